"""Minutes as text, Word, ODF, rich text, PDF and web page: what is found is the same, but for what a conversion loses.

Real ones from the shared corpus, and an invented draft with all that Word has.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

import draft
from convert import as_word, converted, soffice
from minutes_lint.run.lint import lint
from minutes_lint.run.workspace import Workspace


class Lost(NamedTuple):
    """A finding of the text that a conversion does not show, or (`more`) one that only it shows, and why."""

    kind: str
    document: str
    rule: str
    why: str
    more: bool = False


WRAPPED = "the cell of the table has two lines in the PDF, which keeps rows only where each is one line"
INDENT = "only the indent of its lines shows that this is a list; a PDF and a web page have none"
EXTRACTED = "in text taken from pages entries of a list may be lost, so its total is not judged"
RESTARTED = "LibreOffice begins each <ol> of a list that goes on with its first number"
BROKEN_LIST = "LibreOffice ends the <ul> at each line without a bullet, with a space, so it is no one list"
CLAUSE = "LibreOffice writes (2) as a numbered list, which a browser shows as 2."
ROWS = "a tag is named once for the rows of a table, and the PDF does not show that these are its rows"

DIFFERENCES = (
    Lost("pdf", "2017-03-22", "numbers/list-total", EXTRACTED),
    Lost("pdf", "2018-09-18", "numbers/sum", INDENT),
    Lost("pdf", "2024-09-17", "text/placeholder", WRAPPED),
    Lost("pdf", "2024-09-17", "text/placeholder", WRAPPED, more=True),
    Lost("pdf", "2024-09-17", "text/encoding", ROWS, more=True),
    Lost("html", "2016-06-29", "resolutions/malformed", CLAUSE),
    Lost("html", "2017-03-22", "numbers/list-total", BROKEN_LIST),
    Lost("html", "2018-09-18", "numbers/sum", INDENT),
    Lost("html", "2018-11-06", "references/archive", RESTARTED),
)


def findings(files: list[Path]) -> Counter[tuple[str, str, str]]:
    """What is found in some documents: in which, by which rule, and the sentence."""
    report = lint(list(map(str, files)), Workspace())
    assert not report.errors
    return Counter(
        (Path(checked.path).name[:10], finding.rule, " ".join(finding.message.split()))
        for checked, finding in report.each()
    )


@pytest.fixture(scope="module")
def folder(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with five documents as text, and what can be made of them."""
    if soffice() is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = tmp_path_factory.mktemp("converted")
    drafts, texts = [], []
    for file in sorted((shared / "corpus" / "rotherham").glob("*.txt")):
        text, draft = folder / file.name, folder / f"{file.stem}.docx"
        text.write_bytes(file.read_bytes())
        draft.write_bytes(as_word(text))
        texts.append(text)
        drafts.append(draft)
    converted(drafts, "pdf", folder)
    converted(drafts, "html:HTML (StarWriter)", folder)
    (folder / "typed").mkdir()
    converted(texts, "docx:MS Word 2007 XML", folder / "typed")
    converted(sorted((folder / "typed").glob("*.docx")), "html:HTML (StarWriter)", folder / "typed")
    return folder


@pytest.fixture(scope="module")
def expected(folder: Path) -> Counter[tuple[str, str, str]]:
    """What is found in the texts."""
    return findings(sorted(folder.glob("*.txt")))


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_line_by_line_as_typed(folder: Path, expected: Counter[tuple[str, str, str]], kind: str) -> None:
    assert findings(sorted((folder / "typed").glob(f"*.{kind}"))) == expected


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_with_lists_and_tables_of_word(folder: Path, expected: Counter[tuple[str, str, str]], kind: str) -> None:
    found = findings(sorted(folder.glob(f"*.{kind}")))
    lost = [(document, rule) for document, rule, _ in (expected - found).elements()]
    more = [(document, rule) for document, rule, _ in (found - expected).elements()]
    known = [each for each in DIFFERENCES if each.kind == kind]
    assert sorted(lost) == sorted((each.document, each.rule) for each in known if not each.more)
    assert sorted(more) == sorted((each.document, each.rule) for each in known if each.more)


