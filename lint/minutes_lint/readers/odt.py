"""ODF texts, as LibreOffice writes them: their text as it is printed, with numbers, tables, frames and tracked changes.

What was inserted is text, what was deleted or is struck through is none; tracked changes and comments are counted.
Written on the standard library: odfpy 1.4 opens a file without any limit and knows of no numbers that are printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from re import compile

from ..errors import CannotRead
from ..model.document import Document
from ..model.layout import BlockKind
from ..model.spans import Place
from ..model.structure import Change
from ..values import NamedTuple
from . import office
from .changes import Seen, written
from .flow import MOST_CELLS, Block, Cell, Piece, Table, Text, Writer, texts
from .odt_styles import Look, Styles, levels_of, margins
from .office import LOCKED, Node
from .word_styles import LEVELS, SMALL_GAP, Lists, Outline, Paragraph, number, space_between

OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
HEADINGS = "all headings"
"""What headings are counted by that stand in no list; no list has a name with a blank in it."""

MOST_BLANKS = 200
BLANKS = compile("[ \t\r\n]+")
HOLDERS = (
    *("text:section", "text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index"),
    *("text:user-index", "text:alphabetical-index", "text:bibliography", "text:index-body", "text:index-title"),
)
"""Elements that hold paragraphs and are none."""

BOXES = ("draw:frame", "draw:g", "draw:custom-shape", "draw:rect", "draw:a")
UNPRINTED = ("text:ruby-text", "text:script", "office:annotation-end", "text:tracked-changes", "text:hidden-text")
CHANGES: dict[str, Change] = {
    "text:insertion": "insertion",
    "text:deletion": "deletion",
    "text:format-change": "formatting",
}


class Package(office.Package):
    """An ODF text, of which parts are read by their names."""

    what, article = "OpenDocument text", "an"

    def part(self, name: str) -> Node | None:
        """The root element of a part, None where there is none."""
        content = self.content(name)
        return None if content is None else office.tree(content, self.what, mixed=True)


class Region(NamedTuple):
    """A tracked change as the file lists it: what it is, by whom, and the words that were deleted."""

    kind: Change
    author: str
    text: str


def read(path: str, content: bytes) -> Document:
    """The document in an ODF text. Raises CannotRead where it is none, is encrypted, damaged, or has no text."""
    package = Package(content)
    if not (package.content("mimetype") or b"").startswith(OPEN_TEXT):
        raise CannotRead("this is no OpenDocument text")
    if b"encryption-data" in (package.content("META-INF/manifest.xml") or b""):
        raise CannotRead(LOCKED)
    root = package.part("content.xml")
    body = root.get("office:body", "office:text") if root else None
    if root is None or body is None:
        raise CannotRead("this is no OpenDocument text")
    return Unfolding(path, root, package.part("styles.xml")).document(body)


class Unfolding:
    """Reads one file: its parts, and what was met on the way."""

    def __init__(self, path: str, root: Node, styles: Node | None) -> None:
        self.path, self.root = path, root
        common, self.masters, aside = (
            styles.get(name) if styles else None
            for name in ("office:styles", "office:master-styles", "office:automatic-styles")
        )
        self.styles = Styles(root.get("office:automatic-styles"), common)
        self.aside = Styles(aside, common)
        """The styles of what pages repeat."""

        outline = common.get("text:outline-style") if common else None
        self.lists = Lists({HEADINGS: Outline(HEADINGS, levels_of(outline) if outline else {}, {}, {})})
        self.last: dict[str, str] = {}
        """The counter of the list that was last of each style."""

        self.regions: dict[str, Region] = {}
        self.notes: list[Node] = []
        self.begun: dict[str, Node] = {}
        """Where each insertion begins."""

        self.inserted: list[tuple[Region, Node, Node]] = []
        self.seen: list[Seen] = []
        self.writer = Writer()

    def document(self, body: Node) -> Document:
        """All that is written in a document: first headers, the body, notes, last footers."""
        changes = body.get("text:tracked-changes")
        self.regions = dict(regions(changes)) if changes else {}
        repeated = list(margins(self.masters, self.pages()))
        self.repeat("header", (node for kind, node in repeated if kind == "header"))
        for kind, node in repeated:
            if kind == "letterhead":
                self.writer.blocks(Part(self, self.aside, "header").blocks(node))
        self.writer.blank()
        self.writer.blocks(Part(self, self.styles).blocks(body))
        for kind in ("footnote", "endnote"):
            self.note(kind)
        self.repeat("footer", (node for kind, node in repeated if kind == "footer"))
        self.seen += self.insertions(self.writer.text)
        return written(self.path, self.writer, self.seen)

    def pages(self) -> Iterator[str]:
        """The names of the master pages that paragraphs begin, and of the usual one."""
        for node in self.styles.nodes.values():
            if name := node.attributes.get("style:master-page-name"):
                yield name
        yield "Standard"

    def repeat(self, kind: BlockKind, nodes: Iterable[Node]) -> None:
        """Write what pages repeat: their headers, or their footers, each once."""
        done = set()
        for node in nodes:
            lines = [line for line in texts(Part(self, self.aside, kind).blocks(node)) if line.text.strip()]
            if (said := tuple(line.text for line in lines)) not in done:
                done.add(said)
                self.writer.blank()
                self.writer.blocks(line._replace(apart=False, kind=kind) for line in lines)

    def note(self, kind: str) -> None:
        """Write the footnotes or endnotes."""
        notes = (note for note in self.notes if note.attributes.get("text:note-class", "footnote") == kind)
        for order, note in enumerate(notes, 1):
            self.writer.blank()
            if (body := note.get("text:note-body")) is not None:
                self.writer.blocks(Part(self, self.styles, f"{kind} {order}").blocks(body))

    def change(self, node: Node) -> None:
        """Take a place at which a tracked change begins or ends, or at which words were deleted.

        An insertion within another is part of that.
        """
        name = node.attributes.get("text:change-id", "")
        region = self.regions.get(name)
        if region is None:
            return
        if node.tag == "text:change":
            self.seen.append(Seen(region.kind, region.author, region.text, node))
        elif node.tag == "text:change-end" and name in self.begun:
            self.inserted.append((region, self.begun.pop(name), node))
        elif node.tag == "text:change-start" and (region.kind != "insertion" or not self.inserting()):
            self.begun[name] = node

    def inserting(self) -> bool:
        """Whether an insertion has begun and not ended."""
        return any(self.regions[name].kind == "insertion" for name in self.begun)

    def insertions(self, text: str) -> Iterator[Seen]:
        """The insertions with the words that were written."""
        places = {id(piece.source): at for at, piece in self.writer.pieces}
        for region, begun, ended in self.inserted:
            start, end = (places.get(id(node), len(text)) for node in (begun, ended))
            words = text[start:end].rstrip("\n") if region.kind == "insertion" else ""
            yield Seen(region.kind, region.author, words, begun)


def regions(changes: Node) -> Iterator[tuple[str, Region]]:
    """The tracked changes that a file lists, by their ids."""
    for node in changes.all("text:changed-region"):
        name = node.attributes.get("text:id") or node.attributes.get("xml:id", "")
        for change in node.children:
            if change.tag in CHANGES:
                words = " ".join(said(child) for child in change.children if child.tag != "office:change-info")
                author = change.get("office:change-info", "dc:creator")
                yield name, Region(CHANGES[change.tag], said(author) if author else "", " ".join(words.split()))


def said(node: Node) -> str:
    """All words below a node."""
    return " ".join("".join(text.text for text in node.below("")).split())


class Part:
    """Reads one part of a file, such as its body, a header or a footnote."""

    def __init__(self, whole: Unfolding, styles: Styles, place: str = "") -> None:
        self.whole, self.styles, self.beside = whole, styles, place
        self.page: int | None = None
        self.paragraphs = self.tables = 0
        self.cell = ""
        self.boxed = False
        self.boxes: list[Node] = []
        self.above = Paragraph()
        self.pieces: list[Piece] = []
        """Those of the paragraph that is being read, or what comes before its text."""

        self.looks: list[Look] = []
        """How the words of that paragraph look."""

        self.blank = True
        """Whether blanks that come now are none: one stands there already, or the paragraph begins."""

    def blocks(self, node: Node) -> Iterator[Block]:
        """The paragraphs and tables below an element."""
        for child in node.children:
            yield from self.block(child)

    def block(self, node: Node) -> Iterator[Block]:
        """What an element is or holds that stands where a paragraph could."""
        tag = node.tag
        if tag in ("text:p", "text:h"):
            yield from self.paragraph(node)
        elif tag == "text:list":
            yield from self.listing(node, self.counter(node), "", 0)
        elif tag == "text:numbered-paragraph":
            yield from self.numbered(node)
        elif tag == "table:table":
            yield self.table(node)
        elif tag in HOLDERS and node.attributes.get("text:display", "true") == "true":
            yield from self.blocks(node)
        elif tag in BOXES:
            yield from self.box(node)
        else:
            self.landmark(node)

    def counter(self, node: Node) -> str:
        """What a list is counted by: that of the list which it goes on, or one of its own."""
        said, style = node.attributes, node.attributes.get("text:style-name", "")
        own = said.get("xml:id") or f"{len(self.whole.lists.outlines)} {id(node)}"
        goes_on = said.get("text:continue-numbering") == "true"
        counter = said.get("text:continue-list") or (self.whole.last.get(style, own) if goes_on else own)
        counter = self.whole.last.get(f"#{counter}", counter)
        self.whole.last[style] = self.whole.last[f"#{own}"] = counter
        return counter

    def listing(self, node: Node, counter: str, style: str, at: int) -> Iterator[Block]:
        """A list, which lies in `at` others."""
        style = node.attributes.get("text:style-name", style)
        for entry in node.children:
            first = entry.tag == "text:list-item"
            for child in entry.children:
                if child.tag == "text:list":
                    yield from self.listing(child, counter, style, at + 1)
                elif child.tag in ("text:p", "text:h"):
                    start = number(entry.attributes.get("text:start-value")) if first else None
                    yield from self.paragraph(child, self.listed(counter, style, at, start) if first else Paragraph())
                    first = False
                else:
                    yield from self.block(child)

    def numbered(self, node: Node) -> Iterator[Block]:
        """A paragraph that is an entry without a list around it."""
        said = node.attributes
        at = (number(said.get("text:level")) or 1) - 1
        listed = self.listed(said.get("text:list-id", ""), said.get("text:style-name", ""), at, None)
        for child in node.children:
            if child.tag in ("text:p", "text:h"):
                yield from self.paragraph(child, listed)

    def listed(self, counter: str, style: str, at: int, start: int | None) -> Paragraph:
        """What numbers an entry of a list; `start` is the number that it states."""
        lists, name = self.whole.lists, f"{counter} {style}"
        at = max(0, min(at, LEVELS - 1))
        if name not in lists.outlines:
            lists.outlines[name] = Outline(counter, self.styles.levels(style), {}, {})
        if start is not None:
            lists.counts.setdefault(counter, [None] * LEVELS)[at] = start - 1
        return Paragraph(name, at)

    def paragraph(self, node: Node, listed: Paragraph | None = None) -> Iterator[Block]:
        """A paragraph, and after it what its frames hold; `listed` is what numbers it."""
        look = self.styles.paragraph(node.attributes.get("text:style-name", ""))
        self.looks, self.blank = [], True
        self.inline(node, look)
        pieces, self.pieces = tuple(self.pieces), []
        if any(not piece.text.isspace() for piece in pieces if piece.text):
            self.paragraphs += 1
        heading = min(number(node.attributes.get("text:outline-level")) or 1, LEVELS) if node.tag == "text:h" else 0
        lists, numbers = self.whole.lists, listed or counted(node, look, heading)
        depth, mark = lists.depth(numbers), lists.mark(numbers)
        kind, level = self.kind(heading, depth if mark else 0)
        apart = space_between(self.above, look.space) >= SMALL_GAP
        self.above = look.space
        yield Text(pieces, self.place(), mark, apart, kind=kind, level=level, emphasised=emphasised(self.looks))
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            yield from self.box(box)

    def kind(self, heading: int, depth: int) -> tuple[BlockKind, int]:
        """What a paragraph is that is a heading of a level, or lies so deep in lists, and its level."""
        if "note" in self.beside:
            return "note", 0
        if heading:
            return "heading", heading
        return ("entry", depth) if depth else ("paragraph", 0)

    def box(self, node: Node) -> Iterator[Block]:
        """What a frame or a shape holds."""
        before, self.boxed = self.boxed, True
        inner = node.get("draw:text-box") if node.tag == "draw:frame" else node
        if inner is not None:
            yield from self.blocks(inner)
        self.boxed = before

    def place(self) -> Place:
        """Where the paragraph stands that was read last."""
        cell = self.cell or self.beside or ("text box" if self.boxed else "")
        return Place(self.page, None if self.beside else max(self.paragraphs, 1), cell or None)

    def inline(self, node: Node, look: Look) -> None:
        """Take the text below an element of a paragraph."""
        for child in node.children:
            tag = child.tag
            if not tag:
                self.words(child.text, look)
            elif tag == "text:span":
                self.inline(child, self.styles.over(look, child.attributes.get("text:style-name", "")))
            elif tag in ("text:s", "text:tab", "text:line-break"):
                self.sign(child, look)
            elif tag == "text:note":
                self.whole.notes.append(child)
            elif tag in BOXES:
                self.boxes.append(child)
            elif not self.landmark(child) and tag not in UNPRINTED:
                self.inline(child, look)

    def words(self, text: str, look: Look) -> None:
        """Take some text, in which blanks that follow one another are one."""
        if look.gone:
            return
        shown = BLANKS.sub(" ", text)
        if self.blank:
            shown = shown.lstrip(" ")
        if shown:
            self.pieces.append(Piece(shown))
            self.blank = shown.endswith(" ")
        if shown.strip():
            self.looks.append(look)

    def sign(self, node: Node, look: Look) -> None:
        """Take blanks, a tab or a line break, which are elements."""
        if node.tag == "text:s":
            shown = " " * max(1, min(number(node.attributes.get("text:c")) or 1, MOST_BLANKS))
        else:
            shown = "\t" if node.tag == "text:tab" else "\n"
        if not look.gone:
            self.pieces.append(Piece(shown))
        self.blank = node.tag == "text:line-break"

    def landmark(self, node: Node) -> bool:
        """Take a place at which a page, a change or a comment begins or ends; says whether it was one."""
        if node.tag == "text:soft-page-break":
            self.page = (self.page or 1) + 1
        elif node.tag == "office:annotation":
            author = node.get("dc:creator")
            words = " ".join(said(child) for child in node.children if child.tag in ("text:p", "text:list"))
            self.whole.seen.append(Seen("comment", said(author) if author else "", words, node))
        elif not node.tag.startswith("text:change"):
            return False
        else:
            self.whole.change(node)
        self.pieces.append(Piece("", node))
        return True

    def table(self, node: Node) -> Table:
        """A table with all its rows."""
        self.tables += 1
        outer, number_of_table, self.above = self.cell, self.tables, Paragraph()
        rows = []
        for order, (row, head) in enumerate(rows_of(node), 1):
            cells: list[Cell] = []
            covered = 0
            for column, cell in enumerate(cells_of(row), 1):
                self.cell = outer or f"table {number_of_table}, row {order}, column {column}"
                self.above = Paragraph()
                if cell.tag == "table:table-cell":
                    spans = max(1, number(cell.attributes.get("table:number-columns-spanned")) or 1)
                    cells.append(Cell(tuple(self.blocks(cell)), spans, head))
                    covered = spans - 1
                elif covered:
                    covered -= 1
                else:
                    cells.append(Cell(head=head))
            rows.append(tuple(cells))
        self.cell, self.above = outer, Paragraph()
        return Table(tuple(rows))


def counted(node: Node, look: Look, heading: int) -> Paragraph:
    """What numbers a paragraph in no list, which is a heading of a level or none."""
    numbered = heading and not look.unlisted and node.attributes.get("text:is-list-header") != "true"
    return Paragraph(HEADINGS, heading - 1) if numbered else Paragraph()


def emphasised(looks: Sequence[Look]) -> bool:
    """Whether all words of a paragraph stand in bold type, or are underlined."""
    return bool(looks) and (all(look.bold for look in looks) or all(look.underlined for look in looks))


def rows_of(table: Node) -> Iterator[tuple[Node, bool]]:
    """The rows of a table, each with whether it is one of header cells."""
    for child in table.children:
        if child.tag == "table:table-row":
            yield child, table.tag == "table:table-header-rows"
        elif child.tag in ("table:table-header-rows", "table:table-rows", "table:table-row-group"):
            yield from rows_of(child)


def cells_of(row: Node) -> Iterator[Node]:
    """The cells of a row, empty ones as often as they say that they are repeated."""
    for cell in row.children:
        if cell.tag in ("table:table-cell", "table:covered-table-cell"):
            times = number(cell.attributes.get("table:number-columns-repeated")) or 1
            yield from [cell] * (1 if cell.children else max(1, min(times, MOST_CELLS)))
