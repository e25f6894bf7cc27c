"""Dates and times: every way of writing them, what is no date, and what they mean in a meeting."""

from __future__ import annotations

import random
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_lint import (
    Block,
    DateMention,
    DateRange,
    Document,
    Duration,
    FileDate,
    Meeting,
    NextMeeting,
    Oddity,
    Paragraph,
    Span,
    TimeMention,
    TimeRange,
    View,
    YearRange,
)
from minutes_lint.config.config import Settings
from minutes_lint.engine import project, understand
from minutes_lint.wording import suffix
from minutes_lint_grammars.dates.dates import SIGHTS
from minutes_lint_grammars.dates.dating import settle
from minutes_lint_grammars.parser.drafts import Draft
from minutes_lint_grammars.parser.sweep import sweep
from steps import grows_as_the_text

PROJECT = project(Settings())
OPENING = "Minutes of the meeting held on Tuesday 6 November 2018 at 7.30 pm"


def paragraph(text: str, start: int, role: str = "text") -> Paragraph:
    view = View(text, (0,), (start,))
    return Paragraph(Span(start, start + len(text)), view, None, role)  # type: ignore[arg-type]


def understood(text: str, opening: str = OPENING, path: str = "draft.txt") -> Draft:
    """What is understood in a text below the opening of a meeting's minutes; spans count from the text's start."""
    whole = f"{opening}\n{text}"
    paragraphs = (paragraph(opening, 0, "title"), paragraph(text, len(opening) + 1))
    document = Document(path, whole)
    draft = Draft(document, Span(0, len(whole)), "minutes", (), paragraphs, {}, sweep(paragraphs, SIGHTS))
    return settle(draft)


def found(text: str, kind: type, opening: str = OPENING) -> list:
    """The mentions of a kind in a text below the opening of a meeting's minutes."""
    return [m for m in understood(text, opening).find(kind) if m.span.start > len(opening)]


def stated(text: str) -> list[tuple[str, date | None, date | None]]:
    return [(m.raw, m.first, m.last) for m in found(text, DateMention)]


@pytest.mark.parametrize(
    "text",
    [
        "6 November 2018",
        "6th November, 2018",
        "6th of November 2018",
        "Tuesday 6 November 2018",
        "Tuesday, 6th November, 2018",
        "Tues. 6 Nov. 2018",
        "TUESDAY NOVEMBER 6TH 2018",
        "November 6, 2018",
        "Nov 6 2018",
        "Tuesday the 6th of November 2018",
        "6-Nov-18",
        "06/11/2018",
        "6/11/18",
        "06.11.18",
        "6.11.2018",
        "2018-11-06",
        "2018.11.06",
        "6 th November 2018",
        "Tuesday 2018-11-06",
        "6 November",
        "6th November",
        "6 November 2018 (Tuesday)",
        '6" November, 2018',
        "6 November '18",
        "6 Nov 18,",
    ],
)
def test_one_day_written_in_every_way(text: str) -> None:
    (mention,) = found(f"It was on {text} that they met.".replace(",  ", ", "), DateMention)
    assert mention.date == date(2018, 11, 6)
    assert mention.weekday in (None, 1)
    assert mention.raw == text.rstrip(",")
    assert mention.span.end - mention.span.start == len(mention.raw)


