"""Figures in rows and columns, and the totals stated of them: tables, aligned text and lists of payments.

Extract, recompute, compare: tables and lists of payments become grids of figures, whatever they were set in;
`accounts/totals.py` finds what a grid says of its own figures, `accounts/balances.py` what an account does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest

from minutes_lint import Claim, Document, Item, Row, Span, Table
from minutes_lint.values import NamedTuple

from ..parser.drafts import Draft
from ..parser.words import terminal
from .accounts import balances, totals
from .accounts.grid import LABEL_DRESS, Entry, Grid, legible, roles_of
from .accounts.ledgers import ROWS_APART, ledgers
from .amounts import DRESS, Cell, amounts, quantity, runs, says


def settle(draft: Draft) -> Draft:
    """A draft with the claims that its tables, lists of payments and accounts make."""
    made = [*claims(draft)]
    wrong = any(claim.verdict != "right" for claim in made)
    if wrong and terminal("agenda/signals", "SCANNED").search(draft.document.seen, *draft.span) is not None:
        made = [claim if claim.verdict == "right" else claim._replace(verdict="open") for claim in made]
    return draft.more({Claim: [*made]})


def claims(draft: Draft) -> Iterator[Claim]:
    """What tables, lists of payments and accounts say of their own figures."""
    text = draft.document.seen
    tables = draft.find(Table)
    money = list(runs(text, amounts(text, draft.span, [table.span for table in tables])))
    grids = list(grids_of(draft.document, tables))
    for grid in (*grids, *ledgers(draft, money)):
        yield from totals.claims(grid)
    for grid in grids:
        yield from [*balances.in_rows(grid.entries)] or balances.in_totals(grid.entries)
    yield from balances.in_text(money)


def grids_of(document: Document, tables: Sequence[Table]) -> Iterator[Grid]:
    """The grids of all tables."""
    for before, table in zip([None, *tables], tables, strict=False):
        yield from ruled(document, table, not continued(document, before, table))


def continued(document: Document, before: Table | None, table: Table) -> bool:
    """Whether a table may go on with the one before it: nothing but a page break's worth of lines stands between."""
    if before is None or any(says("TOTAL", cell.strip(LABEL_DRESS)) for cell in before.rows[-1].cells):
        return False
    lines = [line for line in document.seen[before.span.end : table.span.start].splitlines() if line.strip()]
    return len(lines) < ROWS_APART and not any(says("SECTION", line.strip(DRESS)) for line in lines)


class Line(NamedTuple):
    """A row of a table as it is printed: all its cells, those that are empty too, as words and as figures."""

    span: Span
    texts: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def drawn(self) -> bool:
        """Whether nothing but rules stands in it."""
        return all(says("RULE", text) for text in self.texts if text)

    @property
    def underlines(self) -> bool:
        """Whether each of its cells holds a rule that is no sign of a blank: what stands above them are heads."""
        return all(cell is not None and says("RULE", cell.raw) for cell in self.cells)

    @property
    def figured(self) -> bool:
        """Whether figures stand after the first cell, or signs that there are none."""
        return any(map(legible, self.cells[1:])) or any(text and says("BLANK", text) for text in self.texts[1:])

    def entry(self, width: int, opens: bool) -> Entry:
        """The row in its grid; its label is the cell that calls it a total, or the first that holds words."""
        held = zip(self.texts, self.cells, strict=True)
        words = [label for text, cell in held if not legible(cell) and (label := text.strip(LABEL_DRESS))]
        stated = next((text for text in words if says("TOTAL", text)), "")
        label = stated or next(iter(words), "")
        cells = (*self.cells, *[None] * (width - len(self.cells)))
        return Entry(self.span, label, cells, "stated" if stated else "" if label else "bare", opens)


def ruled(document: Document, table: Table, sure: bool) -> Iterator[Grid]:
    """The grids of a table: after a total, a row without figures begins a new one.

    `sure` says that the first row of the table is that of a list.
    """
    lines = [printed(document, row, table.item) for row in table.rows]
    width = max((len(line.cells) for line in lines), default=0)
    heads: tuple[str, ...] = ("",) * width
    entries: list[Entry] = []
    opens = False
    for line, below in zip_longest(lines, lines[1:]):
        if line.drawn or line.texts == heads[: len(line.texts)]:
            continue
        if line.figured and (entries or below is None or not below.underlines):
            entries.append(line.entry(width, opens))
            opens = False
            continue
        if any(entry.total for entry in entries):
            yield Grid(heads, roles_of(heads), tuple(entries), sure)
            entries, sure = [], True
        if not entries:
            heads = (*line.texts, *[""] * (width - len(line.texts)))
        opens = bool(entries)
    if entries:
        yield Grid(heads, roles_of(heads), tuple(entries), sure)


def printed(document: Document, row: Row, item: Item | None) -> Line:
    """A row of a table, parted at its bars or tabs."""
    text = document.seen[row.span.start : row.span.end]
    inner, begin, bar = text.rstrip(), 0, "\t"
    if text.lstrip().startswith("|"):
        inner, begin, bar = inner if inner.endswith("\\|") else inner.removesuffix("|"), text.index("|") + 1, "|"
    first, pieces = row.span.start + begin, inner[begin:].split(bar)
    places = accumulate((len(piece) + 1 for piece in pieces), initial=first)
    cells = tuple(quantity(piece, place, item) for piece, place in zip(pieces, places, strict=False))
    return Line(Span(first, first + len(inner[begin:])), tuple(piece.strip(DRESS) for piece in pieces), cells)
