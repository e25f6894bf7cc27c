"""A slip of the keyboard or of a converter as a mention, with what of a line it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Document, Oddity, Paragraph, Span
from minutes_lint.model.mentions import Slip

from ..parser.words import terminal

WORD = 40
"""No word is longer."""

WORD_ENOUGH = 5
"""A name of more letters that is one letter off another can hardly be meant for anything else."""

NEAR = 300
"""At most this much of a line is looked at to see what kind it is."""

MARGIN = 600
"""At most this many characters of markup stand in a line before its text or after it."""

RENDERED = (".md", ".markdown")
"""Files whose entities and tags a reader does not see."""


def found(name: str, text: str) -> list[tuple[int, int]]:
    """Where a terminal is found in a text: its group 1, where it has one."""
    pattern = terminal("text/marks", name)
    if pattern.search(text) is None:  # nearly always, and faster than to look for all of them
        return []
    group = 1 if pattern.groups else 0
    return [match.span(group) for match in pattern.finditer(text)]


def line_at(document: Document, offset: int) -> str:
    """The line of the document in which an offset stands, or what is near it in a long one."""
    begin, stop = line_around(document, Span(offset, offset), NEAR)
    return document.text[begin:stop]


def line_around(document: Document, span: Span, margin: int) -> tuple[int, int]:
    """Where the lines of a span begin and end, but no more than a margin away from it."""
    begin = max(document.text.rfind("\n", max(0, span.start - margin), span.start) + 1, span.start - margin, 0)
    stop = document.text.find("\n", span.end, span.end + margin)
    return begin, stop if stop >= 0 else min(span.end + margin, len(document.text))


def oddity(paragraph: Paragraph, slip: Slip, start: int, end: int, expected: str = "") -> Oddity:
    """The oddity at a place of a paragraph's view."""
    raw = paragraph.view.text[start:end]
    return Oddity(paragraph.view.span(start, end), raw, paragraph.item, slip, expected)


def word_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the word begins and ends that a place belongs to, by the spaces around it."""
    near = max(0, start - WORD)
    before, after = text.rfind(" ", near, start + 1), text.find(" ", end, end + WORD)
    return before + 1 if before >= 0 else near, after if after >= 0 else min(end + WORD, len(text))


def markup(document: Document, paragraph: Paragraph) -> Iterator[Oddity]:
    """The first tag and the first entity in what a paragraph was made of."""
    begin, text = source(document, paragraph)
    for sign, name in (("<", "TAG"), ("&", "ENTITY")):
        spans = (Span(begin + start, begin + end) for start, end in found(name, text)) if sign in text else iter(())
        first = next((span for span in spans if belongs(document, span, paragraph)), None)
        if first is not None:
            yield Oddity(first, document.text[first.start : first.end], paragraph.item, "debris")


def belongs(document: Document, tag: Span, paragraph: Paragraph) -> bool:
    """Whether a tag stands in a paragraph or right before it."""
    between = document.text[tag.end : paragraph.span.start]
    return tag.start < paragraph.span.end and not between.strip()


def source(document: Document, paragraph: Paragraph) -> tuple[int, str]:
    """What a paragraph was made of, with the markup around it, and the offset at which that begins."""
    begin, stop = line_around(document, paragraph.span, MARGIN)
    return begin, document.seen[begin:stop]
