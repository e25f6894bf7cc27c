"""Times that contradict each other: closing before opening, stretches that run backwards, durations that do not fit."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Duration, Finding, Meeting, Note, TimeMention, TimeRange, rule

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
    for stated in meeting.find(TimeMention):
        if stated.out_of_season and stated.role != "other" and meeting.date and (day := meeting.date.date):
            yield Finding(stated.span, f"“{stated.raw}” is British Summer Time, which does not run on {day:%d/%m/%Y}")


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
    if first.value is None or last.value is None or any(end.zone and end.offset is None for end in (first, last)):
        return None
    begin, end = (60 * value.hour + value.minute for value in (first.value, last.value))
    if first.offset is not None and last.offset is not None:
        end += 60 * (first.offset - last.offset)
    over_midnight = end < begin and begin >= EVENING and end <= until
    return end - begin + 24 * 60 * over_midnight


def spoken(minutes: int) -> str:
    """A length of time in words: "1 hour 30 minutes"."""
    parts = ((minutes // 60, "hour"), (minutes % 60, "minute"))
    return " ".join(f"{n} {unit}{'s' * (n != 1)}" for n, unit in parts if n) or "no time"
