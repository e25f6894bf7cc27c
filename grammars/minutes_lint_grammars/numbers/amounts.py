"""Single figures: in the cells of tables, and sums of money in running text with the words before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Literal

from minutes_lint import Claim, Item, Quantity, Span
from minutes_lint.values import NamedTuple

from ..parser.words import terminal
from .rounding import Interval, accepts, exact, printed, step, total

DRESS = " \t\xa0*_\r\n"
LONGEST_LABEL = 200
"""Longer words between two figures are no label of a row."""

SIGN = 12
"""So many characters before a number its sign may stand."""

HEAD_REACH = 260
"""So far before the first row of a list stand the words that head its columns."""

NOTHING = Decimal(0)

Cell = Quantity | None
"""A figure (without a value where it could not be read), or None where nothing stands."""

Verdict = Literal["right", "wrong", "open"]


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
    unit = "%" if shown.endswith("%") else next((sign for sign in "£€$" if sign in shown), "")
    digits = "".join(c for c in shown if c in "0123456789.")
    value = Decimal(digits)
    if shown[0] == "(" or any(sign in shown for sign in "-–−"):
        value = -value
    return Quantity(span, shown.replace("\\", ""), item, value, unit, precision=len(digits.partition(".")[2]))


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
    tables = iter(taken)
    table = next(tables, None)
    for core in terminal("numbers/tables", "CORE").finditer(text, span.start, span.end):
        while table is not None and table.end <= core.start():
            table = next(tables, None)
        if table is not None and table.start <= core.start():
            continue
        before = terminal("numbers/tables", "BEFORE").search(text[max(core.start() - SIGN, 0) : core.start()])
        sign = before.group() if before else ""
        money = "." in core.group() or any(c in sign for c in "£€$")
        if not money and not aligned(text, core.start(), core.end()):
            continue
        found = Span(core.start() - len(sign), core.end())
        unit = next((c for c in "£€$" if c in sign), "")
        value: Decimal | None = Decimal(core.group().replace(",", ""))
        raw = text[found.start : found.end].replace("\\", "")
        if "(" in sign:
            value = None
        elif value is not None and any(c in sign for c in "-–−"):
            value = -value
        decimals = len(core.group().partition(".")[2])
        yield Figure(found, Quantity(found, raw, None, value, unit, precision=decimals), money)


def aligned(text: str, start: int, end: int) -> bool:
    """Whether a number stands in a column: spaces before it, and more spaces or the end of the line after it."""
    after = text[end : end + 2]
    ends = not after.strip() or after[0] in "\r\n"
    return start > 1 and not text[start - 2 : start].strip(" \t\xa0") and ends


def runs(text: str, figures: Iterable[Figure]) -> Iterator[Run]:
    """The figures in groups with nothing between them."""
    found: list[list[Figure]] = []
    for figure in figures:
        between = text[found[-1][-1].span.end : figure.span.start] if found else "\n"
        if found and (not between or (len(between) < LONGEST_LABEL and says("BETWEEN", between))):
            found[-1].append(figure)
        else:
            found.append([figure])
    for index, run in enumerate(found):
        before = found[index - 1] if index else None
        after = found[index + 1] if index + 1 < len(found) else None
        start = before[-1].span.end if before else 0
        label = text[max(start, run[0].span.start - HEAD_REACH) : run[0].span.start]
        opens = before is None or ends_line(text, before[-1].span.end, run[0].span.start)
        alone = opens and (after is None or ends_line(text, run[-1].span.end, after[0].span.start))
        kept = [figure for figure in run if figure.money] or run
        yield Run(label, tuple(kept), alone)


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
