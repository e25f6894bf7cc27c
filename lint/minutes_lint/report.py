"""What a run found, and where it is written: the two values that every reporter takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from .model.document import Document
from .model.findings import SEVERITIES, Finding, Note, Severity
from .model.meeting import Meeting, MeetingKind, Pack
from .model.mentions import Claim, DateMention, Mention, Quantity, Reference, Vote
from .model.people import Person
from .values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import TextIO

    from .rule import Rule


COUNTED: Mapping[str, type[Mention]] = {
    "dates": DateMention,
    "references": Reference,
    "quantities": Quantity,
    "votes": Vote,
    "people": Person,
    "claims": Claim,
}
"""What is counted of what was understood, besides items."""


class Reading(NamedTuple):
    """Which meeting a document is of, and how much of it was understood and how much looked like it and was not."""

    kind: MeetingKind
    body: str
    """Empty where the text does not say."""

    date: date | None
    read: Mapping[str, int]
    unread: Mapping[str, int]


class Checked(NamedTuple):
    """One document that was linted: what it is, how much was understood of it, and what was found, also if accepted.

    Where nothing was found and nothing points into it, the document has no text, which would fill the memory.
    """

    document: Document
    style: str
    meetings: tuple[Reading, ...]
    findings: tuple[Finding, ...]
    fail_on: Severity = "warning"

    @property
    def path(self) -> str:
        """Its path as the user gave it; "-" is standard input."""
        return self.document.path

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody has accepted."""
        return tuple(finding for finding in self.findings if finding.accepted is None)

    @property
    def fails(self) -> bool:
        """Whether an open finding is as severe as makes a run fail."""
        least = SEVERITIES.index(self.fail_on)
        return any(SEVERITIES.index(finding.severity or "error") >= least for finding in self.open)


def checked(pack: Pack, findings: Iterable[Finding], fail_on: Severity = "warning") -> Checked:
    """A document that was understood, with what was found in it."""
    return Checked(pack.document, pack.style, readings(pack), tuple(findings), fail_on)


def readings(pack: Pack) -> tuple[Reading, ...]:
    """How much was understood of each meeting of a document."""
    return tuple(map(reading, pack.meetings))


def reading(meeting: Meeting) -> Reading:
    """How much was understood of a meeting."""
    return Reading(
        meeting.kind,
        " ".join(meeting.body.raw.split()) if meeting.body else "",
        meeting.date.date if meeting.date else None,
        {"items": len(meeting.items)} | {name: len(meeting.find(kind)) for name, kind in COUNTED.items()},
        dict(meeting.unread),
    )


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

    rules: tuple[Rule, ...] = ()
    """The rules that there were, on or off."""

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

    @property
    def is_utf8(self) -> bool:
        """Whether the stream writes UTF-8, or writes no bytes."""
        return (getattr(self.stream, "encoding", None) or "utf-8").lower().replace("-", "") == "utf8"
