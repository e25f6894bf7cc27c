"""The grammars: how agendas and minutes are written, and what turns their trees into meetings.

A plugin like any other: it offers the house styles in `styles/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from minutes_lint import CannotRun, Document, Meeting, Span, Style, hookimpl

STYLES = Path(__file__).parent / "styles"


@hookimpl
def styles() -> Iterable[Style]:
    """A style for each file in `styles/`; the plain one first, so that it is taken where no other is better."""
    return [style(path) for path in sorted(STYLES.glob("*.lark"), key=lambda path: (path.stem != "plain", path.stem))]


def style(path: Path) -> Style:
    """The style in a `.lark` file."""
    return Style(path.stem, path, recognise, read, segments)


def recognise(document: Document, style: Style, span: Span) -> int:
    """How often the opening of a part of a document shows what a style is known by."""
    from .structure import lines

    with sound(style):
        return lines.recognise(document, style.grammar, span)


def read(document: Document, style: Style, span: Span) -> tuple[Meeting, ...]:
    """The meetings of a part of a document, read in a style."""
    from . import reading
    from .structure import lines

    with sound(style):
        lines.names(style.grammar)
    return reading.read(document, style, span)


def segments(document: Document, style: Style, span: Span) -> Iterator[tuple[str, Span]]:
    """The segments of a part of a document, with the terminal that took each; empty where it is plain text."""
    from .structure import lines

    with sound(style):
        tree = lines.tree(document, style.grammar, span)
    for line in lines.lines_of(tree):
        yield "" if line.kind == "TEXT" else line.kind, Span(line.start, line.end)


@contextmanager
def sound(style: Style) -> Iterator[None]:
    """Use a style's grammar. Raises CannotRun where it is none, with the place in it where Lark knows one."""
    from .parser.parsing import BadGrammar

    try:
        yield
    except (BadGrammar, OSError, UnicodeDecodeError) as problem:
        from .parser.broken import sentence

        raise CannotRun(sentence(style.grammar, problem)) from problem
