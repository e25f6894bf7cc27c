"""Whatever happens to the index, and to the results in it, the findings are those of a run without them."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from desk import Ran, understood_in
from minutes_lint.cli.main import main
from minutes_lint.run import store
from minutes_lint.run.packing import packed, unpacked

MARCH = """\
HARBOUR WORKS COMMITTEE
Tuesday, 2nd March, 2021

41. DECLARATIONS OF INTEREST

There were none.

42. DREDGING

Resolved:- That the tender be accepted.

43. MOORING FEES

Resolved:- That the fees be kept.
"""
JUNE = """\
HARBOUR WORKS COMMITTEE
Tuesday, 1st June, 2021

1. DECLARATIONS OF INTEREST

There were none.

2. DREDGING

Further to Minute No. 62 of the meeting held on 2nd March, 2021, the work was complete.

3. LAMPS

Resolved:- That two lamps be bought.
"""
FOUND = "there is no minute 62 of 2 March 2021: that meeting's are 41 to 43"
UNUSED = "minutes-lint: the index .minutes-lint/index.sqlite could not be used: "


class Folder:
    """Two sets of minutes, of which one cites the other, and a configuration that makes an archive of them."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self.capsys = path, capsys
        (path / "minutes").mkdir()
        (path / "minutes" / "march.txt").write_text(MARCH, encoding="utf-8")
        (path / "minutes" / "june.txt").write_text(JUNE, encoding="utf-8")
        (path / "minutes-lint.yaml").write_text("archive: ['minutes/**/*']\n", encoding="utf-8")

    @property
    def index(self) -> Path:
        """Where the index lies."""
        return self.path / ".minutes-lint" / "index.sqlite"

    def run(self, *arguments: str) -> Ran:
        """Lint the minutes that cite, as JSON."""
        self.capsys.readouterr()
        code = main([*(arguments or ("minutes/june.txt",)), "--format", "json"])
        return Ran(code, *self.capsys.readouterr())

    def messages(self) -> tuple[list[str], str]:
        """What references/archive finds, and what is said on standard error."""
        ran = self.run()
        found = json.loads(ran.out)["findings"]
        return [finding["message"] for finding in found if finding["rule"] == "references/archive"], ran.err

    def rows(self, table: str = "records") -> list[tuple[bytes, bytes]]:
        """What is in the index, by document."""
        with closing(sqlite3.connect(self.index)) as database:
            return database.execute(f"SELECT place, entry FROM {table} ORDER BY place").fetchall()

    def entries(self) -> int:
        """How many documents are in the index."""
        return len(self.rows())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    """The folder, which is the working directory."""
    monkeypatch.chdir(tmp_path)
    return Folder(tmp_path, capsys)


def test_a_run_of_one_document_resolves_references_through_the_archive(folder: Folder) -> None:
    assert folder.messages() == ([FOUND], "")
    assert folder.entries() == 2
    assert (folder.index.parent / ".gitignore").read_text() == "*\n"


def test_without_an_archive_nothing_is_known_and_nothing_is_written(folder: Folder) -> None:
    (folder.path / "minutes-lint.yaml").write_text("style: auto\n")
    assert folder.messages() == ([], "")
    assert not folder.index.parent.exists()


