"""The line grammar at work: a document becomes a tree of segments, and the tree meetings made of sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from minutes_lint import Document, Span
from minutes_lint.values import NamedTuple

from ..parser.parsing import Token, Tree
from ..parser.saved import expression, parser, terminals
from .numbering import Numbering, bare
from .told import told

OPENING = 3000
"""How many characters of a meeting are looked at to recognise its style."""


SAYS_LITTLE = ("BLANK", "TEXT", "HEADING", "PAGE", "HEADER", "ADDRESS")
"""What may stand before the title of a meeting and is none itself."""


class Line(NamedTuple):
    """One segment: what it is, and where it begins and ends, without its line end."""

    kind: str
    start: int
    end: int


class Section(NamedTuple):
    """The lines of one item, the first of them its heading; or those before the first item."""

    lines: tuple[Line, ...]
    headed: bool


class Stretch(NamedTuple):
    """The part of a document that is one meeting: the end of its last segment, and its sections in order."""

    end: int
    front: Line | None
    sections: tuple[Section, ...]


@cache
def names(style: Path) -> dict[str, str]:
    """What the terminals of the line grammar are called in a style that imports them."""
    return {bare(name): name for state in parser(style, False).tables.states for name in state}


@cache
def recognised(style: Path) -> re.Pattern[str]:
    """What tells a document of a style from others, looked for where a word begins: to look inside words takes long."""
    patterns = {bare(name): pattern for name, pattern in terminals(style).items()}
    return expression(rf"(?<![^\W_])(?:{patterns['RECOGNISED']})")


def recognise(document: Document, style: Path, span: Span) -> int:
    """How often the opening of a part of a document shows what a style is known by."""
    return sum(1 for _ in recognised(style).finditer(document.seen, span.start, min(span.end, span.start + OPENING)))


def tree(document: Document, style: Path, span: Span) -> Tree:
    """The tree of a part of a document: total and lossless, its tokens joined are the text."""
    retype = Numbering(names(style)).process
    if not document.blocks:
        return parser(style, False).parse_retyped(document.text, *span, retype)
    return parser(style, False).parse_retyped(document.text, *span, lambda tokens: retype(told(document, tokens)))


def stretches(tree: Tree) -> Iterator[Stretch]:
    """The meetings of a tree, in order."""
    first, *others = split(tree)
    if any(section.headed for section in first.sections) or not others or not blank(first):
        yield first
    else:
        others[0] = others[0]._replace(front=first.front, sections=joined(first, others[0]))
    yield from others


def blank(stretch: Stretch) -> bool:
    """Whether a stretch says too little to be a meeting of its own: nothing but a few lines of title."""
    lines = [line for section in stretch.sections for line in section.lines]
    return len(lines) <= 12 and all(line.kind in SAYS_LITTLE for line in lines)


def joined(first: Stretch, second: Stretch) -> tuple[Section, ...]:
    """The sections of two stretches that are one meeting."""
    lead = Section(first.sections[0].lines + second.sections[0].lines, headed=False)
    return (lead, *second.sections[1:])


def split(tree: Tree) -> Iterator[Stretch]:
    """The stretches that the grammar itself tells apart by their titles."""
    front: Line | None = None
    sections: list[Section] = []
    for child in tree.children:
        if isinstance(child, Token):
            front = line_of(child)
        elif bare(str(child.data)) == "meeting":
            yield Stretch(end_of(sections, front), front, tuple(sections))
            front, sections = None, list(meeting_sections(child))
        else:
            sections.append(section_of(child))
    yield Stretch(end_of(sections, front), front, tuple(sections))


def meeting_sections(meeting: Tree) -> Iterator[Section]:
    """The sections of a titled meeting; its title is the first line of the first."""
    title, lead, *items = meeting.children
    assert isinstance(title, Token)
    assert isinstance(lead, Tree)
    yield Section((line_of(title), *lines_of(lead)), headed=False)
    for item in items:
        assert isinstance(item, Tree)
        yield section_of(item)


def section_of(tree: Tree) -> Section:
    """An item, or the section before the first."""
    return Section(tuple(lines_of(tree)), headed=bare(str(tree.data)) == "item")


def lines_of(tree: Tree) -> Iterator[Line]:
    """All lines below a node, in order."""
    for child in tree.children:
        if isinstance(child, Token):
            yield line_of(child)
        else:
            yield from lines_of(child)


def line_of(token: Token) -> Line:
    """A token as a line."""
    start = token.start_pos
    return Line(bare(token.type), start, start + len(token.rstrip("\r\n")))


def end_of(sections: list[Section], front: Line | None) -> int:
    """The end of the last line of some sections."""
    for section in reversed(sections):
        if section.lines:
            return section.lines[-1].end
    return front.end if front else 0
