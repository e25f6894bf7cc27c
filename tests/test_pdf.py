"""PDF documents are read line by line as they stand on the page; what has no text or means harm is refused."""

from __future__ import annotations

import resource
import subprocess
import sys
import zlib

import pytest

from desk import Desk
from minutes_lint import CannotRead
from minutes_lint.readers.pdf import read
from minutes_lint.readers.pdf.pages import pages_of
from minutes_lint.readers.pdf.writing import document_of
from paper import Line, lines, made, pdf
from steps import grows_as_the_text

BODY = (
    "The Committee considered the report of the Treasurer and agreed",
    "that the bench be mended before the summer of the coming year.",
)


def text_of(*pages: list[Line]) -> str:
    """The text of a document."""
    return read("minutes.pdf", pdf(*pages)).text


def test_lines_and_blank_lines() -> None:
    page = lines("1. Bench", "", *BODY, "", "2. Close")
    assert text_of(page) == f"1. Bench\n\n{BODY[0]}\n{BODY[1]}\n\n2. Close\n"


def test_double_spacing_is_no_blank_line() -> None:
    page = lines(*BODY, *BODY, "", *BODY, pitch=26)
    assert text_of(page) == "\n".join((*BODY, *BODY, "", *BODY)) + "\n"


def test_a_number_before_its_title_and_cells_of_a_row() -> None:
    page = [(72, 700, "29."), (108, 700, "Accounts"), (72, 672, "Water"), (300, 672, "12.50"), (72, 658, "Power"),
            (300, 658, "7.50")]  # fmt: skip
    assert text_of(page) == "29. Accounts\n\nWater\t12.50\nPower\t7.50\n"


def test_columns_one_after_the_other_however_the_file_gives_them() -> None:
    left = [f"The left column of text, line {number}" for number in range(6)]
    right = [f"The right column of text, line {number}" for number in range(6)]
    columns = [lines(*left, left=60), lines(*right, left=320)]
    expected = "\n".join((*left, *right)) + "\n"
    assert text_of(columns[0] + columns[1]) == expected
    by_line = [line for pair in zip(*columns, strict=True) for line in pair]
    assert text_of(by_line) == expected


def test_a_file_that_goes_up_the_page() -> None:
    page = lines(*(f"Line {number}" for number in range(9)))
    assert text_of(page[::-1]) == text_of(page)


def sentences(number: int) -> list[str]:
    """Five lines that stand on one page only."""
    subjects = ("the bench", "the hedge", "the hall")
    return [f"{name} spoke of {subjects[number - 1]} at length" for name in ("Ash", "Birch", "Elm", "Oak", "Yew")]


def test_page_headers_and_footers() -> None:
    pages = [
        [*lines("HALL COMMITTEE - 5 March", "", *sentences(number)), (280, 40, f"Page {number} of 3")]
        for number in (1, 2, 3)
    ]
    document = read("minutes.pdf", pdf(*pages))
    known = [document.text[span.start : span.end] for span in document.running]
    assert known == [text for n in (1, 2, 3) for text in ("HALL COMMITTEE - 5 March", f"Page {n} of 3")]
    assert document.text.count("\f\n") == 2
    assert [document.place(document.text.index(f"Page {n}")).page for n in (1, 2, 3)] == [1, 2, 3]


def test_a_sentence_goes_on_over_the_page(desk: Desk) -> None:
    (desk.folder / "minutes-lint.yaml").unlink()
    first = lines(
        "Minutes of the Hall Committee", "", "1. Bench", "", *BODY, "It was agreed to speak with the", top=760
    )
    second = lines("with the Clerk about it before the next meeting.", top=760)
    margins = [(280.0, 40.0, "Page 1 of 2")], [(280.0, 40.0, "Page 2 of 2")]
    desk.write("minutes.pdf", pdf(first + margins[0], second + margins[1]))
    ran = desk.run("minutes.pdf")
    place = "minutes.pdf: item 1, Bench, “with the with the” (page 1)"
    assert ran.out.startswith(f"{place}: warning: “with the” stands here twice in a row"), ran.out


def test_marks_of_the_engine_and_ligatures() -> None:
    assert text_of(lines("A well-known fee – £5 “only”")) == "A well-known fee – £5 “only”\n"


# --- harm ---------------------------------------------------------------------------------------------


def refusal(content: bytes) -> str:
    """What is said of a file that is not read."""
    with pytest.raises(CannotRead) as refused:
        read("a.pdf", content)
    return str(refused.value)


def test_a_scan() -> None:
    assert refusal(made([b"0 0 595 842 re f"])) == (
        "the PDF has pictures of pages and no text; run text recognition (OCR) on it first"
    )


def test_an_encrypted_file() -> None:
    locked = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<41> <41>]"
    assert refusal(pdf(lines("Minutes"), trailer=locked)) == "the PDF is encrypted; save it without a password"


def test_damaged_and_other_files() -> None:
    whole = pdf(*[lines(*BODY)] * 5)
    assert refusal(whole[:40]) == "the PDF is damaged or was cut short"
    assert refusal(b"PK\3\4") == refusal(b"") == "this is no PDF"
    for end in range(60, len(whole), 97):
        try:
            assert set(read("a.pdf", whole[:end]).text.split("\n")) <= {*BODY, "", "\f"}
        except CannotRead as problem:
            assert str(problem).startswith(("the PDF is damaged", "the PDF has pictures"))  # noqa: PT017


def test_scripts_are_not_run() -> None:
    action = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); this.print\\(\\)) >>"
    assert read("a.pdf", pdf(lines("Minutes of May"), catalog=action)).text == "Minutes of May\n"


def test_500_pages() -> None:
    page = lines(*BODY * 20)
    assert read("a.pdf", pdf(*[page] * 500)).text.count("\f") == 499
    grows_as_the_text(lambda size: document_of("a.pdf", list(pages_of(pdf(*[page] * size)))), 5)


def test_a_stream_that_unpacks_to_much() -> None:
    packed = zlib.compress(b" " * 400_000_000 + b"BT /F1 11 Tf 72 700 Td (Minutes) Tj ET", 9)
    content = made([packed], filtered="/Filter /FlateDecode")
    program = (
        "import sys, resource; resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000, 3_000_000_000));"
        "from minutes_lint.readers.pdf import read; print(read('a', sys.stdin.buffer.read()).text)"
    )
    # The timeout ends what would hang within the library, so that the tests go on; it measures nothing.
    command = [sys.executable, "-c", program]
    ended = subprocess.run(command, input=content, capture_output=True, check=False, timeout=300)
    assert ended.returncode == 0 or b"CannotRead" in ended.stderr
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 3_000_000


def test_a_page_with_a_million_letters() -> None:
    page = b"".join(b"BT /F1 1 Tf 9 %f Td (%s) Tj ET\n" % (at * 1.2, b"a" * 1000) for at in range(690))
    assert refusal(made([page])) == "page 1 of the PDF has more text than minutes have, so it was not read"


def test_a_missing_library_is_one_sentence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    desk.write("a.pdf", pdf(lines("Minutes")))
    desk.write("good.txt", "A blue sky\n")
    ran = desk.run("a.pdf", "good.txt")
    assert (ran.code, ran.err) == (
        2,
        "minutes-lint: a.pdf: reading PDF needs a library that is not here: pip install pypdfium2\n",
    )
    assert "good.txt:1:3: error" in ran.out
