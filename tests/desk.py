"""A folder to lint in, with a plugin whose style reads nothing and whose rule finds the word "blue"."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from minutes_lint.cli import main

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
