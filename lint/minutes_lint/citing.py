"""Which meeting of the archive a citation speaks of, and how surely: rules that look others up begin here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from .archive import ANY_NAME, Archive, Sitting, body_key, follows, words
from .model import DateMention, Item, Meeting, MeetingRecord, MinuteRecord, Reference
from .wording import alike

WHOSE = ANY_NAME | {"held", "on", "from", "dated", "its", "this", "that", "our", "previous", "last", "preceding", "day"}
"""Words that say of which meeting of the body a minute is, and not of which body."""

NEAR = 7
"""A date that is wrong by so many days is a slip for the other one, where no meeting was held on it."""

BESIDE = 3
"""A date that is wrong by so many days is one in any case."""


APART = 3
"""So many minutes of private business may follow the public ones, in a document of their own."""

NAMING = {"previous", "last", "preceding"}
"""With one of these words a citation itself names the meeting before."""


class Cited(NamedTuple):
    """A minute of another meeting as cited, that meeting, and what bears the number there, with its document.

    `named` says that the citation itself names the meeting; `beside` that it stands in the item that deals with
    that meeting's minutes. Where neither holds, an older meeting's minute may be meant.
    """

    reference: Reference
    sitting: Sitting
    record: MeetingRecord
    found: tuple[tuple[MeetingRecord, MinuteRecord], ...]
    named: bool
    beside: bool

    @property
    def outside(self) -> bool:
        """Whether the number lies outside of that meeting's unbroken run, and no other meeting was on that day."""
        run = self.record.run
        number, _, series = self.reference.number.partition("/")
        if run is None or self.found or not number.isdigit() or series != run.series:
            return False
        another = any(record.occasion for record in self.sitting.records)
        return not another and not run.first <= int(number) <= run.last

    @property
    def confidential(self) -> bool:
        """Whether it may be among minutes that were kept apart: those of private business come last."""
        run = self.record.run
        number = self.reference.number.partition("/")[0]
        return run is not None and number.isdigit() and run.last < int(number) <= run.last + APART


def citations(meeting: Meeting, archive: Archive) -> Iterator[Cited]:
    """The minutes of other meetings that a meeting cites, where the minutes of those meetings are here."""
    own = body_key(meeting.body.raw) if meeting.body else ""
    today = meeting.date.date if meeting.date else None
    for reference in meeting.find(Reference) if own and today else ():
        if reference.kind != "minute" or reference.meeting in ("this", "other"):
            continue
        body, day, beside = body_of(reference, own), None, False
        if reference.meeting == "previous":
            day, beside = previous_day(meeting, reference)
        else:
            day = date.fromisoformat(reference.meeting)
        sitting = archive.sitting(body, day) if day and day != today else None
        record = sitting.minutes if sitting else None
        if sitting is None or record is None:
            continue
        found = sitting.minute(reference.number)
        named = reference.meeting != "previous" or not NAMING.isdisjoint(words(reference.whose))
        cited = Cited(reference, sitting, record, found, named, beside)
        if not older(cited, archive) and not own_minute(cited, meeting):
            yield cited


def body_of(reference: Reference, own: str) -> str:
    """The body whose minute is cited: the one that the citation names, else the one that cites."""
    if reference.meeting == "previous":
        return own
    named = [word for word in words(reference.whose) if word not in WHOSE and not word.isdigit()]
    is_own = set(named) <= set(own.split()) and named[-1:] in ([], own.split()[-1:])
    return own if is_own else body_key(" ".join(named))


def previous_day(meeting: Meeting, reference: Reference) -> tuple[date | None, bool]:
    """The day of the previous meeting, if one alone is named, and whether that is in the item of the citation."""
    dates = [mention for mention in meeting.find(DateMention) if mention.role == "previous" and mention.date]
    top = ancestor(meeting, reference.item)
    near = (mention for mention in dates if top is not None and ancestor(meeting, mention.item) == top)
    beside = {mention.date for mention in near if mention.date}
    days = beside or {mention.date for mention in dates if mention.date}
    return (min(days) if len(days) == 1 else None), bool(beside)


def ancestor(meeting: Meeting, item: Item | None) -> int | None:
    """The item of the first level that an item stands under, by its order."""
    while item is not None and item.parent is not None:
        item = meeting.items[item.parent]
    return item.order if item is not None else None


def older(cited: Cited, archive: Archive) -> bool:
    """Whether a minute of an older meeting has the number and the title, where the citation does not name its own."""
    if cited.named:
        return False
    title = cited.reference.title
    others = (sitting for sitting in archive.sittings(cited.sitting.body) if sitting.date < cited.sitting.date)
    minutes = (minute for other in others for _, minute in other.minute(cited.reference.number))
    return any(alike(title, minute.title) if title else not cited.found for minute in minutes)


def own_minute(cited: Cited, meeting: Meeting) -> bool:
    """Whether the meeting that cites has itself a minute of that number and title, where no other one is named."""
    reference = cited.reference
    own = [item for item in meeting.items if item.number == reference.number]
    if cited.named or not own:
        return False
    return any(alike(reference.title, item.title) for item in own) if reference.title else not cited.found


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
    neighbours = declared or today in before.announced or follows(before, here)
    likely = slip(day, before.date) if covered else slight(day, before.date)
    if archive.sitting(body, day) is None and neighbours and likely:
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
