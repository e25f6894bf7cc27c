"""Word documents are read as Word shows them; what is none, or means harm, is refused in a sentence."""

from __future__ import annotations

import tracemalloc
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from desk import Desk
from minutes_lint import CannotRead, Place
from minutes_lint.readers import office
from minutes_lint.readers.docx import read
from steps import grows_as_the_text
from word import OPEN, docx, level, listed, numbering, p, run, style, styles, table, zipped

LISTS = numbering(
    level(0, "decimal", "%1.", 29) + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "(%3)"),
    level(0, "bullet", "\uf0b7") + level(1, "bullet", "o"),
    level(0, "upperRoman", "%1") + level(1, "lowerRoman", "%2)") + level(2, "ordinal", "%3 of %1", more="<w:isLgl/>"),
    lists='<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>',
)


def text_of(*body: str, **parts: str) -> str:
    """The text of a document."""
    return read("draft.docx", docx(*body, **parts)).text


# --- numbering --------------------------------------------------------------------------------------


def test_numbers_are_those_that_word_prints() -> None:
    text = text_of(
        listed("Apologies"),
        listed("Minutes"),
        listed("Matters arising", level=1),
        listed("first", level=2),
        listed("second", level=2),
        listed("Correspondence", level=1),
        listed("third", level=2),
        listed("Finance"),
        listed("Accounts", level=1),
        numbering=LISTS,
    )
    assert text.splitlines() == [
        *("29. Apologies", "30. Minutes", "30.1 Matters arising", "(a) first", "(b) second", "30.2 Correspondence"),
        *("(a) third", "31. Finance", "31.1 Accounts"),
    ]


def test_lists_of_one_outline_go_on_unless_one_says_where_it_starts() -> None:
    text = text_of(
        listed("a"), listed("b", 4), listed("c", 5), listed("d", 5), listed("e", 1), listed("• f", 9), numbering=LISTS
    )
    assert text.split("\n")[:6] == ["29. a", "30. b", "7. c", "8. d", "9. e", "• f"]


def test_bullets_and_roman_numerals() -> None:
    text = text_of(
        *(listed("a", 2), listed("b", 2, 1), listed("c", 3), listed("d", 3, 1), listed("e", 3, 1), listed("f", 3, 2)),
        numbering=LISTS,
    )
    assert text.splitlines() == ["• a", "  • b", "I c", "i) d", "ii) e", "1 of 1 f"]


def test_a_level_may_go_on_after_a_higher_one() -> None:
    goes_on = level(1, "decimal", "%2)", more='<w:lvlRestart w:val="0"/>')
    text = text_of(
        *(listed("a"), listed("b", level=1), listed("c"), listed("d", level=1)),
        numbering=numbering(level(0, "decimal", "%1.") + goes_on),
    )
    assert text.splitlines() == ["1. a", "1) b", "2. c", "2) d"]


