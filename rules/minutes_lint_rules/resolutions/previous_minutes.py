"""Minutes of the previous meeting approved under another date, or not approved."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import (
    DateMention,
    Decision,
    Finding,
    Item,
    Meeting,
    Note,
    Paragraph,
    Proposal,
    Resolution,
    Span,
    rule,
)

APPROVES = (
    "approv",
    "confirm",
    "correct record",
    "true record",
    "accurate record",
    "accept",
    "agreed",
    "signed",
    "adopt",
)
"""What a paragraph says that approves minutes."""

OPENS = (
    "minutes",
    "approval of",
    "approve",
    "confirm",
    "previous minutes",
    "to approve",
    "to confirm",
    "to agree",
)


@rule(severity="warning")
def previous_minutes(meeting: Meeting) -> Iterator[Finding]:
    """Look at the items of minutes that deal with the minutes of the previous meeting."""
    if not meeting.is_record:
        return
    for item in meeting.items:
        title = item.title.casefold()
        if "minutes" not in title or not title.startswith(OPENS):
            continue
        yield from other_date(meeting, item)
        if unapproved(meeting, item):
            yield Finding(item.heading, f"No approval is recorded under “{f'{item.number} {item.title}'.strip()}”")


def other_date(meeting: Meeting, item: Item) -> Iterator[Finding]:
    """The approval names only dates of which the heading says nothing."""
    headed = [date for date in meeting.within(DateMention, item.heading) if date.date is not None]
    if not headed:
        return
    for paragraph in meeting.paragraphs_of(item):
        words = paragraph.text.casefold()
        if "minutes" not in words or not any(word in words for word in APPROVES):
            continue
        named = [date for date in meeting.within(DateMention, paragraph.span) if date.date is not None]
        if named and not {d.date for d in named} & {d.date for d in headed}:
            yield differs(named[0], headed[0])
        return


def differs(named: DateMention, headed: DateMention) -> Finding:
    """One date in the approval, another in the heading."""
    return Finding(
        named.span,
        f"The minutes approved are those of {named.raw}, the heading says {headed.raw}",
        notes=(Note("the heading's date", headed.span),),
    )


def unapproved(meeting: Meeting, item: Item) -> bool:
    """Whether there is text under an item that does not tell what became of the minutes."""
    under = Span(item.heading.start, item.span.end)
    if any(any(meeting.within(kind, under)) for kind in (Decision, Resolution, Proposal)):
        return False  # what became of a proposal is another question
    texts = [paragraph.text.casefold() for paragraph in meeting.within(Paragraph, under)]
    return len(texts) > 1 and not any(word in text for text in texts for word in APPROVES)
