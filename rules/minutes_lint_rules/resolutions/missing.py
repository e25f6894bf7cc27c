"""An item that puts something to the meeting and records no decision."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Decision, Finding, Item, Meeting, Note, Proposal, Resolution, rule

NEED_NONE = (
    "update", "briefing", "presentation", "information", "police", "communication",
    "correspondence", "apolog", "announcement", "present", "attendance", "welcome", "declaration",
    "interest", "minutes", "arising", "question", "public", "forum", "open session", "motion",
    "any other business", "urgent", "next meeting", "clos", "adjourn",
)  # fmt: skip
"""What an item's title says where nobody need decide anything."""

RECORDS = (
    "agreed", "resolved", "approved", "noted", "adopted", "accepted", "carried", "deferred", "endorsed",
    "referred",
)  # fmt: skip
"""Words that record a decision at the start of a sentence and where "was" or "were" stands before them."""

SHARE = 4
"""A meeting that leaves more than one in so many proposals undecided does not write its decisions down."""


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
        due = few or is_report(proposal)
        if due and not any(word in item.title.casefold() for word in NEED_NONE):
            name = f"{item.number} {item.title}".strip()
            note = Note(f"“{proposal.raw}” stands here", proposal.span)
            yield Finding(item.heading, f"No decision is recorded under “{name}”", notes=(note,))


def put(meeting: Meeting, item: Item) -> Proposal | None:
    """What an item puts to the meeting; a report only where this body resolves every report."""
    reports = "resolves-reports" in meeting.habits
    for proposal in meeting.within(Proposal, item.span):
        if reports or not is_report(proposal):
            return proposal
    return None


def is_report(proposal: Proposal) -> bool:
    """Whether what is put to the meeting is no more than a report."""
    return "report" in proposal.raw.casefold()


def decided(meeting: Meeting, item: Item, proposal: Proposal) -> bool:
    """Whether words under an item record a decision; for a report, more than the words of a discussion."""
    if any(meeting.within(Resolution, item.span)):
        return True
    decisions = meeting.within(Decision, item.span)
    return any(not is_report(proposal) or recorded(meeting, decision) for decision in decisions)


def recorded(meeting: Meeting, decision: Decision) -> bool:
    """Whether words say themselves that they record: "AGREED: …", "was agreed", not "they had agreed"."""
    before = meeting.document.text[max(0, decision.span.start - 12) : decision.span.start].rstrip(" *_")
    if decision.raw.casefold() not in RECORDS:
        return False
    return before.endswith((" was", " were", ".", ":", "\n", "\r")) or not before
