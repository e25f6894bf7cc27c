"""The words that open what a grammar reads, worked out from its terminals, so that no list of them is kept by hand.

A document is swept word by word (`sweep.py`), and a grammar is asked only where one of its words stands. A terminal is
followed sign by sign until its first word is whole: /mov(?:ed|es)? by/ opens with "mov", "moved" and "moves".
What follows a word is not looked at, nor what a lookahead asks: a word too many costs time, a word too few a finding.
This is done once, when the tables of a grammar are made, and kept with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from minutes_lint.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

FIGURE = "0"
"""The opener that stands for every figure."""

ENOUGH = 8
"""A set of more letters than this stands for any letter: no words can be listed that begin with it."""

APOSTROPHES = "’'"
"""They may stand inside a word."""

Words = frozenset[str]
NONE: Words = frozenset()
BEGUN: Words = frozenset({""})


class Unlisted(Exception):
    """A terminal begins with any word at all."""


def openers(patterns: Iterable[str]) -> Words:
    """The first words of all that these patterns match, in small letters; FIGURE where one begins with a digit.

    What begins with neither a letter nor a digit opens nothing, as no word begins there. Raises Unlisted for a pattern
    whose first word may be any, or may go on in any way.
    """
    return NONE.union(*(first_words(pattern) for pattern in patterns))


def first_words(pattern: str) -> Words:
    """The first words of what a pattern matches. Raises Unlisted."""
    follow = Follow()
    try:
        open_still = follow.all(import_module("re._parser").parse(pattern), BEGUN)
    except Unlisted as unlisted:
        raise Unlisted(f"{unlisted}, as /{pattern[:60]}/ does") from None
    follow.end(open_still)
    return frozenset(follow.whole)


class Follow:
    """Follows an expression as Python parses it: `begun` are the beginnings of words that lead to a place in it."""

    def __init__(self) -> None:
        self.whole: set[str] = set()
        self.steps = {
            "LITERAL": self.letter,
            "NOT_LITERAL": self.anything,
            "ANY": self.anything,
            "IN": self.one_of,
            "BRANCH": self.branches,
            "SUBPATTERN": self.group,
            "ATOMIC_GROUP": self.all,
            "MAX_REPEAT": self.repeat,
            "MIN_REPEAT": self.repeat,
            "POSSESSIVE_REPEAT": self.repeat,
            "AT": self.at,
        }

    def all(self, signs: Any, begun: Words) -> Words:
        """What is begun after one sign after the other."""
        for kind, what in signs:
            step: Any = self.steps.get(str(kind))
            begun = step(what, begun) if step and begun else begun
        return begun

    def end(self, begun: Words) -> None:
        """These words are whole."""
        self.whole |= {word.rstrip(APOSTROPHES) for word in begun if word}

    def letter(self, code: int, begun: Words) -> Words:
        """One sign: a letter goes on with a word, a digit alone is a figure, anything else ends the word."""
        return self.signs(frozenset({chr(code).casefold()}), begun)

    def signs(self, signs: Words, begun: Words) -> Words:
        """One of several signs."""
        letters = {sign for sign in signs if sign.isalpha()}
        if len(letters) > ENOUGH:
            return self.anything(None, begun)
        if any(sign.isdecimal() for sign in signs) and "" in begun:
            self.whole.add(FIGURE)
        if any(not sign.isalpha() and sign not in APOSTROPHES for sign in signs):
            self.end(begun)
        inside = {sign for sign in signs if sign in APOSTROPHES}
        return frozenset(word + sign for word in begun for sign in (*letters, *(inside if word else ())))

    def anything(self, _: object, begun: Words) -> Words:
        """Any sign, or one of very many: then any word may begin here, or go on."""
        first = min(begun)
        raise Unlisted(f"after “{first}” any letter may follow" if first else "any word may stand first")

    def one_of(self, choices: Any, begun: Words) -> Words:
        """A sign in square brackets."""
        signs: set[str] = set()
        for kind, what in choices:
            name = str(kind)
            if name == "LITERAL":
                signs.add(chr(what).casefold())
            elif name == "RANGE" and what[1] - what[0] <= 2 * ENOUGH:
                signs |= {chr(code).casefold() for code in range(what[0], what[1] + 1)}
            elif name == "CATEGORY" and str(what) == "CATEGORY_DIGIT":
                signs.add("0")
            elif name == "CATEGORY" and str(what) in ("CATEGORY_SPACE", "CATEGORY_NOT_WORD"):
                signs.add(" ")
            else:
                return self.anything(None, begun)
        return self.signs(frozenset(signs), begun)

    def branches(self, what: Any, begun: Words) -> Words:
        """One of several alternatives."""
        return NONE.union(*(self.all(branch, begun) for branch in what[1]))

    def group(self, what: Any, begun: Words) -> Words:
        """What stands in round brackets."""
        return self.all(what[-1], begun)

    def repeat(self, what: Any, begun: Words) -> Words:
        """Something that may come several times, or not at all."""
        least, most, inner = what
        reached, latest = NONE if least else begun, begun
        for time in range(min(int(most), ENOUGH)):
            latest = self.all(inner, latest) - (reached if time >= least else NONE)
            reached |= latest if time + 1 >= least else NONE
            if not latest:
                break
        return reached

    def at(self, where: Any, begun: Words) -> Words:
        """A place between signs: where a word must end, it does."""
        if str(where) == "AT_BOUNDARY":
            self.end(begun)
            return begun & BEGUN
        return begun
