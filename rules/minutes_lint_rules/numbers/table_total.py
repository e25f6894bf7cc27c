"""A total in a table or a list of payments that its own figures do not add up to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from minutes_lint import Claim, Finding, Meeting, Note, Quantity, rule


@rule(severity="error")
def table_total(meeting: Meeting) -> Iterator[Finding]:
    """Compare each total with the figures of its column or row, where it is certain which they are."""
    for claim in meeting.find(Claim):
        if claim.relation != "table-total" or claim.verdict != "wrong":
            continue
        parts, stated = claim.operands, claim.stated
        due = shown(sum((part.value or Decimal(0) for part in parts), Decimal(0)), stated)
        if stated.noun == "net + VAT":
            net, vat = parts
            yield Finding(stated.span, f"{net.raw} net and {vat.raw} VAT make {due}, not “{stated.raw}”")
            continue
        first = f"the first of the {len(parts)} figures that it adds stands here"
        yield Finding(
            stated.span,
            f"“{stated.raw}” is given as the total, but the {len(parts)} figures that it adds make {due}",
            notes=(Note(first, parts[0].span),),
        )


def shown(value: Decimal, like: Quantity) -> str:
    """A sum as the document would print it beside a figure like this."""
    sign = "-" if value < 0 else ""
    return f"{sign}{like.unit}{abs(value):{',' if ',' in like.raw else ''}f}"
