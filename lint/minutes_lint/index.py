"""The archive between runs: one SQLite file, so that a document that has not changed need not be read again.

It may be lost, damaged, locked or out of date at any moment, and the findings stay the same: whatever is not
certainly right in it is left aside, and the documents themselves are read.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any

from .archive import body_key
from .errors import one_line
from .files import shown
from .model import MeetingRecord, MinuteRecord, PreviousMinutes, Run, Span

FOLDER, NAME = ".minutes-lint", "index.sqlite"
PATIENCE = 5.0
"""So many seconds another run may take to write."""

BATCH = 100
"""So many documents are written at once: no more are lost when a run is killed."""

PAGE = 8192
"""The size of SQLite's pages in bytes: some ten entries fit into one."""

PASSING = (
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR),
    *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOMEM),
)
"""Failures that say nothing against the file itself."""

SEAL = 8
"""So many bytes at the end of an entry tell whether it is as it was written."""

NAMED = 8
"""By so many bytes of its key an entry is found; the seal is made with all of them."""

TABLE = "CREATE TABLE IF NOT EXISTS documents (id INTEGER PRIMARY KEY, entry BLOB NOT NULL)"
"""Entries one after the other fill their pages; as all are read at once, none is looked for."""

USUAL = (
    b'"annual","special",true]false]]null,"unknown","report","agenda","notes","minutes","Council","Parish Council",'
    b'"Town Council","Board","Commission","Panel","Working Group","Sub-Committee","Committee","0","1","2","3","4",'
    b'"Correspondence","Finance","Planning Applications","Urgent Business","Any Other Business","Matters Arising",'
    b'"Public Participation","Exclusion of the Press and Public","Questions from the Public",'
    b'"Date of Next Meeting","Declarations of Interest","Minutes of the Previous Meeting","Apologies for Absence",'
    b'"DATE AND TIME OF THE NEXT MEETING","DECLARATIONS OF INTEREST","COMMUNICATIONS",'
    b'"MINUTES OF THE PREVIOUS MEETING HELD ON ",'
)
"""What many entries say: they are kept as what they say besides."""

Records = tuple[MeetingRecord, ...]


class Index:
    """The records of documents by key. Nothing here raises: `problem` says why it could not be used, if so."""

    def __init__(self, base: Path) -> None:
        """Read the index beside a configuration, in the folder `base`, or begin one."""
        self.file = base / FOLDER / NAME
        self.problem: str | None = None
        self.entries: dict[bytes, bytes] = {}
        self.places: dict[bytes, int] = {}
        self.gone: set[int] = set()
        self.new: list[bytes] = []
        self.attempt(self.read)

    def get(self, key: bytes, path: str) -> Records | None:
        """The records of a document, which now lies at `path`; None where they are not here."""
        return tuple(unpacked(self.entries[key[:NAMED]][NAMED:-SEAL], path)) if self.holds(key) else None

    def holds(self, key: bytes) -> bool:
        """Whether the records of a document are here; they are kept then."""
        entry = self.entries.get(key[:NAMED])
        if entry is None or entry[-SEAL:] != seal(key, entry[NAMED:-SEAL]):
            return False
        self.places.pop(key[:NAMED], None)
        return True

    def put(self, key: bytes, records: Records) -> None:
        """Keep the records of a document."""
        content = packed(records)
        self.new.append(key[:NAMED] + content + seal(key, content))
        if len(self.new) >= BATCH:
            self.save()

    def close(self) -> None:
        """Write what is new, and delete every entry that nobody asked for: its document is no longer there."""
        self.gone |= set(self.places.values())
        self.save()

    def save(self) -> None:
        """Write what is new, and delete what is known to be of no use."""
        if (self.new or self.gone) and self.problem is None:
            self.attempt(self.write)
        self.new, self.gone = [], set()

    def attempt(self, step: Callable[[], None]) -> None:
        """Do something with the file, and where that fails, note why and do without.

        A file that is damaged is deleted: the next run begins another one.
        """
        try:
            try:
                step()
            except (sqlite3.Error, ValueError, TypeError) as problem:
                if primary(problem) in PASSING:
                    raise OSError(one_line(problem)) from problem
                self.discard()
                raise OSError("it is damaged, and was deleted") from problem
        except OSError as problem:
            self.problem = f"the index {shown(self.file)} could not be used: {problem.strerror or one_line(problem)}"

    def discard(self) -> None:
        """Delete the file and what SQLite keeps beside it."""
        for end in ("", "-journal", "-wal", "-shm"):
            self.file.with_name(NAME + end).unlink(missing_ok=True)

    def read(self) -> None:
        """Take all entries into memory, each once, where there is a file."""
        if not self.file.exists():
            return
        with closing(connect(self.file)) as database:
            begun = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'documents'").fetchone()
            rows = database.execute("SELECT id, entry FROM documents").fetchall() if begun else []
        for place, entry in rows:
            name = bytes(entry[:NAMED])
            if name in self.entries:  # two runs wrote it
                self.gone.add(place)
            else:
                self.entries[name], self.places[name] = entry, place

    def write(self) -> None:
        """Add and delete entries in one transaction."""
        if not self.file.parent.is_dir():
            self.file.parent.mkdir()
            with suppress(OSError):
                self.file.with_name(".gitignore").write_text("*\n", encoding="utf-8")
        with closing(connect(self.file)) as database:
            database.execute(f"PRAGMA page_size = {PAGE}")
            database.execute("PRAGMA synchronous = NORMAL")
            database.execute("BEGIN IMMEDIATE")
            database.execute(TABLE)
            database.executemany("DELETE FROM documents WHERE id = ?", ((place,) for place in self.gone))
            database.executemany("INSERT INTO documents (entry) VALUES (?)", ((entry,) for entry in self.new))
            database.execute("COMMIT")


def primary(problem: Exception) -> int:
    """The primary result code of SQLite behind an exception; 0 where it has none."""
    return getattr(problem, "sqlite_errorcode", 0) & 0xFF


def connect(file: Path) -> sqlite3.Connection:
    """The database in a file, ready to be read."""
    return sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)


def seal(key: bytes, content: bytes) -> bytes:
    """What an entry ends with if it is whole and under its own key."""
    return blake2b(content, key=key, digest_size=SEAL).digest()


# --- records as bytes ---------------------------------------------------------------------------------


def packed(records: Records) -> bytes:
    """The records of one document, without its path."""
    said = bytes.fromhex("".join(minute.words for record in records for minute in record.minutes))
    text = json.dumps([value(record) for record in records], ensure_ascii=False, separators=(",", ":")).encode()
    squeeze = zlib.compressobj(9, wbits=-15, zdict=USUAL)
    return len(said).to_bytes(4) + said + squeeze.compress(text) + squeeze.flush()


def unpacked(content: bytes, path: str) -> Iterator[MeetingRecord]:
    """The records that were packed, of a document at `path`."""
    end = 4 + int.from_bytes(content[:4])
    said = iter(content[4:end].hex())
    for each in json.loads(zlib.decompressobj(wbits=-15, zdict=USUAL).decompress(content[end:])):
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
