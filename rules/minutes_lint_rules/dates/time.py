"""Times that contradict each other: closing before opening, stretches that run backwards, durations that do not fit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from minutes_lint import Duration, Finding, Meeting, Note, TimeMention, TimeRange, rule

OFFSETS = {"UTC": 0, "GMT": 0, "BST": 1, "IST": 1, "CET": 1, "CEST": 2, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7,
           "MDT": -6, "PST": -8, "PDT": -7, "AWST": 8, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13}  # fmt: skip
"""Hours ahead of UTC; CST, of which there are two, is left out."""

EVENING, NIGHT, MORNING = 15 * 60, 6 * 60, 10 * 60
"""What begins after the first may end on the next day: a meeting by the second, other things by the third."""


@rule(severity="error")
def time(meeting: Meeting) -> Iterator[Finding]:
    """Compare opening with closing, the ends of each stretch, each stretch with its stated length, and the zone."""
    yield from opening(meeting)
    for stretch in meeting.find(TimeRange):
        if (length := minutes_between(stretch.first, stretch.last)) is not None and length < 0:
            ends = f"“{stretch.first.raw}” is after “{stretch.last.raw}”"
            yield Finding(stretch.span, f"“{stretch.raw}” runs backwards: {ends}")
    for duration in meeting.find(Duration):
        length = minutes_between(duration.of.first, duration.of.last)
        if length is not None and length % (24 * 60) != duration.minutes and length >= 0:
            yield Finding(duration.span, f"“{duration.of.raw}” is {spoken(length)}, not “{duration.raw}”")
    yield from summer_time(meeting)


def opening(meeting: Meeting) -> Iterator[Finding]:
    """The meeting closes before it opens."""
    times = [time for time in meeting.find(TimeMention) if time.value is not None]
    start = min((time for time in times if time.role == "start"), key=lambda time: str(time.value), default=None)
    end = next((time for time in reversed(times) if time.role == "end"), None)
    length = minutes_between(start, end, NIGHT) if start and end else None
    if start and end and length is not None and length < 0:
        note = Note(f"opened at “{start.raw}”", start.span)
        yield Finding(end.span, f"the meeting closes at “{end.raw}” and opens at “{start.raw}”", notes=(note,))


def minutes_between(first: TimeMention, last: TimeMention, until: int = MORNING) -> int | None:
    """Minutes from one time to another, over midnight where that is likely; None where it cannot be told."""
    if first.value is None or last.value is None or not {first.zone, last.zone} <= {*OFFSETS, ""}:
        return None
    begin, end = (60 * value.hour + value.minute for value in (first.value, last.value))
    if first.zone and last.zone:
        end += 60 * (OFFSETS[first.zone] - OFFSETS[last.zone])
    over_midnight = end < begin and begin >= EVENING and end <= until
    return end - begin + 24 * 60 * over_midnight


def spoken(minutes: int) -> str:
    """A length of time in words: "1 hour 30 minutes"."""
    parts = ((minutes // 60, "hour"), (minutes % 60, "minute"))
    return " ".join(f"{n} {unit}{'s' * (n != 1)}" for n, unit in parts if n) or "no time"


def summer_time(meeting: Meeting) -> Iterator[Finding]:
    """British Summer Time in the meeting's start or end, on a day of winter."""
    day = meeting.date.date if meeting.date else None
    if day is None or last_sunday(day.year, 3) <= day < last_sunday(day.year, 10):
        return
    for stated in meeting.find(TimeMention):
        if stated.zone == "BST" and stated.role != "other":
            yield Finding(stated.span, f"“{stated.raw}” is British Summer Time, which does not run on {day:%d/%m/%Y}")


def last_sunday(year: int, month: int) -> date:
    """The last Sunday of a month of 31 days."""
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
