"""The roll of a meeting, and how it is taken: each kind of part of a list has a step that goes on with it."""

from __future__ import annotations

from collections.abc import Callable

from minutes_lint import Attendance, Item, Person, Span
from minutes_lint.values import NamedTuple

from ..parser.words import series, terminal
from .parts import LISTS, Listing, Part, bare, kind_of, plural, text_of, tokens_of, word_of
from .persons import coupled, crowded, persons
from .titles import CHAIR_ROLE, VICE_ROLE, held_by_many, shared_title, with_role, without_article

OFFICES = ("CHAIR_LABEL", "OTHER_LABEL")
"""Labels that name one person for one duty; one of those present, where a list begins with them."""

ROUTINE = ("apologies", "attendance")
"""The topics of the items that list who is a member."""

DASHES = ("-", "–", "—")

FOLLOWING = (CHAIR_ROLE, VICE_ROLE)
"""Roles that some lists give after the name: "Cllr Sue Lamb Chair Cllr Jan Tarn Vice Chair"."""


class Roll(NamedTuple):
    """The lists of a meeting as far as they are read, and what the words read last leave open."""

    lists: tuple[Attendance, ...] = ()
    duties: tuple[Person, ...] = ()
    """Those whom a label names for one duty, and no list."""

    name: str = ""
    """The list that is open."""

    item: Item | None = None
    """The item that it was last read in."""

    going: bool = False
    """Whether what comes next may go on with it."""

    fresh: bool = False
    """Whether it names nobody yet but by their offices."""

    posts: bool = False
    """Whether the last label was one inside the list."""

    office: str = ""
    """The office that such a label gives those after it."""

    chairing: bool = False
    """Whether the label says that those after it preside."""

    chaired: bool = False
    """Whether those who were added last did."""

    opened: bool = False
    """Whether what was read last began with the label of a list."""

    bare: bool = False
    """Whether it was labels alone, so that names are awaited."""

    vertical: bool = False
    """Whether each of those listed stands on a line of their own."""

    section: str = ""
    """The list that a label alone puts the rows below it on, where it is one of guests."""

    @property
    def people(self) -> int:
        """How many people the lists name."""
        return sum(len(listed.people) for listed in self.lists)


class Named(NamedTuple):
    """Somebody named, and those named before: one more is added to thousands without a copy of these."""

    person: Person
    before: Named | None
    led: bool
    """Whether the first of all has a role."""

    size: int
    """How many all are."""


class Taking(NamedTuple):
    """The roll, and those of a listing who are not on it yet: the people under its last label so far."""

    roll: Roll
    start: int
    """Where in the view they begin."""

    whole: bool
    """Whether all of them could be read."""

    stated: int | None = None
    """How many there are, where the words say it."""

    last: Named | None = None
    """Whoever was named last, with those before."""

    title: str = ""
    """The title that those who come next share."""

    post: str = ""
    """The role that stands before whoever comes next."""

    trailing: bool = False
    """Whether roles stand after the names here, with nothing to show whose they are."""


def taken(roll: Roll, listing: Listing, stated: int | None = None) -> Roll:
    """The roll with those whom a listing names; `stated` is their number where the words after it say that."""
    taking = Taking(roll, listing.at, listing.whole, stated)
    for index, part in enumerate(listing.parts):
        step = STEPS.get(kind_of(part))
        if step is not None:
            taking = step(taking, listing, index)
    end = listing.stop(listing.parts[-1])
    if taking.last is not None and taking.last.before is not None and not listing.whole:
        begin = listing.view.text.rfind(taking.last.person.raw)
        if listing.view.text.endswith(". ", 0, begin):  # who is named last opens another sentence
            return added(taking._replace(last=taking.last.before, whole=True), listing, begin - 1)
    return added(taking, listing, end)


# --- the steps --------------------------------------------------------------------------------------


