"""Bad input is a sentence and exit code 2, or a finding, never a traceback; the others are still linted."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from desk import PLUGIN, Desk, Ran, findings_in
from minutes_lint.readers import text
from steps import grows_as_the_text, no_hang

READ = ".doc .docm .docx .htm .html .markdown .md .odt .pdf .rtf .text .txt .xhtml"
GOOD = "good.txt:1:3: error: “blue” should be red [ours/blue]"


def with_good(desk: Desk, *arguments: str) -> Ran:
    """Lint these and a good document after them; all must end as bad input does."""
    desk.write("good.txt", "A blue sky\n")
    ran = desk.run(*arguments, "good.txt")
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert ran.err.endswith("\n")
    assert GOOD in ran.out
    return ran


def sentence(desk: Desk, *arguments: str) -> str:
    """What is said of bad input, beside a good document that is linted all the same."""
    (line,) = with_good(desk, *arguments).err.splitlines()
    return line.removeprefix("minutes-lint: ")


def refusal(desk: Desk, *arguments: str) -> str:
    """What is said where nothing can be linted."""
    desk.write("good.txt", "A blue sky\n")
    code, out, err = desk.run(*arguments, "good.txt")
    assert (code, out) == (2, "")
    (line,) = err.splitlines()
    return line.removeprefix("minutes-lint: ")


# --- Files ------------------------------------------------------------------------------------------


def test_missing_path(desk: Desk) -> None:
    assert sentence(desk, "gone/draft.txt") == "gone/draft.txt: there is no such file or folder"


def test_a_path_that_is_too_long(desk: Desk) -> None:
    assert sentence(desk, "x" * 5000).endswith(": File name too long")


def test_a_path_with_a_nul(desk: Desk) -> None:
    assert sentence(desk, "a\0b").endswith("there is no such file or folder")


def test_folder_without_documents(desk: Desk) -> None:
    desk.write("empty/logo.png", "x")
    assert sentence(desk, "empty") == (
        "empty: there is no document in this folder; documents are .txt .text .md .markdown .docx .docm .odt .rtf .doc"
        " .pdf .html .htm .xhtml"
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b"\n \n", "the file has nothing but blanks"),
        ("a.txt", bytes(range(256)) * 9, "this is a binary file, not text"),
        ("a.txt", b"Minutes\0\0of\0May", "this is no text: it has a NUL byte at offset 7"),
        ("a.md", b"\xff\xfea", "the file begins as UTF-16 and goes on with bytes that are no UTF-16"),
        ("a.docx", b"PK\3\4", "the document is damaged or was cut short"),
        ("a.pdf", b"PDF", "this is no PDF"),
        ("a.html", b"<p>", "the page has no text of its own; if a script fetches it, save the page from a browser"),
        ("a.odt", b"PK\3\4", "the document is damaged or was cut short"),
        ("a.rtf", b"{rtf", "this is no rich text document"),
        ("a.doc", b"\xd0\xcf", "this is no Word document"),
        ("a.wpd", b"\xffWPC", f".wpd files cannot be read yet; minutes-lint reads {READ}"),
    ],
)
def test_files_that_cannot_be_read(desk: Desk, name: str, content: bytes, said: str) -> None:
    desk.write(name, content)
    assert sentence(desk, name) == f"{name}: {said}"


def test_undecodable_bytes(desk: Desk) -> None:
    desk.write("a.txt", bytes(range(128, 256)) * 10)
    assert sentence(desk, "a.txt").startswith("a.txt: this is ")


def test_a_file_that_may_not_be_opened(desk: Desk) -> None:
    (desk.folder / "loop.txt").symlink_to("loop.txt")
    assert sentence(desk, "loop.txt").startswith("loop.txt: ")


def test_one_line_of_50_mb(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused for its size, and not even decoded."""
    decoded: list[int] = []
    decode = text.decode
    monkeypatch.setattr(text, "decode", lambda content: decoded.append(len(content)) or decode(content))
    desk.write("a.txt", b"The fee was 5 of 10 on 3 May. " * 1_750_000)
    said = sentence(desk, "--jobs=1", "--no-cache", "a.txt")
    assert said == "a.txt: 52 MB is more text than minutes have; minutes-lint reads up to 20 MB"
    assert decoded == [len("A blue sky\n")]


# --- What the real style makes of hard text ---------------------------------------------------------


MINUTES = "Minutes of the Hall Committee held on 5 March 2024\n\n"


def out_of_order(items: int) -> str:
    """Minutes with items whose numbers go up and down."""
    return MINUTES + "".join(f"{9 if n % 2 else 5}. Roof\nIt was taken next.\n\n" for n in range(items))


def lost_links(items: int) -> str:
    """Minutes in Markdown with links to headings that are not there."""
    lines = (f"## Roof{n:06} of the hall\n\nSee [it](#hall{n:06}x).\n\n" for n in range(items))
    return f"# {MINUTES}{''.join(lines)}"


