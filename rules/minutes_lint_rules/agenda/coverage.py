"""What is on the agenda of a meeting and not in its minutes, or in its minutes and not on its agenda."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Archive, Finding, Meeting, Note, rule
from minutes_lint.wording import short

from ._lists import Business, Gap, Lists, Move, compare


@rule(severity="warning")
def coverage(meeting: Meeting, archive: Archive) -> Iterator[Finding]:
    """Compare minutes with the agenda of the same meeting, where most of the two lists is the same business."""
    lists = compare(meeting, archive)
    if lists is None:
        return
    for gap in lists.gaps():
        yield from different(lists, gap)
    for move in lists.moves():
        yield moved(lists, move)


def different(lists: Lists, gap: Gap) -> Iterator[Finding]:
    """What stands between two neighbours on the agenda and not in the minutes, or the reverse."""
    if gap.lost and gap.new:
        item, minute = gap.lost[0], gap.new[0]
        message = f"“{called(minute)}” stands where the agenda has “{called(item)}”"
        yield Finding(minute.span, message, "note", on_agenda(lists, item))
        return
    for item in gap.lost:
        message = f"nothing is minuted of “{called(item)}”, which is on the agenda before “{called(gap.after)}”"
        yield Finding(gap.minute.span, message, notes=on_agenda(lists, item))
    for minute in gap.new:
        message = f"“{called(minute)}” is not on the agenda, neither after “{called(gap.before)}” nor elsewhere"
        yield Finding(minute.span, message, notes=on_agenda(lists, gap.before))


def moved(lists: Lists, move: Move) -> Finding:
    """A minute that is out of the agenda's order."""
    here, there = ("before", "after") if move.earlier else ("after", "before")
    message = f"“{called(move.minute)}” is minuted {here} “{called(move.other)}” and stands {there} it on the agenda"
    return Finding(move.minute.span, message, notes=on_agenda(lists, move.item))


def on_agenda(lists: Lists, item: Business) -> tuple[Note, ...]:
    """Where an item stands on the agenda."""
    return (Note(f"the agenda: {called(item)}", item.span, lists.path),)


def called(business: Business) -> str:
    """A title, cut short where it is long."""
    return short(business.name, 60)
