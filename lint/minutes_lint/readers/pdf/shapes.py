"""What stands on a page: words, the runs and lines that they make, and the cells of tables.

All places are in points from the bottom left corner of the page as it is read, however the file turns it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from ...values import NamedTuple
from ..flow import is_mark

WIDE = 1.6
"""A gap of at least this many line heights lies between two columns or cells."""

TOUCHING = 0.12
"""A gap of less than this many line heights parts no words."""


class Word(NamedTuple):
    """A word, the box it stands in, and the number of its first character on the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    at: int


class Run(NamedTuple):
    """Words that stand together on one line."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool = False
    """Whether its first and its last word are bold, or a line is drawn below all of it."""

    @property
    def height(self) -> float:
        """From its bottom to its top."""
        return self.top - self.bottom


Row: TypeAlias = list[Run]
"""The runs of one line, from left to right."""


class Record(NamedTuple):
    """A row of a table: what its cells say, whether they are those of a head, and where it stands."""

    cells: tuple[str, ...]
    head: bool
    bottom: float
    top: float


Part: TypeAlias = Row | Record
"""What a page is made of, in the order of reading."""


def text_of(row: Row) -> str:
    """The text of a row: a tab where a gap is wide, a space after a number that stands before a text."""
    said = row[0].text
    for before, after in pairwise(row):
        said += between(before, after, before is row[0]) + after.text
    return said


def between(before: Run, after: Run, first: bool) -> str:
    """What parts two neighbours of a row."""
    height = max(before.height, after.height)
    gap = after.left - before.right
    if gap < TOUCHING * height:
        return ""
    return " " if gap < WIDE * height or (first and opens(before.text)) else "\t"


def opens(text: str) -> bool:
    """Whether a text is a number or a bullet that stands before what follows it."""
    return is_mark(text) or (len(text) <= 2 and not text.isalnum())


def joined(rows: Sequence[Row]) -> str:
    """Some rows as one line of text."""
    said = ""
    for row in rows:
        text = text_of(row).replace("\t", " ")
        said += text if not said or broken(said, text) else f" {text}"
    return said


def broken(line: str, following: str) -> bool:
    """Whether a line ends with a hyphen within a word that goes on in the following one."""
    return len(line) > 1 and line[-1] == "-" and line[-2].isalpha() and following[:1].islower()
