"""What minutes say of changes to their agenda, and what the opening of an agenda names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from minutes_lint import Announcement, Detail, Item, Paragraph, View
from minutes_lint.model.meeting import MeetingKind
from minutes_lint.values import NamedTuple

from ..parser.sweep import Read, Sight
from ..parser.words import terminal


class Change(NamedTuple):
    """A change to the agenda, the terminal that knows the words for it, and what every sentence of them has one of."""

    what: Literal["withdrawn", "added"]
    terminal: str
    keys: tuple[str, ...]


MOVING = """
    taken brought moved considered discussed dealt heard out order agenda item items
    change changed changes changing alter altered alters altering vary varying varied varies
    amend amended amends amending amendment revise revised revises revising revision
"""
"""The words that open REORDERED."""

ALL_OF_IT = ("order", "sequence", "brought", "taken ", "item", "agenda")
"""A sentence with none of these tells of one piece of business, if of the agenda at all."""

CHANGES = (
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
            words = terminal("agenda/signals", change.terminal).search(paragraph.text)
            if words is not None:
                yield Announcement(paragraph.view.span(*words.span()), words.group(), paragraph.item, change.what)


def read(view: View, start: int, item: Item | None) -> Read | None:
    """The words at `start` by which business is taken in another order, if they are such."""
    words = terminal("agenda/signals", "REORDERED").match(view.text, start)
    if words is None:
        return None
    said = view.text.casefold()
    what: Literal["reordered", "moved"] = "reordered" if any(key in said for key in ALL_OF_IT) else "moved"
    return Read(words.end(), (Announcement(view.span(*words.span()), words.group(), item, what),))


SIGHTS = (Sight(frozenset(MOVING.split()), read),)


def opening(paragraph: Paragraph) -> Iterator[Detail]:
    """What a paragraph before the first item of an agenda may say of when and where the meeting is."""
    for detail in DETAILS:
        for words in terminal("agenda/signals", detail.terminal).finditer(paragraph.text):
            yield Detail(paragraph.view.span(*words.span()), words.group(), None, detail.what)
