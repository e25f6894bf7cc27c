"""What rules may ask of other documents, and where an absence may be spoken of."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from desk import meeting_of
from minutes_lint import Archive, MeetingRecord, MinuteRecord, PreviousMinutes, Span
from minutes_lint.archive.archive import body_key, mentions, summary
from minutes_lint.cli.main import main
from minutes_lint.config.config import Settings
from minutes_lint.engine import project, read, understand

NOWHERE = Span(0, 0)
BODY = "bexham town council"
JANUARY, FEBRUARY, MARCH, APRIL = (date(2020, month, 6) for month in (1, 2, 3, 4))
AGENDA = """\
AGENDA for the meeting of the Harbour Works Committee to be held on Tuesday 4 May 2021

1. Apologies

2. To approve the minutes of the meeting held on 6 April 2021 (Pages 3 - 9)

3. Dredging (Page 10)
"""
DRAFT = """\
DRAFT minutes of the Harbour Works Committee held on Tuesday 4 May 2021

1. Apologies
None.

2. Minutes of the meeting held on 6 April 2021
The minutes were approved and signed.

3. Dredging
A tender from Quayside Plant was accepted.

4. Date of next meeting
Tuesday 1 June 2021
"""


def record(day: date, *previous: date, following: date | None = None, **fields: object) -> MeetingRecord:
    """Minutes of Bexham Town Council that approve those of some days and announce the next meeting."""
    approved = tuple(PreviousMinutes(earlier, NOWHERE, True) for earlier in previous)
    made = MeetingRecord(f"{day}.txt", "minutes", BODY, BODY, day, NOWHERE, previous=approved, next=following)
    return made._replace(**fields)  # type: ignore[arg-type]


def of(text: str, path: str = "a.txt") -> MeetingRecord:
    """The record of the only meeting in a text."""
    return summary(meeting_of(text, path))


# --- records --------------------------------------------------------------------------------------------


def test_a_record_of_minutes() -> None:
    made = of(DRAFT)
    assert (made.kind, made.body, made.name) == ("minutes", "harbour works committee", "Harbour Works Committee")
    assert (made.date, DRAFT[slice(*made.span)]) == (date(2021, 5, 4), "Tuesday 4 May 2021")
    assert [(minute.number, minute.title) for minute in made.minutes] == [
        ("1", "Apologies"),
        ("2", "Minutes of the meeting held on 6 April 2021"),
        ("3", "Dredging"),
        ("4", "Date of next meeting"),
    ]
    assert [(p.date, DRAFT[slice(*p.span)], p.approved) for p in made.previous] == [
        (date(2021, 4, 6), "6 April 2021", True)
    ]
    assert made.run == (1, 4, "")
    assert (made.next, made.draft, made.occasion) == (date(2021, 6, 1), True, "")


def test_a_record_of_an_agenda() -> None:
    made = of(AGENDA)
    assert (made.kind, made.date) == ("agenda", date(2021, 5, 4))
    assert [minute.pages for minute in made.minutes] == [None, (3, 9), (10, 10)]
    assert [(p.date, p.approved) for p in made.previous] == [(date(2021, 4, 6), False)]


def test_what_a_minute_mentions() -> None:
    tender = of(DRAFT).minutes[2]
    assert mentions(tender, "Quayside Plant")
    assert mentions(tender, "Accepting the tenders")
    assert not mentions(tender, "Night Bus Review")
    assert not mentions(MinuteRecord("3", "Dredging", NOWHERE), "Quayside Plant")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("THE HARBOUR WORKS COMMITTEE", "Harbour Works Committee"),
        ("Ways & Means Cttee.", "Ways and Means Committee"),
        ("Bexham Extraordinary Town Council", "Bexham Town Council"),
        ("St. Mary’s Parish Council", "Saint Mary's Parish Council"),
    ],
)
def test_one_body(one: str, other: str) -> None:
    assert body_key(one) == body_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Housing Committee", "Housing Sub-Committee"),
        ("Bexham Town Council", "Bexham Parish Council"),
        ("Special Needs Panel", "Needs Panel"),
    ],
)
def test_two_bodies(one: str, other: str) -> None:
    assert body_key(one) != body_key(other)


def test_what_is_left_of_a_longer_name_is_no_body() -> None:
    assert body_key("Strategic Policy Committee") == body_key("COUNTY COUNCIL") == ""


# --- the archive ----------------------------------------------------------------------------------------


def test_the_meetings_of_a_body_in_order() -> None:
    other = record(FEBRUARY, body="bexham finance committee")
    archive = Archive([record(MARCH), other, record(JANUARY)])
    assert [sitting.date for sitting in archive.sittings(BODY)] == [JANUARY, MARCH]
    assert archive.sitting(BODY, FEBRUARY) is None
    before, after = archive.before(BODY, FEBRUARY), archive.after(BODY, FEBRUARY)
    assert (before and before.date, after and after.date) == (JANUARY, MARCH)
    assert (archive.before(BODY, JANUARY), archive.after(BODY, MARCH)) == (None, None)
    assert archive.sittings("nobody") == ()


def test_two_documents_of_one_meeting_are_one_meeting() -> None:
    draft, final = of(DRAFT, "draft.txt"), of(DRAFT.replace("DRAFT m", "M"), "final.txt")
    archive = Archive([of(AGENDA, "agenda.txt"), draft, final])
    (sitting,) = archive.sittings("harbour works committee")
    assert sitting.minutes is final
    assert sitting.agenda is not None
    assert sitting.agenda.path == "agenda.txt"
    assert [found.path for found, _ in sitting.minute("03.")] == ["agenda.txt", "draft.txt", "final.txt"]


def test_a_report_or_a_paper_without_a_body_or_a_date_is_no_meeting() -> None:
    papers = [record(MARCH, kind="report"), record(MARCH, body=""), record(MARCH, date=None)]
    assert Archive(papers).sittings(BODY) == ()


def test_a_day_is_covered_between_neighbours() -> None:
    assert not Archive([]).covers(BODY, FEBRUARY)
    assert Archive([record(FEBRUARY)]).covers(BODY, FEBRUARY)
    assert not Archive([record(JANUARY), record(MARCH)]).covers(BODY, FEBRUARY)
    assert Archive([record(JANUARY, following=MARCH), record(MARCH)]).covers(BODY, FEBRUARY)
    assert Archive([record(JANUARY), record(MARCH, JANUARY)]).covers(BODY, FEBRUARY)
    assert not Archive([record(JANUARY), record(MARCH, JANUARY)]).covers(BODY, APRIL)
    assert not Archive([record(JANUARY), record(MARCH, JANUARY)]).covers("bexham finance committee", FEBRUARY)


def test_a_complete_archive_covers_what_lies_between_its_first_and_its_last_meeting() -> None:
    for complete in (True, ["The Bexham Town Council"]):
        archive = Archive([record(JANUARY), record(MARCH)], complete)
        assert archive.covers(BODY, FEBRUARY)
        assert not archive.covers(BODY, APRIL)
    assert not Archive([record(JANUARY), record(MARCH)], ["Bexham Finance Committee"]).covers(BODY, FEBRUARY)


# --- how meetings follow one another ----------------------------------------------------------------------

MONTHLY = """\
Minutes of Bexham Town Council held on Monday {day}

