"""Two commas or stops in a row, or a full stop inside a sentence.

A text in which this happens all the time was taken out of a scan, or is a chat where no sentence begins with
a capital: there it says nothing about the clerk's hand, and the rule is silent.
"""

from collections.abc import Iterator

from minutes_lint import Edit, Finding, Meeting, Oddity, Suggestion, rule

USUAL = 3
"""At most N marks of a kind are slips of the pen in a short text; in a longer one, one to 500 words."""


@rule(severity="warning")
def punctuation(meeting: Meeting) -> Iterator[Finding]:
    """Doubled marks, and full stops before a small letter."""
    bearable = max(USUAL, sum(paragraph.text.count(" ") for paragraph in meeting.paragraphs) // 500)
    oddities = meeting.find(Oddity)
    doubled = [oddity for oddity in oddities if oddity.slip == "doubled"]
    inside = [oddity for oddity in oddities if oddity.slip == "inside"]
    if len(doubled) <= bearable:
        for oddity in doubled:
            marks = dict.fromkeys(oddity.raw.replace(" ", ""))
            repairs = (Suggestion(f"“{mark}”", (Edit(oddity.span, mark),)) for mark in marks)
            yield Finding(oddity.span, f"“{oddity.raw}” has one mark too many", suggestions=tuple(repairs))
    if len(inside) <= bearable:
        for oddity in inside:
            yield Finding(
                oddity.span,
                f"a small letter follows the full stop in “{oddity.raw}”",
                suggestions=tuple(repaired(oddity)),
            )


def repaired(oddity: Oddity) -> Iterator[Suggestion]:
    """One sentence, or two."""
    before, _, after = oddity.raw.partition(". ")
    for text in (f"{before} {after}", f"{before}. {after.capitalize()}"):
        yield Suggestion(f"“{text}”", (Edit(oddity.span, text),))
