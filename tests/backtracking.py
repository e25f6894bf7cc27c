"""Matches expressions as Python's own engine does, by trying and going back, and counts the steps that it takes.

The engine itself tells only what it found. Here a step is one look at a sign of the text or at one of several ways to
go on. What an expression is made of is read by Python's parser, and told apart as in `quicker.py`; so the steps are
those of the expressions that the project uses.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from re import _compiler, _parser  # type: ignore[attr-defined]
from re import _constants as signs
from typing import Any

from minutes_lint_grammars.parser import quicker

Next = Callable[[int], "int | None"]
"""Goes on at an offset: the end of the match, or None where there is none."""

Way = Callable[[int, Next], "int | None"]
"""Matches a part of an expression at an offset, and what comes next after it."""

Again = Callable[[int, Next, int, int], "int | None"]
"""Matches a part of an expression at an offset for the time that a number says, after it began at another offset."""

SINGLE = (signs.LITERAL, signs.NOT_LITERAL, signs.IN, signs.ANY)
DEEP = 1_000_000


Fits = Callable[[str], bool]
"""Whether a sign is one that is asked for."""

KNOWN: dict[str, Fits] = {}
"""What was made once, by what asks for the sign."""


class TooMany(Exception):
    """A match takes more steps than were allowed."""


def here(at: int) -> int:
    """What comes next where nothing comes: the match ends."""
    return at


def fitting(pattern: re.Pattern[str]) -> Fits:
    """Whether a sign is one that a pattern matches, which is looked up but once."""
    known: dict[str, bool] = {}

    def fits(sign: str) -> bool:
        answer = known.get(sign)
        if answer is None:
            answer = known[sign] = pattern.match(sign) is not None
        return answer

    return fits


@contextmanager
def deep() -> Iterator[None]:
    """While this lasts, as many calls may be open as a long text needs."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(DEEP)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


