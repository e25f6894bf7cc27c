"""Word documents: their text as Word shows it, with its numbers, tables, text boxes and tracked changes.

What was inserted is text, what was deleted or is struck through is none; tracked changes and comments are counted.
Written on the standard library: docx2python 3.7 gives "1)", "a)" and "I)" where Word prints "1.1", "(a)" and "I.", no
number that comes from a style, and of places only the paragraph's. python-docx 1.2 gives the run that a word stands in,
which a comment has to find again (`annotate`), but no numbers at all and nothing that was inserted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..errors import CannotRead
from ..model.document import Document
from ..model.layout import BlockKind
from ..model.spans import Place
from ..model.structure import Change
from ..values import TYPE_CHECKING, NamedTuple
from .changes import Seen, written
from .flow import Block, Cell, Piece, Table, Text, Writer, texts
from .office import Node
from .ooxml import Package
from .word_styles import SMALL_GAP, Lists, Paragraph, Styles, number, outlines, space_between

if TYPE_CHECKING:
    from typing import Literal

SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
STRUCK = ("w:strike", "w:dstrike")
"""Switches of words that are struck through, which nobody says."""

HELD = ("w:hyperlink", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple", "w:customXml", "w:dir", "w:bdo")
"""Elements that only hold others."""


class Anchor(NamedTuple):
    """Where a piece of text stands in the file: its part, its run, its element, and whether it stands in a text box."""

    part: str
    run: Node
    element: Node
    boxed: bool


class Read(NamedTuple):
    """A Word document as it was read: the document, and where its pieces of text stand in the file."""

    document: Document
    pieces: tuple[tuple[int, Piece], ...]
    package: Package
    main: str


def read(path: str, content: bytes) -> Document:
    """The document in a Word file. Raises CannotRead where it is none, is encrypted, damaged, or has no text."""
    return unfold(path, content).document


def unfold(path: str, content: bytes) -> Read:
    """The document in a Word file with the way back into it; raises what `read` raises."""
    package = Package(content)
    main = package.main()
    root = package.part(main)
    body = root.get("w:body") if root else None
    if root is None or body is None:
        raise CannotRead("this is no Word document")
    return Unfolding(path, package, main).document(body)


class Unfolding:
    """Reads one file: its parts, and what was met on the way."""

    def __init__(self, path: str, package: Package, main: str) -> None:
        self.path, self.package, self.main = path, package, main
        related = list(package.related(main))
        kinds = {kind: target for _, kind, target in reversed(related)}
        self.targets = {name: target for name, _, target in related}
        self.styles = Styles(package.part(kinds.get("styles", "")))
        self.lists = Lists(dict(outlines(package.part(kinds.get("numbering", "")), self.styles)))
        self.notes = [(kind, kinds[kind]) for kind in ("footnotes", "endnotes") if kind in kinds]
        self.comments = comments(package.part(kinds.get("comments", "")))
        self.seen: list[Seen] = []
        self.writer = Writer()

    def document(self, body: Node) -> Read:
        """All that is written in a document: first headers, the body, notes, last footers."""
        parts = list(self.margins(body))
        self.repeated("header", (part for kind, part in parts if kind == "header"))
        for kind, part in parts:
            if kind == "letterhead":
                self.write(Part(self, part, place="header").blocks(self.package.part(part)))
        self.writer.blank()
        self.write(Part(self, self.main).blocks(body))
        for kind, part in self.notes:
            self.note(kind, part)
        self.repeated("footer", (part for kind, part in parts if kind == "footer"))
        document = written(self.path, self.writer, self.seen)
        return Read(document, tuple(self.writer.pieces), self.package, self.main)

    def write(self, blocks: Iterable[Block]) -> None:
        """Write blocks, each as soon as it is read."""
        self.writer.blocks(blocks)

    def margins(self, body: Node) -> Iterator[tuple[str, str]]:
        """The parts with page headers and footers, each once: "header", "footer", "letterhead" for that of page one."""
        done: set[str] = set()
        for section in body.below("w:sectPr"):
            own = section.on("w:titlePg")
            for node in section.children:
                kind = node.tag.removeprefix("w:").removesuffix("Reference")
                part = self.targets.get(node.attributes.get("r:id", ""), "")
                first = node.attributes.get("w:type") == "first"
                if kind in ("header", "footer") and part not in done and (own or not first):
                    done.add(part)
                    yield ("letterhead" if first and kind == "header" else kind), part

    def repeated(self, kind: Literal["header", "footer"], parts: Iterable[str]) -> None:
        """Write what pages repeat: their headers, or their footers."""
        for part in parts:
            self.writer.blank()
            lines = texts(Part(self, part, place=kind).blocks(self.package.part(part)))
            self.write(line._replace(apart=False, kind=kind) for line in lines if line.text.strip())

    def note(self, kind: str, part: str) -> None:
        """Write the footnotes or endnotes."""
        root = self.package.part(part)
        for order, node in enumerate((n for n in root.children if "w:type" not in n.attributes) if root else (), 1):
            self.writer.blank()
            self.write(Part(self, part, place=f"{kind.removesuffix('s')} {order}").blocks(node))


def comments(root: Node | None) -> dict[str, tuple[str, str]]:
    """The author and the words of each comment, by its id."""
    return {
        node.attributes.get("w:id", ""): (node.attributes.get("w:author", ""), said(node))
        for node in (root.all("w:comment") if root else ())
    }


def said(node: Node) -> str:
    """All words below a node."""
    return " ".join("".join(text.text for text in node.below("w:t", "w:delText")).split())


class Part:
    """Reads one part of a file, such as its body, a header or a footnote."""

    def __init__(self, whole: Unfolding, part: str, place: str = "") -> None:
        self.whole, self.part, self.beside = whole, part, place
        self.page: int | None = None
        self.paragraphs = self.tables = 0
        self.cell = ""
        self.boxed = self.inserted = False
        self.codes: list[bool] = []
        """For each open field, whether what comes now is its code, which nobody sees."""

        self.pending: list[Piece] = []
        """Text of a paragraph whose end was deleted: it belongs to the next."""

        self.boxes: list[Node] = []
        self.above = self.style = Paragraph()

    def blocks(self, node: Node | None) -> Iterator[Block]:
        """The paragraphs and tables below an element."""
        for child in node.children if node else ():
            if child.tag == "w:p":
                yield from self.paragraph(child)
            elif child.tag == "w:tbl":
                self.above = Paragraph()
                yield self.table(child)
            elif child.tag == "mc:AlternateContent":
                yield from self.blocks(chosen(child))
            elif child.tag in HELD or child.tag in ("w:ins", "w:moveTo"):
                yield from self.blocks(child)

    def paragraph(self, node: Node) -> Iterator[Block]:
        """A paragraph, and after it what its text boxes hold."""
        own = node.get("w:pPr")
        style = self.style = self.whole.styles.of(own)
        self.formatting(own, node)
        pieces = [*self.pending, Piece("", node), *self.inline(node)]
        if own and (own.get("w:rPr", "w:del") or own.get("w:rPr", "w:moveFrom")):
            self.pending = pieces
            return
        self.pending = []
        if any(not piece.text.isspace() for piece in pieces if piece.text):
            self.paragraphs += 1
        hidden = style.hidden and not any(piece.text for piece in pieces)
        depth = 0 if hidden else self.whole.lists.depth(style)
        mark = "" if hidden else self.whole.lists.mark(style)
        apart = space_between(self.above, style) >= SMALL_GAP
        self.above = style
        kind, level = self.kind(style, depth if mark else 0)
        bold = self.emphasised(pieces, style)
        yield Text(tuple(pieces), self.place(), mark, apart, kind=kind, level=level, emphasised=bold)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            yield from self.box(box)

    def kind(self, style: Paragraph, depth: int) -> tuple[BlockKind, int]:
        """What a paragraph is that lies so deep in lists, and its level."""
        if "note" in self.beside:
            return "note", 0
        if style.heading is not None:
            return "heading", style.heading + 1
        return ("entry", depth) if depth else ("paragraph", 0)

    def emphasised(self, pieces: Iterable[Piece], style: Paragraph) -> bool:
        """Whether all words of a paragraph stand in bold type, or are underlined."""
        runs = [piece.source.run for piece in pieces if piece.text.strip() and isinstance(piece.source, Anchor)]
        on = self.whole.styles.on
        return bool(runs) and any(all(on(run, style, name) for run in runs) for name in ("w:b", "w:u"))

    def box(self, node: Node) -> Iterator[Block]:
        """What a text box holds."""
        before, self.boxed = self.boxed, True
        yield from self.blocks(node)
        self.boxed = before

    def place(self) -> Place:
        """Where the paragraph stands that was read last."""
        cell = self.cell or self.beside or ("text box" if self.boxed else "")
        return Place(self.page, None if self.beside else max(self.paragraphs, 1), cell or None)

    def formatting(self, own: Node | None, paragraph: Node) -> None:
        """Note a tracked change of how a paragraph is laid out."""
        if own and own.get("w:pPrChange"):
            self.note("formatting", own.get("w:pPrChange"), "", paragraph)

    def note(self, kind: Change, change: Node | None, text: str, place: Node) -> None:
        """Note a change that was met, at the place of an element."""
        author = change.attributes.get("w:author", "") if change else ""
        self.whole.seen.append(Seen(kind, author, text, place))

    def inline(self, node: Node) -> Iterator[Piece]:
        """The text below an element of a paragraph. An empty piece stands where a change or comment was met."""
        for child in node.children:
            tag = child.tag
            if tag == "w:r":
                yield from self.run(child)
            elif tag in ("w:ins", "w:moveTo") and not self.inserted:
                yield Piece("", child)
                self.inserted = True
                inserted = list(self.inline(child))
                self.note("insertion", child, "".join(piece.text for piece in inserted), child)
                self.inserted = False
                yield from inserted
            elif tag in ("w:del", "w:moveFrom"):
                yield Piece("", child)
                self.note("deletion", child, said(child), child)
            elif tag in HELD or tag in ("w:ins", "w:moveTo"):
                yield from self.inline(child)
            elif tag == "mc:AlternateContent":
                yield from self.inline(chosen(child) or child)
            elif tag.startswith("m:oMath"):
                yield Piece("".join(text.text for text in child.below("m:t")))

    def run(self, run: Node) -> Iterator[Piece]:
        """The text of a run."""
        if run.on("w:rPr", "w:vanish") or any(self.whole.styles.on(run, self.style, name) for name in STRUCK):
            return
        changed = run.get("w:rPr", "w:rPrChange")
        if changed is not None:
            yield Piece("", changed)
            self.note("formatting", changed, "", changed)
        for child in run.children:
            yield from self.element(run, child)

    def element(self, run: Node, child: Node) -> Iterator[Piece]:
        """The text of one element of a run."""
        tag = child.tag
        if tag == "w:fldChar":
            self.field(child.attributes.get("w:fldCharType", ""))
        elif tag == "w:lastRenderedPageBreak" or (tag == "w:commentReference"):
            yield from self.landmark(child)
        elif any(self.codes):
            return
        elif tag == "w:t":
            yield Piece(child.text, Anchor(self.part, run, child, self.boxed))
        elif tag in SIGNS:
            yield Piece(SIGNS[tag])
        elif tag == "w:sym":
            yield Piece(symbol(child.attributes.get("w:char", "")))
        elif tag in ("w:drawing", "w:pict", "w:object", "mc:AlternateContent"):
            holder = chosen(child) if tag == "mc:AlternateContent" else child
            self.boxes += outermost(holder) if holder else []

    def landmark(self, child: Node) -> Iterator[Piece]:
        """A place at which Word began a page when it last laid out the document, or one that a comment speaks of."""
        if child.tag == "w:lastRenderedPageBreak":
            self.page = (self.page or 1) + 1
            return
        author, text = self.whole.comments.get(child.attributes.get("w:id", ""), ("", ""))
        yield Piece("", child)
        self.whole.seen.append(Seen("comment", author, text, child))

    def field(self, kind: str) -> None:
        """A field begins, goes on from its code to its result, or ends."""
        if kind == "begin":
            self.codes.append(True)
        elif kind == "separate" and self.codes:
            self.codes[-1] = False
        elif kind == "end" and self.codes:
            self.codes.pop()

    def table(self, node: Node) -> Table:
        """A table with all its rows."""
        self.tables += 1
        outer, number_of_table = self.cell, self.tables
        rows = []
        for order, row in enumerate(held(node, "w:tr"), 1):
            if row.get("w:trPr", "w:del"):
                continue
            head = row.on("w:trPr", "w:tblHeader")
            cells: list[Cell] = [Cell() for _ in range(min(count(row, "w:trPr", "w:gridBefore", default=0), 9))]
            for column, cell in enumerate(held(row, "w:tc"), 1):
                self.cell = outer or f"table {number_of_table}, row {order}, column {column}"
                self.above = Paragraph()
                continues = cell.get("w:tcPr", "w:vMerge") is not None and cell.value("w:tcPr", "w:vMerge") != "restart"
                blocks = () if continues else tuple(self.blocks(cell))
                cells.append(Cell(blocks, count(cell, "w:tcPr", "w:gridSpan", default=1), head))
            rows.append(tuple(cells))
        self.cell = outer
        self.above = Paragraph()
        return Table(tuple(rows))


def held(node: Node, name: str) -> Iterator[Node]:
    """The children of a name, those in content controls and inserted ones too."""
    for child in node.children:
        if child.tag == name:
            yield child
        elif child.tag in HELD or child.tag == "w:ins":
            yield from held(child, name)


def count(node: Node, *path: str, default: int) -> int:
    """A number of columns that a row or a cell states."""
    said = number(node.value(*path))
    return default if said is None or said < 0 else said


def chosen(node: Node) -> Node | None:
    """The first of several alternatives for one thing, which is the one that is read."""
    return node.get("mc:Choice") or node.get("mc:Fallback")


def outermost(node: Node) -> list[Node]:
    """The text boxes below an element, without those within others."""
    waiting, found = [node], []
    while waiting:
        here = waiting.pop()
        if here.tag == "w:txbxContent":
            found.append(here)
        elif here.tag == "mc:AlternateContent":
            waiting += [picked] if (picked := chosen(here)) else []
        else:
            waiting += here.children[::-1]
    return found


def symbol(code: str) -> str:
    """A character of a symbol font, as Word stores its number."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
