"""What rules may ask of other documents: which body met when, what it minuted, and which minutes it approved.

A document is reduced to a `MeetingRecord` for each of its meetings (`summary`); an `Archive` is a view of all
of them. That something is not in it proves nothing by itself: `covers` says where it does.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise, repeat
from re import findall
from zlib import crc32

from ..model.meeting import Meeting
from ..model.mentions import Approval, DateMention, Decision, Reference
from ..model.spans import Span
from ..model.structure import Item, Paragraph
from ..values import TYPE_CHECKING, NamedTuple
from .records import MeetingRecord, MinuteRecord, PreviousMinutes, Run

if TYPE_CHECKING:
    from typing import overload

OCCASIONS = ("annual", "special", "extraordinary", "emergency", "adjourned", "agm", "egm")
ANY_NAME = frozenset(
    (
        *("the", "of", "and", "for", "in", "at", "meeting", "meetings", "minutes", "draft", "agenda"),
        *("ordinary", "monthly", "quarterly"),
    )
)
"""Words that a body's name may be written with or without."""

ANY_BODY = frozenset(
    (
        *("council", "county", "city", "town", "parish", "borough", "district"),
        *("strategic", "policy", "select", "liaison"),
    )
)
"""Words that tell no body from another: a name of these and a kind alone, such as "Parish Council", is no full name."""

SHORT = {"cttee": "committee", "ctte": "committee", "cmte": "committee", "gp": "group", "st": "saint"}
FEWEST = 3
"""Fewer minutes than this do not show how a meeting numbers them."""

BUSINESS = ("", "update", "motions")
"""The topics of items that are business of one meeting."""

SPACE = (16, 2)
"""Bits kept for each word: of an agenda, which has few words, and of minutes."""

LONGEST = 100
"""At most this many characters of a title are kept."""

WORD = r"[^\W_]+"
TELLING = r"([^\W_]{5})[^\W_]*"
"""Words are compared by their first five letters, so that endings do not count; shorter words are left out."""


# --- from a meeting to its record ---------------------------------------------------------------------


def summary(meeting: Meeting) -> MeetingRecord:
    """What the archive keeps of a meeting: the same for the same document, whatever else is there."""
    path, body = meeting.document.path, meeting.body.raw if meeting.body else ""
    dates = [mention for mention in meeting.find(DateMention) if mention.date is not None]
    day, span = held(meeting)
    next_day, next_span = announced(dates)
    title = title_words(meeting)
    return MeetingRecord(
        path=path,
        kind=meeting.kind,
        body=body_key(body),
        name=" ".join(body.split()),
        date=day,
        span=span,
        minutes=Minutes(minutes(meeting) if meeting.kind != "report" else ()),
        run=run(meeting.items),
        previous=tuple(previous(meeting, dates)),
        next=next_day,
        next_span=next_span,
        occasion=next((word for word in OCCASIONS if word in title), ""),
        draft="draft" in title or "draft" in words(file_name(path)),
    )


def held(meeting: Meeting) -> tuple[date | None, Span]:
    """The day of a meeting and where it stands; without one None, and the empty span at which the meeting begins."""
    if meeting.date is None:
        return None, Span(meeting.span.start, meeting.span.start)
    return meeting.date.date, meeting.date.span


def announced(dates: Iterable[DateMention]) -> tuple[date | None, Span | None]:
    """The day of the next meeting as the first mention of it gives it, and where that stands; None where none does."""
    following = next((mention for mention in dates if mention.role == "next"), None)
    return (following.date, following.span) if following else (None, None)


def title_words(meeting: Meeting) -> set[str]:
    """The words of all paragraphs that are titles."""
    return {word for paragraph in meeting.paragraphs if paragraph.role == "title" for word in words(paragraph.text)}


def file_name(path: str) -> str:
    r"""The last part of a path, of Windows or any other.

    >>> file_name("minutes/2019/May.docx"), file_name(r"C:\minutes\May.docx"), file_name("-")
    ('May.docx', 'May.docx', '-')
    """
    return path.replace("\\", "/").rpartition("/")[2]


class Minutes(Sequence[MinuteRecord]):
    """The minutes of a record. They are kept in columns, which takes a sixth of the memory: archives have thousands."""

    __slots__ = ("_further", "_numbers", "_places", "_titles", "_words")

    def __init__(self, minutes: Iterable[MinuteRecord] = ()) -> None:
        """Keep some minutes; no number and no title has a line break."""
        kept = tuple(minutes)
        self._numbers = "\n".join([minute.number for minute in kept])
        self._titles = "\n".join([minute.title for minute in kept])
        self._words = "\n".join([minute.words for minute in kept])
        self._places = array("Q", [offset for minute in kept for offset in minute.span])
        further = tuple((minute.parent, minute.pages, minute.routine) for minute in kept)
        self._further = further if any(map(any, further)) or any(parent == 0 for parent, *_ in further) else ()

    def __len__(self) -> int:
        return len(self._places) // 2

    def __iter__(self) -> Iterator[MinuteRecord]:
        if not self._places:
            return
        texts = (column.split("\n") for column in (self._numbers, self._titles, self._words))
        spans = map(Span, self._places[::2], self._places[1::2])
        further = self._further or repeat((None, None, False))
        for number, title, words, span, (parent, pages, routine) in zip(*texts, spans, further, strict=False):
            yield MinuteRecord(number, title, span, parent, words, pages, routine)

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> MinuteRecord: ...
        @overload
        def __getitem__(self, index: slice) -> tuple[MinuteRecord, ...]: ...

    def __getitem__(self, index: int | slice) -> MinuteRecord | tuple[MinuteRecord, ...]:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Minutes) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash((self._numbers, self._titles))


