"""Motions: who moved and who seconded them, in which words, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minutes_lint import Motion, Span, words_of
from minutes_lint.values import NamedTuple

from ..parser.drafts import Draft
from ..parser.words import terminal
from .said import COUNTED, OUTCOMES, RESULTS, Ballot, Said

AFTER = 2000
"""At most this many characters after a motion that is in no item it is said that another vote decides it too."""


class Backer(NamedTuple):
    """Who moved or seconded a motion: the name, its place and its words; nothing where that is not said."""

    name: str = ""
    place: Span | None = None
    words: tuple[str, ...] = ()


def motion_of(draft: Draft, ballot: Ballot) -> Motion | None:
    """The motion of a vote: who moved it and who seconded it; None where nobody did."""
    mover, seconder = backers(ballot)
    if not seconder and not (mover and mover.name and mover.strong):
        return None
    parts = [said for said in (mover, seconder) if said is not None]
    span = spread(parts)
    results = ballot.of(*OUTCOMES) or ballot.of(*RESULTS, *COUNTED)
    moving, seconding = backer(mover), backer(seconder)
    return Motion(
        span,
        " ".join(draft.document.seen[span.start : span.end].split()),
        parts[0].item,
        worded(draft, parts[0]),
        moving.name,
        seconding.name,
        results[0].raw.casefold() if results else "",
        moving.place,
        seconding.place,
        moving.words,
        seconding.words,
    )


def backers(ballot: Ballot) -> tuple[Said | None, Said | None]:
    """The pieces that say who moved, by name if anywhere, and who seconded."""
    mover = next((said for said in ballot.of("moved") if said.name), ballot.first("moved"))
    seconder = ballot.first("seconded")
    if mover and seconder and mover.named == seconder.named:
        seconder = seconder._replace(name="", named=None)  # "proposed Cllr Reed, seconded" and no more
    return mover, seconder


def backer(said: Said | None) -> Backer:
    """Who moved or seconded, by the piece that says so."""
    return Backer(said.name, said.named, called(said.name)) if said else Backer()


def spread(parts: Iterable[Said]) -> Span:
    """Where pieces stand together, with the names that stand before their verbs."""
    places = [place for said in parts for place in (said.span, said.named) if place]
    return Span(min(place.start for place in places), max(place.end for place in places))


def worded(draft: Draft, said: Said) -> str:
    """The words of a motion: those of its cell, or what follows to the end of the sentence."""
    if said.text:
        return said.text
    text = draft.document.seen[said.span.end : said.span.end + 300]
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
                draft.document.seen, motion.span.start, draft.span.end
            )
            at = words.start() if words else draft.span.end
        end = motion.item.span.end if motion.item else motion.span.end + AFTER
        own = terminal("votes/votes_words", "AT_ONCE").search(f"{motion.raw} {motion.text}")
        aside = draft.document.seen.startswith("(", max(0, motion.span.start - 1))
        yield motion._replace(covered=own is not None or aside or at < end)
