"""What shows in the form of a text alone: prompts, words said twice, slips of the keyboard, debris, links.

The patterns are the terminals of marks.lark; here is which of them are looked for where.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from minutes_lint import Document, Oddity, Paragraph, Placeholder, Revision
from minutes_lint.model.mentions import Mention
from minutes_lint.model.structure import Change

from ..parser.drafts import Draft
from ..parser.words import terminal
from .brackets import balanced, brackets, broken_off
from .links import defined, links
from .oddities import RENDERED, found, line_at, markup, oddity, word_around
from .repetitions import repetitions

SIGNS = {
    "PROMPT": ("[", "{", "<"),
    "PROMPT_IN_LETTERS": ("XX", "xx", "mm/", "mm-", "mm.", "MM", "£?", "£_"),
    "TAG": ("<",),
    "ENTITY": ("&",),
    "COMMENTED": ("omment [", "ommented [", "{>>", "{.comment-start"),
    "INSERTED": ("{++", "]{.ins"),
    "DELETED": ("{--", "{~~", "]{.del"),
    "FORMATTED": ("Formatted: ",),
}
"""What a document must have anywhere if a terminal is to be looked for in its paragraphs."""

PROMPTS = {"PROMPT_IN_WORDS": "", "PROMPT": "", "PROMPT_IN_LETTERS": "", "UNFILLED": ":", "QUERY": "??"}
"""The prompts of a form, and what a paragraph must have if one is to be looked for in it."""

CHANGES: tuple[tuple[str, Change], ...] = (
    ("COMMENTED", "comment"),
    ("INSERTED", "insertion"),
    ("DELETED", "deletion"),
    ("FORMATTED", "formatting"),
)

UNKNOWN = 5
"""The longest way to say that something is to be confirmed, "TBC.", is shorter."""


def scan(draft: Draft) -> Iterator[Mention]:
    """The Placeholder, Revision, Repetition, Oddity and Link mentions of a meeting, paragraph by paragraph.

    Around what nobody sees, such as struck words, none is meant.
    """
    text, seen = draft.document.text, draft.document.seen
    for paragraph in draft.paragraphs:
        for mention in in_paragraph(draft.document, paragraph):
            if text is seen or text[slice(*mention.span)] == seen[slice(*mention.span)]:
                yield mention
    yield from defined(draft.document, draft.span, draft.items)


def in_paragraph(document: Document, paragraph: Paragraph) -> Iterator[Mention]:
    """What shows in the form of a paragraph, kind by kind."""
    needed = looked_for(document.text)
    yield from placeholders(document, paragraph, needed)
    yield from revisions(paragraph, needed)
    if paragraph.role != "row":
        yield from repetitions(document, paragraph)
        yield from stops(document, paragraph)
        if not balanced(paragraph.view.text):
            yield from brackets(document, paragraph)
        yield from broken_off(paragraph)
        yield from unread(paragraph)
    yield from debris(document, paragraph, needed)
    raw = document.seen[paragraph.span.start : paragraph.span.end + len("</a>")]
    if "]" in raw or "<" in raw or "tp" in raw or "www" in raw:
        yield from links(document, paragraph)


@lru_cache(maxsize=1)
def looked_for(text: str) -> frozenset[str]:
    """The terminals that may be found in a document, as far as a quick look at all of it tells."""
    needed = {name for name, signs in SIGNS.items() if any(sign in text for sign in signs)}
    if terminal("text/marks", "MAYBE_MOJIBAKE").search(text):
        needed.add("MOJIBAKE")
    return frozenset(needed)


def revisions(paragraph: Paragraph, needed: frozenset[str]) -> Iterator[Revision]:
    """The changes and comments that are written out in a paragraph."""
    for name, kind in CHANGES:
        for start, end in found(name, paragraph.view.text) if name in needed else ():
            yield Revision(paragraph.view.span(start, end), paragraph.view.text[start:end], paragraph.item, kind)


def placeholders(document: Document, paragraph: Paragraph, needed: frozenset[str]) -> Iterator[Placeholder]:
    """The prompts of a form in a paragraph; not the headings of a table in capitals."""
    text = paragraph.view.text
    for start, end in prompts(text, needed):
        raw = text[start:end]
        span = paragraph.view.span(start, end)
        if not (raw.isupper() and line_at(document, span.start).isupper()):
            yield Placeholder(span, raw, paragraph.item)
    if len(text) < UNKNOWN and paragraph.role != "row" and terminal("text/marks", "UNKNOWN").fullmatch(text):
        yield Placeholder(paragraph.view.span(0, len(text)), text, paragraph.item)


def prompts(text: str, needed: frozenset[str]) -> list[tuple[int, int]]:
    """Where the prompts of a form stand in a text; not what it quotes from a program."""
    looked = [name for name, sign in PROMPTS.items() if sign in text and (name in needed or name not in SIGNS)]
    places = [place for name in looked for place in found(name, text)]
    code = found("CODE", text) if places and "`" in text else []
    return [place for place in places if not any(begin < place[0] < stop for begin, stop in code)]


def stops(document: Document, paragraph: Paragraph) -> Iterator[Oddity]:
    """Commas and full stops that follow one another, and full stops inside a sentence."""
    text = paragraph.view.text
    for start, end in found("DOUBLED", text):
        if text[start] != "." or not abbreviated(text, start):
            yield oddity(paragraph, "doubled", start, end)
    for start, _ in found("INSIDE", text):
        begin, stop = word_around(text, start - 1, start)[0], text.find(" ", start + 2)
        odd = oddity(paragraph, "inside", begin, len(text[:stop].rstrip(",;")) if stop > 0 else len(text))
        if not abbreviated(text, start) and document.text[odd.span.start : odd.span.end] == odd.raw:
            yield odd


def abbreviated(text: str, stop: int) -> bool:
    """Whether the word before a full stop is an abbreviation, or part of an address."""
    begin = word_around(text, stop - 1, stop)[0]
    word = text[begin:stop].lstrip("(‘“'\"[")
    return not word.isalpha() or terminal("text/marks", "ABBREVIATED").fullmatch(word) is not None


def unread(paragraph: Paragraph) -> Iterator[Oddity]:
    """What looks like a date or a tally, and is written so that no grammar reads it."""
    text = paragraph.view.text
    if terminal("text/marks", "MONTH_LIKE").search(text):
        for start, end in found("DATE_LIKE", text):
            yield oddity(paragraph, "unread", start, end, "dates")
    if ":" in text and terminal("text/marks", "MAYBE_TALLY").search(text):
        for start, end in found("VOTE_LIKE", text):
            yield oddity(paragraph, "unread", start, end, "votes")


def debris(document: Document, paragraph: Paragraph, needed: frozenset[str]) -> Iterator[Oddity]:
    """Characters and codes that an encoding or a converter left behind."""
    text = paragraph.view.text
    if "MOJIBAKE" in needed:
        done = 0
        for start, end in found("MOJIBAKE", text):
            if start >= done:
                begin, done = word_around(text, start, end)
                yield oddity(paragraph, "mojibake", begin, done, repaired(text[begin:done]))
    if "�" in text or "?" in text:
        for start, end in found("LOST", text):
            yield oddity(paragraph, "replacement", *word_around(text, start, end))
    for start, end in found("DEBRIS", text):
        yield oddity(paragraph, "debris", start, end)
    if not needed.isdisjoint(("TAG", "ENTITY")) and not document.path.lower().endswith(RENDERED):
        yield from markup(document, paragraph)


def repaired(word: str) -> str:
    """A word as it reads when its bytes are taken for UTF-8, where they are that."""
    try:
        return word.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
