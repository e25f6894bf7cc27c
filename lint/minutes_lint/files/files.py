"""Files of ours: read as UTF-8, and written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from errno import EACCES
from functools import cache
from pathlib import Path

from ..errors import CannotRun


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
    try:
        replace(file, text.encode())
    except OSError as problem:
        raise CannotRun(f"{shown(file)} could not be written: {problem.strerror or problem}") from problem


def replace(file: Path, content: bytes) -> None:
    """Put bytes in the place of a file's, in one step: whatever happens, the old ones or the new ones are there.

    A link stays a link, and the file keeps its permissions. Raises OSError where it cannot be written.
    """
    target = file.resolve()
    mode = target.stat().st_mode & 0o7777 if target.exists() else None
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES))
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with partial.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            partial.chmod(mode)
        partial.replace(target)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


@cache
def cache_folder() -> Path | None:
    """The user's own cache folder, made with mode 0700; None where it is not theirs alone or cannot be made."""
    root = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if os.name == "nt" else None)
    try:
        folder = (Path(root) if root else Path("~/.cache").expanduser()) / "minutes-lint"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except (OSError, RuntimeError):
        return None
    if os.name != "nt" and (state.st_uid != os.getuid() or state.st_mode & 0o022):
        return None
    return folder
