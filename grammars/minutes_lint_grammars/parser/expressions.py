"""Python keeps compiled modules but not compiled expressions: here they become bytes, and are made of them again.

The grammars hold some hundred regular expressions, and compiling them is half of a cold start. `saved.py` keeps
what the compiler made of each. Python checks such code before it accepts it. Where anything is not as expected, as
on another implementation of Python, expressions are compiled as ever.
"""

from __future__ import annotations

import marshal
import re
from array import array
from collections.abc import Mapping

FAILURES = (ImportError, AttributeError, ValueError, EOFError, TypeError, RuntimeError, OverflowError, LookupError)
"""What parts of Python that are not promised to anybody may raise where they have changed."""


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
    from .quicker import compiled

    flags, words, groups, names, ordered = compiled(pattern)
    return marshal.dumps((flags, array("I", words).tobytes(), groups, names, ordered))
