"""What Lark and Python make of the grammars takes long to make and milliseconds to load: it is kept between runs.

Lark makes tables of each grammar, `expressions.py` code of each expression; one file in the user's cache folder holds
both, in the format of Python's own compiled modules, for this version of Python and this state of the grammars.
The folder belongs to the user alone, and is not used where it does not: Lark's own `cache=True` would unpickle
from the shared temporary folder, where another user of the machine could plant code. Where anything is not as
expected, it is made anew. Without the file one document takes 2,170 ms rather than 240 (medians of 15 runs).
"""

from __future__ import annotations

import atexit
import marshal
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from zlib import crc32

from minutes_lint.files.files import cache_folder

from . import expressions
from .parsing import Lexer, Parser, Rule, Tables

HERE = Path(__file__).parents[1]
"""The folder of this package, below which the grammars lie."""

MOST = 4
"""A file is kept for at most this many states of the grammars, or installations of them."""

SIZE = 4
"""The bytes in which a file says how much it holds before the pieces."""

OURS = f"{HERE}{os.sep}"
"""What the paths of files of this package begin with."""

MAKERS = ("building.py", "parsing.py", "notation.py", "expressions.py", "quicker.py", "openers.py")
"""The modules on which it depends what is kept."""

States = tuple[tuple[str, int, int], ...]
"""Files of other packages with their sizes and times."""


class Store:
    """What is kept: by the path of each grammar the files it is made of, its terminals and lists of words; and pieces.

    Pieces are the tables of grammars, packed, by their paths, and expressions with their code, by their checksums. What
    a file holds of them is made values only when it is asked for: a run asks for half of it.
    """

    def __init__(self, file: Path | None) -> None:
        self.files: dict[str, States] = {}
        self.terminals: dict[str, tuple[States, dict[str, str]]] = {}
        self.words: dict[tuple[str, ...], tuple[States, list[str]]] = {}
        self.pieces: dict[str, bytes | memoryview] = {}
        self.grown = False
        if file is not None:
            with suppress(OSError, ValueError, EOFError, TypeError):
                content = memoryview(file.read_bytes())
                begin = SIZE + int.from_bytes(content[:SIZE])
                self.files, self.terminals, self.words, places = marshal.loads(content[SIZE:begin])
                self.pieces = {key: content[begin + start : begin + end] for key, (start, end) in places.items()}

    def keep(self, file: Path) -> None:
        """Write what is kept to its file, in one step, where there is more than there was.

        What other processes have written meanwhile stays. What was kept for grammars that were used longest ago is
        deleted.
        """
        partial = file.with_suffix(f".{os.getpid()}")
        try:
            if self.grown:
                self.add(Store(file))
                partial.write_bytes(self.content())
                partial.replace(file)
                files = sorted(file.parent.glob("grammars-*.bin"), key=lambda file: file.stat().st_mtime)
                for old in files[:-MOST]:
                    old.unlink()
        except OSError:
            with suppress(OSError):
                partial.unlink(missing_ok=True)

    def add(self, other: Store) -> None:
        """Take over what another one holds besides."""
        self.files = other.files | self.files
        self.terminals = other.terminals | self.terminals
        self.words = other.words | self.words
        self.pieces = other.pieces | self.pieces

    def content(self) -> bytes:
        """What its file holds: what is needed in each run with the places of the pieces, and these after it."""
        pairs = pairwise(accumulate(map(len, self.pieces.values()), initial=0))
        places = dict(zip(self.pieces, pairs, strict=True))
        head = marshal.dumps((self.files, self.terminals, self.words, places))
        return len(head).to_bytes(SIZE) + head + b"".join(self.pieces.values())


@cache
def store() -> Store:
    """What earlier runs have kept; what this one adds is written when it ends."""
    file = kept_in()
    known = Store(file)
    if file is not None:
        atexit.register(known.keep, file)
    return known


@cache
def parser(path: Path, contextual: bool = True) -> Parser:
    """The parser of a `.lark` file. `contextual`: whether what may come next depends on what came before.

    Grammars it imports are found beside it or in a folder of this package. Raises BadGrammar for a file that is no
    grammar, OSError for one that cannot be read.
    """
    kept = store()
    with suppress(KeyError, OSError, ValueError, EOFError, TypeError):
        if unchanged(kept.files[str(path)]):
            return Parser(unpacked(kept.pieces[str(path)]), expression)
    from .building import make

    tables, used = make(path, contextual)
    kept.files[str(path)], kept.pieces[str(path)] = states(used), packed(tables)
    kept.grown = True
    return Parser(tables, expression)


