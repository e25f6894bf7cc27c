"""The readers: plain text and Markdown, in whatever encoding they come, and where those of other files are."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.document import Document
from ..plugins.offers import Reader, hookimpl
from .text import read


@hookimpl
def readers() -> Iterable[Reader]:
    """The readers of all files that minutes come in; what each needs is imported when such a file is read."""
    return [
        Reader("text", (".txt", ".text", ".md", ".markdown"), read),
        Reader("word", (".docx", ".docm"), read_word),
        Reader("odt", (".odt",), read_odt),
        Reader("rtf", (".rtf",), read_rtf),
        Reader("doc", (".doc",), read_doc),
        Reader("pdf", (".pdf",), read_pdf),
        Reader("html", (".html", ".htm", ".xhtml"), read_html),
    ]


def read_word(path: str, content: bytes) -> Document:
    """The document in a Word file (`minutes_lint.readers.docx`)."""
    from .docx import read

    return read(path, content)


def read_odt(path: str, content: bytes) -> Document:
    """The document in an ODF text (`minutes_lint.readers.odt`)."""
    from .odt import read

    return read(path, content)


def read_rtf(path: str, content: bytes) -> Document:
    """The document in a rich text file (`minutes_lint.readers.rtf`)."""
    from .rtf import read

    return read(path, content)


def read_doc(path: str, content: bytes) -> Document:
    """The document in a file of Word 97 to 2003 (`minutes_lint.readers.doc`)."""
    from .doc import read

    return read(path, content)


def read_pdf(path: str, content: bytes) -> Document:
    """The document in a PDF (`minutes_lint.readers.pdf`)."""
    from .pdf import read

    return read(path, content)


def read_html(path: str, content: bytes) -> Document:
    """The document in a web page (`minutes_lint.readers.html`)."""
    from .html import read

    return read(path, content)
