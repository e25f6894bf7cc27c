"""Minutes approved at two meetings, or at none."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Archive, Finding, Meeting, Note, PreviousMinutes, Sitting, rule
from minutes_lint.wording import spelled

from ._chains import approved, forgotten


@rule(severity="warning")
def approval(meeting: Meeting, archive: Archive) -> Iterator[Finding]:
    """Follow each set of minutes to the meetings after it."""
    record = archive.record(meeting)
    here = archive.sitting(record.body, record.date) if record and record.date else None
    if record is None or here is None or not record.is_record:
        return
    for earlier in approved(here):
        if earlier in record.previous and archive.sitting(here.body, earlier.date):
            yield from twice(earlier, here, archive)
    after = [s for s in archive.sittings(here.body) if s.date > here.date]
    if not record.occasion and forgotten(archive, here, after):
        message = f"the minutes of this meeting were approved neither on {' nor on '.join(map(day_of, after[:2]))}"
        notes = tuple(Note(f"the meeting of {day_of(s)}", s.records[0].span, s.records[0].path) for s in after[:2])
        yield Finding(record.span, message, notes=notes)


def twice(earlier: PreviousMinutes, here: Sitting, archive: Archive) -> Iterator[Finding]:
    """Minutes that a meeting approves though one before it had approved them."""
    between = (s for s in archive.sittings(here.body) if earlier.date < s.date < here.date)
    first = next(((s, p) for s in between for p in approved(s) if p.date == earlier.date), None)
    if first is not None:
        sitting, approval = first
        path = sitting.minutes.path if sitting.minutes else None
        note = Note(f"the approval of {day_of(sitting)}", approval.span, path)
        message = f"the minutes of {spelled(earlier.date)} were approved on {day_of(sitting)} already"
        yield Finding(earlier.span, message, notes=(note,))


def day_of(sitting: Sitting) -> str:
    """The day of a meeting, as minutes write it."""
    return spelled(sitting.date)
