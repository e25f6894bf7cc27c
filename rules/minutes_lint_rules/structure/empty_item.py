"""A heading of the body of minutes with nothing under it."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Finding, Item, Meeting, rule


@rule(severity="warning")
def empty_item(meeting: Meeting) -> Iterator[Finding]:
    """Look at each item of a meeting that states under most of them what was done."""
    empty = [item for item in meeting.items if is_empty(meeting, item)]
    if meeting.kind == "agenda" or len(empty) * 4 > len(meeting.items):
        return
    for item in empty:
        name = f"{item.number} {item.title}".strip()
        yield Finding(item.heading, f"Nothing stands under the heading “{name}”")


def is_empty(meeting: Meeting, item: Item) -> bool:
    return not meeting.paragraphs_of(item) and not meeting.sub_items(item)
