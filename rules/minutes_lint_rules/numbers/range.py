"""A range that begins above its end, or a part that is more than its whole."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Claim, Finding, Meeting, rule


@rule(severity="error")
def range(meeting: Meeting) -> Iterator[Finding]:
    """Compare the ends of each range, and each part with its whole."""
    for claim in meeting.find(Claim):
        if claim.relation != "range" or claim.verdict != "wrong":
            continue
        if claim.word == "of":
            part, whole = claim.operands
            yield Finding(claim.span, f"“{part.raw}” cannot be part of “{whole.raw}”, which is less")
        else:
            low = claim.operands[0]
            yield Finding(claim.span, f"the lower end, “{low.raw}”, is above the upper end, “{claim.stated.raw}”")
