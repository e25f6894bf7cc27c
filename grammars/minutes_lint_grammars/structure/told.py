"""What the file says of its segments: that beats what their words look like.

Stands between the lexer and the count of items: a heading of Word is one though it is no line in capitals, a nested
list has no items of the meeting, a comment is nobody's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minutes_lint import Block, Document
from minutes_lint.model.layout import MARGINS, UNSEEN

from ..parser.parsing import Token
from .numbering import bare

OWN = ("BLANK", "PAGE", "FRONT")
"""What a segment is whatever stands around it."""

GUESSED = ("TEXT", "BULLET", "ROW", "ADDRESS", "HEADING")
"""What the words of a line suggest and no more, so that a file which calls it a heading is believed."""

LONGEST_TITLE = 80
"""In characters: a longer paragraph in bold type is text that matters."""

LISTED = ("TEXT", "HEADING", "TITLE")
"""What an entry of a list looks like where its words are all there is to go by."""

QUOTES = " \t\xa0>"
BULLETS = ("- ", "* ", "+ ", "-\t", "*\t", "+\t")
"""What a figure stands behind that is no number of an entry: "* 29 members"."""

QUOTED = ("NUMBERED", "LETTERED", "HEADING", "TITLE", "SIGNATURE", "PRESENT", "APOLOGIES", "ABSENT", "ATTENDING", "ROW")
"""What only looks so inside a quotation or a note."""


def told(document: Document, tokens: Iterable[Token]) -> Iterator[Token]:
    """The segments of a document, each with the type and the level that its block gives it.

    A block says most of the segment that it begins with; of those that follow in it, whether they are seen, run through
    the pages or are quoted.
    """
    blocks = iter(document.blocks)
    block = next(blocks, None)
    within: list[Block] = []
    for token in tokens:
        end = token.start_pos + len(token.rstrip())
        while block is not None and block.span.start < max(end, token.start_pos + 1):
            within.append(block)
            block = next(blocks, None)
        within = [one for one in within if one.span.end > token.start_pos]
        if bare(token.type) not in OWN:
            for one in within:
                say(token, end, one)
        yield token


def say(token: Token, end: int, block: Block) -> None:
    """Give a segment, which ends at `end` without the blanks after it, what a block that it touches says of it."""
    name = bare(token.type)
    if block.kind in UNSEEN:
        if block.span.start <= start_of(token) and block.span.end >= end:
            token.type = "UNSEEN"
    elif block.kind in MARGINS:
        token.type = "HEADER"
    elif block.kind in ("quotation", "note"):
        token.type = "TEXT" if name in QUOTED else token.type
    elif token.start_pos <= block.span.start and name != "UNSEEN":
        token.level = block.level
        token.type = opening(block, name, token.lstrip(QUOTES)[:2]) or token.type


def opening(block: Block, name: str, begins: str) -> str:
    """What a segment of a type is that begins a block, and with what it begins; empty where the block leaves it so."""
    if block.kind == "row":
        return "ROW"
    if block.kind == "heading":
        return "HEADING" if name in GUESSED else ""
    if block.kind == "paragraph" and block.emphasised and name == "TEXT":
        return "HEADING" if block.span.end - block.span.start <= LONGEST_TITLE else ""
    if block.kind == "entry" and block.level > 1 and name == "NUMBERED":
        return "BULLET" if begins in BULLETS else "ENTRY"
    return "ENTRY" if block.kind == "entry" and name in LISTED else ""


def start_of(token: Token) -> int:
    """Where the words of a segment begin."""
    return token.start_pos + len(token) - len(token.lstrip())
