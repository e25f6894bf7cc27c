"""Terminals of a `.lark` file as patterns, for what is found by its words alone and has no inner structure."""

from __future__ import annotations

import re
from functools import cache

from . import saved
from .expressions import joined
from .saved import HERE, expression, terminals


@cache
def terminal(file: str, name: str) -> re.Pattern[str]:
    """The pattern of a terminal in one of this package's grammars, named with its folder: "dates/dates_words"."""
    return expression(pattern(file, name))


@cache
def either(file: str, names: tuple[str, ...]) -> re.Pattern[str]:
    """The patterns of several terminals as one, whose `lastgroup` says which it was."""
    return expression(joined({name: pattern(file, name) for name in names}))


def pattern(file: str, name: str) -> str:
    """What a terminal in one of this package's grammars is written as, for Python."""
    return terminals(HERE / f"{file}.lark")[name]


def openers(file: str, *names: str) -> frozenset[str]:
    """The words that open what a grammar reads, or what some of its terminals match; a figure is `openers.FIGURE`.

    They are worked out from the grammar: a word form that is added to it is found at once.
    """
    return saved.openers(HERE / f"{file}.lark", *names)
