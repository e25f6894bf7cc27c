"""Terminals of a `.lark` file as patterns, for what is found by its words alone and has no inner structure."""

from __future__ import annotations

import re
from functools import cache

from .saved import HERE, terminals


@cache
def terminal(file: str, name: str) -> re.Pattern[str]:
    """The pattern of a terminal in one of this package's grammars."""
    return re.compile(terminals(HERE / f"{file}.lark")[name])
