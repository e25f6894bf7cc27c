"""Accounts in a few figures: what there was, what came in and what went out against what there is said to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from minutes_lint import Claim, Quantity
from minutes_lint.values import NamedTuple

from ..parser.words import either, terminal
from .amounts import NOTHING, Cell, Run, Verdict, adds_up, claim

NAMES = ("OPENING", "CLOSING", "BALANCE", "RECEIPTS", "PAYMENTS")
REACH = 110
"""So far before a figure stand the words that say what it is in an account."""


class Named(NamedTuple):
    """A figure and what it is in an account; `doubtful` where other words say that more than this counts."""

    name: str
    figure: Quantity
    doubtful: bool = False


def in_text(money: Iterable[Run]) -> Iterator[Claim]:
    """The accounts in running text and in lists with one figure to a line."""
    sequence: list[Named] = []
    for run in money:
        name = name_of(run.label[-REACH:])
        if not name or (len(run.label) > REACH and name in ("RECEIPTS", "PAYMENTS")):
            yield from accounts(sequence)
            sequence = []
        if name:
            doubtful = terminal("numbers/tables", "RECONCILED").search(run.label[-REACH:]) is not None
            sequence.append(Named(name, run.figures[0].amount, doubtful))
            sequence += (Named("", figure.amount) for figure in run.figures[1:])
    yield from accounts(sequence)


def in_rows(rows: Sequence[tuple[str, Sequence[Cell]]]) -> Iterator[Claim]:
    """The accounts in the columns of a table, by the labels of its rows."""
    names = [name_of(label[-REACH:]) for label, _ in rows]
    if not any(name in ("OPENING", "CLOSING", "BALANCE") for name in names):
        return
    for column in range(max(len(cells) for _, cells in rows)):
        sequence: list[Named] = []
        for name, (label, cells) in zip(names, rows, strict=True):
            cell = cells[column]
            if not name or cell is None:
                yield from accounts(sequence)
                sequence = []
            if name and cell is not None:
                sequence.append(Named(name, cell, terminal("numbers/tables", "RECONCILED").search(label) is not None))
        yield from accounts(sequence)


def in_totals(rows: Sequence[tuple[str, Sequence[Cell]]]) -> Iterator[Claim]:
    """The account that a table states in its opening and closing balance and the totals of what lies between."""
    named = [(at, name) for at, (label, _) in enumerate(rows) if (name := name_of_total(label))]
    if [name for _, name in named] != ["OPENING", "RECEIPTS", "PAYMENTS", "CLOSING"]:
        return
    places = [at for at, _ in named]
    if places[2] + 1 < places[3] or any(terminal("numbers/tables", "RECONCILED").search(label) for label, _ in rows):
        return
    for cells in zip(*(rows[at][1] for at in places), strict=False):
        kept = [Named(name, cell) for (_, name), cell in zip(named, cells, strict=True) if cell is not None]
        yield from accounts(kept)


def name_of_total(label: str) -> str:
    """What a row is in an account, where it is a balance or says that it is a total."""
    name = name_of(label[-REACH:])
    total = terminal("numbers/tables", "TOTAL_FIRST").match(label) is not None
    return name if total or name in ("OPENING", "CLOSING") else ""


def name_of(label: str) -> str:
    """What the words right before a figure say that it is."""
    last = None
    for last in either("numbers/tables", NAMES).finditer(terminal("numbers/tables", "UNSEEN").sub(" ", label)):  # noqa: B007
        pass
    if last is None:
        return ""
    between = last.string[last.end() :]
    if between and terminal("numbers/tables", "BETWEEN_WORDS").fullmatch(between) is None:
        return ""
    return last.lastgroup or ""


def accounts(sequence: Sequence[Named]) -> Iterator[Claim]:
    """The accounts in a sequence of named figures: opening balance, receipts and payments, closing balance."""
    for at, closing in enumerate(sequence):
        if closing.name in ("CLOSING", "BALANCE") and (found := account(sequence[:at][-5:], closing)) is not None:
            yield found


def account(before: Sequence[Named], closing: Named) -> Claim | None:
    """The account that ends in a closing balance, where the figures before it are those of one."""
    names = [named.name for named in before]
    start = max((i for i, name in enumerate(names) if name in ("OPENING", "BALANCE")), default=None)
    parts = before[start:] if start is not None else before
    opening = parts[:1] if start is not None else ()
    receipts = [named for named in parts if named.name == "RECEIPTS"]
    payments = [named for named in parts if named.name == "PAYMENTS"]
    if len(receipts) != 1 or len(payments) != 1 or any(named.figure.value is None for named in (*parts, closing)):
        return None
    operands = [*(named.figure for named in opening), receipts[0].figure, negative(payments[0].figure)]
    if any(named.name == "" and not subtotal(operands, named.figure) for named in parts):
        return None
    right = adds_up(operands, closing.figure)
    doubtful = not opening or any(named.doubtful for named in (*parts, closing))
    verdict: Verdict = "right" if right else "open" if doubtful or units(operands, closing.figure) > 1 else "wrong"
    return claim(closing.figure, operands, verdict, "balance", "balance")


def subtotal(operands: Sequence[Quantity], figure: Quantity) -> bool:
    """Whether a figure is what the first operands come to: the sum that stands beside the receipts."""
    return any(adds_up(operands[:count], figure) for count in range(1, len(operands)))


def units(operands: Sequence[Quantity], figure: Quantity) -> int:
    """How many currencies some figures are in."""
    return len({quantity.unit for quantity in (*operands, figure)} - {""})


def negative(paid: Quantity) -> Quantity:
    """A payment as it counts towards a balance, also where it is printed with a minus sign."""
    return paid._replace(value=-abs(paid.value or NOTHING))
