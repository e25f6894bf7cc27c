"""The text of a file, with where each part of it comes from."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from ..values import NamedTuple
from .layout import MARGINS, UNSEEN, Block, Remark
from .spans import Origin, Place, Position, Span
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

    def place(self, offset: int) -> Place:
        """The page, paragraph or cell of the original that an offset came from."""
        at = bisect_right(self.origins, offset, key=lambda origin: origin.start)
        if not at:
            return Place()
        start, place = self.origins[at - 1]
        return place if place.column is None else place._replace(column=place.column + offset - start)

    def without_text(self) -> Document:
        """The document with its path alone, once nobody looks into it again: the texts of many fill the memory."""
        return Document(self.path, "")

    def where(self, offset: int) -> str:
        """The path and the place of an offset in the file, as a person would name it.

        Such as "draft.txt:12:5" or "draft.docx: page 2, paragraph 14".
        """
        if words := self.place(offset).words:
            return f"{self.path}: {words}"
        at = self.source(offset)
        return f"{self.path}:{at.line}:{at.column}"

    def spot(self, offset: int) -> str:
        """The place of an offset in words, for a sentence: "line 12", "page 2, paragraph 14"."""
        return self.place(offset).words or f"line {self.source(offset).line}"

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
