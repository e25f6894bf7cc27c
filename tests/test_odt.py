"""ODF texts are read as they are printed; what is none, or means harm, is refused in a sentence."""

from __future__ import annotations

import tracemalloc
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from desk import Desk
from minutes_lint import CannotRead, Document
from minutes_lint.readers import office
from minutes_lint.readers.odt import read
from odf import LISTS, h, listed, look, odt, p, span, table, tc
from steps import grows_as_the_text


def told(document: Document) -> list[tuple[str, int, str]]:
    """The kind, the level and the text of each block."""
    return [(b.kind, b.level, document.text[b.span.start : b.span.end]) for b in document.blocks]


def text_of(*body: str, **more: str) -> str:
    """The text of a document."""
    return read("draft.odt", odt(*body, **more)).text


# --- lists and headings -----------------------------------------------------------------------------


def test_numbers_are_those_that_are_printed() -> None:
    inner = listed("Repairs", p("North") + listed("Gate"))
    document = read(
        "a.odt",
        odt(
            listed("Lamps", p("Paths") + p("They were walked.") + inner, more='xml:id="one"'),
            p("Noted."),
            listed("Trees", more='text:continue-list="one"'),
            listed("Hedges"),
            '<text:list text:style-name="L1"><text:list-item text:start-value="7"><text:p>Gates</text:p>'
            "</text:list-item><text:list-header><text:p>of iron</text:p></text:list-header></text:list>",
            listed("Bells", style="B"),
        ),
    )
    assert told(document) == [
        ("entry", 1, "1. Lamps"),
        ("entry", 1, "2. Paths"),
        ("paragraph", 0, "They were walked."),
        ("entry", 1, "2.1. Repairs"),
        ("entry", 1, "2.2. North"),
        ("entry", 2, "(a) Gate"),
        ("paragraph", 0, "Noted."),
        ("entry", 1, "3. Trees"),
        ("entry", 1, "1. Hedges"),
        ("entry", 1, "7. Gates"),
        ("paragraph", 0, "of iron"),
        ("entry", 1, "• Bells"),
    ]


def test_headings_are_counted_where_the_file_counts_them() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    )
    document = read(
        "a.odt",
        odt(h("Lamps"), h("Repairs", 2), h("Closing", 1, "Bare"), h("Paths"), listed(h("Trees")), common=outline,
            automatic=LISTS + look("Bare", "", "paragraph", 'style:list-style-name=""')),
    )  # fmt: skip
    assert told(document) == [
        ("heading", 1, "I. Lamps"),
        ("heading", 2, "Repairs"),
        ("heading", 1, "Closing"),
        ("heading", 1, "II. Paths"),
        ("heading", 1, "1. Trees"),
    ]


def test_numbers_in_the_form_that_libreoffice_states() -> None:
    form = LISTS.replace('style:num-prefix="("', 'loext:num-list-format="%1%-%3%:"')
    assert text_of(listed(p("Lamps") + listed(listed("Gate"))), automatic=form) == "1. Lamps\n1-a: Gate\n"


# --- text -------------------------------------------------------------------------------------------

STYLES = (
    look("Bold", 'fo:font-weight="bold"')
    + look("Line", 'style:text-underline-style="solid"')
    + look("Struck", 'style:text-line-through-style="solid"')
    + look("Hidden", 'text:display="none"')
    + look("Loud", 'fo:font-weight="bold"', "paragraph")
    + look("Louder", "", "paragraph", 'style:parent-style-name="Loud"')
    + look("Soft", 'fo:font-weight="normal"')
)


def test_blanks_tabs_breaks_links_and_what_is_not_printed() -> None:
    raw = (
        '\n  The fee<text:s text:c="2"/>is\n\t <text:a>£5</text:a>'
        f"{span(' £4', 'Struck')}{span(' not', 'Hidden')}<text:tab/>a<text:line-break/> year"
        "<text:ruby><text:ruby-base>.</text:ruby-base><text:ruby-text>dot</text:ruby-text></text:ruby>"
    )
    assert text_of(p(raw=raw), automatic=STYLES) == "The fee  is £5\ta\nyear.\n"


def test_paragraphs_in_bold_or_underlined_are_emphasised() -> None:
    body = [
        p(raw=span("Fees", "Bold") + " " + span("due", "Bold")),
        p(raw=span("Fees", "Bold") + " due"),
        p("Paths", "Louder"),
        p(raw=span("Paths", "Soft"), style="Louder"),
        p(raw=span("Trees", "Line")),
    ]
    document = read("a.odt", odt(*body, automatic=STYLES))
    assert [block.emphasised for block in document.blocks] == [True, False, True, False, True]


def test_space_between_paragraphs_is_a_blank_line() -> None:
    space = (
        '<style:style style:name="Gap" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.2in"/>'
        "</style:style>"
    )
    assert text_of(p("One"), p("Two"), p("Three", "Gap"), automatic=space) == "One\nTwo\n\nThree\n"


