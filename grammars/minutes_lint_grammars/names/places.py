"""Where a meeting is held, as its front matter or its opening says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from minutes_lint import Paragraph, Span, Venue

from ..parser.words import terminal

OPENING = 3000
"""At most this many characters into a meeting it has said where it is held."""


def scan(front: Mapping[str, tuple[str, Span]], paragraphs: Iterable[Paragraph], start: int) -> Iterator[Venue]:
    """The places in the front matter, and the first words for one in the opening of a meeting from `start` on."""
    for key, (value, span) in front.items():
        if terminal("names/places", "KEY").fullmatch(key):
            yield Venue(span, value, None)
    for paragraph in paragraphs:
        if paragraph.span.start - start > OPENING:
            return
        words = terminal("names/places", "PLACE").search(paragraph.text, 0, OPENING)
        if words is not None:
            yield Venue(paragraph.view.span(*words.span()), words.group(), paragraph.item)
            return