@cache
def terminals(path: Path) -> dict[str, str]:
    """The patterns of all terminals of a `.lark` file, by name; raises what `parser` raises."""
    kept = store()
    with suppress(KeyError, OSError, ValueError, TypeError):
        files, patterns = kept.terminals[str(path)]
        if unchanged(files):
            return patterns
    from .building import patterns_of

    patterns, used = patterns_of(path)
    kept.terminals[str(path)] = states(used), patterns
    kept.grown = True
    return patterns


@cache
def openers(path: Path, *names: str) -> frozenset[str]:
    """The first words of what these terminals of a `.lark` file match, in small letters, or of what the grammar reads.

    Raises what `parser` raises, and BadGrammar where the words cannot be listed.
    """
    kept = store()
    with suppress(KeyError, OSError, ValueError, TypeError):
        files, words = kept.words[str(path), *names]
        if unchanged(files):
            return frozenset(words)
    from .building import openers_of

    words, used = openers_of(path, names)
    kept.words[str(path), *names] = states(used), words
    kept.grown = True
    return frozenset(words)


def series(name: str) -> tuple[str, ...]:
    """The words of a list in `words.lark` in order, in small letters. Raises ValueError where one has several forms."""
    kept, words = store(), str(HERE / "words.lark")
    with suppress(KeyError, OSError, ValueError, TypeError):
        files, listed = kept.words[words, "in order", name]
        if unchanged(files):
            return tuple(listed)
    from .notation import plain

    listed = [word.casefold() for word in plain(name)]
    kept.words[words, "in order", name] = states([words]), listed
    kept.grown = True
    return tuple(listed)


@cache
def expression(pattern: str) -> re.Pattern[str]:
    """A pattern as an expression. Raises re.error for one that is none."""
    kept, key = store(), f"{crc32(pattern.encode()):08x}"
    with suppress(*expressions.FAILURES):
        known, code = marshal.loads(kept.pieces[key])
        if known == pattern:
            return expressions.made(pattern, code)
    with suppress(*expressions.FAILURES):
        code = expressions.coded(pattern)
        found = expressions.made(pattern, code)
        kept.pieces[key], kept.grown = marshal.dumps((pattern, code)), True
        return found
    return re.compile(pattern)


def packed(tables: Tables) -> bytes:
    """Tables as bytes."""
    plain = {"lexers": [tuple(lexer) for lexer in tables.lexers], "rules": [tuple(rule) for rule in tables.rules]}
    return marshal.dumps(tables._asdict() | plain)


def unpacked(content: bytes | memoryview) -> Tables:
    """Tables from their bytes. Raises ValueError, EOFError or TypeError for what are none."""
    tables = Tables(**marshal.loads(content))
    return tables._replace(
        lexers=[Lexer(*lexer) for lexer in tables.lexers], rules=[Rule(*rule) for rule in tables.rules]
    )


def states(files: Iterable[str]) -> States:
    """Those of some files that are not of this package, with what changes when they do.

    Where one of this package changes, what is kept bears another name. Raises OSError for one that is not there.
    """
    others = (file for file in files if not file.startswith(OURS))
    return tuple((file, (state := Path(file).stat()).st_size, state.st_mtime_ns) for file in others)


def unchanged(files: States) -> bool:
    """Whether files are as they were. Raises OSError for one that is not there."""
    return not files or files == states(file for file, _, _ in files)


def state(entry: os.DirEntry[str]) -> tuple[str, int, int]:
    """A file with what changes when it does."""
    known = entry.stat()
    return entry.path, known.st_size, known.st_mtime_ns


def kept_in() -> Path | None:
    """The file for this state of the grammars and this version of Python, where there can be one."""
    folder = cache_folder()
    if folder is None or sys.implementation.name != "cpython":
        return None
    homes = [str(HERE), *(entry.path for entry in os.scandir(HERE) if entry.is_dir())]
    entries = (entry for home in homes for entry in os.scandir(home))
    here = sorted(state(entry) for entry in entries if entry.name.endswith(".lark") or entry.name in MAKERS)
    return folder / f"grammars-{sys.hexversion:x}-{crc32(repr(here).encode()):08x}.bin"
