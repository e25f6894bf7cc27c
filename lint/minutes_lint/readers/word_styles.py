"""What a Word document says outside of its text: the styles of paragraphs, and how Word numbers them.

ECMA-376 part 1, 17.7 (styles) and 17.9 (numbering), and what Word does where these leave it open.
"""

from __future__ import annotations

from collections.abc import Iterator
from re import sub

from ..values import NamedTuple
from ..wording import in_form
from .ooxml import Node

LEVELS = 9
DEEPEST_STYLE = 40
SMALL_GAP = 80
"""Twentieths of a point: less space than this between two paragraphs does not look like a blank line."""

PLAIN_BULLETS = "-–—*"


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
    """The styles of paragraphs, each with what it inherits."""

    def __init__(self, root: Node | None) -> None:
        self.nodes = {node.attributes.get("w:styleId", ""): node for node in root.all("w:style")} if root else {}
        named = self.nodes.values()
        defaults = (node for node in named if node.attributes.get("w:type") == "paragraph" and is_default(node))
        self.default = next((node.attributes.get("w:styleId", "") for node in defaults), "")
        base = root.get("w:docDefaults", "w:pPrDefault", "w:pPr") if root else None
        self.base = properties(Paragraph(), base)
        self.known: dict[str, Paragraph] = {}

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
                result = properties(result, node.get("w:pPr"))
            self.known[style] = result._replace(style=style)
        return self.known[style]

    def chain(self, style: str) -> Iterator[Node]:
        """A style and those that it is based on."""
        for _ in range(DEEPEST_STYLE):
            if style not in self.nodes:
                return
            yield self.nodes[style]
            style = self.nodes[style].value("w:basedOn") or ""


def is_default(node: Node) -> bool:
    """Whether a style is that of paragraphs that name none."""
    return node.attributes.get("w:default") in ("1", "true", "on")


def properties(given: Paragraph, node: Node | None) -> Paragraph:
    """What is given, changed by what a `w:pPr` says."""
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


def number(text: str | None) -> int | None:
    """A whole number that a document states; None where it is none, or absurd."""
    return int(text) if text is not None and text.isascii() and text.lstrip("-").isdigit() and len(text) < 8 else None


class Lists:
    """All lists of a document, and how far each is counted."""

    def __init__(self, root: Node | None, styles: Styles) -> None:
        self.outlines = dict(outlines(root, styles)) if root else {}
        self.counts: dict[str, list[int | None]] = {}
        self.begun: set[tuple[str, int]] = set()

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


def outlines(root: Node, styles: Styles) -> Iterator[tuple[str, Outline]]:
    """The lists that paragraphs may belong to, by their ids."""
    abstract = {node.attributes.get("w:abstractNumId", ""): node for node in root.all("w:abstractNum")}
    lists = {node.attributes.get("w:numId", ""): node for node in root.all("w:num")}
    for name, node in lists.items():
        counter = node.value("w:abstractNumId") or ""
        for _ in range(DEEPEST_STYLE):
            linked = abstract[counter].value("w:numStyleLink") if counter in abstract else None
            style = styles.nodes.get(linked or "")
            target = lists.get((style.value("w:pPr", "w:numPr", "w:numId") if style else None) or "")
            if target is None:
                break
            counter = target.value("w:abstractNumId") or ""
        if counter not in abstract:
            continue
        given = {at: level for level in abstract[counter].all("w:lvl") if (at := at_of(level)) is not None}
        starts = {}
        for override in node.all("w:lvlOverride"):
            at = at_of(override)
            start = number(override.value("w:startOverride"))
            if at is not None and start is not None:
                starts[at] = start
            level = override.get("w:lvl")
            if at is not None and level is not None:
                given[at] = level
        bound = {said: at for at, level in given.items() if (said := level.value("w:pStyle"))}
        yield name, Outline(counter, {at: level_of(level) for at, level in given.items()}, starts, bound)


def at_of(node: Node) -> int | None:
    """The level that a node is for, from 0."""
    at = number(node.attributes.get("w:ilvl"))
    return at if at is not None and 0 <= at < LEVELS else None


def level_of(node: Node) -> Level:
    """A level as a list describes it."""
    start = number(node.value("w:start"))
    return Level(
        start=0 if start is None else start,
        form=node.value("w:numFmt") or "decimal",
        text=node.value("w:lvlText") or "",
        restart=number(node.value("w:lvlRestart")),
        plain=node.on("w:isLgl"),
        joined=node.value("w:suff") == "nothing",
    )
