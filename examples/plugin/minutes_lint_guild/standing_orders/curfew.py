"""A meeting that went on after the hour at which the standing orders end it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from minutes_lint import Finding, Meeting, TimeMention, rule


@rule(severity="warning")
def curfew(meeting: Meeting, *, latest: str = "22:00") -> Iterator[Finding]:
    """Compare the time at which the meeting was closed with `latest`, a time as HH:MM."""
    end = time.fromisoformat(latest)
    for said in meeting.find(TimeMention):
        if said.role == "end" and said.value is not None and said.value > end:
            yield Finding(said.span, f"the meeting closed at {said.raw}, and standing orders end it at {latest}")
