"""Above each rule of an inline grammar stands a sentence that it reads, with the tree that it gives.

    // > carried by 7 votes to 2
    // = PASSED "carried " AT "by " FIGURE "7" VERSUS " votes to " FIGURE "2"

`>` begins the sentence and `=` the tree: both may go on in lines that begin with four blanks after the slashes. The
sentence is read from that of its places on from which the rule takes part. A tree is its rule with its parts in
brackets.

Claims are read over letters: their sentences are made letters by the project's own code, and what the tree shows is
the words behind them.

    // > Fees rose from £40 to £50
    // = change(MOVE "rose" FROM "from" VALUE "£40" TO "to" VALUE "£50")
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from minutes_lint import Document, Paragraph, Span, View
from minutes_lint_grammars.numbers import passages, quantities
from minutes_lint_grammars.numbers.letters import PRICED, WORDS, Figure
from minutes_lint_grammars.parser.drafts import Draft
from minutes_lint_grammars.parser.inline import Inline
from minutes_lint_grammars.parser.notation import HERE, shared
from minutes_lint_grammars.parser.parsing import Token, Tree
from minutes_lint_grammars.parser.sweep import sweep

RULE = re.compile(r"^\??(_?[a-z]\w*)(?:\.\d+)?[ ]*:", re.MULTILINE)
LEFT = re.compile(r"^REST(?:\.-?\d+)?: /\[\\s\\S\]", re.MULTILINE)
"""The terminal that takes what is left of a text, with which each inline grammar ends."""

INLINE = sorted(path for path in HERE.glob("*/*.lark") if LEFT.search(path.read_text(encoding="utf-8")))


class Said(NamedTuple):
    """A rule of a grammar, with a sentence above it and the tree it must give; both "" where there is none."""

    path: Path
    rule: str
    sentence: str
    tree: str


def said(path: Path) -> Iterator[Said]:
    """What stands above each rule of a grammar, but not its start where it has others."""
    text = path.read_text(encoding="utf-8")
    rules = list(RULE.finditer(text))
    for rule in [rule for rule in rules if rule[1] != "start"] or rules:
        remarks = re.search(r"(?:^//[^\n]*\n)*\Z", text[: rule.start()], re.MULTILINE)
        assert remarks
        above = re.sub(r"\n//    +", " ", remarks[0])
        pairs = re.findall(r"^// > (.+)\n// = (.+)$", above, re.MULTILINE)
        for sentence, tree in pairs or [("", "")]:
            yield Said(path, rule[1], sentence, tree)


class Text(NamedTuple):
    """What a grammar reads of a sentence, and the words behind its letters; none where the letters are the text."""

    letters: str
    words: tuple[str, ...] = ()

    def of(self, token: Token, at: int) -> str:
        """What a token of a reading that begins at `at` took."""
        start = at + token.start_pos
        return " ".join(filter(None, self.words[start : start + len(token)])) if self.words else str(token)


def text_for(path: Path, sentence: str) -> Text:
    """A sentence as a grammar reads it."""
    if path.stem != "claims":
        return Text(sentence)
    paragraph = Paragraph(Span(0, len(sentence)), View(sentence, (0,), (0,)), None, "text")
    found = sweep([paragraph], quantities.SIGHTS)
    draft = Draft(Document("draft.txt", sentence), paragraph.span, "minutes", (), (paragraph,), {}, found)
    (passage,) = passages.passages(passages.figures(draft))
    return Text(passage.code, passage.words)


def shown(part: Token | Tree, text: Text, at: int) -> str:
    """A part of a tree as it is written above a rule."""
    if isinstance(part, Token):
        return f'{part.type} "{text.of(part, at)}"'
    return f"{part.data}({' '.join(shown(child, text, at) for child in part.children)})"


def readings(path: Path, sentence: str, rule: str) -> Iterator[str]:
    """What a grammar reads from each place of a sentence on, where the rule takes part, as far as trees show it."""
    grammar = Inline(str(path.relative_to(HERE).with_suffix("")))
    text = text_for(path, sentence)
    for at in range(len(text.letters)):
        reading = grammar.read(text.letters, at)
        if reading and reading.tree.children and (rule.startswith("_") or list(reading.tree.below(rule))):
            yield " ".join(shown(child, text, at) for child in reading.tree.children)


@pytest.mark.parametrize(
    "one", [one for path in INLINE for one in said(path)], ids=lambda one: f"{one.path.stem}-{one.rule}"
)
def test_each_rule_reads_the_sentence_above_it(one: Said) -> None:
    assert one.sentence, f"no sentence stands above {one.rule} in {one.path.name}"
    found = list(readings(one.path, one.sentence, one.rule))
    assert one.tree in found, "\n".join(["read from its places on:", *found])


@pytest.mark.parametrize("path", sorted(HERE.rglob("*.lark")), ids=lambda path: path.stem)
def test_no_line_of_a_grammar_is_too_long_to_be_read(path: Path) -> None:
    long = [
        f"{path.name}:{number} ({len(line)})"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > 160
    ]
    assert not long, "\n".join(long)


def test_the_letters_of_claims_are_those_that_words_become() -> None:
    said = {name: pattern for name, (pattern, _) in shared().items() if name.startswith("SAID_")}
    plain = {name: pattern.removeprefix("\\") for name, pattern in said.items() if "{" not in pattern}
    letters = {name: letter for name, letter in vars(Figure).items() if name.isupper()} | {"PRICED": PRICED}
    letters |= {name: letter for name, letter in WORDS.items() if letter not in ".,;:()-"}
    assert plain == {f"SAID_{name}": letter for name, letter in letters.items()}
