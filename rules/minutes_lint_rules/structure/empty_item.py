"""A heading of the body of minutes with nothing under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from minutes_lint import DateMention, Decision, Finding, Item, Meeting, TimeMention, rule

SHARE = 4
"""Where more than one heading in N has no text, the meeting writes no more than headings."""


@rule(severity="warning")
def empty_item(meeting: Meeting) -> Iterator[Finding]:
    """Look at the headings of minutes and reports that usually have text under them."""
    if meeting.kind not in ("minutes", "notes", "report"):
        return
    top = [item for item in meeting.items if item.parent is None]
    divided = {item.parent for item in meeting.items}
    empty = [item for item in top if item.order not in divided and is_empty(meeting, item)]
    if len(empty) * SHARE > len(top):
        return
    times = Counter(item.number for item in top)
    capitals = all(item.title.isupper() for item in top)
    for item in empty:
        once = times[item.number] == 1 if item.mark else capitals
        if once and wants_text(meeting, item):
            yield Finding(item.heading, f"nothing stands under the heading “{item.name}”")


def is_empty(meeting: Meeting, item: Item) -> bool:
    """Whether no text stands under an item's heading."""
    return not item.inline and not meeting.paragraphs_of(item)


def wants_text(meeting: Meeting, item: Item) -> bool:
    """Whether a heading names a piece of business and does not itself say what came of it, or when something is."""
    said = any(meeting.within(Decision, item.heading)) or any(meeting.within(TimeMention, item.heading))
    planned = any(date.role == "next" for date in meeting.within(DateMention, item.heading))
    return bool(item.title) and not item.complete and not said and not planned
