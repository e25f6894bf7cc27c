"""Motions and votes put together from their pieces.

What is said of a vote stands near it, in the same item, and nothing is said twice: a piece that does not go with
those before it begins another vote.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping

from minutes_lint import Act, Attendance, Motion, Oddity, Paragraph, Person, Vote, words_of

from ..parser.drafts import Draft
from ..parser.words import terminal
from .motions import covered, motion_of
from .pieces import candidates, pieces
from .said import AGREED, COUNTED, RESULTS, Ballot, Kind, Said
from .tallies import BEFORE, NEAR, vote_of

AWAY, ROLL = ("apologies", "absent"), 400
"""The lists of those who were not there, and more people than any roll has."""

APART = 25
"""A result more than this many characters after another one is that of another vote, where the first was counted."""

REACH = 3000
"""At most this many characters after a motion the vote on it is counted."""

BREATH = 3
"""At most this many characters after its result a vote is said to be unanimous: in the same breath."""


def settle(draft: Draft) -> Draft:
    """A draft with the motions and votes of the meeting."""
    motions, votes = [], []
    paragraphs = list(candidates(draft))
    for ballot in ballots(pieces(draft, paragraphs), draft.document.seen):
        motion = motion_of(draft, ballot)
        vote = vote_of(draft, ballot, motion)
        motions += [motion] if motion else []
        votes += [vote] if vote else []
    motions = list(covered(draft, motions))
    draft = draft.more({Act: [*voters_away(draft, votes)], Oddity: [*unread(paragraphs, votes)]})
    return draft.having({Motion: [*motions], Vote: [*votes]})


def ballots(said: Iterable[Said], text: str) -> Iterator[Ballot]:
    """The pieces of a meeting, vote by vote."""
    current = Ballot()
    for piece in said:
        if not current.said or goes_with(current, piece):
            current.add(piece)
            continue
        crowded, led = crowds(current, piece), leads(current, piece, text)
        kept = current.said[: len(current.said) - len(led)]
        if kept:
            yield Ballot(kept, current.crowded or crowded)
        current = Ballot((*led, piece), crowded)
    if current.said:
        yield current


def leads(ballot: Ballot, piece: Said, text: str) -> tuple[Said, ...]:
    """The result that stands before its motion in one sentence: "It was agreed, on the proposal of …"."""
    last = ballot.said[-1]
    if piece.kind != "moved" or last.kind not in RESULTS or len(ballot.said) == 1:
        return ()
    between = text[last.span.end : piece.span.start]
    return (last,) if len(between) < NEAR and not any(mark in between for mark in ".;:!?\n|") else ()


def crowds(ballot: Ballot, piece: Said) -> bool:
    """Whether a tally stands so near to another without a result that nobody can tell whose the next result is."""
    if piece.kind != "counted" or not ballot.has("counted") or ballot.has("passed", "failed"):
        return False
    return piece.span.start - ballot.said[-1].span.end < NEAR


# --- which pieces go together -----------------------------------------------------------------------


def goes_with(ballot: Ballot, piece: Said) -> bool:
    """Whether a piece belongs to the vote whose pieces stand before it."""
    last = ballot.said[-1]
    if piece.item is not last.item or piece.span.start - ballot.said[0].span.start > 4 * REACH:
        return False
    gap = piece.span.start - last.span.end
    if gap > NEAR and not ballot.has("moved", "seconded"):
        return False
    return JOINS.get(piece.kind, follows)(ballot, piece, gap)


def follows(_ballot: Ballot, _piece: Said, gap: int) -> bool:
    """Whether what a vote may have more than once is of the vote before it."""
    return gap < REACH


def words_it(ballot: Ballot, _piece: Said, gap: int) -> bool:
    """Whether "the amended motion" is the one that somebody just moved."""
    return ballot.said[-1].kind == "moved" and gap < 60


def moves_it(ballot: Ballot, piece: Said, gap: int) -> bool:
    """Whether a mover goes with what is there: a result that stands before its motion, or a motion still unnamed."""
    before = ballot.of("moved")
    if any(said.name for said in before) and piece.name:
        return False
    if before:
        return not ballot.has(*RESULTS, *COUNTED) and (not piece.name or not ballot.has("seconded")) and gap < NEAR
    return gap < NEAR and not ballot.has("seconded", "otherwise", *COUNTED)


def seconds_it(ballot: Ballot, _piece: Said, gap: int) -> bool:
    """Whether a seconder goes with what is there: the motion has none, and is not yet decided."""
    return not ballot.has("seconded") and (not ballot.has(*RESULTS, *COUNTED) or gap < BEFORE)


def counts_it(ballot: Ballot, piece: Said, gap: int) -> bool:
    """Whether a tally, a list of names or a voice is of the same vote as what is there."""
    return (
        gap <= REACH and not (ballot.has("passed", "failed") and gap > BEFORE) and SAYS_MORE[piece.kind](ballot, piece)
    )


def tells_no_other(ballot: Ballot, piece: Said) -> bool:
    """Whether no count of a tally differs from one that is there."""
    known = {count.option: count.value for said in ballot.of("counted") for count in said.counts}
    return all(known.get(count.option, count.value) == count.value for count in piece.counts)


def lists_another(ballot: Ballot, piece: Said) -> bool:
    """Whether a list of names is for a side that has none yet."""
    return all(said.option != piece.option for said in ballot.of("listed"))


def speaks_first(ballot: Ballot, piece: Said) -> bool:
    """Whether none of those who say how they vote has said so already."""
    return not ballot.heard(piece.names)


def agrees_on_it(ballot: Ballot, piece: Said, gap: int) -> bool:
    """Whether a unanimity is that of the vote counted before."""
    counted = ballot.of(*COUNTED)
    if not counted:
        return gap < REACH
    if ballot.said[-1].kind in ("passed", "failed", "decided") and gap > BREATH:
        return False  # "For 3, against 2. Carried. It was then unanimously agreed …"
    return piece.span.start - counted[-1].span.end < NEAR


def ends_it(ballot: Ballot, piece: Said, gap: int) -> bool:
    """Whether a result is that of the vote before: none said otherwise, and none is said of a vote already counted."""
    if ballot.has(*COUNTED, "unanimous") and ballot.has("passed", "failed") and gap > APART:
        return False  # "For 6, against 1. Carried. That juniors play free. Carried nem. con."
    return not ballot.has("failed" if piece.kind == "passed" else "passed") and gap < REACH


JOINS: Mapping[Kind, Callable[[Ballot, Said, int], bool]] = {
    "afresh": words_it,
    "moved": moves_it,
    "seconded": seconds_it,
    **dict.fromkeys(COUNTED, counts_it),
    **dict.fromkeys(AGREED, agrees_on_it),
    "passed": ends_it,
    "failed": ends_it,
}
"""What decides whether a piece of a kind is of the vote before it; told how many characters lie between."""

SAYS_MORE: Mapping[Kind, Callable[[Ballot, Said], bool]] = {
    "counted": tells_no_other,
    "listed": lists_another,
    "voiced": speaks_first,
}
"""What decides whether a count, a list or a voice says nothing else than those before it."""


# --- those who were not there -----------------------------------------------------------------------


def voters_away(draft: Draft, votes: Iterable[Vote]) -> Iterator[Act]:
    """The votes of those whom the lists have as away, and whom nobody listed as there could be."""
    lists = draft.find(Attendance)
    listed = [person for found in lists for person in found.people]
    opened = max((found.span.end for found in lists), default=0)  # "Yes" and "No" in a table of who came are no votes
    if len(listed) > ROLL or not any(person.list in AWAY for person in listed):
        return
    for vote in votes:
        if not vote.elsewhere and vote.span.start >= opened:
            yield from voted_away(vote, listed)


def voted_away(vote: Vote, listed: list[Person]) -> Iterator[Act]:
    """The votes of those who are away, of one vote."""
    for option in ("for", "against"):
        for name in vote.voters.get(option, ()):
            meant = may_be_meant(name, listed)
            if len(meant) == 1 and meant[0].list in AWAY:
                person = meant[0]._replace(raw=name, item=vote.item, list="text")
                yield Act(vote.rolls.get(option, vote.span), name, vote.item, person, "voted")


def may_be_meant(name: str, listed: list[Person]) -> list[Person]:
    """Those listed whose name has the surname of a voter."""
    last = words_of(name)[-1:]
    return [person for person in listed if last and last[0] in words_of(person.name)]


# --- what could not be read -------------------------------------------------------------------------


def unread(paragraphs: list[Paragraph], votes: list[Vote]) -> Iterator[Oddity]:
    """Passages that look like a tally and of which no vote was read."""
    pattern = terminal("votes/votes_words", "VOTE_LIKE")
    known = [vote.span for vote in votes]
    for paragraph in paragraphs:
        for found in pattern.finditer(paragraph.text):
            sentence = paragraph.text[max(0, found.start() - NEAR) : found.start()].rpartition(". ")[2]
            if terminal("votes/votes_words", "RETURNS").search(sentence) is not None:
                continue
            span = paragraph.view.span(found.start(), found.end())
            at = bisect_right(known, span.end, key=lambda vote: vote.start)
            if not at or known[at - 1].end <= span.start:
                yield Oddity(span, found.group(), paragraph.item, "unread", "votes")
