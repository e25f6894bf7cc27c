"""More votes than members present."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minutes_lint import Act, Attendance, Finding, Meeting, Note, Person, Presence, Vote, rule, words_of
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
    note: Note


@rule(severity="error")
def total(meeting: Meeting) -> Iterator[Finding]:
    """Compare the votes cast at a meeting with the members who were there, where all of these are named.

    One vote too many may be that of a chair whom the list takes for granted, or a latecomer's: that is a warning.
    """
    present = known(meeting)
    if present is None:
        return
    for vote in meeting.find(Vote):
        if vote.elsewhere or vote.cast <= 1:
            continue
        if vote.cast > present.most:
            sure = vote.cast > present.most + 1 and present.listed == present.named
            message = f"{vote.cast} votes, but {members(present.listed)} present"
            yield Finding(vote.span, message, None if sure else "warning", (present.note,))
        elif present.most == present.named:
            yield from gone(vote, present)


def known(meeting: Meeting) -> Present | None:
    """Who was present; None where minutes do not say, or their lists were not read whole."""
    lists = [found for found in meeting.find(Attendance) if found.list == "present"]
    if not meeting.is_record or not lists or not all(found.whole for found in lists):
        return None
    stretches = tuple(presence for presence in meeting.find(Presence) if may_vote(presence.person))
    named = distinct(stretches)
    listed = max(named, *(found.stated or 0 for found in lists))
    most = max(named, *(found.most for found in lists)) + len(unlisted(meeting, lists[0]))
    return Present(stretches, named, listed, most, Note("the members present", lists[0].span)) if listed else None


def gone(vote: Vote, present: Present) -> Iterator[Finding]:
    """More votes than there were members in the room when they were cast; nothing where none is known to be there."""
    at = vote.span.start
    there = distinct([stretch for stretch in present.stretches if stretch.during.start <= at < stretch.during.end])
    if vote.cast > there > 0:
        sure = all(stretch.certain for stretch in present.stretches)
        message = f"{vote.cast} votes, but {members(there)} present at that point"
        yield Finding(vote.span, message, "warning" if sure else "note", (present.note,))


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


def distinct(presences: Sequence[Presence]) -> int:
    """How many people some presences are of: one who comes back is one."""
    return len({(presence.person.name, presence.person.span) for presence in presences})


def members(count: int) -> str:
    """How many members, with their verb."""
    return "1 member was" if count == 1 else f"{count} members were"
