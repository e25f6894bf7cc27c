"""Repairs: which are made, what stays as it is to the byte, and what is left alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk import Desk, Ran
from minutes_lint import Document, Edit, Finding, Span, Suggestion
from minutes_lint.repairs import fixes
from minutes_lint.run.workspace import Workspace

HEAD = "Ashdon Parish Council\n\nMinutes of the meeting held on Tuesday 4 March 2025\n\n1. Hedges\n\n"
WRONG = f"{HEAD}The the hedges of the of the lane were cut on the\nthe day of 22th May 2024, and and 31th June.\n"
RIGHT = f"{HEAD}The hedges of the lane were cut on the\nday of 22nd May 2024, and 31th June.\n"
ENCODED = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
PLUGIN = '''\
"""A rule whose fixes overlap and go on and on."""

from minutes_lint import Edit, Finding, Span, Suggestion, hookimpl, rule


@rule(severity="note")
def shorter(pack):
    """Finds each x before another one."""
    text = pack.document.text
    for at in range(len(text) - 1):
        if text[at : at + 2] == "xx":
            yield Finding(Span(at, at + 2), "xx", fix=Suggestion("x", (Edit(Span(at, at + 2), "x"),)))


@rule(severity="note")
def apart(pack):
    """Finds quotation marks, and turns both with one fix."""
    text = pack.document.text
    if '"' in text:
        both = text.index('"'), text.rindex('"')
        edits = tuple(Edit(Span(at, at + 1), sign) for at, sign in zip(both, "“”"))
        yield Finding(Span(both[0], both[1] + 1), "marks", fix=Suggestion("turn them", edits))


@hookimpl
def rules():
    return [shorter, apart]
'''


@pytest.fixture
def parish(desk: Desk) -> Desk:
    """A folder for minutes that are read and judged as usual."""
    desk.write("minutes-lint.yaml", "rules: {reading: off, dates/invalid: off}\n")
    return desk


@pytest.fixture
def plugged(desk: Desk) -> Desk:
    """A folder with a plugin of peculiar fixes."""
    desk.write("peculiar.py", PLUGIN)
    desk.write("minutes-lint.yaml", "plugins: [./peculiar.py]\n")
    return desk


def text_of(desk: Desk, name: str = "draft.txt") -> str:
    """What stands in a file, with its line ends."""
    return (desk.folder / name).read_bytes().decode()


def test_what_is_certain_is_put_right_and_the_rest_reported(parish: Desk) -> None:
    parish.write("draft.txt", WRONG)
    code, out, err = parish.run("--fix", "draft.txt")
    assert text_of(parish) == RIGHT
    assert err == "minutes-lint: fixed 5 in 1 document; 1 remains\n"
    assert out.startswith("draft.txt:8:27: error: “31th” should be “31st” [dates/ordinal]\n")
    assert code == 1


def test_a_second_time_changes_nothing(parish: Desk) -> None:
    file = parish.write("draft.txt", WRONG)
    parish.run("--fix", "draft.txt")
    before = file.stat()
    assert parish.run("--fix", "draft.txt").err == "minutes-lint: fixed nothing; 1 remains\n"
    assert text_of(parish) == RIGHT
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_the_exit_code_is_that_of_what_remains(parish: Desk) -> None:
    parish.write("draft.txt", WRONG.replace(", and and 31th June", ""))
    assert parish.run("draft.txt").code == 1
    assert parish.run("--fix", "draft.txt").code == 0


@pytest.mark.parametrize(
    "text",
    [
        "He said that that tree had had it, and the chair left it at at noon.",
        "The owner, Mr. A A Milne, met The The and the **the** band.",
        "They cut of\nof. They cut the\n\nthe lane and the\n> the hedge and the\n- the end.",
        "It was Friday 22th May 2024 and 30th February 2024; the Lane Lane and hedge hedge.",
        "The THE THE end of the, the lane (the) the hedge.",
        "They agreed to the building of of shed and to what it was thought of of late.",
    ],
)
def test_what_is_not_certain_is_left(parish: Desk, text: str) -> None:
    parish.write("draft.md", HEAD + text)
    parish.run("--fix", "draft.md")
    assert text_of(parish, "draft.md") == HEAD + text


def test_what_is_accepted_or_sic_is_left(parish: Desk) -> None:
    text = f"{HEAD}The rule of of the lane. The hedge on the 23th [sic] of the month.\n"
    parish.write("draft.txt", text)
    assert parish.run("accept", "--reason", "as in the deed", "draft.txt").code == 0
    assert parish.run("--fix", "draft.txt").code == 0
    assert text_of(parish) == text


def test_a_rule_that_is_off_repairs_nothing(parish: Desk) -> None:
    parish.write("minutes-lint.yaml", "rules: {text: off, dates: off}\n")
    parish.write("draft.txt", WRONG)
    parish.run("--fix", "draft.txt")
    assert text_of(parish) == WRONG


def test_of_repairs_that_overlap_the_first_is_made_until_none_is_left(plugged: Desk) -> None:
    plugged.write("draft.txt", f'a "{"x" * 40} b" c')
    assert plugged.run("--fix", "draft.txt").code == 0
    assert text_of(plugged) == "a “x b” c"


def test_mended_makes_all_edits_of_a_fix_or_none() -> None:
    def finding(*edits: tuple[int, int, str]) -> Finding:
        fix = Suggestion("", tuple(Edit(Span(start, end), text) for start, end, text in edits))
        return Finding(Span(0, 9), "", fix=fix)

    text = Document("a.txt", "0123456789")
    assert fixes.mended(text, [finding((0, 1, "a"), (5, 6, "b")), finding((3, 4, "c")), finding((7, 8, ""))]) == (
        "a1234b689",
        2,
    )
    assert fixes.mended(text, [finding((2, 5, "a"), (4, 6, "b")), finding()]) == ("0123456789", 0)
    assert fixes.mended(text, [finding((9, 10, "")), finding((0, 0, "a"))]) == ("a012345678", 2)


def test_diff_shows_what_would_change_and_writes_nothing(parish: Desk) -> None:
    parish.write("draft.txt", WRONG)
    parish.write("other.txt", RIGHT)
    code, out, err = parish.run("--diff", "draft.txt", "other.txt")
    assert out == (
        "--- draft.txt\n+++ draft.txt\n@@ -4,5 +4,5 @@\n \n 1. Hedges\n \n"
        "-The the hedges of the of the lane were cut on the\n-the day of 22th May 2024, and and 31th June.\n"
        "+The hedges of the lane were cut on the\n+day of 22nd May 2024, and 31th June.\n"
    )
    assert (code, err) == (1, "minutes-lint: would fix 5 in 1 document\n")
    assert text_of(parish) == WRONG
    assert parish.run("--diff", "other.txt") == (0, "", "minutes-lint: would fix nothing\n")
    assert parish.run("--diff", "other.txt", "gone.txt").code == 2
    assert parish.run("--diff", "--fix", "draft.txt").code == 2


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch here")
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [0, 1])
def test_the_diff_is_a_patch(parish: Desk, end: str, last: int) -> None:
    file = parish.write("draft.txt", WRONG[: len(WRONG) - last].replace("\n", end))
    ran = subprocess.run(
        [sys.executable, "-m", "minutes_lint", "--diff", "draft.txt"],
        capture_output=True,
        cwd=parish.folder,
        check=False,
    )
    subprocess.run(["patch", "--binary", "-p0"], input=ran.stdout, cwd=parish.folder, check=True, capture_output=True)
    assert file.read_bytes() == RIGHT[: len(RIGHT) - last].replace("\n", end).encode()


def test_standard_input_goes_to_standard_output(parish: Desk) -> None:
    ran = parish.spawn("--fix", "-", given=WRONG.replace("\n", "\r\n").encode())
    assert ran.out == RIGHT.replace("\n", "\r\n")
    assert ran.err.startswith("-:8:27: error: “31th” should be “31st” [dates/ordinal]\n")
    assert ran.err.endswith("minutes-lint: fixed 5 in 1 document; 1 remains\n")
    assert ran.code == 1
    assert parish.spawn("--fix", "-", given=b"%PDF").out == "%PDF"
    assert parish.spawn("--diff", "-", given=WRONG.encode()).out.startswith("--- -\n+++ -\n")


SENTENCES = (
    "The the lane",
    "£5 of of it",
    "and\nand so",
    "on 22th May 2024",
    "a\r\na café",
    "“it” had had",
    "x\ry",
    "",
)
ENDS = ("\n", "\r\n", "\r", ".\n\n", "  \n")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pieces=st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(ENDS)), min_size=1, max_size=12),
    encoding=st.sampled_from(ENCODED),
)
def test_all_but_the_edits_stays_as_it_is(tmp_path: Path, pieces: list[tuple[str, str]], encoding: str) -> None:
    text = HEAD + "".join(map("".join, pieces))
    content = text.encode(encoding)
    file = tmp_path / "draft.txt"
    file.write_bytes(content)
    space = Workspace()
    fixed = fixes.fixed([str(file)], space)
    assert fixes.write(fixed.repairs, space) == []
    repairs = fixed.repairs.values()
    expected = next((repair.after for repair in repairs), text)
    assert file.read_bytes() == expected.encode(encoding)
    assert all(subsequence(repair.after, repair.before) for repair in repairs)
    assert line_ends(expected) == line_ends(text)
    again = fixes.fixed([str(file)], Workspace())
    assert again.repairs == {}


def subsequence(after: str, before: str) -> bool:
    """Whether a text is another one with parts left out, but for the suffix that is put right."""
    signs = iter(before.replace("22th", "22nd"))
    return all(sign in signs for sign in after)


def line_ends(text: str) -> list[str]:
    """The line ends of a text, in order."""
    return [end for end in text.replace("\r\n", "\v") if end in "\v\r\n"]


def test_an_encoding_that_was_guessed_is_left_alone(parish: Desk) -> None:
    further = "Обсуждение дороги и изгороди прошло спокойно, решение принято единогласно.\n" * 9
    content = (WRONG + further).encode("cp1251")
    file = parish.write("draft.txt", content)
    ran = parish.run("--fix", "draft.txt")
    said = "5 findings have one certain repair, which is left to you: only plain text in a certain encoding is written"
    assert f"minutes-lint: draft.txt: {said}\nminutes-lint: fixed nothing; " in ran.err
    assert ran.code == 1
    assert file.read_bytes() == content


def test_what_is_more_than_its_text_is_left_alone(parish: Desk) -> None:
    parish.write("packed.py", PACKED)
    parish.write("minutes-lint.yaml", "plugins: [./packed.py]\n")
    file = parish.write("draft.zz", WRONG[::-1])
    assert "only plain text in a certain encoding is written" in parish.run("--fix", "draft.zz").err
    assert text_of(parish, "draft.zz") == WRONG[::-1]
    assert file.stat().st_nlink == 1


PACKED = """\
from minutes_lint import Document, Reader, hookimpl


