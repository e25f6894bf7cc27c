"""One run: from files and their configurations to a report, whatever happens on the way."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from . import config
from .accepted import Entry, entries_of, settle, stale
from .archive import Archive
from .collect import Collection
from .config import Settings
from .engine import Project, judge, project, read, understand
from .errors import CannotRead, CannotRun, blame, did_you_mean
from .model import DateMention, Finding, Pack, Person, Quantity, Reference, Severity, Vote
from .plugins import Reporter
from .report import Checked, Problem, Report
from .rule import Rule

STDIN = "-"
KEPT = 16_000_000
"""What was understood of so many bytes is kept from the first pass to the second; the rest is read twice."""

COUNTED = (DateMention, Reference, Quantity, Vote, Person)
"""What reports count."""


class Workspace:
    """The configurations of a run: the one it was told to use, or for each document the nearest above it."""

    def __init__(self, file: str | None = None, style: str | None = None, fail_on: Severity | None = None) -> None:
        """`file`, `style` and `fail_on` are what the command line says, which beats what a file says."""
        self.file = Path(file) if file else None
        self.said: dict[str, str] = {"fail_on": fail_on} if fail_on else {}
        if style:
            self.said["style"] = str(Path(style).absolute()) if style.endswith(".lark") else style
        self.files: dict[Path, Path | None] = {}
        self.settings: dict[Path | None, Settings] = {}
        self.projects: dict[Path | None, Project] = {}
        self.entries: dict[Path, tuple[Entry, ...]] = {}

    def settings_of(self, path: str) -> Settings:
        """The settings for a document or folder. Raises CannotRun for a configuration with a mistake."""
        file = self.file or self.file_of(Path() if path == STDIN else Path(path))
        if file not in self.settings:
            settings = config.load(file) if file else Settings()
            places = {keys: place for keys, place in settings.places.items() if keys[0] not in self.said}
            self.settings[file] = settings._replace(places=places, **self.said)  # type: ignore[arg-type]
        return self.settings[file]

    def file_of(self, path: Path) -> Path | None:
        """The configuration found upward from a document or folder."""
        folder = path if path.is_dir() else path.parent
        if folder not in self.files:
            self.files[folder] = config.find(folder)
        return self.files[folder]

    def project_of(self, path: str) -> Project:
        """The plugins, styles and rules for a document. Raises CannotRun where one is not as it should be."""
        settings = self.settings_of(path)
        if settings.file not in self.projects:
            self.projects[settings.file] = project(settings)
        return self.projects[settings.file]

    def accepted_in(self, folder: Path) -> tuple[Entry, ...]:
        """What is accepted in the file beside a configuration. Raises CannotRun where that has a mistake."""
        if folder not in self.entries:
            self.entries[folder] = entries_of(folder)
        return self.entries[folder]

    def reporter(self, name: str) -> Reporter:
        """A format by name, from the plugins of this run. Raises CannotRun where none has it."""
        projects = list(self.projects.values()) or [self.project_of(STDIN)]
        known = {key: value for each in projects for key, value in each.plugins.reporters.items()}
        if name not in known:
            raise CannotRun(
                f"there is no format {name}{did_you_mean(name, known)}; there are {', '.join(sorted(known))}"
            )
        return known[name]


def lint(paths: Iterable[str], workspace: Workspace, problems: Iterable[Problem] = ()) -> Report:
    """Lint documents. What one of them suffers is a problem of the report, and the next one is linted.

    Raises CannotRun for what concerns them all: a configuration, a plugin, a style.
    """
    from . import __version__

    documents: list[Checked] = []
    errors = list(problems)
    packs, collections = collected(paths, workspace, errors)
    archives: dict[Path | None, Archive] = {}
    warnings: list[str] = []
    for file, collection in collections.items():
        archives[file], said = collection.archive()
        warnings += said
    for path in list(packs):
        loaded = workspace.project_of(path)
        try:
            kept = packs.pop(path)
            pack = kept or pack_of(path, loaded)
        except CannotRead as problem:
            errors.append(Problem(path, str(problem)))
            continue
        findings, failures = judged(pack, loaded, archives[loaded.settings.file])
        errors.extend(failures)
        base = loaded.settings.base
        settled = settle(pack.document, findings, workspace.accepted_in(base), base)
        documents.append(Checked(pack if kept else counted(pack), tuple(settled), loaded.settings.fail_on))
    return Report(tuple(documents), tuple(errors), __version__, tuple(warnings))


def collected(
    paths: Iterable[str], workspace: Workspace, errors: list[Problem]
) -> tuple[dict[str, Pack | None], dict[Path | None, Collection]]:
    """The first pass: what was understood of each document, or None where there was no room to keep it.

    With it the records of each configuration's documents. What cannot be read is added to `errors`.
    """
    packs: dict[str, Pack | None] = {}
    collections: dict[Path | None, Collection] = {}
    kept = 0
    for path in paths:
        loaded = workspace.project_of(path)
        if loaded.settings.file not in collections:
            collections[loaded.settings.file] = Collection(loaded, understood)
        collection = collections[loaded.settings.file]
        try:
            content = content_of(path)
            room = path == STDIN or kept + len(content) <= KEPT
            if room or not collection.known(path, content):
                pack = understood(path, content, loaded)
                collection.add(path, content, pack)
                packs[path] = pack if room else None
            else:
                packs[path] = None
        except CannotRead as problem:
            errors.append(Problem(path, str(problem)))
            continue
        kept += len(content) if room else 0
    return packs, collections


def counted(pack: Pack) -> Pack:
    """A pack with no more than reports count in it, which takes a fraction of the memory."""
    meetings = (
        meeting._replace(paragraphs=(), mentions={kind: meeting.find(kind) for kind in COUNTED})
        for meeting in pack.meetings
    )
    return pack._replace(meetings=tuple(meetings))


def pack_of(path: str, loaded: Project) -> Pack:
    """The meetings in a file. Raises CannotRead where it cannot be read or understood."""
    return understood(path, content_of(path), loaded)


def content_of(path: str) -> bytes:
    """The bytes of a file or of standard input. Raises CannotRead where it cannot be read."""
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


def stale_entries(report: Report, workspace: Workspace) -> Iterator[Entry]:
    """What was accepted in the documents of a run by rules that were on, and is no longer found."""
    for checked in report.documents:
        loaded = workspace.project_of(checked.path)
        base, run = (
            loaded.settings.base,
            {rule.id for rule, *_ in loaded.settings.enabled(loaded.plugins.rules)},
        )
        for entry in stale(checked.document, checked.findings, workspace.accepted_in(base), base):
            if entry.rule in run or entry.rule not in loaded.plugins.rules:
                yield entry
