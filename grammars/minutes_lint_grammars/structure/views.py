"""A paragraph as its reader sees it: lines joined, markup gone, and a map back to the document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from minutes_lint import Document, View

from ..parser.words import terminal

MARKUP = frozenset("*_\\<[]&{\t\xa0\u2007\u2009\u202f\u200b\ufeff\u00ad")
"""Characters without one of which, and without two spaces, a line is read as it stands."""

INDENT = 60
"""A line whose words begin farther to the right than this quotes nothing."""


def view_of(document: Document, pieces: Iterable[tuple[int, int]]) -> View:
    """The view of some pieces of a document, each a line or part of one without its end, in order."""
    building = Building()
    for start, end in seen(document, pieces) if document.unseen else pieces:
        building.line(document.text, start, end)
    return building.view()


def seen(document: Document, pieces: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pieces without the comments, the code and the struck text in them."""
    unseen = document.unseen
    for start, end in pieces:
        at = bisect_right(unseen, start, key=lambda block: block.span.end)
        while at < len(unseen) and unseen[at].span.start < end:
            if start < unseen[at].span.start:
                yield start, unseen[at].span.start
            start, at = max(start, unseen[at].span.end), at + 1
        if start < end:
            yield start, end


class Building:
    """A view in the making."""

    __slots__ = ("_at", "_last", "_length", "_parts", "_to")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._at: list[int] = []
        self._to: list[int] = []
        self._length = 0
        self._last = ""

    def line(self, text: str, start: int, end: int) -> None:
        """Add a piece, after a space where the one before does not end in a hyphen."""
        while start < end and text[start] in " \t\xa0":
            start += 1
        while start < end and text[end - 1] in " \t\xa0":
            end -= 1
        if start < end and text[start] == ">":
            start = after_quotes(text, start, end)
        if start == end:
            return
        if self._parts and not (self._last == "-" and self.after_word()):
            self.add(" ", start - 1)
        raw = text[start:end]
        if MARKUP.isdisjoint(raw) and "  " not in raw:
            self.add(raw, start)
        else:
            self.cleaned(raw, start)

    def after_word(self) -> bool:
        """Whether the hyphen at the end stands right after a word."""
        end = "".join(self._parts[-2:])[-2:-1]
        return end.isalnum()

    def cleaned(self, raw: str, start: int) -> None:
        """Add a piece without what its reader does not see."""
        done = 0
        for kind, found in unseen(raw):
            if found[0] > done:
                self.add(raw[done : found[0]], start + done)
            if kind == "BETWEEN" and self._last not in ("", " "):
                self.add(" ", start + found[0])
            elif kind == "MEANT":
                self.add(meant(raw[slice(*found)]), start + found[0])
            done = found[1]
        if done < len(raw):
            self.add(raw[done:], start + done)

    def add(self, shown: str, start: int) -> None:
        """Add characters that stand at `start` in the document."""
        if not self._at or self._to[-1] + self._length - self._at[-1] != start:
            self._at.append(self._length)
            self._to.append(start)
        self._parts.append(shown)
        self._length += len(shown)
        self._last = shown[-1]

    def view(self) -> View:
        """What was built."""
        if self._parts[-1:] == [" "]:
            self._parts.pop()
            if self._at[-1] == self._length - 1:
                del self._at[-1], self._to[-1]
        return View("".join(self._parts), tuple(self._at) or (0,), tuple(self._to) or (0,))


def unseen(raw: str) -> Iterable[tuple[str, tuple[int, int]]]:
    """What a reader does not see in a line: what becomes of it, and where it is."""
    found = [("GONE", m.span()) for m in terminal("structure/views", "GONE").finditer(raw)]
    found += [("BETWEEN", m.span()) for m in terminal("structure/views", "BETWEEN").finditer(raw)]
    if "&" in raw:
        found += [("MEANT", m.span()) for m in terminal("structure/views", "MEANT").finditer(raw)]
    return sorted(found, key=lambda pair: pair[1])


def meant(entity: str) -> str:
    """The character that an entity stands for, "&" for "&amp;"; the entity where it stands for none."""
    from html import unescape

    return unescape(entity)


def after_quotes(text: str, start: int, end: int) -> int:
    """The offset after the signs of quotation that begin a line, and the blanks after each: "> > That the …".

    What stands before a figure, ">50", is a sign of its own.
    """
    begun = max(text.rfind(sign, max(0, start - INDENT), start) for sign in "\r\n") + 1
    if text[begun:start].strip(" \t\xa0>"):
        return start
    at = start
    while at < end and text[at] in "> \t\xa0":
        at += 1
    return start if at < end and text[at].isdigit() and text[at - 1] == ">" else at
