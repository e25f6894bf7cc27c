"""What minutes say of changes to their agenda, and what the opening of an agenda names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from minutes_lint import Announcement, Detail, Paragraph
from minutes_lint.model import MeetingKind
from minutes_lint.values import NamedTuple

from .words import terminal


class Change(NamedTuple):
    """A change to the agenda, the terminal that knows the words for it, and what every sentence of them has one of."""

    what: Literal["reordered", "withdrawn", "added"]
    terminal: str
    keys: tuple[str, ...]


CHANGES = (
    Change("reordered", "REORDERED", ("order", "sequence", "brought", "taken ", "item", "agenda")),
    Change("withdrawn", "WITHDRAWN", ("items", "item ", "agenda", " business")),
    Change("added", "ADDED", ("agenda", " item", "urgen", "permission of", "agreement of", "consent of", "leave of")),
)


class Named(NamedTuple):
    """A detail of a meeting, and the terminal that knows what it may look like."""

    what: Literal["date", "time", "name"]
    terminal: str


DETAILS = (Named("date", "DAY"), Named("time", "CLOCK"), Named("name", "NAMED"))


def scan(kind: MeetingKind, paragraphs: Iterable[Paragraph]) -> Iterator[Announcement | Detail]:
    """The announcements in minutes, the first of each sort in each paragraph, or the details of an agenda."""
    for paragraph in paragraphs:
        if kind in ("minutes", "notes"):
            yield from changes(paragraph)
        elif kind == "agenda" and paragraph.item is None:
            yield from opening(paragraph)


def changes(paragraph: Paragraph) -> Iterator[Announcement]:
    """What a paragraph of minutes says of changes to the agenda."""
    said = paragraph.text.casefold()
    for change in CHANGES:
        if any(key in said for key in change.keys):
            words = terminal("signals", change.terminal).search(paragraph.text)
            if words is not None:
                yield Announcement(paragraph.view.span(*words.span()), words.group(), paragraph.item, change.what)


def opening(paragraph: Paragraph) -> Iterator[Detail]:
    """What a paragraph before the first item of an agenda may say of when and where the meeting is."""
    for detail in DETAILS:
        for words in terminal("signals", detail.terminal).finditer(paragraph.text):
            yield Detail(paragraph.view.span(*words.span()), words.group(), None, detail.what)
