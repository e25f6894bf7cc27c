"""All pieces of motions and votes in a meeting: only paragraphs in which something is put or decided are read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from minutes_lint import Decision, Paragraph, Proposal, Span, Table
from minutes_lint.values import TYPE_CHECKING

from ..parser.drafts import Draft
from ..parser.sweep import sweep
from ..parser.words import openers, terminal
from .said import OUTCOMES, Said
from .sides import listed, voters
from .votes import SIGHTS, WINDOW

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

WORDS = "votes/votes_words"

Column: TypeAlias = "Literal['moved', 'seconded', 'decided', 'text']"
"""What a cell holds; a cell of text is the motion itself."""

HEADINGS: Mapping[Column, str] = {
    "moved": "MOVER_COLUMN",
    "seconded": "SECONDER_COLUMN",
    "decided": "RESULT_COLUMN",
}

SOON = 12
"""At most this many paragraphs after a motion stands its result."""


def pieces(draft: Draft, paragraphs: list[Paragraph]) -> list[Said]:
    """All pieces of a meeting, in order of place; `paragraphs` are those to look at."""
    cells = dict(motion_cells(draft))
    plain = [paragraph for paragraph in paragraphs if paragraph.span.start not in cells]
    found = [said for said in sweep(plain, SIGHTS).get(Said, ()) if isinstance(said, Said)]
    found = [whole for said in found if not strange(said, draft) and (whole := listed(said, draft)) is not None]
    found += in_cells(draft.paragraphs, cells)
    return sorted(found, key=lambda said: said.span)


def candidates(draft: Draft) -> Iterator[Paragraph]:
    """The paragraphs that speak of a motion or a vote, or open as votes do, and those that decide soon after."""
    heads, results = openers(WORDS, "OPENS_VOTE"), openers(WORDS, "OPENS_RESULT")
    said = sorted(decided(draft))
    starts = [start for start, _ in said]
    near, item = 0, None
    for paragraph in draft.paragraphs:
        here = said[bisect_left(starts, paragraph.span.start) : bisect_left(starts, paragraph.span.end)]
        opener = opening(paragraph)
        near = near - 1 if paragraph.item is item else 0
        item = paragraph.item
        if opener in heads or any(tells for _, tells in here):
            near = SOON
            yield paragraph
        elif near > 0 and (here or opener in results):
            yield paragraph


def decided(draft: Draft) -> Iterator[tuple[int, bool]]:
    """Where something is put or decided, and whether the words for it speak of a motion or a vote."""
    telling = terminal(WORDS, "TELLING")
    for kind in (Decision, Proposal):
        for mention in draft.find(kind):
            yield mention.span.start, telling.search(mention.raw) is not None


def opening(paragraph: Paragraph) -> str:
    """The word with which a paragraph may open a vote; "yes" and "no" in a table are answers to anything."""
    word = paragraph.text[:12].split(" ", 1)[0].strip(":.,;–-()").casefold()
    return "" if paragraph.role == "row" and word in openers(WORDS, "YES_OR_NO") else word


def strange(said: Said, draft: Draft) -> bool:
    """Whether a tally is of letters, replies or people who are not of the meeting: "9 letters against and 4 for"."""
    if said.kind != "counted" or not all(count.labelled for count in said.counts):
        return False
    words = sentence_before(draft, said.span)
    if terminal(WORDS, "OURS").search(words):
        return False
    return bool(terminal(WORDS, "ANSWERED").match(said.raw) or terminal(WORDS, "RETURNS").search(words))


def sentence_before(draft: Draft, span: Span) -> str:
    """The words of the sentence in which something stands, up to there."""
    text = draft.document.seen[max(draft.span.start, span.start - WINDOW) : span.start]
    return text.replace("\n\n", ". ").replace("\n", " ").rpartition(". ")[2]


# --- motions in tables ------------------------------------------------------------


def motion_cells(draft: Draft) -> Iterator[tuple[int, Column]]:
    """Where the paragraphs begin that are cells of tables of motions, and what each cell holds."""
    starts = [paragraph.span.start for paragraph in draft.paragraphs if paragraph.role == "row"]
    for span, kind in (cell for table in draft.find(Table) for cell in cells_of(table)):
        at = bisect_left(starts, span.start)
        if at < len(starts) and starts[at] < span.end:
            yield starts[at], kind


def cells_of(table: Table) -> Iterator[tuple[Span, Column]]:
    """The cells of a table of motions and what each holds: a motion is a row, or the table is one motion."""
    first = table.rows[0].cells
    head = [column(cell) for cell in first]
    about_motions = any(map(terminal("votes/votes_words", "MOTION_COLUMN").search, first))
    if len(head) > 2 and ("moved" in head or ("decided" in head and about_motions)):
        yield from in_rows(table, head)
    else:
        yield from in_one(table)


def in_rows(table: Table, head: list[Column | None]) -> Iterator[tuple[Span, Column]]:
    """The cells of a table that has a motion in each row."""
    for row in table.rows[1:]:
        if len(row.spans) == len(head):  # a blank cell has no span, and shifts the others
            yield from ((span, kind or "text") for span, kind in zip(row.spans, head, strict=True))


def in_one(table: Table) -> Iterator[tuple[Span, Column]]:
    """The cells of a table that is one motion, with what each row holds in its first cell."""
    sides = [column(row.cells[0]) if row.cells else None for row in table.rows]
    if "moved" in sides:
        for row, kind in zip(table.rows, sides, strict=True):
            if kind and len(row.spans) > 1:
                yield row.spans[1], kind


def column(cell: str) -> Column | None:
    """What a column or a row of a table of motions holds, by its heading."""
    words = cell.strip("*_ ")
    for kind, name in HEADINGS.items():
        if terminal("votes/votes_words", name).search(words):
            return kind
    return None


def in_cells(paragraphs: tuple[Paragraph, ...], cells: dict[int, Column]) -> Iterator[Said]:
    """The pieces that the cells of tables of motions are."""
    text, before = "", ""
    for paragraph in paragraphs:
        kind = cells.get(paragraph.span.start) if paragraph.role == "row" else None
        if kind is None:
            continue
        said = Said(paragraph.span, paragraph.text, paragraph.item, "decided", text=text)
        if before != "text" and kind in ("text", "moved"):  # another row
            yield said._replace(kind="afresh", span=Span(paragraph.span.start, paragraph.span.start))
        before = kind
        if kind == "text":
            text = paragraph.text
        elif kind == "decided":
            yield from in_result(said, paragraph)
        else:
            yield named_in(said._replace(kind=kind, strong=True), paragraph)


def named_in(said: Said, paragraph: Paragraph) -> Said:
    """A piece with the name of which its cell consists, if it does of one."""
    reading = voters(paragraph.text, 0)
    whole = reading is not None and reading.end == len(paragraph.text) and len(reading.tree.children) == 1
    return said._replace(name=paragraph.text, named=paragraph.span) if whole else said


def in_result(said: Said, paragraph: Paragraph) -> Iterator[Said]:
    """What the cell for the result says; any words in it are one."""
    found = [other for other in sweep((paragraph,), SIGHTS).get(Said, ()) if isinstance(other, Said)]
    yield from found
    if not any(other.kind in OUTCOMES for other in found):
        yield said
