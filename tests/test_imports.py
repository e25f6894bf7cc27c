"""What a plain run imports: start-up is most of the time that one document takes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from word import docx, p

FORBIDDEN = {
    "asyncio",
    "charset_normalizer",
    "concurrent",
    "difflib",
    "email",
    "fractions",
    "glob",
    "hashlib",
    "http",
    "importlib.metadata",
    "importlib.resources",
    "inspect",
    "json",
    "lark",
    "minutes_lint.readers.docx",
    "minutes_lint.readers.html",
    "minutes_lint.readers.pdf",
    "multiprocessing",
    "pluggy",
    "pydoc",
    "pypdfium2",
    "rich",
    "socket",
    "sqlite3",
    "ssl",
    "statistics",
    "subprocess",
    "typing",
    "unittest",
    "xml",
    "yaml",
    "zipfile",
}
PROGRAM = """
import sys
from minutes_lint.cli.main import main
code = main(sys.argv[1:])
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""
MINUTES = """\
Minutes of the meeting of the Hall Committee held on Tuesday 5 March 2024 at 7.30 pm

1. Apologies
There were none.

2. Minutes of the meeting of 6 February 2024
The minutes were approved.
"""


def imported(folder: Path, *arguments: str) -> set[str]:
    """The modules that a run has imported in the end."""
    run = [sys.executable, "-c", PROGRAM, *arguments]
    for _ in range(2):  # the first run may have to build grammars
        ended = subprocess.run(run, capture_output=True, text=True, cwd=folder, check=False)
        assert ended.returncode in (0, 1), ended.stderr
    assert ended.stdout
    return set(ended.stderr.split())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with minutes and no configuration."""
    (tmp_path / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    return tmp_path


def test_a_plain_run(folder: Path) -> None:
    assert imported(folder, "minutes.txt") & FORBIDDEN == set()


def test_json_needs_json_and_nothing_else(folder: Path) -> None:
    assert imported(folder, "--format", "json", "minutes.txt") & FORBIDDEN == {"json"}


def test_a_configuration_needs_yaml_and_nothing_else(folder: Path) -> None:
    (folder / "minutes-lint.yaml").write_text("fail-on: error\n", encoding="utf-8")
    assert imported(folder, "minutes.txt") & FORBIDDEN == {"yaml"}


def test_a_word_draft_needs_its_reader_and_no_library(folder: Path) -> None:
    (folder / "minutes.docx").write_bytes(docx(*map(p, MINUTES.splitlines())))
    assert imported(folder, "minutes.docx") & FORBIDDEN == {"minutes_lint.readers.docx", "xml", "zipfile"}


def test_a_page_needs_its_reader_and_no_library(folder: Path) -> None:
    (folder / "minutes.html").write_text(f"<pre>{MINUTES}</pre>", encoding="utf-8")
    assert imported(folder, "minutes.html") & FORBIDDEN == {"minutes_lint.readers.html"}


def test_windows_1252_needs_no_guess(folder: Path) -> None:
    (folder / "minutes.txt").write_bytes((MINUTES + "It cost £5.\n").encode("cp1252"))
    assert imported(folder, "minutes.txt") & FORBIDDEN == set()


def test_the_public_names_bring_no_grammar(folder: Path) -> None:
    program = "import sys, minutes_lint; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=folder)
    assert {"lark", "minutes_lint_grammars", "minutes_lint_rules", "argparse"} & set(ended.stdout.split()) == set()
