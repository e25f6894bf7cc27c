"""The tables of a meeting, and the headers that its pages repeat."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from minutes_lint import (
    Document,
    Item,
    Row,
    RunningHeader,
    Span,
    Table,
)

from .lines import Line, Stretch
from .paragraphs import cells


def running_headers(document: Document, stretch: Stretch) -> Iterator[RunningHeader]:
    """The page headers and footers of a meeting."""
    for section in stretch.sections:
        for line in section.lines:
            if line.kind == "HEADER":
                raw = document.text[line.start : line.end]
                start = line.start + len(raw) - len(raw.lstrip(" \t#*_"))
                text = raw.strip(" \t#*_")
                yield RunningHeader(Span(start, start + len(text)), text, None)


def tables_of(document: Document, stretch: Stretch, items: tuple[Item, ...]) -> Iterator[Table]:
    """The tables: rows that follow one another."""
    headed_items = iter(items)
    for section in stretch.sections:
        item = next(headed_items) if section.headed else None
        lines = [line for line in section.lines if line.kind != "BLANK"]
        for is_table, group in groupby(lines, key=lambda line: line.kind == "ROW"):
            rows = list(group)
            if is_table and len(rows) > 1:
                span = Span(rows[0].start, rows[-1].end)
                yield Table(span, document.text[span.start : span.end], item, tuple(row(document, r) for r in rows))


def row(document: Document, line: Line) -> Row:
    """One line of a table."""
    places = [Span(start, end) for start, end in cells(document, line)]
    texts = tuple(document.seen[place.start : place.end].strip() for place in places)
    return Row(Span(line.start, line.end), texts, tuple(places))
