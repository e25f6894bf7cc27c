"""An agenda that does not say on what day, at what time or where the meeting is."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import BodyName, DateMention, Decision, Detail, Finding, Meeting, Paragraph, TimeMention, Venue, rule

FEWEST = 3
"""A list of fewer items may be a page out of an agenda."""


@rule(severity="warning")
def details(meeting: Meeting) -> Iterator[Finding]:
    """Look for the day, the time and the place in all of an agenda but what it says of other meetings."""
    title = next((p for p in meeting.find(Paragraph) if p.role == "title" and p.text), None)
    if meeting.kind != "agenda" or title is None or meeting.body is None or not is_whole(meeting):
        return
    given = (("date", dated(meeting)), ("time", timed(meeting)), ("place", placed(meeting)))
    missing = [what for what, known in given if not known]
    if missing:
        yield Finding(title.span, f"the agenda gives no {' and no '.join(missing)} for the meeting")


def is_whole(meeting: Meeting) -> bool:
    """Whether this is all of an agenda, legible, and no minutes that grew out of one."""
    records = any(decision.recorded for decision in meeting.find(Decision)) or bool(meeting.listed("present"))
    return len(meeting.items) >= FEWEST and not meeting.scanned and not records


def dated(meeting: Meeting) -> bool:
    """Whether a day is stated that may be the meeting's, or anything like one."""
    stated = any(date.item is None for date in meeting.find(DateMention))
    return meeting.date is not None or stated or "date" in meeting.front or said(meeting, "date")


def timed(meeting: Meeting) -> bool:
    """Whether a time is stated that may be the meeting's, or anything like one."""
    times = (t for t in meeting.find(TimeMention) if t.item is None or t.item.topic != "next-meeting")
    return any(times) or "time" in meeting.front or said(meeting, "time")


def placed(meeting: Meeting) -> bool:
    """Whether the opening or the front matter names a place, or anything but the body that may be one."""
    return any(meeting.find(Venue)) or said(meeting, "name")


def said(meeting: Meeting, what: str) -> bool:
    """Whether words of the opening may be such a detail, and are no part of a body's name."""
    bodies = {word for body in (meeting.body, *meeting.find(BodyName)) if body is not None for word in body.raw.split()}
    return any(detail.what == what and detail.raw not in bodies for detail in meeting.find(Detail))
