"""Fewer clear days between an agenda and its meeting than the law demands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from minutes_lint import DateMention, Finding, Meeting, Note, Notice, Profile, Uncounted, rule


@rule(severity="warning", default=False)
def notice(
    meeting: Meeting, profile: Profile, *, days: int = 0, country: str = "", subdivision: str = ""
) -> Iterator[Finding]:
    """Count the days between the day on which an agenda says it was issued and that of the meeting.

    Where `days`, `country` or `subdivision` are given, they stand instead of the profile's.
    """
    own, first = meeting.date, issued(meeting)
    if own is None or own.date is None or own.inferred or first is None or meeting.short_notice:
        return
    demanded = chosen(profile.notice, days, country, subdivision)
    if demanded is None or first.date is None or first.inferred:
        return
    count, uncounted = demanded.between(first.date, own.date)
    if count < demanded.days:
        given = f"{count or 'no'} {'clear day' if demanded.clear else 'day'}{'' if count == 1 else 's'}"
        message = f"issued on “{first.raw}” for a meeting on “{own.raw}”: {given}, and {demanded.days} are needed"
        notes = (Note(f"the meeting is on “{own.raw}”", own.span),)
        yield Finding(first.span, message + without(uncounted), notes=notes)


def issued(meeting: Meeting) -> DateMention | None:
    """Where an agenda first says on what day it was issued; None where it names two days, or none."""
    mentions = [mention for mention in meeting.find(DateMention) if mention.role == "issued"]
    return mentions[0] if len({mention.date for mention in mentions}) == 1 else None


def chosen(own: Notice | None, days: int, country: str, subdivision: str) -> Notice | None:
    """The notice that the profile demands, changed by what the options say; None where neither demands any."""
    if own is None:
        return Notice(days) if days else None
    if country:
        own = own._replace(country=country, subdivision="")
    return own._replace(days=days or own.days, subdivision=subdivision or own.subdivision)


def without(uncounted: tuple[Uncounted, ...]) -> str:
    """The end of a sentence that says which days were not counted."""
    said = [spelled(day.date) + (f" ({day.name})" if day.name else "") for day in uncounted]
    listed = " and ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))
    return f"; {listed} {'does' if len(said) == 1 else 'do'} not count" if said else ""


def spelled(day: date) -> str:
    """A day with its weekday."""
    return f"{day:%A} {day.day} {day:%B}"
