"""The words of a page, upright: which characters there are and where pypdfium2 says; this makes words and runs of them.

It calls the library for the first and the last character of a word, and for the fonts of the ends of a run, as each
call takes about as long as all that is done with a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from ctypes import addressof, byref, create_string_buffer
from itertools import pairwise
from math import pi
from typing import TypeAlias

from pypdfium2 import PdfTextPage, raw

from ..flow import is_mark
from .shapes import WIDE, Run, Word

TRANSLATED = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | dict.fromkeys("\x02\ufffe\xad", "-")
    | dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc", "•")
)
"""Ligatures, what PDFium writes for a hyphen at the end of a line, and the bullets of the fonts of symbols."""

BREAK = "\ufffe"
"""A hyphen at the end of a line, where PDFium gives the next line as one with it."""

FIGURES = 0.6
"""Between two figures a gap of this many line heights is one between cells."""

BOLD = ("bold", "black", "heavy")
"""What the names of bold fonts have in them."""

SPACED = 4
"""At least this many single letters are one word with space between its letters, where they stand closely together."""

CLOSE = 0.8
"""Letters of one word are at most this many line heights apart."""

Box: TypeAlias = tuple[float, float, float, float]
"""Left, right, bottom and top."""

Turn: TypeAlias = Callable[[float, float, float, float], Box]
"""From a box in the file to one on the page as it is read."""

TURNS: tuple[Turn, ...] = (
    lambda left, right, bottom, top: (left, right, bottom, top),
    lambda left, right, bottom, top: (bottom, top, -right, -left),
    lambda left, right, bottom, top: (-right, -left, -top, -bottom),
    lambda left, right, bottom, top: (-top, -bottom, left, right),
)
"""By how many quarters of a turn the text is turned to the left."""


def lines_of(page: PdfTextPage, count: int) -> tuple[Turn, list[list[Word]]]:
    """How most lines of a page are turned, and the words of each in the order of the file, these lines first."""
    text = page.get_text_range() if count > 0 else ""
    if len(text) != count:
        text = "".join(map(chr, (raw.FPDFText_GetUnicode(page.raw, index) for index in range(count))))
    found: list[tuple[int, list[Word]]] = []
    at = 0
    for line in text.replace("\x02", "\ufffe").split("\n"):
        for start, end in parts_of(line):
            quarters = quarters_of(page, at + start)
            words = list(words_of(page, line[start:end], at + start, TURNS[quarters]))
            if words:
                found.append((quarters, words))
        at += len(line) + 1
    turns = Counter({quarters: 0 for quarters, _ in found})
    for quarters, words in found:
        turns[quarters] += len(words)
    (usual, _), *_ = turns.most_common(1) or [(0, 0)]
    return TURNS[usual], [words for _, words in sorted(found, key=lambda pair: pair[0] != usual) if words]


def parts_of(line: str) -> Iterator[tuple[int, int]]:
    """Where the lines begin and end that PDFium gives as one, as a word goes on from one to the next."""
    start = 0
    while (end := line.find(BREAK, start) + 1) > 0:
        yield start, end
        start = end
    yield start, len(line)


def quarters_of(page: PdfTextPage, at: int) -> int:
    """By how many quarters of a turn to the left a character is turned; 0 for one that leans."""
    angle: float = raw.FPDFText_GetCharAngle(page.raw, at)
    return -round(max(angle, 0) / (pi / 2)) % 4


def words_of(page: PdfTextPage, line: str, offset: int, turn: Turn) -> Iterator[Word]:
    """The words of a line whose first character has the number `offset`."""
    box = raw.FS_RECTF()
    place = byref(box)
    at = 0
    for word in line.split():
        start = line.index(word, at)
        at = start + len(word)
        raw.FPDFText_GetLooseCharBox(page.raw, offset + start, place)
        left, right, bottom, top = turn(box.left, box.right, box.bottom, box.top)
        if at > start + 1:
            raw.FPDFText_GetLooseCharBox(page.raw, offset + at - 1, place)
            _, right, _, _ = turn(box.left, box.right, box.bottom, box.top)
        said = word if word.isascii() and word.isprintable() else shown(word)
        if said:
            yield Word(said, left, max(right, left), bottom, max(top, bottom + 1), offset + start)


def shown(word: str) -> str:
    """A word as people see it: without ligatures, and without characters that have no shape."""
    return "".join(filter(seen, word.translate(TRANSLATED)))


def seen(character: str) -> bool:
    """Whether a character is one that people see."""
    return character.isprintable() or "\ue000" <= character <= "\uf8ff"


# --- runs ---------------------------------------------------------------------------------------------


class Fonts:
    """The fonts of a page: whether a character is bold. Text that was recognised in a picture says nothing of them."""

    def __init__(self, page: PdfTextPage) -> None:
        self._page = page
        self._known: dict[int, bool] = {}

    def drawn(self, at: int) -> bool:
        """Whether the character with a number is drawn, and does not lie unseen below a picture of it."""
        thing = raw.FPDFText_GetTextObject(self._page.raw, at)
        return bool(raw.FPDFTextObj_GetTextRenderMode(thing) != raw.FPDF_TEXTRENDERMODE_INVISIBLE)

    def bold(self, at: int) -> bool:
        """Whether the character with a number is bold."""
        font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(self._page.raw, at))
        if not font:
            return False
        place = addressof(font.contents)
        if place not in self._known:
            name = create_string_buffer(120)
            raw.FPDFFont_GetBaseFontName(font, name, 120)
            named = name.value.decode("latin-1").lower()
            self._known[place] = any(word in named for word in BOLD)
        return self._known[place]


def runs_of(words: Sequence[Word], fonts: Fonts) -> Iterator[Run]:
    """What the file gives as a line, as the runs that stand together on the page."""
    run: list[Word] = []
    for word in words:
        if run and (lower(run[-1], word) or apart(run[-1], word)):
            yield run_of(run, fonts)
            run = []
        run.append(word)
    if run:
        yield run_of(run, fonts)


def lower(one: Word, other: Word) -> bool:
    """Whether the second of two words stands on another line."""
    return abs(other.bottom - one.bottom) > (other.top - other.bottom) / 2


def apart(one: Word, other: Word) -> bool:
    """Whether a wide gap parts two words of a line, or the second stands before the first."""
    height = max(one.top - one.bottom, other.top - other.bottom)
    gap = other.left - one.right
    return gap > WIDE * height or other.right < one.left or (gap > FIGURES * height and are_figures(one, other))


def are_figures(one: Word, other: Word) -> bool:
    """Whether two words are the ends of figures, such as stand in the columns of accounts."""
    return one.text[-1] in "0123456789)-–" and other.text.lstrip("-–($£€")[:1].isdigit()


def run_of(words: Sequence[Word], fonts: Fonts) -> Run:
    """Words that stand together."""
    first, last = words[0], words[-1]
    bold = fonts.bold(last.at) and fonts.bold((words[1] if last is not first and is_mark(first.text) else first).at)
    top = max([word.top for word in words])
    return Run(" ".join(spelled(words)), first.left, last.right, first.bottom, top, bold)


def spelled(words: Sequence[Word]) -> list[str]:
    """What some words say, where letters with space between them are one word."""
    if sum(len(word.text) == 1 for word in words) < SPACED:
        return [word.text for word in words]
    said: list[str] = []
    letters: list[Word] = []
    for word in words:
        if not (len(word.text) == 1 and word.text.isalpha() and (not letters or close(letters[-1], word))):
            said += one_word(letters)
            letters = []
        if len(word.text) == 1 and word.text.isalpha():
            letters.append(word)
        else:
            said.append(word.text)
    return said + one_word(letters)


def close(one: Word, other: Word) -> bool:
    """Whether two letters may belong to one word."""
    return other.left - one.right < CLOSE * (one.top - one.bottom)


def one_word(letters: Sequence[Word]) -> list[str]:
    """Letters as the words that they make: apart where the space is wider than usual, or where they are an alphabet."""
    said = [letter.text for letter in letters]
    if len(said) < SPACED or all(ord(after) - ord(before) == 1 for before, after in pairwise(said)):
        return said
    gaps = [after.left - before.right for before, after in pairwise(letters)]
    limit = 1.5 * sorted(gaps)[len(gaps) // 2]
    return "".join(" " * (gap > limit) + text for gap, text in zip((limit, *gaps), said, strict=True)).split()
