"""People in tables and in lists with a line for each of them: what names somebody, and what says something of them."""

from __future__ import annotations

import pytest

from desk import meeting_of
from minutes_lint import Attendance

TITLE = "Wren Trust\n\nMinutes of 4 May 2021\n\n"
BODY = "\n\n1. Roads\n\nThe report on roads was noted.\n"


def came(text: str) -> dict[str, list[str]]:
    """The names that a text lists, by list."""
    found: dict[str, list[str]] = {}
    for listed in meeting_of(f"{TITLE}{text}{BODY}").find(Attendance):
        found.setdefault(listed.list, []).extend(person.name for person in listed.people)
    return {name: people for name, people in found.items() if people}


def table(*rows: str) -> str:
    """A table whose first row is its head."""
    head, *below = (f"| {row} |" for row in rows)
    dashes = "|" + "---|" * (head.count("|") - 1)
    return "\n".join([head, dashes, *below])


THREE = {"present": ["Ann Lee", "Bob Hay", "Cal Roe"]}


@pytest.mark.parametrize(
    "text",
    [
        "**Present**\n\n"
        + table(
            "Name | Ward | Phone | E-mail",
            "Ann Lee | Green Spring | (540) 223 | a@wren.example",
            "Bob Hay | Mill Road | 9 | b@wren.example",
            "Cal Roe | Hill End | 7 | c@wren.example",
        ),
        "Present:\n\n"
        + table(
            "Call sign | Name | Abbreviation", "W5ABC | Ann Lee | AL", "W5DEF | Bob Hay | BH", "W5GHI | Cal Roe | CR"
        ),
        "Attendees:\n\n"
        + table("Name | Organisation", "Ann Lee | Moss Works", "Bob Hay | Moss Works", "Cal Roe | Fern Mill"),
        "Present\n\n| Ann Lee | Bob Hay |\n| Cal Roe | |",
        "Present\tAnn Lee\tAL\tBob Hay\tBHa\nCal Roe\tCR",
    ],
)
def test_a_column_that_is_no_names_gives_no_people(text: str) -> None:
    assert came(text) == THREE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            table("Name | Present | Absent | Apologies", "Ann Lee | x | |", "Bob Hay | | x |", "Cal Roe | | | x"),
            {"present": ["Ann Lee"], "absent": ["Bob Hay"], "apologies": ["Cal Roe"]},
        ),
        (
            table("Present | Apologies | In attendance", "Ann Lee | Cal Roe | Dee Poe, Clerk", "Bob Hay | |"),
            {"present": ["Ann Lee", "Bob Hay"], "apologies": ["Cal Roe"], "attending": ["Dee Poe"]},
        ),
        (
            "Roll Call:\tBoard Members Present\nAnn Lee, Supervisor\tX\nBob Hay, Treasurer\tX\nCal Roe, Clerk\tAb",
            {"present": ["Ann Lee", "Bob Hay"], "absent": ["Cal Roe"]},
        ),
        (
            "P = present, A = absent, L = leave of absence\n\n"
            + table("Member | Office | Status", "Ann Lee | Chair | P", "Bob Hay | Clerk | A", "Cal Roe | Member | L"),
            {"present": ["Ann Lee"], "absent": ["Bob Hay"], "apologies": ["Cal Roe"]},
        ),
        (
            "| Present: | Ann Lee, Bob Hay |\n| Apologies: | Cal Roe |\n| In attendance: | Dee Poe (Clerk) |",
            {"present": ["Ann Lee", "Bob Hay"], "apologies": ["Cal Roe"], "attending": ["Dee Poe"]},
        ),
        (table("Call sign | Name", "W5ABC | Ann Lee", "W5DEF | Bob Hay"), {}),
        (table("Member | 6 April | 1 June", "Ann Lee | P | A", "Bob Hay | A | P"), {}),
    ],
)
def test_a_grid_says_who_came(text: str, expected: dict[str, list[str]]) -> None:
    assert came(text) == expected


def test_a_grid_with_a_cell_that_says_nothing_is_not_whole() -> None:
    rows = table("Member | Present", "Ann Lee | Y", "Bob Hay | N", "Cal Roe |")
    lists = meeting_of(f"{TITLE}{rows}{BODY}").find(Attendance)
    assert [(found.list, found.whole) for found in lists] == [("present", True), ("absent", False)]


