"""A number in words that is not the one in figures beside it."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Claim, Edit, Finding, Meeting, Suggestion, rule


@rule(severity="error")
def words(meeting: Meeting) -> Iterator[Finding]:
    """Compare words with the figures in brackets after them, or the other way round."""
    for claim in meeting.find(Claim):
        if claim.relation == "words" and claim.verdict == "wrong":
            first, last = claim.operands[0], claim.stated
            suggestions = (
                Suggestion(f"“{first.raw}” in both places", (Edit(last.span, first.raw),)),
                Suggestion(f"“{last.raw}” in both places", (Edit(first.span, last.raw),)),
            )
            message = f"“{first.raw}” and “{last.raw}” are two numbers: {first.value:,} and {last.value:,}"
            yield Finding(claim.span, message, suggestions=suggestions)
