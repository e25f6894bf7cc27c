"""Accepted findings: written, found again after edits elsewhere, and reported when they are gone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from convert import as_word
from desk import PLUGIN, Desk, Ran

FILE = "minutes-lint-accepted.yaml"
EXAMPLES = Path(__file__).parents[1] / "examples"
WHY = "agreed with the chair"


def accept(desk: Desk, *arguments: str) -> Ran:
    """Accept what is found, with a reason."""
    return desk.run("accept", "--reason", WHY, *arguments)


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
    desk.write("draft.txt", "1. Sky\n\nThe painters reported a sky\nblue as the one in the plan.\n")
    accept(desk, "draft.txt")
    desk.write("draft.txt", "1. Dawn\n\n2. Sky\n\nThe painters\treported **a sky** blue as the one\nin the plan.\n")
    assert desk.run("draft.txt") == (0, desk.run("draft.txt").out, "")


@pytest.mark.parametrize(
    "text",
    [
        "At noon the painters found a sky blue as the one in the plan, and left.",
        "In June the painters of the hall reported a sky blue as ever.",
    ],
)
def test_what_is_accepted_survives_an_edit_on_one_side_of_it(desk: Desk, text: str) -> None:
    desk.write("draft.txt", "In June the painters of the hall reported a sky blue as the one in the plan, and left.")
    accept(desk, "draft.txt")
    desk.write("draft.txt", text)
    assert desk.run("draft.txt").err == ""
    assert desk.run("draft.txt").code == 0


def test_what_is_accepted_is_not_accepted_after_edits_on_both_sides(desk: Desk) -> None:
    desk.write("draft.txt", "In June the painters of the hall reported a sky blue as the one in the plan, and left.")
    accept(desk, "draft.txt")
    desk.write("draft.txt", "In June the painters found the sea blue as ever.")
    assert desk.run("draft.txt").code == 1


def test_an_entry_does_not_pass_to_a_finding_in_the_same_phrase(desk: Desk) -> None:
    both = "The first wall of the hall: it was painted blue. Carried.\n\nThe gate: it was painted blue. Carried.\n"
    desk.settings("rules: {ours/blue: {word: painted blue}}\n")
    desk.write("draft.txt", both)
    accept(desk, "draft.txt")
    file = desk.folder / FILE
    file.write_text("".join(file.read_text().partition("- rule")[:2]) + file.read_text().split("- rule")[1])
    desk.write("draft.txt", both.replace("painted blue", "painted red", 1))
    assert desk.run("draft.txt").code == 1


def test_an_entry_holds_for_the_same_draft_in_another_kind_of_file(desk: Desk) -> None:
    desk.write("m/draft.txt", "The painters reported a sky\nblue as the one in the plan.\n")
    accept(desk, "m")
    (desk.folder / "m/draft.txt").unlink()
    desk.write("m/draft.md", "The painters reported a sky blue as\nthe one in the plan.\n")
    assert desk.run("m") == (0, desk.run("m").out, "")
    desk.write("m/other.md", "The painters reported a sky blue as\nthe one in the plan.\n")
    assert desk.run("m/other.md").code == 1


@pytest.mark.parametrize("reason", [[], ["--reason", " "]])
def test_a_reason_has_to_be_given(desk: Desk, reason: list[str]) -> None:
    desk.write("draft.txt", "blue")
    said = 'why is it right as it is? say so for those who come after: --reason "as the deed has it"'
    assert desk.run("accept", "draft.txt", *reason) == (2, "", f"minutes-lint: {said}\n")
    assert not (desk.folder / FILE).exists()


def test_what_is_new_is_found(desk: Desk) -> None:
    desk.write("draft.txt", "A sky blue\n")
    accept(desk, "draft.txt")
    desk.write("draft.txt", "A sky blue\nA blue sky\nA sky blue\n")
    code, out, _ = desk.run("draft.txt")
    assert code == 1
    assert [line.split()[0] for line in out.splitlines() if ": error:" in line] == [
        "draft.txt:2:3:",
        "draft.txt:3:7:",
    ]


def test_accepting_again_adds_what_is_new_and_keeps_comments(desk: Desk) -> None:
    desk.write("draft.txt", "A sky blue\n")
    accept(desk, "draft.txt")
    file = desk.folder / FILE
    file.write_text(file.read_text() + "# agreed with the chair\n")
    desk.write("draft.txt", "A sky blue\nA blue sky\n")
    before = file.read_text()
    assert accept(desk, "draft.txt").out == f"Accepted 1 finding in {FILE}.\n"
    assert file.read_text().startswith(before)
    assert [entry["reason"] for entry in entries(desk)] == [WHY] * 2
    assert accept(desk, "draft.txt").out == "Nothing was found that is not accepted already.\n"
    assert desk.run("draft.txt").code == 0


def test_one_rule_may_be_accepted(desk: Desk) -> None:
    desk.write("draft.txt", "A sky blue\n" + "words " * 200)
    assert accept(desk, "--rule", "ours/long", "draft.txt").code == 0
    assert [entry["rule"] for entry in entries(desk)] == ["ours/long"]
    assert desk.run("draft.txt").code == 1
    assert accept(desk, "--rule", "ours/lnog", "draft.txt").err == (
        "minutes-lint: there is no rule ours/lnog; did you mean ours/long?\n"
    )


def stale(line: int, path: str) -> str:
    """What is said of an entry that is no longer needed."""
    what = f"{FILE}:{line}:3: ours/blue of 'blue' in {path} is accepted and no longer found"
    return f"minutes-lint: {what}; `minutes-lint accept --prune` removes this entry\n"


def test_stale_entries_of_linted_documents_are_reported(desk: Desk) -> None:
    desk.write("a.txt", "A sky blue\n")
    desk.write("b.txt", "A sky blue\n")
    accept(desk, "a.txt", "b.txt")
    desk.write("a.txt", "A red sky\n")
    desk.write("b.txt", "A red sky\n")
    code, _, err = desk.run("b.txt")
    assert err == stale(9, "b.txt")
    assert code == 0
    assert desk.run("b.txt", "a.txt").err == stale(3, "a.txt") + stale(9, "b.txt")
    desk.settings("rules: {ours/blue: off}\n")
    assert desk.run("b.txt").err == ""


def test_an_entry_whose_document_is_gone_is_stale(desk: Desk) -> None:
    for name in ("a.txt", "b.txt"):
        desk.write(name, "A sky blue\n")
    accept(desk, ".")
    (desk.folder / "a.txt").rename(desk.folder / "a.md")
    assert desk.run("b.txt").err == ""
    (desk.folder / "a.md").unlink()
    assert desk.run("b.txt").err == stale(3, "a.txt")


def test_an_entry_that_one_kind_of_file_needs_is_not_stale(desk: Desk) -> None:
    desk.write("a.txt", "A sky blue\n")
    accept(desk, "a.txt")
    desk.write("a.txt", "A red sky\n")
    desk.write("a.md", "A sky blue\n")
    assert desk.run(".") == (0, desk.run(".").out, "")
    assert desk.run("a.txt").err == stale(3, "a.txt")


def test_nothing_is_stale_where_a_rule_or_a_reader_failed(desk: Desk) -> None:
    desk.write("a.txt", "A sky blue\n")
    accept(desk, "a.txt")
    desk.write("ours.py", PLUGIN.replace("text, at, count = pack", "text, at, count = 1 / 0"))
    assert "accepted" not in desk.run("a.txt").err
    desk.write("ours.py", PLUGIN)
    desk.write("a.txt", b"\0")
    assert "accepted" not in desk.run("a.txt").err


def test_prune_removes_what_is_no_longer_found_and_nothing_else(desk: Desk) -> None:
    desk.write("a.txt", "A sky blue\n")
    desk.write("b.txt", "A sky blue\n")
    accept(desk, "a.txt", "b.txt")
    file = desk.folder / FILE
    before = file.read_text()
    file.write_text(before.replace("- rule", "# said the chair\n- rule") + "# the end\n")
    assert desk.run("accept", "--prune", ".") == (0, "All that is accepted is still found.\n", "")
    desk.write("a.txt", "A red sky\n")
    assert desk.run("accept", "--prune", ".") == (0, f"Removed 1 finding from {FILE}.\n", "")
    opening, entry = before.split("- rule")[0], before.rsplit("- rule", 1)[1]
    assert file.read_text() == f"{opening}# said the chair\n# said the chair\n- rule{entry}# the end\n"
    desk.write("b.txt", "A red sky\n")
    assert desk.run("accept", "--prune", "--rule", "ours/long", ".").out == "All that is accepted is still found.\n"
    assert desk.run("accept", "--prune", ".").code == 0
    assert entries(desk) is None
    desk.write("b.txt", "A blue sky\n")
    accept(desk, ".")
    assert "# the end\n- rule" in file.read_text()


def test_prune_does_not_take_an_entry_out_of_a_line(desk: Desk) -> None:
    entry = "{rule: ours/blue, path: a.txt, excerpt: b, fingerprint: f, reason: r}"
    desk.write("a.txt", "red")
    text = f"[{entry},\n{entry.replace('a.txt', 'ours.py')}]\n"
    desk.write(FILE, text)
    sentence = f"{FILE}:1:2: this entry has no lines of its own; delete it by hand"
    assert desk.run("accept", "--prune", ".").err == f"minutes-lint: {sentence}\n"
    assert (desk.folder / FILE).read_text() == text


def test_a_reason_and_prune_exclude_each_other(desk: Desk) -> None:
    assert desk.run("accept", "--prune", "--reason", "x", ".").code == 2


def test_the_file_lies_beside_the_configuration(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = desk.write("m/deep/draft.txt", "A sky blue\n").parent
    monkeypatch.chdir(folder)
    accept(desk, "draft.txt")
    assert [entry["path"] for entry in entries(desk)] == ["m/deep/draft.txt"]
    assert desk.run("draft.txt").code == 0


def test_sic_accepts_in_place(desk: Desk) -> None:
    desk.write("draft.txt", "A sky blue [sic] and a **blue** [sic] sea\n")
    assert desk.run("draft.txt").code == 0
    findings = json.loads(desk.run("--format", "json", "draft.txt").out)["findings"]
    assert [finding["accepted"] for finding in findings] == ["[sic]", "[sic]"]
    assert accept(desk, "draft.txt").out == "Nothing was found that is not accepted already.\n"


def test_long_findings_have_short_excerpts(desk: Desk) -> None:
    word = "blue " + "very " * 30
    desk.settings(f"rules: {{ours/blue: {{word: '{word}'}}}}\n")
    desk.write("draft.txt", f"A {word}sky\n")
    accept(desk, "draft.txt")
    (entry,) = entries(desk)
    assert len(entry["excerpt"]) == 80
    assert entry["excerpt"].endswith("…")


def test_standard_input_cannot_be_accepted(desk: Desk) -> None:
    ended = desk.spawn("accept", "--reason", WHY, "-", given=b"blue")
    assert ended.code == 2
    assert "name the file" in ended.err
    assert not (desk.folder / FILE).exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rule: x", "1:1: this should be a list of accepted findings"),
        ("- blue", "1:3: this should be an accepted finding"),
        ("- rule: a/b\n  path: x", "1:3: this accepted finding has no excerpt"),
        ("- {rule: a/b, path: [x], excerpt: x, fingerprint: x, reason: x}", "1:21: this should be text"),
        ("- rule: a/b\n  path: x\n  excerpt: x\n  fingerprint: x", "1:3: this accepted finding has no reason"),
        (
            "- rule: a/b\n  path: x\n  excerpt: x\n  fingerprint: x\n  reason: ''",
            "5:11: this accepted finding has no reason",
        ),
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
    assert accept(desk, "draft.txt").code == 0
    assert desk.run("draft.txt").code == 0


def test_the_file_is_written_whole(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("draft.txt", "blue")
    desk.write(FILE, "# ours\n[]\n")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    assert accept(desk, "draft.txt") == (
        2,
        "",
        f"minutes-lint: {FILE} could not be written: No space left on device\n",
    )
    assert (desk.folder / FILE).read_text() == "# ours\n[]\n"
    assert not list(desk.folder.glob(".*"))


@pytest.mark.parametrize("name", ["council-minutes.txt", "parish-minutes.md", "society-minutes.md"])
def test_what_is_accepted_in_a_text_is_accepted_in_the_word_file_made_of_it(desk: Desk, name: str) -> None:
    desk.write("minutes-lint.yaml", "fail-on: note\n")
    file = desk.write(name, (EXAMPLES / name).read_bytes())
    assert accept(desk, name).code == 0
    desk.write(f"{file.stem}.docx", as_word(file))
    file.unlink()
    ran = desk.run(f"{file.stem}.docx")
    known = {entry["rule"] for entry in entries(desk)}
    found = {line.rpartition("[")[2].rstrip("]") for line in ran.out.splitlines() if line.startswith(file.stem)}
    assert found & known == set(), ran.out


def test_what_is_accepted_survives_renumbering(desk: Desk) -> None:
    desk.write("minutes-lint.yaml", "rules: {reading: off}\n")
    business = {"Roads": "The road was mended.", "Hedges": "", "Trees": "An oak was planted.", "Lanes": "All dry."}

    def draft(**items: str) -> str:
        text = "PLANNING COMMITTEE\nMinutes of 4 March 2025\n"
        for number, (title, words) in enumerate((items | business).items(), 1):
            text += f"\n{number}. {title.upper()}\n" + (f"\n{words}\n" if words else "")
        return text

    desk.write("draft.txt", draft(Welcome="All were welcomed."))
    accept(desk, "draft.txt")
    assert [(entry["rule"], entry["excerpt"]) for entry in entries(desk)] == [("structure/empty-item", "3. HEDGES")]
    desk.write("draft.txt", draft(Welcome="All were welcomed.", Apologies="There were none."))
    assert desk.run("draft.txt") == (0, desk.run("draft.txt").out, "")
    assert "1 finding is accepted" in desk.run("draft.txt").out
