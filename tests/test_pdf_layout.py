"""What a PDF's layout says: how its pages are turned, its tables, headings, lists, and which pages cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians, sin

import pytest

from desk import Desk
from minutes_lint import Block, CannotRead, Document
from minutes_lint.readers.pdf import read
from paper import escaped, lines, made, pdf

PICTURE = b"q 500 0 0 700 40 40 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"
PROSE = (
    "The Committee heard that the bench in the lane had been mended by the",
    "volunteers, and thanked them for it. The Treasurer would pay for the",
    "paint that they had used, and the Clerk would write to each of them.",
)


def put(x: float, y: float, text: str, font: str = "F1", size: float = 11, turned: float = 0) -> bytes:
    """A line of text; `turned` is by how many degrees to the left."""
    a, b = cos(radians(turned)), sin(radians(turned))
    matrix = f"{a:.4f} {b:.4f} {-b:.4f} {a:.4f} {x} {y} Tm"
    return f"BT /{font} {size} Tf {matrix} ({escaped(text)}) Tj ET\n".encode("cp1252")


def prose(top: float, left: float = 72) -> bytes:
    """Three lines of plain text."""
    return b"".join(put(left, top - 14 * order, text) for order, text in enumerate(PROSE))


def ruled(columns: list[float], rows: list[float]) -> bytes:
    """The lines of a grid."""
    across = [f"{columns[0]} {y} m {columns[-1]} {y} l S" for y in rows]
    upright = [f"{x} {rows[0]} m {x} {rows[-1]} l S" for x in columns]
    return "\n".join((*across, *upright, "")).encode()


def document(*streams: bytes, page: str = "") -> Document:
    """A document of pages with these contents."""
    return read("minutes.pdf", made(streams, page=page))


def said(found: Document, kind: str) -> list[tuple[int, str]]:
    """The level and the text of the blocks of a kind."""
    return [(block.level, text_of(found, block)) for block in found.blocks if block.kind == kind]


def text_of(found: Document, block: Block) -> str:
    """What a block says."""
    return found.text[block.span.start : block.span.end]


def cells(found: Document) -> Iterator[tuple[str, ...]]:
    """What the cells of each row say."""
    for block in found.blocks:
        if block.kind == "row":
            yield tuple(found.text[cell.start : cell.end] for cell in block.cells)


# --- pages that are turned ----------------------------------------------------------------------------


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_that_is_turned(turned: int) -> None:
    a, b = cos(radians(turned)), sin(radians(turned))
    texts = ("Minutes of the Hall Committee", *PROSE, "Present: Ash, Birch and Elm")
    stream = b""
    for order, text in enumerate(texts):
        down = 14 * order
        stream += put(300 + b * down, 400 - a * down, text, turned=turned)
    assert document(stream, page=f"/Rotate {turned}").text == "\n".join(texts) + "\n"


def test_words_in_the_margin_that_stand_upright_come_last() -> None:
    page = put(30, 300, "Draft", turned=90) + prose(700)
    assert document(page).text.split() == [*" ".join(PROSE).split(), "Draft"]


# --- tables -------------------------------------------------------------------------------------------


def test_a_ruled_table_is_a_row_on_each_line() -> None:
    page = prose(760) + ruled([72, 200, 320, 440], [700, 680, 640, 620])
    rows = [
        (684, ("Item", "Budget", "Spent"), "F2"),
        (664, ("Repair of the", "120.00", "95.50"), "F1"),
        (650, ("old bench", "", ""), "F1"),
        (624, ("Paint", "40.00", ""), "F1"),
    ]
    page += b"".join(
        put(x, y, text, font) for y, texts, font in rows for x, text in zip((76, 204, 324), texts, strict=True) if text
    )
    found = document(page + prose(600))
    assert list(cells(found)) == [
        ("Item", "Budget", "Spent"), ("Repair of the old bench", "120.00", "95.50"), ("Paint", "40.00", ""),
    ]  # fmt: skip
    assert [block.head for block in found.rows.values()] == [True, False, False]
    assert "| Repair of the old bench | 120.00 | 95.50 |\n" in found.text
    assert found.text.startswith(PROSE[0])
    assert found.text.endswith(PROSE[2] + "\n")


def test_cells_that_no_line_parts_are_one() -> None:
    page = ruled([72, 200, 320], [700, 680]) + ruled([72, 320], [680, 660]) + ruled([72, 200, 320], [660, 640])
    texts = [(76, 684, "Hall"), (204, 684, "12.00"), (76, 664, "All was paid in the spring of the year"),
             (76, 644, "Lane"), (204, 644, "14.50")]  # fmt: skip
    found = document(page + b"".join(put(*text) for text in texts))
    assert list(cells(found)) == [
        ("Hall", "12.00"), ("All was paid in the spring of the year", ""), ("Lane", "14.50"),
    ]  # fmt: skip


def test_a_table_that_arranges_the_page_is_read_cell_by_cell() -> None:
    page = ruled([60, 100, 500], [720, 660, 600])
    page += put(66, 704, "1.") + prose(704, 106) + put(66, 644, "2.") + put(106, 644, "Close of the meeting")
    found = document(page)
    assert found.text.split("\n") == [f"1. {PROSE[0]}", *PROSE[1:], "", "2. Close of the meeting", ""]
    assert list(cells(found)) == []


def test_a_table_without_rules() -> None:
    rows = [("Member", "Here", "Votes"), ("Ash", "yes", "3"), ("Birch of the", "no", "0"), ("lower lane", "", ""),
            ("Elm", "yes", "2")]  # fmt: skip
    page = b"".join(
        put(x, 700 - 14 * order, text, "F1" if order else "F2")
        for order, texts in enumerate(rows)
        for x, text in zip((72, 240, 330), texts, strict=True)
        if text
    )
    found = document(prose(760) + page)
    assert list(cells(found)) == [
        ("Member", "Here", "Votes"), ("Ash", "yes", "3"), ("Birch of the lower lane", "no", "0"), ("Elm", "yes", "2"),
    ]  # fmt: skip
    assert [block.head for block in found.rows.values()] == [True, False, False, False]


def test_a_list_with_a_label_is_no_table() -> None:
    rows = [(72, "Present:"), (200, "Ash Field"), (340, "Birch Hill")], [(200, "Elm Wood"), (340, "Oak Lane")]
    page = b"".join(put(x, 700 - 14 * order, text) for order, row in enumerate((*rows, rows[1])) for x, text in row)
    assert document(page).text == "Present:\tAsh Field\tBirch Hill\nElm Wood\tOak Lane\nElm Wood\tOak Lane\n"


def test_figures_in_narrow_columns_are_not_run_together() -> None:
    page = b"".join(
        put(72, 700 - 14 * order, name)
        + put(200, 700 - 14 * order, "1,200.50")
        + put(251, 700 - 14 * order, "1,310.75")
        for order, name in enumerate(("Roads", "Lamps", "Paint"))
    )
    assert list(cells(document(page)))[1] == ("Lamps", "1,200.50", "1,310.75")


# --- headings and lists -------------------------------------------------------------------------------


def test_headings_by_size_and_weight() -> None:
    page = put(184, 780, "HALL COMMITTEE", "F2", 16) + put(203, 760, "Minutes of 5 March", "F2")
    page += put(72, 720, "Finance", "F2", 14) + prose(704)
    page += put(72, 640, "The bench", "F2") + prose(626)
    page += put(72, 560, "The hedge", "F2") + prose(546)
    page += put(72, 494, "Grounds", "F2", 14) + prose(478)
    found = document(page)
    assert said(found, "heading") == [(1, "Finance"), (2, "The bench"), (2, "The hedge"), (1, "Grounds")]
    assert [block.emphasised for block in found.blocks if text_of(found, block) == "The bench"] == [True]


def test_bold_words_that_head_nothing() -> None:
    page = b""
    for order in range(4):
        page += prose(760 - 80 * order) + put(72, 700 - 80 * order, "Carried", "F2")
    page += put(72, 420, "The next meeting is on the fifth of May in the small hall.", "F2")
    assert said(document(page), "heading") == []


def test_bullets_and_how_deep_they_lie() -> None:
    entries = [(72, "• Benches"), (90, "• in the lane, where"), (98, "the hedge is"), (90, "• at the hall"),
               (72, "• Hedges")]  # fmt: skip
    found = document(prose(760) + b"".join(put(x, 700 - 14 * at, text) for at, (x, text) in enumerate(entries)))
    assert said(found, "entry") == [
        (1, "• Benches"), (2, "• in the lane, where\nthe hedge is"), (2, "• at the hall"), (1, "• Hedges"),
    ]  # fmt: skip


def test_paragraphs() -> None:
    found = document(prose(760) + prose(718) + put(72, 650, "Nothing else was said."))
    assert said(found, "paragraph") == [
        *[(0, "\n".join(PROSE))] * 2, (0, "Nothing else was said."),
    ]  # fmt: skip


# --- words --------------------------------------------------------------------------------------------


def test_a_raised_ending_belongs_to_its_number() -> None:
    page = put(72, 700, "January 24") + put(126.5, 704, "th", size=7) + put(133, 700, ", 2022 at the hall")
    assert document(page).text == "January 24th, 2022 at the hall\n"


def test_letters_with_space_between_them() -> None:
    page = put(72, 700, "M I N U T E S   O F   M A Y") + put(72, 680, "Rows A B C D of the hall")
    assert document(page).text.splitlines()[0] == "MINUTES OF MAY"
    assert document(page).text.splitlines()[-1] == "Rows A B C D of the hall"


def test_a_word_that_is_broken_at_the_end_of_a_line() -> None:
    texts = (
        "The committee met and spoke with the sub-com-",
        "mittee on the by-",
        "law of the commit-",
        "tee at the hall.",
    )
    page = b"".join(put(72, 700 - 14 * order, text) for order, text in enumerate(texts))
    assert document(page).text.split("\n")[:4] == [
        "The committee met and spoke with the sub-com-mittee", "on the by-law", "of the committee", "at the hall.",
    ]  # fmt: skip


# --- headers and footers ------------------------------------------------------------------------------


def test_what_a_page_header_repeats_is_found_once(desk: Desk) -> None:
    (desk.folder / "minutes-lint.yaml").unlink()
    pages = [
        [*lines("HALL COMMITTEE - Monday 5 March 2024", "", *(f"{name} spoke of {subject}" for name in ("Ash", "Elm"))),
         (280.0, 40.0, f"Page {number} of 3")]
        for number, subject in enumerate(("the bench", "the hedge", "the hall"), 1)
    ]  # fmt: skip
    content = pdf(*pages)
    assert [block.kind for block in read("a.pdf", content).blocks if block.kind in ("header", "footer")] == [
        "header", "footer",
    ] * 3  # fmt: skip
    desk.write("minutes.pdf", content)
    assert desk.run("minutes.pdf").out.count("is a Tuesday") == 1


# --- pages that cannot be read ------------------------------------------------------------------------


def test_pages_without_text_are_named_once(desk: Desk) -> None:
    (desk.folder / "minutes-lint.yaml").unlink()
    desk.write("minutes.pdf", made([prose(700), PICTURE, b"", PICTURE]))
    ran = desk.run("minutes.pdf")
    assert ran.out.startswith(
        "minutes.pdf: page 2: note: pages 2 and 4 have pictures and no text: run text recognition (OCR) on the file to "
        "have them read [reading/unread]\n"
    ), ran.out
    assert ran.out.count("reading/unread") == 1


def test_a_page_whose_letters_are_not_known_is_not_judged() -> None:
    secret = b"".join(put(72, 700 - 14 * order, "Wkh frpplwwhh phw dqg wkh wkh fohun vsrnh") for order in range(9))
    found = document(prose(700), secret)
    assert found.text.split("\f")[1] == "\n"
    assert [remark.text for remark in found.remarks] == [
        "page 2 has text that is no words: the font does not say which letters it shows, or text recognition failed"
    ]
    with pytest.raises(CannotRead, match="the text of the PDF is no words"):
        document(secret)
