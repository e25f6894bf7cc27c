"""Claims of sums: parts and their total, so many at a price, what is left to do."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from minutes_lint import Claim, Quantity

from ..parser.words import terminal
from . import rounding
from .accounts.totals import slip
from .arithmetic import addable, claim, doubted, in_pence, judged, same_kind, shown, standings, value
from .letters import Figure, Word, letter_of
from .passages import CLAUSE, Reading, Verdict, up_to
from .shares import share_of

TIMES = (2, 3, 4)
"""How many times its parts a total may be, where they are given for one of several."""

TELLING = 4
"""A total of at least this many digits that is right but for one was not meant to be anything else."""

NEAR_PRICE = ((Decimal("0.5"), Decimal("1.04")), (Decimal("1.28"), Decimal(2)))
"""From and to how many times what its price makes a wrong sum may be: between these ranges it may have a tax on it."""


# --- parts and their total ---------------------------------------------------------------------------


def sums(reading: Reading) -> Iterator[Claim]:
    """ "A, b and c, a total of d": wrong only where nothing before may belong to it, and no part is more than it."""
    *added, total = reading.figures
    if addable(*added, total):
        yield from summed(reading, added, total)


def summed(reading: Reading, added: list[Quantity], total: Quantity) -> Iterator[Claim]:
    """Parts and the total they are said to have; all of them have values."""
    due = sum(map(value, added), Decimal(0))
    pence = in_pence((*added, total))
    *intervals, _ = standings((*added, total))
    verdict = judged(reading, total, rounding.total(intervals), pence)
    tails = (rounding.total(intervals[i:]) for i in range(1, len(added) - 1))
    if verdict == "wrong" and (
        doubtful(reading, added, total)
        or each(due, total)
        or any(judged(reading, total, tail, pence) == "right" for tail in tails)
    ):
        verdict = "open"
    yield claim(reading, "sum", added, total, verdict, shown(due, total))


def each(due: Decimal, total: Quantity) -> bool:
    """Whether a total may be that of several times the parts: "£100, £60 and £40 (men and women), £400 in all"."""
    return due > 0 and value(total) / due in TIMES


def doubtful(reading: Reading, added: list[Quantity], total: Quantity) -> bool:
    """Whether a sum that does not come out may have been read wrongly."""
    before = after_colon(reading)
    letter = letter_of(total)
    priced = letter == Figure.MONEY and terminal("numbers/claims_context", "PRICED").search(before) is not None
    return letter in before or priced or value(total) < max(map(value, added))


def after_colon(reading: Reading) -> str:
    """The letters before a reading, from the last colon of its sentence on."""
    return reading.before().rpartition(Word.COLON)[2]


def totals(reading: Reading) -> Iterator[Claim]:
    """ "A total of a (b and c)": where it is called a total, the parts are joined by "plus", or they do add up.

    Or would but for a digit, where it has digits enough for that to be no chance.
    """
    total, *added = reading.figures
    after = up_to(reading.after(), Word.CLOSE + Word.SEMICOLON)
    if not addable(total, *added) or not {letter_of(total), Word.AND, Word.COMMA}.isdisjoint(after):
        return
    called = called_total(reading)
    for found in summed(reading, added, total):
        if called or found.verdict == "right" or (digits(total) >= TELLING and slip(total, added)):
            yield found


def called_total(reading: Reading) -> bool:
    """Whether the figure before its parts is called a total, or they are joined by "plus"."""
    joins = [token for token in reading.tokens if token.type == "SEPARATOR"]
    named = any(token.type == "TOTAL_OF" for token in reading.tokens)
    return (named and Word.AND in joins[-1]) or any(Word.PLUS in token for token in joins)


def partly(reading: Reading) -> Iterator[Claim]:
    """ "£a, of which £b … and £c …": the parts need not be all, but do not exceed it, nor miss it by a slip."""
    total, *added = reading.figures
    if not addable(total, *added) or Figure.MONEY in up_to(reading.after(), Word.SEMICOLON):
        return
    *parts, most = standings((*added, total))
    too_much = rounding.total(parts).low > most.high
    for found in summed(reading, added, total):
        if found.verdict == "right":
            yield found
        elif too_much or mistyped(total, added) or any_mistyped(added, total):
            yield found._replace(verdict="wrong")


def any_mistyped(added: list[Quantity], total: Quantity) -> bool:
    """Whether one of the parts of a total is what the others leave of it, but mistyped."""
    for at, part in enumerate(added):
        others = [*added[:at], *added[at + 1 :]]
        if mistyped(part, [total, *(other._replace(value=-value(other)) for other in others)]):
            return True
    return False


def mistyped(figure: Quantity, parts: list[Quantity]) -> bool:
    """Whether a figure is what others make but for two digits exchanged, or for one of many: no round sum is."""
    due = abs(sum(map(value, parts), Decimal(0)))
    stated, meant = (str(number).replace(".", "").rstrip("0") for number in (figure.value, due))
    telling = sorted(stated) == sorted(meant) or len(stated) > TELLING
    return figure.precision >= 0 and len(stated) >= TELLING - 1 and telling and slip(figure, parts)


def digits(quantity: Quantity) -> int:
    """How many digits a figure is written with."""
    return sum(character.isdigit() for character in quantity.raw)


# --- so many at a price ------------------------------------------------------------------------------


def products(reading: Reading) -> Iterator[Claim]:
    """ "£540 (18 at £30)", "24 at £210 each (£5,040)": what only follows may be another sum, and more be with tax."""
    stated, count, price = reading.figures if reading.name == "priced" else (reading.figures[i] for i in (2, 0, 1))
    if not same_kind(stated, price) or stated.value is None or not count.value or not price.value:
        return
    due = price.value * count.value
    verdict = judged(reading, stated, rounding.exact(due), stated.precision > 0 or price.precision > 0)
    doubt = more_counts(reading) or not meant(reading, stated, price._replace(value=due))
    yield from doubted([claim(reading, "product", (count, price), stated, verdict, shown(due, stated))], doubt)


def more_counts(reading: Reading) -> bool:
    """Whether figures before a product, or what follows "with" or "plus" after it, may make it another sum."""
    before = reading.name == "product" and not {Figure.COUNT, Figure.MONEY}.isdisjoint(after_colon(reading))
    return before or reading.limited() or Word.PLUS in reading.after()


def meant(reading: Reading, stated: Quantity, due: Quantity) -> bool:
    """Whether a sum can only be that of a product: it is mistyped, or is said to be and is not far from it."""
    said = reading.name == "priced" or not {Word.TOTAL, Word.EQUALS}.isdisjoint(reading.tokens[-2])
    near = any(low <= value(stated) / value(due) <= high for low, high in NEAR_PRICE)
    return (said and near) or mistyped(stated, [due])


# --- parts of several kinds --------------------------------------------------------------------------


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
    loose = reading.tokens[0].type == "VALUE" and reading.tokens[1][-1] in CLAUSE
    if addable(total, *added):
        for found in summed(reading, added, total):
            if found.verdict == "right" or (opposed and (not loose or slip(total, added))):
                yield found


def splits(reading: Reading) -> Iterator[Claim]:
    """ "A, made up of b and c": open where more follows in the sentence."""
    whole, *added = reading.figures
    if addable(whole, *added):
        yield from doubted(summed(reading, added, whole), letter_of(whole) in reading.after())


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
