"""What a file itself says of its structure: its headings, lists, tables, page headers, and what is nobody's text."""

from __future__ import annotations

from ..values import TYPE_CHECKING, NamedTuple
from .spans import Span

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

BlockKind: TypeAlias = (
    "Literal['heading', 'paragraph', 'entry', 'row', 'header', 'footer', 'note', 'quotation', 'code', "
    "'comment', 'struck']"
)

MARGINS = ("header", "footer")
"""What the pages of a file repeat, and the text runs through."""

UNSEEN = ("code", "comment", "struck")
"""What stands in a file and is no part of its minutes: no rule judges it, and nothing is read from it."""


class Block(NamedTuple):
    """A part of `Document.text` of which the file says what it is. Plain text says it of few parts, Word of all.

    `span` has no line end at its end. A paragraph may be of several lines, a row is one; a table that only arranges the
    page has no rows but what stands in its cells.
    """

    span: Span
    kind: BlockKind
    level: int = 0
    """Of a heading, from 1, the outermost; of an entry how deep its list lies in others, from 1; else 0."""

    cells: tuple[Span, ...] = ()
    """Of a row: its cells in order, without the blanks around their words; an empty cell has no length."""

    head: bool = False
    """Whether a row is one of header cells."""

    emphasised: bool = False
    """Whether all of it stands in bold type, or is underlined."""

    page: int | None = None
    """The page it begins on, from 1, where the file has pages."""


class Remark(NamedTuple):
    """What a reader has to say of a file: that a part of it could not be read, and so was not checked."""

    at: int
    """Where in `Document.text` that part would stand."""

    text: str
    """A sentence, without a capital and a full stop."""
