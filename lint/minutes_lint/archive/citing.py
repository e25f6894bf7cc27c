"""Which meeting of the archive a citation speaks of, and how surely: rules that look others up begin here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from ..model.meeting import Meeting
from ..model.mentions import Caption, DateMention, Reference
from ..model.spans import Span
from ..model.structure import Item
from ..values import NamedTuple
from .archive import ANY_NAME, Archive, Sitting, body_key, mentions, words
from .records import MeetingRecord, MinuteRecord
from .titles import alike, content, same

WHOSE = ANY_NAME | {"held", "on", "from", "dated", "its", "this", "that", "our", "previous", "last", "preceding", "day"}
"""Words that say of which meeting of the body a minute is, and not of which body."""

APART = 3
"""At most this many minutes of private business may follow the public ones, in a document of their own."""

WORDS = 2
"""A title of fewer words may be a remark in brackets."""

FEWEST = 3
"""A run of fewer items does not show how a meeting numbers them."""

FAR = 2
"""A number greater than the last one by more than this factor belongs to another series."""


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

    @property
    def missing(self) -> bool:
        """Whether that meeting certainly has no minute of the number, and the citation surely means that meeting."""
        run = self.record.run
        meant = self.named or (self.beside and run is not None and run.first == 1)
        return self.reference.kind == "minute" and self.outside and meant

    @property
    def fits(self) -> bool:
        """Whether the title cited may be the heading of what bears the number."""
        title = self.reference.title
        return not title or any(alike(title, minute.title) for _, minute in self.found)

    @property
    def owner(self) -> MinuteRecord | None:
        """The one minute of that meeting whose heading is a title that does not fit the number."""
        title = self.reference.title
        owners = [minute for minute in self.record.minutes if minute.number and same(title, minute.title)]
        inside = self.reference.kind == "item" and any(mentions(minute, title) for _, minute in self.found)
        return owners[0] if len(owners) == 1 and not self.fits and not inside else None

    @property
    def other_heading(self) -> bool:
        """Whether the minute of that number surely has another heading; a short title may be a remark in brackets."""
        sure = self.reference.kind == "minute" and len(content(self.reference.title)) >= WORDS
        return sure and bool(self.found) and not self.fits and (self.named or self.beside)

    @property
    def numbers(self) -> tuple[str, str]:
        """The numbers of that meeting's first and last minute."""
        theirs = [minute.number for minute in self.record.minutes if minute.number and minute.parent is None]
        return theirs[0], theirs[-1]


def citations(meeting: Meeting, archive: Archive) -> Iterator[Cited]:
    """The minutes of other meetings that a meeting cites, where the minutes of those meetings are here."""
    own = body_key(meeting.body.raw) if meeting.body else ""
    today = meeting.date.date if meeting.date else None
    if not own or not today:
        return
    for reference in meeting.find(Reference):
        cited = citation(meeting, reference, archive, own, today) if looked_up(meeting, reference) else None
        if cited and not older(cited, archive) and not own_minute(cited, meeting):
            yield cited


def citation(meeting: Meeting, reference: Reference, archive: Archive, own: str, today: date) -> Cited | None:
    """What a reference cites; None where the minutes of that meeting are not here, or it is the meeting that cites.

    `own` is the key of the body that met `today` and cites.
    """
    day, beside = day_of(meeting, reference)
    sitting = archive.sitting(body_of(reference, own), day) if day and day != today else None
    record = sitting.minutes if sitting else None
    if sitting is None or record is None:
        return None
    named = reference.meeting != "previous" or reference.names_previous
    return Cited(reference, sitting, record, sitting.minute(reference.number), named, beside)


def day_of(meeting: Meeting, reference: Reference) -> tuple[date | None, bool]:
    """The day of the meeting cited, if it is known, and whether the item that cites names it as the previous one."""
    if reference.meeting == "previous":
        return previous_day(meeting, reference)
    return date.fromisoformat(reference.meeting), False


def looked_up(meeting: Meeting, reference: Reference) -> bool:
    """Whether a citation is of a minute of another meeting; an item is one where it is called by a title too.

    Where all that follows stands in the item of the citation, its items may have been read badly.
    """
    if reference.meeting in ("this", "other"):
        return False
    if reference.kind != "item":
        return reference.kind == "minute"
    if not reference.title or reference.sub:
        return False
    last = next((item.order for item in reversed(meeting.items) if item.parent is None), None)
    return meeting.is_record and ancestor(meeting, reference.item) != last


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


