"""Counts that the text gives of what it lists right after: "the following six principles:", "five Councillors: …"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from minutes_lint import Claim, Paragraph, Quantity, Span
from minutes_lint.values import NamedTuple
from minutes_lint.wording import of_roman

from ..parser.drafts import Draft
from ..parser.words import terminal
from .amounts import Verdict, claim
from .lists import Figures, Listing, listings

REACH = 200
"""A sentence is looked at within this many characters before its colon."""

NEAR = 45
"""Words that take something from a count stand within this many characters before it: "three of the six"."""

MOST = 20
"""Higher counts announce no list."""

ANNOUNCING = ("FOLLOWING", "SUBJECT", "OBJECT")


class Counted(NamedTuple):
    """How many were found, where they stand, what they are, and whether they could be anything else."""

    number: int
    span: Span
    noun: str
    certain: bool


def settle(draft: Draft) -> Draft:
    """A draft with the claims that its counts make of the lists and names after them."""
    figures = Figures(draft)
    below = {listing.lead.span: listing for listing in listings(draft)}
    made: list[Claim] = []
    for paragraph, after in zip(draft.paragraphs, (*draft.paragraphs[1:], None), strict=False):
        if ":" in paragraph.text or paragraph.span in below:
            made += of(draft, figures, paragraph, below.get(paragraph.span), after)
    return draft.more({Claim: [*made]})


def of(
    draft: Draft, figures: Figures, paragraph: Paragraph, listing: Listing | None, after: Paragraph | None
) -> Iterator[Claim]:
    """The claims of one paragraph: of the list below it, of the marks inside it, and of the names inside it."""
    text = paragraph.text
    if listing is not None and (stated := announced(figures, paragraph, len(text), ANNOUNCING)) is not None:
        yield compared(stated, entries_of(draft, listing))
        return
    at = text.find(":")
    while 0 <= at < len(text) - 2:
        first, counted = len(text) - len(text[at + 1 :].lstrip(" -–—")), None
        if (stated := announced(figures, paragraph, at + 1, ANNOUNCING)) is not None:
            counted = marked(paragraph, first)
        elif (stated := announced(figures, paragraph, at + 1, ("PEOPLE",))) is not None:
            counted = named(paragraph, first, after)
        if stated is not None and counted is not None:
            yield compared(stated, counted)
        at = text.find(":", first)


def announced(figures: Figures, paragraph: Paragraph, end: int, names: Sequence[str]) -> Quantity | None:
    """The count that the sentence before a colon announces, if it states one count and no other figure."""
    start = max(0, end - REACH)
    head = paragraph.text[start:end].rstrip(" -–—*_.")
    sentence = max(head.rfind(". "), head.rfind("; "), head.rfind(": "), head.rfind("! ")) + 1
    if not figures.within(paragraph.view.span(start + sentence, start + len(head))):
        return None
    for name in names:
        words = terminal("numbers/lists", name).search(head, sentence)
        if words is None:
            continue
        near = max(sentence, words.start() - NEAR)
        if terminal("numbers/lists", "DOUBT").search(head, near):
            return None
        span = paragraph.view.span(start + near, start + len(head))
        return only_count(figures.within(span), paragraph.view.offset(start + words.start()))
    return None


def only_count(found: Iterable[Quantity], at: int) -> Quantity | None:
    """The count at `at` or after, where no other count is found beside it and a list may have that many entries."""
    counts = [q for q in found if q.unit == "" and q.value is not None]
    stated = next((q for q in counts if q.span.start >= at), None)
    if stated is None or any(q.value != stated.value for q in counts):
        return None
    return stated if stated.value in range(2, MOST + 1) else None


def compared(stated: Quantity, counted: Counted) -> Claim:
    """What a count says of what was counted."""
    right = stated.value == counted.number
    verdict: Verdict = "right" if right else "wrong" if counted.certain else "open"
    number = Quantity(counted.span, str(counted.number), stated.item, Decimal(counted.number), noun=counted.noun)
    return claim(stated, [number], verdict, stated.noun, "count")


# --- entries below ----------------------------------------------------------------------------------


def entries_of(draft: Draft, listing: Listing) -> Counted:
    """The entries of a list, and whether it certainly has no others."""
    entries = listing.entries
    span = Span(entries[0].span.start, entries[-1].span.end)
    return Counted(len(entries), span, "entries", certain(draft, listing))


def certain(draft: Draft, listing: Listing) -> bool:
    """Whether all entries of a list are known to be its own, and each to be one.

    Counted marks must count from one; bullets must be single statements, with something below them that ends the list.
    """
    entries = listing.entries
    if len(entries) < 2 or not listing.whole or draft.document.extracted:
        return False
    mark = entries[0].mark
    if mark is not None and mark.value is not None:
        return mark.value == 1 and not resumed(listing)
    single = not any(terminal("numbers/lists", "JOINED").search(entry.text) for entry in entries)
    return ended(listing) and single and not any(listing.tails) and not resumed(listing)


def ended(listing: Listing) -> bool:
    """Whether what stands below a list shows that it is over: another item, a heading, a whole sentence, or nothing."""
    after = listing.after
    if after is None or after.item is not listing.lead.item:
        return True
    return after.role in ("heading", "resolution", "signature", "title") or after.text[-1:] in ".!?"


def resumed(listing: Listing) -> bool:
    """Whether what stands below a list goes on with it: an entry, or words in the middle of a sentence."""
    after = listing.after
    return (
        after is not None and after.item is listing.lead.item and (after.mark is not None or after.text[:1].islower())
    )


# --- marks inside a paragraph -----------------------------------------------------------------------


def marked(paragraph: Paragraph, at: int) -> Counted | None:
    """The entries that are marked (1), (2) or (a), (b) from `at` on; None where none begins there."""
    text = paragraph.text
    for name in ("NUMBERED", "ROMAN", "LETTERED"):
        marks = [
            (m.start(), value(m.group(1) or m.group(2), name))
            for m in terminal("numbers/lists", name).finditer(text, at)
        ]
        if not marks or marks[0][0] > at + 1 or marks[0][1] != 1:
            continue
        number = 0
        for _, count in marks:
            if count != number + 1:
                return Counted(number, paragraph.span, "entries", certain=False)
            number = count
        if number > 1:
            span = paragraph.view.span(marks[0][0], len(text))
            return Counted(number, span, "entries", certain=text[-1:] in ".!?")
    return None


def value(mark: str, name: str) -> int:
    """The place in the count that a mark in a sentence stands for."""
    if name == "NUMBERED":
        return int(mark)
    if name == "LETTERED":
        return ord(mark) - ord("a") + 1
    return of_roman(mark)


# --- names in a row ---------------------------------------------------------------------------------


def named(paragraph: Paragraph, at: int, after: Paragraph | None) -> Counted | None:
    """The names in a row from `at` on; None where what stands there is no row of names.

    Where the row ends with its paragraph, without a full stop, the next paragraph must not look like more names.
    """
    text, start, number = paragraph.text, at, 0
    while (name := terminal("numbers/lists", "NAME").match(text, at)) is not None:
        number, at = number + 1, name.end()
        between = terminal("numbers/lists", "SEPARATOR").match(text, at)
        if between is None or terminal("numbers/lists", "NAME").match(text, between.end()) is None:
            break
        at = between.end()
    if number < 2:
        return None
    finished = terminal("numbers/lists", "FINISHED").match(text, at) is not None
    if at == len(text) and text[-1] == ".":
        finished = True
    elif at == len(text):
        more = after is not None and (
            after.text[:1].islower() or terminal("numbers/lists", "NAME").match(after.text) is not None
        )
        finished = not more or (after is not None and after.mark is not None)
    return Counted(number, paragraph.view.span(start, at), "names", certain=finished)
