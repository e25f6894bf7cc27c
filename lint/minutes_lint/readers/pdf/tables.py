"""Tables: what stands in the cells of a ruled grid, and lines whose runs stand below one another.

A ruled table that holds data gives a record for each of its rows. One that only arranges the page is read cell by
cell. Lines that nothing rules are a table where their columns are sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ...values import NamedTuple
from ..flow import LONG_CELL, are_figures, are_marks, is_mark
from .order import rows_of
from .ruled import Grid
from .shapes import WIDE, Part, Record, Row, Run, Word, joined
from .words import Box, Fonts, runs_of

LEAST_ROWS = 3
"""Lines without rules are a table from this many on."""

PARAGRAPH = 1.6
"""A line in a cell that lies lower than this many line heights begins a paragraph."""

SHADED = 0.6
"""A cell is shaded where a shade covers at least this share of its height."""


class Cell(NamedTuple):
    """What stands in a cell of a ruled table."""

    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        """All it says, on one line."""
        return joined(self.rows)

    @property
    def bold(self) -> bool:
        """Whether all it says is bold."""
        return all(run.bold for row in self.rows for run in row)

    @property
    def paragraphs(self) -> int:
        """How many paragraphs it has, so far as its lines tell."""
        apart = (
            above[0].bottom - below[0].bottom > PARAGRAPH * above[0].height for above, below in pairwise(self.rows)
        )
        return min(len(self.rows), 1) + sum(apart)


class Table(NamedTuple):
    """A ruled table: the cells of each of its rows by their columns, and the lines between the rows."""

    rows: tuple[dict[int, Cell], ...]
    grid: Grid

    @property
    def columns(self) -> list[int]:
        """The columns that have cells with text."""
        return sorted({column for row in self.rows for column in row})


def table_of(grid: Grid, lines: Iterable[Sequence[Word]], fonts: Fonts) -> Table:
    """The table that words make in a grid."""
    runs: dict[tuple[int, int], list[Run]] = {}
    for line in lines:
        for place, words in by_cell(grid, line):
            runs.setdefault(place, []).extend(runs_of(words, fonts))
    rows: tuple[dict[int, Cell], ...] = tuple({} for _ in grid.rows[1:])
    for (row, column), found in sorted(runs.items()):
        rows[row][column] = Cell(tuple(rows_of(found)))
    return Table(rows, grid)


def by_cell(grid: Grid, line: Sequence[Word]) -> Iterator[tuple[tuple[int, int], list[Word]]]:
    """The words of a line, cell by cell."""
    words: list[Word] = []
    here: tuple[int, int] | None = None
    for word in line:
        place = grid.cell((word.left + word.right) / 2, (word.bottom + word.top) / 2)
        if place != here and here is not None:
            yield here, words
            words = []
        here = place
        words.append(word)
    if here is not None:
        yield here, words


def parts_of(table: Table, shades: Sequence[Box]) -> Iterator[Part]:
    """A ruled table as what it is on the page: records, or the lines in its cells."""
    if not holds_data(table):
        for cells in table.rows:
            yield from arranged(cells)
        return
    first = next((order for order, cells in enumerate(table.rows) if cells), 0)
    for order, cells in enumerate(table.rows):
        if cells:
            texts = tuple(cells[column].text if column in cells else "" for column in table.columns)
            head = order == first and is_head(table, order, shades)
            yield Record(texts, head, table.grid.rows[order + 1], table.grid.rows[order])


def holds_data(table: Table) -> bool:
    """Whether a table holds data, as `flow.holds_data` has it."""
    columns = [[row[column].text if column in row else "" for row in table.rows] for column in table.columns]
    if len(columns) < 2:
        return False
    if any(map(are_figures, columns[1:])):
        return True
    cells = [cell for row in table.rows for cell in row.values()]
    return all(cell.paragraphs < 2 and len(cell.text) <= LONG_CELL for cell in cells) and not are_marks(columns[0])


def is_head(table: Table, order: int, shades: Sequence[Box]) -> bool:
    """Whether a row is one of header cells: bold or shaded, where the row below it is not."""
    here, *below = [(at, cells) for at, cells in enumerate(table.rows) if at >= order and cells]
    if not below:
        return False
    bold, other = (all(cell.bold for cell in cells.values()) for _, cells in (here, below[0]))
    return (bold and not other) or (shaded(table, here[0], shades) and not shaded(table, below[0][0], shades))


def shaded(table: Table, order: int, shades: Sequence[Box]) -> bool:
    """Whether the first cell with text in a row is shaded."""
    grid, column = table.grid, min(table.rows[order])
    top, bottom = grid.rows[order], grid.rows[order + 1]
    x = (grid.columns[column] + grid.columns[column + 1]) / 2
    return any(
        left <= x <= right and min(top, high) - max(bottom, low) >= SHADED * (top - bottom)
        for left, right, low, high in shades
    )


def arranged(cells: dict[int, Cell]) -> Iterator[Row]:
    """The lines in the cells of a row, one cell after the other; a number stands before what is in the next cell."""
    before: Row = []
    for _, cell in sorted(cells.items()):
        rows = list(cell.rows)
        if before:
            rows[0] = [*before, *rows[0]]
            before = []
        elif len(rows) == 1 and is_mark(cell.text):
            before = rows[0]
            continue
        yield from rows
    if before:
        yield before


# --- tables without rules -----------------------------------------------------------------------------


def told_apart(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts of a page, with records for the lines that are a table though nothing rules it."""
    lines: list[Row] = []
    for part in parts:
        if isinstance(part, list) and (len(part) > 1 or (lines and fits(part, lines))):
            lines.append(part)
            continue
        yield from unruled(lines)
        lines = []
        if isinstance(part, list) and len(part) > 1:
            lines = [part]
        else:
            yield part
    yield from unruled(lines)


