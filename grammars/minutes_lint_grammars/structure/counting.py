"""Numbers of items, and marks of clauses and entries, that skip, repeat or go back, and what such a slip proves.

Most jumps in the numbers of real minutes are no mistakes: a converter dropped a number, an item was taken out
of its order, two lists were read as one. What may be such a thing is left out here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from minutes_lint import Announcement, Item, Mark, Misnumbering, Paragraph, Resolution, Span, SubMisnumbering
from minutes_lint.model.mentions import out_of_order
from minutes_lint.wording import roman

from ..parser.drafts import Draft
from ..parser.words import terminal

FEWEST = 4
"""A run of fewer items proves no order."""

FEWEST_BELOW = 3
"""This many that begin with 1 below one item prove that none of their numbers stands twice."""

WIDEST = 12
"""Where more numbers than this are missing, two runs were read as one."""

MOST_SLIPS = 4
"""A run with more slips than this was not counted, or not read, as one."""

FEWEST_ENTRIES = 3
"""A list of fewer entries proves no order."""

DRESS = " \t*_.():\\#|"
"""What may stand around a number."""

ENTRIES = ("entry", "clause")
APART = ("text", "heading", "title", "resolution", "attendance")
"""Paragraphs that end a list."""


def settle(draft: Draft) -> Draft:
    """A draft with all slips in its numbering; where its text was read off an image, what is missing proves nothing."""
    entries = () if draft.scanned or draft.document.extracted else of_entries(draft)
    return draft.having({Misnumbering: [*of_items(draft)], SubMisnumbering: [*entries]})


# --- items ------------------------------------------------------------------------------------------


def of_items(draft: Draft) -> Iterator[Misnumbering]:
    """The slips in each run of items of one form and one level that is long enough and read as one."""
    apart = out_of_order(draft.items, draft.find(Announcement))
    for run in runs(draft.items):
        slips = [slip for slip in slips_of(draft, run, apart) if not (draft.scanned and slip.kind == "gap")]
        if len(run) >= FEWEST:
            yield from graded(draft, run, slips)
        elif len(run) == FEWEST_BELOW and run[0].parent is not None and count(run[0]) == 1:
            yield from (slip for slip in slips if slip.kind == "repeated")


def graded(draft: Draft, run: list[Item], slips: list[Misnumbering]) -> list[Misnumbering]:
    """The slips of a run, certain or not; none where it was not counted, or not read, as one."""
    if len(slips) > MOST_SLIPS or listed(run):
        return []
    alone = len(slips) == 1 and len(run) > FEWEST
    sure = alone and not draft.document.extracted and not any(item.inline for item in run)
    twins = {second.order for first, second in pairwise(run) if count(first) == count(second)}
    return [slip._replace(certain=sure and slip.item.order in twins) for slip in slips]


def runs(items: Sequence[Item]) -> Iterable[list[Item]]:
    """The items that are counted together: of one parent, one form and one series."""
    together: dict[tuple[int | None, str, str], list[Item]] = {}
    for item in items:
        if item.mark is not None and item.mark.value is not None:
            together.setdefault((item.parent, item.mark.form, item.mark.series), []).append(item)
    return together.values()


def count(numbered: Item | Paragraph) -> int:
    """The place in the count that the mark of an item or an entry states."""
    return (numbered.mark.value or 0) if numbered.mark else 0


def listed(run: list[Item]) -> bool:
    """Whether the run starts anew: several numbers in a row that all stood before are another list."""
    seen: set[int] = set()
    again = 0
    for item in run:
        again = again + 1 if count(item) in seen else 0
        if again >= 2:
            return True
        seen.add(count(item))
    return False


def slips_of(draft: Draft, run: list[Item], apart: frozenset[int]) -> Iterator[Misnumbering]:
    """Each place where a run skips, repeats or goes back, and the text does not say so.

    `apart` are the orders of the items that are said to be out of their order.
    """
    borne = {count(item) for item in run}
    first: dict[int, Item] = {}
    highest = run[0]
    for before, item in pairwise([run[0], *run]):
        slip = Misnumbering(item.number_span, item.number, item, before, "back")
        found: Misnumbering | None = None
        if count(item) in first:
            found = slip._replace(before=first[count(item)], kind="repeated")
        elif missing := left_out(draft, highest, item, borne):
            named = tuple(number_after(highest, n) for n in missing)
            in_a_row = missing[-1] - missing[0] + 1 == len(missing)
            found = slip._replace(kind="gap", missing=named, in_a_row=in_a_row)
        elif count(item) < count(before) and before.order not in apart:
            found = slip
        if found is not None and not inside_text(before, item) and item.order not in apart:
            yield found
        first.setdefault(count(item), item)
        highest = max(highest, item, key=count)


def inside_text(before: Item, item: Item) -> bool:
    """Whether a number stands inside a paragraph, where it may be no item's."""
    serial = item.mark is not None and "/" in item.mark.form
    return (item.inline or before.inline) and not serial


