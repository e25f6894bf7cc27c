"""The tokens of what is said of votes: their numbers, and where they end."""

from __future__ import annotations

from ..parser.inline import Reading
from ..parser.parsing import Token

UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
"""
NUMBERS = {word: value for value, word in enumerate(UNITS.split())}
NUMBERS |= {"nil": 0, "no": 0, "none": 0, "nobody": 0, "thirty": 30, "forty": 40, "fifty": 50}


def tokens_of(reading: Reading) -> list[Token]:
    """What was read, token by token."""
    return [token for token in reading.tree.children if isinstance(token, Token)]


def number(token: Token) -> int:
    """The number in a count: the first word or figure that is one."""
    for word in token.casefold().replace("/", " ").split():
        word = word.strip(",;.&/(–-")
        if word.isdecimal():
            return int(word)
        if word in NUMBERS:
            return NUMBERS[word]
    return 0


def ends(token: Token) -> int:
    """Where a token ends without the spaces at its end, counted from where the reading begins."""
    return token.start_pos + len(token.rstrip())
