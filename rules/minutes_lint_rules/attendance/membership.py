"""Those present, those with apologies and those absent are not the membership that is stated.

A member may be absent without apology, so too few people are surely a mistake only where the absent are listed.
"""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Attendance, Finding, Meeting, Note, Pack, Person, Severity, rule, unlike

from ._lists import ACCOUNTED, accounted, usable

SHARE = 4
"""Where more than one member in N is missing, the lists are of something else."""


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


def compared(meeting: Meeting, stated: Attendance, here: bool) -> Iterator[Finding]:
    """What is wrong with the lists of one meeting, where all of them could be read."""
    lists, notes = accounted(meeting), (Note("the membership is stated here", stated.span),)
    if not lists:
        return
    unsure: Severity | None = None if here and any(found.list == "absent" for found in lists) else "note"
    listed, total = len(meeting.different(*ACCOUNTED)), stated.stated or 0
    if not stated.people and listed != total:
        message = f"{listed} people are listed as present, with apologies or absent, and the membership is {total}"
        yield Finding(lists[0].span, message, None if listed > total else unsure, notes)
    missing = list(unlike(stated.people, meeting.listed(*ACCOUNTED, "attending", "observing")))
    if len(missing) <= max(1, len(stated.people) // SHARE):
        for member in missing:
            message = f"{member.raw} is a member, and is listed neither as present nor as absent"
            yield Finding(lists[0].span, message, unsure, notes)
        for person in strangers(meeting, stated):
            message = f"{person.raw} is listed, and is not among the members"
            yield Finding(person.span, message, None if here and not person.role else "note", notes)


def strangers(meeting: Meeting, stated: Attendance) -> Iterator[Person]:
    """Those who have the office of all named members, and are none of them."""
    office = stated.office
    colleagues = (person for person in meeting.different(*ACCOUNTED) if office and person.office == office)
    return unlike(colleagues, stated.people)
