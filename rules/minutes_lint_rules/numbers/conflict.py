"""One quantity, named the same, with two values."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Claim, Finding, Meeting, Note, rule


@rule(severity="warning")
def conflict(meeting: Meeting) -> Iterator[Finding]:
    """Compare the values that a text gives for one thing at one time."""
    for claim in meeting.find(Claim):
        if claim.relation == "conflict" and claim.verdict == "wrong":
            first, shared = claim.operands
            notes = (Note(f"“{first.raw}” for {claim.word}", first.span),)
            here = f"“{claim.stated.raw}” is given for {claim.word} here"
            message = f"{here}, and “{first.raw}” elsewhere, both beside “{shared.raw}”"
            yield Finding(claim.stated.span, message, notes=notes)