def test_parts_have_their_own_places() -> None:
    text = "on Tuesday, 6th November, 2018 they met"
    (mention,) = found(text, DateMention)
    base = len(OPENING) + 1
    parts = {name: text[span.start - base : span.end - base] for name, span in mention.parts}
    assert parts == {"weekday": "Tuesday", "day": "6", "suffix": "th", "month": "November", "year": "2018"}
    assert mention.form == "D M, Y"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("12th to 15th March 2024", [date(2024, 3, 12), date(2024, 3, 15)]),
        ("14-15 May 2024", [date(2024, 5, 14), date(2024, 5, 15)]),
        ("between 12-15 March 2024", [date(2024, 3, 12), date(2024, 3, 15)]),
        ("March 3-5, 2020", [date(2020, 3, 3), date(2020, 3, 5)]),
        ("23rd/24th February, 2018", [date(2018, 2, 23), date(2018, 2, 24)]),
        ("28 December to 3 January 2019", [date(2018, 12, 28), date(2019, 1, 3)]),
        ("Friday 3rd to Sunday 5th May 2019", [date(2019, 5, 3), date(2019, 5, 5)]),
        ("1/4/2018 - 31/3/2019", [date(2018, 4, 1), date(2019, 3, 31)]),
    ],
)
def test_stretches_of_days(text: str, days: list[date]) -> None:
    (stretch,) = found(f"The show runs {text} in town.", DateRange)
    assert [stretch.first.date, stretch.last.date] == days


def test_stretches_of_months() -> None:
    (stretch,) = found("The plan for April – September 2014 was noted.", DateRange)
    assert (stretch.first.first, stretch.last.last) == (date(2014, 4, 1), date(2014, 9, 30))


def test_two_days_are_no_stretch() -> None:
    assert stated("on 14th & 15th May 2024") == [
        ("14th", date(2024, 5, 14), date(2024, 5, 14)),
        ("15th May 2024", date(2024, 5, 15), date(2024, 5, 15)),
    ]
    assert found("on 14th & 15th May 2024", DateRange) == []


def test_a_date_that_replaces_another() -> None:
    new, old = found("on Tuesday, 6th November not 30th October, 2018, as announced", DateMention)
    assert (new.date, new.instead_of) == (date(2018, 11, 6), False)
    assert (old.date, old.instead_of) == (date(2018, 10, 30), True)


def test_months_and_seasons_of_a_year() -> None:
    assert stated("by March 2024") == [("March 2024", date(2024, 3, 1), date(2024, 3, 31))]
    assert stated("due in the early summer of 2024") == [("early summer of 2024", date(2024, 6, 1), date(2024, 8, 31))]
    assert stated("in mid-winter 2019")[0][0] == "mid-winter 2019"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("the end of August 2918.", 2918),
        ("20 June 20922.", 20922),
        ("1st January 220.", 220),
        ("17 September 2204", 2204),
    ],
)
def test_odd_years_are_kept_as_stated(text: str, year: int) -> None:
    assert [m.year for m in found(text, DateMention)] == [year]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on; the second sat in the sun.",
        "1 in 4 and 10/12 of them",
        "minute 172/20",
        "it cost 6.50 each",
        "version 1.2.10.18",
        "on 192.168.10.12",
        "call 01234 567 890",
        "application 17/01880/F",
        "order 12/11/2018/A",
        "£12.11 Inland Revenue",
        "50 May ribbons",
        "In March they sat.",
        "scale 1:2500",
        "2.5 hours",
        "Cllr May 3 years on",
        "paid Jan 18, Feb 18",
    ],
)
def test_what_is_no_date_and_no_time(text: str) -> None:
    assert found(text, DateMention) == []
    assert found(text, TimeMention) == []


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("6 July, 17:00 at the green", "6 July"),
        ("on 6 November 16. Next item", "6 November"),
        ("24th October 2014 – 7.00pm", "24th October 2014"),
        ("27th September 2.00-4.00 p.m.", "27th September"),
        ("30th April, 1300", "30th April"),
        ("1 April 2,900 homes", "1 April"),
        ("by 31 March 2018/19", "31 March"),
    ],
)
def test_what_follows_a_date_is_not_its_year(text: str, raw: str) -> None:
    assert [m.raw for m in found(text, DateMention)] == [raw]


