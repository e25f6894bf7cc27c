"""Whether grammars that were written anew mean what they meant: `python benchmarks/patterns.py keep|compare FILE`.

`keep` writes what every terminal of every grammar matches to FILE, as Python parses it: groups that only hold
together are gone, flags stand at each letter, and alternatives are one list, be they grouped or not. It also writes
the rules of each grammar and the order in which its terminals are tried. `compare` says what differs from FILE and
exits with 1 where anything does. A terminal that differs may still match the same, such as `a|ab?` and `ab?`: then
it takes the documents to tell (`same.py`).
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from minutes_lint_grammars.parser.building import parser
from minutes_lint_grammars.parser.notation import HERE

Meaning = dict[str, str]
parse: Any = import_module("re._parser").parse


def meanings() -> Meaning:
    """What each terminal of each grammar matches, its rules, and the order of its terminals."""
    found: Meaning = {}
    for path in sorted(HERE.glob("*/*.lark")):
        lark, _ = parser(path, contextual=False)
        for terminal in lark.terminals:
            found[f"{path.stem}.{terminal.name}"] = repr(meaning(parse(terminal.pattern.to_regexp()), 0))
        ordered = [str(terminal.name) for terminal in lark.parser.lexer.terminals]
        found[f"{path.stem}: order"] = " ".join(name for name in ordered if name != "OTHER")
        found[f"{path.stem}: rules"] = "\n".join(sorted(map(str, lark.rules)))
    return found


def meaning(parsed: Any, flags: int) -> tuple[Any, ...]:
    """A parsed expression without groups that only hold together."""
    return tuple(part for op, argument in parsed for part in meant(str(op), argument, flags))


def meant(op: str, argument: Any, flags: int) -> tuple[Any, ...]:
    """One piece of a parsed expression."""
    if op == "SUBPATTERN":
        group, add, drop, inside = argument
        within = meaning(inside, (flags | add) & ~drop)
        return within if group is None else ((op, group, within),)
    if op == "BRANCH":
        return alternatives(tuple(w for way in argument[1] for w in ways(meaning(way, flags))))
    if op == "IN" and all(str(kind) == "LITERAL" for kind, _ in argument):
        return alternatives(tuple(meant("LITERAL", sign, flags) for _, sign in argument))
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inside = argument
        return ((op, int(least), int(most), meaning(inside, flags)),)
    if op in ("ASSERT", "ASSERT_NOT"):
        return ((op, argument[0], meaning(argument[1], flags)),)
    if op == "ATOMIC_GROUP":
        return ((op, meaning(argument, flags)),)
    either = bool(flags & re.IGNORECASE)
    return ((op, str(ord(chr(argument).lower()) if op == "LITERAL" and either else argument), either),)


def ways(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    """The alternatives that a piece ends in, each with what stands before them: Python parses `ab|ac` as `a(b|c)`."""
    before, last = parts[:-1], parts[-1:]
    if not last or last[0][0] != "BRANCH" or any(part[0] not in ("LITERAL", "AT") for part in before):
        return (parts,)
    return tuple(before + way for way in last[0][1])


def alternatives(found: tuple[Any, ...]) -> tuple[Any, ...]:
    """Alternatives as one piece: where each is a word and none begins with another, their order means nothing."""
    plain = all(part[0] == "LITERAL" for way in found for part in way)
    if plain and not any(one is not other and other[: len(one)] == one for one in found for other in found):
        found = tuple(sorted(found))
    return found[0] if len(found) == 1 else (("BRANCH", found),)


def main(what: str, file: str) -> int:
    """Keep the meanings, or compare them with those that were kept."""
    from json import dumps, loads

    now = meanings()
    if what == "keep":
        Path(file).write_text(dumps(now, indent=0), encoding="utf-8")
        return 0
    before: Meaning = loads(Path(file).read_text(encoding="utf-8"))
    differing = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
    for name in differing:
        print(name, "is gone" if name not in now else "is new" if name not in before else "is another")
    print(f"{len(differing)} of {len(before)} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("keep", "compare"):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
