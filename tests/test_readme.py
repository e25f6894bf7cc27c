"""What the README and the guides say is so: their commands, examples, links and picture."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html import unescape
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
import yaml

import minutes_lint_rules
from desk import Desk
from minutes_lint import testing
from minutes_lint.config import config

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    file.relative_to(ROOT)
    for pattern in ("*.md", "*/README.md", "examples/plugin/README.md", "docs/*.md")
    for file in ROOT.glob(pattern)
)
BLOCK = re.compile(r"^(````?)(\w+)\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
MINUTES = """\
MINUTES of the Court of Assistants held on Sunday 1 June 2025

Gathered: the Master, A. Wick and B. Taper

1. Accounts

Ordered: That the accounts be adopted.

The meeting was closed at 10.40 pm.
"""


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a page in a language."""
    return [text for _, name, text in BLOCK.findall((ROOT / page).read_text(encoding="utf-8")) if name == language]


def only(found: list[str]) -> str:
    """The one element of a list."""
    (one,) = found
    return one


def findings(out: str) -> list[str]:
    """The lines of a run that say where something was found."""
    return [line for line in out.splitlines() if line.startswith("draft.md:")]


@pytest.fixture
def draft(desk: Desk) -> Desk:
    """A folder with minutes in it and an empty configuration."""
    desk.write("draft.md", MINUTES)
    desk.write("minutes-lint.yaml", "{}\n")
    return desk


def test_the_rule_of_the_readme_works(draft: Desk) -> None:
    draft.write("our_rules.py", only(blocks("README.md", "python")))
    draft.write("minutes-lint.yaml", "plugins: [./our_rules.py]\n")
    late = "the meeting closed at 10.40 pm, and may not go on after 22:00"
    assert findings(draft.run("draft.md").out) == [f"draft.md:9:27: warning: {late} [our-rules/late]"]
    draft.write("minutes-lint.yaml", "plugins: [./our_rules.py]\nrules: {our-rules/late: {latest: 23}}\n")
    assert findings(draft.run("draft.md").out) == []


@pytest.mark.parametrize("page", ["README.md", "grammars/README.md"])
def test_the_styles_of_the_guides_work(draft: Desk, page: str) -> None:
    draft.write("our_style.lark", only(blocks(page, "lark")))
    draft.write("minutes-lint.yaml", "style: ./our_style.lark\n")
    (document,) = json.loads(draft.run("show", "--format", "json", "draft.md").out)["documents"]
    assert document["meetings"][0]["resolutions"] == [{"line": 7, "text": "That the accounts be adopted."}]


def test_the_rule_of_the_guide_and_its_page_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "sundays" / "dates"
    folder.mkdir(parents=True)
    hooks = "import sys\nfrom minutes_lint import hookimpl, rules_in\n\n@hookimpl\ndef rules():\n"
    (tmp_path / "sundays" / "__init__.py").write_text(f"{hooks}    return rules_in(sys.modules[__name__])\n")
    (folder / "sunday.py").write_text(only(blocks("rules/README.md", "python")))
    (folder / "sunday.md").write_text(only(blocks("rules/README.md", "markdown")))
    monkeypatch.syspath_prepend(str(tmp_path))
    page = folder / "sunday.md"
    assert testing.check_page(page, "dates/sunday", plugins=["sundays"]) == []
    assert [len(example.expected) for example in testing.examples(page.read_text())] == [1, 0]


def test_every_configuration_shown_is_one() -> None:
    shown = [text for text in blocks("README.md", "yaml") if "rules:" in text]
    settings = config.parse(only(shown), ROOT / "minutes-lint.yaml")
    assert settings.rules
    settings.check({rule.id: rule for rule in minutes_lint_rules.rules()})  # raises for what is none


def test_the_hook_shown_is_the_one_there_is() -> None:
    shown = yaml.safe_load(only([text for text in blocks("README.md", "yaml") if "hooks:" in text]))
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in shown["repos"][0]["hooks"]] == [hook["id"] for hook in hooks]
    assert hooks[0]["require_serial"] is True


def test_the_table_has_every_family() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `([a-z]+)` \|", readme, re.MULTILINE))
    assert named == {rule.family for rule in minutes_lint_rules.rules()}


@pytest.mark.parametrize("package", ["lint/minutes_lint", "grammars/minutes_lint_grammars"])
def test_the_tables_have_every_folder_and_what_lies_beside_them(package: str) -> None:
    folder = ROOT / package
    cells = re.findall(r"^\| (`[^|]+`) \|", (folder.parent / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(r"`(\w+(?:\.py|/))`", " ".join(cells))
    homes = {f"{file.parent.name}/" for file in folder.glob("*/*.py")} | {
        f"{file.parent.name}/" for file in folder.glob("*/*.lark")
    }
    modules = {file.name for file in folder.glob("*.py")} - {"__init__.py"}
    assert sorted(named) == sorted(homes | modules)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_lead_somewhere(page: Path) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        if "://" in path:
            continue
        file = ROOT / page.parent / path if path else ROOT / page
        assert file.exists(), f"{page} links to {target}"
        if anchor:
            headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in [heading.lower().replace(" ", "-") for heading in headings], f"{page} links to {target}"


def test_the_first_command_of_the_readme_finds_what_it_says() -> None:
    """Its last part, with what is installed here: findings in four drafts of five."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "pip install --quiet . && .venv/bin/minutes-lint examples\n" in readme
    ran = subprocess.run(
        [sys.executable, "-m", "minutes_lint", "examples"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stderr == ""
    drafts = {line.partition(":")[0] for line in ran.stdout.splitlines() if line.startswith("examples/")}
    assert len(drafts) == 4
    assert "examples/clean-minutes.md" not in drafts


def pictures() -> Any:
    """The script that makes the pictures."""
    spec = spec_from_file_location("make_pictures", ROOT / "docs" / "make_pictures.py")
    assert spec is not None
    assert spec.loader is not None
    maker = module_from_spec(spec)
    sys.modules[spec.name] = maker
    spec.loader.exec_module(maker)
    return maker


def test_the_picture_shows_what_a_run_prints_now() -> None:
    """Where it does not: `python docs/make_pictures.py`."""
    maker = pictures()
    for name, arguments in maker.PICTURES.items():
        drawn = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert words(drawn) == words(maker.picture(arguments))


def test_the_pictures_of_the_report_are_of_the_page_there_is_now() -> None:
    """Where they are not: `python docs/make_pictures.py`."""
    maker = pictures()
    for name, view in maker.VIEWS.items():
        assert maker.label((ROOT / "docs" / name).read_bytes()) == maker.digest(maker.printed(view.arguments)), name


def words(picture: str) -> list[str]:
    """The pieces of text that a picture shows, in order."""
    return [unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", picture)]