class Series(NamedTuple):
    """Everything of one kind that a document shows, where that is numbered from the first without a break."""

    numbers: tuple[str, ...]
    span: Span
    """Where the last of it stands."""

    def lacks(self, number: str) -> bool:
        """Whether a number of the same form lies beyond the last, but not beyond FAR times the last."""
        last, cited = self.numbers[-1], number.rpartition(".")[2]
        same_form = cited.isdecimal() == last.rpartition(".")[2].isdecimal()
        return same_form and place_of(last) < place_of(cited) <= place_of(last) * FAR


Group = tuple[str, str, int | None]
"""What is counted together: its kind, the number it stands within, "5" of 5.2, and for recommendations the item."""


def series(meeting: Meeting, references: Iterable[Reference]) -> Iterator[tuple[Reference, Series]]:
    """The references of whose kind the document shows all, each with that series: for 5.2 the items 5.1, 5.2 …"""
    shown: dict[Group, list[tuple[str, Span]]] = defaultdict(list)
    for group, number, span in (*captions(meeting), *numbered_items(meeting)):
        shown[group].append((number, span))
    known = {group: unbroken(members) for group, members in shown.items()}
    for reference in references:
        kind = reference.kind.replace("paragraph", "item")
        found = known.get(group_of(kind, reference.number, reference.item))
        if found is not None and (kind != "item" or len(found.numbers) >= FEWEST):
            yield reference, found


def group_of(kind: str, number: str, item: Item | None) -> Group:
    """What something with a number is counted together with."""
    return kind, number.rpartition(".")[0], item.order if item is not None and kind == "recommendation" else None


def captions(meeting: Meeting) -> Iterator[tuple[Group, str, Span]]:
    """The tables, appendices, annexes and recommendations that a document shows."""
    for caption in meeting.find(Caption):
        if caption.kind != "item":
            yield group_of(caption.kind, caption.number, caption.item), caption.number, caption.span


def numbered_items(meeting: Meeting) -> Iterator[tuple[Group, str, Span]]:
    """The items of a document; one that may have been read badly is without a number.

    A list in the text may look like items of the first level; it names none of the business that all meetings have.
    """
    if meeting.scanned or not any(item.topic for item in meeting.items if item.parent is None):
        return
    for item in meeting.items:
        sure = item.mark is not None and not item.inline and item.number.replace(".", "").isdecimal()
        number = item.number if sure else ""
        if item.parent is None:
            yield ("item", "", None), "" if "." in number else number, item.heading
        if "." in number:
            yield group_of("item", number, None), number, item.heading


def unbroken(shown: Iterable[tuple[str, Span]]) -> Series | None:
    """A series of what is shown, each number once; None where the first or another one is missing, or one stands twice.

    >>> unbroken([("1", Span(0, 1)), ("2", Span(4, 5))])
    Series(numbers=('1', '2'), span=Span(start=4, end=5))
    >>> unbroken([("A", Span(0, 1)), ("C", Span(4, 5))])
    """
    places = sorted((place_of(number), number, span) for number, span in shown)
    if len(places) < 2 or [place for place, _, _ in places] != list(range(1, len(places) + 1)):
        return None
    return Series(tuple(number for _, number, _ in places), places[-1][2])


def place_of(number: str) -> int:
    """The place of a number or letter in its series, from 1; 0 for any other.

    >>> place_of("12"), place_of("B"), place_of("4.7"), place_of("12/20")
    (12, 2, 7, 0)
    """
    last = number.rpartition(".")[2]
    if last.isdecimal():
        return int(last)
    return ord(last.upper()) - ord("A") + 1 if len(last) == 1 and last.isascii() and last.isalpha() else 0


def last_below(number: str, numbers: Iterable[str]) -> str:
    """The last number of the run that a number lies beyond; empty where it lies beyond none.

    >>> last_below("7.5", ["6", "7", "7.1", "7.2", "7.3"]), last_below("22/63", ["22/48", "22/49", "22/50"])
    ('7.3', '22/50')
    """
    whole = figures(number)
    known = [(figures(other), other) for other in numbers]
    for at, value in enumerate(whole):
        rest = (*whole[:at], *whole[at + 1 :])
        run = {f[at]: other for f, other in known if len(f) == len(whole) and (*f[:at], *f[at + 1 :]) == rest}
        if len(run) >= FEWEST and value > max(run):
            return run[max(run)]
    return ""


@lru_cache(maxsize=16_384)
def figures(number: str) -> tuple[int, ...]:
    """The figures of a number, none where there is anything else in it.

    >>> figures("22/63"), figures("7(b)")
    ((22, 63), ())
    """
    parts = number.replace("/", ".").replace("-", ".").split(".")
    return tuple(map(int, parts)) if all(part.isdecimal() for part in parts) else ()
