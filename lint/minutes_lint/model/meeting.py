"""A meeting with all that was understood of it, and the meetings of a file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from ..values import TYPE_CHECKING, NamedTuple
from .document import Document
from .mentions import Attendance, BodyName, DateMention, Mention
from .people import NAMESAKES, Person, name_key
from .spans import Span
from .structure import Item, Paragraph

if TYPE_CHECKING:
    from typing import Any, Literal, TypeAlias

    from .mentions import M

MeetingKind: TypeAlias = "Literal['agenda', 'minutes', 'notes', 'report', 'unknown']"

NOTHING: Mapping[Any, Any] = {}
"""What is there where nothing was found."""


class Meeting(NamedTuple):
    """One agenda, one set of minutes or one report, and everything that was understood of it.

    `body` and `date` are None where the text does not say. `front` is the front matter of the file.
    `mentions` holds, by type and in order of place, all that was found.
    """

    document: Document
    span: Span
    style: str
    kind: MeetingKind = "unknown"
    body: BodyName | None = None
    date: DateMention | None = None
    items: tuple[Item, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    mentions: Mapping[type, tuple[Mention, ...]] = NOTHING
    unread: Mapping[str, int] = NOTHING
    front: Mapping[str, tuple[str, Span]] = NOTHING
    scanned: bool = False
    """Whether it says that its text was read off an image, so that what is missing may be missing only here."""

    resolves_reports: bool = False
    """Whether most of its items end in a resolution, as where a body resolves every report."""

    short_notice: bool = False
    """Whether an agenda says that its meeting was called in a hurry."""

    def find(self, kind: type[M]) -> tuple[M, ...]:
        """All mentions of a kind, in order of place."""
        if kind is Paragraph:
            return self.paragraphs  # type: ignore[return-value]
        return self.mentions.get(kind, ())  # type: ignore[return-value]

    def within(self, kind: type[M], span: Span) -> Iterator[M]:
        """The mentions of a kind that lie inside a span."""
        found = self.find(kind)
        at = bisect_right(found, span.start - 1, key=lambda mention: mention.span.start)
        while at < len(found) and found[at].span.start < span.end:
            if found[at].span.end <= span.end:
                yield found[at]
            at += 1

    def listed(self, *lists: str) -> tuple[Person, ...]:
        """Everybody whom the lists of attendance with these names name, in order."""
        return tuple(person for found in self.find(Attendance) if found.list in lists for person in found.people)

    def different(self, *lists: str) -> list[Person]:
        """Those whom these lists name, each once, though several lists name them."""
        people: list[Person] = []
        earlier: dict[str, list[Person]] = {}
        for found in self.find(Attendance):
            here = {person.name: person for person in found.people if found.list in lists}
            new = [p for p in here.values() if not any(o.may_be(p) for o in earlier.get(name_key(p), ())[:NAMESAKES])]
            people += new
            for person in new:
                earlier.setdefault(name_key(person), []).append(person)
        return people

    def paragraphs_of(self, item: Item) -> tuple[Paragraph, ...]:
        """The paragraphs under an item's heading, those of its sub-items too."""
        return tuple(p for p in self.within(Paragraph, item.span) if p.span.start >= item.heading.end)

    def sub_items(self, item: Item) -> tuple[Item, ...]:
        """The items directly below an item."""
        return tuple(other for other in self.items if other.parent == item.order)

    def levels(self) -> dict[int, int]:
        """How deep each item lies, by its order: from 1, the outermost. Every parent comes before its children."""
        levels: dict[int, int] = {}
        for item in self.items:
            levels[item.order] = 1 if item.parent is None else levels.get(item.parent, 0) + 1
        return levels

    @property
    def is_record(self) -> bool:
        """Whether it records what was done (minutes or notes), rather than what is to be done."""
        return self.kind in ("minutes", "notes")


class Pack(NamedTuple):
    """All meetings of one file, in order; every code point of the document belongs to exactly one."""

    document: Document
    style: str
    meetings: tuple[Meeting, ...]
    style_reason: str = ""
