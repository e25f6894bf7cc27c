"""Single figures: in the cells of tables, and sums of money in running text with the words before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from minutes_lint import Claim, Item, Quantity, Span
from minutes_lint.values import TYPE_CHECKING, NamedTuple

from ..parser.words import terminal
from .rounding import Interval, accepts, exact, printed, step, total

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

DRESS = " \t\xa0*_\r\n"
CURRENCIES = "£€$"
MINUSES = "-–−"

LONGEST_LABEL = 200
"""Words between two figures that are longer are no label of a row."""

SIGN = 12
"""The sign of a number and its currency stand at most this many characters before it."""

HEAD_REACH = 260
"""The words that head the columns of a list stand at most this many characters before its first row."""

NOTHING = Decimal(0)

Cell = Quantity | None
"""A figure (without a value where it could not be read), or None where nothing stands."""

Verdict: TypeAlias = "Literal['right', 'wrong', 'open']"


def says(name: str, text: str) -> bool:
    """Whether all of a text is what a terminal of the grammar describes."""
    return terminal("numbers/tables", name).fullmatch(text) is not None


def quantity(text: str, at: int, item: Item | None) -> Cell:
    """The figure in a cell whose first character stands at `at`; without a value where it is none."""
    shown = text.strip(DRESS)
    if not shown or says("BLANK", shown):
        return None
    start = at + text.index(shown)
    span = Span(start, start + len(shown))
    if not says("FIGURE", shown):
        return Quantity(span, shown, item, None, problem="no figure")
    unit = "%" if shown.endswith("%") else currency(shown)
    digits = "".join(c for c in shown if c in "0123456789.")
    value = Decimal(digits)
    if shown[0] == "(" or negative(shown):
        value = -value
    return Quantity(span, shown.replace("\\", ""), item, value, unit, precision=decimals(digits))


def currency(text: str) -> str:
    """The sign of the currency in a text; empty without one."""
    return next((sign for sign in CURRENCIES if sign in text), "")


def negative(text: str) -> bool:
    """Whether a minus stands in a text."""
    return any(sign in text for sign in MINUSES)


def decimals(figure: str) -> int:
    """How many decimals a figure is printed with."""
    return len(figure.partition(".")[2])


def unread(span: Span, item: Item | None) -> Quantity:
    """A figure that could not be read."""
    return Quantity(span, "", item, None, problem="no figure")


class Figure(NamedTuple):
    """A sum of money in running text, or a whole number that stands alone at the end of a line."""

    span: Span
    amount: Quantity
    money: bool


class Run(NamedTuple):
    """Figures with nothing between them, and the words before them; `alone` where their line holds no others."""

    label: str
    figures: tuple[Figure, ...]
    alone: bool

    @property
    def span(self) -> Span:
        """From the first figure to the last."""
        return Span(self.figures[0].span.start, self.figures[-1].span.end)


def amounts(text: str, span: Span, taken: Sequence[Span]) -> Iterator[Figure]:
    """All sums of money in a stretch of text, outside of the tables in it."""
    for core in outside(taken, terminal("numbers/tables", "CORE").finditer(text, span.start, span.end)):
        before = terminal("numbers/tables", "BEFORE").search(text[max(core.start() - SIGN, 0) : core.start()])
        sign = before.group() if before else ""
        money = "." in core.group() or currency(sign) != ""
        if money or aligned(text, core.start(), core.end()):
            start = core.start() - len(sign)
            raw = text[start : core.end()].replace("\\", "")
            yield Figure(Span(start, core.end()), amount(Span(start, core.end()), raw, sign, core.group()), money)


def outside(taken: Sequence[Span], found: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """What was found that stands in none of some spans; both are in order."""
    spans = iter(taken)
    span = next(spans, None)
    for match in found:
        while span is not None and span.end <= match.start():
            span = next(spans, None)
        if span is None or match.start() < span.start:
            yield match


def amount(span: Span, raw: str, sign: str, figure: str) -> Quantity:
    """A sum in running text; without a value where a bracket stands before it, which may make it negative or not."""
    value = None if "(" in sign else Decimal(figure.replace(",", ""))
    if value is not None and negative(sign):
        value = -value
    return Quantity(span, raw, None, value, currency(sign), precision=decimals(figure))


def aligned(text: str, start: int, end: int) -> bool:
    """Whether a number stands in a column: spaces before it, and more spaces or the end of the line after it."""
    after = text[end : end + 2]
    ends = not after.strip() or after[0] in "\r\n"
    return start > 1 and not text[start - 2 : start].strip(" \t\xa0") and ends


def runs(text: str, figures: Iterable[Figure]) -> Iterator[Run]:
    """The figures in groups with nothing between them."""
    found = list(together(text, figures))
    for before, run, after in zip([None, *found], found, [*found[1:], None], strict=False):
        first, last = run[0].span.start, run[-1].span.end
        ended = 0 if before is None else before[-1].span.end
        opens = before is None or ends_line(text, ended, first)
        alone = opens and (after is None or ends_line(text, last, after[0].span.start))
        kept = [figure for figure in run if figure.money] or run
        yield Run(text[max(ended, first - HEAD_REACH) : first], tuple(kept), alone)


def together(text: str, figures: Iterable[Figure]) -> Iterator[list[Figure]]:
    """The figures in groups between whose members stands nothing but blanks and the like."""
    group: list[Figure] = []
    for figure in figures:
        if group and not touching(text[group[-1].span.end : figure.span.start]):
            yield group
            group = []
        group.append(figure)
    if group:
        yield group


def touching(between: str) -> bool:
    """Whether what stands between two figures leaves them in one row."""
    return not between or (len(between) < LONGEST_LABEL and says("BETWEEN", between))


def ends_line(text: str, start: int, end: int) -> bool:
    """Whether a line ends between two places."""
    return text.find("\n", start, end) >= 0 or text.find("\r", start, end) >= 0


def claim(
    stated: Quantity, parts: Sequence[Quantity], verdict: Verdict, about: str, relation: str = "table-total"
) -> Claim:
    """A claim that some figures make another; `about` is what they are, "net + VAT" or the head of their column."""
    named = stated._replace(noun=about)
    return Claim(stated.span, stated.raw, stated.item, relation, tuple(parts), named, verdict)


def adds_up(parts: Sequence[Quantity], stated: Quantity, rounded: bool = False) -> bool:
    """Whether figures make a stated total, in any way of rounding."""
    if stated.value is None:
        return False
    return fits(total(worth(part, rounded) for part in parts), stated)


def worth(part: Quantity, rounded: bool) -> Interval:
    """What a printed part may stand for: itself, or all that is printed so where its column is rounded."""
    value = part.value or NOTHING
    return printed(value, step(part.precision)) if rounded else exact(value)


def fits(true: Interval, stated: Quantity) -> bool:
    """Whether a stated figure may be what is printed for a true one."""
    return stated.value is not None and accepts(stated.value, step(stated.precision), true)


def is_rounded(parts: Sequence[Quantity], stated: Quantity, head: str) -> bool:
    """Whether the figures of a column may have been rounded: shares, and money or averages without pence."""
    figures = (*parts, stated)
    most = max(figure.precision for figure in figures)
    if any(figure.unit == "%" for figure in figures):
        return True
    money = any(figure.unit for figure in figures) or terminal("numbers/tables", "ROUNDED").search(head) is not None
    return most == 1 or (most == 0 and money)
