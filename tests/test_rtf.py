"""Rich text is read with its paragraphs, tables and notes; what is none, or means harm, is refused in a sentence."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from desk import Desk
from minutes_lint import CannotRead, Document
from minutes_lint.readers.rtf import read
from steps import grows_as_the_text

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset2 Symbol;}{\f2\fcharset204 Times Cyr;}}"
    r"{\stylesheet{\s0 Normal;}{\s3\sbasedon0\sb240\b heading 2;}}"
)


def rich(*body: str, head: str = HEAD) -> Document:
    """The document of some rich text."""
    return read("draft.rtf", f"{head}{''.join(body)}}}".encode("cp1252"))


def p(text: str, properties: str = "") -> str:
    """A paragraph."""
    return rf"\pard\plain{properties} {text}\par "


def row(*cells: str, more: str = "") -> str:
    """A row of a table."""
    return rf"\trowd{more}\cellx1\cellx2\pard\intbl " + "".join(rf"{cell}\cell " for cell in cells) + r"\row\pard "


def told(document: Document) -> list[tuple[str, int, str]]:
    """The kind, the level and the text of each block."""
    return [(b.kind, b.level, document.text[b.span.start : b.span.end]) for b in document.blocks]


# --- text -------------------------------------------------------------------------------------------


def test_characters_in_whatever_code_they_come() -> None:
    document = rich(p(r"Caf\'e9 \u8364?5 \endash  {\f2 \'c4\'e0} \u-10179?\u-8704?\line caf\u233\'e9 \{a\}"))
    assert document.text == "Café €5 – Да 😀\ncafé {a}\n"


def test_what_is_not_printed() -> None:
    picture = r"{\*\shppict{\pict\pngblip 89504e47}}{\pict\bin9 {}}}{{\a}}"
    field = r'{\field{\*\fldinst{HYPERLINK "http://example.org"}}{\fldrslt{the plan}}}'
    hidden = r"{\v secret }{\strike £4 }\strike all of it \strike0 {\striked1 twice }"
    assert rich(p(f"See {hidden}{picture}{field}.")).text == "See the plan.\n"


def test_headings_by_style_and_by_outline_level() -> None:
    document = rich(
        p("Lamps", r"\s3"), p("Two are dark."), p("Paths", r"\outlinelevel0"), p("Noted.", r"\outlinelevel9")
    )
    assert told(document) == [
        ("heading", 2, "Lamps"),
        ("paragraph", 0, "Two are dark."),
        ("heading", 1, "Paths"),
        ("paragraph", 0, "Noted."),
    ]


def test_entries_of_lists_have_the_numbers_that_stand_beside_them() -> None:
    def listed(mark: str, text: str, level: int) -> str:
        return p(rf"{{\listtext\pard\plain {mark}\tab}}{text}", rf"\ls1\ilvl{level}")

    document = rich(
        listed("1.", "Lamps", 0),
        listed("1.1", "Repairs", 1),
        listed("(a)", "North", 2),
        listed(r"{\f1\'b7}", "Gate", 0),
    )
    assert told(document) == [
        ("entry", 1, "1. Lamps"),
        ("entry", 1, "1.1 Repairs"),
        ("entry", 3, "(a) North"),
        ("entry", 1, "• Gate"),
    ]


def test_space_between_paragraphs_is_a_blank_line() -> None:
    close = r"\sa200\contextualspace"
    assert rich(p("One", r"\sa20"), p("Two", r"\sb240"), p("Three", close), p("Four", close)).text == (
        "One\n\nTwo\nThree\nFour\n"
    )


def test_paragraphs_in_bold_or_underlined_are_emphasised() -> None:
    body = [p(r"{\b Fees} {\b due}"), p(r"{\b Fees} due"), p(r"\ul Paths\ulnone"), p(r"\b Trees \b0 too")]
    assert [block.emphasised for block in rich(*body).blocks] == [True, False, True, False]


def test_headers_notes_frames_and_footers() -> None:
    document = rich(
        r"{\header\pard Elmbrook\par}{\headerf\pard Elmbrook Hall\par}{\footer\pard Page 1\par}",
        p(r"Lamps{\footnote\pard See the plan.} are lit{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt\pard Draft\par}}}."),
    )
    assert told(document) == [
        ("header", 0, "Elmbrook"),
        ("paragraph", 0, "Lamps are lit."),
        ("paragraph", 0, "Draft"),
        ("note", 0, "See the plan."),
        ("footer", 0, "Page 1"),
    ]
    assert document.where(document.text.index("See")) == "draft.rtf: in footnote 1"


def test_rows_of_tables() -> None:
    document = rich(
        p("Accounts"),
        row("Payee", "£", more=r"\trhdr"),
        row("Ann Bell", "5"),
        row(r"Tom\par Reed", ""),
        row("Total", "5"),
        p("Noted."),
    )
    assert document.text == ("Accounts\n\n| Payee | £ |\n| Ann Bell | 5 |\n| Tom Reed |  |\n| Total | 5 |\n\nNoted.\n")
    assert [block.head for block in document.rows.values()] == [True, False, False, False]
    assert document.where(document.text.index("Tom")) == "draft.rtf: table 1, row 3, column 1"


def test_tracked_changes_and_comments() -> None:
    document = rich(p(r"The fee is {\deleted £4}{\revised £5}{\*\atnauthor B}{\*\annotation\pard Right?} now."))
    assert document.text == "The fee is £5 now.\n"
    assert [(r.kind, r.raw, document.text[r.span.start : r.span.end]) for r in document.revisions] == [
        ("deletion", "£4", ""),
        ("insertion", "£5", "£5"),
        ("comment", "Right?", ""),
    ]


def test_findings_name_the_paragraph(desk: Desk) -> None:
    (desk.folder / "minutes-lint.yaml").unlink()
    body = p("Minutes of the Hall Committee") + p("We met on Friday 19 November 2018.")
    desk.write("draft.rtf", f"{HEAD}{body}}}".encode())
    desk.write("bad.rtf", b"{\\rtf1 " + b"{" * 5000)
    ran = desk.run(".")
    assert ran.code == 2
    assert ran.out.splitlines()[0].startswith("draft.rtf: paragraph 2: error: “Friday 19 November 2018” is a Monday")
    assert "bad.rtf: the document is larger or deeper than minutes are, so it was not read" in ran.err


# --- harm -------------------------------------------------------------------------------------------


def refusal(content: bytes) -> str:
    """What is said of a file that is not read."""
    with pytest.raises(CannotRead) as refused:
        read("a.rtf", content)
    return str(refused.value)


def test_other_files() -> None:
    assert refusal(b"PK\3\4") == refusal(b"") == "this is no rich text document"
    said = "the document has no text; if it is a scan, it needs text recognition (OCR) first"
    assert refusal(rb"{\rtf1 }") == refusal(rb"{\rtf1 {\pict 00}}") == said


@pytest.mark.parametrize(
    "body",
    [
        r"{\fonttbl" + r"{\f1" * 40_000,
        r"{\fonttbl" + r"\f1\fcharset0" * 40_000 + "}",
        r"{\field{\*\fldinst{" * 40_000,
        r"{\stylesheet" + r"{\s1 " * 100_000,
        r"\deleted a\deleted0" * 60_000,
        r"{\footnote" * 900,
        r"\cell" * 300_000,
        r"\'" * 500_000,
    ],
)
def test_what_means_harm_takes_little_time(body: str) -> None:
    begun = time.process_time()
    with suppress(CannotRead):
        assert read("a.rtf", rf"{{\rtf1 Minutes\par {body}".encode()).text.startswith("Minutes")
    assert time.process_time() - begun < 10


def test_numbers_out_of_range() -> None:
    wild = r"\u99999999 \u-99999999 \uc \uc-5 \f-1 \ansicpg99999 \bin-4 {\fonttbl{\f0\fcharset78 x;}}\'80\u"
    assert "Minutes" in rich(p(rf"Minutes{wild}")).text
    assert rich(p("Minutes}}}}{ of")).text == "Minutes\n"


def test_500_pages() -> None:
    said = "The Committee considered the report and agreed that the bench be mended. " * 6
    assert rich(p(said) * 5000).text == f"{said}\n" * 5000
    grows_as_the_text(lambda size: rich(p(said) * size), 200)
