"""The loop that follows Lark's tables gives the trees that Lark gives, for every grammar here."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lark import Lark, Token, Tree
from lark.exceptions import LarkError

from minutes_lint_grammars.parser import parsing
from minutes_lint_grammars.parser.building import make, parser
from minutes_lint_grammars.parser.saved import HERE, packed, unpacked

PARSED = ("actions", "claims", "dates", "heading", "lead", "people", "presence", "quantities", "references", "votes")
SAID = """
6th of November 2018 Tuesday , and to the £5.00 12 (5%) from 40 by a Minute No. 13(3) (Bus Shelters) held on
agenda item 4
Cllr Dale Mr J. Moss Chair : - proposed seconded carried unanimously 6 for against abstained Present Apologies late at
7.30pm until cmm UcBt wFcTc 1. (a) ii) ACTION by ; . RESOLVED that none
"""
PIECES = st.sampled_from(SAID.split())
TEXTS = st.one_of(st.lists(PIECES, max_size=12).map(" ".join), st.text(max_size=40)).map(lambda text: text + "\x03")
QUICK = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])

Plain = tuple[str, object] | tuple[str, str, int]


def larks(tree: Tree[Token] | Token) -> Plain:
    """A tree of Lark's as plain values."""
    if isinstance(tree, Tree):
        return str(tree.data), [larks(child) for child in tree.children]
    return str(tree.type), str(tree), tree.start_pos or 0


def ours(tree: parsing.Tree | parsing.Token) -> Plain:
    """A tree of ours as plain values."""
    if isinstance(tree, parsing.Tree):
        return tree.data, [ours(child) for child in tree.children]
    return tree.type, str(tree), tree.start_pos


def tree_of_lark(lark: Lark, text: str) -> Plain | None:
    """What Lark reads in a text."""
    try:
        return larks(lark.parse(text))
    except LarkError:
        return None


def tree_of_ours(follow: parsing.Parser, text: str) -> Plain | None:
    """What we read in it."""
    try:
        return ours(follow.parse(text))
    except parsing.Unread:
        return None


@pytest.mark.parametrize("name", PARSED)
def test_the_same_trees_as_larks(name: str) -> None:
    (path,) = HERE.glob(f"*/{name}.lark")
    lark, _ = parser(path, contextual=True)
    follow = parsing.Parser(unpacked(packed(make(path, contextual=True)[0])))

    @QUICK
    @given(text=TEXTS)
    def same(text: str) -> None:
        assert tree_of_ours(follow, text) == tree_of_lark(lark, text)

    same()


GRAMMAR = """
start: (pair | _loose | inner)* "end"
pair: WORD "=" value
?value: WORD | NUMBER -> number
_loose: "(" WORD ("," WORD)* ")"
inner: "[" start "]"
%ignore " "
WORD: /[a-z]+/
NUMBER: /[0-9]+/
"""


TOYS = (
    "end",
    "a=b end",
    "a = 12 (x,y,z) end",
    "[ a=1 end ] end",
    "(a) (b,c) [end] end",
    "a=",
    "",
    "end end",
    "a=end end",
)


@pytest.mark.parametrize("text", TOYS)
def test_aliases_single_parts_loose_parts_words_and_what_is_ignored(tmp_path: Path, text: str) -> None:
    path = tmp_path / "toy.lark"
    path.write_text(GRAMMAR, encoding="utf-8")
    lark, _ = parser(path, contextual=True)
    follow = parsing.Parser(make(path, contextual=True)[0])
    assert tree_of_ours(follow, text) == tree_of_lark(lark, text)
    assert (tree_of_lark(lark, "a = 12 (x,y,z) end")) is not None


def test_a_long_list_is_read(tmp_path: Path) -> None:
    path = tmp_path / "toy.lark"
    path.write_text('start: _item*\n_item: "a" B\nB: "b"\n', encoding="utf-8")
    tree = parsing.Parser(make(path, contextual=True)[0]).parse("ab" * 100_000)
    assert len(tree.children) == 100_000


def test_what_is_no_grammar_is_said_in_larks_words(tmp_path: Path) -> None:
    path = tmp_path / "toy.lark"
    path.write_text("start: NOWHERE\n", encoding="utf-8")
    with pytest.raises(parsing.BadGrammar, match="NOWHERE"):
        make(path, contextual=True)
