"""One person listed as present and as absent.

Nothing is said of those who arrived later, nor where two of one surname can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Finding, Meeting, Note, Person, Presence, by_name, name_key, rule

NAMESAKES = 20
"""Where more than N people have one surname, nobody can tell them apart."""

LISTED = {
    "present": "as present", "attending": "as in attendance", "apologies": "among the apologies", "absent": "as absent",
}  # fmt: skip


@rule(severity="error")
def contradiction(meeting: Meeting) -> Iterator[Finding]:
    """Compare those who are listed as there with those who are listed as away."""
    there, away = meeting.listed("present", "attending"), meeting.listed("apologies", "absent")
    came = arrivals(meeting)
    named, listed = by_name(there), by_name((*there, *away))
    for other in away:
        namesakes = listed[name_key(other)]
        if other in came or len(namesakes) > NAMESAKES or sum(person.may_be(other) for person in namesakes) > 2:
            continue
        for one in named.get(name_key(other), ()):
            if one not in came and one.is_surely(other) and alike(one, other):
                first, second = sorted((one, other), key=lambda person: person.span)
                message = f"{second.raw} is listed {LISTED[second.list]}, and also {LISTED[first.list]}"
                note = Note(f"{first.raw} is listed {LISTED[first.list]} here", first.span)
                yield Finding(second.span, message, None if sure(one, other) else "warning", (note,))


def arrivals(meeting: Meeting) -> set[Person]:
    """Those listed as away whom the text has as there, and those of whom it does not say when they came or went."""
    stretches = meeting.find(Presence)
    return {p.person for p in stretches if not p.certain or p.person.list in ("apologies", "absent")}


def alike(one: Person, other: Person) -> bool:
    """Whether the titles of two are no reason to tell them apart.

    They have the same office, or the same full name and one of them an office that is no member's seat: "Treasurer
    Ann Reed" is Ann Reed, and Councillor Ann Reed may be her namesake.
    """
    offices = {one.office, other.office}
    named = one.given and one.given == other.given and "" in offices and "member" not in (one.seat, other.seat)
    return len(offices) == 1 or bool(named)


def sure(one: Person, other: Person) -> bool:
    """Whether both are named by the same name, and by more than a given name."""
    return bool(one.surname) and one.name.casefold() == other.name.casefold()