def test_what_has_not_changed_is_not_read_again(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    understood = understood_in(monkeypatch)
    first, second = folder.run(), folder.run()
    assert first == second
    assert understood == ["minutes/june.txt", "minutes/march.txt"]


def test_without_the_cache_the_index_is_used_and_no_result(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.run("--no-cache", "minutes/june.txt")
    assert (folder.entries(), folder.rows("results")) == (2, [])
    folder.run()
    kept = folder.index.read_bytes()
    understood = understood_in(monkeypatch)
    assert FOUND in folder.run("--no-cache", "minutes/june.txt").out
    assert understood == ["minutes/june.txt"]
    assert folder.index.read_bytes() == kept


def test_records_and_results_move_with_the_folder(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    before = folder.run()
    elsewhere = folder.path.with_name("elsewhere")
    folder.path.rename(elsewhere)
    monkeypatch.chdir(elsewhere)
    understood = understood_in(monkeypatch)
    assert folder.run() == before
    assert understood == []


@pytest.mark.parametrize(
    ("first", "second", "judged"),
    [
        ("minutes", "minutes/june.txt", []),
        ("minutes/june.txt", "minutes", ["minutes/march.txt"]),
    ],
)
def test_runs_of_all_documents_and_of_one_fill_one_index(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, first: str, second: str, judged: list[str]
) -> None:
    folder.run(first)
    kept = folder.rows()
    understood = understood_in(monkeypatch)
    assert FOUND in folder.run(second).out
    assert understood == judged
    assert folder.rows() == kept
    assert len(kept) == 2


def test_records_come_back_as_they_were() -> None:
    from minutes_lint.archive.archive import summary
    from minutes_lint.config.config import Settings
    from minutes_lint.engine import project, read, understand

    loaded = project(Settings())
    approving = JUNE.replace("1. DECL", "1. MINUTES OF THE MEETING HELD ON 2ND MARCH, 2021\n\nResolved.\n\n2. DECL")
    for text in (MARCH, JUNE, approving, "…"):
        pack = understand(read("a.txt", text.encode(), loaded), loaded)
        records = tuple(map(summary, pack.meetings))
        assert tuple(unpacked(packed(records), "a.txt")) == records


def test_a_document_that_changes_is_read_again(folder: Folder) -> None:
    folder.run()
    (folder.path / "minutes" / "march.txt").write_text(MARCH + "\n44. BUOYS\n\nResolved:- That they be painted.\n")
    assert folder.messages() == ([FOUND.replace("43", "44")], "")
    assert folder.entries() == 2


def test_a_document_that_is_deleted_is_no_longer_known(folder: Folder) -> None:
    folder.run()
    (folder.path / "minutes" / "march.txt").unlink()
    assert folder.messages() == ([], "")
    assert folder.entries() == 1


def test_a_document_that_is_renamed_is_known_by_its_new_name(folder: Folder) -> None:
    folder.run()
    (folder.path / "minutes" / "march.txt").rename(folder.path / "minutes" / "2021-03-02.txt")
    ran = folder.run()
    (found,) = [f for f in json.loads(ran.out)["findings"] if f["rule"] == "references/archive"]
    assert [note["path"] for note in found["notes"]] == ["minutes/2021-03-02.txt"]
    assert folder.entries() == 2


APPROVING = """\
HARBOUR WORKS COMMITTEE
Tuesday, 1st June, 2021

1. MINUTES OF THE MEETING HELD ON 2ND MARCH, 2021

Resolved:- That the minutes be approved.

2. DREDGING

Further to Minute No. 42 (Mooring Fees) of the meeting held on 2nd March, 2021, the work was complete.

3. LAMPS

Resolved:- That two lamps be bought.
"""
WRONGLY_CITED = "minute 42 of 2 March 2021 is “DREDGING”; “Mooring Fees” is minute 43"
UNHELD = "no meeting was held on 2ND MARCH, 2021: the meeting before this one was held on 2 February 2021"


def test_a_hook_given_the_changed_file_alone_notices_what_was_deleted_and_what_was_renamed(folder: Folder) -> None:
    settings = "archive: ['minutes/**/*']\narchive-complete: Harbour Works Committee\n"
    (folder.path / "minutes-lint.yaml").write_text(settings, encoding="utf-8")
    (folder.path / "minutes" / "june.txt").write_text(APPROVING, encoding="utf-8")
    february = MARCH.replace("2nd March", "2nd February").replace("4", "3")
    (folder.path / "minutes" / "february.txt").write_text(february, encoding="utf-8")
    march = folder.path / "minutes" / "march.txt"
    assert folder.messages() == ([WRONGLY_CITED], "")
    elsewhere = march.rename(folder.path / "minutes" / "2021-03-02.txt")
    assert folder.messages() == ([WRONGLY_CITED], "")
    elsewhere.unlink()
    assert folder.messages() == ([UNHELD], "")
    assert folder.entries() == 2
    march.write_text(MARCH, encoding="utf-8")
    assert folder.messages() == ([WRONGLY_CITED], "")


def test_another_version_of_the_program_reads_everything_again(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    from minutes_lint.run import collect

    folder.run()
    before = folder.rows() + folder.rows("results")
    monkeypatch.setattr(collect, "version", lambda _: b"another")
    assert folder.messages() == ([FOUND], "")
    after = folder.rows() + folder.rows("results")
    assert len(before) == len(after) == 3
    assert not set(before) & set(after)


def test_the_version_knows_the_state_of_the_grammars(tmp_path: Path) -> None:
    from minutes_lint.config.config import Settings
    from minutes_lint.engine import project
    from minutes_lint.run.collect import version

    (tmp_path / "ours.lark").write_text("%import lines (start, RECOGNISED)\n")
    loaded = project(Settings(base=tmp_path, style="./ours.lark"))
    before = version(loaded)
    assert version(loaded) == before
    (tmp_path / "ours.lark").write_text("%import lines (start, RECOGNISED)\n\n")
    assert version(loaded) != before


# --- damage -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_made_anew(folder: Folder, content: bytes) -> None:
    folder.index.parent.mkdir()
    folder.index.write_bytes(content)
    found, said = folder.messages()
    assert found == [FOUND]
    assert said == "" or (said.startswith(UNUSED) and said.count("\n") == 1)
    assert folder.messages()[0] == [FOUND]
    assert folder.messages() == ([FOUND], "")
    assert folder.entries() == 2


def test_damage_anywhere_changes_no_finding(folder: Folder) -> None:
    folder.run()
    whole = folder.index.read_bytes()
    for at in range(0, len(whole), 997):
        folder.index.write_bytes(whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :])
        found, said = folder.messages()
        assert found == [FOUND], at
        assert said == "" or (said.startswith(UNUSED) and said.count("\n") == 1), at


def test_an_entry_that_was_tampered_with_is_left_aside(folder: Folder) -> None:
    folder.run()
    with sqlite3.connect(folder.index) as database:
        for table in ("records", "results"):
            for row, entry in database.execute(f"SELECT id, entry FROM {table}").fetchall():
                tampered = entry[:40] + b"x" + entry[41:]
                database.execute(f"UPDATE {table} SET entry = ? WHERE id = ?", (tampered, row))
    assert folder.messages() == ([FOUND], "")
    assert folder.messages() == ([FOUND], "")
    assert (folder.entries(), len(folder.rows("results"))) == (2, 1)


@pytest.mark.parametrize("value", ["NULL", "7", "'text'", "x''"])
def test_an_entry_that_is_none_is_left_aside(folder: Folder, value: str) -> None:
    folder.run()
    with sqlite3.connect(folder.index) as database:
        database.execute("PRAGMA writable_schema = ON")
        database.execute("UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '')")
    with sqlite3.connect(folder.index) as database:
        database.execute(f"UPDATE records SET entry = {value}")
    assert folder.messages()[0] == [FOUND]
    folder.run()
    assert folder.messages() == ([FOUND], "")
    assert folder.entries() == 2


def test_a_file_of_an_older_version_is_replaced(folder: Folder) -> None:
    folder.index.parent.mkdir()
    with sqlite3.connect(folder.index) as database:
        database.execute("CREATE TABLE documents (id INTEGER PRIMARY KEY, entry BLOB NOT NULL)")
    assert folder.messages() == ([FOUND], "")
    assert folder.entries() == 2


def test_tables_of_another_form_are_made_anew(folder: Folder) -> None:
    folder.index.parent.mkdir()
    with sqlite3.connect(folder.index) as database:
        for table in store.TABLES:
            database.execute(f"CREATE TABLE {table} (title TEXT)")
    assert folder.messages() == ([FOUND], UNUSED + "it is damaged, and was deleted\n")
    assert folder.messages() == ([FOUND], "")
    assert folder.entries() == 2


# --- what is usual in an archive ------------------------------------------------------------------------


def put(opened: store.Store, *numbers: int) -> None:
    """Keep something of invented documents."""
    for number in numbers:
        opened.put("records", f"{number}.txt", KEY, content(number))


def content(number: int) -> tuple[bytes, bytes]:
    """What is kept of one of them."""
    return f"the harbour's document {number} speaks of mooring fees and of dredging".encode(), bytes([number, 0, 7])


def known(file: Path, *numbers: int) -> list[bool]:
    """Whether what was kept of them is there."""
    opened = store.Store(file, file.parent)
    return [opened.get("records", f"{number}.txt", KEY) == content(number) for number in numbers]


KEY = b"state"


def test_entries_are_kept_as_what_they_say_besides_others(folder: Folder) -> None:
    many(folder)
    folder.run()
    ((_, common),) = folder.rows("usual")
    assert b"MOORING FEES" in common
    words = 20
    assert max(len(entry) for _, entry in folder.rows()) < 80 + words


def test_what_is_usual_is_exchanged(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    many(folder)
    before = folder.run()
    with sqlite3.connect(folder.index) as database:
        ((common,),) = database.execute("SELECT entry FROM usual").fetchall()
        another = common.replace(b"43", b"49")
        assert another != common
        database.execute("UPDATE usual SET entry = ?", (another,))
    understood = understood_in(monkeypatch)
    assert folder.run() == before
    assert len(understood) == 152
    assert folder.run() == before
    assert len(understood) == 152
    assert folder.entries() == 152


def test_nothing_is_left_of_what_is_usual(folder: Folder) -> None:
    many(folder)
    folder.run()
    with sqlite3.connect(folder.index) as database:
        database.execute("UPDATE usual SET entry = x''")
    assert folder.messages() == ([FOUND], "")
    assert folder.messages() == ([FOUND], "")
    assert (folder.entries(), len(folder.rows("usual"))) == (152, 1)


def test_entries_of_before_anything_was_usual_are_still_known(tmp_path: Path) -> None:
    file = tmp_path / "index.sqlite"
    for numbers in (range(5), range(5, 70)):
        opened = store.Store(file, tmp_path)
        put(opened, *numbers)
        opened.save()
    with closing(sqlite3.connect(file)) as database:
        assert len(database.execute("SELECT * FROM usual").fetchall()) == 1
    assert all(known(file, *range(70)))


def test_two_runs_that_each_begin_an_index(tmp_path: Path) -> None:
    file = tmp_path / "index.sqlite"
    runs = store.Store(file, tmp_path), store.Store(file, tmp_path)
    put(runs[0], *range(60))
    put(runs[1], *range(60, 130))
    for run in runs:
        run.save()
    assert all(known(file, *range(130)))


# --- a file that cannot be written ----------------------------------------------------------------------


def test_read_only(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.run()
    uri = f"file:{folder.index}?mode=ro"
    connect = sqlite3.connect
    monkeypatch.setattr(store, "connect", lambda _: connect(uri, uri=True, isolation_level=None))
    assert folder.messages() == ([FOUND], "")  # nothing is new
    (folder.path / "minutes" / "june.txt").write_text(JUNE + "\n4. LIGHTS\n\nResolved:- That they be lit.\n")
    assert folder.messages() == ([FOUND], UNUSED + "attempt to write a readonly database\n")


def test_a_folder_that_cannot_be_made(folder: Folder) -> None:
    (folder.path / ".minutes-lint").write_text("in the way")
    found, said = folder.messages()
    assert found == [FOUND]
    assert said.startswith(UNUSED)
    assert said.count("\n") == 1


def test_the_disk_is_full(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = store.connect

    def small(file: Path) -> sqlite3.Connection:
        database = connect(file)
        database.execute("PRAGMA max_page_count = 1")
        return database

    monkeypatch.setattr(store, "connect", small)
    assert folder.messages() == ([FOUND], UNUSED + "database or disk is full\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_no_file_may_grow(folder: Folder) -> None:
    """The operating system refuses to write, as on a full disk."""
    program = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))\n"
        "from minutes_lint.cli import main; sys.exit(main(['minutes/june.txt']))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert FOUND in ran.stdout
    assert ran.stderr.startswith(UNUSED)
    assert ran.stderr.count("\n") == 1
    assert folder.messages()[0] == [FOUND]


# --- several runs, and runs that are killed -------------------------------------------------------------


def test_a_run_that_holds_the_index_is_waited_for_and_then_done_without(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.run()
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    holder = sqlite3.connect(folder.index, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert folder.messages() == ([FOUND], UNUSED + "database is locked\n")
    holder.close()
    assert folder.messages() == ([FOUND], "")


COMMAND = [sys.executable, "-m", "minutes_lint", "minutes/june.txt"]


def many(folder: Folder) -> None:
    """Add documents, so that a run takes a while to index them."""
    for number in range(150):
        text = MARCH.replace("2nd March, 2021", f"{number % 28 + 1} May {1980 + number // 28}")
        (folder.path / "minutes" / f"{number}.txt").write_text(text)


def test_two_runs_at_once(folder: Folder) -> None:
    many(folder)
    runs = [subprocess.Popen(COMMAND, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    outputs = [run.communicate() for run in runs]
    assert all(FOUND in out for out, _ in outputs)
    assert [said for _, said in outputs] == ["", "", ""]
    assert folder.messages() == ([FOUND], "")
    assert folder.entries() == 152


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kills otherwise")
def test_a_run_that_is_killed_at_any_moment(folder: Folder) -> None:
    many(folder)
    for moment in (0.3, 0.6, 0.8, 1.0, 1.2, 1.6):
        run = subprocess.Popen(COMMAND, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moment)
        run.send_signal(signal.SIGKILL)
        run.wait()
    assert folder.messages() == ([FOUND], "")
    assert folder.messages() == ([FOUND], "")
    assert folder.entries() == 152


def test_a_run_that_is_killed_while_it_writes(folder: Folder) -> None:
    """Half of a transaction is in the file and its journal beside it: SQLite takes it back."""
    many(folder)
    program = (
        "import os, sqlite3\nfrom minutes_lint.run import store\nfrom minutes_lint.cli.main import main\n"
        "class Killed(sqlite3.Connection):\n"
        "    def execute(self, statement, *values):\n"
        "        if statement == 'COMMIT': os._exit(9)\n"
        "        return super().execute(statement, *values)\n"
        "store.connect = lambda file: sqlite3.connect(file, isolation_level=None, factory=Killed)\n"
        "main(['minutes/june.txt'])"
    )
    folder.run("minutes/march.txt")
    for file in folder.path.glob("minutes/?.txt"):
        file.write_text(file.read_text() + "\n44. BUOYS\n\nResolved:- That they be painted.\n")
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, env=os.environ)
    assert ran.returncode == 9
    assert folder.messages() == ([FOUND], "")
    assert folder.entries() == 152
