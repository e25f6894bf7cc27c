"""Where a date or a time stands, and what the words around it say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from minutes_lint import DateMention, Paragraph, Span, TimeMention
from minutes_lint.model.mentions import DateRole
from minutes_lint.values import NamedTuple

from ..parser.words import terminal

LABELLED = 20
"""A date or time within this many characters of the start of a cell may be what the cell before it announces."""

BEFORE, AFTER = 160, 90
"""What says what a date or time is stands within this many characters before or after it."""

SIBLINGS, SHORT = 8, 80
"""What a paragraph stands under is shorter than this, and at most that many paragraphs before it."""


class Place(NamedTuple):
    """Where a mention stands: its paragraph, and the words before and after it there."""

    paragraph: Paragraph
    before: str
    after: str
    under: str = ""
    """The short entry or heading that its paragraph stands under, inside an item."""


def placed(
    document: str, paragraphs: tuple[Paragraph, ...], mentions: Iterable[DateMention | TimeMention]
) -> dict[Span, Place]:
    """Where each mention stands; what stands in the cell before it in its row belongs to it."""
    ordered = sorted(paragraphs, key=lambda paragraph: paragraph.span.start)
    starts = [paragraph.span.start for paragraph in ordered]
    found = {}
    for mention in mentions:
        index = max(0, bisect_right(starts, mention.span.start) - 1)
        paragraph = ordered[index]
        text, view = paragraph.view.text, paragraph.view
        start, end = view.index(mention.span.start), view.index(mention.span.end)
        label = cell_before(document, ordered, index) if start < LABELLED else ""
        before = label + text[max(0, start - BEFORE) : start]
        found[mention.span] = Place(paragraph, before, text[end : end + AFTER], above(ordered, index))
    return found


def above(ordered: list[Paragraph], index: int) -> str:
    """The short entry or heading right above a clause, or above the entries and clauses before it, in one item."""
    paragraph = ordered[index]
    for other in reversed(ordered[max(0, index - SIBLINGS) : index]):
        if other.item is None or other.item is not paragraph.item:
            return ""
        if other.role in ("entry", "heading") and other.role != paragraph.role:
            return other.text if len(other.text) < SHORT else ""
        if other.role != paragraph.role:
            return ""
    return ""


def cell_before(document: str, ordered: list[Paragraph], index: int) -> str:
    """The text of the cell before a cell in its row, where it is no more than a label: "Date of next meeting"."""
    if index == 0 or ordered[index].role != "row" or ordered[index - 1].role != "row":
        return ""
    cell, before = ordered[index], ordered[index - 1]
    apart = "\n" in document[before.span.end : cell.span.start]
    return "" if apart or len(before.text) > BEFORE // 2 else f"{before.text} "


def says(name: str, text: str) -> bool:
    """Whether words of a kind stand in a text."""
    return terminal("dates/dates_words", name).search(text) is not None


def begins(name: str, text: str) -> bool:
    """Whether a text begins with words of a kind."""
    return terminal("dates/dates_words", name).match(text) is not None


def last_sentence(text: str) -> str:
    """The words after the last full stop that ends a sentence."""
    return text[max(text.rfind(". "), text.rfind("; ")) + 1 :]


@lru_cache(maxsize=64)
def titled_as(title: str) -> DateRole:
    """Whose date an item with this title deals with."""
    if says("PREVIOUS_TITLE", title):
        return "previous"
    return "next" if says("NEXT_TITLE", title) else "other"
