"""What a file says of its parts beats what their words look like."""

from __future__ import annotations

from pathlib import Path

import minutes_lint_grammars
from minutes_lint import Block, Document, Span
from minutes_lint.model.layout import BlockKind
from minutes_lint_grammars.structure.lines import lines_of, tree
from minutes_lint_grammars.structure.views import view_of

PLAIN = Path(minutes_lint_grammars.__file__).parent / "styles" / "plain.lark"

TEXT = "Elmbrook Parish Council\n\nCalled to order\n1. Lamps were mended\n\n7 Apr\n// draft // of\nAnn  Bell  Mayor\n"


def kinds(*blocks: Block) -> dict[str, str]:
    """What each line of the text is, by its first word."""
    document = Document("draft.txt", TEXT, blocks=blocks)
    whole = tree(document, PLAIN, Span(0, len(TEXT)))
    shown = ((line, TEXT[line.start : line.end].split()) for line in lines_of(whole))
    return {words[0]: line.kind for line, words in shown if words}


def block(kind: BlockKind, text: str, level: int = 0) -> Block:
    """A block around some words of the text."""
    at = TEXT.index(text)
    return Block(Span(at, at + len(text)), kind, level)


def test_a_heading_is_one_whatever_it_looks_like() -> None:
    assert kinds()["Called"] == "TEXT"
    assert kinds(block("heading", "Called to order", 2))["Called"] == "HEADING"


def test_a_short_line_in_bold_type_heads_what_follows() -> None:
    def bold(text: str) -> Block:
        return block("paragraph", text)._replace(emphasised=True)

    assert kinds(bold("Called to order"))["Called"] == "HEADING"
    assert kinds(bold("1. Lamps were mended"))["1."] == "ITEM"


def test_nested_entries_and_rows_are_what_the_file_says() -> None:
    said = kinds(block("entry", "1. Lamps were mended", 2), block("row", "Ann  Bell  Mayor"))
    assert (said["1."], said["Ann"]) == ("ENTRY", "ROW")


def test_what_is_nobodys_text_is_unseen() -> None:
    said = kinds(block("footer", "7 Apr"), block("comment", "// draft // of"))
    assert (said["7"], said["//"]) == ("HEADER", "UNSEEN")


def test_a_comment_within_a_line_leaves_the_line_and_is_no_part_of_what_is_read() -> None:
    comment = block("comment", "// draft //")
    assert kinds(comment)["//"] == "TEXT"
    document = Document("draft.txt", TEXT, blocks=(comment,))
    at = TEXT.index("//")
    assert view_of(document, [(0, 8), (at, at + 14)]).text == "Elmbrook of"
    assert view_of(document, [(at + 3, at + 14)]).text == "of"
