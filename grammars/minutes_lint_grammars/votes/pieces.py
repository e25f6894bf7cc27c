"""All pieces of motions and votes in a meeting: only paragraphs in which something is put or decided are read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from minutes_lint import Decision, Paragraph, Proposal, Span

from ..parser.drafts import Draft
from ..parser.sweep import sweep
from ..parser.words import openers, terminal
from .motion_tables import in_cells, motion_cells
from .said import Said
from .sides import listed
from .votes import SIGHTS, WINDOW

WORDS = "votes/votes_words"

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
