"""Every function can be taken in at a glance: none has too many ways through it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from radon.complexity import cc_visit

ROOT = Path(__file__).parents[1]
FOLDERS = ("lint", "grammars", "rules", "tests", "benchmarks", "fuzz", "docs")

MOST = 15
"""By radon, which counts branches, and the conditions and comprehensions in them too."""


def functions(code: str) -> Iterator[tuple[str, int, int]]:
    """The functions and methods of a module, those in others too: the name, the line, the ways through it."""
    waiting = [block for block in cc_visit(code) if not hasattr(block, "methods")]
    while waiting:
        block = waiting.pop()
        yield block.fullname, block.lineno, block.complexity
        waiting += block.closures


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_function_has_too_many_ways_through_it(folder: str) -> None:
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{line}: {name} ({ways})"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for name, line, ways in functions(path.read_text(encoding="utf-8"))
        if ways > MOST
    ]
    assert not found, "\n".join(found)


def test_ways_are_counted_in_methods_and_inner_functions() -> None:
    code = """
class Meeting:
    def chair(self):
        def first(people):
            return people[0] if people else None
        return first([p for p in self.people if p.chair and p.there])
"""
    assert sorted(functions(code)) == [("Meeting.chair", 3, 4), ("first", 4, 2)]
