"""The lines of a text with markup: what stands before the words of each, and where these are."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.spans import Span
from ...values import NamedTuple

BLANKS = " \t\xa0"
QUOTES = f">{BLANKS}"
TAB = 4
"""A tab goes on to the next of every fourth column."""

FRONT_SIGNS = ("---", "+++")
MOST_FRONT = 82
"""At most this many lines of a text are its front matter, with the signs around it."""


class Line(NamedTuple):
    """A line: where it begins, where its words begin and end, and what stands before them."""

    start: int
    at: int
    end: int
    indent: int
    """The columns of blanks before the words, and after the signs of quotation."""

    quotes: int
    """How many signs of quotation stand before the words."""

    words: str

    @property
    def span(self) -> Span:
        """Where its words stand."""
        return Span(self.at, self.end)

    def cut(self, end: int) -> Line:
        """The line up to an offset of the text."""
        words = self.words[: max(0, end - self.at)].rstrip()
        return self._replace(end=self.at + len(words), words=words)


def lines_of(text: str, at: int) -> Iterator[Line]:
    r"""The lines of a text from an offset on; they end at \n alone."""
    for raw in text[at:].split("\n"):
        yield line_of(raw, at)
        at += len(raw) + 1


def line_of(raw: str, start: int) -> Line:
    """A line that begins at an offset."""
    if not raw:
        return Line(start, start, start, 0, 0, "")
    words = raw.strip(BLANKS)
    at, quotes = len(raw) - len(raw.lstrip(BLANKS)), 0
    signs = words[: len(words) - len(words.lstrip(QUOTES))]
    indent = columns(raw[:at])
    if signs.startswith(">"):
        quotes, words = signs.count(">"), words[len(signs) :]
        indent = max(0, columns(signs[signs.rindex(">") + 1 :]) - 1)
        at += len(signs)
    return Line(start, start + at, start + at + len(words), indent, quotes, words)


def columns(blanks: str) -> int:
    """How many columns some blanks take."""
    return len(blanks.expandtabs(TAB)) if "\t" in blanks else len(blanks)


def after_front(text: str) -> int:
    """The offset after the front matter of a text, which stands between two lines of signs; 0 where it has none."""
    signs = text[:3]
    if signs not in FRONT_SIGNS:
        return 0
    at = 0
    for order in range(MOST_FRONT):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)].rstrip()
        if order and line == signs:
            return end + 1 if end >= 0 else len(text)
        if end < 0 or (not order and line != signs):
            return 0
        at = end + 1
    return 0
