"""Links, footnotes and addresses, and where they lead."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from re import Match

from minutes_lint import Document, Item, Link, Paragraph, Span
from minutes_lint.model.people import letters_of

from ..names.names import slips
from ..parser.words import terminal
from .oddities import WORD_ENOUGH, source

LINKS = (("](", "LINK", 1, 2), ("href", "HTML_LINK", 2, 1), ("]:", "REFERENCE_LINK", 1, 2))
"""Kinds of link: a sign that shows them, their terminal, and its groups with what is shown and the target."""


def links(document: Document, paragraph: Paragraph) -> Iterator[Link]:
    """The links in what a paragraph was made of, and the addresses in it that are none."""
    begin, text = source(document, paragraph)
    for sign, name, shown, target in LINKS:
        if sign in text:
            for match in terminal("text/marks", name).finditer(text):
                if paragraph.span.start <= begin + match.start(shown) < paragraph.span.end:
                    found = linked(match, begin, paragraph.item, match.group(shown), match.group(target))
                    yield found._replace(problem="no place") if leads_nowhere(document.seen, found.target) else found
    if "[^" in text:
        yield from footnotes(document, paragraph)
    if "htt" in text or "www" in text or "tp:" in text:
        yield from addresses(begin, text, paragraph)


def defined(document: Document, span: Span, items: Sequence[Item]) -> Iterator[Link]:
    """The addresses of links that stand on lines of their own, of which nobody sees anything."""
    for block in document.unseen:
        match = terminal("text/marks", "REFERENCE_LINK").match(document.text, *block.span)
        if match is not None and span.covers(block.span):
            at = bisect_right(items, block.span.start, key=lambda item: item.span.start)
            yield linked(match, 0, items[at - 1] if at else None, match.group(1), match.group(2))


def footnotes(document: Document, paragraph: Paragraph) -> Iterator[Link]:
    """The marks of footnotes that a page does not have, where it has others."""
    notes = noted(document.seen)
    for match in terminal("text/marks", "FOOTNOTE").finditer(document.seen, *paragraph.span) if notes else ():
        if match[1].casefold() not in notes:
            yield Link(Span(*match.span()), match.group(), paragraph.item, match.group(), match[1], "no footnote")


@lru_cache(maxsize=1)
def noted(text: str) -> frozenset[str]:
    """The names of the footnotes that a text has."""
    return frozenset(match[1].casefold() for match in terminal("text/marks", "FOOTNOTE_TEXT").finditer(text))


def addresses(begin: int, text: str, paragraph: Paragraph) -> Iterator[Link]:
    """The addresses written out in a text that are none."""
    for match in terminal("text/marks", "BAD_ADDRESS").finditer(text):
        address = match.group().rstrip(".,;:'\"")
        start = begin + match.start()
        if start in range(*paragraph.span) and text[match.start() - 2 : match.start()] != "](":
            yield Link(Span(start, start + len(address)), address, paragraph.item, address, address, "malformed")


def linked(match: Match[str], begin: int, item: Item | None, text: str, target: str) -> Link:
    """A link, and what is wrong with where it leads; a title after the address is no part of it."""
    shown = " ".join(text.split())
    address = target.strip().partition(' "')[0].strip(" <>")
    span = Span(begin + match.start(), begin + match.end())
    return Link(span, match.group(), item, shown, address, problem_of(shown, address))


def leads_nowhere(text: str, target: str) -> bool:
    """Whether a target is a place in the page (`#roof`) that it surely does not have.

    Who shows the page may make places of his own, and names in his own way: those that the page has must be seen to be
    linked to, or one must be a letter off.
    """
    if not target.startswith("#") or len(target) < 3 or terminal("text/marks", "OF_THE_PAGE").fullmatch(target.lower()):
        return False
    names, slipped, linked_to = anchors(text)
    name = letters_of(target)
    if not name or name in names or name.rstrip("0123456789") in names:
        return False
    return linked_to or name in slipped


@lru_cache(maxsize=1)
def anchors(text: str) -> tuple[frozenset[str], frozenset[str], bool]:
    """The places that a text has, by the letters of their names, and what names them with one slip.

    Also whether most links within it lead to these places.
    """
    names = set()
    for match in terminal("text/marks", "ANCHOR").finditer(text):
        shown = terminal("text/marks", "TAG").sub("", match[match.lastindex or 0])
        name = letters_of(terminal("text/marks", "LINK").sub(r"\1", shown))
        names |= {name, name.lstrip("0123456789")}
    targets = {letters_of(match[1]) for match in terminal("text/marks", "FRAGMENT").finditer(text)}
    known = targets & names
    long = [{name for name in some if len(name) > WORD_ENOUGH} for some in (targets - known, names)]
    slipped = frozenset(name for pair in slips(*long) for name in pair)
    return frozenset(names - {""}), slipped, len(known) > max(1, len(targets - known))


def problem_of(shown: str, target: str) -> str | None:
    """Why a target leads nowhere: "no target", "malformed", or None where it may lead somewhere."""
    if target in ("", "#") or target.startswith(("javascript:", "about:blank")):
        return None if terminal("text/marks", "TO_THE_TOP").fullmatch(shown) else "no target"
    address = terminal("text/marks", "BAD_ADDRESS").match(target) is not None
    spaced = " " in target and ("://" in target or target.startswith("www."))
    mail = target.lower().startswith("mailto:") and ("@" not in target or "@@" in target)
    return "malformed" if address or spaced or mail else None
