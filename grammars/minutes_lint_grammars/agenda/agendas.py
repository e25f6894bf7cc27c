"""What minutes say of changes to their agenda, and what the opening of an agenda names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minutes_lint import Announcement, Detail, Item, Paragraph, View
from minutes_lint.model.meeting import MeetingKind
from minutes_lint.values import TYPE_CHECKING, NamedTuple

from ..parser.sweep import Read, Sight
from ..parser.words import openers, terminal

if TYPE_CHECKING:
    from typing import Literal


class Change(NamedTuple):
    """A change to the agenda, the terminal that knows the words for it, and the one for what all of these have."""

    what: Literal["withdrawn", "added"]
    terminal: str
    first: str


CHANGES = (Change("withdrawn", "WITHDRAWN", "MAY_WITHDRAW"), Change("added", "ADDED", "MAY_ADD"))


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
    for change in CHANGES:
        if terminal("agenda/signals", change.first).search(paragraph.text):
            words = terminal("agenda/signals", change.terminal).search(paragraph.text)
            if words is not None:
                yield Announcement(paragraph.view.span(*words.span()), words.group(), paragraph.item, change.what)


def read(view: View, start: int, item: Item | None) -> Read | None:
    """The words at `start` by which business is taken in another order, if they are such."""
    words = terminal("agenda/signals", "REORDERED").match(view.text, start)
    if words is None:
        return None
    whole = terminal("agenda/signals", "ALL_OF_IT").search(view.text) is not None
    what: Literal["reordered", "moved"] = "reordered" if whole else "moved"
    return Read(words.end(), (Announcement(view.span(*words.span()), words.group(), item, what),))


SIGHTS = (Sight(lambda: openers("agenda/signals", "REORDERED"), read),)


def opening(paragraph: Paragraph) -> Iterator[Detail]:
    """What a paragraph before the first item of an agenda may say of when and where the meeting is."""
    for detail in DETAILS:
        for words in terminal("agenda/signals", detail.terminal).finditer(paragraph.text):
            yield Detail(paragraph.view.span(*words.span()), words.group(), None, detail.what)
