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

    `days`, `country` and `subdivision` stand for those of the profile where they are given.
    """
    demanded, own, first = chosen(profile.notice, days, country, subdivision), meeting.date, issued(meeting)
    if demanded is None or own is None or own.date is None or own.inferred or meeting.short_notice:
        return
    if first is None or first.date is None or first.inferred:
        return
    count, uncounted = demanded.between(first.date, own.date)
    if count < demanded.days:
        kind = "clear day" if demanded.clear else "day"
        counted = f"{count or 'no'} {kind}{'' if count == 1 else 's'}"
        message = f"issued on “{first.raw}” for a meeting on “{own.raw}”: {counted}, and {demanded.days} are needed"
        notes = (Note(f"the meeting is on “{own.raw}”", own.span),)
        yield Finding(first.span, message + without(uncounted), notes=notes)


def issued(meeting: Meeting) -> DateMention | None:
    """The one date on which an agenda says that it was issued, where it is said first."""
    mentions = [mention for mention in meeting.find(DateMention) if mention.role == "issued"]
    return mentions[0] if len({mention.date for mention in mentions}) == 1 else None


def chosen(own: Notice | None, days: int, country: str, subdivision: str) -> Notice | None:
    """The notice that the profile demands, with what the options say instead."""
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
