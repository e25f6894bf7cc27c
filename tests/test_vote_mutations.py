"""Contradictions planted in the votes of invented minutes of five styles: each is caught by its rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from desk import findings_in

RULES = ("votes/total", "votes/outcome", "votes/mover", "votes/roll-call", "resolutions/outcome")
MEMBERS = ("Ashdown", "Birkett", "Calloway", "Dunmore", "Eastry", "Farrant", "Gosling")
TOPICS = (
    "the shelter be painted",
    "a mower be bought",
    "the hall be let on Fridays",
    "the pond be fenced",
    "a grant of £200 be paid",
)
ENOUGH = 0.95


class Put(NamedTuple):
    """One motion as it is to be written down; what is empty is left out."""

    topic: str
    mover: str
    seconder: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    stated: tuple[int, int]
    result: str = "carried"


Style = Callable[[list[Put]], str]


def usual(turn: int) -> list[Put]:
    """Five motions that contradict nothing; `turn` varies who does what."""
    puts = []
    for index, topic in enumerate(TOPICS):
        around = MEMBERS[(turn + index) % 7 :] + MEMBERS[: (turn + index) % 7]
        against = (turn + index) % 3
        yes, no = around[: 7 - against], around[7 - against :]
        puts.append(Put(topic, around[0], around[1], yes, no, (len(yes), len(no))))
    return puts


# --- five styles ------------------------------------------------------------------------------------


def parish(puts: list[Put]) -> str:
    """A parish council of England."""
    head = f"Minutes of Fenbury Parish Council held on 4 March 2019\n\nPresent: Cllrs {listing(MEMBERS)}\n\n"
    return head + "\n".join(
        f"{n}. Business\nCllr {p.mover} proposed that {p.topic}, seconded by Cllr {p.seconder}. "
        f"{f'{p.stated[0]} votes for, {p.stated[1]} against. {p.result.capitalize()}.' if p.result else ''}\n"
        for n, p in enumerate(puts, 1)
    )


def irish(puts: list[Put]) -> str:
    """A county council of Ireland, which records votes by name."""
    present = f"**Present:** Councillors {listing(MEMBERS)}."
    lines = ["# MINUTES OF THE MEETING OF CLOONBEG COUNTY COUNCIL, 12 MAY 2014", "", present, ""]
    for number, put in enumerate(puts, 1):
        lines += [
            f"{number}. Motion",
            "",
            f"Proposed by Councillor {put.mover};",
            "",
            f"Seconded by Councillor {put.seconder};",
            "",
        ]
        lines += [f"“That {put.topic}.”", ""]
        if put.result:
            lines += ["**For the Proposal**", "", f"Councillors {listing(put.yes)}.", "", f"({put.stated[0]})", ""]
            lines += ["**Against the Proposal**", "", f"Councillors {listing(put.no)}." if put.no else "None.", ""]
            lines += [f"({put.stated[1]})", "", f"The Mayor declared the motion {put.result}.", ""]
    return "\n".join(lines)


def town(puts: list[Put]) -> str:
    """A town of the United States."""
    head = f"Town of Pinyon Ridge\nMinutes of the Board, June 3, 2021\n\nPresent: {', '.join(MEMBERS)}\n\n"
    return head + "\n".join(
        f"{topic_of(p).upper()}\nMotion by {p.mover}, second by {p.seconder} to vote that {p.topic}. "
        f"{f'Motion {p.result} {p.stated[0]}-{p.stated[1]}.' if p.result else ''}\n"
        for p in puts
    )


def society(puts: list[Put]) -> str:
    """A society that keeps its minutes in Markdown, with labels before the figures."""
    head = "# Minutes of the Lantern Society, 8 October 2022\n\nPresent:\n\n" + "".join(f"- {m}\n" for m in MEMBERS)
    return head + "".join(
        f"\n## {topic_of(p).capitalize()}\n\nMoved: {p.mover}. Seconded: {p.seconder}. That {p.topic}.\n\n"
        + (f"For: {p.stated[0]}, Against: {p.stated[1]}. The motion was {p.result}.\n" if p.result else "")
        for p in puts
    )


def borough(puts: list[Put]) -> str:
    """A principal council, which writes numbers in words where it can."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    head = f"HARBOUR COMMITTEE\nTuesday, 6th November, 2018\n\nPresent:- Councillors {listing(MEMBERS)}.\n\n"
    return head + "\n".join(
        f"{n}. BUSINESS OF THE HARBOUR\n\nIt was moved by Councillor {p.mover} and seconded by Councillor "
        f"{p.seconder} that {p.topic}.\n\n"
        + (
            f"On being put to the vote, {words[p.stated[0]]} members voted in favour and {words[p.stated[1]]} "
            f"voted against. The motion was {p.result}.\n"
            if p.result
            else "Members spoke about the cost.\n"
        )
        for n, p in enumerate(puts, 40)
    )


