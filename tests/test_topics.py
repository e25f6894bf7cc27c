"""What routine business a title names, and which titles say themselves what came of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lark import Lark

from desk import meeting_of
from minutes_lint_grammars.structure import topics
from minutes_lint_grammars.structure.topics import complete, topic


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Apologies for absence", "apologies"),
        ("WELCOME AND APOLOGIES", "attendance"),
        ("Declarations of interest", "declarations"),
        ("Disclosable pecuniary interests", "declarations"),
        ("MINUTES OF THE PREVIOUS MEETING", "previous-minutes"),
        ("To confirm the minutes of the last meeting", "previous-minutes"),
        ("Approval of the draft minutes", "previous-minutes"),
        ("Matters arising from the minutes", "matters-arising"),
        ("To receive the minutes of the Finance Committee", "minutes"),
        ("Correspondence", "correspondence"),
        ("Public participation", "public"),
        ("Questions from members", "public"),
        ("Highways update", "update"),
        ("Mayor’s announcements", "announcements"),
        ("Notices of motion", "motions"),
        ("Any other business", "urgent"),
        ("Date of next meeting", "next-meeting"),
        ("Close of meeting", "close"),
        ("Closing remarks", "close"),
        ("Bus shelters", ""),
        ("Interest rates on reserves", ""),
        ("Closure of Footpath 3", ""),
        ("Appointment of representatives", ""),
        ("Promotion of the market", ""),
        ("", ""),
    ],
)
def test_topic(title: str, named: str) -> None:
    assert topic(title) == named


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("No declarations of interest made", True),
        ("Apologies: none", True),
        ("Apologies: n/a", True),
        ("Correspondence. Nil.", True),
        ("The chairman closed the meeting at 9 pm", True),
        ("One two three four five six seven eight nine", True),
        ("One two three four five six seven eight", False),
        ("Apologies", False),
        ("Notice board", False),
        ("Enclosed areas", False),
    ],
)
def test_complete(title: str, said: bool) -> None:
    assert complete(title) is said


def test_the_grammar_has_no_collisions() -> None:
    pytest.importorskip("interegular", reason="Lark looks for collisions with interegular, which may take minutes")
    path = Path(topics.__file__).with_name("topics.lark")
    Lark(path.read_text(encoding="utf-8"), parser="lalr", strict=True, maybe_placeholders=False)


HEADED = """# Elmbrook Parish Council

## Minutes of the meeting held on Tuesday 5 March 2024 in the Village Hall

{after}

## Apologies

None.

## Minutes of the meeting held on 6 February 2024

Approved.

## Finance

The accounts were paid.
"""


@pytest.mark.parametrize("after", ["Present: Cllr Dale (Chair), Cllr Moss", ""])
def test_the_heading_of_the_meeting_is_no_item(after: str) -> None:
    meeting = meeting_of(HEADED.format(after=after))
    titles = ["Apologies", "Minutes of the meeting held on 6 February 2024", "Finance"]
    assert [item.title for item in meeting.items] == titles
    assert meeting.date is not None
    assert str(meeting.date.date) == "2024-03-05"
