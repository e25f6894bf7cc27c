"""What a rule says: findings, what they point at, and repairs."""

from __future__ import annotations

from ..values import TYPE_CHECKING, NamedTuple
from .spans import Span

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

Severity: TypeAlias = "Literal['note', 'warning', 'error']"

SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")


class Note(NamedTuple):
    """Another place that a finding speaks of, and what stands there."""

    message: str
    span: Span
    path: str | None = None


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
