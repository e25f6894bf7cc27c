"""The command line: which documents it takes, what it prints, and how it ends."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys

import pytest

import minutes_lint
from desk import Desk

CLOSING = """\
Read 0 items, 0 votes, 0 dates, 0 references, 0 quantities, 0 claims; \
2 vote-like lines and 1 date-like line could not be read.
"""
FOUND = """\
draft.txt:1:7: error: “blue” should be red [ours/blue]
    draft.txt:1:1: the text begins here
    suggestion: red
"""


def test_findings_end_with_1(desk: Desk) -> None:
    desk.write("draft.txt", "A sky blue\n")
    assert desk.run("draft.txt") == (1, f"{FOUND}Found 1 error in 1 document.\n{CLOSING}", "")


def test_a_clean_document_ends_with_0(desk: Desk) -> None:
    desk.write("draft.txt", "A red sky\n")
    assert desk.run("check", "draft.txt") == (0, f"Found nothing in 1 document.\n{CLOSING}", "")


def test_a_file_that_cannot_be_read_ends_with_2_and_the_others_are_linted(desk: Desk) -> None:
    desk.write("draft.txt", "A sky blue\n")
    code, out, err = desk.run("gone.txt", "draft.txt")
    assert code == 2
    assert out.startswith(FOUND)
    assert out.splitlines()[-2] == "Found 1 error in 1 document; 1 problem kept it from linting everything."
    assert err == "minutes-lint: gone.txt: there is no such file or folder\n"


def test_a_slip_in_a_name_is_recognised(desk: Desk) -> None:
    desk.write("minutes-2024.txt", "x")
    _, _, err = desk.run("minute-2024.txt")
    assert err == "minutes-lint: minute-2024.txt: there is no such file or folder; did you mean minutes-2024.txt?\n"


def test_notes_fail_only_when_asked_to(desk: Desk) -> None:
    desk.write("draft.txt", "words " * 300)
    assert desk.run("draft.txt").code == 0
    assert desk.run("--fail-on", "note", "draft.txt").code == 1
    desk.settings("fail-on: note\n")
    assert desk.run("draft.txt").code == 1
    assert desk.run("--fail-on=error", "draft.txt").code == 0


def test_errors_fail_whatever_is_asked(desk: Desk) -> None:
    desk.write("draft.txt", "A sky blue\n")
    assert desk.run("--fail-on", "error", "draft.txt").code == 1


def test_folders_are_searched_for_minutes(desk: Desk) -> None:
    for name in (
        "a/1.txt",
        "a/b/2.md",
        "a/README.md",
        "a/CHANGELOG.md",
        "a/.git/x.txt",
        "a/logo.png",
        "a/LICENSE.txt",
    ):
        desk.write(name, "blue")
    _, out, _ = desk.run("a")
    assert re.findall(r"^(\S+?):", out, re.MULTILINE) == ["a/1.txt", "a/b/2.md"]


def test_a_word_document_in_a_folder_is_one_sentence(desk: Desk) -> None:
    desk.write("a/1.txt", "blue")
    desk.write("a/2.docx", b"PK\3\4")
    code, out, err = desk.run("a")
    assert code == 2
    assert "a/1.txt:1:1: error" in out
    assert err == ("minutes-lint: a/2.docx: the document is damaged or was cut short\n")


def test_a_named_file_is_linted_whatever_it_is_called(desk: Desk) -> None:
    desk.write("README.md", "blue")
    desk.write("Minutes of 3.11.2018", "blue")
    assert desk.run("README.md").code == 1
    assert desk.run("Minutes of 3.11.2018").code == 1


def test_patterns_are_expanded(desk: Desk) -> None:
    desk.write("a/2018.txt", "blue")
    desk.write("a/b/2018.txt", "blue")
    desk.write("a/b/2019.txt", "blue")
    assert "in 2 documents" in desk.run("a/**/2018.txt").out
    assert "in 1 document;" in desk.run("a/*/2018.txt", "x*").out
    assert desk.run("x*").err == "minutes-lint: x*: no file fits this pattern\n"


def test_a_document_named_twice_is_linted_once(desk: Desk) -> None:
    desk.write("a/1.txt", "blue")
    assert "in 1 document." in desk.run("a/1.txt", "a", "./a/1.txt", str(desk.folder / "a")).out


def test_standard_input(desk: Desk) -> None:
    ended = desk.spawn("-", given=b"A sky blue\n")
    assert ended.code == 1
    assert ended.out.startswith("-:1:7: error: “blue” should be red [ours/blue]\n    -:1:1: the text begins here\n")


def test_without_a_path_the_configuration_says_what(desk: Desk) -> None:
    assert desk.run() == (
        2,
        "",
        "minutes-lint: no file was named; try `minutes-lint draft.txt`, or `minutes-lint --help`\n",
    )
    desk.write("minutes/1.txt", "blue")
    desk.settings("paths: [minutes]\n")
    assert "minutes/1.txt:1:1: error" in desk.run().out


def test_paths_of_the_configuration_are_its_own(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("minutes/1.txt", "blue")
    desk.settings("paths: [minutes]\n")
    monkeypatch.chdir(desk.write("elsewhere/x", "").parent)
    assert f"{desk.folder / 'minutes/1.txt'}:1:1: error" in desk.run().out


def test_excluded_documents(desk: Desk) -> None:
    for name in ("m/1.txt", "m/old/2.txt", "m/x.draft.txt"):
        desk.write(name, "blue")
    desk.settings("exclude: [m/old, '*.draft.txt']\n")
    _, out, _ = desk.run("m")
    assert re.findall(r"^(\S+?):", out, re.MULTILINE) == ["m/1.txt"]
    assert desk.run("m/old/2.txt").code == 1
    assert desk.run("m/old").err == "minutes-lint: m/old: the configuration excludes all documents here\n"


def test_each_document_has_the_configuration_above_it(desk: Desk) -> None:
    desk.write("a/1.txt", "blue")
    desk.write("b/2.txt", "blue")
    desk.write("b/minutes-lint.yaml", "style: bare\nplugins: [../ours.py]\nrules: {ours/blue: note}\n")
    assert re.findall(r"^(\S+?):\S+ (\w+)", desk.run("a", "b").out, re.MULTILINE) == [
        ("a/1.txt", "error"),
        ("b/2.txt", "note"),
    ]


def test_a_configuration_by_name(desk: Desk) -> None:
    desk.write("draft.txt", "blue")
    desk.write("other/strict.yaml", "style: bare\nplugins: [../ours.py]\nrules: {ours/blue: warning}\n")
    assert "warning" in desk.run("--config", "other/strict.yaml", "draft.txt").out
    assert desk.run("--config", "gone.yaml", "draft.txt") == (
        2,
        "",
        "minutes-lint: gone.yaml: No such file or directory\n",
    )


def test_unknown_styles_and_formats(desk: Desk) -> None:
    desk.write("draft.txt", "blue")
    code, _, err = desk.run("--style", "bore", "draft.txt")
    assert code == 2
    assert err.startswith("minutes-lint: there is no style bore; did you mean bare?; there are ")
    code, _, err = desk.run("--format", "jsn", "draft.txt")
    assert (code, err) == (
        2,
        "minutes-lint: there is no format jsn; did you mean json?; there are github, html, json, sarif, text\n",
    )


def test_a_command_that_does_not_come_first(desk: Desk) -> None:
    code, _, err = desk.run("--no-color", "rules")
    assert (code, err) == (
        2,
        "minutes-lint: rules: there is no such file; a command comes first, before its options\n",
    )


def test_a_file_with_the_name_of_a_command(desk: Desk) -> None:
    desk.write("show", "blue")
    assert "show:1:1: error" in desk.run("check", "show").out
    assert "./show:1:1: error" in desk.run("./show").out


def test_help_and_version(desk: Desk) -> None:
    code, out, _ = desk.run("--help")
    assert code == 0
    assert "minutes-lint explain dates/weekday" in out
    assert desk.run("--version").out == f"minutes-lint {minutes_lint.__version__}\n"
    for command in ("show", "rules", "explain", "accept", "init"):
        code, out, _ = desk.run(command, "--help")
        assert (code, out.split("\n")[0][: 20 + len(command)]) == (
            0,
            f"usage: minutes-lint {command}"[: 20 + len(command)],
        )


def test_unknown_options_are_refused(desk: Desk) -> None:
    code, _, err = desk.run("--colour", "draft.txt")
    assert code == 2
    assert "unrecognized arguments: --colour" in err


def test_rules_are_listed_as_they_are_configured(desk: Desk) -> None:
    desk.settings("rules: {ours/long: off, ours/blue: warning}\n")
    lines = [line.split(maxsplit=2) for line in desk.run("rules").out.splitlines()]
    assert ["ours/blue", "warning", "Finds a word."] in lines
    assert ["ours/long", "off", "Finds a document of more than a thousand characters."] in lines


def test_explain(desk: Desk) -> None:
    page = "# ours/blue\n\nIt should be red, [sic].\n"
    desk.write("blue.md", page)
    assert desk.run("explain", "ours/blue") == (0, page, "")
    assert desk.run("explain", "ours/blu").err == "minutes-lint: there is no rule ours/blu; did you mean ours/blue?\n"
    assert desk.run("explain", "ours").err == (
        "minutes-lint: ours is a family of rules; explain one of ours/blue, ours/long\n"
    )
    assert desk.run("explain", "ours/long").code == 2


def test_explain_at_a_terminal_keeps_what_looks_like_markup(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("blue.md", "# ours/blue\n\nIt says [sic] and [/45].\n\n```minutes\nblue\n```\n")
    monkeypatch.setenv("FORCE_COLOR", "1")
    _, out, _ = desk.run("explain", "ours/blue")
    assert "It says [sic] and [/45]." in re.sub(r"\x1b\[[0-9;]*m", "", out)


def test_init_writes_once(desk: Desk) -> None:
    (desk.folder / "minutes-lint.yaml").unlink()
    assert desk.run("init").code == 0
    written = (desk.folder / "minutes-lint.yaml").read_text()
    assert "# fail-on: warning\n" in written
    assert desk.run("init") == (
        2,
        "",
        "minutes-lint: minutes-lint.yaml exists already and is left as it is\n",
    )
    assert (desk.folder / "minutes-lint.yaml").read_text() == written
    assert sorted(file.name for file in desk.folder.iterdir() if file.is_file()) == [
        "minutes-lint.yaml",
        "ours.py",
    ]


def test_init_prints_the_schema_with_the_rules_of_plugins(desk: Desk) -> None:
    schema = json.loads(desk.run("init", "--schema").out)
    options = schema["properties"]["rules"]["properties"]["ours/blue"]["anyOf"][1]["properties"]
    assert options["most"] == {"type": "integer", "default": 10}


def test_show(desk: Desk) -> None:
    desk.write("draft.txt", "blue")
    assert desk.run("show", "draft.txt").out == (
        f"draft.txt (style bare)\n\nunknown of a body that is not named, date unknown  line 1\n\n{CLOSING}"
    )


def test_show_as_json(desk: Desk) -> None:
    desk.write("draft.txt", "blue")
    code, out, err = desk.run("show", "--format", "json", "draft.txt", "gone.txt")
    assert (code, err) == (2, "minutes-lint: gone.txt: there is no such file or folder\n")
    assert json.loads(out) == {
        "schema": 1,
        "documents": [
            {
                "path": "draft.txt",
                "style": "bare",
                "meetings": [
                    {
                        "kind": "unknown",
                        "body": None,
                        "date": None,
                        "date_line": None,
                        "previous_meetings": [],
                        "next_meeting": None,
                        "start": None,
                        "end": None,
                        "chair": None,
                        "present": [],
                        "apologies": [],
                        "absent": [],
                        "in_attendance": [],
                        "observers": [],
                        "items": [],
                        "votes": [],
                        "resolutions": [],
                        "references": [],
                        "dates": 0,
                        "quantities": 0,
                        "claims": [],
                    }
                ],
            }
        ],
    }


def test_a_closed_pipe_ends_quietly(desk: Desk) -> None:
    desk.write("draft.txt", "blue " * 20_000)
    desk.settings("rules: {ours/blue: {most: 20000}, ours/long: off}\n")
    command = f"{sys.executable} -m minutes_lint draft.txt | head -1"
    ended = subprocess.run(command, shell=True, capture_output=True, cwd=desk.folder, check=False)
    assert ended.stdout.startswith(b"draft.txt:1:1: error")
    assert ended.stderr == b""


def test_an_interrupt_ends_quietly(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("minutes_lint.cli.commands.check", interrupted)
    assert desk.run("draft.txt") == (130, "", "")


def at_terminal(desk: Desk, *arguments: str, **variables: str) -> str:
    """What a command line prints at a terminal of 60 columns."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "minutes_lint", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=desk.folder,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "60"} | variables,
    )
    os.close(theirs)
    printed = b""
    try:
        while chunk := os.read(ours, 65536):
            printed += chunk
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(ours)
    process.wait()
    return printed.decode().replace("\r\n", "\n")


