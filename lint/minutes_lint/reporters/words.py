"""What all reporters say in the same words: places, counts, what was read."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.document import Document
from ..model.findings import Finding, Note, Under
from ..report import Checked, Report
from ..wording import SINGULAR, one_of, short

HELD = ("agenda", "minutes", "notes")
"""The kinds of document that have items."""


QUOTED = 40
"""At most this many characters of the words found tell where a finding is."""


def place(report: Report, checked: Checked, note: Note) -> str:
    """Where a note points; only the path where that is a document outside of this run."""
    path = note.path or checked.path
    document = report.noted(checked, note)
    return path if document is None else document.where(note.span.start, item(note.item))


def spot(document: Document, of: Finding | Note) -> str:
    """A place in a document as people name it: "line 14", "item 4, Public participation (page 2, paragraph 14)"."""
    return document.spot(of.span.start, item(of.item))


def item(under: Under | None) -> str:
    """An item as people name it; empty where there is none."""
    return printable(under.words) if under else ""


def told_by(finding: Finding) -> tuple[str, str]:
    """By what a finding is found in a file that has no lines: its item, and its words where its message lacks them."""
    words = finding.excerpt
    shown = words and words not in finding.message
    return item(finding.item), f"“{printable(short(words, QUOTED))}”" if shown else ""


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
    understood = [many(sum(m.read[name] for m in meetings), noun) for name, noun in SINGULAR.items()]
    unread: dict[str, int] = {}
    for meeting in meetings:
        for name, count in meeting.unread.items():
            unread[name] = unread.get(name, 0) + count
    missed = [many(count, f"{one_of(name)}-like line") for name, count in unread.items() if count]
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


def printable(words: str) -> str:
    """Words that cannot move the cursor or change the direction of a terminal: blanks and "�" instead."""
    if words.isprintable():
        return words
    return "".join(c if c.isprintable() else " " if c.isspace() else "�" for c in words)
