"""Plain text and Markdown, in whatever encoding they come."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import FunctionType, ModuleType

import pytest

import minutes_lint.readers
import minutes_lint.reporters
from minutes_lint import CannotRead
from minutes_lint.readers import readers
from minutes_lint.readers.text import LARGEST, read
from minutes_lint.reporters import reporters

TEXT = "Minutes of the Café Committee – “Friends of the Hall”\r\n\r\n1. Fees: £5 each, as Seán Ó Briain’s note says\r\n"


def test_suffixes() -> None:
    assert {reader.name: reader.suffixes for reader in readers()} == {
        "text": (".txt", ".text", ".md", ".markdown"),
        "word": (".docx", ".docm"),
        "pdf": (".pdf",),
        "html": (".html", ".htm", ".xhtml"),
        "odt": (".odt",),
        "rtf": (".rtf",),
        "doc": (".doc",),
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    assert read("a.txt", TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_is_no_text(encoding: str) -> None:
    assert read("a.txt", ("\ufeff" + TEXT).encode(encoding)).text == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "Fee £5\n",
        "The precept was set at £12,400. " + "Nothing else was said about it. " * 40,
        "• Mr Smith’s report\n• The tank holds 2½ tonnes at 20° – see §4…\n",
        "Cruinniú na Comhairle: bhí Seán Ó Briain, Máire Ní Chonaill i láthair.\n" * 3,
        "Seconded by Mme Lefèvre – “agreed”\n",
    ],
)
def test_little_is_enough_to_know_windows_1252(text: str) -> None:
    assert read("a.txt", text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (
            "Zápis ze schůze zastupitelstva: přítomni byli všichni členové, hlasování proběhlo.\n" * 5,
            "cp1250",
        ),
        ("Протокол заседания совета: присутствовали все члены, решение принято единогласно.\n" * 5, "cp1251"),
    ],
)
def test_other_encodings_are_found(text: str, encoding: str) -> None:
    assert read("a.txt", text.encode(encoding)).text == text


def test_old_macintosh_quotes() -> None:
    text = "Minutes of the Café Committee – “Friends of the Hall” and so on\n" * 4
    assert read("a.txt", text.encode("mac_roman")).text == text


@pytest.mark.parametrize("text", ["a\r\nb\rc\nd", "\n\r\na", "a\x0bb\x0cc\x85d\u2028e"])
def test_line_ends_stay_as_they_are(text: str) -> None:
    document = read("a.txt", text.encode())
    assert document.text == text


def test_lines_end_at_three_line_ends_and_nowhere_else() -> None:
    document = read("a.md", "a\r\nb\rc\nd\x0be\u2028f".encode())
    assert [document.line(number) for number in range(1, 5)] == ["a", "b", "c", "d\x0be\u2028f"]
    assert document.position(document.text.index("d"))[:2] == (4, 1)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b" \r\n\t\n", "the file has nothing but blanks"),
        (b"Minutes\0of May", "this is no text: it has a NUL byte at offset 7"),
        (bytes(range(256)) * 4, "this is a binary file, not text"),
        (b"\xff\xfea", "the file begins as UTF-16 and goes on with bytes that are no UTF-16"),
        (b"\xef\xbb\xbfMay \xff", "the file begins as UTF-8 and goes on with bytes that are no UTF-8"),
        (b"%PDF-1.7\n", "this is a PDF under the name of a text file"),
        (b"PK\x03\x04", "this is a Word document or another archive under the name of a text file"),
        (
            b"a" * (LARGEST + 10_000_000),
            "30 MB is more text than minutes have; minutes-lint reads up to 20 MB",
        ),
    ],
)
def test_what_is_no_text(content: bytes, message: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read("a.txt", content)
    assert str(refused.value) == message


def test_bytes_that_are_no_text_in_any_encoding() -> None:
    with pytest.raises(CannotRead):
        read("a.txt", bytes(range(128, 256)) * 10)


TORN = "The Committee considered the report and\n\n{next} that the bench be mended.\n\n" * 6


@pytest.mark.parametrize(("text", "expected"), [
    (TORN.format(next="agreed"), True),
    (TORN.format(next="agreed").replace("\n", "\r\n"), True),
    (TORN.format(next="Agreed"), False),
    ("Present: Cllr Dale and\n\nmore\n", False),
    ("1. Accounts\n\n" * 100 + TORN.format(next="agreed"), False),
])  # fmt: skip
def test_blank_lines_within_sentences_show_extracted_text(text: str, expected: bool) -> None:
    assert read("minutes.txt", text.encode()).extracted is expected


@pytest.mark.parametrize("package", [minutes_lint.readers, minutes_lint.reporters])
def test_what_is_offered_stays_when_the_modules_that_do_the_work_are_loaded(package: ModuleType) -> None:
    """A function named as a module beside it would be that module from then on, for each project loaded later."""
    for module in iter_modules(package.__path__, f"{package.__name__}."):
        import_module(module.name)
    assert all(isinstance(reader.read, FunctionType) for reader in readers())
    assert all(isinstance(reporter.write, FunctionType) for reporter in reporters())
