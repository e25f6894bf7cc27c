"""Lists and the words that announce them: which paragraphs are the entries of which lead-in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from minutes_lint import Claim, Document, Mark, Paragraph, Quantity, Span
from minutes_lint.values import NamedTuple

from ..parser.drafts import Draft
from ..parser.words import terminal
from .amounts import Verdict, adds_up, claim, is_rounded

LONGEST = 60
"""A list is followed over at most this many paragraphs."""


class Listing(NamedTuple):
    """A lead-in and the entries below it, all marked alike; each with the lines that go on with it.

    `whole` says that nothing else stands between them; `after` is the paragraph below the list.
    """

    lead: Paragraph
    entries: tuple[Paragraph, ...]
    tails: tuple[tuple[Paragraph, ...], ...]
    whole: bool
    after: Paragraph | None


class Figures:
    """The quantities of a meeting, by place."""

    def __init__(self, draft: Draft) -> None:
        found = draft.find(Quantity)
        self._found = sorted(found, key=lambda quantity: quantity.span)

    def within(self, span: Span) -> list[Quantity]:
        """The quantities in a span, in order."""
        at = bisect_left(self._found, span.start, key=lambda quantity: quantity.span.start)
        end = bisect_left(self._found, span.end, at, key=lambda quantity: quantity.span.start)
        return self._found[at:end]


def settle(draft: Draft) -> Draft:
    """A draft with the claims that lead-ins make of the figures in their lists."""
    figures = Figures(draft)
    made = [claim for listing in listings(draft) if (claim := total_of(draft.document, figures, listing)) is not None]
    return draft.more({Claim: [*made]})


def listings(draft: Draft) -> Iterator[Listing]:
    """All lists of a meeting that have a lead-in: a paragraph with entries right below it."""
    paragraphs = draft.paragraphs
    for index, paragraph in enumerate(paragraphs[:-1]):
        first = paragraphs[index + 1]
        if listed(first) and first.item is paragraph.item and not alike(paragraph, first):
            yield listing(draft.document, paragraphs, index)


def listed(paragraph: Paragraph) -> bool:
    """Whether a paragraph is an entry of a list."""
    return paragraph.mark is not None and paragraph.role in ("entry", "clause", "heading")


def alike(one: Paragraph, other: Paragraph) -> bool:
    """Whether two entries are of one list: marked alike and indented alike."""
    same = one.mark is not None and other.mark is not None and one.mark.form == other.mark.form
    return same and one.depth == other.depth


def follows(before: Mark | None, mark: Mark | None) -> bool:
    """Whether a mark goes on the count of the one before it; bullets do not count."""
    if before is None or mark is None or before.value is None or mark.value is None:
        return True
    return mark.value == before.value + 1


def listing(document: Document, paragraphs: Sequence[Paragraph], index: int) -> Listing:
    """The list below the lead-in at `index`."""
    lead, first = paragraphs[index : index + 2]
    entries, whole = [first], True
    tails: list[tuple[Paragraph, ...]] = [()]
    after: Paragraph | None = None
    last = first
    for paragraph in paragraphs[index + 2 : index + 2 + LONGEST]:
        if ended(lead, entries, paragraph, after is not None):
            after = after or paragraph
            break
        if alike(paragraph, first):
            whole, after = whole and after is None, None
            entries.append(paragraph)
            tails.append(())
        elif after is None and goes_on(document, first, last, paragraph):
            tails[-1] = (*tails[-1], paragraph)
        else:
            after = after or paragraph
        last = paragraph
    return Listing(lead, tuple(entries), tuple(tails), whole, after)


def ended(lead: Paragraph, entries: Sequence[Paragraph], paragraph: Paragraph, parted: bool) -> bool:
    """Whether a list ends before a paragraph: one of another item, the next lead-in, or an entry that is not its own.

    `parted` says that other text stands between: then numbers and letters still tell an entry, bullets do not.
    """
    if paragraph.item is not lead.item or alike(paragraph, lead):
        return True
    bulleted = entries[0].mark is not None and entries[0].mark.value is None
    other = (parted and bulleted) or not follows(entries[-1].mark, paragraph.mark)
    return alike(paragraph, entries[0]) and other


def goes_on(document: Document, first: Paragraph, last: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a paragraph belongs to the entry above it: a list inside it, or a line right below."""
    nested = paragraph.mark is not None and paragraph.depth >= first.depth
    return nested or not blank_between(document, last.span, paragraph.span)


def blank_between(document: Document, one: Span, other: Span) -> bool:
    """Whether an empty line stands between two paragraphs."""
    between = document.text[one.end : other.start].replace("\r\n", "\n").replace("\r", "\n")
    return any(not line.strip() for line in between.split("\n")[1:-1])


