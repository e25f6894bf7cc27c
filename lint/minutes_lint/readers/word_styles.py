"""What a Word document says outside of its text: the styles of paragraphs, and how Word numbers them.

ECMA-376 part 1, 17.7 (styles) and 17.9 (numbering), and what Word does where these leave it open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from re import sub

from ..values import NamedTuple
from ..wording import in_form
from .office import Node

LEVELS = 9
DEEPEST_STYLE = 40
SMALL_GAP = 80
"""Twentieths of a point: less space than this between two paragraphs does not look like a blank line."""

LONGEST_NUMBER = 100
"""In characters: what is printed before a paragraph is no longer."""

PLAIN_BULLETS = "-–—*"

HEADING = "heading "
"""Before its level, the name that every Word program gives a style of headings, whatever it is called in the menu."""


class Level(NamedTuple):
    """How one level of a list is numbered: where it starts, in what form, and what is printed."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    """The level, from 1, at whose numbers this one starts again; None is any before it, 0 is none."""

    plain: bool = False
    """Whether all numbers in it are printed as figures."""

    joined: bool = False
    """Whether nothing is printed between the number and the text."""


class Outline(NamedTuple):
    """A list: the counter it shares with other lists, its levels, and those it starts anew."""

    counter: str
    levels: dict[int, Level]
    starts: dict[int, int]
    styles: dict[str, int]
    """The level of each paragraph style that is bound to one."""


class Paragraph(NamedTuple):
    """What a paragraph's style and its own properties make of it."""

    outline: str | None = None
    level: int | None = None
    heading: int | None = None
    """Its level in the outline of the document, from 0, where it is a heading."""

    before: int = 0
    after: int = 0
    close: bool = False
    """Whether no space is left between it and a neighbour of the same style."""

    style: str = ""
    hidden: bool = False


class Styles:
    """The styles of paragraphs and of words, each with what it inherits."""

    def __init__(self, root: Node | None) -> None:
        self.nodes = {node.attributes.get("w:styleId", ""): node for node in root.all("w:style")} if root else {}
        named = self.nodes.values()
        defaults = (node for node in named if node.attributes.get("w:type") == "paragraph" and is_default(node))
        self.default = next((node.attributes.get("w:styleId", "") for node in defaults), "")
        base = root.get("w:docDefaults", "w:pPrDefault", "w:pPr") if root else None
        self.base = properties(Paragraph(), base)
        self.known: dict[str, Paragraph] = {}
        self.switches: dict[tuple[str, str], bool | None] = {}

    def of(self, own: Node | None) -> Paragraph:
        """What a paragraph is by its properties (`w:pPr`)."""
        named = own.value("w:pStyle") if own else None
        style = named if named in self.nodes else self.default
        hidden = own.on("w:rPr", "w:vanish") if own else False
        return properties(self.named(style), own)._replace(hidden=hidden)

    def named(self, style: str) -> Paragraph:
        """What a style makes of a paragraph."""
        if style not in self.known:
            result = self.base
            for node in reversed(list(self.chain(style))):
                result = properties(heading(result, node), node.get("w:pPr"))
            self.known[style] = result._replace(style=style)
        return self.known[style]

    def on(self, run: Node, paragraph: Paragraph, name: str) -> bool:
        """Whether a switch such as `w:b` is on for a run: by itself, by the style of its words, or of its paragraph."""
        own = run.get("w:rPr")
        if own is None:
            return bool(self.switched(paragraph.style, name))
        if own.get(name) is not None:
            return own.on(name)
        named = self.switched(own.value("w:rStyle") or "", name)
        return bool(self.switched(paragraph.style, name) if named is None else named)

    def switched(self, style: str, name: str) -> bool | None:
        """Whether a style has a switch on or off; None where it says nothing of it."""
        if (style, name) not in self.switches:
            said = (node.on("w:rPr", name) for node in self.chain(style) if node.get("w:rPr", name) is not None)
            self.switches[style, name] = next(said, None)
        return self.switches[style, name]

    def chain(self, style: str) -> Iterator[Node]:
        """A style and those that it is based on."""
        for _ in range(DEEPEST_STYLE):
            if style not in self.nodes:
                return
            yield self.nodes[style]
            style = self.nodes[style].value("w:basedOn") or ""


