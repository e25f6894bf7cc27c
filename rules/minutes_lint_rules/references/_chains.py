"""How the meetings of a body follow one another: the one before, the next one, and numbers that run on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from minutes_lint.archive.archive import Archive, Sitting, body_key, follows
from minutes_lint.archive.citing import APART
from minutes_lint.archive.records import MinuteRecord, PreviousMinutes
from minutes_lint.model.meeting import Meeting
from minutes_lint.model.mentions import BodyName, DateMention
from minutes_lint.model.structure import Item
from minutes_lint.values import NamedTuple

NEAR = 7
"""A date that is wrong by so many days is a slip for the other one, where no meeting was held on it."""

BESIDE = 3
"""A date that is wrong by so many days is one in any case."""


class Misdated(NamedTuple):
    """The date of minutes that are approved, and the meeting that is meant.

    `covered` says that no meeting was held on that date as far as the archive goes, `declared` that it was not.
    """

    mention: DateMention
    meant: Sitting
    covered: bool
    declared: bool


def misdated(meeting: Meeting, archive: Archive) -> Iterator[Misdated]:
    """The one date of previous minutes that a meeting names, where the meeting right before it was on another day."""
    body = body_key(meeting.body.raw) if meeting.body else ""
    today = meeting.date.date if meeting.date else None
    mentions = [m for m in meeting.find(DateMention) if m.role == "previous" and m.date]
    if not body or today is None or len({mention.date for mention in mentions}) != 1:
        return
    day = mentions[0].date
    before = archive.before(body, today)
    here = archive.sitting(body, today)
    if day is None or day >= today or before is None or before.minutes is None or here is None:
        return
    declared, covered = archive.declared(body), archive.covers(body, day)
    known = declared or today in before.announced or follows(before, here)
    likely = declared or slip(day, before.date) if covered else slight(day, before.date)
    if archive.sitting(body, day) is None and known and likely:
        yield Misdated(mentions[0], before, covered, declared and covered)


def slip(one: date, other: date) -> bool:
    """Whether a date may be a slip for another: few days apart, or one of day, month and year wrong.

    >>> slip(date(2019, 12, 3), date(2019, 12, 4)), slip(date(2018, 9, 3), date(2019, 9, 3))
    (True, True)
    >>> slip(date(2019, 9, 3), date(2019, 12, 4))
    False
    """
    wrong = (one.day != other.day) + (one.month != other.month) + (one.year != other.year)
    return wrong == 1 or abs((one - other).days) <= NEAR


def slight(one: date, other: date) -> bool:
    """Whether a date is a slip for another even where nothing else is known: the next day, or another year's.

    A body that meets every week may approve minutes a week late.
    """
    return abs((one - other).days) <= BESIDE or (one.day, one.month) == (other.day, other.month)


class Announced(NamedTuple):
    """The date given for the next meeting, and the meeting that was held instead."""

    mention: DateMention
    held: Sitting


def announced(meeting: Meeting, archive: Archive) -> Iterator[Announced]:
    """The date that a meeting announces, where it is a slip for that of the meeting which then approved its minutes.

    Meetings are often moved, and then to a day that the body chose. A slip gives itself away: it falls on a weekday
    that is not said with it, where this meeting and the next one were held on one other weekday; or in another year.
    """
    record = archive.record(meeting)
    here = archive.sitting(record.body, record.date) if record and record.date else None
    after = archive.after(here.body, here.date) if here else None
    mentions = [mention for mention in meeting.find(DateMention) if mention.role == "next"]
    if here is None or after is None or len({mention.date for mention in mentions} | here.announced) != 1:
        return
    (day,), stated = here.announced, mentions[0].weekday if mentions else None
    if not mentions or special(here, after) or not here.date < day != after.date or names_another(meeting, mentions[0]):
        return
    close = abs((day - after.date).days) <= NEAR and (after.date - here.date).days > 2 * NEAR
    moved = day.weekday() in (stated, here.date.weekday()) or here.date.weekday() != after.date.weekday()
    another_year = (day.day, day.month) == (after.date.day, after.date.month)
    another_month = (day.day, day.year) == (after.date.day, after.date.year)
    likely = another_year or (not moved and (another_month or abs((day - after.date).days) <= NEAR))
    if likely and (close or joins(archive, here, after)):
        yield Announced(mentions[0], after)


def names_another(meeting: Meeting, mention: DateMention) -> bool:
    """Whether a paragraph names another body, whose meeting may be meant."""
    around = next((p.span for p in meeting.paragraphs if p.span.covers(mention.span)), mention.span)
    return any(not body.own and not body.meant for body in meeting.within(BodyName, around))


class Continued(NamedTuple):
    """The first minute of a meeting whose numbers do not follow those of the meeting before, and how that ends."""

    first: Item
    expected: int
    last: MinuteRecord
    before: Sitting


def continued(meeting: Meeting, archive: Archive) -> Iterator[Continued]:
    """Where numbers run on from this meeting to the next one, the first one that is among those of the one before.

    A number that is left out may be that of private business or of a special meeting, unless nothing is missing.
    """
    record = archive.record(meeting)
    chain = archive.sittings(record.body) if record else ()
    at = next((i for i, sitting in enumerate(chain) if record and sitting.date == record.date), 0)
    trio = chain[at - 1 : at + 2] if at else ()
    if len(trio) < 3 or special(*trio) or not all(joins(archive, *pair) for pair in pairwise(trio)):
        return
    before, here, after = (sitting.minutes for sitting in trio)
    if not (before and before.run and here and here.run and after and after.run):
        return
    runs_on = after.run.first == here.run.last + 1 and before.run.series == here.run.series == after.run.series
    again = before.run.first < here.run.first <= before.run.last
    skipped = archive.declared(here.body) and here.run.first > before.run.last + 1 + APART
    first = next((item for item in meeting.items if item.parent is None and item.mark is not None), None)
    if runs_on and (again or skipped) and first is not None and here.path == meeting.document.path:
        last = [minute for minute in before.minutes if minute.number and minute.parent is None][-1]
        yield Continued(first, before.run.last + 1, last, trio[0])


def special(*sittings: Sitting) -> bool:
    """Whether one of some meetings was no ordinary one."""
    return any(record.occasion for sitting in sittings for record in sitting.records)


def joins(archive: Archive, here: Sitting, after: Sitting) -> bool:
    """Whether the later of two meetings deals with the minutes of the earlier and of no other, or none is missing."""
    return archive.declared(here.body) or {earlier.date for earlier in after.previous} == {here.date}


def approved(sitting: Sitting) -> tuple[PreviousMinutes, ...]:
    """The minutes that a meeting certainly approved."""
    return tuple(earlier for earlier in sitting.previous if earlier.approved)


def forgotten(archive: Archive, here: Sitting, after: list[Sitting]) -> bool:
    """Whether the two meetings that followed approved other minutes of the body, and none ever spoke of these."""
    if len(after) < 2:
        return False
    first, second = after[:2]
    if any(earlier.date == here.date for s in (first, second) for earlier in s.previous):
        return False
    if not archive.declared(here.body) and not (first.date in here.announced and second.date in first.announced):
        return False
    if not all(any(archive.sitting(here.body, p.date) for p in approved(s)) for s in (first, second)):
        return False
    spoken = {earlier.date for s in after for earlier in s.previous}
    known = {day for day in spoken if day == here.date or not archive.sitting(here.body, day)}
    return not any(day == here.date or slip(day, here.date) for day in known)
