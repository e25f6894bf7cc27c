"""Bodies named in the text, and which of them it is that meets."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import BodyName, Paragraph, View
from minutes_lint.model import Mention

from .mentions import Draft, Found
from .words import terminal

BEFORE = 90
"""So many characters before its kind may belong to the name of a body."""

HOSTS = frozenset({"council", "authority"})
"""Bodies that head the papers of their committees too."""

OPENING = 3
"""So many paragraphs may name the body where no title does."""

TITLE_REACH = 160
"""So many characters of a title's paragraph may name it; what follows in a long one is text."""


def settle(draft: Draft) -> tuple[Found, BodyName | None]:
    """All that was found and the bodies named, with the meeting's own marked, and that one.

    It is named in the title, in the front matter's title, or in the first paragraphs.
    """
    named: list[Mention] = []
    titles: list[BodyName] = []
    opening: list[BodyName] = []
    for index, paragraph in enumerate(draft.paragraphs):
        bodies = list(scan(paragraph))
        named += bodies
        near = [
            body
            for body in (*prefixed(paragraph), *bodies)
            if body.span.end - paragraph.span.start <= TITLE_REACH
        ]
        if paragraph.role == "title":
            titles += near
        elif index < OPENING:
            opening += near
    own = chosen(titles) or chosen(in_front(draft)) or chosen(opening)
    if own is not None:
        own = own._replace(own=True)
        same = key(own)
        named = [
            body._replace(own=True) if isinstance(body, BodyName) and key(body) == same else body
            for body in named
        ]
    return {**draft.found, BodyName: named}, own


def scan(paragraph: Paragraph) -> Iterator[BodyName]:
    """The bodies named in a paragraph by a name that ends in their kind; a kind alone names none."""
    text, done = paragraph.view.text, 0
    for match in terminal("bodies", "KIND").finditer(text):
        begin = max(done, match.start() - BEFORE)
        before = terminal("bodies", "NAME").search(text, begin, match.start())
        if before is None:
            continue
        start = before.start() + leading(text[before.start() : match.start()])
        name = text[start : match.start()].strip()
        if name and name[0] != "&":
            done = match.end()
            raw = text[start : match.end()]
            yield BodyName(paragraph.view.span(start, match.end()), raw, paragraph.item, name, match.group())


def in_front(draft: Draft) -> list[BodyName]:
    """The bodies named in the front matter's title."""
    if "title" not in draft.front:
        return []
    text, span = draft.front["title"]
    return list(scan(Paragraph(span, View(text, (0,), (span.start,)), None, "title")))


def prefixed(paragraph: Paragraph) -> Iterator[BodyName]:
    """The bodies in a paragraph whose kind comes first: "Municipal District of Ardmore"."""
    for match in terminal("bodies", "PREFIXED").finditer(paragraph.view.text):
        span = paragraph.view.span(*match.span())
        yield BodyName(span, match.group(), paragraph.item, match.group(2), match.group(1))


def leading(text: str) -> int:
    """How many characters at the start of a text lead to a name and are no part of it."""
    at = 0
    while match := terminal("bodies", "LEADING").match(text[at:]):
        at += match.end()
    return at


def chosen(bodies: list[BodyName]) -> BodyName | None:
    """The body that meets among those a title names: committees before councils, then by count."""
    ordered = sorted(bodies, key=lambda body: body.span)
    own = [body for body in ordered if body.kind.lower() not in HOSTS] or ordered
    keys = [key(body) for body in own]
    return max(own, key=lambda body: keys.count(key(body)), default=None)


def key(body: BodyName) -> tuple[str, str]:
    """What makes two names the same body's."""
    return body.name.casefold(), body.kind.casefold()
