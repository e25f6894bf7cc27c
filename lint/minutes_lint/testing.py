"""Run the examples of a rule page through the whole pipeline and compare what is found, to the character.

A page is a Markdown file beside its rule. Each fenced block that opens with ```minutes is a document. In it,
a line of carets stands under the text that is found, and the line after it says what:

    The meeting was held on Friday 19 November 2018.
                            ^^^^^^^^^^^^^^^^^^^^^^^
    error: 19 November 2018 was a Monday, not a Friday

Carets that end in "…" belong to a finding that runs on into later lines. A block without carets is a
document in which the rule finds nothing. After the word `minutes` may stand the name of the file
(```minutes 2018-11-06-minutes.md). A ```yaml block just before one is its configuration.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from .config import Settings, parse
from .engine import judge, project, read, understand
from .model import Document, Finding

FENCE = re.compile(r"^```(minutes|yaml)[ ]?([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CARETS = re.compile(r" *\^+…?")
SAID = re.compile(r"(error|warning|note): (.*)")


class Expected(NamedTuple):
    """One finding as a page states it; `end` is None where it runs on into later lines."""

    line: int
    start: int
    end: int | None
    severity: str
    message: str


class Example(NamedTuple):
    """One document of a page, its findings, its configuration and the line of the page it begins on."""

    text: str
    expected: tuple[Expected, ...]
    settings: str
    file: str
    line: int


def examples(page: str) -> Iterator[Example]:
    """The documents of a page, in order."""
    settings = ""
    for block in FENCE.finditer(page):
        language, file, content = block.groups()
        if language == "yaml":
            settings = content
            continue
        text, expected = split(content)
        yield Example(text, expected, settings, file or "draft.md", page.count("\n", 0, block.start()) + 2)
        settings = ""


def split(content: str) -> tuple[str, tuple[Expected, ...]]:
    """The text of an example without its carets, and what they say."""
    text: list[str] = []
    expected: list[Expected] = []
    lines = iter(content.splitlines())
    for line in lines:
        if not CARETS.fullmatch(line):
            text.append(line)
            continue
        said = SAID.fullmatch(next(lines, "").strip())
        if said is None:
            raise ValueError(f"the carets under {text[-1]!r} are not followed by a severity and a message")
        start = len(line) - len(line.lstrip())
        end = None if line.endswith("…") else len(line)
        expected.append(Expected(len(text), start + 1, end and end + 1, *said.groups()))
    return "\n".join(text) + "\n", tuple(expected)


def found(example: Example, rule: str, base: Path, plugins: Iterable[str] = ()) -> list[Expected]:
    """What a rule finds in an example, in the form in which the page states it."""
    settings = parse(example.settings, base / "minutes-lint.yaml") if example.settings else Settings(base=base)
    loaded = project(replace(settings, plugins=(*plugins, *settings.plugins)))
    document = read(example.file, example.text.encode(), loaded)
    findings = judge(understand(document, loaded), loaded)
    return [stated(document, finding) for finding in findings if finding.rule == rule]


def stated(document: Document, finding: Finding) -> Expected:
    """A finding in the form in which a page states it."""
    start, end = document.position(finding.span.start), document.position(finding.span.end)
    column = end.column if end.line == start.line else None
    return Expected(start.line, start.column, column, finding.severity or "", finding.message)


def check_page(page: Path, rule: str, plugins: Iterable[str] = ()) -> list[str]:
    """What is wrong with a page: each example that finds other than it says, as a few lines to read.

    `rule` is the id of its rule, `plugins` what a configuration would name for the rule to be there.
    """
    wrong = []
    for example in examples(page.read_text(encoding="utf-8")):
        expected, got = sorted(example.expected), sorted(found(example, rule, page.parent, plugins))
        if [tuple(e) for e in expected] != [tuple(g) for g in got]:
            said = "\n".join(f"  page says {e}" for e in expected if e not in got)
            does = "\n".join(f"  rule says {g}" for g in got if g not in expected)
            wrong.append(f"{page.name}:{example.line}\n{said}\n{does}")
    return wrong
