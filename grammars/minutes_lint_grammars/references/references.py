"""Who cites what: references to minutes, items, pages and resolutions, and whose each of them is.

A number that belongs to another meeting must never be looked up in this one: where the words do not tell,
the reference is said to be of "other".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from minutes_lint import Caption, DateMention, Item, Paragraph, Reference, Span, View
from minutes_lint.values import NamedTuple

from ..parser.drafts import Draft
from ..parser.inline import Inline
from ..parser.parsing import Token
from ..parser.sweep import Read, Sight
from ..parser.words import openers, terminal

GRAMMAR = Inline("references/references", window=420)

FIGURES = ("NUMBER", "RANGED", "CODE", "LETTER", "ROMAN", "SUB")
WHOSE = ("HELD", "HERE", "PREVIOUS", "PAPERS", "OTHER")
TOLD = {"HERE": "this", "PREVIOUS": "previous", "FURTHER": "previous"}
"""Whose a reference is by the words of its citation, unless they give a date."""

RECORDED = ("minute",)
"""What only minutes can have: such a number on an agenda or in a report is another meeting's."""

FOREIGN = (
    *("section", "schedule", "resolution", "ordinance", "application", "motion"),
    *("enclosure", "paper", "document", "action"),
)
"""What carries a number of its own, not one of a meeting."""

CAPTIONED = ("table", "appendix", "annex", "recommendation", "item")
"""What a document has within itself, each with a caption or heading."""

BEFORE = ("HELD_BEFORE", "PREVIOUS_BEFORE", "FOREIGN_BEFORE")
BESIDE = 60
"""At most this many characters before or after a citation it is said that it was put off."""

NEAR = 120
"""At most this many characters before a citation it is said whose it is."""


class Cited(NamedTuple):
    """One citation as read: its references, what says whose they are, and where a date is given for that."""

    span: Span
    raw: str
    item: Item | None
    references: tuple[Reference, ...]
    whose: str = ""
    held: int = 0
    before: str = ""
    """What the words before it say of whose it is: a terminal's name."""


def read(view: View, start: int, item: Item | None) -> Read | None:
    """The citation that begins at `start`; what follows its numbers is looked at and left to others."""
    if view.text[max(0, start - 3) : start].strip()[-1:].isdigit():
        return None  # "45 minutes 10 people"
    reading = GRAMMAR.read(view.text, start)
    if reading is None:
        return None
    tokens = [token for token in reading.tree.children if isinstance(token, Token)]
    end = start + max(token.end_pos for token in tokens if token.type in FIGURES)
    references = tuple(numbered(view, start, item, tokens))
    captions = tuple(caption(references[0], view.text[end - 1 : end + 3])) if start == 0 else ()
    if start == 0 and view.text[end : end + 1] == ":":
        heading = heading_after(view, end) if item is not None and word("LOOKS_BACK").search(item.title) else None
        if heading is None:
            return Read(end, captions) if captions else None  # "Item 5: Street lighting" is a heading
        references = (*references[:-1], references[-1]._replace(title=heading[0], title_span=heading[1]))
    return Read(end, (*captions, citation(view, start, end, item, tokens, references)))


def heading_after(view: View, end: int) -> tuple[str, Span] | None:
    """The title after the colon at `end`, and where it stands: "Minute 14: Bus shelter"."""
    title = word("HEADING_AFTER").match(view.text[end : end + NEAR])
    return (title.group()[2:], view.span(end + 2, end + title.end())) if title else None


def citation(
    view: View, start: int, end: int, item: Item | None, tokens: list[Token], references: tuple[Reference, ...]
) -> Cited:
    """A citation, with what its own words and those around it say of whose its references are."""
    whose = next((token for token in reversed(tokens) if token.type in (*WHOSE, "FURTHER")), None)
    owner = whose.strip(" ,(") if whose is not None and whose.type != "FURTHER" else ""
    names_previous = word("NAMES_PREVIOUS").search(owner) is not None
    apart = word("APART").search(view.text[max(0, start - BESIDE) : end + BESIDE]) is not None
    before = view.text[max(0, start - NEAR) : start]
    return Cited(
        Span(references[0].span.start, references[-1].span.end),
        view.text[start:end],
        item,
        tuple(r._replace(whose=owner, names_previous=names_previous, apart=apart) for r in references),
        whose.type if whose is not None else "",
        view.offset(start + whose.end_pos) if whose is not None and whose.type == "HELD" else 0,
        next((name for name in BEFORE if word(name).search(before)), ""),
    )


def caption(reference: Reference, after: str) -> Iterator[Caption]:
    """What a citation that begins a paragraph names, where it is none; `after` is the text from its last figure on."""
    if reference.kind in CAPTIONED and not reference.last and word("CAPTION_AFTER").match(after):
        yield Caption(reference.span, reference.raw, reference.item, reference.kind, reference.number)


def word(name: str) -> re.Pattern[str]:
    """A terminal for words around citations."""
    return terminal("references/references_words", name)


SIGHTS = (Sight(lambda: openers("references/references"), read),)


def numbered(view: View, start: int, item: Item | None, tokens: list[Token]) -> Iterator[Reference]:
    """A reference for each number of a citation; the first takes the words before it, the last the title."""
    figures = [at for at, token in enumerate(tokens) if token.type in FIGURES[:-1]]
    what = next(token for token in tokens if token.type != "FURTHER")
    kind = what.type.removesuffix("_MANY").lower().replace("see", "paragraph")
    for at in figures:
        if tokens[at - 1].type == "TO":
            continue
        number, (sub, last) = tokens[at], extent(tokens[at + 1 : at + 3])
        first = what if at == figures[0] and what.type != "SEE" else number
        begin, end = start + first.start_pos, start + (last or sub or number).end_pos
        title, title_span = titled(view, start, tokens) if at == figures[-1] else ("", None)
        yield Reference(
            view.span(begin, end),
            view.text[begin:end],
            item,
            kind,
            str(number),
            title,
            title_span,
            sub=".".join((sub or "").replace("(", " ").replace(")", " ").split()),
            last=str(last or ""),
            number_span=view.span(start + number.start_pos, start + number.end_pos),
        )


