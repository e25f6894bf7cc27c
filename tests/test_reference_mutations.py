"""A wrong number planted in agendas and minutes of several styles: the right rule finds it, and without it is silent.

Each case is a document with the right number and the wrong one as «right|wrong»; all of it is invented.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desk import findings_in

LEAST = 0.95

AGENDAS = (
    """\
HARBOUR WORKS COMMITTEE
AGENDA for the meeting of Tuesday, 4th May, 2021 at 2.00 p.m. in the Custom House

1. Apologies for Absence

2. Minutes of the Previous Meeting (PAGES 3 - 16)

3. Dredging Contract (PAGES 17 - 20)
To consider a report (see {item} also).

4. Mooring Fees (PAGES 21 - 24)
""",
    """\
# Agenda: Lorton Library Board, March 14, 2023, 7:00 p.m., Reading Room

1. Call to order

2. Approval of minutes (PAGES 3 - 16)

3. Treasurer's report (PAGES 17 - 20), with {item}

4. Adjournment (PAGES 21 - 24)
""",
    """\
Ashcombe Parish Council

Notice of meeting: you are summoned to attend the meeting to be held on 8 November 2022 at 7.30 pm in the Village Hall

AGENDA

1. Apologies

2. To approve the minutes of 11 October 2022 (PAGES 3 - 16)

3. Budget, to be taken with {item} (PAGES 17 - 20)

4. Date of next meeting (PAGES 21 - 24)
""",
)
MINUTES = (
    """\
Minutes of Sandford Town Council held on 4 May 2016

1. Apologies
None.

2. Car park
{text}

3. Payments
These were approved.

4. Next meeting
The next meeting is on 1 June 2016.
""",
    """\
# Minutes of the Lorton Library Board, March 14, 2023

1. Call to order

The president called the meeting to order at 7 p.m.

2. Collections

{text}

3. Budget

Moved by Hart, second by Lund, to adopt the budget. Motion carried.

4. Adjournment

The meeting adjourned at 8 p.m.
""",
    """\
GOVERNING BODY OF ST. ODA'S SCHOOL
Minutes of the meeting of Thursday 12 October 2023

**1. Welcome and apologies**

The chair welcomed everybody.

**2. Attendance**

{text}

**3. Safeguarding**

The policy was approved.

**4. Any other business**

There was none.
""",
)
TEXTS = (
    ("item", "This was taken with item «3|6»."),
    ("item", "The cost is shown under agenda item «4|7»."),
    ("item", "Members noted the link to agenda items 3 and «4|8»."),
    ("item", "(See item «3|5» below.)"),
    ("item", "Item «3|5» on the agenda was discussed at the same time."),
    ("item", "Table 1: Users\n\nTable 2: Costs\n\nTable «2|4» shows the difference."),
    ("item", "Recommendations:\n\n(a) That it be kept.\n\n(b) That it be mended.\n\nRecommendation «2|3» was agreed."),
    (
        "item",
        "It was recommended:\n\n(1) That it be kept.\n\n(2) That it be mended.\n\n(3) That it be sold.\n\n"
        "It was agreed to adopt recommendations 1 and «3|5».",
    ),
    ("item", "The figures are in Appendix «B|D».\n\nAppendix A: Users\n\nAppendix B: Costs\n\nAppendix C: Staff"),
)
RIGHT = (
    "The risks are in Appendix 9 to the report.",
    "Paragraph 12 of the lease was read, and item 8 of the inventory was lost.",
    "Item 9 was withdrawn, and agenda items 7 and 8 were deferred to the next meeting.",
    "Resolution 2016-14 and Section 137 were explained; see pages 20 to 12 of the plan.",
    "Table 5 of the survey and recommendation 11 of the auditor were noted.",
    "Items 5 to 9 will be considered in closed session.",
)


def cases() -> Iterator[tuple[str, str]]:
    """The rule that should speak and the document, the right number and the wrong one in it."""
    for agenda in AGENDAS:
        plain = agenda.replace("PAGES", "Pages")
        yield "item", plain.replace("{item}", "item «4|7»")
        paged = agenda.replace("{item}", "item 4")
        yield "pages", paged.replace("PAGES 3 - 16", "Pages 3 - «16|18»").replace("PAGES", "Pages")
        yield "pages", paged.replace("PAGES 17 - 20", "Pages «17-20|15-20»").replace("PAGES", "pages")
        yield "pages", paged.replace("PAGES 21 - 24", "pp. «21-24|21-14»").replace("PAGES", "pp.")
        yield "pages", paged.replace("PAGES 17 - 20", "Pages 17 to «20|22»").replace("PAGES", "Pages")
    for minutes in MINUTES:
        for rule, text in TEXTS:
            yield rule, minutes.replace("{text}", text)


def found(text: str) -> list[str]:
    """Which of the two rules find something in a document."""
    return [rule for finding in findings_in(text) if (rule := finding.rule) in ("references/item", "references/pages")]


def variants(text: str) -> tuple[str, str]:
    """A document with the right number, and with the wrong one."""
    before, _, rest = text.partition("«")
    number, _, after = rest.partition("»")
    right, _, wrong = number.partition("|")
    return before + right + after, before + wrong + after


@pytest.mark.parametrize("text", [text for _, text in cases()])
def test_nothing_is_found_where_the_number_is_right(text: str) -> None:
    assert found(variants(text)[0]) == []


@pytest.mark.parametrize("minutes", MINUTES)
@pytest.mark.parametrize("text", RIGHT)
def test_nothing_is_found_where_something_else_is_cited(minutes: str, text: str) -> None:
    assert found(minutes.replace("{text}", text)) == []


def test_planted_numbers_are_found_by_their_rule() -> None:
    results = [(rule, text, f"references/{rule}" in found(variants(text)[1])) for rule, text in cases()]
    missed = [f"{rule}: {text}" for rule, text, caught in results if not caught]
    assert len(results) >= 40
    assert len(missed) <= len(results) * (1 - LEAST), "\n\n".join(missed)
