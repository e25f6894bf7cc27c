"""A count that is not that of the list or the names it announces."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Claim, Finding, Meeting, Note, rule
from minutes_lint.wording import counted as in_words


@rule(severity="error")
def count(meeting: Meeting) -> Iterator[Finding]:
    """Compare each count with the entries or names that follow it."""
    for claim in meeting.find(Claim):
        if claim.relation == "count" and claim.verdict == "wrong":
            stated, (counted,) = claim.stated, claim.operands
            shown = in_words(int(counted.value or 0))
            announced = f"{stated.raw} {stated.noun}".strip()
            yield Finding(
                stated.span,
                f"“{announced}” are announced, but {shown} {counted.noun} follow",
                notes=(Note(f"the {counted.noun} begin here", counted.span),),
            )
