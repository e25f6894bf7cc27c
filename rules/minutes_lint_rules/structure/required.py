"""A part that the profile demands is missing from minutes: date, place, attendance, previous minutes."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Archive, Attendance, DateMention, Finding, Meeting, Person, Profile, Span, Table, Venue, rule
from minutes_lint.archive.archive import words

FEWEST = 3
"""Minutes of fewer items may be an extract, or were hardly understood."""

MISSING = {
    "date": "the minutes do not say when the meeting was held",
    "place": "the minutes do not say where the meeting was held",
    "attendance": "the minutes do not say who was present",
    "previous-minutes": "nothing is recorded of the minutes of the previous meeting",
}


@rule(severity="warning", default=False)
def required(meeting: Meeting, archive: Archive, profile: Profile) -> Iterator[Finding]:
    """Look for each part that is demanded in the minutes of a meeting."""
    uncertain = meeting.document.extracted or meeting.scanned or not meeting.paragraphs
    if not meeting.is_record or len(meeting.items) < FEWEST or uncertain:
        return
    said = stated(meeting, archive)
    place = meeting.date or meeting.body or meeting.paragraphs[0]
    for part in profile.required:
        if not said[part]:
            yield Finding(place.span, MISSING[part])


def stated(meeting: Meeting, archive: Archive) -> dict[str, bool]:
    """Whether anything in minutes may be each of the parts: it has an item, or stands before the second one."""
    opening = Span(meeting.span.start, meeting.items[1].span.start)
    lists = any(meeting.find(Attendance)) or any(p.role == "attendance" for p in meeting.paragraphs)
    names = any(any(meeting.within(kind, opening)) for kind in (Table, Person))
    asked = any(item.topic in ("attendance", "apologies") for item in meeting.items)
    return {
        "date": meeting.date is not None or any(meeting.within(DateMention, opening)),
        "place": any(meeting.find(Venue)),
        "attendance": lists or names or asked,
        "previous-minutes": confirmed(meeting, archive),
    }


def confirmed(meeting: Meeting, archive: Archive) -> bool:
    """Whether anything is said of minutes, or the meeting is none that deals with those of the last one."""
    record = archive.record(meeting)
    said = (paragraph for paragraph in meeting.paragraphs if paragraph.role != "title")
    return record is None or bool(record.occasion) or any("minutes" in words(paragraph.text) for paragraph in said)
