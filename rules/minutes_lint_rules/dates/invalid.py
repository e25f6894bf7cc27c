"""Dates and times that do not exist."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import DateMention, Finding, Meeting, TimeMention, rule


@rule(severity="error")
def invalid(meeting: Meeting) -> Iterator[Finding]:
    """Look at each date and time that has no value, and say why."""
    for date in meeting.find(DateMention):
        if date.problem is not None:
            yield Finding(date.span, f"“{date.raw}” is no date: {date.problem}")
    for time in meeting.find(TimeMention):
        if time.problem is not None:
            yield Finding(time.span, f"“{time.raw}” is no time: {time.problem}")
