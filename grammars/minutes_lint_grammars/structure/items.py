"""The items of a meeting: their titles, levels and extents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from minutes_lint import (
    Document,
    Item,
    Mark,
    Paragraph,
    Span,
)
from minutes_lint.values import NamedTuple
from minutes_lint.wording import of_roman

from ..parser.inline import Inline
from ..parser.parsing import Token
from ..parser.words import terminal
from . import topics
from .lines import Section, Stretch
from .marks import as_letter, counting_on, may_be_roman, year_first
from .paragraphs import Block, Builder, lead_of

TITLES = Inline("structure/title", window=240)

LONGEST_TITLE = 140
"""What is longer than this is no title, even in bold type."""

TITLE_PARAGRAPHS = 14
"""At most this many paragraphs before the first item may be lines of the title."""


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


def remarked(plan: Plan, other: Callable[[Mark], Mark]) -> Plan:
    """An item with its mark, where it has one, understood in another way."""
    mark = plan.heading.mark
    return plan if mark is None else plan._replace(heading=plan.heading._replace(mark=other(mark)))


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
    stands in bold type (this many characters, or none) is the title, unless it is more than that.
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
            number_of(mark) if mark else "",
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


def number_of(mark: Mark) -> str:
    """The number in a mark, without the word before it and without punctuation: "3" of "Item 3:"."""
    bare = mark.text.strip("\\.:)( *_")
    word = terminal("structure/heading", "WORD").match(bare)
    return bare[word.end() :] if word else bare


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
    known = (roman(before, mark, after) for before, mark, after in trios)
    return tuple(p._replace(mark=next(known)) if p.mark is not None else p for p in paragraphs)


def roman(before: Mark | None, mark: Mark, after: Mark | None) -> Mark:
    """A mark as a roman numeral, where it may be one and a neighbour counts with it, be it with one left out."""
    letter = mark.text.strip("()\\.*_ ")
    if not may_be_roman(letter):
        return mark
    value = of_roman(letter)
    numeral = mark._replace(form=mark.form.replace("a", "i").replace("A", "I"), value=value)
    neighbours = ((before, (value - 1, value - 2)), (after, (value + 1, value + 2)))
    fits = any(other and other.form == numeral.form and other.value in counts for other, counts in neighbours)
    return numeral if fits else mark
