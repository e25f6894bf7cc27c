"""Whom a part of a list of attendance names, with the parts of the name told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minutes_lint import Person
from minutes_lint.values import NamedTuple

from ..parser.parsing import Token
from ..parser.words import terminal
from .parts import Listing, Part, tokens_of
from .titles import (
    gives_surnames,
    honorific_of,
    many,
    office_among,
    role_of,
    seat_of,
    visiting,
    with_role,
    without_article,
)

MANY = 3
"""Who has more names than this may be two people between whom nothing stands."""

SAYING = frozenset({"SHORT", "BRACKET", "ROLE", "IS", "OF", "PRESIDING"})
"""The kinds of words after a name that may say what its bearer is."""


def persons(listing: Listing, part: Part, title: str, name: str, paired: bool) -> Iterator[Person]:
    """The person or the two people that a part of a list names.

    `title` is what the list calls all of them, `name` is the list's; `paired` says that it gives given names, so that
    "Ann and Tom Reed" share their surname.
    """
    tokens = tokens_of(part)
    titles = [token for token in tokens if token.type == "TITLE"]
    shared = [title] if title else []
    for token in tokens:
        if token.type == "PAIR":
            words = first_of_pair(token)
            call = f"{words} {surname_of_pair(tokens)}" if paired and not gives_surnames(title) else words
            yield made(call, shared, placed(listing, token, token.start_pos + len(words), call, name))
        elif token.type in ("NAME", "TITLED"):
            words, own = token.rstrip(), titles if token.type == "TITLED" else []
            first = own[0] if own and not many(own[0]) else token
            person = placed(listing, first, token.start_pos + len(words), words, name)
            yield detailed(made(words, list(map(str, own)) or shared, person), tokens)


def first_of_pair(token: Token) -> str:
    """The first of two names between which stands "and"."""
    return token.partition(" ")[0]


def surname_of_pair(tokens: Iterable[Token]) -> str:
    """The surname that two people share: the last word of the second one's name."""
    second = next(token for token in tokens if token.type in ("NAME", "TITLED"))
    return second.split(" ")[-1]


def placed(listing: Listing, first: Token, end: int, words: str, name: str) -> Person:
    """Somebody on a list whose name is `words`, as they stand from a token to an `end` that counts as it does."""
    start, end = listing.at + first.start_pos, listing.at + end
    return Person(listing.view.span(start, end), listing.view.text[start:end], listing.item, words, list=name)


# --- the parts of a name ----------------------------------------------------------------------------


class Name(NamedTuple):
    """A name with its parts told apart."""

    full: list[str]
    """The given names that are written in full."""

    single: list[str]
    """Those of which only the first letter is."""

    surname: str


def made(words: str, titles: list[str], person: Person) -> Person:
    """A person with the parts of the name told apart; `titles` are the words before it."""
    pieces, short = without_initials(without_honours(words.replace(".", ". ").split()))
    parted = told_apart(pieces, bool(titles)) if pieces else Name([], [], words)
    initialled = bool(parted.single) and pieces[0].strip(".") == parted.single[0]
    given = parted.full[0] if parted.full and not initialled else ""
    office = office_among(titles)
    return person._replace(
        role=visiting(titles) or person.role,
        short=short or person.short,
        name=" ".join(pieces),
        honorific=honorific_of(titles),
        initials=given[0].upper() if given else "".join(parted.single),
        given=given,
        surname=parted.surname,
        office=office,
        seat=seat_of(office),
    )


def without_honours(pieces: list[str]) -> list[str]:
    """The words of a name without what its bearer was awarded, and without the comma before that."""
    awarded = terminal("attendance/people_words", "AWARDED")
    while pieces and awarded.fullmatch(pieces[-1].strip(".")):
        pieces = [*pieces[:-2], *(piece.rstrip(",") for piece in pieces[-2:-1])]
    return pieces


def without_initials(pieces: list[str]) -> tuple[list[str], str]:
    """The words of a name without its own initials after it, and these: "Ann Reed AR"."""
    *before, last = pieces or [""]
    own = "".join(piece[0] for piece in before)
    return (before, last) if len(own) > 1 and last == own else (pieces, "")


def told_apart(pieces: list[str], titled: bool) -> Name:
    """The parts of a name of which there are some words. A single one is a surname after a title, or a given name."""
    *before, last = pieces
    full = [piece for piece in before if letters(piece) > 1 and not is_particle(piece)]
    single = [piece.strip(".") for piece in before if letters(piece) == 1]
    if full and letters(last) == 1:
        return Name(full, single, "")  # "Ann B."
    if before and is_particle(before[-1]):
        return with_particles(pieces)
    return Name(full, single, last) if before or titled else Name([last], [], "")


def with_particles(pieces: list[str]) -> Name:
    """The parts of a name whose surname begins with a small word: "Ann van der Berg"."""
    start = next(index for index, piece in enumerate(pieces) if is_particle(piece))
    full = [piece for piece in pieces[:start] if len(piece) > 2]
    single = [piece.strip(".") for piece in pieces[:start] if len(piece) <= 2]
    return Name(full, single, " ".join(pieces[start:]))


def is_particle(piece: str) -> bool:
    """Whether a word of a name is a small one that belongs to the surname: "van"."""
    return terminal("attendance/people_words", "PARTICLE").fullmatch(piece) is not None


def letters(piece: str) -> int:
    """How many letters a word of a name has, without the points after them."""
    return len(piece.strip("."))


# --- what stands after a name -----------------------------------------------------------------------


def detailed(person: Person, tokens: list[Token]) -> Person:
    """A person with what stands before and after the name: initials, office, or a part in the meeting."""
    post = next((token.strip(" ,") for token in tokens if token.type == "POST"), "")
    if post:
        person = with_role(person, without_article(post))
    for token in tokens:
        person = followed(person, token)
    if person.role:
        return person
    return person._replace(role=role_of((t for t in tokens if t.type == "TITLE"), "".join(tokens)))


def followed(person: Person, token: Token) -> Person:
    """A person with what one of the tokens after the name says."""
    words = token.strip(" ()")
    if token.type == "LETTER":
        name = f"{person.name} ({words})"
        return person._replace(initials=words[0], name=name, surname=person.surname or person.name)
    if token.type == "SHORT" and not person.short and shortens(words.strip("[]"), person):
        return person._replace(short=words.strip("[]"))
    return with_role(person, words.strip(" -–—:[]")) if token.type in SAYING else person


def shortens(short: str, person: Person) -> bool:
    """Whether capitals after a name may be short for it, rather than for what its bearer is: (AR) of Ann Reed.

    Where more than one name is known, the first letter is that of one of them.
    """
    words = person.name.split()
    fits = len(words) < 2 or short[0] in {word[0] for word in words}
    return fits and any(word[:1] in short for word in (person.surname, *words[1:]))


def coupled(last: Person | None) -> bool:
    """Whether a list gives given names, by whom it names last: then "Ann and Tom Reed" are a couple."""
    return last is None or bool(last.initials and last.surname)


def crowded(people: Iterable[Person]) -> bool:
    """Whether somebody has so many names that they may be two people."""
    return any(person.name.count(" ") >= MANY for person in people)
