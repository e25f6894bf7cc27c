"""A minute or item cited with the title of another one; one resolution or ordinance under two numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minutes_lint import Edit, Finding, Item, Meeting, Note, Reference, Suggestion, rule
from minutes_lint.archive.titles import alike, content, same

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
    """The number is one item's, the title another's: another number or another title would be right."""
    if alike(reference.title, bearer.title):
        return
    titled = [item for item in meeting.items if same(reference.title, item.title)]
    if len(titled) == 1 and titled[0].number:
        kind, number, owner = reference.kind, reference.number, titled[0]
        message = f"{kind} {number} is “{bearer.title}”; “{reference.title}” is {kind} {owner.number}"
        notes = (
            Note(f"{kind} {number}: {bearer.title}", bearer.heading),
            Note(f"{kind} {owner.number}: {owner.title}", owner.heading),
        )
        yield Finding(reference.span, message, notes=notes, suggestions=tuple(repairs(reference, bearer, owner)))


def repairs(reference: Reference, bearer: Item, owner: Item) -> Iterator[Suggestion]:
    """The number of the item that bears the title, and the title of the one that bears the number."""
    if reference.number_span is not None:
        yield Suggestion(owner.number, (Edit(reference.number_span, owner.number),))
    if reference.title_span is not None:
        yield Suggestion(bearer.title, (Edit(reference.title_span, bearer.title),))


def renumbered(references: Iterable[Reference]) -> Iterator[Finding]:
    """One title under two numbers that are made of the same digits: two of them changed places."""
    known: dict[tuple[str, frozenset[str], str], Reference] = {}
    for second in references:
        words = content(second.title)
        first = known.setdefault((second.kind, words, "".join(sorted(second.number))), second)
        if first.number != second.number and len(words) >= FEWEST:
            message = f"“{second.title}” is {second.kind} {first.number} before and {second.number} here"
            yield Finding(second.span, message, notes=(Note(f"{first.kind} {first.number}", first.span),))
