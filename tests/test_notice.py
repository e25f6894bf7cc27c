"""When agendas say they were issued, and the run of the rule that counts from there."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from desk import Desk
from minutes_lint import DateMention, Meeting
from minutes_lint.config.config import Settings
from minutes_lint.engine import project, read, understand

BODY = "Ashcombe Parish Council\n\nAgenda for the meeting to be held on Tuesday 6 May 2025 at 7.30 pm\n\n"
ITEMS = "1. Apologies\n\n2. Roads\n\n3. Clerk's report\n"
Reader = Callable[[str], Meeting]


@pytest.fixture(scope="module")
def meeting() -> Reader:
    """The first meeting of a text."""
    loaded = project(Settings())
    return lambda text: understand(read("draft.txt", text.encode(), loaded), loaded).meetings[0]


def issued(meeting: Meeting) -> list[str]:
    """The days on which an agenda says it was issued, as written."""
    return [mention.raw for mention in meeting.find(DateMention) if mention.role == "issued"]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Issued on 29 April 2025", "29 April 2025"),
        ("Issued: 29/04/2025", "29/04/2025"),
        ("Agenda published on Tuesday 29 April 2025", "Tuesday 29 April 2025"),
        ("Date of issue: 29 April 2025", "29 April 2025"),
        ("Date of Publication of Agenda: 29th April 2025", "29th April 2025"),
        ("Publication date - 29 April 2025", "29 April 2025"),
        ("**Dated** this 29th day of April 2025", "29th day of April 2025"),
        ("Dated: 29 April 2025", "29 April 2025"),
        ("This notice was posted on 29 April 2025 at the Village Hall.", "29 April 2025"),
        ("The agenda and reports were despatched on 29 April 2025.", "29 April 2025"),
        ("Agenda issued by the Clerk on 29 April 2025", "29 April 2025"),
        ("Given under my hand this 29th day of April 2025", "29th day of April 2025"),
        ("Signed: R. Penn, Clerk to the Council\n\n29 April 2025", "29 April 2025"),
        ("R. Penn\n\nProper Officer\n\nDate: 29 April 2025", "29 April 2025"),
        ("29 April 2025\n\nDear Councillor,", "29 April 2025"),
    ],
)
def test_the_day_of_issue(meeting: Reader, words: str, date: str) -> None:
    found = meeting(f"{BODY}{words}\n\n{ITEMS}")
    assert found.kind == "agenda"
    assert found.date is not None
    assert found.date.raw == "Tuesday 6 May 2025"
    assert issued(found) == [date]


@pytest.mark.parametrize(
    "words",
    [
        "1. Letter dated 29 April 2025 from the county",
        "1. Report published on 29 April 2025",
        "1. Minutes of the meeting held on 29 April 2025",
        "The annual report was issued on 29 April 2025.",
        "Questions have to be sent to the clerk by 29 April 2025.",
        "Issued on 29 April 2024",
        "Issued on 9 May 2025",
        "1. Clerk\n\nThe clerk's leave\n\n29 April 2025",
        "1. Diary\n\n29 April 2025",
    ],
)
def test_other_days(meeting: Reader, words: str) -> None:
    assert issued(meeting(f"{BODY}{words}\n\n{ITEMS}")) == []


def test_minutes_are_not_issued(meeting: Reader) -> None:
    text = "Minutes of the meeting of Ashcombe Parish Council held on 6 May 2025\n\nIssued on 5 May 2025\n\n" + ITEMS
    assert issued(meeting(text)) == []


@pytest.mark.parametrize(
    ("words", "hurried"),
    [
        ("This emergency meeting has been called by the Chairman.", True),
        ("The meeting is called at short notice because of the flood.", True),
        ("Supplementary agenda", True),
        ("The Chair has agreed that this is a matter demanding urgent consideration.", True),
        ("4. Urgent business", False),
        ("4. Any other business which the Chairman considers urgent", False),
        ("In an emergency leave by the nearest door.", False),
    ],
)
def test_a_meeting_called_in_a_hurry(meeting: Reader, words: str, hurried: bool) -> None:
    assert meeting(f"{BODY}{words}\n\n{ITEMS}").short_notice is hurried


# --- a run -----------------------------------------------------------------------------------------------

LATE = f"{BODY}Issued on 1 May 2025\n\n{ITEMS}"
ON = "style: uk-parish\nrules: {dates/notice: warning}\n"


def test_a_run_without_the_library(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("draft.txt", LATE)
    desk.write("minutes-lint.yaml", ON)
    monkeypatch.setitem(sys.modules, "holidays", None)
    assert desk.run("draft.txt") == (
        2,
        "",
        "minutes-lint: which days are bank holidays is not known here; install it with"
        " `pip install 'minutes-lint[notice]'`\n",
    )


def test_a_country_from_the_configuration(desk: Desk) -> None:
    desk.write("draft.txt", LATE)
    desk.write("minutes-lint.yaml", ON.replace("warning", "{days: 4, country: FR}"))
    ran = desk.run("draft.txt")
    assert (ran.code, ran.err) == (1, "")
    assert (
        "issued on “1 May 2025” for a meeting on “Tuesday 6 May 2025”: 3 clear days, and 4 are needed;"
        " Sunday 4 May does not count" in ran.out
    )


def test_the_rule_is_off_by_itself(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("draft.txt", LATE)
    desk.write("minutes-lint.yaml", "style: uk-parish\n")
    monkeypatch.setitem(sys.modules, "holidays", None)
    ran = desk.run("draft.txt")
    assert ran.err == ""
    assert "[dates/notice]" not in ran.out
