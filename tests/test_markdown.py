"""What Markdown, wikis and org-mode say of their text is known, and nothing is read from what nobody sees."""

from __future__ import annotations

import json

import pytest

from desk import Desk
from minutes_lint import Document
from minutes_lint.readers.text import read
from steps import grows_as_the_text, no_hang


def document(text: str, path: str = "draft.md") -> Document:
    """A text as it is read."""
    return read(path, text.encode())


def said(text: str, path: str = "draft.md") -> list[tuple[str, int, str]]:
    """The kind, the level and the words of each block of a text."""
    whole = document(text, path)
    return [(block.kind, block.level, whole.text[slice(*block.span)]) for block in whole.blocks]


def test_the_text_is_that_of_the_file() -> None:
    text = "# Lamps\r\n\r\n* one\r\n> two\r\n~~three~~\r\n"
    assert document(text).text == text
    assert said(text)[:2] == [("heading", 1, "# Lamps"), ("entry", 1, "* one")]


def test_headings_with_signs_underlined_and_in_tags() -> None:
    assert said("# Lamps #\n\nMills\n=====\n\nWells\n-----\n\n<h3>Kilns</h3>\n\n####### seven\n\n#none\n") == [
        ("heading", 1, "# Lamps #"),
        ("comment", 0, "#"),
        ("heading", 1, "Mills"),
        ("comment", 0, "====="),
        ("heading", 2, "Wells"),
        ("comment", 0, "-----"),
        ("heading", 3, "<h3>Kilns</h3>"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The chair thanked all who had mended the lamps of the lower\n---\n\nquarter.\n",  # a page ends here
        "It was carried.\n---------------\n",
        "One line\nand another\n---\n",
        "---\n\n---\n",
    ],
)
def test_a_line_across_the_page_underlines_nothing(text: str) -> None:
    assert not [kind for kind, _, _ in said(text) if kind == "heading"]


def test_lists_lie_in_one_another() -> None:
    lists = "1. Reports\n   - roof\n     1) slates\n   - lamps\n2. Accounts\n\n  text of it\n\n"
    text = f"{lists}Other\n\n* 3 left\n- [ ] mend\n"
    assert [(level, words) for kind, level, words in said(text) if kind == "entry"] == [
        (1, "1. Reports"),
        (2, "- roof"),
        (3, "1) slates"),
        (2, "- lamps"),
        (1, "2. Accounts"),
        (1, "* 3 left"),
        (1, "- [ ] mend"),
    ]


@pytest.mark.parametrize("text", ["-5 degrees\n", "2024.\n", "1.5 km\n", "* * *\n", "**Bold** text\n", "3\\. Mills\n"])
def test_what_only_looks_like_an_entry(text: str) -> None:
    assert not [kind for kind, _, _ in said(text) if kind == "entry"]


def test_rows_have_cells_and_the_first_is_the_head() -> None:
    whole = document("Fund | Sum | Note\n--- | ---: | ---\nRoof | £3 |\n\\| bar | £4 | `a|b`\n\nnot | this\n")
    rows = [([whole.text[slice(*cell)] for cell in block.cells], block.head) for block in whole.blocks if block.cells]
    assert rows == [
        (["Fund", "Sum", "Note"], True),
        (["---", "---:", "---"], False),
        (["Roof", "£3"], False),
        (["\\| bar", "£4", "`a", "b`"], False),
    ]
    leading = document("| Fund | Sum |\n|---|---|\n| Roof |  |\n")
    assert [[leading.text[slice(*cell)] for cell in row.cells] for row in leading.blocks] == [
        ["Fund", "Sum"],
        ["---", "---"],
        ["Roof", ""],
    ]


