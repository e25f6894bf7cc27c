"""Real minutes that lie beside the project, where they do: all are read, marked mistakes are found."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import minutes_lint_rules
from minutes_lint.config.config import Settings
from minutes_lint.engine import judge, project, read, understand

RULES = {rule.id for rule in minutes_lint_rules.rules()}
LOOKS_OTHERS_UP = {rule.id for rule in minutes_lint_rules.rules() if rule.archive}
MISSED = re.compile(r"missed must: (\S+:\d+) ([a-z]+/[a-z-]+): (.*)")
LEAST = 0.95


def documents(corpus: Path) -> list[Path]:
    """The documents of one folder of the corpus."""
    return sorted(file for file in corpus.iterdir() if file.suffix in (".md", ".txt"))


def scored(shared: Path, name: str) -> str:
    """What the score says of one folder of the corpus."""
    corpus = shared / "corpus" / name
    lint = [sys.executable, "-m", "minutes_lint", "--format", "json", *map(str, documents(corpus))]
    score = [sys.executable, str(shared / "tools" / "score.py"), str(corpus / "gold.yaml"), "--", *lint]
    ran = subprocess.run(score, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def missed(score: str) -> dict[str, list[str]]:
    """The marked mistakes that were not found, by the rule that should have, of the rules that there are."""
    found: dict[str, list[str]] = {}
    for place, rule, text in MISSED.findall(score):
        if rule in RULES:
            found.setdefault(rule, []).append(f"{place} {text}")
    return found


@pytest.mark.parametrize("name", ["rotherham", "mixed"])
def test_every_document_is_read_and_judged(shared: Path, name: str) -> None:
    """No exception, nothing lost: the meetings of a document are all of its text, one after the other."""
    loaded = project(Settings())
    for file in documents(shared / "corpus" / name):
        document = read(str(file), file.read_bytes(), loaded)
        pack = understand(document, loaded)
        ends = [0, *(meeting.span.end for meeting in pack.meetings)]
        assert [meeting.span.start for meeting in pack.meetings] == ends[:-1], file.name
        assert ends[-1] == len(document.text), file.name
        for finding in judge(pack, loaded):
            assert 0 <= finding.span.start < finding.span.end <= len(document.text), (file.name, finding)


def test_marked_mistakes_are_found_and_no_trap_is_sprung(shared: Path) -> None:
    score = scored(shared, "rotherham")
    assert missed(score) == {}
    assert "false alarm" not in score
    assert re.search(r"^traps: 0 of \d+ sprung$", score, re.MULTILINE), score


def archived(*paths: Path) -> list[tuple[str, int, str]]:
    """What references/archive and references/approval find: file, line and severity."""
    command = [sys.executable, "-m", "minutes_lint", "--format", "json", *map(str, paths)]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)["findings"]
    return [
        (Path(finding["path"]).name, finding["start"]["line"], finding["severity"])
        for finding in found
        if finding["rule"] in ("references/archive", "references/approval")
    ]


def test_the_archive_speaks_of_the_one_minute_that_is_cited_inexactly(shared: Path) -> None:
    files = documents(shared / "corpus" / "rotherham")
    assert archived(*files) == [("2018-11-06-minutes.txt", 89, "note")]
    for file in files:
        assert archived(file) == []


@pytest.mark.parametrize("rule", ["dates/weekday", "text/placeholder", "text/repeated-word"])
def test_sure_rules_find_nearly_all_marked_mistakes(mixed: tuple[str, dict[str, int]], rule: str) -> None:
    score, marked = mixed
    assert rule in RULES
    absent = missed(score).get(rule, [])
    assert marked[rule] - len(absent) >= LEAST * marked[rule], "\n".join(absent)


@pytest.fixture(scope="module")
def mixed(shared: Path) -> tuple[str, dict[str, int]]:
    """The score of the mixed corpus, and how many mistakes of each rule have to be found in it."""
    gold = yaml.safe_load((shared / "corpus" / "mixed" / "gold.yaml").read_text(encoding="utf-8"))
    marked: dict[str, int] = {}
    for entry in gold["findings"]:
        if entry["level"] == "must":
            marked[entry["rule"]] = marked.get(entry["rule"], 0) + 1
    return scored(shared, "mixed"), marked


def test_findings_are_the_same_one_document_at_a_time_and_all_at_once(shared: Path) -> None:
    """No rule carries anything from one document to the next, but for those that look others up in the archive."""
    files = documents(shared / "corpus" / "rotherham")
    command = [sys.executable, "-m", "minutes_lint", "--format", "json"]

    def findings(*paths: Path) -> list[dict[str, object]]:
        ran = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=False)
        found: list[dict[str, object]] = json.loads(ran.stdout)["findings"]
        return [finding for finding in found if finding["rule"] not in LOOKS_OTHERS_UP]

    assert findings(*files) == [finding for file in files for finding in findings(file)]
