"""Profiles: what is demanded of the meetings of a style, in YAML beside it, and who reads it when."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minutes_lint_rules
from minutes_lint import Archive, CannotRun, Finding, Meeting, Notice, Pack, Profile, Uncounted, rule
from minutes_lint.config.config import Settings
from minutes_lint.engine import judge, project, read, understand
from minutes_lint.profile import PARTS, beside
from minutes_lint_grammars import STYLES

CLEAR = ("issue", "meeting")
PARISH = Notice(3, (*CLEAR, "sundays", "bank-holidays", "12-24"), "GB", "ENG")
WORKING = Notice(5, (*CLEAR, "saturdays", "sundays", "bank-holidays"), "GB", "ENG")

OWN = """\
// Ours.

%import lines.start
"""
MINUTES = """\
Minutes of the Chess Club

1. Opening

Ann opened the evening.

2. Boards

Six were bought.

3. Cups

Two are lost.
"""


def profile(folder: Path, text: str) -> Profile:
    """The profile of a style whose file says this."""
    (folder / "ours.yaml").write_text(text, encoding="utf-8")
    return beside(folder / "ours.lark")


# --- counting --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("notice", "issued", "meeting", "count"),
    [
        (PARISH, date(2025, 6, 12), date(2025, 6, 17), 3),  # Friday, Saturday and Monday
        (PARISH, date(2025, 5, 1), date(2025, 5, 6), 2),  # the Monday is a bank holiday
        (PARISH, date(2025, 4, 16), date(2025, 4, 23), 3),  # Thursday, Saturday and Tuesday of Easter
        (PARISH, date(2025, 12, 23), date(2025, 12, 29), 1),
        (WORKING, date(2025, 3, 4), date(2025, 3, 12), 5),
        (WORKING, date(2025, 3, 5), date(2025, 3, 12), 4),
        (WORKING._replace(subdivision="SCT"), date(2025, 4, 17), date(2025, 4, 22), 1),  # Easter Monday is none there
        (WORKING._replace(country="IE", subdivision=""), date(2025, 3, 14), date(2025, 3, 18), 0),  # St Patrick's Day
        (Notice(14), date(2025, 3, 1), date(2025, 3, 16), 14),
        (Notice(14, ("issue",)), date(2025, 3, 1), date(2025, 3, 15), 14),
        (Notice(1, ()), date(2025, 3, 1), date(2025, 3, 1), 1),
        (Notice(3), date(2025, 3, 1), date(2025, 3, 1), 0),
        (Notice(3, (*CLEAR, "2025-03-03")), date(2025, 3, 1), date(2025, 3, 5), 2),
    ],
)
def test_days_of_notice(notice: Notice, issued: date, meeting: date, count: int) -> None:
    assert notice.between(issued, meeting)[0] == count


def test_days_that_do_not_count_have_their_names() -> None:
    assert PARISH.between(date(2025, 5, 1), date(2025, 5, 6))[1] == (
        Uncounted(date(2025, 5, 4)),
        Uncounted(date(2025, 5, 5), "May Day"),
    )


DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1))


@given(DAYS, st.integers(0, 60))
def test_no_day_is_counted_twice_or_lost(issued: date, ahead: int) -> None:
    meeting = issued + timedelta(ahead)
    for notice in (PARISH, WORKING):
        count, uncounted = notice.between(issued, meeting)
        assert count + len(uncounted) == max(0, ahead - 1)
        assert all(issued < day.date < meeting for day in uncounted)


@given(DAYS, st.integers(0, 60))
def test_an_earlier_issue_gives_no_less_notice(issued: date, ahead: int) -> None:
    meeting = issued + timedelta(ahead)
    assert WORKING.between(issued - timedelta(1), meeting)[0] >= WORKING.between(issued, meeting)[0]


def test_without_bank_holidays_no_library_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    assert Notice(3, (*CLEAR, "sundays")).between(date(2025, 5, 1), date(2025, 5, 6))[0] == 3
    with pytest.raises(CannotRun, match=r"^which days are bank holidays .* `pip install 'minutes-lint\[notice\]'`$"):
        PARISH.between(date(2025, 5, 1), date(2025, 5, 6))


@pytest.mark.parametrize(
    ("country", "subdivision", "place"), [("XX", "", "XX"), ("GB", "ZZ", "GB, ZZ"), ("ZZ", "ENG", "ZZ, ENG")]
)
def test_a_country_nobody_knows(country: str, subdivision: str, place: str) -> None:
    notice = PARISH._replace(country=country, subdivision=subdivision)
    with pytest.raises(CannotRun, match=f"^no bank holidays are known for the country {place}$"):
        notice.between(date(2025, 5, 1), date(2025, 5, 6))


# --- the file --------------------------------------------------------------------------------------------


def test_what_a_file_says(tmp_path: Path) -> None:
    ours = profile(
        tmp_path,
        'notice: {days: 7, without: [issue, sundays, "12-24", 2022-09-19], country: IE, law: Rule 4}\n'
        "required: [place, date]\n"
        "quorum: {least: 4, share: 1/2, of: council}\n",
    )
    assert ours.notice == Notice(7, ("issue", "sundays", "12-24", "2022-09-19"), "IE", "", "Rule 4")
    assert ours.required == ("place", "date")
    assert ours.quorum is not None
    assert ours.quorum.kinds == ("council",)
    assert [ours.quorum.of(members) for members in (3, 8, 9)] == [4, 4, 5]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "quorum: {least: 3}\n"])
def test_what_a_file_does_not_say(tmp_path: Path, text: str) -> None:
    ours = profile(tmp_path, text)
    assert (ours.notice, ours.required) == (None, ())


def test_a_style_without_a_profile_demands_nothing(tmp_path: Path) -> None:
    ours = beside(tmp_path / "ours.lark")
    assert (ours.notice, ours.required, ours.quorum) == (None, (), None)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("required: [date]\nnotise: {days: 3}\n", "2:1", "there is no key notise; did you mean notice?"),
        ("notice:\n  days: 3\n  contry: GB\n", "3:3", "there is no key contry; did you mean country?"),
        ("notice: {without: [sundays]}\n", "1:9", "this should say how many days"),
        ("notice: {days: three}\n", "1:16", "three should be a whole number"),
        ("notice: {days: -1}\n", "1:16", "-1 should be a whole number"),
        ("notice: {days: 3, without: [sunday]}\n", "1:28",
         "sunday is none of issue, meeting, saturdays, sundays, bank-holidays; did you mean sundays?"),
        ("notice: {days: 3, without: [bank-holidays]}\n", "1:9",
         "bank-holidays are those of a country, which this should say"),
        ("required: [date, plaice]\n", "1:11",
         "plaice is none of date, place, attendance, previous-minutes; did you mean place?"),
        ("quorum: {share: 4/3}\n", "1:17", "this should be a fraction such as 1/3"),
        ("quorum: {share: third}\n", "1:17", "this should be a fraction such as 1/3"),
        ("quorum: 3\n", "1:9", "this should be a mapping"),
        ("- notice\n", "1:1", "this should be a mapping"),
    ],
)  # fmt: skip
def test_mistakes_are_said_with_their_place(tmp_path: Path, text: str, place: str, message: str) -> None:
    ours = profile(tmp_path, text)
    with pytest.raises(CannotRun) as problem:
        _ = ours.required
    assert str(problem.value).endswith(f"ours.yaml:{place}: {message}")


def test_the_profiles_here_have_a_style_and_are_sound() -> None:
    files = list(STYLES.glob("*.yaml"))
    assert {"uk-parish.yaml", "uk-council.yaml"} <= {file.name for file in files}
    for file in files:
        assert file.with_suffix(".lark").is_file(), f"{file.name} has no style"
        ours = Profile(file)
        assert set(ours.required) <= set(PARTS)
        for demanded in (ours.notice, ours.quorum):
            assert demanded is None or demanded.law, f"{file.name} cites no law"
        if ours.notice is not None:
            ours.notice.between(date(2024, 12, 20), date(2025, 1, 20))


# --- rules -----------------------------------------------------------------------------------------------


@rule(severity="note")
def asks(meeting: Meeting, profile: Profile, *, least: int = 0) -> Iterator[Finding]:
    """Say what is required."""
    yield Finding(meeting.span, ", ".join(profile.required) or f"nothing, at least {least}")


def both(pack: Pack, archive: Archive, profile: Profile) -> Iterator[Finding]:
    """Say what is required, and of how many."""
    yield Finding(pack.meetings[0].span, f"{len(archive.records)} {profile.required}")


def other(meeting: Meeting, style: str) -> Iterator[Finding]:
    """Ask for what there is not."""
    yield Finding(meeting.span, style)


def test_a_rule_asks_by_parameter_name() -> None:
    assert (asks.archive, asks.profile) == (False, True)
    made = rule(severity="note")(both)
    assert (made.subject, made.archive, made.profile) == ("pack", True, True)
    with pytest.raises(TypeError, match="with archive or profile after it or not, not for meeting, style"):
        rule(severity="note")(other)


def said(settings: Settings, text: str = MINUTES) -> list[str]:
    """What the rule above finds in minutes."""
    loaded = project(settings)
    loaded.plugins.rules.clear()
    loaded.plugins.rules[asks.id] = asks
    return [finding.message for finding in judge(understand(read("draft.txt", text.encode(), loaded), loaded), loaded)]


def test_the_profile_of_a_style_by_name() -> None:
    assert said(Settings(style="uk-parish")) == ["date, place, attendance, previous-minutes"]
    assert said(Settings(style="plain")) == ["nothing, at least 0"]


def test_the_profile_of_a_style_by_path(tmp_path: Path) -> None:
    (tmp_path / "ours.lark").write_text(OWN, encoding="utf-8")
    assert said(Settings(base=tmp_path, style="ours.lark")) == ["nothing, at least 0"]
    (tmp_path / "ours.yaml").write_text("required: attendance\n", encoding="utf-8")
    assert said(Settings(base=tmp_path, style="ours.lark")) == ["attendance"]


def test_a_mistake_in_a_profile_ends_the_run_and_blames_no_rule(tmp_path: Path) -> None:
    (tmp_path / "ours.lark").write_text(OWN, encoding="utf-8")
    (tmp_path / "ours.yaml").write_text("require: date\n", encoding="utf-8")
    with pytest.raises(CannotRun, match=r"ours\.yaml:1:1: there is no key require; did you mean required\?"):
        said(Settings(base=tmp_path, style="ours.lark"))


def test_rules_as_they_are_read_no_profile() -> None:
    asking = {each.id for each in minutes_lint_rules.rules() if each.profile}
    assert asking == {"dates/notice", "structure/required", "attendance/quorum"}
    loaded = project(Settings(style="uk-parish"))
    judge(understand(read("draft.txt", MINUTES.encode(), loaded), loaded), loaded)
    assert "said" not in vars(loaded.profiles["uk-parish"])
