"""Paragraphs made of lines: blank lines may stand inside a sentence, and so may page headers and page breaks."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Document, Item, Mark, Paragraph, Span, View
from minutes_lint.model.structure import Role
from minutes_lint.values import NamedTuple

from ..parser.inline import Inline
from ..parser.words import openers, terminal
from .lines import Line, Section
from .marks import as_roman, read_mark
from .views import view_of

LISTS = {"PRESENT": "present", "APOLOGIES": "apologies", "ABSENT": "absent", "ATTENDING": "attending"}
ROLES: dict[str, Role] = {
    **dict.fromkeys(LISTS, "attendance"),
    **dict.fromkeys(("ITEM", "TOPIC", "HEADING"), "heading"),
    **dict.fromkeys(("ENTRY", "BULLET"), "entry"),
    "TITLE": "title",
    "RESOLVED": "resolution",
    "CLAUSE": "clause",
    "ROW": "row",
    "SIGNATURE": "signature",
    "ADDRESS": "address",
}
MARKED = ("ITEM", "ENTRY", "CLAUSE")
RUNNING = ("PAGE", "HEADER", "ADDRESS")
"""Lines that text runs through from one page to the next."""

LEADS = Inline("structure/lead", window=90)
ENDS = ".!?:;"
CLOSERS = "\"”’')]*_"


class Layout(NamedTuple):
    """How a document breaks its lines: at a width (None where a paragraph is one line), with blanks between or not."""

    width: int | None
    spaced: bool


class Block(NamedTuple):
    """The lines of one paragraph, and what opened it."""

    kind: str
    lines: tuple[Line, ...]


def layout(text: str) -> Layout:
    """How a document breaks its lines, from the lengths of its longer ones."""
    lines = text.splitlines()
    lengths = sorted(len(line) for line in lines if line.strip())
    if len(lengths) < 8:
        return Layout(None, spaced=False)
    width = lengths[len(lengths) * 9 // 10]
    filled = [i for i, line in enumerate(lines[:-2]) if len(line) > width * 0.75 and not lines[i + 1].strip()]
    spaced = sum(1 for i in filled if lines[i + 2].strip()) > sum(1 for n in lengths if n > width * 0.75) * 0.6
    sharp = width <= 160 and lengths[-1] <= width * 1.05
    return Layout(width if width <= 130 or sharp else None, spaced)


class Builder:
    """Makes the paragraphs of one document."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self._document, self._text, self._layout = document, document.text, layout
        self._connecting = openers("structure/structure_words", "CONNECTING")

    def blocks(self, section: Section) -> Iterator[Block]:
        """The lines of a section, grouped into paragraphs."""
        lines: list[Line] = []
        kind, blank, turned = "TEXT", False, False
        for line in section.lines:
            if line.kind == "BLANK":
                blank = True
            elif line.kind == "UNSEEN":
                continue
            elif line.kind in RUNNING and line.kind != "ADDRESS":
                turned = True
            elif lines and self.continues(kind, lines, line, blank, turned):
                lines.append(line)
                blank = turned = False
            else:
                if lines:
                    yield Block(kind, tuple(lines))
                lines, kind, blank, turned = [line], line.kind, False, False
        if lines:
            yield Block(kind, tuple(lines))

    def continues(self, kind: str, lines: list[Line], line: Line, blank: bool, turned: bool) -> bool:
        """Whether a line goes on with the paragraph before it."""
        last, text = self.shown(lines[-1]), self.shown(line)
        if kind in ("ROW", "SIGNATURE", "ADDRESS") or not text or not last:
            return False
        if lines[-1].end == line.start:
            return line.kind == "TEXT"
        if line.kind in ("TEXT", "HEADING", "ENTRY") and splits_date(last, text):
            return True
        if kind in ("ITEM", "TOPIC", "HEADING", "TITLE"):
            return not blank and self.title_continues(last, text, line)
        if line.kind != "TEXT":
            return False
        if blank or turned:
            return self.unfinished(last, text, turned)
        return text[:1].islower() or self.hangs(last) or self.runs_on(lines[-1], line)

    def runs_on(self, above: Line, line: Line) -> bool:
        """Whether a line goes on with the one right above: not after a short one, which reads as a heading,
        nor where it alone is indented, as the entries of a list are whose bullets were lost.

        Below a full line that breaks off in a word, a line may hang.
        """
        width = self._layout.width
        length = above.end - above.start
        if width is None or length <= width * 0.6:
            return False
        broken = length > width * 0.85 and self._text[above.start : above.end].rstrip()[-1:].islower()
        return broken or self.depth(line) <= self.depth(above)

    def title_continues(self, last: str, text: str, line: Line) -> bool:
        """Whether a heading goes on in the next line: both in capitals, or the first one filled."""
        if line.kind not in ("TEXT", "HEADING"):
            return False
        if last.upper() == last:
            return text.upper() == text
        width = self._layout.width
        return width is not None and len(last) > width * 0.8 and line.kind == "TEXT"

    def unfinished(self, last: str, text: str, turned: bool) -> bool:
        """Whether a sentence breaks off in a line and goes on in the next after a false blank."""
        if last.rstrip(CLOSERS)[-1:] in ENDS or last.endswith(":-"):
            return False
        if text[:1].islower() or self.hangs(last):
            return True
        width = self._layout.width
        filled = width is not None and len(last) > width * 0.75
        return filled and (turned or self._layout.spaced)

    def hangs(self, last: str) -> bool:
        """Whether a line ends in a comma, a hyphen, or a word that no sentence ends with."""
        return last[-1] in ",-" or last.rpartition(" ")[2].lower() in self._connecting

    def shown(self, line: Line) -> str:
        """The text of a line without indents and emphasis."""
        return self._text[line.start : line.end].rstrip(" \t\xa0*_").lstrip(" \t\xa0*_>")

    def paragraph(self, block: Block, item: Item | None) -> Paragraph:
        """A block as a paragraph."""
        first = block.lines[0]
        mark, begins = self.mark(first)
        pieces = [(begins, first.end), *((line.start, line.end) for line in block.lines[1:])]
        view = view_of(self._document, pieces)
        span = Span(view.offset(0), view.offset(len(view.text) - 1) + 1) if view.text else Span(begins, first.end)
        if mark is not None:
            span = Span(mark.span.start, span.end)
        opens = LISTS.get(block.kind, "")
        return Paragraph(span, view, item, self.role(block, view), mark, self.depth(first), opens=opens)

    def role(self, block: Block, view: View) -> Role:
        """What a paragraph is: by its opener, or a heading where a short line without an end stands alone."""
        role = ROLES.get(block.kind, "text")
        short = len(block.lines) == 1 and len(view.text) <= 80 and view.text[-1:] not in ".!?;,"
        if role == "text" and short and view.text[:1].isupper() and view.text.count(" ") <= 9:
            return "heading"
        return role

    def mark(self, line: Line) -> tuple[Mark | None, int]:
        """The mark of a line and the offset after it."""
        if line.kind in MARKED:
            mark = read_mark(self._text[line.start : line.end], line.start)
            mark = as_roman(mark) if mark and line.kind == "ITEM" else mark
            begins = mark.span.end if mark else line.start
            after = self._text[begins : line.end]
            return mark, begins + len(after) - len(after.lstrip("*_ \t|"))
        if self._text.startswith("#", line.start):
            text = self._text[line.start : line.end]
            return None, line.start + len(text) - len(text.lstrip("# \t\xa0"))
        if line.kind == "TOPIC" and self._text.startswith(("- ", "* ", "+ "), line.start):
            return None, line.start + 2
        if line.kind == "BULLET":
            start = line.start + self.depth(line)
            sign = self._text[start : start + 2].rstrip() if self._text[start] == "\\" else self._text[start]
            return Mark(Span(start, start + len(sign)), sign, sign[-1]), start + len(sign)
        return None, line.start

    def depth(self, line: Line) -> int:
        """How far a line is indented, with the signs of quotation before it."""
        text = self._text[line.start : line.end]
        return len(text) - len(text.lstrip(" \t\xa0>"))

    def cells(self, line: Line, item: Item | None) -> Iterator[Paragraph]:
        """The cells of a row, each a paragraph of its own."""
        for start, end in cells(self._document, line):
            view = view_of(self._document, [(start, end)])
            if view.text.strip("-: "):
                yield Paragraph(view.span(0, len(view.text)), view, item, "row")


def cells(document: Document, line: Line) -> Iterator[tuple[int, int]]:
    """Where the cells of a row that are not empty stand: as the file says, or else between bars, or between tabs."""
    text = document.text
    return ((start, end) for start, end in places(document, line.start, line.end) if text[start:end].strip())


def places(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where all cells of the row between two offsets stand, empty ones as well."""
    stated = document.rows.get(start)
    if stated is not None:
        yield from stated.cells
        return
    row = document.text[start:end]
    bar, at = "|" if row.lstrip().startswith("|") else "\t", start
    for cell in row.split(bar):
        yield at, at + len(cell)
        at += len(cell) + 1


def lead_of(paragraph: Paragraph) -> str:
    """The words that open a block: "Resolved:-"."""
    reading = LEADS.read(paragraph.view.text, 0)
    return str(reading.tree.children[0]) if reading else ""


def splits_date(last: str, text: str) -> bool:
    """Whether a date begins at the end of a line and ends at the beginning of the next."""
    if terminal("dates/dates_words", "SPLIT_OFF").match(text) is None:
        return False
    return terminal("dates/dates_words", "SPLIT").search(f"{last[-24:]}\n{text[:24]}") is not None