@pytest.mark.parametrize(
    "text",
    [
        "## Present\n\n- Ann Lee (Member) -- by telephone\n- Bob Hay @bhay (voting)\n- Cal Roe, Fern Mill District",
        "### Board Attendees\n\n- Ann Lee - Fern Mill Director of Works\n- Bob Hay - President\n- Cal Roe",
        "Present (3/4):\n\n- [Ann Lee](https://wren.example/ann)\n- [Bob Hay](https://wren.example/bob)\n- Cal Roe",
        "== Attendees ==\n\nAnn Lee,\nBob Hay,\nCal Roe",
        "Present: Ann Lee W5ABC, Bob Hay (W5DEF), Cal Roe - W5GHI",
        "Officers present:\nPresident - Ann Lee\nSecretary - Bob Hay\nTreasurer - Cal Roe",
        "Directors present:\nAnn Lee          President\nBob Hay          Fern Mill\nCal Roe          Rate Payer",
        "Ann Moss called the meeting to order at 7:00 PM with Ann Lee, Bob Hay and Cal Roe present.",
        "Attendees:\n\n**Committee (2):** Ann Lee (President), Bob Hay\n\n**Groups (1):** Cal Roe",
    ],
)
def test_a_line_names_one_person_whatever_else_it_says(text: str) -> None:
    assert came(text) == THREE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "## Attendance\n\n- [x] Ann Lee\n- [x] Bob Hay\n- [ ] Cal Roe",
            {"present": ["Ann Lee", "Bob Hay"], "absent": ["Cal Roe"]},
        ),
        (
            "Present: Ann Lee, Bob Hay (arrived 7:10); Regrets: Cal Roe",
            {"present": ["Ann Lee", "Bob Hay"], "apologies": ["Cal Roe"]},
        ),
        (
            "Directors present: Ann Lee. Directors absent: Bob Hay. Unexcused absence: Cal Roe.",
            {"present": ["Ann Lee"], "absent": ["Bob Hay", "Cal Roe"]},
        ),
        (
            "Present: Ann Lee\n\nOfficials in attendance:\n\nHead of Works (Bob Hay), A/Senior Planner (Cal Roe)",
            {"present": ["Ann Lee"], "attending": ["Bob Hay", "Cal Roe"]},
        ),
        (
            "BOARD OF DIRECTORS\nAnn Lee          President\nBob Hay          Director\n\n"
            "MANAGEMENT AND STAFF\nCal Roe          Manager\nDee Poe          Engineer\n\n"
            "OTHER ATTENDEES\nEve Fox          Rate Payer\nFay Gee          Fern Mill Water District",
            {"present": ["Ann Lee", "Bob Hay"], "attending": ["Cal Roe", "Dee Poe", "Eve Fox", "Fay Gee"]},
        ),
        ("Apologies: Ann du Lee, Oliver St. Roe", {"apologies": ["Ann du Lee", "Oliver St. Roe"]}),
        ("Present: JD SM TG NB JS", {"present": ["JD", "SM", "TG", "NB", "JS"]}),
        (
            "Present:\nCouncillors Lee, Hay\nand Roe, with Councillors Poe,\nFox and Gee",
            {"present": ["Lee", "Hay", "Roe", "Poe", "Fox", "Gee"]},
        ),
    ],
)
def test_lists_in_many_forms(text: str, expected: dict[str, list[str]]) -> None:
    assert came(text) == expected


def test_a_list_with_a_line_that_cannot_be_read_is_not_whole() -> None:
    lines = "- Ann Lee (Chair)\n- Bob Hay (Clerk)\n- someone from the mill\n- Cal Roe (Member)"
    (listed,) = meeting_of(f"{TITLE}## Present\n\n{lines}{BODY}").find(Attendance)
    assert [person.name for person in listed.people] == ["Ann Lee", "Bob Hay", "Cal Roe"]
    assert not listed.whole


def test_initials_stand_beside_names_and_say_whose_they_are() -> None:
    rows = "Present\tAnn Lee\tAL\tBob Hay\tBHa\nCal Roe (WTC)\tCR\tDee Poe DP"
    (listed,) = meeting_of(f"{TITLE}{rows}{BODY}").find(Attendance)
    assert [(person.name, person.short) for person in listed.people] == [
        ("Ann Lee", "AL"),
        ("Bob Hay", "BHa"),
        ("Cal Roe", "CR"),
        ("Dee Poe", "DP"),
    ]


def test_a_mark_that_says_when_somebody_came_puts_them_there() -> None:
    rows = table("Director | Present", "Ann Lee, Clerk | A (arrived 7:15 pm)", "Bob Hay | X")
    (listed,) = meeting_of(f"{TITLE}{rows}{BODY}").find(Attendance)
    assert [(person.name, person.role) for person in listed.people] == [
        ("Ann Lee", "Clerk, A (arrived 7:15 pm)"),
        ("Bob Hay", ""),
    ]


def test_figures_in_a_table_are_no_lists_of_people() -> None:
    figures = table("Apologies", *["5 | 7 | 9"] * 4)
    assert len(meeting_of(f"{TITLE}{figures}{BODY}").find(Attendance)) <= 1
