"""Contradictions planted in invented minutes of five styles: each is found by its rule, and nothing without them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

import pytest

from desk import findings_in

GIVEN = ("Ann", "Bert", "Clara", "Denis", "Edith", "Frank", "Gwen", "Hugh", "Iris", "Jack", "Kate", "Leo")
SURNAMES = (
    "Abbot", "Barlow", "Carver", "Dobson", "Elwood", "Forster", "Garland", "Hobday", "Ingram", "Jephson", "Kettle",
    "Lomax", "Munday", "Norris", "Orchard", "Pickard", "Quested", "Rowley", "Sadler", "Thorpe", "Underhill", "Vickers",
    "Wakely",
)  # fmt: skip
LEAST = 0.95
ROUNDS = 8


class Meeting(NamedTuple):
    """Who was at an invented meeting, and who acted. A name is a given name and a surname."""

    chairs: tuple[str, ...]
    present: tuple[str, ...]
    apologies: tuple[str, ...]
    absent: tuple[str, ...]
    members: int
    mover: str
    seconder: str


def surname(name: str) -> str:
    return name.split()[1]


def short(name: str) -> str:
    return f"{name[0]} {surname(name)}"


def joined(names: list[str], last: str = " and ") -> str:
    """Names with commas, and a word before the last."""
    return ", ".join(names[:-1]) + (last if len(names) > 1 else "") + names[-1] if names else "none"


def council(m: Meeting) -> str:
    marked = [f"Councillor {surname(name)} (in the Chair)" for name in m.chairs]
    others = [surname(name) for name in m.present if name not in m.chairs]
    lines = [
        "PARKS COMMITTEE\n8th May, 2024\n",
        f"Membership: {m.members} councillors\n",
        f"Present:- {'; '.join(marked)}; Councillors {joined(others)}.\n",
        f"Apologies for absence were received from Councillors {joined([surname(name) for name in m.apologies])}.\n",
        f"Absent: Councillors {joined([surname(name) for name in m.absent])}\n",
        "1. MINUTES OF THE PREVIOUS MEETING\n\nThe minutes were agreed.\n",
        f"2. ROADS\n\nCouncillor {surname(m.mover)} moved and Councillor {surname(m.seconder)} seconded that the"
        " scheme be approved. Carried.",
    ]
    return "\n".join(lines) + "\n"


def parish(m: Meeting) -> str:
    there = [f"Cllr {short(name)}{' (Chairman)' if name in m.chairs else ''}" for name in m.present]
    return f"""Minutes of Lower Wick Parish Council, 8 May 2024

Membership: {m.members} councillors

Present: {", ".join(there)}

Apologies: {joined([f"Cllr {short(name)}" for name in m.apologies])}

Absent: {joined([f"Cllr {short(name)}" for name in m.absent])}

1. Minutes of the last meeting
Agreed.

2. Roads
Proposed by Cllr {surname(m.mover)}, seconded by Cllr {surname(m.seconder)}. Agreed.
"""


def american(m: Meeting) -> str:
    there = [f"{name}{' (Chair)' if name in m.chairs else ''}" for name in m.present]
    return f"""# Minutes of the Alder Creek Board of Trustees

May 8, 2024

Membership: {m.members} trustees

Trustees present: {joined([f"Trustee {name}" for name in there])}

Apologies: {joined([f"Trustee {name}" for name in m.apologies])}

Trustees absent: {joined([f"Trustee {name}" for name in m.absent])}

## Budget

Motion by Trustee {m.mover}, seconded by Trustee {m.seconder}, to adopt the budget. Motion carried.
"""


def irish(m: Meeting) -> str:
    chairs = "; ".join(f"Councillor {surname(name)}" for name in m.chairs)
    others = [surname(name) for name in m.present if name not in m.chairs]
    return f"""MINUTES OF MEETING OF THE MUNICIPAL DISTRICT OF ARDMORE HELD ON WEDNESDAY, 8TH MAY, 2024

Membership: {m.members} councillors

PRESENT IN THE CHAIR: {chairs}.

MEMBERS PRESENT:

Councillors {joined(others)}.

APOLOGIES:

Councillors {joined([surname(name) for name in m.apologies], ", ")}.

ABSENT:

Councillors {joined([surname(name) for name in m.absent], ", ")}.

1. Adoption of Minutes

Proposed by Councillor {surname(m.mover)};
Seconded by Councillor {surname(m.seconder)};

And Resolved:

"That the Minutes be adopted".
"""


def society(m: Meeting) -> str:
    there = "\n".join(f"    * {name}{' (chair)' if name in m.chairs else ''}" for name in m.present)
    away = "\n".join(f"    * {name}" for name in m.apologies)
    absent = "\n".join(f"    * {name}" for name in m.absent)
    return f"""# Committee minutes 2024-05-08

Membership: {m.members} members

## Members Present

* Present:
{there}
* Apologies:
{away}
* Absent:
{absent}

## Business

{m.mover} proposed and {m.seconder} seconded that the shed be painted. Carried.
"""


STYLES: tuple[Callable[[Meeting], str], ...] = (council, parish, american, irish, society)


def invented(random: Random) -> Meeting:
    """A meeting in which nothing is wrong."""
    names = [f"{random.choice(GIVEN)} {name}" for name in random.sample(SURNAMES, 12)]
    present, apologies, absent = tuple(names[:6]), tuple(names[6:8]), tuple(names[8:9])
    mover, seconder = random.sample(present[1:], 2)
    return Meeting(present[:1], present, apologies, absent, 9, mover, seconder)


def planted(meeting: Meeting, random: Random) -> Iterator[tuple[str, Meeting]]:
    """The same meeting with one mistake, and the rule that should find it."""
    someone = random.choice(meeting.present[1:])
    yield "contradiction", meeting._replace(apologies=(*meeting.apologies, someone))
    yield "contradiction", meeting._replace(absent=(someone, *meeting.absent))
    yield "duplicate", meeting._replace(present=(*meeting.present, someone))
    yield "speaker", meeting._replace(mover=random.choice(meeting.apologies))
    yield "speaker", meeting._replace(seconder=meeting.absent[0])
    yield "chair", meeting._replace(chairs=(meeting.present[0], someone))
    yield "membership", meeting._replace(members=meeting.members - 1)
    yield "membership", meeting._replace(members=meeting.members + 1)


def found(text: str) -> list[str]:
    """What the rules on attendance find in a text: their names, those of notes left out."""
    findings = findings_in(text, "attendance/")
    return [finding.rule.partition("/")[2] for finding in findings if finding.severity != "note"]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
def test_planted_contradictions_are_found(style: Callable[[Meeting], str]) -> None:
    random = Random(style.__name__)
    missed, total = [], 0
    for _ in range(ROUNDS):
        meeting = invented(random)
        assert found(style(meeting)) == [], style(meeting)
        for rule, wrong in planted(meeting, random):
            total += 1
            if found(style(wrong)) != [rule]:
                missed.append((rule, found(style(wrong)), style(wrong)))
    assert len(missed) <= total * (1 - LEAST), missed[0]
