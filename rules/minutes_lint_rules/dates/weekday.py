"""A weekday that is not that of its date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from minutes_lint import DateMention, Edit, Finding, Meeting, Suggestion, rule
from minutes_lint.wording import suffix

FAR = 120
"""A date more than N years from the meeting has a wrong year, not a wrong weekday."""


@rule(severity="error")
def weekday(meeting: Meeting) -> Iterator[Finding]:
    """Compare each stated weekday with the calendar; where the year was not stated, be less sure."""
    for stated in meeting.find(DateMention):
        day = stated.date
        if day is None or stated.weekday is None or day.weekday() == stated.weekday or far(meeting, day):
            continue
        year = f", if {day.year} is meant" if stated.inferred else ""
        yield Finding(
            stated.span,
            f"“{stated.raw}” is a {day:%A}{year}: either the weekday or the date is wrong",
            severity="warning" if stated.inferred else None,
            suggestions=tuple(repairs(stated, day)),
        )


def far(meeting: Meeting, day: date) -> bool:
    """Whether a date is too far from the meeting for its year to be right."""
    own = meeting.date.date if meeting.date else None
    return own is not None and abs(day.year - own.year) > FAR


def repairs(stated: DateMention, day: date) -> Iterator[Suggestion]:
    """The weekday of the date, the nearest date of the weekday, and the same date in a near year that fits."""
    assert stated.weekday is not None
    right = f"{day:%A}"
    yield Suggestion(right, (Edit(stated.part("weekday"), right),))
    ahead = (stated.weekday - day.weekday()) % 7
    near = day + timedelta(days=ahead if ahead <= 3 else ahead - 7)
    if near.month == day.month:
        ending = (Edit(stated.part("suffix"), suffix(near.day)),) if stated.suffix else ()
        edits = (Edit(stated.part("day"), str(near.day)), *ending)
        yield Suggestion(f"{near.day} {near:%B}", edits)
    if not stated.inferred and stated.part("year") != stated.span:
        for year in (day.year + 1, day.year - 1):
            if (day.month, day.day) != (2, 29) and day.replace(year=year).weekday() == stated.weekday:
                yield Suggestion(str(year), (Edit(stated.part("year"), str(year)),))
