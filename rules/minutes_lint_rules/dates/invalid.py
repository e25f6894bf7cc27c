"""Dates and times that do not exist."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import DateMention, Finding, Meeting, TimeMention, rule


@rule(severity="error")
def invalid(meeting: Meeting) -> Iterator[Finding]:
    """Look at each date and time that has no value, and say why."""
    for mention in (*meeting.find(DateMention), *meeting.find(TimeMention)):
        if mention.problem is not None:
            kind = "date" if isinstance(mention, DateMention) else "time"
            yield Finding(mention.span, f"“{mention.raw}” is no {kind}: {mention.problem}")
