"""The body called by another kind than its own, or by a name spelled otherwise.

A name with the same words and another kind may be another body's: where a heading or a title has it, where
one paragraph names both, or where it is named more often than the body itself, the rule is silent.
"""

from collections.abc import Iterator

from minutes_lint import BodyName, Edit, Finding, Meeting, Note, Suggestion, rule


@rule(severity="warning")
def body(meeting: Meeting) -> Iterator[Finding]:
    """Names that only differ from the body's own in their kind, or in one letter."""
    own = meeting.body
    if own is None:
        return
    suspects: dict[str, list[BodyName]] = {}
    for name in meeting.find(BodyName):
        if name.meant:
            suspects.setdefault(name.raw.casefold(), []).append(name)
    for names in suspects.values():
        if another_body(meeting, names):
            continue
        for name in names:
            yield Finding(
                name.span,
                f"“{name.raw}” is called “{name.meant}” in the title",
                notes=(Note(f"“{own.raw}”", own.span),),
                suggestions=(Suggestion(f"“{name.meant}”", (Edit(name.span, name.meant),)),),
            )


def another_body(meeting: Meeting, names: list[BodyName]) -> bool:
    """Whether a name seems to be that of another body."""
    own = [name for name in meeting.find(BodyName) if name.own]
    if len(names) > len(own):
        return True
    for paragraph in meeting.paragraphs:
        if not any(paragraph.span.covers(name.span) for name in names):
            continue
        if paragraph.role in ("title", "heading") or any(paragraph.span.covers(name.span) for name in own):
            return True
    return False