1. Apologies

None.

2. Minutes of the meeting held on {before}

The minutes were approved.

3. Date of next meeting

{following}
"""


def chain(*meetings: tuple[str, str, str], complete: bool = False) -> list[str]:
    """What references/archive says of meetings, each with its day, the one before and the next as it is announced."""
    from minutes_lint.engine import judge

    loaded = project(Settings())
    texts = [MONTHLY.format(day=day, before=before, following=following) for day, before, following in meetings]
    packs = [understand(read(f"{i}.txt", text.encode(), loaded), loaded) for i, text in enumerate(texts)]
    archive = Archive([summary(meeting) for pack in packs for meeting in pack.meetings], complete)
    findings = [finding for pack in packs for finding in judge(pack, loaded, archive=archive)]
    return [finding.message for finding in findings if finding.rule == "references/archive"]


FIRST = ("6 January 2020", "2 December 2019")
SECOND = ("3 February 2020", "6 January 2020", "Monday 2 March 2020")


@pytest.mark.parametrize("said", ["Next: 4 February 2020", "The next meeting is on 3 March 2020"])
def test_a_slip_in_the_date_of_the_next_meeting(said: str) -> None:
    day = said.partition("on ")[2] or said.partition(": ")[2]
    assert chain((*FIRST, said), SECOND) == [f"the next meeting is given as {day}, and was held on 3 February 2020"]


@pytest.mark.parametrize(
    "said",
    [
        "Monday 3 February 2020",
        "Tuesday 4 February 2020",
        "The next meeting is on 10 February 2020",
        "The next meeting is on 20 February 2020",
        "The next meeting of the Finance Committee is on 4 February 2020",
        "To be confirmed",
    ],
)
def test_a_meeting_that_was_moved(said: str) -> None:
    assert chain((*FIRST, said), SECOND) == []


def test_the_right_day_of_another_month_needs_neighbours() -> None:
    later = ("3 February 2020", "27 January 2020", "Monday 2 March 2020")
    assert chain((*FIRST, "The next meeting is on 3 March 2020"), later) == []


def test_minutes_of_a_meeting_that_nobody_held() -> None:
    meetings = ((*FIRST, "To be confirmed"), ("2 March 2020", "3 February 2020", "To be confirmed"))
    said = "no meeting was held on 3 February 2020: the meeting before this one was held on 6 January 2020"
    assert chain(*meetings, complete=True) == [said]
    assert chain(*meetings) == []


# --- where it comes from --------------------------------------------------------------------------------

EARLIER = "".join(f"{number}. {title}\n\nNoted.\n\n" for number, title in ((1, "Apologies"), (2, "Bins"), (3, "Lamps")))
MINUTES = f"Minutes of Bexham Town Council held on Monday 6 January 2020\n\n{EARLIER}"
CITING = """\
Minutes of Bexham Town Council held on Monday 3 February 2020