# --- "(total capacity 595)" -------------------------------------------------------------------------


def total_of(document: Document, figures: Figures, listing: Listing) -> Claim | None:
    """What a lead-in says that the figures of its list come to, where each entry has one figure of that kind."""
    stated = announced(figures, listing.lead)
    if stated is None or len(listing.entries) < 2:
        return None
    parts = one_each([outside_brackets(document, figures, entry) for entry in listing.entries], stated)
    tails = [tail for tails in listing.tails for tail in tails]
    if not parts or any(same_kind(figures, tail, parts[0], document) for tail in tails):
        return None
    right = adds_up(parts, stated, is_rounded(parts, stated, ""))
    verdict: Verdict = "right" if right else "wrong" if complete(listing, (*parts, stated)) else "open"
    return claim(stated, parts, verdict, parts[0].noun or stated.noun, "list-total")


def complete(listing: Listing, printed: Iterable[Quantity]) -> bool:
    """Whether a list is whole, and its figures and total are printed in full: not as parts, nor in thousands."""
    scaled = any(figure.raw[-1:].isalpha() for figure in printed)
    return listing.whole and not scaled and not any(partial(entry) for entry in listing.entries)


def partial(entry: Paragraph) -> bool:
    """Whether an entry says, outside of brackets, that its figure is part of another one or holds others."""
    words = terminal("numbers/lists", "BRACKETED").sub("", entry.text)
    return terminal("numbers/lists", "PARTIAL").search(words) is not None


def announced(figures: Figures, lead: Paragraph) -> Quantity | None:
    """The total that a lead-in states, where it states one and means all of it."""
    text = lead.text
    before = list(terminal("numbers/lists", "TOTAL_OF").finditer(text))
    words = before or list(terminal("numbers/lists", "IN_TOTAL").finditer(text))
    if len(words) != 1 or not closed(lead):
        return None
    start, end = words[0].span()
    if terminal("numbers/lists", "PARTIAL").search(text[:start] + " " + text[end:]):
        return None
    place = lead.view.offset(end if before else start - 1)
    stated = (
        quantity
        for quantity in figures.within(lead.span)
        if place == (quantity.span.start if before else quantity.span.end - 1) and quantity.value is not None
    )
    return next(stated, None)


def closed(lead: Paragraph) -> bool:
    """Whether a paragraph says that a list follows: as a heading, or by what it ends in."""
    return lead.role in ("heading", "title") or terminal("numbers/lists", "CLOSED").search(lead.text) is not None


def outside_brackets(document: Document, figures: Figures, paragraph: Paragraph) -> list[Quantity]:
    """The figures of an entry that do not stand in brackets."""
    begin = paragraph.mark.span.end if paragraph.mark else paragraph.span.start
    kept, depth, at = [], 0, begin
    for quantity in figures.within(paragraph.span):
        between = document.seen[at : quantity.span.start]
        depth, at = max(0, depth + between.count("(") - between.count(")")), quantity.span.start
        if depth == 0 and quantity.span.start >= begin:
            kept.append(quantity)
    return kept


def one_each(rows: Sequence[Sequence[Quantity]], stated: Quantity) -> list[Quantity]:
    """One figure from each entry, all of the kind of the total; none at all where an entry has none or several."""
    same = in_unit(rows, stated.unit) if stated.unit else counted(rows, last_word(stated.noun))
    if any(len(row) != 1 or row[0].value is None for row in same):
        return []
    return [row[0] for row in same]


def in_unit(rows: Sequence[Sequence[Quantity]], unit: str) -> list[list[Quantity]]:
    """The figures of each entry in a currency, or in none."""
    return [[quantity for quantity in row if quantity.unit == unit] for row in rows]


def counted(rows: Sequence[Sequence[Quantity]], noun: str) -> list[list[Quantity]]:
    """The figures of each entry that count what the total counts, or else the one thing that all of them count."""
    counts = in_unit(rows, "")
    nouns = {last_word(quantity.noun) for row in counts for quantity in row}
    if noun not in nouns:
        noun = nouns.pop() if len(nouns) == 1 else ""
    return [[quantity for quantity in row if last_word(quantity.noun) == noun] for row in counts]


def last_word(noun: str) -> str:
    """What is counted: the last word, in the singular."""
    return noun.rpartition(" ")[2].casefold().removesuffix("s")


def same_kind(figures: Figures, tail: Paragraph, part: Quantity, document: Document) -> bool:
    """Whether a line that goes on with an entry holds another figure of its kind."""
    found = outside_brackets(document, figures, tail)
    return any(other.unit == part.unit and last_word(other.noun) == last_word(part.noun) for other in found)
