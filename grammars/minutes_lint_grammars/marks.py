"""What shows in the form of a text alone: prompts left in, words said twice, slips of the keyboard, debris, links.

The patterns are the terminals of marks.lark; here is which of them are looked for where.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import eq
from re import Match
from typing import NamedTuple

from minutes_lint import Document, Item, Link, Oddity, Paragraph, Placeholder, Repetition, Span, View
from minutes_lint.model import Mention, Slip

from .words import terminal

LONGEST = 4
"""So many words may be repeated together."""

LABEL = 60
"""A line of fewer characters may be a label, with its text in the next line."""

SIGNS = str.maketrans("", "", ".,;:!?()[]\"“”")
"""What may stand at a word without being part of it."""

OPENERS = {")": "(", "]": "[", "”": "“", "“": "„"}
CLOSERS = {"(": ")", "[": "]", "“": "”\"“", "„": "“”", '"': '"”'}
OPENING = "([“„\""
RENDERED = (".md", ".markdown", ".html", ".htm")
"""Files whose entities and tags a reader does not see."""


def scan(document: Document, paragraph: Paragraph) -> Iterator[Mention]:
    """The Placeholder, Repetition, Oddity and Link mentions of a paragraph, kind by kind."""
    yield from placeholders(document, paragraph)
    if paragraph.role != "row":
        yield from repetitions(document, paragraph)
        yield from stops(document, paragraph)
        yield from brackets(document, paragraph)
        yield from broken_off(paragraph)
    yield from debris(document, paragraph)
    yield from links(document, paragraph)


def found(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a terminal is found in a text: its group 1, where it has one."""
    pattern = terminal("marks", name)
    for match in pattern.finditer(text):
        yield match.span(1 if pattern.groups else 0)


# --- prompts ----------------------------------------------------------------------------------------


def placeholders(document: Document, paragraph: Paragraph) -> Iterator[Placeholder]:
    """The prompts of a form in a paragraph; not the headings of a table in capitals."""
    text = paragraph.view.text
    places = list(found("PROMPT", text))
    if ":" in text:
        places += found("UNFILLED", text)
    if "??" in text:
        places += found("QUERY", text)
    for start, end in places:
        raw = text[start:end]
        span = paragraph.view.span(start, end)
        if not (raw.isupper() and line_at(document, span.start).isupper()):
            yield Placeholder(span, raw, paragraph.item)


def line_at(document: Document, offset: int) -> str:
    """The line of the document in which an offset stands."""
    return document.line(document.position(offset).line)


# --- the same words twice ---------------------------------------------------------------------------


class Twice(NamedTuple):
    """Words and the same words again: where they stand in the view, and the words around them."""

    words: tuple[str, ...]
    again: tuple[str, ...]
    first: tuple[int, int]
    second: tuple[int, int]
    before: str
    after: str


def repetitions(document: Document, paragraph: Paragraph) -> Iterator[Repetition]:
    """One to four words and the same words again, with nothing between, that are hardly meant."""
    text, view = paragraph.view.text, paragraph.view
    if next(equal_runs(text.lower().translate(SIGNS).split()), None) is None:
        return
    words = terminal("marks", "WORD").findall(text.lower())
    done = 0
    for at, count in sorted(equal_runs(words)):
        if at < done or not all(map(plain, words[at : at + count])):
            continue
        twice = twice_at(text, at, count)
        if not slip(twice):
            continue
        done = at + 2 * count
        before, again = view.span(*twice.first), view.span(*twice.second)
        if in_columns(document.text[before.end : again.start]):
            continue
        raw = text[twice.first[0] : twice.second[1]]
        yield Repetition(again, raw, paragraph.item, twice.words, before, labelled(document, before, again, twice))


