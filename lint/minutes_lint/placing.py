"""By what people find a finding again, in whatever file it is: the item it lies in, and the words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from .model.document import Document
from .model.findings import Finding, Note, Under
from .model.meeting import Meeting, Pack
from .model.spans import Span
from .wording import short

LONGEST = 200
"""At most this many characters of the words found, or of a title, are quoted."""


def placed(pack: Pack, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings in a document, each with its words and its item; the notes that stay in there with theirs."""
    starts = [meeting.span.start for meeting in pack.meetings]
    for finding in findings:
        meeting = meeting_at(pack, starts, finding.span.start)
        notes = tuple(with_item(pack, starts, note) for note in finding.notes)
        yield finding._replace(
            excerpt=excerpt(meeting, finding.span), item=under(meeting, finding.span.start), notes=notes
        )


def with_item(pack: Pack, starts: list[int], note: Note) -> Note:
    """A note with the item it lies in; as it is where it is in another document."""
    if note.path not in (None, pack.document.path):
        return note
    return note._replace(item=under(meeting_at(pack, starts, note.span.start), note.span.start))


def meeting_at(pack: Pack, starts: list[int], offset: int) -> Meeting:
    """The meeting to which an offset belongs, where `starts` are those of all."""
    return pack.meetings[max(0, bisect_right(starts, offset) - 1)]


def under(meeting: Meeting, offset: int) -> Under | None:
    """The innermost item that an offset lies in; none beside the text, and where the meeting has no items."""
    items = meeting.items
    if not items or meeting.document.place(offset).beside:
        return None
    at = bisect_right(items, offset, key=lambda item: item.span.start) - 1
    if at < 0:
        return Under()
    item = items[at]
    while item.span.end <= offset and item.parent is not None:
        item = items[item.parent]
    return Under(item.number, short(" ".join(item.title.split()), LONGEST))


def excerpt(meeting: Meeting, span: Span) -> str:
    """The words of a span as a reader sees them; as they stand in the text where they are in no paragraph."""
    found, length = [], 0
    for words in seen(meeting, span):
        found.append(words)
        length += len(words) + 1
        if length > LONGEST:
            break
    return short(" ".join(found), LONGEST) or plain(meeting.document, span)


def seen(meeting: Meeting, span: Span) -> Iterator[str]:
    """What of a span each paragraph shows."""
    paragraphs = meeting.paragraphs
    at = bisect_left(paragraphs, span.start, key=lambda paragraph: paragraph.span.start)
    while at and paragraphs[at - 1].span.end > span.start:
        at -= 1
    while at < len(paragraphs) and paragraphs[at].span.start < span.end:
        view = paragraphs[at].view
        if words := view.text[view.index(span.start) : view.index(span.end)].strip():
            yield words
        at += 1


def plain(document: Document, span: Span) -> str:
    """The first words of a span as they stand in the text."""
    return short(" ".join(document.text[span.start : min(span.end, span.start + 5 * LONGEST)].split()), LONGEST)
