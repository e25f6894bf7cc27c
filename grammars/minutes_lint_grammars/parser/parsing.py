"""Reads text by the tables that Lark has made of a grammar.

Lark makes the tables (`building.py`) and they are kept between runs; this is the loop that follows them. It gives the
trees that Lark gives, which a test holds for every grammar here, without Lark having to be imported and to
rebuild its own objects in each run: that was a third of a cold start.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from minutes_lint.values import NamedTuple


class Token(str):
    """A piece of text: its value is the text itself, its type the terminal's name, and it knows where it starts."""

    __slots__ = ("level", "start_pos", "type")

    type: str
    start_pos: int
    level: int
    """Of a heading or an entry of a list of which the file says how deep it stands, from 1; else 0."""

    def __new__(cls, type: str, value: str, start_pos: int) -> Token:
        """A token of a type that starts at an offset in code points."""
        token = super().__new__(cls, value)
        token.type, token.start_pos, token.level = type, start_pos, 0
        return token

    @property
    def end_pos(self) -> int:
        """The offset at which it ends."""
        return self.start_pos + len(self)


class Tree:
    """What a rule of the grammar took: the rule's name, and its parts in order."""

    __slots__ = ("children", "data")

    def __init__(self, data: str, children: list[Token | Tree]) -> None:
        self.data, self.children = data, children

    def tokens(self) -> Iterator[Token]:
        """All tokens below, in order."""
        for child in self.children:
            if isinstance(child, Tree):
                yield from child.tokens()
            else:
                yield child

    def below(self, data: str) -> Iterator[Tree]:
        """This tree and those below it that a rule of the given name took, in order."""
        if self.data == data:
            yield self
        for child in self.children:
            if isinstance(child, Tree):
                yield from child.below(data)


class Rule(NamedTuple):
    """One way to make a part of smaller ones."""

    origin: str
    """The name by which the table knows what is made."""

    name: str
    """The name of the tree that is made."""

    size: int
    kept: tuple[tuple[int, bool], ...] | None
    """Which parts stay, and whether their own parts stand in for them; all as they are where this is None."""

    single: bool
    """Whether a part that is alone stands for the whole."""


class Lexer(NamedTuple):
    """What may come next: the terminals in one expression, and those words that take precedence over one of them."""

    pattern: str
    instead: dict[str, str]


class Tables(NamedTuple):
    """What Lark makes of a grammar. An action of a state is the next state, or `~n` for the rule `n`."""

    states: list[dict[str, int]]
    lexers: list[Lexer]
    looks: list[int]
    """The number of each state's lexer."""

    rules: list[Rule]
    ignored: frozenset[str]
    start: int


class BadGrammar(ValueError):
    """A file is no grammar, in Lark's words."""


class Unread(ValueError):
    """The text is none of the grammar's."""


Values = list[Token | Tree]
"""What the parser has read and not yet put together."""

Retype = Callable[[Iterable[Token]], Iterable[Token]]
"""What gives the tokens of a text the types with which they are parsed."""


class Parser:
    """The parser of one grammar."""

    def __init__(self, tables: Tables, compile: Callable[[str], re.Pattern[str]] = re.compile) -> None:
        """`compile` makes an expression of a lexer's pattern."""
        self.tables, self._compile = tables, compile
        self._matches: list[Callable[[str, int, int], re.Match[str] | None] | None] = [None] * len(tables.lexers)

    def parse(self, text: str) -> Tree:
        """The tree of a text, where each state of the parser says what may come next. Raises Unread."""
        states, values = [self.tables.start], Values()
        at, end = 0, len(text)
        looks, ignored = self.tables.looks, self.tables.ignored
        while at < end:
            token = self.token(looks[states[-1]], text, at, end)
            at += len(token)
            if token.type not in ignored:
                states.append(self.reduced(token.type, states, values))
                values.append(token)
        return self.whole(states, values)

    def parse_retyped(self, text: str, start: int, end: int, retype: Retype) -> Tree:
        """The tree of a part of a text whose tokens are found first, and given other types before they are parsed.

        Raises Unread.
        """
        states, values = [self.tables.start], Values()
        for token in retype(self.tokens(text, start, end)):
            states.append(self.reduced(token.type, states, values))
            values.append(token)
        return self.whole(states, values)

    def tokens(self, text: str, start: int, end: int) -> Iterator[Token]:
        """The tokens of a part of a text, whatever the parser awaits."""
        lexer, ignored = self.tables.looks[self.tables.start], self.tables.ignored
        while start < end:
            token = self.token(lexer, text, start, end)
            start += len(token)
            if token.type not in ignored:
                yield token

    def token(self, lexer: int, text: str, at: int, end: int) -> Token:
        """What a lexer takes from a text at a place, up to its end. Raises Unread where it takes nothing."""
        match = self._matches[lexer]
        if match is None:
            match = self._matches[lexer] = self._compile(self.tables.lexers[lexer].pattern).match
        found = match(text, at, end)
        kind = found and found.lastgroup
        if found is None or kind is None:
            raise Unread
        value, instead = found[0], self.tables.lexers[lexer].instead
        token = str.__new__(Token, value)  # what Token(…) does, without a call in between
        token.type = instead.get(f"{kind} {value}", kind) if instead else kind
        token.start_pos, token.level = at, 0
        return token

    def reduced(self, kind: str, states: list[int], values: Values) -> int:
        """Put together what ends before a token of a kind; the state that the token leads to. Raises Unread."""
        table, rules = self.tables.states, self.tables.rules
        while (action := table[states[-1]].get(kind)) is not None:
            if action >= 0:
                return action
            origin, name, size, kept, single = rules[~action]
            parts = values[-size:] if size else Values()
            if size:
                del values[-size:], states[-size:]
            if kept is not None:
                parts = sifted(parts, kept)
            values.append(parts[0] if single and len(parts) == 1 else Tree(name, parts))
            states.append(table[states[-1]][origin])
        raise Unread

    def whole(self, states: list[int], values: Values) -> Tree:
        """The one tree that everything makes at the end of a text. Raises Unread."""
        self.reduced("$END", states, values)
        (tree,) = values
        assert isinstance(tree, Tree)
        return tree


def sifted(parts: Values, kept: tuple[tuple[int, bool], ...]) -> Values:
    """The parts that stay. The parts of the first that is opened are added to, so that long lists stay cheap."""
    stay = Values()
    for index, opened in kept:
        part = parts[index]
        if opened and isinstance(part, Tree):
            if stay:
                stay += part.children
            else:
                stay = part.children
        else:
            stay.append(part)
    return stay