def fits(row: Row, above: Sequence[Row]) -> bool:
    """Whether a line of one run stands in one column of the lines above it, and right below these."""
    last = above[-1]
    run = row[0]
    near = 0 < last[0].bottom - run.bottom < 2 * WIDE * run.height
    return near and sum(run.left < other.right and other.left < run.right for other in last) <= 1


def unruled(rows: list[Row]) -> Iterable[Part]:
    """Lines as records, where they are a table, or as they are."""
    while rows and len(rows[-1]) < 2 and rows[-1][0].left <= min(row[0].left for row in rows) + 1:
        tail = rows[-1:]
        return [*unruled(rows[:-1]), *tail]
    bounds = intervals(run for row in rows for run in row)
    most = max(map(len, rows), default=0)
    if most < 2 or len(bounds) != most or sum(len(row) > 1 for row in rows) < LEAST_ROWS or labelled(rows):
        return rows
    return list(records(rows, bounds))


def intervals(runs: Iterable[Run]) -> list[tuple[float, float]]:
    """Where the columns lie that some runs stand in."""
    found: list[tuple[float, float]] = []
    for run in sorted(runs, key=lambda run: run.left):
        if found and run.left < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], run.right)
        else:
            found.append((run.left, run.right))
    return found


def labelled(rows: Sequence[Row]) -> bool:
    """Whether lines are a list with a label before it, numbered items or sentences, and so no table."""
    firsts = [row[0].text for row in rows]
    return (
        any(text.endswith(":") or is_mark(text.split(" ", 1)[0]) for text in firsts)
        or rows[0][0].right - rows[0][0].left > 30 * rows[0][0].height
        or any(len(run.text) > LONG_CELL for row in rows for run in row)
    )


def records(rows: Sequence[Row], bounds: Sequence[tuple[float, float]]) -> Iterator[Record]:
    """Lines as records: one that goes on with a cell of the line above it is joined to that."""
    grouped: list[list[Row]] = []
    for row in rows:
        if grouped and goes_on(grouped[-1][-1], row):
            grouped[-1].append(row)
        else:
            grouped.append([row])
    bold = [all(run.bold for row in group for run in row) for group in grouped]
    for order, group in enumerate(grouped):
        cells = tuple(within(group, left, right) for left, right in bounds)
        head = order == 0 and bold[0] and not all(bold)
        yield Record(cells, head, group[-1][0].bottom, max(run.top for run in group[0]))


def within(rows: Sequence[Row], left: float, right: float) -> str:
    """What some lines say in a column."""
    return joined([found for row in rows if (found := [run for run in row if left <= run.left <= right])])


def goes_on(above: Row, row: Row) -> bool:
    """Whether a line of one run is the rest of a cell of the line right above it, as it begins with a small letter."""
    run = row[0]
    over = [other for other in above if other.left < run.right and run.left < other.right]
    if len(row) > 1 or len(over) != 1 or abs(over[0].left - run.left) > run.height:
        return False
    return run.text[0].islower() and over[0].bottom - run.bottom < WIDE * run.height
