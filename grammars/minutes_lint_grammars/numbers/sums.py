"""Claims of sums: parts and their total, so many at a price, what is left to do."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from minutes_lint import Claim, Quantity

from ..parser.words import terminal
from . import rounding
from .accounts.totals import slip
from .arithmetic import claim, judged, same_kind, shown, standings
from .passages import UNITS, Reading, Verdict, up_to
from .shares import share_of

TIMES = (2, 3, 4)
"""So many times its parts a total may be, where they are given for one of several."""

TELLING = 4
"""A total with so many digits that is right but for one was not meant to be anything else."""

NEAR_PRICE = ((Decimal("0.5"), Decimal("1.04")), (Decimal("1.28"), Decimal(2)))
"""So many times what its price makes a sum may be that is wrong: between them it may have a tax on it."""


def sums(reading: Reading) -> Iterator[Claim]:
    """ "A, b and c, a total of d": wrong only where nothing before may belong to it, and no part is more than it."""
    *added, total = reading.figures
    if not same_kind(*added, total) or any(quantity.value is None for quantity in (*added, total)):
        return
    yield from summed(reading, added, total)


def summed(reading: Reading, added: list[Quantity], total: Quantity) -> Iterator[Claim]:
    """Parts and the total they are said to have."""
    values = [quantity.value for quantity in added if quantity.value is not None]
    pence = any(quantity.precision > 0 for quantity in (*added, total))
    *intervals, _ = standings((*added, total))
    verdict = judged(reading, total, rounding.total(intervals), pence)
    tails = (rounding.total(intervals[i:]) for i in range(1, len(added) - 1))
    if verdict == "wrong" and (
        doubtful(reading, added, total)
        or each(values, total)
        or any(judged(reading, total, tail, pence) == "right" for tail in tails)
    ):
        verdict = "open"
    yield claim(reading, "sum", added, total, verdict, shown(sum(values, Decimal(0)), total))


def each(values: list[Decimal], total: Quantity) -> bool:
    """Whether a total may be that of several times the parts: "£100, £60 and £40 (men and women), £400 in all"."""
    assert total.value is not None
    once = sum(values, Decimal(0))
    return once > 0 and total.value / once in TIMES


def doubtful(reading: Reading, added: list[Quantity], total: Quantity) -> bool:
    """Whether a sum that does not come out may have been read wrongly."""
    assert total.value is not None
    before = reading.before().rpartition(":")[2]
    letter = UNITS.get(total.unit, "m")
    priced = letter == "m" and terminal("numbers/claims_context", "PRICED").search(before) is not None
    largest = max(quantity.value for quantity in added if quantity.value is not None)
    return letter in before or priced or total.value < largest


def totals(reading: Reading) -> Iterator[Claim]:
    """ "A total of a (b and c)": where it is called a total, the parts are joined by "plus", or they do add up.

    Or would but for a digit, where it has digits enough for that to be no chance.
    """
    total, *added = reading.figures
    joins = [token for token in reading.tokens if token.type == "SEPARATOR"]
    named = any(token.type == "TOTAL_OF" for token in reading.tokens) and "&" in joins[-1]
    called = named or any("+" in token for token in joins)
    if not same_kind(total, *added) or any(q.value is None for q in (total, *added)):
        return
    after = up_to(reading.after(), ").;/")
    if {UNITS.get(total.unit, "m"), "&", ","} & {*after}:
        return
    for found in summed(reading, added, total):
        if called or found.verdict == "right" or (digits(total) >= TELLING and slip(total, added)):
            yield found


def partly(reading: Reading) -> Iterator[Claim]:
    """ "£a, of which £b … and £c …": the parts need not be all, but do not exceed it, nor miss it by a slip."""
    total, *added = reading.figures
    after = up_to(reading.after(), ".;/")
    if not same_kind(total, *added) or any(q.value is None for q in (total, *added)) or "m" in after:
        return
    for found in summed(reading, added, total):
        *parts, most = standings((*added, total))
        low = rounding.total(parts).low
        others = ([*added[:at], *added[at + 1 :]] for at in range(len(added)))
        slipped = any(
            mistyped(part, [total, *(other._replace(value=-(other.value or Decimal(0))) for other in rest)])
            for part, rest in zip(added, others, strict=True)
        )
        if found.verdict == "right" or low > most.high or slipped or mistyped(total, added):
            yield found._replace(verdict="right" if found.verdict == "right" else "wrong")


def mistyped(figure: Quantity, parts: list[Quantity]) -> bool:
    """Whether a figure is what others make but for two digits exchanged, or for one of many: no round sum is."""
    due = abs(sum((part.value or Decimal(0) for part in parts), Decimal(0)))
    stated, meant = (str(value).replace(".", "").rstrip("0") for value in (figure.value, due))
    telling = sorted(stated) == sorted(meant) or len(stated) > TELLING
    return figure.precision >= 0 and len(stated) >= TELLING - 1 and telling and slip(figure, parts)


def digits(quantity: Quantity) -> int:
    """How many digits a figure is written with."""
    return sum(character.isdigit() for character in quantity.raw)


def products(reading: Reading) -> Iterator[Claim]:
    """ "£540 (18 at £30)", "24 at £210 each (£5,040)": what only follows may be another sum, and more be with tax."""
    stated, count, price = reading.figures if reading.name == "priced" else (reading.figures[i] for i in (2, 0, 1))
    if not same_kind(stated, price) or stated.value is None or not count.value or not price.value:
        return
    due = price.value * count.value
    verdict = judged(reading, stated, rounding.exact(due), stated.precision > 0 or price.precision > 0)
    said = reading.name == "priced" or not {"S", "="}.isdisjoint(reading.tokens[-2])
    near = any(low <= stated.value / due <= high for low, high in NEAR_PRICE)
    more = reading.name == "product" and not {"c", "m"}.isdisjoint(reading.before().rpartition(":")[2])
    more = more or not {"~", "+"}.isdisjoint(reading.after())
    meant = mistyped(stated, [price._replace(value=due)])
    if verdict == "wrong" and (more or not (meant or (said and near))):
        verdict = "open"
    yield claim(reading, "product", (count, price), stated, verdict, shown(due, stated))


def undone(reading: Reading) -> Iterator[Claim]:
    """ "12 of 18 were sent, 6 were not", also with the share that the twelve are."""
    part, whole, *share, rest = reading.figures
    for stated in share:
        yield from share_of(reading, part, whole, stated)
    words = " ".join(reading.passage.words[reading.end : reading.end + len(reading.after()) + 1]).strip().casefold()
    left = terminal("numbers/claims_words", "NOT_DONE").match(words) is not None
    if left and same_kind(part, whole, rest) and part.value is not None and whole.value is not None:
        due = whole.value - part.value
        verdict = judged(reading, rest, rounding.exact(due))
        yield claim(reading, "difference", (part, whole), rest, verdict, shown(due, rest))


def halves(reading: Reading) -> Iterator[Claim]:
    """ "26 children: 14 girls and 12 boys": where they are opposites; after a comma, they but miss it by a digit."""
    total, *added = reading.figures
    words = reading.passage.words[reading.start : reading.end + len(reading.after())]
    opposed = terminal("numbers/claims_words", "OPPOSITE").search(" ".join(words).casefold()) is not None
    loose = reading.tokens[0].type == "VALUE" and reading.tokens[1][-1] in ",;"
    if same_kind(total, *added) and all(q.value is not None for q in (total, *added)):
        for found in summed(reading, added, total):
            if found.verdict == "right" or (opposed and (not loose or slip(total, added))):
                yield found


def splits(reading: Reading) -> Iterator[Claim]:
    """ "A, made up of b and c": open where more follows in the sentence."""
    whole, *added = reading.figures
    letter = UNITS.get(whole.unit, "m")
    if not same_kind(whole, *added) or any(q.value is None for q in (whole, *added)):
        return
    for found in summed(reading, added, whole):
        yield found._replace(verdict="open") if letter in reading.after() and found.verdict == "wrong" else found


def carried(reading: Reading) -> Iterator[Claim]:
    """ "There were a new ones. There were a further b that remained open, bringing the number to c".

    What was there at first is looked for among all counts before it; where none fits, the one said to be there.
    """
    first, added, total = reading.figures
    if first.value is None or added.value is None or total.value is None:
        return
    earlier = [q for at, q in reading.passage.quantities.items() if at < reading.start + len(reading.tokens[0]) + 1]
    if any(q.value is not None and q.unit == "" and q.value + added.value == total.value for q in earlier):
        return
    verdict: Verdict = "right" if first.value + added.value == total.value else "wrong"
    yield claim(reading, "sum", (first, added), total, verdict, shown(first.value + added.value, total))
