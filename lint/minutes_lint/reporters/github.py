"""Findings as annotations of a pull request."""

from __future__ import annotations

from ..model.document import Document
from ..model.findings import Finding
from ..report import Checked, Output, Report
from .words import place, told_by


def github(report: Report, output: Output) -> None:
    """Workflow commands, which GitHub shows beside the lines of a pull request."""
    for checked, finding in report.each():
        print(annotation(report, checked, finding), file=output.stream)
    for problem in report.errors:
        where = f"file={escaped(problem.path, ':,')},title=minutes-lint"
        print(f"::error {where}::{escaped(problem.message)}", file=output.stream)


def annotation(report: Report, checked: Checked, finding: Finding) -> str:
    """A finding as a workflow command; GitHub takes an end column only within one line."""
    where = f"file={escaped(checked.path, ':,')}{lines_of(checked.document, finding)}"
    command = {"note": "notice"}.get(finding.severity or "", finding.severity)
    document, start = checked.document, finding.span.start
    where_in = "" if document.is_text(start) else f"{document.spot(start, *told_by(finding))}: "
    said = [f"{where_in}{finding.message}"]
    said += [f"{place(report, checked, note)}: {note.message}" for note in finding.notes]
    said += [f"suggestion: {suggestion.message}" for suggestion in finding.suggestions]
    message = escaped("\n".join(said))
    return f"::{command} {where},title={escaped(finding.rule, ':,')}::{message}"


def lines_of(document: Document, finding: Finding) -> str:
    """The lines and columns of a finding, as a workflow command has them; nothing for what is no text."""
    if not document.is_text(finding.span.start):
        return ""
    start, end = document.ends(finding.span)
    columns = f",endColumn={end.column}" if end.line == start.line else ""
    return f",line={start.line},col={start.column},endLine={end.line}{columns}"


def escaped(words: str, further: str = "") -> str:
    """Words for a workflow command, in which some characters have a meaning."""
    for character in "%\r\n" + further:
        words = words.replace(character, f"%{ord(character):02X}")
    return words
