"""Those present, those with apologies and those absent are not the membership that is stated.

A member may be absent without apology, so that too few of them are a mistake only where the absent are listed.
"""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Attendance, Finding, Meeting, Note, Pack, Severity, rule, unlike

ACCOUNTED = ("present", "apologies", "absent")
SHARE = 4
"""Where more than one in so many members is missing, the lists are of something else."""

LARGEST = 300
"""No body whose attendance is listed by name has more members."""


@rule(severity="warning")
def membership(pack: Pack) -> Iterator[Finding]:
    """Compare the lists of each meeting with the membership stated in it, or before it in the same file."""
    stated: Attendance | None = None
    body = ""
    for meeting in pack.meetings:
        own = meeting.body.raw.casefold() if meeting.body else ""
        here = [found for found in meeting.find(Attendance) if found.list == "membership"]
        if here:
            stated, body = (here[0], own) if len(here) == 1 and here[0].whole | bool(here[0].stated) else (None, "")
        if stated is not None and len(stated.people) <= LARGEST and own == body and meeting.is_record:
            yield from compared(meeting, stated, bool(here))


def compared(meeting: Meeting, stated: Attendance, here: bool) -> Iterator[Finding]:
    """What is wrong with the lists of one meeting, where all of them could be read."""
    lists = [found for found in meeting.find(Attendance) if found.list in ACCOUNTED]
    if not any(found.list == "present" and found.people for found in lists) or not all(found.whole for found in lists):
        return
    at, note = lists[0].span, (Note("the membership is stated here", stated.span),)
    unsure: Severity | None = None if here and any(found.list == "absent" for found in lists) else "note"
    listed, total = meeting.different(*ACCOUNTED), stated.stated or 0
    if not stated.people and len(listed) != total:
        message = f"{len(listed)} people are listed as present, with apologies or absent, and the membership is {total}"
        yield Finding(at, message, None if len(listed) > total else unsure, note)
    missing = list(unlike(stated.people, meeting.listed(*ACCOUNTED, "attending", "observing")))
    if not stated.people or len(missing) > max(1, len(stated.people) // SHARE):
        return
    for member in missing:
        yield Finding(at, f"{member.raw} is a member, and is listed neither as present nor as absent", unsure, note)
    for person in unlike(listed, stated.people):
        if person.office and person.office == stated.office:
            plain = not person.role and here
            message = f"{person.raw} is listed, and is not among the members"
            yield Finding(person.span, message, None if plain else "note", note)
