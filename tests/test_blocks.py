"""What Word says of its paragraphs and tables is kept beside their text."""

from __future__ import annotations

from minutes_lint import Document
from minutes_lint.readers.docx import read
from word import OPEN, docx, level, listed, numbering, p, run, style, styles, table

OUTLINE = numbering(
    level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "(%3)"),
    level(0, "decimal", "%1.") + level(1, "decimal", "%2."),
)


def told(document: Document) -> list[tuple[str, int, str]]:
    """The kind, the level and the text of each block."""
    return [(b.kind, b.level, document.text[b.span.start : b.span.end]) for b in document.blocks]


def grid(document: Document) -> list[tuple[bool, list[str]]]:
    """The rows of tables: whether each is one of header cells, and its cells."""
    rows = document.rows.values()
    return [(row.head, [document.text[cell.start : cell.end] for cell in row.cells]) for row in rows]


def word(*body: str, **parts: str) -> Document:
    """A Word document."""
    return read("draft.docx", docx(*body, **parts))


def test_headings_by_outline_level_and_by_the_name_of_their_style() -> None:
    named = (
        '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="Heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body"/><w:basedOn w:val="Kop2"/>'
        '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    )
    document = word(
        p("Lamps", '<w:outlineLvl w:val="0"/>'),
        p("Repairs", '<w:pStyle w:val="Kop2"/>'),
        p("Two are dark.", '<w:pStyle w:val="Body"/>'),
        p("Paths", '<w:outlineLvl w:val="0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        styles=styles(named),
        numbering=OUTLINE,
    )
    assert told(document) == [
        ("heading", 1, "Lamps"),
        ("heading", 2, "Repairs"),
        ("paragraph", 0, "Two are dark."),
        ("heading", 1, "1. Paths"),
    ]


def test_an_entry_lies_as_deep_as_there_are_lists_around_it() -> None:
    document = word(
        *(listed("Lamps"), listed("Repairs", level=1), listed("North", level=2)),
        *(listed("Alone", 2, 1), listed("Outer", 2), listed("Inner", 2, 1)),
        numbering=OUTLINE,
    )
    assert told(document) == [
        ("entry", 1, "1. Lamps"),
        ("entry", 1, "1.1 Repairs"),
        ("entry", 2, "(a) North"),
        ("entry", 1, "1. Alone"),
        ("entry", 1, "1. Outer"),
        ("entry", 2, "1. Inner"),
    ]


def test_paragraphs_in_bold_or_underlined_are_emphasised() -> None:
    strong = '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
    loud = style("Loud", "").replace("<w:pPr>", "<w:rPr><w:b/></w:rPr><w:pPr>")
    document = word(
        p(runs=run("Fees", "<w:b/>") + run(" ") + run("due", '<w:rStyle w:val="Strong"/>')),
        p(runs=run("Fees", "<w:b/>") + run(" due")),
        p("Paths", '<w:pStyle w:val="Loud"/>'),
        p(runs=run("Paths", '<w:b w:val="0"/>'), properties='<w:pStyle w:val="Loud"/>'),
        p(runs=run("Trees", '<w:u w:val="single"/>')),
        p(runs=run("Trees", '<w:u w:val="none"/>')),
        styles=styles(strong, loud),
    )
    assert [block.emphasised for block in document.blocks] == [True, False, True, False, True, False]


def test_struck_words_are_no_text() -> None:
    struck = '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
    document = word(
        p(runs=run("The fee is ") + run("£4", "<w:strike/>") + run("£5", '<w:rStyle w:val="Gone"/>') + run("£6.")),
        p(runs=run("All of it", "<w:dstrike/>")),
        p(runs=run("Kept", '<w:strike w:val="false"/>')),
        styles=styles(struck),
    )
    assert document.text == "The fee is £6.\n\nKept\n"


def test_rows_have_their_cells_empty_ones_too() -> None:
    wide = "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + p("Wages") + "</w:tc>"
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{p('Payee')}</w:tc>{wide}</w:tr>"
    merged = [
        f"<w:tr><w:tc><w:tcPr><w:vMerge{restart}/></w:tcPr>{p(name)}</w:tc><w:tc>{p(due)}</w:tc><w:tc>{p('5')}</w:tc></w:tr>"
        for restart, name, due in ((' w:val="restart"', "Ann Bell", "May"), ("", "", "June"))
    ]
    document = word(f"<w:tbl>{head}{''.join(merged)}</w:tbl>")
    assert grid(document) == [
        (True, ["Payee", "Wages", ""]),
        (False, ["Ann Bell", "May", "5"]),
        (False, ["", "June", "5"]),
    ]
    assert all(block.span.covers(cell) for block in document.blocks for cell in block.cells)


def test_a_first_row_in_bold_heads_the_table() -> None:
    bold = [f"{p(runs=run(word, '<w:b/>'))}" for word in ("Name", "Office")]
    assert grid(word(table(bold, ["Ann Bell", "Mayor"]))) == [
        (True, ["Name", "Office"]),
        (False, ["Ann Bell", "Mayor"]),
    ]
    assert [head for head, _ in grid(word(table(bold, bold)))] == [False, False]


def test_wrapped_cells_of_a_grid_keep_their_rows_and_two_columns_of_a_page_do_not() -> None:
    people = table(["Name", "Office"], ["Ann Bell", p("Mayor") + p("Elmbrook")], ["Tom Reed", "Clerk"])
    assert word(people).text == "| Name | Office |\n| Ann Bell | Mayor Elmbrook |\n| Tom Reed | Clerk |\n"
    page = table([p("Present:") + p("Ann Bell"), p("Apologies:") + p("Tom Reed")])
    assert word(page).text == "Present:\nAnn Bell\nApologies:\nTom Reed\n"
    assert told(word(page))[0] == ("paragraph", 0, "Present:")


def test_notes_and_what_pages_repeat() -> None:
    notes = f'<w:footnotes {OPEN}><w:footnote w:id="2">{p("See the plan.")}</w:footnote></w:footnotes>'
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    document = word(p("Lamps"), section, footnotes=notes, header1=f"<w:hdr {OPEN}>{p('Elmbrook')}</w:hdr>")
    assert told(document) == [("header", 0, "Elmbrook"), ("paragraph", 0, "Lamps"), ("note", 0, "See the plan.")]
