"""Python keeps compiled modules but not compiled expressions; this gives it those that an earlier run kept.

The grammars hold some hundred regular expressions, and compiling them is half of a cold start. What the
compiler made of each is put where `re.compile` looks first. Python checks such code before it accepts it. Where
anything is not as expected, as on another implementation of Python, expressions are compiled as ever.
"""

from __future__ import annotations

import marshal
import re
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

FIRST = "_cache2" if hasattr(re, "_cache2") else "_cache"
"""Where `re.compile` looks first, which depends on the version of Python."""

Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the compiler makes of an expression: the arguments that `re` itself builds it from."""

Codes = dict[tuple[str, int], bytes]
"""Code by expression and flags, packed until it is asked for: a run asks for less than half."""


class Kept(dict[tuple[type, str, int], "re.Pattern[str]"]):
    """The expressions that `re` has compiled, and those that an earlier run kept, made when they are asked for."""

    def __init__(self, known: dict[Any, Any], codes: Codes, build: Callable[..., Any]) -> None:
        super().__init__(known)
        self.codes, self._build = codes, build

    def __missing__(self, key: tuple[type, str, int]) -> re.Pattern[str]:
        """An expression that was kept; KeyError where none was, or what was kept is no code."""
        try:
            flags, code, *rest = marshal.loads(self.codes[key[1:]])
            made: re.Pattern[str] = self._build(key[1], flags, array("I", code).tolist(), *rest)
        except (ValueError, EOFError, TypeError, RuntimeError, OverflowError) as problem:
            raise KeyError(key) from problem
        self[key] = made
        return made

    @contextmanager
    def forgetting(self) -> Iterator[None]:
        """Forget what is compiled meanwhile, but for what was known: Lark tries each expression by itself."""
        before = set(self)
        yield
        for key in set(self) - before:
            del self[key]


def install(codes: Codes) -> Kept | None:
    """Give `re` the expressions that an earlier run kept; None where it does not take them."""
    with suppress(AttributeError, ImportError):
        import _sre  # type: ignore[import-not-found]

        kept = Kept(getattr(re, FIRST), codes, _sre.compile)
        setattr(re, FIRST, kept)
        return kept
    return None


def added(kept: Kept) -> Codes:
    """The code of all expressions that were compiled in this run. Raises what the compiler's parts raise."""
    new = [(pattern, flags) for kind, pattern, flags in kept if kind is str and (pattern, flags) not in kept.codes]
    return {key: marshal.dumps(compiled(*key)) for key in new}


def compiled(pattern: str, flags: int) -> Code:
    """What Python's compiler makes of an expression."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    names = parsed.state.groupdict
    ordered: list[str | None] = [None] * parsed.state.groups
    for name, index in names.items():
        ordered[index] = name
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    return flags | parsed.state.flags, code, parsed.state.groups - 1, names, tuple(ordered)