def after_label(taking: Taking, listing: Listing, index: int) -> Taking:
    """A label ends one list, and opens another or a part of it."""
    part, stated = listing.parts[index], taking.stated
    roll, words = taking.roll, text_of(part)
    if taking.last is not None:
        roll, stated = added(taking, listing, listing.stop(listing.parts[index - 1])), None
    return taking._replace(
        roll=with_label(roll, part),
        start=listing.begin(part),
        whole=listing.whole,
        stated=stated or number(words),
        last=None,
        title=shared_title(words),
    )


def after_person(taking: Taking, listing: Listing, index: int) -> Taking:
    """Somebody, or two people, come on the list, with the roles that stand before them."""
    part = listing.parts[index]
    if taking.last is not None and department(listing, index):
        return with_last(taking, text_of(listing.parts[index - 1]))
    found = [*persons(listing, part, taking.title, taking.roll.name, coupled(taking.last and taking.last.person))]
    if trails(taking, listing, index, found[0].role):
        taking = with_last(taking, found[0].role)._replace(trailing=True)
        found[0] = found[0]._replace(role="")
    if taking.post:
        found[0] = with_role(found[0], taking.post)
    last = taking.last
    for person in found:
        last = named_after(last, as_listed(person, taking.roll))
    roll = taking.roll._replace(fresh=False) if taking.roll.fresh and not taking.roll.posts else taking.roll
    return taking._replace(roll=roll, last=last, title=carried(part, found[-1], taking.title), post="")


def after_role(taking: Taking, listing: Listing, index: int) -> Taking:
    """A role is that of whoever follows, or else of whoever was named last."""
    words = text_of(listing.parts[index])
    role = without_article(words)
    if role != words or leads(listing, index):
        return taking._replace(post=role)
    return with_last(taking, words)


def after_headcount(taking: Taking, listing: Listing, index: int) -> Taking:
    """A number of people who are not named is stated for all."""
    many = number(text_of(listing.parts[index])) or 0
    return taking._replace(
        stated=many + (taking.last.size if taking.last else 0), whole=taking.whole and taking.roll.name == "present"
    )


def after_unread(taking: Taking, _listing: Listing, _index: int) -> Taking:
    """After what could not be read the list is not known whole."""
    return taking._replace(whole=False)


STEPS: dict[str, Callable[[Taking, Listing, int], Taking]] = {
    "label": after_label, "person": after_person, "post": after_person, "pair": after_person,
    "ROLE": after_role, "HEADCOUNT": after_headcount, "SKIPPED": after_unread,
}  # fmt: skip
"""What each kind of part does. What is not here says nothing of who was there."""


# --- labels -----------------------------------------------------------------------------------------


def with_label(roll: Roll, label: Part) -> Roll:
    """The roll with the list open that a label opens, or with the office that a label inside of a list gives."""
    word = word_of(label)
    office = word.type in OFFICES and roll.fresh and roll.name == "present"
    if roll.name and (office or word.type == "SUB_LABEL"):
        return roll._replace(posts=True, office=word.strip(" :") if office else "")
    name = LISTS[word.type]
    if name == "membership" and roll.item is not None and roll.item.topic not in ROUTINE:
        name = ""  # a report of how many members a society has
    elif word.type == "ATTENDING" and terminal("attendance/people_words", "FIRST_LIST").match(word):
        name = name if names_some(roll, "present") else "present"
    return roll._replace(
        name=name, chairing=word.type in ("IN_CHAIR", "CHAIR_LABEL"), posts=False, fresh=True, office=""
    )


def names_some(roll: Roll, name: str) -> bool:
    """Whether a list names somebody so far."""
    return any(listed.list == name and listed.people for listed in roll.lists)


# --- people and their roles -------------------------------------------------------------------------


def as_listed(person: Person, roll: Roll) -> Person:
    """A person with the role that the label before gives."""
    if roll.office:
        person = with_role(person, roll.office)
    return person._replace(role="in the chair" if roll.name else "chair") if roll.chairing else person


def with_last(taking: Taking, role: str) -> Taking:
    """Whoever was named last, if anybody, has a role."""
    if taking.last is None:
        return taking
    return taking._replace(last=named_after(taking.last.before, with_role(taking.last.person, role)))


