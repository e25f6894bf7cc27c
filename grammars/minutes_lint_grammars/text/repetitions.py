"""Words that stand twice where they should stand once."""

from __future__ import annotations

from collections.abc import Iterator
from operator import eq
from re import Match

from minutes_lint import Document, Paragraph, Repetition, Span
from minutes_lint.values import NamedTuple

from ..parser.words import terminal
from .oddities import WORD, line_at

LONGEST = 4
"""At most this many words are repeated together."""

LONGEST_PROSE = 200_000
"""A paragraph of more characters is no prose."""

LABEL = 60
"""A line of fewer characters may be a label, with its text in the next line."""

COLUMN_SIGNS = ("£", "$", "€", ":", "|")
"""What follows words in a row of a table, and a label."""


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
    matches = list(terminal("text/marks", "WORD").finditer(text))
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
        if in_columns(document.seen[before.end : again.start]):
            continue
        raw = text[twice.first[0] : twice.second[1]]
        apart, cut = labelled(document, before, again, twice), surplus(document, before, again, twice)
        yield Repetition(again, raw, paragraph.item, twice.words, before, apart, cut)


def may_repeat(text: str) -> bool:
    """Whether any words of a text follow the same ones, as far as a quick look tells."""
    if len(text) > LONGEST_PROSE:
        return False
    words = terminal("text/marks", "SIGN").sub("", text.lower()).split()
    return len(set(words)) < len(words) and any(equal_runs(words))


def equal_runs(words: list[str]) -> Iterator[tuple[int, int]]:
    """The places at which words are followed by the same ones, each but once: (place, how many words)."""
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
    return not meant(twice) and (all(map(small, twice.words)) or in_sentence(twice))


def meant(twice: Twice) -> bool:
    """Whether words are meant twice: as in "more and more", in another case, as initials ("A A Hughes")."""
    context = " ".join((twice.before, *twice.words, *twice.again, twice.after)).lower()
    if chained(twice) or terminal("text/marks", "TWICE_RIGHTLY").fullmatch(context):
        return True
    if twice.words != twice.again and not opens_sentence(twice):
        return True
    return all(len(word) == 1 and word.isupper() for word in twice.again)


def in_sentence(twice: Twice) -> bool:
    """Whether words that say something by themselves stand twice in a sentence: not in a table or a list of names."""
    if twice.words != twice.again or twice.after in COLUMN_SIGNS or (len(twice.words) > 1 and begins_anew(twice)):
        return False
    if all(map(str.islower, twice.words)):
        return True
    titled = terminal("text/marks", "TITLE").fullmatch(twice.words[0]) is not None
    return twice.before.islower() and (titled or followed(twice.after))


def surplus(document: Document, before: Span, again: Span, twice: Twice) -> Span | None:
    """What to leave out so that the words stand once, where they cannot be meant twice and nothing is between them.

    Where a line ends there, its end stays, and the second time goes with the spaces after it.
    """
    text, raw = document.text, document.text[again.start : again.end]
    clinging = terminal("text/marks", "CLINGING").fullmatch(f"{twice.again[-1]} {twice.after}")
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
    return terminal("text/marks", "SMALL").fullmatch(word) is not None


def followed(after: str) -> bool:
    """Whether a sentence goes on, or ends, as in prose: not as in a table or a list of names."""
    return after.islower() or after in (".", ",", ";", "")


def begins_anew(twice: Twice) -> bool:
    """Whether the second time is the start of a longer phrase: "back to Leeds to Leeds families"."""
    if terminal("text/marks", "BEGINS_ANEW").fullmatch(" ".join(twice.words)) is None:
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
