"""Python keeps compiled modules but not compiled expressions: here they become bytes, and are made of them again.

The grammars hold some hundred regular expressions. `saved.py` keeps what the compiler made of each: without that, one
document takes 980 ms rather than 240 (medians of 15 runs). Python checks such code before it accepts it. Where anything
is not as expected, as on another implementation of Python, expressions are compiled by `re` in every run.
"""

from __future__ import annotations

import marshal
import re
from array import array
from collections.abc import Mapping
from functools import cache

FAILURES = (
    *(ImportError, AttributeError, NameError, ValueError, EOFError, TypeError),
    *(RuntimeError, OverflowError, LookupError, AssertionError),
)
"""What parts of Python that are not promised to anybody may raise where they have changed."""

PROBES = (
    "(?i:held|hall|next)\\b(?P<A>)|[^\\W\\d]++(?P<B>)|\\d+?(?=\\.)(?P<C>)",
    "(?i)(?:a|ab|(?-i:AC))(?<!b)c?|(?:x|)y",
)
PROBED = "Hall HELD next_day 12.5 café; abc ACC aBc xy y"
"""Expressions of all kinds of parts, and a text in which they find something."""


def joined(patterns: Mapping[str, str]) -> str:
    """Patterns by name as one, whose `lastgroup` says which it was.

    The groups are empty and stand at the end of each: so Python sees at its first sign what cannot be.
    """
    return "|".join(f"(?:{pattern})(?P<{name}>)" for name, pattern in patterns.items())


def made(pattern: str, code: bytes) -> re.Pattern[str]:
    """The expression of a pattern, made of its code. Raises one of FAILURES for what is no code of this Python."""
    import _sre  # type: ignore[import-not-found]

    flags, words, *names = marshal.loads(code)
    expression: re.Pattern[str] = _sre.compile(pattern, flags, array("I", words).tolist(), *names)
    return expression


def coded(pattern: str) -> bytes:
    """The code of a pattern. Raises re.error for what is none, one of FAILURES where Python is not as expected."""
    if not as_expected():
        raise RuntimeError("the code of expressions is not what it was")
    return compiled(pattern)


def compiled(pattern: str) -> bytes:
    """The code of a pattern as `quicker.py` makes it, whether it is right or not; raises what `coded` raises."""
    from . import quicker

    flags, words, groups, names, ordered = quicker.compiled(pattern)
    return marshal.dumps((flags, array("I", words).tobytes(), groups, names, ordered))


@cache
def as_expected() -> bool:
    """Whether code that is made here finds in a text what `re` finds, so that this Python is one that is known."""
    try:
        return all(
            [(found.span(), found.lastgroup) for found in made(probe, compiled(probe)).finditer(PROBED)]
            == [(found.span(), found.lastgroup) for found in re.finditer(probe, PROBED)]
            for probe in PROBES
        )
    except FAILURES:
        return False
