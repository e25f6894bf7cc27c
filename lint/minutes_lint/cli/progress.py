"""How far a run over many documents has come, for somebody who waits at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import track

T = TypeVar("T")


def shown(passing: Iterable[T], total: int) -> Iterator[T]:
    """What passes by, with a bar on standard error that goes away in the end; `total` is how many there will be."""
    yield from track(passing, "Reading", total=total, console=Console(stderr=True), transient=True)
