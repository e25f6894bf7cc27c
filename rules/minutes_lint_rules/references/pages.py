"""Page ranges of an agenda that overlap or run backwards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from minutes_lint import Finding, Meeting, Note, Reference, rule


@rule(severity="warning")
def pages(meeting: Meeting) -> Iterator[Finding]:
    """Compare the ends of each range, and each range with the one before it; a new count may begin anywhere."""
    ranges = list(papers(meeting)) if meeting.kind == "agenda" else []
    for reference in ranges:
        if backwards(reference):
            yield Finding(reference.span, f"the pages run backwards: {reference.number} is after {reference.last}")
    overlaps = [(one, other) for one, other in pairwise(ranges) if overlap(one, other)]
    for one, other in overlaps if len(overlaps) * 2 < len(ranges) else ():
        message = f"“{other.raw}” begins before the end of “{one.raw}”"
        yield Finding(other.span, message, notes=(Note(f"“{one.raw}”", one.span),))


def papers(meeting: Meeting) -> Iterator[Reference]:
    """The pages that an agenda gives for the papers of its items, in order."""
    for reference in meeting.find(Reference):
        numbers = (reference.number, reference.last or reference.number)
        if reference.kind == "page" and reference.meeting == "this" and all(map(str.isdecimal, numbers)):
            yield reference


def backwards(reference: Reference) -> bool:
    """Whether the last page is before the first, and is not only shortened: 112-18."""
    number, last = reference.number, reference.last
    shortened = len(last) < len(number) and int(number) <= int(number[: len(number) - len(last)] + last)
    return bool(last) and int(last) < int(number) and not shortened


def overlap(one: Reference, other: Reference) -> bool:
    """Whether a range begins within the one before and ends after it; a page may be shared, a part be named again."""
    if not one.last or not other.last or backwards(one) or backwards(other):
        return False
    return int(one.number) < int(other.number) < int(one.last) < int(other.last)
