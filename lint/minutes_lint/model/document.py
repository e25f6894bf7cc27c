"""The text of a file, with where each part of it comes from."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from ..values import NamedTuple
from .layout import MARGINS, UNSEEN, Block, Remark
from .spans import BESIDE, Origin, Place, Position, Span
from .structure import Revision


class Source(NamedTuple):
    """What a reader says of a file."""

    path: str
    """As the user gave it; "-" for standard input."""

    text: str
    origins: tuple[Origin, ...] = ()
    extracted: bool = False
    """Whether the text was taken out of a page layout, so that line breaks and numbering prove little."""

    blocks: tuple[Block, ...] = ()
    """What the file says of its structure, in order of where it begins.

    None overlaps another, but for code, comments and struck text inside a paragraph, a row or an entry. What stands in
    no block is text of which the file says nothing.
    """

    revisions: tuple[Revision, ...] = ()
    """Tracked changes and comments that the file still has, in order."""

    remarks: tuple[Remark, ...] = ()
    """What of the file could not be read, each kind of thing once."""


class Document(Source):
    """The text of one file and where each part of it comes from."""

    @cached_property
    def running(self) -> tuple[Span, ...]:
        """Page headers and footers, which the text runs through, in order."""
        return tuple(block.span for block in self.blocks if block.kind in MARGINS)

    @cached_property
    def unseen(self) -> tuple[Block, ...]:
        """Code, comments and struck text, in order: nobody's minutes."""
        return tuple(block for block in self.blocks if block.kind in UNSEEN)

    @cached_property
    def seen(self) -> str:
        """The text with blanks in place of what is nobody's minutes, so that offsets stay as they are."""
        if not self.unseen:
            return self.text
        parts: list[str] = []
        done = 0
        for block in self.unseen:
            start, end = max(done, block.span.start), max(done, block.span.end)
            parts += (self.text[done:start], *(sign if sign in "\r\n" else " " for sign in self.text[start:end]))
            done = end
        return "".join((*parts, self.text[done:]))

    @cached_property
    def legible(self) -> tuple[Block, ...]:
        """What the file says of all that is read of it, in order: the blocks without those that are unseen."""
        return tuple(block for block in self.blocks if block.kind not in UNSEEN)

    @cached_property
    def rows(self) -> dict[int, Block]:
        """The rows of tables, by the offset at which each begins."""
        return {block.span.start: block for block in self.blocks if block.kind == "row"}

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line begins; lines end at \\n, \\r\\n or \\r and nowhere else."""
        text, starts, at = self.text, [0], 0
        if "\r" not in text:
            while (at := text.find("\n", at) + 1) > 0:
                starts.append(at)
            return tuple(starts)
        for line in text.replace("\r\n", " \n").replace("\r", "\n").split("\n")[:-1]:
            at += len(line) + 1
            starts.append(at)
        return tuple(starts)

    def position(self, offset: int) -> Position:
        """The line and column of an offset, both from 1."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1, offset)

    def line(self, number: int) -> str:
        """The text of a line (from 1) without its line end."""
        starts = self.line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    @cached_property
    def beside(self) -> tuple[Block, ...]:
        """Page headers, footers and notes, in order: what stands beside the text and belongs to none of its items."""
        return tuple(block for block in self.blocks if block.kind in BESIDE)

    def place(self, offset: int) -> Place:
        """The page, paragraph or cell of the original that an offset came from."""
        at = bisect_right(self.origins, offset, key=lambda origin: origin.start)
        if not at:
            return Place()
        start, place = self.origins[at - 1]
        if place.column is not None:
            return place._replace(column=place.column + offset - start)
        near = bisect_right(self.beside, offset, key=lambda block: block.span.start)
        if near and place.cell is None and offset < self.beside[near - 1].span.end:
            return place._replace(cell=self.beside[near - 1].kind)
        return place

    def without_text(self) -> Document:
        """The document with its path alone, once nobody looks into it again: the texts of many fill the memory."""
        return Document(self.path, "")

    def where(self, offset: int, *within: str) -> str:
        """The path and the place of an offset in the file, as a person would name it.

        Such as "draft.txt:12:5" or, `within` the item and the words that are given, "draft.docx: item 4, Finance,
        “£50” (page 2, paragraph 14)".
        """
        if self.is_text(offset):
            at = self.source(offset)
            return f"{self.path}:{at.line}:{at.column}"
        return f"{self.path}: {self.spot(offset, *within)}"

    def spot(self, offset: int, *within: str) -> str:
        """The place of an offset in words: "line 12", "page 2, paragraph 14", "item 4, Finance (page 2)".

        In a file that has lines these say it all; else it is found by the item and the words that it lies `within`.
        """
        words = self.place(offset).words
        if not words:
            return f"line {self.source(offset).line}"
        first = ", ".join(filter(None, within))
        return f"{first} ({words})" if first else words

    def is_text(self, offset: int) -> bool:
        """Whether what stands there has a line in the file, as all in text and in web pages has."""
        return not self.place(offset).words

    def source(self, offset: int) -> Position:
        """The line and column of an offset in the file, which differ from those in the text for a web page."""
        place, at = self.place(offset), self.position(offset)
        if place.line is None or place.column is None:
            return at
        return Position(place.line, place.column, offset)

    def ends(self, span: Span) -> tuple[Position, Position]:
        """Where a span begins and ends in the file, the end exclusive."""
        start, end = self.source(span.start), self.source(span.end)
        if span.end > span.start and self.place(span.end - 1).line is not None:
            last = self.source(span.end - 1)
            end = Position(last.line, last.column + 1, span.end)
        return start, end
