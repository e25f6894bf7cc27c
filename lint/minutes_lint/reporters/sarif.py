"""SARIF 2.1.0, which code scanning and many viewers take: rules with their pages, places, repairs, what was accepted.

Within the limits of GitHub's uploads: https://docs.github.com/en/code-security/code-scanning.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from json import dumps
from os import fsencode
from pathlib import Path
from urllib.parse import quote

from ..accepted.accepted import SIC
from ..model.document import Document
from ..model.findings import SEVERITIES, Finding, Note, Severity, Suggestion
from ..model.spans import Span
from ..report import Checked, Output, Problem, Report
from ..rule import Rule
from ..values import TYPE_CHECKING
from .words import many, printable, spot

if TYPE_CHECKING:
    from typing import Any, TypeAlias

Value: TypeAlias = "dict[str, Any]"

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
"""What relative addresses are relative to, as GitHub calls it."""

MOST = (25_000, 5_000, 1_000, 0)
"""An upload has at most the first of these numbers of results, or the next where it would be too large."""

LARGEST = 10_000_000
"""In bytes: an upload may have at most this many when it is compressed."""

PLACES = 100
"""At most this many places of a result are shown."""

SNIPPET = 1_000
"""A longer text is not quoted again."""

PRECISION = {"error": "very-high", "warning": "high", "note": "medium"}
PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}


def write(report: Report, output: Output) -> None:
    """Write the log; the least severe findings are left out, and that is said, where not all may be uploaded."""
    for most in MOST:
        text = dumps(log(report, most), ensure_ascii=not output.is_utf8, indent=1) + "\n"
        if len(text) < LARGEST // 4 or len(zlib.compress(text.encode(errors="replace"))) < LARGEST:
            break
    output.stream.write(text)


def log(report: Report, most: int) -> Value:
    """A log of one run with at most `most` results."""
    kept, left = selected(report, most)
    used = {finding.rule for _, finding in kept}
    rules = [rule for rule in report.rules if rule.id in used]
    rules_at = {rule.id: index for index, rule in enumerate(rules)}
    run: Value = {
        "tool": {"driver": driver(report.version, rules)},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {ROOT: {"description": {"text": "the folder in which minutes-lint was run"}}},
        "invocations": [invocation(report, left)],
        "artifacts": [{"location": address(c.path), "roles": ["analysisTarget"]} for c in report.documents],
        "results": [result(report, checked, finding, rules_at) for checked, finding in kept],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def selected(report: Report, most: int) -> tuple[list[tuple[Checked, Finding]], int]:
    """At most `most` findings in their order, and how many are left out: accepted ones first, then the least severe."""
    found = [(checked, finding) for checked in report.documents for finding in checked.findings]
    if len(found) <= most:
        return found, 0
    ranked = sorted(range(len(found)), key=lambda index: rank(found[index][1]), reverse=True)
    return [found[index] for index in sorted(ranked[:most])], len(found) - most


def rank(finding: Finding) -> tuple[bool, int]:
    """How much it matters that a finding is reported."""
    return finding.accepted is None, SEVERITIES.index(finding.severity or "error")


# --- The tool and its rules -------------------------------------------------------------------------


def driver(version: str, rules: Iterable[Rule]) -> Value:
    """The program, and the rules that found something."""
    said: Value = {"name": "minutes-lint", "rules": [descriptor(rule) for rule in rules]}
    return said | ({"version": version, "semanticVersion": version} if version else {})


def descriptor(rule: Rule) -> Value:
    """A rule with its summary, its page and its usual severity."""
    said: Value = {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "defaultConfiguration": {"level": rule.severity, "enabled": rule.default},
        "properties": {
            "tags": [rule.family],
            "precision": PRECISION[rule.severity],
            "problem.severity": PROBLEM[rule.severity],
        },
    }
    try:
        page = rule.page.read_text(encoding="utf-8")
    except OSError:
        return said | {"help": {"text": rule.summary}}
    why = page.partition("\n## ")[0].partition("\n")[2].strip() or rule.summary
    return said | {"fullDescription": {"text": why}, "help": {"text": why, "markdown": page}}


def invocation(report: Report, left: int) -> Value:
    """How the run went: what could not be linted, what hindered it, and how many results were left out."""
    notifications = [problem(error) for error in report.errors]
    notifications += [notification(warning, "warning") for warning in report.warnings]
    if left:
        notifications.append(notification(f"{many(left, 'finding')} more would not fit into an upload", "warning"))
    return {
        "executionSuccessful": not report.errors,
        "exitCode": report.exit_code,
        "toolExecutionNotifications": notifications,
    }


def notification(said: str, level: Severity) -> Value:
    """What is said of the run."""
    return {"level": level, "message": {"text": plain(said)}}


def problem(error: Problem) -> Value:
    """What could not be linted, and why."""
    return notification(error.message, "error") | {"locations": [{"physicalLocation": artifact(error.path)}]}


# --- Results ----------------------------------------------------------------------------------------


def result(report: Report, checked: Checked, finding: Finding, rules_at: dict[str, int]) -> Value:
    """A finding with its place, the places it is compared with, repairs, and why it was accepted."""
    document, index = checked.document, rules_at.get(finding.rule)
    said: Value = {
        "ruleId": finding.rule,
        "level": finding.severity,
        "message": {"text": plain(finding.message)},
        "locations": [location(checked.path, document, finding)],
        "partialFingerprints": fingerprints(finding),
        "suppressions": [] if finding.accepted is None else [suppression(finding.accepted)],
    }
    if index is not None:
        said["ruleIndex"] = index
    if finding.notes:
        said["relatedLocations"] = [
            related(report, checked, note) | {"id": number} for number, note in enumerate(finding.notes[:PLACES], 1)
        ]
    if repairs := list(fixes(checked, finding)):
        said["fixes"] = repairs
    return said


def fingerprints(finding: Finding) -> dict[str, str]:
    """What a finding is known by from run to run; GitHub asks for the first of the two."""
    return {"primaryLocationLineHash": f"{finding.fingerprint}:1", "minutesLint/v1": finding.fingerprint}


def suppression(reason: str) -> Value:
    """Why a finding was accepted: in the text itself, or in the file of accepted findings."""
    return {"kind": "inSource" if reason == SIC else "external", "status": "accepted", "justification": reason}


def related(report: Report, checked: Checked, note: Note) -> Value:
    """The place of a note; GitHub wants a line of a document outside of this run too."""
    path, document = note.path or checked.path, report.noted(checked, note)
    if document is None:
        place: Value = {"physicalLocation": artifact(path) | {"region": {"startLine": 1}}}
    else:
        place = location(path, document, note)
    return place | {"message": {"text": plain(note.message)}}


def location(path: str, document: Document, of: Finding | Note) -> Value:
    """A place; with the item, and the page, paragraph or cell where the document is no text."""
    span = of.span
    words = document.text[span.start : span.end]
    snippet: Value = {"snippet": {"text": words}} if 0 < len(words) <= SNIPPET else {}
    place: Value = {"physicalLocation": artifact(path) | {"region": region(document, span) | snippet}}
    if not document.is_text(span.start):
        place["logicalLocations"] = [{"fullyQualifiedName": spot(document, of)}]
    return place


def region(document: Document, span: Span) -> Value:
    """The lines and columns of a span in the file."""
    start, end = document.ends(span)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def fixes(checked: Checked, finding: Finding) -> Iterator[Value]:
    """The repairs of a finding, each of which would do; none where the document is no text that could be edited."""
    offered: dict[Suggestion, None] = dict.fromkeys(filter(None, (finding.fix, *finding.suggestions)))
    for repair in offered if not checked.document.origins else ():
        if repair.edits:
            replacements = [
                {"deletedRegion": region(checked.document, edit.span), "insertedContent": {"text": edit.text}}
                for edit in repair.edits
            ]
            change = artifact(checked.path) | {"replacements": replacements}
            yield {"description": {"text": plain(repair.message)}, "artifactChanges": [change]}


def artifact(path: str) -> Value:
    """A file."""
    return {"artifactLocation": address(path)}


def address(path: str) -> Value:
    """The address of a file, relative to the folder of the run where it is in there."""
    whole, here = Path(path).absolute(), Path.cwd()
    if whole.is_relative_to(here) and ".." not in whole.parts:
        return {"uri": quote(fsencode(whole.relative_to(here).as_posix())), "uriBaseId": ROOT}
    return {"uri": whole.resolve().as_uri()}


def plain(words: str) -> str:
    """Words for a message, in which a text of the document cannot become a link."""
    return printable(words).replace("](", "\\](")
