"""Dates of one document written in several ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from minutes_lint import DateMention, Finding, Meeting, Note, rule


@rule(severity="note")
def format(meeting: Meeting, *, least: int = 4) -> Iterator[Finding]:
    """Find the way in which most dates in words are written, and the first that is written otherwise.

    Only the order of day and month counts, not commas: "6th November, 2018" and "6 November 2018" are one way.
    `least` is how many dates prove a habit; where two ways are even, the meeting's own date decides.
    """
    dates = [date for date in meeting.find(DateMention) if order(date)]
    ways = Counter(map(order, dates))
    own = order(meeting.date) if meeting.date else ""
    usual = max(ways, key=lambda way: (ways[way], way == own), default="")
    other = [date for date in dates if order(date) != usual]
    if ways[usual] < least or not other or (len(other) == ways[usual] and usual != own):
        return
    model = next(date for date in dates if order(date) == usual)
    first = "month" if usual[0] == "D" else "day"
    yield Finding(
        other[0].span,
        f"“{other[0].raw}” has the {first} first, unlike most dates here, such as “{model.raw}”",
        notes=tuple(Note(f"so has “{date.raw}”", date.span) for date in other[1:]),
    )


def order(date: DateMention) -> str:
    """The order of the parts of a date that is written in words, or nothing."""
    return date.form.replace(",", "") if " " in date.form else ""
