"""Where a finding stands in a file that has no lines: its item and its words first, in every format."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from desk import Desk
from minutes_lint import Document, Finding, Item, Meeting, Note, Pack, Paragraph, Place, Span, View
from minutes_lint.cli.show import segments
from minutes_lint.config.config import Settings
from minutes_lint.engine import project, understand
from minutes_lint.model.findings import Under
from minutes_lint.model.layout import Block, BlockKind
from minutes_lint.model.spans import Origin
from minutes_lint.placing import placed
from minutes_lint.readers.ooxml import Package
from word import OPEN, docx, p, run, table

README = Path(__file__).parents[1] / "README.md"

BODY = (
    p("Minutes of the Hall Committee held on Tuesday 4 December 2018"),
    p("1. Apologies"),
    p("There were none of of note."),
    p("2. Public participation"),
    p(runs=run("We met on Friday 19 ") + "<w:r><w:lastRenderedPageBreak/></w:r>" + run("November 2018 at noon.")),
    p("3. Hire"),
    table(["Hirer", "Day"], ["Ash & Co", "Friday 19 November 2018"]),
    p("4. Keys"),
    p("The keys are with the caretaker until the end of the month."),
    p("4. Next meeting"),
    p("The next meeting is on Tuesday 8 January 2019 at 7.30 pm in the hall."),
)
NOTES = f'<w:footnotes {OPEN}><w:footnote w:id="1">{p("It was on 31 June 2018.")}</w:footnote></w:footnotes>'


@pytest.fixture
def draft(desk: Desk) -> Desk:
    """A folder with a Word draft of four slips."""
    (desk.folder / "minutes-lint.yaml").unlink()
    desk.write("draft.docx", docx(*BODY, footnotes=NOTES))
    return desk


TWICE = "either the weekday or the date is wrong [dates/weekday]"


def test_text_names_item_words_and_place(draft: Desk) -> None:
    lines = draft.run("draft.docx").out.splitlines()
    assert f"\n    {lines[0]}\n" in README.read_text(encoding="utf-8")
    assert lines[:-2] == [
        "draft.docx: item 1, Apologies, “of of” (paragraph 3): warning: “of” stands here twice in a row "
        "[text/repeated-word]",
        "    suggestion: say “of” once",
        "draft.docx: item 2, Public participation (page 2, paragraph 5): error: “Friday 19 November 2018” is a Monday: "
        + TWICE,
        "    suggestion: Monday",
        "    suggestion: 16 November",
        "draft.docx: item 3, Hire (page 2, table 1, row 2, column 2): error: “Friday 19 November 2018” is a Monday: "
        + TWICE,
        "    suggestion: Monday",
        "    suggestion: 16 November",
        "draft.docx: item 4, Next meeting (page 2, paragraph 13): error: item 4 stands twice: here and on page 2, "
        "paragraph 11 [structure/numbering]",
        "    draft.docx: item 4, Keys (page 2, paragraph 11): item 4: Keys",
        "draft.docx: in footnote 1: error: “31 June 2018” is no date: June has 30 days [dates/invalid]",
    ]


def test_a_terminal_shows_no_lines_where_the_file_has_none(draft: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    lines = re.sub("\x1b\\[[0-9;]*m", "", draft.run("draft.docx").out).splitlines()
    assert lines[:4] == [
        "draft.docx: item 1, Apologies (paragraph 3): warning: “of” stands here twice in a row [text/repeated-word]",
        "    │ There were none of of note.",
        "    │                 ^^^^^",
        "    = suggestion: say “of” once",
    ]
    at = next(number for number, line in enumerate(lines) if "[structure/numbering]" in line)
    assert lines[at + 1 : at + 6] == [
        "    │ 4. Next meeting",
        "    │ ^",
        "    item 4, Keys (page 2, paragraph 11)",
        "    │ 4. Keys",
        "    │ ^ item 4: Keys",
    ]


def test_json_has_the_item_and_the_words(draft: Desk) -> None:
    findings = json.loads(draft.run("--format", "json", "draft.docx").out)["findings"]
    assert [(each["item"], each["excerpt"], each["place"]) for each in findings] == [
        (
            {"number": "1", "title": "Apologies"},
            "of of",
            {"page": None, "paragraph": 3, "cell": None, "words": "item 1, Apologies (paragraph 3)"},
        ),
        (
            {"number": "2", "title": "Public participation"},
            "Friday 19 November 2018",
            {
                "page": 2,
                "paragraph": 5,
                "cell": None,
                "words": "item 2, Public participation (page 2, paragraph 5)",
            },
        ),
        (
            {"number": "3", "title": "Hire"},
            "Friday 19 November 2018",
            {
                "page": 2,
                "paragraph": 10,
                "cell": "table 1, row 2, column 2",
                "words": "item 3, Hire (page 2, table 1, row 2, column 2)",
            },
        ),
        (
            {"number": "4", "title": "Next meeting"},
            "4",
            {"page": 2, "paragraph": 13, "cell": None, "words": "item 4, Next meeting (page 2, paragraph 13)"},
        ),
        (
            None,
            "31 June 2018",
            {"page": None, "paragraph": None, "cell": "footnote 1", "words": "in footnote 1"},
        ),
    ]


def test_annotations_of_a_pull_request(draft: Desk) -> None:
    first, *_, numbered, last = draft.run("--format", "github", "draft.docx").out.splitlines()
    assert first == (
        "::warning file=draft.docx,title=text/repeated-word::item 1, Apologies, “of of” (paragraph 3): "
        "“of” stands here twice in a row%0Asuggestion: say “of” once"
    )
    assert numbered == (
        "::error file=draft.docx,title=structure/numbering::item 4, Next meeting (page 2, paragraph 13): "
        "item 4 stands twice: here and on page 2, paragraph 11"
        "%0Adraft.docx: item 4, Keys (page 2, paragraph 11): item 4: Keys"
    )
    assert last == (
        "::error file=draft.docx,title=dates/invalid::in footnote 1: “31 June 2018” is no date: June has 30 days"
    )


def test_sarif_and_the_page(draft: Desk) -> None:
    results = json.loads(draft.run("--format", "sarif", "draft.docx").out)["runs"][0]["results"]
    assert [result["locations"][0]["logicalLocations"] for result in results] == [
        [{"fullyQualifiedName": "item 1, Apologies (paragraph 3)"}],
        [{"fullyQualifiedName": "item 2, Public participation (page 2, paragraph 5)"}],
        [{"fullyQualifiedName": "item 3, Hire (page 2, table 1, row 2, column 2)"}],
        [{"fullyQualifiedName": "item 4, Next meeting (page 2, paragraph 13)"}],
        [{"fullyQualifiedName": "in footnote 1"}],
    ]
    page = draft.run("--format", "html", "draft.docx").out
    assert re.findall(r'class="where long">([^<]*)<', page) == [
        " item 1, Apologies (paragraph 3): ",
        " item 2, Public participation (page 2, paragraph 5): ",
        " item 3, Hire (page 2, table 1, row 2, column 2): ",
        " item 4, Next meeting (page 2, paragraph 13): ",
        " in footnote 1: ",
    ]
    assert re.findall(r'<a href="#f4(?:-1)?">([^<]*)</a>', page) == [
        "item 4, Next meeting (page 2, paragraph 13)",
        "item 4, Keys (page 2, paragraph 11)",
    ]


def test_comments_say_where_the_notes_of_a_finding_stand_and_what_has_no_comments(draft: Desk) -> None:
    draft.run("--annotate", "out.docx", "draft.docx")
    package = Package((draft.folder / "out.docx").read_bytes())
    comments = package.part("word/comments-minutes-lint.xml")
    assert comments is not None
    said = [" / ".join(t.text for t in comment.below("w:t")) for comment in comments.all("w:comment")]
    assert said[3] == (
        "Error: item 4 stands twice: here and on page 2, paragraph 11"
        " / item 4, Keys (page 2, paragraph 11): item 4: Keys / [structure/numbering]"
    )
    assert said[4] == "Error: “31 June 2018” is no date: June has 30 days (in footnote 1) / [dates/invalid]"


def test_what_an_earlier_run_found_is_placed_alike(draft: Desk) -> None:
    for number in range(20):
        draft.write(f"minutes-{number}.docx", docx(*BODY))
    first = draft.run("--format", "json", ".")
    assert draft.run("--format", "json", ".") == first
    assert draft.run("--format", "json", "--no-cache", ".") == first
    assert first.out.count('"words": "item 1, Apologies (paragraph 3)"') == 21


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(page=2, paragraph=14), "page 2, paragraph 14"),
        (Place(cell="header"), "in the page header"),
        (Place(page=3, cell="footer"), "in the footer of page 3"),
        (Place(cell="letterhead"), "in the header of the first page"),
        (Place(cell="footnote 2"), "in footnote 2"),
        (Place(cell="endnote 2"), "in endnote 2"),
        (Place(page=1, paragraph=4, cell="text box"), "page 1, paragraph 4, in a text box"),
        (Place(paragraph=9, cell="table 2, row 3, column 1"), "table 2, row 3, column 1"),
        (Place(line=3, column=1), ""),
    ],
)
def test_a_place_is_said_as_people_say_it(place: Place, words: str) -> None:
    assert place.words == words


TEXT = "Town Hall\nMinutes\n1. Grants\nIt is *so* ordered.\nTown Hall\nAnd so on.\n"


def pack() -> Pack:
    """A PDF of two pages, with a header on each, a line before its only item, and some markup in that."""
    origins = (Origin(0, Place(page=1)), Origin(TEXT.rindex("Town"), Place(page=2)))
    headers = (Block(Span(0, 9), "header"), Block(Span(TEXT.rindex("Town"), TEXT.rindex("Town") + 9), "header"))
    document = Document("a.pdf", TEXT, origins, True, headers)
    at = TEXT.index("1.")
    item = Item(0, "1", "Grants", Span(at, len(TEXT)), Span(at, at + 9), None)
    ordered, on = TEXT.index("It is"), TEXT.index("And")
    view = View("It is so ordered.", (0, 6, 8), (ordered, ordered + 7, ordered + 10))
    paragraphs = (
        Paragraph(Span(ordered, ordered + 19), view, item, "text"),
        Paragraph(Span(on, on + 10), View("And so on.", (0,), (on,)), item, "text"),
    )
    meeting = Meeting(document, Span(0, len(TEXT)), "plain", items=(item,), paragraphs=paragraphs)
    return Pack(document, "plain", (meeting,))


def found(words: str, end: str = "", *, last: bool = False) -> Finding:
    """A finding at some words of the text, up to the end of other ones."""
    start = TEXT.rindex(words) if last else TEXT.index(words)
    (finding,) = placed(pack(), [Finding(Span(start, TEXT.index(end or words, start) + len(end or words)), "wrong")])
    return finding


def test_an_excerpt_is_what_a_reader_sees() -> None:
    assert found("is *so*").excerpt == "is so"
    assert found("so* ordered", "And so").excerpt == "so ordered. And so"
    assert found("Town Hall", last=True).excerpt == "Town Hall"
    assert found("Town", "Minutes").excerpt == "Town Hall Minutes"


def test_a_long_excerpt_is_cut_between_words() -> None:
    text = "The fee is paid by each of them. " * 20
    meeting = Meeting(Document("a.txt", text), Span(0, len(text)), "plain")
    pack_ = Pack(meeting.document, "plain", (meeting,))
    (finding,) = placed(pack_, [Finding(Span(0, len(text)), "long")])
    assert finding.excerpt.endswith(" …")
    assert 190 <= len(finding.excerpt) <= 200
    assert finding.item is None


def test_items_hold_neither_what_stands_before_them_nor_page_headers() -> None:
    assert found("so").item == Under("1", "Grants")
    assert found("Minutes").item == Under()
    assert found("Town Hall", last=True).item is None
    assert pack().document.where(found("Minutes").span.start, "before the first item") == (
        "a.pdf: before the first item (page 1)"
    )
    assert pack().document.where(TEXT.rindex("Town")) == "a.pdf: in the header of page 2"


def test_notes_in_the_document_have_items_and_others_have_none() -> None:
    note = Note("here", Span(TEXT.index("And"), TEXT.index("And") + 3))
    (finding,) = placed(pack(), [Finding(Span(0, 4), "wrong", notes=(note, note._replace(path="old.pdf")))])
    assert [each.item for each in finding.notes] == [Under("1", "Grants"), None]


def test_show_tells_levels_pages_and_the_words_of_votes(draft: Desk) -> None:
    moved = p("Moved by Cllr Ash, seconded by Cllr Bell, that the hall be let to the choir. Carried by 4 votes to 1.")
    long = p(f"It was resolved, by 3 votes to 2, that the fee be waived{' as it stands' * 30}.")
    later = p(runs="<w:r><w:lastRenderedPageBreak/></w:r>" + run("3. Hire"))
    parts = (p("2.1 The choir"), moved, later, long, p("4. Keys"), p("The keys are with the caretaker."))
    draft.write("draft.docx", docx(*BODY[:5], *parts))
    (meeting,) = json.loads(draft.run("show", "--format", "json", "draft.docx").out)["documents"][0]["meetings"]
    assert [[item[key] for key in ("number", "title", "level", "page")] for item in meeting["items"]] == [
        ["1", "Apologies", 1, None],
        ["2", "Public participation", 1, None],
        ["2.1", "The choir", 2, 2],
        ["3", "Hire", 1, 3],
        ["4", "Keys", 1, 3],
    ]
    assert [[vote[key] for key in ("for", "against", "text", "page")] for vote in meeting["votes"]] == [
        [
            4,
            1,
            "Moved by Cllr Ash, seconded by Cllr Bell, that the hall be let to the choir. Carried by 4 votes to 1",
            2,
        ],
        [3, 2, "resolved, by 3 votes to 2", 3],
    ]


def test_the_words_of_a_vote_are_cut(draft: Desk) -> None:
    moved = f"Moved by Cllr Ash, seconded by Cllr Bell, that the fee be{' paid in full' * 20}. Carried by 4 votes to 1."
    draft.write("draft.md", "# Minutes\n\n## 1. Hire\n\n" + moved)
    (meeting,) = json.loads(draft.run("show", "--format", "json", "draft.md").out)["documents"][0]["meetings"]
    (vote,) = meeting["votes"]
    assert vote["text"] == moved[:195] + " …"
    assert vote["page"] is None


ROWS = "Minutes of the Hall Committee\nMoney\nIn   £50   \nbring keys\n// not yet\nAll is // so // well.\n"


def test_show_lines_says_what_the_file_states() -> None:
    def block(kind: BlockKind, words: str, level: int = 0, *cells: str) -> Block:
        at = ROWS.index(words)
        return Block(
            Span(at, at + len(words)), kind, level, tuple(Span(ROWS.index(c), ROWS.index(c) + len(c)) for c in cells)
        )

    blocks = (
        block("heading", "Money", 2),
        block("row", "In   £50   ", 0, "In", "£50"),
        block("entry", "bring keys", 3),
        block("comment", "// not yet"),
        block("paragraph", "All is // so // well."),
        block("comment", "// so //"),
    )
    loaded = project(Settings())
    assert list(segments(understand(Document("a.md", ROWS, blocks=blocks), loaded), loaded)) == [
        "a.md (style plain, as no style recognises the opening)",
        "    1              Minutes of the Hall Committee",
        "    2  HEADING 2   Money",
        "    3  ROW         In │ £50",
        "    4  ENTRY 3     bring keys",
        "    5  UNSEEN      // not yet",
        "    6              All is // so // well.",
        "",
        "Recognised 3 lines; 2 lines of plain text; 1 unseen line.",
    ]
