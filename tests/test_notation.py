"""What a grammar may say besides Lark's own notation: expressions over several lines, and lists by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutes_lint_grammars.parser import notation
from minutes_lint_grammars.parser.building import BadGrammar, patterns_of
from minutes_lint_grammars.parser.notation import HERE, expanded

MONTHS = """\
MONTH: /January|February
       |March/x
START.5: /on {MONTH}(?![ ]{MONTH}) [a-z]{1,3}/i
_PIECE: "a.b"
"""


def terminals(tmp_path: Path, text: str) -> dict[str, str]:
    path = tmp_path / "ours.lark"
    path.write_text(text, encoding="utf-8")
    return patterns_of(path)[0]


def test_lists_stand_in_expressions_and_lookaheads(tmp_path: Path) -> None:
    found = terminals(tmp_path, MONTHS)
    assert found["MONTH"] == "January|February|March"
    months = "(?:January|February|March)"
    assert found["START"] == f"(?i:on {months}(?![ ]{months}) [a-z]{{1,3}})"


def test_lines_keep_their_numbers() -> None:
    text = 'A: /one\n   |two/x /three/ // {NONE}\n  | /four/\n"x": B\n'
    assert expanded(text + "start: A\n", Path("a.lark")).splitlines().index('"x": B') == 3
    assert "/one|two/ /three/ // {NONE}" in expanded(text, Path("a.lark"))


def test_a_blank_is_written_in_brackets_and_a_sharp_sign_opens_a_remark() -> None:
    assert notation.compact("a b[ ]c # said so\n| [d e\\]#] \\#1") == "ab[ ]c|[d e\\]#]\\#1"


def test_flags_go_with_a_list() -> None:
    assert "(?i:x|y)z" in expanded("A: /x|y/i\nB: /{A}z/\nstart: B\n", Path("a.lark"))


def test_a_list_may_name_others() -> None:
    assert "/(?:(?:x)y)z/" in expanded("A: /x/\nB: /{A}y/\nC: /{B}z/\n", Path("a.lark"))


@pytest.mark.parametrize("text", ["start: A\nA: /{NOWHERE}/\n", "start: A\nA: /{A}/\n", "B: /a/ | /b/\nA: /x{B}/\n"])
def test_a_list_that_is_not_there_is_said_with_its_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(
        BadGrammar, match=r"there is no list \{[A-Z]+\}, in this file or in words.lark at line 2, column 1"
    ):
        terminals(tmp_path, text)


def test_a_repeat_and_an_escaped_bracket_are_no_names() -> None:
    assert "/x{2,3}\\{A\\}/" in expanded("A: /x{2,3}\\{A\\}/\n", Path("a.lark"))


def test_a_file_of_words_needs_no_start(tmp_path: Path) -> None:
    assert {"A", "B"} <= terminals(tmp_path, "A: /a/\nB.2: /b/\n").keys()


def test_no_two_grammars_bear_one_name() -> None:
    names = [file.name for file in HERE.rglob("*.lark")]
    assert len(names) == len({*names})
