"""An item, appendix, paragraph, table or recommendation is cited that this document does not have."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Caption, Finding, Interest, Meeting, Note, Reference, rule
from minutes_lint.archive.citing import Series, series

KINDS = ("item", "table", "appendix", "annex", "recommendation", "paragraph")


@rule(severity="warning")
def item(meeting: Meeting) -> Iterator[Finding]:
    """Look up what is cited of this document where the document shows all of its kind, numbered without a break."""
    if meeting.document.extracted:
        return
    passed = {caption.span for caption in meeting.find(Caption)}
    passed |= {interest.reference.span for interest in meeting.find(Interest) if interest.reference is not None}
    cited = [r for r in meeting.find(Reference) if r.span not in passed and of_this(meeting, r)]
    for reference, shown in series(meeting, cited):
        number = reference.last or reference.number
        if shown.lacks(number):
            yield missing(reference, number, shown)


def of_this(meeting: Meeting, reference: Reference) -> bool:
    """Whether what is cited has to be in this document: minutes may leave out an item that was put off."""
    if reference.kind not in KINDS or reference.meeting != "this" or reference.title:
        return False
    if reference.kind == "paragraph":
        return bool(reference.whose)
    return reference.kind != "item" or meeting.kind == "agenda" or (meeting.is_record and not reference.apart)


def missing(reference: Reference, number: str, shown: Series) -> Finding:
    """What to say of a number that comes after the last one."""
    kind, last = reference.kind, shown.numbers[-1]
    plural = {"appendix": "appendices", "annex": "annexes"}.get(kind, f"{kind}s")
    message = f"there is no {kind} {number}: the {plural} here are {shown.numbers[0]} to {last}"
    return Finding(reference.span, message, notes=(Note(f"{kind} {last}", shown.span),))