def test_frames_and_notes_stand_after_the_text() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('See the plan.')}</text:note-body></text:note>"
    )
    frame = f"<draw:frame><draw:text-box>{p('Draft')}</draw:text-box></draw:frame>"
    document = read("a.odt", odt(p(raw=f"Lamps{note}{frame} are lit."), p("Paths")))
    assert told(document) == [
        ("paragraph", 0, "Lamps are lit."),
        ("paragraph", 0, "Draft"),
        ("paragraph", 0, "Paths"),
        ("note", 0, "See the plan."),
    ]
    where = [document.where(document.text.index(word)) for word in ("Draft", "Paths", "See")]
    assert where == ["a.odt: paragraph 2, in a text box", "a.odt: paragraph 3", "a.odt: in footnote 1"]


def test_what_pages_repeat() -> None:
    masters = (
        f'<style:master-page style:name="First" style:next-style-name="Standard"><style:header>{p("Elmbrook Hall")}'
        f"</style:header><style:footer>{p('Page 1')}</style:footer></style:master-page>"
        f'<style:master-page style:name="Standard"><style:header>{p("Elmbrook")}</style:header>'
        f"<style:footer>{p('Page 1')}</style:footer></style:master-page>"
        f'<style:master-page style:name="Unused"><style:header>{p("Never")}</style:header></style:master-page>'
    )
    opening = '<style:style style:name="Opening" style:family="paragraph" style:master-page-name="First"/>'
    document = read("a.odt", odt(p("Minutes", "Opening"), masters=masters, automatic=opening))
    assert told(document) == [
        ("header", 0, "Elmbrook"),
        ("paragraph", 0, "Elmbrook Hall"),
        ("paragraph", 0, "Minutes"),
        ("footer", 0, "Page 1"),
    ]


# --- tables -----------------------------------------------------------------------------------------


def test_rows_have_their_cells_empty_ones_too() -> None:
    wide = tc("Wages", 'table:number-columns-spanned="2"') + "<table:covered-table-cell/>"
    document = read(
        "a.odt",
        odt(
            table(
                ["Payee", wide],
                [tc("Ann Bell", 'table:number-rows-spanned="2"'), "May", "5"],
                ["<table:covered-table-cell/>", "June", "5"],
                ["Tom Reed", '<table:table-cell table:number-columns-repeated="2"/>'],
                head=1,
            )
        ),
    )
    rows = [(row.head, [document.text[c.start : c.end] for c in row.cells]) for row in document.rows.values()]
    assert rows == [
        (True, ["Payee", "Wages", ""]),
        (False, ["Ann Bell", "May", "5"]),
        (False, ["", "June", "5"]),
        (False, ["Tom Reed", "", ""]),
    ]
    assert document.where(document.text.index("June")) == "a.odt: table 1, row 3, column 2"


# --- changes ----------------------------------------------------------------------------------------


def changed(*regions: str) -> str:
    """The tracked changes of a file."""
    return f"<text:tracked-changes>{''.join(regions)}</text:tracked-changes>"


def region(name: str, kind: str, words: str = "") -> str:
    """A tracked change by B. Clerk."""
    info = "<office:change-info><dc:creator>B. Clerk</dc:creator></office:change-info>"
    return f'<text:changed-region text:id="{name}"><text:{kind}>{info}{words}</text:{kind}></text:changed-region>'


def at(kind: str, name: str) -> str:
    """Where a change stands in the text."""
    return f'<text:change{kind} text:change-id="{name}"/>'


def test_tracked_changes_and_comments() -> None:
    changes = changed(region("a", "insertion"), region("b", "deletion", p("£4")), region("c", "format-change"))
    comment = f"<office:annotation><dc:creator>A. Clerk</dc:creator>{p('Is this right?')}</office:annotation>"
    body = (
        f"The fee is {at('', 'b')}{at('-start', 'a')}£50{at('-end', 'a')} now{comment}."
        f"{at('-start', 'c')}Paid.{at('-end', 'c')}"
    )
    document = read("a.odt", odt(changes, p(raw=body)))
    assert document.text == "The fee is £50 now.Paid.\n"
    assert [(r.kind, r.author, r.raw, document.text[r.span.start : r.span.end]) for r in document.revisions] == [
        ("deletion", "B. Clerk", "£4", ""),
        ("insertion", "B. Clerk", "£50", "£50"),
        ("comment", "A. Clerk", "Is this right?", ""),
        ("formatting", "B. Clerk", "", ""),
    ]


def test_an_insertion_of_several_paragraphs() -> None:
    changes = changed(region("a", "insertion"))
    body = [p(raw=f"One {at('-start', 'a')}and"), p("Two"), p(raw=f"Three{at('-end', 'a')} more")]
    document = read("a.odt", odt(changes, *body))
    assert [revision.raw for revision in document.revisions] == ["and\nTwo\nThree"]
    assert not read("a.odt", odt(changes, body[0])).revisions


# --- findings ---------------------------------------------------------------------------------------


