"""Fixtures that several test files use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desk import Desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A folder to lint in, with a plugin of its own."""
    monkeypatch.chdir(tmp_path)
    for variable in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)
    return Desk(tmp_path, capsys)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real minutes beside the project; with CI=true in the environment it has to be there."""
    folder = Path(__file__).parents[2] / "shared"
    if (folder / "corpus").is_dir():
        return folder
    if os.environ.get("CI") == "true":
        pytest.fail(f"there is no folder {folder}")
    pytest.skip(f"there is no folder {folder}: real minutes are not part of the project")
