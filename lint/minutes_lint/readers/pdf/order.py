"""From the runs of a page to its lines, and to the order in which people read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from .shapes import WIDE, Row, Run

BESIDE = 4
"""A run belongs to one of this many lines that were begun last, or begins one."""

COLUMN_LINES, COLUMN_WIDTH = 5, 18
"""This many lines with this many letters on each side, on average, may be two columns of text."""

FULL, MOSTLY = 0.7, 0.5
"""In a column of text at least this share of the lines takes at least this share of its width."""


def rows_of(runs: Iterable[Run]) -> list[Row]:
    """The lines that runs make, from the top of the page to its bottom, each from left to right."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda run: (-run.bottom - run.top, run.left)):
        row = next((row for row in reversed(rows[-BESIDE:]) if belongs(run, row)), None)
        if row is None:
            rows.append([run])
        else:
            row.append(run)
    for row in rows:
        row.sort(key=lambda run: run.left)
    return rows


def belongs(run: Run, row: Row) -> bool:
    """Whether a run stands on the same line as its nearest neighbour in a row, and over none of the row."""
    reach = run.height / 2
    if any(other.left < run.right - reach and run.left < other.right - reach for other in row):
        return False
    nearest = min(row, key=lambda other: max(other.left - run.right, run.left - other.right))
    shared = min(run.top, nearest.top) - max(run.bottom, nearest.bottom)
    return shared > min(run.height, nearest.height) / 2


# --- columns ------------------------------------------------------------------------------------------


def columns(rows: Sequence[Row]) -> Iterator[Row]:
    """The lines of a page, where neighbouring ones that are two columns of text are told apart."""
    at = 0
    while at < len(rows):
        gap, end = gutter(rows, at)
        sides = parted(rows[at:end], gap) if end > at else None
        if sides is None:
            yield rows[at]
            at += 1
        else:
            for side in sides:
                yield from columns(side)
            at = end


def gutter(rows: Sequence[Row], at: int) -> tuple[float, int]:
    """Where the space lies that the line at `at` has between two runs, and up to which line it goes on.

    The last of these lines has something on each side. There is none where the end is `at`.
    """
    row = rows[at]
    gaps = [(before.right, after.left) for before, after in pairwise(row)]
    if not gaps:
        return 0, at
    left, right = max(gaps, key=lambda gap: gap[1] - gap[0])
    end = at
    for index in range(at, len(rows)):
        lefts = [run for run in rows[index] if run.left < right - 1 and run.right < right + 1]
        rights = rows[index][len(lefts) :]
        inner = max([left, *(run.right for run in lefts)]), min([right, *(run.left for run in rights)])
        if inner[1] - inner[0] < WIDE * row[0].height / 2:
            break
        left, right = inner
        if lefts and rights:
            end = index + 1
    return (left + right) / 2, end


def parted(rows: Sequence[Row], gap: float) -> tuple[list[Row], list[Row]] | None:
    """The left and the right sides of lines, where these are columns of text."""
    left = [side for row in rows if (side := [run for run in row if run.right <= gap])]
    right = [side for row in rows if (side := [run for run in row if run.right > gap])]
    return (left, right) if is_column(left) and is_column(right) else None


def is_column(rows: list[Row]) -> bool:
    """Whether lines are long and many enough, and full enough, to be those of a text."""
    letters = sum(character.isalpha() for row in rows for run in row for character in run.text)
    if len(rows) < COLUMN_LINES or letters < COLUMN_WIDTH * len(rows):
        return False
    start = min(row[0].left for row in rows)
    width = max(row[-1].right for row in rows) - start
    return sum(row[-1].right - start >= FULL * width for row in rows) >= MOSTLY * len(rows)
