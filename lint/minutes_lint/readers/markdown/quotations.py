"""What a text in Markdown quotes, and what only stands between signs of quotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ...model.layout import Block
from ...model.spans import Span
from .lines import Line
from .structure import emphasised, heading_level


def quotations(lines: Sequence[Line]) -> Iterator[Block]:
    """What is quoted: not a text that stands between signs of quotation as a whole, nor a callout, nor headings.

    Nothing is quoted before anything has been said.
    """
    runs = [[*group] for _, group in groupby(lines, key=lambda line: line.quotes > 0)]
    runs = [run for run in runs if not callout(run[0])]
    if length(run for run in runs if run[0].quotes) * 2 > length(runs):
        return
    said = False
    for run in runs:
        if not run[0].quotes:
            said = said or not all_are_headings(run)
        elif said and not all_are_headings(run):
            yield Block(Span(run[0].start, run[-1].end), "quotation")


def all_are_headings(run: Sequence[Line]) -> bool:
    """Whether lines have no other words than headings, or words in bold."""
    return all(emphasised(line.words) or heading_level(line) for line in run if line.words)


def length(runs: Iterable[Sequence[Line]]) -> int:
    """How many lines of some runs are not empty."""
    return sum(1 for run in runs for line in run if line.words)


def callout(line: Line) -> int:
    """Where the kind of a callout ends in a line that opens one, "> [!note]- Present:"; 0 for any other line."""
    if not line.quotes or not line.words.startswith("[!"):
        return 0
    end = line.words.find("]") + 1
    return end + (line.words[end : end + 1] in ("-", "+")) if end else 0
