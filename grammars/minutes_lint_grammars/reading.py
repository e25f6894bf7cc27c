"""A document becomes a pack of meetings: structure first, then what is said in the text, then what it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from minutes_lint import (
    Acronym,
    Approval,
    Document,
    Initials,
    Item,
    Meeting,
    Oddity,
    Paragraph,
    Resolution,
    Revision,
    RunningHeader,
    Span,
    Style,
    Table,
    Variant,
    Venue,
)
from minutes_lint.model.mentions import Mention

from .agenda import agendas, notice
from .attendance import named, presence
from .attendance import rolls as people
from .dates import dates
from .names import acronyms, bodies, names, places, roles
from .numbers import claims, counts, lists, quantities, tables
from .parser.sweep import Draft, Found, sweep
from .parser.words import terminal
from .references import references
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
        meeting(document, style, builder, stretch, Span(start, end))
        for stretch, start, end in zip(found, starts, ends, strict=True)
    )


def meeting(document: Document, style: Style, builder: Builder, stretch: Stretch, span: Span) -> Meeting:
    """One meeting with all that was understood of it."""
    items, paragraphs = structure(document, builder, stretch)
    paragraphs = romans(paragraphs)
    front = front_matter(document, stretch.front)
    kind = kind_of(document, stretch, paragraphs, front)
    listed = tuple(front_attendance(document, stretch.front))
    if listed and "date" in front:
        front["held"] = front["date"]
    roll = people.attendance((*listed, *paragraphs), document.text)
    told = (*dates.SIGHTS, *references.SIGHTS, *quantities.SIGHTS, named.sight(roll))
    found = sweep(paragraphs, told, decisions.SIGHTS, agendas.SIGHTS)
    for announced in agendas.scan(kind, paragraphs):
        found[type(announced)].append(announced)
    found[Approval] = list(decisions.approvals(items, paragraphs))
    found[Revision] = [change for change in document.revisions if span.start <= change.span.start < span.end]
    for mention in marked(document, paragraphs):
        found[type(mention)].append(mention)
    found[Table] = list(tables_of(document, stretch, items))
    found[Resolution] = list(resolutions(paragraphs))
    headers = tuple(running_headers(document, stretch))
    found[RunningHeader] = list(headers)
    found[Venue] = list(places.scan(front, paragraphs, span.start))
    draft = Draft(document, span, kind, items, paragraphs, front, headers, found)
    found, date = dates.settle(draft)
    found = notice.settle(draft._replace(found=found), date)
    found = references.settle(draft._replace(found=found))
    found = presence.settle(draft._replace(found=found), roll)
    found = tables.settle(draft._replace(found=found))
    found = lists.settle(draft._replace(found=found))
    found = counts.settle(draft._replace(found=found))
    found, body = bodies.settle(draft._replace(found=found))
    found = settle_names(draft._replace(found=found))
    found = claims.settle(draft._replace(found=found))
    found = ballots.settle(draft._replace(found=found))
    found = actions.settle(draft._replace(found=found))
    scanned = terminal("agenda/signals", "SCANNED").search(document.text) is not None
    found = counting.settle(draft._replace(found=found), scanned)
    return Meeting(
        document=document,
        span=span,
        style=style.name,
        kind=kind,
        body=body,
        date=date,
        items=items,
        paragraphs=paragraphs,
        mentions={kind: tuple(sorted(of_kind, key=place)) for kind, of_kind in found.items()},
        unread=unread(found),
        front=front,
        scanned=scanned,
        resolves_reports=resolves_reports(items, found[Resolution]),
        short_notice=kind == "agenda" and notice.short(draft),
    )


def settle_names(draft: Draft) -> Found:
    """All that was found, and the names, roles and short forms that do not agree with each other."""
    words = names.Words(draft)
    short = list(acronyms.scan(words))
    pairs = list(names.slips(words.distinct, names.anchors(words, draft) | (words.distinct & roles.long_roles())))
    return {
        **draft.found,
        Variant: [*names.scan(words, draft, pairs), *roles.scan(words, pairs)],
        Acronym: [found for found in short if isinstance(found, Acronym)],
        Initials: [found for found in short if isinstance(found, Initials)],
    }


def place(mention: Mention) -> Span:
    """Where a mention stands."""
    return mention.span


def marked(document: Document, paragraphs: tuple[Paragraph, ...]) -> Iterator[Mention]:
    """What is found by its words alone."""
    for paragraph in paragraphs:
        yield from marks.scan(document, paragraph)


def unread(found: Found) -> dict[str, int]:
    """How many passages look like something that could not be read, by what they look like."""
    counts: dict[str, int] = defaultdict(int)
    for oddity in found.get(Oddity, ()):
        if isinstance(oddity, Oddity) and oddity.slip == "unread":
            counts[oddity.expected] += 1
    return dict(counts)


def resolves_reports(items: tuple[Item, ...], resolved: list[Mention]) -> bool:
    """Whether most items end in a resolution, and at least three do."""
    deciding = {resolution.item.order for resolution in resolved if resolution.item is not None}
    return len(deciding) >= 3 and len(deciding) * 2 >= len(items)