def test_findings_name_the_paragraph(desk: Desk) -> None:
    (desk.folder / "minutes-lint.yaml").unlink()
    desk.write("draft.odt", odt(p("Minutes of the Hall Committee"), p("We met on Friday 19 November 2018.")))
    assert desk.run(".").out.splitlines()[0] == (
        "draft.odt: paragraph 2: error: “Friday 19 November 2018” is a Monday: either the weekday or the date is wrong"
        " [dates/weekday]"
    )


# --- harm -------------------------------------------------------------------------------------------


def refusal(content: bytes) -> str:
    """What is said of a file that is not read."""
    with pytest.raises(CannotRead) as refused:
        read("a.odt", content)
    return str(refused.value)


def with_part(name: str, content: bytes | str) -> bytes:
    """A text in which one part is another."""
    made = BytesIO()
    with ZipFile(BytesIO(odt(p("Minutes")))) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return made.getvalue()


def test_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more of one is unpacked or built than the largest document that is read has."""
    made = 0

    class Counted(office.Node):
        def __init__(self, *given: Any) -> None:
            nonlocal made
            made += 1
            super().__init__(*given)

    said = "a part of the document unpacks to more than 64 MB, so it was not read"
    bomb = with_part("content.xml", b"<a>" + b" " * 300_000_000)
    tracemalloc.start()
    assert refusal(bomb) == said
    assert tracemalloc.get_traced_memory()[1] < 300_000_000
    tracemalloc.stop()
    monkeypatch.setattr(office, "Node", Counted)
    monkeypatch.setattr(office, "LARGEST_TREE", 20_000)
    said = "the document is larger or deeper than minutes are, so it was not read"
    assert refusal(with_part("content.xml", "<a>" + "<b/>-" * 3_000_000)) == said
    assert made < 41_000
    assert refusal(with_part("styles.xml", "<a>" * 1_000_000)) == said


def test_entities() -> None:
    said = "the document declares XML entities, which no OpenDocument text does, so it was not read"
    file = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    assert refusal(with_part("content.xml", file)) == said
    assert refusal(with_part("styles.xml", '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>')) == said


def test_encrypted_truncated_and_other_files() -> None:
    locked = with_part("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
    assert refusal(locked) == "the document is encrypted; save it without a password"
    whole = odt(*(p(f"Paragraph {number}") for number in range(500)))
    assert refusal(whole[: len(whole) // 2]) == "the document is damaged or was cut short"
    assert refusal(b"%PDF-1.7") == "this is a PDF under the name of an OpenDocument text"
    none = "this is no OpenDocument text"
    assert refusal(b"Minutes") == refusal(with_part("mimetype", "text/plain")) == none
    assert refusal(with_part("content.xml", "<a/>")) == none
    assert refusal(with_part("content.xml", "<a")).startswith("the document is damaged: ")
    assert refusal(with_part("content.xml", '<?xml version="1.0" encoding="utf-7"?><a/>')) == (
        "the document is written in an encoding that XML does not have, so it was not read"
    )
    assert refusal(odt(p(""))) == "the document has no text; if it is a scan, it needs text recognition (OCR) first"


def test_what_claims_to_be_repeated_is_not_multiplied() -> None:
    def nested(depth: int) -> str:
        inner = nested(depth - 1) if depth else p("Lamps")
        cell = f'<table:table-cell table:number-columns-repeated="64">{inner}</table:table-cell>'
        return f"<table:table><table:table-row>{cell}</table:table-row></table:table>"

    assert text_of(nested(9)) == "Lamps\n"
    assert len(text_of(p(raw='a<text:s text:c="9999999"/>b'))) == 203
    wide = tc("Lamps", 'table:number-columns-repeated="9999999" table:number-columns-spanned="9999999"')
    assert len(text_of(table([wide, "b"], ["1", "2"], ["3", "4"]))) < 400


def test_styles_and_pages_that_go_in_circles_end() -> None:
    circle = look("A", "", "paragraph", 'style:parent-style-name="B"') + look(
        "B", "", "paragraph", 'style:parent-style-name="A"'
    )
    pages = '<style:master-page style:name="Standard" style:next-style-name="Standard"/>'
    assert text_of(p("Minutes", "A"), automatic=circle, masters=pages) == "Minutes\n"


def test_500_pages() -> None:
    said = "The Committee considered the report and agreed that the bench be mended. " * 6
    paragraphs = [p(said)] * 5000
    assert text_of(*paragraphs) == f"{said}\n" * 5000
    grows_as_the_text(lambda size: text_of(*paragraphs[:size]), 200)


def test_a_file_that_is_refused_keeps_none_from_being_linted(desk: Desk) -> None:
    (desk.folder / "minutes-lint.yaml").unlink()
    desk.write("bad.odt", with_part("content.xml", "<a>" * 500))
    desk.write("good.odt", odt(p("Minutes of the Hall Committee"), p("We met on Friday 19 November 2018.")))
    ran = desk.run(".")
    assert ran.code == 2
    assert "dates/weekday" in ran.out
    assert "bad.odt" in ran.err
