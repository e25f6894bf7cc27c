"""What an ODF text says outside of its paragraphs: how they look, how lists are numbered, what its pages repeat.

OpenDocument 1.3 part 3, chapters 16 (styles) and 19, and what LibreOffice writes beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from re import compile

from ..values import NamedTuple
from .office import Node
from .word_styles import DEEPEST_STYLE, LEVELS, LONGEST_NUMBER, Level, Paragraph, number

TWIPS = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7, "pc": 240.0, "px": 15.0}
"""How many twentieths of a point a unit of length is."""

FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
LENGTH = compile(r"(-?\d{1,6}(?:\.\d{1,9})?)([a-z]{2})")
PLACE = compile(r"%(\d)%")
"""In the form of a number, as LibreOffice writes it, where that of a level stands: "%1%.%2%"."""


class Look(NamedTuple):
    """How a paragraph or some words of it look."""

    space: Paragraph = Paragraph()
    """The space above and below a paragraph of its style."""

    bold: bool = False
    underlined: bool = False
    gone: bool = False
    """Whether the words are struck through or hidden."""

    unlisted: bool = False
    """Whether a heading of this style takes no part in the numbering of headings."""


class Styles:
    """The styles that a part of a file uses, each with what it inherits; the first of a name counts."""

    def __init__(self, *holders: Node | None) -> None:
        self.nodes: dict[tuple[str, str], Node] = {}
        self.defaults: dict[str, Node] = {}
        self.lists: dict[str, Node] = {}
        for node in (node for holder in holders if holder for node in holder.children):
            name, family = node.attributes.get("style:name", ""), node.attributes.get("style:family", "")
            if node.tag == "style:style":
                self.nodes.setdefault((family, name), node)
            elif node.tag == "style:default-style":
                self.defaults.setdefault(family, node)
            elif node.tag == "text:list-style":
                self.lists.setdefault(name, node)
        self.known: dict[tuple[str, Look, str], Look] = {}

    def paragraph(self, name: str) -> Look:
        """How paragraphs of a style look."""
        return self.over(Look(Paragraph(style=name)), name, "paragraph")

    def over(self, look: Look, name: str, family: str = "text") -> Look:
        """A look with what a style states instead."""
        key = (family, look, name)
        if key not in self.known:
            for node in reversed(list(self.chain(name, family))):
                look = stated(look, node)
            self.known[key] = look
        return self.known[key]

    def chain(self, name: str, family: str) -> Iterator[Node]:
        """A style and those it inherits from, at last what holds for all paragraphs."""
        for _ in range(DEEPEST_STYLE):
            node = self.nodes.get((family, name))
            if node is None:
                break
            yield node
            name = node.attributes.get("style:parent-style-name", "")
        if family == "paragraph" and family in self.defaults:
            yield self.defaults[family]

    def levels(self, name: str) -> dict[int, Level]:
        """How the levels of a list style are numbered."""
        node = self.lists.get(name)
        return levels_of(node) if node else {}


def stated(look: Look, style: Node) -> Look:
    """A look with what one style states instead."""
    space, words = style.get("style:paragraph-properties"), style.get("style:text-properties")
    listed = style.attributes.get("style:list-style-name")
    if listed is not None:
        look = look._replace(unlisted=not listed)
    if space is not None:
        look = look._replace(space=spaced(look.space, space.attributes))
    if words is not None:
        said = words.attributes
        weight = said.get("fo:font-weight", "bold" if look.bold else "")
        look = look._replace(
            bold=weight in ("bold", "600", "700", "800", "900"),
            underlined=lined(words, "underline", look.underlined),
            gone=lined(words, "line-through", said["text:display"] == "none" if "text:display" in said else look.gone),
        )
    return look


def spaced(given: Paragraph, said: Mapping[str, str]) -> Paragraph:
    """The space around a paragraph, with what a style states instead."""
    return given._replace(
        before=length(said.get("fo:margin-top"), given.before),
        after=length(said.get("fo:margin-bottom"), given.after),
        close=said["style:contextual-spacing"] == "true" if "style:contextual-spacing" in said else given.close,
    )


def lined(words: Node, name: str, given: bool) -> bool:
    """Whether words have a line of a name, such as the one below them."""
    said = [words.attributes.get(f"style:text-{name}-{what}") for what in ("style", "type")]
    return given if said == [None, None] else any(value not in (None, "none") for value in said)


def length(text: str | None, given: int) -> int:
    """A length in twentieths of a point; `given` where none is stated that makes sense."""
    found = LENGTH.fullmatch(text or "")
    return round(float(found[1]) * TWIPS[found[2]]) if found and found[2] in TWIPS else given


def levels_of(style: Node) -> dict[int, Level]:
    """How the levels of a list style, or of the headings of a file, are numbered; from level 0 on."""
    levels = {}
    for node in style.children:
        at = number(node.attributes.get("text:level"))
        if at is not None and 0 < at <= LEVELS:
            levels[at - 1] = level_of(node, at)
    return levels


def level_of(node: Node, at: int) -> Level:
    """How one level, from 1, is numbered."""
    said = node.attributes
    if node.tag in ("text:list-level-style-bullet", "text:list-level-style-image"):
        return Level(form="bullet", text=said.get("text:bullet-char", ""))
    form = said.get("style:num-format", "")
    shown = number(said.get("text:display-levels")) or 1
    counts = ".".join(f"%{each}" for each in range(max(1, at + 1 - shown), at + 1))
    stated = said.get("loext:num-list-format")
    printed = f"{said.get('style:num-prefix', '')}{counts}{said.get('style:num-suffix', '')}"
    start = number(said.get("text:start-value"))
    followed = node.get("style:list-level-properties", "style:list-level-label-alignment")
    return Level(
        start=1 if start is None else start,
        form=FORMS.get(form, "decimal"),
        text="" if not form else (PLACE.sub(r"%\1", stated) if stated else printed)[:LONGEST_NUMBER],
        joined=followed is not None and followed.attributes.get("text:label-followed-by") == "nothing",
    )


class Margin(NamedTuple):
    """What pages repeat, above or below their text; a letterhead stands on the first page alone."""

    kind: str
    node: Node


def margins(masters: Node | None, used: Iterable[str]) -> Iterator[Margin]:
    """The headers and footers of the master pages that a text uses, by the names of those it begins with."""
    pages = (
        {page.attributes.get("style:name", ""): page for page in masters.all("style:master-page")} if masters else {}
    )
    waiting, done = [name for name in used if name in pages] or [*pages][:1], set[str]()
    while waiting:
        name = waiting.pop(0)
        if name in done or name not in pages:
            continue
        done.add(name)
        following = pages[name].attributes.get("style:next-style-name", name)
        waiting.append(following)
        for node in pages[name].children:
            side = node.tag.removeprefix("style:").removesuffix("-left").removesuffix("-first")
            if side in ("header", "footer") and node.attributes.get("style:display") != "false":
                first = node.tag.endswith("-first") or following != name
                yield Margin("letterhead" if first and side == "header" else side, node)
