"""More votes than members present."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Act, Attendance, Finding, Meeting, Note, Person, Presence, Vote, rule, words_of


@rule(severity="error")
def total(meeting: Meeting) -> Iterator[Finding]:
    """Compare the votes cast at a meeting with the members who were there, where all of these are named.

    One vote too many may be that of a chair whom the list takes for granted, or a latecomer's: that is a warning.
    """
    lists = [named for named in meeting.find(Attendance) if named.list == "present"]
    everyone = [presence for presence in meeting.find(Presence) if may_vote(presence.person)]
    ever = distinct(everyone)
    listed = max([ever, *(named.stated or 0 for named in lists)])
    if not meeting.is_record or not listed or not lists or not all(named.whole for named in lists):
        return
    most = max(ever, *(named.most for named in lists)) + len(unlisted(meeting, lists[0]))
    note = (Note("the members present", lists[0].span),)
    for vote in meeting.find(Vote):
        if not vote.elsewhere and vote.cast > max(1, most):
            message = f"{vote.cast} votes, but {members(listed)} present"
            yield Finding(vote.span, message, "warning" if vote.cast == most + 1 or listed > ever else None, note)
        elif not vote.elsewhere and most == ever:
            yield from gone(vote, everyone, note)


def gone(vote: Vote, everyone: list[Presence], note: tuple[Note, ...]) -> Iterator[Finding]:
    """More votes than there were members in the room when they were cast."""
    there = [presence for presence in everyone if presence.during.start <= vote.span.start < presence.during.end]
    if vote.cast > max(1, distinct(there)) and there:
        sure = all(presence.certain for presence in everyone)
        message = f"{vote.cast} votes, but {members(distinct(there))} present at that point"
        yield Finding(vote.span, message, severity="warning" if sure else "note", notes=note)


def may_vote(person: Person) -> bool:
    """Whether somebody may be one of those who vote: members do, whatever list they stand in, if they were there."""
    return person.list in ("present", "apologies", "absent") or person.seat == "member"


def unlisted(meeting: Meeting, listed: Attendance) -> set[tuple[str, ...]]:
    """The last names of those who preside, take part or stand above the list with a seat, and in no list at all."""
    people = meeting.find(Person)
    known = {words_of(person.name)[-1:] for person in people if person.list != "text"}
    taking_part = [act.person for act in meeting.find(Act) if act.what != "spoke" or act.person.seat]
    above = [person for person in people if person.span.start < listed.span.start and person.seat]
    taking_part += [*above, *(person for person in people if "chair" in (person.seat, person.role))]
    return {words_of(person.name)[-1:] for person in taking_part} - known


def distinct(presences: list[Presence]) -> int:
    """How many people some presences are of: one who comes back is one."""
    return len({(presence.person.name, presence.person.span) for presence in presences})


def members(count: int) -> str:
    """How many members, with their verb."""
    return "1 member was" if count == 1 else f"{count} members were"
