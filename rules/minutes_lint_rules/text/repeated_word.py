"""Words that stand twice in a row.

The grammar sorts out what is meant to stand twice ("had had", "very very", a doubled name); a label whose
text begins with the same words is no repetition either.
"""

from collections.abc import Iterator

from minutes_lint import Edit, Finding, Meeting, Repetition, Span, Suggestion, rule


@rule(severity="warning")
def repeated_word(meeting: Meeting) -> Iterator[Finding]:
    """One to four words followed by the same words."""
    for repetition in meeting.find(Repetition):
        if repetition.apart:
            continue
        words = " ".join(repetition.words)
        cut = Edit(Span(repetition.before.end, repetition.span.end), "")
        yield Finding(
            Span(repetition.before.start, repetition.span.end),
            f"“{words}” stands here twice in a row",
            suggestions=(Suggestion(f"say “{words}” once", (cut,)),),
        )
