"""Paragraphs and tables, as Word documents and web pages have them, written as text that reads like a plain one.

A paragraph is a line, a row of a table that holds data is a line with bars; a table that only arranges the page is
read cell by cell. All that is written remembers where it came from, and what the file says that it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from ..errors import CannotRead
from ..model.layout import Block as Layout
from ..model.layout import BlockKind
from ..model.spans import Origin, Place, Span
from ..values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any, TypeAlias

LONG_CELL = 120
LONGEST_MARK = 8
MOST_CELLS = 64
"""A cell that says it spans more columns than this is no longer believed."""

MOST_CELLS_IN_ALL = 100_000
LONGEST_TEXT = 5_000_000
"""In characters, some three thousand pages: more is written only for a file that multiplies what it holds."""

MOST_ROWS = 200
"""Whether a column holds figures or marks is judged by at most this many rows."""


FEWEST_ROWS = 3
"""A table of fewer rows in which a cell has several paragraphs may as well be two columns of the page."""


class Piece(NamedTuple):
    """Some text, and where it came from: for Word the element (`source`), for a web page the `place`."""

    text: str
    source: Any = None
    place: Place | None = None
    unseen: BlockKind | None = None
    """For what is nobody's minutes, such as struck words that stay in the text: what it is."""


class Text(NamedTuple):
    """A paragraph: what is printed before it, its text, and whether it stands apart from what is above it.

    `kind`, `level` and `emphasised` are those of its block.
    """

    pieces: tuple[Piece, ...]
    place: Place = Place()
    mark: str = ""
    apart: bool = False
    indent: bool = False
    """Whether its own text begins with blanks that are not meant."""

    kind: BlockKind = "paragraph"
    level: int = 0
    emphasised: bool = False

    @property
    def text(self) -> str:
        """All that a reader sees of it."""
        return self.mark + "".join(piece.text for piece in self.pieces)


class Cell(NamedTuple):
    """A cell of a table, what is in it, how many columns it spans, and whether the file says that it heads some.

    One that spans several rows is an empty cell in each but the first.
    """

    blocks: tuple[Block, ...] = ()
    columns: int = 1
    head: bool = False


class Table(NamedTuple):
    """The rows of a table."""

    rows: tuple[tuple[Cell, ...], ...]


Block: TypeAlias = Text | Table


class Writer:
    """Writes blocks one after another."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = self.cells = 0
        self.origins: list[Origin] = []
        self.pieces: list[tuple[int, Piece]] = []
        """All pieces that know their source, with the offset at which each begins."""

        self.layout: list[Layout] = []
        """What the file says of what has been written: for `Document.blocks`."""

        self.wanted = False
        """Whether an empty line comes before what is written next."""

    @property
    def text(self) -> str:
        """What has been written."""
        return "".join(self.parts)

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Write blocks."""
        for block in blocks:
            if isinstance(block, Text):
                self.paragraph(block)
            else:
                self.blank()
                (self.data if holds_data(block) else self.arranged)(block)
                self.blank()

    def blank(self) -> None:
        """Let an empty line come before what is written next, if something stands above it."""
        self.wanted = self.length > 0

    def begin(self) -> int:
        """Begin a line; returns its offset."""
        if self.wanted:
            self.put("\n")
            self.wanted = False
        return self.length

    def put(self, text: str) -> None:
        """Write some text."""
        self.parts.append(text)
        self.length += len(text)
        if self.length > LONGEST_TEXT:
            raise CannotRead("the document has more text than minutes have, so it was not read")

    def piece(self, piece: Piece, text: str) -> None:
        """Write a piece, as `text` that is as long."""
        if piece.place is not None:
            self.origins.append(Origin(self.length, piece.place))
        if piece.source is not None:
            self.pieces.append((self.length, piece))
        if piece.unseen is not None and not text.isspace():
            self.layout.append(Layout(Span(self.length, self.length + len(text)), piece.unseen))
        self.put(text)

    def paragraph(self, paragraph: Text, before: Sequence[Piece] = ()) -> None:
        """Write a paragraph as a line of its own, an empty one as an empty line; `before` is written on its line."""
        empty = not paragraph.text.strip() and not before
        if empty or paragraph.apart:
            self.blank()
        if empty:
            return
        begun, first, order = self.begin(), len(self.parts), len(self.layout)
        self.origins.append(Origin(begun, paragraph.place))
        for piece in before:
            self.piece(piece, piece.text)
        self.put(paragraph.mark)
        for piece in paragraph.pieces:
            self.piece(piece, piece.text)
        span = self.since(begun, first)
        self.layout.insert(order, Layout(span, paragraph.kind, paragraph.level, emphasised=paragraph.emphasised))
        self.put("\n")

    def since(self, begun: int, first: int) -> Span:
        """What was written from the offset `begun` on, which is part `first`, without the blanks around it."""
        text = "".join(self.parts[first:])
        words = text.strip()
        start = begun + (len(text) - len(text.lstrip()) if words else 0)
        return Span(start, start + len(words))

    def data(self, table: Table) -> None:
        """Write the rows of a table with bars between the cells."""
        for order, row in enumerate(table.rows):
            if not any(words(cell) for cell in row):
                continue
            begun, at = self.begin(), len(self.layout)
            self.put("|")
            cells = tuple(span for cell in row for span in self.cell(cell))
            self.layout.insert(at, Layout(Span(begun, self.length), "row", cells=cells, head=is_head(table, order)))
            self.put("\n")

    def cell(self, cell: Cell) -> Iterator[Span]:
        """Write a cell of a row; gives a span for each of its columns, that of its words for the first."""
        columns = min(cell.columns, MOST_CELLS)
        self.cells += columns
        if self.cells > MOST_CELLS_IN_ALL:
            raise CannotRead("the tables of the document have more cells than minutes have, so it was not read")
        self.put(" ")
        begun, first = self.length, len(self.parts)
        self.flat(cell.blocks)
        yield self.since(begun, first)
        for order in range(columns):
            if order:
                yield Span(self.length, self.length)
            self.put(" |")

    def flat(self, blocks: Iterable[Block]) -> None:
        """Write what is in a cell on one line."""
        after = False
        for text in texts(blocks):
            if not text.text.strip():
                continue
            self.put(" " if after else "")
            self.origins.append(Origin(self.length, text.place))
            self.put(text.mark)
            for piece in text.pieces:
                self.piece(piece, piece.text.translate(FLAT))
            after = True

    def arranged(self, table: Table) -> None:
        """Write the cells of a table that only arranges the page, one below the other.

        A cell with nothing but a number stands before what is in the next cell.
        """
        for row in table.rows:
            before: list[Piece] = []
            for cell in row:
                if before:
                    self.after(before, cell)
                    before = []
                elif is_mark(words(cell)):
                    before = [piece for text in texts(cell.blocks) for piece in (Piece(text.mark), *text.pieces)]
                    before.append(Piece(" "))
                else:
                    self.blocks(cell.blocks)
            if before:
                self.paragraph(Text(()), before)
            self.blank()

    def after(self, before: list[Piece], cell: Cell) -> None:
        """Write a cell with something before its first text."""
        for block in cell.blocks:
            if isinstance(block, Text) and before and block.text.strip():
                self.paragraph(block, before)
                before = []
            elif not before:
                self.blocks((block,))
            elif isinstance(block, Table):
                self.paragraph(Text(()), before)
                before = []
                self.blocks((block,))
        if before:
            self.paragraph(Text(()), before)


