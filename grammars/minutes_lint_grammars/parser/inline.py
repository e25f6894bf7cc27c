"""Parsing a stretch of text that begins as a date, a reference or a claim and ends nobody knows where.

Lark has no scan: every inline grammar therefore ends in the terminal REST, which takes what is left, so that
the parser itself finds the longest reading. A window of text is parsed, never more, with an end mark after it.
"""

from __future__ import annotations

from functools import cached_property

from minutes_lint.values import NamedTuple

from .parsing import Parser, Token, Tree, Unread
from .saved import HERE, parser

END = "\x03"
"""Stands after the window, so that REST always has something to take."""


class Reading(NamedTuple):
    """The tree of what was read and the offset in the text where it ends."""

    tree: Tree
    end: int


class Inline:
    """One inline grammar: reads what begins at a given place of a text."""

    def __init__(self, name: str, window: int = 160) -> None:
        """`name` is that of the `.lark` file with its folder: "dates/dates"; `window` how many characters it may look at."""
        self._path, self._window = HERE / f"{name}.lark", window

    @cached_property
    def _parser(self) -> Parser:
        return parser(self._path)

    def read(self, text: str, at: int) -> Reading | None:
        """What begins at `at`, or None where nothing does. Token offsets count from `at`."""
        window = text[at : at + self._window] + END
        try:
            tree = self._parser.parse(window)
        except Unread:
            return None
        rest = tree.children.pop()
        assert isinstance(rest, Token)
        return Reading(tree, at + rest.start_pos)
