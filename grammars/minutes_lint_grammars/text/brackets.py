"""Brackets and quotation marks that do not close, and sentences that break off."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Document, Oddity, Paragraph

from ..parser.words import terminal
from .oddities import oddity

SIGNS_IN_PROSE = 20
"""No paragraph of prose has as many brackets open."""

OPENERS = {")": "(", "]": "[", "”": "“", "“": "„"}

CLOSERS = {"(": ")", "[": "]", "“": '”"“', "„": "“”", '"': '"”'}

OPENING = '([“„"'


def brackets(document: Document, paragraph: Paragraph) -> Iterator[Oddity]:
    """The brackets and quotation marks of a paragraph that open or close nothing, there or nearby."""
    text = paragraph.view.text
    lonely = unpaired(text)
    if len(lonely) > SIGNS_IN_PROSE:
        return
    for at in lonely:
        offset = paragraph.view.offset(at)
        opens = text[at] in OPENING
        if not (closed_later(document.seen, offset) if opens else opened_before(document.seen, offset)):
            yield oddity(paragraph, "unclosed" if opens else "unopened", at, at + 1)


def unpaired(text: str) -> list[int]:
    """Where the signs of a text stand that have no counterpart in it."""
    still_open: list[tuple[str, int]] = []
    closing: list[int] = []
    for match in terminal("text/marks", "BRACKET").finditer(text):
        sign, at = match.group()[-1], match.end() - 1
        index = last_open(still_open, '"' if sign == '"' else OPENERS.get(sign))
        if index is not None:
            del still_open[index]
        elif len(match.group()) > 1:
            continue
        elif sign in OPENING:
            still_open.append((sign, at))
        else:
            closing.append(at)
    return sorted((*closing, *(at for _, at in still_open)))


def closed_later(text: str, offset: int) -> bool:
    """Whether what opens at an offset closes in a later paragraph, before more closes than opens there."""
    sign = text[offset]
    return counterpart(text[offset + 1 : offset + 1 + reach(sign)], sign, CLOSERS[sign])


def opened_before(text: str, offset: int) -> bool:
    """Whether what closes at an offset was opened in an earlier paragraph."""
    sign = text[offset]
    before = text[max(0, offset - reach(sign)) : offset]
    return counterpart(before[::-1], sign, '“"' if sign == "”" else OPENERS[sign])


def counterpart(text: str, sign: str, wanted: str) -> bool:
    """Whether a text has one more of the wanted signs than of the one they belong to."""
    depth = 1
    for character in text:
        if character in wanted:
            depth -= 1
            if not depth:
                return True
        elif character == sign:
            depth += 1
    return False


def reach(sign: str) -> int:
    """How far from its counterpart a sign may stand: quotations run over paragraphs."""
    return 600 if sign in "()[]" else 4000


def balanced(text: str) -> bool:
    """Whether a text plainly has as many opening brackets and quotation marks as closing ones."""
    return (
        text.count("(") == text.count(")")
        and text.count("[") == text.count("]")
        and text.count('"') % 2 == 0
        and text.count("“") == text.count("”")
    )


def last_open(still_open: list[tuple[str, int]], opener: str | None) -> int | None:
    """Which of the open signs a closing one belongs to; straight and curly quotation marks may be mixed."""
    wanted = {opener, '"'} if opener == "“" else {opener, "“"} if opener == '"' else {opener}
    for index in range(len(still_open) - 1, max(-1, len(still_open) - SIGNS_IN_PROSE), -1):
        if still_open[index][0] in wanted:
            return index
    return None


def broken_off(paragraph: Paragraph) -> Iterator[Oddity]:
    """The last word of a long paragraph that ends as no sentence does."""
    text = paragraph.view.text
    if paragraph.role not in ("text", "clause", "resolution", "entry") or text.count(" ") < 7:
        return
    begin = text.rfind(" ") + 1
    last = text[begin:]
    joined = paragraph.role in ("clause", "entry") and terminal("text/marks", "JOINING").fullmatch(last)
    if not joined and terminal("text/marks", "BROKEN_OFF").fullmatch(last):
        yield oddity(paragraph, "broken-off", begin, len(text))
