"""A document becomes a pack of meetings: structure first, then what is said in the text, then what it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import PurePath

from minutes_lint import (
    Acronym,
    Approval,
    Clause,
    Document,
    Initials,
    Item,
    Mark,
    Meeting,
    Oddity,
    Paragraph,
    Resolution,
    Revision,
    Row,
    RunningHeader,
    Span,
    Style,
    Table,
    Variant,
    Venue,
)
from minutes_lint.model import MeetingKind, Mention
from minutes_lint.values import NamedTuple

from . import (
    acronyms,
    actions,
    agendas,
    ballots,
    bodies,
    claims,
    counting,
    counts,
    dates,
    decisions,
    lists,
    marks,
    names,
    notice,
    people,
    places,
    presence,
    quantities,
    references,
    roles,
    tables,
    topics,
)
from .front import attendance as front_attendance
from .inline import Inline
from .lines import Line, Section, Stretch, stretches, tree
from .mentions import Draft, Found, sweep
from .numbering import as_letter, counting_on, read_mark, year_first
from .paragraphs import Block, Builder, cells, layout, lead_of
from .parsing import Token
from .words import terminal

TITLES = Inline("title", window=240)
ROMANS = {"i": 1, "v": 5, "x": 10, "I": 1, "V": 5, "X": 10}
"""Letters that may be roman numerals."""

LONGEST_TITLE = 140
"""What is longer than this is no title, even in bold type."""

TITLE_PARAGRAPHS = 14
"""So many paragraphs before the first item may be lines of the title."""

OPENING_PARAGRAPHS = 40
"""So many paragraphs before the first item may say what kind of document it is."""

KINDS: tuple[tuple[str, MeetingKind], ...] = (
    ("SUMMONS", "agenda"), ("AGENDA", "agenda"), ("MINUTES", "minutes"), ("NOTES", "notes"), ("REPORT", "report"),
)  # fmt: skip


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
    told = (*dates.SIGHTS, *references.SIGHTS, *quantities.SIGHTS, people.sight(roll))
    found = sweep(paragraphs, told, decisions.SIGHTS, agendas.SIGHTS)
    for announced in agendas.scan(kind, paragraphs):
        found[type(announced)].append(announced)
    found[Approval] = list(decisions.approvals(items, paragraphs))
    found[Revision] = [change for change in document.revisions if span.start <= change.span.start < span.end]
    for mention in scanned(document, paragraphs):
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
    customs = habits(document, items, found[Resolution])
    if kind == "agenda" and notice.short(draft):
        customs |= {"short-notice"}
    found = {**found, **counting.scan(draft, "scanned" in customs)}
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
        habits=customs,
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


def scanned(document: Document, paragraphs: tuple[Paragraph, ...]) -> Iterator[Mention]:
    """What is found by its words alone."""
    for paragraph in paragraphs:
        yield from marks.scan(document, paragraph)


# --- structure --------------------------------------------------------------------------------------


class Plan(NamedTuple):
    """An item before its extent is known: its heading, what of its lines is no heading, and its level."""

    heading: Paragraph
    title: str
    rest: tuple[Paragraph, ...]
    section: Section
    blocks: tuple[Block, ...]
    level: int
    inline: bool


def structure(document: Document, builder: Builder, stretch: Stretch) -> tuple[tuple[Item, ...], tuple[Paragraph, ...]]:
    """The items of a meeting and the paragraphs of all its sections."""
    paragraphs: list[Paragraph] = []
    plans = in_letters(list(planned(document, builder, [s for s in stretch.sections if s.headed])))
    items = tuple(extents(plans, stretch.end))
    for section in stretch.sections:
        if not section.headed:
            paragraphs += opening(built(builder, builder.blocks(section), None))
    for item, plan in zip(items, plans, strict=True):
        paragraphs.append(plan.heading._replace(item=item))
        paragraphs += (paragraph._replace(item=item) for paragraph in plan.rest)
        paragraphs += built(builder, plan.blocks, item)
    return items, tuple(paragraphs)


def planned(document: Document, builder: Builder, sections: Iterable[Section]) -> Iterator[Plan]:
    """The items that sections begin with, in order."""
    for section in sections:
        first, *blocks = builder.blocks(section)
        heading = builder.paragraph(first, None)
        whole = heading.mark is None and document.text.startswith("#", section.lines[0].start)
        title, heading, rest = (
            (heading.view.text.strip(" :"), heading, ()) if whole else headed(heading, emphasised(document, heading))
        )
        if not title and blocks and (named := builder.paragraph(blocks[0], None)).role in ("heading", "text"):
            title, named, rest = headed(named)
            span = Span(heading.span.start, named.span.end)
            heading, blocks = named._replace(span=span, mark=heading.mark), blocks[1:]
        start = section.lines[0].start
        inline = start > 0 and document.text[start - 1] not in "\r\n"
        yield Plan(heading, title, rest, section, tuple(blocks), level(document, section, heading.mark), inline)


def in_letters(plans: list[Plan]) -> list[Plan]:
    """The items, with "I." read as a letter where most of them have letters, and the year known that comes first."""
    marks = [plan.heading.mark for plan in plans]
    if year_first(marks):
        return [remarked(plan, counting_on) for plan in plans]
    letters = sum(mark is not None and mark.form.startswith("A") for mark in marks)
    if letters * 2 <= len(marks):
        return plans
    return [remarked(plan, as_letter) for plan in plans]


def remarked(plan: Plan, read: Callable[[Mark], Mark]) -> Plan:
    """An item with its mark, where it has one, read in another way."""
    mark = plan.heading.mark
    return plan if mark is None else plan._replace(heading=plan.heading._replace(mark=read(mark)))


def emphasised(document: Document, heading: Paragraph) -> int:
    """How much of a heading stands in bold type from its first word on."""
    text, view = document.text, heading.view
    start = view.offset(0) if view.text else 0
    first = text.rfind("\n", 0, start) + 1
    if text.count("**", first, start) != 1:
        return 0
    end = start
    while (closed := text.find("**", end, heading.span.end + 2)) >= 0:
        end = closed + 2
        after = text[end : heading.span.end]
        if not after.lstrip().startswith("**"):
            break
        end += len(after) - len(after.lstrip()) + 2
    return view.index(closed) if closed >= 0 else 0


def headed(heading: Paragraph, bold: int = 0) -> tuple[str, Paragraph, tuple[Paragraph, ...]]:
    """The title that a heading states, the heading itself, and the text that follows it in its paragraph.

    Where nothing tells the title from the text, the title is the first words and the paragraph stays whole. What
    stands in bold type (so many characters, or none) is the title, unless it is more than that.
    """
    reading = TITLES.read(heading.view.text, 0)
    if reading is None:
        return "", heading._replace(role="heading"), ()
    *_, stated = reading.tree.children
    assert isinstance(stated, Token)
    cut = 0 < bold < reading.end and stated.type in ("SENTENCE", "LINE")
    if cut or (reading.end < bold <= LONGEST_TITLE and stated.type in ("LABEL", "CLAUSE")):
        stated, reading = Token("CLAUSE", heading.view.text[:bold], 0), reading._replace(end=bold)
    body = heading.view.text[reading.end :]
    if stated.type == "LINE" and body:
        return stated[:80].rpartition(" ")[0], heading._replace(role="text"), ()
    shown = heading.view.part(0, reading.end)
    end = shown.span(0, len(shown.text)).end
    kept = heading._replace(span=Span(heading.span.start, end), view=shown, role="heading")
    rest = heading.view.part(reading.end + len(body) - len(body.lstrip(" .:–-*)")))
    after = (Paragraph(rest.span(0, len(rest.text)), rest, None, "text"),) if rest.text else ()
    return stated.strip(" :"), kept, after


def level(document: Document, section: Section, mark: Mark | None) -> int:
    """How deep an item stands: by its dotted number, or by its Markdown heading."""
    if mark is not None:
        return mark.form.count(".n")
    first = document.text[section.lines[0].start : section.lines[0].end].lstrip()
    return len(first) - len(first.lstrip("#"))


def extents(plans: list[Plan], end: int) -> Iterator[Item]:
    """The items with their extents: each reaches to the next one of its level or above."""
    open_items: list[int] = []
    ends = [end] * len(plans)
    parents: list[int | None] = []
    for index, plan in enumerate(plans):
        while open_items and plans[open_items[-1]].level >= plan.level:
            ends[open_items.pop()] = plan.section.lines[0].start
        parents.append(open_items[-1] if open_items else None)
        open_items.append(index)
    for index, plan in enumerate(plans):
        mark = plan.heading.mark
        start = plan.section.lines[0].start
        yield Item(
            index,
            mark.text.strip("\\.:)( *_").removeprefix("Item ").removeprefix("No. ") if mark else "",
            plan.title,
            Span(start, max(ends[index], plan.heading.span.end)),
            plan.heading.span,
            mark,
            parents[index],
            plan.inline,
            topics.topic(plan.title),
            topics.complete(plan.title),
            topics.standing(plan.title),
            topics.promise(plan.title),
        )


def built(builder: Builder, blocks: Iterable[Block], item: Item | None) -> Iterator[Paragraph]:
    """The paragraphs of blocks; those after an opener know its words, and are its text where it has none."""
    opener: Paragraph | None = None
    for block in blocks:
        if block.kind == "ROW":
            yield from builder.cells(block.lines[0], item)
            continue
        paragraph = builder.paragraph(block, item)
        if not paragraph.view.text:
            continue
        if paragraph.role in ("attendance", "resolution"):
            opener = paragraph = paragraph._replace(lead=lead_of(paragraph))
        elif opener is not None and paragraph.role in ("text", "heading") and bare_lead(opener):
            paragraph = paragraph._replace(role=opener.role, lead=opener.lead)
            opener = paragraph
        elif opener is not None and paragraph.role in ("entry", "clause"):
            paragraph = paragraph._replace(lead=opener.lead)
        else:
            opener = None
        yield paragraph


def bare_lead(opener: Paragraph) -> bool:
    """Whether nothing follows the words that open a block in their own paragraph."""
    return len(opener.view.text) <= len(opener.lead) + 1


def opening(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs before the first item, those of the title known as such."""
    titles = True
    for index, paragraph in enumerate(paragraphs):
        titles = titles and index < TITLE_PARAGRAPHS and paragraph.role in ("title", "heading", "text", "address")
        if titles and (index == 0 or len(paragraph.view.text) <= 240):
            yield paragraph._replace(role="title")
        else:
            titles = titles and not paragraph.view.text.endswith(".")  # after running text nothing is a title
            yield paragraph


