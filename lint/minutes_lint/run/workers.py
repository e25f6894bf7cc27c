"""Several processes that make the two passes over the documents of a run, each over its own share in both.

A document's second pass is made where its first was, so what was understood of it need not go from one process to
another: records go one way, archives the other. A pass is one message to each process, and an answer for each document.
"""

from __future__ import annotations

import atexit
import multiprocessing
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path

from ..errors import CannotRun
from ..values import TYPE_CHECKING
from .passes import Alone, Archives, First, Second
from .workspace import Workspace

if TYPE_CHECKING:
    from typing import Any

Answer = First | Second | CannotRun | None
"""Of one document; what concerns all of them; or that there is no more."""


class Crew:
    """Some processes. They end with this one, however it ends."""

    def __init__(self, workspace: Workspace, paths: Sequence[str], jobs: int, keyed: bool) -> None:
        """`paths` are the documents of the first pass; the largest are dealt out first."""
        start = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
        self.turn = 0
        self.busy = False
        self.places: dict[str, int] = {}
        self.lines: list[Any] = []
        self.processes: list[Any] = []
        for _ in range(min(jobs, len(paths))):
            ours, theirs = start.Pipe()
            process = start.Process(target=work, args=(theirs, ours, workspace, keyed), daemon=True)
            process.start()
            theirs.close()
            self.lines.append(ours)
            self.processes.append(process)
        for path in sorted(paths, key=size, reverse=True):
            self.place(path)

    def place(self, path: str) -> int:
        """Which process a document is for."""
        if path not in self.places:
            self.places[path] = self.turn
            self.turn = (self.turn + 1) % len(self.processes)
        return self.places[path]

    def first(self, paths: Iterable[str]) -> Iterator[First]:
        """The first pass over some documents, in whatever order they are ready."""
        return self.answers("first", paths, ())

    def second(self, paths: Iterable[str], archives: Archives) -> Iterator[Second]:
        """The second pass over some documents, in whatever order they are ready."""
        return self.answers("second", paths, (archives,))

    def answers(self, step: str, paths: Iterable[str], more: tuple[Any, ...]) -> Iterator[Any]:
        """What all processes answer. Raises CannotRun where one of them does, or is no longer there."""
        shares: list[list[str]] = [[] for _ in self.processes]
        for path in paths:
            shares[self.place(path)].append(path)
        self.busy = True
        for line, share in zip(self.lines, shares, strict=True):
            line.send((step, share, *more))
        waiting = list(self.lines)
        while waiting:
            for line in wait(waiting):
                assert isinstance(line, Connection)
                try:
                    answer: Answer = line.recv()
                except (EOFError, ConnectionError) as problem:
                    raise CannotRun("a process of this run was ended by something else; try --jobs 1") from problem
                if isinstance(answer, CannotRun):
                    raise answer
                if answer is None:
                    waiting.remove(line)
                else:
                    yield answer
        self.busy = False

    def close(self) -> None:
        """End the processes: those at work at once, those that wait when they have kept what is kept between runs."""
        for process, line in zip(self.processes, self.lines, strict=True):
            if self.busy:
                process.terminate()
            else:
                with suppress(ConnectionError):
                    line.send(None)
        for process in self.processes:
            process.join()
        for line in self.lines:
            line.close()


def size(path: str) -> int:
    """The size of a file; nothing where there is none."""
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def work(line: Any, other: Any, workspace: Workspace, keyed: bool) -> None:
    """What a process does: it makes one pass after the other, until the process that began it asks for no more.

    At its end runs what was to be run at the end of a process, as multiprocessing has it in later versions of Python.
    """
    other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is at the keyboard ends the run, and the run its processes
    atexit._clear()
    passes(line, Alone(workspace, keyed))
    atexit._run_exitfuncs()


def passes(line: Any, alone: Alone) -> None:
    """Make the passes that are asked for."""
    try:
        while (asked := line.recv()) is not None:
            step, share, *more = asked
            try:
                for answer in getattr(alone, step)(share, *more):
                    line.send(answer)
                line.send(None)
            except CannotRun as problem:
                line.send(problem)
    except (EOFError, ConnectionError):
        return
