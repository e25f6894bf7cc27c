"""Page headers and footers: lines at the top and the bottom of pages that most of them have in the same place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

from .shapes import Part, Row, text_of

MARGIN_LINES = 5
"""Page headers are looked for in the first lines of a page, at most this many, and footers in the last."""

ALIKE = 60
"""Of a line at the top or bottom of a page at most this many characters are compared."""

SHIFTED = 2
"""The same line may stand this many points higher or lower on another page."""

FIGURES = str.maketrans("0123456789", "0000000000")

Margin: TypeAlias = Literal["header", "footer"]

Place: TypeAlias = tuple[str, Margin, int]
"""What a line says, figures being alike, whether at the top or the bottom, and how high it stands, roughly."""


def running(pages: Sequence[Sequence[Part]]) -> list[dict[int, Margin]]:
    """Which parts of each page are page headers and footers: those at its top or bottom that stand on most pages there.

    Figures count as alike, as pages are numbered. Where they differ the header of the first page is text.
    """
    seen: Counter[Place] = Counter()
    for parts in pages:
        seen.update({near for place, _ in margin(parts) for near in about(place)})
    least = max(2, (sum(map(bool, pages)) + 1) // 2)
    return [dict(outermost(margin(parts), seen, least)) for parts in pages]


def outermost(lines: Iterable[tuple[Place, int]], seen: Counter[Place], least: int) -> Iterator[tuple[int, Margin]]:
    """Of the lines at the top and the bottom of a page those from its edge on that stand on enough pages."""
    ended = set()
    for place, at in lines:
        side = place[1]
        if seen[place] < least:
            ended.add(side)
        elif side not in ended:
            yield at, side


def about(place: Place) -> tuple[Place, Place, Place]:
    """A place and those right above and below it."""
    text, side, height = place
    return place, (text, side, height - 1), (text, side, height + 1)


def margin(parts: Sequence[Part]) -> Iterator[tuple[Place, int]]:
    """The lines at the top and the bottom of a page, each from its edge on: what they say and where, and which part."""
    lines = sorted(
        ((at, part) for at, part in enumerate(parts) if isinstance(part, list)), key=lambda line: -line[1][0].bottom
    )
    half = (len(lines) + 1) // 2
    for at, row in lines[:half][:MARGIN_LINES]:
        yield place_of(row, "header"), at
    for at, row in lines[half:][: -MARGIN_LINES - 1 : -1]:
        yield place_of(row, "footer"), at


def place_of(row: Row, side: Margin) -> Place:
    """Where a line stands, and what it says."""
    words = text_of(row)[:ALIKE].translate(FIGURES).replace("00", "0").replace("00", "0")
    return words, side, round(row[0].bottom / SHIFTED)
