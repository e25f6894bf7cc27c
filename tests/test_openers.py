"""The words that open what a grammar reads are worked out from it: none can be forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutes_lint_grammars.parser import saved
from minutes_lint_grammars.parser.openers import FIGURE, Unlisted, openers
from minutes_lint_grammars.parser.parsing import BadGrammar


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("moved by", {"moved"}),
        ("(?i:Mov(?:ed|es)? by)", {"mov", "moved", "moves"}),
        (r"(?:so )?moved?\b(?! to)", {"so", "move", "moved"}),
        ("[Cc]arried|lost", {"carried", "lost"}),
        (r"\d{1,3} votes|an? vote", {FIGURE, "a", "an"}),
        ("[0-9]{1,3}", {FIGURE}),
        (" for|[(]against|nays?", {"nay", "nays"}),
        ("(?:and )?then", {"and", "then"}),
        ("chair(?:wo)?man", {"chairman", "chairwoman"}),
        ("chair[’']s", {"chair’s", "chair's"}),
        ("the members’ vote", {"the"}),
        ("members’ vote", {"members"}),
        ("nem[. ]?con", {"nem", "nemcon"}),
        ("(?<=: )carried", {"carried"}),
        ("(?=[A-Z])Carried", {"carried"}),
        ("carried(?= by)", {"carried"}),
        ("níl", {"níl"}),
        ("(?:ha){2}", {"haha"}),
    ],
)
def test_the_first_words_of_a_pattern(pattern: str, words: set[str]) -> None:
    assert openers([pattern]) == words


@pytest.mark.parametrize("pattern", [r"\w+ votes", "[A-Z]. Hill", ".ays", "[^;]{1,9}", r"chang\w{0,3}", "[a-z]oes"])
def test_words_that_cannot_be_listed_are_told(pattern: str) -> None:
    with pytest.raises(Unlisted):
        openers(["moved", pattern])


def test_a_grammar_whose_openers_cannot_be_listed_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "ours.lark"
    path.write_text("start: MOVED | REST\nMOVED: /mov\\w*/\nREST: /.+/\n")
    with pytest.raises(BadGrammar, match=r"after “mov” any letter may follow.*ours\.lark"):
        saved.openers(path)


def test_a_word_form_that_is_added_opens_at_once(tmp_path: Path) -> None:
    path = tmp_path / "ours.lark"
    path.write_text("start: MOVED REST\nMOVED: /moved/\nREST: /.+/\n")
    assert saved.openers(path) == {"moved"}
    path.write_text("start: MOVED REST\nMOVED: /moved|tabled/\nREST: /.+/\n")
    saved.openers.cache_clear()
    assert saved.openers(path) == {"moved", "tabled"}
    assert saved.openers(path, "MOVED") == {"moved", "tabled"}
