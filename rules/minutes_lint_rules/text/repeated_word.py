"""Words that stand twice in a row.

The grammar sorts out what is meant to stand twice ("had had", "very very", a doubled name); a label whose
text begins with the same words is no repetition either. It also knows which words are surely once too many.
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
        surplus = repetition.surplus or Span(repetition.before.end, repetition.span.end)
        once = Suggestion(f"say “{words}” once", (Edit(surplus, ""),))
        yield Finding(
            Span(repetition.before.start, repetition.span.end),
            f"“{words}” stands here twice in a row",
            suggestions=(once,),
            fix=once if repetition.surplus else None,
        )
