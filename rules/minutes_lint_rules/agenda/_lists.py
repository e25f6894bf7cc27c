"""Which minute belongs to which item of the agenda: the rule that compares the two lists begins here.

Clerks reword titles, number minutes through the year, and leave out what comes before every meeting. Items are
therefore matched by the words that tell them from each other, and spoken of only where most of both lists match.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from minutes_lint.archive.archive import Archive, Sitting, mentions, routine, words
from minutes_lint.archive.records import MeetingRecord, MinuteRecord
from minutes_lint.archive.titles import alike, content, shared
from minutes_lint.model.meeting import Meeting
from minutes_lint.model.mentions import Announcement, Reference, out_of_order
from minutes_lint.model.spans import Span
from minutes_lint.model.structure import Item, Paragraph
from minutes_lint.values import NamedTuple

STEM = 4
"""Words that begin with the same N letters may be one word."""

MOST = 150
"""A list of more than N items is no agenda."""

FEWEST = 3
"""An agenda and minutes belong together where at least N items are in both."""

STRAYS = 4
"""Where more than one item in N has no counterpart, the two lists are of different kinds."""

SHARED = 0.6
"""Two titles may be of one item where they share at least this part of the words of the shorter."""

UNLIKE = 0.01
"""How much two titles are alike that share less, where the text of the minute is of the same business."""


class Business(NamedTuple):
    """An item of the agenda, or a minute: `name` is its number and title.

    `words` are those of its title, `own` those of them that no other title has; there are none where the item
    is routine or a sub-item. `said` is how the words of a minute begin.
    """

    name: str
    number: str
    title: str
    span: Span
    words: frozenset[str]
    own: frozenset[str]
    routine: bool
    record: MinuteRecord
    item: Item | None = None
    said: frozenset[str] = frozenset()


class Gap(NamedTuple):
    """What stands between two items that are in both lists: `before` and `after` on the agenda, then `minute`.

    `lost` are items of the agenda that are nowhere in the minutes, `new` minutes of which the agenda says nothing.
    There are both only where one of each stands there; else no other items stand there that could be the same business
    in other words.
    """

    before: Business
    after: Business
    minute: Business
    lost: tuple[Business, ...]
    new: tuple[Business, ...]


class Stretch(NamedTuple):
    """What stands in one list only between two neighbours of both: `items` of the agenda, and `minutes`.

    All are places in the lists; those of `first` and `last`, the neighbours, are on the agenda and in the minutes.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    items: Sequence[int]
    minutes: Sequence[int]


class Move(NamedTuple):
    """A minute that stands before another one, and whose item comes after that one's on the agenda; or the reverse."""

    minute: Business
    other: Business
    earlier: bool
    item: Business


