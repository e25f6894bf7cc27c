"""Claims about figures: which are read, what they compare, and their verdicts."""

from __future__ import annotations

import random
from importlib import import_module
from typing import Any

import pytest

from desk import meeting_of
from minutes_lint import Claim, Document, Meeting, Paragraph, Quantity, Span, View
from minutes_lint_grammars.dates import dates
from minutes_lint_grammars.numbers import claims, quantities
from minutes_lint_grammars.numbers.letters import BESIDE, END, PRICED, WORDS, Figure, Word
from minutes_lint_grammars.parser.building import parser
from minutes_lint_grammars.parser.drafts import Draft
from minutes_lint_grammars.parser.notation import HERE
from minutes_lint_grammars.parser.openers import Follow
from minutes_lint_grammars.parser.sweep import sweep
from minutes_lint_grammars.parser.words import pattern
from minutes_lint_grammars.references import references
from steps import grows_as_the_text

OPENING = "Ashcombe Parish Council\n\nMinutes of the meeting held on 8 November 2022 at 7.30 pm\n\n1. Reports\n\n"


def meeting(text: str) -> Meeting:
    """Minutes with a text in them, understood."""
    return meeting_of(f"{OPENING}{text}\n")


def read(text: str) -> list[tuple[str, list[str], str, str, str]]:
    """The claims in a text: relation, operands, the figure stated, verdict, and the figure expected."""
    return [
        (claim.relation, [operand.raw for operand in claim.operands], claim.stated.raw, claim.verdict, claim.expected)
        for claim in meeting(text).find(Claim)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fees of £40 and gifts of £30, a total of £80, came in.",
            ("sum", ["£40", "£30"], "£80", "wrong", "£70"),
        ),
        (
            "The 321 pupils are split with 116 of them in Ard and 205 in Cúl.",
            ("sum", ["116", "205"], "321", "right", "321"),
        ),
        ("Of the 188, 110 (58.5%) came.", ("percent", ["110", "188"], "58.5%", "right", "58.5%")),
        ("It was 58.3% (293 of 607 pupils).", ("percent", ["293", "607"], "58.3%", "wrong", "48.3%")),
        ("It stood at 39/502 (8.8%).", ("percent", ["39/502"], "8.8%", "wrong", "7.8%")),
        (
            "There are 1,956 homes; 354 of the homes are empty (18%).",
            ("percent", ["354", "1,956"], "18%", "right", "18.1%"),
        ),
        ("The rate was 81% against 86%, a gap of 5%.", ("difference", ["86%", "81%"], "5%", "right", "5%")),
        ("It was 48.2%, 1.7% below the average of 49.9%.", ("difference", ["49.9%", "48.2%"], "1.7%", "right", "1.7%")),
        ("The costs were 60% pay and the remaining 30% rent.", ("partition", ["60%"], "30%", "wrong", "90%")),
        ("Notice is fifteen (50) days.", ("words", ["fifteen"], "50", "wrong", "")),
        ("Between 50 and 40 people came.", ("range", ["50"], "40", "wrong", "")),
    ],
)
def test_one_claim(text: str, expected: tuple[str, list[str], str, str, str]) -> None:
    assert read(text) == [expected]


def test_a_change_makes_a_claim_for_direction_amount_and_share() -> None:
    assert read("The roll will increase from 44,626 to 48,858, a growth of 2,231 (an increase of 5%).") == [
        ("change", ["44,626", "48,858"], "48,858", "right", ""),
        ("change", ["44,626", "48,858"], "2,231", "wrong", "4,232"),
        ("change", ["44,626", "48,858"], "5%", "wrong", "9.5%"),
    ]


def test_a_claim_within_a_claim() -> None:
    relations = [claim[:1] + claim[2:4] for claim in read("It rose from 48.3% (293 of 607) to 52.2% (340 of 651).")]
    assert sorted(relations) == [
        ("change", "52.2%", "right"), ("percent", "48.3%", "right"), ("percent", "52.2%", "right"),
    ]  # fmt: skip


