"""The page for people: its source compared whole, and what a hostile document can do to it, which is nothing."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from io import BytesIO, TextIOWrapper
from itertools import product
from pathlib import Path

import pytest

import minutes_lint
from minutes_lint import Document, Finding, Meeting, Note, Origin, Pack, Place, Span
from minutes_lint.report import Output, Report, checked
from minutes_lint.reporters.page import page, write
from minutes_lint.sample import sample
from steps import grows_as_the_text

GOLDEN = Path(__file__).with_name("golden_report.html")
"""The page of the sample without its style and script. To renew it: `python tests/test_html_report.py`."""

HOSTILE = (
    "<script>alert(1)</script></script></style><style>*{display:none}</style>\n"
    "<img src=x onerror=alert(1)> [here](javascript:alert(1)) \" onclick='alert(1)' &lt; &#60;\n"
    "a\u202etxt.exe\u2066 \x00\x07\x1b[2J\x9b \ud800 tab\there <!-- ]]> -->\r"
    "<a href='javascript:alert(1)'>a</a><base href=//example.org><form action=//example.org>\r\n"
)


class Parsed(HTMLParser):
    """The elements of a page, and the text of its lines."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.lines: list[str] = []
        self.inside = 0
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if dict(attrs).get("class") == "l":
            self.lines.append("")
            self.inside = 1
        elif self.inside:
            self.inside += 1

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.inside = max(0, self.inside - 1)

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.lines[-1] += data

    def all(self, attribute: str) -> list[str]:
        """The values of an attribute, wherever it is."""
        return [value or "" for _, attributes in self.elements for key, value in attributes.items() if key == attribute]


def bare(source: str) -> str:
    """A page without its style and script, and what it says of them."""
    return re.sub(r"(?s)(?<=<style>).*?(?=</style>)|(?<=<script>).*?(?=</script>)|(?<=')sha256-[^']*", "…", source)


def report_of(text: str, *findings: Finding, path: str = "a.txt", origins: tuple[Origin, ...] = ()) -> Report:
    """A report of one document."""
    document = Document(path, text, origins)
    meeting = Meeting(document, Span(0, len(text)), "plain")
    named = (f._replace(severity=f.severity or "error", rule=f.rule or "our/rule", path=path) for f in findings)
    return Report((checked(Pack(document, "plain", (meeting,)), tuple(named)),))


def test_the_whole_page() -> None:
    assert bare(page(sample())) == GOLDEN.read_text(encoding="utf-8")


def test_nothing_but_the_pages_own_style_and_script_may_run() -> None:
    source = page(sample())
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', source)
    (style,), (script,) = (
        re.findall(r"(?s)<style>(.*)</style>", source),
        re.findall(r"(?s)<script>(.*)</script>", source),
    )
    allowed = (b64encode(sha256(code.encode()).digest()).decode() for code in (style, script))
    style_hash, script_hash = (f"&#x27;sha256-{hashed}&#x27;" for hashed in allowed)
    none = "&#x27;none&#x27;"
    assert policy == (
        f"default-src {none}; style-src {style_hash}; script-src {script_hash}; base-uri {none}; form-action {none}"
    )
    assert style.isascii()
    assert script.isascii()
    assert "://" not in source


def test_a_hostile_document_is_text() -> None:
    message = "“</h3><script>alert(2)</script>\u202e” is wrong"
    span = Span(0, len(HOSTILE))
    finding = Finding(span, message, notes=(Note(message, span), Note("gone", span, "<b>.txt")), rule="<i>/<b>")
    source = page(report_of(HOSTILE, finding, path="<script>.txt"))
    parsed = Parsed(source)
    names = [name for name, _ in parsed.elements]
    assert (names.count("script"), names.count("style"), names.count("form")) == (1, 1, 1)
    assert not {"img", "base", "iframe", "b", "i", "link", "object"} & set(names)
    assert not [key for _, attributes in parsed.elements for key in attributes if key.startswith("on")]
    assert all(target.startswith("#") for target in parsed.all("href"))
    assert parsed.lines == [
        "<script>alert(1)</script></script></style><style>*{display:none}</style>",
        "<img src=x onerror=alert(1)> [here](javascript:alert(1)) \" onclick='alert(1)' &lt; &#60;",
        "a�txt.exe� ␀␇␛[2J� � tab\there <!-- ]]> -->",
        "<a href='javascript:alert(1)'>a</a><base href=//example.org><form action=//example.org>",
    ]
    assert "“&lt;/h3&gt;&lt;script&gt;alert(2)&lt;/script&gt;�” is wrong" in source


def test_every_link_leads_somewhere_and_no_name_is_given_twice() -> None:
    other = Document("old.txt", "Minutes\nof May\n")
    old = checked(Pack(other, "plain", (Meeting(other, Span(0, 15), "plain"),)), ())
    notes = (Note("it was May", Span(11, 14), "old.txt"), Note("gone", Span(0, 1), "gone.txt"))
    first, second = Finding(Span(3, 7), "one", notes=notes), Finding(Span(3, 7), "two", "note", notes=notes[:1])
    report = report_of("In June\n", first, second)
    parsed = Parsed(page(report._replace(documents=(*report.documents, old))))
    names = parsed.all("id")
    assert len(names) == len(set(names))
    assert {target.removeprefix("#") for target in parsed.all("href")} <= set(names)
    assert parsed.lines == ["In June", "Minutes", "of May"]
    assert "a.txt, line 1" in page(report._replace(documents=(*report.documents, old)))


