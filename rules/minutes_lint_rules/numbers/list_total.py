"""A total that the figures of the list below it do not add up to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from minutes_lint import Claim, Finding, Meeting, Note, rule


@rule(severity="error")
def list_total(meeting: Meeting) -> Iterator[Finding]:
    """Add up each list that was announced with its total."""
    for claim in meeting.find(Claim):
        if claim.relation == "list-total" and claim.verdict == "wrong":
            stated, parts = claim.stated, claim.operands
            due = sum((part.value or Decimal(0) for part in parts), Decimal(0))
            yield Finding(
                stated.span,
                f"the total is stated as “{stated.raw}”, but the {len(parts)} figures of the list add up to "
                f"{stated.unit}{due:,}",
                notes=(Note(f"the list begins here, with {parts[0].raw}", parts[0].span),),
            )
