"""Names that seem to be one person's, or the place's, spelled two ways.

Most words of a document are no names and most names are spelled one way. So only those capitalised words are
looked at that are one slip of the pen from another one, and what stands around them is read: the surname of two
people with the same initials, the given name of two people with the same surname, a word of the body's place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, chain, combinations, islice

from minutes_lint import Attendance, BodyName, Paragraph, Person, Span, Variant
from minutes_lint.model.people import letters_of, may_be_one_sex, may_be_short
from minutes_lint.spelling import one_slip_apart
from minutes_lint.values import NamedTuple

from ..parser.drafts import Draft
from ..parser.words import either, openers, pattern, terminal

SHORT, LONG, RARE = 4, 5, 7
"""Letters of a word that may be a name, of a surname that a slip leaves recognisable, of one that few people share."""

APART = 100
"""Two spellings in one paragraph that are at most this many characters apart are told apart by their writer."""

ROWS = 40
"""And so are two in neighbouring lines that are at most this many apart."""

REACH = 44
"""At most this many characters before a surname may belong to the name."""

CROWD = 30
"""A word is compared with at most this many names that begin or end like it, so that thousands cost no more."""

MANY = 100
"""At most this many places of a word are looked at."""

USUAL = 3
"""A place is spelled at least this often before another spelling is a slip."""

GENITIVE = ("’s", "'s")

OFFICES = {"COUNCILLOR": "councillor", "MEMBER": "member"}
"""The offices that titles of several forms tell of, by the terminal for these."""


class Name(NamedTuple):
    """A surname where it stands in the text, and what stands before it; offsets in the text of the meeting."""

    title: str
    first: str
    surname: str
    start: int
    end: int
    listed: bool

    @property
    def place(self) -> Span:
        """Where all of it stands."""
        return Span(self.start, self.end)

    @property
    def initial(self) -> str:
        """The first letters of the given names, where they are no more than that."""
        return self.first.replace(".", "").replace(" ", "") if "." in self.first or len(self.first.strip()) == 1 else ""


class Words:
    """The text of a meeting in one piece, its capitalised words, and the way back to the document."""

    def __init__(self, draft: Draft) -> None:
        lists = draft.find(Attendance)
        self.paragraphs = draft.paragraphs
        self.text = "\n".join([paragraph.view.text for paragraph in draft.paragraphs])
        self.starts: list[int] = []
        self._names: dict[str, list[Name]] = {}
        self._called: dict[str, list[Name]] = {}
        self.listed = tuple(person for found in lists for person in found.people)
        self.shorts = tuple(p for p in draft.find(Person) if p.short)
        self.of_lists: dict[str, list[Person]] = defaultdict(list)
        for person in self.listed:
            for word in person.name.split():
                self.of_lists[word].append(person)
        self.index: dict[str, list[int]] = defaultdict(list)
        for match in terminal("names/names", "WORD").finditer(self.text):
            self.index[match.group()].append(match.start())
        for word in [word for word in self.index if plain(word) != word]:
            self.index[plain(word)] = sorted(self.index[plain(word)] + self.index.pop(word))
        self.distinct = set(self.index)

    def where(self, at: int) -> tuple[Paragraph, int]:
        """The paragraph that an offset lies in, and where in its view."""
        if not self.starts:
            self.starts = list(accumulate((len(p.view.text) + 1 for p in self.paragraphs), initial=0))
        index = bisect_right(self.starts, at) - 1
        return self.paragraphs[index], at - self.starts[index]

    def span(self, start: int, end: int) -> Span:
        """The span in the document."""
        paragraph, at = self.where(start)
        return paragraph.view.span(at, at + end - start)

    def places(self, word: str) -> Iterator[int]:
        """Where a word stands by itself."""
        text, at = self.text, -1
        if word in self.index:
            yield from (at for at in self.index[word] if not joined(text[at - 1 : at]))
            return
        while (at := text.find(word, at + 1)) >= 0:
            end = at + len(word)
            if not joined(text[at - 1 : at]) and not joined(text[end : end + 1]):
                yield at

    def names(self, surname: str) -> list[Name]:
        """The names that a word ends."""
        if surname not in self._names:
            names = (self.name(at, surname) for at in islice(self.places(surname), MANY))
            self._names[surname] = [name for name in names if name.first or not self.goes_on(name.end)]
        return self._names[surname]

    def goes_on(self, end: int) -> bool:
        """Whether a word in small letters with a capital follows: then what was read is a given name."""
        return self.text[end : end + 1] == " " and self.text[end + 1 : end + 3].istitle()

    def name(self, at: int, surname: str) -> Name:
        """The name that ends in the surname at an offset."""
        before = terminal("names/names", "BEFORE").search(self.text, max(0, at - REACH), at + 1)
        title, first, start = "", "", at
        if before is not None:
            title, start = (before["title"] or "").lower(), before.start()
            first = (before["initials"] or before["given"] or "").strip()
        person = self.in_list(at, surname)
        if person is not None and not title:
            title = (person.office or person.honorific).lower()
        return Name(one_form(title), first, surname, start, at + len(surname), person is not None)

    def in_list(self, at: int, word: str) -> Person | None:
        """The person whom a list of attendance names by the word at an offset."""
        if word not in self.of_lists:
            return None
        span = self.span(at, at + len(word))
        return next((person for person in self.of_lists[word] if person.span.covers(span)), None)

    def near(self, start: int, end: int) -> bool:
        """Whether two offsets are of one sentence or of neighbouring lines of a list."""
        return end - start <= ROWS or "\n" not in self.text[start:end]

    def called(self, first: str) -> list[Name]:
        """The names that a given name begins."""
        if first not in self._called:
            after = terminal("names/names", "AFTER")
            ends = ((at, after.match(self.text, at + len(first))) for at in islice(self.places(first), MANY))
            self._called[first] = [
                Name("", first, match["surname"], at, match.end(), self.in_list(at, first) is not None)
                for at, match in ends
                if match
            ]
        return self._called[first]

    def variant(self, kind: str, odd: Span, usual: Span, in_list: bool = False, instead: str = "") -> Variant:
        """A spelling that is not the usual one, by its offsets in the text and those of the usual one.

        `instead` is what should stand there, where that is not the usual one as it stands.
        """
        paragraph, _ = self.where(odd.start)
        place = "in the attendance list" if in_list else "elsewhere"
        raw, instead = self.text[slice(*odd)], instead or self.text[slice(*usual)]
        return Variant(self.span(*odd), raw, paragraph.item, kind, instead, self.span(*usual), place)


def scan(words: Words, draft: Draft, pairs: Iterable[tuple[str, str]]) -> Iterator[Variant]:
    """The names of people and places that are spelled in two ways; `pairs` are words one slip apart."""
    for one, other in chain(pairs, spelled(words)):
        variant = surname(words, one, other) or given(words, one, other) or place(words, draft, one, other)
        if variant is not None:
            yield variant
    yield from hyphens(words)
    yield from initials(words)


# --- words that are one slip apart ------------------------------------------------------------------


def plain(word: str) -> str:
    """A word as a name would be written, without "'s"."""
    return word[:-2] if word.endswith(GENITIVE) else word


@cache
def one_form(title: str) -> str:
    """A title in small letters, in the form that stands for all of its forms: "councillor" for "cllrs"."""
    form = either("names/names", tuple(OFFICES)).fullmatch(title)
    return title if form is None else OFFICES[str(form.lastgroup)]


def joined(character: str) -> bool:
    """Whether a character beside a word makes it part of a longer one."""
    return character.isalnum() or character == "-" or character == "_"


def anchors(words: Words, draft: Draft) -> set[str]:
    """The words of a text that are surely names: of people whom a list or a title names, of those with a known
    given name, of the place.
    """
    people = draft.find(Person)
    sure = {word for person in people for word in (person.given, person.surname)} | words.of_lists.keys()
    for first in words.distinct & given_names():
        sure.add(first)
        sure.update(name.surname for name in words.called(first) if name.surname + "s" not in words.distinct)
    own = (body for body in draft.find(BodyName) if body.own)
    sure.update(word for body in own for word in place_of(body).split())
    return {word for word in sure if len(word) >= SHORT} & words.distinct


def spelled(words: Words) -> Iterator[tuple[str, str]]:
    """The pairs of words of a text that are spellings of one given name and more than one slip apart."""
    found = sorted(words.distinct & variable_names().keys())
    for one, other in combinations(found, 2):
        if variable_names()[one] == variable_names()[other] and not one_slip_apart(one, other):
            yield one, other


@cache
def variable_names() -> dict[str, int]:
    """The given names that are spelled in several ways, with what tells those that are one name from the others."""
    groups = pattern("names/names", "SPELLINGS").split("|")
    return {name: index for index, group in enumerate(groups) for name in group.split("=")}


@cache
def given_names() -> frozenset[str]:
    """The given names that everybody knows."""
    return frozenset(pattern("names/names", "GIVEN").split("|"))


def slips(distinct: Iterable[str], sure: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of words that begin alike and are one slip apart, of which one is surely a name.

    Such words share their beginning or their end.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for word in sure:
        alike[word[:3]].append(word)
        alike[word[0] + word[-2:] + "~"].append(word)
    seen: set[tuple[str, str]] = set()
    for word in distinct:
        begin, end = word[:3], word[0] + word[-2:] + "~"
        for name in (
            (*alike.get(begin, ())[:CROWD], *alike.get(end, ())[:CROWD]) if begin in alike or end in alike else ()
        ):
            if word == name or not -2 < len(name) - len(word) < 2 or not one_slip_apart(word, name):
                continue
            pair = min(word, name), max(word, name)
            if pair not in seen and letters_of(word) != letters_of(name):
                seen.add(pair)
                yield pair


# --- surnames ---------------------------------------------------------------------------------------


def surname(words: Words, one: str, other: str) -> Variant | None:
    """The rarer of two spellings of a surname, where both seem to be one person's."""
    if min(len(one), len(other)) < SHORT:
        return None
    first, second = words.names(one), words.names(other)
    if (listed(first) and listed(second)) or near(words, first, second):
        return None
    if is_genitive(words, one, other) and not listed((*first, *second)):
        return None  # "Eddie Merlots, LLC" is no person
    pair = next(((a, b) for a in first for b in second if same_person(a, b)), None)
    return rarer(words, first, second, *pair) if pair else None


