"""The first configuration of a folder: every key, explained and commented out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..files.files import write
from .config import KEYS, NAME


def start(folder: Path) -> Path:
    """Write `minutes-lint.yaml` into a folder. Raises CannotRun where it has one already."""
    file = folder / NAME
    write(file, "".join(f"{line}\n" for line in template()), new=True)
    return file


def template() -> Iterator[str]:
    """The lines of a configuration that says nothing yet."""
    yield "# The configuration of minutes-lint for all documents below this folder."
    yield "# `minutes-lint rules` lists the rules, `minutes-lint explain RULE` explains one."
    for key in KEYS:
        yield ""
        yield f"# {key.purpose}"
        yield f"# {key.name}: {key.example}"
