"""Minutes of the previous meeting approved under another date, or not approved."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Approval, Decision, Finding, Item, Meeting, Note, Paragraph, Proposal, Resolution, Span, rule
from minutes_lint.model.mentions import DateMention


@rule(severity="warning")
def previous_minutes(meeting: Meeting) -> Iterator[Finding]:
    """Look at the items of minutes that deal with the minutes of the previous meeting."""
    for item in meeting.items if meeting.is_record else ():
        if item.topic == "previous-minutes":
            yield from other_date(meeting, item)
            if unapproved(meeting, item):
                yield Finding(item.heading, f"no approval is recorded under “{item.name}”")


def other_date(meeting: Meeting, item: Item) -> Iterator[Finding]:
    """The approval names only dates of which the heading says nothing."""
    headed = days(meeting, item.heading)
    approvals = meeting.within(Approval, Span(item.heading.end, item.span.end))
    approval = next((approval for approval in approvals if approval.minutes), None)
    named = [date for date in days(meeting, approval.span) if not later(meeting, date)] if approval else []
    if headed and named and not {date.date for date in named} & {date.date for date in headed}:
        yield Finding(
            named[0].span,
            f"the minutes approved are those of {named[0].raw}, the heading says {headed[0].raw}",
            notes=(Note("the heading's date", headed[0].span),),
        )


def days(meeting: Meeting, span: Span) -> list[DateMention]:
    """The dates within a span that mean one day."""
    return [date for date in meeting.within(DateMention, span) if date.date is not None]


def later(meeting: Meeting, date: DateMention) -> bool:
    """Whether a date lies after the meeting: what is approved is not of that day."""
    own = meeting.date.date if meeting.date else None
    return own is not None and date.date is not None and date.date > own


def unapproved(meeting: Meeting, item: Item) -> bool:
    """Whether there is text under an item that does not tell what became of the minutes.

    A bare “Minutes” without a number may head the minutes themselves.
    """
    if not item.number and len(item.title.split()) < 2:
        return False
    under = Span(item.heading.start, item.span.end)
    if any(any(meeting.within(kind, under)) for kind in (Decision, Resolution, Proposal, Approval)):
        return False  # what became of a proposal is another question
    return len(list(meeting.within(Paragraph, under))) > 1
