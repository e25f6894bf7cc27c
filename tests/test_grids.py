"""Grids of who came, agendas in tables, and which of several runs of numbers is that of the items."""

from __future__ import annotations

import pytest

from desk import meeting_of
from minutes_lint import Attendance

TABLE = "Wren Trust\n\nMinutes of 4 May 2021\n\n| {} |\n|---|---|---|\n{}\n\n1. Roads\n\nNoted.\n"


def came(text: str) -> dict[str, list[str]]:
    """The names that a text lists, by list."""
    found: dict[str, list[str]] = {}
    for listed in meeting_of(text).find(Attendance):
        found.setdefault(listed.list, []).extend(person.name for person in listed.people)
    return {name: people for name, people in found.items() if people}


def items(text: str) -> list[str]:
    """The items of a text by number and title."""
    return [item.name for item in meeting_of(text).items]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("| Ann Reed (AR) | Parent Governor | P |\n| Bob Lowe | Chair | A |", {"present": 1, "apologies": 1}),
        ("| Ann Reed | ✓ | |\n| Bob Lowe | ✗ | |", {"present": 1, "absent": 1}),
        ("| Ann Reed | Apologies accepted | |\n| Bob Lowe | Present (online) | |", {"present": 1, "apologies": 1}),
    ],
)
def test_a_row_says_whether_somebody_came(rows: str, expected: dict[str, int]) -> None:
    found = came(TABLE.format("Name | | ", rows))
    assert {name: len(people) for name, people in found.items()} == expected


def test_a_grid_of_several_meetings_is_read_in_the_column_of_this_one() -> None:
    rows = "| Ann Reed | P | A |\n| Bob Lowe | A | P |"
    assert came(TABLE.format("Name | 6 April | 4 May", rows)) == {"apologies": ["Ann Reed"], "present": ["Bob Lowe"]}
    assert came(TABLE.format("Name | May | June", rows)) == {"present": ["Ann Reed"], "apologies": ["Bob Lowe"]}
    assert came(TABLE.format("Name | April | June", rows)) == {}


def test_only_capitals_that_fit_a_name_are_short_for_it() -> None:
    (listed,) = meeting_of("Present:\n- Ann Reed (AR)\n- Bob Lowe (TSC)\n\n1. Roads\n\nNoted.\n").find(Attendance)
    assert [(person.short, person.role) for person in listed.people] == [("AR", ""), ("", "TSC")]


def test_the_rows_of_an_agenda_are_items() -> None:
    rows = "| 1 | Apologies | |\n| 2 | **Budget** It was approved. | JK |\n| | JK asked why. | |\n| 3 | Staff | |"
    text = f"Wren Trust\n\nMinutes of 4 May 2021\n\n| No. | {{}} | Action |\n|---|---|---|\n{rows}\n"
    assert items(text.format("Agenda item")) == ["1 Apologies", "2 Budget", "3 Staff"]
    assert items(text.format("Name")) == []


def test_a_list_that_is_indented_inside_an_item_is_none_of_the_run() -> None:
    inner = "".join(f"      {number}. Officer: Ann Reed\n\n" for number in range(1, 9))
    text = f"Minutes of 4 May 2021\n\n1. Call to order\n\n2. Officers\n\n{inner}3. Reports\n\n4. Close\n\nAt noon.\n"
    assert items(text) == ["1 Call to order", "2 Officers", "3 Reports", "4 Close"]


def test_numbers_may_end_in_the_year() -> None:
    text = (
        "Minutes of 4 May 2015\n\n43.15 Apologies\nNone.\n44.15 Minutes\nApproved.\n45.15 Next meeting\n1 June 2015\n"
    )
    assert items(text) == ["43.15 Apologies", "44.15 Minutes", "45.15 Next meeting"]
