"""Claims of change and of difference: "from a to b, a rise of d", "a compared with b", "d more than b"."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Claim, Quantity

from ..parser.words import terminal
from .arithmetic import claim, comparable, judged, same_kind, shown, shown_share, standings
from .passages import UNITS, Reading, Verdict, up_to
from .rounding import Interval


def changes(reading: Reading) -> Iterator[Claim]:
    """ "From a to b, a rise of d (p%)": the direction, the amount and the share."""
    base = now = None
    stated = []
    for role, quantity in reading.stated:
        if role in ("FROM", "UP_FROM", "BACK"):
            base = quantity
        elif role == "TO" or (role == "" and now is None and reading.name == "raised"):
            now = quantity
        else:
            stated.append(quantity)
    if base is None or now is None or not comparable(base, now):
        return
    if any(quantity.unit == now.unit and not comparable(now, quantity) for quantity in stated):
        return  # "from 60 to 50 mph, an increase of 2 signs"
    assert base.value is not None
    assert now.value is not None
    between = "".join(token for token in reading.tokens if token.type != "VALUE")
    turn = next((letter for letter in between if letter in "UDX"), "")
    if turn in ("U", "D"):
        fits = now.value > base.value if turn == "U" else now.value < base.value
        yield claim(reading, "change", (base, now), now, "right" if fits else "wrong", "", reading.word("UD"))
        if not fits:
            return
    for quantity in stated:
        yield from by(reading, base, now, quantity)


def by(reading: Reading, base: Quantity, now: Quantity, stated: Quantity, relation: str = "change") -> Iterator[Claim]:
    """One amount or share by which a figure is said to differ from another."""
    if base.value is None or now.value is None or (stated.unit == base.unit and not same_kind(base, now, stated)):
        return
    first, last, _ = standings((base, now, stated))
    pence = any(quantity.precision > 0 for quantity in (base, now, stated))
    apart = last.minus(first)
    amount = apart if apart.low >= 0 or now.value >= base.value else Interval(-apart.high, -apart.low)
    value = abs(now.value - base.value)
    if stated.unit == base.unit or (stated.unit == "points" and base.unit in ("%", "")):
        verdict = judged(reading, stated, amount, pence)
        if verdict == "wrong" and stated.unit == "%" and relative(reading, stated, amount, first) == "right":
            verdict = "right"
        yield claim(reading, relation, (base, now), stated, verdict, shown(value, stated))
    elif stated.unit == "%" and base.value > 0:
        verdict = relative(reading, stated, amount, first)
        yield claim(reading, relation, (base, now), stated, verdict, shown_share(value / base.value, stated))


def relative(reading: Reading, stated: Quantity, amount: Interval, base: Interval) -> Verdict:
    """Whether an amount is the share of its base that is stated."""
    over = amount.over(base)
    return judged(reading, stated, over.times(100) if over else None)


def comparisons(reading: Reading) -> Iterator[Claim]:
    """ "A compared with b, a rise of d" and "a against b, a gap of d"."""
    stated = reading.stated
    compared = [quantity for role, quantity in stated if role in ("", "COMPARED")]
    rest = [(role, quantity) for role, quantity in stated if role not in ("", "COMPARED")]
    now, base = compared[0], compared[1]
    if not rest or not comparable(base, now) or len(compared) > 2:
        return
    assert base.value is not None
    assert now.value is not None
    if UNITS.get(base.unit, "m") in up_to(reading.after(), ",;"):
        return  # "an increase of 5 on the 45 of last year"
    role, first = rest[0]
    if role in ("GAP", "AHEAD"):
        doubtful = role == "AHEAD" and UNITS.get(now.unit, "m") in reading.before()
        for found in by(reading, base, now, first, "difference"):
            yield found._replace(verdict="open") if doubtful and found.verdict == "wrong" else found
        return
    turn = next(letter for token in reading.tokens if token.type == "WHICH" for letter in token if letter in "UDX")
    if turn in "UD":
        fits = now.value > base.value if turn == "U" else now.value < base.value
        yield claim(reading, "change", (base, now), now, "right" if fits else "wrong", "", reading.word("UD"))
        if not fits:
            return
    for _, quantity in rest:
        yield from by(reading, base, now, quantity)


def gaps(reading: Reading) -> Iterator[Claim]:
    """ "The gap between a and b is d"."""
    first, last, stated = reading.figures
    if comparable(first, last):
        yield from by(reading, first, last, stated, "difference")


def two_apart(reading: Reading) -> Iterator[Claim]:
    """ "Income was a and expenditure b, a surplus of d": open where others may count too, before it or "with" it."""
    first, last, stated = reading.figures
    if first.unit == stated.unit and comparable(first, last) and not earned(reading):
        for found in by(reading, first, last, stated, "difference"):
            other = UNITS.get(first.unit, "m") in reading.before() or "~" in reading.after()
            other = other and found.verdict == "wrong"
            yield found._replace(verdict="open") if other else found


def earned(reading: Reading) -> bool:
    """Whether a net figure follows two that are not said to be what came in and what it cost, or is of another time."""
    gap = reading.start + reading.passage.code[reading.start : reading.end].find("G")
    if terminal("numbers/claims_words", "NET").match(reading.passage.words[gap].casefold()) is None:
        return False
    one, other, stated = (reading.place(token) for token in reading.tokens if token.type == "VALUE")
    cost = terminal("numbers/claims_words", "COST").search(" ".join(reading.passage.words[one + 1 : other]).casefold())
    plain = terminal("numbers/claims_words", "NET").fullmatch(" ".join(reading.passage.words[gap:stated]).casefold())
    return cost is None or plain is None


def apart(reading: Reading) -> Iterator[Claim]:
    """ "A, d above b": the distance and its direction; open where another figure before it may be meant."""
    now, stated, base = reading.figures
    if now.value is None or base.value is None or stated.value is None or now.unit != base.unit:
        return
    if not comparable(now, base) or (stated.unit != now.unit and stated.unit not in ("%", "points")):
        return
    word = "".join(token for token in reading.tokens if token.type == "ABOVE")
    above = now.value > base.value if "N" in word else "H" in word
    letter = UNITS.get(now.unit, "m")
    doubtful = letter in reading.before()
    doubtful = doubtful or letter in up_to(reading.after(), ",;")
    fits = (now.value > base.value) == above or now.value == base.value
    for found in by(reading, base, now, stated, "difference"):
        if not fits or found.verdict == "wrong":
            verdict: Verdict = "open" if doubtful else "wrong"
            expected = found.expected if found.verdict == "wrong" else ""
            yield found._replace(verdict=verdict, expected=expected, word="" if fits else reading.word("HL"))
        else:
            yield found


def less(reading: Reading) -> Iterator[Claim]:
    """ "A less b leaves c"."""
    whole, part, stated = reading.figures
    if same_kind(whole, part, stated) and whole.value is not None and part.value is not None:
        first, second, _ = standings((whole, part, stated))
        pence = any(quantity.precision > 0 for quantity in (whole, part, stated))
        verdict = judged(reading, stated, first.minus(second), pence)
        letter = UNITS.get(whole.unit, "m")
        if reading.name == "left" and verdict == "wrong" and (letter in reading.before() or "~" in reading.after()):
            return  # "£200 and £900, of which £300 was spent, leaving £800", "leaving £500 after the gate"
        yield claim(reading, "difference", (whole, part), stated, verdict, shown(whole.value - part.value, stated))
