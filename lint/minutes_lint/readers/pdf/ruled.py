"""The lines that are drawn on a page, and the grids that they make: tables as their author ruled them.

A grid is found by its lines alone, whatever stands in it; where no line parts two cells they are one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_float, c_int, c_uint
from itertools import pairwise

from pypdfium2 import PdfPage, raw

from ...values import NamedTuple
from .words import Box, Turn

MOST_OBJECTS = 20_000
MOST_POINTS = 4_000
MOST_CROSSINGS = 250_000
MOST_CELLS = 20_000
"""A page of minutes has far less of all these: what is beyond is a drawing."""

THIN = 3.5
"""What is at most so high or wide, in points, is a line."""

LONG = 6.0
"""A line is at least so long."""

NEAR = 3.0
"""Lines that are at most so far from one another meet."""

WHITE = 250
"""From this value of red, green and blue on, of 255, a colour is that of paper."""


class Stroke(NamedTuple):
    """A line that is drawn: how far up or to the right, and from where to where."""

    at: float
    start: float
    end: float


class Drawn(NamedTuple):
    """All that is drawn on a page and may rule it."""

    across: tuple[Stroke, ...]
    upright: tuple[Stroke, ...]
    shades: tuple[Box, ...]
    pictures: tuple[Box, ...]


class Grid(NamedTuple):
    """A ruled table: its lines from left to right, and from top to bottom."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    joined: frozenset[tuple[int, int]]
    """The cells, by row and column from 0, that no line parts from the one before them in the row."""

    hanging: frozenset[tuple[int, int]]
    """The cells that no line parts from the one above them."""

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.columns[0] <= x <= self.columns[-1] and self.rows[-1] <= y <= self.rows[0]

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """The row and the column of the cell that a point in it belongs to."""
        row = min(bisect_right(self.rows, -y, key=lambda at: -at), len(self.rows) - 1) - 1
        column = min(bisect_right(self.columns, x), len(self.columns) - 1) - 1
        row, column = max(row, 0), max(column, 0)
        while (row, column) in self.joined or (row, column) in self.hanging:
            if (row, column) in self.joined:
                column -= 1
            else:
                row -= 1
        return row, column


# --- from the file to strokes -------------------------------------------------------------------------


def drawn_on(page: PdfPage, turn: Turn) -> Drawn:
    """What is drawn on a page."""
    boxes: list[tuple[Box, bool]] = []
    pictures: list[Box] = []
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
        thing = raw.FPDFPage_GetObject(page.raw, index)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            boxes += boxes_of(thing, turn)
        elif kind != raw.FPDF_PAGEOBJ_TEXT:
            pictures.append(box_of(thing, turn))
    across, upright, shades = [], [], []
    for (left, right, bottom, top), ruled in boxes:
        if top - bottom <= THIN and right - left >= LONG:
            across.append(Stroke((top + bottom) / 2, left, right))
        elif right - left <= THIN and top - bottom >= LONG:
            upright.append(Stroke((left + right) / 2, bottom, top))
        elif ruled and right - left >= LONG and top - bottom >= LONG:
            across += [Stroke(bottom, left, right), Stroke(top, left, right)]
            upright += [Stroke(left, bottom, top), Stroke(right, bottom, top)]
        elif not ruled:
            shades.append((left, right, bottom, top))
    return Drawn(tuple(merged(across)), tuple(merged(upright)), tuple(shades), tuple(pictures))


def boxes_of(path: raw.FPDF_PAGEOBJECT, turn: Turn) -> Iterator[tuple[Box, bool]]:
    """The boxes of a path, and whether each is ruled around: that of all of it, or those of the lines that it draws."""
    filled, stroked = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(path, byref(filled), byref(stroked))
    points = raw.FPDFPath_CountSegments(path)
    if stroked.value and points > 2 and not 4 <= points <= 5:
        yield from ((box, False) for box in lines_in(path, min(points, MOST_POINTS), turn))
        return
    box = box_of(path, turn)
    if stroked.value:
        yield box, True
    elif filled.value and (min(box[1] - box[0], box[3] - box[2]) <= THIN or dark(path)):
        yield box, False


