"""Every house style has a page, and what its page says is read from its examples is read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from minutes_lint import Document
from minutes_lint.cli.main import main
from minutes_lint.cli.show import tree
from minutes_lint.config.config import Settings
from minutes_lint.engine import project, understand
from minutes_lint.reporters.record import understood
from minutes_lint_grammars import STYLES

PROJECT = project(Settings())
PAIR = re.compile(r"^```minutes\n(.*?)^```\n+```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EXAMPLES = [
    pytest.param(page.stem, text, yaml.safe_load(expected), id=f"{page.stem}-{number}")
    for page in sorted(STYLES.glob("*.md"))
    for number, (text, expected) in enumerate(PAIR.findall(page.read_text(encoding="utf-8")), start=1)
]


@pytest.mark.parametrize("style", sorted(STYLES.glob("*.lark")), ids=lambda path: path.stem)
def test_every_style_has_a_page_with_examples(style: Path) -> None:
    page = style.with_suffix(".md").read_text(encoding="utf-8")
    assert page.startswith(f"# {style.stem}\n")
    assert len(PAIR.findall(page)) >= 2


@pytest.mark.parametrize(("style", "text", "expected"), EXAMPLES)
def test_the_examples_are_read_as_the_page_says(style: str, text: str, expected: Any) -> None:
    pack = understand(Document("draft.txt", text), PROJECT)
    read = understood(pack)["meetings"]
    assert [meeting.style for meeting in pack.meetings] == [style] * len(pack.meetings)
    wanted = expected if isinstance(expected, list) else [expected]
    assert [part(meeting, want) for meeting, want in zip(read, wanted, strict=True)] == wanted


def part(meeting: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """What was read of a meeting, as far as a page speaks of it and in its form."""
    return {key: shortened(key, meeting[key], value) for key, value in wanted.items()}


def shortened(key: str, read: Any, wanted: Any) -> Any:
    """Items as "number title", resolutions as their texts, of votes what the page says of each."""
    if key == "items":
        return [f"{item['number']} {item['title']}".strip() for item in read]
    if key == "resolutions":
        return [resolution["text"] for resolution in read]
    if key == "votes" and len(read) == len(wanted):
        return [{name: vote[name] for name in said} for vote, said in zip(read, wanted, strict=True)]
    return read


GUILD = """\
%import lines (start, RECOGNISED, _PRESENT_WORDS, _RESOLVED_WORDS)
%override RECOGNISED.0: /Court of Assistants|Past Master/
%extend _PRESENT_WORDS: /Gathered/
%extend _RESOLVED_WORDS: /Ordered(?=:)/
"""
DRAFT = """\
Minutes of the Court of Assistants held on 5 March 2024

Gathered: Mr Holt, Mrs Quaye

1. Accounts
Ordered: That the accounts be adopted.
"""


def test_a_style_is_added_by_one_file_in_any_folder(tmp_path: Path) -> None:
    (tmp_path / "guild.lark").write_text(GUILD, encoding="utf-8")
    pack = understand(Document("draft.txt", DRAFT), project(Settings(tmp_path, style="./guild.lark")))
    (meeting,) = understood(pack)["meetings"]
    assert (pack.style, meeting["present"]) == ("guild", ["Holt", "Quaye"])
    assert [resolution["text"] for resolution in meeting["resolutions"]] == ["That the accounts be adopted."]


def test_show_tells_which_lines_no_terminal_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "guild.lark").write_text(GUILD, encoding="utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    assert main(["show", "--lines", "--style", "guild.lark", "draft.txt"]) == 0
    assert capsys.readouterr().out == (
        "draft.txt (style guild)\n"
        "    1              Minutes of the Court of Assistants held on 5 March 2024\n"
        "    3  PRESENT     Gathered: Mr Holt, Mrs Quaye\n"
        "    5  ITEM        1. Accounts\n"
        "    6  RESOLVED    Ordered: That the accounts be adopted.\n"
        "\n"
        "Recognised 3 lines; 1 line of plain text.\n"
    )


PACK = """\
Minutes of the meeting of Elmbrook Parish Council held on 5 March 2024

Present: Cllr Dale, Cllr Moss and the Parish Clerk

1. Apologies
Cllr Birch had sent apologies, and members of the public were welcomed by Cllr Dale.

2. Precept
Cllr Moss proposed and Cllr Dale seconded that the precept be set. Agreed.

HARBOUR SELECT COMMISSION
Tuesday, 12th March, 2024

Present:- Councillor Tarrant (in the Chair); Councillors Abara and Collis.

Apologies for absence were received from Councillor Voss.

41. DECLARATIONS OF INTEREST
There were none.

Resolved:- That this be noted.
"""


def test_each_meeting_of_a_pack_has_its_own_style() -> None:
    pack = understand(Document("pack.txt", PACK), PROJECT)
    assert [meeting.style for meeting in pack.meetings] == ["uk-parish", "uk-council"]
    assert pack.meetings[-1].span.end == len(PACK)
    assert [item.number for item in pack.meetings[1].items] == ["41"]
    assert next(iter(tree(pack))).startswith("pack.txt (style uk-parish, which recognises most of the opening: ")
    assert any(line.endswith("(style uk-council, which recognises more of it)") for line in tree(pack))