def listing(names: tuple[str, ...]) -> str:
    """Names as a sentence lists them."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def topic_of(put: Put) -> str:
    """A heading for a motion."""
    return put.topic.split(" be ")[0].removeprefix("the ").removeprefix("a ")


STYLES: tuple[Style, ...] = (parish, irish, town, society, borough)


# --- six slips --------------------------------------------------------------------------------------


def lost(put: Put) -> Put:
    """More for it, and lost."""
    return put._replace(result="lost")


def carried(put: Put) -> Put:
    """More against it, and carried."""
    return put._replace(yes=put.no or ("Gosling",), no=put.yes[:5], stated=(len(put.no) or 1, 5))


def crowd(put: Put) -> Put:
    """More votes than members."""
    return put._replace(stated=(9, put.stated[1]))


def oneself(put: Put) -> Put:
    """Seconded by the mover."""
    return put._replace(seconder=put.mover)


def silent(put: Put) -> Put:
    """No result."""
    return put._replace(result="")


def miscount(put: Put) -> Put:
    """One more than the names."""
    return put._replace(stated=(put.stated[0], put.stated[1] + 1), yes=put.yes[:-1], no=put.no) if put.yes else put


def both(put: Put) -> Put:
    """One name on both sides."""
    return put._replace(yes=put.yes[:-1], no=(*put.no, put.yes[0]), stated=(len(put.yes) - 1, len(put.no) + 1))


SLIPS: dict[str, tuple[Callable[[Put], Put], ...]] = {
    "votes/outcome": (lost, carried),
    "votes/total": (crowd,),
    "votes/mover": (oneself,),
    "resolutions/outcome": (silent,),
    "votes/roll-call": (miscount, both),
}


def planted() -> Iterator[tuple[str, str, str]]:
    """The rule that is to catch a slip, minutes without it and with it."""
    for style in STYLES:
        for rule, slips in SLIPS.items():
            if rule == "votes/roll-call" and style is not irish:
                continue
            for slip in slips:
                if style is town and slip is lost:
                    continue  # "lost 6-1" may give the winners first, as "lost by 6 votes to 1" does
                if style is irish and slip is crowd:
                    continue  # voters who are named there and not listed as present are attendance/speaker's
                for turn in range(5):
                    puts = usual(turn)
                    puts[turn % 5] = slip(puts[turn % 5])
                    yield rule, style(usual(turn)), style(puts)


def found(text: str) -> list[str]:
    """The rules on votes that speak of a text."""
    return [finding.rule for finding in findings_in(text) if finding.rule in RULES]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("turn", range(5))
def test_minutes_without_a_slip_are_left_alone(style: Style, turn: int) -> None:
    assert found(style(usual(turn))) == []


def test_nearly_all_planted_slips_are_caught() -> None:
    tried: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for rule, _, text in planted():
        tried[rule] += 1
        caught[rule] += rule in found(text)
    assert sum(tried.values()) >= 100
    assert all(caught[rule] >= ENOUGH * count for rule, count in tried.items()), (caught, tried)
