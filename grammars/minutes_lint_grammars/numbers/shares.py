"""Claims of shares: "x of y (p%)", "p% of the y", shares that make up a whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from minutes_lint import Claim, Quantity

from . import rounding
from .arithmetic import claim, doubted, head, judged, shown, shown_share, singular, standings, value
from .letters import Figure, Word, letter_of
from .passages import Reading, Verdict

ARTICLE = 3
"""A word of at most this many letters between "of" and a sum of money does not name it."""

ORDERS = {"share": (0, 1, 2), "share_or": (0, 2, 1), "share_whom": (1, 0, 2), "share_first": (1, 2, 0)}
"""Which of the figures of a reading is the part, which the whole and which the share, by the rule of the grammar."""

COUNT_LAST = (2, 1, 0)
"""The same where the part stands last: "30% of the 40 members (12)"."""


def shares(reading: Reading) -> Iterator[Claim]:
    """ "X of y (p%)", in any order of the three."""
    if reading.name == "share_all":
        yield from shares_of_all(reading)
        return
    if reading.name == "share" and Word.OF in reading.before()[-3:]:
        return  # "3 of 4 of 10 (30%)"
    counted = any(token.type == "COUNT" for token in reading.tokens)
    figures, order = reading.figures, COUNT_LAST if counted else ORDERS[reading.name]
    part, whole, share = (figures[place] for place in order)
    yield from share_of(reading, part, whole, share)


def shares_of_all(reading: Reading) -> Iterator[Claim]:
    """ "Of the y, x (p%) … and z (q%)"."""
    whole, *rest = reading.figures
    named = reading.passage.words[reading.start + 1 : reading.place(reading.tokens[1])]
    if letter_of(whole) == Figure.MONEY and any(len(word) > ARTICLE for word in named):
        return  # "cost of sales £1,201, gross profit £983 or 45%"
    for part, share in zip(rest[::2], rest[1::2], strict=True):
        yield from share_of(reading, part, whole, share)


def share_of(reading: Reading, part: Quantity, whole: Quantity, share: Quantity) -> Iterator[Claim]:
    """A part, its whole and the share that it is said to be."""
    if part.unit != whole.unit or share.unit != "%" or not part.value or not whole.value or whole.value <= 0:
        return
    top, bottom, _ = standings((part, whole, share))
    over = top.over(bottom)
    verdict = judged(reading, share, over.times(100) if over else None)
    yield claim(reading, "percent", (part, whole), share, verdict, shown_share(part.value / whole.value, share))


def fractions(reading: Reading) -> Iterator[Claim]:
    """ "3/7 (43%)"."""
    part, share = reading.figures
    if part.unit == "/" and share.unit == "%" and part.value is not None:
        verdict = judged(reading, share, rounding.exact(part.value * 100))
        yield claim(reading, "percent", (part,), share, verdict, shown_share(part.value, share))


def parts(reading: Reading) -> Iterator[Claim]:
    """ "354 of the children (18%)": of the one count of children before it.

    "354 children (18%)" does not say of what: it is right where it is the share of that count, and open otherwise.
    """
    part, share = reading.figures
    link = reading.tokens[1]
    of = link.type == "PART"
    place = reading.place(link)
    after = reading.passage.words[place + 1 : place + 3] if of else [part.noun.partition(" ")[0]]
    nouns = {singular(word) for word in after if word}
    seen = {
        whole.value: whole
        for at, whole in reading.passage.quantities.items()
        if at < reading.start and whole.unit == part.unit and head(whole) in nouns
    }
    if len(seen) == 1:
        (whole,) = seen.values()
        yield from doubted(share_of(reading, part, whole, share), not of)


def too_many(reading: Reading) -> Iterator[Claim]:
    """ "15 out of 12", "15 of the 12": no part is more than its whole."""
    part, whole = reading.figures
    if part.unit != whole.unit or part.unit != "" or part.value is None or whole.value is None:
        return
    words = " ".join(reading.passage.words[reading.start + 1 : reading.end - 1]).casefold()
    if words.startswith("out of") or words == "of the":
        yield claim(reading, "range", (part, whole), part, "right" if part.value <= whole.value else "wrong", "", "of")


def wholes(reading: Reading) -> Iterator[Claim]:
    """ "60% …, 30% … and the remaining 10%": shares that make up a whole."""
    added = reading.figures
    if len(added) < 2 or any(q.unit != "%" or q.value is None for q in added):
        return
    if reading.name == "shared" and Figure.SHARE in reading.after():
        return
    exactly = sum(map(value, added), Decimal(0))
    yield claim(reading, "partition", added[:-1], added[-1], made_up(reading, added), shown(exactly, added[0]))


def made_up(reading: Reading, added: list[Quantity]) -> Verdict:
    """Whether shares make up a whole; open where others may belong to them, or some not, or one is not exact."""
    if whole(added):
        return "right"
    doubt = Figure.SHARE in reading.before() or Word.OF in "".join(reading.tokens) or reading.hedged()
    return "open" if doubt or any(whole(added[i:]) for i in range(1, len(added) - 1)) else "wrong"


def whole(shares: list[Quantity]) -> bool:
    """Whether shares may make 100%."""
    return rounding.total(standings(shares)).meets(rounding.exact(Decimal(100)))
