"""What is kept of a document between runs, as bytes: the records of its meetings, and what was found in it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from itertools import pairwise, zip_longest

from ..archive.archive import Minutes, body_key
from ..archive.records import MeetingRecord, MinuteRecord, PreviousMinutes, Run
from ..model.findings import Edit, Finding, Note, Suggestion, Under
from ..model.spans import Span
from ..report import Reading
from ..values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

USUAL = (
    b'"annual","special",true]false]]null,"unknown","report","agenda","notes","minutes","Council","Parish Council",'
    b'"Town Council","Board","Commission","Panel","Working Group","Sub-Committee","Committee","0","1","2","3","4",'
    b'{"items":1,"dates":1,"references":0,"quantities":0,"votes":0,"people":1,"claims":0},{}]],[],{"'
    b'"Correspondence","Finance","Planning Applications","Urgent Business","Any Other Business","Matters Arising",'
    b'"Public Participation","Exclusion of the Press and Public","Questions from the Public",'
    b'"Date of Next Meeting","Declarations of Interest","Minutes of the Previous Meeting","Apologies for Absence",'
    b'"DATE AND TIME OF THE NEXT MEETING","DECLARATIONS OF INTEREST","COMMUNICATIONS",'
    b'"MINUTES OF THE PREVIOUS MEETING HELD ON ",'
)
"""What many documents say: entries are compressed with it as their dictionary."""

MANY, TENTH, SAMPLED = 50, 10, 16_000
"""If at least 50 entries are written at once, each tenth of them, at most 16,000 bytes, is their dictionary."""

SEAL = 8
"""The last bytes of an entry, this many, tell whether it is as it was written and depends on the same as now."""

Content = tuple[bytes, bytes]
"""What an entry says: text, which is compressed, and bits, which no compression makes fewer."""

Records = tuple[MeetingRecord, ...]


class Result(NamedTuple):
    """What was found in a document, before anything was accepted."""

    style: str
    meetings: tuple[Reading, ...]
    findings: tuple[Finding, ...]
    asked: Mapping[str, str]
    """The bodies that rules asked the archive about, and what it then held of them."""


class Press:
    """Compresses entries, with what documents usually say as the dictionary."""

    def __init__(self, common: bytes = b"") -> None:
        """`common` is what the documents of an archive say."""
        self.common, self.usual = common, common + USUAL
        self.mark = blake2b(self.usual, digest_size=blake2b.PERSON_SIZE).digest()

    def squeezed(self, key: bytes, content: Content) -> bytes:
        """An entry that is of use as long as all it depends on is `key`."""
        text, bits = content
        squeeze = zlib.compressobj(9, wbits=-15, zdict=self.usual)
        entry = squeeze.compress(text) + squeeze.flush() + bits
        return entry + self.seal(key, entry)

    def fits(self, key: bytes, entry: bytes) -> bool:
        """Whether an entry is whole, under its own key, and was squeezed with the same in mind."""
        return entry[-SEAL:] == self.seal(key, entry[:-SEAL])

    def spread(self, entry: bytes) -> Content:
        """What an entry that fits says."""
        squeeze = zlib.decompressobj(wbits=-15, zdict=self.usual)
        return squeeze.decompress(entry[:-SEAL]), squeeze.unused_data

    def seal(self, key: bytes, entry: bytes) -> bytes:
        """What such an entry ends with."""
        return blake2b(entry, key=key, person=self.mark, digest_size=SEAL).digest()


def usual(contents: Sequence[Content]) -> bytes:
    """What the documents of an archive say, by the entries of some; nothing where they are few."""
    return b"".join(text for text, _ in contents[::TENTH])[:SAMPLED] if len(contents) >= MANY else b""


def written(values: Any) -> bytes:
    """Plain values, days and tuples of them as text."""
    text = json.dumps(values, default=date.isoformat, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="surrogatepass")


# --- records ------------------------------------------------------------------------------------------


def packed(records: Records) -> Content:
    """The records of one document, without its path."""
    said = bytes.fromhex("".join(minute.words for record in records for minute in record.minutes))
    return written([value(record) for record in records]), said


def unpacked(content: Content, path: str) -> Iterator[MeetingRecord]:
    """The records that were packed, of a document at `path`."""
    text, said = content
    for of in json.loads(text):
        found = record(path, said, *of)
        said = said[sum(len(minute.words) for minute in found.minutes) // 2 :]
        yield found


def value(of: MeetingRecord) -> list[Any]:
    """A record as plain values, days as numbers."""
    previous = [[p.date.toordinal(), *p.span, p.approved] for p in of.previous]
    dates = [day and day.toordinal() for day in (of.date, of.next)]
    minutes = columns(of.minutes)
    return [of.kind, of.name, dates, of.span, minutes, of.run, previous, of.next_span, of.occasion, of.draft]


def columns(minutes: Sequence[MinuteRecord]) -> list[list[Any]]:
    """Minutes as plain values, all numbers, all titles …; a place is counted from the one before.

    A column that says nothing is empty.
    """
    starts = [minute.span.start for minute in minutes]
    whole: list[list[Any]] = [
        [minute.number for minute in minutes],
        [minute.title for minute in minutes],
        [start - before for before, start in pairwise([0, *starts])],
        [m.span.end - m.span.start - len(m.title) - len(m.number) for m in minutes],
        [len(minute.words) // 2 for minute in minutes],
        [minute.parent for minute in minutes],
        [minute.pages for minute in minutes],
        [1 if minute.routine else None for minute in minutes],
    ]
    return [column if any(value is not None for value in column) else [] for column in whole]


def record(
    path: str,
    said: bytes,
    kind: Any,
    name: str,
    dates: list[int | None],
    span: list[int],
    minutes: list[list[Any]],  # by columns
    run: list[Any] | None,
    previous: list[list[Any]],
    next_span: list[int] | None,
    occasion: str,
    draft: bool,
) -> MeetingRecord:
    """A record from its plain values."""
    day, following = (None if ordinal is None else date.fromordinal(ordinal) for ordinal in dates)
    return MeetingRecord(
        path,
        kind,
        body_key(name),
        name,
        day,
        Span(*span),
        Minutes(minutes_of(minutes, said)),
        Run(*run) if run else None,
        tuple(PreviousMinutes(date.fromordinal(at), Span(start, end), known) for at, start, end, known in previous),
        following,
        Span(*next_span) if next_span else None,
        occasion,
        draft,
    )


def minutes_of(values: list[list[Any]], said: bytes) -> Iterator[MinuteRecord]:
    """The minutes of a record from their columns and the bits of their words."""
    at = told = 0
    for number, title, ahead, longer, size, parent, pages, routine in zip_longest(*values):
        at, words, told = at + ahead, said[told : told + size].hex(), told + size
        span = Span(at, at + len(title) + len(number) + longer)
        yield MinuteRecord(number, title, span, parent, words, tuple(pages) if pages else None, bool(routine))


# --- results ------------------------------------------------------------------------------------------


def closed(result: Result) -> Content:
    """A result as text: its values are tuples of plain ones, and dates."""
    return written(result), b""


def opened(content: Content) -> Result:
    """A result from its text."""
    style, meetings, findings, asked = json.loads(content[0])
    return Result(style, tuple(map(reading_of, meetings)), tuple(map(finding_of, findings)), asked)


def reading_of(values: list[Any]) -> Reading:
    """What was read of a meeting, from plain values."""
    reading = Reading(*values)
    return reading._replace(date=date.fromisoformat(values[2])) if values[2] else reading


def finding_of(values: list[Any]) -> Finding:
    """A finding from plain values."""
    finding = Finding(*values)
    return finding._replace(
        span=Span(*finding.span),
        notes=tuple(Note(message, Span(*span), path, under(item)) for message, span, path, item in finding.notes),
        suggestions=tuple(map(suggestion_of, finding.suggestions)),
        fix=suggestion_of(finding.fix) if finding.fix else None,
        item=under(finding.item),
    )


def under(values: Iterable[Any] | None) -> Under | None:
    """The item of a place from plain values, where it has one."""
    return None if values is None else Under(*values)


def suggestion_of(values: Iterable[Any]) -> Suggestion:
    """A suggestion from plain values."""
    message, edits = values
    return Suggestion(message, tuple(Edit(Span(*span), text) for span, text in edits))
