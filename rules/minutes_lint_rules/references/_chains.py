"""How the meetings of a body follow one another: the one before, the next one, and numbers that run on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from minutes_lint.archive.archive import Archive, Sitting, body_key, follows
from minutes_lint.archive.citing import APART
from minutes_lint.archive.records import MeetingRecord, MinuteRecord, PreviousMinutes, Run
from minutes_lint.model.meeting import Meeting
from minutes_lint.model.mentions import BodyName, DateMention, DateRole
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
    here = sitting_of(meeting, archive)
    before = archive.before(here.body, here.date) if here else None
    mention = only_date(meeting, "previous")
    day = mention.date if mention else None
    if here is None or before is None or before.minutes is None or mention is None or day is None:
        return
    declared, covered = archive.declared(here.body), archive.covers(here.body, day)
    known = declared or here.date in before.announced or follows(before, here)
    likely = declared or slip(day, before.date) if covered else slight(day, before.date)
    if known and likely and day < here.date and archive.sitting(here.body, day) is None:
        yield Misdated(mention, before, covered, declared and covered)


def sitting_of(meeting: Meeting, archive: Archive) -> Sitting | None:
    """What is there of the occasion of a meeting whose body and date are stated."""
    body = body_key(meeting.body.raw) if meeting.body else ""
    return archive.sitting(body, meeting.date.date) if body and meeting.date and meeting.date.date else None


def only_date(meeting: Meeting, role: DateRole) -> DateMention | None:
    """The first mention of the one day of a role that a meeting names; None where it names several, or none."""
    mentions = [mention for mention in meeting.find(DateMention) if mention.role == role and mention.date]
    return mentions[0] if len({mention.date for mention in mentions}) == 1 else None


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
    if here is None or after is None or not mentions or special(here, after):
        return
    if {mention.date for mention in mentions} != here.announced or len(here.announced) != 1:
        return
    (day,) = here.announced
    likely = here.date < day != after.date and misspoken(mentions[0], here, after)
    close = abs((day - after.date).days) <= NEAR and (after.date - here.date).days > 2 * NEAR
    if likely and (close or joins(archive, here, after)) and not names_another(meeting, mentions[0]):
        yield Announced(mentions[0], after)


def misspoken(mention: DateMention, here: Sitting, after: Sitting) -> bool:
    """Whether the date that is given for the next meeting is a slip for its own, and not a day that was chosen."""
    day, held = mention.date, after.date
    if day is None:
        return False
    moved = day.weekday() in (mention.weekday, here.date.weekday()) or here.date.weekday() != held.weekday()
    another_year = (day.day, day.month) == (held.day, held.month)
    another_month = (day.day, day.year) == (held.day, held.year)
    return another_year or (not moved and (another_month or abs((day - held).days) <= NEAR))


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
    trio = neighbours(archive.record(meeting), archive)
    if not trio or special(*trio) or not all(joins(archive, *pair) for pair in pairwise(trio)):
        return
    before, here, after = (sitting.minutes for sitting in trio)
    if before is None or here is None or after is None or here.path != meeting.document.path:
        return
    first = next((item for item in meeting.items if item.parent is None and item.mark is not None), None)
    if first is None or before.run is None or run_on(before.run, here.run, after.run, archive.declared(here.body)):
        return
    last = [minute for minute in before.minutes if minute.number and minute.parent is None][-1]
    yield Continued(first, before.run.last + 1, last, trio[0])


def neighbours(record: MeetingRecord | None, archive: Archive) -> tuple[Sitting, ...]:
    """A meeting with the one before it and the one after it; nothing where either is not there."""
    chain = archive.sittings(record.body) if record else ()
    at = next((i for i, sitting in enumerate(chain) if record and sitting.date == record.date), 0)
    trio = tuple(chain[at - 1 : at + 2]) if at else ()
    return trio if len(trio) == 3 else ()


def run_on(before: Run, here: Run | None, after: Run | None, declared: bool) -> bool:
    """Whether the numbers of a meeting may follow those of the one before, or do not run on to the one after it.

    `declared` says that no minutes are missing: then none of the numbers between two meetings can be theirs.
    """
    if (
        here is None
        or after is None
        or after.first != here.last + 1
        or not before.series == here.series == after.series
    ):
        return True
    again = before.first < here.first <= before.last
    return not again and not (declared and here.first > before.last + 1 + APART)


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
    if len(after) < 2 or not announced_on(archive, here, *after[:2]):
        return False
    if not all(any(archive.sitting(here.body, p.date) for p in approved(s)) for s in after[:2]):
        return False
    spoken = {earlier.date for s in after for earlier in s.previous}
    known = {day for day in spoken if day == here.date or not archive.sitting(here.body, day)}
    return not any(day == here.date or slip(day, here.date) for day in known)


def announced_on(archive: Archive, here: Sitting, first: Sitting, second: Sitting) -> bool:
    """Whether three meetings followed one another, each announced by the one before, or none missing at all."""
    return archive.declared(here.body) or (first.date in here.announced and second.date in first.announced)