def test_code_comments_and_struck_words_are_nobodys_text() -> None:
    text = (
        "The lamps\n\n```sh\n1. Not an item\n```\n\n<!-- 2. Nor\n\n3. this -->\nAsk `a(b)` or `Ann Bell`, ~~never~~ "
        "<del>x</del> now <!-- y -->.\n- ~~Mend it~~\n"
    )
    hidden = [(kind, words) for kind, _, words in said(text) if kind in ("code", "comment", "struck")]
    assert hidden == [
        ("code", "```sh\n1. Not an item\n```"),
        ("comment", "<!-- 2. Nor\n\n3. this -->"),
        ("code", "a(b)"),
        ("struck", "~~never~~"),
        ("struck", "<del>x</del>"),
        ("comment", "<!-- y -->"),
        ("struck", "- ~~Mend it~~"),
    ]
    shown = document(text).seen
    assert len(shown) == len(text)
    assert shown.split() == ["The", "lamps", "Ask", "`", "`", "or", "`Ann", "Bell`,", "now", "."]


@pytest.mark.parametrize(
    "text",
    [
        "Reports\n\n```\nMoved by Ann Bell.\n",  # never closed
        "<!-- never closed\n\nMoved by Ann Bell.\n",
        "Moved by ~~ Ann Bell.\n",
        "Moved by {~~Ann~>Bo~~} Ann Bell.\n",  # changes of CriticMarkup are told of, and no struck words
        "```\nMinutes of 4 May 2021\n\nMoved by Ann Bell.\n```\n",  # all of it
    ],
)
def test_what_is_not_closed_or_is_all_there_is_stays(text: str) -> None:
    assert "Moved by" in document(text).seen
    assert "Ann Bell." in document(text).seen


QUOTED = "Dear members,\n\n> That the lamps\n> be mended.\n\nIt was read.\n"


def test_quotations() -> None:
    assert said(QUOTED) == [("quotation", 0, "> That the lamps\n> be mended.")]


@pytest.mark.parametrize(
    "text",
    [
        "> # Lamps\n>\n> 1. Reports\n> 2. Accounts\n\nAnn Bell\n",  # most of it
        "> Elmbrook, 4 May\n\nThe chair spoke.\n\nAll left.\n",  # before anything is said
        "The chair spoke.\n\nAll sat.\n\n> **ROLL CALL**\n\nAll were there.\n",
    ],
)
def test_what_only_stands_between_signs_of_quotation(text: str) -> None:
    assert not [kind for kind, _, _ in said(text) if kind == "quotation"]


def test_a_callout_is_a_label_and_its_text(desk: Desk) -> None:
    text = "# Minutes of 4 May 2021\n\n> [!abstract]- Present:\n> - Ann Bell\n> - Carl Reed\n\n## Lamps\n\nMended.\n"
    assert said(text)[1:4] == [("comment", 0, "[!abstract]-"), ("entry", 1, "- Ann Bell"), ("entry", 1, "- Carl Reed")]
    (desk.folder / "minutes-lint.yaml").unlink()
    desk.write("draft.md", text)
    (meeting,) = json.loads(desk.run("show", "--format", "json", "draft.md").out)["documents"][0]["meetings"]
    assert meeting["present"] == ["Ann Bell", "Carl Reed"]


def test_links_defined_elsewhere_and_what_is_for_programs() -> None:
    links = "See [the plan][1].\n\n[1]: https://plans.example/lamps\n[Ann Bell]: spoke\n\n"
    text = f"{links}[TOC]\n{{.is-info}}\n{{{{Floating TOC}}}}\n"
    assert [words for kind, _, words in said(text) if kind == "comment"] == [
        "[",
        "][1]",
        "[1]: https://plans.example/lamps",
        "[TOC]",
        "{.is-info}",
        "{{Floating TOC}}",
    ]


ORG = "* 4 May 2021\n\n** Present\n- Ann Bell\n\n** Lamps\n- mended\n  - two of them\n\n*** Wells\n- dug\n"
WIKI = "= Elmbrook =\n\n== Lamps ==\n* mended\n** two of them\n\n== Wells ==\n"


