"""How the meetings of a body follow one another: the one before, the next one, and numbers that run on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from minutes_lint.archive.archive import Archive, Sitting, body_key, follows
from minutes_lint.archive.citing import APART
from minutes_lint.archive.records import MeetingRecord, MinuteRecord, PreviousMinutes, Run
from minutes_lint.model.meeting import Meeting
from minutes_lint.model.mentions import BodyName, DateMention, DateRole
from minutes_lint.model.structure import Item
from minutes_lint.values import NamedTuple

NEAR = 7
"""A date within N days of a meeting is a slip for the meeting's own, where no meeting was held on it."""

BESIDE = 3
"""A date within N days of a meeting is a slip for the meeting's own in any case."""


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
    here, mention = sitting_of(meeting, archive), only_date(meeting, "previous")
    before = archive.before(here.body, here.date) if here else None
    day = mention.date if mention else None
    if here is None or before is None or before.minutes is None or mention is None or day is None:
        return
    declared, covered = archive.declared(here.body), archive.covers(here.body, day)
    likely = may_mean(day, before.date, covered, declared)
    if likely and day < here.date and not archive.sitting(here.body, day) and (declared or follows(before, here)):
        yield Misdated(mention, before, covered, declared and covered)


def may_mean(day: date, held: date, covered: bool, declared: bool) -> bool:
    """Whether a day may be a slip for that on which a meeting was held: any day is, if it is declared that none was."""
    if not covered:
        return slight(day, held)
    return declared or slip(day, held)


def sitting_of(meeting: Meeting, archive: Archive) -> Sitting | None:
    """All documents of the meeting that a document is of; None where its body or its date is not known."""
    day = meeting.date.date if meeting.date else None
    return archive.sitting(body_key(meeting.body.raw), day) if meeting.body and day else None


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
    return wrong == 1 or near(one, other)


def near(one: date, other: date) -> bool:
    """Whether two days are a week apart or less."""
    return abs((one - other).days) <= NEAR


def slight(one: date, other: date) -> bool:
    """Whether a date is a slip for another even where nothing else is known: very near it, or in another year.

    A body that meets every week may approve minutes a week late.
    """
    return abs((one - other).days) <= BESIDE or (one.day, one.month) == (other.day, other.month)


class Announced(NamedTuple):
    """The date given for the next meeting, and the meeting that was held instead."""

    mention: DateMention
    held: Sitting


def announced(meeting: Meeting, archive: Archive) -> Iterator[Announced]:
    """The date that a meeting announces, where it is a slip for that of the meeting which then approved its minutes.

    Meetings are often moved, and then to a day that the body chose. A slip gives itself away: it is the right day of
    another year; or it falls on a weekday that is not said with it, and both meetings were held on another weekday.
    """
    here = sitting_of(meeting, archive) if archive.record(meeting) else None
    after = archive.after(here.body, here.date) if here else None
    if here is None or after is None or special(here, after):
        return
    mention = only_next(meeting, here)
    day = mention.date if mention else None
    if mention is None or day is None:
        return
    apart = (after.date - here.date).days > 2 * NEAR
    if (joins(archive, here, after) or (apart and near(day, after.date))) and misspoken(mention, day, here, after):
        yield Announced(mention, after)


def only_next(meeting: Meeting, here: Sitting) -> DateMention | None:
    """Where a meeting first gives the date of the next one; None where its documents do not all give the same."""
    mentions = [mention for mention in meeting.find(DateMention) if mention.role == "next"]
    days = {mention.date for mention in mentions} | here.announced
    return mentions[0] if mentions and len(days) == 1 and not names_another(meeting, mentions[0]) else None


def misspoken(mention: DateMention, day: date, here: Sitting, after: Sitting) -> bool:
    """Whether the day given for the next meeting is a slip for that on which it was held, and was never chosen."""
    held, usual = after.date, here.date.weekday()
    if not here.date < day != held:
        return False
    another_year = (day.day, day.month) == (held.day, held.month)
    another_month = (day.day, day.year) == (held.day, held.year)
    chosen = day.weekday() in (mention.weekday, usual) or held.weekday() != usual
    return another_year or (not chosen and (another_month or near(day, held)))


def names_another(meeting: Meeting, mention: DateMention) -> bool:
    """Whether the paragraph of a date names another body, whose meeting may be meant."""
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
    trio = neighbours(meeting, archive)
    numbered = list(runs(trio))
    if len(numbered) < 3:
        return
    (before, earlier), (here, own), (_, later) = numbered
    first = next((item for item in meeting.items if item.parent is None and item.mark is not None), None)
    astray = runs_on(own, later) and strays(earlier, own, archive.declared(here.body))
    if first is not None and here.path == meeting.document.path and astray:
        last = [minute for minute in before.minutes if minute.number and minute.parent is None][-1]
        yield Continued(first, earlier.last + 1, last, trio[0])


def neighbours(meeting: Meeting, archive: Archive) -> tuple[Sitting, ...]:
    """The meeting right before one, that one, and the one right after; nothing where one of them is not at hand."""
    here = sitting_of(meeting, archive) if archive.record(meeting) else None
    before = archive.before(here.body, here.date) if here else None
    after = archive.after(here.body, here.date) if here else None
    if here is None or before is None or after is None or special(before, here, after):
        return ()
    return (before, here, after) if joins(archive, before, here) and joins(archive, here, after) else ()


def runs(sittings: Iterable[Sitting]) -> Iterator[tuple[MeetingRecord, Run]]:
    """The minutes of some meetings with their numbers, of those that are numbered without a break."""
    for sitting in sittings:
        minutes = sitting.minutes
        if minutes is not None and minutes.run is not None:
            yield minutes, minutes.run


def runs_on(here: Run, after: Run) -> bool:
    """Whether the numbers of a meeting go on where those of the one before it ended."""
    return after.first == here.last + 1 and after.series == here.series


def strays(before: Run, here: Run, declared: bool) -> bool:
    """Whether numbers that run on come again, or leave out more than private business takes.

    What is left out may be a meeting's that is not at hand, unless `declared` says that none is missing.
    """
    again = before.first < here.first <= before.last
    skipped = declared and here.first > before.last + 1 + APART
    return before.series == here.series and (again or skipped)


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
    if len(after) < 2 or not in_a_row(archive, here, *after[:2]):
        return False
    approving = (any(archive.sitting(here.body, p.date) for p in approved(sitting)) for sitting in after[:2])
    return all(approving) and not spoken_of(archive, here, after)


def in_a_row(archive: Archive, here: Sitting, first: Sitting, second: Sitting) -> bool:
    """Whether no meeting was held between three: each announced the next, or the archive has all of them."""
    return archive.declared(here.body) or (first.date in here.announced and second.date in first.announced)


def spoken_of(archive: Archive, here: Sitting, after: list[Sitting]) -> bool:
    """Whether later meetings dealt with the minutes of one, or with those of a day that may be a slip for its own."""
    days = {earlier.date for sitting in after for earlier in sitting.previous}
    return any(slip(day, here.date) and (day == here.date or not archive.sitting(here.body, day)) for day in days)
