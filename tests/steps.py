"""Counts the steps that something takes, so that tests can say how its work grows without a clock.

A step is a line of Python that is run, a call, or a character that an expression of the grammars goes over. The same
input takes the same number of steps on every machine.
"""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType, ModuleType
from typing import Any

import pytest

from minutes_lint_grammars.parser import saved

TIMES = 4
MOST = 5
"""A text that is TIMES as long may take at most this many times the steps; were all work quadratic, it would be 16."""


class Steps:
    """How many there were."""

    def __init__(self) -> None:
        self.count = 0


class Watched:
    """An expression that counts the characters it goes over: up to where it matches, or all where a search fails.

    How much work it has at one place is held by `test_expressions.py`.
    """

    def __init__(self, pattern: re.Pattern[str], steps: Steps) -> None:
        self.watched, self.steps = pattern, steps

    def __getattr__(self, name: str) -> Any:
        return getattr(self.watched, name)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        found = self.watched.match(text, start, end)
        self.steps.count += found.end() - start if found else 0
        return found

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        found = self.watched.fullmatch(text, start, end)
        self.steps.count += found.end() - start if found else 0
        return found

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        found = self.watched.search(text, start, end)
        self.steps.count += (found.end() if found else min(end, len(text))) - start
        return found

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        for found in self.watched.finditer(text, start, end):
            self.steps.count += found.end() - start
            start = found.end()
            yield found
        self.steps.count += min(end, len(text)) - start

    def findall(self, text: str, *part: int) -> list[Any]:
        self.steps.count += len(text)
        return self.watched.findall(text, *part)

    def sub(self, by: Any, text: str, count: int = 0) -> str:
        self.steps.count += len(text)
        return self.watched.sub(by, text, count)

    def split(self, text: str, most: int = 0) -> list[Any]:
        self.steps.count += len(text)
        return self.watched.split(text, most)


def modules() -> list[ModuleType]:
    """The modules of the project that are loaded."""
    ours = ("minutes_lint", "minutes_lint_grammars", "minutes_lint_rules")
    return [module for name, module in sys.modules.items() if name.partition(".")[0] in ours]


def forget() -> None:
    """Have the project make its expressions, and whatever it has kept of them, anew."""
    for module in modules():
        for value in list(vars(module).values()):
            if callable(clear := getattr(value, "cache_clear", None)):
                clear()


@contextmanager
def watched(steps: Steps) -> Iterator[None]:
    """While this lasts, the expressions of the grammars count what they go over."""
    before = saved.expression
    made: dict[str, Watched] = {}

    def expression(pattern: str) -> Watched:
        if pattern not in made:
            made[pattern] = Watched(before(pattern), steps)
        return made[pattern]

    try:
        with pytest.MonkeyPatch.context() as patch:
            for module in modules():
                if vars(module).get("expression") is before:
                    patch.setattr(module, "expression", expression)
            forget()
            yield
    finally:
        forget()


def counted(act: Callable[[], object], steps: Steps) -> int:
    """How many steps an action takes."""

    def line(frame: FrameType, event: str, what: object) -> Any:  # noqa: ARG001
        steps.count += 1
        return line

    def call(frame: FrameType, event: str, what: object) -> None:  # noqa: ARG001
        steps.count += event == "c_call"

    tracing, profiling, before = sys.gettrace(), sys.getprofile(), steps.count
    sys.setprofile(call)
    sys.settrace(line)
    try:
        act()
    finally:
        sys.settrace(tracing)
        sys.setprofile(profiling)
    return steps.count - before


def grows_as_the_text(read: Callable[[int], object], size: int) -> None:
    """Hold that reading a text of four times the size takes not much more than four times the steps.

    `size` should be so large that what every text takes, however short, is little beside it.
    """
    steps = Steps()
    with watched(steps):
        read(size)  # what is made once for all texts is made here
        small, large = (counted(lambda: read(length), steps) for length in (size, TIMES * size))  # noqa: B023
    assert large <= MOST * small, f"{small} steps for {size}, {large} for {TIMES * size}"


@contextmanager
def no_hang(seconds: int = 120) -> Iterator[None]:
    """End what would never end, so that the tests go on. It measures nothing: all that ends takes far less."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(*_: object) -> None:
        raise TimeoutError(f"not done after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
