"""One meeting, several dates: in its title, its page headers, its file's name and its front matter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from minutes_lint import DateMention, FileDate, Finding, Meeting, Note, Pack, rule


@rule(severity="error")
def meeting(pack: Pack) -> Iterator[Finding]:
    """Compare the date of each meeting with the other places that name it."""
    for one in pack.meetings:
        if one.date is not None and one.date.date is not None and not one.date.inferred:
            yield from elsewhere(one, one.date, one.date.date)
            yield from named(one, one.date, one.date.date)


def elsewhere(one: Meeting, own: DateMention, day: date) -> Iterator[Finding]:
    """Other places of the document that state another date for the meeting."""
    front = one.front["title"][1] if "title" in one.front else None
    note = (Note(f"the meeting is dated “{own.raw}”", own.span),)
    for other in one.find(DateMention):
        if other.role != "meeting" or other.span == own.span or other.date in (None, day) or other.inferred:
            continue
        message = f"the meeting is dated “{other.raw}” here and “{own.raw}” elsewhere"
        if front is None or not (front.covers(other.span) or front.covers(own.span)):
            yield Finding(other.span, message, notes=note)
        elif other.date is not None and slipped(other.date, day):
            yield Finding(other.span, message, "warning", notes=note)


def named(one: Meeting, own: DateMention, day: date) -> Iterator[Finding]:
    """The file's name, where it spells out the meeting's date: a date in figures may be that of publication."""
    names = one.find(FileDate)
    if any(name.date == day for name in names):
        return
    for name in sorted(names, key=lambda name: not name.written):
        if slipped(name.date, day) if name.written else same_day(name.date, day):
            message = f"the meeting is dated “{own.raw}” here and “{name.raw}” in the file's name"
            yield Finding(own.span, message, "warning")
            return


def slipped(one: date, other: date) -> bool:
    """Whether two dates differ in exactly one of day, month and year."""
    return sum((one.day != other.day, one.month != other.month, one.year != other.year)) == 1


def same_day(one: date, other: date) -> bool:
    """Whether two dates are the same day of different years."""
    return (one.day, one.month) == (other.day, other.month) and one.year != other.year
