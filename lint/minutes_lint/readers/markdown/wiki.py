"""Headings as wikis and org-mode write them, where a text shows throughout that it is written so.

A line that begins with a star is nearly always an entry of a list: only where the stars divide the text, and do not
follow one another line for line, are they headings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...model.layout import Block
from ...model.spans import Span
from .lines import Line

DEEPEST = 6
FEWEST = 3
"""As many lines with stars at least, on two levels, make a text one of org-mode."""


def headed(lines: Sequence[Line]) -> Iterator[Block]:
    """The headings and lists of a text of a wiki, or the headings of one of org-mode; nothing of any other text."""
    titled = [line for line in lines if wiki_level(line)]
    if len(titled) > 1:
        for line in lines:
            if level := wiki_level(line):
                yield from heading(line, level, level)
            elif level := run_of(line, "*") or run_of(line, "#"):
                yield from entry(line, level)
        return
    if in_org(lines):
        for line in lines:
            if level := run_of(line, "*"):
                yield from heading(line, level, 0)


def wiki_level(line: Line) -> int:
    """The level of a heading of a wiki, such as "== Reports =="; 0 for any other line."""
    words = line.words
    if not words.startswith("=") or line.at > line.start:
        return 0
    level = len(words) - len(words.lstrip("="))
    ends = len(words) - len(words.rstrip("="))
    return level if level == ends <= DEEPEST and words.strip("= ") else 0


def run_of(line: Line, sign: str) -> int:
    """How many of a sign begin a line, with a blank after them: "** Finance" has two stars; 0 for any other line."""
    if not line.words.startswith(sign) or line.at > line.start:
        return 0
    level = len(line.words) - len(line.words.lstrip(sign))
    return level if level <= DEEPEST and line.words[level : level + 1] == " " else 0


def in_org(lines: Sequence[Line]) -> bool:
    """Whether the lines of a text that begin with stars are its headings."""
    levels = [run_of(line, "*") for line in lines]
    starred = [level for level in levels if level]
    if len(starred) < FEWEST or starred[0] != 1 or max(starred) < 2:
        return False
    if any(line.words.startswith("#") and run_of(line, "#") for line in lines):
        return False
    together = sum(1 for one, other in pairwise(levels) if one and other)
    return together * 2 < len(starred)


def heading(line: Line, level: int, closing: int) -> Iterator[Block]:
    """A heading, of which the signs are no part."""
    yield Block(line.span, "heading", level)
    yield from entry_sign(line, level)
    if closing:
        yield Block(Span(line.end - closing, line.end), "comment")


def entry(line: Line, level: int) -> Iterator[Block]:
    """An entry of a list, whose sign is no part of it where no line of a plain text has such."""
    yield Block(line.span, "entry", level)
    if level > 1 or line.words.startswith("#"):
        yield from entry_sign(line, level)


def entry_sign(line: Line, level: int) -> Iterator[Block]:
    """The signs that a line begins with."""
    yield Block(Span(line.at, line.at + level), "comment")
