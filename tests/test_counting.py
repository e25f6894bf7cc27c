"""Which numbers of items and marks of entries do not go on the count before them, and what proves nothing."""

from __future__ import annotations

import pytest

from desk import findings_in, minutes
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


@pytest.mark.parametrize(
    ("opening", "messages"),
    [
        ("4.3 2011 Census", []),
        ("**4.3** 2011 Census", []),
        ("43 2011 Census", ["item 4.2 is followed by item 4.4: 4.3 is missing"]),
        ("The census of 2011", ["item 4.2 is followed by item 4.4: 4.3 is missing"]),
    ],
)
def test_a_line_that_opens_with_the_number_bears_it(opening: str, messages: list[str]) -> None:
    lines = (
        "3. Roads",
        "4. Planning",
        "4.1 Mill Lane",
        "4.2 High Street",
        "It was noted.",
        opening,
        "4.4 Ford",
        "4.5 Inn",
    )
    text = "\n".join(("Minutes of Sallow Parish Council held on 6 June 2012", *lines, "5. Keys", "All are there.", ""))
    assert [finding.message for finding in findings_in(text, "structure/numbering")] == messages


def findings(numbers: str, family: str, *rest: str) -> list[str]:
    """What the rules of a family say of lines with these numbers."""
    titles = (f"{number} Matter {'abcdefghijklmnop'[place]}" for place, number in enumerate(numbers.split()))
    lines = (f"{title}\nThis was discussed." for title in titles)
    text = "\n\n".join(("Minutes of Sallow Parish Council held on 6 June 2012", *lines, *rest, ""))
    return [finding.message for finding in findings_in(text, family)]


@pytest.mark.parametrize(
    ("numbers", "slip"),
    [
        ("3. 4. 4.1 4.2 4.4 4.5 5.", ("4.2", "4.4", "4.3 is")),
        ("3. 4. 4.1 4.2 4.5 4.6 5.", ("4.2", "4.5", "4.3 and 4.4 are")),
        ("3. 4. 4.7 4.8 4.9 4.11 5.", ("4.9", "4.11", "4.10 is")),
        ("13. 14. 14.1 14.2 14.4 14.5 15.", ("14.2", "14.4", "14.3 is")),
        ("10. 11. 11.7 11.8 11.9 11.11 12.", ("11.9", "11.11", "11.10 is")),
        ("3. 4. 4.3 4.3.1 4.3.2 4.3.4 4.3.5 5.", ("4.3.2", "4.3.4", "4.3.3 is")),
        ("1. 1.1 1.2 2. 2.1 2.2 3. 3.1 3.2 3.3 3.5 4.", ("3.3", "3.5", "3.4 is")),
        ("1.0 2.0 4.0 5.0", ("2.0", "4.0", "3.0 is")),
        ("18/20 19/20 21/20 22/20", ("19/20", "21/20", "20/20 is")),
        ("07/20 08/20 10/20 11/20", ("08/20", "10/20", "09/20 is")),
        ("21/18 21/19 21/21 21/22", ("21/19", "21/21", "21/20 is")),
        ("R2024-017 R2024-018 R2024-020 R2024-021", ("R2024-018", "R2024-020", "R2024-019 is")),
        ("TB/19/016 TB/19/017 TB/19/019 TB/19/020", ("TB/19/017", "TB/19/019", "TB/19/018 is")),
        ("TB/19/097 TB/19/098 TB/19/100 TB/19/101", ("TB/19/098", "TB/19/100", "TB/19/099 is")),
        ("A1. A2. A4. A5.", ("A2", "A4", "A3 is")),
        ("VII. VIII. X. XI.", ("VIII", "X", "IX is")),
    ],
)
def test_which_number_is_missing(numbers: str, slip: tuple[str, str, str]) -> None:
    before, after, missing = slip
    told = [f"item {before} is followed by item {after}: {missing} missing"]
    assert findings(numbers, "structure/numbering") == told


def test_which_number_of_a_list_is_missing() -> None:
    text = "2. Lists\n\n1.1 Roads are open\n1.2 Ponds are full\n1.4 Paths are dry\n\n3. Trees\nThese grow."
    assert findings("1.", "structure/sub-numbering", text) == ["1.2 is followed by 1.4: 1.3 is missing"]


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
