"""A run: from files to a report, in two passes, over as many processes as pay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ..accepted.accepted import settle
from ..archive.archive import Archive
from ..engine import read
from ..errors import CannotRead
from ..files.files import cache_folder
from ..model.document import Document
from ..report import Checked, Problem, Report
from .collect import STDIN, Collection, digest
from .passes import Alone, Archives, First, Second, content_of, understood
from .workspace import Workspace

if TYPE_CHECKING:
    from .workers import Crew


MANY = 20
"""From this many documents on, what was found is kept for the next run also where no archive is."""

ENOUGH = 400_000
"""From so many bytes on, several processes are faster than one."""

Watch = Callable[[Iterable["First"], int], Iterable["First"]]
"""Looks on while the first pass comes to its so many documents."""


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
    from .. import __version__

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
