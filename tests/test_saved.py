"""What is kept between runs makes them faster and changes nothing: torn, foreign or read-only files do no harm."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from pathlib import Path

import pytest

from minutes_lint_grammars.parser.saved import Store

DRAFT = """Minutes of Elmbrook Parish Council held on Friday 19 November 2018

1. Apologies. None were received.

2. Minutes. The minutes of the the last meeting were agreed.
"""


def run(folder: Path, home: Path) -> str:
    draft = folder / "draft.md"
    draft.write_text(DRAFT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "minutes_lint", str(draft)],
        capture_output=True,
        text=True,
        env={**os.environ, "XDG_CACHE_HOME": str(home), "NO_COLOR": "1"},
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


@pytest.fixture
def warm(tmp_path: Path) -> tuple[Path, str]:
    home = tmp_path / "cache"
    first = run(tmp_path, home)
    assert "[text/repeated-word]" in first
    return home / "minutes-lint", first


def test_the_second_run_finds_what_the_first_did(tmp_path: Path, warm: tuple[Path, str]) -> None:
    folder, first = warm
    assert [file.suffix for file in folder.iterdir()] == [".bin"]
    assert run(tmp_path, folder.parent) == first


@pytest.mark.parametrize("content", [b"", b"torn", b"\x00" * 100, b"N."])
def test_torn_files_are_written_anew(tmp_path: Path, warm: tuple[Path, str], content: bytes) -> None:
    folder, first = warm
    for file in folder.iterdir():
        file.write_bytes(content)
    assert run(tmp_path, folder.parent) == first
    assert [file.read_bytes() != content for file in folder.glob("grammars-*.bin")] == [True]


def test_code_that_is_none_is_compiled_anew(tmp_path: Path, warm: tuple[Path, str]) -> None:
    folder, first = warm
    (file,) = folder.glob("grammars-*.bin")
    kept = Store(file)
    for key in kept.pieces.keys() - kept.files.keys():
        pattern, code = marshal.loads(kept.pieces[key])
        flags, _, *names = marshal.loads(code)
        wrong = marshal.dumps((flags, b"\x07\x00\x00\x00" * 5, *names))
        kept.pieces[key] = marshal.dumps((pattern, wrong))
    file.write_bytes(kept.content())
    assert run(tmp_path, folder.parent) == first


def test_code_of_another_expression_is_not_used(tmp_path: Path, warm: tuple[Path, str]) -> None:
    folder, first = warm
    (file,) = folder.glob("grammars-*.bin")
    kept = Store(file)
    codes = sorted(kept.pieces.keys() - kept.files.keys())
    for key, piece in zip(codes, [kept.pieces[key] for key in reversed(codes)], strict=True):
        kept.pieces[key] = piece
    file.write_bytes(kept.content())
    assert run(tmp_path, folder.parent) == first


@pytest.mark.parametrize("torn", [marshal.dumps({"states": []}), b""])
def test_tables_that_are_none_are_made_anew(tmp_path: Path, warm: tuple[Path, str], torn: bytes) -> None:
    folder, first = warm
    (file,) = folder.glob("grammars-*.bin")
    kept = Store(file)
    for path in kept.files:
        kept.pieces[path] = torn
    file.write_bytes(kept.content())
    assert run(tmp_path, folder.parent) == first


def test_the_folder_is_the_users_alone(warm: tuple[Path, str]) -> None:
    folder, _ = warm
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_open_to_others_is_not_used(tmp_path: Path, warm: tuple[Path, str]) -> None:
    folder, first = warm
    for file in folder.iterdir():
        file.unlink()
    folder.chmod(0o777)
    assert run(tmp_path, folder.parent) == first
    assert not list(folder.iterdir())


def test_a_home_that_cannot_be_written_does_no_harm(tmp_path: Path, warm: tuple[Path, str]) -> None:
    _, first = warm
    nowhere = tmp_path / "file"
    nowhere.write_text("not a folder", encoding="utf-8")
    assert run(tmp_path, nowhere) == first
