"""The configuration: one `minutes-lint.yaml`, found upward from the document, never merged with another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from ..errors import CannotRun, did_you_mean
from ..model.findings import SEVERITIES, Severity
from ..model.meeting import NOTHING
from ..rule import Rule
from ..values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

    from ..files.marked import Marked

NAME = "minutes-lint.yaml"
LEVELS = ("off", *SEVERITIES)


class Key(NamedTuple):
    """A key of the file: its kind of value, an example of one, and what it is for.

    The parser, the JSON Schema and the file that `init` writes are all made from these.
    """

    name: str
    kind: str
    """text, texts, severity, bodies or rules."""

    example: str
    purpose: str


KEYS = (
    Key("style", "text", "auto", "How the minutes are laid out: auto, the name of a style, or a .lark file."),
    Key("paths", "texts", "[minutes, agendas]", "What is linted where the command line names no file."),
    Key(
        "exclude",
        "texts",
        "['archive/*']",
        "What is left out of folders and patterns; * takes any characters.",
    ),
    Key(
        "archive",
        "texts",
        "['minutes/**/*']",
        "Further documents that minutes may cite; a run reads them and says nothing of them.",
    ),
    Key(
        "archive-complete",
        "bodies",
        "[Planning Committee]",
        "The bodies of which no minutes are missing between the first and the last there; true for all of them.",
    ),
    Key("fail-on", "severity", "warning", "The least severity that fails a run: note, warning or error."),
    Key(
        "rules",
        "rules",
        "{dates/format: off}",
        "From the id of a rule or a family to off, note, warning or error, or to options and a severity.",
    ),
    Key(
        "plugins",
        "texts",
        "[./our_rules.py]",
        "Further rules, styles and formats: plugins, modules, .py files, and .yaml files of phrases.",
    ),
)


class Settings(NamedTuple):
    """What a configuration says. `base` is the folder that its paths are relative to."""

    base: Path = Path()
    file: Path | None = None
    style: str = "auto"
    plugins: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    archive: tuple[str, ...] = ()
    archive_complete: bool | tuple[str, ...] = False
    rules: Mapping[str, str | Mapping[str, Any]] = NOTHING
    """From the id of a rule or the name of a family to a level ("off" …) or to options."""

    fail_on: Severity = "warning"
    places: Mapping[tuple[str, ...], str] = NOTHING
    """From a key and the keys below it to where it stands in the file: "file:line:column: "."""

    def where(self, *keys: str) -> str:
        """The place of a key, to begin an error with; empty where no file says it."""
        return self.places.get(keys, "")

    def check(self, rules: Mapping[str, Rule]) -> None:
        """Raise CannotRun for a rule, family or option that does not exist, or an option of a wrong kind."""
        known: dict[str, dict[str, Any]] = {}
        for rule in rules.values():
            known.setdefault(rule.family, {}).update(rule.options)
            known[rule.id] = dict(rule.options)
        for name, said in self.rules.items():
            if name not in known:
                hint = did_you_mean(name, known)
                raise CannotRun(f"{self.where('rules', name)}there is no rule {name}{hint}")
            if isinstance(said, Mapping):
                self.check_options(name, said, known[name])

    def check_options(self, rule: str, said: Mapping[str, Any], options: Mapping[str, Any]) -> None:
        """Raise CannotRun for an option that a rule does not have, or whose default is of another kind."""
        for name, value in said.items():
            shown, place = name.replace("_", "-"), self.where("rules", rule, name)
            if name == "severity":
                continue
            if name not in options:
                hint = did_you_mean(shown, ("severity", *(option.replace("_", "-") for option in options)))
                raise CannotRun(f"{place}{rule} has no option {shown}{hint}")
            if not fits(value, options[name]):
                raise CannotRun(f"{place}{shown} should be {KINDS[type(options[name])]}")

    def enabled(self, rules: Mapping[str, Rule]) -> Iterator[tuple[Rule, Severity, Mapping[str, Any]]]:
        """Each rule that is on, with its level and its options; what is said of a rule beats its family."""
        for rule in rules.values():
            said = self.rules.get(rule.id, self.rules.get(rule.family))
            options = said if isinstance(said, Mapping) else {}
            level = said if isinstance(said, str) else options.get("severity", rule.severity)
            if level not in SEVERITIES or (said is None and not rule.default):
                continue
            yield rule, level, {name: value for name, value in options.items() if name in rule.options}


KINDS: dict[type, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "text",
    tuple: "a list",
}


def fits(value: Any, default: Any) -> bool:
    """Whether a value can stand for an option with this default."""
    if isinstance(default, tuple):
        return isinstance(value, tuple) and all(fits(part, default[0] if default else "") for part in value)
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, float):
        return isinstance(value, int | float)
    return default is None or isinstance(value, type(default))


def find(start: Path) -> Path | None:
    """The configuration of what lies in a folder: in it, or in the nearest folder above."""
    start = start.absolute()
    for folder in (start, *start.parents):
        file = folder / NAME
        with suppress(OSError):  # a folder that may not be looked into has nothing for us
            if file.is_file():
                return file
    return None


def load(file: Path) -> Settings:
    """What a configuration file says. Raises CannotRun with line and column of what is wrong with it."""
    from ..files.files import source

    return parse(source(file), file)


def parse(text: str, file: Path) -> Settings:
    """What the text of a configuration says; `file` is where it lies. Raises CannotRun as `load` does."""
    from ..files.marked import compose

    root = compose(text, file)
    if root is None:
        return Settings(file.parent, file)
    kinds = {key.name: key.kind for key in KEYS}
    values: dict[str, Any] = {}
    places: dict[tuple[str, ...], str] = {}
    for name, value in root.entries("a mapping such as `style: auto`"):
        key = name.text()
        if key not in kinds:
            raise name.wrong(f"there is no key {key}{did_you_mean(key, kinds)}")
        places[key,] = value.place
        values[key.replace("-", "_")] = READ[kinds[key]](value, places)
    return Settings(file.parent, file, places=places, **values)


Places = dict[tuple[str, ...], str]


def read_rules(value: Marked, places: Places) -> dict[str, str | dict[str, Any]]:
    """The map `rules:`; the places of rules and options are kept, for only plugins know what exists."""
    said: dict[str, str | dict[str, Any]] = {}
    for name, level in value.entries("a mapping from rules to off, note, warning, error or options"):
        rule = name.text()
        places["rules", rule] = name.place
        if level.is_scalar:
            said[rule] = one_of(level, LEVELS)
            continue
        options: dict[str, Any] = {}
        for option, setting in level.entries("off, note, warning, error or a mapping of options"):
            key = option.text().replace("-", "_")
            places["rules", rule, key] = option.place
            options[key] = one_of(setting, LEVELS) if key == "severity" else setting.value()
        said[rule] = options
    return said


def one_of(value: Marked, words: tuple[str, ...]) -> str:
    """A value that has to be one of some words."""
    expected = f"{', '.join(words[:-1])} or {words[-1]}"
    word = value.text(expected)
    if word not in words:
        raise value.wrong(f"{word} should be {expected}{did_you_mean(word, words)}")
    return word


def bodies(value: Marked) -> bool | tuple[str, ...]:
    """The names of bodies, or true for all of them and false for none."""
    said = value.texts()
    if value.is_scalar and said[0].casefold() in ("true", "false"):
        return said[0].casefold() == "true"
    return said


READ: dict[str, Callable[[Marked, Places], Any]] = {
    "text": lambda value, _: value.text(),
    "texts": lambda value, _: value.texts(),
    "severity": lambda value, _: one_of(value, SEVERITIES),
    "bodies": lambda value, _: bodies(value),
    "rules": read_rules,
}
