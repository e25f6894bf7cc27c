"""Minutes approved at two meetings, or at none."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Archive, Finding, Meeting, Note, Sitting, rule
from minutes_lint.archive.records import MeetingRecord
from minutes_lint.wording import spelled

from ._chains import approved, forgotten


@rule(severity="warning")
def approval(meeting: Meeting, archive: Archive) -> Iterator[Finding]:
    """Follow each set of minutes to the meetings after it."""
    record = archive.record(meeting)
    here = archive.sitting(record.body, record.date) if record and record.date else None
    if record is None or here is None or not record.is_record:
        return
    yield from twice(record, here, archive)
    after = [s for s in archive.sittings(record.body) if s.date > here.date]
    if not record.occasion and forgotten(archive, here, after):
        message = f"the minutes of this meeting were approved neither on {' nor on '.join(map(day_of, after[:2]))}"
        notes = tuple(Note(f"the meeting of {day_of(s)}", s.records[0].span, s.records[0].path) for s in after[:2])
        yield Finding(record.span, message, notes=notes)


def twice(record: MeetingRecord, here: Sitting, archive: Archive) -> Iterator[Finding]:
    """Minutes that a meeting before this one had approved."""
    for earlier in approved(here):
        between = [s for s in archive.sittings(record.body) if earlier.date < s.date < here.date]
        first = next(((s, p) for s in between for p in approved(s) if p.date == earlier.date), None)
        if first is not None and archive.sitting(record.body, earlier.date) and earlier in record.previous:
            sitting, approval = first
            path = sitting.minutes.path if sitting.minutes else None
            note = Note(f"the approval of {day_of(sitting)}", approval.span, path)
            message = f"the minutes of {spelled(earlier.date)} were approved on {day_of(sitting)} already"
            yield Finding(earlier.span, message, notes=(note,))


def day_of(sitting: Sitting) -> str:
    """The day of a meeting, as minutes write it."""
    return spelled(sitting.date)
