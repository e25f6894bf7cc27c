"""The JSON Schema of the configuration, for editors, made from the same keys as its parser.

`minutes-lint init --schema` prints it with the rules of your plugins; `python -m minutes_lint.config.schema`
without any, as it is kept in `minutes-lint.schema.json`.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..model.findings import SEVERITIES
from ..rule import Rule
from ..values import TYPE_CHECKING
from .config import KEYS, LEVELS, Key

if TYPE_CHECKING:
    from typing import Any, TypeAlias

Value: TypeAlias = "dict[str, Any]"

LEVEL: Value = {"enum": [*LEVELS, False]}  # an editor that reads YAML 1.1 takes `off` for false
TEXTS: Value = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


def schema(rules: Iterable[Rule] = ()) -> Value:
    """The schema of `minutes-lint.yaml`; where rules are given, no others are known in it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "minutes-lint.yaml",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {key.name: {"description": key.purpose} | value(key, tuple(rules)) for key in KEYS},
    }


def value(key: Key, rules: tuple[Rule, ...]) -> Value:
    """The schema of one key's value."""
    if key.kind == "rules":
        return rules_map(rules)
    kinds: dict[str, Value] = {
        "text": {"type": "string"},
        "texts": TEXTS,
        "severity": {"enum": list(SEVERITIES)},
        "bodies": {"anyOf": [{"type": "boolean"}, *TEXTS["anyOf"]]},
    }
    return kinds[key.kind]


def rules_map(rules: tuple[Rule, ...]) -> Value:
    """The schema of `rules:`: any ids, or those of the given rules and their families."""
    if not rules:
        return {"type": "object", "additionalProperties": {"anyOf": [LEVEL, {"type": "object"}]}}
    families: dict[str, Value] = {}
    for rule in rules:
        families.setdefault(rule.family, {}).update(rule.options)
    known = {name: said(options, f"All rules of {name}.") for name, options in families.items()}
    known |= {rule.id: said(rule.options, rule.summary) for rule in rules}
    return {"type": "object", "additionalProperties": False, "properties": known}


def said(options: Any, description: str) -> Value:
    """The schema of what may be said of a rule with these options."""
    properties = {name.replace("_", "-"): option(default) for name, default in options.items()}
    mapping = {
        "type": "object",
        "additionalProperties": False,
        "properties": {"severity": LEVEL} | properties,
    }
    return {"description": description, "anyOf": [LEVEL, mapping]}


def option(default: Any) -> Value:
    """The schema of an option, judged by its default."""
    if isinstance(default, tuple):
        return {"type": "array", "items": option(default[0] if default else ""), "default": list(default)}
    kinds = {bool: "boolean", int: "integer", float: "number", str: "string"}
    return {"type": kinds[type(default)], "default": default} if type(default) in kinds else {}


if __name__ == "__main__":
    import json

    print(json.dumps(schema(), indent=2))
