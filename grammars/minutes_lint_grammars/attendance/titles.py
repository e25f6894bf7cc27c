"""Titles before names, and the offices and roles that they tell of."""

from __future__ import annotations

from typing import Literal

from minutes_lint import Person

from ..parser.words import terminal

TITLES = """
    councillor councillors cllr cllrs clr cr crs cmhlr member members mr mrs ms miss dr prof professor rev reverend fr
    sir dame lady lord mayor chair chairman chairwoman chairperson trustee trustees supervisor supervisors
    governor governors commissioner commissioners alderman senator
    treasurer secretary clerk president borough county district ward minister chief cathaoirleach
"""
"""Words that open a title in running text."""

COUNCILLOR = frozenset({"cllr", "clr", "cr", "bcllr", "ccllr", "dcllr", "cmhlr", "councillor"})

CHAIRING = frozenset({"chair", "chairman", "chairwoman", "chairperson", "cathaoirleach"})

SHARED = frozenset({"councillor", "member", "supervisor", "trustee", "governor", "commissioner"})
"""Offices that many hold, so that a list gives them once."""


def many(title: str) -> bool:
    """Whether a title is one of several people."""
    word = title.strip(" .").lower()
    return word.endswith("s") and word not in ("mrs", "ms", "miss")


def honorific_of(titles: list[str]) -> str:
    """The one honorific among the titles before a name; "" where there are several, as of a couple."""
    sexes = terminal("attendance/people_words", "SEX").findall(" ".join(titles))
    return str(sexes[0]) if len(sexes) == 1 else ""


def office_of(title: str) -> str:
    """The office in a title, in the singular and in small letters: "councillor" of "Borough Cllrs."."""
    word = title.lower().strip(" .").rpartition(" ")[2].rstrip("s").replace("’", "").replace("'", "")
    if word in COUNCILLOR:
        return "councillor"
    return "" if terminal("attendance/people_words", "SEX").fullmatch(title.strip(" .")) else word


def office_among(titles: list[str]) -> str:
    """The office that the titles before a name tell of: that of a member or a clerk, rather than the chair's."""
    offices = [office for office in map(office_of, titles) if office]
    return next((office for office in offices if office not in CHAIRING), offices[0] if offices else "")


def seat_of(office: str) -> Literal["", "member", "chair"]:
    """What an office tells of a seat in a body."""
    seat = terminal("attendance/people_words", "SEAT").fullmatch(office)
    return "" if seat is None else "member" if seat["member"] else "chair"


def visiting(titles: list[str]) -> str:
    """The title of somebody who holds an office of another council; "" where there is none."""
    visitor = terminal("attendance/people_words", "VISITOR")
    return next((title.strip() for title in titles if visitor.match(title)), "")


def shared_title(label: str) -> str:
    """The title that a label gives all those below it: "Councillors: …"."""
    word = label.strip(" :–—-").casefold()
    return word if word.endswith("s") and word[:-1] in SHARED else ""


def with_role(person: Person, words: str) -> Person:
    """A person with the role that some words give, where they have none that says more."""
    if person.role == "in the chair":
        return person
    if terminal("attendance/people_words", "PRESIDES").search(words):
        return person._replace(role="in the chair")
    if terminal("attendance/people_words", "CHAIRS").fullmatch(words.strip(" .")):
        return person._replace(role="chair")
    return person if person.role else person._replace(role=words.strip(" ."))
