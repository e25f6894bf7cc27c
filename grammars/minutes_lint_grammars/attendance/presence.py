"""Presence as a timeline: who came, went and came back, who declared an interest, and how many must be there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from minutes_lint import Act, Attendance, Interest, Movement, Paragraph, Person, Presence, Quorum, Reference, Span
from minutes_lint.values import NamedTuple

from ..parser.drafts import Draft, Found
from ..parser.inline import Inline
from ..parser.parsing import Token
from ..parser.words import terminal
from .taking import number

MOVES = Inline("attendance/presence", window=200)
WHAT = {"LEFT": "left", "ARRIVED": "arrived", "RETURNED": "returned"}
ACTS = {"MOVED": "moved", "SECONDED": "seconded", "VOTED": "voted", "SIGNED": "signed", "SPOKE": "spoke"}
DEEDS = WHAT | ACTS
BEFORE = 20
"""At most this many characters before a name may say that its bearer moves or seconds."""

OPENING = 600
"""The opening of minutes without numbered items ends at most this many characters after the lists of attendance."""

REACH, BEHIND = 4000, 40
"""At most how many characters after somebody's going it is said that they came back, and their name before that."""

THERE = ("present", "attending", "observing")
"""The lists of those who were there."""


class Naming(NamedTuple):
    """A paragraph in which people are named, with them and where in its text each stands."""

    paragraph: Paragraph
    people: tuple[Person, ...]
    places: tuple[int, ...]


def settle(draft: Draft) -> Draft:
    """The people besides what was found: who is listed, when each was there, who took part, who has an interest."""
    told = draft.find(Person)
    namings = list(by_paragraph(draft.paragraphs, told))
    deeds = [deed for naming in namings for deed in done(naming)]
    movements = [deed for deed in deeds if isinstance(deed, Movement)]
    found: Found = {
        Attendance: list(draft.lists),
        Person: [*(person for listed in draft.lists for person in listed.people), *draft.duties, *told],
        Act: [deed for deed in deeds if isinstance(deed, Act)],
        Movement: list(movements),
        Presence: list(timeline(draft, draft.lists, movements)),
        Interest: list(interests(draft, namings, movements)),
        Quorum: list(quorums(draft.paragraphs)),
    }
    return draft.having(found)


def by_paragraph(paragraphs: tuple[Paragraph, ...], told: list[Person]) -> Iterator[Naming]:
    """The paragraphs in which somebody is named."""
    at = 0
    for paragraph in sorted(paragraphs, key=lambda p: p.span):
        here: list[Person] = []
        while at < len(told) and told[at].span.start < paragraph.span.end:
            if told[at].span.start >= paragraph.span.start:
                here.append(told[at])
            at += 1
        if here:
            yield Naming(paragraph, tuple(here), located(paragraph.view.text, here))


def located(text: str, named: Iterable[Person]) -> tuple[int, ...]:
    """Where in a text each person is named."""
    places, at = [], 0
    for person in named:
        start = max(text.find(person.raw, at), at)
        places.append(start)
        at = start + len(person.raw)
    return tuple(places)


# --- who came and went, and who took part -----------------------------------------------------------


def done(naming: Naming) -> Iterator[Movement | Act]:
    """What those named in a paragraph do: come, go, move, vote, speak. Two may do it together.

    Where words are read out for somebody who is not there, it does not say whose the deeds are.
    """
    paragraph, named, places = naming
    text, shared = paragraph.view.text, ("", "")
    told = terminal("attendance/presence_words", "FOR_ANOTHER").search(text) is not None
    for index in range(len(named) - 1, -1, -1):
        person, at = named[index], places[index]
        end = stop = at + len(person.raw)
        joint = index + 1 < len(named) and together(text[end : places[index + 1]].strip())
        kind, what = shared
        if not joint or not kind:
            kind, what, stop = deed(text, at, end)
        shared = (kind, what)
        if kind and not (told and kind in ACTS):
            span = Span(person.span.start, paragraph.view.offset(stop - 1) + 1)
            made = Movement if kind in WHAT else Act
            yield made(span, text[at:stop], paragraph.item, person, what)


def together(between: str) -> bool:
    """Whether two between whom some words stand do something together."""
    return not between or terminal("attendance/presence_words", "JOINT").fullmatch(between) is not None


def deed(text: str, at: int, end: int) -> tuple[str, str, int]:
    """The kind of deed that the words around a name say its bearer did, the word for it, and where the words end."""
    by = terminal("attendance/presence_words", "BY").search(text, max(0, at - BEFORE), at)
    if terminal("attendance/presence_words", "FOLLOWS").match(text, end):
        reading = MOVES.read(text, end)
        for part in reading.tree.children if reading else ():
            if reading and isinstance(part, Token) and part.type in DEEDS:
                if (part.type == "SPOKE" and others(text, at, end)) or (part.type == "SECONDED" and by):
                    break  # "Proposed Cllr Reed, seconded Cllr Hill"
                return part.type, DEEDS[part.type], reading.end
    return ("MOVED" if by.lastgroup == "moved" else "SECONDED", by.lastgroup or "", end) if by else ("", "", end)


