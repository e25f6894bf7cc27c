"""A minute of another meeting that is not there or has another heading; meetings and numbers that do not follow."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Archive, Edit, Finding, Meeting, Note, Sitting, Suggestion, rule
from minutes_lint.archive.archive import mentions
from minutes_lint.archive.citing import Cited, citations
from minutes_lint.wording import spelled

from ._chains import announced, continued, misdated


@rule(severity="error")
def archive(meeting: Meeting, archive: Archive) -> Iterator[Finding]:
    """Look up the minutes that are cited, then the meeting before, the one after, and the numbers that run on."""
    for cited in citations(meeting, archive):
        yield from broken(cited)
    for wrong, meant, covered, declared in misdated(meeting, archive):
        what = "no meeting was held on" if covered else "the minutes are said to be of"
        message = f"{what} {wrong.raw}: the meeting before this one was held on {spelled(meant.date)}"
        yield Finding(wrong.span, message, None if declared else "warning", (place(meant),))
    for mention, held in announced(meeting, archive):
        message = f"the next meeting is given as {mention.raw}, and was held on {spelled(held.date)}"
        yield Finding(mention.span, message, "warning", (place(held),))
    for first, expected, last, before in continued(meeting, archive):
        message = f"the minutes of {spelled(before.date)} end at {last.number}: these should begin at {expected}"
        yield Finding(first.number_span, message, "warning", (place(before),))


def place(sitting: Sitting) -> Note:
    """Where another meeting is found."""
    return Note(f"the meeting of {spelled(sitting.date)}", sitting.records[0].span, sitting.records[0].path)


def broken(cited: Cited) -> Iterator[Finding]:
    """The title is another minute's, the number is none of that meeting's, or its heading is another."""
    reference, owner, day = cited.reference, cited.owner, spelled(cited.sitting.date)
    span, number, title = reference.span, reference.number, reference.title
    cites = f"{reference.kind} {number} of {day}"
    if owner is not None:
        says = f"is “{cited.found[0][1].title}”" if cited.found else "does not exist"
        notes = (Note(f"{reference.kind} {owner.number}: {owner.title}", owner.span, cited.record.path),)
        repair = Suggestion(owner.number, (Edit(reference.number_span or span, owner.number),))
        message = f"{cites} {says}; “{title}” is {reference.kind} {owner.number}"
        yield Finding(span, message, "warning", notes, (repair,))
    elif cited.missing:
        first, last = cited.numbers
        notes = (Note(f"the minutes of {day}", cited.record.span, cited.record.path),)
        sure = cited.named and not cited.confidential
        yield Finding(
            span, f"there is no {cites}: that meeting's are {first} to {last}", None if sure else "warning", notes
        )
    elif cited.other_heading:
        ((record, minute), *_), only = cited.found, mentions(cited.found[0][1], title)
        notes = (Note(f"minute {minute.number}: {minute.title}", minute.span, record.path),)
        says = f"which only mentions “{title}”" if only else f"not “{title}”"
        yield Finding(span, f"{cites} is “{minute.title}”, {says}", "note" if only else "warning", notes)
