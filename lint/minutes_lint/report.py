"""What a run found, and where it is written: the two values that every reporter takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TextIO

from .model import SEVERITIES, Document, Finding, Note, Pack, Severity


class Checked(NamedTuple):
    """One document that was linted: what was understood of it and what was found, accepted findings too."""

    pack: Pack
    findings: tuple[Finding, ...]
    fail_on: Severity = "warning"

    @property
    def document(self) -> Document:
        """Its text."""
        return self.pack.document

    @property
    def path(self) -> str:
        """Its path as the user gave it; "-" is standard input."""
        return self.pack.document.path

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody has accepted."""
        return tuple(finding for finding in self.findings if finding.accepted is None)

    @property
    def fails(self) -> bool:
        """Whether an open finding is as severe as makes a run fail."""
        least = SEVERITIES.index(self.fail_on)
        return any(SEVERITIES.index(finding.severity or "error") >= least for finding in self.open)


class Problem(NamedTuple):
    """What kept a file, or a rule on a file, from being linted, as one sentence."""

    path: str
    message: str


class Report(NamedTuple):
    """All that a run has to say."""

    documents: tuple[Checked, ...]
    errors: tuple[Problem, ...] = ()
    version: str = ""
    warnings: tuple[str, ...] = ()
    """What hindered the run and changed nothing in its findings, a sentence each."""

    @property
    def exit_code(self) -> int:
        """0 nothing found that fails, 1 findings, 2 something could not be linted."""
        return 2 if self.errors else int(any(checked.fails for checked in self.documents))

    def noted(self, checked: Checked, note: Note) -> Document | None:
        """The document that a note of a finding in `checked` points into; None where it was not linted."""
        if note.path in (None, checked.path):
            return checked.document
        return next((other.document for other in self.documents if other.path == note.path), None)

    def each(self) -> Iterator[tuple[Checked, Finding]]:
        """Every open finding with its document."""
        for checked in self.documents:
            for finding in checked.open:
                yield checked, finding


class Output(NamedTuple):
    """Where a reporter writes. `rich` asks for windows of the text, as for a reader at a terminal."""

    stream: TextIO
    rich: bool = False
    color: bool = False
    width: int = 100
