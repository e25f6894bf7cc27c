"""A motion that was moved and of which no result is recorded."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Decision, Finding, Meeting, Motion, Note, Resolution, Span, Vote, rule
from minutes_lint.wording import short

SHARE = 5
"""Minutes that leave more than one motion in N without a result do not write results down."""

ENOUGH = 3
"""At least N motions with a result show that a body writes results down."""


@rule(severity="warning")
def outcome(meeting: Meeting) -> Iterator[Finding]:
    """Look at the motions of minutes that record what became of nearly all their motions."""
    if not meeting.is_record:
        return
    for vote in meeting.find(Vote):
        if vote.unfinished:
            yield Finding(vote.span, f"the tally breaks off after “{vote.raw}”")
    motions = [motion for motion in meeting.find(Motion) if motion.mover]
    ends = [*(motion.span.start for motion in motions[1:]), meeting.span.end]
    open_ones = [motion for motion, end in zip(motions, ends, strict=False) if not decided(meeting, motion, end)]
    if len(motions) - len(open_ones) < ENOUGH or len(open_ones) * SHARE > len(motions) + 1:
        return
    for motion in open_ones:
        if not motion.covered:
            note = (Note("seconded here", motion.seconded),) if motion.seconded else ()
            yield Finding(motion.span, f"no result is recorded of the motion “{short(motion.raw)}”", notes=note)


def decided(meeting: Meeting, motion: Motion, end: int) -> bool:
    """Whether anything between a motion and the next, or the end of its item, says what became of it."""
    if motion.result:
        return True
    after = Span(motion.span.start, min(end, motion.item.span.end) if motion.item else end)
    return any(any(meeting.within(kind, after)) for kind in (Decision, Resolution, Vote))