@pytest.mark.parametrize(
    ("text", "raw", "value"),
    [
        ("at 7.30 pm", "7.30 pm", time(19, 30)),
        ("at 2.00pm", "2.00pm", time(14)),
        ("19:30", "19:30", time(19, 30)),
        ("at 7.30", "7.30", time(7, 30)),
        ("12 noon", "12 noon", time(12)),
        ("12.00 noon", "12.00 noon", time(12)),
        ("until midnight", "midnight", time(0)),
        ("16:04 UTC", "16:04 UTC", time(16, 4)),
        ("1900 hours", "1900 hours", time(19)),
        ("12.15 a.m.", "12.15 a.m.", time(0, 15)),
        ("12:50pm", "12:50pm", time(12, 50)),
        ("9 AM", "9 AM", time(9)),
    ],
)
def test_times(text: str, raw: str, value: time) -> None:
    (mention,) = found(f"They came {text}, as agreed.", TimeMention)
    assert (mention.raw, mention.value) == (raw, value)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("5.00-7.00 p.m.", (time(17), time(19))),
        ("9.30-1.30 p.m.", (time(9, 30), time(13, 30))),
        ("7-9pm", (time(19), time(21))),
        ("09:30 – 12:45", (time(9, 30), time(12, 45))),
        ("10am to 4pm", (time(10), time(16))),
        ("at 9.30-11.30 a.m.", (time(9, 30), time(11, 30))),
    ],
)
def test_stretches_of_time(text: str, ends: tuple[time, time]) -> None:
    (stretch,) = found(text, TimeRange)
    assert (stretch.first.value, stretch.last.value) == ends


def test_a_duration_belongs_to_its_stretch() -> None:
    (took,) = found("from 7.30pm to 9.00pm (1 hour 30 minutes)", Duration)
    assert (took.minutes, took.of.raw, took.raw) == (90, "7.30pm to 9.00pm", "1 hour 30 minutes")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("on 31 June 2018", "June has 30 days"),
        ("on 29 February 2023", "February 2023 has 28 days"),
        ("on 30th February", "February has 29 days"),
    ],
)
def test_days_that_do_not_exist(text: str, problem: str) -> None:
    assert [(m.date, m.problem) for m in found(text, DateMention)] == [(None, problem)]


def test_times_that_do_not_exist() -> None:
    (opened,) = found("The meeting opened at 13.75 in the hall.", TimeMention)
    assert opened.problem == "there are only 60 minutes in an hour, not 75"
    (rang,) = found("The bell rang at 13.30 pm today", TimeMention)
    assert rang.problem == "13 is an hour of the 24-hour clock, which has no p.m."
    assert found("The rope is at 13.75 a metre.", TimeMention) == []


@pytest.mark.parametrize(
    ("text", "years", "yearly"),
    [
        ("the 2016/17 financial year", (2016, 2017), True),
        ("the budget for 2018/19", (2018, 2019), True),
        ("Strategy 2018-2021", (2018, 2021), False),
        ("from 1999/00", (1999, 2000), False),
        ("2018-2016", (2018, 2016), False),
    ],
)
def test_spans_of_years(text: str, years: tuple[int, int], yearly: bool) -> None:
    (span,) = found(text, YearRange)
    assert ((span.first, span.last), span.yearly) == (years, yearly)


def test_wrong_ordinals_outside_dates() -> None:
    text = "the 22th, 3th and 11st; 1st, 2nd, 3rd, 11th, 12th, 22nd, 111th, 11st 4lb, S60 2TH"
    assert [(m.raw, m.expected) for m in found(text, Oddity)] == [("22th", "22nd"), ("3th", "3rd"), ("11st", "11th")]


@given(st.integers(0, 10_000))
def test_right_ordinals_are_never_wrong(figure: int) -> None:
    assert found(f"the {figure}{suffix(figure)} of them", Oddity) == []


# --- what they mean in a meeting --------------------------------------------------------------------


