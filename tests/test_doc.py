"""Documents of Word 97 to 2003 are read where LibreOffice is installed, and else it is said how to save them."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from convert import converted, soffice
from minutes_lint import CannotRead
from minutes_lint.readers import doc
from word import docx, level, listed, numbering, p

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def refusal(content: bytes) -> str:
    """What is said of a file that is not read."""
    with pytest.raises(CannotRead) as refused:
        doc.read("a.doc", content)
    return str(refused.value)


def program(folder: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a shell script stand for LibreOffice."""
    (folder / "soffice").write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    (folder / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refusal(OLD) == (
        "this is a document of Word 97 to 2003, which is read where LibreOffice is installed;"
        " or open it in Word and save it as .docx"
    )


def test_what_is_called_so_is_read_as_what_it_is() -> None:
    assert doc.read("a.doc", docx(p("Minutes"))).text == "Minutes\n"
    assert doc.read("a.doc", rb"{\rtf1 Minutes}").text == "Minutes\n"
    assert refusal(b"Minutes") == "this is no Word document"


def test_a_conversion_that_hangs_is_ended_with_all_that_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program(tmp_path, f"(sleep 3; touch {tmp_path}/late) & sleep 60", monkeypatch)
    monkeypatch.setattr(doc, "LONGEST", 1)
    begun = time.monotonic()
    assert refusal(OLD) == "LibreOffice took more than 1 seconds to open the document; save it as .docx"
    assert time.monotonic() - begun < 3
    time.sleep(3)
    assert not (tmp_path / "late").exists()


def test_a_conversion_that_makes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, "exit 1", monkeypatch)
    assert refusal(OLD) == (
        "LibreOffice could not open the document, which may be damaged or have a password; save it as .docx"
    )


def test_a_conversion(tmp_path: Path) -> None:
    if soffice() is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    draft = tmp_path / "draft.docx"
    draft.write_bytes(docx(p("Minutes"), listed("Lamps"), numbering=numbering(level(0, "decimal", "%1."))))
    converted([draft], "doc:MS Word 97", tmp_path)
    document = doc.read("a.doc", (tmp_path / "draft.doc").read_bytes())
    assert document.text == "Minutes\n1. Lamps\n"
    assert [block.kind for block in document.blocks] == ["paragraph", "entry"]
