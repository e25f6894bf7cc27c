"""Two people in the chair of one meeting.

A chairman and somebody else in the chair are no contradiction, nor is a change of the chair that the text tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Finding, Meeting, Note, rule

CALLED = {"in the chair": "in the chair", "chair": "the chair"}


@rule(severity="warning")
def chair(meeting: Meeting) -> Iterator[Finding]:
    """Compare all those who are listed as present and marked as presiding in the same words."""
    for role, words in CALLED.items():
        presiding = [person for person in meeting.listed("present") if person.role == role]
        for person in presiding[1:]:
            first = presiding[0]
            if not person.may_be(first):
                message = f"{person.raw} is listed as {words}, and so is {first.raw}"
                yield Finding(person.span, message, notes=(Note(f"{first.raw} is listed as {words} here", first.span),))
