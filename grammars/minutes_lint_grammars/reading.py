"""A document becomes a pack of meetings: structure first, then what is said in the text, then what it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from minutes_lint import (
    Acronym,
    Act,
    Action,
    Announcement,
    Approval,
    Attendance,
    BodyName,
    Caption,
    Claim,
    DateMention,
    DateRange,
    Decision,
    Detail,
    Document,
    Duration,
    FileDate,
    Initials,
    Interest,
    Link,
    Meeting,
    Misnumbering,
    Motion,
    Movement,
    NextMeeting,
    Oddity,
    Person,
    Placeholder,
    Presence,
    Proposal,
    Quantity,
    Quorum,
    Reference,
    Repetition,
    Resolution,
    Revision,
    RunningHeader,
    Span,
    Style,
    SubMisnumbering,
    Table,
    TimeMention,
    TimeRange,
    Variant,
    Venue,
    Vote,
    YearRange,
)
from minutes_lint.model.mentions import Mention

from .agenda import agendas, notice
from .attendance import named, presence
from .attendance import rolls as people
from .dates import dates, dating
from .names import bodies, places, variants
from .numbers import claims, counts, lists, quantities, tables
from .parser.drafts import Draft, Found, Step
from .parser.sweep import sweep
from .parser.words import terminal
from .references import references
from .references.references import Cited
from .resolutions import actions, decisions
from .resolutions.clauses import resolutions
from .structure import counting
from .structure.blocks import running_headers, tables_of
from .structure.front import attendance as front_attendance
from .structure.items import romans, structure
from .structure.kinds import front_matter, kind_of
from .structure.lines import Stretch, stretches, tree
from .structure.paragraphs import Builder, layout
from .text import marks
from .votes import ballots


def read(document: Document, style: Style, span: Span) -> tuple[Meeting, ...]:
    """The meetings of a part of a document, read in a house style."""
    builder = Builder(document, layout(document.text))
    found = list(stretches(tree(document, style.grammar, span)))
    ends = [stretch.end for stretch in found[:-1]] + [span.end]
    starts = [span.start, *ends[:-1]]
    return tuple(
        meeting(outline(document, builder, stretch, Span(start, end)), style)
        for stretch, start, end in zip(found, starts, ends, strict=True)
    )


def outline(document: Document, builder: Builder, stretch: Stretch, span: Span) -> Draft:
    """What the steps begin with: the items, paragraphs, tables, page headers and lists of attendance of a meeting."""
    items, paragraphs = structure(document, builder, stretch)
    paragraphs = romans(paragraphs)
    front = front_matter(document, stretch.front)
    kind = kind_of(document, stretch, paragraphs, front)
    listed = tuple(front_attendance(document, stretch.front))
    if listed and "date" in front:
        front["held"] = front["date"]
    roll = people.attendance((*listed, *paragraphs), document)
    scanned = terminal("agenda/signals", "SCANNED").search(document.text) is not None
    found: Found = {
        Table: [*tables_of(document, stretch, items)],
        RunningHeader: [*running_headers(document, stretch)],
    }
    return Draft(document, span, kind, items, paragraphs, front, found, tuple(roll.lists), tuple(roll.duties), scanned)


def meeting(draft: Draft, style: Style) -> Meeting:
    """A meeting with all that the steps make of its outline."""
    for step in STEPS:
        draft = step.settle(draft)
    return Meeting(
        document=draft.document,
        span=draft.span,
        style=style.name,
        kind=draft.kind,
        body=draft.body,
        date=draft.date,
        items=draft.items,
        paragraphs=draft.paragraphs,
        mentions={kind: tuple(sorted(of_kind, key=place)) for kind, of_kind in draft.found.items()},
        unread=unread(draft),
        front=draft.front,
        scanned=draft.scanned,
        resolves_reports=resolves_reports(draft),
        short_notice=draft.kind == "agenda" and notice.short(draft),
    )


# --- the steps that only look ------------------------------------------------------------------------


def swept(draft: Draft) -> Draft:
    """A draft with what stands in its paragraphs, as it stands there."""
    told = (*dates.SIGHTS, *references.SIGHTS, *quantities.SIGHTS, named.sight(draft.lists))
    return draft.having(sweep(draft.paragraphs, told, decisions.SIGHTS, agendas.SIGHTS))


def announced(draft: Draft) -> Draft:
    """A draft with what minutes say of changes to the agenda, or with the details in the opening of an agenda."""
    return draft.more(by_kind(agendas.scan(draft.kind, draft.paragraphs)))


def approved(draft: Draft) -> Draft:
    """A draft with what approves the minutes of an earlier meeting."""
    return draft.having({Approval: [*decisions.approvals(draft.items, draft.paragraphs)]})


def revised(draft: Draft) -> Draft:
    """A draft with the changes that its file tracks."""
    inside = [change for change in draft.document.revisions if draft.span.start <= change.span.start < draft.span.end]
    return draft.having({Revision: [*inside]})


def marked(draft: Draft) -> Draft:
    """A draft with the slips that are found by their words alone."""
    return draft.more(by_kind(marks.scan(draft)))


def resolved(draft: Draft) -> Draft:
    """A draft with its resolutions."""
    return draft.having({Resolution: [*resolutions(draft.paragraphs)]})


def held(draft: Draft) -> Draft:
    """A draft with the places where it says that its meeting is held."""
    return draft.having({Venue: [*places.scan(draft.front, draft.paragraphs, draft.span.start)]})


STEPS = (
    Step(swept, gives=(
        DateMention, DateRange, TimeMention, TimeRange, Duration, YearRange, Cited, Caption, Quantity, Person,
        Decision, Proposal, Announcement, Oddity,
    )),
    Step(announced, gives=(Detail,), changes=(Announcement,)),
    Step(approved, gives=(Approval,)),
    Step(revised, gives=(Revision,)),
    Step(marked, gives=(Placeholder, Repetition, Link), changes=(Revision, Oddity)),
    Step(resolved, gives=(Resolution,)),
    Step(held, gives=(Venue,)),
    Step(
        dating.settle,
        needs=(TimeMention,), gives=("date", NextMeeting, FileDate),
        changes=(DateMention, DateRange, TimeMention, TimeRange, Duration),
    ),
    Step(notice.settle, needs=("date",), changes=(DateMention,)),
    Step(references.settle, needs=(DateMention,), gives=(Reference,), changes=(Cited, Caption)),
    Step(
        presence.settle,
        needs=(Reference,), gives=(Attendance, Act, Movement, Presence, Interest, Quorum), changes=(Person,),
    ),
    Step(tables.settle, gives=(Claim,)),
    Step(lists.settle, needs=(Quantity,), changes=(Claim,)),
    Step(counts.settle, needs=(Quantity,), changes=(Claim,)),
    Step(bodies.settle, gives=("body", BodyName)),
    Step(variants.settle, needs=(Attendance, Person, BodyName), gives=(Variant, Acronym, Initials)),
    Step(claims.settle, needs=(Quantity,), changes=(Claim, Oddity)),
    Step(ballots.settle, needs=(Attendance, Decision, Proposal, Person), gives=(Motion, Vote), changes=(Act, Oddity)),
    Step(actions.settle, needs=(DateMention,), gives=(Action,)),
    Step(counting.settle, needs=(Announcement, Resolution), gives=(Misnumbering, SubMisnumbering)),
)  # fmt: skip
"""What is worked out of an outline, in order. A test holds each step to what it says that it needs and gives."""


def by_kind(mentions: Iterable[Mention]) -> Found:
    """Mentions by their kind."""
    found: dict[type, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[type(mention)].append(mention)
    return found


def place(mention: Mention) -> Span:
    """Where a mention stands."""
    return mention.span


def unread(draft: Draft) -> dict[str, int]:
    """How many passages look like something that could not be read, by what they look like."""
    counted: dict[str, int] = defaultdict(int)
    for oddity in draft.find(Oddity):
        if oddity.slip == "unread":
            counted[oddity.expected] += 1
    return dict(counted)


def resolves_reports(draft: Draft) -> bool:
    """Whether most items end in a resolution, and at least three do."""
    deciding = {resolution.item.order for resolution in draft.find(Resolution) if resolution.item is not None}
    return len(deciding) >= 3 and len(deciding) * 2 >= len(draft.items)
