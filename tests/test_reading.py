"""What the line grammar makes of a document: total, lossless, and the same each time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes_lint import Document, Meeting, Paragraph, RunningHeader, Span, Style
from minutes_lint.config.config import Settings
from minutes_lint.engine import judge, project, understand
from minutes_lint.model.meeting import Pack
from minutes_lint_grammars import styles
from minutes_lint_grammars.structure.lines import tree

PROJECT = project(Settings())
STYLES = list(styles())

WORDS = st.sampled_from(
    [
        "1.",
        "2.",
        "3.1",
        "12/24",
        "(1)",
        "a)",
        "•",
        "-",
        "#",
        "**",
        "Present:-",
        "Apologies:",
        "Resolved:-",
        "RESOLVED",
        "that",
        "AGENDA",
        "MINUTES",
        "COUNCIL",
        "Cllr",
        "Dale",
        "proposed",
        "seconded",
        "6th",
        "November",
        "2018",
        "Tuesday",
        "7.30pm",
        "31",
        "June",
        "Minute",
        "No.",
        "4",
        "the",
        "the",
        ",",
        ".",
        "(",
        "[x](#)",
        "|",
        "---",
        "£5.00",
        "\t",
        "next",
        "meeting",
        "held",
        "on",
        "page",
        "TBC",
        "\\",
        "\ufeff",
        "\uf0b7",
        "“",
        "”",
        "…",
        "___",
        "—",
        "2918",
        "18/09/18",
        "%",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(WORDS, st.just("\n"), st.just("\n\n"), st.just("\r\n")), max_size=80).map(" ".join),
    st.lists(WORDS, max_size=60).map("\n".join),
)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str, path: str = "draft.txt") -> Pack:
    return understand(Document(path, text), PROJECT)


def only(text: str) -> Meeting:
    (meeting,) = read(text).meetings
    return meeting


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@QUICK
@given(text=TEXTS)
def test_any_text_is_read_without_loss(style: Style, text: str) -> None:
    tokens = tree(Document("draft.txt", text), style.grammar, Span(0, len(text))).tokens()
    assert "".join(tokens) == text


@QUICK
@given(text=TEXTS)
def test_spans_lie_inside_the_text(text: str) -> None:
    pack = read(text)
    ends = [meeting.span for meeting in pack.meetings]
    assert ends[0].start == 0
    assert ends[-1].end == len(text)
    assert all(one.end == other.start for one, other in pairwise(ends))
    for meeting in pack.meetings:
        places = [paragraph.span for paragraph in meeting.paragraphs]
        places += [mention.span for found in meeting.mentions.values() for mention in found]
        places += [item.span for item in meeting.items] + [item.heading for item in meeting.items]
        for place in places:
            assert 0 <= place.start <= place.end <= len(text)


@QUICK
@given(text=TEXTS)
def test_linting_twice_gives_the_same(text: str) -> None:
    first, second = judge(read(text), PROJECT), judge(read(text), PROJECT)
    assert first == second
    for finding in first:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        assert all(0 <= note.span.start <= note.span.end <= len(text) for note in finding.notes)


def test_a_list_inside_a_minute_is_not_a_run_of_minutes() -> None:
    meeting = only(
        "HARBOUR SCRUTINY COMMITTEE\n3rd May, 2022\n\nPresent:- Councillor Oake (in the Chair).\n\n"
        "6. BERTHS\n\nThe principles were agreed:\n1. Fair charges;\n2. Safe moorings;\n3. Clean water.\n\n"
        "7. DREDGING\n\nResolved:- That the report be noted.\n\n8. CLOSE\n\nThe meeting closed.\n"
    )
    assert [item.number for item in meeting.items] == ["6", "7", "8"]
    assert [p.mark.value for p in meeting.paragraphs if p.role == "entry" and p.mark] == [1, 2, 3]


def test_a_number_inside_a_paragraph_fills_a_gap_but_opens_no_run() -> None:
    meeting = only(
        "Minutes of Elmbrook Parish Council\n\n1. Apologies. None were received.\n\n"
        "2. Declarations. There were none. 3. Minutes. These were agreed.\n\n4. Close. It closed at 9pm.\n"
    )
    assert [(item.number, item.inline) for item in meeting.items] == [
        ("1", False), ("2", False), ("3", True), ("4", False),
    ]  # fmt: skip
    assert only("The clerk spoke. 1. First. 2. Second. 3. Third.\n").items == ()


def test_items_whose_lines_were_joined_are_a_run_where_they_make_up_the_meeting() -> None:
    titles = ("Apologies", "Minutes", "Roads", "Paths", "Bins", "Lights", "Close")
    joined = " ".join(f"{number}. {title} It was noted." for number, title in enumerate(titles, start=1))
    meeting = only(f"Minutes of Elmbrook Parish Council 3 May 2022 -------- {joined}\n")
    assert [item.number for item in meeting.items] == ["1", "2", "3", "4", "5", "6", "7"]
    aside = "The council noted what follows at some length.\n\n" * 9
    assert only(f"Minutes of Elmbrook Parish Council 3 May 2022.\n\n{aside}Rules: {joined}\n\n{aside}").items == ()


def test_bare_numbers_stand_before_words_that_begin_as_months_do() -> None:
    meeting = only(
        "Minutes\n3 May 2022\n\n1 Approval of minutes\n\nAgreed.\n\n"
        "2 Declarations\n\nNone.\n\n3 Separate bins\n\nNoted.\n"
    )
    assert [item.title for item in meeting.items] == ["Approval of minutes", "Declarations", "Separate bins"]


def test_the_title_of_a_heading_in_markdown_is_its_whole_line() -> None:
    meeting = only(
        "# Minutes of 3 May 2022\n\n## ACTION Items Resulting\n\nNone.\n\n"
        "## Reports: all\n\nNone.\n\n## Close\n\nAt 9.\n"
    )
    assert [item.title for item in meeting.items[-3:]] == ["ACTION Items Resulting", "Reports: all", "Close"]


def test_a_pack_becomes_several_meetings() -> None:
    pack = read(
        "HARBOUR SCRUTINY COMMITTEE\n\nDate:- Tuesday 7 June 2022\n\nAGENDA\n\n1. Apologies\n\nTo receive them.\n\n"
        "2. Minutes\n\nTo approve them.\n\nHARBOUR SCRUTINY COMMITTEE\nTuesday 3 May 2022\n\n"
        "Present:- Councillor Oake (in the Chair).\n\n6. BERTHS\n\nResolved:- That it be noted.\n\n"
        "7. CLOSE\n\nIt closed.\n\nPublic Report\nHarbour Scrutiny Committee\n\n1. Background\n\nThere is some.\n"
    )
    assert [meeting.kind for meeting in pack.meetings] == ["agenda", "minutes", "report"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rotary Club of Northgate\n\nThe President opened the meeting at 6.45 pm.\n", "minutes"),
        (
            "Fire District\n\nAgenda - Motion to approve it. Passed.\nMinutes - Motion to approve them. Passed.\n",
            "minutes",
        ),
        ("Fire District\n\nAgenda - 19 October 2023\n", "agenda"),
        ("Proceedings of the Tamar County Board\n\nMotion by Dahl to approve the agenda. Carried.\n", "minutes"),
        ("Rotary Club of Northgate\n\nThe duck race is in August.\n", "unknown"),
    ],
)
def test_what_a_text_says_tells_its_kind(text: str, kind: str) -> None:
    assert only(text).kind == kind


def test_a_heading_may_take_two_lines() -> None:
    meeting = only(
        "Present:- Councillor Oake (in the Chair).\n\n1. MINUTES OF THE PREVIOUS MEETING HELD ON 3RD MAY \n2022 \n\n"
        "Resolved:- That they be approved.\n\n2. CLOSE\n\nIt closed.\n"
    )
    assert meeting.items[0].title == "MINUTES OF THE PREVIOUS MEETING HELD ON 3RD MAY 2022"


def test_a_line_may_hang_below_a_full_one() -> None:
    full = "The Board heard the engineer at some length, and thanked him for all that he had to say\n"
    text = (
        f"Minutes of the Fen Board, 16 January 2024\n\n1. Report\n{full * 8}"
        "Resolved: that the minutes of the last meeting be signed (proposed Mr Darnell, seconded\n"
        "          Mr Grimmet). The meeting of the committee on the pumping station was put off once\n"
        "          more.\n"
    )
    (last,) = [p for p in only(text).find(Paragraph) if p.text.startswith("Resolved")]
    assert last.text.endswith(
        "seconded Mr Grimmet). The meeting of the committee on the pumping station was put off once more."
    )


def test_running_text_ends_the_title() -> None:
    told = "The Tamar County Board of Commissioners met on Tuesday, March 5, 2024, in the courthouse. " * 4
    text = f"TAMAR COUNTY BOARD\nMINUTES\n\n{told}\n\nMotion by Dahl to approve the minutes of February 20, 2024.\n"
    assert [p.role for p in only(text).find(Paragraph)][-2:] == ["text", "text"]


def test_page_headers_and_breaks_may_stand_inside_a_sentence() -> None:
    meeting = only(
        "1. BERTHS\n\nThe number of berths had risen to a figure that nobody in the town had \n\n---\n\n"
        "HARBOUR SCRUTINY COMMITTEE - 03/05/22\n\nexpected when the harbour was built.\n\n2. CLOSE\n\nIt closed.\n"
    )
    texts = [p.text for p in meeting.paragraphs if p.role == "text"]
    assert texts[0] == (
        "The number of berths had risen to a figure that nobody in the town had expected when the harbour was built."
    )
    (header,) = meeting.find(RunningHeader)
    assert header.raw == "HARBOUR SCRUTINY COMMITTEE - 03/05/22"


@pytest.mark.parametrize("bullet", ["-", "*", "•", "\\*", "\uf0b7", "\uf0a7", "–", "o", "▪"])
def test_bullets_of_every_shape(bullet: str) -> None:
    (entry,) = [p for p in only(f"Actions:\n\n{bullet} Paint the sluice gate.\n").find(Paragraph) if p.role == "entry"]
    assert entry.text == "Paint the sluice gate."
    assert entry.mark is not None


def test_attendance_over_several_lines() -> None:
    meeting = only(
        "Present:- Councillor Oake (in the Chair); Councillors Birch, Elm, \nHazel and Rowan.\n\n"
        "Apologies for absence were received from Councillors Ash and \nLime.\n"
    )
    assert [(p.role, p.lead) for p in meeting.paragraphs] == [
        ("attendance", "Present:-"), ("attendance", "Apologies for absence"),
    ]  # fmt: skip
    assert meeting.paragraphs[0].text.endswith("Birch, Elm, Hazel and Rowan.")


def test_markup_is_not_read_and_places_are_the_users_own() -> None:
    text = "**1\\.** **Apologies** on the 1<sup>st</sup>  of [May](https://x.example)\r\n"
    meeting = only(text)
    heading = meeting.paragraphs[0]
    assert heading.text == "Apologies on the 1st of May"
    start = heading.text.index("May")
    span = heading.view.span(start, start + 3)
    assert text[span.start : span.end] == "May"


@pytest.mark.parametrize(
    ("first", "second", "third", "count"),
    [
        ("64.\tAIR QUALITY", "65.\tTREES", "66.\tCLOSE", [64, 65, 66]),
        ("TB/19/051 Welcome", "TB/19/052 Minutes", "TB/19/053 Close", [51, 52, 53]),
        ("TB/23/61  Welcome", "TB/23/62  Minutes", "TB/23/63  Close", [61, 62, 63]),
        ("20/41  WELCOME", "20/42  MINUTES", "20/43  CLOSE", [41, 42, 43]),
        ("41. WELCOME", "42. 24/00518/OUT – BECK LANE", "43. CLOSE", [41, 42, 43]),
        ("Cou/285/07-08 Welcome", "Cou/286/07-08 Minutes", "Cou/287/07-08 Close", [285, 286, 287]),
        ("FGB 98/2122 Welcome", "FGB 99/2122 Minutes", "FGB 100/2122 Close", [98, 99, 100]),
        ("2019/001.\tWelcome", "2019/002.\tMinutes", "2019/003.\tClose", [1, 2, 3]),
        ("P45    WELCOME", "P46    MINUTES", "P47    CLOSE", [45, 46, 47]),
        ("IV. WELCOME", "V. MINUTES", "VI. CLOSE", [4, 5, 6]),
        ("64.1 Welcome", "64.2 Minutes", "64.3 Close", [1, 2, 3]),
        ("1 Welcome, apologies & conflicts", "2 Minutes of last meeting", "3 Close", [1, 2, 3]),
        ("A12. WELCOME", "A13. MINUTES", "A14. CLOSE", [12, 13, 14]),
        ("**1\\.** Welcome", "**2\\.** Minutes", "**3\\.** Close", [1, 2, 3]),
        ("Item 4: Welcome", "Item 5: Minutes", "Item 6: Close", [4, 5, 6]),
    ],
)
def test_marks_of_every_form(first: str, second: str, third: str, count: list[int]) -> None:
    meeting = only(f"{first}\n\nAll were welcome.\n\n{second}\n\nThey were agreed.\n\n{third}\n\nIt closed.\n")
    assert [item.mark and item.mark.value for item in meeting.items] == count


def test_a_tab_after_a_bullet_or_a_mark_makes_no_table() -> None:
    meeting = only("Present:- Councillor Oake.\n\nDiscussion:-\n\n−\tWould the plan be shown?\n(a)\tIt would.\n")
    assert [p.role for p in meeting.paragraphs[-2:]] == ["entry", "clause"]


def test_capital_letters_list_entries_but_initials_do_not() -> None:
    listed = only("The board agreed:\n\nA. Road grading.\n\nB. Ditching.\n\nD. Dust control.\n")
    assert [p.mark.text for p in listed.paragraphs if p.role == "clause" and p.mark] == ["A.", "B.", "D."]
    named = only("Those who spoke were:\n\nA. Birch, chairman of the club.\n\nR. Oake, its treasurer.\n")
    assert [p.role for p in named.paragraphs if p.mark] == []


TWO_CALLS = """Quay Street Owners
Council Meeting
Wednesday, May 29, 2013

