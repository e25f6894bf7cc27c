"""Version 1 of the JSON that other programs rely on, as plain values: the run, and what was understood."""

from __future__ import annotations

from ..model.document import Document
from ..model.findings import Edit, Finding, Note, Suggestion
from ..model.meeting import Meeting, Pack
from ..model.mentions import Claim, DateMention, Quantity, Reference, Resolution, TimeMention, Vote
from ..model.people import Person
from ..model.spans import Span
from ..model.structure import Item
from ..placing import excerpt
from ..report import Checked, Report
from ..values import TYPE_CHECKING
from .words import spot

if TYPE_CHECKING:
    from typing import Any, TypeAlias

VERSION = 1
THERE = ("present", "text")
"""The lists of those who may preside."""

CHAIR = ("in the chair", "chair")
"""What somebody is who presides, the surer first."""

Value: TypeAlias = "dict[str, Any]"


def run(report: Report) -> Value:
    """All of a run: documents, findings (accepted ones too) and errors."""
    return {
        "schema": VERSION,
        "version": report.version,
        "documents": [document(checked) for checked in report.documents],
        "findings": [found(report, checked, finding) for checked in report.documents for finding in checked.findings],
        "errors": [error._asdict() for error in report.errors],
    }


def document(checked: Checked) -> Value:
    """A document and how much was read of it."""
    meetings = [
        {
            "kind": meeting.kind,
            "body": meeting.body or None,
            "date": meeting.date.isoformat() if meeting.date else None,
            "read": meeting.read,
            "unread": meeting.unread,
        }
        for meeting in checked.meetings
    ]
    return {"path": checked.path, "style": checked.style, "meetings": meetings}


def head(meeting: Meeting) -> Value:
    """Which meeting of which body."""
    return {
        "kind": meeting.kind,
        "body": " ".join(meeting.body.raw.split()) if meeting.body else None,
        "date": day(meeting.date) if meeting.date else None,
    }


def found(report: Report, checked: Checked, finding: Finding) -> Value:
    """A finding with its places."""
    text = checked.document
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "path": checked.path,
        **ends(text, finding.span),
        "place": place(text, finding),
        "item": finding.item._asdict() if finding.item and any(finding.item) else None,
        "excerpt": finding.excerpt,
        "notes": [noted(report, checked, note) for note in finding.notes],
        "suggestions": [suggested(text, suggestion) for suggestion in finding.suggestions],
        "fix": suggested(text, finding.fix) if finding.fix else None,
        "fingerprint": finding.fingerprint,
        "accepted": finding.accepted,
    }


def place(text: Document, finding: Finding) -> Value:
    """Where in a file that is no text a finding stands; and that place in words, as it is for all files."""
    page, paragraph, cell, *_ = text.place(finding.span.start)
    return {"page": page, "paragraph": paragraph, "cell": cell, "words": spot(text, finding)}


def noted(report: Report, checked: Checked, note: Note) -> Value:
    """A note; a document outside of this run has no lines to give."""
    text = report.noted(checked, note)
    places = ends(text, note.span) if text else {"start": None, "end": None}
    return {"message": note.message, "path": note.path or checked.path, **places}


def suggested(text: Document, suggestion: Suggestion) -> Value:
    """A repair and its edits."""
    return {"message": suggestion.message, "edits": [edited(text, edit) for edit in suggestion.edits]}


def edited(text: Document, edit: Edit) -> Value:
    """An edit with its places."""
    return {**ends(text, edit.span), "text": edit.text}


def ends(text: Document, span: Span) -> Value:
    """Where a span begins and ends."""
    start, end = text.ends(span)
    return {"start": start._asdict(), "end": end._asdict()}


def understood(pack: Pack) -> Value:
    """What was understood of a document, for `show`."""
    return {
        "path": pack.document.path,
        "style": pack.style,
        "meetings": [meeting_of(pack.document, meeting) for meeting in pack.meetings],
    }


def meeting_of(text: Document, meeting: Meeting) -> Value:
    """All that `show` says of a meeting."""
    dates = meeting.find(DateMention)
    previous = [day(date) for date in dates if date.role == "previous"]
    following = [day(date) for date in dates if date.role == "next"]
    return head(meeting) | {
        "date_line": text.source(meeting.date.span.start).line if meeting.date else None,
        "previous_meetings": list(dict.fromkeys(filter(None, previous))),
        "next_meeting": next(filter(None, following), None),
        "start": hour(meeting, "start"),
        "end": hour(meeting, "end"),
        **attendance(meeting),
        "items": listed(text, meeting),
        "votes": [voted(meeting, vote) for vote in meeting.find(Vote)],
        "resolutions": [entry(text, decided, text=decided.text) for decided in meeting.find(Resolution)],
        "references": [entry(text, cited, text=cited.raw, meeting=cited.meeting) for cited in meeting.find(Reference)],
        "dates": len(dates),
        "quantities": len(meeting.find(Quantity)),
        "claims": [
            entry(text, claim, relation=claim.relation, text=claim.raw, verdict=claim.verdict)
            for claim in meeting.find(Claim)
        ],
    }


def listed(text: Document, meeting: Meeting) -> list[Value]:
    """The items, each with how deep it lies in others, from 1, and the page it begins on."""
    levels = meeting.levels()
    return [
        entry(text, item, number=item.number, title=item.title, level=levels[item.order], page=page(text, item))
        for item in meeting.items
    ]


def page(text: Document, of: Item | Vote) -> int | None:
    """The page that something begins on, where the file has pages."""
    return text.place(of.span.start).page


def attendance(meeting: Meeting) -> Value:
    """Who was in the chair and who is named in which list of the attendance."""
    people = meeting.find(Person)
    lists = {
        "present": "present",
        "apologies": "apologies",
        "absent": "absent",
        "in_attendance": "attending",
        "observers": "observing",
    }
    presiding = (person for role in CHAIR for person in people if person.role == role and person.list in THERE)
    chair = next((person.name for person in presiding), None)
    named = {key: [person.name for person in people if person.list == name] for key, name in lists.items()}
    return {"chair": chair} | named


def voted(meeting: Meeting, vote: Vote) -> Value:
    """A vote; where no count is stated it is that of the names, and null where there are none."""
    named = {option: len(voters) for option, voters in vote.voters.items()}
    counts = {option: vote.counts.get(option, named.get(option)) for option in ("for", "against", "abstain")}
    mover, seconder = (vote.motion.mover, vote.motion.seconder) if vote.motion else ("", "")
    said = {"result": vote.result or None, "mover": mover or None, "seconder": seconder or None}
    document, text = meeting.document, excerpt(meeting, whole(vote))
    return entry(document, vote, **counts, **said, text=text, page=page(document, vote))


def whole(vote: Vote) -> Span:
    """All that is said of a vote: the motion, the counts and the result."""
    parts = [vote.span, vote.stated, *vote.places.values(), vote.motion.span if vote.motion else None]
    starts, ends = zip(*filter(None, parts), strict=True)
    return Span(min(starts), max(ends))


def entry(document: Document, of: Item | Vote | Resolution | Reference | Claim, /, **values: Any) -> Value:
    """Something that was understood, with the line of the file on which it begins."""
    return {"line": document.source(of.span.start).line} | values


def day(date: DateMention) -> str | None:
    """A day as ISO 8601, None where it is not one day."""
    return date.date.isoformat() if date.date else None


def hour(meeting: Meeting, role: str) -> str | None:
    """The first time of day in a role."""
    times = (time.value for time in meeting.find(TimeMention) if time.role == role)
    value = next(filter(None, times), None)
    return value.strftime("%H:%M") if value else None
