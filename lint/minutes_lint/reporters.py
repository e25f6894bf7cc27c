"""The formats that a run may be written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .model import Claim, DateMention, Finding, Mention, Note, Quantity, Reference, Vote
from .plugins import Reporter, hookimpl
from .report import Checked, Output, Report

COUNTED: tuple[tuple[type[Mention], str], ...] = (
    (Vote, "vote"),
    (DateMention, "date"),
    (Reference, "reference"),
    (Quantity, "quantity"),
    (Claim, "claim"),
)
"""What the closing line counts besides items."""


@hookimpl
def reporters() -> Iterable[Reporter]:
    """Text for people, JSON for programs, and the annotations of GitHub."""
    return [Reporter("text", text), Reporter("json", json), Reporter("github", github)]


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
    """A finding as `path:line:column: severity: message [rule]`, and below it its notes and suggestions."""
    at = checked.document.position(finding.span.start)
    message = printable(finding.message)
    yield f"{checked.path}:{at.line}:{at.column}: {finding.severity}: {message} [{finding.rule}]"
    for note in finding.notes:
        yield f"    {place(report, checked, note)}: {printable(note.message)}"
    for suggestion in finding.suggestions:
        yield f"    suggestion: {printable(suggestion.message)}"


def place(report: Report, checked: Checked, note: Note) -> str:
    """Where a note points; only the path where that is a document outside of this run."""
    path = note.path or checked.path
    document = report.noted(checked, note)
    if document is None:
        return path
    at = document.position(note.span.start)
    return f"{path}:{at.line}:{at.column}"


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
    read."
    """
    meetings = [meeting for checked in report.documents for meeting in checked.pack.meetings]
    items = sum(len(meeting.items) for meeting in meetings)
    understood = [many(items, "item")]
    for kind, name in COUNTED:
        understood.append(many(sum(len(meeting.find(kind)) for meeting in meetings), name))
    unread: dict[str, int] = {}
    for meeting in meetings:
        for name, count in meeting.unread.items():
            unread[name] = unread.get(name, 0) + count
    missed = [many(count, f"{name.removesuffix('s')}-like line") for name, count in unread.items() if count]
    rest = f"; {' and '.join(missed)} could not be read" if missed else ""
    return f"Read {', '.join(understood)}{rest}."


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

    encoding = (getattr(output.stream, "encoding", None) or "utf-8").lower().replace("-", "")
    output.stream.write(dumps(value, ensure_ascii=encoding != "utf8", indent=2) + "\n")


def github(report: Report, output: Output) -> None:
    """Workflow commands, which GitHub shows beside the lines of a pull request."""
    for checked, finding in report.each():
        print(annotation(report, checked, finding), file=output.stream)
    for problem in report.errors:
        where = f"file={escaped(problem.path, ':,')},title=minutes-lint"
        print(f"::error {where}::{escaped(problem.message)}", file=output.stream)


def annotation(report: Report, checked: Checked, finding: Finding) -> str:
    """A finding as a workflow command; GitHub takes an end column only within one line."""
    start, end = checked.document.position(finding.span.start), checked.document.position(finding.span.end)
    where = f"file={escaped(checked.path, ':,')},line={start.line},col={start.column},endLine={end.line}"
    if end.line == start.line:
        where += f",endColumn={end.column}"
    command = {"note": "notice"}.get(finding.severity or "", finding.severity)
    said = [finding.message, *(f"{place(report, checked, note)}: {note.message}" for note in finding.notes)]
    said += [f"suggestion: {suggestion.message}" for suggestion in finding.suggestions]
    message = escaped("\n".join(said))
    return f"::{command} {where},title={escaped(finding.rule, ':,')}::{message}"


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
