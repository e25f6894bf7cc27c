"""The two passes over the documents of a run: what each says of its meetings, and then what is found in it.

Judging one document needs what all of them say. Nothing else is shared, so both passes may be spread over processes
(`workers.py`), and what an earlier run found may stand for them (`store.py`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from .accepted import settle
from .archive import Archive, summary
from .collect import STDIN, Collection, Watched, digest
from .engine import Project, judge, read, understand
from .errors import CannotRead, CannotRun, blame
from .files import cache_folder
from .model import NOTHING, Document, Finding, Pack
from .report import Checked, Problem, Report, readings
from .rule import Rule
from .run import Workspace
from .spool import Spool
from .values import NamedTuple

if TYPE_CHECKING:
    from .packing import Records
    from .workers import Crew

MANY = 20
"""From this many documents on, what was found is kept for the next run also where no archive is."""

ENOUGH = 400_000
"""From so many bytes on, several processes are faster than one."""

Archives = Mapping[Path | None, Archive]
"""What the documents under each configuration can ask for."""

Watch = Callable[[Iterable["First"], int], Iterable["First"]]
"""Looks on while the first pass comes to its so many documents."""


class First(NamedTuple):
    """What the first pass over a document gives: its records and the hash of its content, or why it has none."""

    path: str
    digest: bytes
    records: Records
    problem: Problem | None = None


class Second(NamedTuple):
    """What the second pass gives: what was found, nothing of it accepted yet, and what kept rules from finding more."""

    path: str
    checked: Checked | None
    problems: tuple[Problem, ...] = ()
    asked: tuple[str, ...] = ()
    """The bodies that rules asked the archive about."""


class Alone:
    """One process that makes both passes over some documents."""

    def __init__(self, workspace: Workspace, keyed: bool) -> None:
        """`keyed` says whether anything is kept of the documents, which has to be found again."""
        self.workspace, self.keyed = workspace, keyed
        self.spool = Spool()

    def first(self, paths: Iterable[str]) -> Iterator[First]:
        """The first pass over some documents."""
        for path in paths:
            try:
                content = content_of(path, self.workspace.given)
                pack = understood(path, content, self.workspace.project_of(path))
            except CannotRead as problem:
                yield First(path, b"", (), Problem(path, str(problem)))
                continue
            self.spool.keep(pack)
            yield First(path, digest(content) if self.keyed else b"", tuple(map(summary, pack.meetings)))

    def second(self, paths: Iterable[str], archives: Archives) -> Iterator[Second]:
        """The second pass over some documents."""
        for path in paths:
            loaded = self.workspace.project_of(path)
            try:
                pack = self.spool.take(path) or understood(path, content_of(path, self.workspace.given), loaded)
            except CannotRead as problem:
                yield Second(path, None, (Problem(path, str(problem)),))
                continue
            archive = Watched(archives[loaded.settings.file])
            findings, failures = judged(pack, loaded, archive)
            document = pack.document if findings else pack.document.without_text()
            checked = Checked(document, pack.style, readings(pack), tuple(findings), loaded.settings.fail_on)
            yield Second(path, checked, tuple(failures), tuple(sorted(archive.asked)))

    def close(self) -> None:
        """Nothing is left to end."""


class Kept:
    """What earlier runs knew of the documents of this one, by configuration, and what the next run will."""

    def __init__(self, workspace: Workspace, paths: Sequence[str], results: bool) -> None:
        """`results` says whether what was found is kept, and what is kept used."""
        self.workspace = workspace
        cache = cache_folder() if results and len(paths) >= MANY else None
        self.collections: dict[Path | None, Collection] = {}
        for path in paths:
            loaded = workspace.project_of(path)
            if loaded.settings.file not in self.collections:
                self.collections[loaded.settings.file] = Collection(loaded, understood, results, cache)
        self.keyed = any(collection.keyed for collection in self.collections.values())

    def of(self, path: str) -> Collection:
        """The documents under the configuration of one."""
        return self.collections[self.workspace.settings_of(path).file]

    def first(self, path: str) -> First | None:
        """The first pass over a document, if an earlier run made it and nothing has changed since."""
        collection = self.of(path)
        if not collection.results or path == STDIN:
            return None
        try:
            known = digest(content_of(path, self.workspace.given))
        except CannotRead:
            return None
        records = collection.known(path, collection.key(path, known))
        return None if records is None else First(path, known, records)

    def second(self, first: First) -> Second | None:
        """The second pass over a document, if an earlier run made it and nothing has changed since."""
        collection = self.of(first.path)
        if not collection.results:
            return None
        found = collection.found(first.path, collection.key(first.path, first.digest))
        if found is None:
            return None
        loaded = self.workspace.project_of(first.path)
        document = Document(first.path, "")
        try:
            if found.findings:
                document = read(first.path, content_of(first.path, self.workspace.given), loaded)
        except CannotRead:
            return None
        checked = Checked(document, found.style, found.meetings, found.findings, loaded.settings.fail_on)
        return Second(first.path, checked)

    def put(self, first: First, second: Second) -> None:
        """Keep the second pass over a document for the next run."""
        collection = self.of(first.path)
        if collection.results and second.checked is not None and not second.problems:
            collection.keep(first.path, collection.key(first.path, first.digest), second.checked, second.asked)

    def close(self) -> tuple[str, ...]:
        """Write what is new. What keeps an archive from being used there is to warn of."""
        return tuple(problem for collection in self.collections.values() if (problem := collection.close()))


def lint(
    paths: Iterable[str],
    workspace: Workspace,
    problems: Iterable[Problem] = (),
    *,
    jobs: int = 1,
    results: bool = False,
    watch: Watch = lambda passing, _: passing,
) -> Report:
    """Lint documents. What one of them suffers is a problem of the report, and the next one is linted.

    `jobs` is the number of processes; `results` says whether what earlier runs found may stand for linting again.
    Raises CannotRun for what concerns all documents: a configuration, a plugin, a style.
    """
    from . import __version__

    documents, errors = list(paths), list(problems)
    kept = Kept(workspace, documents, results)
    firsts = {first.path: first for path in documents if (first := kept.first(path)) is not None}
    fresh = [path for path in documents if path not in firsts]
    with closing(crew(workspace, fresh, jobs, kept.keyed)) as workers:
        firsts |= {first.path: first for first in watch(workers.first(fresh), len(fresh))}
        errors += [first.problem for path in documents if (first := firsts[path]).problem]
        read_ones = [first for path in documents if not (first := firsts[path]).problem]
        archives, warnings = archived(kept, read_ones)
        seconds = {first.path: second for first in read_ones if (second := kept.second(first)) is not None}
        rest = [first.path for first in read_ones if first.path not in seconds]
        for second in workers.second(rest, archives):
            kept.put(firsts[second.path], second)
            seconds[second.path] = second
    warnings += kept.close()
    ordered = [seconds[first.path] for first in read_ones]
    errors += [problem for second in ordered for problem in second.problems]
    checked = [settled(second.checked, workspace) for second in ordered if second.checked is not None]
    rules = {rule.id: rule for loaded in workspace.projects.values() for rule in loaded.plugins.rules.values()}
    return Report(tuple(pointed_at(checked, workspace)), tuple(errors), __version__, warnings, tuple(rules.values()))


def crew(workspace: Workspace, paths: Sequence[str], jobs: int, keyed: bool) -> Alone | Crew:
    """Those who make the passes: several processes where that pays."""
    if jobs > 1 and pays(paths):
        from .workers import Crew

        return Crew(workspace, paths, jobs, keyed)
    return Alone(workspace, keyed)


def archived(kept: Kept, firsts: Iterable[First]) -> tuple[Archives, tuple[str, ...]]:
    """What the documents under each configuration can ask for, and what there is to warn of."""
    for first in firsts:
        collection = kept.of(first.path)
        collection.add(first.path, collection.key(first.path, first.digest) if collection.keyed else b"", first.records)
    archives: dict[Path | None, Archive] = {}
    warnings: list[str] = []
    for file, collection in kept.collections.items():
        archives[file], said = collection.archive()
        warnings += said
    return archives, tuple(warnings)


def settled(checked: Checked, workspace: Workspace) -> Checked:
    """A document with those of its findings accepted that somebody has accepted."""
    loaded = workspace.project_of(checked.path)
    base = loaded.settings.base
    entries = workspace.accepted_in(base)
    return checked._replace(
        findings=tuple(settle(checked.document, checked.findings, entries, base, loaded.plugins.readers))
    )


def pointed_at(documents: Sequence[Checked], workspace: Workspace) -> Iterator[Checked]:
    """The documents of a run, with the text of those that a note elsewhere points into."""
    noted = {note.path for checked in documents for finding in checked.findings for note in finding.notes}
    for checked in documents:
        if checked.path in noted and not checked.findings:
            with suppress(CannotRead):
                content = content_of(checked.path, workspace.given)
                checked = checked._replace(document=read(checked.path, content, workspace.project_of(checked.path)))
        yield checked


def pays(paths: Sequence[str]) -> bool:
    """Whether several processes are faster than one."""
    size = 0
    for path in paths:
        with suppress(OSError):
            size += Path(path).stat().st_size
        if size >= ENOUGH:
            return True
    return False


def pack_of(path: str, loaded: Project) -> Pack:
    """The meetings in a file. Raises CannotRead where it cannot be read or understood."""
    return understood(path, content_of(path), loaded)


def content_of(path: str, given: Mapping[str, bytes] = NOTHING) -> bytes:
    """The bytes of a file or of standard input, or those given for it. Raises CannotRead where it cannot be read."""
    if path in given:
        return given[path]
    try:
        return sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except OSError as problem:
        raise CannotRead(problem.strerror or str(problem)) from problem


def understood(path: str, content: bytes, loaded: Project) -> Pack:
    """The meetings in the content of a file. Raises CannotRead where it cannot be understood."""
    try:
        return understand(read(path, content, loaded), loaded)
    except (CannotRun, CannotRead):
        raise
    except Exception as problem:
        names = " or ".join(style.name for style in loaded.styles)
        raise CannotRead(f"the style {names} failed, which is a mistake in the program: {blame(problem)}") from problem


def judged(pack: Pack, loaded: Project, archive: Archive) -> tuple[list[Finding], list[Problem]]:
    """What is found in a document, and which rules failed on it."""
    failures: list[Problem] = []

    def failed(rule: Rule, problem: Exception) -> None:
        sentence = f"the rule {rule.id} failed, which is a mistake in the program: {blame(problem)}"
        failures.append(Problem(pack.document.path, sentence))

    return judge(pack, loaded, failed, archive), failures
