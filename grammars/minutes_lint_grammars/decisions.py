"""What was put to the meeting and what became of it: the words that say so, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from minutes_lint import Decision, Item, Paragraph, Proposal, View

from .mentions import Found, Read, Sight, sweep
from .words import terminal

TERMINALS = ("NEITHER", "DECISION", "PROPOSAL")
"""In the order in which they are tried."""

WORDS = """
    abstain abstained abstention abstentions accept accepted accepts action actions adjourned adopt
    adopted adopts agree agreed agreement agrees all already also appointed approval approve approved
    approves are at authorised authorized aye ayes be before being carried carries co concluded
    concurred confirmed consensus consideration coopted decide decided decides decision decisions
    declined defeated deferred delegated determined directed dismissed elected endorsed failed fails
    fell granted hereby if in instructed introduced is lost majority motion motions move moved moves
    nay nays nem no nominated not note noted notes notice notices on once opposed passed passes postponed
    presented
    previously proposal proposals propose proposed proposer proposers proposes ratified re reappointed
    received recommend recommendation recommendations recommended recommends reelected referred
    refused rejected report requested resolution resolutions resolve resolved resolves seconded show
    signed so submitted support supported supports tabled taken then to unanimity unanimous unanimously
    unless until vote voted votes voting was were when whether withdrawn without yea yeas yet
"""


def scan(paragraphs: Iterable[Paragraph]) -> Found:
    """All decisions and proposals in some paragraphs, in order of place.

    They are swept for by themselves: a vote or a name may be read from the same words.
    """
    return sweep(paragraphs, (Sight(frozenset(WORDS.split()), read),))


def read(view: View, start: int, item: Item | None) -> Read | None:
    """The decision or the proposal that the words at `start` make, if they do."""
    words = pattern().match(view.text, start)
    if words is None:
        return None
    span, raw = view.span(start, words.end()), words.group()
    if words.lastgroup == "DECISION":
        return Read(words.end(), (Decision(span, raw, item),))
    if words.lastgroup == "PROPOSAL":
        return Read(words.end(), (Proposal(span, raw, item),))
    return Read(words.end(), ())


@cache
def pattern() -> re.Pattern[str]:
    """The terminals of the grammar as one expression, each a named group."""
    return re.compile("|".join(f"(?P<{name}>{terminal('decisions', name).pattern})" for name in TERMINALS))
