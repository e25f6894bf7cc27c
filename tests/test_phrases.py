"""Rules in YAML: what they find and where, what may be wrong with them, and how their examples are run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from backtracking import Model
from desk import Desk
from minutes_lint.config import config
from minutes_lint.model.spans import Span
from minutes_lint.plugins.phrases import KEYS, expression, joined, repeated

EXAMPLE = Path(__file__).parents[1] / "examples" / "phrases.yaml"
ONE = """\
- id: any-thing
  pattern: any thing
  message: “{found}” should be “anything”
  suggestion: anything
  why: One word is enough. Two are too many.
  examples:
    flagged: [Is there any thing else?]
    accepted: [Is there anything else?]
"""
MINUTES = """\
# Hob Lane Residents' Association

Minutes of the draft meeting held on Tuesday 4 March 2025

Present: Draft Ashby, Colin Draft and Ann Wells

1. The draft

The draft was read.

Resolved: That the draft be sent out.
"""
EITHER = "1:3: this rule should have a pattern or a regex, and not both"
SETS = "[ or a doubled -, &, ~ or | in square brackets may come to mean something else; put \\ before it"


@pytest.fixture
def house(desk: Desk) -> Desk:
    """A folder with one phrase in its configuration."""
    desk.write("minutes-lint.yaml", "plugins: [./our_phrases.yaml]\n")
    desk.write("our_phrases.yaml", ONE)
    return desk


def found(desk: Desk, rule: str, text: str) -> list[str]:
    """The words that a rule of these keys finds in a text."""
    desk.write("our_phrases.yaml", f"- id: one\n  message: found\n{rule}")
    desk.write("draft.md", text)
    ran = desk.run("--format", "json", "draft.md")
    assert ran.err == ""
    findings = [f for f in json.loads(ran.out)["findings"] if f["rule"] == "our-phrases/one"]
    return [text[f["start"]["offset"] : f["end"]["offset"]] for f in findings]


def wrong(desk: Desk, text: str) -> str:
    """What is said of a file of phrases with a mistake."""
    desk.write("our_phrases.yaml", text)
    desk.write("draft.md", "red")
    code, out, err = desk.run("draft.md")
    assert (code, out) == (2, "")
    return err.removeprefix("minutes-lint: our_phrases.yaml:").removesuffix("\n")


def test_a_phrase_is_found_and_said_like_any_rule(house: Desk) -> None:
    house.write("draft.md", "The Chair asked: *Any*\nthing else?\n")
    assert house.run("draft.md").out.splitlines()[:2] == [
        "draft.md:1:19: warning: “Any thing” should be “anything” [our-phrases/any-thing]",
        "    suggestion: Anything",
    ]
    house.write(
        "minutes-lint.yaml", "plugins: [./our_phrases.yaml]\nrules: {our-phrases/any-thing: {severity: note}}\n"
    )
    assert house.run("draft.md").code == 0
    house.write("minutes-lint.yaml", "plugins: [./our_phrases.yaml]\nrules: {our-phrases: off}\n")
    assert "any-thing" not in house.run("draft.md").out
    rules = [line.split(maxsplit=2) for line in house.run("rules").out.splitlines()]
    assert ["our-phrases/any-thing", "off", "One word is enough."] in rules


def test_it_is_accepted_like_any_finding(house: Desk) -> None:
    house.write("draft.md", "Is there any thing else? Is there any thing [sic]?\n")
    assert house.run("accept", "--reason", "quoted", "draft.md").out.startswith("Accepted 1 finding")
    assert house.run("draft.md").code == 0


def test_its_page_is_made_of_what_it_says(house: Desk) -> None:
    assert house.run("explain", "our-phrases/any-thing").out == (
        "# our-phrases/any-thing\n\nOne word is enough. Two are too many.\n\n"
        "## Flagged\n\n```minutes\nIs there any thing else?\n```\n\n"
        "## Accepted\n\n```minutes\nIs there anything else?\n```\n"
    )


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("  pattern: draft", ["draft", "Draft", "Draft", "draft", "draft", "draft"]),
        ("  pattern: draft\n  case: exact", ["draft", "draft", "draft", "draft"]),
        ("  pattern: raft\n", []),
        ("  pattern: raft\n  part-words: true", ["raft"] * 6),
        ("  pattern: [ashby, the draft]", ["the draft", "Ashby", "The draft", "The draft", "the draft"]),
        ("  pattern: residents' association", ["Residents' Association"]),
        ("  pattern: draft\n  scope: heading", ["draft", "draft"]),
        ("  pattern: draft\n  scope: item-title", ["draft"]),
        ("  pattern: draft\n  scope: resolution", ["draft"]),
        ("  pattern: draft\n  scope: attendance", ["Draft", "Draft"]),
        ("  pattern: draft\n  scope: [attendance, resolution]", ["Draft", "Draft", "draft"]),
        ("  regex: \\bdraft (?:was|be)\\b", ["draft was", "draft be"]),
        ("  regex: 'draft[\\[\\-& ]was'", ["draft was"]),
    ],
)
def test_where_it_looks_and_for_what(house: Desk, rule: str, words: list[str]) -> None:
    assert found(house, rule, MINUTES) == words


def test_apostrophes_hyphens_and_spaces_may_be_of_either_kind(house: Desk) -> None:
    text = "It was the clerk’s by\u2011law, the clerk's by-law and the\u00a0clerk’s by-law.\n"
    assert found(house, "  pattern: the clerk's by-law", text) == [
        "the clerk’s by\u2011law",
        "the clerk's by-law",
        "the\u00a0clerk’s by-law",
    ]


def test_signs_in_a_phrase_are_no_expression(house: Desk) -> None:
    assert found(house, "  pattern: a.m. (sharp)", "At 7 a.m. (sharp) and at 7 aXm. (sharp).") == ["a.m. (sharp)"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id: x", "1:1: this should be a list of rules, each beginning with `- id:`"),
        ("- x", "1:3: this should be a rule, with id, pattern and message"),
        ("- id: x\n  mesage: y", "2:3: there is no key mesage; did you mean message?"),
        ("- id: x\n  pattern: y", "1:3: this rule has no message"),
        ("- id: x\n  message: y", EITHER),
        (
            "- {id: x, message: y, pattern: z, regex: z}",
            EITHER,
        ),
        (
            "- {id: Big x, message: y, pattern: z}",
            "1:8: Big x should be small letters, figures and hyphens, such as any-thing-else",
        ),
        ("- id: x\n  message: y {z}\n  pattern: z", "2:12: a message may have {found} in it and no other braces"),
        ("- id: x\n  message: y\n  pattern: []", "3:12: pattern should not be empty"),
        ("- id: x\n  message: y\n  pattern: ['']", "3:12: pattern should not be empty"),
        (
            "- {id: x, message: y, pattern: z, scope: headings}",
            "1:42: headings should be heading, item-title, resolution, attendance or anywhere; did you mean heading?",
        ),
        ("- {id: x, message: y, pattern: z, case: upper}", "1:41: upper should be any or exact"),
        ("- {id: x, message: y, pattern: z, severity: bad}", "1:45: bad should be note, warning or error"),
        ("- {id: x, message: y, pattern: z, part-words: 1}", "1:47: 1 should be true or false"),
        ("- {id: x, message: y, regex: z, part-words: true}", "1:45: a regex says itself where a word ends: \\b"),
        (
            "- {id: x, message: y, pattern: z, examples: {flaged: [z]}}",
            "1:46: there is no key flaged; did you mean flagged?",
        ),
        ("- &a {id: x, message: y, pattern: z}\n- *a", "1:3: there is a rule our-phrases/x before this one"),
        (
            "- id: x\n  message: y\n  regex: a(b",
            "3:10: this is no regular expression at its character 2: missing ), unterminated subpattern",
        ),
        ("- id: x\n  message: y\n  regex: a?", "3:10: this expression also finds nothing at all, anywhere"),
        (
            "- id: x\n  message: y\n  regex: \\w+ed",
            "3:10: a repeat in this expression has no end; say how often at most: \\w{1,30} and not \\w+",
        ),
        ("- id: x\n  message: y\n  regex: '[[]sic]'", f"3:10: {SETS}"),
        ("- id: x\n  message: y\n  regex: 'item [1-9&&0]'", f"3:10: {SETS}"),
    ],
)
def test_what_is_wrong_in_the_file_is_said_with_its_place(house: Desk, text: str, message: str) -> None:
    assert wrong(house, text) == message


@pytest.mark.parametrize(
    "regex",
    [
        "(a{1,9}){1,9}b",
        "(?:ab|ab|b){0,30}b",
        "(?:aa|a{2})(?:a|aa){1,40}c",
        r"\w{0,40} \w{0,40} \w{0,40}",
        "a{1,60000}b",
        "(?=(?:a|ab){0,40}c)a",
        "a{300}b{300}",
    ],
)
def test_an_expression_that_could_take_long_is_refused(house: Desk, regex: str) -> None:
    said = "this expression could take too long; repeat less, and no repeats within repeats"
    assert wrong(house, f"- id: x\n  message: y\n  regex: '{regex}'") == f"3:10: {said}"


@pytest.mark.parametrize("regex", [r"\w{1,40} \w{1,40}!", "(?:a|ab|b){1,6}c", "a(?=.{0,200}b)c"])
def test_an_expression_that_is_taken_has_bounded_work_at_each_place(house: Desk, regex: str) -> None:
    """It takes no more steps at a place of a long text than of one a quarter as long."""
    house.write("our_phrases.yaml", f"- id: x\n  message: y\n  regex: '{regex}'")
    house.write("draft.md", "ab " + "a" * 20_000 + " ab" * 5_000)
    assert house.run("draft.md").code == 0
    model = Model(f"(?i){regex}")
    for unit in ("a", "ab ", "ab", "a b"):
        short, long = (
            [model.match((unit * size)[at:], 1_000_000)[1] for at in range(0, 60, 7)] for size in (500, 2_000)
        )
        assert short == long


def test_the_name_of_the_file_begins_the_ids(house: Desk) -> None:
    house.write("our phrases.yaml", ONE)
    house.write("minutes-lint.yaml", "plugins: [./our phrases.yaml]\n")
    said = "our phrases.yaml: the name of a file of phrases should be of letters, figures and hyphens"
    assert house.run("rules") == (2, "", f"minutes-lint: {said}\n")


def test_a_file_that_is_not_there_is_named(house: Desk) -> None:
    house.write("minutes-lint.yaml", "plugins: [./phrase.yaml]\n")
    assert house.run("rules") == (2, "", "minutes-lint: phrase.yaml: No such file or directory\n")


def test_examples_are_run(house: Desk) -> None:
    good = "Tested 1 rule: no mistakes.\n"
    assert house.run("test-rules") == (0, good, "")
    assert house.run("test-rules", "our_phrases.yaml") == (0, good, "")
    bad = ONE.replace("[Is there any thing else?]", "[None., Is there any thing else?]").replace(
        "accepted: [Is there anything else?]", 'accepted: "Any thing?"'
    )
    house.write("our_phrases.yaml", bad + "- {id: bare, pattern: x, message: y}\n")
    rule = "our-phrases/any-thing"
    assert house.run("test-rules") == (
        1,
        f"our_phrases.yaml:7:15: {rule} should find something here and finds nothing\n"
        f"our_phrases.yaml:8:15: {rule} should find nothing here and says: “Any thing” should be “anything”\n"
        "our_phrases.yaml:9:3: our-phrases/bare has no example of what it flags\n"
        "Tested 2 rules: 3 mistakes.\n",
        "",
    )


def test_examples_are_run_whatever_the_configuration_switches_off(house: Desk) -> None:
    house.write("minutes-lint.yaml", "plugins: [./our_phrases.yaml]\nrules: {our-phrases/any-thing: off}\n")
    assert house.run("test-rules").code == 0


def test_the_pages_of_rules_in_python_are_run_too(desk: Desk) -> None:
    ran = desk.run("test-rules")
    assert (ran.code, ran.out) == (
        1,
        "ours/blue has no page blue.md\nours/long has no page long.md\nTested 2 rules: 2 mistakes.\n",
    )
    desk.write("blue.md", "```minutes\nA sky blue\n      ^^^^\nerror: “blue” should be red\n```\n")
    desk.write("long.md", "```minutes\nA sky blue\n ^^\nnote: long\n```\n")
    ran = desk.run("test-rules", "ours.py")
    assert ran.code == 1
    assert ran.out.startswith("long.md:2\n  page says line 1, columns 2 to 3: note: long\n")
    assert ran.out.endswith("\nTested 2 rules: 1 mistake.\n")
    desk.write("long.md", "```minutes\n ^^\nlong\n```\n")
    assert "long.md: " in desk.run("test-rules").out


def test_without_rules_of_ones_own_there_is_nothing_to_test(desk: Desk) -> None:
    desk.write("minutes-lint.yaml", "{}\n")
    said = "no file was named; try `minutes-lint test-rules phrases.yaml`, or name it under `plugins:`"
    assert desk.run("test-rules") == (2, "", f"minutes-lint: {said}\n")


def test_the_examples_of_the_example(desk: Desk) -> None:
    desk.write("minutes-lint.yaml", "{}\n")
    assert desk.run("test-rules", str(EXAMPLE)) == (0, "Tested 4 rules: no mistakes.\n", "")


def test_the_example_of_the_guide(desk: Desk) -> None:
    guide = (EXAMPLE.parents[1] / "rules" / "README.md").read_text(encoding="utf-8")
    (block,) = (part.partition("```")[0] for part in guide.split("```yaml\n")[1:])
    desk.write("minutes-lint.yaml", "{}\n")
    desk.write("phrases.yaml", block)
    assert desk.run("test-rules", "phrases.yaml") == (0, "Tested 2 rules: no mistakes.\n", "")
    said = {line.split(":")[0].strip(" -") for line in block.splitlines()}
    assert set(KEYS) - {"part-words"} <= said


def test_small_parts() -> None:
    assert expression("a-b", parts=False) == "a(?<!\\wa)[\\-‐‑]b(?!\\w)"
    assert joined([Span(4, 6), Span(0, 2), Span(5, 9), Span(1, 2)]) == [Span(0, 2), Span(4, 9)]
    assert [repeated(1, 0, 3), repeated(2, 3, 3), repeated(2, 1, 3)] == [4, 8, 14]


def test_the_schema_of_settings_knows_them(desk: Desk) -> None:
    desk.write("minutes-lint.yaml", f"plugins: [{EXAMPLE}]\n")
    schema = json.loads(desk.run("init", "--schema").out)
    assert "phrases/draft-mark" in schema["properties"]["rules"]["properties"]
    assert config.KEYS[-1].name == "plugins"
