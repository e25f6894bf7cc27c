"""A copy of a Word draft with a real comment at each finding, and the draft itself as it was."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from convert import converted, soffice
from desk import Desk, Ran
from minutes_lint.readers.docx import read
from minutes_lint.readers.ooxml import Package
from word import OPEN, docx, p, run, table

BODY = (
    p("Minutes of the Hall Committee held on 4 December 2018"),
    p(
        runs=run("We met on Friday ", "<w:b/>")
        + run("19 November 2018", "<w:i/>")
        + "<w:r><w:rPr/><w:t> &amp; on 31 June 2018.</w:t></w:r>"
    ),
    table(["Who", "When"], ["Ash & Co", "Friday 19 November 2018"]),
)


@pytest.fixture
def plain(desk: Desk) -> Desk:
    """A folder without a configuration."""
    (desk.folder / "minutes-lint.yaml").unlink()
    return desk


def annotated(desk: Desk, content: bytes, out: str = "out.docx") -> bytes:
    """The copy of a draft."""
    draft = desk.write("draft.docx", content)
    ran = desk.run("--annotate", out, "draft.docx")
    assert (ran.code, ran.err) == (1, f"minutes-lint: wrote {out} with the findings as comments\n"), ran
    assert draft.read_bytes() == content
    return (desk.folder / out).read_bytes()


def comments(content: bytes) -> list[tuple[str, str]]:
    """What each comment is about, and what it says, from the XML of the file."""
    package = Package(content)
    names = {kind: part for _, kind, part in package.related(package.main())}
    said = {
        comment.attributes["w:id"]: " / ".join("".join(t.text for t in p.below("w:t")) for p in comment.all("w:p"))
        for comment in package.part(names["comments"]).all("w:comment")
    }
    main = package.content("word/document.xml").decode()
    found = []
    for order, words in said.items():
        range_of = rf'<w:commentRangeStart w:id="{order}"/>(.*?)<w:commentRangeEnd w:id="{order}"/>'
        about = re.search(range_of, main)
        assert about is not None
        assert f'<w:commentReference w:id="{order}"/>' in main
        found.append(("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", about[1])), words))
    return found


def test_each_finding_has_its_comment_at_its_words(plain: Desk) -> None:
    made = annotated(plain, docx(*BODY))
    weekday = (
        "Error: “Friday 19 November 2018” is a Monday: either the weekday or the date is wrong"
        " / Suggestion: Monday / Suggestion: 16 November / [dates/weekday]"
    )
    assert [about for about, _ in comments(made)] == [
        "Friday 19 November 2018",
        "31 June 2018",
        "Friday 19 November 2018",
    ]
    first, second, third = (said for _, said in comments(made))
    assert first == third == weekday
    assert second.startswith("Error: ")
    assert second.endswith(" / [dates/invalid]")


def test_the_text_and_its_look_stay(plain: Desk) -> None:
    content = docx(*BODY)
    made = annotated(plain, content)
    assert read("a", made).text == read("a", content).text
    main = Package(made).content("word/document.xml").decode()
    for look, words in (("<w:b/>", "Friday "), ("<w:i/>", "19 November 2018")):
        assert f'<w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t>' in main
    with ZipFile(BytesIO(content)) as old, ZipFile(BytesIO(made)) as new:
        assert set(new.namelist()) == {*old.namelist(), "word/comments-minutes-lint.xml"}
        assert new.read("_rels/.rels") == old.read("_rels/.rels")


def test_comments_that_were_there_stay(plain: Desk) -> None:
    old = f'<w:comments {OPEN}><w:comment w:id="7" w:author="A. Clerk">{p("Is this right?")}</w:comment></w:comments>'
    marked = p(
        runs='<w:commentRangeStart w:id="7"/>' + run("A note") + '<w:commentRangeEnd w:id="7"/>'
        '<w:r><w:commentReference w:id="7"/></w:r>'
    )
    made = annotated(plain, docx(*BODY, marked, comments=old))
    assert next(said.partition(" / ")[0] for _, said in comments(made)) == "Is this right?"
    assert len(comments(made)) == 5
    empty = annotated(plain, docx(*BODY, comments=f"<w:comments {OPEN}/>"))
    assert len(comments(empty)) == 3


def test_what_cannot_be_commented_on_has_its_comment_in_the_body(plain: Desk) -> None:
    note = f'<w:footnotes {OPEN}><w:footnote w:id="1">{p("It was on 31 June 2018.")}</w:footnote></w:footnotes>'
    made = comments(annotated(plain, docx(p("Minutes of the Hall Committee"), p("All is well."), footnotes=note)))
    assert [(about, said.partition(" / ")[0].endswith("(in footnote 1)")) for about, said in made] == [
        ("All is well.", True)
    ]


def refused(desk: Desk, *arguments: str) -> Ran:
    """A run that writes nothing."""
    before = {file: file.read_bytes() for file in desk.folder.rglob("*") if file.is_file()}
    ran = desk.run(*arguments)
    assert ran.code == 2
    assert {file: file.read_bytes() for file in desk.folder.rglob("*") if file.is_file()} == before
    return ran


def test_never_over_the_draft(plain: Desk) -> None:
    plain.write("draft.docx", docx(*BODY))
    (plain.folder / "link.docx").symlink_to("draft.docx")
    for out in ("draft.docx", "link.docx", "."):
        assert "is the draft itself" in refused(plain, "--annotate", out, "draft.docx").err


def test_a_folder_for_several(plain: Desk) -> None:
    for name in ("a.docx", "b.docx", "more/a.docx"):
        plain.write(name, docx(*BODY))
    plain.write("c.txt", "Minutes\n")
    ran = plain.run("--annotate", "out", "a.docx", "b.docx", "c.txt")
    assert (ran.code, sorted(file.name for file in (plain.folder / "out").iterdir())) == (1, ["a.docx", "b.docx"])
    assert "two of these drafts are called a.docx" in refused(plain, "--annotate", "out2", "a.docx", "more/a.docx").err


def test_a_draft_with_a_damaged_picture_is_not_copied(plain: Desk) -> None:
    made = BytesIO(docx(*BODY))
    with ZipFile(made, "a") as archive:
        archive.writestr("word/media/image1.png", "a picture")
    plain.write("draft.docx", made.getvalue().replace(b"a picture", b"a pitcher"))
    assert refused(plain, "--annotate", "out.docx", "draft.docx").err.endswith(
        "a part of the draft, such as a picture, is damaged or locked, so it was not copied\n"
    )


def test_nothing_to_annotate(plain: Desk) -> None:
    plain.write("c.txt", "Minutes\n")
    assert "there is no Word draft (.docx)" in refused(plain, "--annotate", "out", "c.txt").err
    good = docx(p("All is well."))
    plain.write("good.docx", good)
    assert plain.run("--annotate", "out.docx", "good.docx").code == 0
    assert (plain.folder / "out.docx").read_bytes() == good


def test_libreoffice_opens_it_and_prints_the_comments(plain: Desk, tmp_path: Path) -> None:
    if soffice() is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    import pypdfium2

    from minutes_lint.readers.pdf import read as read_pdf

    annotated(plain, docx(*BODY))
    notes = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
    converted([plain.folder / "out.docx"], notes, tmp_path)
    content = (tmp_path / "out.pdf").read_bytes()
    assert "Minutes of the Hall Committee" in read_pdf("out.pdf", content).text
    with pypdfium2.PdfDocument(content) as document:
        annotations = pypdfium2.raw.FPDFPage_GetAnnotCount(document[0])
    assert annotations >= 3
