"""What the fuzzer calls with bytes of its own making: each target ends in silence, or with an exception it found.

A target takes bytes, and every exception that leaves it is a mistake in the program; so is a promise that is not kept,
such as a finding outside the text. A file or a configuration that is refused with a sentence is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from minutes_lint.config.config import Settings, parse
from minutes_lint.engine import Project, judge, project, read, understand
from minutes_lint.errors import CannotRead, CannotRun
from minutes_lint.model.document import Document
from minutes_lint.model.meeting import Pack
from minutes_lint.plugins.phrases import read as read_phrases

MOST = 4_000
"""At most this many characters of a text are judged: longer ones teach nothing more and are slow to try."""

ROOT = Path(__file__).resolve().parents[1]
CLEAN = (*(ROOT / "tests" / "minutes").glob("*.*"), *(ROOT / "examples").glob("*.*"))
WORD = {
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
}
BODY = """\
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr><w:numPr>\
<w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Minutes of 4 May 2016</w:t></w:r><w:ins><w:r>\
<w:tab/><w:t>5 of 10</w:t><w:br/></w:r></w:ins><w:del><w:r><w:delText>6</w:delText></w:r></w:del></w:p>\
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Total</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>"""
PAGE = """\
<html><head><title>Minutes</title></head><body><h1>Minutes of 4 May 2016</h1><ol start="3"><li>Roads<p>5 of 10</ol>\
<table><tr><th>Payee<td>£5</table><ul><li><a href="a.html">Hall</a>&nbsp;&#8217;</ul><!-- x --><script>1<2</script>"""
PDF = """\
%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 90>>stream
BT /F 12 Tf 50 700 Td (Minutes of 4 May 2016) Tj 0 -20 Td (1. Roads) Tj 200 0 Td (5.00) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
"""
CONFIGURATION = """\
style: uk-parish
plugins: []
paths: [minutes/*.md]
exclude: [old]
fail-on: error
rules:
  dates: off
  dates/year: warning
  names/acronym: {undefined: true}
"""
PHRASES = """\
- id: any-thing-else
  pattern: [any thing else, "anything  else"]
  message: "“{found}” is written as one word fewer"
  scope: [item-titles, resolutions]
  suggestion: anything else
  severity: note
  examples:
    flagged: [The Chair asked if there was any thing else.]
- id: gender
  regex: chair(wo)?man
  message: say “chair”
"""


@cache
def checker() -> Project:
    """The built-in rules and styles, as they are without a configuration."""
    return project(Settings(base=ROOT))


def kept(pack: Pack) -> None:
    """Raises AssertionError where what was understood, or found, is not what the rest of the program relies on."""
    text = pack.document.text
    at = 0
    for meeting in pack.meetings:
        assert meeting.span.start == at, "every character belongs to one meeting"
        at = meeting.span.end
    assert at == len(text)
    for finding in judge(pack, checker()):
        spans = [finding.span, *(note.span for note in finding.notes if note.path in ("", pack.document.path))]
        assert all(0 <= span.start <= span.end <= len(text) for span in spans), finding
        assert finding.message, finding
        assert "\n" not in finding.message, finding


def linted(path: str, content: bytes) -> None:
    """Read a file of any kind and judge what is in it."""
    try:
        document = read(path, content, checker())
    except CannotRead:
        return
    opening = document.text[:MOST]
    assert all(0 <= start <= len(document.text) for start, _ in document.origins), (
        "every part of the text has its place"
    )
    kept(understand(Document(path, opening, extracted=document.extracted), checker()))


def text(data: bytes) -> None:
    """The text reader, the parser and the rules."""
    linted("draft.md" if data[:1] == b"#" else "draft.txt", data)


def word(data: bytes) -> None:
    """The Word reader: the bytes are a whole file, or the main part of one that is otherwise sound."""
    if data[:2] == b"PK":
        return linted("draft.docx", data)
    file = BytesIO()
    with ZipFile(file, "w") as parts:
        for name, content in WORD.items():
            parts.writestr(name, content)
        parts.writestr("word/document.xml", data)
    return linted("draft.docx", file.getvalue())


def pdf(data: bytes) -> None:
    """The PDF reader."""
    linted("draft.pdf", data)


def html(data: bytes) -> None:
    """The reader of web pages."""
    linted("draft.html", data)


def configuration(data: bytes) -> None:
    """The parser of configurations, and of files of phrases."""
    said = data.decode("utf-8", "replace")
    with suppress(CannotRun):
        parse(said, ROOT / "minutes-lint.yaml").check(checker().plugins.rules)
    with suppress(CannotRun):
        list(read_phrases(said, ROOT / "phrases.yaml"))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": text,
    "word": word,
    "pdf": pdf,
    "html": html,
    "configuration": configuration,
}


def seeds(target: str) -> Iterator[bytes]:
    """What the fuzzer begins with."""
    if target == "text":
        for file in sorted(CLEAN):
            paragraphs = file.read_bytes().split(b"\n\n")
            yield from (b"\n\n".join(paragraphs[n : n + 8]) for n in range(0, len(paragraphs), 8))
    elif target == "configuration":
        yield from (CONFIGURATION.encode(), PHRASES.encode())
    else:
        yield {"word": BODY, "pdf": PDF, "html": PAGE}[target].encode()
