"""A vote whose stated result is not what its counts say."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Finding, Meeting, Note, Vote, rule


@rule(severity="error")
def outcome(meeting: Meeting) -> Iterator[Finding]:
    """Look at the votes that state both their result, or that nobody was against, and how many were on each side."""
    if not meeting.is_record:
        return
    for vote in meeting.find(Vote):
        found = contradicted(vote) or disunited(vote)
        if found is not None:
            yield found


def contradicted(vote: Vote) -> Finding | None:
    """What carried with fewer for it than against, or than the majority it needed, or failed with more."""
    yes, no = vote.counts.get("for"), vote.counts.get("against")
    if yes is None or no is None or vote.stated is None or vote.casting:
        return None
    tally = f"{yes} for and {no} against"
    if vote.passed is False and yes > no + vote.counts.get("abstain", 0) and not vote.special:
        return finding(vote, f"“{vote.result}” with {tally}: more voted for it than against")
    if vote.passed is not True:
        return None
    if yes < no:
        return finding(vote, f"“{vote.result}” with {tally}: more voted against it than for")
    if vote.required is not None and yes * vote.required[1] < (yes + no) * vote.required[0]:
        share = {(2, 3): "two thirds", (3, 4): "three quarters"}[vote.required]
        return finding(vote, f"“{vote.result}” with {tally}, which is less than the {share} required")
    return None


def disunited(vote: Vote) -> Finding | None:
    """What was unanimous with votes against, or had every vote with abstentions."""
    if vote.unanimous is None:
        return None
    against, abstained = vote.counts.get("against", 0), vote.counts.get("abstain", 0)
    if against and against < vote.counts.get("for", against + 1):
        return finding(vote, f"Unanimous, with {against} against")
    if abstained and vote.everyone and not against:
        return finding(vote, f"All voted for it, with {abstained} {'abstention' if abstained == 1 else 'abstentions'}")
    return None


def finding(vote: Vote, message: str) -> Finding:
    """The result, or the claim of unanimity, and where the counts stand that speak against it."""
    said = vote.stated if "nanimous" not in message and "All voted" not in message else vote.unanimous
    notes = tuple(Note(f"{count} {option}", vote.places[option]) for option, count in vote.counts.items() if count)
    return Finding(said or vote.span, message, notes=notes)
