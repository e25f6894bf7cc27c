"""What was put to the meeting and what became of it: the words that say so, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minutes_lint import Approval, Decision, Item, Paragraph, Proposal, View

from ..parser.sweep import Read, Sight
from ..parser.words import either, openers, terminal

TERMINALS = ("NEITHER", "RECORDED", "DECISION", "REPORT", "PROPOSAL")
"""In the order in which they are tried."""


def read(view: View, start: int, item: Item | None) -> Read | None:
    """The decision or the proposal that the words at `start` make, if they do."""
    words = either("resolutions/decisions", TERMINALS).match(view.text, start)
    if words is None:
        return None
    span, raw = view.span(start, words.end()), words.group()
    if words.lastgroup in ("RECORDED", "DECISION"):
        noting = terminal("resolutions/decisions", "NOTING").match(view.text, start) is not None
        refusing = terminal("resolutions/decisions", "REFUSING").match(raw) is not None
        return Read(words.end(), (Decision(span, raw, item, words.lastgroup == "RECORDED", noting, refusing),))
    if words.lastgroup in ("REPORT", "PROPOSAL"):
        return Read(words.end(), (Proposal(span, raw, item, words.lastgroup == "REPORT"),))
    return Read(words.end(), ())


SIGHTS = (Sight(lambda: openers("resolutions/decisions", *TERMINALS), read),)
"""They are swept for on a track of their own: a vote or a name may be read from the same words."""


def approvals(items: Iterable[Item], paragraphs: Iterable[Paragraph]) -> Iterator[Approval]:
    """The paragraphs that approve something under the items for the minutes of the previous meeting."""
    deal: set[int] = set()
    for item in items:
        if item.topic == "previous-minutes" or item.parent in deal:
            deal.add(item.order)
    for paragraph in paragraphs:
        if paragraph.item is not None and paragraph.item.order in deal:
            words = terminal("resolutions/decisions", "APPROVES").search(paragraph.text)
            if words is not None:
                names_them = terminal("resolutions/decisions", "MINUTES").search(paragraph.text) is not None
                yield Approval(paragraph.span, words.group(), paragraph.item, names_them)


def with_that(clause: str) -> bool:
    """Whether a clause begins as clauses do: "That"."""
    return terminal("resolutions/decisions", "USUAL").match(clause) is not None


def mistyped(clause: str) -> bool:
    """Whether a clause begins with what looks like a slip of the pen for "That"."""
    return terminal("resolutions/decisions", "MISTYPED").match(clause) is not None
