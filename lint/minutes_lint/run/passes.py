"""The two passes over the documents of a run: what each says of its meetings, and then what is found in it.

Judging one document needs what all of them say. Nothing else is shared, so both passes may be spread over processes
(`workers.py`), and what an earlier run found may stand for them (`store.py`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..archive.archive import Archive, summary
from ..engine import Project, judge, read, understand
from ..errors import CannotRead, CannotRun, blame
from ..model.findings import Finding
from ..model.meeting import NOTHING, Pack
from ..report import Checked, Problem, readings
from ..rule import Rule
from ..values import TYPE_CHECKING, NamedTuple
from .collect import STDIN, Watched, digest
from .spool import Spool
from .workspace import Workspace

if TYPE_CHECKING:
    from .packing import Records


Archives = Mapping[Path | None, Archive]
"""What the documents under each configuration can ask for."""


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
        """`keyed`: whether anything is kept of the documents between runs, so that their content has to be hashed."""
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
