"""An ordinal whose suffix does not fit its figure."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import DateMention, Edit, Finding, Meeting, Oddity, Span, Suggestion, rule
from minutes_lint.wording import suffix


@rule(severity="error")
def ordinal(meeting: Meeting) -> Iterator[Finding]:
    """Look at the days of dates, and at ordinals elsewhere whose suffix is wrong."""
    for date in meeting.find(DateMention):
        if date.day is not None and date.suffix.isalpha() and date.suffix.lower() != suffix(date.day):
            day, place = date.part("day"), date.part("suffix")
            yield wrong(Span(day.start, place.end), str(date.day), date.suffix, suffix(date.day), stands(date))
    for oddity in meeting.find(Oddity):
        if oddity.slip == "suffix":
            yield wrong(oddity.span, oddity.raw[:-2], oddity.raw[-2:], oddity.expected[-2:], True)


def wrong(span: Span, figure: str, said: str, right: str, certain: bool) -> Finding:
    """The finding of one wrong suffix, which ends the span; the right one is in capitals where that is."""
    right = right.upper() if said.isupper() else right
    repair = Suggestion(f"{figure}{right}", (Edit(Span(span.end - len(said), span.end), right),))
    fix = repair if certain else None
    return Finding(span, f"“{figure}{said}” should be “{figure}{right}”", suggestions=(repair,), fix=fix)


def stands(date: DateMention) -> bool:
    """Whether nothing else about the day of a date is wrong, which its figure may then be as well."""
    return date.date is not None and date.weekday in (None, date.date.weekday())
