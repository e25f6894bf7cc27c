"""Which members were at a meeting, and how many there may have been at most."""

from __future__ import annotations

from collections.abc import Iterable

from minutes_lint.model.meeting import Meeting
from minutes_lint.model.mentions import Act, Attendance, Presence
from minutes_lint.model.people import Person, words_of
from minutes_lint.model.spans import Span
from minutes_lint.values import NamedTuple


class Present(NamedTuple):
    """The members who were at a meeting, where all of them are known.

    `named` is how many are named, `listed` how many the list gives in names or as a number, and `most` how many may
    have voted: more people may preside or take part than are listed.
    """

    stretches: tuple[Presence, ...]
    named: int
    listed: int
    most: int
    span: Span


def present(meeting: Meeting) -> Present | None:
    """Who was present; None where minutes do not say, or their lists were not read whole."""
    lists = [found for found in meeting.find(Attendance) if found.list == "present"]
    if not meeting.is_record or not lists or not all(found.whole for found in lists):
        return None
    stretches = tuple(presence for presence in meeting.find(Presence) if may_vote(presence.person))
    named = distinct(stretches)
    listed = max(named, *(found.stated or 0 for found in lists))
    most = max(named, *(found.most for found in lists)) + len(unlisted(meeting, lists[0]))
    return Present(stretches, named, listed, most, lists[0].span) if listed else None


def may_vote(person: Person) -> bool:
    """Whether somebody who was there may vote: members may, whatever list names them."""
    return person.list in ("present", "apologies", "absent") or person.seat == "member"


def unlisted(meeting: Meeting, listed: Attendance) -> set[tuple[str, ...]]:
    """The last names of those who stand in no list, and preside, take part, or are named with a seat above the list."""
    people = meeting.find(Person)
    known = {words_of(person.name)[-1:] for person in people if person.list != "text"}
    taking_part = [act.person for act in meeting.find(Act) if act.what != "spoke" or act.person.seat]
    above = [person for person in people if person.span.start < listed.span.start and person.seat]
    taking_part += [*above, *(person for person in people if "chair" in (person.seat, person.role))]
    return {words_of(person.name)[-1:] for person in taking_part} - known


def distinct(presences: Iterable[Presence]) -> int:
    """How many people some presences are of: one who comes back is one."""
    return len({(presence.person.name, presence.person.span) for presence in presences})
