"""Titles that are the same although they are written differently, and titles that only look so."""

from __future__ import annotations

import pytest

from minutes_lint.archive.titles import alike, content, same


@pytest.mark.parametrize(
    ("one", "other", "may_be", "certainly"),
    [
        ("Bus Shelters", "BUS SHELTERS", True, True),
        ("Bus Shelters in Mill Lane", "Repair of the bus shelter, Mill Lane", True, True),
        ("Repair of the Bus Shelter", "Bus Shelter", True, False),
        ("Budget", "Budget Monitoring 2018/19", True, False),
        ("Tree Wardens", "Street Lighting", False, False),
        ("Any", "All", False, False),
        ("", "Budget", False, False),
    ],
)
def test_titles(one: str, other: str, may_be: bool, certainly: bool) -> None:
    assert (alike(one, other), same(one, other)) == (may_be, certainly)


def test_short_words_tell_titles_apart_only_where_there_are_no_long_ones() -> None:
    assert content("The Use of Red Ink in Minutes") == {"minutes"}
    assert content("Red Ink") == {"red", "ink"}
