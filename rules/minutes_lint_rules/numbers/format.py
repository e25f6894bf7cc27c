"""A figure that is no figure: thousands that are not three digits, letters among digits, two decimal points."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Edit, Finding, Meeting, Quantity, Suggestion, rule

LETTERS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
"""Letters that are taken for digits."""


@rule(severity="warning")
def format(meeting: Meeting) -> Iterator[Finding]:
    """Report the figures that could not be given a value."""
    for quantity in meeting.find(Quantity):
        if quantity.problem is not None:
            meant = tuple(dict.fromkeys(repairs(quantity)))
            suggestions = tuple(Suggestion(text, (Edit(quantity.span, text),)) for text in meant)
            expected = " or ".join(f"“{text}”" for text in meant)
            message = f"“{quantity.raw}” is no figure; {expected} may be meant"
            yield Finding(quantity.span, message, suggestions=suggestions)


def repairs(quantity: Quantity) -> Iterator[str]:
    """What a malformed figure may have been meant to be."""
    raw = quantity.raw.translate(LETTERS)
    before = raw[: len(raw) - len(raw.lstrip("£$€ -+"))]
    figure, share, _ = raw[len(before) :].partition("%")
    if raw != quantity.raw and figure.replace(",", "").replace(".", "", 1).isdigit():
        yield f"{before}{figure}{share}"
        return
    digits = "".join(filter(str.isdigit, figure))
    whole, decimals = digits[:-2], digits[-2:]
    if share:
        places = len(figure) - max(figure.rfind("."), figure.rfind(",")) - 1
        yield f"{before}{digits[:-places]}.{digits[-places:]}%"
        return
    yield f"{before}{int(whole or '0'):,}.{decimals}"
    if figure[-3:-2] not in (",", "."):
        yield f"{before}{int(digits):,}"
