"""Presence as a timeline: who came, went and came back, who declared an interest, and how many must be there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from lark import Token

from minutes_lint import Act, Attendance, Interest, Movement, Paragraph, Person, Presence, Quorum, Reference, Span
from minutes_lint.model import Mention

from . import people
from .inline import Inline
from .mentions import Draft, Found
from .words import terminal

MOVES = Inline("presence", window=200)
WHAT = {"LEFT": "left", "ARRIVED": "arrived", "RETURNED": "returned"}
ACTS = {"MOVED": "moved", "SECONDED": "seconded", "VOTED": "voted", "SIGNED": "signed", "SPOKE": "spoke"}
BEFORE = 20
"""So many characters before a name may say that its bearer moves or seconds."""

THERE = ("present", "attending", "observing")
"""The lists of those who were there."""

AHEAD = 110
"""So many characters after a name may say that somebody came or went."""

JOINT = frozenset({",", "and", ", and", "&", ""})
"""What stands between two who do something together."""


def settle(draft: Draft) -> Found:
    """All that was found, and the people: who is listed, who is named, when each was there, who has an interest."""
    roll = people.attendance(draft.paragraphs)
    named = people.named(draft.paragraphs, roll).get(Person, [])
    told = [person for person in named if isinstance(person, Person)]
    movements = list(moved(draft.paragraphs, told))
    found: dict[type, list[Mention]] = {
        Act: list(acts(draft.paragraphs, told)),
        Attendance: list(roll.lists),
        Person: [*(person for listed in roll.lists for person in listed.people), *roll.duties, *told],
        Movement: list(movements),
        Presence: list(timeline(draft, roll.lists, movements)),
        Interest: list(interests(draft, told, movements)),
        Quorum: list(quorums(draft.paragraphs)),
    }
    return {**draft.found, **found}


# --- who came and went ------------------------------------------------------------------------------


def moved(paragraphs: tuple[Paragraph, ...], told: list[Person]) -> Iterator[Movement]:
    """All who came or went, as the text says it after their names."""
    for paragraph, persons in by_paragraph(paragraphs, told):
        text, after = paragraph.view.text, ""
        places = located(paragraph, persons)
        for index in range(len(persons) - 1, -1, -1):
            end = places[index] + len(persons[index].raw)
            last = index == len(persons) - 1
            if after and not last and text[end : places[index + 1]].strip() in JOINT:
                what, end_of_words = after, end
            else:
                what, end_of_words = movement(text, end)
            after = what
            if what:
                span = Span(persons[index].span.start, paragraph.view.offset(end_of_words - 1) + 1)
                yield Movement(span, text[places[index] : end_of_words], paragraph.item, persons[index], what)


def movement(text: str, end: int) -> tuple[str, int]:
    """What the words after a name say that somebody did: came, left or returned; and where they end."""
    return said(text, end, "MOVING", WHAT)


def said(text: str, end: int, needed: str, what: dict[str, str]) -> tuple[str, int]:
    """What the words after a name say that its bearer did, and where they end. `needed` is in all such words."""
    if not terminal("presence_words", needed).search(text, end, end + AHEAD):
        return "", end
    reading = MOVES.read(text, end)
    if reading is None:
        return "", end
    verb = next((part for part in reading.tree.children if isinstance(part, Token) and part.type in what), None)
    return (what[verb.type], reading.end) if verb is not None else ("", end)


def acts(paragraphs: tuple[Paragraph, ...], told: list[Person]) -> Iterator[Act]:
    """All who take part in the meeting, as the words before or after their names say."""
    for paragraph, persons in by_paragraph(paragraphs, told):
        text = paragraph.view.text
        for person, at in zip(persons, located(paragraph, persons), strict=True):
            end = at + len(person.raw)
            by = terminal("presence_words", "BY").search(text, max(0, at - BEFORE), at)
            what, stop = (by.lastgroup or "", end) if by else said(text, end, "ACTING", ACTS)
            if what:
                span = Span(person.span.start, paragraph.view.offset(stop - 1) + 1)
                yield Act(span, text[at:stop], paragraph.item, person, what)


def by_paragraph(paragraphs: tuple[Paragraph, ...], told: list[Person]) -> Iterator[tuple[Paragraph, list[Person]]]:
    """The paragraphs in which somebody is named, with those who are."""
    starts = [person.span.start for person in told]
    at = 0
    for paragraph in sorted(paragraphs, key=lambda p: p.span):
        at = max(at, bisect_right(starts, paragraph.span.start - 1))
        here = []
        while at < len(told) and told[at].span.start < paragraph.span.end:
            here.append(told[at])
            at += 1
        if here:
            yield paragraph, here


def located(paragraph: Paragraph, persons: Iterable[Person]) -> list[int]:
    """Where in the text of a paragraph each person is named."""
    places, at = [], 0
    for person in persons:
        at = max(paragraph.view.text.find(person.raw, at), at)
        places.append(at)
    return places


def timeline(draft: Draft, lists: list[Attendance], movements: list[Movement]) -> Iterator[Presence]:
    """When each of those listed was there, and whoever arrived without being listed as present."""
    listed = [person for found in lists for person in found.people]
    arrived = [m.person for m in movements if m.what == "arrived" and not any(p.may_be(m.person) for p in listed)]
    listed += arrived
    late = terminal("people_words", "LATE")
    for person in listed:
        own = [m for m in movements if only(listed, m.person) == person]
        if person.list not in (*THERE, "text") and not any(m.what == "arrived" for m in own):
            continue
        certain = not late.search(person.role) and not any(unplaced(draft, m) for m in own)
        stretches = [draft.span] if not certain else list(during(draft, person, own))
        for stretch in stretches:
            yield Presence(person.span, person.raw, person.item, person, stretch, certain)


def only(listed: Iterable[Person], person: Person) -> Person | None:
    """The one of those listed who it can be, None where there are several or none."""
    found = [other for other in listed if other.may_be(person)]
    return found[0] if len(found) == 1 else None


def unplaced(draft: Draft, move: Movement) -> bool:
    """Whether the opening of the minutes says when somebody came or went, so that its place in the text does not."""
    early = move.item is None or move.item.order == 0
    return early and terminal("presence_words", "PLACED").search(move.raw) is not None


def during(draft: Draft, person: Person, moves: list[Movement]) -> Iterator[Span]:
    """The stretches of the text between somebody's coming and going."""
    moves = sorted(moves, key=lambda move: move.span)
    since: int | None = draft.span.start
    if moves and moves[0].what != "left":
        since = None
    for move in moves:
        if move.what == "left" and since is not None:
            yield Span(since, move.span.end)
            since = None
        elif move.what != "left" and since is None:
            since = move.span.start
    if since is not None:
        yield Span(since, draft.span.end)


