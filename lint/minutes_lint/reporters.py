"""The formats that a run may be written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .model import Document, Finding, Note
from .plugins import Reporter, hookimpl
from .report import Checked, Output, Report

COUNTED = ("items", "votes", "dates", "references", "quantities", "claims")
"""What the closing line counts."""

HELD = ("agenda", "minutes", "notes")
"""The kinds of document that have items."""


@hookimpl
def reporters() -> Iterable[Reporter]:
    """Text and a page for people, JSON and SARIF for programs, and the annotations of GitHub."""
    return [
        Reporter("text", text),
        Reporter("json", json),
        Reporter("github", github),
        Reporter("sarif", sarif),
        Reporter("html", html),
    ]


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

    What is no text has pages and paragraphs: `path: page 2, paragraph 14: severity: …`.
    """
    where = checked.document.where(finding.span.start)
    yield f"{where}: {finding.severity}: {printable(finding.message)} [{finding.rule}]"
    for note in finding.notes:
        yield f"    {place(report, checked, note)}: {printable(note.message)}"
    for suggestion in finding.suggestions:
        yield f"    suggestion: {printable(suggestion.message)}"


def place(report: Report, checked: Checked, note: Note) -> str:
    """Where a note points; only the path where that is a document outside of this run."""
    path = note.path or checked.path
    document = report.noted(checked, note)
    return path if document is None else document.where(note.span.start)


def where(document: Document, offset: int) -> str:
    """A place as people name it: "line 14", or the page, paragraph or cell of an original that had no lines."""
    place = document.place(offset)
    parts = [f"{name} {value}" for name, value in zip(place._fields, place, strict=True) if value is not None]
    return ", ".join(parts) or f"line {document.position(offset).line:,}"


def closing(report: Report) -> Iterator[str]:
    """The lines that end a run: what was found, and what was read."""
    yield found(report)
    if report.documents:
        yield read(report)


def found(report: Report) -> str:
    """How much was found in how many documents.

    Such as "Found 3 errors, 1 warning in 2 documents; 1 finding is accepted."
    """
    severities = [finding.severity for _, finding in report.each()]
    counts = [(severities.count(severity), severity) for severity in ("error", "warning", "note")]
    some = ", ".join(many(count, severity) for count, severity in counts if count) or "nothing"
    parts = [f"Found {some} in {many(len(report.documents), 'document')}"]
    accepted = sum(len(checked.findings) - len(checked.open) for checked in report.documents)
    if accepted:
        parts.append(f"{many(accepted, 'finding')} {'is' if accepted == 1 else 'are'} accepted")
    if report.errors:
        parts.append(f"{many(len(report.errors), 'problem')} kept it from linting everything")
    return "; ".join(parts) + "."


def read(report: Report) -> str:
    """What was understood in all documents together, and how much looked like it and was not.

    Such as "Read 14 items, 9 votes, 31 dates, 6 references, 70 quantities, 5 claims; 2 vote-like lines could not be
    read; no items could be read in notes.txt."
    """
    meetings = [meeting for checked in report.documents for meeting in checked.meetings]
    understood = [many(sum(m.read[name] for m in meetings), name.removesuffix("s")) for name in COUNTED]
    unread: dict[str, int] = {}
    for meeting in meetings:
        for name, count in meeting.unread.items():
            unread[name] = unread.get(name, 0) + count
    missed = [many(count, f"{name.removesuffix('s')}-like line") for name, count in unread.items() if count]
    rest = f"; {' and '.join(missed)} could not be read" if missed else ""
    bare = [printable(checked.path) for checked in report.documents if without_items(checked)]
    if bare:
        rest += f"; no items could be read in {bare[0] if len(bare) == 1 else many(len(bare), 'document')}"
    return f"Read {', '.join(understood)}{rest}."


def without_items(checked: Checked) -> bool:
    """Whether no items were read of a document that should have some, being of a meeting and no report."""
    met = any(m.kind in HELD or (m.kind == "unknown" and m.date is not None) for m in checked.meetings)
    return met and not any(meeting.read["items"] for meeting in checked.meetings)


def many(count: int, noun: str) -> str:
    """A count and its noun: "1 date", "2,000 dates", "3 quantities"."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count:,} {noun if count == 1 else plural}"


def json(report: Report, output: Output) -> None:
    """For programs: version 1 of the schema in the documentation."""
    from .record import run

    write_json(run(report), output)


def write_json(value: object, output: Output) -> None:
    """Write a value as JSON, in ASCII where the stream is not UTF-8."""
    from json import dumps

    output.stream.write(dumps(value, ensure_ascii=not output.is_utf8, indent=2) + "\n")


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
    where_in = checked.document.place(finding.span.start).words
    said = [f"{where_in}: {finding.message}" if where_in else finding.message]
    said += [f"{place(report, checked, note)}: {note.message}" for note in finding.notes]
    said += [f"suggestion: {suggestion.message}" for suggestion in finding.suggestions]
    message = escaped("\n".join(said))
    return f"::{command} {where},title={escaped(finding.rule, ':,')}::{message}"


def sarif(report: Report, output: Output) -> None:
    """For code scanning and other viewers: SARIF 2.1.0."""
    from .sarif import write

    write(report, output)


def html(report: Report, output: Output) -> None:
    """For people: one page with the documents and their findings in the margin."""
    from .html_report import write

    write(report, output)


def lines_of(document: Document, finding: Finding) -> str:
    """The lines and columns of a finding, as a workflow command has them; nothing for what is no text."""
    if document.place(finding.span.start).words:
        return ""
    start, end = document.ends(finding.span)
    columns = f",endColumn={end.column}" if end.line == start.line else ""
    return f",line={start.line},col={start.column},endLine={end.line}{columns}"


def escaped(words: str, further: str = "") -> str:
    """Words for a workflow command, in which some characters have a meaning."""
    for character in "%\r\n" + further:
        words = words.replace(character, f"%{ord(character):02X}")
    return words


def printable(words: str) -> str:
    """Words that cannot move the cursor or change the direction of a terminal: blanks and "�" instead."""
    if words.isprintable():
        return words
    return "".join(c if c.isprintable() else " " if c.isspace() else "�" for c in words)
