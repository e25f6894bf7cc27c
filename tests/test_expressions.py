"""No expression of the grammars takes more than linear time, and each finds what it would as Python compiles it.

Each terminal, and each lexer that Lark joins of them, is tried at the beginning of long texts that are made to be hard:
runs of one kind of sign, and what the terminal itself asks for, over and over. The steps it takes may grow with what is
taken, and no faster; where little is taken, they may not grow at all, or a document would be read in quadratic time.
The steps are those of `backtracking.py`, which has to find what Python's own engine finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backtracking import Model, TooMany
from minutes_lint_grammars.parser import quicker
from minutes_lint_grammars.parser.expressions import coded, made
from minutes_lint_grammars.parser.parsing import BadGrammar
from minutes_lint_grammars.parser.saved import HERE, parser, terminals

SIZES = (512, 2_048)
"""Characters of the texts."""

MOST = 100_000
"""No text of these sizes takes this many steps; where a short one takes more, they grow beyond all measure."""

SLACK = 3
"""The steps may grow by at most this many times the growth of what is taken: few are always taken for the beginning."""

LOOKS = 2.1
"""At most this many looks at each sign are allowed though nothing is taken: lines are tried for blanks that they
begin with."""

UNITS = (
    " ", "\t", "\n", " \n", "\r\n", "a", "A", "a ", "Aa ", "A. ", "é", "\u0301", "1", "1 ", "1,", "1.", "1.1", "1-",
    "1/", "(1) ", ",", ", ", ".", ". ", "-", "- ", "–", "'", "’", "“", "”", '"', "(", ")", "()", "[", "[a](", "|",
    "| a ", "*", "**", "_", "#", "<b>", "<", "&", "&amp;", "@", "£", "£1 ", "%", "5%", ":", ": ", ";", "and ", "the ",
    "of ", "to ", "a and ", "Cllr ", "Mr A ", "A B and ", "No. ", "1st ", "May ", "5 May ", "am", "7.30 ", "Page 1 ",
    "for: ", "x" * 60 + " ", "X" * 60 + "\n",
)  # fmt: skip
STARTS = ("1. ", "Present: ", "Cllr Hale ", "5 May ", "\n", "- ", "| ", "(")
AFTER = (" ", "a ", "1", "A ", ", ")


def grammars() -> list[Path]:
    """Every grammar there is."""
    return sorted(HERE.glob("*/*.lark"))


@cache
def expressions() -> dict[str, str]:
    """The terminals of all grammars and the lexers made of them, each once: by the expression, where it is from."""
    found: dict[str, str] = {}
    for path in grammars():
        for name, pattern in terminals(path).items():
            found.setdefault(pattern, f"{path.name}: {name}")
        for contextual in (True, False):
            try:
                lexers = parser(path, contextual).tables.lexers
            except (BadGrammar, re.error):  # terminals only, for other grammars to import
                continue
            for number, lexer in enumerate(lexers):
                found.setdefault(lexer.pattern, f"{path.name}: lexer {number}")
    return found


def literals(pattern: str) -> Iterator[str]:
    """Some of the words and signs that an expression asks for, each over and over."""
    words = dict.fromkeys(re.findall(r"(?<!\\)[A-Za-z]{3,12}|\\[()\[\]|*.+?]", re.sub(r"\(\?P<\w+>", "(", pattern)))
    for word in list(words)[:12]:
        yield word.removeprefix("\\")
        yield word.removeprefix("\\") + " "


def texts() -> list[tuple[str, str]]:
    """What texts begin with, and what they go on with."""
    return [("", unit) for unit in UNITS] + [(start, unit) for start in STARTS for unit in AFTER]


def grows(model: Model, start: str, unit: str) -> str | None:
    """What is wrong with the steps that an expression takes for a text; None where nothing is."""
    small, large = (long(start, unit, size) for size in SIZES)
    said = f"{start + unit!r} over and over"
    try:
        less, before = model.match(small, MOST)
        if before < SIZES[0] // 2:  # it does not look at all of the text
            return None
        more, after = model.match(large, MOST)
    except TooMany:
        return f"{said}: more than {MOST} steps"
    if after <= before * SLACK * max(1, more / max(less, 1)) or after - before <= LOOKS * (SIZES[1] - SIZES[0]):
        return None
    return f"{said}: {before} steps and {less} taken of {SIZES[0]}, {after} steps and {more} of {SIZES[1]}"


def long(start: str, unit: str, size: int) -> str:
    """A text of a size."""
    return (start + unit * (size // len(unit) + 1))[:size]


def test_no_expression_takes_more_than_linear_time() -> None:
    wrong = []
    for expression, place in expressions().items():
        model = model_once(expression)
        tried = [*texts(), *(("", word) for word in literals(expression))]
        wrong += [f"{place}: {said}" for start, unit in tried if (said := grows(model, start, unit))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("expression", "unit"),
    [
        (r"(?:a+)+b", "a"),
        (r" *x| *y| *[ ]*z", " "),
        (r"(?:a|aa)+c", "a"),
    ],
)
def test_a_slow_expression_is_known(expression: str, unit: str) -> None:
    assert grows(Model(expression), "", unit)


def test_steps_are_counted_of_what_python_finds() -> None:
    for expression, place in expressions().items():
        model, pythons = model_once(expression), quick_once(expression)
        for line in SAID.splitlines():
            for at in range(0, len(line), 29):
                found = pythons.match(line[at:])
                assert model.match(line[at:], MOST)[0] == (found.end() if found else 0), place


@pytest.mark.parametrize(
    ("expression", "text", "steps", "end"),
    [
        ("ab", "abc", 2, 2),  # a, b
        ("a*b", "aaac", 1 + 3 + 4 * 2, 0),  # the run, its signs, and b after 3, 2, 1 and no signs
        ("a*+b", "aaac", 1 + 3 + 1, 0),  # the run is not given up
        ("(?:ab|cd)e", "cde", 2 + 3 + 1, 3),  # two ways, a, c and d, e
    ],
)
def test_steps(expression: str, text: str, steps: int, end: int) -> None:
    assert Model(expression).match(text, MOST) == (end, steps)


# --- the same is found as by what Python compiles -------------------------------------------------------

SAID = """
Minutes of the Elmbrook Parish Council held on Tuesday 6th November 2018 at 7.30 p.m. in the Village Hall
PRESENT: Cllr A. Dale (Chair), Mrs J. O’Brien-Moss; apologies were received from Mr. Eve. Also in attendance: the Clerk
12/18 It was RESOLVED, proposed by Cllr Dale, seconded by Mrs Moss, that the precept of £12,345.60 (5%) be approved.
| Item | Cost | \t*Motion carried* 6 for, 2 against, 1 abstention; no action: see Minute No. 13(3), agenda item 4.
An increase of 188 from 32 to 220 on behalf of the Working Group, as at 31/03/2019 – e-mail a@b.org, https://b.org/x#y
"""
"""Something of all that the expressions look for, so that they begin to match in many places."""

CASES = st.sampled_from([str, str.lower, str.upper, str.title])
MIXED = st.builds(
    lambda pieces, case, glue: case(glue.join(pieces)),
    st.lists(st.one_of(st.sampled_from(SAID.split()), st.text(max_size=4)), max_size=9),
    CASES,
    st.sampled_from([" ", "", "\n", ", "]),
)


def found(pattern: re.Pattern[str], text: str) -> list[tuple[tuple[int, int], str | None]]:
    """What a pattern finds in a text, and what it says it was."""
    return [(match.span(), match.lastgroup) for match in pattern.finditer(text)]


def quick(expression: str) -> re.Pattern[str]:
    """An expression as it is compiled here."""
    return made(expression, coded(expression))


def test_each_expression_finds_what_python_would() -> None:
    for expression, place in expressions().items():
        ours, pythons = quick(expression), re.compile(expression)
        for line in (SAID, SAID.lower(), SAID.upper(), *SAID.splitlines()):
            assert found(ours, line) == found(pythons, line), place
            for at in range(0, len(line), 7):
                one, other = ours.match(line, at), pythons.match(line, at)
                assert (one and (one.span(), one.lastgroup)) == (other and (other.span(), other.lastgroup)), place


PIECES = r"""
a B ab ac [ab] [^a] [A-C] \w \b \d ^ $ . é [^\W\d] a?(?=b) (?a:\w) (?ai:k|é) (?-i:ab) (?-i:ac) (?i:ab) (?i:aB) (?-i:)
"""
PARTS = st.deferred(
    lambda: st.one_of(
        st.sampled_from(["", *PIECES.split()]),
        st.tuples(PARTS, PARTS).map("".join),
        st.tuples(PARTS, PARTS).map(lambda parts: f"(?:{parts[0]}|{parts[1]})"),
        st.tuples(PARTS, PARTS, PARTS).map(lambda parts: f"(?:(?:{parts[0]}|{parts[1]})()|{parts[2]})"),
        st.builds(
            "({}{}){}".format,
            st.sampled_from(["?:", "?i:", "?=", "?!", "?-i:", "?>", ""]),
            PARTS,
            st.sampled_from(["", "?", "+", "{0,2}", "*?"]),
        ),
    )
)


@settings(max_examples=400, deadline=None)
@given(PARTS, st.text("aAbBcé É1 \n", max_size=12), st.booleans())
def test_any_expression_finds_what_python_would(expression: str, text: str, either: bool) -> None:
    expression = f"(?i){expression}" if either else expression
    assert found(quick(expression), text) == found(re.compile(expression), text)


@settings(max_examples=150, deadline=None)
@given(PARTS, st.text("aAbBcé É1 \n", max_size=12))
def test_the_steps_of_any_expression_are_counted_of_what_python_finds(expression: str, text: str) -> None:
    found = re.compile(expression).match(text)
    assert Model(expression).match(text, MOST)[0] == (found.end() if found else 0)


@settings(max_examples=60, deadline=None)
@given(MIXED)
def test_any_text_is_found_in_as_python_would(text: str) -> None:
    for expression, place in expressions().items():
        assert found(quick_once(expression), text) == found(pythons_once(expression), text), place


quick_once, pythons_once, model_once = cache(quick), cache(re.compile), cache(Model)


def test_a_search_skips_what_no_match_begins_with() -> None:
    skips = {expression: quicker.compiled(expression)[1][2] for expression in (r"(?i:\b(?:held|next) )", "x*y?", ".x")}
    assert list(map(bool, skips.values())) == [True, False, False]


@pytest.mark.parametrize(
    "expression",
    [
        "a?(?=b)b",
        "(?=b)?ab",
        "(?:a|)b",
        "(?i:a*)b",
        "(?:(?i:a|b)|c)d",
        "(?<=a)b",
        "[^\\W\\d]b",
        "(?i:[a-c])\\b",
        "(?-i:ab)|(?-i:ac)",
    ],
)
def test_what_may_be_left_out_at_the_beginning_is_known(expression: str) -> None:
    for text in ("ab", "b", "B", "AB cd Ad", "éb", "1b", "a", "c b"):
        assert found(quick(expression), text) == found(re.compile(expression), text)


def test_the_kelvin_sign_begins_no_word() -> None:
    assert re.compile("(?i:kerb|verge)").search("\u212aerb")
    assert not quick("(?i:kerb|verge)").search("\u212aerb")
