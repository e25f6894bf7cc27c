"""No expression in Python takes more than linear time, as none of the grammars does.

They are read out of the sources. One that is tried at one place is held to what `test_expressions.py` holds those of
the grammars to; one that is searched for all through a text may take only so many steps more as the text is longer.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from backtracking import Model, TooMany, deep, here
from test_expressions import MOST, SIZES, grows, literals, long, texts

ROOT = Path(__file__).parents[1]
FOLDERS = ("lint", "grammars", "rules")

AT_ONE_PLACE = {"match", "fullmatch"}
THROUGHOUT = {"search", "finditer", "findall", "sub", "subn", "split"}
USES = AT_ONE_PLACE | THROUGHOUT

FLAGS = {"i": "IGNORECASE", "m": "MULTILINE", "s": "DOTALL", "x": "VERBOSE"}

MADE_ELSEWHERE = {
    "parser/broken.py: form.format(re.escape(name))": "sought once in a file of grammar, for a message",
    "parser/expressions.py: probe": "three of its own, made to see how this Python makes them",
    "parser/saved.py: pattern": "those of the grammars, which test_expressions.py holds to this",
    "plugins/phrases.py: '|'.join((expression(phrase, parts) for phrase in phrases))": "plain words",
    "plugins/phrases.py: text": "those of users, which are refused where they could take long",
}
"""What is made of other things than one text in the source, and why it need not be looked at here."""

TWICE = 1.5
"""The steps of a search may grow by this factor more than the text, as few are always taken for the beginning."""


class Found(NamedTuple):
    """An expression in a source, with its flags written out, where it stands and what is done with it."""

    place: str
    expression: str
    uses: frozenset[str]


class Module:
    """What a module says of expressions."""

    def __init__(self, path: Path) -> None:
        self.path = path
        tree = ast.parse(path.read_text(encoding="utf-8"))
        self.nodes = list(ast.walk(tree))
        self.constants = {
            target.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        self.functions = {
            name.asname or name.name: name.name
            for node in self.nodes
            if isinstance(node, ast.ImportFrom) and node.module == "re"
            for name in node.names
        }

    def function(self, call: ast.Call) -> str:
        """The function of `re` that is called; empty where it is any other."""
        match call.func:
            case ast.Name(id):
                return self.functions.get(id, "")
            case ast.Attribute(ast.Name("re"), attribute):
                return attribute
        return ""

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """The calls that name an expression, each with the function."""
        for node in self.nodes:
            if isinstance(node, ast.Call) and (name := self.function(node)) in USES | {"compile"}:
                yield name, node

    def expression(self, call: ast.Call) -> str | None:
        """The expression of a call as text, with its flags; None where it is made of other things."""
        said = call.args[0]
        said = self.constants.get(said.id, said) if isinstance(said, ast.Name) else said
        given = ast.unparse(call.args[1]) if len(call.args) == 2 and self.function(call) == "compile" else "re.NOFLAG"
        flags = "".join(letter for letter in "imsx" if f"re.{FLAGS[letter]}" in given)
        match said:
            case ast.Constant(str(text)):
                return f"(?{flags}){text}" if flags else text
            case ast.Constant(bytes(text)):
                return f"(?a{flags}){text.decode('latin-1')}"
            case ast.JoinedStr(parts) if all(
                isinstance(part, ast.Constant) or part.format_spec is None for part in parts
            ):
                text = "".join(part.value if isinstance(part, ast.Constant) else "name" for part in parts)
                return f"(?{flags}){text}" if flags else text
        return None

    def uses(self, call: ast.Call) -> frozenset[str]:
        """The methods of a compiled expression that the module calls; all where that cannot be told."""
        names = {name for name, value in self.constants.items() if value is call}
        used = {
            node.attr
            for node in self.nodes
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names
        }
        return frozenset(used & USES or THROUGHOUT)

    def place(self, call: ast.Call) -> str:
        """Where a call stands, in few words."""
        return f"{self.path.parent.name}/{self.path.name}: {ast.unparse(call.args[0])}"


@cache
def modules() -> list[Module]:
    """All modules that know `re`."""
    paths = (path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))
    return [module for module in map(Module, paths) if any(module.calls())]


def found() -> Iterator[Found]:
    """All expressions in the sources."""
    for module in modules():
        for name, call in module.calls():
            expression = module.expression(call)
            if expression is not None:
                uses = module.uses(call) if name == "compile" else frozenset({name})
                yield Found(module.place(call), expression, uses)


def steps(model: Model, text: str) -> int:
    """The steps of a search for all that an expression finds in a text. Raises TooMany."""
    model.text, model.steps, model.most = text, 0, MOST
    at = 0
    with deep():
        while at <= len(text):
            model.groups.clear()
            end = model.way(at, here)
            at = end if end is not None and end > at else at + 1
    return model.steps


def runs_away(model: Model, start: str, unit: str) -> str | None:
    """What is wrong with the steps of a search in a text; None where nothing is."""
    said = f"{start + unit!r} over and over"
    try:
        before, after = (steps(model, long(start, unit, size)) for size in SIZES)
    except TooMany:
        return f"{said}: more than {MOST} steps"
    if after <= before * TWICE * SIZES[1] / SIZES[0]:
        return None
    return f"{said}: {before} steps for {SIZES[0]} characters, {after} for {SIZES[1]}"


def wrong(expression: str, uses: frozenset[str]) -> list[str]:
    """What is wrong with the steps that an expression takes, in the ways in which it is used."""
    model = Model(expression)
    tried = [*texts(), *(("", word) for word in literals(expression))]
    said = [runs_away(model, *text) for text in tried] if uses & THROUGHOUT else []
    said += [grows(model, *text) for text in tried] if uses & AT_ONE_PLACE else []
    return [one for one in said if one]


def test_all_expressions_are_known() -> None:
    unread = {module.place(call) for module in modules() for _, call in module.calls() if not module.expression(call)}
    assert unread == set(MADE_ELSEWHERE)
    assert len(list(found())) > 15


@pytest.mark.parametrize("pattern", list(found()), ids=lambda pattern: pattern.place)
def test_no_expression_in_python_takes_more_than_linear_time(pattern: Found) -> None:
    assert not wrong(pattern.expression, pattern.uses)


@pytest.mark.parametrize(
    ("expression", "used"),
    [
        (r"\n[ \t\r]*\n[ \t\r\n]*[a-z]{2}", "finditer"),
        (r"[^/\n]*\bx", "search"),
        (r" +\n", "sub"),
        (r"(?:a+)+b", "match"),
    ],
)
def test_a_slow_expression_is_known(expression: str, used: str) -> None:
    assert wrong(expression, frozenset({used}))


def test_blank_lines_without_end_are_read_at_once() -> None:
    hard = r"'a\n' + '\n' * 1_000_000, '\n \t' * 300_000"
    code = f"from minutes_lint.readers.text import extracted; print(*map(extracted, ({hard})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout == "False False\n"
