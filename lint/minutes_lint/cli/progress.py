"""How far a run over many documents has come, for somebody who waits at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.progress import track

from ..values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")


def shown(passing: Iterable[T], total: int) -> Iterator[T]:
    """Passes on what it is given and shows a bar on standard error until the end; `total` is how many there will be."""
    yield from track(passing, "Reading", total=total, console=Console(stderr=True), transient=True)
