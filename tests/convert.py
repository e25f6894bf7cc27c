"""The documents that people have, made of a text: a Word draft with real lists and tables, and by LibreOffice the rest.

Run by itself it converts files: `python tests/convert.py FOLDER FILE…`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from shutil import which

from minutes_lint import Document, Mark, Meeting, Paragraph, RunningHeader, Span, Table
from minutes_lint.config.config import Settings
from minutes_lint.engine import project, read, understand
from word import OPEN, docx, level, numbering, p, run, styles, table

FORMS = {
    "n.": ("decimal", "%1."),
    "n)": ("decimal", "%1)"),
    "(n)": ("decimal", "(%1)"),
    "a)": ("lowerLetter", "%1)"),
    "(a)": ("lowerLetter", "(%1)"),
    "a.": ("lowerLetter", "%1."),
    "(i)": ("lowerRoman", "(%1)"),
    "i)": ("lowerRoman", "%1)"),
}
"""How Word numbers what is marked so."""

BULLET = "bullet"
GAP = '<w:spacing w:after="160"/>'
CLOSE = '<w:spacing w:after="0"/>'


def soffice() -> str | None:
    """The program that converts, where it is installed."""
    return which("soffice")


def converted(files: Iterable[Path], kind: str, folder: Path) -> None:
    """Convert files with LibreOffice, into a folder; `kind` is what it calls the format."""
    program = soffice()
    assert program is not None
    with tempfile.TemporaryDirectory() as home:
        command = [program, f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", kind]
        command += ["--infilter=Text (encoded):UTF8"] if all(file.suffix == ".txt" for file in files) else []
        command += ["--outdir", str(folder), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)


def as_word(path: Path) -> bytes:
    """A Word draft of a text: its paragraphs, numbered by Word, its tables, and a page header and footer."""
    loaded = project(Settings())
    document = read(str(path), path.read_bytes(), loaded)
    lists = Lists()
    body = [each for meeting in understand(document, loaded).meetings for each in blocks(document, meeting, lists)]
    sides = "".join(f'<w:{side}Reference w:type="default" r:id="{side}1"/>' for side in ("header", "footer"))
    margins = f"<w:sectPr>{sides}</w:sectPr>"
    field = f'{run("Page ")}<w:fldSimple w:instr=" PAGE ">{run("1")}</w:fldSimple>'
    return docx(
        *body,
        margins,
        numbering=lists.part(),
        styles=styles(),
        header1=f"<w:hdr {OPEN}>{p('Draft for approval')}</w:hdr>",
        footer1=f"<w:ftr {OPEN}>{p(runs=field)}</w:ftr>",
    )


def blocks(document: Document, meeting: Meeting, lists: Lists) -> Iterator[str]:
    """The paragraphs and tables of a meeting, in order."""
    tables = meeting.find(Table)
    paragraphs = [each for each in meeting.paragraphs if not any(t.span.covers(each.span) for t in tables)]
    others = [(header.span, header) for header in meeting.find(RunningHeader)]
    both: list[tuple[Span, Paragraph | Table | RunningHeader]] = [(each.span, each) for each in (*paragraphs, *tables)]
    for span, each in sorted([*both, *others], key=lambda pair: pair[0]):
        if isinstance(each, Table):
            yield table(*(cells(document.text[row.span.start : row.span.end]) for row in each.rows)) + p("", CLOSE)
        elif isinstance(each, Paragraph) and each.mark is not None:
            text = flat(document, Span(each.mark.span.end, each.span.end))
            yield lists.paragraph(each.mark, text, spacing(document, span))
        else:
            yield p(flat(document, span), spacing(document, span))


def cells(row: str) -> list[str]:
    """The cells of a row, empty ones too."""
    row = row.strip(" ")
    if not row.startswith("|"):
        return [cell.strip() for cell in row.split("\t")]
    return [cell.strip() for cell in row.removeprefix("|").removesuffix("|").split("|")]


def spacing(document: Document, span: Span) -> str:
    """The space after a paragraph: some where the text has a blank line below it."""
    below = document.text[span.end :].partition("\n")[2]
    return GAP if not below.partition("\n")[0].strip() else CLOSE


def flat(document: Document, span: Span) -> str:
    """A stretch of text on one line, with the markup around it."""
    begun = document.text.rfind("\n", 0, span.start) + 1
    end = document.text.find("\n", span.end)
    before = document.text[begun : span.start]
    after = document.text[span.end : end if end >= 0 else None]
    dress = before.strip() if before.strip(" *_#") == "" else ""
    indent = before if not before.strip() and span.start == begun + len(before) else ""
    text = " ".join(document.text[span.start : span.end].split())
    return f"{indent}{dress}{' ' if dress[-1:] == '#' else ''}{text}{after.strip() if after.strip(' *_') == '' else ''}"


class Lists:
    """The lists of a draft: one for each run of marks that count on."""

    def __init__(self) -> None:
        self.outlines: list[str] = []
        self.last: dict[str, tuple[int, int]] = {}
        """For each form the list that was last, and how far it is counted."""

    def paragraph(self, mark: Mark, text: str, space: str) -> str:
        """A paragraph with its mark: numbered by Word where Word has such numbers, typed where not."""
        if mark.value is None:
            return self.numbered(self.of(BULLET, 0, level(0, "bullet", "\uf0b7")), text, space)
        form = FORMS.get(mark.form)
        if form is None or mark.series:
            return p(f"{mark.text} {text}", space)
        return self.numbered(self.of(mark.form, mark.value, level(0, *form, start=mark.value)), text, space)

    def of(self, form: str, value: int, made: str) -> int:
        """The list that a value goes on, or a new one."""
        number, before = self.last.get(form, (0, -1))
        if not number or (form != BULLET and value != before + 1):
            self.outlines.append(made)
            number = len(self.outlines)
        self.last[form] = (number, value)
        return number

    def numbered(self, outline: int, text: str, space: str) -> str:
        """A paragraph of a list."""
        at = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{outline}"/></w:numPr>'
        return p(text, at + space)

    def part(self) -> str:
        """The numbering part."""
        return numbering(*self.outlines)


def main(folder: Path, files: list[Path]) -> None:
    """Write what can be made of some texts into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    drafts = [folder / f"{file.stem}.docx" for file in files]
    for file, draft in zip(files, drafts, strict=True):
        draft.write_bytes(as_word(file))
    converted(drafts, "pdf", folder)
    converted(drafts, "html:HTML (StarWriter)", folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
