"""What the documents under one configuration say of their meetings, and what earlier runs knew of them."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from sys import modules

from ..archive.archive import Archive, Sitting, summary
from ..engine import Project
from ..errors import CannotRead
from ..files.files import shown
from ..model.meeting import Pack
from ..report import Checked, Problem
from ..values import TYPE_CHECKING
from .discover import FOREIGN, fitting, in_folder, is_document

if TYPE_CHECKING:
    from typing import Any

    from .packing import Records, Result
    from .store import Store

STDIN = "-"
Read = Callable[[str, bytes, Project], Pack]
"""Understands the content of a file at a path. Raises CannotRead."""

EVERYTHING = "*"
"""Stands for the meetings of all bodies; no body has this key."""


class Watched(Archive):
    """An archive that notes the bodies it is asked about while one document is judged: nothing else of it was seen."""

    def __init__(self, whole: Archive) -> None:
        """`whole` is the archive that answers."""
        self.whole, self.complete = whole, whole.complete
        self.asked: set[str] = set()

    def sittings(self, body: str) -> tuple[Sitting, ...]:
        """The meetings of a body, in order: all other questions begin with this one."""
        self.asked.add(body)
        return self.whole.sittings(body)

    @cached_property
    def chains(self) -> dict[str, tuple[Sitting, ...]]:
        """The meetings of each body, in order of their days."""
        self.asked.add(EVERYTHING)
        return self.whole.chains

    def __getattr__(self, name: str) -> Any:
        """Whatever else there is of the archive: its records."""
        self.asked.add(EVERYTHING)
        return getattr(self.whole, name)


class Collection:
    """The records that the documents under one configuration can ask for."""

    def __init__(self, project: Project, read: Read, results: bool = False, cache: Path | None = None) -> None:
        """`read` is how its documents are read; `results` says whether what was found in them is kept for later runs.

        The archive that the configuration names is kept beside it, and results there too; without one they are kept in
        the folder `cache`, if any.
        """
        self.project, self.read = project, read
        self.records: dict[str, Records] = {}
        self.keys: dict[str, bytes] = {}
        self.store: Store | None = None
        if project.settings.archive or (results and cache):
            from .store import Store, file_for

            base = project.settings.base
            self.store = Store(file_for(base, None if project.settings.archive else cache), base)
        self.version = version(project) if self.store else b""
        self.results = results and self.store is not None

    @property
    def keyed(self) -> bool:
        """Whether anything is kept of its documents, which has to be found again."""
        return bool(self.version)

    def store_for(self, path: str) -> Store | None:
        """Where something is kept of a document, if anywhere: what is on standard input is soon gone."""
        return self.store if path != STDIN else None

    def close(self) -> str | None:
        """Write what is new. A sentence says what keeps the archive from being used, if anything does."""
        if self.store is None:
            return None
        self.store.close()
        return self.store.problem if self.project.settings.archive else None

    def key(self, path: str, hashed: bytes) -> bytes:
        """What is kept of a document is found by this; `hashed` is the digest of its content.

        It is made of the program's version, the name of the file and what is in it, wherever that lies.
        """
        return digest(b"\0".join((self.version, Path(path).name.encode(errors="surrogateescape"), hashed)))

    def add(self, path: str, key: bytes, records: Records) -> None:
        """Take the records of a document."""
        place = path if path == STDIN else os.path.realpath(path)
        self.records[place], self.keys[place] = records, key
        store = self.store_for(path)
        if store and store.get("records", path, key) is None:
            from .packing import packed

            store.put("records", path, key, packed(records))

    def archive(self) -> tuple[Archive, list[str]]:
        """All records, with those of the documents that the configuration names, and what there is to warn of."""
        warnings: list[str] = []
        failed: list[Problem] = []
        for path in self.further(warnings):
            try:
                self.add(path, *self.looked_up(path, Path(path).read_bytes()))
            except (OSError, CannotRead) as problem:
                failed.append(Problem(path, getattr(problem, "strerror", None) or str(problem)))
        if failed:
            first, more = failed[0], f" (and {len(failed) - 1} more)" if failed[1:] else ""
            warnings.append(f"the archive lacks a document that cannot be read: {first.path}{more}: {first.message}")
        records = (record for path in sorted(self.records) for record in self.records[path])
        return Archive(records, self.project.settings.archive_complete), warnings

    def looked_up(self, path: str, content: bytes) -> tuple[bytes, Records]:
        """The key and the records of a document outside of the run, from the index where it has them."""
        key = self.key(path, digest(content))
        found = self.known(path, key)
        return key, tuple(map(summary, self.read(path, content, self.project).meetings)) if found is None else found

    def known(self, path: str, key: bytes) -> Records | None:
        """The records of a document, if an earlier run kept them and its key is still the same."""
        store = self.store_for(path)
        content = store.get("records", path, key) if store else None
        if content is None:
            return None
        from .packing import unpacked

        return tuple(unpacked(content, path))

    def found(self, path: str, key: bytes) -> Result | None:
        """What was found in a document, if an earlier run kept it and all it depends on is still the same."""
        store = self.store_for(path)
        content = store.get("results", path, self.judged(path, key)) if store and self.results else None
        if content is None:
            return None
        from .packing import opened

        result = opened(content)
        return result if result.asked == self.said_of(result.asked) else None

    def keep(self, path: str, key: bytes, checked: Checked, asked: Iterable[str]) -> None:
        """Keep what was found in a document, whose rules asked the archive about some bodies."""
        store = self.store_for(path)
        if store and self.results:
            from .packing import Result, closed

            result = Result(checked.style, checked.meetings, checked.findings, self.said_of(asked))
            store.put("results", path, self.judged(path, key), closed(result))

    def judged(self, path: str, key: bytes) -> bytes:
        """The hash of all that what is found in a document depends on besides the archive."""
        return digest(b"\0".join((self.state, key, path.encode(errors="surrogateescape"))))

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

    @cached_property
    def state(self) -> bytes:
        """What the findings in a document depend on besides documents: rules, options and profiles."""
        from hashlib import blake2b

        settings = self.project.settings._replace(base=Path(), file=None, places={}, paths=(), exclude=())
        state = blake2b(repr((settings, sorted(self.project.plugins.rules), libraries(self.project))).encode())
        for file in sorted(judges(self.project)):
            state.update(b"\0".join((str(file).encode(errors="surrogateescape"), file.read_bytes())))
        return state.digest()

    def said_of(self, bodies: Iterable[str]) -> dict[str, str]:
        """What all documents together say of the meetings of some bodies, as hashes: to be asked when all are here."""
        return {body: self.said.get(body, "") for body in bodies}

    @cached_property
    def said(self) -> dict[str, str]:
        """What all documents together say of the meetings of each body, as hashes."""
        from hashlib import blake2b

        states: defaultdict[str, blake2b] = defaultdict(lambda: blake2b(digest_size=8))
        for place in sorted(self.records):
            for record in self.records[place]:
                for body in (record.body, EVERYTHING):
                    states[body].update(record.path.encode(errors="surrogateescape") + b"\0" + self.keys[place])
        return {body: state.hexdigest() for body, state in states.items()}


def digest(content: bytes) -> bytes:
    """A hash of some bytes."""
    from hashlib import blake2b

    return blake2b(content, digest_size=16).digest()


def belongs(file: Path, base: Path) -> bool:
    """Whether a file is a document, and lies in no folder that holds something else."""
    folders = Path(os.path.relpath(file, base)).parts[:-1]
    return is_document(file.name) and not any(f in FOREIGN or (f[:1] == "." and f != "..") for f in folders)


def version(project: Project) -> bytes:
    """What the records of a document depend on besides the document: this package, the styles and the readers."""
    from hashlib import blake2b

    state = blake2b(repr((sys.version, project.settings.style, sorted(project.plugins.readers))).encode())
    for file in sorted(sources(project)):
        state.update(b"\0".join((file.name.encode(), file.read_bytes())))
    return state.digest()


def sources(project: Project) -> set[Path]:
    """The files of the code and the grammars that make a record of a document."""
    used = [style.read for style in project.styles] + [reader.read for reader in project.plugins.readers.values()]
    packages = {function.__module__.partition(".")[0] for function in (sources, *used)}
    mains = {Path(modules[name].__file__ or __file__) for name in packages}
    homes = {main.parent for main in mains} | {style.grammar.parent for style in project.styles}
    below = {main.parent for main in mains if main.stem == "__init__"}
    found = (*(home.glob("*") for home in homes), *(home.rglob("*") for home in below))
    return {file for files in found for file in files if file.suffix in (".py", ".lark")}


def judges(project: Project) -> set[Path]:
    """The files of the rules and what they use, of phrases, and of the profiles."""
    packages = {rule.check.__module__.partition(".")[0] for rule in project.plugins.rules.values()}
    mains = [Path(modules[name].__file__ or __file__) for name in packages if name in modules]
    files = {file for main in mains for file in (main.parent.rglob("*.py") if main.stem == "__init__" else (main,))}
    files |= {profile for style in project.styles if (profile := style.grammar.with_suffix(".yaml")).is_file()}
    named = (project.settings.base / plugin for plugin in project.settings.plugins)
    return files | {file for file in named if file.is_file()}


def libraries(project: Project) -> list[str]:
    """The versions of what rules that are on may use besides: the calendar of bank holidays."""
    if not any(rule.profile for rule, *_ in project.settings.enabled(project.plugins.rules)):
        return []
    from importlib.util import find_spec

    found = find_spec("holidays")
    homes = [Path(home).parent for home in found.submodule_search_locations or ()] if found else []
    return sorted(file.name for home in homes for file in home.glob("holidays-*"))
