"""Parts that do not add up to the total stated with them."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Claim, Finding, Meeting, Note, Span, rule


@rule(severity="error")
def sum(meeting: Meeting) -> Iterator[Finding]:
    """Compare each total with what its parts make."""
    for claim in meeting.find(Claim):
        if claim.relation in ("sum", "product") and claim.verdict == "wrong":
            *first, last = (f"“{part.raw}”" for part in claim.operands)
            parts = f"{', '.join(first)} {'and' if claim.relation == 'sum' else 'at'} {last}"
            notes = (Note("the parts", Span(claim.operands[0].span.start, claim.operands[-1].span.end)),)
            yield Finding(claim.stated.span, f"{parts} make {claim.expected}, not “{claim.stated.raw}”", notes=notes)
