"""The first pass of a run: every document of it is read, and those that the configuration names besides."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from sys import modules
from typing import TYPE_CHECKING

from .archive import Archive, summary
from .discover import FOREIGN, fitting, in_folder, is_document
from .engine import Project
from .errors import CannotRead
from .files import shown
from .model import MeetingRecord, Pack
from .report import Problem

if TYPE_CHECKING:
    from .index import Index

STDIN = "-"
Read = Callable[[str, bytes, Project], Pack]
"""Understands the content of a file at a path. Raises CannotRead."""


class Collection:
    """The records that the documents under one configuration can ask for."""

    def __init__(self, project: Project, read: Read) -> None:
        """`read` is how its documents are read."""
        self.project, self.read = project, read
        self.records: dict[str, tuple[MeetingRecord, ...]] = {}
        self.index: Index | None = None
        self.version = b""
        if project.settings.archive:
            from .index import Index

            self.index, self.version = Index(project.settings.base), version(project)

    def known(self, path: str, content: bytes) -> bool:
        """Whether a document need not be read for its records; they are taken from the index then."""
        if self.index is None or path == STDIN:
            return False
        found = self.index.get(self.key(path, content), path)
        if found is not None:
            self.records[os.path.realpath(path)] = found
        return found is not None

    def add(self, path: str, content: bytes, pack: Pack) -> None:
        """Take the records of a document that was read."""
        records = tuple(map(summary, pack.meetings))
        self.records[path if path == STDIN else os.path.realpath(path)] = records
        if self.index is not None and path != STDIN:
            key = self.key(path, content)
            if not self.index.holds(key):
                self.index.put(key, records)

    def key(self, path: str, content: bytes) -> bytes:
        """What a document is found by in the index."""
        from .index import key_of

        return key_of(self.version, Path(path).name, content)

    def archive(self) -> tuple[Archive, list[str]]:
        """All records, with those of the documents that the configuration names, and what there is to warn of."""
        warnings: list[str] = []
        failed: list[Problem] = []
        for path in self.further(warnings):
            try:
                content = Path(path).read_bytes()
                if not self.known(path, content):
                    self.add(path, content, self.read(path, content, self.project))
            except (OSError, CannotRead) as problem:
                failed.append(Problem(path, getattr(problem, "strerror", None) or str(problem)))
        if failed:
            first, more = failed[0], f" (and {len(failed) - 1} more)" if failed[1:] else ""
            warnings.append(f"the archive lacks a document that cannot be read: {first.path}{more}: {first.message}")
        if self.index is not None:
            self.index.close()
            warnings += [self.index.problem] if self.index.problem else []
        records = (record for path in sorted(self.records) for record in self.records[path])
        return Archive(records, self.project.settings.archive_complete), warnings

    def further(self, warnings: list[str]) -> Iterator[str]:
        """The documents that `archive:` names and the run does not."""
        base = self.project.settings.base.absolute()
        for pattern in self.project.settings.archive:
            place = str(base / pattern)
            found = in_folder(place, []) if Path(place).is_dir() else fitting(place)
            files = sorted(file for file in found if belongs(Path(file), base))
            if not files:
                warnings.append(f"{self.project.settings.where('archive')}no document fits {pattern}")
            for file in files:
                if os.path.realpath(file) not in self.records:
                    yield shown(Path(file))


def belongs(file: Path, base: Path) -> bool:
    """Whether a file is a document, and lies in no folder that holds something else."""
    folders = Path(os.path.relpath(file, base)).parts[:-1]
    return is_document(file.name) and not any(f in FOREIGN or (f[:1] == "." and f != "..") for f in folders)


def version(project: Project) -> bytes:
    """What the records of a document depend on besides the document: this package, the styles and the readers."""
    from hashlib import blake2b

    state = blake2b(repr((project.settings.style, sorted(project.plugins.readers))).encode())
    for file in sorted(sources(project)):
        state.update(b"\0".join((file.name.encode(), file.read_bytes())))
    return state.digest()


def sources(project: Project) -> set[Path]:
    """The files of the code and the grammars that make a record of a document."""
    used = [style.read for style in project.styles] + [reader.read for reader in project.plugins.readers.values()]
    homes = {Path(modules[function.__module__].__file__ or __file__).parent for function in used}
    homes |= {Path(__file__).parent, *(style.grammar.parent for style in project.styles)}
    return {file for home in homes for end in ("*.py", "*.lark") for file in home.glob(end)}
