"""What the lines of a document are by their size, weight and place: headings, entries of lists, paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ...values import NamedTuple
from ..flow import is_mark
from .shapes import Part, Record, Row, text_of

LARGER = 1.15
"""Letters that are by this much higher than those of the text are those of a heading."""

LONGEST_HEADING = 120
"""In characters."""

LOOSE = 1.3
"""There is a blank line before a line that lies lower than the one above by this many times the usual distance."""

ENDS = frozenset(".!?:;”")

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

    margin: float
    """How far to the right its text goes."""


def look_of(pages: Iterable[Sequence[Part]]) -> Look:
    """How most of a document looks."""
    heights: Counter[tuple[float, bool]] = Counter()
    pitches: list[float] = []
    rights: list[float] = []
    for parts in pages:
        rows = [part for part in parts if isinstance(part, list)]
        for row in rows:
            for run in row:
                heights[round(run.height * 2) / 2, run.bold] += len(run.text)
        rights += [row[0].right for row in rows if len(row) == 1 and len(row[0].text) > 40]
        pitches += [pitch for above, below in pairwise(rows) if 0.5 < (pitch := pitch_of(above, below)) < 4]
    (height, bold), _ = max(heights.items(), key=lambda pair: pair[1], default=((12.0, False), 0))
    return Look(height, bold, share(pitches, 0.3, 1.2), share(rights, 0.9, 540))


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


# --- headings -----------------------------------------------------------------------------------------


def style_of(row: Row, look: Look) -> tuple[int, bool, bool] | None:
    """How a line looks that may be a heading, the outermost first in order: its height, its weight, its capitals."""
    large = min(run.height for run in row) >= LARGER * look.height
    bold = not look.bold and all(run.bold for run in row)
    text = text_of(row)
    if not (large or bold) or "\t" in text or len(text) > LONGEST_HEADING or not could_head(text):
        return None
    return -round(row[0].height), not bold, not text.isupper()


def could_head(text: str) -> bool:
    """Whether the words of a line could be those of a heading."""
    mark, _, rest = text.partition(" ")
    first = next((letter for letter in (rest if is_mark(mark) else text) if letter.isalpha()), "")
    return bool(first) and text[-1] not in ",;" and not first.islower()


def headings(parts: Sequence[Part], look: Look) -> dict[int, tuple[int, bool, bool]]:
    """The headings of a page: which part of it each is, and how it looks.

    Bold text of more than two lines is none, nor is the end of a sentence.
    """
    found: dict[int, tuple[int, bool, bool]] = {}
    at = 0
    while at < len(parts):
        end = at + 1
        part = parts[at]
        style = style_of(part, look) if isinstance(part, list) else None
        while style and end < len(parts) and runs_over(parts[end - 1], parts[end], look):
            end += 1
        whole = end - at <= 2 and all(alike(part, other) for other in parts[at + 1 : end])
        if style and whole and not (at and runs_over(parts[at - 1], part, look) and not ended(parts[at - 1])):
            found[at] = style
        at = end
    return found


def ended(part: Part) -> bool:
    """Whether a sentence ends with a line."""
    return isinstance(part, list) and part[-1].text[-1] in ENDS


def runs_over(above: Part, below: Part, look: Look) -> bool:
    """Whether a line goes on with the line above it."""
    return isinstance(above, list) and isinstance(below, list) and goes_on(above, below, look)


def alike(one: Part, other: Part) -> bool:
    """Whether two lines are of one size and weight."""
    if isinstance(one, Record) or isinstance(other, Record):
        return False
    return all(run.bold == one[0].bold and abs(run.height - one[0].height) < 1 for run in other)


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
