"""The findings of a run are the same however many processes make it, and whatever earlier runs have kept."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from desk import understood_in
from minutes_lint import Document, Meeting, Pack, Span
from minutes_lint.cli.main import main
from minutes_lint.engine import project, read, understand
from minutes_lint.run import lint, store
from minutes_lint.run.spool import Spool
from minutes_lint.testing import Settings
from test_index import FOUND, JUNE, MARCH

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
MINUTES = """Minutes of the meeting of the {name} Committee held on {weekday} 4 {month} 2024

Present: Cllr Dale (Chair), Cllr Moss and Cllr Birch

1. Apologies
There were none.

2. Minutes of the previous meeting
The minutes of the meeting of 6 December 2023 were approved.

3. Bench
It was resolved to repair the bench at a cost of £{cost} plus £20, a total of £120.
"""


def write(folder: Path, count: int = 24) -> None:
    """Documents of which some have a mistake."""
    for number in range(count):
        text = MINUTES.format(
            name=("Allotments", "Footpaths", "Burial")[number % 3],
            weekday=("Monday", "Thursday")[number % 2],
            month=MONTHS[number % len(MONTHS)],
            cost=100 + number % 5,
        )
        (folder / f"minutes-{number:02}.txt").write_text(text, encoding="utf-8")


class Desk:
    """A folder of documents, and runs in it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    @property
    def store(self) -> Path:
        """The one file that earlier runs left."""
        (file,) = self.folder.parent.rglob("*.sqlite")
        return file

    def kept(self) -> list[tuple[str, str]]:
        """Of which documents the file keeps what."""
        with closing(sqlite3.connect(self.store)) as database:
            tables = ("records", "results")
            return [(t, p.decode()) for t in tables for (p,) in database.execute(f"SELECT place FROM {t} ORDER BY 1")]

    def run(self, *arguments: str, paths: Sequence[str] = (".",)) -> tuple[int, str, str]:
        """What a run over the folder says, or over some documents."""
        code = main([*arguments, "--format", "json", *paths])
        out, err = self._capsys.readouterr()
        return code, out, err


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    folder = tmp_path / "minutes"
    folder.mkdir()
    write(folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(lint, "cache_folder", lambda: kept_in(tmp_path))
    monkeypatch.setattr(lint, "ENOUGH", 1)
    return Desk(folder, capsys)


def kept_in(folder: Path) -> Path:
    """The folder that stands for the user's cache folder."""
    (folder / "kept").mkdir(exist_ok=True)
    return folder / "kept"


# --- several processes ------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", ["2", "3", "40"])
def test_many_processes_find_what_one_finds(desk: Desk, jobs: str) -> None:
    (desk.folder / "torn.txt").write_bytes(b"\0\0\0")
    alone = desk.run("--jobs", "1", "--no-cache")
    assert alone[0] == 2
    assert "torn.txt" in alone[2]
    assert alone[1].count('"rule": "numbers/sum"') > 10
    assert desk.run("--jobs", jobs, "--no-cache") == alone


def test_a_note_may_point_into_a_document_of_another_process(desk: Desk) -> None:
    (desk.folder / "minutes-lint.yaml").write_text("archive-complete: true\n", encoding="utf-8")
    alone = desk.run("--jobs", "1", "--no-cache")
    assert desk.run("--jobs", "2", "--no-cache") == alone
    assert '"path": "minutes-' in alone[1]


def test_what_concerns_all_documents_ends_every_process(desk: Desk) -> None:
    (desk.folder / "minutes-lint.yaml").write_text("style: ./ours.lark\n", encoding="utf-8")
    (desk.folder / "ours.lark").write_text("start: NOWHERE\n", encoding="utf-8")
    code, out, err = desk.run("--jobs", "2", "--no-cache")
    assert (code, out) == (2, "")
    assert "ours.lark:1:1: Rule 'NOWHERE' used but not defined" in err


RUN = """
import sys
from minutes_lint.run import lint, passes
lint.ENOUGH = 1
slow = passes.understood
def understood(path, content, loaded):
    open(path + ".begun", "w").close()
    {act}
    return slow(path, content, loaded)
passes.understood = understood
from minutes_lint.cli.main import main
sys.exit(main(["--jobs", "2", "--no-cache", "."]))
"""


@pytest.mark.usefixtures("desk")
def test_several_processes_keep_what_is_made_of_the_grammars(tmp_path: Path) -> None:
    kept = []
    for _ in range(3):
        command = [sys.executable, "-c", RUN.format(act="pass")]
        subprocess.run(command, capture_output=True, env=os.environ | {"XDG_CACHE_HOME": str(tmp_path)}, check=False)
        (file,) = (tmp_path / "minutes-lint").glob("grammars-*.bin")
        kept.append((file.stat().st_mtime_ns, file.stat().st_size))
    assert kept[0][1] > 1_000_000
    assert kept[1][1] >= kept[0][1]
    assert kept[2] == kept[1]


@pytest.mark.usefixtures("desk")
def test_a_process_that_is_killed_is_a_sentence() -> None:
    act = "import os; path.endswith('07.txt') and os.kill(os.getpid(), 9)"
    ended = subprocess.run([sys.executable, "-c", RUN.format(act=act)], capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr == "minutes-lint: a process of this run was ended by something else; try --jobs 1\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_control_c_ends_all_processes_at_once(desk: Desk) -> None:
    act = "import time; time.sleep(60)"
    started = subprocess.Popen(
        [sys.executable, "-c", RUN.format(act=act)], stderr=subprocess.PIPE, start_new_session=True
    )
    for _ in range(1_000):  # until both processes are at work
        if len(list(desk.folder.glob("*.begun"))) == 2:
            break
        time.sleep(0.05)
    os.killpg(started.pid, signal.SIGINT)
    assert started.wait(timeout=10) == 130
    with pytest.raises(ProcessLookupError):
        os.killpg(started.pid, 0)


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1.5", ""])
def test_no_number_of_processes(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([f"--jobs={jobs}", "."])
    assert ended.value.code == 2
    assert f"argument --jobs: {jobs!r} is no number from 1 on" in capsys.readouterr().err


# --- what is kept within a run ----------------------------------------------------------------------


def test_what_was_understood_comes_back_from_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("minutes_lint.run.spool.ROOM", 0)
    loaded = project(Settings())
    text = MINUTES.format(name="Burial", weekday="Monday", month="March", cost=100)
    packs = [understand(read(f"{name}.txt", text.encode(), loaded), loaded) for name in "ab"]
    spool = Spool()
    for pack in packs:
        spool.keep(pack)
    again = spool.take("b.txt")
    assert again is not None
    assert again.meetings[0].mentions.keys() == packs[1].meetings[0].mentions.keys()
    assert again.meetings[0].items == packs[1].meetings[0].items
    assert spool.take("a.txt") is not None
    assert spool.take("a.txt") is None
    assert spool.take("c.txt") is None


def test_what_cannot_be_written_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("minutes_lint.run.spool.ROOM", 0)
    document = Document("a.txt", "text")
    odd = Meeting(document, Span(0, 4), "ours", mentions={int: (lambda: None,)})  # type: ignore[dict-item]
    spool = Spool()
    spool.keep(Pack(document, "ours", (odd,)))
    assert spool.take("a.txt") is None


# --- what is kept between runs ----------------------------------------------------------------------


def test_nothing_is_linted_twice(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = desk.run("--jobs", "1", "--no-cache")
    assert not (desk.folder.parent / "kept").exists()
    first = desk.run("--jobs", "1")
    seen = understood_in(monkeypatch)
    assert desk.run("--jobs", "1") == first == plain
    assert seen == []


def test_few_documents_are_not_kept(desk: Desk) -> None:
    for file in sorted(desk.folder.glob("*.txt"))[lint.MANY - 1 :]:
        file.unlink()
    desk.run()
    assert not (desk.folder.parent / "kept").exists()


PLUGIN = '''"""Ours."""
from minutes_lint import Finding, Span, hookimpl, rule

@rule(severity="warning")
def ours(meeting):
    """Finds the first letter."""
    yield Finding(Span(0, 1), "{said}")

@hookimpl
def rules():
    return [ours]
'''
PHRASES = """
- id: bench
  pattern: bench
  message: {said}
  severity: warning
  why: We sit on seats.
  examples: {{flagged: ["the bench"], accepted: ["the seat"]}}
"""
STYLE = "%import lines (start, RECOGNISED)\n%override RECOGNISED.0: /{said}/\n"
PROFILE = "quorum: {{least: {said}}}\n"
CONFIG = """
plugins: [./ours.py, ./phrases.yaml]
style: ./house.lark
rules:
  attendance/quorum: {{law: true}}
  numbers/sum: {said}
"""
PARTS = {
    "minutes-00.txt": (MINUTES.replace("£120", "£{said}"), "120", "130"),
    "ours.py": (PLUGIN, "is ours", "is yours"),
    "phrases.yaml": (PHRASES, "a seat", "a chair"),
    "house.lark": (STYLE, "Cllr", "Councillor"),
    "house.yaml": (PROFILE, "2", "9"),
    "minutes-lint.yaml": (CONFIG, "note", "error"),
}


ARCHIVE = "archive: ['*.txt']\n"


@pytest.mark.parametrize("archive", ["", ARCHIVE])
@pytest.mark.parametrize("changed", sorted(PARTS))
def test_each_part_of_the_key(desk: Desk, monkeypatch: pytest.MonkeyPatch, changed: str, archive: str) -> None:
    monkeypatch.setitem(PARTS, "minutes-lint.yaml", (CONFIG + archive, "note", "error"))
    for name, (text, before, _) in PARTS.items():
        said = text.format(said=before, name="Burial", weekday="Monday", month="March", cost=100)
        (desk.folder / name).write_text(said, encoding="utf-8")
    first = desk.run("--jobs", "1")
    assert desk.run("--jobs", "1") == first
    text, _, after = PARTS[changed]
    said = text.format(said=after, name="Burial", weekday="Monday", month="March", cost=100)
    (desk.folder / changed).write_text(said, encoding="utf-8")
    for module in ("ours",):
        sys.modules.pop(module, None)
    kept = desk.run("--jobs", "1")
    assert kept == desk.run("--jobs", "1", "--no-cache")
    if changed not in ("house.lark",):
        assert kept != first


def test_another_name_is_another_document(desk: Desk) -> None:
    desk.run("--jobs", "1")
    (desk.folder / "minutes-03.txt").rename(desk.folder / "minutes-2019-05-04.txt")
    assert desk.run("--jobs", "1") == desk.run("--jobs", "1", "--no-cache")
    names = [file.name for file in sorted(desk.folder.glob("*.txt"))]
    assert desk.kept() == [(table, name) for table in ("records", "results") for name in names]


@pytest.mark.parametrize("archive", ["", ARCHIVE])
def test_there_is_one_store_and_all_of_a_document_is_in_it_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, archive: str
) -> None:
    (desk.folder / "minutes-lint.yaml").write_text(archive or "style: auto\n", encoding="utf-8")
    plain = desk.run("--jobs", "2")
    assert desk.store.parent.name == (".minutes-lint" if archive else "kept")
    names = [file.name for file in sorted(desk.folder.glob("*.txt"))]
    assert desk.kept() == [(table, name) for table in ("records", "results") for name in names]
    seen = understood_in(monkeypatch)
    assert desk.run("--jobs", "1") == plain
    assert seen == []


def test_what_other_runs_keep_of_other_documents_stays_until_they_are_gone(desk: Desk) -> None:
    desk.run("--jobs", "1")
    names = [file.name for file in sorted(desk.folder.glob("*.txt"))]
    Path(names.pop()).unlink()
    edited = Path(names[0])
    edited.write_text(edited.read_text().replace("bench", "gate"), encoding="utf-8")
    desk.run("--jobs", "1", paths=names[: lint.MANY])
    assert desk.kept() == [(table, name) for table in ("records", "results") for name in names]


def test_a_file_of_an_older_version_is_replaced(desk: Desk) -> None:
    first = desk.run("--jobs", "1")
    file, kept = desk.store, desk.kept()
    file.unlink()
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE results (path TEXT PRIMARY KEY, entry BLOB NOT NULL) WITHOUT ROWID")
    assert desk.run("--jobs", "1") == first
    assert desk.kept() == kept


def test_the_files_used_last_are_kept(desk: Desk) -> None:
    folder = desk.folder.parent / "kept"
    folder.mkdir()
    for number in range(store.MOST + 3):
        file = folder / f"results-{number}.sqlite"
        file.touch()
        os.utime(file, (number, number))
    desk.run("--jobs", "1")
    kept = {file.name for file in folder.glob("results-*.sqlite")}
    assert len(kept) == store.MOST
    assert {f"results-{number}.sqlite" for number in range(4, store.MOST + 3)} < kept


def test_a_document_that_is_gone_is_no_longer_known_to_the_others(desk: Desk) -> None:
    (desk.folder / "minutes-lint.yaml").write_text("archive-complete: true\n", encoding="utf-8")
    first = desk.run("--jobs", "1")
    (desk.folder / "minutes-05.txt").unlink()
    assert desk.run("--jobs", "1") == desk.run("--jobs", "1", "--no-cache") != first


def cites(folder: Path) -> None:
    """Add minutes that cite others badly."""
    (folder / "march.txt").write_text(MARCH, encoding="utf-8")
    (folder / "june.txt").write_text(JUNE, encoding="utf-8")


def found_in(out: str, path: str) -> list[tuple[str, list[str]]]:
    """The messages in a document, with the documents that they point at."""
    found = [finding for finding in json.loads(out)["findings"] if finding["path"] == path]
    return [(finding["message"], [note["path"] for note in finding["notes"]]) for finding in found]


CITED: dict[str, Callable[[Path], object]] = {
    "are longer": lambda march: march.write_text(MARCH + "\n44. BUOYS\n\nResolved:- That they be painted.\n"),
    "are gone": lambda march: march.unlink(),
    "have another name": lambda march: march.rename(march.with_name("2021-03-02.txt")),
    "are of another body": lambda march: march.write_text(MARCH.replace("WORKS", "LIGHTS")),
    "are of another day": lambda march: march.write_text(MARCH.replace("2nd", "9th")),
    "are there twice": lambda march: march.with_name("draft.txt").write_text(MARCH.replace("43.", "62.")),
}


@pytest.mark.parametrize("change", CITED)
def test_where_cited_minutes_change_only_what_asked_about_their_body_is_judged_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    cites(desk.folder)
    before = found_in(desk.run("--jobs", "1")[1], "june.txt")
    assert before == [(FOUND, ["march.txt"])]
    CITED[change](desk.folder / "march.txt")
    seen = understood_in(monkeypatch)
    kept = desk.run("--jobs", "1")
    assert "june.txt" in seen
    assert not [path for path in seen if path.startswith("minutes-")]
    assert kept == desk.run("--jobs", "1", "--no-cache")
    assert found_in(kept[1], "june.txt") != before


def test_an_edit_is_judged_again_with_the_other_minutes_of_its_body(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.run("--jobs", "1")
    burial = [f"minutes-{number:02}.txt" for number in range(2, 24, 3)]
    edited = desk.folder / burial[0]
    edited.write_text(edited.read_text().replace("bench", "gate"), encoding="utf-8")
    seen = understood_in(monkeypatch)
    kept = desk.run("--jobs", "1")
    assert sorted(seen) == burial
    assert desk.run("--jobs", "2") == kept == desk.run("--jobs", "1", "--no-cache")


ASKING = '''"""Ours."""
from minutes_lint import Finding, Span, hookimpl, rule

@rule(severity="note")
def ours(pack, archive):
    """Counts what the archive has."""
    yield Finding(Span(0, 1), f"one of {{len(archive.{asked})}}")

@hookimpl
def rules():
    return [ours]
'''


@pytest.mark.parametrize(("asked", "count"), [("records", 24), ("chains", 3)])
def test_what_asked_about_everything_is_judged_again_wherever_something_changed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, asked: str, count: int
) -> None:
    monkeypatch.delitem(sys.modules, "ours", raising=False)
    (desk.folder / "ours.py").write_text(ASKING.format(asked=asked), encoding="utf-8")
    (desk.folder / "minutes-lint.yaml").write_text("plugins: [./ours.py]\n", encoding="utf-8")
    assert desk.run("--jobs", "1")[1].count(f'"one of {count}"') == 24
    (desk.folder / "march.txt").write_text(MARCH, encoding="utf-8")
    kept = desk.run("--jobs", "1")
    assert kept[1].count(f'"one of {count + 1}"') == 25
    assert kept == desk.run("--jobs", "1", "--no-cache")


def test_other_documents_are_named_as_seen_from_the_working_directory(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    cites(desk.folder)
    (desk.folder / "old").mkdir()
    (desk.folder / "march.txt").rename(desk.folder / "old" / "march.txt")
    (desk.folder / "minutes-lint.yaml").write_text("archive: [old]\n", encoding="utf-8")
    paths = [str(file) for file in sorted(desk.folder.glob("*.txt"))]
    june = str(desk.folder / "june.txt")
    assert found_in(desk.run("--jobs", "1", paths=paths)[1], june) == [(FOUND, ["old/march.txt"])]
    monkeypatch.chdir(desk.folder.parent)
    assert found_in(desk.run("--jobs", "1", paths=paths)[1], june) == [(FOUND, ["minutes/old/march.txt"])]


def test_another_version_of_the_program(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.run("--jobs", "1")
    monkeypatch.setattr("minutes_lint.run.collect.version", lambda _: b"another")
    seen = understood_in(monkeypatch)
    desk.run("--jobs", "1")
    assert len(seen) == 24


def test_what_is_accepted_is_looked_up_in_every_run(desk: Desk) -> None:
    assert desk.run("--jobs", "1")[0] == 1
    main(["accept", "--reason", "printed so", "."])
    desk.run()
    assert desk.run("--jobs", "1") == desk.run("--jobs", "1", "--no-cache")


@pytest.mark.parametrize("damage", [b"", b"no database", None])
def test_damage_changes_nothing(desk: Desk, damage: bytes | None) -> None:
    first = desk.run("--jobs", "1")
    file = desk.store
    content = bytearray(file.read_bytes())
    if damage is None:
        for at in range(4200, len(content), 97):
            content[at] ^= 0x55
    file.write_bytes(bytes(content) if damage is None else damage)
    assert desk.run("--jobs", "1") == first
    assert desk.run("--jobs", "1") == first


def test_where_nothing_can_be_kept_nothing_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = desk.run("--jobs", "1", "--no-cache")
    monkeypatch.setattr(store, "connect", lambda _: (_ for _ in ()).throw(OSError("no")))
    assert desk.run("--jobs", "1") == plain
