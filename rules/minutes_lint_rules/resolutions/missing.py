"""An item that puts something to the meeting and records no decision."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Decision, Finding, Item, Meeting, Note, Proposal, Resolution, rule

NEED_NONE = (
    "update", "briefing", "declaration", "interest", "question", "communication", "apolog", "announcement", "minutes",
    "arising", "correspondence", "public", "present", "attendance", "welcome", "next meeting", "forum", "open session",
    "any other business", "urgent", "presentation", "information", "police", "councillors report", "agenda item",
)  # fmt: skip
"""What an item's title says where nobody need decide anything."""

SHARE = 4
"""A meeting that leaves more than one in so many proposals undecided does not write its decisions down."""


@rule(severity="warning")
def missing(meeting: Meeting) -> Iterator[Finding]:
    """Look at the items of minutes that decide everything, or nearly everything, that is put to them."""
    if not meeting.is_record:
        return
    items = [item for item in meeting.items if item.parent is None]
    proposed = [(item, proposal) for item in items if (proposal := put(meeting, item)) is not None]
    undecided = [(item, proposal) for item, proposal in proposed if not decided(meeting, item)]
    if len(undecided) * SHARE > len(proposed):
        return
    for item, proposal in undecided:
        if not any(word in item.title.casefold() for word in NEED_NONE):
            name = f"{item.number} {item.title}".strip()
            note = Note(f"“{proposal.raw}” stands here", proposal.span)
            yield Finding(item.heading, f"No decision is recorded under “{name}”", notes=(note,))


def put(meeting: Meeting, item: Item) -> Proposal | None:
    """What an item puts to the meeting; a report only where this body resolves every report."""
    reports = "resolves-reports" in meeting.habits
    for proposal in meeting.within(Proposal, item.span):
        if reports or "report" not in proposal.raw.casefold():
            return proposal
    return None


def decided(meeting: Meeting, item: Item) -> bool:
    """Whether any words under an item record a decision."""
    return any(meeting.within(Decision, item.span)) or any(meeting.within(Resolution, item.span))
