"""A motion that was moved and of which no result is recorded."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Decision, Finding, Meeting, Motion, Note, Resolution, Span, Vote, rule

SHARE = 5
"""Minutes that leave more than one motion in so many without a result do not write results down."""

ENOUGH = 3
"""So many motions with a result show that a body writes results down."""

NEEDS_NONE = ("adjourn", "close the meeting", "closing the meeting", "end the meeting", "thank", "sympathy")
"""What a motion may be about that takes effect as it is moved."""

COVERS = (
    "both motions",
    "all motions",
    "the motions",
    "amend",
    "alternative",
    "nominat",
    "appoint",
    "elect",
    "counter",
)
"""What is said after a motion that another vote decides with it."""


@rule(severity="warning")
def outcome(meeting: Meeting) -> Iterator[Finding]:
    """Look at the motions of minutes that record what became of nearly all their motions."""
    if not meeting.is_record:
        return
    for vote in meeting.find(Vote):
        if vote.unfinished:
            yield Finding(vote.span, f"The tally breaks off after “{vote.raw}”")
    motions = [motion for motion in meeting.find(Motion) if motion.mover]
    ends = [*(motion.span.start for motion in motions[1:]), meeting.span.end]
    open_ones = [motion for motion, end in zip(motions, ends, strict=False) if not decided(meeting, motion, end)]
    if len(motions) - len(open_ones) < ENOUGH or len(open_ones) * SHARE > len(motions) + 1:
        return
    for motion in open_ones:
        if not covered(meeting, motion):
            note = (Note("seconded here", motion.seconded),) if motion.seconded else ()
            yield Finding(motion.span, f"no result is recorded of the motion “{short(motion.raw)}”", notes=note)


def decided(meeting: Meeting, motion: Motion, end: int) -> bool:
    """Whether anything between a motion and the next, or the end of its item, says what became of it."""
    if motion.result:
        return True
    after = Span(motion.span.start, min(end, motion.item.span.end) if motion.item else end)
    return any(any(meeting.within(kind, after)) for kind in (Decision, Resolution, Vote))


def covered(meeting: Meeting, motion: Motion) -> bool:
    """Whether a motion needs no result of its own, or the words after it name another vote that decides it too."""
    end = motion.item.span.end if motion.item else motion.span.end + 2000
    after = meeting.document.text[motion.span.start : end].casefold()
    own = f"{motion.raw} {motion.text}".casefold()
    return any(word in own for word in NEEDS_NONE) or any(word in after for word in COVERS)


def short(text: str) -> str:
    """The first words of a text."""
    return text if len(text) <= 80 else f"{text[:79].rpartition(' ')[0]} …"
