"""Citations as they are written: what is cited, under which number and title, and whose it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lark import Lark

from minutes_lint import Caption, DateMention, Document, Item, Mark, Paragraph, Reference, Span, View
from minutes_lint.model.meeting import MeetingKind
from minutes_lint_grammars.parser.drafts import Draft
from minutes_lint_grammars.parser.sweep import sweep
from minutes_lint_grammars.references import references


def paragraph(text: str, item: Item | None = None) -> Paragraph:
    """A paragraph that is a whole document."""
    return Paragraph(Span(0, len(text)), View(text, (0,), (0,)), item, "text")


def cited(
    text: str,
    *,
    under: str = "Highways",
    numbers: tuple[str, ...] = ("29", "30", "34"),
    kind: MeetingKind = "minutes",
    dated: tuple[str, date] | None = None,
) -> list[Reference]:
    """The references in a text that stands in the first of some items, under a title."""
    items = tuple(
        Item(index, number, under if index == 0 else "Other", Span(0, 0), Span(0, 0), mark=mark(number))
        for index, number in enumerate(numbers)
    )
    paragraphs = (paragraph(text, items[0]),)
    found = sweep(paragraphs, references.SIGHTS)
    if dated is not None:
        at = text.index(dated[0])
        found[DateMention] = [DateMention(Span(at, at + len(dated[0])), dated[0], None, first=dated[1], last=dated[1])]
    draft = Draft(Document("draft.txt", text), Span(0, len(text)), kind, items, paragraphs, {}, found)
    return references.settle(draft).find(Reference)


def mark(number: str) -> Mark:
    """The mark of an item."""
    return Mark(Span(0, 0), f"{number}.", "n.", int(number))


WRITTEN = [
    # text, kind, number, sub, last, title, words
    ("Minute No. 13(3) (Bus Passes), it was", "minute", "13", "3", "", "Bus Passes", "Minute No. 13(3)"),
    (
        "Minute Number 50 (The ‘New’ Plan 2015-2018)",
        "minute",
        "50",
        "",
        "",
        "The ‘New’ Plan 2015-2018",
        "Minute Number 50",
    ),
    ("Minute 26, the following", "minute", "26", "", "", "", "Minute 26"),
    ("see minute 114/18.", "minute", "114/18", "", "", "", "minute 114/18"),
    ("FGB 98/2122 refers", "minute", "98/2122", "", "", "", "FGB 98/2122"),
    ("(Minute No. 46 - Early Help and More)", "minute", "46", "", "", "Early Help and More", "Minute No. 46"),
    ("Minute 53 (Support (SEND) in Town) as", "minute", "53", "", "", "Support (SEND) in Town", "Minute 53"),
    ("Minute 11 “Tool Budget” says", "minute", "11", "", "", "Tool Budget", "Minute 11"),
    ("under item 7.", "item", "7", "", "", "", "item 7"),
    ("under agenda item 8", "item", "8", "", "", "", "agenda item 8"),
    ("Item No. 5 (a) on the Agenda", "item", "5", "a", "", "", "Item No. 5 (a)"),
    ("item 8.1 and took", "item", "8.1", "", "", "", "item 8.1"),
    ("during item #4", "item", "4", "", "", "", "item #4"),
    ("in Appendix 3 and", "appendix", "3", "", "", "", "Appendix 3"),
    ("in Appendix B and", "appendix", "B", "", "", "", "Appendix B"),
    ("recommendations 1 to 3, as listed", "recommendation", "1", "", "3", "", "recommendations 1 to 3"),
    ("on page 38 of the report", "page", "38", "", "", "", "page 38"),
    ("(Pages 3 - 16)", "page", "3", "", "16", "", "Pages 3 - 16"),
    ("by resolution 254-2017 of", "resolution", "254-2017", "", "", "", "resolution 254-2017"),
    ("Section 100A(4) of the Act", "section", "100A", "4", "", "", "Section 100A(4)"),
    ("application 17/00170/0 for", "application", "17/00170/0", "", "", "", "application 17/00170/0"),
    ("Min. ref. 2024/031 refers", "minute", "2024/031", "", "", "", "Min. ref. 2024/031"),
    ("see min 24/031 and", "minute", "24/031", "", "", "", "min 24/031"),
    ("minute 24/031.2(b) says", "minute", "24/031.2", "b", "", "", "minute 24/031.2(b)"),
    ("minute 24.05.3 was", "minute", "24.05.3", "", "", "", "minute 24.05.3"),
    ("Minute 2023-24/15 was", "minute", "2023-24/15", "", "", "", "Minute 2023-24/15"),
    ("minute C/24/17 was", "minute", "C/24/17", "", "", "", "minute C/24/17"),
    ("Minutes 45-48 were", "minute", "45", "", "48", "", "Minutes 45-48"),
    ("under item 6b.", "item", "6b", "", "", "", "item 6b"),
    ("under Item 4-A.", "item", "4-A", "", "", "", "Item 4-A"),
    ("under Item VII.", "item", "VII", "", "", "", "Item VII"),
    ("items 4-6 were", "item", "4", "", "6", "", "items 4-6"),
    ("AGENDA ITEM 7", "item", "7", "", "", "", "AGENDA ITEM 7"),
    ("Resolution #2024-17 was", "resolution", "2024-17", "", "", "", "Resolution #2024-17"),
    ("Resolution R-24-15 was", "resolution", "R-24-15", "", "", "", "Resolution R-24-15"),
    ("Res. 24-05 was", "resolution", "24-05", "", "", "", "Res. 24-05"),
    ("Ordinance No. 12-2020", "ordinance", "12-2020", "", "", "", "Ordinance No. 12-2020"),
    ("Motion 2023-5 was", "motion", "2023-5", "", "", "", "Motion 2023-5"),
    ("Action 3.2 is done", "action", "3.2", "", "", "", "Action 3.2"),
    ("action item 4 is done", "action", "4", "", "", "", "action item 4"),
    ("(see 4.2 above)", "paragraph", "4.2", "", "", "", "4.2"),
    ("in Annex B.", "annex", "B", "", "", "", "Annex B"),
    ("in Appendix IV and", "appendix", "IV", "", "", "", "Appendix IV"),
    ("under Schedule 2 of", "schedule", "2", "", "", "", "Schedule 2"),
    ("(Enclosure C)", "enclosure", "C", "", "", "", "Enclosure C"),
    ("Attachment 3 was", "enclosure", "3", "", "", "", "Attachment 3"),
    ("Paper 5 was", "paper", "5", "", "", "", "Paper 5"),
    ("Doc. FC(24)07 was", "document", "FC(24)07", "", "", "", "Doc. FC(24)07"),
    ("(pp. 3-16)", "page", "3", "", "16", "", "pp. 3-16"),
    ("(Page(s) 3-16)", "page", "3", "", "16", "", "Page(s) 3-16"),
]


@pytest.mark.parametrize(("text", "kind", "number", "sub", "last", "title", "words"), WRITTEN)
def test_forms(text: str, kind: str, number: str, sub: str, last: str, title: str, words: str) -> None:
    (found,) = cited(text)
    assert (found.kind, found.number, found.sub, found.last, found.title) == (kind, number, sub, last, title)
    assert found.raw == words == text[found.span.start : found.span.end]
    assert found.number_span is not None
    assert text[found.number_span.start : found.number_span.end] == number
    if title:
        assert found.title_span is not None
        assert text[found.title_span.start : found.title_span.end] == title


def test_a_paragraph_of_a_law() -> None:
    found = cited("excluded under paragraph 3 of Part 1 of Schedule 12A")
    assert [(one.kind, one.number, one.meeting) for one in found] == [
        ("paragraph", "3", "other"),
        ("schedule", "12A", "other"),
    ]


def test_a_list_of_numbers_is_as_many_references() -> None:
    found = cited("Minutes 26, 22 and 23 (Roads) were noted")
    assert [(one.number, one.raw, one.title) for one in found] == [
        ("26", "Minutes 26", ""),
        ("22", "22", ""),
        ("23", "23", "Roads"),
    ]


def test_a_reference_in_a_reference() -> None:
    found = cited("Paragraph 9 of Appendix 1 of the report")
    assert [(one.kind, one.number, one.meeting) for one in found] == [
        ("paragraph", "9", "other"),
        ("appendix", "1", "other"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It lasted 3 minutes 30 seconds",
        "within 45 minutes 10 people came",
        "the minutes. 4. To approve",
        "Minutes 2025-09-13",
        "the minutes 6 March 2014",
        "Minutes 3rd June",
        "item by item",
        "Item 5: Street lighting",
        "Page 2 of 6",
        "item 7%",
        "Motion 7-0 carried",
        "Action 3 June",
        "the item I would raise",
        "document 2016",
        "white paper 4",
        "at 7 p. 30",
    ],
)
def test_no_reference(text: str) -> None:
    assert cited(text) == []


def test_a_number_and_a_count_are_told_apart() -> None:
    (found,) = cited("After item 7, 3 members left")
    assert found.raw == "item 7"


@pytest.mark.parametrize(
    ("text", "meeting"),
    [
        ("Councillor Ash declared an interest in Minute No. 34", "this"),
        ("Councillor Ash declared an interest in Minute No. 40", "this"),
        ("as agreed in Minute 34", "this"),
        ("see Minute 7 above", "this"),
        ("see Minute 7 of this meeting", "this"),
        ("as agreed in Minute 12", "other"),
        ("Minute 34 of the Cabinet", "other"),
        ("Further to Minute No. 30", "previous"),
        ("Arising from Minute No. 30", "previous"),
        ("Minute 30 of the last meeting", "previous"),
        ("(Minute 30 refers)", "previous"),
        ("under item 7", "this"),
        ("Minute 34 of the meeting held in March", "other"),
        ("Minute 34 of the minutes of the last meeting", "previous"),
        ("At the last meeting (item 7) it", "previous"),
        ("budget item 7", "other"),
        ("item 7 on the next agenda", "other"),
        ("Appendix 3 to the report", "other"),
        ("Appendix 3", "this"),
        ("paragraph 4 in the Treasurer’s annual report", "other"),
        ("Resolution 2024-17", "other"),
    ],
)
def test_whose(text: str, meeting: str) -> None:
    assert [one.meeting for one in cited(text)] == [meeting]


def test_under_the_minutes_of_the_previous_meeting() -> None:
    (found,) = cited("Minute 30, the name should be Oakes", under="MINUTES OF THE PREVIOUS MEETING")
    assert found.meeting == "previous"


def test_where_every_meeting_begins_at_one_a_number_alone_tells_nothing() -> None:
    assert [one.meeting for one in cited("as agreed in Minute 2", numbers=("1", "2", "3"))] == ["other"]


def test_an_agenda_has_no_minutes() -> None:
    assert [one.meeting for one in cited("Minute 34", kind="agenda")] == ["other"]


def test_a_meeting_named_by_its_date() -> None:
    text = "Further to Minute No. 30 of the Panel held on 22nd March, 2017, a report came"
    assert [one.meeting for one in cited(text, dated=("22nd March, 2017", date(2017, 3, 22)))] == ["2017-03-22"]
    assert [one.meeting for one in cited(text)] == ["other"]


def test_a_meeting_named_by_its_date_before_the_citation() -> None:
    text = "At the meeting of 22 March 2017 (item 7) it was agreed"
    assert [one.meeting for one in cited(text, dated=("22 March 2017", date(2017, 3, 22)))] == ["2017-03-22"]
    assert [one.meeting for one in cited(text)] == ["other"]


def test_what_arises_from_a_minute_is_headed_by_it() -> None:
    (found,) = cited("Minute 14: Bus shelter", under="Matters arising")
    assert (found.number, found.title, found.meeting) == ("14", "Bus shelter", "previous")
    assert found.title_span == Span(11, 22)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Table 3: Spending", ["table"]),
        ("TABLE B", ["table"]),
        ("Appendix 2 – Budget", ["appendix"]),
        ("Table 3 shows the spending", []),
        ("As in Table 3: spending", []),
        ("Minute 3 - Bins", []),
    ],
)
def test_captions(text: str, kinds: list[str]) -> None:
    found = sweep([paragraph(text)], references.SIGHTS)
    assert [mention.kind for mention in found[Caption] if isinstance(mention, Caption)] == kinds


def test_what_was_put_off() -> None:
    assert [one.apart for one in cited("It was agreed to defer item 7 to May")] == [True]
    assert [one.apart for one in cited("It was agreed under item 7")] == [False]


def test_the_grammar_has_no_collisions() -> None:
    pytest.importorskip("interegular", reason="Lark looks for collisions with interegular, which may take minutes")
    path = Path(references.__file__).with_name("references.lark")
    Lark(path.read_text(encoding="utf-8"), parser="lalr", strict=True, maybe_placeholders=False)
