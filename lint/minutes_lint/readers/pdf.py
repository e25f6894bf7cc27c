"""PDF documents that have text: lines as they stand on the page, in the order in which they are read.

pypdfium2 (the engine of Chrome, in one wheel, which runs no script of a document) says which characters there are and
where; this module makes lines, columns and blank lines of that, and tells page headers and footers by their return.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..errors import CannotRead
from ..model.document import Document
from ..model.layout import Block
from ..model.spans import Origin, Place, Span
from ..values import TYPE_CHECKING, NamedTuple
from .flow import is_mark

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

LARGEST_TEXT = 20_000_000
LARGEST_PAGE = 500_000
"""In characters: a page of minutes has three thousand."""

FIRST_BYTES = 1024
"""A PDF says that it is one within this many bytes from its beginning."""

WIDE = 1.6
"""A gap of at least this many line heights lies between two columns or cells."""

LOOSE = 1.3
"""There is a blank line before a line that lies lower than the one above by this many times the usual distance."""

COLUMN_LINES, COLUMN_WIDTH = 5, 22
"""This many lines in a row with this many characters on each side, on average, are two columns and no table."""

MARGIN_LINES = 3
"""Page headers are looked for in the first lines of a page, at most this many, and footers in the last."""

ALIKE = 60
"""Of a line at the top or bottom of a page at most this many characters are compared."""

TRANSLATED = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\x02": "-", "\ufffe": "-", "\xad": "-", "\0": " "}
)
"""Ligatures, and what PDFium writes for a hyphen at the end of a line."""

FIGURES = str.maketrans("0123456789", "0000000000")


class Word(NamedTuple):
    """A word and the box it stands in, in points from the bottom left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


class Segment(NamedTuple):
    """Words that stand together on one line."""

    text: str
    left: float
    right: float
    bottom: float
    height: float


Row = list[Segment]
"""The segments of one line, from left to right."""


def read(path: str, content: bytes) -> Document:
    """The document in a PDF. Raises CannotRead where it is none, is encrypted or damaged, or has no text."""
    if b"%PDF" not in content[:FIRST_BYTES]:
        raise CannotRead("this is no PDF")
    pages = [in_reading_order(rows) for rows in rows_of(content)]
    if not any(pages):
        raise CannotRead("the PDF has pictures of pages and no text; run text recognition (OCR) on it first")
    usual = usual_pitch(pages)
    margins = running(pages)
    parts: list[str] = []
    origins: list[Origin] = []
    blocks: list[Block] = []
    length = 0
    for number, (rows, known) in enumerate(zip(pages, margins, strict=True), 1):
        origins.append(Origin(length, Place(page=number)))
        for order, line in enumerate(page_lines(rows, usual)):
            at = line.rstrip("\n").count("\n", 0, 1)
            if order in known:
                blocks.append(Block(Span(length + at, length + len(line.rstrip("\n"))), "header", page=number))
            parts.append(line)
            length += len(line)
        if number < len(pages):
            parts.append("\f\n")
            length += 2
    return Document(path, "".join(parts), tuple(origins), extracted=True, blocks=tuple(blocks))


# --- from the file to rows ----------------------------------------------------------------------------


def rows_of(content: bytes) -> Iterator[list[Row]]:
    """The rows of each page. Raises CannotRead for a file that has none to give."""
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError:
        raise CannotRead("reading PDF needs a library: pip install 'minutes-lint[pdf]'") from None
    try:
        pdf = PdfDocument(content)
    except PdfiumError as problem:
        if "password" in str(problem).lower():
            raise CannotRead("the PDF is encrypted; save it without a password") from None
        raise CannotRead("the PDF is damaged or was cut short") from None
    try:
        yield from rows_in(pdf)
    except PdfiumError:
        raise CannotRead("the PDF is damaged or was cut short") from None
    finally:
        pdf.close()


def rows_in(pdf: PdfDocument) -> Iterator[list[Row]]:
    """The rows of each page of an open file."""
    total = 0
    if not len(pdf):
        raise CannotRead("the PDF is damaged or was cut short")
    for index in range(len(pdf)):
        page = pdf[index]
        text = page.get_textpage()
        count = text.count_chars()
        total += count
        if count > LARGEST_PAGE or total > LARGEST_TEXT:
            raise CannotRead(f"page {index + 1} of the PDF has more text than minutes have, so it was not read")
        yield [row for line in lines_of(text, count) for row in split(line)]
        text.close()
        page.close()


def lines_of(page: PdfTextPage, count: int) -> Iterator[list[Word]]:
    """The words of each line of a page, in the order of the file."""
    from ctypes import byref

    from pypdfium2 import raw

    text = page.get_text_range() if count > 0 else ""
    if len(text) != count:
        text = "".join(map(chr, (raw.FPDFText_GetUnicode(page.raw, index) for index in range(count))))
    box = raw.FS_RECTF()
    at = 0
    for line in text.split("\n"):
        words = []
        for start, end in words_in(line):
            raw.FPDFText_GetLooseCharBox(page.raw, at + start, byref(box))
            left, bottom, top = box.left, box.bottom, box.top
            raw.FPDFText_GetLooseCharBox(page.raw, at + end - 1, byref(box))
            said = "".join(filter(shown, line[start:end].translate(TRANSLATED)))
            if said:
                words.append(Word(said, left, max(box.right, left), bottom, max(top, bottom + 1)))
        if words:
            yield words
        at += len(line) + 1