def is_genitive(words: Words, one: str, other: str) -> bool:
    """Whether one of two words is the other with "’s" wherever it stands: "Merlots, LLC" is "Merlot’s"."""
    short, long = sorted((one, other), key=len)
    if long != short + "s":
        return False
    return all(words.text.startswith(GENITIVE, at + len(short)) for at in words.places(short))


def listed(names: Iterable[Name]) -> bool:
    """Whether a list of attendance has one of them."""
    return any(name.listed for name in names)


def near(words: Words, first: list[Name], second: list[Name]) -> bool:
    """Whether two names stand so near each other that their writer tells them apart."""
    return any(
        words.near(*sorted((a.start, b.start))) for a in first for b in second if abs(a.start - b.start) <= APART
    )


def same_person(one: Name, other: Name) -> bool:
    """Whether two names with surnames one slip apart seem to be one person's."""
    length = min(len(one.surname), len(other.surname))
    if not may_be_one_sex(one.title.capitalize(), other.title.capitalize()):
        return False
    anchored = one.listed or other.listed
    if one.first and other.first:
        return same_first(one, other, length, anchored)
    if length < LONG or ((one.first or other.first) and not (one.listed if one.first else other.listed)):
        return False
    if one.title != other.title or not one.title:
        return False
    return one.title in openers("names/names", "PERSONAL") if anchored else length >= RARE


