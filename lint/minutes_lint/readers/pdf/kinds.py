"""What the lines of a document are by their places: where paragraphs begin, and the entries of lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ...values import NamedTuple
from ..flow import is_mark
from .shapes import Part, Record, Row

LOOSE = 1.3
"""There is a blank line before a line that lies lower than the one above by this many times the usual distance."""

LONG = 40
"""A line of more characters shows how far the text goes."""

BULLETS = frozenset("•·●○▪■□◦‣➢⁃")

INDENT = 9.0
"""An entry that begins at least this far to the right, in points, lies in the list of the one above it."""


class Look(NamedTuple):
    """How a document usually looks."""

    height: float
    """Of the letters of its text."""

    bold: bool
    pitch: float
    """How far a line is below the one above it, in line heights."""

    left: float
    margin: float
    """How far to the left and to the right its text goes."""


def look_of(pages: Iterable[Sequence[Part]]) -> Look:
    """How most of a document looks."""
    heights: Counter[tuple[float, bool]] = Counter()
    pitches: list[float] = []
    lefts: list[float] = []
    rights: list[float] = []
    for parts in pages:
        rows = [part for part in parts if isinstance(part, list)]
        for row in rows:
            for run in row:
                heights[round(run.height * 2) / 2, run.bold] += len(run.text)
        long = [row[0] for row in rows if len(row) == 1 and len(row[0].text) > LONG]
        lefts += [run.left for run in long]
        rights += [run.right for run in long]
        pitches += [pitch for above, below in pairwise(rows) if 0.5 < (pitch := pitch_of(above, below)) < 4]
    (height, bold), _ = max(heights.items(), key=lambda pair: pair[1], default=((12.0, False), 0))
    return Look(height, bold, share(pitches, 0.3, 1.2), share(lefts, 0.1, 54), share(rights, 0.9, 540))


def share(values: list[float], part: float, otherwise: float) -> float:
    """The value that a part of all values is below."""
    return sorted(values)[int(len(values) * part)] if values else otherwise


def pitch_of(above: Row, below: Row) -> float:
    """How far a line is below another, in line heights; negative where it is above it."""
    return (above[0].bottom - below[0].bottom) / max(above[0].height, below[0].height)


def apart(above: Part, below: Part, look: Look) -> bool:
    """Whether there is space between two neighbouring parts, as a blank line would make."""
    if isinstance(above, Record) or isinstance(below, Record):
        return isinstance(above, Record) != isinstance(below, Record)
    return pitch_of(above, below) > look.pitch * LOOSE


def goes_on(above: Row, below: Row, look: Look) -> bool:
    """Whether a line goes on with the paragraph of the one right above: that had no place for its first word."""
    run = below[0]
    if not 0 < pitch_of(above, below) <= look.pitch * LOOSE:
        return False
    if run.text[0].islower():
        return True
    first = run.text.split(" ", 1)[0]
    if not any(map(str.isalnum, first)):
        return False
    word = (run.right - run.left) * len(first) / len(run.text)
    return above[-1].right + word + run.height / 4 > look.margin


# --- lists ---------------------------------------------------------------------------------------------


def bullet(row: Row) -> bool:
    """Whether a line begins with a bullet."""
    text = row[0].text
    return (text[0] in BULLETS and (len(row) > 1 or text[1:2] == " ")) or (text[:2] == "o " and text[2:3].isupper())


class Lists:
    """How deep the entries of the lists lie that a document has, as they come."""

    def __init__(self) -> None:
        self._lefts: list[float] = []

    def level(self, row: Row) -> int:
        """The level of the entry that a line begins, from 1."""
        left = row[0].left
        while self._lefts and left < self._lefts[-1] - INDENT:
            self._lefts.pop()
        if not self._lefts or left > self._lefts[-1] + INDENT:
            self._lefts.append(left)
        return len(self._lefts)

    def end(self) -> None:
        """What comes next is in no list of those before."""
        self._lefts.clear()


def marked(row: Row, above: Row) -> bool:
    """Whether a line begins with the mark of an item; a bare figure is one where it stands no farther to the right."""
    mark = row[0].text.split(" ", 1)[0]
    return is_mark(mark) and (not mark[-1].isalnum() or row[0].left < above[0].left + INDENT / 2)
