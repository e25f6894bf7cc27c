"""A recorded vote whose names and counts disagree, or that has one name on two sides."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Finding, Meeting, Note, Vote, rule

SIDES = (("for", "against"), ("for", "abstain"), ("against", "abstain"))


@rule(severity="error")
def roll_call(meeting: Meeting) -> Iterator[Finding]:
    """Count the names of each side that is listed in full, and compare the sides."""
    for vote in meeting.find(Vote):
        yield from miscounted(vote)
        yield from doubled(vote)


def miscounted(vote: Vote) -> Iterator[Finding]:
    """The sides of which the stated count is not the number of names."""
    for option, place in vote.rolls.items():
        stated, named = vote.counts.get(option), len(vote.voters.get(option, ()))
        if stated is None or stated == named:
            continue
        names = f"{named} {'name is' if named == 1 else 'names are'} listed"
        yield Finding(
            vote.places[option],
            f"{stated} {said(option)}, but {names}",
            notes=(Note(f"{named} {'name' if named == 1 else 'names'}", place),),
        )


def doubled(vote: Vote) -> Iterator[Finding]:
    """The names that stand on two sides of one vote."""
    for one, other in SIDES:
        if one not in vote.rolls or other not in vote.rolls:
            continue
        known = set(vote.names[one])
        for name, words in zip(vote.voters[other], vote.names[other], strict=True):
            if words in known:
                message = f"“{name}” is listed both {said(one)} and {said(other)}"
                yield Finding(vote.rolls[other], message, notes=(Note(f"listed {said(one)} here", vote.rolls[one]),))


def said(option: str) -> str:
    """A side in words."""
    return {"abstain": "as abstaining", "for": "for", "against": "against"}.get(option, f"for {option}")