def headings(number: int) -> str:
    """Nothing but headings."""
    return "".join(f"{n}. Heading\n" for n in range(1, number + 1))


def one_line(sentences: int) -> str:
    """One long line."""
    return "The fee was 5 of 10 on 3 May 2024, and 7 on 4. " * sentences


@pytest.mark.parametrize(("text", "size"), [(out_of_order, 200), (lost_links, 200), (one_line, 100), (headings, 200)])
def test_steps_grow_as_hard_text_does(text: Callable[[int], str], size: int) -> None:
    grows_as_the_text(lambda n: findings_in(text(n)), size)


@pytest.mark.parametrize(
    ("unit", "size"),
    [
        ("1", 16_000), (" ", 16_000), ("\t", 16_000), ("|", 16_000), ("\u0301", 16_000), ("(", 4_000), ("“", 4_000),
        ("a ", 4_000), ("1.", 4_000), ("[a](b", 1_000), ("\x1b[2J", 1_000), ("5 May ", 400),
    ],
)  # fmt: skip
def test_steps_grow_as_one_thing_does(unit: str, size: int) -> None:
    grows_as_the_text(lambda n: findings_in("Minutes\n\n" + unit * n), size)


def plainly(desk: Desk, content: str, name: str = "a.txt") -> Ran:
    """Lint a text in which nothing is wrong as it is without a configuration."""
    (desk.folder / "minutes-lint.yaml").unlink()
    desk.write(name, content)
    with no_hang():
        ran = desk.run(name)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Found nothing in 1 document.\n")
    return ran


def test_thousands_of_items_out_of_their_order(desk: Desk) -> None:
    assert "Read 12,000 items, 0 votes, 1 date," in plainly(desk, out_of_order(12_000)).out


def test_thousands_of_links_that_lead_nowhere(desk: Desk) -> None:
    assert "Read 6,000 items, 0 votes, 1 date," in plainly(desk, lost_links(6_000), "a.md").out


def test_one_line_of_a_megabyte(desk: Desk) -> None:
    assert (
        "Read 0 items, 0 votes, 21,000 dates, 0 references, 84,000 quantities," in plainly(desk, one_line(21_000)).out
    )


@pytest.mark.parametrize("unit", ["1", " ", "(", "“", "a ", "1.", "\u0301", "|", "\t", "5 May ", "\x1b[2J", "[a](b"])
def test_one_thing_thirty_thousand_times(desk: Desk, unit: str) -> None:
    dates = "30,000" if unit == "5 May " else "0"
    assert f"Read 0 items, 0 votes, {dates} dates," in plainly(desk, "Minutes\n\n" + unit * 30_000).out


def test_100_000_headings(desk: Desk) -> None:
    """Minutes have no numbers of more than three figures."""
    assert "Read 999 items, 0 votes, 0 dates," in plainly(desk, headings(100_000)).out


# --- Configuration ----------------------------------------------------------------------------------


def test_unknown_configuration_key(desk: Desk) -> None:
    desk.settings("exclud: [old]\n")
    assert refusal(desk) == "minutes-lint.yaml:3:1: there is no key exclud; did you mean exclude?"


def test_unknown_rule(desk: Desk) -> None:
    desk.settings("rules:\n  ours/bleu: off\n")
    assert refusal(desk) == "minutes-lint.yaml:4:3: there is no rule ours/bleu; did you mean ours/blue?"


def test_configuration_that_is_a_folder(desk: Desk) -> None:
    desk.write("odd/minutes-lint.yaml/x", "")
    assert refusal(desk, "--config", "odd/minutes-lint.yaml").startswith("odd/minutes-lint.yaml: ")


# --- Plugins ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("1 / 0", "plugin ./bad.py could not be loaded: division by zero"),
        ("import nowhere_at_all", "plugin ./bad.py could not be loaded: No module named 'nowhere_at_all'"),
        ("raise SystemExit(0)", "plugin ./bad.py could not be loaded: 0"),
        ("def f(:", "plugin ./bad.py could not be loaded: invalid syntax (bad.py, line 1)"),
        (
            "from minutes_lint import hookimpl\n@hookimpl\ndef rulez(): return []",
            "plugin ./bad.py does not fit: unknown hook 'rulez' in plugin",
        ),
        (
            "from minutes_lint import hookimpl\n@hookimpl\ndef rules(): raise KeyError('x')",
            "plugin ./bad.py failed in rules(): 'x'",
        ),
        (
            "from minutes_lint import hookimpl\n@hookimpl\ndef rules(): return [5]",
            "plugin ./bad.py offers in rules() something that is no Rule: 5",
        ),
        (
            "from minutes_lint import hookimpl\n@hookimpl\ndef rules(): return 5",
            "plugin ./bad.py failed in rules(): 'int' object is not iterable",
        ),
        (
            "from minutes_lint import rule\n@rule(severity='error')\ndef odd(text): yield",
            "plugin ./bad.py could not be loaded: odd: a rule asks for one of meeting, pack, with archive",
        ),
        (PLUGIN, "plugins ./bad.py and ./ours.py both offer style bare"),
    ],
)
def test_broken_plugin(desk: Desk, source: str, said: str) -> None:
    desk.write("bad.py", source)
    desk.write("minutes-lint.yaml", "style: bare\nplugins: [./bad.py, ./ours.py]\n")
    assert refusal(desk).startswith(said)


