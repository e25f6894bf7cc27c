"""YAML whose every value knows its place, so that what is wrong with it can be said with line and column."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ..errors import CannotRun, one_line
from ..values import TYPE_CHECKING
from .files import shown

if TYPE_CHECKING:
    from typing import Any

NULL = "tag:yaml.org,2002:null"


class Marked:
    """A value of a YAML file. Whatever is asked of it that it is not raises CannotRun with its place."""

    def __init__(self, node: Node, file: Path) -> None:
        self.node = node
        self.file = file

    @cached_property
    def place(self) -> str:
        """Where it stands: "file:line:column: "."""
        mark = self.node.start_mark
        return f"{shown(self.file)}:{mark.line + 1}:{mark.column + 1}: "

    @cached_property
    def lines(self) -> tuple[int, int]:
        """The first and the last line of it, from 1."""
        node = self.node
        while isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
            node = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
        end = node.end_mark
        return self.node.start_mark.line + 1, end.line + bool(end.column)

    @property
    def is_scalar(self) -> bool:
        """Whether it is one value, not a list or a mapping."""
        return isinstance(self.node, ScalarNode)

    def wrong(self, message: str) -> CannotRun:
        """The error that says what is wrong here."""
        return CannotRun(self.place + message)

    def entries(self, expected: str = "a mapping") -> Iterator[tuple[Marked, Marked]]:
        """Its keys and values, each key once."""
        if not isinstance(self.node, MappingNode):
            raise self.wrong(f"this should be {expected}")
        seen: set[str] = set()
        for key, value in self.node.value:
            name = Marked(key, self.file)
            if name.text("a name") in seen:
                raise name.wrong(f"{name.text()} is said twice")
            seen.add(name.text())
            yield name, Marked(value, self.file)

    def elements(self, expected: str = "a list") -> Iterator[Marked]:
        """What a list holds."""
        if not isinstance(self.node, SequenceNode):
            raise self.wrong(f"this should be {expected}")
        for node in self.node.value:
            yield Marked(node, self.file)

    def text(self, expected: str = "text") -> str:
        """Its words as written, so that `off` stays "off"."""
        if not self.is_scalar or self.node.tag == NULL:
            raise self.wrong(f"this should be {expected}")
        return str(self.node.value)

    def texts(self) -> tuple[str, ...]:
        """The words of each element of a list; a single value is a list of one."""
        if self.is_scalar:
            return (self.text("text or a list of texts"),)
        return tuple(element.text() for element in self.elements("text or a list of texts"))

    def value(self) -> Any:
        """What it stands for in Python; lists are tuples."""
        if isinstance(self.node, SequenceNode):
            return tuple(element.value() for element in self.elements())
        try:
            return yaml.SafeLoader("").construct_object(self.node, deep=True)
        except (yaml.YAMLError, ValueError) as problem:
            raise self.wrong("this value cannot be read") from problem


def compose(text: str, file: Path) -> Marked | None:
    """The value that a YAML text stands for, None where it is empty. Raises CannotRun where it is no YAML."""
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise CannotRun(f"{shown(file)}{place}: {problem.problem or 'this is no YAML'}") from problem
    except (yaml.YAMLError, RecursionError) as problem:
        raise CannotRun(f"{shown(file)}: this is no YAML: {one_line(problem)}") from problem
    return None if node is None or node.tag == NULL else Marked(node, file)