def minutes(meeting: Meeting) -> Iterator[MinuteRecord]:
    """The items of a meeting."""
    pages = {r.item.order: r for r in meeting.find(Reference) if r.kind == "page" and r.item and r.number.isdigit()}
    texts: dict[int, list[str]] = defaultdict(list)
    for paragraph in meeting.find(Paragraph):
        if paragraph.item is not None and (meeting.is_record or meeting.kind == "agenda"):
            texts[paragraph.item.order].append(paragraph.text)
    for item in meeting.items:
        cited = pages.get(item.order) if meeting.kind == "agenda" else None
        yield MinuteRecord(
            item.number,
            " ".join(item.title[:LONGEST].split()),
            item.heading,
            item.parent,
            packed(" ".join(texts[item.order]), SPACE[meeting.is_record]),
            (int(cited.number), int(cited.last) if cited.last.isdigit() else int(cited.number)) if cited else None,
            meeting.kind == "agenda" and routine(item),
        )


def routine(item: Item) -> bool:
    """Whether an item comes up at every meeting: apologies, questions from the public, the next meeting."""
    return item.standing or item.topic not in BUSINESS


def run(items: Iterable[Item]) -> Run | None:
    """The numbers of a meeting's items, where each is one more than the one before."""
    marks = [item.mark for item in items if item.parent is None and item.mark is not None]
    values = [mark.value or 0 for mark in marks]
    unbroken = all(after == before + 1 for before, after in pairwise(values))
    if len(marks) < FEWEST or not unbroken or len({(mark.form, mark.series) for mark in marks}) > 1:
        return None
    return Run(values[0], values[-1], "".join(filter(str.isalnum, marks[0].series)))


def previous(meeting: Meeting, dates: Iterable[DateMention]) -> Iterator[PreviousMinutes]:
    """The earlier meetings whose minutes a meeting deals with, each once."""
    approving = tuple(approvals(meeting)) if meeting.is_record else ()
    seen: dict[date, PreviousMinutes] = {}
    for mention in dates:
        if mention.role == "previous" and mention.date is not None:
            known = any(span.covers(mention.span) for span in approving)
            if mention.date not in seen or (known and not seen[mention.date].approved):
                seen[mention.date] = PreviousMinutes(mention.date, mention.span, known)
    yield from seen.values()


def approvals(meeting: Meeting) -> Iterator[Span]:
    """The paragraphs that approve earlier minutes, and the headings of their items; not those that put it off."""
    for approval in meeting.find(Approval):
        decided = list(meeting.within(Decision, approval.span))
        if approval.item and decided and not any(decision.refusing for decision in decided):
            yield from (approval.span, approval.item.heading)


def body_key(name: str) -> str:
    """The name of a body without words that are often left out; empty where what is left may be many bodies.

    >>> body_key("THE BUDGET & GRANTS SUB-COMMITTEE"), body_key("Budget and Grants Subcommittee")
    ('budget grants subcommittee', 'budget grants subcommittee')
    >>> body_key("Ashdon Extraordinary Parish Council"), body_key("Parish Council")
    ('ashdon parish council', '')
    """
    kept = [SHORT.get(word, word) for word in words(name.replace("-", "")) if word not in ANY_NAME]
    kept = [word for word in kept if word not in OCCASIONS or word == "special"]
    return " ".join(kept) if set(kept[:-1]) - ANY_BODY else ""


def words(text: str) -> list[str]:
    """The words and figures of a text, in lower case and without marks."""
    return findall(WORD, unmarked(text))


def unmarked(text: str) -> str:
    """A text in lower case, with words that an apostrophe divides in one."""
    return text.casefold().replace("’", "").replace("'", "")


