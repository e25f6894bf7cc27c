"""Plain text and Markdown, in whatever encoding they come."""

from __future__ import annotations

from re import compile

from ..errors import CannotRead
from ..model.document import Document
from ..model.layout import Block

LARGEST = 20_000_000
"""In bytes: two hundred times the longest minutes we know."""

MARKDOWN = (".md", ".markdown")
HEADED = ("\n# ", "\n## ", "\n### ", "\n== ", "\n** ")
"""What stands in a text, whatever its file is called, that has headings of Markdown, of a wiki or of org-mode."""

FEWEST, ONE_IN = 5, 20
"""A text was extracted if at least 5 of its sentences have a blank line in them, and at least one in 20 lines."""

BLANK_LINES = compile(r"\n[ \t\r]*+\n[ \t\r\n]*+(?=([a-z]{2})?)")
"""Blank lines, all that follow each other as one, and in its group how what comes after them begins in lower case.

It matches whatever comes after them, so that no blank line is tried twice.
"""

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

OTHERS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word document or another archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "a rich text document"),
)

USUAL = "‘’“”–—•…£€§°·½¼¾©®™\u00a0áéíóúÁÉÍÓÚäöüÄÖÜß"

LAYOUT = b"\t\n\x0b\x0c\r\x1a\x1b\x85"

CONTROLS = bytes(code for code in range(32) if code not in LAYOUT)


def read(path: str, content: bytes) -> Document:
    """The document in a text file; line ends stay as they are. Raises CannotRead where it has no text."""
    if len(content) > LARGEST:
        size, most = (round(count / 1_000_000) for count in (len(content), LARGEST))
        raise CannotRead(f"{size} MB is more text than minutes have; minutes-lint reads up to {most} MB")
    for opening, what in OTHERS:
        if content.startswith(opening):
            raise CannotRead(f"this is {what} under the name of a text file")
    text = decode(content)
    if not text or text.isspace():
        raise CannotRead("the file is empty" if not text else "the file has nothing but blanks")
    if (at := text.find("\0")) >= 0:
        raise CannotRead(f"this is no text: it has a NUL byte at offset {at}")
    return Document(path, text, extracted=extracted(text), blocks=blocks(path, text))


def blocks(path: str, text: str) -> tuple[Block, ...]:
    """What a text says of its structure, which is little where it is no Markdown, nor of a wiki or of org-mode."""
    sure = path.lower().endswith(MARKDOWN)
    if not sure and not any(sign in text for sign in HEADED):
        return ()
    from .markdown import blocks

    return blocks(text, sure)


def extracted(text: str) -> bool:
    r"""Whether a text was taken out of a page layout: blank lines stand in the midst of its sentences.

    >>> extracted("The accounts were\n\napproved.\n" * 5), extracted("1. Accounts\n\nApproved.\n" * 5)
    (True, False)
    """
    breaks = (gap.start() for gap in BLANK_LINES.finditer(text) if gap[1])
    ends = (text[max(0, at - 4) : at].rstrip()[-1:] for at in breaks)
    torn = sum(1 for end in ends if end.isalnum() or end == ",")
    return torn >= FEWEST and torn * ONE_IN > text.count("\n")


def decode(content: bytes) -> str:
    """The text of a file, without its byte order mark. Raises CannotRead for bytes that are no text."""
    marked = (encoding for mark, encoding in MARKS if content.startswith(mark))
    encoding = next(marked, None) or unmarked(content)
    try:
        return content.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        if encoding is not None:
            name = encoding.upper().removesuffix("-SIG")
            raise CannotRead(f"the file begins as {name} and goes on with bytes that are no {name}") from None
    if len(content.translate(None, CONTROLS)) < len(content):
        raise CannotRead("this is a binary file, not text")
    return western(content) or guess(content)


def unmarked(content: bytes) -> str | None:
    """UTF-16 without a byte order mark: every second byte of Western text is then a NUL."""
    opening = content[:4096]
    pairs = len(opening) // 2
    if pairs and opening.count(0) > pairs // 2:
        if opening[0::2].count(0) == 0:
            return "utf-16-le"
        if opening[1::2].count(0) == 0:
            return "utf-16-be"
    return None


def western(content: bytes) -> str | None:
    """The text of bytes that are Windows-1252, where most that is not ASCII is what English and Irish use.

    Minutes have few characters that are not ASCII, and a statistical guess from few is mostly wrong: it takes "£5" for
    Japanese.
    """
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None
    special = len(text) - len(content.translate(None, bytes(range(128, 256))))
    usual = sum(map(text.count, USUAL))
    return text if usual * 3 >= special * 2 else None


def guess(content: bytes) -> str:
    """The text of bytes in another encoding. Raises CannotRead where none fits."""
    from charset_normalizer import from_bytes

    best = from_bytes(content).best()
    if best is None:
        raise CannotRead("this is no text in any encoding that minutes-lint knows")
    return str(best)
