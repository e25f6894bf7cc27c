"""A minute of this meeting is cited that this meeting does not have."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from minutes_lint import Finding, Item, Meeting, Note, Reference, rule
from minutes_lint.archive.titles import content

FEWEST = 3
"""A run of fewer minutes does not show how the meeting numbers them."""


@rule(severity="error")
def minute(meeting: Meeting) -> Iterator[Finding]:
    """Look up each minute that the text says is one of this meeting's."""
    run = minutes(meeting)
    if not run or not meeting.is_record:
        return
    numbers = {plain(item.number) for item in meeting.items}
    for reference in meeting.find(Reference):
        if reference.kind != "minute" or reference.meeting != "this" or plain(reference.number) in numbers:
            continue
        if reference.number.isdigit() and not elsewhere(meeting, reference):
            first, last = run[0], run[-1]
            message = f"there is no minute {reference.number}: this meeting's are {first.number} to {last.number}"
            notes = (
                Note(f"minute {first.number}", first.heading),
                Note(f"minute {last.number}", last.heading),
            )
            yield Finding(reference.span, message, notes=notes)


def minutes(meeting: Meeting) -> list[Item]:
    """The minutes of a meeting, where they are numbered without a break in plain figures."""
    top = [item for item in meeting.items if item.parent is None and item.mark is not None]
    values = [item.mark.value or 0 for item in top if item.mark is not None]
    unbroken = all(b == a + 1 for a, b in pairwise(values)) and all(item.number.isdigit() for item in top)
    return top if unbroken and len(top) >= FEWEST else []


def plain(number: str) -> str:
    """A number without zeros before it and a stop after it."""
    return number.lstrip("0").rstrip(".").casefold()


def elsewhere(meeting: Meeting, reference: Reference) -> bool:
    """Whether none of this meeting's minutes has the title cited: another body's may be meant."""
    words = content(reference.title)
    return bool(words) and not any(words <= content(item.title) for item in meeting.items)