def test_plugin_that_is_not_there(desk: Desk) -> None:
    desk.write("minutes-lint.yaml", "plugins: [no_such_plugin]\n")
    assert refusal(desk) == "plugin no_such_plugin could not be loaded: No module named 'no_such_plugin'"
    desk.write("minutes-lint.yaml", "plugins: [./gone.py]\n")
    assert refusal(desk) == f"plugin ./gone.py could not be loaded: there is no file {desk.folder / 'gone.py'}"


def test_rule_that_fails(desk: Desk) -> None:
    broken = PLUGIN.replace("    if len(pack.document.text) > 1000:\n", "    if pack.document.pages:\n")
    desk.write("ours.py", broken)
    ran = with_good(desk)
    expected = (
        r"minutes-lint: good\.txt: the rule ours/long failed, which is a mistake in the program: "
        r"AttributeError: 'Document' object has no attribute 'pages' \(ours\.py line \d+\)\n"
    )
    assert re.fullmatch(expected, ran.err)


def test_style_that_fails(desk: Desk) -> None:
    fails = "    if 'bad' in document.text:\n        raise RecursionError\n"
    desk.write("ours.py", PLUGIN.replace("    return (Meeting(", f"{fails}    return (Meeting("))
    desk.write("a.txt", "bad")
    said = sentence(desk, "a.txt")
    assert said.startswith("a.txt: the style bare failed, which is a mistake in the program: RecursionError (ours.py")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("%import .lines (start\n", "1:22: Unexpected token"),
        (
            "%import .lines (start)\n\nTITLE_2: /a(/\n%extend start: TITLE_2\n",
            "3:1: Cannot compile token TITLE_2: 'a('",
        ),
        ("start: a\na: WORD\n", "2:1: Rule 'WORD' used but not defined (in rule a)"),
        ("start: WORD\nWORD: \x00\n", "2:7: Unexpected input"),
        ("A.b: /x/", "1:3: Terminal names cannot contain dots"),
        ("start: A\nA: /x/\nA: /y/\n", "2:1: Terminal 'A' defined more than once"),
        (
            "%import .lines (start)\n%override NO_SUCH: /x/",
            "2:1: Cannot override a nonexisting terminal NO_SUCH",
        ),
        ("\n%import nowhere.X\nstart: X\n", "2:1: [Errno 2] No such file or directory: 'nowhere.lark'"),
        ("", " Using an undefined rule: NonTerminal('start')"),
    ],
)
def test_broken_style_file(desk: Desk, source: str, said: str) -> None:
    desk.write("our_style.lark", source)
    desk.write("minutes-lint.yaml", "style: ./our_style.lark\n")
    assert refusal(desk).startswith(f"{desk.folder / 'our_style.lark'}:{said}")


def test_style_file_that_is_not_there(desk: Desk) -> None:
    desk.settings("")
    desk.write("minutes-lint.yaml", "style: ./gone.lark\n")
    assert refusal(desk) == f"minutes-lint.yaml:1:8: there is no style file {desk.folder / 'gone.lark'}"


# --- Standard output --------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp437"])
def test_an_output_that_lacks_characters(desk: Desk, encoding: str) -> None:
    desk.write("draft.txt", "• A blue – “sky” 議 \U0001f600\n")
    for arguments in (
        ("draft.txt",),
        ("--format=github", "draft.txt"),
        ("--color", "draft.txt"),
        ("show", "draft.txt"),
    ):
        ran = desk.spawn(*arguments, PYTHONIOENCODING=encoding + ":strict")
        assert ran.err == ""
        assert ran.out
    plain = desk.spawn("draft.txt", PYTHONIOENCODING="ascii")
    assert plain.out.startswith('draft.txt:1:5: error: "blue" should be red [ours/blue]\n')


def test_json_on_an_output_that_lacks_characters(desk: Desk) -> None:
    desk.write("draft.txt", "• A blue – “sky” 議\n")
    assert r"\u201cblue\u201d should be red" in desk.spawn("--format=json", "draft.txt", PYTHONIOENCODING="ascii").out


def test_a_path_that_is_no_unicode(desk: Desk) -> None:
    (desk.folder / "caf\udce9.txt").write_text("A blue sky\n")
    ran = desk.spawn("caf\udce9.txt")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("caf\\udce9.txt:1:3: error")
    assert '"path": "caf\\udce9.txt"' in desk.spawn("--format=json", "caf\udce9.txt").out
