"""Clauses and lettered lists that skip or repeat."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from minutes_lint import Finding, Mark, Meeting, Note, Paragraph, Resolution, Span, rule

FEWEST = 3
"""A list of fewer entries proves no order."""

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")

AMBIGUOUS = {9: 1, 22: 5, 24: 10}
"""The letters i, v and x by their place in the alphabet, and what they are as roman numbers."""


@rule(severity="error")
def sub_numbering(meeting: Meeting) -> Iterator[Finding]:
    """Look at each list that counts from the beginning and has one slip."""
    if "scanned" in meeting.habits or meeting.document.extracted:
        return
    for entries in lists(meeting):
        found = [finding for a, b in pairwise(entries) if (finding := slip(meeting, a, b)) is not None]
        if len(entries) >= FEWEST and len(found) == 1 and value(entries[0]) == 1:
            yield from found


def lists(meeting: Meeting) -> Iterator[list[Paragraph]]:
    """The clauses of each resolution, and the entries that follow one another, while they count on."""
    resolved: set[Span] = set()
    for resolution in meeting.find(Resolution):
        yield [clause.paragraph._replace(mark=clause.mark) for clause in resolution.clauses]
        resolved.update(clause.paragraph.span for clause in resolution.clauses)
    open_lists: dict[tuple[str, int], list[Paragraph]] = {}
    for paragraph in meeting.paragraphs:
        if paragraph.role in ("text", "heading", "title", "resolution", "attendance"):
            yield from open_lists.values()
            open_lists = {}
        if paragraph.role not in ("entry", "clause") or paragraph.mark is None or not counted(paragraph.mark):
            continue
        if paragraph.span in resolved:
            continue
        mark = paragraph.mark
        before = open_lists.get((mark.form, paragraph.depth), [])
        if mark.value in AMBIGUOUS and not (before and value(before[-1]) == mark.value - 1):
            mark = mark._replace(form=roman(mark.form), value=AMBIGUOUS[mark.value])
            paragraph = paragraph._replace(mark=mark)
        entries = open_lists.setdefault((mark.form, paragraph.depth), [])
        if entries and not 0 <= value(paragraph) - value(entries[-1]) <= 2:
            yield entries
            entries = open_lists[mark.form, paragraph.depth] = []
        entries.append(paragraph)
    yield from open_lists.values()


def roman(form: str) -> str:
    """How a mark's form is told when its letter is a roman number."""
    return form.replace("a", "i").replace("A", "I")


def counted(mark: Mark) -> bool:
    """Whether a mark is a clause's or a letter: "(2)", "b)", "iii."; a plain "2." may be an item's."""
    return mark.value is not None and (mark.form.strip("().: ") != "n" or ")" in mark.form)


def value(paragraph: Paragraph) -> int:
    """The place in the count that an entry's mark states."""
    return (paragraph.mark.value or 0) if paragraph.mark else 0


def slip(meeting: Meeting, before: Paragraph, entry: Paragraph) -> Finding | None:
    """What is wrong between two entries: a number left out, or the same one again."""
    assert before.mark is not None
    assert entry.mark is not None
    step = value(entry) - value(before)
    if step not in (0, 2) or value(entry) == 1:
        return None
    one, other = before.mark.text.strip(), entry.mark.text.strip()
    note = Note(f"{one} stands here", before.mark.span)
    if step == 0:
        return Finding(shown(entry.mark), f"{other} stands twice in one list", notes=(note,))
    missing = label(entry.mark, value(entry) - 1)
    if missing in meeting.document.text[before.span.start : entry.span.start]:
        return None
    return Finding(shown(entry.mark), f"{one} is followed by {other}: {missing} is missing", notes=(note,))


def label(mark: Mark, number: int) -> str:
    """How a mark of the same form would read for another number."""
    inner = mark.text.strip().strip("().:")
    if inner.isdigit():
        named = str(number)
    else:
        named = (
            ROMAN[number - 1] if mark.form.strip("().: ").casefold() == "i" else chr(ord("a") + number - 1)
        )
        named = named.upper() if inner.isupper() else named
    return mark.text.strip().replace(inner, named, 1)


def shown(mark: Mark) -> Span:
    """Where a mark stands, without the space after it."""
    return Span(mark.span.start, mark.span.start + len(mark.text.rstrip()))
