"""A minute of another meeting is cited that is not there or has another heading; previous minutes of no meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from minutes_lint import Archive, Edit, Finding, Meeting, Note, Suggestion, rule
from minutes_lint.archive import mentions
from minutes_lint.citing import Cited, citations, misdated
from minutes_lint.wording import alike, content, same

FEWEST = 2
"""A title of fewer words may be a remark in brackets."""


@rule(severity="error")
def archive(meeting: Meeting, archive: Archive) -> Iterator[Finding]:
    """Look up the minutes of other meetings that are cited, and the meeting whose minutes are approved."""
    for cited in citations(meeting, archive):
        yield from misnamed(cited) if cited.found or cited.reference.title else missing(cited)
    for wrong, meant, covered, declared in misdated(meeting, archive):
        day = spelled(meant.date)
        what = "no meeting was held on" if covered else "the minutes are said to be of"
        message = f"{what} {wrong.raw}: the meeting before this one was held on {day}"
        notes = (Note(f"the meeting of {day}", meant.records[0].span, meant.records[0].path),)
        yield Finding(wrong.span, message, None if declared else "warning", notes)


def missing(cited: Cited) -> Iterator[Finding]:
    """The number lies outside of the numbers of that meeting."""
    run = cited.record.run
    if run is not None and cited.outside and (cited.named or (cited.beside and run.first == 1)):
        number, day = cited.reference.number, spelled(cited.sitting.date)
        theirs = [minute.number for minute in cited.record.minutes if minute.number and minute.parent is None]
        message = f"there is no minute {number} of {day}: that meeting's are {theirs[0]} to {theirs[-1]}"
        notes = (Note(f"the minutes of {day}", cited.record.span, cited.record.path),)
        certain = cited.named and not cited.confidential
        yield Finding(cited.reference.span, message, None if certain else "warning", notes)


def misnamed(cited: Cited) -> Iterator[Finding]:
    """The title is that of another minute of that meeting, or of none."""
    title, number, day = cited.reference.title, cited.reference.number, spelled(cited.sitting.date)
    if not title or any(alike(title, minute.title) for _, minute in cited.found):
        return
    owners = [minute for minute in cited.record.minutes if minute.number and same(title, minute.title)]
    if len(owners) == 1:
        owner = owners[0]
        says = f"is “{cited.found[0][1].title}”" if cited.found else "does not exist"
        message = f"minute {number} of {day} {says}; “{title}” is minute {owner.number}"
        notes = (Note(f"minute {owner.number}: {owner.title}", owner.span, cited.record.path),)
        edits = (Edit(cited.reference.number_span or cited.reference.span, owner.number),)
        yield Finding(cited.reference.span, message, "warning", notes, (Suggestion(owner.number, edits),))
    elif not cited.found:
        yield from missing(cited)
    elif (cited.named or cited.beside) and len(content(title)) >= FEWEST:
        yield otherwise(cited, day)


def otherwise(cited: Cited, day: str) -> Finding:
    """The minute of that number has another heading; it may still speak of what is cited."""
    (record, minute), title = cited.found[0], cited.reference.title
    notes = (Note(f"minute {minute.number}: {minute.title}", minute.span, record.path),)
    said = f"minute {minute.number} of {day} is “{minute.title}”"
    if mentions(minute, title):
        return Finding(cited.reference.span, f"{said}, which only mentions “{title}”", "note", notes)
    return Finding(cited.reference.span, f"{said}, not “{title}”", "warning", notes)


def spelled(day: date) -> str:
    """A day as minutes write it."""
    return f"{day.day} {day:%B %Y}"
