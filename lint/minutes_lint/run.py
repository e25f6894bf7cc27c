"""One run: from files and their configurations to a report, whatever happens on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from . import config
from .accepted import Entry, entries_of, matched, relative
from .collect import STDIN
from .config import Settings
from .engine import Project, project
from .errors import CannotRun, did_you_mean
from .model import Severity
from .plugins import Reporter
from .report import Checked, Report


class Workspace:
    """The configurations of a run: the one it was told to use, or for each document the nearest above it."""

    def __init__(self, file: str | None = None, style: str | None = None, fail_on: Severity | None = None) -> None:
        """`file`, `style` and `fail_on` are what the command line says, which beats what a file says."""
        self.file = Path(file) if file else None
        self.said: dict[str, str] = {"fail_on": fail_on} if fail_on else {}
        if style:
            self.said["style"] = str(Path(style).absolute()) if style.endswith(".lark") else style
        self.known: dict[str, Settings] = {}
        """The settings for the documents that were asked about."""

        self.files: dict[Path, Path | None] = {}
        self.settings: dict[Path | None, Settings] = {}
        self.projects: dict[Path | None, Project] = {}
        self.entries: dict[Path, tuple[Entry, ...]] = {}
        self.given: dict[str, bytes] = {}
        """What documents are taken to hold, by path, whatever their files do."""

    def settings_of(self, path: str) -> Settings:
        """The settings for a document or folder. Raises CannotRun for a configuration with a mistake."""
        if path not in self.known:
            self.known[path] = self.settings_in(self.file or self.file_of(Path() if path == STDIN else Path(path)))
        return self.known[path]

    def settings_in(self, file: Path | None) -> Settings:
        """What a configuration says, or nothing does, and the command line."""
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


def stale_entries(report: Report, workspace: Workspace) -> list[tuple[Path, Entry]]:
    """What was accepted beside the configurations of a run and is no longer found, each entry once, with its folder.

    That is where its document was linted with its rule and has no such finding, and where its document is gone. One
    draft may be there as several kinds of file, and then each of its entries is in use that one of them needs.
    """
    linted: dict[Path, list[Checked]] = {}
    failed = {problem.path for problem in report.errors}
    for checked in report.documents:
        linted.setdefault(workspace.settings_of(checked.path).base, []).append(checked)
    stale = []
    for base, documents in linted.items():
        loaded = workspace.project_of(documents[0].path)
        entries = workspace.accepted_in(base)
        stale += [(base, entry) for entry in unused(entries, documents, base, loaded, failed)]
    return stale


def unused(
    entries: Iterable[Entry], documents: list[Checked], base: Path, loaded: Project, failed: set[str]
) -> Iterator[Entry]:
    """The entries of one file that nothing needs any longer; `documents` are those linted under its configuration."""
    entries = list(entries)
    suffixes = loaded.plugins.readers
    paths = {relative(checked.path, base): checked for checked in documents} if entries else {}
    used = {e for path, checked in paths.items() for e in matched(checked.findings, entries, path, suffixes).values()}
    on = {rule.id for rule, *_ in loaded.settings.enabled(loaded.plugins.rules)}
    for entry in entries:
        if entry in used:
            continue
        drafts = [checked for path, checked in paths.items() if entry.concerns(path, suffixes)]
        if any(checked.path in failed for checked in drafts):
            continue
        judged = entry.rule in on or entry.rule not in loaded.plugins.rules
        if (judged and entry.path in paths) or not is_there(base / entry.path, suffixes):
            yield entry


def is_there(path: Path, suffixes: Iterable[str]) -> bool:
    """Whether a document is there, or another kind of file of the same draft."""
    kinds = suffixes if path.suffix.lower() in suffixes else ()
    return path.exists() or any(path.with_suffix(suffix).exists() for suffix in kinds)
