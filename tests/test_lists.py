"""Lists and the words that announce them: their totals and their counts, as claims."""

from __future__ import annotations

import pytest

from minutes_lint import Claim, Document
from minutes_lint.config.config import Settings
from minutes_lint.engine import project, understand

PROJECT = project(Settings())
HEAD = "Minutes of Ravensmoor Parish Council, 3 May 2018\n\n12/18 Apologies\n\nNone.\n\n13/18 Plans\n\n"


def verdicts(text: str) -> list[tuple[str, str]]:
    """What is said of each announced total or count in the body of some minutes."""
    meetings = understand(Document("draft.md", HEAD + text), PROJECT).meetings
    found = (c for m in meetings for c in m.find(Claim) if c.relation in ("list-total", "count"))
    return [(claim.stated.raw, claim.verdict) for claim in found]


def test_figures_in_brackets_are_left_aside() -> None:
    text = (
        "## Day centres (total capacity 140)\n\n- Alder Lodge 80 places (95 from May)\n- Birch Court (new) 60 places\n"
    )
    assert verdicts(text) == [("140", "right")]


def test_a_line_below_an_entry_may_not_hold_another_figure_of_the_kind() -> None:
    text = (
        "## Day centres (total capacity 999)\n\n- Alder Lodge 80 places\nEast wing 20 places\n- Birch Court 60 places\n"
    )
    assert verdicts(text) == []


@pytest.mark.parametrize("word", ["including", "such as", "of which", "about"])
def test_a_total_of_more_than_the_list_is_not_judged(word: str) -> None:
    assert verdicts(f"A total of £900.00 was spent, {word}:\n\n- Hall: £100.00\n- Club: £50.00\n") == []


def test_a_list_is_counted_to_its_end_across_its_own_lists() -> None:
    entries = "a) the shed\n   - roof\n   - door\nb) the tank\nc) the path\n"
    assert verdicts(f"The following three jobs are left:\n\n{entries}\nThey were noted.\n") == [("three", "right")]


@pytest.mark.parametrize(
    "lead",
    [
        "Three of the six principles were discussed:",
        "The Clerk wrote to the owners of the three fields, and reported:",
        "At least three ideas were raised:",
        "Members discussed the three options:",
        "The first three entries of the competition were:",
        "The three reports of May and the two of June were noted:",
        "In the following three years:",
    ],
)
def test_counts_that_announce_no_list(lead: str) -> None:
    assert "wrong" not in [verdict for _, verdict in verdicts(f"{lead}\n\n- one\n- another\n\nThey were noted.\n")]


@pytest.mark.parametrize(
    ("names", "verdict"),
    [
        ("Ada Brook, Tom Farrow and Susan Pike.", "right"),
        ("Ada Brook (Chair), Cllr T. Farrow, Mrs S Pike-Lowe", "right"),
        ("A. Brook; T. O’Farrow; S. Pike. Apologies: K. Moor", "right"),
        ("Ada Brook, Vice-Chair, Tom Farrow, OBE, and Susan Pike.", "right"),
        ("Ada Brook and Tom Farrow.", "wrong"),
        ("Ada Brook, Tom Farrow and two others.", "open"),
        ("Ada Brook, Tom Farrow and the Clerk.", "open"),
    ],
)
def test_names_in_a_row(names: str, verdict: str) -> None:
    assert verdicts(f"Three Councillors were present: {names}\n") == [("Three", verdict)]


def test_names_that_go_on_in_the_next_paragraph_are_not_counted() -> None:
    text = "Four Councillors were present: Ada Brook, Tom Farrow\n\nSusan Pike, Keith Moor\n"
    assert verdicts(text) == [("Four", "open")]


def test_entries_that_hold_two_things_are_not_counted() -> None:
    text = "The following four tools are needed:\n\n- a spade and a fork\n- a rake\n- a barrow\n\nThey were noted.\n"
    assert verdicts(text) == [("four", "open")]


def test_a_list_that_goes_on_below_other_text_is_not_judged() -> None:
    entries = "a) write\nb) mend\n\nCllr Pike left.\n\nc) meet\n"
    assert verdicts(f"The following four actions were agreed:\n\n{entries}\nThey were noted.\n") == [("four", "open")]
