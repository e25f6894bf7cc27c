"""Titles before names, and the offices and roles that they tell of."""

from __future__ import annotations

from collections.abc import Iterable

from minutes_lint import Person
from minutes_lint.values import TYPE_CHECKING

from ..parser.words import openers, terminal

if TYPE_CHECKING:
    from typing import Literal

CHAIR_ROLE, VICE_ROLE = "chair", "Vice-Chair"
"""The roles that titles tell of."""


def many(title: str) -> bool:
    """Whether a title is one of several people."""
    word = title.strip(" .")
    return word.endswith(("s", "S")) and not is_honorific(word)


def is_honorific(title: str) -> bool:
    """Whether a title is one for anybody, such as "Mrs", and tells of no office."""
    return terminal("attendance/people_words", "HONORIFICS").fullmatch(title) is not None


def honorific_of(titles: list[str]) -> str:
    """The one honorific among the titles before a name; "" where there are several, as of a couple."""
    found = terminal("attendance/people_words", "HONORIFICS").findall(" ".join(titles))
    return str(found[0]) if len(found) == 1 else ""


def office_of(title: str) -> str:
    """The office in a title, in the singular and in small letters: "councillor" of "Borough Cllrs."."""
    word = title.lower().strip(" .").rpartition(" ")[2].rstrip("s").replace("’", "").replace("'", "")
    if word in openers("attendance/people_words", "COUNCILLOR"):
        return "councillor"
    return "" if is_honorific(title.strip(" .")) else word


def office_among(titles: list[str]) -> str:
    """The office that the titles before a name tell of: that of a member or a clerk, rather than the chair's."""
    offices = [office for office in map(office_of, titles) if office]
    return next((office for office in offices if not presides(office)), offices[0] if offices else "")


def presides(office: str) -> bool:
    """Whether an office is that of who presides."""
    return office in openers("attendance/people_words", "CHAIRING")


def held_by_many(office: str) -> bool:
    """Whether an office is one that many hold, so that a list gives it once."""
    return office in openers("attendance/people_words", "SHARED")


def gives_surnames(title: str) -> bool:
    """Whether a list gives surnames alone after a title for all: "Councillors Hill and Reed" are no couple."""
    return title.removesuffix("s") in openers("attendance/people_words", "SURNAMED")


def role_of(titles: Iterable[str], words: str) -> str:
    """The role that titles tell of, where some words may say that it is the vice-chair's; "" for none."""
    if not any(presides(office_of(title)) for title in titles):
        return ""
    return VICE_ROLE if terminal("attendance/people_words", "VICE").search(words) else CHAIR_ROLE


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
    return word if word.endswith("s") and held_by_many(word[:-1]) else ""


def without_article(role: str) -> str:
    """A role without the article before it: "Clerk" of "the Clerk"."""
    return terminal("attendance/people_words", "ARTICLE").sub("", role, 1)


def with_role(person: Person, words: str) -> Person:
    """A person with the role that some words give, where they have none that says more."""
    if person.role == "in the chair":
        return person
    if terminal("attendance/people_words", "PRESIDES").search(words):
        return person._replace(role="in the chair")
    if terminal("attendance/people_words", "CHAIRS").fullmatch(words.strip(" .")):
        return person._replace(role=CHAIR_ROLE)
    return person if person.role else person._replace(role=words.strip(" ."))
