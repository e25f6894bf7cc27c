"""What is said of motions and votes: the single pieces, those that are of one vote, and the numbers in them."""

from __future__ import annotations

from collections.abc import Iterable

from minutes_lint import Item, Span
from minutes_lint.values import TYPE_CHECKING, NamedTuple

from ..parser.inline import Reading
from ..parser.parsing import Token
from ..parser.words import number_words

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

Kind: TypeAlias = (
    "Literal['moved', 'seconded', 'counted', 'listed', 'voiced', 'passed', 'failed', 'decided', "
    "'otherwise', 'unanimous', 'everyone', 'casting', 'required', 'special', 'afresh', 'cut']"
)

COUNTED: tuple[Kind, ...] = ("counted", "listed", "voiced")
"""How many voted, or who did."""

AGREED: tuple[Kind, ...] = ("unanimous", "everyone")
"""That nobody was against."""

OUTCOMES: tuple[Kind, ...] = ("passed", "failed", "decided", "otherwise")
"""What became of a motion."""

RESULTS: tuple[Kind, ...] = (*OUTCOMES, *AGREED)


class Count(NamedTuple):
    """How many are for one option; `labelled` says that the text names the option."""

    option: str
    value: int
    span: Span
    labelled: bool = True


class Said(NamedTuple):
    """One piece: what kind, and the name, the option, the counts or the names in it."""

    span: Span
    raw: str
    item: Item | None
    kind: Kind
    name: str = ""
    named: Span | None = None
    """Where the name stands."""

    option: str = ""
    counts: tuple[Count, ...] = ()
    names: tuple[str, ...] = ()
    complete: bool = False
    """Whether the names are all of that side."""

    strong: bool = False
    """Whether it is said in words of a vote: "made a motion", "6 votes for", not "proposed", "6 for"."""

    text: str = ""
    """The words of the motion, where they stand in a table."""


class Ballot:
    """The pieces of one vote, in order, while more of them may come. `crowded` says that another tally stands near."""

    __slots__ = ("_kinds", "_names", "crowded", "said")

    def __init__(self, said: Iterable[Said] = (), crowded: bool = False) -> None:
        self.said: list[Said] = []
        self.crowded = crowded
        self._kinds: dict[str, list[Said]] = {}
        self._names: set[str] = set()
        for piece in said:
            self.add(piece)

    def add(self, piece: Said) -> None:
        """One more piece."""
        self.said.append(piece)
        self._kinds.setdefault(piece.kind, []).append(piece)
        if piece.kind == "voiced":
            self._names.update(piece.names)

    def of(self, *kinds: Kind) -> list[Said]:
        """Its pieces of some kinds, in order."""
        found = [said for kind in kinds for said in self._kinds.get(kind, ())]
        return sorted(found, key=lambda said: said.span) if len(found) > 1 else found

    def first(self, *kinds: Kind) -> Said | None:
        """The first of its pieces of some kinds."""
        return next(iter(self.of(*kinds)), None)

    def has(self, *kinds: Kind) -> bool:
        """Whether there is a piece of one of some kinds."""
        return any(kind in self._kinds for kind in kinds)

    def heard(self, names: Iterable[str]) -> bool:
        """Whether one of some names has said already how it votes."""
        return not self._names.isdisjoint(names)


def tokens_of(reading: Reading) -> list[Token]:
    """What was read, token by token."""
    return [token for token in reading.tree.children if isinstance(token, Token)]


def number(token: Token) -> int:
    """The number in a count: the first word or figure that is one."""
    for word in token.casefold().replace("/", " ").split():
        word = word.strip(",;.&/(–-")
        if word.isdecimal():
            return int(word)
        if word in number_words():
            return number_words()[word]
    return 0


def ends(token: Token) -> int:
    """Where a token ends without the spaces at its end, counted from where the reading begins."""
    return token.start_pos + len(token.rstrip())
