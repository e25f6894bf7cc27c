"""PDF documents that have text: lines, tables and headings as they stand on the page, in the order of reading.

pypdfium2 (the engine of Chrome, in one wheel, which runs no script of a document) says which characters there are,
where, and what lines are drawn. What the layout tells is worked out here: `words` makes words of characters, `order`
lines and columns of these, `ruled` and `tables` find tables, `margins` page headers and footers, `kinds` headings and
lists, and `writing` writes it all down.
"""

from __future__ import annotations

from ...errors import CannotRead
from ...model.document import Document
from ..apart import apart

FIRST_BYTES = 1024
"""A PDF says that it is one within this many bytes from its beginning."""


def read(path: str, content: bytes) -> Document:
    """The document in a PDF. Raises CannotRead where it is none, is encrypted or damaged, or has no text."""
    if b"%PDF" not in content[:FIRST_BYTES]:
        raise CannotRead("this is no PDF")
    try:
        import pypdfium2  # noqa: F401
    except ImportError:
        raise CannotRead("reading PDF needs a library that is not here: pip install pypdfium2") from None
    from .pages import pages_of
    from .writing import document_of

    pages = apart(lambda: list(pages_of(content)), "the PDF takes more time or memory than minutes do; it was not read")
    if any(page.parts for page in pages):
        return document_of(path, pages)
    if any(page.lacks == "garbled" for page in pages):
        raise CannotRead("the text of the PDF is no words; run text recognition (OCR) on it first")
    raise CannotRead("the PDF has pictures of pages and no text; run text recognition (OCR) on it first")
