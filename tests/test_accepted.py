"""Accepted findings: written, found again after edits elsewhere, and reported when they are gone."""

from __future__ import annotations

import json
from datetime import date

import pytest
import yaml

from desk import Desk

FILE = "minutes-lint-accepted.yaml"


def entries(desk: Desk) -> list[dict[str, str]]:
    """What stands in the file."""
    value: list[dict[str, str]] = yaml.safe_load((desk.folder / FILE).read_text(encoding="utf-8"))
    return value


def test_what_is_accepted_no_longer_fails_and_is_counted(desk: Desk) -> None:
    desk.write("m/draft.txt", "A sky blue\n")
    assert desk.run("accept", "m", "--reason", "it was “blue”") == (0, f"Accepted 1 finding in {FILE}.\n", "")
    (entry,) = entries(desk)
    fingerprint = entry.pop("fingerprint")
    assert entry == {
        "rule": "ours/blue",
        "path": "m/draft.txt",
        "excerpt": "blue",
        "reason": "it was “blue”",
        "date": date.today().isoformat(),
    }
    code, out, err = desk.run("m/draft.txt")
    assert (code, err) == (0, "")
    assert out.startswith("Found nothing in 1 document; 1 finding is accepted.\n")
    (finding,) = json.loads(desk.run("--format", "json", "m").out)["findings"]
    assert (finding["accepted"], finding["fingerprint"]) == ("it was “blue”", fingerprint)
    assert desk.run("--format", "github", "m").out == ""


def test_what_is_accepted_survives_edits_elsewhere_and_in_markup(desk: Desk) -> None:
    desk.write("draft.txt", "A sky blue\n")
    desk.run("accept", "draft.txt")
    desk.write("draft.txt", "A red dawn\n\n**A sky**  blue\nMore\n")
    assert desk.run("draft.txt").code == 0


def test_what_is_new_is_found(desk: Desk) -> None:
    desk.write("draft.txt", "A sky blue\n")
    desk.run("accept", "draft.txt")
    desk.write("draft.txt", "A sky blue\nA blue sky\nA sky blue\n")
    code, out, _ = desk.run("draft.txt")
    assert code == 1
    assert [line.split()[0] for line in out.splitlines() if ": error:" in line] == [
        "draft.txt:2:3:",
        "draft.txt:3:7:",
    ]


def test_accepting_again_adds_what_is_new_and_keeps_comments(desk: Desk) -> None:
    desk.write("draft.txt", "A sky blue\n")
    desk.run("accept", "draft.txt")
    file = desk.folder / FILE
    file.write_text(file.read_text() + "# agreed with the chair\n")
    desk.write("draft.txt", "A sky blue\nA blue sky\n")
    before = file.read_text()
    assert desk.run("accept", "draft.txt").out == f"Accepted 1 finding in {FILE}.\n"
    assert file.read_text().startswith(before)
    assert [entry["reason"] for entry in entries(desk)] == ["no reason given"] * 2
    assert desk.run("accept", "draft.txt").out == "Nothing was found that is not accepted already.\n"
    assert desk.run("draft.txt").code == 0


def test_one_rule_may_be_accepted(desk: Desk) -> None:
    desk.write("draft.txt", "A sky blue\n" + "words " * 200)
    assert desk.run("accept", "--rule", "ours/long", "draft.txt").code == 0
    assert [entry["rule"] for entry in entries(desk)] == ["ours/long"]
    assert desk.run("draft.txt").code == 1
    assert desk.run("accept", "--rule", "ours/lnog", "draft.txt").err == (
        "minutes-lint: there is no rule ours/lnog; did you mean ours/long?\n"
    )


def test_stale_entries_of_linted_documents_are_reported(desk: Desk) -> None:
    desk.write("a.txt", "A sky blue\n")
    desk.write("b.txt", "A sky blue\n")
    desk.run("accept", "a.txt", "b.txt")
    desk.write("a.txt", "A red sky\n")
    desk.write("b.txt", "A red sky\n")
    code, _, err = desk.run("b.txt")
    what = "ours/blue of 'blue' in b.txt"
    assert err == f"minutes-lint: {FILE}:9:3: {what} is accepted and no longer found; delete this entry\n"
    assert code == 0
    desk.settings("rules: {ours/blue: off}\n")
    assert desk.run("b.txt").err == ""


def test_the_file_lies_beside_the_configuration(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = desk.write("m/deep/draft.txt", "A sky blue\n").parent
    monkeypatch.chdir(folder)
    desk.run("accept", "draft.txt")
    assert [entry["path"] for entry in entries(desk)] == ["m/deep/draft.txt"]
    assert desk.run("draft.txt").code == 0


def test_sic_accepts_in_place(desk: Desk) -> None:
    desk.write("draft.txt", "A sky blue [sic] and a **blue** [sic] sea\n")
    assert desk.run("draft.txt").code == 0
    findings = json.loads(desk.run("--format", "json", "draft.txt").out)["findings"]
    assert [finding["accepted"] for finding in findings] == ["[sic]", "[sic]"]
    assert desk.run("accept", "draft.txt").out == "Nothing was found that is not accepted already.\n"


def test_long_findings_have_short_excerpts(desk: Desk) -> None:
    word = "blue " + "very " * 30
    desk.settings(f"rules: {{ours/blue: {{word: '{word}'}}}}\n")
    desk.write("draft.txt", f"A {word}sky\n")
    desk.run("accept", "draft.txt")
    (entry,) = entries(desk)
    assert len(entry["excerpt"]) == 80
    assert entry["excerpt"].endswith("…")


def test_standard_input_cannot_be_accepted(desk: Desk) -> None:
    ended = desk.spawn("accept", "-", given=b"blue")
    assert ended.code == 2
    assert "name the file" in ended.err
    assert not (desk.folder / FILE).exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rule: x", "1:1: this should be a list of accepted findings"),
        ("- blue", "1:3: this should be an accepted finding"),
        ("- rule: a/b\n  path: x", "1:3: this accepted finding has no excerpt"),
        ("- {rule: a/b, path: [x], excerpt: x, fingerprint: x}", "1:21: this should be text"),
    ],
)
def test_what_is_wrong_in_the_file_is_said_with_its_place(desk: Desk, text: str, message: str) -> None:
    desk.write(FILE, text)
    desk.write("draft.txt", "blue")
    assert desk.run("draft.txt") == (2, "", f"minutes-lint: {FILE}:{message}\n")


@pytest.mark.parametrize("text", ["", "# none\n", "[]\n"])
def test_an_empty_file_accepts_nothing(desk: Desk, text: str) -> None:
    desk.write(FILE, text)
    desk.write("draft.txt", "blue")
    assert desk.run("draft.txt").code == 1
    assert desk.run("accept", "draft.txt").code == 0
    assert desk.run("draft.txt").code == 0


def test_the_file_is_written_whole(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("draft.txt", "blue")
    desk.write(FILE, "# ours\n[]\n")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    assert desk.run("accept", "draft.txt") == (
        2,
        "",
        f"minutes-lint: {FILE} could not be written: No space left on device\n",
    )
    assert (desk.folder / FILE).read_text() == "# ours\n[]\n"
    assert not list(desk.folder.glob(".*"))
