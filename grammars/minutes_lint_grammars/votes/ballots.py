"""Motions and votes put together from their pieces.

What is said of a vote stands near it, in the same item, and nothing is said twice: a piece that does not go with
those before it begins another vote.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from minutes_lint import Act, Attendance, Item, Motion, Oddity, Paragraph, Span, Vote, words_of

from ..parser.drafts import Draft
from ..parser.words import terminal
from .votes import Count, Said, candidates, pieces, sentence_before

NEAR = 250
"""So many characters after a tally its result may stand."""

BEFORE = 120
"""So many characters before a tally its result may stand."""

AWAY, ROLL = ("apologies", "absent"), 400
"""The lists of those who were not there, and so many people as no roll has."""

OPENING = 800
"""So many characters at its beginning say what meeting this was."""

APART = 25
"""A result so many characters after another one is that of another vote, where the first one was counted."""

AFTER = 2000
"""So many characters after a motion that is in no item it may be said that another vote decides it too."""

REACH = 3000
"""So many characters after a motion the vote on it may be counted."""

BREATH = 3
"""So many characters after its result a vote is said to be unanimous: in the same breath."""

RESULTS = ("passed", "failed", "decided", "otherwise", "unanimous", "everyone")
COUNTED = ("counted", "listed", "voiced")
SHARES = {"two": (2, 3), "2/3": (2, 3), "three": (3, 4), "3/4": (3, 4)}


class Ballot:
    """The pieces of one vote, in order, while more of them may come. `crowded` says that another tally stands near."""

    __slots__ = ("_kinds", "_names", "crowded", "said")

    def __init__(self, said: Iterable[Said] = (), crowded: bool = False) -> None:
        self.said: list[Said] = []
        self.crowded = crowded
        self._kinds: dict[str, list[Said]] = {}
        self._names: set[str] = set()
        for piece in said:
            self.add(piece)

    def add(self, piece: Said) -> None:
        """One more piece."""
        self.said.append(piece)
        self._kinds.setdefault(piece.kind, []).append(piece)
        if piece.kind == "voiced":
            self._names.update(piece.names)

    def of(self, *kinds: str) -> list[Said]:
        """Its pieces of some kinds, in order."""
        found = [said for kind in kinds for said in self._kinds.get(kind, ())]
        return sorted(found, key=lambda said: said.span) if len(found) > 1 else found

    def has(self, *kinds: str) -> bool:
        """Whether there is a piece of one of some kinds."""
        return any(kind in self._kinds for kind in kinds)

    def heard(self, names: Iterable[str]) -> bool:
        """Whether one of some names has said already how it votes."""
        return not self._names.isdisjoint(names)


def settle(draft: Draft) -> Draft:
    """A draft with the motions and votes of the meeting."""
    motions, votes = [], []
    paragraphs = list(candidates(draft))
    for ballot in ballots(pieces(draft, paragraphs), draft.document.text):
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


def goes_with(ballot: Ballot, piece: Said) -> bool:
    """Whether a piece belongs to the vote whose pieces stand before it."""
    last = ballot.said[-1]
    if piece.item is not last.item or piece.span.start - ballot.said[0].span.start > 4 * REACH:
        return False
    gap = piece.span.start - last.span.end
    if gap > NEAR and not ballot.has("moved", "seconded"):
        return False
    if piece.kind == "afresh":
        return last.kind == "moved" and gap < 60
    if piece.kind == "moved":
        return moves_it(ballot, piece, gap)
    if piece.kind == "seconded":
        return not ballot.has("seconded") and (not ballot.has(*RESULTS, *COUNTED) or gap < BEFORE)
    if piece.kind in COUNTED:
        return counts_it(ballot, piece, gap)
    if piece.kind in ("unanimous", "everyone") and ballot.has(*COUNTED):
        if last.kind in ("passed", "failed", "decided") and gap > BREATH:
            return False  # "For 3, against 2. Carried. It was then unanimously agreed …"
        return piece.span.start - ballot.of(*COUNTED)[-1].span.end < NEAR
    if piece.kind in ("passed", "failed"):
        if ballot.has(*COUNTED, "unanimous") and ballot.has("passed", "failed") and gap > APART:
            return False  # "For 6, against 1. Carried. That juniors play free. Carried nem. con."
        other = "failed" if piece.kind == "passed" else "passed"
        return not ballot.has(other) and gap < REACH
    return gap < REACH


def moves_it(ballot: Ballot, piece: Said, gap: int) -> bool:
    """Whether a mover goes with what is there: a result that stands before its motion, or a motion still unnamed."""
    before = ballot.of("moved")
    if any(said.name for said in before) and piece.name:
        return False
    if before:
        return not ballot.has(*RESULTS, *COUNTED) and (not piece.name or not ballot.has("seconded")) and gap < NEAR
    return gap < NEAR and not ballot.has("seconded", "otherwise", *COUNTED)


def counts_it(ballot: Ballot, piece: Said, gap: int) -> bool:
    """Whether a tally, a list of names or a voice is of the same vote as what is there."""
    if gap > REACH or (ballot.has("passed", "failed") and gap > BEFORE):
        return False
    if piece.kind == "voiced":
        return not ballot.heard(piece.names)
    if piece.kind == "listed":
        return all(said.option != piece.option for said in ballot.of("listed"))
    known = {count.option: count.value for said in ballot.of("counted") for count in said.counts}
    return all(known.get(count.option, count.value) == count.value for count in piece.counts)


# --- motions ----------------------------------------------------------------------------------------


def motion_of(draft: Draft, ballot: Ballot) -> Motion | None:
    """The motion of a vote: who moved it and who seconded it; None where nobody did."""
    movers = [said for said in ballot.of("moved") if said.name] or ballot.of("moved")
    mover, seconder = next(iter(movers), None), next(iter(ballot.of("seconded")), None)
    if mover and seconder and mover.named == seconder.named:
        seconder = seconder._replace(name="", named=None)  # "proposed Cllr Reed, seconded" and no more
    parts = [said for said in (mover, seconder) if said is not None]
    if not parts or not (seconder or (mover and mover.name and mover.strong)):
        return None
    span = Span(min(said.span.start for said in parts), max(said.span.end for said in parts))
    begins = [said.named.start for said in parts if said.named]
    span = Span(min(span.start, *begins), span.end) if begins else span
    results = ballot.of("passed", "failed", "decided", "otherwise") or ballot.of(*RESULTS, *COUNTED)
    return Motion(
        span,
        " ".join(draft.document.text[span.start : span.end].split()),
        parts[0].item,
        worded(draft, parts[0]),
        mover.name if mover else "",
        seconder.name if seconder else "",
        results[0].raw.casefold() if results else "",
        mover.named if mover else None,
        seconder.named if seconder else None,
        called(mover.name) if mover else (),
        called(seconder.name) if seconder else (),
    )


def worded(draft: Draft, said: Said) -> str:
    """The words of a motion: those of its cell, or what follows to the end of the sentence."""
    if said.text:
        return said.text
    text = draft.document.text[said.span.end : said.span.end + 300]
    return " ".join(text.split(". ")[0].split("\n\n")[0].split()).strip(" ,;.*_")


def called(name: str) -> tuple[str, ...]:
    """The words of a name, without an office that every member has: "cllr" of "Cllr Reed"."""
    return tuple(word for word in words_of(name) if not terminal("votes/votes_words", "COMMON").fullmatch(word))


def covered(draft: Draft, motions: Iterable[Motion]) -> Iterator[Motion]:
    """The motions; those without a result are told whether they need none of their own.

    Such as those in brackets, "£200 to the club (proposed A. Reed, seconded B. Shaw)", which the sentence decides.
    """
    at = -1
    for motion in motions:
        if motion.result:
            yield motion
            continue
        if at < motion.span.start:
            words = terminal("votes/votes_words", "COVERS").search(
                draft.document.text, motion.span.start, draft.span.end
            )
            at = words.start() if words else draft.span.end
        end = motion.item.span.end if motion.item else motion.span.end + AFTER
        own = terminal("votes/votes_words", "AT_ONCE").search(f"{motion.raw} {motion.text}")
        aside = draft.document.text.startswith("(", max(0, motion.span.start - 1))
        yield motion._replace(covered=own is not None or aside or at < end)


# --- votes ------------------------------------------------------------------------------------------


def vote_of(draft: Draft, ballot: Ballot, motion: Motion | None) -> Vote | None:
    """The vote that the pieces make; None where they only say that something was decided."""
    evidence = ballot.of(*COUNTED, "unanimous", "everyone", "cut")
    if not any(said.strong or said.kind != "counted" for said in evidence) and not motion:
        return None
    results = ballot.of("passed", "failed", "decided", "otherwise")
    if not evidence and not results:
        return None
    verdict = verdict_of(ballot)
    stated = verdict or next(iter(results), None)
    first = (evidence or results)[0]
    span = Span(
        first.span.start, max(first.span.end, *(said.span.end for said in evidence)) if evidence else first.span.end
    )
    unanimous = next(iter(ballot.of("unanimous", "everyone")), None)
    required = next(iter(ballot.of("required")), None)
    counts, places = counted(ballot, verdict)
    named = voters(ballot)
    passed = {"passed": True, "failed": False}[verdict.kind] if verdict else None
    return Vote(
        span,
        " ".join(draft.document.text[span.start : span.end].split()),
        first.item,
        counts,
        named,
        stated.raw.casefold() if stated else unanimous.raw.casefold() if unanimous else "",
        motion,
        passed=None if ballot.crowded else passed,
        stated=stated.span if stated else None,
        places=places,
        rolls=rolls(ballot),
        names={option: tuple(map(called, names)) for option, names in named.items()},
        unanimous=unanimous.span if unanimous else None,
        everyone=unanimous is not None and unanimous.kind == "everyone" and "vot" in unanimous.raw.casefold(),
        casting=bool(ballot.of("casting")),
        required=next((share for word, share in SHARES.items() if required and word in required.raw.casefold()), None),
        special=bool(ballot.of("special", "required")),
        elsewhere=elsewhere(draft, span, first.item) or assembly(draft, counts),
        unfinished=bool(ballot.of("cut")) and not counts,
    )


def verdict_of(ballot: Ballot) -> Said | None:
    """The words that say that this very motion passed or failed: near the tally, and not before it was moved."""
    tallies = ballot.of(*COUNTED, "unanimous", "everyone") or ballot.of("moved", "seconded")
    movers = ballot.of("moved")
    for said in ballot.of("passed", "failed"):
        moved_later = bool(movers) and said.span.start < movers[0].span.start
        near = any(-BEFORE < said.span.start - other.span.end < NEAR for other in tallies)
        near = near or any(abs(said.span.end - other.span.start) < BEFORE for other in tallies)
        if near and not moved_later:
            return said
    return None


def counted(ballot: Ballot, verdict: Said | None) -> tuple[dict[str, int], dict[str, Span]]:
    """The stated counts by option and their places; what is lost "by 5 votes to 3" has 3 for it."""
    sure = bool(ballot.of("moved", "seconded"))
    told = [said for said in ballot.of("counted", "listed") if said.strong or sure or said.kind == "listed"]
    counts: list[Count] = [count for said in told for count in said.counts]
    found = {count.option: count for count in reversed(counts)}
    yes, no = found.get("for"), found.get("against")
    turned = verdict is not None and verdict.kind == "failed" and yes and no and not yes.labelled and not no.labelled
    if turned and yes and no and yes.value > no.value:
        found |= {"for": no, "against": yes}
    return {o: count.value for o, count in found.items()}, {o: count.span for o, count in found.items()}


def voters(ballot: Ballot) -> dict[str, tuple[str, ...]]:
    """The names given for each option."""
    found: dict[str, list[str]] = {}
    for said in ballot.of("listed", "voiced"):
        found.setdefault(said.option, []).extend(said.names)
    return {option: tuple(names) for option, names in found.items()}


def rolls(ballot: Ballot) -> dict[str, Span]:
    """Where all the names for an option are given: in a list, or one after another."""
    found = {said.option: said.span for said in ballot.of("listed") if said.complete}
    voiced = ballot.of("voiced")
    if not ballot.of("listed"):
        for option in {said.option for said in voiced}:
            own = [said for said in voiced if said.option == option]
            if len(own) > 1 or own[0].complete:
                found[option] = Span(own[0].span.start, own[-1].span.end)
    return found


def voters_away(draft: Draft, votes: Iterable[Vote]) -> Iterator[Act]:
    """The votes of those whom the lists have as away, and whom nobody listed as there could be."""
    lists = draft.find(Attendance)
    listed = [person for found in lists for person in found.people]
    opened = max((found.span.end for found in lists), default=0)  # "Yes" and "No" in a table of who came are no votes
    if len(listed) > ROLL or not any(person.list in AWAY for person in listed):
        return
    for vote in votes:
        for option in ("for", "against"):
            for name in () if vote.elsewhere or vote.span.start < opened else vote.voters.get(option, ()):
                last = words_of(name)[-1:]
                meant = [person for person in listed if last and last[0] in words_of(person.name)]
                if len(meant) == 1 and meant[0].list in AWAY:
                    person = meant[0]._replace(raw=name, item=vote.item, list="text")
                    yield Act(vote.rolls.get(option, vote.span), name, vote.item, person, "voted")


def assembly(draft: Draft, counts: Mapping[str, int]) -> bool:
    """Whether so many voted that they were the members of a society at its meeting, and not the officers listed."""
    listed = draft.find(Attendance)
    few = sum(max(len(found.people), found.stated or 0) for found in listed if found.list == "present")
    opening = draft.document.text[draft.span.start : draft.span.start + OPENING]
    return sum(counts.values()) > 2 * few and terminal("votes/votes_words", "ASSEMBLY").search(opening) is not None


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
    return pattern.search(draft.document.text, max(0, span.start - 400), span.end + 80) is not None


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