def is_default(node: Node) -> bool:
    """Whether a style is the default, which paragraphs have that name none."""
    return node.attributes.get("w:default") in ("1", "true", "on")


def heading(given: Paragraph, style: Node) -> Paragraph:
    """The given properties, with the level that the name of a style states: some programs state no other."""
    before, named, level = (style.value("w:name") or "").lower().partition(HEADING)
    order = number(level) if named and not before else None
    return given if order is None or not 0 < order <= LEVELS else given._replace(heading=order - 1)


def properties(given: Paragraph, node: Node | None) -> Paragraph:
    """The given properties, with those that a `w:pPr` states instead of theirs."""
    if node is None:
        return given
    for child in node.children:
        if child.tag == "w:numPr":
            outline, level = child.value("w:numId"), number(child.value("w:ilvl"))
            given = given._replace(outline=outline or given.outline, level=given.level if level is None else level)
        elif child.tag == "w:outlineLvl":
            level = number(child.attributes.get("w:val"))
            given = given._replace(heading=level if level is not None and level < LEVELS else None)
        elif child.tag == "w:spacing":
            given = given._replace(
                before=space(child, "before", given.before), after=space(child, "after", given.after)
            )
        elif child.tag == "w:contextualSpacing":
            given = given._replace(close=child.attributes.get("w:val") not in ("0", "false", "off"))
    return given


def space(node: Node, side: str, given: int) -> int:
    """The space above or below a paragraph, in twentieths of a point."""
    if node.attributes.get(f"w:{side}Autospacing") in ("1", "true", "on"):
        return 280
    said = number(node.attributes.get(f"w:{side}"))
    return given if said is None else said


def space_between(above: Paragraph, below: Paragraph) -> int:
    """The space that is left between two paragraphs, in twentieths of a point."""
    alike = above.style == below.style
    return max(0 if alike and above.close else above.after, 0 if alike and below.close else below.before)


def number(text: str | None) -> int | None:
    """A whole number that a document states; None where it is none, or absurd."""
    return int(text) if text is not None and text.isascii() and text.lstrip("-").isdigit() and len(text) < 8 else None


class Lists:
    """All lists of a document, and how far each is counted."""

    def __init__(self, outlines: dict[str, Outline]) -> None:
        self.outlines = outlines
        self.counts: dict[str, list[int | None]] = {}
        self.begun: set[tuple[str, int]] = set()
        self.met: set[tuple[str, int]] = set()
        """The levels of each counter that some paragraph had."""

    def depth(self, paragraph: Paragraph) -> int:
        """How deep a paragraph lies in lists, from 1; 0 where it is in none. Ask once for each, in order.

        Levels of its list that no paragraph had do not count, nor those that its own number names: "2.1" is as deep as
        "2.".
        """
        outline = self.outlines.get(paragraph.outline or "")
        if outline is None:
            return 0
        at = self.level(paragraph)
        self.met.add((outline.counter, at))
        return self.depth_of(outline, at)

    def depth_of(self, outline: Outline, at: int) -> int:
        """How deep a level of a list lies."""
        printed = outline.levels.get(at, Level()).text
        above = (outer for outer in reversed(range(at)) if f"%{outer + 1}" not in printed)
        outer = next((outer for outer in above if (outline.counter, outer) in self.met), None)
        return 1 if outer is None else 1 + self.depth_of(outline, outer)

    def level(self, paragraph: Paragraph) -> int:
        """The level of a paragraph in its list: its own, or that to which its style is bound."""
        if paragraph.level is not None:
            return max(0, min(paragraph.level, LEVELS - 1))
        outline = self.outlines.get(paragraph.outline or "")
        return outline.styles.get(paragraph.style, 0) if outline else 0

    def mark(self, paragraph: Paragraph) -> str:
        """What Word prints before a paragraph, with a space after it; counts it. Empty where it has no number."""
        outline = self.outlines.get(paragraph.outline or "")
        if outline is None:
            return ""
        at = self.level(paragraph)
        level = outline.levels.get(at, Level(text=f"%{at + 1}."))
        if level.form == "bullet":
            bullet = level.text if level.text and level.text in PLAIN_BULLETS else "•"
            return f"{'  ' * at}{bullet} "
        counts = self.count(paragraph.outline or "", outline, at, level)
        printed = sub("%([1-9])", lambda found: self.printed(outline, counts, int(found[1]) - 1, level), level.text)
        return f"{printed}{'' if level.joined else ' '}" if printed.strip() else ""

    def count(self, name: str, outline: Outline, at: int, level: Level) -> list[int | None]:
        """Count one more paragraph of a level; the levels below it start again."""
        counts = self.counts.setdefault(outline.counter, [None] * LEVELS)
        if at in outline.starts and (name, at) not in self.begun:
            counts[at] = outline.starts[at]
        else:
            before = counts[at]
            counts[at] = level.start if before is None else before + 1
        self.begun.add((name, at))
        for lower in range(at + 1, LEVELS):
            restart = outline.levels.get(lower, Level()).restart
            if restart is None or at < restart:
                counts[lower] = None
                if restart is None:
                    self.begun.discard((name, lower))
        return counts

    def printed(self, outline: Outline, counts: list[int | None], at: int, by: Level) -> str:
        """The count of one level, as it is printed in a number of the level `by`."""
        level = outline.levels.get(at, Level())
        value = counts[at]
        return in_form(level.start if value is None else value, "decimal" if by.plain else level.form)


