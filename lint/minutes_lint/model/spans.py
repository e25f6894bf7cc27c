"""Places in a text, and where they come from in the file."""

from __future__ import annotations

from bisect import bisect_right

from ..values import NamedTuple


class Span(NamedTuple):
    """A half-open range of code-point offsets into `Document.text`."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether all of `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


class Position(NamedTuple):
    """A place as people name it: line and column from 1, columns in code points, and the offset."""

    line: int
    column: int
    offset: int


BESIDE = {
    "header": "in the page header",
    "letterhead": "in the header of the first page",
    "footer": "in the page footer",
    "note": "in a note",
}
"""How people name what stands beside the text, and belongs to none of its items; footnotes have numbers besides."""

NOTES = ("footnote", "endnote")
BOXED = "text box"


class Place(NamedTuple):
    """Where text came from in a file that is no plain text: a page, a paragraph or a table cell of the original.

    `cell` is also what else stands beside the text: "header", "footnote 2". In a file that is text itself, such as a
    web page, it is the line and column of the file.
    """

    page: int | None = None
    paragraph: int | None = None
    cell: str | None = None
    line: int | None = None
    column: int | None = None

    @property
    def beside(self) -> str:
        """Where beside the text it stands, so that no item has it: "in the page header", "in footnote 2"; or empty."""
        cell = self.cell or ""
        if cell in ("header", "footer") and self.page is not None:
            return f"in the {cell} of page {self.page}"
        return BESIDE.get(cell) or (f"in {cell}" if cell.startswith(NOTES) else "")

    @property
    def words(self) -> str:
        """The place as a person would name it: "page 2, paragraph 14"; empty where it is the place in a text."""
        if self.beside:
            return self.beside
        boxed = self.cell == BOXED
        page = f"page {self.page}" if self.page is not None else ""
        paragraph = f"paragraph {self.paragraph}" if self.paragraph is not None and (boxed or not self.cell) else ""
        return ", ".join(filter(None, (page, paragraph, f"in a {BOXED}" if boxed else self.cell)))


class Origin(NamedTuple):
    """From this offset of `Document.text` on, the text came from this place of the original."""

    start: int
    place: Place


class View:
    """The text of a paragraph as a reader sees it, and the way back from there to the document.

    Single spaces; emphasis, escapes, tags, link targets, page headers and false blanks are gone.
    """

    __slots__ = ("_at", "_to", "text")

    def __init__(self, text: str, at: tuple[int, ...], to: tuple[int, ...]) -> None:
        """From offset `at[i]` of `text` on, the characters stand at `to[i]` and after in the document."""
        self.text, self._at, self._to = text, at, to

    def offset(self, index: int) -> int:
        """The offset in the document of the character at `index` of the view."""
        piece = bisect_right(self._at, index) - 1
        return self._to[piece] + index - self._at[piece]

    def span(self, start: int, end: int) -> Span:
        """The span in the document of the characters `start` to `end` (exclusive, not empty) of the view."""
        at, to, last = self._at, self._to, end - 1
        first_piece, last_piece = bisect_right(at, start) - 1, bisect_right(at, last) - 1
        return Span(to[first_piece] + start - at[first_piece], to[last_piece] + end - at[last_piece])

    def index(self, offset: int) -> int:
        """The first character of the view that stands at an offset in the document or after it."""
        piece = bisect_right(self._to, offset) - 1
        if piece < 0:
            return 0
        end = self._at[piece + 1] if piece + 1 < len(self._at) else len(self.text)
        return min(self._at[piece] + offset - self._to[piece], end)

    def part(self, start: int, end: int | None = None) -> View:
        """The view of the characters `start` to `end` (exclusive), without the spaces around them."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        if not text:
            return View("", (0,), (self.offset(max(start - 1, 0)),))
        first, last = bisect_right(self._at, start), bisect_right(self._at, start + len(text) - 1)
        at = (0, *(index - start for index in self._at[first:last]))
        return View(text, at, (self.offset(start), *self._to[first:last]))

    def then(self, other: View) -> View:
        """This view and another one after it, with a space between."""
        shift = len(self.text) + 1
        at = (*self._at, shift - 1, *(index + shift for index in other._at))
        return View(f"{self.text} {other.text}", at, (*self._to, other.offset(0) - 1, *other._to))
