"""Run the examples of a rule page through the whole pipeline and compare what is found, to the character.

A page is a Markdown file beside its rule. Each fenced block that opens with ```minutes is a document. In it,
a line of carets stands under the text that is found, and the line after it says what:

    The meeting was held on Friday 19 November 2018.
                            ^^^^^^^^^^^^^^^^^^^^^^^
    error: 19 November 2018 was a Monday, not a Friday

Carets that end in "…" belong to a finding that runs on into later lines. A block without carets is a
document in which the rule finds nothing. After the word `minutes` may stand the name of the file
(```minutes 2018-11-06-minutes.md). A ```yaml block just before one is its configuration.

One block may hold several documents, which are linted in one run. A line with the name of each begins it:

    === 2018-09-18-minutes.txt ===
    22. Bus shelters
    …
    === 2018-11-06-minutes.txt ===
    …
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from .archive.archive import Archive, summary
from .config.config import Settings, parse
from .engine import Project, judge, project, read, understand
from .files.files import shown
from .model.document import Document
from .model.findings import Finding
from .model.meeting import NOTHING
from .plugins.loading import load
from .plugins.phrases import Phrase
from .values import NamedTuple

FENCE = re.compile(r"^```(minutes|yaml)[ ]?([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CARETS = re.compile(r" *\^+…?")
NAMED = re.compile(r"^=== (\S+) ===\n", re.MULTILINE)
SAID = re.compile(r"(error|warning|note): (.*)")


class Expected(NamedTuple):
    """One finding as a page states it; `end` is None where it runs on into later lines."""

    line: int
    start: int
    end: int | None
    severity: str
    message: str
    file: str = ""
    """The name of its document, where the example has several."""


class Example(NamedTuple):
    """The documents of one block, by name, their findings, their configuration and the line the block begins on."""

    documents: tuple[tuple[str, str], ...]
    expected: tuple[Expected, ...]
    settings: str
    line: int


def examples(page: str) -> Iterator[Example]:
    """The documents of a page, in order."""
    settings = ""
    for block in FENCE.finditer(page):
        language, file, content = block.groups()
        if language == "yaml":
            settings = content
            continue
        documents, expected = apart(content, file or "draft.md")
        yield Example(documents, expected, settings, page.count("\n", 0, block.start()) + 2)
        settings = ""


def apart(content: str, file: str) -> tuple[tuple[tuple[str, str], ...], tuple[Expected, ...]]:
    """The documents of a block by name, and what their carets say; one that bears no name is `file`."""
    first, *others = NAMED.split(content)
    if not others:
        text, expected = split(content)
        return ((file, text),), expected
    if first.strip():
        raise ValueError(f"{first!r} stands before the name of the first document")
    documents = [(name, *split(part)) for name, part in zip(others[::2], others[1::2], strict=True)]
    said = tuple(each._replace(file=name) for name, _, expected in documents for each in expected)
    return tuple((name, text) for name, text, _ in documents), said


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
            raise ValueError(f"the carets under {text[-1:]} are not followed by a severity and a message")
        start = len(line) - len(line.lstrip())
        end = None if line.endswith("…") else len(line)
        expected.append(Expected(len(text), start + 1, end and end + 1, *said.groups()))
    return "\n".join(text) + "\n", tuple(expected)


def found(example: Example, rule: str, base: Path, plugins: Iterable[str] = ()) -> list[Expected]:
    """What a rule finds in an example, in the form in which the page states it."""
    settings = parse(example.settings, base / "minutes-lint.yaml") if example.settings else Settings(base=base)
    loaded = project(settings._replace(plugins=(*plugins, *settings.plugins)))
    packs = [understand(read(file, text.encode(), loaded), loaded) for file, text in example.documents]
    archive = Archive((summary(m) for pack in packs for m in pack.meetings), loaded.settings.archive_complete)
    found = [(pack, finding) for pack in packs for finding in judge(pack, loaded, archive=archive)]
    several = len(packs) > 1
    return [
        stated(pack.document, finding)._replace(file=pack.document.path if several else "")
        for pack, finding in found
        if finding.rule == rule
    ]


def check_rules(settings: Settings, named: Sequence[str]) -> tuple[int, list[str]]:
    """How many rules some plugins offer, and what their own examples show to be wrong with them.

    The other plugins of the configuration are there too. A rule of phrases is run over its examples, any other over its
    page. Raises CannotRun where a plugin has a mistake.
    """
    others = tuple(name for name in settings.plugins if name not in named)
    settings = settings._replace(rules=NOTHING, plugins=(*others, *named))
    loaded, known = project(settings), load(others, settings.base).rules
    rules = [rule for name, rule in loaded.plugins.rules.items() if name not in known]
    wrong: list[str] = []
    for rule in rules:
        phrase = getattr(rule.check, "__self__", None)
        if isinstance(phrase, Phrase):
            wrong += check_phrase(phrase, rule.id, loaded)
        elif not rule.page.is_file():
            wrong.append(f"{rule.id} has no page {shown(rule.page)}")
        else:
            try:
                wrong += check_page(rule.page, rule.id, settings.plugins)
            except ValueError as problem:
                wrong.append(f"{rule.page.name}: {problem}")
    return len(rules), wrong


def check_phrase(phrase: Phrase, rule: str, loaded: Project) -> Iterator[str]:
    """What is wrong with the examples of a rule of phrases."""
    if not phrase.flagged:
        yield f"{phrase.place}{rule} has no example of what it flags"
    for example in (*phrase.flagged, *phrase.accepted):
        pack = understand(read("draft.txt", example.text.encode(), loaded), loaded)
        said = [finding.message for finding in judge(pack, loaded) if finding.rule == rule]
        if example in phrase.flagged and not said:
            yield f"{example.place}{rule} should find something here and finds nothing"
        if example in phrase.accepted and said:
            yield f"{example.place}{rule} should find nothing here and says: {said[0]}"


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
        expected, got = sorted(example.expected, key=str), sorted(found(example, rule, page.parent, plugins), key=str)
        if expected != got:
            said = "\n".join(f"  page says {e}" for e in expected if e not in got)
            does = "\n".join(f"  rule says {g}" for g in got if g not in expected)
            wrong.append(f"{page.name}:{example.line}\n{said}\n{does}")
    return wrong
