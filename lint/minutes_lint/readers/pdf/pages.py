"""From the bytes of a PDF to its pages, or to the sentence that says why there are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from ...errors import CannotRead
from .order import columns, rows_of
from .ruled import Grid, drawn_on, grids_of
from .shapes import Part, Word
from .tables import parts_of, table_of, told_apart
from .words import Box, Fonts, Turn, lines_of, runs_of
from .writing import Page

LARGEST_TEXT = 20_000_000
LARGEST_PAGE = 500_000
"""In characters: a page of minutes has three thousand."""

MOST_PAGES = 20_000

LARGE = 200
"""In points: a picture that is smaller is none of a page."""

LETTERS = 200
"""Whether text is words is judged from this many letters of the Latin alphabet on."""

VOWELS = 0.25
"""In all languages at least this share of the letters are vowels."""

UNKNOWN = 0.3
"""A page of which this share of the characters have no meaning is not read."""


def pages_of(content: bytes) -> Iterator[Page]:
    """The pages of a file. Raises CannotRead for one that has none to give."""
    try:
        pdf = PdfDocument(content)
    except PdfiumError as problem:
        if "password" in str(problem).lower():
            raise CannotRead("the PDF is encrypted; save it without a password") from None
        raise CannotRead("the PDF is damaged or was cut short") from None
    try:
        yield from pages_in(pdf)
    except PdfiumError:
        raise CannotRead("the PDF is damaged or was cut short") from None
    finally:
        pdf.close()


def pages_in(pdf: PdfDocument) -> Iterator[Page]:
    """The pages of an open file."""
    total = 0
    if not len(pdf):
        raise CannotRead("the PDF is damaged or was cut short")
    if len(pdf) > MOST_PAGES:
        raise CannotRead(f"the PDF has {len(pdf)} pages, more than minutes have, so it was not read")
    for index in range(len(pdf)):
        page = pdf[index]
        text = page.get_textpage()
        count = text.count_chars()
        total += count
        if count > LARGEST_PAGE or total > LARGEST_TEXT:
            raise CannotRead(f"page {index + 1} of the PDF has more text than minutes have, so it was not read")
        turn, lines = lines_of(text, count)
        yield page_of(page, lines, turn, Fonts(text))
        text.close()
        page.close()


def page_of(page: PdfPage, lines: Sequence[list[Word]], turn: Turn, fonts: Fonts) -> Page:
    """A page, made of its lines as the file has them and of what is drawn on it."""
    drawn = drawn_on(page, turn)
    if not lines:
        return Page([], "picture" if any(map(large, drawn.pictures)) else "")
    if garbled(lines):
        return Page([], "garbled")
    grids = list(grids_of(drawn))
    inside: list[list[list[Word]]] = [[] for _ in grids]
    outside = lines
    if grids:
        outside = list(parted(lines, grids, inside))
    tables = [table_of(grid, words, fonts) for grid, words in zip(grids, inside, strict=True)]
    rows = rows_of(run for line in outside for run in runs_of(line, fonts))
    parts: list[Part] = []
    for table in sorted(tables, key=lambda table: -table.grid.rows[0]):
        above = [row for row in rows if row[0].bottom >= table.grid.rows[0] - row[0].height / 2]
        rows = rows[len(above) :]
        parts += told_apart(list(columns(above)))
        parts += parts_of(table, drawn.shades)
    scanned = not fonts.drawn(lines[0][0].at)
    return Page([*parts, *told_apart(list(columns(rows)))], scanned=scanned)


def large(picture: Box) -> bool:
    """Whether a picture may be that of a page of text, and is no emblem or signature."""
    left, right, bottom, top = picture
    return right - left >= LARGE and top - bottom >= LARGE


def parted(
    lines: Sequence[list[Word]], grids: Sequence[Grid], inside: Sequence[list[list[Word]]]
) -> Iterator[list[Word]]:
    """The words of the lines that lie in no grid; those that do are added to the list of their grid."""
    for line in lines:
        last = -1
        words: list[Word] = []
        for word in line:
            x, y = (word.left + word.right) / 2, (word.bottom + word.top) / 2
            here = next((at for at, grid in enumerate(grids) if grid.holds(x, y)), -1)
            if here != last and words:
                if last < 0:
                    yield words
                words = []
            if here != last and here >= 0:
                inside[here].append([])
            if here < 0:
                words.append(word)
            else:
                inside[here][-1].append(word)
            last = here
        if words:
            yield words


def garbled(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether the text of a page is no words: most of its characters have no meaning, or its letters few vowels."""
    text = "".join([word.text for line in lines for word in line]).lower()
    unknown = sum(
        text.count(character) for character in set(text) if "\ue000" <= character <= "\uf8ff" or character == "\ufffd"
    )
    if unknown > UNKNOWN * len(text):
        return True
    letters = {letter: text.count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"}
    every = sum(letters.values())
    return every >= LETTERS and every > len(text) / 2 and sum(letters[vowel] for vowel in "aeiouyw") < VOWELS * every
