"""Dates that come in the wrong order: the meeting, the one before, the next one, and the ends of a stretch."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import DateMention, DateRange, Finding, Meeting, Note, YearRange, rule

NARRATIVE = 45
"""A next meeting at most N days back may be part of what the text tells; in an agenda, sent out before, it is right."""


@rule(severity="error")
def order(meeting: Meeting) -> Iterator[Finding]:
    """Compare the dates of this meeting, of the minutes it approves and of the next one; then each stretch."""
    yield from neighbours(meeting)
    for stretch in meeting.find(DateRange):
        first, last = stretch.first, stretch.last
        if first.first and last.last and first.first > last.last and not (first.inferred or last.inferred):
            yield Finding(stretch.span, f"the stretch runs backwards: “{first.raw}” is after “{last.raw}”")
    for years in meeting.find(YearRange):
        if years.last < years.first and len(years.raw) >= len("2018-2016"):
            yield Finding(years.span, f"the years run backwards: {years.first} is after {years.last}")


def neighbours(meeting: Meeting) -> Iterator[Finding]:
    """What is out of order between this meeting, the one before and the one after."""
    own = meeting.date
    if own is None or own.date is None or own.inferred:
        return
    note = (Note(f"this meeting: “{own.raw}”", own.span),)
    for other in meeting.find(DateMention):
        day = other.date
        if day is None or other.inferred:
            continue
        if other.role == "previous" and day > own.date:
            yield after(own, other)
        elif other.role == "previous" and day == own.date and meeting.is_record:
            message = f"the minutes approved are those of “{other.raw}”, which is the date of this meeting itself"
            yield Finding(other.span, message, "warning", notes=note)
        elif other.role == "next" and (meeting.is_record or (own.date - day).days > NARRATIVE):
            yield from passed(own, other, note)


def passed(own: DateMention, following: DateMention, notes: tuple[Note, ...]) -> Iterator[Finding]:
    """The next meeting is before this one."""
    if own.date is not None and following.date is not None and following.date < own.date:
        message = f"the next meeting is given as “{following.raw}”, which is before this meeting of “{own.raw}”"
        near = (own.date - following.date).days <= NARRATIVE
        yield Finding(following.span, message, "warning" if near else None, notes=notes)


def after(own: DateMention, previous: DateMention) -> Finding:
    """The minutes approved are later than the meeting; its own date is the wrong one where its weekday says so."""
    if own.date is not None and own.weekday not in (None, own.date.weekday()):
        message = f"this meeting of “{own.raw}” approves the minutes of “{previous.raw}”, which is after it"
        return Finding(own.span, message, notes=(Note(f"minutes of “{previous.raw}”", previous.span),))
    message = f"the minutes approved are those of “{previous.raw}”, which is after this meeting of “{own.raw}”"
    return Finding(previous.span, message, notes=(Note(f"this meeting: “{own.raw}”", own.span),))
