"""What is known of documents between runs: one SQLite file, so that what has not changed is not read or linted again.

It may be lost, damaged, locked or out of date at any moment, and the findings stay the same: each entry is sealed
with all that it depends on, and what is not certainly right is left aside.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path

from ..errors import one_line
from ..files.files import shown
from .packing import Content, Press, usual

FOLDER, NAME = ".minutes-lint", "index.sqlite"
TABLES = ("records", "results", "usual")
"""What a document says of its meetings, what was found in it, and, once, what such entries say."""

TABLE = "CREATE TABLE IF NOT EXISTS {} (id INTEGER PRIMARY KEY, place BLOB NOT NULL, entry BLOB NOT NULL)"
"""Entries one after the other fill their pages; as all are read at once, none is looked for."""

MOST = 20
"""So many files are kept in the user's cache folder, those used last."""

PATIENCE = 5.0
"""So many seconds another run may take to write."""

BATCH = 100
"""So many entries are written at once: no more are lost when a run is killed."""

PAGE = 8192
"""The size of SQLite's pages in bytes: some twenty entries fit into one."""

PASSING = (
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR),
    *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOMEM),
)
"""Failures that say nothing against the file itself."""

Name = tuple[str, bytes]
"""Whose entry it is: the table, and the place of the document."""

COMMON: Name = ("usual", b"")
"""The entry of no document: what the others say."""


class Store:
    """Entries about documents. Nothing here raises: `problem` says why the file could not be used, if so."""

    def __init__(self, file: Path, base: Path) -> None:
        """Open the store in a file, or begin one. It may move with the documents below the folder `base`."""
        self.file, self.base = file, f"{os.path.normpath(base.absolute())}{os.sep}"
        self.problem: str | None = None
        self.entries: dict[Name, bytes] = {}
        self.rows: dict[Name, int] = {}
        self.asked: set[bytes] = set()
        self.new: dict[Name, tuple[bytes, Content]] = {}
        self.gone: set[tuple[str, int]] = set()
        self.attempt(self.read)
        common = self.entries.pop(COMMON, b"")
        self.presses = [Press(common), Press()] if common else [Press()]

    def get(self, table: str, path: str, key: bytes) -> Content | None:
        """What is kept of the document at a path, if all it depends on is still `key`."""
        place = self.place(path)
        self.asked.add(place)
        entry = self.entries.get((table, place), b"")
        return next((press.spread(entry) for press in self.presses if press.fits(key, entry)), None)

    def put(self, table: str, path: str, key: bytes, content: Content) -> None:
        """Keep something of the document at a path, for as long as all it depends on is `key`."""
        name = (table, self.place(path))
        self.new[name] = key, content
        if name in self.rows:
            self.gone.add((table, self.rows.pop(name)))
        if len(self.new) >= BATCH:
            self.save()

    def place(self, path: str) -> bytes:
        """Where a document lies, as seen from the folder where it is below it."""
        whole = os.path.abspath(path)  # noqa: PTH100 - resolve() would ask for each folder whether it is a link
        return os.fsencode(whole.removeprefix(self.base))

    def close(self) -> None:
        """Write what is new, and delete what is kept of documents that are no longer there."""
        for (table, place), row in self.rows.items():
            if place not in self.asked and not os.path.lexists(Path(self.base) / os.fsdecode(place)):
                self.gone.add((table, row))
        self.save()

    def save(self) -> None:
        """Write what is new, and delete what is known to be of no use."""
        if (self.new or self.gone) and self.problem is None:
            self.attempt(self.write)
        self.new, self.gone = {}, set()

    def attempt(self, step: Callable[[], None]) -> None:
        """Do something with the file, and where that fails, note why and do without.

        A file that is damaged is deleted: the next run begins another one.
        """
        try:
            try:
                step()
            except (sqlite3.Error, ValueError) as problem:
                if getattr(problem, "sqlite_errorcode", 0) & 0xFF in PASSING:
                    raise OSError(one_line(problem)) from problem
                self.discard()
                raise OSError("it is damaged, and was deleted") from problem
        except OSError as problem:
            self.problem = f"the index {shown(self.file)} could not be used: {problem.strerror or one_line(problem)}"

    def discard(self) -> None:
        """Delete the file and what SQLite keeps beside it."""
        for end in ("", "-journal", "-wal", "-shm"):
            self.file.with_name(self.file.name + end).unlink(missing_ok=True)

    def read(self) -> None:
        """Take all entries into memory where there is a file; one that an older version made is deleted."""
        if not self.file.exists():
            return
        with closing(connect(self.file)) as database:
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
            kept = TABLES if tables == set(TABLES) else ()
            rows = {table: database.execute(f"SELECT id, place, entry FROM {table}").fetchall() for table in kept}
        if tables and not kept:
            self.discard()
        for table, found in rows.items():
            for row, place, entry in found:
                if not (isinstance(place, bytes) and isinstance(entry, bytes)):
                    raise ValueError
                if (table, place) in self.rows:  # two runs wrote it
                    self.gone.add((table, self.rows[table, place]))
                self.entries[table, place], self.rows[table, place] = entry, row

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
            for table in TABLES:
                database.execute(TABLE.format(table))
            for table, row in self.gone:
                database.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
            known = database.execute("SELECT entry FROM usual ORDER BY id DESC").fetchone()
            press = Press(known[0] if known else usual([content for _, content in self.new.values()]))
            new = [(name, press.squeezed(key, content)) for name, (key, content) in self.new.items()]
            begun = [(COMMON, press.common)] if press.common and not known else []
            for (table, place), entry in begun + new:
                database.execute(f"INSERT INTO {table} (place, entry) VALUES (?, ?)", (place, entry))
            database.execute("COMMIT")


def connect(file: Path) -> sqlite3.Connection:
    """The database in a file, ready to be read."""
    return sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)


def file_for(base: Path, cache: Path | None) -> Path:
    """The file beside the configuration in the folder `base`, or in the user's cache folder where that is given.

    There those are deleted that were used longest ago.
    """
    if cache is None:
        return base / FOLDER / NAME
    name = blake2b(str(base.absolute()).encode(errors="surrogateescape"), digest_size=8).hexdigest()
    file = cache / f"results-{name}.sqlite"
    with suppress(OSError):
        others = sorted(set(cache.glob("results-*.sqlite")) - {file}, key=lambda other: other.stat().st_mtime)
        for old in others[: 1 - MOST]:
            old.unlink()
        os.utime(file)
    return file
