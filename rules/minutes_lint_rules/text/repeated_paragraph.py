"""A paragraph that stands twice in a row.

Only paragraphs of one item are compared, so that the sentence which a form has under each of its headings may
stay; between the two may stand one line that introduces both.
"""

from collections.abc import Iterator

from minutes_lint import Edit, Finding, Meeting, Note, Paragraph, Suggestion, rule

PROSE = ("text", "clause", "resolution", "entry")


@rule(severity="warning")
def repeated_paragraph(meeting: Meeting, *, words: int = 8) -> Iterator[Finding]:
    """Two neighbouring paragraphs that are the same and have at least `words` words."""
    paragraphs = meeting.paragraphs
    for index, paragraph in enumerate(paragraphs):
        if paragraph.role not in PROSE or paragraph.text.count(" ") + 1 < words:
            continue
        first = earlier(paragraphs, index, words)
        if first is not None and first.item == paragraph.item:
            start = " ".join(paragraph.text.strip("“”\"‘’'").split()[:6])
            yield Finding(
                paragraph.span,
                f"the paragraph “{start} …” stands here for the second time in a row",
                notes=(Note("the first time", first.span),),
                suggestions=(Suggestion("take the second one out", (Edit(paragraph.span, ""),)),),
            )


def earlier(paragraphs: tuple[Paragraph, ...], index: int, words: int) -> Paragraph | None:
    """The same paragraph just before this one, or before the short line that introduces both."""
    if index > 0 and same(paragraphs[index - 1], paragraphs[index]):
        return paragraphs[index - 1]
    if index < 3 or not same(paragraphs[index - 2], paragraphs[index]):
        return None
    lead = paragraphs[index - 1]
    introduced = lead.text.count(" ") + 1 < words and same(lead, paragraphs[index - 3])
    return paragraphs[index - 2] if introduced else None


def same(one: Paragraph, other: Paragraph) -> bool:
    """Whether two paragraphs say the same."""
    return one.text.casefold() == other.text.casefold()