def same_first(one: Name, other: Name, length: int, anchored: bool) -> bool:
    """Whether two people are named by the same initials or given name, in such a way that both must be one."""
    if one.initial or other.initial:
        short, long = sorted((one.initial or one.first[0], other.initial or other.first[0]), key=len)
        return long.startswith(short) and length >= LONG and (anchored or bool(one.title and other.title))
    alike = may_be_short(letters_of(one.first), letters_of(other.first))
    known = one.first in given_names()
    return alike and (anchored or bool(one.title and other.title) or (known and length >= LONG))


def rarer(words: Words, first: list[Name], second: list[Name], one: Name, other: Name) -> Variant:
    """The rarer of two spellings, or the earlier where both are as frequent."""
    odd, usual = (one, other) if (len(first), one.start) < (len(second), other.start) else (other, one)
    begin = words.text[odd.start : odd.end - len(odd.surname)]
    if odd.first != usual.first and odd.surname == usual.surname:
        begin = begin.removesuffix(f"{odd.first} ") + f"{usual.first} "
    return words.variant("person", odd.place, usual.place, usual.listed, begin + usual.surname)


# --- given names ------------------------------------------------------------------------------------


def given(words: Words, one: str, other: str) -> Variant | None:
    """The rarer of two spellings of a given name, where both stand before the same surname."""
    first, second = words.called(one), words.called(other)
    if not first or not second or near(words, first, second) or (listed(first) and listed(second)):
        return None
    pairs = [(a, b) for a in first for b in second if letters_of(a.surname) == letters_of(b.surname)]
    if not pairs:
        return None
    if one_name(one, other):
        return rarer(words, first, second, *pairs[0])
    for man, woman, turned in ((one, other, pairs), (other, one, [(b, a) for a, b in pairs])):
        if terminal("names/names", "MEN").fullmatch(man) and terminal("names/names", "WOMEN").fullmatch(woman):
            return other_sex(words, turned)
    return None


def one_name(one: str, other: str) -> bool:
    """Whether two words are spellings of one given name, or one of them is a given name and the other is none."""
    if one in variable_names() and variable_names()[one] == variable_names().get(other):
        return True
    known = [word in given_names() for word in (one, other)]
    return any(known) and not all(known)