def romans(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs, with "(i)" read as a roman numeral where "(ii)" comes next, and so for "(v)" and "(x)"."""
    marks = [paragraph.mark for paragraph in paragraphs if paragraph.mark is not None]
    trios = zip([None, *marks], marks, [*marks[1:], None], strict=False)
    settled = (roman(before, mark, after) for before, mark, after in trios)
    return tuple(p._replace(mark=next(settled)) if p.mark is not None else p for p in paragraphs)


def roman(before: Mark | None, mark: Mark, after: Mark | None) -> Mark:
    """A mark as a roman numeral, where it may be one and a neighbour counts with it, be it with one left out."""
    value = ROMANS.get(mark.text.strip("()\\.*_ "))
    if value is None:
        return mark
    read = mark._replace(form=mark.form.replace("a", "i").replace("A", "I"), value=value)
    neighbours = ((before, (value - 1, value - 2)), (after, (value + 1, value + 2)))
    fits = any(other and other.form == read.form and other.value in counts for other, counts in neighbours)
    return read if fits else mark


# --- what kind of document --------------------------------------------------------------------------


def kind_of(
    document: Document, stretch: Stretch, paragraphs: tuple[Paragraph, ...], front: Mapping[str, tuple[str, Span]]
) -> MeetingKind:
    """What kind of document it is: by the first such word of its title, by what it records, or by its name."""
    opening = (p for p in paragraphs[:OPENING_PARAGRAPHS] if p.item is None and p.role in ("title", "text"))
    title = " ".join(p.view.text for p in opening)
    named = first_kind(title)
    if named and named != "minutes":
        recorded = {line.kind for section in stretch.sections for line in section.lines}
        own = "RESOLVED" in recorded or any(
            p.role == "heading" and not p.mark and p.view.text.lower() == "meeting minutes" for p in paragraphs
        )
        if named == "agenda" and own and {"PRESENT", "APOLOGIES"} & recorded:
            return "minutes"
        return named
    kinds = {line.kind for section in stretch.sections for line in section.lines}
    headed = any(p.view.text.lower() == "minutes" for p in paragraphs if p.role == "heading" and not p.mark)
    if named or headed or kinds & {"PRESENT", "APOLOGIES", "ABSENT", "RESOLVED"}:
        return "minutes"
    named = first_kind(front["title"][0] if "title" in front else "") or first_kind(words(document.path))
    held = terminal("signals", "HELD")
    return named or ("minutes" if any(held.search(paragraph.text) for paragraph in paragraphs) else "unknown")


def first_kind(text: str) -> MeetingKind | None:
    """The kind of document that the first telling word of a text names."""
    found = [(m.start(), kind) for name, kind in KINDS if (m := terminal("signals", name).search(text))]
    return min(found)[1] if found else None


def words(path: str) -> str:
    """The words of a file's name."""
    return PurePath(path).stem.replace("-", " ").replace("_", " ")


def front_matter(document: Document, front: Line | None) -> dict[str, tuple[str, Span]]:
    """The simple keys of a file's front matter, with their values and where these stand."""
    found = {}
    at = front.start if front else 0
    for line in document.text[at : front.end].splitlines(keepends=True) if front else ():
        key, colon, value = line.partition(":")
        value = value.strip().strip("\"'")
        if colon and value and key == key.strip():
            start = at + line.index(value, len(key))
            found[key.lower()] = (value, Span(start, start + len(value)))
        at += len(line)
    return found


def running_headers(document: Document, stretch: Stretch) -> Iterator[RunningHeader]:
    """The page headers and footers of a meeting."""
    for section in stretch.sections:
        for line in section.lines:
            if line.kind == "HEADER":
                raw = document.text[line.start : line.end]
                start = line.start + len(raw) - len(raw.lstrip(" \t#*_"))
                text = raw.strip(" \t#*_")
                yield RunningHeader(Span(start, start + len(text)), text, None)


# --- blocks of several paragraphs -------------------------------------------------------------------


def tables_of(document: Document, stretch: Stretch, items: tuple[Item, ...]) -> Iterator[Table]:
    """The tables: rows that follow one another."""
    headed_items = iter(items)
    for section in stretch.sections:
        item = next(headed_items) if section.headed else None
        lines = [line for line in section.lines if line.kind != "BLANK"]
        for is_table, group in groupby(lines, key=lambda line: line.kind == "ROW"):
            rows = list(group)
            if is_table and len(rows) > 1:
                span = Span(rows[0].start, rows[-1].end)
                yield Table(span, document.text[span.start : span.end], item, tuple(row(document, r) for r in rows))


def row(document: Document, line: Line) -> Row:
    """One line of a table."""
    places = [Span(start, end) for start, end in cells(document.text, line)]
    texts = tuple(document.text[place.start : place.end].strip() for place in places)
    return Row(Span(line.start, line.end), texts, tuple(places))


def resolutions(paragraphs: tuple[Paragraph, ...]) -> Iterator[Resolution]:
    """The decisions recorded under an opener such as "Resolved:-", with the clauses that follow it."""
    for index, paragraph in enumerate(paragraphs):
        if paragraph.role == "resolution":
            clauses = tuple(clauses_of(paragraphs, index))
            end = max((paragraph.span.end, *(clause.paragraph.span.end for clause in clauses)))
            text = paragraph.view.text[len(paragraph.lead) :].strip()
            yield Resolution(Span(paragraph.span.start, end), paragraph.view.text, paragraph.item, text, clauses)


def clauses_of(paragraphs: tuple[Paragraph, ...], index: int) -> Iterator[Clause]:
    """The clauses of the resolution at `index`: the one on its first line, and those that go on its count."""
    opener = paragraphs[index]
    first = first_clause(opener)
    last = first.mark if first else None
    if first:
        yield first
    for paragraph in paragraphs[index + 1 :]:
        if paragraph.item is not opener.item or paragraph.role in ("heading", "resolution", "attendance"):
            return
        mark = paragraph.mark
        if paragraph.role != "clause" or mark is None or mark.value is None:
            continue
        if last is not None and mark.form != last.form:
            continue
        yield Clause(mark, paragraph, decisions.mistyped(paragraph.text))
        last = mark


def first_clause(opener: Paragraph) -> Clause | None:
    """The clause that begins on the line of its resolution's opener: "Resolved:- (1) That …"."""
    after = opener.view.part(len(opener.lead))
    mark = read_mark(after.text, 0)
    if mark is None or mark.span.start > 1 or not mark.form.endswith(")"):
        return None
    words = after.part(mark.span.end)
    if not words.text:
        return None
    placed = mark._replace(span=after.span(mark.span.start, mark.span.end))
    paragraph = Paragraph(words.span(0, len(words.text)), words, opener.item, "clause", placed)
    return Clause(placed, paragraph, decisions.mistyped(words.text))


# --- summaries --------------------------------------------------------------------------------------


def unread(found: Found) -> dict[str, int]:
    """How many passages look like something that could not be read, by what they look like."""
    counts: dict[str, int] = defaultdict(int)
    for oddity in found.get(Oddity, ()):
        if isinstance(oddity, Oddity) and oddity.slip == "unread":
            counts[oddity.expected] += 1
    return dict(counts)


def habits(document: Document, items: tuple[Item, ...], resolved: list[Mention]) -> frozenset[str]:
    """What this document always does: "resolves-reports" where most of its business ends in a resolution.

    "scanned" where it says that its text was read off an image, so that what is missing may be missing only here.
    """
    deciding = {resolution.item.order for resolution in resolved if resolution.item is not None}
    often = len(deciding) >= 3 and len(deciding) * 2 >= len(items)
    scan = terminal("signals", "SCANNED").search(document.text) is not None
    return frozenset({name for name, known in (("resolves-reports", often), ("scanned", scan)) if known})
