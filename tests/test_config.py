"""The configuration: what it may say, and the place of everything it may not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import yaml

from minutes_lint import CannotRun, Finding, Meeting, Rule
from minutes_lint.config.config import KEYS, Settings, find, load, parse
from minutes_lint.config.init import template
from minutes_lint.config.schema import schema
from minutes_lint.engine import project

FILE = Path("/council/minutes-lint.yaml")


def nothing(meeting: Meeting) -> Iterator[Finding]:
    """A check that finds nothing."""
    yield from meeting.find(Finding)


def rule(name: str, /, default: bool = True, **options: object) -> Rule:
    """A rule that only has a name."""
    return Rule(name, nothing, "error", default, "meeting", options, f"About {name}.", FILE)


WEEKDAY = rule("dates/weekday", most=3, share=0.5, strict=False, name="", spared=())
FORMAT = rule("dates/format", default=False, most=1)
SUM = rule("numbers/sum")
RULES = {rule.id: rule for rule in (WEEKDAY, FORMAT, SUM)}


def refusal(text: str) -> str:
    """The sentence with which a configuration is refused."""
    with pytest.raises(CannotRun) as refused:
        parse(text, FILE).check(RULES)
    return str(refused.value)


def levels(text: str) -> dict[str, str]:
    """The severity of each rule that is on."""
    return {rule.id: level for rule, level, _ in parse(text, FILE).enabled(RULES)}


def test_every_key() -> None:
    settings = parse(
        """
