"""A wrong figure planted in each kind of total, balance and count is found by its rule; the right ones raise nothing.

In a template, ‹48.00›50.00› is a figure and the wrong one that is planted in its place.
"""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from desk import findings_in

MARKED = re.compile(r"‹([^›]*)›([^›]*)›")

FRAMES = (
    "Minutes of Fallowdale Parish Council held on 6 February 2019\n\n41/19 Apologies\n\nNone were received.\n\n"
    "42/19 Finance\n\n{}\n\n43/19 Correspondence\n\nA letter about the pond was noted.\n",
    "# Minutes of Copperfield Township, March 9, 2020\n\n## Call to order\n\nThe chair called the meeting to order.\n\n"
    "## Treasurer\n\n{}\n\n## Adjournment\n\nThe meeting was adjourned.\n",
)

TEMPLATES = {
    "numbers/table-total": (
        "| Payee | Amount |\n|---|---|\n| Clerk | £‹310.20›301.20› |\n| Mower | £82.50 |\n| Hall | £24.00 |\n| Total | £‹416.70›417.60› |",
        "| Payee | Net | VAT | Gross |\n|---|---|---|---|\n| Lamps | 40.00 | ‹8.00›8.80› | ‹48.00›46.00› |\n| Clerk | 310.20 | | 310.20 |\n"
        "| Bins | 15.00 | 3.00 | 18.00 |\n| **Total** | **‹365.20›356.20›** | **‹11.00›12.00›** | **‹376.20›367.20›** |",
        "Payee Net VAT Gross Lamps Ltd 40.00 8.00 ‹48.00›48.80› Bins Ltd 15.00 ‹3.00›2.00› 18.00 Hall 30.00 0.00 30.00 "
        "Total ‹85.00›86.00› ‹11.00›10.00› ‹96.00›69.00›",
        "Payee Cheque No Net VAT Gross Remarks Lamps Ltd 100112 £40.00 £8.00 £‹48.00›58.00› Repair of two lights Clerk 100113 £310.20 £0.00 "
        "£310.20 Salary for May Bins Ltd 100114 £15.00 £3.00 £18.00 Emptying\n\nTotal £‹365.20›365.02› £‹11.00›110.00› £‹376.20›476.20›",
        "Payments for approval\n\nClerk                    £310.20\nMower repairs            £‹82.50›85.20›\nHall hire                £24.00\n"
        "Total                    £‹416.70›461.70›",
        "Cheques\n\n- Clerk £310.20\n- Mower repairs £82.50\n- Hall hire £‹24.00›42.00›\n- Total £‹416.70›416.00›",
        "The following payments were approved:\n\nClerk £310.20\n\nMower £‹82.50›28.50›\n\nHall £24.00\n\nTotal payments £‹416.70›461.70›",
        "Balances\n\nCurrent account £‹1,204.10›1,240.10›\n\nDeposit account £3,310.55\n\nPlay fund £250.00\n\n£‹4,764.65›4,746.65›",
        "| Class | May | June |\n|---|---|---|\n| Full | ‹48›58› | 47 |\n| Concession | 19 | 18 |\n| TOTAL | ‹67›76› | ‹65›75› |",
        "| Heading | Q1 | Q2 | Total |\n|---|---|---|---|\n| Roads | $‹300.00›330.00› | $250.00 | $‹550.00›505.00› |\n| Fire | $410.25 | $89.75 | $500.00 |\n"
        "| Parks | $20.00 | $30.00 | $‹50.00›55.00› |\n| Hall | $10.00 | $15.00 | $25.00 |",
        "| Report | July | Year |\n|---|---|---|\n| Income - Total | \\$‹301.00›310.00› | \\$1,900.00 |\n| Income - Dues | \\$250.00 | \\$1,500.00 |\n"
        "| Income - Events | \\$‹51.00›15.00› | \\$400.00 |\n| Costs - Rent | \\$200.00 | \\$1,400.00 |",
        "| Payment | Amount |\n|---|---|\n| Energy | £‹20.00›22.00› |\n| Water | £12.00 |\n| Subtotal direct debits | £‹32.00›23.00› |\n"
        "| Clerk | £300.00 |\n| Hall | £24.00 |\n| Subtotal cheques | £324.00 |",
        "Fund\tMarch\tApril\nGeneral\t$1,200.00\t$‹900.50›950.00›\nRoads\t$300.00\t$250.00\nTotal\t$‹1,500.00›1,550.00›\t$1,150.50",
        "<table><tr><td>Payee</td><td>Net</td><td>VAT</td><td>Gross</td></tr><tr><td>Lamps</td><td>40.00</td><td>8.00</td><td>‹48.00›49.00›</td></tr>"
        "<tr><td>Clerk</td><td>310.20</td><td></td><td>310.20</td></tr><tr><td>Total</td><td>‹350.20›305.20›</td><td>8.00</td><td>358.20</td></tr></table>",
    ),
    "numbers/list-total": (
        "The garages (total of 42 spaces) are:\n\n- Mill Lane: ‹12›13› spaces\n- Church Road: 20 spaces\n- The Green: ‹10›15› spaces",
        "Grants totalling £‹1,350.00›1,530.00› were made as follows:\n\n- Hall: £600.00\n- Cricket club: £‹500.00›550.00›\n- Toddlers: £250.00",
        "Election costs totaling $‹1,257.40›1,275.40›:\n\n* Ballots $640.00\n* Judges $‹512.40›521.40›\n* Postage $105.00",
        "A total of ‹26›27› visitors came to:\n\na) the talk: 12 visitors\nb) the walk: ‹9›8› visitors\nc) the tea: 5 visitors",
        "The total budget of €‹85,000›95,000› is made up as follows:\n\n• Footpaths €40,000\n• Lights €‹25,000›52,000›\n• Grants €20,000",
    ),
    "numbers/balance": (
        "The opening balance was £‹4,210.50›4,120.50›, receipts £1,300.00, payments £‹845.25›854.25› and the closing balance £‹4,665.25›4,656.25›.",
        "Balance brought forward: £812.40\nIncome: £‹2,150.00›2,510.00›\nExpenditure: £1,998.75\nBalance carried forward: £‹963.65›936.65›",
        "| Account | May |\n|---|---|\n| Opening balance | ‹640.00›460.00› |\n| Receipts | 225.00 |\n| Payments | ‹180.50›108.50› |\n"
        "| Closing balance | ‹684.50›648.50› |",
        "| Item | In | Out | Balance |\n|---|---|---|---|\n| Forward | | | $300.00 |\n| Fees | $120.00 | | $420.00 |\n| Mulch | | $85.00 | $335.00 |\n"
        "| Raffle | $‹64.00›46.00› | | $399.00 |\n| Hose | | $19.00 | $‹380.00›390.00› |\n| Seeds | | $9.00 | $371.00 |",
        "Opening balance $‹12,450.75›12,540.75›, receipts of $310.00 and disbursements of $‹1,280.20›1,820.20› leaving a balance of $‹11,480.55›11,408.55›.",
    ),
    "numbers/count": (
        "The following ‹six›five› principles were adopted:\n\n- Listening\n- Acting early\n- Working as one\n- Spending with care\n- Reporting\n- Learning",
        "The Chair suggested ‹two›three› areas of work:\n\n- The cemetery wall\n- The bus shelter",
        "The Clerk outlined the following ‹four›five› options:\n\na) Close the road by day\nb) Close it by night\nc) Leave it open\nd) Widen it",
        "‹Three›Four› Councillors were present: Ada Brook, Tom Farrow and Susan Pike.",
        "The Board set ‹three›four› conditions: (1) a fence along the road; (2) no work after dusk; (3) a bond.",
        "‹Two›Three› trustees were elected: Priya Nair and Joe Tanner.",
        "There are ‹three›two› choices to be made as follows:\n\n(a) mend it\n(b) sell it\n(c) keep it",
    ),
}  # fmt: skip


def right(template: str) -> str:
    """A template with its right figures."""
    return MARKED.sub(r"\1", template)


def mutants(template: str) -> Iterator[str]:
    """A template with one wrong figure after another."""
    for chosen in MARKED.finditer(template):
        yield right(template[: chosen.start()] + chosen.group(2) + template[chosen.end() :])


@cache
def found(fragment: str, frame: str) -> frozenset[str]:
    """The rules of numbers that find something in a fragment of minutes."""
    return frozenset(finding.rule for finding in findings_in(frame.format(fragment), "numbers/"))


CASES = [(rule, template, frame) for rule, templates in TEMPLATES.items() for template in templates for frame in FRAMES]


@pytest.mark.parametrize(("template", "frame"), [(template, frame) for _, template, frame in CASES])
def test_right_figures_raise_nothing(template: str, frame: str) -> None:
    assert not found(right(template), frame)


def test_wrong_figures_are_found_by_their_rule() -> None:
    planted = [(rule, mutant, frame) for rule, template, frame in CASES for mutant in mutants(template)]
    missed = [(rule, mutant) for rule, mutant, frame in planted if rule not in found(mutant, frame)]
    assert len(planted) >= 100
    assert len(missed) <= len(planted) * 0.05, missed