def test_the_date_of_the_meeting_and_its_start() -> None:
    draft = understood("The meeting closed at 9.15.")
    own = draft.date
    assert own is not None
    assert (own.date, own.role, own.raw) == (date(2018, 11, 6), "meeting", "Tuesday 6 November 2018")
    times = draft.find(TimeMention)
    assert [(m.role, m.value) for m in times] == [("start", time(19, 30)), ("end", time(21, 15))]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The minutes of the meeting held on 2 October 2018 were approved.", "previous"),
        ("To confirm the minutes of the meeting of 2 October 2018.", "previous"),
        ("Motion to approve the October 2, 2018 minutes", "previous"),
        ("The next meeting will be held on 2 October 2018.", "next"),
        ("Date of next meeting: 2 October 2018", "next"),
        ("Next meeting – 2 October 2018 at 7 pm", "next"),
        ("The letter dated 2 October 2018 was read.", "other"),
        ("I will ask at the next meeting how many houses were built by 2 October 2018.", "other"),
        ("Ms Ortega will prepare the minutes of the 2 October 2018 meeting.", "other"),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert [m.role for m in found(text, DateMention)] == [role]


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The report is due in March 2019.", "future"),
        ("It will be held in town on 3 March 2019.", "future"),
        ("It was held on 3 March 2018.", "past"),
        ("The walk took place on 3 March 2018.", "past"),
        ("It was due on 3 March 2018.", None),
        ("They spoke. On 3 March 2018 it rained.", None),
    ],
)
def test_tenses(text: str, tense: str | None) -> None:
    assert [m.tense for m in found(text, DateMention)] == [tense]


def test_a_year_that_is_not_stated_is_the_nearest_and_fits_the_weekday() -> None:
    (january,) = found("on 8 January", DateMention)
    assert (january.date, january.inferred) == (date(2019, 1, 8), True)
    (july,) = found("on Friday 5 July", DateMention)
    assert july.date == date(2019, 7, 5)


def test_the_month_comes_first_where_the_document_has_it_so() -> None:
    assert [m.date for m in found("bills of 12/22/2018 and 1/3/2018", DateMention)] == [
        date(2018, 12, 22),
        date(2018, 1, 3),
    ]
    assert [m.date for m in found("bills of 22/12/2018 and 1/3/2018", DateMention)] == [
        date(2018, 12, 22),
        date(2018, 3, 1),
    ]
    american = "Minutes of the regular meeting of January 17, 2023"
    text = "on March 1, 2023 and on May 2, 2023 and on 1/3/2023"
    assert found(text, DateMention, american)[-1].date == date(2023, 1, 3)


def test_the_date_of_a_letter_is_not_that_of_the_meeting() -> None:
    text = "You are summoned to the meeting to be held on Wednesday 11 May 2022 at 7 pm."
    whole = f"2 May 2022\n{text}"
    paragraphs = (paragraph("2 May 2022", 0, "title"), paragraph(text, 11))
    draft = Draft(
        Document("a.txt", whole), Span(0, len(whole)), "agenda", (), paragraphs, {}, sweep(paragraphs, SIGHTS)
    )
    assert (settle(draft).date or DateMention(Span(0, 0), "", None)).date == date(2022, 5, 11)


NOTES = "Present: Ann Hale, Tom Reed\n\n## Boats\n\nThe hull was mended.\n"
"""A record that does not say when its meeting was."""


def meetings(text: str, path: str = "draft.md") -> tuple[Meeting, ...]:
    return understand(Document(path, text), PROJECT).meetings


