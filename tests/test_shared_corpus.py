"""Real minutes that lie beside the project, where they do: all are read, marked mistakes are found."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import minutes_lint_rules
from minutes_lint.config.config import Settings
from minutes_lint.engine import judge, project, read, understand

LOOKS_OTHERS_UP = {rule.id for rule in minutes_lint_rules.rules() if rule.archive}
FOUND = re.compile(r"^found: must (\d+) of (\d+) .*?, should (\d+) of (\d+) ", re.MULTILINE)
WRONG = re.compile(r"^(error|warning)s: .* petty, (\d+) wrong; ", re.MULTILINE)


def documents(corpus: Path) -> list[Path]:
    """The documents of one folder of the corpus."""
    return sorted(file for file in corpus.iterdir() if file.suffix in (".md", ".txt"))


def measured(shared: Path, name: str) -> str:
    """What is said of one folder of the corpus when it is measured against its key."""
    corpus = shared / "corpus" / name
    measure = [sys.executable, str(shared / "tools" / "measure.py"), str(corpus / "key.yaml"), str(corpus), "--verbose"]
    lint = ["--", sys.executable, "-m", "minutes_lint"]
    ran = subprocess.run([*measure, *lint], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


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


@pytest.mark.parametrize(("name", "must", "should"), [("rotherham", 17, 7), ("mixed", 47, 12)])
def test_marked_mistakes_are_found_and_nothing_is_said_wrongly(shared: Path, name: str, must: int, should: int) -> None:
    """All that a key marks as a must is found, and of what is very likely a mistake no less than ever before."""
    said = measured(shared, name)
    counts = FOUND.search(said)
    assert counts is not None, said
    found_must, all_must, found_should, _ = map(int, counts.groups())
    assert found_must == all_must >= must, said
    assert found_should >= should, said
    assert dict(WRONG.findall(said)) == {"error": "0", "warning": "0"}, said


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


def test_findings_are_the_same_one_document_at_a_time_and_all_at_once(shared: Path) -> None:
    """No rule carries anything from one document to the next, but for those that look others up in the archive."""
    files = documents(shared / "corpus" / "rotherham")
    command = [sys.executable, "-m", "minutes_lint", "--format", "json"]

    def findings(*paths: Path) -> list[dict[str, object]]:
        ran = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=False)
        found: list[dict[str, object]] = json.loads(ran.stdout)["findings"]
        return [finding for finding in found if finding["rule"] not in LOOKS_OTHERS_UP]

    assert findings(*files) == [finding for file in files for finding in findings(file)]