1. PRESENT: Ann Hale, Tom Reed

2. ROOFS

The roof of block 2 was mended.

3. CLOSE

{title}

April 29th, 2013

1. Present: Ann Hale, Lin Zhou

2. Pool

It opens in June.
"""


def test_the_minutes_of_another_meeting_are_told_by_their_day_and_those_who_came() -> None:
    two = read(TWO_CALLS.format(title="Shared Pool Meeting Minutes")).meetings
    assert [meeting.date and str(meeting.date.date) for meeting in two] == ["2013-05-29", "2013-04-29"]
    assert two[0].span.end == two[1].span.start
    assert len(read(TWO_CALLS.format(title="The next meeting is to be held on")).meetings) == 1


def test_the_title_of_a_later_page_opens_no_meeting() -> None:
    top = "REGULAR BOARD MEETING\nTHURSDAY, JULY 11, 2024\n\nAGENDA\n\n"
    assert (
        len(read(f"{top}1. Call to order\n\n2. Roll call\n\nBy name.\n\n{top}3. Roofs\n\n4. Adjourn\n").meetings) == 1
    )


@pytest.mark.parametrize(
    ("text", "path", "kind"),
    [
        ("AGENDA ITEM III-3\n\nHARBOUR BOARD\n\nBoard Meeting Minutes\n\n1. Roofs\n", "draft.txt", "minutes"),
        ("Notes on the meeting of 5 March 2025\n\nWe met two of them.\n", "draft.txt", "notes"),
        ("Voting Agenda, May 28, 2020\n\n1. HARBOUR INN\n\nGRANTED\n", "voting_minutes.txt", "minutes"),
        ("Voting Agenda, May 28, 2020\n\n1. HARBOUR INN\n\nGRANTED\n", "voting.txt", "agenda"),
        ("Call with the builders\n\nPresent: Ann Hale\n\nNotes:\n\nThe roof leaks.\n", "call.txt", "notes"),
    ],
)
def test_what_a_document_is_called_and_records_tells_its_kind(text: str, path: str, kind: str) -> None:
    assert [meeting.kind for meeting in read(text, path).meetings] == [kind]
