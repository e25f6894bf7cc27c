"""No expression of the grammars takes more than linear time, whatever it is given.

Each terminal, and each lexer that Lark joins of them, is tried at the beginning of long texts that are made to be hard:
runs of one kind of sign, and what the terminal itself asks for, over and over. The time may grow with what is
taken, and no faster; where little is taken, it may not grow at all, or a document would be read in quadratic time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from time import perf_counter, process_time

import pytest

from minutes_lint_grammars import STYLES
from minutes_lint_grammars.parsing import BadGrammar
from minutes_lint_grammars.saved import HERE, parser, terminals

SHORT, SIZES = (24, 32, 256, 2_048), (8_192, 32_768)
"""Characters of the texts: on the short ones an exponential or quadratic expression shows before it takes for ever."""

QUICK = 0.001
"""Seconds in which the longest may be taken, or refused, whatever the growth."""

SLOW = 0.01
"""Seconds that no short text takes."""

SLACK = 3
"""The time may grow by so many times the growth of what is taken: machines are noisy."""

UNITS = (
    " ", "\t", "\n", " \n", "\r\n", "a", "A", "a ", "Aa ", "A. ", "é", "\u0301", "1", "1 ", "1,", "1.", "1.1", "1-",
    "1/", "(1) ", ",", ", ", ".", ". ", "-", "- ", "–", "'", "’", "“", "”", '"', "(", ")", "()", "[", "[a](", "|",
    "| a ", "*", "**", "_", "#", "<b>", "<", "&", "&amp;", "@", "£", "£1 ", "%", "5%", ":", ": ", ";", "and ", "the ",
    "of ", "to ", "a and ", "Cllr ", "Mr A ", "A B and ", "No. ", "1st ", "May ", "5 May ", "am", "7.30 ", "Page 1 ",
    "for: ", "x" * 60 + " ", "X" * 60 + "\n",
)  # fmt: skip
STARTS = ("1. ", "Present: ", "Cllr Hale ", "5 May ", "\n", "- ", "| ", "(")
AFTER = (" ", "a ", "1", "A ", ", ")


def grammars() -> list[Path]:
    """Every grammar there is."""
    return [*sorted(HERE.glob("*.lark")), *sorted(STYLES.glob("*.lark"))]


@cache
def expressions() -> dict[str, str]:
    """The terminals of all grammars and the lexers made of them, each once: by the expression, where it is from."""
    found: dict[str, str] = {}
    for path in grammars():
        for name, pattern in terminals(path).items():
            found.setdefault(pattern, f"{path.name}: {name}")
        for contextual in (True, False):
            try:
                lexers = parser(path, contextual).tables.lexers
            except (BadGrammar, re.error):  # terminals only, for other grammars to import
                continue
            for number, lexer in enumerate(lexers):
                found.setdefault(lexer.pattern, f"{path.name}: lexer {number}")
    return found


def literals(pattern: str) -> Iterator[str]:
    """Some of the words and signs that an expression asks for, each over and over."""
    words = dict.fromkeys(re.findall(r"(?<!\\)[A-Za-z]{3,12}|\\[()\[\]|*.+?]", re.sub(r"\(\?P<\w+>", "(", pattern)))
    for word in list(words)[:12]:
        yield word.removeprefix("\\")
        yield word.removeprefix("\\") + " "


def texts() -> list[tuple[str, str]]:
    """What texts begin with, and what they go on with."""
    return [("", unit) for unit in UNITS] + [(start, unit) for start in STARTS for unit in AFTER]


def taken(pattern: re.Pattern[str], text: str, enough: float = QUICK) -> tuple[float, int]:
    """The seconds that a match takes, the best of a few, and how much of the text it takes."""
    best, match = 9.9, None
    for _ in range(5):
        began = perf_counter()
        match = pattern.match(text)
        best = min(best, perf_counter() - began)
        if best < enough:
            break
    return best, match.end() if match else 0


def grows(pattern: re.Pattern[str], start: str, unit: str) -> str | None:
    """What is wrong with the time that a pattern takes for a text; None where nothing is."""
    said = f"{start + unit!r} over and over"
    for size in SHORT:
        if taken(pattern, long(start, unit, size), SLOW)[0] > SLOW:
            return f"{said} takes more than {SLOW} s at {size} characters"
    small, large = (long(start, unit, size) for size in SIZES)
    for _ in range(4):
        after, more = taken(pattern, large)
        if after < QUICK:
            return None
        before, less = taken(pattern, small, 0)
        if after <= before * SLACK * max(1, more / max(less, 1)):
            return None
    return f"{said}: {before:.4f} s and {less} taken of {SIZES[0]}, {after:.4f} s and {more} of {SIZES[1]}"


def long(start: str, unit: str, size: int) -> str:
    """A text of a size."""
    return (start + unit * (size // len(unit) + 1))[:size]


def test_no_expression_takes_more_than_linear_time() -> None:
    began, wrong = process_time(), []
    for expression, place in expressions().items():
        pattern = re.compile(expression)
        tried = [*texts(), *(("", word) for word in literals(expression))]
        wrong += [f"{place}: {said}" for start, unit in tried if (said := grows(pattern, start, unit))]
    assert not wrong, "\n".join(wrong)
    assert process_time() - began < 120


@pytest.mark.parametrize(
    ("expression", "unit"),
    [
        (r"(?:a+)+b", "a"),
        (r" *x| *y| *[ ]*z", " "),
        (r"(?:a|aa)+c", "a"),
    ],
)
def test_a_slow_expression_is_known(expression: str, unit: str) -> None:
    assert grows(re.compile(expression), "", unit)