def shown(character: str) -> bool:
    """Whether a character is one that people see."""
    return character.isprintable() or "\ue000" <= character <= "\uf8ff"


def words_in(line: str) -> Iterator[tuple[int, int]]:
    """Where the words of a line begin and end."""
    at = 0
    for word in line.split():
        start = line.index(word, at)
        at = start + len(word)
        yield start, at


def split(words: Sequence[Word]) -> Iterator[Row]:
    """What the file gives as a line, as the rows in which it stands on the page."""
    row: Row = []
    run: list[Word] = []
    for word in words:
        lower = bool(run) and abs(word.bottom - run[-1].bottom) > (word.top - word.bottom) / 2
        if run and (lower or apart(run[-1], word)):
            row.append(segment(run))
            run = []
        if lower:
            yield row
            row = []
        run.append(word)
    yield [*row, segment(run)]


def apart(one: Word, other: Word) -> bool:
    """Whether a wide gap parts two words of a row, or the second stands before the first."""
    height = max(one.top - one.bottom, other.top - other.bottom)
    return other.left - one.right > WIDE * height or other.right < one.left


def segment(words: Sequence[Word]) -> Segment:
    """Words that stand together."""
    first = words[0]
    height = max(word.top - word.bottom for word in words)
    return Segment(" ".join(word.text for word in words), first.left, words[-1].right, first.bottom, height)


# --- from rows to the order of reading ----------------------------------------------------------------


def in_reading_order(rows: list[Row]) -> list[Row]:
    """The rows of a page in the order in which they are read.

    That is the order of the file, unless it goes up the page as often as down. Two columns that the file gives line by
    line are read one after the other.
    """
    downward = sum(1 for above, below in pairwise(rows) if below[0].bottom <= above[0].bottom + 1)
    if downward * 2 < len(rows) - 1:
        rows = sorted(rows, key=lambda row: (-round(row[0].bottom), row[0].left))
    return list(columns(rows))


def columns(rows: list[Row]) -> Iterator[Row]:
    """The rows, where neighbouring ones that are two columns of text are told apart."""
    side: list[Row] = []
    for row in [*rows, []]:
        if row and len(row) == 2 and (not side or in_gutter(side[0], row)):
            side.append(row)
            continue
        yield from one_by_one(side)
        side = [row] if len(row) == 2 else []
        if row and not side:
            yield row


def in_gutter(one: Row, other: Row) -> bool:
    """Whether the gaps of two rows of two segments lie above one another."""
    return min(one[1].left, other[1].left) > max(one[0].right, other[0].right)


def one_by_one(rows: list[Row]) -> Iterable[Row]:
    """Rows of two segments: the left ones and then the right ones, where they are columns of text."""
    enough = len(rows) >= COLUMN_LINES and all(
        sum(len(row[side].text) for row in rows) >= COLUMN_WIDTH * len(rows) for side in (0, 1)
    )
    return [[row[side]] for side in (0, 1) for row in rows] if enough else rows


def usual_pitch(pages: Iterable[list[Row]]) -> float:
    """How far a line usually is below the one above it, in line heights."""
    pitches = sorted(
        pitch for rows in pages for above, below in pairwise(rows) if 0.5 < (pitch := pitch_of(above, below)) < 4
    )
    return pitches[len(pitches) * 3 // 10] if pitches else 1.2


def pitch_of(above: Row, below: Row) -> float:
    """How far a row is below another, in line heights; negative where it is above it."""
    return (above[0].bottom - below[0].bottom) / max(above[0].height, below[0].height)


def page_lines(rows: Sequence[Row], usual: float) -> Iterator[str]:
    """The lines of a page with their line ends; one that stands apart begins with an empty line."""
    above: Row | None = None
    for row in rows:
        blank = "\n" if above is not None and pitch_of(above, row) > usual * LOOSE else ""
        yield f"{blank}{line_of(row)}\n"
        above = row


def line_of(row: Row) -> str:
    """The text of a row: a tab where a gap is wide, a space after a number that stands before a text."""
    said = row[0].text
    for before, after in pairwise(row):
        said += (" " if before is row[0] and opens(before.text) else "\t") + after.text
    return said


def opens(text: str) -> bool:
    """Whether a text is a number or a bullet that stands before what follows it."""
    return is_mark(text) or (len(text) <= 2 and not text.isalnum())


# --- page headers and footers -------------------------------------------------------------------------


def running(pages: Sequence[list[Row]]) -> list[frozenset[int]]:
    """Which rows of each page are page headers and footers: those at its top or bottom that stand on most pages there.

    Figures count as alike, as pages are numbered. Where they differ the header of the first page is text.
    """
    seen: Counter[tuple[str, int]] = Counter()
    for rows in pages:
        seen.update({key for key, _ in margin(rows)})
    least = max(2, (len(pages) + 1) // 2)
    return [frozenset(order for key, order in margin(rows) if seen[key] >= least) for rows in pages]


def margin(rows: list[Row]) -> Iterator[tuple[tuple[str, int], int]]:
    """The rows at the top and the bottom of a page: what they say and where, and which row it is."""
    order = sorted(range(len(rows)), key=lambda at: -rows[at][0].bottom)
    for at in {*order[:MARGIN_LINES], *order[-MARGIN_LINES:]}:
        words = line_of(rows[at])[:ALIKE].translate(FIGURES)
        yield (words.replace("00", "0").replace("00", "0"), round(rows[at][0].bottom / 4)), at
