"""Work on a file that may mean harm, done in a process of its own, so that it cannot take the run down with it.

What reads PDF is no Python: where it runs out of memory it ends the process that it runs in. On systems that have no
`fork`, and beside other threads, the work is done here, unbounded.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from ..errors import CannotRead

T = TypeVar("T")

MEMORY = 1_000_000_000
"""In bytes: what the work may take."""

SECONDS = 15
"""Of processor time."""


def apart(work: Callable[[], T], refusal: str) -> T:
    """What `work` returns, a value that pickle knows. Raises CannotRead as it does, or with `refusal` where it ended.

    An exception of any other kind is one that `work` raises here again.
    """
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return work()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        answer(work, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    if not said:
        raise CannotRead(refusal)
    result, problem = pickle.loads(said)
    if problem is not None:
        raise CannotRead(problem)
    return result[0] if result else work()


def answer(work: Callable[[], object], writing: int) -> None:
    """Do the work within its limits, write what came of it, and end this process."""
    with suppress(BaseException):
        limit()
        try:
            said = pickle.dumps(((work(),), None))
        except CannotRead as problem:
            said = pickle.dumps(((), str(problem)))
        except MemoryError:
            said = b""
        except Exception:
            said = pickle.dumps(((), None))
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(said)
    os._exit(0)


def limit() -> None:
    """Bound the memory and the processor time of this process, so far as it is not bounded more narrowly."""
    import resource

    for what, most in ((resource.RLIMIT_DATA, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
