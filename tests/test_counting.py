"""Which numbers of items and marks of entries do not go on the count before them, and what proves nothing."""

from __future__ import annotations

import pytest

from desk import minutes
from minutes_lint import Meeting, Misnumbering, SubMisnumbering


def items(*numbers: int) -> list[str]:
    """Items of these numbers with a text each."""
    return [line for n in numbers for line in (f"{n}. Matter {'abcdefghijklmnop'[n % 16]}", "This was discussed.")]


def slips(meeting: Meeting) -> list[tuple[str, str, str, tuple[str, ...], bool]]:
    """The slips among the items; each must stand where its span says."""
    found = meeting.find(Misnumbering)
    assert all(meeting.document.text[slip.span.start : slip.span.end] == slip.raw for slip in found)
    return [(slip.kind, slip.before.number, slip.raw, slip.missing, slip.certain) for slip in found]


@pytest.mark.parametrize(
    ("numbers", "slip"),
    [
        ((1, 2, 4, 5), ("gap", "2", "4", ("3",), False)),
        ((1, 2, 6, 7), ("gap", "2", "6", ("3", "4", "5"), False)),
        ((1, 2, 3, 3, 4), ("repeated", "3", "3", (), True)),
        ((1, 3, 2, 4), ("back", "3", "2", (), False)),
        ((1, 2, 2, 3), ("repeated", "2", "2", (), False)),
    ],
)
def test_one_slip(numbers: tuple[int, ...], slip: tuple[str, str, str, tuple[str, ...], bool]) -> None:
    assert slips(minutes(*items(*numbers))) == [slip]


def test_two_slips_are_not_certain() -> None:
    assert slips(minutes(*items(1, 2, 3, 3, 4, 6, 7))) == [
        ("repeated", "3", "3", (), False),
        ("gap", "4", "6", ("5",), False),
    ]


def test_numbers_left_out_in_a_row() -> None:
    (slip,) = minutes(*items(1, 2, 6, 7)).find(Misnumbering)
    assert slip.in_a_row


@pytest.mark.parametrize(
    "lines",
    [
        items(1, 2, 3, 4, 5),
        items(1, 2, 4),
        [*items(1, 2), "The chairman took number 3. with it.", *items(4, 5)],
        [*items(1, 2), "The next item was taken out of order.", *items(4, 3, 5)],
        [*items(1, 2, 4, 5), "The text of this scanned page may contain errors."],
    ],
    ids=["unbroken", "too few", "named in between", "announced", "read off an image"],
)
def test_no_slip(lines: list[str]) -> None:
    assert slips(minutes(*lines)) == []


def entries(*marks: str) -> list[str]:
    """A minute with a list."""
    return ["1. Reports", "These were given:", "\n".join(f"{mark} a report" for mark in marks), *items(2, 3)]


@pytest.mark.parametrize(
    ("marks", "slip"),
    [
        (("(a)", "(b)", "(d)"), ("gap", "(b)", "(d)", "(c)")),
        (("a)", "b)", "b)", "c)"), ("repeated", "b)", "b)", "")),
        (("(1)", "(2)", "(4)"), ("gap", "(2)", "(4)", "(3)")),
        (("(i)", "(ii)", "(iv)"), ("gap", "(ii)", "(iv)", "(iii)")),
        (("(i)", "(iii)", "(iv)"), ("gap", "(i)", "(iii)", "(ii)")),
        (("(iii)", "(iv)", "(v)", "(vi)"), None),
        (("(f)", "(g)", "(i)"), None),
        (("(a)", "(b)"), None),
        (("(a)", "(b)", "(d)", "(e)", "(g)"), None),
        ((*(f"({letter})" for letter in "abcdefg"), "(i)", "(j)"), ("gap", "(g)", "(i)", "(h)")),
        ((*(f"({n})" for n in range(1, 8)), "(9)"), ("gap", "(7)", "(9)", "(8)")),
    ],
)
def test_entries(marks: tuple[str, ...], slip: tuple[str, str, str, str] | None) -> None:
    meeting = minutes(*entries(*marks))
    found = meeting.find(SubMisnumbering)
    assert all(meeting.document.text[slip.span.start : slip.span.end] == slip.raw for slip in found)
    shown = [(slip.kind, slip.before.text.strip(), slip.raw, slip.missing) for slip in found]
    assert shown == ([slip] if slip else [])


def test_roman_numerals_have_no_end() -> None:
    units = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    numerals = [*units[1:], *(f"x{unit}" for unit in units[:7]), "xviii"]
    (slip,) = minutes(*entries(*(f"({numeral})" for numeral in numerals))).find(SubMisnumbering)
    assert (slip.raw, slip.missing) == ("(xviii)", "(xvii)")