# --- interests and quorum ---------------------------------------------------------------------------


def interests(draft: Draft, told: list[Person], movements: list[Movement]) -> Iterator[Interest]:
    """The interests that were declared, each with the item or minute that it is about."""
    cited = [r for r in draft.found.get(Reference, ()) if isinstance(r, Reference) and r.kind in ("item", "minute")]
    for paragraph, persons in by_paragraph(draft.paragraphs, told):
        if "interest" not in paragraph.view.text:
            continue
        places = located(paragraph, persons)
        for declared in terminal("presence_words", "DECLARED").finditer(paragraph.view.text):
            before = [i for i, at in enumerate(places) if at + len(persons[i].raw) <= declared.start() + 1]
            if not before or "." in paragraph.view.text[places[before[-1]] + len(persons[before[-1]].raw) : declared.start()]:
                continue
            person = persons[before[-1]]
            span = Span(person.span.start, paragraph.view.offset(declared.end() - 1) + 1)
            about = reference_after(paragraph, cited, declared.end())
            left = any(m.what == "left" and m.person.may_be(person) for m in movements)
            yield Interest(span, paragraph.view.text[places[before[-1]] : declared.end()], paragraph.item,
                           person.name, about, left)  # fmt: skip


def reference_after(paragraph: Paragraph, cited: list[Reference], at: int) -> Reference | None:
    """The item or minute that a sentence goes on to name."""
    stop = paragraph.view.text.find(". ", at)
    end = paragraph.span.end if stop < 0 else paragraph.view.offset(stop)
    start = paragraph.view.offset(at - 1)
    return next((r for r in cited if start <= r.span.start < end), None)


def quorums(paragraphs: tuple[Paragraph, ...]) -> Iterator[Quorum]:
    """How many must be present as the text states it; 0 where it says that there were too few."""
    for paragraph in paragraphs:
        text = paragraph.view.text
        if "uor" not in text:
            continue
        for words in terminal("presence_words", "QUORUM").finditer(text):
            stated = terminal("people_words", "NUMBER").match(text, words.end())
            if stated is not None:
                span = paragraph.view.span(words.start(), stated.end())
                yield Quorum(span, text[words.start() : stated.end()], paragraph.item, people.number(stated.group()) or 0)
        for words in terminal("presence_words", "LACKING").finditer(text):
            yield Quorum(paragraph.view.span(*words.span()), words.group(), paragraph.item, 0)

