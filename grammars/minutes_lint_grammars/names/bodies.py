"""Bodies named in the text, and which of them it is that meets."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import BodyName, Paragraph, View
from minutes_lint.spelling import one_slip_apart

from ..parser.drafts import Draft
from ..parser.words import openers, terminal

BEFORE = 90
"""At most this many characters before its kind may belong to the name of a body."""

SPELLED = 5
"""A word of at least this many letters may be misspelled by one letter; a shorter one is another word."""

OPENING = 3
"""The first paragraphs, at most this many, may name the body where no title does."""

TITLE_REACH = 160
"""The first characters of a title's paragraph, at most this many, may name it; what follows in a long one is text."""


def settle(draft: Draft) -> Draft:
    """A draft with the bodies named, the meeting's own marked among them.

    It is named in the title, in the front matter's title, or in the first paragraphs.
    """
    named: list[BodyName] = []
    titles: list[BodyName] = []
    opening: list[BodyName] = []
    for index, paragraph in enumerate(draft.paragraphs):
        bodies = list(scan(paragraph))
        named += bodies
        if paragraph.role == "title":
            titles += early(paragraph, (*prefixed(paragraph), *bodies))
        elif index < OPENING:
            opening += early(paragraph, (*prefixed(paragraph), *bodies))
    own = chosen(titles) or chosen(in_front(draft)) or chosen(opening)
    if own is not None:
        own = own._replace(own=True)
        named = [body._replace(own=key(body) == key(own)) for body in named]
        named = [body if body.own else body._replace(meant=meant(own, body, named)) for body in named]
        named = [body._replace(meant="") if body.meant and elsewhere(draft, body) else body for body in named]
    return draft.having({BodyName: [*named]})._replace(body=own)


def early(paragraph: Paragraph, bodies: tuple[BodyName, ...]) -> Iterator[BodyName]:
    """Those of the bodies that a paragraph names at its beginning."""
    return (body for body in bodies if body.span.end - paragraph.span.start <= TITLE_REACH)


def scan(paragraph: Paragraph) -> Iterator[BodyName]:
    """The bodies named in a paragraph by a name that ends in their kind; a kind alone names none."""
    text, done = paragraph.view.text, 0
    for match in terminal("names/bodies", "KIND").finditer(text):
        begin = max(done, match.start() - BEFORE)
        before = terminal("names/bodies", "NAME").search(text, begin, match.start())
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
    for match in terminal("names/bodies", "PREFIXED").finditer(paragraph.view.text):
        span = paragraph.view.span(*match.span())
        yield BodyName(span, match.group(), paragraph.item, match.group(2), match.group(1))


def leading(text: str) -> int:
    """How many characters at the start of a text lead to a name and are no part of it."""
    at = 0
    while match := terminal("names/bodies", "LEADING").match(text[at:]):
        at += match.end()
    return at


def chosen(bodies: list[BodyName]) -> BodyName | None:
    """The body that meets among those a title names: committees before councils, then by count."""
    ordered = sorted(bodies, key=lambda body: body.span)
    own = [body for body in ordered if body.kind.lower() not in openers("names/bodies", "HOST")] or ordered
    keys = [key(body) for body in own]
    return max(own, key=lambda body: keys.count(key(body)), default=None)


def key(body: BodyName) -> tuple[str, str]:
    """What makes two names the same body's."""
    return body.name.casefold(), body.kind.casefold()


# --- names that are almost the body's ---------------------------------------------------------------


def elsewhere(draft: Draft, body: BodyName) -> bool:
    """Whether the words before a name tell of business sent to that body, or done there: it is another one."""
    before = draft.document.seen[max(0, body.span.start - BEFORE) : body.span.start]
    return terminal("names/bodies", "ELSEWHERE").search(before) is not None


def meant(own: BodyName, body: BodyName, named: list[BodyName]) -> str:
    """The name of the body that meets, where another name only differs from it in its kind or in one letter."""
    words, kind = key(body)
    own_words, own_kind = key(own)
    confused = openers("names/bodies", "CONFUSED")
    if own_kind not in confused or " " not in own_words:
        return ""
    if words == own_words:
        if kind not in confused and not nobodys_office(kind, own_kind, named):
            return ""
    elif kind != own_kind or not misspelled(own_words, words):
        return ""
    return own.raw if body.raw.isupper() else in_small_letters(own, named)


def nobodys_office(kind: str, own_kind: str, named: list[BodyName]) -> bool:
    """Whether a body is called by an office of its own kind that is named once: "Commissioner" for "Commission"."""
    office = kind in openers("names/bodies", "OFFICE") and kind.startswith(own_kind)
    return office and sum(key(body)[1] == kind for body in named) == 1


def in_small_letters(own: BodyName, named: list[BodyName]) -> str:
    """The body's name as the text writes it, or would, where the title is all in capitals."""
    for name in named:
        if name.own and not name.raw.isupper():
            return name.raw
    words = own.raw.lower().split()
    small = openers("names/bodies", "SMALL")
    return " ".join(word if word in small else word.capitalize() for word in words)


def misspelled(own: str, words: str) -> bool:
    """Whether one word of a name differs from the body's by one letter missing, added, changed or moved."""
    one, other = own.split(), words.split()
    if len(one) != len(other):
        return False
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(different) == 1 and min(map(len, different[0])) >= SPELLED and one_slip_apart(*different[0])