style: ./our_style.lark
plugins: [our_rules, ./more.py]
paths: minutes
exclude:
  - archive/*
fail-on: note
rules:
  dates/weekday: off
  numbers: warning
  dates/format: {severity: note, most: 2}
""",
        FILE,
    )
    assert settings._replace(places={}) == Settings(
        base=Path("/council"),
        file=FILE,
        style="./our_style.lark",
        plugins=("our_rules", "./more.py"),
        paths=("minutes",),
        exclude=("archive/*",),
        fail_on="note",
        rules={
            "dates/weekday": "off",
            "numbers": "warning",
            "dates/format": {"severity": "note", "most": 2},
        },
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
def test_an_empty_file_says_nothing(text: str) -> None:
    assert parse(text, FILE)._replace(places={}) == Settings(Path("/council"), FILE)


def test_rules_that_nobody_speaks_of_have_their_own_severity() -> None:
    assert levels("") == {"dates/weekday": "error", "numbers/sum": "error"}


def test_a_family_speaks_for_its_rules() -> None:
    assert levels("rules: {dates: note}") == {
        "dates/weekday": "note",
        "dates/format": "note",
        "numbers/sum": "error",
    }


def test_what_is_said_of_a_rule_beats_its_family() -> None:
    assert levels("rules: {dates: off, dates/weekday: warning}") == {
        "dates/weekday": "warning",
        "numbers/sum": "error",
    }


def test_options_switch_a_rule_on_and_reach_it() -> None:
    settings = parse("rules: {dates/format: {most: 4}, dates/weekday: {severity: off, most: 5}}", FILE)
    enabled = {rule.id: (level, options) for rule, level, options in settings.enabled(RULES)}
    assert enabled == {"dates/format": ("error", {"most": 4}), "numbers/sum": ("error", {})}


def test_the_options_of_a_family_reach_the_rules_that_have_them() -> None:
    settings = parse("rules: {dates: {severity: note, strict: true}}", FILE)
    settings.check(RULES)
    enabled = {rule.id: options for rule, _, options in settings.enabled(RULES)}
    assert enabled == {"dates/weekday": {"strict": True}, "dates/format": {}, "numbers/sum": {}}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("style: auto\nexclud: x\n", "2:1: there is no key exclud; did you mean exclude?"),
        ("zzz: 1", "1:1: there is no key zzz"),
        ("style: a\nstyle: b", "2:1: style is said twice"),
        ("style: [a]", "1:8: this should be text"),
        ("style:", "1:7: this should be text"),
        ("plugins: {a: b}", "1:10: this should be text or a list of texts"),
        ("paths: [a, [b]]", "1:12: this should be text"),
        ("fail-on: warn", "1:10: warn should be note, warning or error; did you mean warning?"),
        ("fail-on: off", "1:10: off should be note, warning or error"),
        ("rules: off", "1:8: this should be a mapping from rules to off, note, warning, error or options"),
        ("rules:\n  dates: of\n", "2:10: of should be off, note, warning or error; did you mean off?"),
        (
            "rules:\n  dates: [off]\n",
            "2:10: this should be off, note, warning, error or a mapping of options",
        ),
        ("rules:\n  dates/weekdy: off", "2:3: there is no rule dates/weekdy; did you mean dates/weekday?"),
        ("rules: {dates/weekday: {msot: 1}}", "1:25: dates/weekday has no option msot; did you mean most?"),
        ("rules: {dates/weekday: {most: some}}", "1:25: most should be a whole number"),
        ("rules: {dates/weekday: {most: true}}", "1:25: most should be a whole number"),
        ("rules: {dates/weekday: {share: much}}", "1:25: share should be a number"),
        ("rules: {dates/weekday: {strict: 1}}", "1:25: strict should be true or false"),
        ("rules: {dates/weekday: {name: 5}}", "1:25: name should be text"),
        ("rules: {dates/weekday: {spared: x}}", "1:25: spared should be a list"),
        ("rules: {dates/weekday: {spared: [1]}}", "1:25: spared should be a list"),
        ("rules: {dates/weekday: {severity: high}}", "1:35: high should be off, note, warning or error"),
        ("- style", "1:1: this should be a mapping such as `style: auto`"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, message: str) -> None:
    assert refusal(text) == f"/council/minutes-lint.yaml:{message}"


@pytest.mark.parametrize(
    ("text", "place"), [("style: 'a", "1:10"), ("style: a\n\tpaths: b", "2:1"), ("style: a: b", "1:9")]
)
def test_what_is_no_yaml_is_said_with_its_place(text: str, place: str) -> None:
    assert refusal(text).startswith(f"/council/minutes-lint.yaml:{place}: ")


def test_numbers_and_lists_are_taken() -> None:
    text = "rules: {dates/weekday: {most: 7, share: 1, strict: yes, name: x, spared: [a, b]}}"
    settings = parse(text, FILE)
    settings.check(RULES)
    (options,) = (options for rule, _, options in settings.enabled(RULES) if rule is WEEKDAY)
    assert options == {"most": 7, "share": 1, "strict": True, "name": "x", "spared": ("a", "b")}


def test_characters_that_yaml_refuses() -> None:
    assert refusal("style: \x00").startswith("/council/minutes-lint.yaml: this is no YAML: ")


def test_an_unknown_style_is_said_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "minutes-lint.yaml"
    with pytest.raises(CannotRun, match=r"minutes-lint\.yaml:2:8: there is no style zzz; there are "):
        project(parse("# ours\nstyle: zzz\n", file))
    with pytest.raises(CannotRun, match=r"minutes-lint\.yaml:1:8: there is no style file /.*gone\.lark"):
        project(parse("style: ./gone.lark\n", file))


def test_the_file_is_found_upward(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    file = tmp_path / "minutes-lint.yaml"
    file.write_text("style: plain\n")
    assert find(inner) == file
    nearer = tmp_path / "a" / "minutes-lint.yaml"
    nearer.write_text("paths: x\n")
    assert find(inner) == nearer
    assert load(nearer)._replace(places={}) == Settings(base=tmp_path / "a", file=nearer, paths=("x",))


def test_the_file_is_utf_8(tmp_path: Path) -> None:
    file = tmp_path / "minutes-lint.yaml"
    file.write_bytes(b"\xef\xbb\xbfstyle: plain\n")
    assert load(file).style == "plain"
    file.write_bytes(b"style: Caf\xe9\n")
    with pytest.raises(CannotRun, match="the file is not UTF-8"):
        load(file)


def test_the_schema_that_is_kept_is_the_one_that_is_made() -> None:
    kept = Path(schema.__code__.co_filename).with_name("minutes-lint.schema.json")
    assert json.loads(kept.read_text()) == schema(), "run `python -m minutes_lint.schema` into the file"


def test_the_schema_takes_what_the_parser_takes() -> None:
    jsonschema.Draft202012Validator.check_schema(schema(RULES.values()))
    good = "style: auto\nfail-on: note\npaths: a\nplugins: [b]\nrules: {dates: off, dates/format: {most: 2}}"
    jsonschema.validate(yaml.safe_load(good), schema(RULES.values()))
    jsonschema.validate(yaml.safe_load(good), schema())
    for bad in (
        "styles: a",
        "fail-on: off",
        "rules: {dates/fromat: off}",
        "rules: {dates/format: {most: x}}",
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(yaml.safe_load(bad), schema(RULES.values()))


def test_the_first_configuration_shows_every_key_and_is_right_when_uncommented() -> None:
    lines = list(template())
    assert parse("\n".join(lines), FILE) == Settings(Path("/council"), FILE)
    said = [line.removeprefix("# ") for line in lines if line.startswith(tuple(f"# {key.name}:" for key in KEYS))]
    settings = parse("\n".join(said), FILE)
    assert (settings.paths, settings.fail_on) == (("minutes", "agendas"), "warning")
    assert settings.rules == {"dates/format": "off"}
