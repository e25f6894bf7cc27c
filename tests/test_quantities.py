"""Figures and number words: what is a quantity, with which value, unit and noun, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from lark import Lark

from minutes_lint import Paragraph, Quantity, Span, View
from minutes_lint_grammars.dates import dates
from minutes_lint_grammars.numbers import quantities
from minutes_lint_grammars.parser.sweep import sweep
from minutes_lint_grammars.references import references
from steps import grows_as_the_text

START = 40


def found(text: str) -> list[Quantity]:
    """The quantities in a text that stands at offset 40 of its document."""
    view = View(text, (0,), (START,))
    paragraph = Paragraph(Span(START, START + len(text)), view, None, "text")
    sights = (*dates.SIGHTS, *references.SIGHTS, *quantities.SIGHTS)
    return [m for m in sweep([paragraph], sights).get(Quantity, []) if isinstance(m, Quantity)]


@pytest.mark.parametrize(
    ("text", "raw", "value", "unit", "precision"),
    [
        ("a budget of £12.3M was set", "£12.3M", "12300000", "£", -5),
        ("an overspend of £3m", "£3m", "3000000", "£", -6),
        ("£2 million was lent", "£2 million", "2000000", "£", -6),
        ("a grant of £14,000.", "£14,000", "14000", "£", 0),
        ("paid USD $500.00 by card", "$500.00", "500.00", "$", 2),
        ("€45 each", "€45", "45", "€", 0),
        ("a loss of -£20.50", "-£20.50", "-20.50", "£", 2),
        ("some 500 euro", "500 euro", "500", "€", 0),
        ("five hundred pounds", "five hundred pounds", "500", "£", 0),
        ("6,148.09 litres", "6,148.09", "6148.09", "", 2),
        ("was 58.3% in May", "58.3%", "58.3", "%", 1),
        ("was 5 per cent", "5 per cent", "5", "%", 0),
        ("rose 2 percentage points", "2 percentage points", "2", "points", 0),
        ("by 1.7 points", "1.7 points", "1.7", "points", 1),
        ("a score of +0.7 (sig+)", "+0.7", "0.7", "", 1),
        ("3 million people", "3 million", "3000000", "", -6),
        ("3/4 of them", "3/4", "0.75", "/", 0),
        ("twelve members", "twelve", "12", "", 0),
        ("three hundred and forty-two trees", "three hundred and forty-two", "342", "", 0),
        ("a hundred and twenty chairs", "a hundred and twenty", "120", "", 0),
        ("Seven thousand two hundred homes", "Seven thousand two hundred", "7200", "", 0),
        ("one member", "one", "1", "", 0),
        ("there are 2,016 of them", "2,016", "2016", "", 0),
    ],
)
def test_a_quantity(text: str, raw: str, value: str, unit: str, precision: int) -> None:
    (quantity,) = found(text)
    assert (quantity.raw, quantity.unit, quantity.precision) == (raw, unit, precision)
    assert quantity.value == Decimal(value)
    assert quantity.span == Span(START + text.index(raw), START + text.index(raw) + len(raw))


@pytest.mark.parametrize(
    "text",
    [
        "on 6 November 2018 at 7.30 pm",
        "between 9:30 and 10:15",
        "in 2016 there were none; by 2018, few",
        "for 2016/17 and 2018-2021",
        "a pupil aged 5-11, or of ages 16 to 18",
        "a 5 year old and a 6-year-old",
        "telephone 01234 567890 or 020 7946 0000",
        "Minute No. 114/18 and item 5",
        "application 18/00092/TREE",
        "at Room 12, 12 High Street, AB1 2CD",
        "Key Stage 2, KS2, Year 1, S47 and Q4",
        "version 2.1.3 of Section 106",
        "cheques 101, 102 and 103",
        "one of them told one another",
        "the 1st, 2nd and 23rd",
        "24/7 support",
        "two-thirds of a five-year plan",
        "٣٤٥ people and ١٢%",
        "% % %",
        "1" * 4000,
    ],
)
def test_no_quantity(text: str) -> None:
    assert found(text) == []


def test_what_is_counted() -> None:
    nouns = [quantity.noun for quantity in found("62 placements, 1,956 children and 12 of the trees on 3 new sites")]
    assert nouns == ["placements", "children", "", "new sites"]


def test_the_ends_of_a_range_share_their_unit() -> None:
    assert [(q.raw, q.unit) for q in found("£500-£400 and 10-30%")] == [
        ("£500", "£"), ("£400", "£"), ("10", "%"), ("30%", "%"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["$6,14809", "£1,00,50", "£1,O00", "£14,00", "£1.200,00", "€86,224,86", "$161.149.90", "58..3%", "1O%"]
)
def test_a_figure_that_is_none(text: str) -> None:
    (quantity,) = found(f"It was {text} in all")
    assert (quantity.raw, quantity.value, quantity.problem) == (text, None, "malformed")


@pytest.mark.parametrize("text", ["€14,00", "£5.10.6", "£1,00,000", "£5,£7 and £9", "£0.735", "£12k"])
def test_money_that_is_written_otherwise(text: str) -> None:
    assert [quantity.problem for quantity in found(text) if quantity.problem] == []


@pytest.mark.parametrize(
    "unit", ["5,", "£5.50, ", "one hundred ", "5% ", "(5 ", "£1,00,", "12 of ", "5-", "seven and "]
)
def test_steps_grow_as_the_text_does(unit: str) -> None:
    grows_as_the_text(lambda size: found(unit * size), 500)


@pytest.mark.parametrize("name", ["quantities", "quantities_words", "claims", "claims_words", "claims_context"])
def test_no_two_terminals_collide(name: str) -> None:
    pytest.importorskip("interegular")
    path = Path(quantities.__file__).with_name(f"{name}.lark")
    Lark(path.read_text(encoding="utf-8"), parser="lalr", strict=True, maybe_placeholders=False)
