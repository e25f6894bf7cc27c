"""Python keeps compiled modules but not compiled expressions; this keeps those of the grammars beside them.

The grammars hold some hundred regular expressions, and compiling them is half of a cold start. What the
compiler made of each is kept in the user's cache folder, for this version of Python alone, and put where
`re.compile` looks first. Python checks such code before it accepts it. Where anything is not as
expected, as on another implementation of Python, expressions are compiled as ever. The terminals of grammars
that are used for their words alone are kept too, so that no parser is loaded for them.
"""

from __future__ import annotations

import atexit
import marshal
import os
import re
import sys
from array import array
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from .saved import HERE, cache_folder


def file() -> Path | None:
    """Where the expressions of these grammars and this version of Python are kept."""
    folder = cache_folder()
    if folder is None or sys.implementation.name != "cpython":
        return None
    states = [(grammar.name, grammar.stat().st_size, grammar.stat().st_mtime_ns) for grammar in HERE.glob("*.lark")]
    return folder / f"expressions-{sys.hexversion:x}-{crc32(repr(sorted(states)).encode()):08x}.bin"


FIRST = "_cache2" if hasattr(re, "_cache2") else "_cache"
"""Where `re.compile` looks first, which depends on the version of Python."""

Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the compiler makes of an expression: the arguments that `re` itself builds it from."""

MOST = 4
"""For so many states of the grammars, or installations of them, expressions are kept."""

Terminals = dict[str, str]
"""The patterns of a grammar by the names of its terminals."""


class Kept(dict[tuple[type, str, int], "re.Pattern[str]"]):
    """The expressions that `re` has compiled, and those that an earlier run kept, made when they are asked for."""

    def __init__(self, known: dict[Any, Any], codes: dict[tuple[str, int], Code], build: Callable[..., Any]) -> None:
        super().__init__(known)
        self.codes, self._build = codes, build

    def __missing__(self, key: tuple[type, str, int]) -> re.Pattern[str]:
        """An expression that was kept; KeyError where none was, or what was kept is no code."""
        try:
            flags, code, *rest = self.codes[key[1:]]
            made: re.Pattern[str] = self._build(key[1], flags, array("I", code).tolist(), *rest)
        except (ValueError, TypeError, RuntimeError, OverflowError) as problem:
            raise KeyError(key) from problem
        self[key] = made
        return made


@cache
def restore() -> dict[tuple[str, int, int], Terminals]:
    """Give `re` the expressions that an earlier run kept, and keep what this one adds when it ends.

    Returns the terminals that were kept, by the path, size and time of their file, for others to add to.
    """
    path = file()
    terminals: dict[tuple[str, int, int], Terminals] = {}
    codes: dict[tuple[str, int], Code] = {}
    if path is None:
        return terminals
    with suppress(OSError, ValueError, EOFError, TypeError, AttributeError, ImportError):
        terminals, codes = marshal.loads(path.read_bytes())
    with suppress(AttributeError, ImportError):
        import _sre  # type: ignore[import-not-found]

        kept = Kept(getattr(re, FIRST), codes, _sre.compile)
        setattr(re, FIRST, kept)
        atexit.register(keep, path, kept, terminals)
    return terminals


def terminals_of(path: Path, build: Callable[[Path], Terminals]) -> Terminals:
    """The terminals of a grammar, as they were kept or else as `build` reads them."""
    state = path.stat()
    key = str(path), state.st_size, state.st_mtime_ns
    kept = restore()
    if key not in kept:
        kept[key] = build(path)
    return kept[key]


def keep(path: Path, kept: Kept, terminals: dict[tuple[str, int, int], Terminals]) -> None:
    """Write what was kept and what `re` has compiled since to a file, in one step, where that is more.

    What was kept for grammars that were used longest ago is deleted.
    """
    new = [(pattern, flags) for kind, pattern, flags in kept if kind is str and (pattern, flags) not in kept.codes]
    partial = path.with_suffix(f".{os.getpid()}")
    try:
        if new:
            partial.write_bytes(marshal.dumps((terminals, kept.codes | {key: compiled(*key) for key in new})))
            partial.replace(path)
            files = sorted(path.parent.glob("expressions-*.bin"), key=lambda file: file.stat().st_mtime)
            for old in files[:-MOST]:
                old.unlink()
    except (OSError, ValueError, TypeError, AttributeError, ImportError):
        with suppress(OSError):
            partial.unlink(missing_ok=True)


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
