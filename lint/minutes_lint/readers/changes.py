"""Tracked changes and comments of a draft, in the order in which its readers meet them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.spans import Span
from ..model.structure import Change, Revision
from ..values import NamedTuple
from .flow import Writer
from .office import Node


class Seen(NamedTuple):
    """A tracked change as it was met: what it is, by whom, its words, and the element whose place is its own."""

    kind: Change
    author: str
    text: str
    source: Node


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