def day(text: str, path: str = "draft.md") -> date | None:
    (meeting,) = meetings(text, path)
    return meeting.date and meeting.date.date


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        (f"---\ndate: 2017-01-31 6:10pm\n---\n\n{NOTES}", "draft.md", date(2017, 1, 31)),
        (f'---\ndate: "2023-11-14"\n---\n\n{NOTES}', "draft.md", date(2023, 11, 14)),
        (f'+++\ntitle = "Boats"\ndate = 2023-11-14\n+++\n\n{NOTES}', "draft.md", date(2023, 11, 14)),
        (
            f"---\ntitle: Boats\ndate: 2026-01-13T19:00:00+08:00\ntags: boats\n---\n\n{NOTES}",
            "draft.md",
            date(2026, 1, 13),
        ),
        (f"---\ntitle: Boats\ndate: 2023-01-04T02:57:09.854Z\n---\n\n{NOTES}", "draft.md", None),
        (f"---\ntitle: Boats\ndate: 2023-01-04\nauthor: Ann\ntags: boats\n---\n\n{NOTES}", "draft.md", None),
        (NOTES, "2023-11-28-minutes.md", date(2023, 11, 28)),
        (NOTES, "minutes_20231128.md", date(2023, 11, 28)),
        (NOTES, "minutes-november-2013.md", None),
        (f"# Boat Club\n\n10/8/15\n\n{NOTES}", "minutes_2015_10_08.md", date(2015, 10, 8)),
        (f"# Boat Club\n\nMinutes of the meeting held on 10/8/15\n\n{NOTES}", "draft.md", None),
        (f"# Boat Club\n\nMinutes of the meeting held on Thursday 10/8/15\n\n{NOTES}", "draft.md", date(2015, 10, 8)),
        (
            f"# Boat Club\n\nMinutes of the meeting held on 10/8/15\n\n{NOTES}\nThe fee is £5.\n",
            "draft.md",
            date(2015, 8, 10),
        ),
        (
            f"# Boat Club\n\nMinutes of the meeting held on 5-2-2023\n\n{NOTES}\n4 Quay St, MA 02125\n",
            "draft.md",
            date(2023, 5, 2),
        ),
        (f"| Meeting date:24/10/2017 | Room: A 2 | Time: 2pm-2.25pm |\n\n{NOTES}", "draft.md", date(2017, 10, 24)),
        (f"# Boat Club\n\nPrinted 12 May 2022\n\nMinutes of 3 May 2022\n\n{NOTES}", "draft.md", date(2022, 5, 3)),
        (f"# Boat Club\n\nw/c 12 May 2022\n\n{NOTES}", "draft.md", None),
        (f"# Boat Club\n\nPostponed to Monday 12 May 2022\n\n{NOTES}", "draft.md", None),
        (
            f"# Hearings\n\nVoting, May 28, 2020\n\nHearing on Tuesday, May 26, 2020\n\n{NOTES}",
            "minutes_2020-05-28.md",
            date(2020, 5, 28),
        ),
    ],
)
def test_the_date_of_the_meeting_is_what_most_places_say(text: str, path: str, expected: date | None) -> None:
    assert day(text, path) == expected


def test_a_footer_that_says_when_it_was_updated_names_no_meeting() -> None:
    body = "Boat Club Minutes\nMay 5, 2021\nLast updated: 5/7/2021 Approved: 6/2/2021\n\n1. Boats\n\nMended.\n"
    foot = body.index("Last"), body.index("\n\n1.")
    document = Document("draft.txt", body, blocks=(Block(Span(*foot), "footer"),))
    (meeting,) = understand(document, PROJECT).meetings
    assert [m.raw for m in meeting.find(DateMention) if m.role == "meeting"] == ["May 5, 2021"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"---\ndate: 2017-01-31 6:10pm\n---\n\n{NOTES}", time(18, 10)),
        (f"---\ndate: 2026-01-13T19:00:00+08:00\n---\n\n{NOTES}", time(19)),
        (f"---\ndate: 2026-01-13T00:00:00+08:00\n---\n\n{NOTES}", None),
        (f"_Held in the boat house at 7:00pm._\n\n{NOTES}", time(19)),
        (f"Boat Club\n\n10th December 2025 19.00\n\n{NOTES}", time(19)),
        (f"Boat Club\n\nMeeting opened 19:45 PM\n\n{NOTES}", time(19, 45)),
        (f"Boat Club\n\n- Opened: 1126\n- Closed: 1207\n\n{NOTES}", time(11, 26)),
        (f"Boat Club\n\n- Meeting opened: 13.30\n\n{NOTES}", time(13, 30)),
        ("Boat Club\n\n1. CALL TO ORDER: 6:44 pm\n\n2. BOATS\n\nMended at 8 pm.\n\n3. CLOSE\n\nDone.\n", time(18, 44)),
        (
            "Boat Club\n\n1. Call to order (Ann Hale) (10:15 am)\n\n2. Boats\n\nMended.\n\n3. Close\n\nDone.\n",
            time(10, 15),
        ),
        (
            "AGENDA\n\nMay 5, 2021\n\nThe board meets on the first Monday of each month at 6:30 pm.\n\n1. Boats\n",
            time(18, 30),
        ),
        ("AGENDA\n\nMay 5, 2021\n\nThe office opens at 9 am.\n\n1. Boats\n", None),
    ],
)
def test_when_the_meeting_began(text: str, expected: time | None) -> None:
    (meeting,) = meetings(text)
    assert next((m.value for m in meeting.find(TimeMention) if m.role == "start"), None) == expected


