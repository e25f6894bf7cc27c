"""An item for the date of the next meeting that gives no date."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Finding, Meeting, NextMeeting, rule


@rule(severity="warning")
def next_meeting(meeting: Meeting) -> Iterator[Finding]:
    """Look at the items of minutes that are headed as giving the date; a date without a time is enough."""
    if not meeting.is_record:
        return
    for item in meeting.find(NextMeeting):
        if not item.dated:
            yield Finding(item.span, f"the item “{item.raw}” names no date")
