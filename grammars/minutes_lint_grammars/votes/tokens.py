"""The tokens of what is said of votes: their numbers, and where they end."""

from __future__ import annotations

from ..parser.inline import Reading
from ..parser.parsing import Token
from ..parser.words import number_words


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