def outlines(root: Node | None, styles: Styles) -> Iterator[tuple[str, Outline]]:
    """The lists that paragraphs may belong to, by their ids."""
    if root is None:
        return
    abstract = {node.attributes.get("w:abstractNumId", ""): node for node in root.all("w:abstractNum")}
    lists = {node.attributes.get("w:numId", ""): node for node in root.all("w:num")}
    for name, node in lists.items():
        counter = counter_of(node, abstract, lists, styles)
        if counter in abstract:
            yield name, outline_of(counter, abstract[counter], node)


def counter_of(node: Node, abstract: dict[str, Node], lists: dict[str, Node], styles: Styles) -> str:
    """The id of the abstract list that a `w:num` counts by.

    An abstract list may name a style instead of levels: then it is that of the list which the style is bound to.
    """
    counter = node.value("w:abstractNumId") or ""
    for _ in range(DEEPEST_STYLE):
        linked = abstract[counter].value("w:numStyleLink") if counter in abstract else None
        style = styles.nodes.get(linked or "")
        target = lists.get((style.value("w:pPr", "w:numPr", "w:numId") if style else None) or "")
        if target is None:
            break
        counter = target.value("w:abstractNumId") or ""
    return counter


def outline_of(counter: str, abstract: Node, node: Node) -> Outline:
    """The list of a `w:num`: the levels of its abstract list, with what the `w:num` itself has changed of them."""
    levels = dict(by_level(abstract.all("w:lvl")))
    starts = {}
    for at, override in by_level(node.all("w:lvlOverride")):
        if (start := number(override.value("w:startOverride"))) is not None:
            starts[at] = start
        if (level := override.get("w:lvl")) is not None:
            levels[at] = level
    bound = {style: at for at, level in levels.items() if (style := level.value("w:pStyle"))}
    return Outline(counter, {at: level_of(level) for at, level in levels.items()}, starts, bound)


def by_level(nodes: Iterable[Node]) -> Iterator[tuple[int, Node]]:
    """Nodes with the level that each is for, from 0, without those that are for none."""
    for node in nodes:
        at = number(node.attributes.get("w:ilvl"))
        if at is not None and 0 <= at < LEVELS:
            yield at, node


def level_of(node: Node) -> Level:
    """A level as a list describes it."""
    start = number(node.value("w:start"))
    return Level(
        start=0 if start is None else start,
        form=node.value("w:numFmt") or "decimal",
        text=(node.value("w:lvlText") or "")[:LONGEST_NUMBER],
        restart=number(node.value("w:lvlRestart")),
        plain=node.on("w:isLgl"),
        joined=node.value("w:suff") == "nothing",
    )
