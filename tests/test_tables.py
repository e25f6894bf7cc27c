"""Totals of tables, lists of payments and accounts, as claims: what is read, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from minutes_lint import Claim, Document
from minutes_lint.config.config import Settings
from minutes_lint.engine import project, understand
from steps import grows_as_the_text

PROJECT = project(Settings())


def claims(text: str, *relations: str) -> list[tuple[str, str]]:
    """The stated figure and the verdict of each claim about totals and balances, in order of place."""
    meetings = understand(Document("draft.md", text), PROJECT).meetings
    wanted = relations or ("table-total", "balance")
    return [(c.stated.raw, c.verdict) for m in meetings for c in m.find(Claim) if c.relation in wanted]


def table(*rows: str) -> str:
    """A Markdown table below a title."""
    first, *others = (f"| {' | '.join(row.split(','))} |" for row in rows)
    rule = "|" + "---|" * (rows[0].count(",") + 1)
    return "\n".join(("# Minutes of Brackenthwaite Parish Council, 3 May 2018", "", first, rule, *others, ""))


def test_a_column_is_added_back_to_its_head() -> None:
    assert claims(table("Payee,Amount", "Clerk,£310.20", "Hall,£24.00", "Total,£334.20")) == [("£334.20", "right")]


@pytest.mark.parametrize("stated", ["($20.00)", "-$20.00", "\\-\\$20.00", "-\\$ 20.00"])
def test_negative_figures(stated: str) -> None:
    text = table("Account,May", "Sales,$30.00", "Rent,($50.00)", f"Total,{stated}")
    assert [verdict for _, verdict in claims(text)] == ["right"]


@pytest.mark.parametrize("blank", ["", "-", "n/a", "nil", "£ -"])
def test_a_blank_cell_adds_nothing(blank: str) -> None:
    text = table("Payee,Amount", "Clerk,£310.20", f"Grant,{blank}", "Hall,£24.00", "Total,£333.20")
    assert claims(text) == [("£333.20", "wrong")]


@pytest.mark.parametrize("odd", ["tbc", "£1.2.3", "£10-12", "see below"])
def test_a_column_with_anything_unreadable_is_not_judged(odd: str) -> None:
    text = table("Payee,Amount", "Clerk,£310.20", f"Grant,{odd}", "Hall,£24.00", "Total,£999.00")
    assert claims(text) == [("£999.00", "open")]


def test_a_table_that_goes_on_after_a_page_break_is_not_judged() -> None:
    one = table("Payee,Amount", "Clerk,£310.20", "Hall,£24.00")
    other = "| Payee | Amount |\n|---|---|\n| Mower | £82.50 |\n| Stamps | £6.40 |\n| Total | £423.10 |\n"
    assert claims(f"{one}\nBRACKENTHWAITE PARISH COUNCIL\n\n{other}") == [("£423.10", "open")]


def test_a_list_of_payments_that_goes_on_after_a_page_break_is_not_judged() -> None:
    text = "Payments\n\nClerk £310.20\n\nHall £24.00\n\nPage 2 of 3\n\nMower £82.50\n\nStamps £6.40\n\nTotal £423.10\n"
    assert claims(f"Minutes of Brackenthwaite Parish Council, 3 May 2018\n\n{text}") == [("£423.10", "open")]


def test_headings_inside_a_table_are_not_the_end_of_what_its_total_adds() -> None:
    text = table(
        "Item,Cost", "Office,", "Stamps,40.00", "Ink,60.00", "Parks,", "Mowing,500.00", "Bins,20.00", "Total,620.00"
    )
    assert claims(text) == [("620.00", "right")]


def test_rows_that_add_others_are_not_added_twice() -> None:
    text = table(
        "Item,Cost", "Parks,£500.00", "Office,£100.00", "Stamps,£40.00", "Ink,£60.00", "Bins,£9.00", "Total,£609.00"
    )
    assert claims(text) == [("£609.00", "open")]


def test_a_scanned_page_proves_no_figure_wrong() -> None:
    text = table("Payee,Amount", "Clerk,£310.20", "Hall,£24.00", "Total,£999.00")
    note = "*<small>Scanned page, text may contain errors. See original file for clarity</small>*\n"
    assert claims(text + "\n" + note) == [("£999.00", "open")]


def test_shares_and_averages_are_not_added() -> None:
    text = table("Class,Share,Average", "Full,40%,12.00", "Junior,30%,9.00", "Total,90%,11.00")
    assert claims(text) == []


def test_a_mean_in_a_row_of_totals_is_no_sum() -> None:
    text = table("Day,Vehicles,Reading", "Monday,412,34.2", "Tuesday,430,33.9", "Total,842,34.0")
    assert claims(text) == [("842", "right"), ("34.0", "open")]


def test_amounts_in_brackets_with_a_payment_are_not_rows() -> None:
    text = "Payments\n\nBins £117.00 (VAT £19.50)\n\nClerk £310.20\n\nTotal £427.20\n"
    assert "wrong" not in [v for _, v in claims(f"Minutes of Brackenthwaite Parish Council, 3 May 2018\n\n{text}")]


def test_a_balance_needs_to_be_of_the_same_account() -> None:
    text = "Opening balance £100.00, receipts £50.00, payments £20.00, business account balance £900.00."
    assert claims(f"Minutes of Brackenthwaite Parish Council, 3 May 2018\n\n{text}\n") == [("£900.00", "open")]


BAD: dict[str, tuple[Callable[[int], str], int]] = {
    "rows": (lambda n: table("Payee,Amount", *["Clerk,£1.00"] * n, "Total,£10000.00"), 200),
    "totals": (lambda n: table("Payee,Amount", *["Total,£1.00"] * n), 200),
    "digits": (lambda n: table("Payee,Amount", f"Clerk,{'9' * n}", f"Hall,£{'9' * n}.00", f"Total,{'9' * n}"), 2_000),
    "figures": (lambda n: "Payments " + "£1.00 " * n + "Total £10000.00", 500),
    "lines": (lambda n: "Payments\n" + "Clerk £1.00\n" * n + "Total £9.00\n", 200),
    "heads": (lambda n: "Net VAT Gross " * n + "1.00 2.00 3.00 " * n, 200),
    "spaces": (lambda n: "Total" + " " * n + "£9.00", 20_000),
    "bars": (lambda n: "|" * n, 16_000),
    "brackets": (lambda n: "(" * n + "£1.00" + ")" * n, 2_000),
    "names": (lambda n: "Present (five Councillors): " + "Ada Brook, " * n, 200),
    "marks": (lambda n: "the following three options: " + "(1) a; " * n, 200),
    "bullets": (lambda n: "The following three options:\n\n" + "- one\n" * n, 200),
    "balances": (lambda n: "opening balance £1.00, receipts £1.00, payments £1.00, " * n, 100),
}


@pytest.mark.parametrize("name", BAD)
def test_steps_grow_as_bad_input_does(name: str) -> None:
    text, size = BAD[name]
    grows_as_the_text(lambda n: claims(text(n)), size)


LONG = "9" * 4000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (table("Payee,Amount", *["Clerk,£1.00"] * 10_000, "Total,£10000.00"), [("£10000.00", "right")]),
        (table("Payee,Amount", *["Clerk,£1.00"] * 10_000, "Total,£10000.50"), [("£10000.50", "wrong")]),
        (table("Payee,Amount", f"Clerk,{LONG}", f"Hall,£{LONG}.00", f"Total,{LONG}"), []),
        ("| a |\n|---|\n| b | £1 | £2 | 3 |\n|\n||||||\n| Total | | £9 |\n", []),
        (table("Payee,Amount", "Clerk,٣٤٫٥٠", "Hall,£٢٤", "Total,£٥٨"), []),
    ],
    ids=["rows", "rows with a wrong total", "digits", "ragged", "right to left"],
)
def test_bad_input_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert claims(text) == expected
