"""What a document is made of: items, paragraphs, tables, headers, changes."""

from __future__ import annotations

from ..values import TYPE_CHECKING, NamedTuple
from .spans import Span, View

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

Promise: TypeAlias = "Literal['', 'nothing', 'information']"

Change: TypeAlias = "Literal['insertion', 'deletion', 'formatting', 'comment']"


class Revision(NamedTuple):
    """A tracked change or a comment that is still in a draft: what it is, whose it is, and its words.

    Deleted words are not in the text; `span` is then the place where they stood, and has no length.
    """

    span: Span
    raw: str
    item: Item | None
    kind: Change
    author: str = ""


class Mark(NamedTuple):
    """What stands before an item, a clause or a list entry: "29.", "172/20", "(2)", "b)", "•".

    `form` is how marks of its kind look, with n, a, A, i or I for the counting part: "(n)", "a)", "•".
    `value` is the place in the count ("c)" is 3), None for a bullet; `series` what stays the same in it
    ("20" of "172/20", "5" of "5.1").
    """

    span: Span
    text: str
    form: str
    value: int | None = None
    series: str = ""


class Item(NamedTuple):
    """One numbered or headed piece of business: the `order`-th of `Meeting.items`, from 0.

    `heading` is its mark and title, `span` all of it; `parent` is the order of the item it stands under.
    """

    order: int
    number: str
    title: str
    span: Span
    heading: Span
    mark: Mark | None
    parent: int | None = None
    inline: bool = False
    """Whether its mark stood inside a paragraph."""

    topic: str = ""
    """What routine business its title names: "apologies", "previous-minutes", "close"; empty for all else."""

    complete: bool = False
    """Whether its title is its text, or says itself what came of it: "Apologies: none"."""

    standing: bool = False
    """Whether its title names what belongs to every meeting: "Call to order", "Clerk's report"."""

    promise: Promise = ""
    """What its title promises, where that is no decision: "nothing" ("Any other business") or "information" ("To
    receive a report"); empty for all else."""

    @property
    def name(self) -> str:
        """Its number and title, as a reader would call it: "29. Bus shelters" without the stop."""
        return f"{self.number} {self.title}".strip()

    @property
    def number_span(self) -> Span:
        """Where its number stands, without the space and the stop after it; its heading where it has none."""
        if self.mark is None:
            return self.heading
        start = self.mark.span.start + max(0, self.mark.text.find(self.number))
        return Span(start, start + len(self.number))


Role: TypeAlias = (
    "Literal['title', 'heading', 'text', 'entry', 'clause', 'resolution', 'attendance', 'row', "
    "'signature', 'address', 'prompt']"
)


class Paragraph(NamedTuple):
    """A run of text that belongs together, whatever line and page breaks stand in it."""

    span: Span
    view: View
    item: Item | None
    role: Role
    mark: Mark | None = None
    depth: int = 0
    """How far a list entry is indented, in columns."""

    lead: str = ""
    """The words that opened the block it belongs to: "Resolved:-", "Apologies for absence"."""

    opens: str = ""
    """The list of attendance that its first words open in the style of the document: "present", "apologies"."""

    @property
    def text(self) -> str:
        """The words as read, with single spaces and without markup."""
        return self.view.text

    @property
    def raw(self) -> str:
        """The same words: what a mention of this kind says."""
        return self.view.text


class RunningHeader(NamedTuple):
    """A page header or footer that the text runs through."""

    span: Span
    raw: str
    item: Item | None


class Row(NamedTuple):
    """One row of a table."""

    span: Span
    cells: tuple[str, ...]
    spans: tuple[Span, ...]


class Table(NamedTuple):
    """A table: Markdown, or aligned by tabs."""

    span: Span
    raw: str
    item: Item | None
    rows: tuple[Row, ...]
