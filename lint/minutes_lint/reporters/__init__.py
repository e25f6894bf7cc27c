"""The formats that a run may be written in."""

from __future__ import annotations

from collections.abc import Iterable

from ..plugins.offers import Reporter, hookimpl
from ..report import Output, Report
from .text import text


@hookimpl
def reporters() -> Iterable[Reporter]:
    """Text and a page for people, JSON and SARIF for programs, and the annotations of GitHub."""
    return [
        Reporter("text", text),
        Reporter("json", as_json),
        Reporter("github", as_annotations),
        Reporter("sarif", as_sarif),
        Reporter("html", as_page),
    ]


def as_json(report: Report, output: Output) -> None:
    """For programs: version 1 of the schema in the documentation."""
    from .record import run

    write_json(run(report), output)


def write_json(value: object, output: Output) -> None:
    """Write a value as JSON, in ASCII where the stream is not UTF-8."""
    from json import dumps

    output.stream.write(dumps(value, ensure_ascii=not output.is_utf8, indent=2) + "\n")


def as_annotations(report: Report, output: Output) -> None:
    """For workflows of GitHub: commands that put each finding on its line."""
    from .github import github

    github(report, output)


def as_sarif(report: Report, output: Output) -> None:
    """For code scanning and other viewers: SARIF 2.1.0."""
    from .sarif import write

    write(report, output)


def as_page(report: Report, output: Output) -> None:
    """For people: one page with the documents and their findings in the margin."""
    from .page import write

    write(report, output)
