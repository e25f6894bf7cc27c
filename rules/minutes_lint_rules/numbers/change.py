"""A change that is not the one from the first figure to the second: in amount, share or direction."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Claim, Finding, Meeting, Note, Quantity, Span, rule


@rule(severity="error")
def change(meeting: Meeting) -> Iterator[Finding]:
    """Compare each rise and fall with the two figures it is said to lie between."""
    for claim in meeting.find(Claim):
        if claim.relation != "change" or claim.verdict != "wrong":
            continue
        base, now = claim.operands
        course = f"from “{base.raw}” to “{now.raw}” is {turn(base, now)}"
        if claim.word:
            span = Span(min(base.span.start, now.span.start), max(base.span.end, now.span.end))
            yield Finding(span, f"{course}, but the text says “{claim.word}”")
        else:
            notes = (Note("changed from here", base.span), Note("to here", now.span))
            yield Finding(claim.stated.span, f"{course} of {claim.expected}, not “{claim.stated.raw}”", notes=notes)


def turn(base: Quantity, now: Quantity) -> str:
    """What the way from one figure to another is."""
    if base.value is None or now.value is None or base.value == now.value:
        return "no change"
    return "a rise" if now.value > base.value else "a fall"