def packed(text: str, space: int) -> str:
    """Which words stand in a text, as hexadecimal figures: a bit for each, at a place that others may share.

    `space` is how many bits there are for each word.
    """
    stems = {crc32(beginning.encode()) for beginning in set(findall(TELLING, unmarked(text)))}
    bits = bytearray((len(stems) * space + 7) // 8)
    for place in stems:
        byte, bit = divmod(place % (8 * len(bits)), 8)
        bits[~byte] |= 1 << bit
    return bits.hex()


def mentions(minute: MinuteRecord, title: str) -> bool:
    """Whether all telling words of a title stand in a minute or an item of an agenda.

    A yes may be wrong (for minutes, one in ten), a no never is.
    """
    bits, size = int(minute.words or "0", 16), 4 * len(minute.words)
    stems = map(crc32, map(str.encode, findall(TELLING, unmarked(title))))
    return all(size > 0 and bits >> stem % size & 1 for stem in stems)


# --- the archive --------------------------------------------------------------------------------------


Day = date


class Sitting(NamedTuple):
    """A body's meeting on a day, and all that is there of it: agenda, draft and final minutes."""

    body: str
    date: Day
    records: tuple[MeetingRecord, ...]

    @property
    def minutes(self) -> MeetingRecord | None:
        """Its minutes: final ones before a draft, the fuller before the shorter."""
        kept = [record for record in self.records if record.is_record]
        return max(kept, key=lambda record: (not record.draft, len(record.minutes)), default=None)

    @property
    def agenda(self) -> MeetingRecord | None:
        """Its agenda, the fullest where there are several."""
        kept = [record for record in self.records if record.kind == "agenda"]
        return max(kept, key=lambda record: len(record.minutes), default=None)

    @property
    def previous(self) -> tuple[PreviousMinutes, ...]:
        """The minutes of earlier meetings that were before it."""
        return tuple(earlier for record in self.records for earlier in record.previous)

    @property
    def announced(self) -> frozenset[Day]:
        """The days announced for the meeting after it."""
        return frozenset(record.next for record in self.records if record.next is not None)

    def minute(self, number: str) -> tuple[tuple[MeetingRecord, MinuteRecord], ...]:
        """All minutes and items of that number, with the document each stands in."""
        number = plain(number)
        return tuple((r, minute) for r in self.records for minute in r.minutes if plain(minute.number) == number)


def plain(number: str) -> str:
    """A number without zeros before it and a stop after it."""
    return number.lstrip("0").rstrip(".").casefold()


class Archive:
    """The meetings of all documents at hand: those of the run, and those that the configuration names.

    Bodies are told apart by `MeetingRecord.body`; a meeting without a body or a date is in no chain, and
    every question about it is answered with nothing. Documents of one body and day are one meeting.
    """

    def __init__(self, records: Iterable[MeetingRecord] = (), complete: bool | Iterable[str] = False) -> None:
        """`complete` names the bodies of which no meeting is missing between the first and the last; True is all."""
        self.records = tuple(records)
        self.complete = complete if isinstance(complete, bool) else frozenset(map(body_key, complete))

    @cached_property
    def chains(self) -> dict[str, tuple[Sitting, ...]]:
        """The meetings of each body, in order of their days."""
        days: dict[str, dict[date, list[MeetingRecord]]] = defaultdict(lambda: defaultdict(list))
        for record in self.records:
            if record.body and record.date is not None and record.kind != "report":
                days[record.body][record.date].append(record)
        return {
            body: tuple(Sitting(body, day, tuple(records)) for day, records in sorted(found.items()))
            for body, found in days.items()
        }

    def record(self, meeting: Meeting) -> MeetingRecord | None:
        """What is kept of a meeting that is at hand; None for one without a body or a date."""
        if meeting.body is None or meeting.date is None or meeting.date.date is None:
            return None
        sitting = self.sitting(body_key(meeting.body.raw), meeting.date.date)
        place = (meeting.document.path, meeting.date.span)
        return next((r for r in sitting.records if (r.path, r.span) == place), None) if sitting else None

    def sittings(self, body: str) -> tuple[Sitting, ...]:
        """The meetings of a body, in order of their days; none for a body that is not here."""
        return self.chains.get(body, ())

    def sitting(self, body: str, day: date) -> Sitting | None:
        """The meeting of a body on a day."""
        chain = self.sittings(body)
        at = bisect_left(chain, day, key=when)
        return chain[at] if at < len(chain) and chain[at].date == day else None

    def before(self, body: str, day: date) -> Sitting | None:
        """The last meeting of a body before a day, of those that are here."""
        chain = self.sittings(body)
        at = bisect_left(chain, day, key=when)
        return chain[at - 1] if at else None

    def after(self, body: str, day: date) -> Sitting | None:
        """The first meeting of a body after a day, of those that are here."""
        chain = self.sittings(body)
        at = bisect_right(chain, day, key=when)
        return chain[at] if at < len(chain) else None

    def covers(self, body: str, day: date) -> bool:
        """Whether a meeting of a body on that day would be here: only then may its absence be spoken of.

        So it is where the meetings before and after are here and are neighbours: one announced the other, or
        approved its minutes; or where the archive is declared complete.
        """
        if self.sitting(body, day) is not None:
            return True
        before, after = self.before(body, day), self.after(body, day)
        if before is None or after is None:
            return False
        return self.declared(body) or follows(before, after)

    def declared(self, body: str) -> bool:
        """Whether the configuration declares that no meeting of a body is missing."""
        return self.complete if isinstance(self.complete, bool) else body in self.complete


def when(sitting: Sitting) -> date:
    """The day of a meeting."""
    return sitting.date


def follows(before: Sitting, after: Sitting) -> bool:
    """Whether two meetings say that one is the next after the other."""
    return after.date in before.announced or any(earlier.date == before.date for earlier in after.previous)
