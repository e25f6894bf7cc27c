"""People, and when two names may be one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from unicodedata import combining, normalize

from ..spelling import one_slip_apart
from ..values import TYPE_CHECKING, NamedTuple
from .spans import Span
from .structure import Item

if TYPE_CHECKING:
    from typing import Literal


class Person(NamedTuple):
    """Somebody named. `list` is where: present, apologies, absent, attending, observing, proxy, membership or text.

    `name` is as written, without honorific and office: "Julia Tanner", "T. Fenwold", "Hollins (B)".
    `role` is what the text says of them ("Clerk", "Director"); it is "chair" for who presides.
    """

    span: Span
    raw: str
    item: Item | None
    name: str
    role: str = ""
    list: str = "text"
    honorific: str = ""
    """ "Mr", "Mrs", "Dr" …, without a full stop."""

    initials: str = ""
    """The first letters of the given names, in capitals: "T", "JM"; those of a given name written in full too."""

    given: str = ""
    surname: str = ""
    """Empty for somebody known by one name where that may be a given name ("Fletcher")."""

    short: str = ""
    """The initials that stand for them in the text: "FL"."""

    office: str = ""
    """The office they are named by, in the singular: "councillor", "member", "supervisor", "mayor"."""

    seat: Literal["", "member", "chair"] = ""
    """What that office tells of a seat in a body: councillors and trustees are members, a mayor may preside."""

    def may_be(self, other: Person) -> bool:
        """Whether two mentions can be of one person: Barnet and J. Barnet can, Barnet and M. Barnett cannot."""
        if not may_be_one_sex(self.honorific, other.honorific):
            return False
        if letters_of(self.surname) and letters_of(other.surname):
            alike = may_be_surname(self.surname, other.surname) and may_be_given(self, other)
            return alike or part_of(self.name, other.name)
        return may_be_by_one_name(self, other)

    def is_like(self, other: Person) -> bool:
        """Whether two mentions can be of one person, or could if a letter of one surname were misspelled."""
        one, two = letters_of(self.surname or self.given), letters_of(other.surname or other.given)
        if any(letters_of(other.surname) == letters_of(word) for word in self.name.split()) and other.surname:
            return True
        return self.may_be(other) or (min(len(one), len(two)) >= 4 and one_slip_apart(one, two))

    def is_surely(self, other: Person) -> bool:
        """Whether two mentions name one person alike, as far as a name can tell: both with initials or both without.

        A middle initial tells two people apart: John Farrelly is not surely John V. Farrelly.
        """
        alike = letters_of(self.name) == letters_of(other.name) or bool(self.initials and other.initials)
        return (
            alike
            and bool(self.surname) == bool(other.surname)
            and middle_initials(self.name) == middle_initials(other.name)
            and self.may_be(other)
        )


SHORT_FORMS = (
    "alexander alex", "alexandra alex", "andrew andy", "anthony tony", "antony tony", "benjamin ben",
    "catherine cath cathy kate", "charles charlie", "christine chris", "christopher chris", "daniel dan danny",
    "david dave", "deborah deb debbie", "donald don", "dorothy dot", "douglas doug", "edward ed eddie ted",
    "elizabeth liz beth betty", "frederick fred", "geoffrey geoff", "gerald gerry", "gregory greg",
    "henry harry", "james jim jimmy jamie", "janet jan", "jennifer jen jenny", "john jack", "jonathan jon",
    "joseph joe", "josephine jo", "joshua josh", "kathleen kath kathy", "kenneth ken", "lawrence larry",
    "leonard len", "margaret maggie meg peggy", "matthew matt", "michael mick mike", "nicholas nick",
    "pamela pam", "patricia pat trish", "patrick pat paddy", "peter pete", "philip phil", "raymond ray",
    "richard dick rich rick", "robert bob rob", "ronald ron", "samuel sam", "samantha sam", "stephen steve",
    "steven steve", "stuart stu", "susan sue", "terence terry", "thomas tom", "timothy tim", "trudy trudie",
    "valerie val", "victoria vicky", "vincent vince", "william bill will billy",
)  # fmt: skip
"""Given names with what they are shortened to."""

MEN, WOMEN = frozenset({"Mr", "Sir"}), frozenset({"Mrs", "Ms", "Miss", "Dame", "Lady"})


def letters_of(name: str) -> str:
    """A name without accents, case, spaces, apostrophes and hyphens."""
    if not name.isascii():
        name = "".join(letter for letter in normalize("NFD", name) if not combining(letter))
    return "".join(filter(str.isalnum, name)).casefold()


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without points, commas and brackets.

    >>> words_of("A.Reed (Junior)")
    ('a', 'reed', 'junior')
    """
    words = (word.strip(".,()").casefold() for word in name.replace(".", ". ").split())
    return tuple(filter(None, words))


