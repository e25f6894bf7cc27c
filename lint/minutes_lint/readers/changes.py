"""How the readers of drafts end: the document of what was written, with its tracked changes and comments in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..errors import CannotRead
from ..model.document import Document
from ..model.spans import Span
from ..model.structure import Change, Revision
from ..values import NamedTuple
from .flow import Writer, layout_in_order, origins_in_order
from .office import Node
from .text import extracted


class Seen(NamedTuple):
    """A tracked change as it was met: what it is, by whom, its words, and the element whose place is its own."""

    kind: Change
    author: str
    text: str
    source: Node


def written(path: str, writer: Writer, met: Iterable[Seen]) -> Document:
    """The document of what was written. Raises CannotRead where that is no text."""
    text = writer.text
    if not text.strip():
        raise CannotRead("the document has no text; if it is a scan, it needs text recognition (OCR) first")
    origins, blocks = origins_in_order(writer), layout_in_order(writer)
    return Document(path, text, origins, extracted(text), blocks=blocks, revisions=tuple(revisions(met, writer)))


def revisions(met: Iterable[Seen], writer: Writer) -> Iterator[Revision]:
    """The tracked changes and comments of what was written, neighbours of one kind and author as one."""
    places = {id(piece.source): at for at, piece in writer.pieces if isinstance(piece.source, Node)}
    before: Revision | None = None
    for seen in sorted(met, key=lambda seen: places.get(id(seen.source), writer.length)):
        at = min(places.get(id(seen.source), writer.length), writer.length - 1)
        end = at + len(seen.text) if seen.kind == "insertion" else at
        made = Revision(Span(at, end), seen.text, None, seen.kind, seen.author)
        if before is not None and (before.kind, before.author) == (made.kind, made.author) and joins(before, made):
            before = before._replace(span=Span(before.span.start, made.span.end), raw=before.raw + made.raw)
            continue
        if before is not None:
            yield before
        before = made
    if before is not None:
        yield before


def joins(before: Revision, after: Revision) -> bool:
    """Whether two changes of one kind and author look like one."""
    return after.kind == "formatting" or (after.kind != "comment" and after.span.start - before.span.end <= 1)