def others(text: str, at: int, end: int) -> bool:
    """Whether the words after a name go on with what somebody else did: "in place of Cllr Hill, and reported"."""
    if terminal("attendance/presence_words", "GOES_ON").match(text, end) is None:
        return False
    return terminal("attendance/presence_words", "OBJECT").search(text, max(0, at - BEFORE), at) is not None


def timeline(draft: Draft, lists: tuple[Attendance, ...], movements: list[Movement]) -> Iterator[Presence]:
    """When each of those listed was there, and whoever arrived without being listed as present."""
    listed = [person for found in lists for person in found.people]
    listed += [m.person for m in movements if m.what == "arrived" and not any(p.may_be(m.person) for p in listed)]
    opened = max((found.span.end for found in lists), default=draft.span.start) + OPENING
    moves = by_person(listed, movements)
    for person in listed:
        own = moves.get(person, [])
        if person.list in (*THERE, "text") or any(move.what == "arrived" for move in own):
            certain = all_told(draft, person, own, opened)
            for stretch in during(draft, own) if certain else (draft.span,):
                yield Presence(person.span, person.raw, person.item, person, stretch, certain)


def by_person(listed: Iterable[Person], movements: Iterable[Movement]) -> dict[Person, list[Movement]]:
    """The movements of each of those listed, as far as it is clear whose they are."""
    listed = tuple(listed)
    moves: dict[Person, list[Movement]] = defaultdict(list)
    for move in movements:
        person = only(listed, move.person)
        if person is not None:
            moves[person].append(move)
    return moves


def all_told(draft: Draft, person: Person, moves: list[Movement], opened: int) -> bool:
    """Whether the places of somebody's movements in the text tell when they were there.

    They do not where nobody saw them go before they returned, or where the opening, up to `opened`, says when.
    """
    first = min(moves, key=lambda move: move.span, default=None)
    if first is not None and first.what == "returned":
        return False
    if any(unplaced(move, opened) for move in moves) or back(draft, person, moves):
        return False
    return terminal("attendance/people_words", "LATE").search(person.role) is None


def only(listed: Iterable[Person], person: Person) -> Person | None:
    """The one of those listed who it can be, None where there are several or none."""
    found = [other for other in listed if other.may_be(person)]
    return found[0] if len(found) == 1 else None


def unplaced(move: Movement, opened: int) -> bool:
    """Whether the opening of the minutes says when somebody came or went, so that its place in the text does not.

    It ends at `opened` at the latest.
    """
    early = (move.item is None or move.item.order == 0) and move.span.start < opened
    return early and terminal("attendance/presence_words", "PLACED").search(move.raw) is not None


def back(draft: Draft, person: Person, moves: list[Movement]) -> bool:
    """Whether words after somebody's going may say that they came back, in another way than movements are read from."""
    last = max(moves, key=lambda move: move.span, default=None)
    if last is None or last.what != "left":
        return False
    start, text = last.span.end, draft.document.seen
    for words in terminal("attendance/presence_words", "BACK").finditer(
        text, start, min(start + REACH, draft.span.end)
    ):
        named = person.surname and person.surname in text[max(start, words.start() - BEHIND) : words.start()]
        if named or words["somebody"]:
            return True
    return False


def during(draft: Draft, moves: list[Movement]) -> Iterator[Span]:
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


def interests(draft: Draft, namings: list[Naming], movements: list[Movement]) -> Iterator[Interest]:
    """The interests that were declared, each with the item or minute that it is about."""
    cited = [r for r in draft.find(Reference) if r.kind in ("item", "minute")]
    for paragraph, people, places in namings:
        text = paragraph.view.text
        if terminal("attendance/presence_words", "INTEREST").search(text) is None:
            continue
        for declared in terminal("attendance/presence_words", "DECLARED").finditer(text):
            index = declarant(text, people, places, declared.start())
            if index is None:
                continue
            person, at = people[index], places[index]
            span = Span(person.span.start, paragraph.view.offset(declared.end() - 1) + 1)
            about = reference_after(paragraph, cited, declared.end())
            left = any(m.what == "left" and m.person.may_be(person) for m in movements)
            yield Interest(span, text[at : declared.end()], paragraph.item, person.name, about, left)


def declarant(text: str, people: tuple[Person, ...], places: tuple[int, ...], at: int) -> int | None:
    """The index of whoever declares something at a place of a text: the last one named before, in the same sentence."""
    before = [index for index, place in enumerate(places) if place + len(people[index].raw) <= at + 1]
    if not before or "." in text[places[before[-1]] + len(people[before[-1]].raw) : at]:
        return None
    return before[-1]


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
        for words in terminal("attendance/presence_words", "QUORUM").finditer(text):
            stated = terminal("attendance/people_words", "NUMBER").match(text, words.end())
            if stated is not None:
                span = paragraph.view.span(words.start(), stated.end())
                yield Quorum(span, text[words.start() : stated.end()], paragraph.item, number(stated.group()) or 0)
        for words in terminal("attendance/presence_words", "LACKING").finditer(text):
            yield Quorum(paragraph.view.span(*words.span()), words.group(), paragraph.item, 0)
