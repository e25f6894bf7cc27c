"""Web pages, as councils publish their minutes: the text of the page without its menus, scripts and forms.

Each text remembers its place in the file, so that findings point there, which the fast parsers (selectolax, lxml) do
not tell; and the parser of the standard library takes minutes for a page of 200 KB that is made to hurt it. Nothing of
a page is run or fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from ..errors import CannotRead
from ..model.document import Document
from ..model.layout import Block as Layout
from ..model.layout import BlockKind
from ..model.spans import Place
from ..values import NamedTuple
from ..wording import in_form
from .flow import Block, Cell, Piece, Table, Text, Writer, origins_in_order
from .markdown.inline import is_code
from .text import MARKS, OTHERS, decode, extracted

LARGEST = 10_000_000
"""In bytes: the text of a page is a small part of it, but more than this is no page."""

DEEPEST = 120
MOST_TAGS = 400_000
BEGINNING = 2048
"""A page says in which encoding it is within this many bytes from its beginning."""

MENU = 4
"""A list is a menu if it has at least this many entries and all of them are links and nothing else."""

VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
SKIPPED = frozenset((
    "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "canvas", "video", "audio",
    "select", "button", "textarea", "input", "nav", "dialog", "datalist", "map", "del", "s", "strike",
))  # fmt: skip
HEADINGS = {f"h{level}": level for level in range(1, 7)}
STRONG = frozenset(("b", "strong", "u", "th", "dt"))
CODE = frozenset(("code", "samp", "kbd"))
ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "alert", "dialog", "menu"))
FRAME = frozenset(("header", "footer", "aside"))
"""These are no part of the text of a page, except inside an element that says that it is the text."""

TEXT_ROLES = ("main", "article")
APART = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre", "figure", "hr", "table", "fieldset",
    "menu", "dir", "form",
))  # fmt: skip
"""Blocks with space above and below."""

BLOCKS = APART | frozenset((
    "html", "body", "div", "section", "article", "main", "header", "footer", "aside", "address", "li", "dt", "dd",
    "center", "details", "summary", "figcaption", "legend", "caption", "thead", "tbody", "tfoot", "tr", "td", "th",
    "hgroup", "nav",
))  # fmt: skip
CLOSES = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("tr", "td", "th"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "thead": ("thead", "tbody", "tr", "td", "th"),
    "tbody": ("thead", "tbody", "tr", "td", "th"),
    "tfoot": ("thead", "tbody", "tr", "td", "th"),
    "option": ("option",),
}
"""Elements that end where one like them begins."""

HOLDERS = frozenset(("ul", "ol", "menu", "dl", "table", "select", "td", "th"))
"""What an element ends lies inside the nearest of these: an entry of a list ends none of the list around that list."""

HOLDERS_OF = {"li": frozenset(("ul", "ol", "menu")), "dt": frozenset(("dl",)), "dd": frozenset(("dl",))}
TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
RAW = {"script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"}
"""Elements in which nothing is markup but their end."""

MARKUP = re.compile(r"<[A-Za-z/!?]")
"""What begins a tag, a comment or the like; another "<" is text."""

NAME = re.compile(r"</?([A-Za-z][^\s/>]*+)")
ATTRIBUTE = re.compile(
    r"""[\s/]*+(?:(>)|([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)|(?=>)))?)"""
)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")
WORDS = re.compile(r"[^ \t\r\n\f]+(?: [^ \t\r\n\f]+)*")
CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_-]{2,40})")
HIDDEN = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|text-decoration[^;]{0,60}line-through", re.IGNORECASE
)
BOLD = re.compile(r"font-weight\s{0,9}:\s{0,9}(?:bold|[6-9]00)|text-decoration[^;]{0,60}underline", re.IGNORECASE)


class Run(NamedTuple):
    """Some text of a page, and the offset in the page at which it stands."""

    text: str
    at: int


class Element:
    """An element of a page with what is in it."""

    __slots__ = ("attributes", "children", "tag")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.children: list[Element | Run] = []

    def elements(self) -> Iterator[Element]:
        """The elements in it."""
        return (child for child in self.children if isinstance(child, Element))

    def below(self) -> Iterator[Element | Run]:
        """All that is below it, in order."""
        waiting = self.children[::-1]
        while waiting:
            child = waiting.pop()
            yield child
            if isinstance(child, Element):
                waiting += child.children[::-1]

    @property
    def text(self) -> str:
        """All text below it that is shown, with single spaces."""
        parts: list[str] = []
        waiting: list[Element | Run] = [self]
        while waiting:
            child = waiting.pop()
            if isinstance(child, Run):
                parts.append(child.text)
            elif not skipped(child, within=True):
                waiting += child.children[::-1]
        return " ".join("".join(parts).split())


def read(path: str, content: bytes) -> Document:
    """The document in a web page. Raises CannotRead where it is none or has no text."""
    if len(content) > LARGEST:
        raise CannotRead(f"{len(content) // 1_000_000} MB is more than any page of minutes takes, so it was not read")
    for opening, what in OTHERS:
        if content.startswith(opening):
            raise CannotRead(f"this is {what} under the name of a web page")
    source = Document(path, decoded(content).replace("\0", " "))
    writer = Writer()
    writer.blocks(Flow(source).blocks(text_of(Page(source.text).root)))
    text = writer.text
    if not text.strip():
        raise CannotRead("the page has no text of its own; if a script fetches it, save the page from a browser")
    return Document(path, text, origins_in_order(writer), extracted(text), blocks=quoting_little(writer.layout, text))


def quoting_little(layout: Sequence[Layout], text: str) -> tuple[Layout, ...]:
    """Blocks of a page; where most of it is quoted, that is how its author has indented it, and nothing is."""
    quoted = sum(block.span.end - block.span.start for block in layout if block.kind == "quotation")
    if quoted * 2 <= len(text):
        return tuple(layout)
    return tuple(block._replace(kind="paragraph") if block.kind == "quotation" else block for block in layout)


def decoded(content: bytes) -> str:
    """The text of a page: as UTF-8 where it is UTF-8, else in the encoding that it states, else in one that fits."""
    if not any(content.startswith(mark) for mark, _ in MARKS):
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            stated = CHARSET.search(content, 0, BEGINNING)
            name = stated[1].decode("ascii").lower() if stated else ""
            try:
                return content.decode("cp1252" if name in ("iso-8859-1", "latin1", "ascii", "us-ascii") else name)
            except (LookupError, UnicodeDecodeError):
                pass
    return decode(content)


# --- the tree of a page -------------------------------------------------------------------------------


class Page:
    """Makes a tree of a page, whatever is left out or wrong in it, in linear time."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.root = Element("", {})
        self.open = [self.root]
        self.tags = at = 0
        while at < len(source):
            found = MARKUP.search(source, at)
            self.text(at, found.start() if found else len(source))
            at = self.markup(found.start()) if found else len(source)

    def markup(self, at: int) -> int:
        """Take a tag, a comment or the like. Returns where it ends, or the end of the page."""
        source = self.source
        if source.startswith("<!--", at):
            return self.after("-->", at + 4)
        name = NAME.match(source, at)
        if name is None:
            return self.after(">", at)
        tag = name[1].lower()
        if source[at + 1] == "/":
            self.ends(tag)
            return self.after(">", name.end())
        attributes, end = self.attributes(name.end())
        if end < len(source) or source.endswith(">"):
            self.begins(tag, attributes)
        if tag in RAW and end < len(source):
            closing = re.compile(f"</{tag}", re.IGNORECASE).search(source, end)
            return closing.start() if closing else len(source)
        return end

    def after(self, sign: str, at: int) -> int:
        """The offset after a sign, or the end of the page where it does not come any more."""
        found = self.source.find(sign, at)
        return found + len(sign) if found >= 0 else len(self.source)

    def attributes(self, at: int) -> tuple[dict[str, str], int]:
        """The attributes of an element, and where its tag ends."""
        attributes: dict[str, str] = {}
        while (found := ATTRIBUTE.match(self.source, at)) is not None:
            at = found.end()
            if found[1]:
                return attributes, at
            value = found[3] or found[4] or found[5] or ""
            attributes.setdefault(found[2].lower(), unescape(value) if "&" in value else value)
        return attributes, len(self.source)

    def text(self, at: int, end: int) -> None:
        """Take text, of which each entity is a run of its own."""
        if "&" in self.source[at:end]:
            for entity in ENTITY.finditer(self.source, at, end):
                self.run(self.source[at : entity.start()], at)
                self.run(unescape(entity[0]), entity.start())
                at = entity.end()
        self.run(self.source[at:end], at)

    def run(self, text: str, at: int) -> None:
        """Add text to the innermost element."""
        if text:
            self.open[-1].children.append(Run(text, at))

    def begins(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.tags += 1
        if self.tags > MOST_TAGS:
            raise CannotRead("the page has more elements than any page of minutes, so it was not read")
        self.make_room(tag)
        element = Element(tag, attributes)
        self.open[-1].children.append(element)
        if tag not in VOID and len(self.open) < DEEPEST:
            self.open.append(element)

    def make_room(self, tag: str) -> None:
        """End what cannot hold an element: a paragraph any block, a list entry the next."""
        if tag in BLOCKS and self.open[-1].tag == "p":
            self.open.pop()
        ends, holders = CLOSES.get(tag, ()), HOLDERS_OF.get(tag, HOLDERS - {"td", "th"})
        for order in range(len(self.open) - 1, 0, -1):
            if self.open[order].tag in holders:
                return
            if self.open[order].tag in ends:
                outer = order
                while self.open[outer - 1].tag in ends:
                    outer -= 1
                del self.open[outer:]
                return

    def ends(self, tag: str) -> None:
        """An element ends, with all that is open in it; what was never open is ignored."""
        for order in range(len(self.open) - 1, 0, -1):
            if self.open[order].tag == tag:
                del self.open[order:]
                return


def text_of(root: Element) -> Element:
    """The part of a page that has its text: its `main` or `article`, if it has one, or all of it."""
    for role in TEXT_ROLES:
        elements = (child for child in root.below() if isinstance(child, Element))
        found = [child for child in elements if role in (child.tag, child.attributes.get("role"))]
        if len(found) == 1 and len(found[0].text) * 3 > len(root.text):
            return found[0]
    return root


def skipped(element: Element, within: bool) -> bool:
    """Whether an element is no part of the text; `within` says that it stands in what a page calls its text."""
    attributes = element.attributes
    return (
        element.tag in SKIPPED
        or (element.tag in FRAME and not within)
        or attributes.get("role") in ROLES
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or HIDDEN.search(attributes.get("style", "")) is not None
    )


def is_menu(element: Element) -> bool:
    """Whether a list holds links and nothing else."""
    entries = [entry for entry in element.elements() if entry.tag == "li"]
    return len(entries) >= MENU and all(is_link(entry) for entry in entries)


def is_link(element: Element) -> bool:
    """Whether all the text of a list entry is that of links."""
    links = sum(len(child.text) for child in element.below() if isinstance(child, Element) and child.tag == "a")
    return 0 < len(element.text) <= links


# --- its text -----------------------------------------------------------------------------------------


class Marks:
    """What a browser prints before the entries of one list: it counts them."""

    __slots__ = ("bare", "bullet", "count", "form", "ordered", "step")

    def __init__(self, element: Element, depth: int) -> None:
        """Begin a list that stands in `depth` others."""
        style = element.attributes.get("style", "")
        self.bare = "list-style" in style and "none" in style
        self.bullet = f"{'  ' * depth}• "
        self.ordered = element.tag == "ol"
        self.form = TYPES.get(element.attributes.get("type", ""), "decimal")
        self.step = -1 if "reversed" in element.attributes else 1
        start = whole(element.attributes.get("start"))
        entries = sum(1 for child in element.elements() if child.tag == "li")
        self.count = start if start is not None else entries if self.step < 0 else 1

    def next(self, entry: Element) -> str:
        """The mark of the entry that comes next, with a blank after it; empty where the list has none."""
        if not self.ordered:
            return "" if self.bare else self.bullet
        given = whole(entry.attributes.get("value"))
        number = self.count if given is None else given
        self.count = number + self.step
        return "" if self.bare else f"{in_form(number, self.form)}. "


class Flow:
    """Makes paragraphs and tables of a tree."""

    def __init__(self, source: Document) -> None:
        self.source = source
        self.pieces: list[Piece] = []
        self.space = self.apart = self.plain = False
        self.mark = ""
        self.depth = 0
        self.entries = 0
        """How many entries of lists are open, one inside the other."""

        self.opened = False
        """Whether the paragraph that comes next is the first of an entry."""

        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.strong = 0
        """How many elements are open of which all text is in bold or underlined."""

        self.weak = False
        """Whether some of the paragraph is neither."""

        self.unseen: BlockKind | None = None
        self.done: list[Block] = []

    def blocks(self, element: Element, within: bool | None = None) -> list[Block]:
        """The paragraphs and tables of an element."""
        inside = element.tag in TEXT_ROLES or element.attributes.get("role") in TEXT_ROLES
        self.strong = int(element.tag in STRONG)
        self.inside(element, inside if within is None else within)
        self.flush()
        return self.done

    def inside(self, element: Element, within: bool) -> None:
        """Take what is in an element."""
        for child in element.children:
            if isinstance(child, Run):
                self.text(child)
            elif not skipped(child, within):
                self.element(child, within)

    def element(self, element: Element, within: bool) -> None:
        """Take one element."""
        tag = element.tag
        if tag == "br":
            self.line_break()
        elif tag == "table":
            self.flush(apart=True)
            self.done.append(self.table(element, within))
            self.apart = True
        elif tag in ("ul", "ol", "menu"):
            self.listing(element, within)
        elif tag in BLOCKS:
            self.block(element, within)
        else:
            self.words(element, within)

    def words(self, element: Element, within: bool) -> None:
        """Take an element inside of a line, or one that says nothing of its own."""
        strong = element.tag in STRONG or BOLD.search(element.attributes.get("style", "")) is not None
        before = self.unseen
        if element.tag in CODE and is_code(element.text):
            self.unseen = "code"
        self.strong += strong
        self.inside(element, within or element.tag in TEXT_ROLES)
        self.strong -= strong
        self.unseen = before

    def block(self, element: Element, within: bool) -> None:
        """Take an element that begins on a line of its own."""
        tag = element.tag
        self.flush(apart=tag in APART and not self.mark)
        before = self.plain, self.kind, self.level
        self.plain = tag == "pre" or self.plain
        if tag in HEADINGS:
            self.kind, self.level = "heading", HEADINGS[tag]
        elif tag == "blockquote":
            self.kind = "quotation"
        self.words(element, within)
        self.flush(apart=tag in APART)
        self.plain, self.kind, self.level = before

    def listing(self, element: Element, within: bool) -> None:
        """Take a list, of which each entry has its number or bullet; not a menu."""
        if not within and is_menu(element):
            return
        self.flush(apart=not self.depth)
        marks = Marks(element, self.depth)
        self.depth += 1
        for child in element.elements():
            if skipped(child, within):
                continue
            if child.tag == "li":
                self.entry(child, marks.next(child), within)
            else:
                self.element(child, within)
        self.depth -= 1
        self.flush(apart=not self.depth)

    def entry(self, element: Element, mark: str, within: bool) -> None:
        """Take an entry of a list, with its number or bullet."""
        self.flush()
        self.mark, self.opened = mark, True
        self.entries += 1
        self.words(element, within)
        self.flush()
        self.entries -= 1
        self.mark, self.opened = "", False

    def text(self, run: Run) -> None:
        """Take some text: blanks become one, except where the page says that they stay."""
        if self.plain:
            self.lines(run)
            return
        at = 0
        for found in WORDS.finditer(run.text):
            self.space = self.space or found.start() > at
            if self.space and self.pieces and not self.pieces[-1].text.endswith("\n"):
                self.pieces.append(Piece(" "))
            self.pieces.append(self.piece(found[0], run.at + found.start()))
            self.space, at = False, found.end()
        self.space = self.space or at < len(run.text)

    def lines(self, run: Run) -> None:
        """Take text of an element such as `pre`, in which line ends are kept."""
        at = 0
        for order, line in enumerate(run.text.split("\n")):
            if order:
                self.line_break()
            if line.rstrip("\r"):
                self.pieces.append(self.piece(line.rstrip("\r"), run.at + at))
            at += len(line) + 1

    def piece(self, text: str, at: int) -> Piece:
        """Some text that stands at an offset of the page."""
        self.weak = self.weak or not self.strong
        line, column, _ = self.source.position(at)
        return Piece(text, None, Place(line=line, column=column), self.unseen)

    def line_break(self) -> None:
        """A line ends; a second time it is an empty line."""
        if not any(piece.text.strip(" ") for piece in self.pieces[-1:]):
            self.flush()
            self.apart = True
        else:
            self.pieces.append(Piece("\n"))
        self.space = False

    def flush(self, apart: bool = False) -> None:
        """End the paragraph; with `apart` a blank line comes before the next."""
        while self.pieces and not self.pieces[-1].text.strip(" \n"):
            self.pieces.pop()
        if self.pieces:
            place = next((piece.place for piece in self.pieces if piece.place is not None), Place())
            kind, level = self.said()
            self.done.append(
                Text(tuple(self.pieces), place, self.mark, self.apart, kind=kind, level=level, emphasised=not self.weak)
            )
            self.mark, self.apart, self.opened = "", False, False
        self.pieces, self.space, self.weak = [], False, False
        self.apart = self.apart or apart

    def said(self) -> tuple[BlockKind, int]:
        """What the page says that a paragraph is, with its level; a heading in a list is one, with its number."""
        if self.opened and self.kind == "paragraph":
            return "entry", self.entries
        return self.kind, self.level

    def table(self, element: Element, within: bool) -> Table:
        """A table with all its rows; those of tables in its cells stay there."""
        rows = []
        below: dict[int, int] = {}
        for row in parts(element, "tr"):
            cells = above(below, 0)
            at = len(cells)
            for cell in row.elements():
                if cell.tag in ("td", "th") and not skipped(cell, within):
                    cells.append(self.cell(cell, within))
                    below[at] = (whole(cell.attributes.get("rowspan")) or 1) - 1
                    at += cells[-1].columns
                    between = above(below, at)
                    cells += between
                    at += len(between)
            rows.append(tuple(cells))
        return Table(tuple(rows))

    def cell(self, element: Element, within: bool) -> Cell:
        """A cell of a table."""
        spans = max(1, whole(element.attributes.get("colspan")) or 1)
        return Cell(tuple(Flow(self.source).blocks(element, within)), spans, element.tag == "th")


def above(below: dict[int, int], at: int) -> list[Cell]:
    """Empty cells in place of those of rows above that reach down to column `at` and those right after it.

    `below` says how far down the cell of each column still reaches.
    """
    found: list[Cell] = []
    while below.get(at, 0) > 0:
        below[at] -= 1
        found.append(Cell())
        at += 1
    return found


def parts(element: Element, name: str) -> Iterator[Element]:
    """The elements of a name in a table, those in its head and body too."""
    for child in element.elements():
        if child.tag == name:
            yield child
        elif child.tag in ("thead", "tbody", "tfoot", "form"):
            yield from parts(child, name)


def whole(text: str | None) -> int | None:
    """A whole number of an attribute; None where it is none, or absurd."""
    text = (text or "").strip()
    return int(text) if text.lstrip("-").isdigit() and text.isascii() and len(text) < 6 else None
