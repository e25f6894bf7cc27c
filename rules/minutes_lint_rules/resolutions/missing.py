"""An item that puts something to the meeting and records no decision."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Decision, Finding, Item, Meeting, Note, Proposal, Resolution, rule

SHARE = 4
"""A meeting that leaves more than one proposal in N undecided does not write its decisions down."""


@rule(severity="warning")
def missing(meeting: Meeting) -> Iterator[Finding]:
    """Look at the items of minutes that decide everything, or nearly everything, that is put to them."""
    if not meeting.is_record:
        return
    items = [item for item in meeting.items if item.parent is None]
    proposed = [(item, proposal) for item in items if (proposal := put(meeting, item)) is not None]
    undecided = [(item, proposal) for item, proposal in proposed if not decided(meeting, item, proposal)]
    few = len(undecided) * SHARE <= len(proposed)
    for item, proposal in undecided:
        if (few or proposal.report) and not item.topic:
            note = Note(f"“{proposal.raw}” stands here", proposal.span)
            yield Finding(item.heading, f"no decision is recorded under “{item.name}”", notes=(note,))


def put(meeting: Meeting, item: Item) -> Proposal | None:
    """What an item puts to the meeting; a report only where this body resolves every report."""
    reports = meeting.resolves_reports
    return next((p for p in meeting.within(Proposal, item.span) if reports or not p.report), None)


def decided(meeting: Meeting, item: Item, proposal: Proposal) -> bool:
    """Whether words under an item record a decision; for a report, more than the words of a discussion."""
    if any(meeting.within(Resolution, item.span)):
        return True
    return any(decision.recorded or not proposal.report for decision in meeting.within(Decision, item.span))
