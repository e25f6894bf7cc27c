"""Votes: how many, or who, were on each side, and what the minutes say of the result."""

from __future__ import annotations

from collections.abc import Mapping

from minutes_lint import Attendance, Item, Motion, Span, Vote

from ..parser.drafts import Draft
from ..parser.words import terminal
from .motions import called
from .pieces import sentence_before
from .said import AGREED, COUNTED, OUTCOMES, Ballot, Count, Said

NEAR = 250
"""At most this many characters after a tally stands its result."""

BEFORE = 120
"""At most this many characters before a tally stands its result."""

OPENING = 800
"""At most this many characters at its beginning say what meeting this was."""

SHARES = {"TWO_THIRDS": (2, 3), "THREE_QUARTERS": (3, 4)}
"""The share that a majority is, by the words for it."""


def vote_of(draft: Draft, ballot: Ballot, motion: Motion | None) -> Vote | None:
    """The vote that the pieces make; None where they only say that something was decided."""
    proof = proof_of(ballot, motion)
    if not proof:
        return None
    item, span = proof[0].item, Span(proof[0].span.start, max(said.span.end for said in proof))
    verdict, unanimous = verdict_of(ballot), ballot.first(*AGREED)
    stated = verdict or ballot.first(*OUTCOMES)
    told = stated or unanimous
    counts, named = counted(ballot, verdict), voters(ballot)
    return Vote(
        span,
        " ".join(draft.document.seen[span.start : span.end].split()),
        item,
        {option: count.value for option, count in counts.items()},
        named,
        told.raw.casefold() if told else "",
        motion,
        passed=verdict.kind == "passed" if verdict and not ballot.crowded else None,
        stated=place(stated),
        places={option: count.span for option, count in counts.items()},
        rolls=rolls(ballot),
        names={option: tuple(map(called, names)) for option, names in named.items()},
        unanimous=place(unanimous),
        everyone=by_everyone(unanimous),
        casting=ballot.has("casting"),
        required=required(ballot),
        special=ballot.has("special", "required"),
        elsewhere=elsewhere(draft, span, item) or assembly(draft, counts),
        unfinished=ballot.has("cut") and not counts,
    )


def proof_of(ballot: Ballot, motion: Motion | None) -> list[Said]:
    """The pieces that prove a vote: what was counted or unanimous, or else, of a motion, that it was decided."""
    evidence = ballot.of(*COUNTED, *AGREED, "cut")
    if motion is None and not any(said.strong or said.kind != "counted" for said in evidence):
        return []
    return evidence or ballot.of(*OUTCOMES)[:1]


def verdict_of(ballot: Ballot) -> Said | None:
    """The words that say that this very motion passed or failed: near the tally, and not before it was moved."""
    tallies = ballot.of(*COUNTED, *AGREED) or ballot.of("moved", "seconded")
    moved = ballot.first("moved")
    for said in ballot.of("passed", "failed"):
        moved_later = moved is not None and said.span.start < moved.span.start
        if not moved_later and any(beside(said.span, other.span) for other in tallies):
            return said
    return None


def beside(result: Span, tally: Span) -> bool:
    """Whether a result stands so near to a tally that it is its own."""
    return -BEFORE < result.start - tally.end < NEAR or abs(result.end - tally.start) < BEFORE


def place(said: Said | None) -> Span | None:
    """Where a piece stands, if there is one."""
    return said.span if said else None


def by_everyone(unanimous: Said | None) -> bool:
    """Whether words say that every member voted for it: "all voted in favour"."""
    if unanimous is None or unanimous.kind != "everyone":
        return False
    return terminal("votes/votes_words", "SAYS_VOTE").search(unanimous.raw) is not None


def required(ballot: Ballot) -> tuple[int, int] | None:
    """The majority that was needed, as far as it is said."""
    said = ballot.first("required")
    return next((share for name, share in SHARES.items() if said and stands(name, said.raw)), None)


def stands(majority: str, text: str) -> bool:
    """Whether the words for a majority stand in a text."""
    return terminal("words", majority).search(text.casefold()) is not None


# --- how many, and who ------------------------------------------------------------------------------


def counted(ballot: Ballot, verdict: Said | None) -> dict[str, Count]:
    """The stated count for each option; what is lost "by 5 votes to 3" has 3 for it."""
    sure = ballot.has("moved", "seconded")
    told = [said for said in ballot.of("counted", "listed") if said.strong or sure or said.kind == "listed"]
    found = {count.option: count for count in reversed([count for said in told for count in said.counts])}
    if verdict is not None and verdict.kind == "failed" and bare_majority(found.get("for"), found.get("against")):
        found |= {"for": found["against"], "against": found["for"]}
    return found


def bare_majority(yes: Count | None, no: Count | None) -> bool:
    """Whether more are for than against, by the order of two numbers and no word."""
    return yes is not None and no is not None and not yes.labelled and not no.labelled and yes.value > no.value


def voters(ballot: Ballot) -> dict[str, tuple[str, ...]]:
    """The names given for each option."""
    found: dict[str, list[str]] = {}
    for said in ballot.of("listed", "voiced"):
        found.setdefault(said.option, []).extend(said.names)
    return {option: tuple(names) for option, names in found.items()}


def rolls(ballot: Ballot) -> dict[str, Span]:
    """Where all the names for an option are given: in a list, or one after another."""
    if ballot.has("listed"):
        return {said.option: said.span for said in ballot.of("listed") if said.complete}
    voices: dict[str, list[Said]] = {}
    for said in ballot.of("voiced"):
        voices.setdefault(said.option, []).append(said)
    return {
        option: Span(own[0].span.start, own[-1].span.end)
        for option, own in voices.items()
        if len(own) > 1 or own[0].complete
    }


# --- of others than those present -------------------------------------------------------------------


def assembly(draft: Draft, counts: Mapping[str, Count]) -> bool:
    """Whether so many voted that they were the members of a society at its meeting, and not the officers listed."""
    few = sum(max(len(found.people), found.stated or 0) for found in draft.find(Attendance) if found.list == "present")
    opening = draft.document.seen[draft.span.start : draft.span.start + OPENING]
    return (
        sum(count.value for count in counts.values()) > 2 * few
        and terminal("votes/votes_words", "ASSEMBLY").search(opening) is not None
    )


def elsewhere(draft: Draft, span: Span, item: Item | None) -> bool:
    """Whether the words around a vote, or its item's heading, speak of votes cast elsewhere than at the meeting.

    Or of what was no vote: "24 letters were received, 20 against and 4 in favour".
    """
    pattern = terminal("votes/votes_words", "ELSEWHERE")
    while item is not None:
        if pattern.search(item.title):
            return True
        item = draft.items[item.parent] if item.parent is not None else None
    if terminal("votes/votes_words", "RETURNS").search(sentence_before(draft, span)) is not None:
        return True
    return pattern.search(draft.document.seen, max(0, span.start - 400), span.end + 80) is not None
