"""Findings as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.findings import Finding
from ..report import Checked, Output, Report
from .words import closing, place, printable, told_by


def text(report: Report, output: Output) -> None:
    """For people: with windows of the text at a terminal, a line for each finding otherwise."""
    if output.rich:
        from .terminal import write

        write(report, output)
        return
    for checked, finding in report.each():
        for line in lines(report, checked, finding):
            print(line, file=output.stream)
    for line in closing(report):
        print(line, file=output.stream)


def lines(report: Report, checked: Checked, finding: Finding) -> Iterator[str]:
    """A finding as `path:line:column: severity: message [rule]`, and below it its notes and suggestions.

    What is no text has items, pages and paragraphs: `path: item 4, Finance (page 2, paragraph 14): severity: …`.
    """
    where = checked.document.where(finding.span.start, *told_by(finding))
    yield f"{where}: {finding.severity}: {printable(finding.message)} [{finding.rule}]"
    for note in finding.notes:
        yield f"    {place(report, checked, note)}: {printable(note.message)}"
    for suggestion in finding.suggestions:
        yield f"    suggestion: {printable(suggestion.message)}"
