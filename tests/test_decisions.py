"""Words that record an outcome, words that put something to the meeting, and words that do neither."""

from __future__ import annotations

from pathlib import Path

import pytest
from lark import Lark

from minutes_lint import Decision, Item, Paragraph, Proposal, Span, View
from minutes_lint_grammars.parser.sweep import Swept, sweep
from minutes_lint_grammars.parser.words import terminal
from minutes_lint_grammars.resolutions import decisions


def said(text: str) -> list[tuple[str, str]]:
    """What a text says, as pairs of kind and words, in order; each must stand where its span says."""
    paragraph = Paragraph(Span(0, len(text)), View(text, (0,), (0,)), None, "text")
    found = sweep([paragraph], decisions.SIGHTS)
    mentions = sorted((m.span, m.raw, kind.__name__) for kind in (Decision, Proposal) for m in found.get(kind, ()))
    assert all(text[span.start : span.end] == raw for span, raw, _ in mentions)
    return [(kind, raw) for _, raw, kind in mentions]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Resolved:- That the report be noted.", ["Resolved"]),
        ("RESOLVED that the fee be raised", ["RESOLVED"]),
        ("It was agreed to buy two bins.", ["agreed"]),
        ("The report was noted.", ["noted"]),
        ("Carried unanimously", ["Carried", "unanimously"]),
        ("All in favour", ["All in favour"]),
        ("The matter was deferred to June.", ["deferred"]),
        ("The matter was referred to the Cabinet.", ["referred"]),
        ("It was decided to wait.", ["decided"]),
        ("The amendment was lost", ["lost"]),
        ("It was defeated and later withdrawn", ["defeated", "withdrawn"]),
        ("There was no objection", ["no objection"]),
        ("No adverse comments", ["No adverse comments"]),
        ("The plan was not approved.", ["not approved"]),
        ("Mrs Lee was duly elected", ["elected"]),
        ("Approval was given", ["Approval was"]),
        ("So ordered.", ["So ordered"]),
        ("Action: clerk to write", ["Action"]),
        ("4 ayes", ["ayes"]),
    ],
)
def test_outcomes(text: str, words: list[str]) -> None:
    assert said(text) == [("Decision", word) for word in words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr Reed proposed that a bench be bought", ["proposed that"]),
        ("It was recommended", ["was recommended"]),
        ("Recommendation: that the fee be raised", ["Recommendation"]),
        ("Moved by Ray, seconded by Cole", ["Moved by", "seconded"]),
        ("A motion to adjourn", ["motion"]),
        ("On the proposal of Mr Foley", ["On the proposal of"]),
        ("The officer presented a report on buses", ["presented a report"]),
        ("She submitted the revised annual safety report", ["submitted the revised annual safety report"]),
        ("Consideration was given to the interim report", ["Consideration was given to the interim report"]),
    ],
)
def test_proposals(text: str, words: list[str]) -> None:
    assert said(text) == [("Proposal", word) for word in words]


@pytest.mark.parametrize(
    "text",
    [
        "It will be approved in June",
        "to be agreed",
        "It had not yet been agreed",
        "No decision was taken",
        "The decision would follow",
        "once approved, it is sent out",
        "The proposed extension is large",
        "To Approve the Minutes",
        "NOTICES OF MOTION",
        "The survey was carried out",
        "The motion sensor hums",
    ],
)
def test_neither(text: str) -> None:
    assert said(text) == []


def scanned(text: str) -> Swept:
    """What is found in a text that is one paragraph."""
    return sweep([Paragraph(Span(0, len(text)), View(text, (0,), (0,)), None, "text")], decisions.SIGHTS)


@pytest.mark.parametrize(
    ("text", "recorded"),
    [
        ("AGREED: to buy two bins", True),
        ("The report was noted.", True),
        ("Both were approved.", True),
        ("The tender was opened. Accepted", True),
        ("Outcome: deferred", True),
        ("They had agreed", False),
        ("The agreed plan", False),
        ("The chair was elected", False),
    ],
)
def test_words_that_say_themselves_that_they_record(text: str, recorded: bool) -> None:
    found = scanned(text)[Decision]
    assert [mention.recorded for mention in found if isinstance(mention, Decision)] == [recorded]


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("The officer presented a report on buses", True),
        ("Consideration was given to the interim report", True),
        ("It was recommended", False),
        ("A motion on the report", False),
    ],
)
def test_reports_are_told_from_other_proposals(text: str, report: bool) -> None:
    found = scanned(text)[Proposal]
    assert [mention.report for mention in found if isinstance(mention, Proposal)] == [report]


def test_approvals_stand_under_the_item_for_the_minutes() -> None:
    nowhere = Span(0, 0)
    items = [
        Item(0, "1", "Minutes of the last meeting", nowhere, nowhere, None, topic="previous-minutes"),
        Item(1, "1.1", "Corrections", nowhere, nowhere, None, parent=0),
        Item(2, "2", "Bus shelters", nowhere, nowhere, None),
    ]
    said = [
        (items[0], "The minutes of 3 May were signed as a correct record."),
        (items[1], "The change was adopted."),
        (items[1], "Mrs Reed was assigned the task."),
        (items[2], "The minutes were approved."),
    ]
    paragraphs = [Paragraph(Span(0, len(text)), View(text, (0,), (0,)), item, "text") for item, text in said]
    found = [(approval.raw, approval.minutes) for approval in decisions.approvals(items, paragraphs)]
    assert found == [("signed", True), ("adopt", False)]


@pytest.mark.parametrize(
    ("clause", "slip"), [("The a visit be made", True), ("That it be noted", False), ("Them", False)]
)
def test_slips_for_that(clause: str, slip: bool) -> None:
    assert decisions.mistyped(clause) is slip


def test_the_sweep_stops_at_every_word_that_may_begin_a_terminal() -> None:
    """A word of the grammar that is not in the list of first words would never be looked at."""
    sentences = [
        *("abstained", "accepted", "adopted", "authorised", "confirmed", "concurred", "declined", "delegated"),
        *("directed", "dismissed", "endorsed", "failed", "fell", "granted", "instructed", "majority", "nem con"),
        *("nominated", "opposed", "passed", "postponed", "ratified", "re-elected", "reappointed", "co-opted"),
        *("refused", "rejected", "requested", "signed", "show of hands", "supported", "tabled", "taken as read"),
    ]
    assert [said(words) for words in sentences] == [[("Decision", words)] for words in sentences]


def test_the_grammar_has_no_collisions() -> None:
    pytest.importorskip("interegular", reason="Lark looks for collisions with interegular, which may take minutes")
    path = Path(decisions.__file__).with_name("decisions.lark")
    Lark(path.read_text(encoding="utf-8"), parser="lalr", strict=True, maybe_placeholders=False)
    assert terminal("resolutions/decisions", "DECISION").match("agreed")
