"""Web pages are read as a browser shows their text, and findings point into the file."""

from __future__ import annotations

import json

import pytest

from desk import Desk
from minutes_lint import CannotRead
from minutes_lint.readers.html import LARGEST, read
from steps import grows_as_the_text, no_hang

PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><title>Minutes | Example Council</title><style>p { color: red }</style>
<script>document.write("Injected")</script></head>
<body onload="alert(1)">
<header><a href="/">Example Council</a></header>
<nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Meetings</a></li></ul></nav>
<main>
<h1>Hall Committee</h1>
<p>Minutes of the meeting held on
   <strong>Friday&nbsp;19 November</strong> 2018.</p>
<ol><li>Apologies<li>Accounts &amp; fees</ol>
</main>
<footer>Contact us</footer>
</body></html>
"""


def text_of(page: str) -> str:
    """The text of a page."""
    return read("minutes.html", page.encode()).text


def test_the_text_without_what_stands_around_it() -> None:
    opening = "Hall Committee\n\nMinutes of the meeting held on Friday\xa019 November 2018.\n\n"
    assert text_of(PAGE) == f"{opening}1. Apologies\n2. Accounts & fees\n"


def test_findings_point_into_the_file(desk: Desk) -> None:
    (desk.folder / "minutes-lint.yaml").unlink()
    desk.write("minutes.html", PAGE)
    ran = desk.run("minutes.html")
    assert ran.out.startswith("minutes.html:10:12: error: “Friday 19 November 2018” is a Monday:"), ran.out
    line = PAGE.splitlines()[9]
    assert line[11:17] == "Friday"
    assert '"line": 10,\n        "column": 12' in desk.run("--format", "json", "minutes.html").out
    assert "file=minutes.html,line=10,col=12,endLine=10" in desk.run("--format", "github", "minutes.html").out
    assert '"startLine": 10,' in desk.run("--format", "sarif", "minutes.html").out


def test_what_was_understood_points_into_the_file(desk: Desk) -> None:
    (desk.folder / "minutes-lint.yaml").unlink()
    desk.write("minutes.html", PAGE)
    (meeting,) = json.loads(desk.run("show", "--format", "json", "minutes.html").out)["documents"][0]["meetings"]
    assert meeting["date_line"] == 10
    assert [(item["title"], item["line"]) for item in meeting["items"]] == [("Apologies", 11), ("Accounts & fees", 11)]
    assert "\n  1  Apologies  line 11\n" in desk.run("show", "minutes.html").out
    assert "\n    9              Minutes of the meeting" in desk.run("show", "--lines", "minutes.html").out


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ('<ol start="29"><li>A<li>B</ol><ol type="a"><li>C</ol>', "29. A\n30. B\n\na. C\n"),
        ('<ol reversed><li>A<li value="7">B<li>C</ol>', "3. A\n7. B\n6. C\n"),
        ("<ul><li>A<ul><li>B</ul><li>C</ul>", "• A\n  • B\n• C\n"),
        ('<ul style="list-style-type: none"><li>1. A<li>2. B</ul>', "1. A\n2. B\n"),
        ("<p>A<br>B<br><br>C<p>D", "A\nB\n\nC\n\nD\n"),
        ("<div>A</div><div>B <i>b</i></div><pre>C\n  D</pre>", "A\nB b\n\nC\n  D\n"),
        ("<p>A\r\n  B\t&lt;C&gt; &pound;5 &#8211; &#x2019;s</p>", "A B <C> £5 – ’s\n"),
        ("<p>R&D 5 < 6 & 7 > 3", "R&D 5 < 6 & 7 > 3\n"),
        ("<div hidden>A</div><p aria-hidden=true>B</p><p style='display: none'>C</p>D", "D\n"),
        ("<ul><li><a>A</a><li><a>B</a><li><a>C</a><li><a>D</a></ul><p>E", "E\n"),
        ("<ul><li><a>A</a><li><a>B</a><li><a>C</a><li><a>D</a> (PDF)</ul>", "• A\n• B\n• C\n• D (PDF)\n"),
        ("<main><ul><li><a>A</a><li><a>B</a><li><a>C</a><li><a>D</a></ul></main>", "• A\n• B\n• C\n• D\n"),
        ("<form>A <select><option>Choose</select><button>Go</button></form>", "A\n"),
        ("<p>A <!-- not <p>this</p> --> B<!-- nor this", "A B\n"),
        ("<article><header><h1>A</h1></header><p>B</article><aside>C</aside>", "A\n\nB\n"),
    ],
)
def test_pages(page: str, text: str) -> None:
    assert text_of(page) == text


def test_tables() -> None:
    data = "<table><thead><tr><th>Payee<th>Paid<tbody><tr><td>Water<td>£5<tr><td colspan=1>Power<td>£7</table>"
    assert text_of(f"<p>Accounts{data}") == "Accounts\n\n| Payee | Paid |\n| Water | £5 |\n| Power | £7 |\n"
    layout = "<table><tr><td>1.<td><p>Apologies<p>None.<tr><td>2.<td><p>Accounts<p>Noted.</table>"
    assert text_of(layout) == "1. Apologies\n\nNone.\n\n2. Accounts\n\nNoted.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    page = '<meta charset="iso-8859-1"><p>“It cost £5” – as Seán said'
    assert read("a.html", page.encode(encoding)).text == "“It cost £5” – as Seán said\n"


def test_a_stated_encoding() -> None:
    assert read("a.html", '<meta charset="cp1251"><p>Протокол'.encode("cp1251")).text == "Протокол\n"


# --- harm ---------------------------------------------------------------------------------------------


def refusal(content: bytes) -> str:
    """What is said of a file that is not read."""
    with pytest.raises(CannotRead) as refused:
        read("a.html", content)
    return str(refused.value)


def test_what_is_no_page() -> None:
    assert refusal(b"%PDF-1.7") == "this is a PDF under the name of a web page"
    assert refusal(b"PK\3\4") == "this is a Word document or another archive under the name of a web page"
    assert refusal(bytes(range(256)) * 9) == "this is a binary file, not text"
    assert refusal(b"<p>" + b" " * LARGEST) == "10 MB is more than any page of minutes takes, so it was not read"
    said = "the page has no text of its own; if a script fetches it, save the page from a browser"
    assert refusal(b"") == refusal(b"<html><body><script>go()</script><div id=app></div></body></html>") == said
    assert refusal(b"<b>" * 500_000) == "the page has more elements than any page of minutes, so it was not read"


def test_a_page_that_was_cut_short() -> None:
    for end in range(len(PAGE)):
        try:
            text = text_of(PAGE[:end])
        except CannotRead:
            continue
        assert "Injected" not in text
        assert "alert" not in text


HARD = (
    "<!--", "<a ", '<a b="', "<![CDATA[", "</", "<!", "<?", "&", "&#", "<p>", "<div>", "<table>", "<tr><td>", "<b>",
    "<ul><li>", "<script>", "<textarea>", "</a", "<a href=x ", "</p>", "<li><p>", "<dl><dt>",
)  # fmt: skip


@pytest.mark.parametrize("unit", HARD)
def test_steps_grow_as_one_thing_does(unit: str) -> None:
    grows_as_the_text(lambda size: text_of("Minutes " + unit * size), 2_000)


@pytest.mark.parametrize("unit", HARD)
def test_one_thing_very_often(unit: str) -> None:
    with no_hang():
        assert text_of("Minutes " + unit * (200_000 // len(unit))).startswith("Minutes")


def test_a_long_page() -> None:
    paragraph = "<p>The <b>Committee</b> considered the report &amp; agreed that the bench be mended.</p>\n"
    line = "The Committee considered the report & agreed that the bench be mended."
    assert text_of(paragraph * 30_000) == "\n\n".join([line] * 30_000) + "\n"
    grows_as_the_text(lambda size: text_of(paragraph * size), 100)


def said(page: str) -> list[tuple[str, int, str]]:
    """The kind, the level and the words of each block of a page."""
    whole = read("minutes.html", page.encode())
    return [(block.kind, block.level, whole.text[slice(*block.span)]) for block in whole.blocks]


def test_headings_and_entries_have_their_level() -> None:
    assert said("<h1>Lamps</h1><ol><li>Reports<ul><li>Roof<ol><li>slates</ol></ul><li><h3>Mills</h3><p>None.</ol>") == [
        ("heading", 1, "Lamps"),
        ("entry", 1, "1. Reports"),
        ("entry", 2, "• Roof"),
        ("entry", 3, "1. slates"),
        ("heading", 3, "2. Mills"),
        ("paragraph", 0, "None."),
    ]
    assert said("<ul><ol><li>Lamps</ol></ul>") == [("entry", 1, "1. Lamps")]


def test_rows_have_cells_heads_and_those_that_reach_down() -> None:
    page = "<table><tr><th>Fund<th>Sum<th>Year<tr><td rowspan=2>Roof<td>£3<td>2020<tr><td>£4<td>2021</table>"
    whole = read("minutes.html", page.encode())
    cells = [[whole.text[slice(*cell)] for cell in row.cells] for row in whole.blocks]
    assert cells == [["Fund", "Sum", "Year"], ["Roof", "£3", "2020"], ["", "£4", "2021"]]
    assert [row.head for row in whole.blocks] == [True, False, False]


def test_struck_words_and_comments_are_no_text_and_code_is_unseen() -> None:
    page = '<p>Ann <del>Reed</del><s>Bell</s><strike>x</strike><span style="text-decoration: line-through">y</span>'
    assert text_of(f"{page} spoke<!-- no --> of <code>f(x)</code> and <code>mills</code>.") == (
        "Ann spoke of f(x) and mills.\n"
    )
    assert ("code", 0, "f(x)") in said("<p>Of <code>f(x)</code> and <code>mills</code>.")


def test_lines_in_bold_and_quotations() -> None:
    page = (
        "<p><b>Present</b> </p><dl><dt>Chair<dd>Ann Bell</dl><p>Some <b>bold</b></p><blockquote>Dear all,</blockquote>"
    )
    whole = read("minutes.html", page.encode())
    told = [(block.kind, block.emphasised, whole.text[slice(*block.span)]) for block in whole.blocks]
    assert told == [
        ("paragraph", True, "Present"),
        ("paragraph", True, "Chair"),
        ("paragraph", False, "Ann Bell"),
        ("paragraph", False, "Some bold"),
        ("quotation", False, "Dear all,"),
    ]
    assert {kind for kind, _, _ in said("<blockquote><p>1. Lamps<p>2. Mills</blockquote><p>End")} == {"paragraph"}


def test_signs_that_begin_no_tag_are_text() -> None:
    assert text_of("<p>5 < 7 and 2 <3, a<b</p><p>End</p>") == "5 < 7 and 2 <3, a\n\nEnd\n"
    read_page = read("minutes.html", ("<p>" + "< " * 5_000).encode())
    assert len(read_page.origins) <= 2
