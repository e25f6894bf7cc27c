"""More votes than members present."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Finding, Meeting, Note, Vote, rule

from ._members import Present, distinct, present


@rule(severity="error")
def total(meeting: Meeting) -> Iterator[Finding]:
    """Compare the votes cast at a meeting with the members who were there, where all of these are named.

    One vote too many may be that of a chair whom the list takes for granted, or a latecomer's: that is a warning.
    """
    members = present(meeting)
    if members is None:
        return
    note = Note("the members present", members.span)
    for vote in meeting.find(Vote):
        if vote.elsewhere or vote.cast <= 1:
            continue
        if vote.cast > members.most:
            sure = vote.cast > members.most + 1 and members.listed == members.named
            message = f"{vote.cast} votes, but {were(members.listed)} present"
            yield Finding(vote.span, message, None if sure else "warning", (note,))
        elif members.most == members.named:
            yield from gone(vote, members, note)


def gone(vote: Vote, members: Present, note: Note) -> Iterator[Finding]:
    """More votes than there were members in the room when they were cast; nothing where none is known to be there."""
    at = vote.span.start
    there = distinct([stretch for stretch in members.stretches if stretch.during.start <= at < stretch.during.end])
    if vote.cast > there > 0:
        sure = all(stretch.certain for stretch in members.stretches)
        message = f"{vote.cast} votes, but {were(there)} present at that point"
        yield Finding(vote.span, message, "warning" if sure else "note", (note,))


def were(count: int) -> str:
    """How many members, with their verb."""
    return "1 member was" if count == 1 else f"{count} members were"
