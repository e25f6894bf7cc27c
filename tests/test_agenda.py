"""What agendas and minutes say of each other: announcements, routine business, and what the archive keeps of them."""

from __future__ import annotations

import pytest

from desk import meeting_of
from minutes_lint import Announcement, Archive, Decision
from minutes_lint.archive.archive import mentions, summary
from minutes_lint.run.packing import packed, unpacked
from minutes_lint_grammars.structure.topics import promise, standing
from minutes_lint_rules.agenda._lists import compare, rising

HEAD = "Minutes of the meeting of Bexham Town Council held on Monday 2 March 2020\n\n"
AGENDA = """\
AGENDA for the meeting of Bexham Town Council to be held on Monday 2 March 2020 at 7 pm in the Corn Hall

1. Apologies for absence
2. Finance
   To consider the renewal of the insurance.
3. Bus shelters
4. Clerk's report
"""


def announced(said: str) -> list[tuple[str, str]]:
    """What minutes announce in a sentence under an item, and the words that do."""
    found = meeting_of(f"{HEAD}1. Apologies\nNone.\n\n2. Bus shelters\n{said}\n\n3. Trees\nNone.\n").find(Announcement)
    return [(announcement.what, announcement.raw) for announcement in found]


@pytest.mark.parametrize(
    ("said", "what", "words"),
    [
        ("The Chairman said that item 7 had been withdrawn.", "withdrawn", "item 7 had been withdrawn"),
        ("It was agreed to defer items 4 and 5.", "withdrawn", "defer items"),
        ("The bridge was removed from the agenda.", "withdrawn", "removed from the agenda"),
        ("This was added to the agenda.", "added", "added to the agenda"),
        ("The agenda was adopted as amended.", "added", "agenda was adopted as amended"),
        ("It was raised with the consent of the Council.", "added", "consent of the Council"),
        ("It was heard as a matter of urgency.", "added", "matter of urgency"),
        ("Item 9 was brought forward.", "reordered", "brought forward"),
        ("It was agreed to vary the order of business.", "reordered", "vary the order"),
    ],
)
def test_an_announcement(said: str, what: str, words: str) -> None:
    assert announced(said) == [(what, words)]


@pytest.mark.parametrize(
    "said",
    [
        "There being no further business the meeting was adjourned.",
        "The item was deferred to the next meeting.",
        "Cllr Orme asked that the pond be put on the agenda.",
        "The bench was removed by the contractor.",
        "There was no urgent business.",
    ],
)
def test_no_announcement(said: str) -> None:
    assert announced(said) == []


@pytest.mark.parametrize(
    "title",
    [
        "Call to Order",
        "Clerk's report",
        "Chairman’s remarks",
        "To receive reports from officers and members",
        "County Councillor",
        "Old Business",
        "A.O.B.",
        "Recess",
        "Approval of the Agenda",
        "Exclusion of the press",
    ],
)
def test_what_comes_before_every_meeting(title: str) -> None:
    assert standing(title)


@pytest.mark.parametrize(
    "title", ["Bus shelters", "Report on the footbridge", "Council offices", "Planning", "Clerk's pension", "Finance"]
)
def test_business_of_one_meeting(title: str) -> None:
    assert not standing(title)


@pytest.mark.parametrize(
    ("title", "given"),
    [
        ("Any other business", "nothing"),
        ("To consider any other urgent matters", "nothing"),
        ("AOB", "nothing"),
        ("All other matters", "nothing"),
        ("To receive the ranger's report", "information"),
        ("Dredging – for information", "information"),
        ("To receive the ranger's report and to consider buying a strimmer", ""),
        ("To receive and approve the accounts", ""),
        ("Bus shelters", ""),
    ],
)
def test_what_a_title_promises(title: str, given: str) -> None:
    assert promise(title) == given


@pytest.mark.parametrize(
    ("said", "noting"),
    [
        ("The report was noted.", True),
        ("It was agreed to defer the matter.", True),
        ("It was agreed that it be on the agenda of the next meeting.", True),
        ("It was agreed to thank Mr Sykes.", True),
        ("It was agreed to buy a fence. The report was noted.", False),
        ("The tender was approved.", False),
    ],
)
def test_a_decision_that_decides_nothing(said: str, noting: bool) -> None:
    first, *_ = meeting_of(f"{HEAD}1. Apologies\n{said}\n\n2. Trees\nThey grow.\n").find(Decision)
    assert first.noting is noting


def test_what_the_archive_keeps_of_an_agenda() -> None:
    record = summary(meeting_of(AGENDA))
    assert [(item.title, item.routine) for item in record.minutes] == [
        ("Apologies for absence", True),
        ("Finance", False),
        ("Bus shelters", False),
        ("Clerk's report", True),
    ]
    assert mentions(record.minutes[1], "Insurance renewal")
    assert not mentions(record.minutes[2], "Insurance renewal")
    assert list(unpacked(packed((record,)), record.path)) == [record]


def test_lists_are_compared_where_body_day_and_occasion_are_the_same() -> None:
    text = f"{HEAD}1. Apologies\nNone.\n\n2. Finance\nPaid.\n\n3. Bus shelters\nPainted.\n\n4. Clerk's report\nNoted.\n"
    agendas = {
        "same": AGENDA,
        "another day": AGENDA.replace("2 March", "9 March"),
        "another body": AGENDA.replace("Bexham", "Corley"),
        "another meeting on that day": AGENDA.replace("the meeting", "the annual meeting"),
    }
    minutes = meeting_of(text)
    compared = {
        name: compare(minutes, Archive([summary(minutes), summary(meeting_of(agenda, "agenda.md"))]))
        for name, agenda in agendas.items()
    }
    assert [name for name, lists in compared.items() if lists is not None] == ["same"]
    assert compared["same"] is not None
    assert compared["same"].pairs == ((0, 0), (1, 1), (2, 2), (3, 3))
    assert compared["same"].path == "agenda.md"


def test_minutes_without_an_agenda_are_compared_with_nothing() -> None:
    minutes = meeting_of(f"{HEAD}1. Apologies\nNone.\n\n2. Finance\nPaid.\n\n3. Bus shelters\nPainted.\n")
    assert compare(minutes, Archive([summary(minutes)])) is None


def test_the_longest_run_that_rises() -> None:
    assert rising([]) == set()
    assert len(rising([5, 1, 2, 3, 0, 4])) == 4
    assert rising(list(range(9))) == set(range(9))
