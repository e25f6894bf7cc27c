"""A decision under any other business, or under an item that was only to be received."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Decision, Finding, Item, Meeting, Note, rule

SAID = {"nothing": "gives no notice of it", "information": "was only to be received"}
"""What a title says of business that is then decided, by what it promises."""


@rule(severity="warning", default=False)
def decision(meeting: Meeting) -> Iterator[Finding]:
    """Look for the first decision under each item whose title lets none be expected."""
    for item in meeting.items if meeting.is_record else ():
        made = next(decided(meeting, item), None) if item.promise else None
        if made is not None:
            note = Note(f"the item: {item.name}", item.heading)
            yield Finding(
                made.span, f"“{made.raw}” decides under “{item.name}”, which {SAID[item.promise]}", notes=(note,)
            )


def decided(meeting: Meeting, item: Item) -> Iterator[Decision]:
    """The decisions under an item that settle a piece of business, rather than note it or put it off."""
    for made in meeting.within(Decision, item.span):
        if made.recorded and not made.noting and made.item == item:
            yield made
