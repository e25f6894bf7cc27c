"""One run: from files and their configurations to a report, whatever happens on the way."""

from __future__ import annotations

from pathlib import Path

from ..accepted.accepted import Entry, entries_of
from ..config import config
from ..config.config import Settings
from ..engine import Project, project
from ..errors import CannotRun, did_you_mean
from ..model.findings import Severity
from ..plugins.offers import Reporter
from .collect import STDIN


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
