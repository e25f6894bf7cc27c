"""Files of ours: read as UTF-8, and written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from .errors import CannotRun


def source(file: Path) -> str:
    """The text of a file. Raises CannotRun where there is none or it is not UTF-8."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise CannotRun(f"{shown(file)}: {problem.strerror or problem}") from problem
    except UnicodeDecodeError as problem:
        raise CannotRun(f"{shown(file)}: the file is not UTF-8") from problem


def shown(file: Path) -> str:
    """A path as it is shown: relative where it lies in the working directory."""
    try:
        return str(file.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(file)


def write(file: Path, text: str, *, new: bool = False) -> None:
    """Put a text in the place of a file's, in one step. With `new`, a file that exists is left alone.

    Raises CannotRun where the file cannot be written, or exists and should be new.
    """
    if new and file.exists():
        raise CannotRun(f"{shown(file)} exists already and is left as it is")
    target = file.resolve()
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        partial.write_text(text, encoding="utf-8", newline="\n")
        if target.exists():
            partial.chmod(target.stat().st_mode & 0o777)
        partial.replace(target)
    except OSError as problem:
        raise CannotRun(f"{shown(file)} could not be written: {problem.strerror or problem}") from problem
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