def test_numbers_may_come_from_styles() -> None:
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    text = text_of(
        p("Apologies", '<w:pStyle w:val="Item"/>'),
        p("Arising", '<w:pStyle w:val="Sub"/>'),
        p("No number", '<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        p("Finance", '<w:pStyle w:val="Own"/>'),
        numbering=numbering(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2", more='<w:pStyle w:val="Sub"/>')),
        styles=styles(style("Item", numbered), style("Own", "", "Item"), style("Sub", numbered)),
    )
    assert text.splitlines() == ["1. Apologies", "1.1 Arising", "No number", "2. Finance"]


# --- text -------------------------------------------------------------------------------------------


def test_space_between_paragraphs_is_a_blank_line() -> None:
    wide, close = '<w:spacing w:after="160"/>', "<w:contextualSpacing/>"
    text = text_of(p("a"), p("b", close), p("c"), p(""), p("d"), styles=styles(base=wide))
    assert text == "a\n\nb\nc\n\nd\n"
    close = f'{wide}<w:pStyle w:val="List"/>'
    text = text_of(p("a", close), p("b", close), p("c"), styles=styles(style("List", "<w:contextualSpacing/>")))
    assert text == "a\nb\n\nc\n"


def test_breaks_tabs_links_controls_and_fields() -> None:
    text = text_of(
        p(runs=run("Present:\tCllr Dale") + run("\nCllr Ash")),
        p(runs=f'<w:hyperlink r:id="x">{run("the report")}</w:hyperlink>'),
        f"<w:sdt><w:sdtContent>{p('Chair')}</w:sdtContent></w:sdt>",
        p(runs=f"<w:sdt><w:sdtContent>{run('5 May')}</w:sdtContent></w:sdt>{run(' 2024', '<w:b/>')}"),
        p(
            runs='<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("6 May")}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        p(runs=run("shown") + run(" hidden", "<w:vanish/>") + "<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>"),
    )
    assert text == "Present:\tCllr Dale\nCllr Ash\nthe report\nChair\n5 May 2024\n6 May\nshown-\n"


def test_text_boxes_once() -> None:
    box = f"<w:txbxContent>{p('In a box')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read("a.docx", docx(p(runs=run("Beside") + both), p("Below")))
    assert document.text == "Beside\nIn a box\nBelow\n"
    assert document.place(8) == Place(paragraph=2, cell="text box")


def test_footnotes_at_the_end() -> None:
    notes = (
        f'<w:footnotes {OPEN}><w:footnote w:type="separator" w:id="-1">{p("")}</w:footnote>'
        f'<w:footnote w:id="1">{p("See the report.")}</w:footnote></w:footnotes>'
    )
    document = read(
        "a.docx", docx(p(runs=run("Agreed") + '<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes=notes)
    )
    assert document.text == "Agreed\n\nSee the report.\n"
    assert document.where(8) == "a.docx: in footnote 1"


def test_page_headers_and_footers_are_known_as_such() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
    )
    document = read(
        "a.docx",
        docx(
            p("Minutes"),
            section,
            header1=f"<w:hdr {OPEN}>{p('Hall Committee')}{p('')}{p('5 March 2024')}</w:hdr>",
            footer1=f"<w:ftr {OPEN}>{p('Page 1')}</w:ftr>",
        ),
    )
    assert document.text == "Hall Committee\n5 March 2024\n\nMinutes\n\nPage 1\n"
    assert [document.text[span.start : span.end] for span in document.running] == [
        "Hall Committee",
        "5 March 2024",
        "Page 1",
    ]


# --- tables -----------------------------------------------------------------------------------------


def test_a_table_of_figures_has_rows_with_bars() -> None:
    text = text_of(p("Accounts"), table(["Payee", "£"], ["Water", "12.50"], ["Power", "7.50"], ["Total", "20.00"]))
    assert text == "Accounts\n\n| Payee | £ |\n| Water | 12.50 |\n| Power | 7.50 |\n| Total | 20.00 |\n"


def test_merged_cells_keep_the_columns() -> None:
    wide = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Total</w:t></w:r></w:p></w:tc>'
    text = text_of(wide + f"<w:tc>{p('5')}</w:tc></w:tr><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc>"
                   f"<w:tc>{p('4')}</w:tc></w:tr><w:tr><w:tc>{p('c')}</w:tc><w:tc>{p('d')}</w:tc>"
                   f"<w:tc>{p('1')}</w:tc></w:tr></w:tbl>")  # fmt: skip
    assert text == "| Total | | 5 |\n| a | b | 4 |\n| c | d | 1 |\n"


def test_a_table_that_arranges_the_page_is_read_cell_by_cell() -> None:
    text = text_of(
        table(
            ["1.", p("Apologies") + p("There were none."), ""],
            [listed(""), p("Finance") + p("The accounts were noted."), "Clerk"],
        ),
        numbering=numbering(level(0, "decimal", "%1.", 2)),
    )
    assert text == "1. Apologies\nThere were none.\n\n2.  Finance\nThe accounts were noted.\nClerk\n"


def test_places() -> None:
    document = read("a.docx", docx(p("One"), p(""), p("Two"), table(["a", "b"], ["c", "d"])))
    where = {word: document.where(document.text.index(word)) for word in ("One", "Two", "d")}
    assert where == {
        "One": "a.docx: paragraph 1",
        "Two": "a.docx: paragraph 2",
        "d": "a.docx: table 1, row 2, column 2",
    }


# --- changes ----------------------------------------------------------------------------------------


def test_tracked_changes_and_comments() -> None:
    comments = (
        f'<w:comments {OPEN}><w:comment w:id="3" w:author="A. Clerk">{p("Is this right?")}</w:comment></w:comments>'
    )
    body = p(
        runs=run("The fee is ")
        + f'<w:del w:author="B"><w:r><w:delText>£4</w:delText></w:r></w:del><w:ins w:author="B">{run("£5")}</w:ins>'
        + f'<w:ins w:author="B">{run("0")}</w:ins>'
        + run(" now")
        + '<w:r><w:commentReference w:id="3"/></w:r>'
    )
    document = read("a.docx", docx(body, comments=comments))
    assert document.text == "The fee is £50 now\n"
    assert [(r.kind, r.author, r.raw, r.span) for r in document.revisions] == [
        ("deletion", "B", "£4", (11, 11)),
        ("insertion", "B", "£50", (11, 14)),
        ("comment", "A. Clerk", "Is this right?", (18, 18)),
    ]


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    text = text_of(p("The fee ", "<w:rPr><w:del/></w:rPr>"), listed("was paid"), numbering=LISTS)
    assert text == "29. The fee was paid\n"


# --- findings ---------------------------------------------------------------------------------------


def test_findings_name_the_paragraph(desk: Desk) -> None:
    (desk.folder / "minutes-lint.yaml").unlink()
    desk.write("draft.docx", docx(p("Minutes of the Hall Committee"), p("We met on Friday 19 November 2018.")))
    ran = desk.run("draft.docx")
    assert (ran.code, ran.out.splitlines()[0]) == (
        1,
        "draft.docx: paragraph 2: error: “Friday 19 November 2018” is a Monday: either the weekday or the date is wrong"
        " [dates/weekday]",
    )


def test_a_draft_with_changes_in_it_is_no_minutes(desk: Desk) -> None:
    (desk.folder / "minutes-lint.yaml").unlink()
    changed = (
        f'<w:del w:author="B"><w:r><w:delText>May</w:delText></w:r></w:del><w:ins w:author="B">{run("June")}</w:ins>'
    )
    desk.write("draft.docx", docx(p("Minutes of the Hall Committee"), p(runs=run("We meet in ") + changed)))
    assert desk.run("draft.docx").out.splitlines()[:2] == [
        "draft.docx: paragraph 2: warning: this draft still has 1 deletion and 1 insertion in it"
        " [text/tracked-changes]",
        "    draft.docx: paragraph 2: the first insertion by B: “June”",
    ]


# --- harm -------------------------------------------------------------------------------------------


def refusal(content: bytes) -> str:
    """What is said of a file that is not read."""
    with pytest.raises(CannotRead) as refused:
        read("a.docx", content)
    return str(refused.value)


def with_part(name: str, content: bytes | str) -> bytes:
    """A document in which one part is another."""
    made = BytesIO()
    with ZipFile(BytesIO(docx(p("Minutes")))) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return made.getvalue()


def test_a_zip_bomb() -> None:
    bomb = with_part("word/document.xml", b"<w>" + b" " * 300_000_000)
    assert len(bomb) < 1_000_000
    tracemalloc.start()
    assert refusal(bomb) == "a part of the document unpacks to more than 64 MB, so it was not read"
    assert tracemalloc.get_traced_memory()[1] < 300_000_000
    tracemalloc.stop()


def test_a_bomb_of_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more of it is built than the largest document that is read has."""
    made = 0

    class Counted(office.Node):
        def __init__(self, *given: Any) -> None:
            nonlocal made
            made += 1
            super().__init__(*given)

    said = "the document is larger or deeper than minutes are, so it was not read"
    monkeypatch.setattr(office, "Node", Counted)
    monkeypatch.setattr(office, "LARGEST_TREE", 20_000)
    assert refusal(with_part("word/document.xml", "<w>" + "<a/>" * 3_000_000)) == said
    assert made < 21_000
    made = 0
    assert refusal(with_part("word/document.xml", "<a>" * 1_000_000)) == said
    assert made < office.DEEPEST + 1_000


ENTITIES = "the document declares XML entities, which no Word document does, so it was not read"


def test_entities() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(12)
    )
    assert refusal(with_part("word/document.xml", f"{bomb}]><w>&m;</w>")) == ENTITIES
    file = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
    assert refusal(with_part("word/document.xml", file)) == ENTITIES
    assert refusal(with_part("word/document.xml", '<!DOCTYPE w SYSTEM "http://example.org/w.dtd"><w/>')) == ENTITIES


def test_paths_in_a_zip_lead_nowhere(tmp_path) -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="x/officeDocument" Target="../../../../etc/passwd"/></Relationships>'
    )
    content = zipped({"_rels/.rels": rels, "../../evil.xml": "<w/>", "/etc/passwd": "root"})
    assert refusal(content) == "the document is damaged: syntax error: line 1, column 0"
    evil = with_part("../../evil.txt", "evil")
    assert read("a.docx", evil).text == "Minutes\n"
    assert not list(tmp_path.parent.glob("evil*"))


def test_encrypted_truncated_and_other_files() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert (
        refusal(ole + "EncryptedPackage".encode("utf-16-le")) == "the document is encrypted; save it without a password"
    )
    assert refusal(ole) == "this is a document of Word 97 to 2003; save it as .docx"
    whole = docx(*(p(f"Paragraph {number}") for number in range(500)))
    assert refusal(whole[: len(whole) // 2]) == "the document is damaged or was cut short"
    assert refusal(b"%PDF-1.7") == "this is a PDF under the name of a Word document"
    assert refusal(b"<html>") == "this is a web page or another text under the name of a Word document"
    assert refusal(b"Minutes") == refusal(b"") == "this is no Word document"
    assert refusal(zipped({"a.txt": "Minutes"})) == "this is no Word document"
    assert refusal(with_part("word/document.xml", "<w:document")).startswith("the document is damaged: ")
    flipped = bytearray(whole)
    flipped[len(whole) // 3] ^= 0xFF
    assert refusal(bytes(flipped)).startswith("the document is damaged")


def test_what_multiplies_what_it_holds_is_refused_or_believed_up_to_a_limit() -> None:
    cell = f"<w:tc><w:tcPr><w:gridSpan w:val='999'/></w:tcPr>{p('5')}</w:tc>"
    wide = f"<w:tr>{cell * 4}</w:tr>"
    said = "the tables of the document have more cells than minutes have, so it was not read"
    assert refusal(docx(f"<w:tbl>{wide * 400}</w:tbl>")) == said
    sections = "".join(f'<w:sectPr><w:headerReference r:id="header{at}"/></w:sectPr>' for at in range(1, 7))
    header = f"<w:hdr {OPEN}>{p('x' * 1_000_000)}</w:hdr>"
    said = "the document has more text than minutes have, so it was not read"
    assert refusal(docx(p("Minutes"), sections, **{f"header{at}": header for at in range(1, 7)})) == said
    long = numbering(level(0, "decimal", "x" * 1000))
    assert len(text_of(listed("Lamps"), numbering=long)) < 120


def test_insertions_within_an_insertion_are_one() -> None:
    body = '<w:ins w:author="B">' * 300 + run("Lamps") + run(" and paths") + "</w:ins>" * 300
    document = read("a.docx", docx(p(runs=body)))
    assert [revision.raw for revision in document.revisions] == ["Lamps and paths"]


@pytest.mark.parametrize("encoding", ["utf-7", "hex", "idna", "undefined", "gb18030"])
def test_encodings_that_xml_does_not_have(encoding: str) -> None:
    part = f'<?xml version="1.0" encoding="{encoding}"?><w/>'
    assert refusal(with_part("word/document.xml", part)) == (
        "the document is written in an encoding that XML does not have, so it was not read"
    )


def test_a_scan() -> None:
    assert refusal(docx(p(""))) == "the document has no text; if it is a scan, it needs text recognition (OCR) first"


def test_500_pages() -> None:
    said = "The Committee considered the report and agreed that the bench be mended. " * 6
    paragraphs = [p(said)] * 5000
    assert read("a.docx", docx(*paragraphs)).text == f"{said}\n" * 5000
    grows_as_the_text(lambda size: text_of(*paragraphs[:size]), 200)
