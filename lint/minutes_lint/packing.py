"""What is kept of a document between runs, as bytes: the records of its meetings, and what was found in it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

from .archive import body_key
from .model import Edit, Finding, MeetingRecord, MinuteRecord, Note, PreviousMinutes, Run, Span, Suggestion
from .report import Reading
from .values import NamedTuple

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
"""What many documents say: they are kept as what they say besides."""

Records = tuple[MeetingRecord, ...]


class Result(NamedTuple):
    """What was found in a document, before anything was accepted."""

    style: str
    meetings: tuple[Reading, ...]
    findings: tuple[Finding, ...]
    asked: Mapping[str, str]
    """The bodies that rules asked the archive about, and what it then held of them."""


def squeezed(values: Any) -> bytes:
    """Plain values, days and tuples of them as bytes."""
    text = json.dumps(values, default=date.isoformat, ensure_ascii=False, separators=(",", ":"))
    squeeze = zlib.compressobj(9, wbits=-15, zdict=USUAL)
    return squeeze.compress(text.encode(errors="surrogatepass")) + squeeze.flush()


def spread(content: bytes) -> Any:
    """The plain values that were squeezed, days and tuples as text and lists."""
    return json.loads(zlib.decompressobj(wbits=-15, zdict=USUAL).decompress(content))


# --- records ------------------------------------------------------------------------------------------


def packed(records: Records) -> bytes:
    """The records of one document, without its path."""
    said = bytes.fromhex("".join(minute.words for record in records for minute in record.minutes))
    return len(said).to_bytes(4) + said + squeezed([value(record) for record in records])


def unpacked(content: bytes, path: str) -> Iterator[MeetingRecord]:
    """The records that were packed, of a document at `path`."""
    end = 4 + int.from_bytes(content[:4])
    said = iter(content[4:end].hex())
    for each in spread(content[end:]):
        yield record(path, said, *each)


def value(of: MeetingRecord) -> list[Any]:
    """A record as plain values: days and places as numbers, each place counted from the one before."""
    minutes, at = [], 0
    for minute in of.minutes:
        start, end = minute.span
        size = len(minute.words)
        further = [minute.parent, minute.pages, 1] if minute.routine else [minute.parent, minute.pages]
        minutes.append([minute.number, minute.title, start - at, end - start, size, *further])
        at = start
    previous = [[p.date.toordinal(), *p.span, p.approved] for p in of.previous]
    dates = [day and day.toordinal() for day in (of.date, of.next)]
    return [of.kind, of.name, dates, of.span, minutes, of.run, previous, of.next_span, of.occasion, of.draft]


def record(
    path: str,
    said: Iterator[str],
    kind: Any,
    name: str,
    dates: list[int | None],
    span: list[int],
    minutes: list[list[Any]],
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
        tuple(minutes_of(minutes, said)),
        Run(*run) if run else None,
        tuple(PreviousMinutes(date.fromordinal(at), Span(start, end), known) for at, start, end, known in previous),
        following,
        Span(*next_span) if next_span else None,
        occasion,
        draft,
    )


def minutes_of(values: list[list[Any]], said: Iterator[str]) -> Iterator[MinuteRecord]:
    """The minutes of a record from their plain values and the figures of their words."""
    at = 0
    for number, title, ahead, length, size, parent, pages, *routine in values:
        at += ahead
        words = "".join(islice(said, size))
        papers = tuple(pages) if pages else None
        yield MinuteRecord(number, title, Span(at, at + length), parent, words, papers, bool(routine))


# --- results ------------------------------------------------------------------------------------------


def closed(result: Result) -> bytes:
    """A result as bytes: its values are tuples of plain ones, and dates."""
    return squeezed(result)


def opened(content: bytes) -> Result:
    """A result from its bytes."""
    style, meetings, findings, asked = spread(content)
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
        notes=tuple(Note(message, Span(*span), path) for message, span, path in finding.notes),
        suggestions=tuple(map(suggestion_of, finding.suggestions)),
        fix=suggestion_of(finding.fix) if finding.fix else None,
    )


def suggestion_of(values: Iterable[Any]) -> Suggestion:
    """A suggestion from plain values."""
    message, edits = values
    return Suggestion(message, tuple(Edit(Span(*span), text) for span, text in edits))
