"""What earlier runs found, kept for the next: a document is linted again only where something it depends on changed.

One SQLite file for each configuration, in the user's cache folder. A document's entry has two halves. Its records are
good while the document, its name, the program, the styles and the readers are the same; its findings while besides
these the rules, their options, the profiles and all that other documents say of the bodies that its rules asked about
are. Each half carries the hash of what it depends on, and both a seal, so that a file that is old, damaged, or
another's changes no finding.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

from .index import SEAL, Records, connect, packed, seal, unpacked
from .model import Edit, Finding, Note, Span, Suggestion
from .report import Checked, Reading
from .values import NamedTuple

MOST = 20
"""So many files are kept, those used last."""

TABLE = "CREATE TABLE IF NOT EXISTS results (path TEXT PRIMARY KEY, entry BLOB NOT NULL) WITHOUT ROWID"


class Result(NamedTuple):
    """What was found in a document, before anything was accepted."""

    style: str
    meetings: tuple[Reading, ...]
    findings: tuple[Finding, ...]
    asked: Mapping[str, str]
    """The bodies that rules asked the archive about, and what it then held of them."""


class Entry(NamedTuple):
    """What is kept of a document: each half with the hash of what it depends on."""

    read: bytes
    records: bytes
    judged: bytes
    result: bytes


class Results:
    """The results of earlier runs under one configuration. Nothing here raises: what cannot be used is done without."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.kept: dict[str, bytes] = {}
        self.new: dict[str, Entry] = {}
        with suppress(sqlite3.Error, OSError, ValueError), closing(connect(self.file)) as database:
            self.kept = dict(database.execute("SELECT path, entry FROM results"))

    def records(self, path: str, read: bytes) -> Records | None:
        """The records of a document, if its hash is still `read`."""
        entry = self.entry(path)
        return tuple(unpacked(entry.records, path)) if entry is not None and entry.read == read else None

    def result(self, path: str, judged: bytes) -> Result | None:
        """What was found in a document, if the hash of all it depends on besides the archive is still `judged`."""
        entry = self.entry(path)
        return opened(entry.result) if entry is not None and entry.judged == judged else None

    def entry(self, path: str) -> Entry | None:
        """What is kept of a document; None where there is nothing, or it is not as it was written."""
        content = self.kept.get(path, b"")
        if len(content) < SEAL or content[-SEAL:] != seal(named(path), content[:-SEAL]):
            return None
        read, judged, size = content[:16], content[16:32], int.from_bytes(content[32:36])
        return Entry(read, content[36 : 36 + size], judged, content[36 + size : -SEAL])

    def put(self, read: bytes, records: Records, judged: bytes, checked: Checked, asked: Mapping[str, str]) -> None:
        """Keep what was found in a document."""
        result = Result(checked.style, checked.meetings, checked.findings, asked)
        self.new[checked.path] = Entry(read, packed(records), judged, closed(result))

    def close(self) -> None:
        """Write what is new, and forget the files of configurations that were used longest ago."""
        with suppress(sqlite3.Error, OSError):
            if self.new:
                self.write()
            self.file.touch()
            files = sorted(self.file.parent.glob("results-*.sqlite"), key=lambda file: file.stat().st_mtime)
            for old in files[:-MOST]:
                old.unlink()

    def write(self) -> None:
        """Put the new entries in the place of the old ones, in one transaction; a damaged file is begun anew."""
        rows = [(path, sealed(path, entry)) for path, entry in self.new.items()]
        try:
            self.insert(rows)
        except sqlite3.DatabaseError as problem:
            if isinstance(problem, sqlite3.OperationalError):
                raise
            self.file.unlink(missing_ok=True)
            self.insert(rows)

    def insert(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Write rows."""
        with closing(connect(self.file)) as database:
            database.execute("PRAGMA synchronous = OFF")
            database.execute("BEGIN IMMEDIATE")
            database.execute(TABLE)
            database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", rows)
            database.execute("COMMIT")


def file_for(base: Path, folder: Path) -> Path:
    """The file for the configuration in a folder `base`, among those in another one."""
    name = blake2b(str(base.absolute()).encode(errors="surrogateescape"), digest_size=8).hexdigest()
    return folder / f"results-{name}.sqlite"


def sealed(path: str, entry: Entry) -> bytes:
    """An entry as bytes with its seal."""
    content = entry.read + entry.judged + len(entry.records).to_bytes(4) + entry.records + entry.result
    return content + seal(named(path), content)


def named(path: str) -> bytes:
    """What an entry is sealed with, so that it is good under its own path alone."""
    return blake2b(path.encode(errors="surrogateescape")).digest()


# --- results as bytes ---------------------------------------------------------------------------------


def closed(result: Result) -> bytes:
    """A result as bytes: its values are tuples of plain ones, and dates."""
    return zlib.compress(json.dumps(result, default=date.isoformat, ensure_ascii=False).encode())


def opened(content: bytes) -> Result:
    """A result from its bytes."""
    style, meetings, findings, asked = json.loads(zlib.decompress(content))
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
