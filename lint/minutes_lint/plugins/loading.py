"""Everything that reads, judges or reports comes from a plugin; this module loads them.

A plugin is a module with any of four hooks, marked with `hookimpl`: `rules()`, `styles()`, `readers()` and
`reporters()`, each returning an iterable. It is used because it is named, never because it is installed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from ..errors import CannotRun, one_line
from ..rule import Rule
from ..values import TYPE_CHECKING, NamedTuple
from .offers import NAMES, Hook, Reader, Reporter, Style, is_hook

if TYPE_CHECKING:
    from typing import Any

BUILT_IN = ("minutes_lint.readers", "minutes_lint.reporters", "minutes_lint_grammars", "minutes_lint_rules")

PHRASES = (".yaml", ".yml")
"""Files of phrases, which are rules without Python."""


class Plugins(NamedTuple):
    """What all loaded plugins offer, by id, name or suffix."""

    rules: dict[str, Rule]
    styles: dict[str, Style]
    readers: dict[str, Reader]
    reporters: dict[str, Reporter]


def load(named: Sequence[str], base: Path) -> Plugins:
    """The built-in plugins and those named: an entry point, a module, or a path (relative to `base`).

    Raises CannotRun for a plugin that fails to load, knows an unknown hook, or takes an id already taken.
    """
    offered = hooks(named, base)
    return Plugins(
        by_key(offered, "rules", Rule, lambda rule: (rule.id,)),
        by_key(offered, "styles", Style, lambda style: (style.name,)),
        by_key(offered, "readers", Reader, lambda reader: reader.suffixes),
        by_key(offered, "reporters", Reporter, lambda reporter: (reporter.name,)),
    )


def hooks(named: Sequence[str], base: Path) -> dict[str, list[Hook]]:
    """The functions for each hook, of the built-in plugins and those named. Raises CannotRun where one is wrong."""
    if not named:
        modules = [(name, import_module(name)) for name in BUILT_IN]
        return {hook: [(name, vars(m)[hook]) for name, m in modules if is_hook(vars(m).get(hook))] for hook in NAMES}
    from .hooks import Manager

    manager = Manager()
    for name in (*BUILT_IN, *named):
        module, version = imported(name, base)
        try:
            manager.add(module, name)
        except ValueError as problem:
            raise CannotRun(f"plugin {name}{version} does not fit: {one_line(problem)}") from problem
    return manager.offers()


def imported(name: str, base: Path) -> tuple[ModuleType, str]:
    """A plugin and its version, as `find` gives them. Raises CannotRun, with its name, for whatever it raises."""
    try:
        return find(name, base)
    except CannotRun:
        raise
    except (Exception, SystemExit) as problem:
        raise CannotRun(f"plugin {name} could not be loaded: {one_line(problem)}") from problem


def find(name: str, base: Path) -> tuple[ModuleType, str]:
    """The module a plugin's name stands for, and " " and its version where it has one."""
    if name.endswith(PHRASES):
        from .phrases import plugin

        return plugin((base / name).resolve()), ""
    if is_path(name):
        return module_at((base / name).resolve()), ""
    if name in BUILT_IN:
        return import_module(name), ""
    from importlib.metadata import entry_points

    for entry in entry_points(group="minutes_lint", name=name):
        return entry.load(), f" {entry.dist.version}" if entry.dist else ""
    return import_module(name), ""


def is_path(name: str) -> bool:
    """Whether a plugin's name is that of a file."""
    return name.endswith((".py", *PHRASES)) or "/" in name


def module_at(path: Path) -> ModuleType:
    """Import a file as a module under its own name; its folder may hold further modules it imports."""
    from importlib.util import module_from_spec, spec_from_file_location

    if not path.is_file():
        raise FileNotFoundError(f"there is no file {path}")
    spec = spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is not a Python file")
    module = module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def by_key(
    offered: Mapping[str, list[Hook]], hook: str, kind: type[Any], keys: Callable[[Any], Iterable[str]]
) -> dict[str, Any]:
    """All that the plugins offer through a hook, by key.

    Raises CannotRun where a plugin offers something of another kind, or two offer the same key.
    """
    found: dict[str, Any] = {}
    owner: dict[str, str] = {}
    for name, function in offered[hook]:
        for value in offers(name, hook, function):
            if not isinstance(value, kind):
                raise CannotRun(f"plugin {name} offers in {hook}() something that is no {kind.__name__}: {value!r}")
            for key in keys(value):
                if key in found:
                    raise CannotRun(f"plugins {owner[key]} and {name} both offer {hook.rstrip('s')} {key}")
                found[key], owner[key] = value, name
    return found


def offers(name: str, hook: str, function: Callable[[], Iterable[Any]]) -> list[Any]:
    """What a plugin offers through a hook. Raises CannotRun where it fails."""
    try:
        return list(function())
    except (Exception, SystemExit) as problem:
        raise CannotRun(f"plugin {name} failed in {hook}(): {one_line(problem)}") from problem