# --- an invented draft ------------------------------------------------------------------------------

ASIDE = "it has no tracked changes and no comments"
NO_HEADER = "it has no page headers, or does not say that they are"
ONE_PAGE = "of one page it cannot be told what pages repeat"
UNRULED = "the table has no lines, and a cell of two lines: its rows are not known"
STRUCK = "that a line is drawn through words is not known"

DRAFT = "draft"
DRAFT_DIFFERENCES = (
    Lost("html", DRAFT, "dates/meeting", NO_HEADER),
    Lost("html", DRAFT, "text/tracked-changes", ASIDE),
    Lost("md", DRAFT, "dates/meeting", NO_HEADER),
    Lost("md", DRAFT, "text/tracked-changes", ASIDE),
    Lost("pdf", DRAFT, "dates/meeting", ONE_PAGE),
    Lost("pdf", DRAFT, "text/tracked-changes", ASIDE),
    Lost("pdf", DRAFT, "numbers/table-total", UNRULED),
    Lost("pdf", DRAFT, "dates/weekday", STRUCK, more=True),
)

FOUND = (
    ("dates/invalid", "“Friday 31 June 2024”"),
    ("dates/meeting", "“Wednesday 6 March 2024”"),
    ("dates/weekday", "“Monday 6 March 2024”"),
    ("dates/weekday", "“Wednesday 2 April 2024”"),
    ("numbers/table-total", "“210.00”"),
    ("text/placeholder", "“tbc”"),
    ("text/repeated-word", "“The”"),
    ("text/tracked-changes", "1 deletion, 1 insertion and 1 comment"),
    ("votes/total", "4 votes, but 3 members"),
)
"""What is to be found in the draft: by which rule, and a part of the sentence."""


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the draft as Word document and as Markdown, and what can be made of it."""
    folder = tmp_path_factory.mktemp("draft")
    word = folder / "draft.docx"
    word.write_bytes(draft.as_word())
    (folder / "draft.md").write_text(draft.MARKDOWN, encoding="utf-8")
    if soffice() is not None:
        for kind in ("odt", "rtf", "pdf", "doc", "html:HTML (StarWriter)"):
            converted([word], kind, folder)
    return folder


def of_draft(folder: Path, kind: str) -> Counter[tuple[str, str, str]]:
    """What is found in the draft as a kind of file; skips where that cannot be made."""
    file = folder / f"draft.{kind}"
    if not file.exists():
        pytest.skip("LibreOffice (soffice) is not installed")
    return Counter({(DRAFT, rule, said): count for (_, rule, said), count in findings([file]).items()})


def test_what_is_found_in_the_draft(drafts: Path) -> None:
    found = sorted((rule, said) for _, rule, said in of_draft(drafts, "docx").elements())
    assert [rule for rule, _ in found] == [rule for rule, _ in FOUND]
    assert all(part in said for (_, said), (_, part) in zip(found, FOUND, strict=True))


@pytest.mark.parametrize("kind", ["odt", "rtf", "doc", "html", "md", "pdf"])
def test_the_draft_as_another_kind_of_file(drafts: Path, kind: str) -> None:
    if kind == "pdf":
        pytest.importorskip("pypdfium2", reason="reading PDF is an extra")
    expected, found = of_draft(drafts, "docx"), of_draft(drafts, kind)
    known = [each for each in DRAFT_DIFFERENCES if each.kind == kind]
    lost = sorted(rule for _, rule, _ in (expected - found).elements())
    more = sorted(rule for _, rule, _ in (found - expected).elements())
    assert lost == sorted(each.rule for each in known if not each.more)
    assert more == sorted(each.rule for each in known if each.more)
