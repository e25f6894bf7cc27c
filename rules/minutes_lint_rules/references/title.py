"""A minute or item cited with the title of another one; one resolution or ordinance under two numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minutes_lint import Edit, Finding, Item, Meeting, Note, Reference, Suggestion, rule

SHARED = 0.6
"""A title is right when it shares so much of its words with the heading, or the heading with it."""

SURE = 0.8
"""A title is certainly another item's when so much of it stands in that heading."""

FEWEST = 3
"""Titles of fewer words are shared by different resolutions."""


@rule(severity="warning")
def title(meeting: Meeting) -> Iterator[Finding]:
    """Compare each title that is cited with the heading that bears its number."""
    references = [reference for reference in meeting.find(Reference) if reference.title]
    numbered: dict[str, list[Item]] = {}
    for item in meeting.items:
        numbered.setdefault(item.number, []).append(item)
    for reference in references:
        bearers = numbered.get(reference.number, [])
        if reference.meeting == "this" and reference.kind in ("minute", "item") and len(bearers) == 1:
            yield from misnamed(meeting, reference, bearers[0])
    yield from renumbered(r for r in references if r.kind in ("resolution", "ordinance"))


def misnamed(meeting: Meeting, reference: Reference, bearer: Item) -> Iterator[Finding]:
    """The number is one item's, the title another's."""
    if alike(reference.title, bearer.title):
        return
    titled = [item for item in meeting.items if same(reference.title, item.title)]
    if len(titled) == 1 and titled[0].number:
        yield finding(meeting, reference, bearer, titled[0])


def finding(meeting: Meeting, reference: Reference, numbered: Item, titled: Item) -> Finding:
    """Both repairs are possible: another number, or another title."""
    number, name = reference.number, reference.kind
    at = meeting.document.text.find(number, reference.span.start, reference.span.end)
    digits = reference.span._replace(start=at, end=at + len(number))
    repairs = [Suggestion(titled.number, (Edit(digits, titled.number),))]
    if reference.title_span is not None:
        repairs.append(Suggestion(numbered.title, (Edit(reference.title_span, numbered.title),)))
    return Finding(
        reference.span,
        f"{name.capitalize()} {number} is “{numbered.title}”; “{reference.title}” is {name} {titled.number}",
        notes=(
            Note(f"{name} {number}: {numbered.title}", numbered.heading),
            Note(f"{name} {titled.number}: {titled.title}", titled.heading),
        ),
        suggestions=tuple(repairs),
    )


def renumbered(references: Iterable[Reference]) -> Iterator[Finding]:
    """One title under two numbers that are made of the same digits: two of them changed places."""
    known: dict[tuple[str, frozenset[str], str], Reference] = {}
    for second in references:
        words = content(second.title)
        first = known.setdefault((second.kind, words, "".join(sorted(second.number))), second)
        if first.number != second.number and len(words) >= FEWEST:
            message = f"“{second.title}” is {second.kind} {first.number} before and {second.number} here"
            yield Finding(second.span, message, notes=(Note(f"{first.kind} {first.number}", first.span),))


def alike(cited: str, heading: str) -> bool:
    """Whether a title as cited may be a heading's: most words of the shorter of the two are in the other."""
    one, other = content(cited), content(heading)
    if not one or not other:
        return False
    shared = sum(any(alike_words(word, another) for another in other) for word in one)
    return shared >= SHARED * min(len(one), len(other))


def same(cited: str, heading: str) -> bool:
    """Whether a title as cited is certainly a heading's: nearly all of it stands there."""
    one, other = content(cited), content(heading)
    shared = sum(any(alike_words(word, another) for another in other) for word in one)
    return one == other or (len(one) > 1 and shared >= SURE * len(one))


def alike_words(one: str, other: str) -> bool:
    """Whether two words are the same but for an ending or an abbreviation."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short[: max(4, len(short) - 2)]) if len(short) > 3 else one == other


def content(title: str) -> frozenset[str]:
    """The words of a title that tell it from others, in lower case."""
    words = "".join(c if c.isalnum() else " " for c in title.casefold()).split()
    return frozenset(word for word in words if len(word) > 3 or word.isdigit()) or frozenset(words)