class Lists(NamedTuple):
    """The agenda and the minutes of one meeting; `pairs` are the places in both of what is the same business."""

    meeting: Meeting
    path: str
    sitting: Sitting
    agenda: tuple[Business, ...]
    minutes: tuple[Business, ...]
    pairs: tuple[tuple[int, int], ...]

    def gaps(self) -> Iterator[Gap]:
        """What stands in one list only, between neighbours that stand in both and in the same order."""
        lost, new = frozenset(self.unheard()), frozenset(self.unannounced())
        for stretch in self.stretches():
            (item, _), (next_item, next_minute) = stretch.first, stretch.last
            near = [business.record for business in self.agenda[item : next_item + 1]]
            gone = [self.agenda[i] for i in stretch.items if i in lost]
            minutes = [self.minutes[m] for m in stretch.minutes if m in new]
            added = [minute for minute in minutes if not said(near, minute.title)]
            if (gone or added) and self.alone(stretch, bool(gone), bool(added)):
                before, after = self.agenda[item], self.agenda[next_item]
                yield Gap(before, after, self.minutes[next_minute], tuple(gone), tuple(added))

    def stretches(self) -> Iterator[Stretch]:
        """What stands in one list only, wherever two neighbours stand in both and in the same order."""
        items, minutes = (frozenset(places) for places in zip(*self.pairs, strict=True))
        for first, last in pairwise(self.pairs):
            (item, minute), (next_item, next_minute) = first, last
            if minute < next_minute:
                lone_items = [i for i in range(item + 1, next_item) if i not in items]
                lone_minutes = [m for m in range(minute + 1, next_minute) if m not in minutes]
                yield Stretch(first, last, lone_items, lone_minutes)

    def alone(self, stretch: Stretch, gone: bool, added: bool) -> bool:
        """Whether nothing else in a stretch could be the business that is `gone` or `added`, in other words.

        Where there are both, one item and one minute stand there, each in place of the other.
        """
        business = [m for m in stretch.minutes if not self.minutes[m].routine]
        if gone and added:
            return len(stretch.items) == len(business) == 1
        return not (business if gone else stretch.items)

    def unheard(self) -> Iterator[int]:
        """The items of the agenda of which nothing is said in the minutes."""
        if "withdrawn" in announced(self.meeting):
            return
        known = {item for item, _ in self.pairs}
        cited = {r.number for r in self.meeting.find(Reference) if r.kind == "item" and r.meeting == "this"}
        texts = texts_of(self.meeting).values()
        for index, item in enumerate(self.agenda):
            named = item.own and item.number and item.number not in cited
            if index not in known and named and not self.heard(item, texts) and self.agreed(item):
                yield index

    def heard(self, item: Business, texts: Collection[frozenset[str]]) -> bool:
        """Whether one of the texts has half of the words that are an item's own, or a minute has a title like its."""
        telling = stems(item.own)
        told = any(2 * len(telling & text) >= len(telling) for text in texts)
        return told or any(alike(item.title, minute.title) for minute in self.minutes)

    def agreed(self, item: Business) -> bool:
        """Whether all other documents of the meeting confirm it: an item is on each agenda, and in nothing else."""
        others = (record for record in self.sitting.records if record.path != self.meeting.document.path)
        return all(holds(record, item) is (record.kind == "agenda") for record in others)

    def unannounced(self) -> Iterator[int]:
        """The minutes of which nothing is said on an agenda."""
        if "added" in announced(self.meeting):
            return
        known = {minute for _, minute in self.pairs}
        agendas = [record for record in self.sitting.records if record.kind == "agenda"]
        for index, minute in enumerate(self.minutes):
            named = minute.own and minute.number and minute.item is not None
            if index not in known and named and not brief(minute) and not any(holds(a, minute) for a in agendas):
                yield index

    def moves(self) -> Iterator[Move]:
        """The minutes that stand out of the agenda's order: as few as explain it."""
        pairs = [(i, m) for i, m in self.pairs if self.agenda[i].own and self.minutes[m].own]
        kept = rising([minute for _, minute in pairs])
        moved = [pair for at, pair in enumerate(pairs) if at not in kept]
        if "reordered" in announced(self.meeting) or len(moved) * STRAYS > len(pairs):
            return
        apart = out_of_order(self.meeting.items, self.meeting.find(Announcement))
        stayed = [pairs[at] for at in sorted(kept)]
        for item, minute in moved:
            other = passed(item, minute, stayed)
            kept_number = self.agenda[item].number == self.minutes[minute].number
            if other is not None and not kept_number and minute not in apart:
                yield Move(self.minutes[minute], self.minutes[other], minute < other, self.agenda[item])


def passed(item: int, minute: int, stayed: Iterable[tuple[int, int]]) -> int | None:
    """The nearest minute that one has changed places with, of those that stayed in the agenda's order."""
    others = (m for i, m in stayed if (i < item) != (m < minute))
    return min(others, key=lambda other: abs(other - minute), default=None)


def brief(minute: Business) -> bool:
    """Whether a minute is all in its title, or its title is a part of the text."""
    return minute.item is not None and (minute.item.complete or minute.item.inline)


def compare(meeting: Meeting, archive: Archive) -> Lists | None:
    """The agenda and the minutes of a meeting, given its minutes; None where they do not clearly belong together."""
    record = archive.record(meeting) if meeting.is_record and not meeting.scanned else None
    sitting = occasion_of(record, archive) if record else None
    paper = sitting.agenda if sitting else None
    if record is None or sitting is None or paper is None:
        return None
    if not FEWEST <= len(paper.minutes) <= MOST or not FEWEST <= len(meeting.items) <= MOST:
        return None
    agenda = tuple(businesses(paper.minutes, [item.routine for item in paper.minutes]))
    minutes = tuple(minuted(meeting, record))
    lists = Lists(meeting, paper.path, sitting, agenda, minutes, tuple(matched(agenda, minutes)))
    return lists if fits(lists) else None


def occasion_of(record: MeetingRecord, archive: Archive) -> Sitting | None:
    """The meeting that a document is of, without what is there of another occasion on the same day."""
    sitting = archive.sitting(record.body, record.date) if record.date else None
    if sitting is None:
        return None
    return sitting._replace(records=tuple(r for r in sitting.records if r.occasion == record.occasion))


