"""The formats, each compared whole."""

from __future__ import annotations

import json
import textwrap
from io import StringIO

import pytest

from minutes_lint import Document, Edit, Finding, Meeting, Note, Oddity, Pack, Span, Suggestion
from minutes_lint.model.meeting import MeetingKind
from minutes_lint.model.spans import Origin, Place
from minutes_lint.plugins.offers import Reporter
from minutes_lint.report import COUNTED, Checked, Output, Reading, Report, checked
from minutes_lint.reporters import reporters
from minutes_lint.reporters.terminal import cut
from minutes_lint.reporters.words import many, printable, read
from minutes_lint.sample import sample
from minutes_lint.wording import one_of
from minutes_lint_rules.reading.unread import unread

FORMATS: dict[str, Reporter] = {reporter.name: reporter for reporter in reporters()}


def written(report: Report, name: str, **how: object) -> str:
    """A report in a format."""
    stream = StringIO()
    FORMATS[name].write(report, Output(stream)._replace(**how))
    return stream.getvalue()


def one(text: str, span: Span, message: str = "this is wrong", **more: object) -> Report:
    """A report of one finding."""
    document = Document("a.txt", text)
    meeting = Meeting(document, Span(0, len(text)), "plain")
    finding = Finding(span, message, "error", rule="our/rule", path="a.txt", **more)  # type: ignore[arg-type]
    return Report((checked(Pack(document, "plain", (meeting,)), (finding,)),))


def dedented(text: str) -> str:
    """A text without the indentation that it has in this file."""
    return textwrap.dedent(text).lstrip("\n")


def test_plain_text() -> None:
    assert written(sample(), "text") == dedented(
        """
        draft.md:4:24: error: 9 March 2024 was a Saturday, not a Friday [dates/weekday]
            draft.md:1:38: the meeting was on a Thursday
            suggestion: Saturday 9 March 2024
            suggestion: Friday 8 March 2024
        draft.md:4:48: warning: “the” stands here twice [text/repeated-word]
            draft.md:4:1: the sentence begins here
        draft.md:6:24: note: the time of the next meeting could not be read [reading/unread]
        Found 1 error, 1 warning, 1 note in 1 document; 1 finding is accepted; \
1 problem kept it from linting everything.
        Read 0 items, 0 votes, 0 dates, 0 references, 0 quantities, 0 claims; 2 vote-like lines could not be read; \
no items could be read in draft.md.
        """
    )


def test_the_end_says_in_which_documents_no_items_could_be_read() -> None:
    notes, plan = bare("notes.txt", "notes"), bare("plan.txt", "agenda")
    others = bare("report.txt", "report"), bare("readme.txt", "unknown")
    assert read(Report((notes, *others))).endswith("0 claims; no items could be read in notes.txt.")
    assert read(Report((notes, plan))).endswith("0 claims; no items could be read in 2 documents.")
    assert read(Report(others)).endswith("0 claims.")


def bare(path: str, kind: MeetingKind) -> Checked:
    """A document of which nothing was understood but its kind."""
    document = Document(path, "We met.")
    return checked(Pack(document, "plain", (Meeting(document, Span(0, 7), "plain", kind),)), ())


def test_text_at_a_terminal() -> None:
    assert written(sample(), "text", rich=True) == dedented(
        """
        draft.md:4:24: error: 9 March 2024 was a Saturday, not a Friday [dates/weekday]
          4 │ The tank was filled on Friday 9 March 2024, as the the plot holders had asked.
            │                        ^^^^^^^^^^^^^^^^^^^
          1 │ Minutes of the Allotments Committee, Thursday 7 March 2024
            │                                      ^^^^^^^^^^^^^^^^^^^^^ the meeting was on a Thursday
            = suggestion: Saturday 9 March 2024
            = suggestion: Friday 8 March 2024

        draft.md:4:48: warning: “the” stands here twice [text/repeated-word]
          4 │ The tank was filled on Friday 9 March 2024, as the the plot holders had asked.
            │                                                ^^^^^^^
            │ ^^^^^^^^ the sentence begins here

        draft.md:6:24: note: the time of the next meeting could not be read [reading/unread]
          6 │ The next meeting is on 4 April 2024 [sic].
            │                        ^^^^^^^^^^^^

        Found 1 error, 1 warning, 1 note in 1 document; 1 finding is accepted; \
1 problem kept it from linting everything.
        Read 0 items, 0 votes, 0 dates, 0 references, 0 quantities, 0 claims; 2 vote-like lines could not be read; \
no items could be read in draft.md.
        """
    )


def test_a_window_of_a_web_page_has_the_line_of_the_file() -> None:
    origins = (Origin(0, Place(line=20, column=4)), Origin(8, Place(line=31, column=7)))
    document = Document("page.html", "Minutes\nWe met met.\n", origins)
    finding = Finding(Span(11, 18), "twice", "error", rule="our/rule", path="page.html")
    pack = Pack(document, "plain", (Meeting(document, Span(0, 20), "plain"),))
    lines = written(Report((checked(pack, (finding,)),)), "text", rich=True).splitlines()
    assert lines[:3] == [
        "page.html:31:10: error: twice [our/rule]",
        " 31 │ We met met.",
        "    │    ^^^^^^^",
    ]


