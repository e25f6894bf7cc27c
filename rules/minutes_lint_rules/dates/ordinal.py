"""An ordinal whose suffix does not fit its figure."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import DateMention, Edit, Finding, Meeting, Oddity, Span, Suggestion, rule


@rule(severity="error")
def ordinal(meeting: Meeting) -> Iterator[Finding]:
    """Look at the days of dates, and at ordinals elsewhere whose suffix is wrong."""
    for date in meeting.find(DateMention):
        if date.day is not None and date.suffix.isalpha() and date.suffix.lower() != suffix(date.day):
            day, place = date.part("day"), date.part("suffix")
            yield wrong(Span(day.start, place.end), f"{date.day}{date.suffix}", f"{date.day}{suffix(date.day)}")
    for oddity in meeting.find(Oddity):
        if oddity.slip == "suffix":
            yield wrong(oddity.span, oddity.raw, oddity.expected)


def wrong(span: Span, raw: str, right: str) -> Finding:
    """The finding of one wrong suffix."""
    return Finding(span, f"“{raw}” should be “{right}”", suggestions=(Suggestion(right, (Edit(span, right),)),))


def suffix(day: int) -> str:
    """The ordinal suffix of a figure."""
    return "th" if day % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
