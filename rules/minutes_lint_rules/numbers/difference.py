"""A stated gap between two figures, or points above or below, that is not their difference."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Claim, Finding, Meeting, Note, rule


@rule(severity="error")
def difference(meeting: Meeting, *, as_printed: bool = False) -> Iterator[Finding]:
    """Compare each stated difference with its two figures; with `as_printed`, believe in no rounding of them."""
    for claim in meeting.find(Claim):
        if claim.relation != "difference":
            continue
        wrong = claim.verdict == "wrong" or (as_printed and claim.verdict == "right" and not exact(claim))
        if not wrong:
            continue
        first, last = claim.operands
        notes = (Note("compared with this", first.span),)
        if claim.word and not claim.expected:
            message = f"“{last.raw}” is not {claim.word} “{first.raw}”"
        else:
            apart = f"the difference between “{last.raw}” and “{first.raw}” is {claim.expected}"
            message = f"{apart}, not “{claim.stated.raw}”"
        yield Finding(claim.stated.span, message, notes=notes)


def exact(claim: Claim) -> bool:
    """Whether the figures as they are printed have the difference stated."""
    first, last, stated = *claim.operands, claim.stated
    if first.value is None or last.value is None or stated.value is None or stated.unit not in (first.unit, "points"):
        return True
    return abs(last.value - first.value) == abs(stated.value)
