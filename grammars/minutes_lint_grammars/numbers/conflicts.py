"""One series of figures told twice: two sentences that agree for one time and differ for another.

"From 590 in January to 651 in August" and, further on, "607 in January and 651 in August": the figure that
both give for August says that they speak of one thing, so that one of the others is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import permutations

from minutes_lint import Claim, Paragraph, Quantity
from minutes_lint.values import NamedTuple

from ..parser.words import terminal

SMALLEST = 100
"""Figures that are smaller agree by chance."""

REACH = 70
"""Within this many characters after a figure may stand of when it is."""


class Dated(NamedTuple):
    """A figure and the time that the words after it give it: a month or a year."""

    time: str
    value: Decimal
    quantity: Quantity


Key = tuple[str, str, Decimal]
"""What two sentences agree in, and what a figure in them is of: its time, and the time and value of the shared one."""


def conflicts(told: Iterable[tuple[Paragraph, list[Quantity]]]) -> Iterator[Claim]:
    """The conflicts in the figures of some paragraphs: the later figure, the earlier one and the one they share."""
    seen: dict[Key, Dated] = {}
    for paragraph, quantities in told:
        for sentence in sentences(paragraph, quantities):
            known: list[tuple[Key, Dated]] = []
            for one, anchor in pairs(sentence):
                key = (one.time, anchor.time, anchor.value)
                first = seen.get(key)
                if first is not None and first.value != one.value and first.quantity.unit == one.quantity.unit:
                    yield conflict(one, first, anchor)
                known.append((key, one))
            for key, one in known:
                seen.setdefault(key, one)


def pairs(sentence: list[Dated]) -> Iterator[tuple[Dated, Dated]]:
    """Each figure of a sentence with each other of its unit that is of another time."""
    for one, other in permutations(sentence, 2):
        if other.time != one.time and other.quantity.unit == one.quantity.unit:
            yield one, other


def sentences(paragraph: Paragraph, quantities: list[Quantity]) -> Iterator[list[Dated]]:
    """The dated figures of each sentence that has two or more."""
    view, found, end = paragraph.view, list[Dated](), 0
    for number, quantity in enumerate(quantities):
        start = view.text.find(quantity.raw, end)
        if start < 0 or quantity.value is None:
            continue
        if ". " in view.text[end:start]:
            yield from several(found)
            found = []
        end = start + len(quantity.raw)
        after = quantities[number + 1].raw if number + 1 < len(quantities) else ""
        words = view.text[end : end + REACH]
        when = terminal("numbers/claims_words", "WHEN").match(words.partition(after)[0] if after else words)
        if when is not None and abs(quantity.value) >= SMALLEST:
            found.append(Dated(when[1].capitalize() if when[1] else when[2], quantity.value, quantity))
    yield from several(found)


def several(found: list[Dated]) -> Iterator[list[Dated]]:
    """The figures of a sentence, where each time has one."""
    if len(found) > 1 and len({dated.time for dated in found}) == len(found):
        yield found


def conflict(one: Dated, first: Dated, anchor: Dated) -> Claim:
    """Two figures for one time, beside one that both sentences give for another time."""
    stated, operands = one.quantity, (first.quantity, anchor.quantity)
    return Claim(
        stated.span, stated.raw, stated.item, "conflict", operands, stated, "wrong", first.quantity.raw, one.time
    )