def test_one_of_everything_is_counted_in_the_singular() -> None:
    document = Document("notes.txt", "We met.")
    names = ("items", "votes", "dates", "references", "quantities", "claims")
    counts = dict.fromkeys(names, 1)
    meeting = Reading("minutes", "", None, counts, {"dates": 1, "claims": 1})
    assert read(Report((Checked(document, "plain", (meeting,), ()),))) == (
        "Read 1 item, 1 vote, 1 date, 1 reference, 1 quantity, 1 claim; "
        "1 date-like line and 1 claim-like line could not be read."
    )


@pytest.mark.parametrize("name", sorted({"items", *COUNTED} - {"people"}))
def test_no_plural_is_made_a_singular_by_cutting_off_a_letter(name: str) -> None:
    """ "1 quantity" and never "1 quantitie", in the closing line and in what could not be read."""
    assert many(2, one_of(name)) == f"2 {name}"
    document = Document("notes.txt", "We met.")
    oddity = Oddity(Span(0, 6), "We met", None, "unread", name)
    meeting = Meeting(document, Span(0, 7), "plain", mentions={Oddity: (oddity,)})
    (finding,) = unread.check(meeting)
    assert finding.message == f"“We met” looks like a {one_of(name)} and could not be read"
    counted = Reading("minutes", "", None, dict.fromkeys(["items", *COUNTED], 1), {name: 1})
    assert f"1 {one_of(name)}-like line " in read(Report((Checked(document, "plain", (counted,), ()),)))


def test_a_narrow_terminal_gets_a_narrow_window() -> None:
    lines = written(sample(), "text", rich=True, width=40).splitlines()
    assert lines[1:3] == [
        "  4 │ …lled on Friday 9 March 2024, as …",
        "    │          ^^^^^^^^^^^^^^^^^^^",
    ]


def test_a_window_of_a_long_line() -> None:
    text = "The fee is paid by each of them. " * 80 + "It was £5 in 2104. " + "All had paid it. " * 80
    start = text.index("2104")
    lines = written(one(text, Span(start, start + 4)), "text", rich=True).splitlines()
    assert len(lines[1]) <= 100
    shown = lines[1].index("2104")
    assert lines[2] == "    │ " + " " * (shown - 6) + "^^^^"


def test_a_finding_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    lines = written(one("One two\nthree four\n", Span(4, 13)), "text", rich=True).splitlines()
    assert lines[1:3] == ["  1 │ One two", "    │     ^^^…"]


def test_carets_stand_under_wide_characters() -> None:
    lines = written(one("議事録 wrong\n", Span(4, 9)), "text", rich=True).splitlines()
    assert lines[1:3] == ["  1 │ 議事録 wrong", "    │        ^^^^^"]


def test_a_finding_without_width_has_one_caret() -> None:
    lines = written(one("One\n", Span(3, 3)), "text", rich=True).splitlines()
    assert lines[2] == "    │    ^"


def test_markup_and_escapes_of_the_text_are_shown_not_obeyed() -> None:
    report = one("[bold]a[/45] \x1b[2J :smile:\ttab\n", Span(6, 7), "“[sic]\nb\x1b” is wrong")
    assert written(report, "text", rich=True).splitlines()[:2] == [
        "a.txt:1:7: error: “[sic] b�” is wrong [our/rule]",
        "  1 │ [bold]a[/45] �[2J :smile: tab",
    ]
    assert written(report, "text").splitlines()[0] == "a.txt:1:7: error: “[sic] b�” is wrong [our/rule]"


def test_notes_in_other_documents() -> None:
    other = Document("old.txt", "Minutes\nof May\n")
    notes = (
        Note("the old minutes say May", Span(11, 14), "old.txt"),
        Note("it is gone", Span(0, 1), "gone.txt"),
    )
    report = one("In June\n", Span(3, 7), notes=notes)
    meeting = Meeting(other, Span(0, 15), "plain")
    both = Report((*report.documents, checked(Pack(other, "plain", (meeting,)), ())))
    assert written(both, "text").splitlines()[1:3] == [
        "    old.txt:2:4: the old minutes say May",
        "    gone.txt: it is gone",
    ]
    assert written(both, "text", rich=True).splitlines()[1:7] == [
        "  1 │ In June",
        "    │    ^^^^",
        "    old.txt:2:4",
        "  2 │ of May",
        "    │    ^^^ the old minutes say May",
        "    = gone.txt: it is gone",
    ]
    noted = json.loads(written(both, "json"))["findings"][0]["notes"]
    assert noted == [
        {
            "message": "the old minutes say May",
            "path": "old.txt",
            "start": {"line": 2, "column": 4, "offset": 11},
            "end": {"line": 2, "column": 7, "offset": 14},
        },
        {"message": "it is gone", "path": "gone.txt", "start": None, "end": None},
    ]