@hookimpl
def readers():
    return [Reader("packed", (".zz",), lambda path, content: Document(path, content.decode()[::-1]))]
"""


def changed_before(step: str, parish: Desk, monkeypatch: pytest.MonkeyPatch) -> str:
    """Put a draft down that somebody changes just before a step of the repair; what it becomes."""
    file, newer = parish.write("draft.txt", WRONG), WRONG.replace("lane", "road")
    done = getattr(fixes, step)

    def late(*given: object) -> object:
        file.write_text(newer)
        return done(*given)

    monkeypatch.setattr(fixes, step, late)
    return newer


def test_a_file_that_changed_meanwhile_is_left_alone(parish: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    parish.write("other.txt", WRONG)
    newer = changed_before("write", parish, monkeypatch)
    ran = parish.run("--fix", "draft.txt", "other.txt")
    assert text_of(parish) == newer
    assert text_of(parish, "other.txt") == RIGHT
    assert "minutes-lint: draft.txt: the file has changed meanwhile and is left as it is\n" in ran.err
    assert "fixed 5 in 1 document; 7 remain\n" in ran.err
    assert ran.out.count("draft.txt:7:1: warning: “The” stands here twice in a row") == 1
    assert ran.code == 2


def test_a_file_that_changed_before_it_was_mended_is_left_alone(parish: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = changed_before("mended", parish, monkeypatch)
    ran = parish.run("--fix", "draft.txt")
    assert "minutes-lint: draft.txt: the file has changed meanwhile and is left as it is\n" in ran.err
    assert text_of(parish) == newer


def test_permissions_and_links_stay(parish: Desk) -> None:
    file = parish.write("deep/real.txt", WRONG)
    file.chmod(0o640)
    link = parish.folder / "draft.txt"
    link.symlink_to("deep/real.txt")
    parish.run("--fix", "draft.txt")
    assert link.is_symlink()
    assert text_of(parish, "deep/real.txt") == RIGHT
    assert file.stat().st_mode & 0o777 == 0o640


def test_writing_is_whole_or_not_at_all(parish: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    parish.write("draft.txt", WRONG)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    ran = parish.run("--fix", "draft.txt")
    assert ran.code == 2
    assert "minutes-lint: draft.txt: the file could not be written: No space left on device\n" in ran.err
    assert "fixed nothing; 6 remain\n" in ran.err
    assert text_of(parish) == WRONG
    assert not list(parish.folder.glob(".*"))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_may_not_be_written_is_left_alone(parish: Desk) -> None:
    file = parish.write("draft.txt", WRONG)
    file.chmod(0o444)
    assert "could not be written: Permission denied" in parish.run("--fix", "draft.txt").err
    assert text_of(parish) == WRONG


def test_json_names_the_fix(parish: Desk) -> None:
    parish.write("draft.txt", WRONG)
    found = json.loads(parish.run("--format", "json", "draft.txt").out)["findings"]
    repairs = [finding["fix"] and [edit["text"] for edit in finding["fix"]["edits"]] for finding in found]
    assert repairs == [[""], [""], [""], ["nd"], [""], None]
    ran: Ran = parish.run("--fix", "--format", "json", "draft.txt")
    assert [finding["rule"] for finding in json.loads(ran.out)["findings"]] == ["dates/ordinal"]