FLAT = str.maketrans("\n\t\r|", "   ¦")


def texts(blocks: Iterable[Block]) -> Iterable[Text]:
    """All paragraphs in some blocks, those in tables too."""
    for block in blocks:
        if isinstance(block, Text):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from texts(cell.blocks)


def words(cell: Cell) -> str:
    """All that a cell says, on one line."""
    return " ".join(" ".join(text.text for text in texts(cell.blocks)).split())


def holds_data(table: Table) -> bool:
    """Whether a table holds data; others only arrange paragraphs on the page.

    It does where a column is one of figures, or where all its cells are short, nearly all say one thing, and it is not
    one of numbered items.
    """
    rows = [[words(cell) for cell in row] for row in table.rows]
    if max(map(len, rows), default=0) < 2:
        return False
    first, *others = [*zip_longest(*rows[:MOST_ROWS], fillvalue="")] or [()]
    if any(map(are_figures, others)):
        return True
    short = all(len(text) <= LONG_CELL for row in rows for text in row)
    return short and says_one_thing_each(table) and not are_marks(first)


def says_one_thing_each(table: Table) -> bool:
    """Whether each cell of a table says one thing, but for some that are wrapped.

    Those are believed in a grid of several rows, each of which is opened by a cell that says one thing.
    """
    rows = [row for row in table.rows if any(map(says, row))]
    wrapped = sum(1 for row in rows for cell in row if says(cell) > 1)
    grid = len(rows) >= FEWEST_ROWS and all(row and says(row[0]) <= 1 for row in rows)
    return not wrapped or (grid and wrapped * 3 <= sum(1 for row in rows for cell in row if says(cell)))


def says(cell: Cell) -> int:
    """How many paragraphs of a cell are not empty."""
    return sum(1 for text in texts(cell.blocks) if text.text.strip())


def is_head(table: Table, order: int) -> bool:
    """Whether a row is one of header cells: the file says so, or it is the first and the only one in bold type."""
    row, others = table.rows[order], table.rows[1:]
    if all(cell.head for cell in row if says(cell)):
        return True
    return (
        not order and is_bold(row) and any(any(map(says, other)) for other in others) and not any(map(is_bold, others))
    )


def is_bold(row: Iterable[Cell]) -> bool:
    """Whether a row says something, all of it in bold type."""
    said = [text for cell in row for text in texts(cell.blocks) if text.text.strip()]
    return bool(said) and all(text.emphasised for text in said)


def are_marks(column: Iterable[str]) -> bool:
    """Whether most cells of a column that are not empty hold the number of an item and nothing else."""
    filled = [text for text in column if text]
    return sum(map(is_mark, filled)) * 2 > len(filled)


def are_figures(column: Sequence[str]) -> bool:
    """Whether most cells of a column, below its head, begin with a figure or an amount and are short."""
    below = [text for text in column[1:] if text]
    figures = sum(1 for text in below if len(text) <= 16 and text.lstrip("£$€(-–+ ")[:1].isdigit())
    return figures >= 2 and figures * 2 > len(below)


def is_mark(text: str) -> bool:
    """Whether a text is a number or letter before an item, and nothing else.

    >>> [is_mark(text) for text in ("1.", "(b)", "24/103", "iv)", "", "None", "£5")]
    [True, True, True, True, False, False, False]
    """
    bare = text.strip("().: ")
    if not 0 < len(text) <= LONGEST_MARK or not bare.replace(".", "").replace("/", "").isalnum():
        return False
    return bare[-1].isdigit() or len(bare) == 1 or (not bare.strip("ivxIVX") and text != bare)


def origins_in_order(writer: Writer) -> tuple[Origin, ...]:
    """The origins of all that was written, in order, one for each offset: the one that was noted last."""
    known = {origin.start: origin for origin in writer.origins}
    return tuple(known[start] for start in sorted(known))


def layout_in_order(writer: Writer) -> tuple[Layout, ...]:
    """What the file says of what was written, without what turned out to be empty."""
    return tuple(block for block in writer.layout if block.span.start < block.span.end)
