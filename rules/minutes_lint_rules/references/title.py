"""A minute or item cited with the title of another one; one resolution or ordinance under two numbers."""

from __future__ import annotations

from collections.abc import Iterator

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
    references = meeting.find(Reference)
    for reference in references:
        if reference.title and reference.meeting == "this" and reference.kind in ("minute", "item"):
            yield from misnamed(meeting, reference)
    yield from renumbered([r for r in references if r.kind in ("resolution", "ordinance") and r.title])


def misnamed(meeting: Meeting, reference: Reference) -> Iterator[Finding]:
    """The number is one item's, the title another's."""
    numbered = [item for item in meeting.items if item.number == reference.number]
    if len(numbered) != 1 or alike(reference.title, numbered[0].title):
        return
    titled = [item for item in meeting.items if same(reference.title, item.title)]
    if len(titled) == 1 and titled[0].number:
        yield finding(meeting, reference, numbered[0], titled[0])


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


def renumbered(references: list[Reference]) -> Iterator[Finding]:
    """One title under two numbers that are made of the same digits: two of them changed places."""
    for index, second in enumerate(references):
        for first in references[:index]:
            same = content(first.title) == content(second.title) and len(content(first.title)) >= FEWEST
            if same and first.kind == second.kind and swapped(first.number, second.number):
                message = f"“{second.title}” is {second.kind} {first.number} before and {second.number} here"
                yield Finding(second.span, message, notes=(Note(f"{first.kind} {first.number}", first.span),))
                break


def swapped(one: str, other: str) -> bool:
    """Whether two numbers are the same but for the order of their digits."""
    return one != other and sorted(one) == sorted(other)


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