def box_of(thing: raw.FPDF_PAGEOBJECT, turn: Turn) -> Box:
    """The box of anything on a page."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    raw.FPDFPageObj_GetBounds(thing, byref(left), byref(bottom), byref(right), byref(top))
    return turn(left.value, right.value, bottom.value, top.value)


def dark(path: raw.FPDF_PAGEOBJECT) -> bool:
    """Whether a path is filled with a colour that is not that of paper."""
    colours = [c_uint() for _ in range(4)]
    known = raw.FPDFPageObj_GetFillColor(path, *map(byref, colours))
    return bool(known) and min(colour.value for colour in colours[:3]) < WHITE


def lines_in(path: raw.FPDF_PAGEOBJECT, points: int, turn: Turn) -> Iterator[Box]:
    """The boxes of the straight lines that a path of many draws."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, byref(matrix))
    x, y = c_float(), c_float()
    before: tuple[float, float] | None = None
    for index in range(points):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if before is not None and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            (left, right), (bottom, top) = (sorted(pair) for pair in zip(before, here, strict=True))
            if min(right - left, top - bottom) <= THIN:
                yield turn(left, right, bottom, top)
        before = here


def merged(strokes: Iterable[Stroke]) -> Iterator[Stroke]:
    """Strokes as the lines that they make together."""
    level: list[Stroke] = []
    for stroke in sorted(strokes):
        if level and stroke.at - level[0].at > THIN / 2:
            yield from in_line(level)
            level = []
        level.append(stroke)
    yield from in_line(level)


def in_line(level: list[Stroke]) -> Iterator[Stroke]:
    """Strokes that lie in one line, those that meet as one."""
    whole: Stroke | None = None
    for stroke in sorted(level, key=lambda stroke: stroke.start):
        if whole is None or stroke.start > whole.end + NEAR:
            if whole is not None:
                yield whole
            whole = stroke
        else:
            whole = whole._replace(end=max(whole.end, stroke.end))
    if whole is not None:
        yield whole


# --- from strokes to grids ----------------------------------------------------------------------------


def grids_of(drawn: Drawn) -> Iterator[Grid]:
    """The ruled tables of a page that have at least two columns."""
    across, upright = drawn.across, drawn.upright
    if not across or len(upright) < 3 or len(across) * len(upright) > MOST_CROSSINGS:
        return
    for some, others in together(across, upright):
        columns, rows = levels(others), levels(some)[::-1]
        if len(columns) > 2 and len(rows) > 1 and len(columns) * len(rows) <= MOST_CELLS:
            yield grid(columns, rows, some, others)


def together(across: Sequence[Stroke], upright: Sequence[Stroke]) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """The lines across and the upright ones that hang together."""
    left = set(range(len(upright)))
    waiting = set(range(len(across)))
    while waiting:
        some, others, following = [], [], [waiting.pop()]
        while following:
            line = across[following.pop()]
            some.append(line)
            crossed = [at for at in left if cross(line, upright[at])]
            left.difference_update(crossed)
            others += [upright[at] for at in crossed]
            found = {at for at in waiting if any(cross(across[at], upright[other]) for other in crossed)}
            waiting -= found
            following += found
        yield some, others


def cross(line: Stroke, upright: Stroke) -> bool:
    """Whether a line across and an upright one meet."""
    return line.start - NEAR <= upright.at <= line.end + NEAR and upright.start - NEAR <= line.at <= upright.end + NEAR


def levels(strokes: Iterable[Stroke]) -> tuple[float, ...]:
    """Where some lines lie, in order, each place once."""
    found: list[float] = []
    for at in sorted(stroke.at for stroke in strokes):
        if not found or at - found[-1] > NEAR:
            found.append(at)
    return tuple(found)


def grid(columns: tuple[float, ...], rows: tuple[float, ...], across: list[Stroke], upright: list[Stroke]) -> Grid:
    """A grid of lines, with the cells that no line parts."""
    joined, hanging = set(), set()
    for column, at in enumerate(columns[1:-1], 1):
        here = [line for line in upright if abs(line.at - at) <= NEAR]
        for row, (top, bottom) in enumerate(pairwise(rows)):
            if not any(line.start <= (top + bottom) / 2 <= line.end for line in here):
                joined.add((row, column))
    for row, at in enumerate(rows[1:-1], 1):
        here = [line for line in across if abs(line.at - at) <= NEAR]
        for column, (left, right) in enumerate(pairwise(columns)):
            if not any(line.start <= (left + right) / 2 <= line.end for line in here):
                hanging.add((row, column))
    return Grid(columns, rows, frozenset(joined), frozenset(hanging))
