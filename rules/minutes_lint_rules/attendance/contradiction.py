"""One person listed as present and as absent.

Nothing is said of those who arrived later, nor where two of one surname can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Finding, Meeting, Note, Person, Presence, by_name, name_key, rule

NAMESAKES = 20
"""Where more people than this have one surname, nobody can tell them apart."""

WORDS = {"present": "present", "attending": "in attendance", "apologies": "among the apologies", "absent": "absent"}


@rule(severity="error")
def contradiction(meeting: Meeting) -> Iterator[Finding]:
    """Compare those who are listed as there with those who are listed as away."""
    there, away = meeting.listed("present", "attending"), meeting.listed("apologies", "absent")
    unsure = {presence.person for presence in meeting.find(Presence) if not presence.certain}
    came = unsure | {
        presence.person for presence in meeting.find(Presence) if presence.person.list in ("apologies", "absent")
    }
    named, listed = by_name(there), by_name((*there, *away))
    for other in away:
        if len(listed[name_key(other)]) > NAMESAKES:
            continue
        for one in named.get(name_key(other), ()):
            if not one.is_surely(other) or not alike(one, other) or other in came or one in came:
                continue
            if sum(person.may_be(other) for person in listed[name_key(other)]) > 2:
                continue
            first, second = sorted((one, other), key=lambda person: person.span)
            message = f"{second.raw} is listed as {WORDS[second.list]}, and also as {WORDS[first.list]}"
            note = Note(f"{first.raw} is listed as {WORDS[first.list]} here", first.span)
            yield Finding(second.span, message.replace("as among", "among"), None if sure(one, other) else "warning",
                          (note._replace(message=note.message.replace("as among", "among")),))  # fmt: skip


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
