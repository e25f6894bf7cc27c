"""Work in a process of its own: what it gives comes back, and what ends it ends nothing else."""

from __future__ import annotations

import os
import threading

import pytest

from minutes_lint import CannotRead
from minutes_lint.readers.apart import MEMORY, apart

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork") or threading.active_count() > 1, reason="without fork, and beside threads, nothing is apart"
)


def refused() -> object:
    """Work on a file that cannot be read."""
    raise CannotRead("the file is damaged")


def test_what_comes_of_the_work() -> None:
    assert apart(lambda: (os.getpid(), "text"), "refused")[0] != os.getpid()
    with pytest.raises(CannotRead, match="the file is damaged"):
        apart(refused, "refused")
    with pytest.raises(ZeroDivisionError):
        apart(lambda: 1 // 0, "refused")


@pytest.mark.parametrize("work", [lambda: os.kill(os.getpid(), 9), lambda: bytearray(2 * MEMORY), lambda: os._exit(3)])
def test_what_ends_the_process(work: object) -> None:
    assert callable(work)
    with pytest.raises(CannotRead, match="it takes too much"):
        apart(work, "it takes too much")
