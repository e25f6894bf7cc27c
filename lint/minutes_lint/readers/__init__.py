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
        Reader("word", (".docx", ".docm"), word),
        Reader("pdf", (".pdf",), pdf),
        Reader("html", (".html", ".htm", ".xhtml"), html),
    ]


def word(path: str, content: bytes) -> Document:
    """The document in a Word file (`minutes_lint.docx`)."""
    from .docx import read

    return read(path, content)


def pdf(path: str, content: bytes) -> Document:
    """The document in a PDF (`minutes_lint.pdf`)."""
    from .pdf import read

    return read(path, content)


def html(path: str, content: bytes) -> Document:
    """The document in a web page (`minutes_lint.html`)."""
    from .html import read

    return read(path, content)
