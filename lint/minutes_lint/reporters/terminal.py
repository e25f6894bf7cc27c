"""Findings for a reader at a terminal: a window of the line, carets, and the lines that speak against it."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ..model.document import Document
from ..model.findings import Finding
from ..model.spans import Span
from ..report import Checked, Output, Report
from ..values import NamedTuple
from .words import closing, item, place, printable, spot

WIDEST = 100
COLORS = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}


def write(report: Report, output: Output) -> None:
    """Write all findings of a run, and how it ended."""
    to = console(output)
    for checked, finding in report.each():
        for line in block(report, checked, finding, output.width):
            to.print(line, soft_wrap=True)
        to.print()
    for closing_line in closing(report):
        to.print(Text(closing_line), soft_wrap=True)


def console(output: Output) -> Console:
    """A console that writes Text and nothing else: no markup, no emoji, no guessed highlights."""
    return Console(
        file=output.stream,
        force_terminal=output.color,
        color_system="auto" if output.color else None,
        no_color=not output.color,
        width=output.width,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def block(report: Report, checked: Checked, finding: Finding, width: int) -> Iterator[Text]:
    """The lines of one finding."""
    document, severity = checked.document, finding.severity or "error"
    at = document.source(finding.span.start)
    yield Text.assemble(
        (f"{document.where(finding.span.start, item(finding.item))}: ", "bold"),
        (severity, COLORS[severity]),
        (f": {printable(finding.message)} "),
        (f"[{finding.rule}]", "dim"),
    )
    shown = [(note, report.noted(checked, note)) for note in finding.notes]
    numbers = [source.source(note.span.start).line for note, source in shown if source]
    gutter = max(3, *(len(str(number)) for number in (at.line, *numbers)))
    room = min(WIDEST, width - gutter - 5)
    above = yield from window(document, finding.span, "", COLORS[severity], gutter, room)
    for note, source in shown:
        if source is None:
            words = f"{place(report, checked, note)}: {printable(note.message)}"
            yield Text.assemble(" " * (gutter + 1), ("= ", "blue"), words)
            continue
        if source is not document or not source.is_text(note.span.start):
            where = spot(source, note) if source is document else place(report, checked, note)
            yield Text(f"{' ' * (gutter + 1)}{where}", "blue")
            above = ""
        said = printable(note.message)
        above = yield from window(source, note.span, said, "bold blue", gutter, room, above)
    for suggestion in finding.suggestions:
        words = f"suggestion: {printable(suggestion.message)}"
        yield Text.assemble(" " * (gutter + 1), ("= ", "blue"), words)


def window(
    document: Document, span: Span, words: str, style: str, gutter: int, room: int, above: str = ""
) -> Generator[Text, None, str]:
    """The line a span begins on, as much of it as has room, and a line of carets followed by `words`.

    Its number is shown where the file has lines.

    Returns the line that was shown; it is not shown again where it is the one `above`.
    """
    at = document.position(span.start)
    line = printable(document.line(at.line))
    start = min(at.column - 1, len(line))
    pane = cut(line, start, start + span.end - span.start, room)
    before, marked = pane.text[: pane.start], pane.text[pane.start : pane.end]
    carets = "^" * max(1, cell_len(marked)) + "…" * (pane.end - pane.start < span.end - span.start)
    number = document.source(span.start).line if document.is_text(span.start) else ""
    shown = f"{number:>{gutter}} │ {pane.text}"
    if shown != above:
        yield Text.assemble((shown[: gutter + 3], "blue"), pane.text)
    yield Text.assemble(
        (f"{'':>{gutter}} │ ", "blue"),
        " " * cell_len(before),
        (carets, style),
        (f" {words}" if words else "", style),
    )
    return shown


class Pane(NamedTuple):
    """A part of a line, and where in it the marked words are."""

    text: str
    start: int
    end: int


def cut(line: str, start: int, end: int, room: int) -> Pane:
    """As much of a line as there is room for, around its characters `start` to `end`.

    >>> cut("The meeting was held on Friday in the hall", 24, 30, 16)
    Pane(text='…d on Friday in t…', start=6, end=12)
    """
    end = min(end, len(line))
    if len(line) <= room:
        return Pane(line, start, end)
    margin = max((room - (end - start)) // 2, min(10, room // 4))
    first = max(0, min(start - margin, len(line) - room))
    last = first + room
    head, tail = "…" * (first > 0), "…" * (last < len(line))
    shift = first - len(head)
    return Pane(head + line[first:last] + tail, start - shift, min(end, last) - shift)