def other_sex(words: Words, pairs: Iterable[tuple[Name, Name]]) -> Variant | None:
    """A man's name that is spoken of as "her", where a woman has it with another letter, or the other way round."""
    for man, woman in pairs:
        for name, other, wrong in ((man, woman, "woman"), (woman, man, "man")):
            spoken = terminal("names/names", "PRONOUN").match(words.text, name.end)
            if spoken is not None and spoken[wrong]:
                return words.variant("person", name.place, other.place, other.listed)
    return None


# --- hyphens ----------------------------------------------------------------------------------------


def hyphens(words: Words) -> Iterator[Variant]:
    """Names of which a hyphen has moved: Ann-Marie Lowe and Ann Marie-Lowe."""
    found: dict[str, dict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
    for word in words.distinct:
        if "-" in word:
            for name in (*words.called(word), *words.names(word)):
                if len(name.first) > 1 and not name.initial:
                    whole = f"{name.first} {name.surname}"
                    found[letters_of(whole)][whole].append(name)
    for spellings in found.values():
        for first, second in combinations(spellings.values(), 2):
            if not near(words, first, second):
                support, more = shorter(words, first[0]), shorter(words, second[0])
                yield hyphen(words, *((first[0], second[0]) if len(support) < len(more) else (second[0], first[0])))


def hyphen(words: Words, odd: Name, usual: Name) -> Variant:
    """A name whose hyphen stands elsewhere than in the usual one."""
    whole = f"{usual.first} {usual.surname}"
    start = odd.end - len(whole)
    return words.variant("person", Span(start, odd.end), usual.place, usual.listed, whole)


def shorter(words: Words, name: Name) -> list[Name]:
    """The names with a surname and a part of a given name."""
    return [other for other in words.names(name.surname) if other.first and name.first.startswith(other.first)]


# --- initials ---------------------------------------------------------------------------------------


def initials(words: Words) -> Iterator[Variant]:
    """People who speak by another initial than the only one of their rare surname who was there, and was silent."""
    for person in only_ones(words.listed):
        name = person.surname
        if any(follows_initial(words.text, at) for at in words.places(name)):
            strange = strangers([n for n in words.names(name) if not n.listed], person)
            speaking = [n for n in strange if terminal("names/names", "SPEAKS").match(words.text, n.end)]
            if len(speaking) > 1:
                usual = next(n for n in words.names(name) if n.listed)
                yield words.variant("initials", strange[0].place, usual.place, in_list=True)


def only_ones(people: Iterable[Person]) -> Iterator[Person]:
    """Those of some people with a given name and a rare surname that nobody else of them has."""
    by_surname: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        if len(person.surname) >= RARE - 1 and person.given:
            by_surname[person.surname].append(person)
    return (found[0] for found in by_surname.values() if len(found) == 1)


def strangers(found: list[Name], person: Person) -> list[Name]:
    """All of some names, where they have one initial and it is not a person's of the same sex; or none."""
    strange = [name for name in found if name.initial and name.initial[0] != person.initials[:1]]
    if len(strange) < len(found) or len({name.initial for name in strange}) != 1:
        return []
    return strange if all(may_be_one_sex(n.title.capitalize(), person.honorific) for n in strange) else []


def follows_initial(text: str, at: int) -> bool:
    """Whether an initial seems to stand before an offset."""
    before = text[max(at - 4, 0) : at].rstrip(" .")
    return before[-1:].isupper() and not before[-2:-1].isalnum()


# --- places -----------------------------------------------------------------------------------------


def place(words: Words, draft: Draft, one: str, other: str) -> Variant | None:
    """A slip in the name of the place that the body is named after, where that has two words."""
    for odd, usual in ((one, other), (other, one)):
        for body in draft.find(BodyName):
            if not isinstance(body, BodyName) or not body.own or usual not in body.name.split():
                continue
            name = place_of(body)
            if usual not in name.split() or " " not in name:
                return None
            whole = name.replace(usual, odd)
            at, first = next(words.places(whole), None), next(words.places(name), 0)
            often = sum(1 for _ in words.places(name))
            if at is not None and often >= USUAL and sum(1 for _ in words.places(odd)) == 1:
                return words.variant("place", Span(at, at + len(whole)), Span(first, first + len(name)))
            return None
    return None


def place_of(body: BodyName) -> str:
    """The words of a body's name that are a place's."""
    kept = [word for word in body.name.split() if terminal("names/names", "PLACE").fullmatch(word) is None]
    name = " ".join(kept)
    return name if name in body.name else ""
