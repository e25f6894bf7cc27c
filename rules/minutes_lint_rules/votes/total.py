"""More votes than members present."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Attendance, Finding, Meeting, Note, Person, Presence, Vote, rule

OPTIONS = ("for", "against", "abstain")
VOTING = ("councillor", "member", "supervisor", "trustee", "director", "commissioner", "alderman", "selectman", "governor")
"""The offices of those who may vote, whatever list they stand in."""


@rule(severity="error")
def total(meeting: Meeting) -> Iterator[Finding]:
    """Compare the votes cast at a meeting with the members who were there, where all of these are named."""
    lists = [named for named in meeting.find(Attendance) if named.list == "present"]
    if not meeting.is_record or not lists or not all(named.whole for named in lists):
        return
    everyone = [presence for presence in meeting.find(Presence) if votes(presence.person)]
    ever = distinct(everyone)
    listed = max(ever, *(named.stated or 0 for named in lists))
    for vote in meeting.find(Vote):
        cast = sum(vote.counts.get(option, 0) for option in OPTIONS)
        if not ever or vote.elsewhere:
            continue
        note = (Note("the members present", lists[0].span),)
        if cast > listed:
            yield Finding(vote.span, f"{cast} votes, but {members(listed)} present", notes=note)
            continue
        there = [presence for presence in everyone if presence.during.start <= vote.span.start < presence.during.end]
        if listed == ever and cast > distinct(there) > 0:
            sure = all(presence.certain for presence in everyone)
            message = f"{cast} votes, but {members(distinct(there))} present at that point"
            yield Finding(vote.span, message, severity=None if sure else "note", notes=note)


def votes(person: Person) -> bool:
    """Whether somebody may be one of those who vote."""
    return person.list == "present" or person.office.casefold() in VOTING


def distinct(presences: list[Presence]) -> int:
    """How many people some presences are of: one who comes back is one."""
    return len({(presence.person.name, presence.person.span) for presence in presences})


def members(count: int) -> str:
    """So many members, with their verb."""
    return "1 member was" if count == 1 else f"{count} members were"
