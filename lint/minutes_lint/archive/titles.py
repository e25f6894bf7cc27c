"""Titles as different people write them: shortened, in other cases, with other endings, and still the same."""

from __future__ import annotations

SHARED = 0.6
"""A title may be another one when it shares so much of its words with it, or that one with it."""

SURE = 0.8
"""A title is certainly another one when so much of it stands there."""


def content(title: str) -> frozenset[str]:
    """The words of a title that tell it from others, in lower case; all of them where none is long.

    >>> sorted(content("Budget for the Year 2018/19"))
    ['19', '2018', 'budget', 'year']
    """
    words = "".join(c if c.isalnum() else " " for c in title.casefold()).split()
    return frozenset(word for word in words if len(word) > 3 or word.isdigit()) or frozenset(words)


def alike(one: str, other: str) -> bool:
    """Whether two titles may be the same: most words of the shorter of the two are in the other.

    >>> alike("Bus Shelters", "Repair of the Bus Shelter"), alike("Bus Shelters", "Tree Wardens")
    (True, False)
    """
    first, second = content(one), content(other)
    if not first or not second:
        return False
    return shared(first, second) >= SHARED * min(len(first), len(second))


def same(cited: str, title: str) -> bool:
    """Whether a title as cited is certainly this one: nearly all of it stands there; one word must be all of it.

    >>> same("Repair of Bus Shelters", "Repair of the Bus Shelter in Mill Lane"), same("Budget", "Budget Monitoring")
    (True, False)
    """
    first, second = content(cited), content(title)
    return first == second or (len(first) > 1 and shared(first, second) >= SURE * len(first))


def shared(words: frozenset[str], others: frozenset[str]) -> int:
    """How many of some words stand among others, whatever their endings."""
    return sum(any(alike_words(word, other) for other in others) for word in words)


def alike_words(one: str, other: str) -> bool:
    """Whether two words are the same but for an ending or an abbreviation.

    >>> alike_words("shelter", "shelters"), alike_words("consult", "consultation"), alike_words("bus", "bush")
    (True, True, False)
    """
    short, long = sorted((one, other), key=len)
    return long.startswith(short[: max(4, len(short) - 2)]) if len(short) > 3 else one == other