def left_out(draft: Draft, before: Item, item: Item, borne: set[int]) -> list[int]:
    """The numbers between two items that no item bears and that stand nowhere in the text between them."""
    steps = range(count(before) + 1, count(item))
    if not 0 < len(steps) <= WIDEST or not (before.title and item.title):
        return []
    span = Span(before.span.start, item.span.start)
    between = within(draft.paragraphs, span)
    if all_ones(between, item):
        return []
    standing = {*numbers_in(between), *openings(draft.document.text[span.start : span.end])}
    return [n for n in steps if n not in borne and standing.isdisjoint((str(n), number_after(before, n)))]


def all_ones(paragraphs: Iterable[Paragraph], item: Item) -> bool:
    """Whether several paragraphs are numbered 1 as an item is: a converter numbered every entry "1."."""
    form = item.mark and item.mark.form
    return sum(p.mark is not None and p.mark.value == 1 and p.mark.form == form for p in paragraphs) > 1


def numbers_in(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """What may be the number of an item: the marks of paragraphs, their first words, and what stands before a stop."""
    for paragraph in paragraphs:
        if paragraph.mark is not None:
            yield bare(paragraph.mark.text)
        for place, word in enumerate(paragraph.text.split()):
            if place == 0 or word[-1] in ".):":
                yield bare(word)


def openings(text: str) -> Iterator[str]:
    """Numbers of several parts that lines may open with: "7.3" of "7.3 2011 Census", but no "3" of "3 chairs"."""
    for line in text.splitlines():
        first = line.lstrip(DRESS).split(maxsplit=1)
        if first and not (word := first[0].strip(DRESS)).isalnum():
            yield word


def within(paragraphs: Sequence[Paragraph], span: Span) -> list[Paragraph]:
    """The paragraphs that lie inside a span."""
    first, last = (bisect_left(paragraphs, offset, key=lambda paragraph: paragraph.span.start) for offset in span)
    return [paragraph for paragraph in paragraphs[first:last] if paragraph.span.end <= span.end]


def bare(word: str) -> str:
    """A number as written, without what follows or surrounds it; "07/20" is 7."""
    return word.strip(DRESS).partition("/")[0].lstrip("0")


# --- clauses and entries ----------------------------------------------------------------------------


def of_entries(draft: Draft) -> Iterator[SubMisnumbering]:
    """The slip in each list of clauses or entries that counts from the beginning and has only one."""
    for entries in lists(draft):
        if len(entries) < FEWEST_ENTRIES or count(entries[0]) != 1:
            continue
        slips = {n: slip for n, (a, b) in enumerate(pairwise(entries)) if (slip := slip_between(draft, a, b))}
        first = min(slips, default=0)
        if len(slips) == 1 or (slips.keys() == {first, first + 1} and one_is_wrong(entries[first : first + 3])):
            yield slips[first]


def one_is_wrong(entries: list[Paragraph]) -> bool:
    """Whether the middle one of three entries has another's mark: a), c), c) or b), b), d)."""
    return count(entries[2]) - count(entries[0]) == 2


def lists(draft: Draft) -> Iterator[list[Paragraph]]:
    """The clauses of each resolution, and the entries that follow one another, while they count on."""
    clauses = [resolution.clauses for resolution in draft.find(Resolution)]
    for resolved in clauses:
        yield [clause.paragraph._replace(mark=clause.mark) for clause in resolved]
    known = {clause.paragraph.span for resolved in clauses for clause in resolved}
    yield from entries_of(draft.paragraphs, known)


def entries_of(paragraphs: Iterable[Paragraph], resolved: set[Span]) -> Iterator[list[Paragraph]]:
    """The entries of one form and indent that follow one another, while they count on, without those resolved."""
    unfinished: dict[tuple[str, int], list[Paragraph]] = {}
    for paragraph in paragraphs:
        if paragraph.role in APART:
            yield from unfinished.values()
            unfinished = {}
        if paragraph.role not in ENTRIES or paragraph.span in resolved:
            continue
        if paragraph.mark is not None and counted(paragraph.mark):
            entries = unfinished.setdefault((paragraph.mark.form, paragraph.depth), [])
            if entries and not 0 <= count(paragraph) - count(entries[-1]) <= 2:
                yield [*entries]
                entries.clear()
            entries.append(paragraph)
    yield from unfinished.values()


def counted(mark: Mark) -> bool:
    """Whether a mark is a clause's or a letter: "(2)", "b)", "iii."; a plain "2." may be an item's."""
    return mark.value is not None and (mark.form.strip("().: ") != "n" or ")" in mark.form)


def slip_between(draft: Draft, before: Paragraph, entry: Paragraph) -> SubMisnumbering | None:
    """What is wrong between two entries: a number left out, or the same one again."""
    assert before.mark is not None
    assert entry.mark is not None
    step = count(entry) - count(before)
    if step not in (0, 2) or count(entry) == 1:
        return None
    start = entry.mark.span.start
    shown = Span(start, start + len(entry.mark.text.rstrip()))
    slip = SubMisnumbering(shown, entry.mark.text.strip(), entry.item, before.mark, "repeated")
    if step == 0:
        return slip
    missing = renumbered(entry.mark.text.strip(), entry.mark.form, count(entry) - 1)
    stands = missing in draft.document.text[before.span.start : entry.span.start]
    return None if stands else slip._replace(kind="gap", missing=missing)


# --- how they are written ---------------------------------------------------------------------------


def number_after(item: Item, number: int) -> str:
    """How an item would be numbered that comes after another of its run: "4.3" after "4.2", "VIII" after "VII"."""
    return renumbered(item.number, item.mark.form if item.mark else "", number)


def renumbered(written: str, form: str, number: int) -> str:
    """How a number or a mark of a form would read for another count.

    Of several figures the last counts where the form ends with it, and otherwise the first.

    >>> renumbered("4.2", "n.n", 3), renumbered("08/20", "n/y", 9), renumbered("TB/19/018", "x/y/n", 19)
    ('4.3', '09/20', 'TB/19/019')
    >>> renumbered("(iv)", "(i)", 5), renumbered("B", "A.", 3)
    ('(v)', 'C')
    """
    figures = list(terminal("agenda/signals", "FIGURES").finditer(written))
    if figures:
        counting = figures[-1 if form.endswith("n") else 0]
        width = len(counting[0]) if counting[0].startswith("0") else 0
        return written[: counting.start()] + str(number).zfill(width) + written[counting.end() :]
    inner = written.strip("().:")
    is_roman = form.strip("().: ").casefold() == "i"
    named = roman(number) if is_roman else chr(ord("a") + number - 1)
    return written.replace(inner, named.upper() if inner.isupper() else named, 1)