NAMESAKES = 20
"""At most N people of one surname are told apart; more than that are no attendance."""


def by_name(people: Iterable[Person]) -> dict[str, list[Person]]:
    """People by the last of their names, in small letters without accents: those of one key may be one person."""
    found: dict[str, list[Person]] = {}
    for person in people:
        found.setdefault(name_key(person), []).append(person)
    return found


def name_key(person: Person) -> str:
    """The last of somebody's names, or the only one, in small letters without accents."""
    return letters_of(person.surname or person.given or person.name)


def unlike(people: Iterable[Person], others: Iterable[Person]) -> Iterator[Person]:
    """Those of some people who can be none of the others, even if a letter of a surname were misspelled."""
    others = tuple(others)
    known = by_name(others)
    for person in people:
        near = known.get(name_key(person), ())
        if not any(person.is_like(other) for group in (near, others) for other in group):
            yield person


def may_be_one_sex(one: str, other: str) -> bool:
    """Whether two honorifics may be of one person."""
    return not ((one in MEN and other in WOMEN) or (one in WOMEN and other in MEN))


def may_be_by_one_name(one: Person, other: Person) -> bool:
    """Whether two mentions can be of one person where not both have a surname: by initials, or by one name alone."""
    surname = letters_of(one.surname) or letters_of(other.surname)
    if one.short and other.short and not surname:
        return one.short == other.short
    if stands_for(one, other) or stands_for(other, one):
        return True
    if surname and surname in (letters_of(one.given), letters_of(other.given)):
        return True
    return part_of(one.name, other.name) or (bool(one.given and other.given) and may_be_given(one, other))


def stands_for(one: Person, other: Person) -> bool:
    """Whether the initials that stand for somebody in the text are those by which another is named."""
    return bool(one.short) and one.short in (other.name, other.short)


def may_be_surname(one: str, other: str) -> bool:
    """Whether two surnames are the same, or one is a part of the other: Novak and Novak Uí Bhriain."""
    if letters_of(one) == letters_of(other):
        return True
    parts = [set(map(letters_of, name.replace("-", " ").split())) for name in (one, other)]
    shorter, longer = sorted(parts, key=len)
    return len(shorter) == 1 and len(longer) > 1 and shorter < longer


def part_of(one: str, other: str) -> bool:
    """Whether one name is a single word and one of several words of the other."""
    words, others = sorted((one.split(), other.split()), key=len)
    return len(words) == 1 < len(others) and len(words[0]) > 2 and letters_of(words[0]) in map(letters_of, others)


def may_be_given(one: Person, other: Person) -> bool:
    """Whether two people of one surname may have one given name: written out, shortened, as initials or not at all."""
    if not one.initials or not other.initials:
        return True
    if one.given and other.given:
        return may_be_short(letters_of(one.given), letters_of(other.given))
    shorter, longer = sorted((one.initials, other.initials), key=len)
    return longer.startswith(shorter)


def middle_initials(name: str) -> str:
    """The initials that stand after the first given name or initial: "V" of "John V. Farrelly".

    >>> middle_initials("J. V. Farrelly"), middle_initials("John Farrelly")
    ('V', '')
    """
    words = (word.strip(".") for word in name.split()[1:])
    return "".join(word for word in words if len(word) == 1 and word.isalpha())


def may_be_short(one: str, other: str) -> bool:
    """Whether two given names are the same or one is short for the other."""
    if one == other or (min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one))):
        return True
    known = short_forms()
    return one in known and not known[one].isdisjoint(known.get(other, ()))


@cache
def short_forms() -> Mapping[str, frozenset[str]]:
    """The groups of SHORT_FORMS that each name is in."""
    return {
        name: frozenset(group for group in SHORT_FORMS if name in group.split())
        for names in SHORT_FORMS
        for name in names.split()
    }
