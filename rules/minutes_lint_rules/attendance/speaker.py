"""A member who moves, seconds, votes, speaks or signs and is not listed as attending.

Nothing is said where the list of those present was not read whole, nor of visitors, nor of misspelled names.
"""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Act, Attendance, Finding, Meeting, Note, Person, rule

from ._lists import acts_of_strangers, away, present

DID = {"moved": "moves", "seconded": "seconds", "voted": "votes", "signed": "signs", "spoke": "speaks"}
LEAST = 3
"""A list of fewer people than this may not be the whole list."""

SHARE = 4
"""The list may lack one member, or one in N; where it lacks more of those who act, it was not read whole."""


@rule(severity="warning")
def speaker(meeting: Meeting) -> Iterator[Finding]:
    """Look for people who act and whom no list has as there; each is named once, where they first act."""
    lists, named = present(meeting), len(meeting.listed("present"))
    if not lists or named < LEAST:
        return
    strangers: dict[Person, Act] = {}
    for act in acts_of_strangers(meeting):
        if not any(person.is_like(act.person) for person in strangers):
            strangers[act.person] = act
        if len(strangers) > max(1, named // SHARE):
            return
    for person, act in strangers.items():
        said, note = listed(meeting, person, lists[0])
        yield Finding(act.span, f"{person.raw} {DID[act.what]} here, and {said}", notes=(note,))


def listed(meeting: Meeting, person: Person, there: Attendance) -> tuple[str, Note]:
    """How a person who is not there is listed, if at all, and the list that shows it."""
    named = away(meeting, person)
    if not named:
        return "is not listed as attending", Note("those present are listed here", there.span)
    said = "is listed among the apologies" if named[0].list == "apologies" else "is listed as absent"
    return said, Note(f"{named[0].raw} {said} here", named[0].span)
