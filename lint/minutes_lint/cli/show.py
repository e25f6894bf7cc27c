"""What was understood of a document, for people: its meetings, their items, and what is said in each."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, time
from decimal import Decimal

from ..engine import Project
from ..errors import CannotRun
from ..model.document import Document
from ..model.layout import Block
from ..model.meeting import Meeting, Pack
from ..model.mentions import Attendance, Mention, Presence
from ..model.people import Person
from ..model.spans import Span
from ..report import Report, checked
from ..reporters.words import many, printable, read
from ..values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

LONGEST = 60
WIDEST = 100
UNSEEN = "UNSEEN"
"""What a line is called that is all comment, code or struck text."""

TOLD_FIRST = (Attendance, Presence)
"""What is shown for the whole meeting, before what is said in each place."""

PLAIN = (str, int, date, time, Decimal)


def tree(pack: Pack) -> Iterator[str]:
    """The lines that show a document."""
    yield heading(pack)
    for meeting in pack.meetings:
        yield from meeting_lines(meeting, pack.style)
    yield ""
    yield read(Report((checked(pack, ()),)))


def heading(pack: Pack) -> str:
    """The document, its style, and why it is that style."""
    reason = f", {pack.style_reason}" if pack.style_reason else ""
    return f"{pack.document.path} (style {pack.style}{reason})"


def segments(pack: Pack, project: Project) -> Iterator[str]:
    """The lines of a document, each with the terminal of the style that recognised it."""
    yield heading(pack)
    document, counts = pack.document, Counter[str]()
    for meeting in pack.meetings:
        style = next((style for style in project.styles if style.name == meeting.style), None)
        if style is None or style.segments is None:
            raise CannotRun(f"the style {meeting.style} does not tell lines apart")
        for kind, span in style.segments(document, style, meeting.span):
            line = stated(document, kind, span)
            if line.words:
                counts["unseen" if line.kind == UNSEEN else "known" if kind else "plain"] += 1
                what = f"{line.kind} {line.level or ''}".strip()
                yield f"{document.source(span.start).line:>5}  {what:<11} {shown(line.words, WIDEST)}".rstrip()
    hidden = f"; {many(counts['unseen'], 'unseen line')}" if counts["unseen"] else ""
    yield ""
    yield f"Recognised {many(counts['known'], 'line')}; {many(counts['plain'], 'line')} of plain text{hidden}."


class Stated(NamedTuple):
    """A line with what the file states of it: its level as a heading or an entry, or 0; its words, cell by cell."""

    kind: str
    level: int
    words: str


def stated(document: Document, kind: str, span: Span) -> Stated:
    """A line that the style calls `kind`, as the file has it; a style need know nothing of blocks."""
    text = document.text[span.start : span.end]
    words = text.strip()
    start = span.start + text.find(words)
    here = Span(start, start + len(words))
    if (hidden := last_before(document.unseen, start + 1)) is not None and hidden.span.covers(here):
        return Stated(UNSEEN, 0, words)
    block = last_before(document.legible, here.end)
    if block is None or block.span.start < span.start:
        return Stated(kind, 0, words)
    cells = (document.text[cell.start : cell.end] for cell in block.cells)
    return Stated(kind, block.level, " │ ".join(cells) or words)


def last_before(blocks: Sequence[Block], offset: int) -> Block | None:
    """The last of some blocks that begins before an offset."""
    at = bisect_left(blocks, offset, key=lambda block: block.span.start)
    return blocks[at - 1] if at else None


def meeting_lines(meeting: Meeting, style: str) -> Iterator[str]:
    """A meeting: its heading, what stands before the first item, and the items. `style` is the document's."""
    document = meeting.document
    body = shown(meeting.body.raw) if meeting.body else "a body that is not named"
    day = meeting.date.date if meeting.date else None
    yield ""
    own = f"  (style {meeting.style}, which recognises more of it)" if meeting.style != style else ""
    yield f"{meeting.kind} of {body}, {day or 'date unknown'}{lines(document, meeting.span)}{own}"
    yield from attendance_lines(meeting)
    owned: dict[int | None, list[tuple[str, Mention]]] = {}
    for kind, mentions in meeting.mentions.items():
        for mention in mentions if kind not in TOLD_FIRST else ():
            owned.setdefault(mention.item.order if mention.item else None, []).append((kind.__name__, mention))
    yield from mention_lines(document, owned.get(None, []), 1)
    levels = meeting.levels()
    for item in meeting.items:
        level = levels[item.order]
        title = f"{item.number}  {printable(item.title)}".strip()
        yield f"{'  ' * level}{title}{lines(document, item.heading)}"
        yield from mention_lines(document, owned.get(item.order, []), level + 1)


def attendance_lines(meeting: Meeting) -> Iterator[str]:
    """Who is listed as what, and from which line to which those were there who came or went."""
    for listed in meeting.find(Attendance):
        unread = "" if listed.whole else "  (not all of it could be read)"
        yield f"  {listed.list}: {', '.join(map(who, listed.people)) or 'nobody'}{unread}"
    whole = {presence.person for presence in meeting.find(Presence) if presence.during == meeting.span}
    for presence in meeting.find(Presence):
        if presence.person not in whole or not presence.certain:
            known = lines(meeting.document, presence.during) if presence.certain else "  for a part of the meeting"
            yield f"  {who(presence.person)} was there:{known}"


def who(person: Person) -> str:
    """Somebody, with what the list says of them."""
    said = ", ".join(filter(None, (person.short, person.role)))
    return shown(person.name) + (f" ({shown(said)})" if said else "")


def mention_lines(document: Document, mentions: list[tuple[str, Mention]], level: int) -> Iterator[str]:
    """What is said in one place, in order."""
    for kind, mention in sorted(mentions, key=lambda pair: pair[1].span):
        known = ", ".join(f"{name} {shown(value)}" for name, value in told(mention))
        line = document.source(mention.span.start).line
        words = f"{spoken(kind)}: {shown(mention.raw)}"
        yield f"{'  ' * level}{line:>5}  {words}{f'  ({known})' if known else ''}"


def spoken(kind: str) -> str:
    """The name of a kind of mention in words.

    >>> spoken("DateMention"), spoken("DateRange")
    ('date', 'date range')
    """
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind)
    return words.removesuffix(" mention").strip()


def told(mention: Mention) -> Iterator[tuple[str, Any]]:
    """The plain fields of a mention that say something beyond its place and its words."""
    for name, value in getattr(mention, "_asdict", dict)().items():
        if name != "raw" and isinstance(value, PLAIN) and value is not False and value not in ("", mention.raw):
            yield name, value
    yield from getattr(mention, "counts", {}).items()


def shown(value: Any, longest: int = LONGEST) -> str:
    """A value in few words."""
    words = " ".join(printable(str(value)).split())
    return words if len(words) <= longest else words[: longest - 1] + "…"


def lines(document: Document, span: Span) -> str:
    """Where something stands: "  line 12" or "  lines 12 to 40"."""
    first, last = document.source(span.start).line, document.source(max(span.start, span.end - 1)).line
    return f"  line {first}" if first == last else f"  lines {first} to {last}"
