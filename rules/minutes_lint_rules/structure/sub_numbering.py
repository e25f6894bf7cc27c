"""Clauses and lettered lists that skip or repeat."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Finding, Meeting, Note, SubMisnumbering, rule


@rule(severity="error")
def sub_numbering(meeting: Meeting) -> Iterator[Finding]:
    """Tell the slip of each list that counts from the beginning and has only one."""
    for slip in meeting.find(SubMisnumbering):
        before = slip.before.text.strip()
        message = f"{before} is followed by {slip.raw}: {slip.missing} is missing"
        if slip.kind == "repeated":
            message = f"{slip.raw} stands twice in one list"
        yield Finding(slip.span, message, notes=(Note(f"{before} stands here", slip.before.span),))
