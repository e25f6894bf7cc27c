"""Dates written in several ways in one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from minutes_lint import DateMention, Finding, Meeting, Note, rule


@rule(severity="note")
def format(meeting: Meeting, *, least: int = 4, share: float = 0.6) -> Iterator[Finding]:
    """Find the way in which most dates are written, and each date in running text that is written otherwise.

    Only the order of the parts counts, not commas: "6th November, 2018" and "6 November 2018" are one way.
    `least` is how many dates prove a habit, `share` how many of all dates must keep to it.
    """
    dates = [date for date in meeting.find(DateMention) if order(date)]
    ways = Counter(map(order, dates))
    if not ways:
        return
    usual, often = ways.most_common(1)[0]
    if often < least or often < share * len(dates):
        return
    model = next(date for date in dates if order(date) == usual)
    note = (Note(f"most dates are written as “{model.raw}”", model.span),)
    for date in dates:
        if order(date) != usual:
            yield Finding(date.span, f"“{date.raw}” is written otherwise than most dates, as “{model.raw}” is", notes=note)


def order(date: DateMention) -> str:
    """The order of the parts of a date that is written in words, or nothing."""
    return date.form.replace(",", "") if " " in date.form else ""
