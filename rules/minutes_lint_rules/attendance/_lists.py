"""What the lists of attendance prove: which were read whole, who is away, and who acts and stands in none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from minutes_lint.model.meeting import Meeting
from minutes_lint.model.mentions import Act, Attendance, Movement
from minutes_lint.model.people import Person, by_name, name_key

ACCOUNTED = ("present", "apologies", "absent")
"""The lists that members stand in, wherever they were."""

LARGEST = 300
"""A body whose attendance is listed by name has at most N members."""


def present(meeting: Meeting) -> list[Attendance]:
    """The lists of those present, where minutes have some and all of them were read whole."""
    lists = [found for found in meeting.find(Attendance) if found.list == "present" and found.people]
    return lists if meeting.is_record and all(found.whole for found in lists) else []


def accounted(meeting: Meeting) -> list[Attendance]:
    """The lists that members stand in, where some are named as present and all lists were read whole."""
    lists = [found for found in meeting.find(Attendance) if found.list in ACCOUNTED]
    named = any(found.list == "present" and found.people for found in lists)
    return lists if named and all(found.whole for found in lists) else []


def usable(memberships: list[Attendance]) -> Attendance | None:
    """The membership that a meeting states, where it states one and its names or its number could be read."""
    first = memberships[0]
    read = first.whole or bool(first.stated)
    return first if len(memberships) == 1 and read and len(first.people) <= LARGEST else None


def acts_of_strangers(meeting: Meeting) -> Iterator[Act]:
    """The acts of members whom no list has as there, and of whom the text does not say that they came."""
    known = [*meeting.listed("present", "attending", "observing", "proxy")]
    known += [movement.person for movement in meeting.find(Movement)]
    known += [person for person in meeting.find(Person) if person.list == "text" and person.role]  # who visits
    offices = {person.office for person in meeting.listed("present") if person.office}
    named = by_name(known)
    for act in meeting.find(Act):
        there = any(person.may_be(act.person) for person in named.get(name_key(act.person), ()))
        if not there and not any(person.is_like(act.person) for person in known) and member(meeting, act, offices):
            yield act


def away(meeting: Meeting, person: Person) -> list[Person]:
    """Those listed as away who can be this person."""
    return [other for other in meeting.listed("apologies", "absent") if other.may_be(person)]


def member(meeting: Meeting, act: Act, offices: set[str]) -> bool:
    """Whether it is surely a member who acts: one who is listed as away, or has the office of those present."""
    named = away(meeting, act.person)
    if named:
        one = all(first.may_be(second) for first, second in pairwise(named))
        return one and (act.what != "spoke" or " " in act.person.raw)
    return act.person.office in offices
