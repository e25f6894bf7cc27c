"""What kind of business an item is, as far as its title tells."""

from __future__ import annotations

from minutes_lint.model.structure import Promise

from ..parser.words import either, terminal

TOPICS = (
    "PREVIOUS_MINUTES", "MATTERS_ARISING", "MINUTES", "APOLOGIES", "ATTENDANCE", "DECLARATIONS", "CORRESPONDENCE",
    "PUBLIC", "UPDATE", "ANNOUNCEMENTS", "MOTIONS", "URGENT", "NEXT_MEETING", "CLOSE",
)  # fmt: skip
"""In the order in which they are tried where two begin with the same word."""


def topic(title: str) -> str:
    """The routine business that a title names first, or nothing.

    >>> topic("To confirm the minutes of the last meeting"), topic("Date of next meeting"), topic("Bus shelters")
    ('previous-minutes', 'next-meeting', '')
    """
    named = either("structure/topics", TOPICS).search(title)
    return named.lastgroup.lower().replace("_", "-") if named is not None and named.lastgroup else ""


def complete(title: str) -> bool:
    """Whether a title says itself what came of its item, ends the meeting, or is a text rather than a title.

    >>> complete("Apologies: none."), complete("The meeting closed at 9 pm"), complete("Apologies for absence")
    (True, True, False)
    """
    return terminal("structure/topics", "COMPLETE").search(title) is not None


def standing(title: str) -> bool:
    """Whether a title names what belongs to every meeting, rather than a piece of business.

    >>> standing("Call to order"), standing("Chairman's report"), standing("Bus shelters")
    (True, True, False)
    """
    return terminal("structure/topics", "STANDING").search(title) is not None


def promise(title: str) -> Promise:
    """What a title promises where that is no decision: nothing for any other business, or information.

    >>> promise("Any other business"), promise("To receive the ranger's report"), promise("Bus shelters")
    ('nothing', 'information', '')
    """
    if terminal("structure/topics", "ANY_OTHER").search(title) is not None:
        return "nothing"
    return "information" if terminal("structure/topics", "INFORMATION").search(title) is not None else ""
