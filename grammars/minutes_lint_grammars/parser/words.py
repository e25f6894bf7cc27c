"""Terminals of a `.lark` file as patterns, for what is found by its words alone and has no inner structure."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
    return patterns(file)[name]


@cache
def patterns(file: str) -> Mapping[str, str]:
    """The patterns of all terminals of a grammar, by name."""
    return terminals(HERE / f"{file}.lark")


@cache
def openers(file: str, *names: str) -> frozenset[str]:
    """The words that open what a grammar reads, or what some of its terminals match; a figure is `openers.FIGURE`.

    They are worked out from the grammar: a word form that is added to it is found at once. Of a terminal for single
    words they are all of these words, in small letters.
    """
    return saved.openers(HERE / f"{file}.lark", *names)


@cache
def series(name: str) -> tuple[str, ...]:
    """The words of a list in `words.lark` in their order, in small letters: those that count, such as the months.

    Raises ValueError for a list in which a word has several forms.

    >>> series("NUMBER_WORD")[:3], series("WEEKDAY")[-1]
    (('one', 'two', 'three'), 'sunday')
    """
    return saved.series(name)


@cache
def number_words() -> Mapping[str, int]:
    """What numbers in words are worth: those up to twenty, the tens after it, and the words for none."""
    numbers = {word: value for value, word in enumerate(series("NUMBER_WORD"), 1)}
    tens = {word: 10 * ten for ten, word in enumerate(series("TENS_WORD"), 1)}
    return dict.fromkeys(series("NONE_WORD"), 0) | tens | numbers
