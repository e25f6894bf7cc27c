"""A closing balance that is not the opening balance and receipts less payments."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from minutes_lint import Claim, Finding, Meeting, Note, Quantity, rule


@rule(severity="error")
def balance(meeting: Meeting) -> Iterator[Finding]:
    """Work out each balance from the figures that are stated with it."""
    for claim in meeting.find(Claim):
        if claim.relation == "balance" and claim.verdict == "wrong":
            stated, (opening, *moved) = claim.stated, claim.operands
            due = sum((part.value or Decimal(0) for part in claim.operands), Decimal(0))
            sign = "-" if due < 0 else ""
            worked = opening.raw + "".join(map(signed, moved))
            yield Finding(
                stated.span,
                f"the balance is stated as “{stated.raw}”, but {worked} is {sign}{stated.unit}{abs(due):,}",
                notes=(Note(f"the balance before is {opening.raw}", opening.span),),
            )


def signed(part: Quantity) -> str:
    """What came in or went out, with the sign by which it counts."""
    sign = "−" if (part.value or 0) < 0 else "+"
    return f" {sign} {part.raw.lstrip('-')}"
