"""A meeting in the making, and the steps that make it: each says what it needs and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from minutes_lint import Attendance, BodyName, DateMention, Document, Item, Paragraph, Person, Span
from minutes_lint.model.meeting import MeetingKind
from minutes_lint.model.mentions import Mention
from minutes_lint.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import TypeVar

    M = TypeVar("M", bound=Mention)

Found = Mapping[type, list[Mention]]
"""Mentions by their kind."""

Fact = type | str
"""What a step needs or gives: a kind of mention, or a field of Draft that is filled only later, by its name."""


class Draft(NamedTuple):
    """A meeting whose outline is known, and what was found in it so far."""

    document: Document
    span: Span
    kind: MeetingKind
    items: tuple[Item, ...]
    paragraphs: tuple[Paragraph, ...]
    front: Mapping[str, tuple[str, Span]]
    found: Found
    lists: tuple[Attendance, ...] = ()
    """The lists of attendance."""

    duties: tuple[Person, ...] = ()
    """Those whom the lists name for one duty, such as the taker of the minutes."""

    scanned: bool = False
    """Whether it says that its text was read off an image."""

    date: DateMention | None = None
    body: BodyName | None = None

    def find(self, kind: type[M]) -> list[M]:
        """All mentions of a kind so far, in the order in which they were found."""
        return list(self.found.get(kind, ()))  # type: ignore[arg-type]

    def having(self, found: Found) -> Draft:
        """It with these mentions instead of those of their kinds."""
        return self._replace(found={**self.found, **found})

    def more(self, found: Found) -> Draft:
        """It with these mentions besides those of their kinds."""
        return self.having({kind: [*self.found.get(kind, ()), *mentions] for kind, mentions in found.items()})


class Step(NamedTuple):
    """A step of understanding, and what it goes by.

    What it needs is there in full: every step that gives or changes it stands above. What it changes was given above.
    """

    settle: Callable[[Draft], Draft]
    needs: tuple[Fact, ...] = ()
    gives: tuple[Fact, ...] = ()
    changes: tuple[Fact, ...] = ()
