"""Claims of change and of difference: "from a to b, a rise of d", "a compared with b", "d more than b"."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Claim, Quantity

from ..parser.words import terminal
from .arithmetic import (
    claim,
    comparable,
    doubted,
    in_pence,
    judged,
    same_kind,
    shown,
    shown_share,
    standings,
    value,
)
from .letters import Word, letter_of
from .passages import CLAUSE, Reading, Verdict, up_to
from .rounding import Interval

TURNS = (Word.UP, Word.DOWN, Word.CHANGE)


# --- a figure and what it was before -----------------------------------------------------------------


def changes(reading: Reading) -> Iterator[Claim]:
    """ "From a to b, a rise of d (p%)": the direction, the amount and the share."""
    base, now, stated = ends(reading)
    if base is None or now is None or not comparable(base, now):
        return
    if any(quantity.unit == now.unit and not comparable(now, quantity) for quantity in stated):
        return  # "from 60 to 50 mph, an increase of 2 signs"
    between = "".join(token for token in reading.tokens if token.type != "VALUE")
    yield from moved(reading, base, now, turn_in(between), stated)


def ends(reading: Reading) -> tuple[Quantity | None, Quantity | None, list[Quantity]]:
    """What a figure was, what it is now, and by how much it is said to have changed."""
    base, now, stated = None, None, []
    for role, quantity in reading.stated:
        if role in ("FROM", "UP_FROM", "BACK"):
            base = quantity
        elif role == "TO" or (role == "" and now is None and reading.name == "raised"):
            now = quantity
        else:
            stated.append(quantity)
    return base, now, stated


def comparisons(reading: Reading) -> Iterator[Claim]:
    """ "A compared with b, a rise of d" and "a against b, a gap of d"."""
    compared = [quantity for role, quantity in reading.stated if role in ("", "COMPARED")]
    rest = [(role, quantity) for role, quantity in reading.stated if role not in ("", "COMPARED")]
    now, base = compared[:2]
    if not rest or len(compared) > 2 or not comparable(base, now):
        return
    if letter_of(base) in up_to(reading.after(), CLAUSE):
        return  # "an increase of 5 on the 45 of last year"
    role, stated = rest[0]
    if role == "WHICH":
        which = "".join(token for token in reading.tokens if token.type == role)
        yield from moved(reading, base, now, turn_in(which), [quantity for _, quantity in rest])
    else:
        doubt = role == "AHEAD" and reading.preceded(now)
        yield from doubted(by(reading, base, now, stated, "difference"), doubt)


def turn_in(code: str) -> str:
    """The letter of the first word in a code that says how a figure moved; empty where none does."""
    return next((letter for letter in code if letter in TURNS), "")


def moved(reading: Reading, base: Quantity, now: Quantity, turn: str, stated: list[Quantity]) -> Iterator[Claim]:
    """The direction in which a figure is said to have moved and, unless that is wrong, by how much."""
    if turn in (Word.UP, Word.DOWN):
        fits = value(now) > value(base) if turn == Word.UP else value(now) < value(base)
        word = reading.word(Word.UP, Word.DOWN)
        yield claim(reading, "change", (base, now), now, "right" if fits else "wrong", "", word)
        if not fits:
            return
    for quantity in stated:
        yield from by(reading, base, now, quantity)


# --- how far two figures are apart -------------------------------------------------------------------


def by(reading: Reading, base: Quantity, now: Quantity, stated: Quantity, relation: str = "change") -> Iterator[Claim]:
    """One amount or share by which a figure is said to differ from another."""
    if base.value is None or now.value is None or (stated.unit == base.unit and not same_kind(base, now, stated)):
        return
    apart = abs(now.value - base.value)
    if stated.unit == base.unit or (stated.unit == "points" and base.unit in ("%", "")):
        verdict = by_amount(reading, base, now, stated)
        yield claim(reading, relation, (base, now), stated, verdict, shown(apart, stated))
    elif stated.unit == "%" and base.value > 0:
        verdict = by_share(reading, base, now, stated)
        yield claim(reading, relation, (base, now), stated, verdict, shown_share(apart / base.value, stated))


def by_amount(reading: Reading, base: Quantity, now: Quantity, stated: Quantity) -> Verdict:
    """Whether two figures are a stated amount apart; of two shares that may be a share of the first as well."""
    verdict = judged(reading, stated, distance(base, now, stated), in_pence((base, now, stated)))
    if verdict == "wrong" and stated.unit == "%" and by_share(reading, base, now, stated) == "right":
        return "right"
    return verdict


def by_share(reading: Reading, base: Quantity, now: Quantity, stated: Quantity) -> Verdict:
    """Whether two figures are a stated share of the first apart."""
    first, _, _ = standings((base, now, stated))
    over = distance(base, now, stated).over(first)
    return judged(reading, stated, over.times(100) if over else None)


def distance(base: Quantity, now: Quantity, stated: Quantity) -> Interval:
    """How far two figures may be apart, whichever is the larger."""
    first, last, _ = standings((base, now, stated))
    apart = last.minus(first)
    falling = apart.low < 0 and value(now) < value(base)
    return Interval(-apart.high, -apart.low) if falling else apart


# --- differences -------------------------------------------------------------------------------------


def gaps(reading: Reading) -> Iterator[Claim]:
    """ "The gap between a and b is d"."""
    first, last, stated = reading.figures
    if comparable(first, last):
        yield from by(reading, first, last, stated, "difference")


def two_apart(reading: Reading) -> Iterator[Claim]:
    """ "Income was a and expenditure b, a surplus of d": open where others may count too, before it or "with" it."""
    first, last, stated = reading.figures
    if first.unit == stated.unit and comparable(first, last) and not earned(reading):
        doubt = reading.preceded(first) or reading.limited()
        yield from doubted(by(reading, first, last, stated, "difference"), doubt)


def earned(reading: Reading) -> bool:
    """Whether a net figure follows two that are not said to be what came in and what it cost, or is of another time."""
    words = reading.passage.words
    gap = reading.passage.code.index(Word.GAP, reading.start, reading.end)
    if terminal("numbers/claims_words", "NET").match(words[gap].casefold()) is None:
        return False
    one, other, stated = (reading.place(token) for token in reading.tokens if token.type == "VALUE")
    cost = terminal("numbers/claims_words", "COST").search(" ".join(words[one + 1 : other]).casefold())
    plain = terminal("numbers/claims_words", "NET").fullmatch(" ".join(words[gap:stated]).casefold())
    return cost is None or plain is None


def apart(reading: Reading) -> Iterator[Claim]:
    """ "A, d above b": the distance and its direction; open where another figure before it may be meant."""
    now, stated, base = reading.figures
    if not comparable(now, base) or stated.value is None or stated.unit not in (now.unit, "%", "points"):
        return
    claims = by(reading, base, now, stated, "difference")
    if value(now) != value(base) and (value(now) > value(base)) != said_above(reading, now, base):
        claims = (other_way(found, reading.word(Word.ABOVE, Word.BELOW)) for found in claims)
    doubt = reading.preceded(now) or letter_of(now) in up_to(reading.after(), CLAUSE)
    yield from doubted(claims, doubt)


def said_above(reading: Reading, now: Quantity, base: Quantity) -> bool:
    """Whether the first figure is said to be above the other; "better" and "worse" may be either, as it is."""
    word = "".join(token for token in reading.tokens if token.type == "ABOVE")
    return value(now) > value(base) if Word.EITHER in word else Word.ABOVE in word


def other_way(found: Claim, word: str) -> Claim:
    """A claim of a distance whose direction, stated by a word, is wrong, and perhaps its amount as well."""
    return found._replace(verdict="wrong", expected=found.expected if found.verdict == "wrong" else "", word=word)


def less(reading: Reading) -> Iterator[Claim]:
    """ "A less b leaves c"."""
    whole, part, stated = reading.figures
    if not same_kind(whole, part, stated) or whole.value is None or part.value is None:
        return
    first, second, _ = standings((whole, part, stated))
    verdict = judged(reading, stated, first.minus(second), in_pence((whole, part, stated)))
    if reading.name == "left" and verdict == "wrong" and (reading.preceded(whole) or reading.limited()):
        return  # "£200 and £900, of which £300 was spent, leaving £800", "leaving £500 after the gate"
    yield claim(reading, "difference", (whole, part), stated, verdict, shown(whole.value - part.value, stated))