def test_a_document_without_findings_is_named_and_not_shown() -> None:
    source = page(report_of("Nothing is wrong here.\n"))
    assert "<h1>Nothing found in 1 document</h1>" in source
    assert "Nothing is wrong here" not in source
    assert Parsed(page(Report(()))).lines == []


def test_marks_may_overlap_touch_the_end_and_run_over_lines() -> None:
    text = "abc\ndef"
    spans = [Span(start, end) for start, end in product(range(8), repeat=2) if start <= end]
    parsed = Parsed(page(report_of(text, *(Finding(span, "x", "note") for span in spans))))
    assert [line.replace("¶", "") for line in parsed.lines] == ["abc", "def"]
    names = parsed.all("id")
    assert [f"f{number}-at" in names for number in range(1, len(spans) + 1)] == [True] * len(spans)
    assert len(names) == len(set(names))


def test_a_long_line_is_shown_in_pieces() -> None:
    text = "The fee is paid by each of them. " * 1000
    parsed = Parsed(page(report_of(text, Finding(Span(20_000, 20_004), "x"))))
    assert "".join(parsed.lines) == text
    assert max(map(len, parsed.lines)) <= 4000
    assert parsed.all("data-n") == ["1"]


def test_what_is_compared_with_a_page_header_is_said_in_a_sentence() -> None:
    origins = (Origin(0, Place(cell="header")), Origin(4, Place(paragraph=1)))
    finding = Finding(Span(0, 3), "wrong", notes=(Note("here", Span(4, 7)),))
    source = page(report_of("One\nTwo\n", finding, path="a.docx", origins=origins))
    assert '<span class="where long"> in the page header: </span>' in source
    assert '<span class="label">Compared with </span><a href="#f1">what stands in the page header</a>' in source


def test_places_of_a_document_without_lines() -> None:
    origins = (Origin(0, Place(page=1, paragraph=2)), Origin(4, Place(page=3, cell="table 2, row 3")))
    finding = Finding(Span(0, 3), "wrong", notes=(Note("here", Span(4, 7)),))
    source = page(report_of("One\nTwo\n", finding, path="a.pdf", origins=origins))
    assert '<span class="where long"> page 1, paragraph 2: </span>' in source
    assert '<a href="#f1-1">page 3, table 2, row 3</a> here' in source


def test_a_stream_that_is_not_utf_8_gets_a_page_all_the_same() -> None:
    written = BytesIO()
    stream = TextIOWrapper(written, encoding="cp1252")
    write(report_of("Łódź – £5\n", Finding(Span(0, 4), "“Łódź” is wrong")), Output(stream))
    stream.flush()
    assert Parsed(written.getvalue().decode("ascii")).lines == ["Łódź – £5"]


@pytest.mark.parametrize("text", ["the the " * 650_000, "It was the the end.\n" * 260_000], ids=["a line", "lines"])
def test_five_megabytes_and_20000_findings(text: str) -> None:
    parsed = Parsed(page(twice(text)))
    assert "".join(parsed.lines).replace("\n", "") == text.replace("\n", "")
    assert len([name for name in parsed.all("id") if re.fullmatch(r"f\d+-at", name)]) == len(text) // 260


@pytest.mark.parametrize("unit", ["the the ", "It was the the end.\n"], ids=["a line", "lines"])
def test_steps_grow_as_the_text_and_its_findings_do(unit: str) -> None:
    grows_as_the_text(lambda size: page(twice(unit * size)), 1_000)


def twice(text: str) -> Report:
    """A report with a finding in every 260 characters of a text."""
    starts = range(0, len(text) - 10, 260)
    findings = (Finding(Span(at, at + 7), "twice", notes=(Note("first", Span(0, 7)),)) for at in starts)
    return report_of(text, *findings)


def test_the_colours_can_be_told_from_what_they_stand_on() -> None:
    """By the measure of WCAG 2.2: 4.5 to 1 for text."""
    style = (Path(minutes_lint.__file__).parent / "reporters" / "page.css").read_text(encoding="utf-8")
    for palette in re.findall(r":root \{(.*?)\n\s*\}", style, re.DOTALL)[:2]:
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", palette))
        kinds = ("error", "warning", "note", "against", "accepted")
        pairs = [("ink", "paper"), ("soft", "paper"), ("soft", "ground"), ("accent", "paper"), ("accent", "ground")]
        pairs += [(kind, ground) for kind in kinds for ground in ("paper", "ground", f"{kind}-tint")]
        pairs += [("ink", f"{kind}-tint") for kind in kinds]
        assert {
            pair: ratio(*(colours[name] for name in pair)) for pair in pairs if poor(*(colours[n] for n in pair))
        } == {}


def poor(ink: str, ground: str) -> bool:
    """Whether text of a colour is hard to read on another."""
    return ratio(ink, ground) < 4.5


def ratio(ink: str, ground: str) -> float:
    """The contrast of two colours."""
    dark, light = sorted((luminance(ink), luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour such as #fff or #1c1f23."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


if __name__ == "__main__":
    GOLDEN.write_text(bare(page(sample())), encoding="utf-8")