def test_what_is_carried_over_is_added_to_what_is_new_across_the_entries_of_a_list() -> None:
    text = (
        "The position was as follows:\n\n- There had been 64 new cases, 12 more than before\n- Of the 64, 16 (25%) "
        "were urgent\n- There were an additional 23 that remained open, bringing the caseload to {}\n"
    )
    sums = [claim[1:] for claim in read(text.format(97)) if claim[0] == "sum"]
    assert sums == [(["64", "23"], "97", "wrong", "87")]
    assert [claim[3] for claim in read(text.format(87)) if claim[0] == "sum" and claim[3] == "wrong"] == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Shares of 4.3% and 0.64%, a total of 4.95%, were out.", "right"),
        ("Shares of 4.3% and 0.64%, a total of 5.25%, were out.", "wrong"),
        ("Costs of £3.7m and £3m, a total of £6.9m, were met.", "right"),
        ("In all 10 of 18 shops (55.55%) closed.", "right"),
        ("In all 10 of 18 shops (55.6%) closed.", "right"),
        ("In all 10 of 18 shops (55.7%) closed.", "wrong"),
        ("In all about 10 of 18 shops (58%) closed.", "right"),
        ("Fees of £10.50 and £20.25, a total of £30.76, came in.", "wrong"),
    ],
)
def test_rounding(text: str, verdict: str) -> None:
    assert [claim[3] for claim in read(text)] == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "Invoices for £20, £30 and items totalling £75 were paid.",
        "Twelve plots at £50 and three at £20 brought a total of £70.",
        "The fee went from 5 weekly to 4 daily visits.",
        "There were 5 votes for and 3 against.",
        "The hall seats 120, and 45 came.",
        "An increase of 33 compared with the previous quarter was noted among the 188.",
        "It was the 435 at the end of term 2 last year.",
        "The fair ran between 11.30 and 3.30.",
    ],
)
def test_what_claims_nothing(text: str) -> None:
    assert [claim for claim in read(text) if claim[3] == "wrong"] == []


def test_what_looks_like_a_claim_and_is_not_read_is_counted() -> None:
    assert meeting("The rate declined this year from 72.1% to 69.3.").unread == {"claims": 1}
    assert meeting("The rate declined this year from 72.1% to 69.3%.").unread == {}


def test_each_kind_of_word_and_of_quantity_has_a_letter_of_its_own() -> None:
    quantities = [letter for name, letter in vars(Figure).items() if name.isupper()]
    letters = [*WORDS.values(), *quantities, PRICED, END]
    assert len(set(letters)) == len(letters)
    assert {len(letter) for letter in letters} == {1}


@pytest.mark.parametrize(("file", "names"), [("claims_words", WORDS), ("claims_context", BESIDE)])
def test_each_letter_is_named_as_a_terminal(file: str, names: dict[str, str]) -> None:
    assert all(pattern(f"numbers/{file}", name) for name in names)


def settled(text: str) -> Draft:
    """What is found in one paragraph by the sweep and the claims alone."""
    paragraph = Paragraph(Span(0, len(text)), View(text, (0,), (0,)), None, "text")
    found = sweep([paragraph], (*dates.SIGHTS, *references.SIGHTS, *quantities.SIGHTS))
    draft = Draft(Document("draft.txt", text), Span(0, len(text)), "minutes", (), (paragraph,), {}, found)
    return claims.settle(draft)


@pytest.mark.parametrize(
    "unit",
    [
        "5 and ", "£5.50, ", "5 ", "of the 5, ", "from 5 to 6 ", "(5%) ", "£5 + ", "a total of 5 (", "increase ",
        "There were 5 additional 6 remained bringing it to 7 ", "page 5 of 3 ",
        "500 in January and ", "5 of 6 (", "50%) ",
    ],
)  # fmt: skip
def test_steps_grow_as_the_text_does(unit: str) -> None:
    grows_as_the_text(lambda size: settled(unit * size), 200)


@pytest.mark.parametrize("seed", range(20))
def test_no_text_makes_it_fail(seed: int) -> None:
    pieces = (
        "5 £7.50 (50%) 3/4 twelve from to of and , . ; : a total of increase by the gap is between ( ) of which "
        "remaining split bringing it to there were additional remained 1" + "0" * 400 + " £1,00,50 -£5 ٣ % of the 12"
    ).split()
    chosen = random.Random(seed)
    text = " ".join(chosen.choice(pieces) for _ in range(400))
    for claim in settled(text).find(Claim):
        assert isinstance(claim, Claim)
        assert 0 <= claim.span.start < claim.span.end <= len(text)
        assert isinstance(claim.stated, Quantity)


class Letters(Follow):
    """The letters that an expression begins with, capital or small as they are."""

    def letter(self, code: int, begun: frozenset[str]) -> frozenset[str]:
        return self.signs(frozenset({chr(code)}), begun)

    def one_of(self, choices: Any, begun: frozenset[str]) -> frozenset[str]:
        return self.signs(frozenset(chr(what) for kind, what in choices if str(kind) == "LITERAL"), begun)

    def signs(self, signs: frozenset[str], begun: frozenset[str]) -> frozenset[str]:
        self.whole |= signs
        return begun & frozenset()


def test_no_letter_is_forgotten_that_a_claim_may_begin_with() -> None:
    lark, _ = parser(HERE / "numbers/claims.lark", contextual=True)
    table = lark.parser.parser._parse_table
    names = {str(name) for name in table.states[table.start_states["start"]]} - {"REST"}
    letters = Letters()
    for terminal in lark.terminals:
        if terminal.name in names:
            letters.all(import_module("re._parser").parse(terminal.pattern.to_regexp()), frozenset({""}))
    filling = {Word.WORD, Word.ARTICLE, Word.THESE, Word.COMMA, Word.OPEN}  # which say nothing without what follows
    assert letters.whole == {*claims.OPENERS, *filling, Figure.POINTS}  # nothing that is told begins with points