1. Apologies

None.

2. Bins

Further to minute 9 of the meeting held on 6 January 2020, the bins were moved.
"""


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[list[str], str]:
    """The documents that references/archive speaks of in a run, and what is said on standard error."""
    capsys.readouterr()
    main([*arguments, "--format", "json"])
    out, err = capsys.readouterr()
    return [f["path"] for f in json.loads(out)["findings"] if f["rule"] == "references/archive"], err


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with minutes in two places, which is the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old" / "2020").mkdir(parents=True)
    (tmp_path / "old" / "2020" / "january.txt").write_text(MINUTES)
    (tmp_path / "february.txt").write_text(CITING)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_the_other_documents_of_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys, "february.txt") == ([], "")
    assert found(capsys, "february.txt", "old") == (["february.txt"], "")
    assert found(capsys, "old", "february.txt") == (["february.txt"], "")


@pytest.mark.parametrize("pattern", ["old", "old/**/*", "old/2020/*.txt", "**/january.txt"])
def test_the_documents_that_the_configuration_names(
    folder: Path, capsys: pytest.CaptureFixture[str], pattern: str
) -> None:
    (folder / "minutes-lint.yaml").write_text(f"archive: '{pattern}'\n")
    (folder / "old" / "README.txt").write_text(MINUTES)
    assert found(capsys, "february.txt") == (["february.txt"], "")


def test_a_pattern_that_fits_nothing_and_a_document_that_cannot_be_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "minutes-lint.yaml").write_text("archive: [older/*, old]\n")
    (folder / "old" / "scan.pdf").write_bytes(b"%PDF-1.7")
    paths, said = found(capsys, "february.txt")
    assert paths == ["february.txt"]
    first, second = said.splitlines()
    assert first == "minutes-lint: minutes-lint.yaml:1:10: no document fits older/*"
    assert second.startswith("minutes-lint: the archive lacks a document that cannot be read: old/scan.pdf: ")


@pytest.mark.usefixtures("folder")
def test_a_long_run_keeps_what_it_read_in_a_file_and_finds_the_same(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["old", "february.txt", "--format", "json"])
    before = capsys.readouterr()
    monkeypatch.setattr("minutes_lint.spool.ROOM", 100)
    main(["old", "february.txt", "--format", "json"])
    assert capsys.readouterr() == before


def test_a_complete_archive_is_said_by_name_or_for_all(folder: Path) -> None:
    from minutes_lint.config.config import parse

    def said(text: str) -> bool | tuple[str, ...]:
        return parse(f"archive-complete: {text}\n", folder / "minutes-lint.yaml").archive_complete

    assert (said("true"), said("false")) == (True, False)
    assert said("Finance Committee") == ("Finance Committee",)
    assert said("[Finance Committee, Leisure Panel]") == ("Finance Committee", "Leisure Panel")
