"""Plugins as others write them: the one in `examples/plugin` installed, rules and styles named by path."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desk import OUR_STYLE, Desk, Ran

PLUGIN = Path(__file__).parents[1] / "examples" / "plugin"
MINUTES = """\
# The Guild of Lamplighters

Minutes of the Court of Assistants held on Tuesday 4 March 2025 at Wick Hall

Present: The Master, the Wardens and nine Assistants

1. Accounts

The Treasurer recommended that the accounts be adopted.

Ordered: That the accounts be adopted.

2. Dinner

The Beadle said that the dinner would be held in June.

The meeting was closed at 10.40 pm.
"""
LATE = "draft.md:17:27: warning: the meeting closed at 10.40 pm, and standing orders end it at 22:00"

OUR_RULES = '''\
"""Our own rules."""

from minutes_lint import Finding, Paragraph, hookimpl, rule


@rule(severity="error")
def no_treasurer(meeting, *, office: str = "Treasurer"):
    """Finds an office that we do not have."""
    for paragraph in meeting.find(Paragraph):
        at = paragraph.text.find(office)
        if at >= 0:
            yield Finding(paragraph.view.span(at, at + len(office)), f"We have no {office}")


@hookimpl
def rules():
    return [no_treasurer]
'''
ORDERED = {"line": 11, "text": "That the accounts be adopted."}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the example plugin is installed into, as pip installs it anywhere."""
    target = tmp_path_factory.mktemp("site")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
    ]
    ran = subprocess.run([*pip, "--target", str(target), str(PLUGIN)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return target


@pytest.fixture
def guild(tmp_path: Path, installed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A folder with a draft of the guild, and the plugin where Python finds it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(installed))
    made = Desk(tmp_path, capsys)
    made.write("draft.md", MINUTES)
    return made


def lint(desk: Desk, settings: str) -> Ran:
    """Lint the draft under a configuration, in a process of its own."""
    desk.write("minutes-lint.yaml", settings)
    return desk.spawn("draft.md")


def findings(ran: Ran) -> list[str]:
    """The lines that say where something was found, without the rule and without those that end a run."""
    return [line.rpartition(" [")[0] for line in ran.out.splitlines() if line.startswith("draft.md:")]


def understood(desk: Desk, *arguments: str) -> tuple[str, list[object]]:
    """The style in which the draft is read, and the decisions found in it."""
    (document,) = json.loads(desk.spawn("show", "--format", "json", *arguments).out)["documents"]
    (meeting,) = document["meetings"]
    return document["style"], meeting["resolutions"]


def test_the_example_plugin_finds_what_its_rule_is_for(guild: Desk) -> None:
    ran = lint(guild, "plugins: [guild]\n")
    assert f"{LATE} [standing-orders/curfew]" in ran.out.splitlines()
    assert findings(ran) == [LATE]
    assert ran.code == 1


def test_it_is_used_because_it_is_named_not_because_it_is_installed(guild: Desk) -> None:
    assert findings(lint(guild, "style: plain\n")) == []


def test_options_of_its_rule_are_configured_like_any(guild: Desk) -> None:
    ran = lint(guild, 'plugins: [guild]\nrules:\n  standing-orders/curfew: {latest: "23:00"}\n')
    assert findings(ran) == []
    assert ran.code == 0
    ran = lint(guild, "plugins: [guild]\nrules:\n  standing-orders/curfew: {earliest: 5}\n")
    assert ran.code == 2
    assert "minutes-lint.yaml:3:28: " in ran.err


def test_its_style_is_recognised_and_reads_decisions(guild: Desk) -> None:
    guild.write("minutes-lint.yaml", "plugins: [guild]\n")
    assert understood(guild, "draft.md") == ("guild", [ORDERED])
    guild.write("minutes-lint.yaml", "style: plain\n")
    assert understood(guild, "draft.md") == ("plain", [])


def test_its_page_is_shown_and_is_its_test(guild: Desk, installed: Path) -> None:
    guild.write("minutes-lint.yaml", "plugins: [guild]\n")
    assert guild.spawn("explain", "standing-orders/curfew").out.startswith("# standing-orders/curfew\n")
    page = installed / "minutes_lint_guild" / "standing_orders" / "curfew.md"
    program = (
        "from pathlib import Path; from minutes_lint.testing import check_page\n"
        f"print(check_page(Path({str(page)!r}), 'standing-orders/curfew', plugins=['guild']))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ran.stdout.strip() == "[]", ran.stdout + ran.stderr


def test_rules_by_path(guild: Desk) -> None:
    guild.write("our_rules.py", OUR_RULES)
    ran = lint(guild, "style: plain\nplugins: [./our_rules.py]\n")
    assert "draft.md:9:5: error: We have no Treasurer [our-rules/no-treasurer]" in ran.out.splitlines()
    assert ran.code == 1
    ran = lint(
        guild,
        "style: plain\nplugins: [./our_rules.py]\nrules:\n  our-rules: {office: Beadle, severity: note}\n",
    )
    assert findings(ran) == ["draft.md:15:5: note: We have no Beadle"]
    assert ran.code == 0


def test_paths_are_those_of_the_configuration_not_of_the_caller(guild: Desk) -> None:
    guild.write("records/our_rules.py", OUR_RULES)
    guild.write("records/our_style.lark", OUR_STYLE)
    guild.write("records/minutes-lint.yaml", "plugins: [./our_rules.py]\nstyle: ./our_style.lark\n")
    guild.write("records/draft.md", MINUTES)
    ran = guild.spawn("records/draft.md")
    assert "records/draft.md:9:5: error: We have no Treasurer [our-rules/no-treasurer]" in ran.out.splitlines()
    assert understood(guild, "records/draft.md") == ("our_style", [ORDERED])


def test_a_style_by_path_adds_one_word_for_decisions(guild: Desk) -> None:
    guild.write("our_style.lark", OUR_STYLE)
    guild.write("minutes-lint.yaml", "style: ./our_style.lark\n")
    assert understood(guild, "draft.md") == ("our_style", [ORDERED])
    guild.write("minutes-lint.yaml", "{}\n")
    assert understood(guild, "draft.md") == ("plain", [])
    assert understood(guild, "--style", "our_style.lark", "draft.md") == ("our_style", [ORDERED])


def test_a_style_that_is_no_grammar_is_named_with_the_place_in_it(guild: Desk) -> None:
    guild.write("our_style.lark", "%import lines (start)\n%override NOWHERE: /x/\n")
    ran = lint(guild, "style: ./our_style.lark\n")
    assert ran.code == 2
    assert ran.err.startswith("minutes-lint: ")
    assert "our_style.lark" in ran.err
    assert "Traceback" not in ran.err
