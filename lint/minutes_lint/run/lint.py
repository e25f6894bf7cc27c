"""A run: from files to a report, in two passes, over as many processes as pay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from ..accepted.accepted import settle
from ..archive.archive import Archive
from ..engine import read
from ..errors import CannotRead
from ..files.files import cache_folder
from ..model.document import Document
from ..report import Checked, Problem, Report
from ..rule import Rule
from ..values import TYPE_CHECKING
from .collect import STDIN, Collection, digest
from .passes import Alone, Archives, First, Second, content_of, understood
from .workspace import Workspace

if TYPE_CHECKING:
    from .workers import Crew


MANY = 20
"""Without an archive, what was found is kept for the next run if there are at least this many documents."""

ENOUGH = 400_000
"""Several processes are faster than one for documents of at least this many bytes together."""

Watch = Callable[[Iterable["First"], int], Iterable["First"]]
"""Shows progress: is given the first pass and the number of its documents, and passes them on as they come."""


class Kept:
    """What earlier runs kept of the documents of this one, and what this one keeps for the next, by configuration."""

    def __init__(self, workspace: Workspace, paths: Sequence[str], results: bool) -> None:
        """`results`: whether what was found is kept, and what earlier runs found is used."""
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
        """Write what is new. Gives a warning for each archive whose index could not be used."""
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
    """Lint documents. A document that cannot be linted becomes a problem in the report, and the next one is linted.

    `jobs` is the number of processes; `results` says whether what earlier runs found may stand for linting again.
    Raises CannotRun for what concerns all documents: a configuration, a plugin, a style.
    """
    from .. import __version__

    documents = list(paths)
    kept = Kept(workspace, documents, results)
    known = {first.path: first for path in documents if (first := kept.first(path)) is not None}
    fresh = [path for path in documents if path not in known]
    with closing(crew(workspace, fresh, jobs, kept.keyed)) as workers:
        known |= {first.path: first for first in watch(workers.first(fresh), len(fresh))}
        firsts = [known[path] for path in documents]
        whole = [first for first in firsts if not first.problem]
        archives, warnings = archived(kept, whole)
        seconds = second_passes(kept, whole, workers, archives)
    warnings += kept.close()
    checked = [accepted(second.checked, workspace) for second in seconds if second.checked is not None]
    errors = (*problems, *suffered(firsts, seconds))
    return Report(tuple(pointed_at(checked, workspace)), errors, __version__, warnings, all_rules(workspace))


def second_passes(kept: Kept, firsts: Sequence[First], workers: Alone | Crew, archives: Archives) -> list[Second]:
    """The second pass over each document: the one that an earlier run kept, or one that is made now, and kept."""
    seconds = {first.path: second for first in firsts if (second := kept.second(first)) is not None}
    waiting = [first.path for first in firsts if first.path not in seconds]
    by_path = {first.path: first for first in firsts}
    for second in workers.second(waiting, archives):
        kept.put(by_path[second.path], second)
        seconds[second.path] = second
    return [seconds[first.path] for first in firsts]


def suffered(firsts: Iterable[First], seconds: Iterable[Second]) -> Iterator[Problem]:
    """What went wrong in the first pass over each document, then what did in the second."""
    yield from (first.problem for first in firsts if first.problem)
    for second in seconds:
        yield from second.problems


def all_rules(workspace: Workspace) -> tuple[Rule, ...]:
    """The rules of all projects of a run, each id once."""
    rules = {rule.id: rule for loaded in workspace.projects.values() for rule in loaded.plugins.rules.values()}
    return tuple(rules.values())


def crew(workspace: Workspace, paths: Sequence[str], jobs: int, keyed: bool) -> Alone | Crew:
    """Who makes the two passes: several processes where that is faster, else this one."""
    if jobs > 1 and pays(paths):
        from .workers import Crew

        return Crew(workspace, paths, jobs, keyed)
    return Alone(workspace, keyed)


def archived(kept: Kept, firsts: Iterable[First]) -> tuple[Archives, tuple[str, ...]]:
    """The archive for the documents under each configuration, and the warnings about them."""
    for first in firsts:
        collection = kept.of(first.path)
        collection.add(first.path, collection.key(first.path, first.digest) if collection.keyed else b"", first.records)
    archives: dict[Path | None, Archive] = {}
    warnings: list[str] = []
    for file, collection in kept.collections.items():
        archives[file], said = collection.archive()
        warnings += said
    return archives, tuple(warnings)


def accepted(checked: Checked, workspace: Workspace) -> Checked:
    """A document whose findings bear the reason for which somebody has accepted them."""
    loaded = workspace.project_of(checked.path)
    base = loaded.settings.base
    entries = workspace.accepted_in(base)
    return checked._replace(
        findings=tuple(settle(checked.document, checked.findings, entries, base, loaded.plugins.readers))
    )


def pointed_at(documents: Sequence[Checked], workspace: Workspace) -> Iterator[Checked]:
    """The documents of a run; those without findings that a note of another one points into get their text back."""
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
