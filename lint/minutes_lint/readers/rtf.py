"""Rich text, by striprtf: the text with its paragraphs, tables, headings, notes, page headers and tracked changes.

Numbers of lists are those that the program which wrote the file left beside each entry; a file without them has none.
Deleted and struck words are no text. Lost are: which cells are merged, tables inside of cells (their cells are
paragraphs), pages, and who wrote a comment or made a change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..errors import CannotRead
from ..model.document import Document
from ..model.layout import BlockKind
from ..model.spans import Place
from ..model.structure import Change
from .changes import Seen, written
from .flow import Block, Cell, Piece, Table, Text, Writer, texts
from .office import LARGEST, Node
from .rtf_source import (
    CELL,
    CLOSE,
    DEPTH,
    HEAD,
    KINDS,
    LEVEL,
    PARAGRAPH,
    PARTS,
    ROW,
    SPACES,
    STATES,
    TABLED,
    State,
    prepared,
)
from .word_styles import PLAIN_BULLETS

OPENING = b"{\\rtf"
LONGEST_PREPARED = 5_000_000
"""In characters, without pictures and what lays out the page."""

SIGNS = re.compile("[\ue000-\ue0ff]")
CHANGES: tuple[tuple[State, Change], ...] = ((State.DELETED, "deletion"), (State.INSERTED, "insertion"))


def read(path: str, content: bytes) -> Document:
    """The document in a rich text file. Raises CannotRead where it is none, is too large, damaged, or has no text."""
    if not content.startswith(OPENING):
        raise CannotRead("this is no rich text document")
    if len(content) > LARGEST:
        raise CannotRead(f"{len(content) // 1_000_000} MB is more than any minutes take, so it was not read")
    reading = Reading()
    reading.take(stripped(content.decode("cp1252", "replace")))
    return reading.document(path)


def stripped(source: str) -> str:
    """The text of a source, with the signs in it."""
    from striprtf.striprtf import rtf_to_text

    ready = prepared(source)
    if len(ready) > LONGEST_PREPARED:
        raise CannotRead("the document has more text than minutes have, so it was not read")
    try:
        text: str = rtf_to_text(ready, errors="replace")
    except (LookupError, ValueError, TypeError, OverflowError):
        raise CannotRead("the document is damaged or was cut short") from None
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


@dataclass(slots=True)
class Line:
    """A paragraph as it is being read."""

    pieces: list[Piece] = field(default_factory=list)
    looks: list[State] = field(default_factory=list)
    mark: str = ""
    level: int = 0
    depth: int = 0
    tabled: bool = False
    spaces: tuple[bool, bool] = (False, False)
    """Whether there is space above it, and below."""

    close: bool = False
    """Whether there is none between it and paragraphs of its kind."""

    boxes: list[Block] = field(default_factory=list)
    """What stands in frames that are fixed to it."""

    def next(self) -> Line:
        """The paragraph after it, which looks the same until it says otherwise."""
        return Line(level=self.level, depth=self.depth, tabled=self.tabled, spaces=self.spaces, close=self.close)


@dataclass(slots=True)
class Part:
    """What stands apart as it is being read: the body, a header, a note, the mark of an entry."""

    kind: str = ""
    blocks: list[Block] = field(default_factory=list)
    line: Line = field(default_factory=Line)
    cell: list[Block] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    head: bool = False
    above: Line = field(default_factory=Line)


class Reading:
    """Makes paragraphs and tables of a text with signs in it."""

    def __init__(self) -> None:
        self.open = [Part()]
        self.closed: list[Part] = []
        self.state = State(0)
        self.met: set[int] = set()
        """The levels of lists that some entry had."""

        self.paragraphs = self.tables = 0
        self.seen: list[Seen] = []

    def take(self, text: str) -> None:
        """Take a text."""
        at = 0
        for found in SIGNS.finditer(text):
            if found.start() > at:
                self.words(text[at : found.start()])
            self.sign(found[0])
            at = found.end()
        self.words(text[at:])
        while len(self.open) > 1:
            self.end()
        self.finish(self.open[0])

    def sign(self, sign: str) -> None:
        """Take a sign."""
        part, code = self.open[-1], ord(sign)
        if code >= SPACES["sb"]:
            side, none = divmod(code - SPACES["sb"], 2)
            above, below = part.line.spaces
            part.line.spaces = (not none, below) if not side else (above, not none)
        elif code >= PARTS:
            kind, ends = divmod(code - PARTS, 2)
            if ends and len(self.open) > 1:
                self.end()
            elif kind < len(KINDS):
                self.open.append(Part(KINDS[kind]))
        elif code >= STATES:
            flag, ends = divmod(code - STATES, 2)
            self.state = self.state & ~State(1 << flag) if ends else self.state | State(1 << flag)
        else:
            self.layout(part, sign)

    def layout(self, part: Part, sign: str) -> None:
        """Take a sign of how a paragraph or a table is laid out."""
        if sign == PARAGRAPH:
            self.paragraph(part, part.cell if part.line.tabled else None)
        elif sign == CELL:
            self.paragraph(part, part.cell)
            part.row.append(Cell(tuple(part.cell)))
            part.cell = []
        elif sign == ROW:
            part.rows.append(tuple(cell._replace(head=part.head) for cell in part.row))
            part.row, part.head = [], False
        elif sign == HEAD:
            part.head = True
        elif sign == TABLED:
            part.line.tabled = True
        elif sign == CLOSE:
            part.line.close = True
        elif sign >= DEPTH:
            part.line.depth = ord(sign) - ord(DEPTH)
        elif sign == LEVEL:
            line = part.line
            part.line = Line(line.pieces, line.looks, line.mark, boxes=line.boxes)
        elif sign > LEVEL:
            part.line.level = ord(sign) - ord(LEVEL)

    def words(self, text: str) -> None:
        """Take some text, or what was deleted of it."""
        line, state = self.open[-1].line, self.state
        for flag, kind in CHANGES:
            if state & flag and text:
                self.note(kind, text, line)
                break
        if not state & (State.DELETED | State.STRUCK | State.HIDDEN) and text:
            line.pieces.append(Piece(text))
            if text.strip():
                line.looks.append(state)

    def note(self, kind: Change, text: str, line: Line) -> None:
        """Note a change or a comment, at the end of what a paragraph has so far."""
        node = Node(kind, {}, 0)
        self.seen.append(Seen(kind, "", text, node))
        line.pieces.append(Piece("", node))

    def end(self) -> None:
        """A part ends."""
        part = self.open.pop()
        self.finish(part)
        line = self.open[-1].line
        said = " ".join(" ".join(text.text for text in texts(part.blocks)).split())
        if part.kind == "mark":
            line.mark = said
        elif part.kind == "comment":
            self.note("comment", said, line)
        elif part.kind == "box":
            line.boxes += part.blocks
        else:
            self.closed.append(part)

    def finish(self, part: Part) -> None:
        """A part ends: take what has no end of its own, and what stood in a row that has none."""
        if part.line.pieces:
            self.paragraph(part, part.cell if part.row else None)
        part.blocks += [block for cell in part.row for block in cell.blocks] + part.cell
        self.table(part)

    def table(self, part: Part) -> None:
        """A table ends where there is one."""
        if part.rows:
            part.blocks.append(Table(tuple(part.rows)))
            self.tables += 1
            part.rows = []

    def paragraph(self, part: Part, cell: list[Block] | None) -> None:
        """A paragraph ends, which stands in a cell or not."""
        line, part.line = part.line, part.line.next()
        if cell is None:
            self.table(part)
        if part.kind in ("", "box") and any(piece.text.strip() for piece in line.pieces):
            self.paragraphs += 1
        apart = (part.above.spaces[1] or line.spaces[0]) and not (part.above.close and line.close)
        part.above = line
        kind, level, mark = self.kind(line)
        bold = bool(line.looks) and any(
            all(look & flag for look in line.looks) for flag in (State.BOLD, State.UNDERLINED)
        )
        place = self.place(part) if cell is not None else Place(paragraph=max(self.paragraphs, 1))
        text = Text(tuple(line.pieces), place, mark, apart, kind=kind, level=level, emphasised=bold)
        (part.blocks if cell is None else cell).extend([text, *line.boxes])

    def place(self, part: Part) -> Place:
        """Where in a table the cell stands that is being read."""
        cell = f"table {self.tables + 1}, row {len(part.rows) + 1}, column {len(part.row) + 1}"
        return Place(paragraph=max(self.paragraphs, 1), cell=cell)

    def kind(self, line: Line) -> tuple[BlockKind, int, str]:
        """What a paragraph is, its level, and what is printed before it."""
        mark = line.mark
        if mark == "o" or (mark and not any(map(str.isalnum, mark))):
            mark = f"{'  ' * line.depth}{mark if mark in PLAIN_BULLETS else '•'}"
        printed = f"{mark} " if mark else ""
        if line.level:
            return "heading", line.level, printed
        if not mark:
            return "paragraph", 0, ""
        self.met.add(line.depth)
        named = mark.strip(".)").count(".")
        return "entry", 1 + sum(outer in self.met for outer in range(line.depth - named)), printed

    def document(self, path: str) -> Document:
        """The document: first headers, the body, notes, last footers."""
        writer = Writer()
        self.repeat(writer, "header")
        for part in self.closed:
            if part.kind == "letterhead":
                writer.blocks(part.blocks)
        writer.blank()
        writer.blocks(self.open[0].blocks)
        for order, part in enumerate((part for part in self.closed if part.kind == "note"), 1):
            writer.blank()
            note = (text for text in texts(part.blocks) if text.text.strip())
            writer.blocks(text._replace(kind="note", place=Place(cell=f"footnote {order}")) for text in note)
        self.repeat(writer, "footer")
        return written(path, writer, self.seen)

    def repeat(self, writer: Writer, kind: BlockKind) -> None:
        """Write what pages repeat: their headers, or their footers, each once."""
        done = set[tuple[str, ...]]()
        for part in self.closed:
            lines = [line for line in texts(part.blocks) if line.text.strip()]
            said = tuple(line.text for line in lines)
            if part.kind == kind and said not in done:
                done.add(said)
                writer.blank()
                writer.blocks(margin(lines, kind))


def margin(lines: Iterable[Text], kind: BlockKind) -> Iterable[Text]:
    """The lines of a header or footer."""
    return (line._replace(apart=False, kind=kind, place=Place(cell=kind)) for line in lines)