def minuted(meeting: Meeting, record: MeetingRecord) -> Iterator[Business]:
    """The minutes of a meeting, each with its item and with how the words of its text begin."""
    texts = texts_of(meeting)
    minutes = businesses(record.minutes, [routine(item) for item in meeting.items])
    for minute, item in zip(minutes, meeting.items, strict=True):
        yield minute._replace(item=item, said=texts.get(item.order, frozenset()))


def fits(lists: Lists) -> bool:
    """Whether most of the business on the agenda is in the minutes, and the other way round."""
    if len(lists.pairs) < FEWEST:
        return False
    items, minutes = (frozenset(places) for places in zip(*lists.pairs, strict=True))
    return strays(lists.agenda, items) * STRAYS <= len(lists.agenda) and (
        strays(lists.minutes, minutes) * STRAYS <= len(lists.minutes)
    )


def strays(side: tuple[Business, ...], paired: frozenset[int]) -> int:
    """How much business of a list is not at the places that are paired."""
    return sum(bool(business.own) and at not in paired for at, business in enumerate(side))


def businesses(records: Iterable[MinuteRecord], routines: Iterable[bool]) -> Iterator[Business]:
    """The items of one list, given which of them are routine."""
    known = [(record, content(plain(record.title))) for record in records]
    times = Counter(stem for _, title in known for stem in stems(title))
    for (record, title), is_routine in zip(known, routines, strict=True):
        own = frozenset(word for word in title if not word.isdigit() and times[word[:STEM]] == 1)
        own = frozenset() if is_routine or record.parent is not None else own
        name = f"{record.number} {record.title}".strip()
        yield Business(name, record.number, plain(record.title), record.span, title, own, is_routine, record)


def matched(agenda: tuple[Business, ...], minutes: tuple[Business, ...]) -> list[tuple[int, int]]:
    """The places of what is the same business in both lists, each item once, those that are most alike first."""
    places: dict[str, set[int]] = defaultdict(set)
    for at, minute in enumerate(minutes):
        for stem in stems(minute.words):
            places[stem].add(at)
    found = []
    for index, item in enumerate(agenda):
        near = {at for stem in stems(item.words) for at in places[stem]}
        found += [(likeness(item, minutes[at]), -abs(index - at), index, at) for at in near]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, index, at in sorted(found, reverse=True):
        if score > 0 and index not in pairs and at not in taken:
            pairs[index] = at
            taken.add(at)
    return sorted(pairs.items())


def likeness(one: Business, other: Business) -> float:
    """How much the title of an item shares with that of a minute, from 0 to 1; 0 where they may be different business.

    Titles that share little may still be of one item, where the minute says what the agenda's title does.
    """
    common = shared(one.words, other.words)
    own = stems(one.own)
    if one.own and other.own and not own & stems(other.words) and not stems(other.own) & stems(one.words):
        return 0
    if common >= SHARED * min(len(one.words), len(other.words)):
        return common / max(len(one.words), len(other.words))
    return UNLIKE if own and other.own and len(own & other.said) >= SHARED * len(own) else 0


def plain(title: str) -> str:
    """A title without what stands in brackets after it."""
    return title.partition("(")[0].strip() or title


def holds(record: MeetingRecord, business: Business) -> bool:
    """Whether a document has an item of a title like this one's."""
    return any(alike(business.title, plain(minute.title)) for minute in record.minutes)


def said(records: Iterable[MinuteRecord], title: str) -> bool:
    """Whether the text of an item has the words of a title."""
    return any(mentions(record, title) for record in records)


def announced(meeting: Meeting) -> frozenset[str]:
    """What the minutes announce of changes to the agenda."""
    return frozenset(announcement.what for announcement in meeting.find(Announcement))


def texts_of(meeting: Meeting) -> dict[int | None, frozenset[str]]:
    """How the words begin that stand before the first item (None), and in each item with its heading, by its order."""
    texts: dict[int | None, set[str]] = defaultdict(set)
    for paragraph in meeting.find(Paragraph):
        texts[paragraph.item.order if paragraph.item else None] |= stems(words(paragraph.text))
    return {order: frozenset(said) for order, said in texts.items()}


def stems(said: Collection[str]) -> frozenset[str]:
    """The beginnings of some words."""
    return frozenset(word[:STEM] for word in said)


def rising(numbers: list[int]) -> set[int]:
    """The places of the longest run of numbers that rise.

    >>> sorted(rising([4, 1, 2, 9, 3]))
    [1, 2, 4]
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(tails, number)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1], ends[at : at + 1] = [number], [place]
    kept: set[int] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept
