"""The text of a PDF and its blocks, written down page by page."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import cached_property
from typing import Literal

from ...model.document import Document
from ...model.layout import Block, Remark
from ...model.spans import Origin, Place, Span
from ...values import NamedTuple
from ..flow import FLAT
from .headings import levels_of
from .kinds import INDENT, Lists, apart, bullet, goes_on, look_of, marked
from .margins import Margin, running
from .shapes import Part, Record, Row, broken, joined, text_of

AROUND = ".,;:!?()[]“”‘’\"'"
"""What may stand around a word."""

WHY = {
    "picture": "pictures and no text: run text recognition (OCR) on the file to have them read",
    "garbled": "text that is no words: the font does not say which letters it shows, or text recognition failed",
}
"""What is said of pages that could not be read, by what they lack."""


class Page(NamedTuple):
    """A page: what stands on it in the order of reading, and why nothing does where nothing can be read."""

    parts: list[Part]
    lacks: Literal["", "picture", "garbled"] = ""
    scanned: bool = False
    """Whether its text was recognised in a picture, so that the size of letters proves nothing."""


class Writer:
    """Writes the pages of a document one after the other."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.blocks: list[Block] = []
        self.origins: list[Origin] = []
        self.length = 0
        self._parts: list[str] = []
        self._pages = pages
        self._page = 0
        self._lists = Lists()
        self._look = look_of(page.parts for page in pages)

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of the document."""
        rows = (part for page in self._pages for part in page.parts if isinstance(part, list))
        return frozenset(word.strip(AROUND).lower() for row in rows for run in row for word in run.text.split())

    def write(self) -> None:
        """Write all pages, with a form feed between."""
        margins = running([page.parts for page in self._pages])
        levels = levels_of([[] if page.scanned else page.parts for page in self._pages], margins, self._look)
        for number, (page, margin, level) in enumerate(zip(self._pages, margins, levels, strict=True), 1):
            if number > 1:
                self.put("\f\n")
            self._page = number
            self.origins.append(Origin(self.length, Place(page=number)))
            self.page(page.parts, margin, level)

    def page(self, parts: Sequence[Part], margins: dict[int, Margin], levels: dict[int, int]) -> None:
        """Write a page, of which some parts are known to be page headers and footers, or headings of a level."""
        at = 0
        while at < len(parts):
            part = parts[at]
            end = at + 1
            if at and apart(parts[at - 1], part, self._look):
                self.put("\n")
            if isinstance(part, Record):
                self._lists.end()
                self.record(part)
            elif at in margins:
                self.block(Block(self.line(text_of(part)), margins[at]))
            else:
                rows = [part, *self.following(part, parts, end, {*margins, *levels})]
                self.rows(rows, levels.get(at, 0))
                end += len(rows) - 1
            at = end

    def following(self, first: Row, parts: Sequence[Part], at: int, taken: Container[int]) -> Iterator[Row]:
        """The lines from the part at `at` on that go on with what a line begins; none of them is taken."""
        above = first
        for order in range(at, len(parts)):
            part = parts[order]
            if isinstance(part, Record) or order in taken or not self.goes_on(first, above, part):
                return
            yield part
            above = part

    def goes_on(self, first: Row, above: Row, row: Row) -> bool:
        """Whether a line goes on with the paragraph or the entry of the one above it, which begins with `first`."""
        if bullet(row) or apart(above, row, self._look):
            return False
        if bullet(first):
            return row[0].left > first[0].left + INDENT / 2 and not marked(row, first)
        return goes_on(above, row, self._look) and not marked(row, first)

    def rows(self, rows: Sequence[Row], level: int) -> None:
        """Write the lines of a heading, which has a level, of an entry or of a paragraph."""
        bold = all(run.bold for row in rows for run in row)
        if level:
            self._lists.end()
            self.block(Block(self.line(joined(rows)), "heading", level, emphasised=bold))
            return
        lines = self.unbroken([text_of(row) for row in rows])
        span = Span(self.length, self.line(*lines).end)
        if bullet(rows[0]):
            self.block(Block(span, "entry", self._lists.level(rows[0]), emphasised=bold))
        elif "\t" not in lines[0]:
            self.block(Block(span, "paragraph", emphasised=bold))

    def unbroken(self, lines: list[str]) -> list[str]:
        """Some lines, where no word is broken at the end of one: it stands there, without what goes on below.

        It keeps its hyphen unless the document has it elsewhere without.
        """
        for at in range(len(lines) - 1):
            if broken(lines[at], lines[at + 1]):
                rest, _, lines[at + 1] = lines[at + 1].partition(" ")
                before = lines[at].rsplit(None, 1)[-1][:-1]
                whole = f"{before}{rest}".strip(AROUND).lower() in self._words
                lines[at] = f"{lines[at][:-1] if whole else lines[at]}{rest}"
        return [line for line in lines if line]

    def record(self, record: Record) -> None:
        """Write a row of a table."""
        start = self.put("|").start
        cells = []
        for cell in record.cells:
            self.put(" ")
            cells.append(self.put(cell.translate(FLAT)))
            self.put(" |")
        span = Span(start, self.length)
        self.put("\n")
        self.block(Block(span, "row", cells=tuple(cells), head=record.head))

    def block(self, block: Block) -> None:
        """Note what a part of the text is."""
        self.blocks.append(block._replace(page=self._page))

    def line(self, *texts: str) -> Span:
        """Write some lines; their span, without the last line end."""
        span = self.put("\n".join(texts))
        self.put("\n")
        return span

    def put(self, text: str) -> Span:
        """Write some text."""
        start = self.length
        self._parts.append(text)
        self.length += len(text)
        return Span(start, self.length)


def document_of(path: str, pages: Sequence[Page]) -> Document:
    """The document that some pages are."""
    writer = Writer(pages)
    writer.write()
    remarks = tuple(remarks_on(pages, writer.origins))
    return Document(
        path, writer.text, tuple(writer.origins), extracted=True, blocks=tuple(writer.blocks), remarks=remarks
    )


def remarks_on(pages: Sequence[Page], origins: Sequence[Origin]) -> Iterator[Remark]:
    """What is to be said of pages that could not be read, once for all that lack the same."""
    for lack, why in WHY.items():
        lacking = [at for at, page in enumerate(pages) if page.lacks == lack]
        if lacking:
            numbers = (
                ", ".join(str(at + 1) for at in lacking[:-1]) + " and " * (len(lacking) > 1) + str(lacking[-1] + 1)
            )
            said = f"pages {numbers} have" if len(lacking) > 1 else f"page {numbers} has"
            yield Remark(origins[lacking[0]].start, f"{said} {why}")
