"""Short forms in capitals: what they stand for, and the initials of people among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from minutes_lint import Acronym, Initials, Span
from minutes_lint.model.people import letters_of
from minutes_lint.values import NamedTuple

from ..parser.words import terminal
from .names import Words, given_names, joined

BEFORE = 120
"""At most this many characters before a short form may explain it."""

IN_USE = 3
"""A document uses initials for people where it explains at least this many and uses as many of them."""

OPENING = frozenset("([.&/")
"""What stands before capitals that are part of an explanation or of a longer short form."""

LETTERS = (2, 3)
"""How many letters the initials of a person have."""


class Meaning(NamedTuple):
    """A person that initials stand for, and where that is said."""

    name: str
    span: Span


def scan(words: Words) -> Iterator[Acronym | Initials]:
    """The short forms that a text explains and those it uses, and the initials that are nobody's or two people's."""
    explained = list(definitions(words))
    yield from (found for found in explained if not is_person(words, found.long))
    used = uses(words)
    people = initials_of(words, explained)
    standing = [short for short in people if short in used]
    known = {acronym.short for acronym in explained} | people.keys()
    for short, at in used.items():
        if short not in known and terminal("names/acronyms", "KNOWN").fullmatch(short) is None:
            yield acronym(words, at, short, "")
    if len(people) >= IN_USE and len(standing) >= IN_USE:
        yield from nobody(words, used, known, people)
        yield from shared(words, people)


def acronym(words: Words, at: int, short: str, long: str) -> Acronym:
    """A short form that stands at an offset."""
    paragraph, _ = words.where(at)
    return Acronym(words.span(at, at + len(short)), short, paragraph.item, short, long)


# --- what they stand for ----------------------------------------------------------------------------


def definitions(words: Words) -> Iterator[Acronym]:
    """The short forms that are explained: by the words before them, or by those in brackets after them."""
    text = words.text
    for match in terminal("names/acronyms", "EXPLAINED").finditer(text):
        before = text[max(match.start() - BEFORE, 0) : match.start()].rpartition("\n")[2]
        long = spelled_out(match["short"], before.split())
        if long:
            yield acronym(words, match.start("short"), match["short"], long)
    for match in terminal("names/acronyms", "EXPLAINS").finditer(text):
        short = text[max(match.start() - 10, 0) : match.start()].split()[-1]
        if short.isupper() and spelled_out(short, match["long"].split()) == match["long"]:
            yield acronym(words, match.start() - 1 - len(short), short, match["long"])


def spelled_out(short: str, before: list[str]) -> str:
    """The last of some words, as many as a short form has letters: small words may be left out.

    >>> spelled_out("FOI", "under the Freedom of Information".split()), spelled_out("NCC", ["Steven", "Halls"])
    ('Freedom of Information', '')
    """
    letters = list(short.replace("&", ""))
    for index in range(len(before) - 1, -1, -1):
        parts = [part for part in before[index].strip(",’'").split("-") if part]
        if parts and "".join(part[0] for part in parts).upper() == "".join(letters[-len(parts) :]):
            del letters[-len(parts) :]
        elif parts and parts[0][0].upper() == letters[-1]:
            letters.pop()
        elif terminal("names/acronyms", "SMALL").fullmatch(before[index]) is None:
            return ""
        if not letters:
            return " ".join(before[index:]).strip(",") if before[index][0].isupper() else ""
    return ""


# --- where they stand -------------------------------------------------------------------------------


def uses(words: Words) -> dict[str, int]:
    """The short forms of a text with the first place of each that is not among other words in capitals."""
    text = words.text
    found: dict[str, int] = {}
    for match in terminal("names/acronyms", "CAPITALS").finditer(text):
        at = match.start()
        before = text[at - 1 : at]
        if match.group() not in found and before not in OPENING and not joined(before) and not shouted(text, at):
            found[match.group()] = at
    return found


def shouted(text: str, at: int) -> bool:
    """Whether the word before an offset ends in a capital."""
    return text[at - 1 : at] == " " and text[at - 2 : at - 1].isupper()


# --- initials of people -----------------------------------------------------------------------------


def initials_of(words: Words, explained: Iterable[Acronym]) -> dict[str, list[Meaning]]:
    """The people that initials stand for, as the lists of attendance, a key or the text say."""
    people: dict[str, list[Meaning]] = defaultdict(list)
    for person in words.shorts:
        if person.list != "proxy":
            people[person.short].append(Meaning(person.name, person.span))
    for key in terminal("names/acronyms", "KEY").finditer(words.text):
        people[key["short"]].append(Meaning(key["name"], words.span(key.start("name"), key.end("name"))))
    for acronym in explained:
        if is_person(words, acronym.long) and acronym.short not in people:
            people[acronym.short].append(Meaning(acronym.long, acronym.span))
    return people


def is_person(words: Words, long: str) -> bool:
    """Whether a long form is somebody's name: two words, of which the first is a given name or one of a list's."""
    first, _, surname = long.partition(" ")
    return " " not in surname and (first in given_names() or first in words.of_lists)


def nobody(words: Words, used: dict[str, int], known: set[str], people: dict[str, list[Meaning]]) -> Iterator[Initials]:
    """Initials that do what people do, or stand in a row with those of people, and are nobody's who is named."""
    for short in used:
        if (
            len(short) not in LETTERS
            or short in known
            or terminal("names/acronyms", "KNOWN").fullmatch(short)
            or somebodys(words, short)
        ):
            continue
        at = next((at for at in words.places(short) if personal(words, at, short, people)), None)
        if at is not None:
            paragraph, _ = words.where(at)
            yield Initials(words.span(at, at + len(short)), short, paragraph.item)


def personal(words: Words, at: int, short: str, people: dict[str, list[Meaning]]) -> bool:
    """Whether initials stand for a person where they are."""
    if terminal("names/acronyms", "DOES").match(words.text, at + len(short)):
        return True
    if terminal("names/acronyms", "DONE_BY").search(words.text, max(at - 20, 0), at + 1):
        return True
    before = terminal("names/acronyms", "COUPLED").search(words.text, max(at - 9, 0), at + 1)
    after = terminal("names/acronyms", "COUPLES").match(words.text, at + len(short))
    return any(found is not None and found["other"] in people for found in (before, after))


def somebodys(words: Words, short: str) -> bool:
    """Whether the text names somebody with these initials."""
    first, last = short[0], short[-1]
    if any(person.initials[:1] == first and (person.surname or last)[:1] == last for person in words.listed):
        return True
    return any(name.surname[:1] == last for word in words.distinct if word[0] == first for name in words.called(word))


def shared(words: Words, people: dict[str, list[Meaning]]) -> Iterator[Initials]:
    """Initials that are said to stand for two people; each once, where the second is named."""
    for short, meanings in people.items():
        first = meanings[0]
        other = next((m for m in meanings if not one_person(m.name, first.name)), None)
        if other is not None:
            at = next(words.places(other.name), None)
            paragraph = words.where(at)[0] if at is not None else words.paragraphs[0]
            yield Initials(other.span, short, paragraph.item, (first.name, other.name), first.span)


def one_person(one: str, other: str) -> bool:
    """Whether two names have the same last word."""
    return letters_of(one.split()[-1]) == letters_of(other.split()[-1])
