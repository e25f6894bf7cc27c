"""What tests lint with: texts as they are read without a configuration, and a folder with a plugin of its own.

The style of that plugin reads nothing, and its rule finds the word "blue".
"""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from minutes_lint import Finding, Meeting, Pack
from minutes_lint.cli.main import main
from minutes_lint.config.config import Settings
from minutes_lint.engine import Project, judge, project, read, understand
from minutes_lint.run import lint, passes

PLUGIN = '''\
"""A style that reads nothing, and two rules."""

from pathlib import Path

from minutes_lint import Edit, Finding, Meeting, Note, Span, Style, Suggestion, hookimpl, rule


def recognise(document, style, span):
    return 1


def read(document, style, span):
    return (Meeting(document, span, style.name, unread={"votes": 2, "dates": 1}),)


@rule(severity="error")
def blue(pack, *, word: str = "blue", most: int = 10, share: float = 0.5, loud: bool = False,
         spared: tuple[str, ...] = ()):
    """Finds a word."""
    text, at, count = pack.document.text, -1, 0
    while (at := text.find(word, at + 1)) >= 0 and count < most:
        count += 1
        span = Span(at, at + len(word))
        yield Finding(span, f"“{word}” should be red", notes=(Note("the text begins here", Span(0, 3)),),
                      suggestions=(Suggestion("red", (Edit(span, "red"),)),))


@rule(severity="note")
def long(pack):
    """Finds a document of more than a thousand characters."""
    if len(pack.document.text) > 1000:
        yield Finding(Span(0, 1), "the text is long")


@hookimpl
def styles():
    return [Style("bare", Path(__file__), recognise, read)]


@hookimpl
def rules():
    return [blue, long]
'''
SETTINGS = "style: bare\nplugins: [./ours.py]\n"
OUR_STYLE = """\
%import lines (start, RECOGNISED, _RESOLVED_WORDS)
%extend _RESOLVED_WORDS: /Ordered(?=:)/
"""
"""A style for whoever orders where others resolve."""


@cache
def loaded() -> Project:
    """The built-in styles and rules, as they are without a configuration."""
    return project(Settings())


def pack_of(text: str, path: str = "draft.md") -> Pack:
    """A text as it is understood."""
    return understand(read(path, text.encode(), loaded()), loaded())


def meeting_of(text: str, path: str = "draft.md") -> Meeting:
    """The one meeting in a text."""
    (only,) = pack_of(text, path).meetings
    return only


def minutes(*lines: str) -> Meeting:
    """The minutes of a parish council that are these lines, with blank lines between."""
    return meeting_of("\n\n".join(("Minutes of Sallow Parish Council held on 6 June 2012", *lines, "")), "draft.txt")


def findings_in(text: str, family: str = "") -> list[Finding]:
    """What the rules of a family find in a text, in order; what all rules find where none is named."""
    found = judge(pack_of(text), loaded())
    return [finding for finding in found if finding.rule.startswith(family)]


def understood_in(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that are understood from now on in this process, as they are."""
    seen: list[str] = []
    before = passes.understood

    def counted(path: str, content: bytes, loaded: Project) -> Pack:
        seen.append(path)
        return before(path, content, loaded)

    for module in (lint, passes):
        monkeypatch.setattr(module, "understood", counted)
    return seen


class Ran(NamedTuple):
    """How a command line ended."""

    code: int
    out: str
    err: str


class Desk:
    """A folder, which is the working directory, and the command line in it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.write("ours.py", PLUGIN)
        self.write("minutes-lint.yaml", SETTINGS)

    def write(self, name: str, content: str | bytes) -> Path:
        """Put a file on the desk."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def settings(self, text: str) -> None:
        """Add to the configuration."""
        self.write("minutes-lint.yaml", SETTINGS + text)

    def run(self, *arguments: str) -> Ran:
        """Run a command line in this process."""
        self.capsys.readouterr()
        try:
            code = main(arguments)
        except SystemExit as end:
            code = int(end.code or 0)
        return Ran(code, *self.capsys.readouterr())

    def spawn(self, *arguments: str, given: bytes = b"", **variables: str) -> Ran:
        """Run a command line in a process of its own, with these variables in its environment."""
        ended = subprocess.run(
            [sys.executable, "-m", "minutes_lint", *arguments],
            input=given,
            capture_output=True,
            cwd=self.folder,
            env=os.environ | variables,
            check=False,
        )
        encoding = variables.get("PYTHONIOENCODING", "utf-8").partition(":")[0]
        return Ran(ended.returncode, ended.stdout.decode(encoding), ended.stderr.decode(encoding))
