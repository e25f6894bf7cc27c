"""Imports point one way: rules and grammars know the engine, and the engine knows neither."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "lint/minutes_lint": set(),
    "grammars/minutes_lint_grammars": {"minutes_lint"},
    "rules/minutes_lint_rules": {"minutes_lint"},
}
OURS = {"minutes_lint", "minutes_lint_grammars", "minutes_lint_rules"}


def imported(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add((node.module or "").partition(".")[0])
    return names


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_arrows(folder: str) -> None:
    own = Path(folder).name
    for file in (ROOT / folder).rglob("*.py"):
        assert imported(file) & OURS <= MAY_IMPORT[folder] | {own}, file


def test_rules_know_no_patterns_files_or_clocks() -> None:
    forbidden = {"re", "lark", "pathlib", "os", "io", "time", "yaml"}
    for file in (ROOT / "rules/minutes_lint_rules").rglob("*/*.py"):
        assert not imported(file) & forbidden, file


def test_lark_stays_in_the_grammars() -> None:
    for folder in ("lint/minutes_lint", "rules/minutes_lint_rules"):
        for file in (ROOT / folder).rglob("*.py"):
            assert "lark" not in imported(file), file