def test_what_was_read_of_nothing() -> None:
    assert written(Report(()), "text") == "Found nothing in 0 documents.\n"


def test_json() -> None:
    value = json.loads(written(sample(), "json"))
    assert list(value) == ["schema", "version", "documents", "findings", "errors"]
    assert (value["schema"], value["version"]) == (1, "0.1.0")
    assert value["documents"] == [
        {
            "path": "draft.md",
            "style": "plain",
            "meetings": [
                {
                    "kind": "minutes",
                    "body": None,
                    "date": None,
                    "read": {
                        "items": 0,
                        "dates": 0,
                        "references": 0,
                        "quantities": 0,
                        "votes": 0,
                        "people": 0,
                        "claims": 0,
                    },
                    "unread": {"votes": 2},
                }
            ],
        }
    ]
    assert value["errors"] == [
        {"path": "plan.pdf", "message": ".pdf files cannot be read yet; minutes-lint reads .md .txt"}
    ]
    assert value["findings"][0] == {
        "rule": "dates/weekday",
        "severity": "error",
        "message": "9 March 2024 was a Saturday, not a Friday",
        "path": "draft.md",
        "start": {"line": 4, "column": 24, "offset": 92},
        "end": {"line": 4, "column": 43, "offset": 111},
        "place": {"page": None, "paragraph": None, "cell": None, "words": "line 4"},
        "item": None,
        "excerpt": "Friday 9 March 2024",
        "notes": [
            {
                "message": "the meeting was on a Thursday",
                "path": "draft.md",
                "start": {"line": 1, "column": 38, "offset": 37},
                "end": {"line": 1, "column": 59, "offset": 58},
            }
        ],
        "suggestions": [
            {
                "message": "Saturday 9 March 2024",
                "edits": [
                    {
                        "start": {"line": 4, "column": 24, "offset": 92},
                        "end": {"line": 4, "column": 30, "offset": 98},
                        "text": "Saturday",
                    }
                ],
            },
            {
                "message": "Friday 8 March 2024",
                "edits": [
                    {
                        "start": {"line": 4, "column": 31, "offset": 99},
                        "end": {"line": 4, "column": 32, "offset": 100},
                        "text": "8",
                    }
                ],
            },
        ],
        "fix": None,
        "fingerprint": "00000000000000a1",
        "accepted": None,
    }
    assert [finding["accepted"] for finding in value["findings"]] == [None, None, None, "[sic]"]
    assert value["findings"][1]["fix"]["edits"][0]["text"] == "the"


def test_github() -> None:
    assert written(sample(), "github") == dedented(
        """
        ::error file=draft.md,line=4,col=24,endLine=4,endColumn=43,title=dates/weekday::\
9 March 2024 was a Saturday, not a Friday%0Adraft.md:1:38: the meeting was on a Thursday\
%0Asuggestion: Saturday 9 March 2024%0Asuggestion: Friday 8 March 2024
        ::warning file=draft.md,line=4,col=48,endLine=4,endColumn=55,title=text/repeated-word::\
“the” stands here twice%0Adraft.md:4:1: the sentence begins here
        ::notice file=draft.md,line=6,col=24,endLine=6,endColumn=36,title=reading/unread::\
the time of the next meeting could not be read
        ::error file=plan.pdf,title=minutes-lint::.pdf files cannot be read yet; minutes-lint reads .md .txt
        """
    )


def test_github_escapes_what_it_would_obey() -> None:
    report = one("One two\nthree\n", Span(4, 10), "5% of\r\n::error::it")
    (told,) = report.documents
    odd = Document("a,b:50%.txt", told.document.text)
    report = Report((told._replace(document=odd),))
    assert written(report, "github") == (
        "::error file=a%2Cb%3A50%25.txt,line=1,col=5,endLine=2,title=our/rule::5%25 of%0D%0A::error::it\n"
    )


def test_edits_and_notes_may_touch_the_end_of_the_text() -> None:
    end = Span(4, 4)
    report = one("One\n", end, notes=(Note("here", end),), fix=Suggestion("add it", (Edit(end, "Two"),)))
    for name in FORMATS:
        assert written(report, name)
        assert written(report, name, rich=True)


def test_cut_keeps_what_is_marked() -> None:
    line = "".join(chr(ord("a") + number % 26) for number in range(300))
    for start in range(0, 300, 7):
        for length in (1, 20, 39, 200):
            pane = cut(line, start, start + length, 40)
            marked = pane.text[pane.start : pane.end]
            assert marked
            assert line[start : start + length].startswith(marked.rstrip("…"))
            assert len(pane.text) <= 42


def test_printable_leaves_plain_words_alone() -> None:
    assert printable("“Café” – £5") == "“Café” – £5"
    assert printable("a\u202eb\x00c\u00a0d") == "a�b�c d"
