"""Those present, those with apologies and those absent are not the membership that is stated.

A member may be absent without apology, so that too few of them are a mistake only where the absent are listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minutes_lint import Attendance, Finding, Meeting, Note, Pack, Person, by_name, name_key, rule
from minutes_lint.model import Severity

ACCOUNTED = ("present", "apologies", "absent")
SHARE = 4
"""Where more than one in so many members is missing, the lists are of something else."""


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


LARGEST = 300
"""No body whose attendance is listed by name has more members."""


def compared(meeting: Meeting, stated: Attendance, here: bool) -> Iterator[Finding]:
    """What is wrong with the lists of one meeting, where all of them could be read."""
    lists = [found for found in meeting.find(Attendance) if found.list in ACCOUNTED]
    if not any(found.list == "present" and found.people for found in lists) or not all(found.whole for found in lists):
        return
    listed = meeting.different(*ACCOUNTED)
    note = (Note("the membership is stated here", stated.span),)
    unsure: Severity | None = None if here and any(found.list == "absent" for found in lists) else "note"
    if not stated.people:
        total = stated.stated or 0
        if len(listed) != total:
            message = (
                f"{len(listed)} people are listed as present, with apologies or absent, and the membership is {total}"
            )
            yield Finding(lists[0].span, message, None if len(listed) > total else unsure, note)
        return
    anywhere = meeting.listed(*ACCOUNTED, "attending", "observing")
    missing = list(unlike(stated.people, anywhere))
    if len(missing) > max(1, len(stated.people) // SHARE):
        return
    for member in missing:
        message = f"{member.raw} is a member, and is listed neither as present nor as absent"
        yield Finding(lists[0].span, message, unsure, note)
    for person in unlike(listed, stated.people):
        if person.office and person.office == office(stated):
            plain = not person.role and here
            yield Finding(
                person.span, f"{person.raw} is listed, and is not among the members", None if plain else "note", note
            )


def unlike(people: Iterable[Person], others: Iterable[Person]) -> Iterator[Person]:
    """Those of some people who can be none of the others."""
    others = tuple(others)
    known = by_name(others)
    for person in people:
        near = known.get(name_key(person), ())
        if not any(person.is_like(other) for group in (near, others) for other in group):
            yield person


def office(stated: Attendance) -> str:
    """The office that all members are named by, or nothing."""
    offices = {person.office for person in stated.people}
    return offices.pop() if len(offices) == 1 else ""
