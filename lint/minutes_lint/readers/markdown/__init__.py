"""What a text in Markdown says of its structure, as CommonMark and GitHub have it; the text itself stays as it is.

A library that makes pages of Markdown (markdown-it-py) costs 13 % of a whole run to import and tells the lines of a
block, but no place inside a line. Where people write less strictly than CommonMark reads, what they mean counts: lists
are nested by two blanks, code that is never closed is none, and neither is a text that is indented, quoted or fenced as
a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...model.layout import UNSEEN, Block
from ...model.spans import Span
from .hidden import defined, for_programs, signs, unseen
from .inline import inline, suspects
from .lines import Line, after_front, lines_of
from .quotations import callout, quotations
from .structure import heading_level, mark_of, structure
from .wiki import headed

FAR = 8
"""A line that is indented by as many columns, and is no entry of a list, is set in its place on a page."""

ONE_IN_INDENTED, ONE_IN_SPACED = 20, 7
"""A page's layout has at least one line in 20 set far to the right, and one in 7 with these or with wide gaps."""

FEWEST = 2


def blocks(text: str, sure: bool = True) -> tuple[Block, ...]:
    """What a text in Markdown says of its structure, in order.

    Where its file is called a plain text (`sure` is false) it says so only if it has two headings of Markdown at least,
    or those of a wiki or of org-mode.
    """
    whole = text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text
    hidden, lines = unseen(whole, [*lines_of(whole, after_front(whole))])
    found = [*headed(lines)]
    if not found and not sure and sum(1 for line in lines if heading_level(line)) < FEWEST:
        return ()
    found += quotations(lines)
    if not laid_out(lines):
        found += structure([*outside(sorted(block.span for block in found), lines)])
    return in_order([*found, *hidden, *inside(whole, lines)])


def inside(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """What stands in the lines of a text that nobody reads."""
    labels = frozenset(label for line in lines if (label := defined(line.words)))
    for line in suspects(text, lines):
        yield from inline(line, labels)
    for line in lines:
        if line.words:
            yield from signs(line)


def in_order(found: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks by where they begin, those that hold others before these; none that nobody sees holds another."""
    ordered: list[Block] = []
    end = 0
    for block in sorted(found, key=lambda block: (block.span.start, -block.span.end, block.kind in UNSEEN)):
        if block.kind not in UNSEEN or block.span.start >= end:
            ordered.append(block)
            end = block.span.end if block.kind in UNSEEN else end
    return tuple(ordered)


def laid_out(lines: Sequence[Line]) -> bool:
    """Whether a text was laid out for pages, so that its indents say nothing of lists."""
    filled = [line for line in lines if line.words]
    far = sum(1 for line in filled if line.indent >= FAR and not mark_of(line.words))
    spaced = sum(1 for line in filled if "    " in line.words and not mark_of(line.words))
    return far * ONE_IN_INDENTED > len(filled) and (far + spaced) * ONE_IN_SPACED > len(filled)


def outside(known: Iterable[Span], lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with empty ones in place of those that are known or for programs; of a callout its own words."""
    spans = iter(known)
    span = next(spans, None)
    for line in lines:
        while span is not None and span.end < line.start:
            span = next(spans, None)
        if (span is not None and span.start <= line.start) or defined(line.words) or for_programs(line.words):
            yield line.cut(line.at)
        elif end := callout(line):
            words = line.words[end:].lstrip()
            yield line._replace(at=line.end - len(words), words=words)
        else:
            yield line
