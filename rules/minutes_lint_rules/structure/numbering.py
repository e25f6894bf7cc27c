"""Item numbers that skip, repeat or go back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from minutes_lint import Finding, Item, Meeting, Note, Paragraph, Span, rule

FEWEST = 4
"""A run of fewer items proves no order."""

WIDEST = 12
"""Where more numbers than this are missing, two runs were read as one."""

MOST_SLIPS = 4
"""A run with more slips than this was not counted, or not read, as one."""


@rule(severity="error")
def numbering(meeting: Meeting) -> Iterator[Finding]:
    """Look at each run of items of one form and one level."""
    for run in runs(meeting.items):
        found = list(slips(meeting, run))
        if len(run) >= FEWEST and len(found) <= MOST_SLIPS and not listed(run):
            alone = len(found) == 1
            yield from (f if alone and certain(meeting, run, f) else less_sure(f) for f in found)


def runs(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The items that are counted together: of one parent, one form and one series."""
    together: dict[tuple[int | None, str, str], list[Item]] = {}
    for item in items:
        if item.mark is not None and item.mark.value is not None:
            together.setdefault((item.parent, item.mark.form, item.mark.series), []).append(item)
    yield from together.values()


def value(item: Item) -> int:
    """The place in the count that an item's mark states."""
    return (item.mark.value or 0) if item.mark else 0


def listed(run: list[Item]) -> bool:
    """Whether the run starts anew: several numbers in a row that all stood before are another list."""
    seen: set[int] = set()
    again = 0
    for item in run:
        again = again + 1 if value(item) in seen else 0
        if again >= 2:
            return True
        seen.add(value(item))
    return False


def slips(meeting: Meeting, run: list[Item]) -> Iterator[Finding]:
    """Each place where a run skips, repeats or goes back, and the text does not say so."""
    numbers = {value(item) for item in run}
    first: dict[int, Item] = {}
    highest = run[0]
    for before, item in pairwise([run[0], *run]):
        if not proves_nothing(before, item):
            if value(item) in first:
                yield repeated(meeting, first[value(item)], item)
            elif missing := left_out(meeting, highest, item, numbers):
                yield gap(before, item, missing)
            elif value(item) < value(before) and not before.announced:
                yield back(before, item)
        first.setdefault(value(item), item)
        highest = max(highest, item, key=value)


def proves_nothing(before: Item, item: Item) -> bool:
    """Whether the order is announced, or a number stands inside a paragraph."""
    serial = item.mark is not None and "/" in item.mark.form
    return item.announced or ((item.inline or before.inline) and not serial)


def left_out(meeting: Meeting, before: Item, item: Item, numbers: set[int]) -> list[int]:
    """The numbers between two items that no item bears and that stand nowhere in the text between them."""
    steps = range(value(before) + 1, value(item))
    if not 0 < len(steps) <= WIDEST or not (before.title and item.title) or "scanned" in meeting.habits:
        return []
    between = list(meeting.within(Paragraph, Span(before.span.start, item.span.start)))
    marks = [paragraph.mark for paragraph in between if paragraph.mark is not None]
    if sum(mark.value == 1 and item.mark is not None and mark.form == item.mark.form for mark in marks) > 1:
        return []  # a converter numbered every entry "1."
    standing = {bare(mark.text) for mark in marks}
    for words in (paragraph.text.split() for paragraph in between):
        standing.update(bare(word) for place, word in enumerate(words) if place == 0 or word[-1] in ".):")
    return [n for n in steps if n not in numbers and str(n) not in standing]


def bare(word: str) -> str:
    """A number as written, without what follows or surrounds it; "07/20" is 7."""
    return word.strip("*_.():\\").partition("/")[0].lstrip("0")


def gap(before: Item, item: Item, missing: list[int]) -> Finding:
    """Numbers are left out."""
    named = [item.number.replace(str(value(item)), str(n), 1) for n in missing]
    if len(named) == 1:
        lacking = f"{named[0]} is missing"
    elif len(named) > 3 and missing[-1] - missing[0] + 1 == len(missing):
        lacking = f"{named[0]} to {named[-1]} are missing"
    else:
        lacking = f"{', '.join(named[:-1])} and {named[-1]} are missing"
    return at(item, f"Item {before.number} is followed by item {item.number}: {lacking}", before)


def repeated(meeting: Meeting, first: Item, item: Item) -> Finding:
    """One number for two items."""
    line = meeting.document.position(first.span.start).line
    where = "here and before it in the same line"
    if line != meeting.document.position(item.span.start).line:
        where = f"here and in line {line}"
    return at(item, f"Item {item.number} stands twice: {where}", first)


def back(before: Item, item: Item) -> Finding:
    """All numbers are there, in another order than they count; perhaps so meant, and nobody wrote it down."""
    message = f"Item {before.number} is followed by item {item.number}"
    return at(item, message, before)._replace(severity="note")


def at(item: Item, message: str, other: Item) -> Finding:
    """A finding at the mark of an item that points at another item."""
    assert item.mark is not None
    span = mark_of(item)
    return Finding(span, message, notes=(Note(f"item {other.number}: {other.title}", mark_of(other)),))


def mark_of(item: Item) -> Span:
    """Where the number of an item stands, without the space and stop after it."""
    assert item.mark is not None
    start = item.mark.span.start + max(0, item.mark.text.find(item.number))
    return Span(start, start + len(item.number))


def certain(meeting: Meeting, run: list[Item], finding: Finding) -> bool:
    """Whether two items in a row bear one number, in a run that is otherwise unbroken."""
    in_a_row = any(value(a) == value(b) and mark_of(b) == finding.span for a, b in pairwise(run))
    plain = len(run) > FEWEST and not any(item.inline for item in run) and not meeting.document.extracted
    return in_a_row and plain


def less_sure(finding: Finding) -> Finding:
    """The same finding as a warning, or as the note it is."""
    return finding._replace(severity=finding.severity or "warning")
