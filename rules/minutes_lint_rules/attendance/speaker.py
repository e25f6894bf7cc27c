"""A member who moves, seconds, votes, speaks or signs and is not listed as attending.

Nothing is said where the list of those present was not read whole, nor of visitors, nor of misspelled names.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from minutes_lint import Act, Attendance, Finding, Meeting, Movement, Note, Person, by_name, name_key, rule

DID = {"moved": "moves", "seconded": "seconds", "voted": "votes", "signed": "signs", "spoke": "speaks"}
LEAST = 3
"""A list of fewer people than this may not be the whole list."""

SHARE = 4
"""The list may lack one member, or one in N; where it lacks more of those who act, it was not read whole."""


@rule(severity="warning")
def speaker(meeting: Meeting) -> Iterator[Finding]:
    """Look for people who act and whom no list has as there; each is named once, where they first act."""
    lists = [found for found in meeting.find(Attendance) if found.list == "present" and found.people]
    present = meeting.listed("present")
    if not meeting.is_record or len(present) < LEAST or not all(found.whole for found in lists):
        return
    strangers: dict[Person, Act] = {}
    for act in acts_of_strangers(meeting):
        if not any(person.is_like(act.person) for person in strangers):
            strangers[act.person] = act
        if len(strangers) > max(1, len(present) // SHARE):
            return
    for person, act in strangers.items():
        said, note = listed(meeting, person, lists[0])
        yield Finding(act.span, f"{person.raw} {DID[act.what]} here, and {said}", notes=(note,))


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


def listed(meeting: Meeting, person: Person, present: Attendance) -> tuple[str, Note]:
    """How a person who is not there is listed, if at all, and the list that shows it."""
    named = away(meeting, person)
    if not named:
        return "is not listed as attending", Note("those present are listed here", present.span)
    said = "is listed among the apologies" if named[0].list == "apologies" else "is listed as absent"
    return said, Note(f"{named[0].raw} {said} here", named[0].span)


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
