"""What shows in the form of a text alone: prompts, words said twice, slips of the keyboard, debris, links.

The patterns are the terminals of marks.lark; here is which of them are looked for where.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from operator import eq
from re import Match

from minutes_lint import Document, Item, Link, Oddity, Paragraph, Placeholder, Repetition, Revision, Span
from minutes_lint.model import Change, Mention, Slip, letters_of
from minutes_lint.values import NamedTuple

from .names import slips
from .words import terminal

LONGEST = 4
"""So many words may be repeated together."""

LONGEST_PROSE = 200_000
"""A paragraph of more characters is no prose."""

SIGNS_IN_PROSE = 20
"""No paragraph of prose has so many brackets open."""

WORD = 40
"""No word is longer."""

LABEL = 60
"""A line of fewer characters may be a label, with its text in the next line."""

OPENERS = {")": "(", "]": "[", "”": "“", "“": "„"}
CLOSERS = {"(": ")", "[": "]", "“": '”"“', "„": "“”", '"': '"”'}
OPENING = '([“„"'
LINKS = (("](", "LINK", 1, 2), ("href", "HTML_LINK", 2, 1), ("]:", "REFERENCE_LINK", 1, 2))
"""Kinds of link: a sign that shows them, their terminal, and its groups with what is shown and the target."""

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

CHANGES: tuple[tuple[str, Change], ...] = (
    ("COMMENTED", "comment"),
    ("INSERTED", "insertion"),
    ("DELETED", "deletion"),
    ("FORMATTED", "formatting"),
)

UNKNOWN = 5
"""The longest way to say that something is to be confirmed, "TBC.", is shorter."""

WORD_ENOUGH = 5
"""A name of more letters that is one letter off another can hardly be meant for anything else."""

COLUMN_SIGNS = ("£", "$", "€", ":", "|")
"""What follows words in a row of a table, and a label."""

NEAR = 300
"""So much of a line is looked at to see what kind it is."""

MARGIN = 600
"""So many characters of markup may stand in a line before its text or after it."""

RENDERED = (".md", ".markdown")
"""Files whose entities and tags a reader does not see."""


def scan(document: Document, paragraph: Paragraph) -> Iterator[Mention]:
    """The Placeholder, Revision, Repetition, Oddity and Link mentions of a paragraph, kind by kind."""
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
    raw = document.text[paragraph.span.start : paragraph.span.end + len("</a>")]
    if "]" in raw or "<" in raw or "tp" in raw or "www" in raw:
        yield from links(document, paragraph)


@lru_cache(maxsize=1)
def looked_for(text: str) -> frozenset[str]:
    """The terminals that may be found in a document, as far as a quick look at all of it tells."""
    needed = {name for name, signs in SIGNS.items() if any(sign in text for sign in signs)}
    if terminal("marks", "MAYBE_MOJIBAKE").search(text):
        needed.add("MOJIBAKE")
    return frozenset(needed)


def found(name: str, text: str) -> list[tuple[int, int]]:
    """Where a terminal is found in a text: its group 1, where it has one."""
    pattern = terminal("marks", name)
    if pattern.search(text) is None:  # nearly always, and faster than to look for all of them
        return []
    group = 1 if pattern.groups else 0
    return [match.span(group) for match in pattern.finditer(text)]


def revisions(paragraph: Paragraph, needed: frozenset[str]) -> Iterator[Revision]:
    """The changes and comments that are written out in a paragraph."""
    for name, kind in CHANGES:
        for start, end in found(name, paragraph.view.text) if name in needed else ():
            yield Revision(paragraph.view.span(start, end), paragraph.view.text[start:end], paragraph.item, kind)


# --- prompts ----------------------------------------------------------------------------------------


def placeholders(document: Document, paragraph: Paragraph, needed: frozenset[str]) -> Iterator[Placeholder]:
    """The prompts of a form in a paragraph; not the headings of a table in capitals."""
    text = paragraph.view.text
    places = found("PROMPT_IN_WORDS", text)
    for name in ("PROMPT", "PROMPT_IN_LETTERS"):
        if name in needed:
            places += found(name, text)
    if ":" in text:
        places += found("UNFILLED", text)
    if "??" in text:
        places += found("QUERY", text)
    if places and "`" in text:
        code = found("CODE", text)
        places = [place for place in places if not any(begin < place[0] < stop for begin, stop in code)]
    for start, end in places:
        raw = text[start:end]
        span = paragraph.view.span(start, end)
        if not (raw.isupper() and line_at(document, span.start).isupper()):
            yield Placeholder(span, raw, paragraph.item)
    if len(text) < UNKNOWN and paragraph.role != "row" and terminal("marks", "UNKNOWN").fullmatch(text):
        yield Placeholder(paragraph.view.span(0, len(text)), text, paragraph.item)


def line_at(document: Document, offset: int) -> str:
    """The line of the document in which an offset stands, or what is near it in a long one."""
    begin, stop = line_around(document, Span(offset, offset), NEAR)
    return document.text[begin:stop]


def line_around(document: Document, span: Span, margin: int) -> tuple[int, int]:
    """Where the lines of a span begin and end, but no more than a margin away from it."""
    begin = max(document.text.rfind("\n", max(0, span.start - margin), span.start) + 1, span.start - margin, 0)
    stop = document.text.find("\n", span.end, span.end + margin)
    return begin, stop if stop >= 0 else min(span.end + margin, len(document.text))


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
    if not may_repeat(text):
        return
    matches = list(terminal("marks", "WORD").finditer(text))
    words = [match.group().lower() for match in matches]
    done = 0
    for at, count in sorted(equal_runs(words)):
        if at < done or not all(map(plain, words[at : at + count])):
            continue
        twice = twice_at(matches, at, count)
        if not slip(twice):
            continue
        done = at + 2 * count
        before, again = view.span(*twice.first), view.span(*twice.second)
        if in_columns(document.text[before.end : again.start]):
            continue
        raw = text[twice.first[0] : twice.second[1]]
        apart, cut = labelled(document, before, again, twice), surplus(document, before, again, twice)
        yield Repetition(again, raw, paragraph.item, twice.words, before, apart, cut)


def may_repeat(text: str) -> bool:
    """Whether any words of a text follow the same ones, as far as a quick look tells."""
    if len(text) > LONGEST_PROSE:
        return False
    words = terminal("marks", "SIGN").sub("", text.lower()).split()
    return len(set(words)) < len(words) and any(equal_runs(words))


def equal_runs(words: list[str]) -> Iterator[tuple[int, int]]:
    """The places at which so many words are followed by the same ones, each but once: (place, how many)."""
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


def twice_at(matches: list[Match[str]], at: int, count: int) -> Twice:
    """The repetition that begins at a word of the view, counted from 0."""
    middle, end = at + count, at + 2 * count
    shown = [match.group() for match in matches[at:end]]
    return Twice(
        tuple(shown[:count]),
        tuple(shown[count:]),
        (matches[at].start(), matches[middle - 1].end()),
        (matches[middle].start(), matches[end - 1].end()),
        matches[at - 1].group() if at else "",
        matches[end].group() if end < len(matches) else "",
    )


def slip(twice: Twice) -> bool:
    """Whether two runs of the same words are a slip, as far as their words and neighbours tell."""
    context = " ".join((twice.before, *twice.words, *twice.again, twice.after)).lower()
    if chained(twice) or terminal("marks", "TWICE_RIGHTLY").fullmatch(context):
        return False
    if twice.words != twice.again and not opens_sentence(twice):
        return False
    if all(len(word) == 1 and word.isupper() for word in twice.again):  # initials: "A A Hughes"
        return False
    if all(map(small, twice.words)):
        return True
    if twice.words != twice.again or twice.after in COLUMN_SIGNS:
        return False
    if len(twice.words) > 1 and begins_anew(twice):
        return False
    if all(map(str.islower, twice.words)):
        return True
    return twice.before.islower() and (
        followed(twice.after) or bool(terminal("marks", "TITLE").fullmatch(twice.words[0]))
    )


def surplus(document: Document, before: Span, again: Span, twice: Twice) -> Span | None:
    """What to leave out so that the words stand once, where they cannot be meant twice and nothing is between them.

    Where a line ends there, its end stays, and the second time goes with the spaces after it.
    """
    text, raw = document.text, document.text[again.start : again.end]
    clinging = terminal("marks", "CLINGING").fullmatch(f"{twice.again[-1]} {twice.after}")
    if raw != " ".join(twice.again) or not raw.islower() or not clinging:
        return None
    gap = text[before.end : again.start]
    if not gap.strip(" "):
        return Span(before.end, again.end)
    following = text[again.end : again.end + WORD]
    spaces = len(following) - len(following.lstrip(" "))
    one_line_end = not gap.strip(" \t\r\n") and len(f"{gap}.".splitlines()) == 2
    goes_on = following[spaces : spaces + 2].isalpha()
    return Span(again.start, again.end + spaces) if one_line_end and spaces and goes_on else None


def opens_sentence(twice: Twice) -> bool:
    """Whether the first time has its capital from the beginning of a sentence: "The the"; not "IT it"."""
    first, *others = twice.words
    same = (first.lower(), *others) == twice.again
    return same and first[1:].islower() and (not twice.before or not twice.before[0].isalnum())


def chained(twice: Twice) -> bool:
    """Whether the words go round once more, as in "more and more and more" or "on and on and on"."""
    words = [word.lower() for word in twice.words]
    return twice.before.lower() == words[-1] or (twice.after.lower() == words[0] and small(words[-1]))


def small(word: str) -> bool:
    """Whether a word says little by itself: "the", "of", "was"."""
    return terminal("marks", "SMALL").fullmatch(word) is not None


def followed(after: str) -> bool:
    """Whether a sentence goes on, or ends, as in prose: not as in a table or a list of names."""
    return after.islower() or after in (".", ",", ";", "")


def begins_anew(twice: Twice) -> bool:
    """Whether the second time is the start of a longer phrase: "back to Leeds to Leeds families"."""
    if terminal("marks", "BEGINS_ANEW").fullmatch(" ".join(twice.words)) is None:
        return False
    return twice.after[:1].isalpha() and not small(twice.after)


def in_columns(gap: str) -> bool:
    """Whether what stands between two words of a line sets columns apart; the next line may be indented."""
    return "\n" not in gap and "\r" not in gap and ("\t" in gap or "   " in gap.strip("\xa0"))


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
    near = max(0, start - WORD)
    before, after = text.rfind(" ", near, start + 1), text.find(" ", end, end + WORD)
    return before + 1 if before >= 0 else near, after if after >= 0 else min(end + WORD, len(text))


# --- what stays open --------------------------------------------------------------------------------


def brackets(document: Document, paragraph: Paragraph) -> Iterator[Oddity]:
    """The brackets and quotation marks of a paragraph that open or close nothing, there or nearby."""
    text = paragraph.view.text
    lonely = unpaired(text)
    if len(lonely) > SIGNS_IN_PROSE:
        return
    for at in lonely:
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
    joined = paragraph.role in ("clause", "entry") and last in ("and", "or", "and,", "or,")
    if not joined and terminal("marks", "BROKEN_OFF").fullmatch(last):
        yield oddity(paragraph, "broken-off", begin, len(text))


def unread(paragraph: Paragraph) -> Iterator[Oddity]:
    """What looks like a date or a tally, and is written so that no grammar reads it."""
    text = paragraph.view.text
    if terminal("marks", "MONTH_LIKE").search(text):
        for start, end in found("DATE_LIKE", text):
            yield oddity(paragraph, "unread", start, end, "dates")
    if ":" in text and "bst" in text.lower():
        for start, end in found("VOTE_LIKE", text):
            yield oddity(paragraph, "unread", start, end, "votes")


# --- encoding ---------------------------------------------------------------------------------------


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


def markup(document: Document, paragraph: Paragraph) -> Iterator[Oddity]:
    """The first tag and the first entity in what a paragraph was made of."""
    begin, text = source(document, paragraph)
    for sign, name in (("<", "TAG"), ("&", "ENTITY")):
        spans = (Span(begin + start, begin + end) for start, end in found(name, text)) if sign in text else iter(())
        first = next((span for span in spans if belongs(document, span, paragraph)), None)
        if first is not None:
            yield Oddity(first, document.text[first.start : first.end], paragraph.item, "debris")


def belongs(document: Document, tag: Span, paragraph: Paragraph) -> bool:
    """Whether a tag stands in a paragraph or right before it."""
    between = document.text[tag.end : paragraph.span.start]
    return tag.start < paragraph.span.end and not between.strip()


def source(document: Document, paragraph: Paragraph) -> tuple[int, str]:
    """What a paragraph was made of, with the markup around it, and the offset at which that begins."""
    begin, stop = line_around(document, paragraph.span, MARGIN)
    return begin, document.text[begin:stop]


# --- links ------------------------------------------------------------------------------------------


def links(document: Document, paragraph: Paragraph) -> Iterator[Link]:
    """The links in what a paragraph was made of, and the addresses in it that are none."""
    begin, text = source(document, paragraph)
    for sign, name, shown, target in LINKS:
        if sign in text:
            for match in terminal("marks", name).finditer(text):
                if paragraph.span.start <= begin + match.start(shown) < paragraph.span.end:
                    found = linked(match, begin, paragraph.item, match.group(shown), match.group(target))
                    yield found._replace(problem="no place") if leads_nowhere(document.text, found.target) else found
    if "[^" in text:
        yield from footnotes(document, paragraph)
    if "htt" in text or "www" in text or "tp:" in text:
        yield from addresses(begin, text, paragraph)


def footnotes(document: Document, paragraph: Paragraph) -> Iterator[Link]:
    """The marks of footnotes that a page does not have, where it has others."""
    notes = noted(document.text)
    for match in terminal("marks", "FOOTNOTE").finditer(document.text, *paragraph.span) if notes else ():
        if match[1].casefold() not in notes:
            yield Link(Span(*match.span()), match.group(), paragraph.item, match.group(), match[1], "no footnote")


@lru_cache(maxsize=1)
def noted(text: str) -> frozenset[str]:
    """The names of the footnotes that a text has."""
    return frozenset(match[1].casefold() for match in terminal("marks", "FOOTNOTE_TEXT").finditer(text))


def addresses(begin: int, text: str, paragraph: Paragraph) -> Iterator[Link]:
    """The addresses written out in a text that are none."""
    for match in terminal("marks", "BAD_ADDRESS").finditer(text):
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
    if not target.startswith("#") or len(target) < 3 or terminal("marks", "OF_THE_PAGE").fullmatch(target.lower()):
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
    for match in terminal("marks", "ANCHOR").finditer(text):
        shown = terminal("marks", "TAG").sub("", match[match.lastindex or 0])
        name = letters_of(terminal("marks", "LINK").sub(r"\1", shown))
        names |= {name, name.lstrip("0123456789")}
    targets = {letters_of(match[1]) for match in terminal("marks", "FRAGMENT").finditer(text)}
    known = targets & names
    long = [{name for name in some if len(name) > WORD_ENOUGH} for some in (targets - known, names)]
    slipped = frozenset(name for pair in slips(*long) for name in pair)
    return frozenset(names - {""}), slipped, len(known) > max(1, len(targets - known))


def problem_of(shown: str, target: str) -> str | None:
    """Why a target leads nowhere: "no target", "malformed", or None where it may lead somewhere."""
    if target in ("", "#") or target.startswith(("javascript:", "about:blank")):
        return None if terminal("marks", "TO_THE_TOP").fullmatch(shown) else "no target"
    address = terminal("marks", "BAD_ADDRESS").match(target) is not None
    spaced = " " in target and ("://" in target or target.startswith("www."))
    mail = target.lower().startswith("mailto:") and ("@" not in target or "@@" in target)
    return "malformed" if address or spaced or mail else None
