"""Accounts in a few figures: what there was, what came in and what went out against what there is said to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from minutes_lint import Claim, Quantity
from minutes_lint.values import NamedTuple

from ...parser.words import either, terminal
from ..amounts import NOTHING, Cell, Run, Verdict, adds_up, claim
from .grid import Entry, Grid, filled, legible

NAMES = ("OPENING", "CLOSING", "BALANCE", "RECEIPTS", "PAYMENTS")
SUMMARY = ("OPENING", "RECEIPTS", "PAYMENTS", "CLOSING")
"""The rows in which a table sums up an account, in their order."""

REACH = 110
"""The words that say what a figure is in an account stand at most this many characters before it."""

FIGURES_BACK = 5
"""An account is looked for in at most this many figures before its closing balance."""


class Named(NamedTuple):
    """A figure and what it is in an account; `doubtful` where other words say that more than this counts."""

    name: str
    figure: Quantity
    doubtful: bool = False


# --- in text and in the rows of tables --------------------------------------------------------------


def in_text(money: Iterable[Run]) -> Iterator[Claim]:
    """The accounts in running text and in lists with one figure to a line."""
    sequence: list[Named] = []
    for run in money:
        name = name_of(run.label[-REACH:])
        if not name or (len(run.label) > REACH and name in ("RECEIPTS", "PAYMENTS")):
            yield from accounts(sequence)
            sequence = []
        if name:
            sequence.append(Named(name, run.figures[0].amount, reconciled(run.label[-REACH:])))
            sequence += (Named("", figure.amount) for figure in run.figures[1:])
    yield from accounts(sequence)


def in_rows(entries: Sequence[Entry]) -> Iterator[Claim]:
    """The accounts in the columns of a table, by the labels of its rows."""
    names = [name_of(entry.label[-REACH:]) for entry in entries]
    if not {"OPENING", "CLOSING", "BALANCE"} & {*names}:
        return
    for column in range(max(len(entry.cells) for entry in entries)):
        sequence: list[Named] = []
        for name, entry in zip(names, entries, strict=True):
            cell = entry.cells[column]
            if name and cell is not None:
                sequence.append(Named(name, cell, reconciled(entry.label)))
            else:
                yield from accounts(sequence)
                sequence = []
        yield from accounts(sequence)


def in_totals(entries: Sequence[Entry]) -> Iterator[Claim]:
    """The account that a table states in its opening and closing balance and the totals of what lies between."""
    for cells in zip(*(entry.cells for entry in summary(entries)), strict=False):
        named = zip(SUMMARY, cells, strict=True)
        yield from accounts([Named(name, cell) for name, cell in named if cell is not None])


def summary(entries: Sequence[Entry]) -> list[Entry]:
    """The rows that sum up the account of a table; none where it has others of their kind, or more may count."""
    named = [(at, name) for at, entry in enumerate(entries) if (name := name_of_total(entry.label))]
    if tuple(name for _, name in named) != SUMMARY or any(reconciled(entry.label) for entry in entries):
        return []
    places = [at for at, _ in named]
    paid, closing = places[2:]
    return [entries[at] for at in places] if paid + 1 == closing else []


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


def reconciled(words: str) -> bool:
    """Whether words before a figure say that something else counts as well: cheques not yet paid in, other accounts."""
    return terminal("numbers/tables", "RECONCILED").search(words) is not None


# --- an account -------------------------------------------------------------------------------------


def accounts(sequence: Sequence[Named]) -> Iterator[Claim]:
    """The accounts in a sequence of named figures: opening balance, receipts and payments, closing balance."""
    for at, closing in enumerate(sequence):
        if closing.name in ("CLOSING", "BALANCE"):
            parts = since_opening(sequence[:at][-FIGURES_BACK:])
            if (found := account(parts, closing)) is not None:
                yield found


def since_opening(before: Sequence[Named]) -> Sequence[Named]:
    """The figures from the last opening balance on; all of them where there is none."""
    return before[max((at for at, named in enumerate(before) if named.name in ("OPENING", "BALANCE")), default=0) :]


def account(parts: Sequence[Named], closing: Named) -> Claim | None:
    """The account that ends in a closing balance, where the figures before it are those of one."""
    operands = reckoned(parts)
    if not operands or not all(legible(named.figure) for named in (*parts, closing)):
        return None
    if not all(named.name or subtotal(operands, named.figure) for named in parts):
        return None
    doubtful = len(operands) < 3 or any(named.doubtful for named in (*parts, closing))
    doubtful = doubtful or units(operands, closing.figure) > 1
    verdict: Verdict = "right" if adds_up(operands, closing.figure) else "open" if doubtful else "wrong"
    return claim(closing.figure, operands, verdict, "balance", "balance")


def reckoned(parts: Sequence[Named]) -> list[Quantity]:
    """What makes a balance: the opening one, receipts and payments; nothing where these are not once each."""
    opening = [named.figure for named in parts if named.name in ("OPENING", "BALANCE")]
    receipts = [named.figure for named in parts if named.name == "RECEIPTS"]
    payments = [named.figure for named in parts if named.name == "PAYMENTS"]
    if len(receipts) != 1 or len(payments) != 1:
        return []
    return [*opening, *receipts, negative(payments[0])]


def subtotal(operands: Sequence[Quantity], figure: Quantity) -> bool:
    """Whether a figure is what the first operands come to: the sum that stands beside the receipts."""
    return any(adds_up(operands[:count], figure) for count in range(1, len(operands)))


def units(operands: Sequence[Quantity], figure: Quantity) -> int:
    """How many currencies some figures are in."""
    return len({quantity.unit for quantity in (*operands, figure)} - {""})


def negative(paid: Quantity) -> Quantity:
    """A payment as it counts towards a balance, also where it is printed with a minus sign."""
    return paid._replace(value=-abs(paid.value or NOTHING))


# --- a balance in each row --------------------------------------------------------------------------


class Posting(NamedTuple):
    """A row of an account: what came in, what went out, and the balance after it, where that can be read."""

    received: Cell
    paid: Cell
    balance: Quantity | None


def running(grid: Grid) -> Iterator[Claim]:
    """A running balance: each is the one above it with what came in and less what went out."""
    places = grid.places("in", "out", "balance")
    if not places:
        return
    postings = [posting_of(entry, *places) for entry in grid.entries]
    found = [made for before, posting in pairwise(postings) if (made := carried(before, posting)) is not None]
    wrong = sum(1 for made in found if made.verdict == "wrong")
    if wrong * 2 <= len(found) and len(found) > 2:
        yield from found


def posting_of(entry: Entry, received: int, paid: int, balance: int) -> Posting:
    """A row as a posting, by the columns of an account. A total has no balance that is carried on."""
    after = entry.cells[balance]
    return Posting(entry.cells[received], entry.cells[paid], after if legible(after) and not entry.total else None)


def carried(before: Posting, posting: Posting) -> Claim | None:
    """The balance after a posting against the one before it; None where a figure is missing or counts otherwise."""
    moved = filled((posting.received, posting.paid))
    if before.balance is None or posting.balance is None or not moved:
        return None
    if any(figure.value is None or figure.value < 0 for figure in moved):
        return None
    parts = [before.balance, *filled([posting.received]), *map(negative, filled([posting.paid]))]
    right = adds_up(parts, posting.balance)
    return claim(posting.balance, parts, "right" if right else "wrong", "balance", "balance")