def extent(after: list[Token]) -> tuple[Token | None, Token | None]:
    """What goes with a number, by the tokens after it: the part that is meant, "(a)", or the last of a range."""
    following = after[0].type if after else ""
    return after[0] if following == "SUB" else None, after[1] if following == "TO" else None


def titled(view: View, start: int, tokens: list[Token]) -> tuple[str, Span | None]:
    """The title that a citation gives, without what sets it off, and where it stands."""
    for token in tokens:
        if token.type == "TITLE":
            written = token.strip(" –—-")
            title = written[1:-1] if written[0] in '(“"' else written
            begin = start + token.start_pos + str(token).index(title)
            return title, view.span(begin, begin + len(title))
    return "", None


# --- whose they are ---------------------------------------------------------------------------------


class Context(NamedTuple):
    """What is known of a meeting when its references are settled."""

    draft: Draft
    numbers: frozenset[str]
    """The numbers that its items bear."""

    days: dict[int, str]
    """By the offset at which a date begins, the meeting it names: an ISO date, or "this"; in order."""


def settle(draft: Draft) -> Draft:
    """A draft with the citations turned into references that know their meeting."""
    context = Context(
        draft,
        frozenset(item.number for item in draft.items if item.mark is not None),
        {
            date.span.start: "this" if date.role == "meeting" else date.date.isoformat()
            for date in draft.find(DateMention)
            if date.date is not None
        },
    )
    references = [
        reference._replace(meeting=meeting_of(cited, reference, context))
        for cited in draft.find(Cited)
        for reference in cited.references
    ]
    captions = [*draft.find(Caption), *recommendations(draft.paragraphs)]
    return draft.having({Cited: [], Reference: [*references], Caption: [*captions]})


def recommendations(paragraphs: Iterable[Paragraph]) -> Iterator[Caption]:
    """The recommendations that a document lists, each by its place in its list."""
    form = None
    for paragraph in paragraphs:
        mark = paragraph.mark
        if paragraph.role not in ("clause", "entry"):
            form = "" if word("RECOMMENDING").search(paragraph.text[-NEAR:]) else None
        elif form is not None and mark is not None and mark.value is not None and form in ("", mark.form):
            form = mark.form
            yield Caption(mark.span, mark.text, paragraph.item, "recommendation", str(mark.value))


def meeting_of(cited: Cited, reference: Reference, context: Context) -> str:
    """Whose a reference is: "this", "previous", "other", or the ISO date of the meeting that is named."""
    return (
        owner_named(cited, context)
        or owner_before(cited, reference, context)
        or owner_by_kind(cited, reference, context.draft)
        or ("this" if is_own(cited, reference, context) else "other")
    )


def owner_named(cited: Cited, context: Context) -> str:
    """Whose a reference is by the words of the citation itself; "" where they do not tell."""
    return context.days.get(cited.held, "other") if cited.whose == "HELD" else TOLD.get(cited.whose, "")


def owner_before(cited: Cited, reference: Reference, context: Context) -> str:
    """Whose a reference is by the words before the citation, or by its item; "" where they do not tell."""
    if cited.before == "FOREIGN_BEFORE":
        return "other"
    if reference.kind not in ("minute", "item"):
        return ""
    if cited.before == "HELD_BEFORE":
        return day_before(cited, context)
    return "previous" if cited.before == "PREVIOUS_BEFORE" or looks_back(cited.item, context.draft) else ""


def owner_by_kind(cited: Cited, reference: Reference, draft: Draft) -> str:
    """Whose a reference is by the kind of thing that is cited; "" where all depends on the meeting."""
    if cited.whose in ("PAPERS", "OTHER") or reference.kind in FOREIGN:
        return "other"
    if reference.kind not in RECORDED:
        return "this"
    return "other" if draft.kind in ("agenda", "report") else ""


def is_own(cited: Cited, reference: Reference, context: Context) -> bool:
    """Whether a minute that minutes cite is one of their own: by what is said there, or by how they are numbered."""
    if excludes(cited, context.draft) or declares(cited, context.draft):
        return True
    return reference.number in context.numbers and "1" not in context.numbers


def day_before(cited: Cited, context: Context) -> str:
    """The meeting that is named by the date right before a citation: "the meeting of 3 May 2017 (minute 12)"."""
    starts = list(context.days)
    at = bisect_right(starts, cited.span.start)
    return context.days[starts[at - 1]] if at and cited.span.start - starts[at - 1] <= NEAR else "other"


def looks_back(item: Item | None, draft: Draft) -> bool:
    """Whether an item, or the one it stands under, deals with the minutes of the previous meeting."""
    while item is not None:
        if word("LOOKS_BACK").search(item.title):
            return True
        item = draft.items[item.parent] if item.parent is not None else None
    return False


def excludes(cited: Cited, draft: Draft) -> bool:
    """Whether the words before a citation say that the public is excluded for it."""
    before = draft.document.seen[max(0, cited.span.start - NEAR * 3) : cited.span.start]
    return word("EXCLUDES").search(" ".join(before.split())) is not None


def declares(cited: Cited, draft: Draft) -> bool:
    """Whether a citation says in which minute of this meeting somebody has an interest."""
    at = bisect_right(draft.paragraphs, cited.span.start, key=lambda paragraph: paragraph.span.start)
    return at > 0 and word("DECLARES").search(draft.paragraphs[at - 1].text) is not None
