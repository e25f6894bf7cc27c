"""Shares said to make up a whole that do not make 100%."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Claim, Finding, Meeting, Note, rule


@rule(severity="warning")
def partition(meeting: Meeting) -> Iterator[Finding]:
    """Add up the shares of each whole."""
    for claim in meeting.find(Claim):
        if claim.relation == "partition" and claim.verdict == "wrong":
            *first, last = (f"“{share.raw}”" for share in (*claim.operands, claim.stated))
            notes = (Note("the first of them", claim.operands[0].span),)
            message = f"{', '.join(first)} and {last} make {claim.expected}, not 100%"
            yield Finding(claim.stated.span, message, notes=notes)