def named_after(before: Named | None, person: Person) -> Named:
    """Somebody named after others, or as the first."""
    if before is None:
        return Named(person, None, bool(person.role), 1)
    return Named(person, before, before.led, before.size + 1)


def in_order(last: Named | None) -> tuple[Person, ...]:
    """All who were named, the first one first."""
    people: list[Person] = []
    while last is not None:
        people.append(last.person)
        last = last.before
    return tuple(reversed(people))


def carried(part: Part, last: Person, title: str) -> str:
    """The title that those after a part of a list share: "Councillors" in "Councillors Hill, Cmhlr. Ó Sé, Lowe"."""
    if plural(part) and held_by_many(last.office):
        return f"{last.office}s"
    kept = kind_of(part) != "post" and (bare(part) or f"{last.office}s" == title)
    return title if kept else ""


def department(listing: Listing, index: int) -> bool:
    """Whether a single word after somebody's role and a dash is no name: "Ann Lee, Director – Education"."""
    before, part = listing.before(index), listing.parts[index]
    if before is None or kind_of(before) != "ROLE" or listing.between(before, part) not in DASHES:
        return False
    tokens = tokens_of(part)
    return len(tokens) == 1 and tokens[0].type == "NAME" and " " not in tokens[0].strip()


def trails(taking: Taking, listing: Listing, index: int, role: str) -> bool:
    """Whether the role that stands before somebody is that of whoever was named last."""
    before, part = listing.before(index), listing.parts[index]
    if before is None or taking.last is None or role not in FOLLOWING or kind_of(part) != "person":
        return False
    return (taking.trailing or not taking.last.led) and not listing.between(before, part)


def leads(listing: Listing, index: int) -> bool:
    """Whether a role stands right before the one whose it is, and not right after somebody else."""
    before, part, following = listing.before(index), listing.parts[index], listing.after(index)
    if following is None or kind_of(following) != "person":
        return False
    between = listing.between(part, following)
    if between in DASHES and kind_of(before) in ("", "label"):
        return True
    if between:
        return False
    return before is None or kind_of(before) == "label" or bool(listing.between(before, part))


def number(words: str) -> int | None:
    """The first number in some words, in figures or written out."""
    found = terminal("attendance/people_words", "NUMBER").search(words)
    if found is None:
        return None
    return int(found.group()) if found.group().isdigit() else series("NUMBER_WORD").index(found.group().lower()) + 1


# --- the lists --------------------------------------------------------------------------------------


def added(taking: Taking, listing: Listing, end: int) -> Roll:
    """The roll with those who are not on it yet, up to an end in the view: on a list of their own, or the last one."""
    roll, start, people = taking.roll, taking.start, in_order(taking.last)
    last = roll.lists[-1] if roll.lists else None
    counted = last is not None and last.stated is not None and last.item is listing.item
    if not people and last is not None and last.list == roll.name and (counted or not taking.stated):
        return roll
    if not roll.name:
        return roll._replace(duties=(*roll.duties, *(person._replace(list="text") for person in people)))
    span, raw = listing.view.span(start, max(end, start + 1)), listing.view.text[start:end]
    whole = taking.whole and not crowded(people)
    found = Attendance(span, raw, listing.item, roll.name, people, whole, taking.stated)
    if last is not None and one_list(roll, last, found):
        lists = (*roll.lists[:-1], joined(last, found))
    else:
        lists = (*roll.lists, found)
    return roll._replace(lists=lists, vertical=len(people) <= 1, chaired=roll.chairing)


def one_list(roll: Roll, last: Attendance, found: Attendance) -> bool:
    """Whether those found go on with the last list of the roll."""
    if last.list != found.list or last.item is not found.item or found.stated is not None:
        return False
    return not last.people or (roll.chairing == roll.chaired and not roll.opened)


def joined(one: Attendance, other: Attendance) -> Attendance:
    """Two pieces of a list as one."""
    begin = one.span.start if one.people else other.span.start
    return one._replace(
        span=Span(begin, max(one.span.end, other.span.end)),
        people=(*one.people, *other.people),
        whole=one.whole and other.whole,
    )