def test_a_terminal_gets_windows_and_colours(desk: Desk) -> None:
    desk.write("draft.txt", "A [sic] sky blue and [/45]\n")
    printed = at_terminal(desk, "draft.txt")
    assert "\x1b[1;31merror\x1b[0m" in printed
    assert "found" not in printed


def test_no_color_at_a_terminal(desk: Desk) -> None:
    desk.write("draft.txt", "A sky blue and [/45]\n")
    expected = (
        "draft.txt:1:7: error: “blue” should be red [ours/blue]\n"
        "  1 │ A sky blue and [/45]\n"
        "    │       ^^^^\n"
        "    │ ^^^ the text begins here\n"
        "    = suggestion: red\n"
        "\n"
        f"Found 1 error in 1 document.\n{CLOSING}"
    )
    assert at_terminal(desk, "draft.txt", NO_COLOR="1") == expected
    assert at_terminal(desk, "--no-color", "draft.txt", FORCE_COLOR="1") == expected


def test_color_may_be_forced(desk: Desk) -> None:
    desk.write("draft.txt", "A sky blue\n")
    assert "\x1b[" in desk.spawn("draft.txt", FORCE_COLOR="1").out
    assert "\x1b[" in desk.spawn("--color", "draft.txt").out
    assert "\x1b[" not in desk.spawn("--no-color", "draft.txt", FORCE_COLOR="1").out
    assert "\x1b[" not in desk.spawn("draft.txt", FORCE_COLOR="1", NO_COLOR="1").out


def test_progress_is_for_many_files_at_a_terminal(desk: Desk) -> None:
    for number in range(25):
        desk.write(f"m/{number}.txt", "red")
    assert "Reading" in at_terminal(desk, "m")
    assert "Reading" not in at_terminal(desk, "m/1.txt")
    assert desk.spawn("m").err == ""
