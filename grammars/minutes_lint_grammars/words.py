"""Terminals of a `.lark` file as patterns, for what is found by its words alone and has no inner structure."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from . import expressions
from .saved import HERE, grammar


@cache
def terminal(file: str, name: str) -> re.Pattern[str]:
    """The pattern of a terminal in one of this package's grammars."""
    return re.compile(expressions.terminals_of(HERE / f"{file}.lark", terminals)[name])


def terminals(path: Path) -> expressions.Terminals:
    """The patterns of all terminals of a grammar."""
    return {str(terminal.name): terminal.pattern.to_regexp() for terminal in grammar(path).terminals}
