"""Where a meeting is held, as its opening says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minutes_lint import Paragraph, Venue

from .words import terminal

OPENING = 3000
"""So many characters into a meeting it has said where it is held."""


def scan(paragraphs: Iterable[Paragraph], start: int) -> Iterator[Venue]:
    """The first words that name a place in the opening of a meeting that begins at `start`."""
    for paragraph in paragraphs:
        if paragraph.span.start - start > OPENING:
            return
        words = terminal("places", "PLACE").search(paragraph.text, 0, OPENING)
        if words is not None:
            yield Venue(paragraph.view.span(*words.span()), words.group(), paragraph.item)
            return
