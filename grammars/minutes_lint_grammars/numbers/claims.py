"""What a text says of its figures: sums, shares, changes and differences, read and worked out again.

The words of a passage become letters, one for each kind of quantity and each word that relates quantities;
`claims.lark` reads those, and this module does the arithmetic. What is not read without doubt is left open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from minutes_lint import Claim, Oddity, Quantity, Span

from ..parser.drafts import Draft
from ..parser.inline import Inline
from ..parser.parsing import Token, Tree
from ..parser.words import terminal
from .arithmetic import claim, comparable, head, is_measure, value
from .changes import apart, changes, comparisons, gaps, less, two_apart
from .conflicts import conflicts
from .letters import Figure, Word
from .passages import LIST_GAP, Passage, Reading, Verdict, figures, passages
from .shares import fractions, parts, shares, too_many, wholes
from .sums import carried, halves, partly, products, splits, sums, totals, undone

GRAMMAR = Inline("numbers/claims", window=200)

OPENERS = frozenset((
    Figure.COUNT, Figure.MONEY, Figure.SHARE, Figure.FRACTION, Word.UP, Word.DOWN, Word.CHANGE, Word.FROM, Word.GAP,
    Word.OF, Word.EXIST, Word.SPLIT, Word.BETWEEN, Word.LIMIT_LOW, Word.LIMIT_HIGH, Word.TOTAL,
))  # fmt: skip
"""Letters that a claim may begin with."""

HOURS = 24
"""Bare figures up to this one may be times of day."""


def settle(draft: Draft) -> Draft:
    """A draft with what the text claims of its quantities."""
    told = list(figures(draft))
    claims: list[Claim] = []
    unread: list[Oddity] = []
    for passage in passages(told):
        read = list(claims_in(passage))
        unread += unread_in(passage, read)
        claims += read
    return draft.more({Claim: [*claims, *conflicts(told), *pages(draft)], Oddity: [*unread]})


def pages(draft: Draft) -> Iterator[Claim]:
    """ "Page 7 of 5", wherever it stands: most of them are no part of any paragraph."""
    for match in terminal("numbers/quantities_words", "PAGE_OF").finditer(draft.document.seen, *draft.span):
        page, last = (
            Quantity(Span(*match.span(group)), match[group], None, Decimal(match[group]), "page") for group in (1, 2)
        )
        assert page.value is not None
        assert last.value is not None
        verdict: Verdict = "right" if page.value <= last.value else "wrong"
        yield Claim(Span(*match.span()), match.group(), None, "range", (page, last), page, verdict, "", "of")


def claims_in(passage: Passage) -> Iterator[Claim]:
    """The claims of a passage, in order; what a claim has taken in is not read again as one of its kind."""
    read_to: dict[Callable[[Reading], Iterator[Claim]], int] = {}
    inner = listed(passage)
    for at, letter in enumerate(passage.code):
        if letter not in OPENERS or at in inner:
            continue
        reading = read(passage, at)
        if reading is None:
            continue
        work_out = WORK_OUT[reading.name]
        if at < read_to.get(work_out, 0):
            continue
        claims = list(work_out(reading))
        if claims:
            read_to[work_out] = reading.end
        yield from claims


def listed(passage: Passage) -> set[int]:
    """The places of quantities in the midst of a list of their kind: nothing begins there."""
    places, inner = list(passage.quantities), set()
    for before, at, after in zip(places, places[1:], places[2:], strict=False):
        gaps = passage.code[before + 1 : at] + passage.code[at + 1 : after]
        if passage.code[before] == passage.code[at] == passage.code[after] and LIST_GAP.issuperset(gaps):
            inner.add(at)
    return inner


def read(passage: Passage, at: int) -> Reading | None:
    """What the grammar reads at a place of a passage."""
    found = GRAMMAR.read(passage.code, at)
    if found is None:
        return None
    (tree,) = found.tree.children
    assert isinstance(tree, Tree)
    tokens = tuple(token for token in tree.children if isinstance(token, Token))
    return Reading(str(tree.data), tokens, at, found.end, passage)


def unread_in(passage: Passage, claims: Iterable[Claim]) -> Iterator[Oddity]:
    """What looks like a claim and was not read as one: from its first figure to the one it states."""
    known = {quantity.span for claim in claims for quantity in (*claim.operands, claim.stated)}
    for match in terminal("numbers/claims_context", "LIKE").finditer(passage.code):
        stated = passage.quantities[match.end()]
        if stated.span not in known:
            first = next(passage.quantities[at] for at in range(*match.span()) if at in passage.quantities)
            words = " ".join(word for word in passage.words[match.start() : match.end() + 1] if word)
            yield Oddity(Span(first.span.start, stated.span.end), words, passage.item, "unread", "claims")


def in_figures(reading: Reading) -> Iterator[Claim]:
    """ "Fifteen (15)": words and the figures that repeat them."""
    first, last = reading.figures
    worded = first.raw[:1].isalpha() != last.raw[:1].isalpha()
    if worded and first.unit == last.unit and first.value is not None and last.value is not None:
        yield claim(reading, "words", (first,), last, "right" if first.value == last.value else "wrong")


def ranges(reading: Reading) -> Iterator[Claim]:
    """ "Between a and b", "a minimum of a and a maximum of b", "£a-£b": the first is not the larger."""
    low, high = reading.figures
    if reading.tokens[0].type == "HIGH_FIRST":
        low, high = high, low
    if reading.name == "between" and not bounds(reading, low, high):
        return
    if reading.word(Word.LIMIT_HIGH).casefold() == "up to":
        return  # "at least 10 and up to 5 more"
    if not is_measure(head(high)) and comparable(low, high):
        yield claim(reading, "range", (low,), high, "right" if value(low) <= value(high) else "wrong")


def bounds(reading: Reading, low: Quantity, high: Quantity) -> bool:
    """Whether what something lies between are the bounds of a figure, not times, years, or two that are compared."""
    if Word.GAP in reading.passage.code[max(0, reading.start - 5) : reading.start]:
        return False  # "the difference between 5 and 3"
    if low.unit:
        return True
    clock = low.precision != 0 or (low.value or 0) <= HOURS  # "between 11.30 and 3.30"
    return not clock and bool(head(high)) and high.noun[0].islower()  # not "between 1,000 and 900 BC"


WORK_OUT: dict[str, Callable[[Reading], Iterator[Claim]]] = {
    "change": changes, "back": changes, "raised": changes, "compared": comparisons, "gap": gaps, "apart": apart,
    "less": less, "left": less, "two_apart": two_apart, "share_or": shares, "share": shares, "share_first": shares,
    "share_all": shares, "share_whom": shares,
    "fraction": fractions, "share_part": parts, "part": too_many, "sum": sums, "total_first": totals,
    "of_which": partly, "split": splits, "carried": carried, "remainder": wholes, "shared": wholes,
    "product": products, "priced": products, "halves": halves, "undone": undone,
    "words": in_figures, "between": ranges, "limits": ranges, "dash": ranges,
}  # fmt: skip
"""What works out the claims in each reading, by the rule of the grammar."""
