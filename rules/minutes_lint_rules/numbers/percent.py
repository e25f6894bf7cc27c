"""A share that is not what its part is of its whole."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Claim, Finding, Meeting, Note, rule


@rule(severity="error")
def percent(meeting: Meeting) -> Iterator[Finding]:
    """Compare each share with the part and the whole it is stated with."""
    for claim in meeting.find(Claim):
        if claim.relation == "percent" and claim.verdict == "wrong":
            figures = " of ".join(f"“{quantity.raw}”" for quantity in claim.operands)
            notes = (Note("the whole", claim.operands[-1].span),)
            yield Finding(claim.stated.span, f"{figures} is {claim.expected}, not “{claim.stated.raw}”", notes=notes)
