"""What is past spoken of as still to come, or what is to come as past."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import DateMention, Finding, Meeting, Note, rule

NEAR = 7
"""A date within N days of the meeting may be told in either tense."""


@rule(severity="warning")
def tense(meeting: Meeting) -> Iterator[Finding]:
    """Compare the tense of the words before each date of a stated year with the meeting's date."""
    own = meeting.date
    if own is None or own.date is None or own.inferred:
        return
    note = (Note(f"this meeting: “{own.raw}”", own.span),)
    for date in meeting.find(DateMention):
        if date.first is None or date.last is None or date.inferred or date.role != "other":
            continue
        if date.tense == "future" and (own.date - date.last).days > NEAR:
            message = f"“{date.raw}” is spoken of as still to come, but is before this meeting of “{own.raw}”"
        elif date.tense == "past" and (date.first - own.date).days > NEAR:
            message = f"“{date.raw}” is spoken of as past, but is after this meeting of “{own.raw}”"
        else:
            continue
        yield Finding(date.span, message, notes=note)
