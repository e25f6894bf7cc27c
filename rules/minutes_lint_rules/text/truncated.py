"""A paragraph or a document that breaks off in mid-sentence.

It ends in a word no sentence ends with, and what follows begins something new: another item, another mark, or
nothing at all.
"""

from collections.abc import Iterator

from minutes_lint import Finding, Meeting, Oddity, Paragraph, rule


@rule(severity="note")
def truncated(meeting: Meeting) -> Iterator[Finding]:
    """Paragraphs whose last word no sentence ends with."""
    ends = {oddity.span.end: oddity for oddity in meeting.find(Oddity) if oddity.slip == "broken-off"}
    following = (*meeting.paragraphs[1:], None)
    for paragraph, after in zip(meeting.paragraphs, following, strict=False):
        oddity = ends.get(paragraph.span.end)
        if oddity is not None and in_prose(paragraph) and begins_anew(paragraph, after):
            yield Finding(oddity.span, f"the text breaks off after “{oddity.raw}”")


def in_prose(paragraph: Paragraph) -> bool:
    """Whether the word before the last is no part of a title or a name."""
    return paragraph.text.split()[-2].islower()


def begins_anew(paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Whether what comes after a paragraph cannot be the rest of its sentence."""
    if after is None:
        return True
    other = after.item != paragraph.item or (paragraph.mark is not None and after.mark is not None)
    return other and after.text[:1].isupper()
