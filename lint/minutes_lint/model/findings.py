"""What a rule says: findings, what they point at, and repairs."""

from __future__ import annotations

from ..values import TYPE_CHECKING, NamedTuple
from ..wording import short
from .spans import Span

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

Severity: TypeAlias = "Literal['note', 'warning', 'error']"

SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")


class Under(NamedTuple):
    """The item that a place lies in; neither number nor title is before the first one."""

    number: str = ""
    title: str = ""

    @property
    def words(self) -> str:
        """The item as people name it.

        >>> Under("4", "Public participation").words, Under("", "Finance").words, Under().words
        ('item 4, Public participation', 'Finance', 'before the first item')
        """
        number = f"item {self.number}" if self.number else ""
        return ", ".join(filter(None, (number, short(self.title, 60)))) or "before the first item"


class Note(NamedTuple):
    """Another place that a finding speaks of, and what stands there.

    A rule gives its words and its span, and the path where that is another document; the engine fills in the rest.
    """

    message: str
    span: Span
    path: str | None = None
    item: Under | None = None
    """The item it lies in, where it is in the document of the finding."""


class Edit(NamedTuple):
    """Replace the text of a span."""

    span: Span
    text: str


class Suggestion(NamedTuple):
    """One way to put a finding right."""

    message: str
    edits: tuple[Edit, ...]


class Finding(NamedTuple):
    """What a rule found: where, and one plain sentence that quotes both sides.

    A rule gives `span`, `message` and what else it knows; `severity` only where it is less sure than usual.
    The engine fills in the rest.
    """

    span: Span
    message: str
    severity: Severity | None = None
    notes: tuple[Note, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    fix: Suggestion | None = None
    rule: str = ""
    path: str = ""
    fingerprint: str = ""
    accepted: str | None = None
    """Why it was accepted, where it was."""

    excerpt: str = ""
    """The words found, as a reader sees them: with single spaces, at most 200 characters."""

    item: Under | None = None
    """The item it lies in; None beside the text, such as in a page header, and where a meeting has no items."""
