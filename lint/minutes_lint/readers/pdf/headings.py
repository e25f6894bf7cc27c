"""The headings of a document, by the size and the weight of their letters, and how deep each lies.

The title above a document is none, nor are words in bold that come again and again, such as how votes ended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import TypeAlias

from ...values import NamedTuple
from ..flow import is_mark
from .kinds import Look, apart, bullet, goes_on
from .shapes import Part, Record, Row, joined, text_of

LARGER = 1.15
"""Letters that are by this much higher than those of the text are those of a heading."""

LONGEST = 100
"""In characters."""

SENTENCE = 6
"""A line of this many words that ends with a full stop is a sentence."""

OFTEN = 2
"""What stands in a document more often than this is a formula and heads nothing."""

ENDS = frozenset(".!?:;”")

OFF_CENTRE = 12
INDENTED = 24
"""A line is centred that begins so far from the left at least, with its middle at most so far from that of the page."""

FULL = 0.9
"""A line that takes this share of the width is one of a text."""

Style: TypeAlias = tuple[int, bool, bool]
"""How a heading looks, the outermost first in order: its height, its weight, its capitals."""


class Heading(NamedTuple):
    """A heading: how it looks, and what it says."""

    style: Style
    text: str
    spaced: bool
    """Whether there is space above it."""


def levels_of(pages: Sequence[Sequence[Part]], margins: Sequence[Container[int]], look: Look) -> list[dict[int, int]]:
    """Which parts of each page are headings, and the level of each, from 1, by how they look."""
    found = [dict(headings(parts, look)) for parts in pages]
    first = next((order for order, parts in enumerate(pages) if parts), 0)
    titles = {*title(pages[first], margins[first], look)} if pages else set()
    places = [
        (order, at, heading)
        for order, page in enumerate(found)
        for at, heading in page.items()
        if at not in margins[order] and not (order == first and at in titles)
    ]
    sure = surely([heading for _, _, heading in places])
    styles = sorted({heading.style for heading in sure})
    levels: list[dict[int, int]] = [{} for _ in pages]
    for order, at, heading in places:
        if heading in sure:
            levels[order][at] = styles.index(heading.style) + 1
    return levels


def surely(every: Sequence[Heading]) -> set[Heading]:
    """Those of what look like headings that come seldom, and look as such do that mostly have space above them."""
    times = Counter(heading.text.lower() for heading in every)
    looks = Counter(heading.style for heading in every)
    spaced = Counter(heading.style for heading in every if heading.spaced)
    return {
        heading
        for heading in every
        if times[heading.text.lower()] <= OFTEN and spaced[heading.style] * 2 > looks[heading.style]
    }


def headings(parts: Sequence[Part], look: Look) -> Iterator[tuple[int, Heading]]:
    """The parts of a page that look like headings: a line or two that are no part of what stands above or below."""
    at = 0
    while at < len(parts):
        end = at + 1
        part = parts[at]
        style = style_of(part, look) if isinstance(part, list) else None
        while style and end < len(parts) and runs_over(parts[end - 1], parts[end], look):
            end += 1
        rows = [row for row in parts[at:end] if isinstance(row, list)]
        if style and whole(rows) and not (at and breaks_off(parts[at - 1], part, look)):
            yield at, Heading(style, joined(rows), not at or apart(parts[at - 1], part, look))
        at = end


def style_of(row: Row, look: Look) -> Style | None:
    """How a line looks that may be a heading by its letters."""
    text = text_of(row)
    if not stands_out(row, look) or "\t" in text or not could_head(text):
        return None
    return -round(row[0].height), not all(run.bold for run in row), not text.isupper()


def stands_out(row: Row, look: Look) -> bool:
    """Whether the letters of a line are larger than those of the text, or alone bold."""
    large = min(run.height for run in row) >= LARGER * look.height
    return large or (not look.bold and all(run.bold for run in row))


def could_head(text: str) -> bool:
    """Whether the words of a line could be those of a heading."""
    mark, _, rest = text.partition(" ")
    words = rest if is_mark(mark) else text
    first = next((letter for letter in words if letter.isalpha()), "")
    return bool(first) and text[-1] not in ",;" and not first.islower() and words[:1] != "("


def whole(rows: Sequence[Row]) -> bool:
    """Whether some lines, the first of which could be a heading, are one heading: at most two that look alike."""
    text = joined(rows)
    sentence = text.endswith(".") and text.count(" ") >= SENTENCE - 1
    return len(rows) <= 2 and len(text) <= LONGEST and not sentence and all(alike(rows[0], row) for row in rows)


def alike(one: Row, other: Row) -> bool:
    """Whether two lines are of one size and weight."""
    return all(run.bold == one[0].bold and abs(run.height - one[0].height) < 1 for run in other)


def runs_over(above: Part, below: Part, look: Look) -> bool:
    """Whether a line goes on with the line above it."""
    return isinstance(above, list) and isinstance(below, list) and goes_on(above, below, look)


def breaks_off(above: Part, below: Part, look: Look) -> bool:
    """Whether a line is the rest of a sentence that the line above it begins."""
    return runs_over(above, below, look) and isinstance(above, list) and above[-1].text[-1] not in ENDS


# --- the title ----------------------------------------------------------------------------------------


def title(parts: Sequence[Part], margins: Container[int], look: Look) -> Iterator[int]:
    """The parts of the first page that may be the title of the document and are no headings.

    They are the lines that stand out above all others, up to where those end that stand in the middle of the page, and
    all that stand there above the first full line.
    """
    above, middle = True, False
    for at, part in enumerate(parts):
        if at in margins:
            continue
        if isinstance(part, Record) or bullet(part) or part[-1].right - look.left > FULL * (look.margin - look.left):
            return
        here = centred(part, look)
        above = above and stands_out(part, look) and (here or not middle)
        middle = middle or here
        if above or here:
            yield at


def centred(row: Row, look: Look) -> bool:
    """Whether a line stands in the middle of the page."""
    off = abs(row[0].left + row[-1].right - look.left - look.margin) / 2
    return off <= OFF_CENTRE and row[0].left - look.left >= INDENTED
