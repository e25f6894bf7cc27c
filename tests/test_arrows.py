"""Imports point one way: rules and grammars know the engine, it knows neither; and no folder leads back to itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "lint/minutes_lint": set(),
    "grammars/minutes_lint_grammars": {"minutes_lint"},
    "rules/minutes_lint_rules": {"minutes_lint"},
}
OURS = {"minutes_lint", "minutes_lint_grammars", "minutes_lint_rules"}
MOST_MODULES = 16
"""No folder holds more: a newcomer sees all of it at once."""

Arrows = Mapping[str, set[str]]


def name_of(file: Path, package: Path) -> str:
    """The dotted name of a module below a package's folder, "" for the package itself."""
    parts = file.relative_to(package).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(file: Path, package: Path, modules: set[str]) -> Iterator[str]:
    """The modules of the same package that a module imports, at its top, in a function or for its types only."""
    own = name_of(file, package)
    home = own.split(".") if file.stem == "__init__" and own else own.split(".")[:-1]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = home[: len(home) - node.level + 1] + (node.module.split(".") if node.module else [])
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == package.name:
            base = (node.module or "").split(".")[1:]
        else:
            continue
        for alias in node.names:
            target = ".".join([*base, alias.name])
            yield target if target in modules else ".".join(base)


def arrows(package: Path) -> Arrows:
    """For each module of a package the others that it imports."""
    files = {name_of(file, package): file for file in package.rglob("*.py")}
    return {name: {*imports(file, package, {*files})} - {name} for name, file in files.items()}


def by_folder(between: Arrows) -> Arrows:
    """The arrows between folders; a module at the package's top counts singly, and so does the package itself."""
    folders = {module.partition(".")[0] for module in between if "." in module}
    found: dict[str, set[str]] = {}
    for module, targets in between.items():
        home = module.partition(".")[0]
        place = home if home in folders else module
        found.setdefault(place, set()).update(target.partition(".")[0] for target in targets)
    return {place: targets - {place} for place, targets in found.items()}


def circle(between: Arrows) -> list[str]:
    """The places that lead back to themselves, with those between them; empty where there are none.

    What imports nothing that is left is taken away until nothing changes; then so is what nothing imports.
    """
    left = {place: {*targets} for place, targets in between.items()}
    while ended := {place for place, targets in left.items() if not targets & {*left}}:
        left = {place: targets for place, targets in left.items() if place not in ended}
    while begun := {*left} - {target for targets in left.values() for target in targets}:
        left = {place: targets for place, targets in left.items() if place not in begun}
    return sorted(left)


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_no_circle_within_a_package(folder: str) -> None:
    between = arrows(ROOT / folder)
    assert len(between) > 1
    assert circle(between) == []
    assert circle(by_folder(between)) == []


def test_a_circle_is_seen() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == ["b", "c"]
    assert circle(by_folder({"x.a": {"y"}, "x.b": set(), "y": {"x.b"}})) == ["x", "y"]
    assert circle({"a": {"b"}, "b": {"c"}, "c": set()}) == []


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_no_folder_holds_more_modules_than_a_person_sees_at_once(folder: str) -> None:
    for home in {file.parent for file in (ROOT / folder).rglob("*.py")}:
        assert len([*home.glob("*.py")]) <= MOST_MODULES, home


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
