"""Brackets and quotation marks that do not close, or close what was never opened."""

from collections.abc import Iterator

from minutes_lint import Finding, Meeting, Oddity, rule

BEARABLE = 6
"""A text with more than N lonely signs was scanned, or uses them for something else."""


@rule(severity="note")
def brackets(meeting: Meeting) -> Iterator[Finding]:
    """Every sign without its counterpart, where that is not the text's habit."""
    lonely = [oddity for oddity in meeting.find(Oddity) if oddity.slip in ("unclosed", "unopened")]
    if len(lonely) > BEARABLE:
        return
    for oddity in lonely:
        sign = f"“{oddity.raw}”" if oddity.raw in "()[]" else "quotation mark"
        wrong = "is opened here and never closed" if oddity.slip == "unclosed" else "closes what was never opened"
        yield Finding(oddity.span, f"this {sign} {wrong}")