def test_the_meeting_of_a_month_is_the_next_one_where_it_is_still_to_come() -> None:
    assert [
        m.role
        for m in found("April meeting – Wednesday, 3 April 2019", DateMention, OPENING.replace("November", "March"))
    ] == ["other"]
    assert [m.role for m in found("The December meeting will be on 4 December 2018.", DateMention)] == ["next"]
    assert [m.role for m in found("The chair tabled consideration of the minutes of 2 October 2018.", DateMention)] == [
        "other"
    ]


def test_a_year_of_the_accounts_begins_no_stretch() -> None:
    assert found("for the year 24/25 to 7 Jan 2025", DateRange) == []


def test_days_in_the_name_of_a_file() -> None:
    names = understood("None.", path="folder/2018-12-01__Minutes_6th-november-2018.md").find(FileDate)
    assert [(m.date, m.written) for m in names] == [(date(2018, 11, 6), True), (date(2018, 12, 1), False)]


def test_no_items_no_next_meeting() -> None:
    assert understood("Date of next meeting").find(NextMeeting) == []


# --- any text ---------------------------------------------------------------------------------------

WORDS = """
    6 6th 31 06/11/18 2018 2018-11-06 Tuesday, November may March early summer of to - – and not at 7.30 pm 12 noon
    19:30 ( ) , . ; 2016/17 the 22th hours BST midnight next meeting closed opened minutes approved
"""


def inside(text: str) -> None:
    length = len(OPENING) + 1 + len(text)
    for kind, of_kind in understood(text).found.items():
        for mention in of_kind:
            assert 0 <= mention.span.start < mention.span.end <= length, (kind, mention)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_error(text: str) -> None:
    inside(text)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=40), st.sampled_from([" ", ""]))
def test_any_order_of_dates_and_words_is_read_without_error(words: list[str], between: str) -> None:
    inside(between.join(words))


@pytest.mark.parametrize(
    "unit",
    ["1", "1-", "6 ", "6th and ", "1.", "Tuesday ", "at 7.30-", "2018-", " ", "next meeting ", "minutes of "],
)
def test_steps_grow_as_the_text_does(unit: str) -> None:
    grows_as_the_text(lambda size: sweep([paragraph(unit * size, 0)], SIGHTS), 1_000)


def test_a_shuffled_calendar_has_no_wrong_day() -> None:
    chosen = random.Random(7)
    for _ in range(300):
        day = date(2018, 11, 6).fromordinal(chosen.randint(730000, 740000))
        text = chosen.choice(
            ("{0:%A} {0.day} {0:%B} {0.year}", "{0:%B} {0.day}, {0.year}", "{0:%d/%m/%Y}", "{0:%Y-%m-%d}")
        ).format(day)
        assert stated(f"on {text}, they met on 25/12/2018")[0] == (text, day, day)
