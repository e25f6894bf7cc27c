"""A passage that looks like a vote, a date or a reference and could not be read, or a page that has no text.

What could not be read was not checked; a checker that stays silent about that is not to be trusted.
"""

from collections.abc import Iterator

from minutes_lint import Finding, Meeting, Oddity, Span, rule
from minutes_lint.wording import one_of


@rule(severity="note")
def unread(meeting: Meeting) -> Iterator[Finding]:
    """Every passage that a grammar began to read and gave up, and what the reader of the file could not read."""
    for remark in meeting.document.remarks:
        if meeting.span.start <= remark.at <= meeting.span.end:
            yield Finding(Span(remark.at, remark.at), remark.text)
    for oddity in meeting.find(Oddity):
        if oddity.slip == "unread":
            kind = one_of(oddity.expected)
            yield Finding(oddity.span, f"“{oddity.raw}” looks like a {kind} and could not be read")
