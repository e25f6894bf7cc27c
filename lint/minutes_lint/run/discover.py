"""Which documents a command line means: files, folders, patterns; and what in a folder is no minutes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from ..config.config import Settings
from ..errors import did_you_mean
from ..readers import readers
from ..report import Problem
from ..values import NamedTuple

SUFFIXES = tuple(suffix for reader in readers() for suffix in reader.suffixes)
"""What counts as a document in a folder: what can be read without plugins."""

NOT_MINUTES = frozenset(
    (
        *("changelog", "changes", "history", "license", "licence", "copying", "authors", "contributors"),
        *("contributing", "code_of_conduct", "code-of-conduct", "security", "maintainers"),
        *("requirements", "robots"),
    )
)
FOREIGN = frozenset(("node_modules", "venv", "__pycache__"))
STDIN = "-"


class Found(NamedTuple):
    """The documents in the order in which they were named, each once, and what could not be found."""

    documents: tuple[str, ...]
    problems: tuple[Problem, ...]


def discover(named: Iterable[str], settings_of: Callable[[str], Settings], commands: Iterable[str] = ()) -> Found:
    """The documents that paths, folders, patterns and "-" stand for.

    `settings_of` gives the settings of a path; their `exclude` holds in folders and patterns, not for
    files that are named. `commands` are names that a missing path may have been meant for.
    """
    documents: dict[str, str] = {}
    problems: list[Problem] = []
    for path in named:
        try:
            files = documents_of(path, problems, settings_of, commands)
        except OSError as problem:
            files = []
            problems.append(Problem(path, problem.strerror or str(problem)))
        for file in files:
            documents.setdefault(file if file == STDIN else os.path.realpath(file), file)
    return Found(tuple(documents.values()), tuple(problems))


def documents_of(
    path: str, problems: list[Problem], settings_of: Callable[[str], Settings], commands: Iterable[str]
) -> list[str]:
    """The documents that one argument stands for; what is wrong with it is added to `problems`."""
    if path == STDIN or (Path(path).exists() and not Path(path).is_dir()):
        return [path]
    files = below(path, problems, commands)
    kept = [file for file in files if not excluded(file, settings_of(file))]
    if files and not kept:
        problems.append(Problem(path, "the configuration excludes all documents here"))
    return kept


def below(path: str, problems: list[Problem], commands: Iterable[str]) -> list[str]:
    """What a folder or a pattern stands for, before anything is excluded."""
    if Path(path).is_dir():
        files = sorted(in_folder(path, problems))
        missing = f"there is no document in this folder; documents are {' '.join(SUFFIXES)}"
    elif any(character in path for character in "*?["):
        files = sorted(fitting(path))
        missing = "no file fits this pattern"
    else:
        files, missing = [], absent(path, commands)
    if not files:
        problems.append(Problem(path, missing))
    return files


def fitting(pattern: str) -> Iterator[str]:
    """The files that fit a pattern, in which ** stands for any folders."""
    root = Path(pattern).anchor
    with suppress(ValueError):  # a pattern such as "a**b" fits nothing
        yield from (str(file) for file in Path(root).glob(pattern.removeprefix(root)) if file.is_file())


def in_folder(folder: str, problems: list[Problem]) -> Iterator[str]:
    """The documents in a folder and the folders below it; links to folders are not followed."""

    def denied(problem: OSError) -> None:
        problems.append(Problem(str(problem.filename), problem.strerror or str(problem)))

    for here, folders, files in os.walk(folder, onerror=denied):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in FOREIGN]
        yield from (str(Path(here, name)) for name in files if is_document(name))


def is_document(name: str) -> bool:
    """Whether a file in a folder is taken for minutes or an agenda.

    >>> [is_document(name) for name in ("2018-11-06.md", "README.de.md", "licence.txt", "a.png", ".b.md")]
    [True, False, False, False, False]
    """
    path = Path(name.lower())
    known = path.suffix in SUFFIXES and not name.startswith(".")
    return known and path.stem not in NOT_MINUTES and not name.lower().startswith("readme")


def excluded(file: str, settings: Settings) -> bool:
    """Whether a file fits a pattern of `exclude:`, or lies in a folder that does."""
    from fnmatch import fnmatchcase

    relative = os.path.relpath(file, settings.base).replace(os.sep, "/")
    return any(fnmatchcase(relative, form) for pattern in settings.exclude for form in forms(pattern))


def forms(pattern: str) -> Iterator[str]:
    """A pattern as it is, as a folder, and, where it has no slash in it, at any depth."""
    pattern = pattern.removeprefix("./").rstrip("/")
    anywhere = pattern.removeprefix("**/") if "/" in pattern else f"*/{pattern}"
    for form in (pattern, anywhere):
        yield form
        yield f"{form}/*"


def absent(path: str, commands: Iterable[str]) -> str:
    """The sentence for a path that is not there."""
    if path in commands:
        return "there is no such file; a command comes first, before its options"
    try:
        beside = [file.name for file in Path(path).parent.iterdir()]
    except OSError:
        beside = []
    return f"there is no such file or folder{did_you_mean(Path(path).name, beside)}"
