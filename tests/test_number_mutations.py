"""A wrong figure planted in each kind of claim: the right rule finds it, and without it nothing is found.

Each case is a sentence with the right figure and the wrong one as «right|wrong»; all of it is invented.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desk import findings_in

OPENING = "Ashcombe Parish Council\n\nMinutes of the meeting held on 8 November 2022 at 7.30 pm\n\n1. Reports\n\n"
LEAST = 0.95

CASES: tuple[tuple[str, str], ...] = (
    ("sum", "The raffle made £120.50 and the cake stall £79.50, a total of «£200.00|£210.00»."),
    (
        "sum",
        "Receipts were hire fees £340.00, grants £1,250.00 and donations £85.50, giving a total of "
        "«£1,675.50|£1,657.50».",
    ),
    ("sum", "The two accounts held £4,210.17 and £12,304.83, totalling «£16,515.00|£16,551.00»."),
    (
        "sum",
        "Invoices from Harrow Paving (£460.00) and Lint & Sons (£215.40) were passed for payment, in "
        "total «£675.40|£657.40».",
    ),
    ("sum", "£1,200 + £350 + £845.50 = «£2,395.50|£2,495.50»"),
    ("sum", "Members approved net £150.00 plus VAT £30.00, total «£180.00|£190.00»."),
    ("sum", "Twelve adults and 15 children came to the picnic, making a total of «27|29»."),
    ("sum", "There were 34 votes in person and 21 by post, making 5«5|3» in total."),
    (
        "sum",
        "The current account stood at £1,982.40 and the deposit account at £20,017.60, a combined total "
        "of «£22,000.00|£22,200.00».",
    ),
    ("sum", "Dues of $1,460.00 and gate receipts of $540.00 came in, for a total of «$2,000.00|$2,100.00»."),
    ("sum", "Payroll of $3,118.20 and disbursements of $1,881.80 were paid, a total of «$5,000.00|$5,110.00»."),
    ("sum", "Cllr Penn reported donations of €250 and €400, a total of «€650|€560»."),
    ("sum", "The hall fund has £614.25 in the bank and £85.75 in cash, altogether «£700.00|£770.00»."),
    ("sum", "A total of «£65|£56» (£40 for the hall and £25 for stamps) was approved."),
    ("sum", "It was agreed to pay £«620|602» (£500 + £120 VAT) to the printer."),
    ("sum", "The 142 pupils are split with 78 at primary schools and 6«4|6» at secondary schools."),
    ("sum", "The fund of £9,000 is made up of £5,500 from the county and £3,«500|050» from the district."),
    ("sum", "The fleet consists of 14 vans and 9 lorries, a total of «23|32» vehicles."),
    ("sum", "The grant of £12,000 comprised £7,250 for the roof and £4,«750|570» for the heating."),
    ("sum", "Total membership is «61|71» (48 full and 13 associate)."),
    (
        "sum",
        "There were 96 new cases in the quarter. There were a further 41 cases still open from the year "
        "before, bringing the caseload to «137|127».",
    ),
    ("sum", "Mr Hale paid £18.20, Mrs Orr paid £22.30 and the Scouts paid £9.50: total «£50.00|£55.00»."),
    ("sum", "The quotes were £1,140 for the fence and £860 for the gates, a total cost of «£2,000|£2,200»."),
    (
        "sum",
        "The Treasurer banked £75.00 from subscriptions and £310.00 from the auction, a sum total of "
        "«£385.00|£358.00».",
    ),
    ("sum", "£3.7m and £3.0m overspends together, totalling «£6.7m|£7.6m», were noted."),
    ("sum", "The precept of £8,400 plus the support grant of £350 making a total request of «£8,750|£8,570»."),
    ("sum", "2,140 leaflets and 860 posters were printed, «3,000|3,300» in total."),
    ("sum", "The shares were 40.5% and 35.2%, together a total of «75.7%|77.5%»."),
    ("percent", "In all 132 of 240 households («55%|45%») replied."),
    ("percent", "«48.3%|58.3%» (293 of 607 tenants) were satisfied."),
    ("percent", "Of the 188 referrals, 110 («58.5%|55.8%») were repeats."),
    ("percent", "45 of the 60 plots («75%|57%») are let."),
    ("percent", "Nine of 36 trees («25%|35%») had failed."),
    ("percent", "The survey was answered by 312 out of 1,040 residents («30%|33%»)."),
    ("percent", "17 of 20 members or «85%|58%» voted."),
    ("percent", "There were 64 complaints, of which 16 («25%|20%») were upheld."),
    ("percent", "The council owns 1,956 homes, with 354 of the homes standing empty («18%|28%»)."),
    ("percent", "£450 of the £1,800 budget («25%|35%») has been spent."),
    ("percent", "«62.5%|65.2%», or 25 of 40 clubs, have renewed."),
    ("percent", "Of the 80 responses, 48 («60%|66%») were in favour and 32 (40%) against."),
    ("percent", "Of the 80 responses, 48 (60%) were in favour and 32 («40%|46%») against."),
    ("percent", "39/502 («7.8%|8.7%») were new arrivals."),
    ("percent", "The turnout was 1,204 out of 3,010 electors, that is «40%|44%»."),
    ("percent", "60% of the 45 stalls («27|37») were booked by May."),
    ("percent", "7 out of 28 officers («25 per cent|35 per cent») hold the certificate."),
    ("percent", "There were 1,250 books on loan; 250 of these («20%|25%») were overdue."),
    ("percent", "In all 540 of 720 questionnaires were returned («75%|70%»)."),
    ("percent", "Attendance was good: 19 of 20 trustees («95.0%|90.5%»)."),
    ("percent", "Of 52 boats inspected, 13 («25%|52%») failed."),
    ("percent", "Three of twelve lamps («25%|30%») were out."),
    ("percent", "2,310 of the 3,300 parcels («70.0%|77.0%») were delivered on time."),
    ("change", "The roll went up from 261 to 280, an increase of «19|91»."),
    ("change", "Visitor numbers increased from 4,462 to 4,885, a growth of «423|432»."),
    ("change", "The precept rises from £10,000 to £10,500, an increase of «5%|6%»."),
    ("change", "Membership fell from 80 to 72, a fall of «8|18»."),
    ("change", "Membership fell from 80 to 72, a fall of 8 («10%|12%»)."),
    ("change", "The charge was «increased|reduced» from £25 to £30."),
    ("change", "Complaints «fell|rose» from 41 to 29 in the year."),
    ("change", "Loans grew by «12%|21%» from 1,500 to 1,680."),
    ("change", "Income rose by £«1,300|3,100» from £8,200 to £9,500."),
    ("change", "The hourly rate will increase from $18.00 to $19.80 («10%|18%»)."),
    ("change", "The budget was cut and reduced from £64,000 to £60,800, a reduction of «5%|8%»."),
    ("change", "The score improved from 64% to 71%, an increase of «7 percentage points|17 percentage points»."),
    ("change", "The population is to increase from 26,140 to 26,580. A growth of «440|840» people."),
    ("change", "The fund stands at £5,200, up «£200|£300» from £5,000."),
    ("change", "The fund stands at £5,«200|020», up from £5,100."),
    ("change", "The number of allotments increased to «348|308» from 319."),
    ("change", "There were 188 referrals, an increase of «33|43» compared with 155 in the previous quarter."),
    ("change", "There were 92 calls in May compared with 80 in April, an increase of «15%|51%»."),
    ("change", "The fee would rise from €40 to €46, an increase of €6 or «15%|16.5%»."),
    ("change", "Energy use dropped from 12,400 kWh to 11,160 kWh, a drop of «10%|11%»."),
    ("change", "Subscriptions went from $2,050 to $2,460, up «20%|25%»."),
    ("change", "Grant income decreased from £40,000 last year to £30,000 this year, a decrease of «25%|33%»."),
    ("change", "The waiting list had grown from 220 in May to 264 in August, which is an increase of «44|64» (20%)."),
    ("change", "The waiting list had grown from 220 in May to 264 in August, which is an increase of 44 («20%|24%»)."),
    ("change", "A reduction from 52 to 39 meetings (a reduction of «25%|30%») was noted."),
    ("change", "Average speeds were «reduced|increased» from 36.5 to 31.2 mph."),
    ("change", "Footfall rose 5% from 24,000 to «25,200|26,500»."),
    ("change", "The electricity bill went up from £1,210.00 to £1,452.00, a rise of «£242.00|£224.00» (20%)."),
    ("difference", "The school scored 81% against 86% nationally, a gap of «5|8» percentage points."),
    ("difference", "The local rate of 81% compared with 89% nationally. The gap is «8%|18%»."),
    ("difference", "The club scored 43.3, which is «3.2|2.3» points below the average of 46.5."),
    ("difference", "Recycling reached 48.2%; this was «1.7%|7.1%» below the county average of 49.9%."),
    ("difference", "Actual spending of £11,500 was «£500|£1,500» above the budget of £11,000."),
    ("difference", "The difference between £4,200 and £3,650 is «£550|£650»."),
    ("difference", "The gap between the two bids of £18,400 and £17,900 was «£500|£600»."),
    ("difference", "Income was £6,240 against a budget of £6,000, a difference of «£240|£420»."),
    ("difference", "Attendance was 74%, 6 percentage points «above|below» the target of 68%."),
    ("difference", "Costs came to £2,150, «£150|£510» more than the estimate of £2,000."),
    ("difference", "There were 14 members present, «5|6» more than the quorum of 9."),
    ("difference", "£500 less £120 leaves «£380|£320»."),
    ("difference", "The deposit of £250 less damages of £35, leaving «£215|£225», was returned."),
    ("difference", "The audit found 312 books compared with 330 in the register, a difference of «18|28»."),
    ("difference", "Sales were $9,800 against $10,400 the year before, a variance of «$600|$400»."),
    ("difference", "The pass rate of 88% was 4 points «higher|lower» than the 84% of last year."),
    ("partition", "Spending was 60% on staff, 25% on premises and the remaining «15%|20%» on services."),
    ("partition", "Funding is split 50% from the county, 30% from the district and «20%|25%» from the parish."),
    ("partition", "45% were in favour, 35% against and the remaining «20%|25%» had no view."),
    ("partition", "The costs are divided 70% to the club and «30%|40%» to the school."),
    ("partition", "Half was met by grant (50%), 40% by loan and the rest («10%|20%») from reserves."),
    ("partition", "The electorate consists of 62% tenants and «38%|48%» owners."),
    ("words", "Notice of fifteen («15|50») days must be given."),
    ("words", "A quorum of «7|5» (seven) members is required."),
    ("words", "The sum of £500 («five hundred pounds|five thousand pounds») was lent."),
    ("words", "A term of twenty-one («21|12») years was agreed."),
    ("words", "Three hundred and forty-two («342|324») signatures were received."),
    ("words", "The lease of «99|90» (ninety-nine) years was signed."),
    ("words", "Tenders closed after thirty («30|13») days."),
    ("words", "The trustees numbered nine («9|6»)."),
    ("words", "Two thousand («2,000|20,000») copies were ordered."),
    ("words", "A deposit of one hundred pounds («£100|£1,000») is taken."),
    ("words", "Payment is due in «14|40» (fourteen) days."),
    ("range", "Between «40|60» and 50 people attended."),
    ("range", "Grants of «£200-£500|£500-£200» are available."),
    ("range", "The fee will be between «£15|£55» and £25 a head."),
    ("range", "A minimum of «5|15» and a maximum of 9 trustees may serve."),
    ("range", "«9|14» out of the 12 members voted."),
    ("range", "Page «3|7» of 5"),
    ("range", "Reductions of «10-30%|30-10%» are expected."),
    ("range", "At least «6|16» and at most 8 stewards are needed."),
    ("range", "«11|21» of the 20 councillors were present."),
    ("range", "Between «20%|45%» and 30% of the stock needs repair."),
    ("format", "A payment of «$6,148.09|$6,14809» was approved."),
    ("format", "The Clerk was paid «£100.50|£1,00,50»."),
    ("format", "Insurance of «£1,200|£1,2O0» is due."),
    ("format", "The balance was «£161,149.90|£161.149.90»."),
    ("format", "The tender of «£14,000|£14,0000» was accepted."),
    ("format", "The council has spent «€86,224.86|€86,224,86» on the scheme."),
    ("format", "The share was «58.3%|58..3%» of the vote."),
    ("format", "The fund holds «£2,350.75|£2.350,75»."),
    ("format", "A cheque for «£200.00|£200,00» was signed."),
    ("format", "The bill came to «$1,045.00|$1,O45.00»."),
    (
        "conflict",
        "The roll rose from 590 in January to 651 in August. The placements were for 293 of «590|607» "
        "children in January and 340 of 651 children in August.",
    ),
    (
        "conflict",
        "There were 1,204 members in 2018 and 1,310 in 2019. The report gave «1,204|1,240» for 2018 and "
        "1,310 for 2019.",
    ),
    (
        "conflict",
        "Takings were £4,100 in March and £5,250 in April. The Treasurer's paper shows «£4,100|£4,010» in"
        " March and £5,250 in April.",
    ),
)


def found(text: str) -> list[str]:
    """The numbers rules that find something in minutes in which a text stands."""
    return [finding.rule for finding in findings_in(f"{OPENING}{text}\n", "numbers/")]


def variants(text: str) -> tuple[str, str]:
    """A case's text with the right figures, and with the wrong ones."""
    right, wrong = "", ""
    for piece in text.split("«"):
        figure, closed, rest = piece.partition("»")
        one, _, other = figure.partition("|") if closed else (piece, "", piece)
        right, wrong = right + one + rest, wrong + other + rest
    return right, wrong


def outcomes() -> Iterator[tuple[str, str, bool]]:
    """For each case its rule, the text with the planted figure, and whether the rule finds it."""
    for rule, text in CASES:
        _, wrong = variants(text)
        yield rule, wrong, f"numbers/{rule}" in found(wrong)


@pytest.mark.parametrize("text", [text for _, text in CASES])
def test_nothing_is_found_in_the_right_figures(text: str) -> None:
    assert found(variants(text)[0]) == []


def test_planted_figures_are_found_by_their_rule() -> None:
    results = list(outcomes())
    missed = [f"{rule}: {text}" for rule, text, caught in results if not caught]
    assert len(results) >= 100
    assert len(missed) <= len(results) * (1 - LEAST), "\n".join(missed)


@pytest.mark.parametrize("rule", sorted({rule for rule, _ in CASES}))
def test_every_kind_of_claim_is_among_them(rule: str) -> None:
    results = [caught for name, _, caught in outcomes() if name == rule]
    assert sum(results) >= LEAST * len(results) - 1