def equal_runs(words: list[str]) -> Iterator[tuple[int, int]]:
    """The places at which so many words are followed by the same ones, each but once."""
    for count in range(1, min(LONGEST, len(words) // 2) + 1):
        same = bytes(map(eq, words, words[count:]))
        pattern, at = b"\x01" * count, -1
        while (at := same.find(pattern, at + 1)) >= 0:
            thrice = same[at + count : at + 2 * count] == pattern or same[max(0, at - count) : at] == pattern
            if not thrice:
                yield at, count


def plain(word: str) -> bool:
    """Whether a word is one that may be said twice by mistake: no figure, no initial, no punctuation."""
    return word == "a" or (len(word) > 1 and word.replace("-", "").replace("’", "").replace("'", "").isalpha())


def twice_at(text: str, at: int, count: int) -> Twice:
    """The repetition that begins at a word of the view, counted from 0."""
    places = [match.span() for match in terminal("marks", "WORD").finditer(text)]
    shown = [text[start:end] for start, end in places]
    end = at + 2 * count
    return Twice(
        tuple(shown[at : at + count]),
        tuple(shown[at + count : end]),
        (places[at][0], places[at + count - 1][1]),
        (places[at + count][0], places[end - 1][1]),
        shown[at - 1] if at else "",
        shown[end] if end < len(shown) else "",
    )


def slip(twice: Twice) -> bool:
    """Whether two runs of the same words are a slip, as far as their words and neighbours tell."""
    context = " ".join((twice.before, *twice.words, *twice.again, twice.after)).lower()
    if terminal("marks", "TWICE_RIGHTLY").fullmatch(context) or twice.before.lower() == twice.words[-1].lower():
        return False
    if all(map(small, twice.words)):
        return twice.again[0].islower() or twice.words == twice.again
    if twice.words != twice.again:
        return False
    if len(twice.words) > 1 and begins_anew(twice):
        return False
    if all(map(str.islower, twice.words)):
        return True
    return twice.before.islower() and (followed(twice.after) or bool(terminal("marks", "TITLE").fullmatch(twice.words[0])))


def small(word: str) -> bool:
    """Whether a word says little by itself: "the", "of", "was"."""
    return terminal("marks", "SMALL").fullmatch(word) is not None


def followed(after: str) -> bool:
    """Whether a sentence goes on, or ends, in a way that shows it to be prose: not in a table or a list of names."""
    return after.islower() or after in (".", ",", ";", "")


def begins_anew(twice: Twice) -> bool:
    """Whether the second time is the start of a longer phrase: "back to Leeds to Leeds families"."""
    if terminal("marks", "BEGINS_ANEW").fullmatch(" ".join(twice.words)) is None:
        return False
    return twice.after[:1].isalpha() and not small(twice.after)


def in_columns(gap: str) -> bool:
    """Whether what stands between two words sets columns apart."""
    return "\t" in gap or "   " in gap.replace("\n", "").replace("\r", "").strip("\xa0")


def labelled(document: Document, before: Span, again: Span, twice: Twice) -> bool:
    """Whether the first time ends a short line and the second begins the next: a label and its text."""
    if "\n" not in document.text[before.end : again.start] or small(twice.words[-1]):
        return False
    return len(line_at(document, before.start).strip()) < LABEL


# --- punctuation ------------------------------------------------------------------------------------


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
    return not word.isalpha() or terminal("marks", "ABBREVIATED").fullmatch(word) is not None


def oddity(paragraph: Paragraph, slip: Slip, start: int, end: int, expected: str = "") -> Oddity:
    """The oddity at a place of a paragraph's view."""
    raw = paragraph.view.text[start:end]
    return Oddity(paragraph.view.span(start, end), raw, paragraph.item, slip, expected)


def word_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the word begins and ends that a place belongs to, by the spaces around it."""
    after = text.find(" ", end)
    return text.rfind(" ", 0, start + 1) + 1, after if after >= 0 else len(text)


# --- what stays open --------------------------------------------------------------------------------


def brackets(document: Document, paragraph: Paragraph) -> Iterator[Oddity]:
    """The brackets and quotation marks of a paragraph that open or close nothing, there or nearby."""
    text = paragraph.view.text
    if balanced(text):
        return
    for at in unpaired(text):
        offset = paragraph.view.offset(at)
        opens = text[at] in OPENING
        if not (closed_later(document.text, offset) if opens else opened_before(document.text, offset)):
            yield oddity(paragraph, "unclosed" if opens else "unopened", at, at + 1)


def unpaired(text: str) -> list[int]:
    """Where the signs of a text stand that have no counterpart in it."""
    still_open: list[tuple[str, int]] = []
    closing: list[int] = []
    for match in terminal("marks", "BRACKET").finditer(text):
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
    for index in range(len(still_open) - 1, -1, -1):
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
    joined = paragraph.role in ("clause", "entry") and last in ("and", "or", "and,", "or,")
    if not joined and terminal("marks", "BROKEN_OFF").fullmatch(last):
        yield oddity(paragraph, "broken-off", begin, len(text))


# --- encoding ---------------------------------------------------------------------------------------


def debris(document: Document, paragraph: Paragraph) -> Iterator[Oddity]:
    """Characters and codes that an encoding or a converter left behind."""
    text = paragraph.view.text
    if not text.isascii():
        for start, end in found("MOJIBAKE", text):
            yield oddity(paragraph, "mojibake", *word_around(text, start, end), expected=repaired(text, start, end))
    if "�" in text or "?" in text:
        for start, end in found("LOST", text):
            yield oddity(paragraph, "replacement", *word_around(text, start, end))
    for start, end in found("DEBRIS", text):
        yield oddity(paragraph, "debris", start, end)
    if not document.path.lower().endswith(RENDERED):
        yield from markup(document, paragraph)


def repaired(text: str, start: int, end: int) -> str:
    """The word around a place as it reads when its bytes are taken for UTF-8, where they are that."""
    begin, stop = word_around(text, start, end)
    try:
        return text[begin:stop].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


def markup(document: Document, paragraph: Paragraph) -> Iterator[Oddity]:
    """The first tag or entity in what a paragraph was made of, in a file that shows it to its reader."""
    text = document.text[paragraph.span.start : paragraph.span.end]
    for sign, name in (("<", "TAG"), ("&", "ENTITY")):
        place = next(found(name, text), None) if sign in text else None
        if place is not None:
            start, end = place
            span = Span(paragraph.span.start + start, paragraph.span.start + end)
            yield Oddity(span, text[start:end], paragraph.item, "debris")


# --- links ------------------------------------------------------------------------------------------


def links(document: Document, paragraph: Paragraph) -> Iterator[Link]:
    """The links in what a paragraph was made of, and the addresses in it that are none."""
    begin, item = paragraph.span.start, paragraph.item
    text = document.text[begin : paragraph.span.end]
    if "](" in text:
        for match in terminal("marks", "LINK").finditer(text):
            yield linked(match, begin, item, match.group(1), match.group(2).strip().partition(' "')[0].strip(" <>"))
    if "]:" in text:
        for match in terminal("marks", "REFERENCE_LINK").finditer(text):
            yield linked(match, begin, item, match.group(1), match.group(2).strip("<>"))
    if "href" in text:
        for match in terminal("marks", "HTML_LINK").finditer(text):
            yield linked(match, begin, item, match.group(2), match.group(1).strip())
    if "ht" in text or "www" in text:
        for match in terminal("marks", "BAD_ADDRESS").finditer(text):
            address = match.group().rstrip(".,;:'\"")
            if "](" not in text[max(0, match.start() - 2) : match.start() + 1]:
                span = Span(begin + match.start(), begin + match.start() + len(address))
                yield Link(span, address, item, address, address, "malformed")


def linked(match: Match[str], begin: int, item: Item | None, text: str, target: str) -> Link:
    """A link, and what is wrong with where it leads."""
    shown = " ".join(text.split())
    problem = problem_of(shown, target)
    return Link(Span(begin + match.start(), begin + match.end()), match.group(), item, shown, target, problem)


def problem_of(shown: str, target: str) -> str | None:
    """Why a target leads nowhere: "no target", "malformed", or None where it may lead somewhere."""
    if target in ("", "#") or target.startswith(("javascript:", "about:blank")):
        return None if terminal("marks", "TO_THE_TOP").fullmatch(shown) else "no target"
    address = terminal("marks", "BAD_ADDRESS").match(target) is not None
    spaced = " " in target and ("://" in target or target.startswith("www."))
    mail = target.lower().startswith("mailto:") and ("@" not in target or "@@" in target)
    return "malformed" if address or spaced or mail else None
