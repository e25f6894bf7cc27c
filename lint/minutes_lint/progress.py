"""How far a run over many documents has come, for somebody who waits at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.progress import track


def shown(paths: Sequence[str]) -> Iterator[str]:
    """The paths one by one, with a bar on standard error that goes away in the end."""
    yield from track(paths, "Reading", console=Console(stderr=True), transient=True)
