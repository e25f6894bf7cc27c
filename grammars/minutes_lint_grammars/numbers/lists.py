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
"""A list of more entries is not followed to its end."""


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
    lead, first = paragraphs[index], paragraphs[index + 1]
    entries, whole = [first], True
    tails: list[tuple[Paragraph, ...]] = [()]
    after: Paragraph | None = None
    last = first
    for paragraph in paragraphs[index + 2 : index + 2 + LONGEST]:
        if paragraph.item is not lead.item or alike(paragraph, lead):
            after = after or paragraph
            break
        if alike(paragraph, first):
            if not follows(entries[-1].mark, paragraph.mark) or (after and first.mark and first.mark.value is None):
                after = after or paragraph
                break
            whole = whole and after is None
            after = None
            entries.append(paragraph)
            tails.append(())
        elif after is None and goes_on(document, first, last, paragraph):
            tails[-1] = (*tails[-1], paragraph)
        elif after is None:
            after = paragraph
        last = paragraph
    return Listing(lead, tuple(entries), tuple(tails), whole, after)


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
    rows = [outside_brackets(document, entry, figures.within(entry.span)) for entry in listing.entries]
    parts = one_each(rows, stated)
    if parts is None or any(same_kind(figures, tail, parts[0], document) for tails in listing.tails for tail in tails):
        return None
    rounded = is_rounded(parts, stated, "")
    right = adds_up(parts, stated, rounded)
    certain = listing.whole and not any(partial(entry) for entry in listing.entries)
    scaled = any(part.raw[-1:].isalpha() for part in (*parts, stated))
    verdict: Verdict = "right" if right else "wrong" if certain and not scaled else "open"
    return claim(stated, parts, verdict, parts[0].noun or stated.noun, "list-total")


def partial(entry: Paragraph) -> bool:
    """Whether an entry says, outside of brackets, that its figure is part of another one or holds others."""
    return (
        terminal("numbers/lists", "PARTIAL").search(terminal("numbers/lists", "BRACKETED").sub("", entry.text))
        is not None
    )


def announced(figures: Figures, lead: Paragraph) -> Quantity | None:
    """The total that a lead-in states, where it states one and means all of it."""
    text = lead.text
    found = list(terminal("numbers/lists", "TOTAL_OF").finditer(text))
    after = list(terminal("numbers/lists", "IN_TOTAL").finditer(text)) if not found else []
    closed = lead.role in ("heading", "title") or terminal("numbers/lists", "CLOSED").search(text) is not None
    if len(found) + len(after) != 1 or not closed:
        return None
    stands = (found or after)[0]
    if terminal("numbers/lists", "PARTIAL").search(text[: stands.start()] + " " + text[stands.end() :]):
        return None
    place = lead.view.offset(stands.end() if found else stands.start() - 1)
    for quantity in figures.within(lead.span):
        if place == (quantity.span.start if found else quantity.span.end - 1) and quantity.value is not None:
            return quantity
    return None


def outside_brackets(document: Document, paragraph: Paragraph, found: Iterable[Quantity]) -> list[Quantity]:
    """The figures of an entry that do not stand in brackets."""
    kept, depth, at = [], 0, paragraph.mark.span.end if paragraph.mark else paragraph.span.start
    for quantity in found:
        between = document.text[at : quantity.span.start]
        depth, at = max(0, depth + between.count("(") - between.count(")")), quantity.span.start
        if depth == 0 and quantity.span.start >= (paragraph.mark.span.end if paragraph.mark else 0):
            kept.append(quantity)
    return kept


def one_each(rows: Sequence[Sequence[Quantity]], stated: Quantity) -> list[Quantity] | None:
    """One figure from each entry, all of the kind of the total: its currency, its noun or their common one."""
    noun = last_word(stated.noun)
    if stated.unit:
        kinds = [[quantity for quantity in row if quantity.unit == stated.unit] for row in rows]
    else:
        counts = [[quantity for quantity in row if not quantity.unit] for row in rows]
        common = {last_word(quantity.noun) for row in counts for quantity in row}
        noun = noun if noun in common else common.pop() if len(common) == 1 else ""
        kinds = [[quantity for quantity in row if last_word(quantity.noun) == noun] for row in counts]
    if any(len(row) != 1 or row[0].value is None for row in kinds):
        return None
    return [row[0] for row in kinds]


def last_word(noun: str) -> str:
    """What is counted: the last word, in the singular."""
    return noun.rpartition(" ")[2].casefold().removesuffix("s")


def same_kind(figures: Figures, tail: Paragraph, part: Quantity, document: Document) -> bool:
    """Whether a line that goes on with an entry holds another figure of its kind."""
    found = outside_brackets(document, tail, figures.within(tail.span))
    return any(other.unit == part.unit and last_word(other.noun) == last_word(part.noun) for other in found)
