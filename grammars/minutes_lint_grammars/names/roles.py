"""Titles and roles that one document spells in two ways: the Senior Adviser and the Senior Advisor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from minutes_lint import Span, Variant

from ..parser.saved import HERE, terminals
from ..parser.words import terminal
from .names import Words

ROLE = "ROLE_"
"""How the terminals are called that are the spellings of a role."""


@cache
def spellings() -> dict[str, str]:
    """The spellings of roles, with the role that each is a spelling of."""
    roles = {name: words for name, words in terminals(HERE / "names/roles.lark").items() if name.startswith(ROLE)}
    return {spelling: role for role, words in roles.items() for spelling in words.split("|")}


@cache
def long_roles() -> frozenset[str]:
    """The roles that a slip of the pen leaves recognisable."""
    return frozenset(terminal("names/roles", "LONG").pattern.split("|"))


def scan(words: Words, pairs: Iterable[tuple[str, str]]) -> Iterator[Variant]:
    """The rarer spelling of each role that is spelled in two ways, once; `pairs` are words one slip apart."""
    groups = by_role(words)
    for found in groups:
        if len(found) > 1:
            yield from compared(words, found)
    known = {spelling for found in groups for spelling in found}
    for pair in pairs:
        alike = any(word in long_roles() for word in pair) and pair[0][-2:] == pair[1][-2:]
        if alike and not known >= {word.removesuffix("s") for word in pair}:
            yield from compared(words, set(pair))


def by_role(words: Words) -> list[set[str]]:
    """The known spellings of roles that a text has, those of one role together."""
    groups: dict[str, set[str]] = defaultdict(set)
    for spelling, role in spellings().items():
        if stands(words, spelling):
            groups[role].add(spelling)
    return list(groups.values())


def stands(words: Words, spelling: str) -> bool:
    """Whether a text has a role in a spelling, of one person or of several."""
    if spelling in words.distinct or spelling + "s" in words.distinct:
        return True
    return " " in spelling and spelling in words.text


def compared(words: Words, found: Iterable[str]) -> Iterator[Variant]:
    """The rarer spelling of each role that some words name."""
    roles: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for spelling in sorted(found):
        several = terminal("names/roles", "SEVERAL").fullmatch(spelling) is not None
        for at in (*words.places(spelling), *words.places(spelling + "s")):
            if terminal("names/roles", "PROFESSION").match(words.text, at) is None:
                before = qualifier(words.text, at) if several else ""
                roles[before.lower()][spelling.lower()].append(Span(at - len(before), at + len(spelling)))
    for spelled in roles.values():
        if len(spelled) > 1:
            yield rarest(words, spelled)


def qualifier(text: str, at: int) -> str:
    """The word before a role, with the space after it; empty where that is no part of it."""
    before = terminal("names/roles", "QUALIFIER").search(text, max(at - 24, 0), at + 1)
    return before.group() if before else ""


def rarest(words: Words, spelled: dict[str, list[Span]]) -> Variant:
    """The spelling that is least used, the later one where two are used as often."""
    odd, *_, usual = sorted(spelled.values(), key=lambda places: (len(places), -places[0][0]))
    return words.variant("role", odd[0], usual[0])