class Model:
    """An expression that says how many steps it takes."""

    def __init__(self, expression: str) -> None:
        parsed = _parser.parse(expression)
        self.state, flags = parsed.state, parsed.state.flags
        quicker.hasten(parsed, flags)
        self.text, self.steps, self.most = "", 0, 0
        self.groups: dict[int, str] = {}
        self.way = self.sequence(parsed.data, flags)

    def match(self, text: str, most: int) -> tuple[int, int]:
        """Where a match at the beginning of a text ends, 0 where there is none, and how many steps it takes.

        Raises TooMany.
        """
        self.text, self.steps, self.most = text, 0, most
        self.groups.clear()
        with deep():
            return self.way(0, here) or 0, self.steps

    def step(self) -> None:
        self.steps += 1
        if self.steps > self.most:
            raise TooMany

    def sequence(self, parts: list[Any], flags: int) -> Way:
        """What matches parts one after the other."""
        ways = [self.part(step, given, flags) for step, given in parts]
        if len(ways) == 1:
            return ways[0]
        last = len(ways) - 1

        def go(at: int, then: Next, part: int = 0) -> int | None:
            if part > last:
                return then(at)
            return ways[part](at, then if part == last else lambda end: go(end, then, part + 1))

        return go

    def part(self, step: Any, given: Any, flags: int) -> Way:
        """What matches one part."""
        if step in SINGLE:
            return self.single(self.sign(step, given, flags))
        if step is signs.AT:
            return self.place(given, flags)
        if step is signs.BRANCH:
            return self.choice([self.sequence(way.data, flags) for way in given[1]])
        if step is signs.SUBPATTERN:
            inner = self.sequence(given[3].data, _compiler._combine_flags(flags, given[1], given[2]))
            return inner if given[0] is None else self.group(inner, given[0])
        if step is signs.GROUPREF:
            return self.same(given, bool(flags & re.IGNORECASE))
        if step is signs.ATOMIC_GROUP:
            return self.atomic(self.sequence(given.data, flags))
        if step in (signs.ASSERT, signs.ASSERT_NOT):
            direction, inner = given
            back = inner.getwidth()[0] if direction < 0 else 0
            return self.look(self.sequence(inner.data, flags), back, step is signs.ASSERT)
        if step in quicker.REPEATS:
            return self.repeated(step, given, flags)
        if step is signs.FAILURE:  # what Python makes of "(?!)" from 3.13 on
            return self.choice([])
        raise NotImplementedError(f"{step} in an expression")

    def repeated(self, step: Any, given: Any, flags: int) -> Way:
        """What matches a part over and over."""
        least, most, inner = given
        kind, sign = inner.data[0] if len(inner.data) == 1 else (None, None)
        if kind in SINGLE:
            return self.run(self.sign(kind, sign, flags), least, most, step)
        return self.repeat(self.sequence(inner.data, flags), least, most, step)

    def sign(self, step: Any, given: Any, flags: int) -> Fits:
        """Whether a sign is what a part asks for."""
        key = f"{step} {given} {flags}"
        if key not in KNOWN:
            KNOWN[key] = fitting(self.compiled(step, given, flags))
        return KNOWN[key]

    def compiled(self, step: Any, given: Any, flags: int) -> re.Pattern[str]:
        """One part alone as Python compiles it."""
        alone = _parser.SubPattern(self.state, [(step, given)])
        flagged = (signs.SUBPATTERN, (None, flags, self.state.flags & ~flags, alone))
        found: re.Pattern[str] = _compiler.compile(_parser.SubPattern(self.state, [flagged]))
        return found

    def single(self, fits: Fits) -> Way:
        def go(at: int, then: Next) -> int | None:
            self.steps += 1
            return then(at + 1) if at < len(self.text) and fits(self.text[at]) else None

        return go

    def place(self, given: Any, flags: int) -> Way:
        pattern = self.compiled(signs.AT, given, flags)

        def go(at: int, then: Next) -> int | None:
            self.step()
            return then(at) if pattern.match(self.text, at) else None

        return go

    def choice(self, ways: list[Way]) -> Way:
        def go(at: int, then: Next) -> int | None:
            for way in ways:
                self.step()
                if (end := way(at, then)) is not None:
                    return end
            return None

        return go

    def group(self, inner: Way, number: int) -> Way:
        def go(at: int, then: Next) -> int | None:
            def close(end: int) -> int | None:
                before = self.groups.get(number)
                self.groups[number] = self.text[at:end]
                found = then(end)
                if found is None and before is not None:
                    self.groups[number] = before
                elif found is None:
                    del self.groups[number]
                return found

            return inner(at, close)

        return go

    def same(self, number: int, either_case: bool) -> Way:
        """What matches once more what a group has matched."""

        def go(at: int, then: Next) -> int | None:
            self.step()
            group = self.groups.get(number)
            if group is None:
                return None
            seen = self.text[at : at + len(group)]
            alike = seen.lower() == group.lower() if either_case else seen == group
            return then(at + len(group)) if alike else None

        return go

    def atomic(self, inner: Way) -> Way:
        def go(at: int, then: Next) -> int | None:
            end = inner(at, here)
            return None if end is None else then(end)

        return go

    def look(self, inner: Way, back: int, wanted: bool) -> Way:
        def go(at: int, then: Next) -> int | None:
            self.step()
            seen = at >= back and inner(at - back, here) is not None
            return then(at) if seen is wanted else None

        return go

    def taken(self, fits: Fits, at: int, limit: int) -> int:
        """Where signs that fit end, at most `limit` of them."""
        text, end = self.text, at
        limit = min(len(text), at + limit)
        while end < limit and fits(text[end]):
            end += 1
        self.steps += end - at
        return end

    def run(self, fits: Fits, least: int, most: int, step: Any) -> Way:
        """What matches one sign over and over."""

        def go(at: int, then: Next) -> int | None:
            self.step()
            last = self.taken(fits, at, least if step is signs.MIN_REPEAT else int(most))
            if last - at < least:
                return None
            if step is signs.POSSESSIVE_REPEAT:
                return then(last)
            return more(at, last, then) if step is signs.MIN_REPEAT else fewer(at, last, then)

        def more(at: int, last: int, then: Next) -> int | None:
            while (end := then(last)) is None:
                if last - at >= most or self.taken(fits, last, 1) == last:
                    return None
                last += 1
            return end

        def fewer(at: int, last: int, then: Next) -> int | None:
            for place in range(last, at + least - 1, -1):
                self.step()
                if (end := then(place)) is not None:
                    return end
            return None

        return go

    def repeat(self, inner: Way, least: int, most: int, step: Any) -> Way:
        """What matches more than one sign over and over."""
        if step is signs.POSSESSIVE_REPEAT:
            return self.possessive(inner, least, most)
        way = self.greedy(inner, least, most) if step is signs.MAX_REPEAT else self.lazy(inner, least, most)
        return lambda at, then: way(at, then, 0, -1)

    def greedy(self, inner: Way, least: int, most: int) -> Again:
        """As often as may be, then less often."""

        def go(at: int, then: Next, count: int, before: int) -> int | None:
            self.step()
            if count < least:
                return inner(at, lambda end: go(end, then, count + 1, at))
            if count < most and at != before:
                end = inner(at, lambda end: go(end, then, count + 1, at))
                if end is not None:
                    return end
            return then(at)

        return go

    def lazy(self, inner: Way, least: int, most: int) -> Again:
        """As seldom as may be, then more often."""

        def go(at: int, then: Next, count: int, before: int) -> int | None:
            self.step()
            if count >= least and (end := then(at)) is not None:
                return end
            if count < most and (count < least or at != before):
                return inner(at, lambda end: go(end, then, count + 1, at))
            return None

        return go

    def possessive(self, inner: Way, least: int, most: int) -> Way:
        """As often as may be, and no other way."""

        def go(at: int, then: Next) -> int | None:
            count = 0
            while count < most:
                self.step()
                end = inner(at, here)
                if end is None or (end == at and count >= least):
                    break
                at, count = end, count + 1
            return then(at) if count >= least else None

        return go
