"""A clause of a resolution that does not begin as its siblings do."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Clause, Edit, Finding, Meeting, Note, Resolution, Suggestion, rule

ENOUGH = 4
"""Where a resolution has only two clauses, at least N other clauses of the meeting show its habit."""


@rule(severity="warning")
def malformed(meeting: Meeting) -> Iterator[Finding]:
    """Look at resolutions of which all clauses but one begin with "That"."""
    resolutions = meeting.find(Resolution)
    for resolution in resolutions:
        odd = [clause for clause in resolution.clauses if not clause.with_that]
        usual = [clause for clause in resolution.clauses if clause.with_that]
        if len(odd) == 1 and (len(usual) > 1 or (usual and habitual(resolutions, resolution))):
            yield finding(odd[0], usual[0])


def habitual(resolutions: tuple[Resolution, ...], but: Resolution) -> bool:
    """Whether all other resolutions of the meeting begin with "That" throughout."""
    others = [
        part.with_that
        for resolution in resolutions
        if resolution is not but
        for part in resolution.clauses or (resolution,)
    ]
    return len(others) >= ENOUGH and all(others)


def finding(odd: Clause, usual: Clause) -> Finding:
    """The clause that stands out, and one that shows how it should begin."""
    words = odd.paragraph.text.split(" ")
    opening = " ".join(words[:3])
    span = odd.paragraph.view.span(0, len(opening))
    that = usual.paragraph.text.split(" ", 1)[0]
    note = Note(f"clause {usual.mark.text.strip()} begins with “{that}”", usual.paragraph.span)
    first = odd.paragraph.view.span(0, len(words[0]))
    repair = Suggestion(f"{that} {' '.join(words[1:3])}".strip(), (Edit(first, that),))
    return Finding(
        span,
        f"clause {odd.mark.text.strip()} begins with “{opening}”, the others with “{that}”",
        notes=(note,),
        suggestions=(repair,) if odd.mistyped else (),
    )
