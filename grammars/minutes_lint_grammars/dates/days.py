"""Which day a date means: its year where it states none, and why it may mean no day at all."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from minutes_lint import DateMention

from ..parser.words import series

NEAR = 330
"""A weekday may decide the year of a date that states none, for days within this many of the meeting."""


def plausible(mention: DateMention, anchor: date | None) -> DateMention:
    """A date whose two figures after the month are no year near the meeting's states none."""
    year = mention.part("year")
    if mention.year is None or year.end - year.start != 2 or mention.form[1:2] in ("/", "."):
        return mention
    if anchor is not None and abs(mention.year - anchor.year) <= 2:
        return mention
    return mention._replace(year=None, form="")


def resolved(mention: DateMention, anchor: date | None) -> DateMention:
    """A date with the days it may mean, or the reason it means none."""
    if mention.first is not None or mention.month is None or (mention.instead_of and mention.year is None):
        return mention
    if not 1 <= mention.month <= 12:
        return mention._replace(problem=f"there is no month {mention.month}")
    if mention.year is None:
        return nearest(mention, anchor)
    if not 1 <= mention.year <= 9999:
        return mention
    last = monthrange(mention.year, mention.month)[1]
    if mention.day is None:
        first = date(mention.year, mention.month, 1)
        return mention._replace(first=first, last=first.replace(day=last))
    if not 1 <= mention.day <= last:
        return mention._replace(problem=f"{month_name(mention)} has {last} days")
    day = date(mention.year, mention.month, mention.day)
    return mention._replace(first=day, last=day)


def month_name(mention: DateMention) -> str:
    """The month of a date, with its year where that decides how long it is."""
    assert mention.month is not None
    name = series("MONTH")[mention.month - 1].capitalize()
    return f"{name} {mention.year}" if mention.month == 2 and mention.year else name


def nearest(mention: DateMention, anchor: date | None) -> DateMention:
    """A date without a year, in the year that brings it nearest to the meeting; one of its weekday if any is near."""
    if mention.day is None or mention.month is None:
        return mention
    if mention.day > monthrange(2024, mention.month)[1] or mention.day < 1:
        return mention._replace(problem=f"{month_name(mention)} has {monthrange(2024, mention.month)[1]} days")
    if anchor is None:
        return mention
    days = years_around(anchor, mention.month, mention.day)
    if not days:
        return mention
    fitting = [d for d in days if d.weekday() == mention.weekday and abs(d - anchor).days <= NEAR]
    day = (fitting or days)[0]
    return mention._replace(year=day.year, first=day, last=day, inferred=True)


def years_around(anchor: date, month: int, day: int) -> list[date]:
    """A day in the year of another and in those beside it, the nearest first."""
    years = range(max(1, anchor.year - 1), min(9999, anchor.year + 1) + 1)
    days = (date(year, month, day) for year in years if day <= monthrange(year, month)[1])
    return sorted(days, key=lambda found: abs(found - anchor))


def middle_of(stated: Iterable[DateMention]) -> date | None:
    """The middle one of the days that are stated with their years."""
    days = sorted(day for m in stated if (day := resolved(m, None).date) is not None and 1900 < day.year < 2200)
    return days[len(days) // 2] if days else None


def anchor_of(stated: Iterable[DateMention], own: DateMention | None) -> date | None:
    """The day near which dates without a year lie: the meeting's, in the year of the others where it has none.

    Where two others at least are of another time altogether, the meeting's year is a slip.
    """
    if own is None:
        return None
    others = [m for m in stated if m.span != own.span and m.year is not None]
    middle = middle_of(others)
    day = resolved(own, middle).date
    if middle is None or (day is not None and (abs(day.year - middle.year) <= 60 or len(others) < 2)):
        return day
    return resolved(own._replace(year=None, weekday=None), middle).date


def same_day(mention: DateMention, own: DateMention) -> bool:
    """Whether two dates are written for the same day of the same year."""
    return (mention.year, mention.month, mention.day) == (own.year, own.month, own.day)
