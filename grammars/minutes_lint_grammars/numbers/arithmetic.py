"""What a claim states against what its figures come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from minutes_lint import Claim, Quantity, Span

from ..parser.words import openers
from . import rounding
from .passages import Reading, Verdict
from .rounding import Interval

HEDGE = Decimal("0.1")
"""How far a figure may be off that is said to be about right."""


def is_measure(noun: str) -> bool:
    """Whether a noun is a unit, whose figures do not add up with others."""
    return noun in openers("numbers/quantities_words", "MEASURE")


def claim(
    reading: Reading,
    relation: str,
    operands: Iterable[Quantity],
    stated: Quantity,
    verdict: Verdict,
    expected: str = "",
    word: str = "",
) -> Claim:
    """A claim with its place: from the first of its figures to the last."""
    operands = tuple(operands)
    spans = [quantity.span for quantity in (*operands, stated)]
    words = " ".join(w for w in reading.passage.words[reading.start : reading.end] if w)
    span = Span(min(spans).start, max(span.end for span in spans))
    return Claim(span, words, reading.passage.item, relation, operands, stated, verdict, expected, word)


def doubted(claims: Iterable[Claim], doubt: bool) -> Iterator[Claim]:
    """Claims as they are or, where there is a doubt, with those open that would be wrong."""
    for found in claims:
        yield found._replace(verdict="open") if doubt and found.verdict == "wrong" else found


def value(quantity: Quantity) -> Decimal:
    """The value of a figure that is known to have one."""
    assert quantity.value is not None
    return quantity.value


def in_pence(quantities: Iterable[Quantity]) -> bool:
    """Whether one of the figures of a claim is given to the penny, so that all sums of money in it are exact."""
    return any(quantity.precision > 0 for quantity in quantities)


def standing(quantity: Quantity, pence: bool) -> Interval:
    """The values that a figure may stand for.

    A count is exact, and so is money where pence are given in the same claim; anything else may have been
    rounded or cut off at the last place printed.
    """
    counted = quantity.unit in ("", "/") and quantity.precision == 0
    money = quantity.unit in "£$€" and quantity.unit != "" and quantity.precision >= 0 and pence
    if counted or money:
        return rounding.exact(value(quantity))
    return rounding.printed(value(quantity), rounding.step(quantity.precision))


def standings(quantities: Iterable[Quantity]) -> list[Interval]:
    """The values that figures of one claim may stand for."""
    quantities = tuple(quantities)
    pence = in_pence(quantities)
    return [standing(quantity, pence) for quantity in quantities]


def judged(reading: Reading, stated: Quantity, true: Interval | None, pence: bool = False) -> Verdict:
    """Whether a figure may be what the others make; a hedge leaves it room."""
    if true is None or stated.value is None:
        return "open"
    figure = standing(stated, pence)
    if stated.unit == "" and stated.precision == 0 and true.low != true.high:
        figure = rounding.printed(stated.value, Decimal(1))
    if reading.hedged():
        room = max(abs(stated.value) * HEDGE, rounding.step(stated.precision))
        figure = Interval(figure.low - room, figure.high + room)
    return "right" if figure.meets(true) else "wrong"


def shown(amount: Decimal, like: Quantity) -> str:
    """An amount printed as another figure is: with its unit, its decimals and commas.

    A figure in words or in millions is answered in full.
    """
    places = max(like.precision, 0)
    if like.unit in "£$€" and like.unit and amount != amount.to_integral_value() and like.precision >= 0:
        places = max(places, 2)
    rounded = amount.quantize(Decimal(1).scaleb(-places)) if places or like.precision >= 0 else amount
    if like.precision < 0:
        rounded = amount.quantize(Decimal(1))
    money = like.unit if like.unit in "£$€" else ""
    sign = "-" if rounded < 0 else ""
    tail = {"%": "%", "points": " points"}.get(like.unit, "")
    return f"{sign}{money}{abs(rounded):,}{tail}"


def shown_share(part: Decimal, like: Quantity) -> str:
    """A part of one as a percentage, with the decimals of another, and with one where that makes a difference."""
    share = shown(part * 100, like._replace(precision=max(like.precision, 1)))
    return share.replace(".0%", "%") if like.precision == 0 else share


def same_kind(*quantities: Quantity) -> bool:
    """Whether figures have one unit, and count nothing that would not add up."""
    if len({quantity.unit for quantity in quantities}) > 1:
        return False
    heads = {head(quantity) for quantity in quantities}
    return len(heads) == 1 or not any(map(is_measure, heads))


def addable(*quantities: Quantity) -> bool:
    """Whether figures have values that add up: of one unit, and counting nothing that does not."""
    return same_kind(*quantities) and all(quantity.value is not None for quantity in quantities)


def head(quantity: Quantity) -> str:
    """The first word of what is counted, in the singular: "pupil"."""
    return singular(quantity.noun.partition(" ")[0])


def singular(word: str) -> str:
    """A noun without the ending of its plural, in lower case.

    >>> singular("Pupils"), singular("Boss")
    ('pupil', 'boss')
    """
    word = word.casefold().rstrip("’'")
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def comparable(first: Quantity, last: Quantity) -> bool:
    """Whether two figures may be two values of one thing: neither counts what the other does not."""
    if first.value is None or last.value is None or not same_kind(first, last):
        return False
    return first.unit != "" or not (head(first) and head(last)) or head(first) == head(last)
