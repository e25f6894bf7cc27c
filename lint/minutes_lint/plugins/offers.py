"""What a plugin can offer: rules, styles, readers, reporters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ..model.document import Document
from ..model.meeting import Meeting
from ..model.spans import Span
from ..values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any, TypeAlias, TypeVar

    from ..report import Output, Report

    Function = TypeVar("Function", bound=Callable[..., Any])

HOOK = "minutes_lint_hook"
"""What marks a function as a hook."""

NAMES = ("rules", "styles", "readers", "reporters")
"""The hooks."""

Hook: TypeAlias = "tuple[str, Callable[[], Iterable[Any]]]"
"""The name of a plugin, and its function for a hook."""


def hookimpl(function: Function) -> Function:
    """Mark a function of a plugin as one of its hooks. pluggy's own marker would have it imported in every run."""
    vars(function)[HOOK] = True
    return function


def is_hook(value: object) -> bool:
    """Whether something is a function that is marked as a hook."""
    return getattr(value, HOOK, False) is True


class Reader(NamedTuple):
    """Turns the bytes of a file into a document. `suffixes` have the dot and are in lower case."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[str, bytes], Document]


class Style(NamedTuple):
    """How a family of bodies writes: a `.lark` file, and the functions that read by it.

    `recognise` counts what the style knows in the opening of a part of a document, `read` turns the part into
    its meetings. A style of your own is another style's functions with your file: `style._replace(...)`.
    The YAML file beside the grammar, if there, is its profile (`minutes_lint.profile`).
    """

    name: str
    grammar: Path
    recognise: Callable[[Document, Style, Span], int]
    read: Callable[[Document, Style, Span], tuple[Meeting, ...]]
    segments: Callable[[Document, Style, Span], Iterable[tuple[str, Span]]] | None = None
    """The segments of a part of a document, with the terminal that took each; empty where it is plain text."""


class Reporter(NamedTuple):
    """Writes what was found in one format."""

    name: str
    write: Callable[[Report, Output], None]
