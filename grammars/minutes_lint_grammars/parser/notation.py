"""What a `.lark` file may say besides Lark's own notation: expressions over several lines, and lists of words by name.

    MONTH: /January|February|March
           |April|May|June/x

    STATED.5: /\\bin {MONTH}(?= \\d)/

An expression with the flag `x` may go over several lines: blanks in it mean nothing, a blank is written `[ ]`.
`{MONTH}` stands for the expression of a terminal of the same file, or of `words.lark`, which all grammars share.
It may stand in a lookahead too, where Lark takes no terminal. Both are worked out here, in each file by itself, before
Lark sees it: what a style changes with `%extend` or `%override` must be a terminal of Lark's own where it is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from .parsing import BadGrammar

HERE = Path(__file__).parents[1]
WORDS = HERE / "words.lark"
"""The words that several grammars need."""

PIECE = re.compile(
    r'(?P<text>"(?:\\.|[^"\\\n])*"i?)|(?P<remark>//[^\n]*)|/(?!/)(?P<body>(?:\\.|[^/\\])*)/(?P<flags>[imslux]*)'
)
"""A text, a remark or an expression in a `.lark` file."""

NAMED = re.compile(r"(?<!\\)\{(_?[A-Z][A-Z0-9_]*)\}")
DEFINED = re.compile(r"^(_?[A-Z][A-Z0-9_]*)(?:\.-?\d+)?[ ]*:[ \n]*", re.MULTILINE)
SIGN = re.compile(r"\\.|.", re.DOTALL)
"""A sign of an expression, with the backslash before it."""

STARTS = re.compile(r"^(?:\??start[ ]*:|%import .*\bstart\b)", re.MULTILINE)


def expanded(text: str, path: Path) -> str:
    """The text of a `.lark` file as Lark has it; lines keep their numbers.

    A file of words alone, without a start, is given one that takes any of them. Raises BadGrammar for
    the name of a list that is not there, with its place.
    """
    own = expressions(text)
    made, at, owed = [], 0, 0
    for piece in PIECE.finditer(text):
        between, body = text[at : piece.start()], piece["body"]
        if owed and "\n" in between:
            between, owed = between.replace("\n", "\n" * (owed + 1), 1), 0
        made.append(between)
        at = piece.end()
        if body is None:
            made.append(piece[0])
            continue
        owed += body.count("\n")
        place = f"at line {text.count(chr(10), 0, piece.start()) + 1}, column 1 in {path}"
        made.append(f"/{named(body, piece['flags'], own, place)}/{piece['flags'].replace('x', '')}")
    made.append(text[at:] + "\n" * owed)
    if not STARTS.search(text) and DEFINED.search(text):
        made.append(f"\nstart: ({' | '.join(DEFINED.findall(text))})*\n")
    return "".join(made)


def named(body: str, flags: str, own: Mapping[str, tuple[str, str]], place: str) -> str:
    """An expression with the lists that it names, on one line. Raises BadGrammar for one that is not there."""

    def written(name: re.Match[str]) -> str:
        known = own.get(name[1]) or shared().get(name[1])
        if known is None:
            raise BadGrammar(f"there is no list {name[0]}, in this file or in words.lark {place}")
        inner, inside = known
        others = own if name[1] in own else shared()
        kept = inside.replace("x", "")
        without = {
            key: value for key, value in others.items() if key != name[1]
        }  # a list that names itself is not there
        return f"(?{kept}:{named(inner, inside, without, place)})"

    return NAMED.sub(written, compact(body) if "x" in flags else body)


def compact(body: str) -> str:
    """An expression with the flag `x` as it is without. Between square brackets all is kept; there, `]` is `\\]`.

    >>> compact("one | two[ ]three  # as printed\\n | [a b]")
    'one|two[ ]three|[a b]'
    """
    kept: list[str] = []
    bracket = remark = False
    for sign in SIGN.findall(body):
        if remark:
            remark = sign != "\n"
        elif bracket or not (sign == "#" or sign.isspace()):
            kept.append(sign)
            bracket = sign != "]" if bracket else sign == "["
        else:
            remark = sign == "#"
    return "".join(kept)


def expressions(text: str) -> dict[str, tuple[str, str]]:
    """The terminals of a file that are one expression or one text, with its flags."""
    return dict(found(text))


def found(text: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The terminals of a file that are one expression or one text."""
    for name in DEFINED.finditer(text):
        piece = PIECE.match(text, name.end())
        if piece is None or text[piece.end() :].lstrip(" ")[:1] not in ("", "\n") or alternative(text, piece.end()):
            continue
        if piece["body"] is not None:
            yield name[1], (piece["body"], piece["flags"])
        elif piece["text"] is not None:
            yield name[1], (re.escape(piece["text"].rstrip("i")[1:-1]), "i" if piece["text"].endswith("i") else "")


def alternative(text: str, at: int) -> bool:
    """Whether another alternative follows on the next line, so that a terminal is more than one expression."""
    return text[at:].lstrip(" \n").startswith("|")


@cache
def shared() -> dict[str, tuple[str, str]]:
    """The lists of `words.lark`."""
    return expressions(WORDS.read_text(encoding="utf-8"))


def loaded(folder: str | None, name: str) -> tuple[str, str]:
    """A grammar that another imports, as Lark asks for it: its path and its text.

    It lies beside the other, in `folder`, or in a folder of this package. Raises OSError where there is none.
    """
    homes = [*([Path(folder)] if folder else ()), *folders()]
    path = next((home / name for home in homes if (home / name).is_file()), None)
    if path is None:
        raise FileNotFoundError(2, "No such file or directory", name)
    return str(path), expanded(path.read_text(encoding="utf-8"), path)


def folders() -> list[Path]:
    """The folders of this package in which a grammar is looked for by its name, which none shares with another."""
    return [HERE, *sorted({file.parent for file in HERE.glob("*/*.lark")})]


def plain(name: str) -> list[str]:
    """The words of a list in `words.lark`, in order. Raises ValueError where one is an expression for several."""
    body, flags = shared()[name]
    words = named(f"{{{name}}}", flags, {}, "in words.lark").replace("(?:", "").replace(")", "").split("|")
    if not all(map(str.isalpha, words)):
        raise ValueError(f"{name} holds more than plain words: {body}")
    return words