def test_headings_of_org_mode_and_of_wikis_in_a_plain_text() -> None:
    assert [(level, words) for kind, level, words in said(ORG, "draft.txt") if kind in ("heading", "entry")] == [
        (1, "* 4 May 2021"),
        (2, "** Present"),
        (1, "- Ann Bell"),
        (2, "** Lamps"),
        (1, "- mended"),
        (2, "- two of them"),
        (3, "*** Wells"),
        (1, "- dug"),
    ]
    assert [(kind, level, words) for kind, level, words in said(WIKI, "draft.txt") if kind != "comment"] == [
        ("heading", 1, "= Elmbrook ="),
        ("heading", 2, "== Lamps =="),
        ("entry", 1, "* mended"),
        ("entry", 2, "** two of them"),
        ("heading", 2, "== Wells =="),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "* Reports\n* Accounts\n** audited\n** adopted\n* Lamps\n",  # a list
        "Lamps\n\n# 3 is broken\n\n- mend\n  - soon\n",
        "1. Reports\n\n   a) roof\n\n= 4\n",
        "",
    ],
)
def test_a_plain_text_says_little(text: str) -> None:
    assert said("Minutes\n\n" + text, "draft.txt") == []


def test_a_text_laid_out_for_pages_has_no_lists_in_lists() -> None:
    rows = [f"{' ' * 30}Elmbrook{' ' * 20}Page {n}\n   {n}. Lamps\n{' ' * 9}1. mended    £{n}\n" for n in range(5)]
    assert said("".join(rows)) == []


def test_front_matter_is_none_of_it() -> None:
    assert said("---\n# title: 1\n---\n# Lamps\n") == [("heading", 1, "# Lamps")]
    assert said("+++\n# title\n+++\n# Lamps\n") == [("heading", 1, "# Lamps")]
    assert said("\ufeff---\ntitle: x\n---\n- Lamps\n") == [("entry", 1, "- Lamps")]


DRAFT = """\
# Elmbrook Society

Minutes of the meeting held on Tuesday 4 May 2021.

## 1. Lamps

<!-- Held on Monday 4 May 2021; moved by Zoe Quill,
seconded by Zoe Quill. -->
They were ~~mended on Friday 7 May 2021, mended, by Zoe Quill~~ left.

```
2. Code
Held on Sunday 5 May 2021, the the end.
```

## 2. Wells

The fee is `fee(Monday, 3 May 2022)` &ndash; as before.
"""


def test_nothing_of_them_gives_a_finding_a_person_a_date_or_an_item(desk: Desk) -> None:
    (desk.folder / "minutes-lint.yaml").unlink()
    desk.write("draft.md", DRAFT)
    assert desk.run("draft.md").code == 0, desk.run("draft.md").out
    (meeting,) = json.loads(desk.run("show", "--format", "json", "draft.md").out)["documents"][0]["meetings"]
    assert [(item["number"], item["title"]) for item in meeting["items"]] == [("1", "Lamps"), ("2", "Wells")]
    assert meeting["dates"] == 1
    assert "Quill" not in desk.run("show", "draft.md").out


UNDERLINED = """\
Reports
-------

- [Lamps](lamps.pdf)

Minutes from the board meeting
------------------------------

- Date: 4 May 2021

### Present

- Ann Bell
- Carl Reed

### Lamps

Mended.

### Wells

Dug.

Next steps
----------

None.
"""


def test_minutes_begin_with_the_heading_over_their_day(desk: Desk) -> None:
    (desk.folder / "minutes-lint.yaml").unlink()
    desk.write("draft.md", UNDERLINED)
    (meeting,) = json.loads(desk.run("show", "--format", "json", "draft.md").out)["documents"][0]["meetings"]
    assert (meeting["date"], meeting["present"]) == ("2021-05-04", ["Ann Bell", "Carl Reed"])
    assert [item["title"] for item in meeting["items"]] == ["Lamps", "Wells", "Next steps"]


@pytest.mark.parametrize(
    "sign", ["`", "``` ", "~~", "<!--", "> ", "* ", "- a\n ", "a | b\n--|--\n", "[", "][", "#", "=\n"]
)
def test_a_hostile_text_is_read_in_linear_time(sign: str) -> None:
    grows_as_the_text(lambda size: document("x\n" + sign * (size // len(sign)), "draft.md"), 2000)


def test_signs_that_never_end_do_not_hang() -> None:
    with no_hang(20):
        document("".join(f"{'`' * n}a" for n in range(1500)))
        document("<!-- a\n" * 50_000)
        document("".join(f"{'`' * n}\n" for n in range(1500, 3, -1)))
