"""Those present, those with apologies and those absent are not the membership that is stated.

A member may be absent without apology, so too few people are surely a mistake only where the absent are listed.
"""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Attendance, Finding, Meeting, Note, Pack, Severity, Span, rule, unlike

ACCOUNTED = ("present", "apologies", "absent")
SHARE = 4
"""Where more than one member in N is missing, the lists are of something else."""

LARGEST = 300
"""A body whose attendance is listed by name has at most N members."""


@rule(severity="warning")
def membership(pack: Pack) -> Iterator[Finding]:
    """Compare the lists of each meeting with the membership stated in it, or before it in the same file."""
    stated: Attendance | None = None
    body = ""
    for meeting in pack.meetings:
        own = meeting.body.raw.casefold() if meeting.body else ""
        here = [found for found in meeting.find(Attendance) if found.list == "membership"]
        if here:
            stated, body = usable(here), own
        if stated is not None and own == body and meeting.is_record:
            yield from compared(meeting, stated, bool(here))


def usable(memberships: list[Attendance]) -> Attendance | None:
    """The membership that a meeting states, where it states one and its names or its number could be read."""
    first = memberships[0]
    read = first.whole or bool(first.stated)
    return first if len(memberships) == 1 and read and len(first.people) <= LARGEST else None


def compared(meeting: Meeting, stated: Attendance, here: bool) -> Iterator[Finding]:
    """What is wrong with the lists of one meeting, where all of them could be read."""
    lists = [found for found in meeting.find(Attendance) if found.list in ACCOUNTED]
    if not any(found.list == "present" and found.people for found in lists) or not all(found.whole for found in lists):
        return
    unsure: Severity | None = None if here and any(found.list == "absent" for found in lists) else "note"
    if not stated.people:
        yield from counted(meeting, stated, lists[0].span, unsure)
        return
    missing = list(unlike(stated.people, meeting.listed(*ACCOUNTED, "attending", "observing")))
    if len(missing) <= max(1, len(stated.people) // SHARE):
        for member in missing:
            message = f"{member.raw} is a member, and is listed neither as present nor as absent"
            yield Finding(lists[0].span, message, unsure, noted(stated))
        yield from strangers(meeting, stated, here)


def counted(meeting: Meeting, stated: Attendance, at: Span, unsure: Severity | None) -> Iterator[Finding]:
    """More or fewer people than the membership that is stated as a number."""
    listed, total = len(meeting.different(*ACCOUNTED)), stated.stated or 0
    if listed != total:
        message = f"{listed} people are listed as present, with apologies or absent, and the membership is {total}"
        yield Finding(at, message, None if listed > total else unsure, noted(stated))


def strangers(meeting: Meeting, stated: Attendance, here: bool) -> Iterator[Finding]:
    """People with the office of the members who are no members."""
    for person in unlike(meeting.different(*ACCOUNTED), stated.people):
        if person.office and person.office == stated.office:
            message = f"{person.raw} is listed, and is not among the members"
            yield Finding(person.span, message, None if here and not person.role else "note", noted(stated))


def noted(stated: Attendance) -> tuple[Note, ...]:
    """Where the membership is stated."""
    return (Note("the membership is stated here", stated.span),)
