"""Decisions and the clauses that they consist of."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Clause, Mark, Paragraph, Resolution, Span

from ..structure.marks import read_mark
from . import decisions


def resolutions(paragraphs: tuple[Paragraph, ...]) -> Iterator[Resolution]:
    """The decisions recorded under an opener such as "Resolved:-", with the clauses that follow it."""
    for index, paragraph in enumerate(paragraphs):
        if paragraph.role == "resolution":
            clauses = tuple(clauses_of(paragraphs, index))
            end = max((paragraph.span.end, *(clause.paragraph.span.end for clause in clauses)))
            text = paragraph.view.text[len(paragraph.lead) :].strip()
            span = Span(paragraph.span.start, end)
            yield Resolution(span, paragraph.view.text, paragraph.item, text, clauses, decisions.with_that(text))


def clauses_of(paragraphs: tuple[Paragraph, ...], index: int) -> Iterator[Clause]:
    """The clauses of the resolution at `index`: the one on its first line, and those that go on its count."""
    opener = paragraphs[index]
    first = first_clause(opener)
    last = first.mark if first else None
    if first:
        yield first
    for paragraph in paragraphs[index + 1 :]:
        if paragraph.item is not opener.item or paragraph.role in ("heading", "resolution", "attendance"):
            return
        mark = paragraph.mark
        if paragraph.role != "clause" or mark is None or mark.value is None:
            continue
        if last is not None and mark.form != last.form:
            continue
        yield clause_of(mark, paragraph)
        last = mark


def first_clause(opener: Paragraph) -> Clause | None:
    """The clause that begins on the line of its resolution's opener: "Resolved:- (1) That …"."""
    after = opener.view.part(len(opener.lead))
    mark = read_mark(after.text, 0)
    if mark is None or mark.span.start > 1 or not mark.form.endswith(")"):
        return None
    words = after.part(mark.span.end)
    if not words.text:
        return None
    placed = mark._replace(span=after.span(mark.span.start, mark.span.end))
    paragraph = Paragraph(words.span(0, len(words.text)), words, opener.item, "clause", placed)
    return clause_of(placed, paragraph)


def clause_of(mark: Mark, paragraph: Paragraph) -> Clause:
    """A clause, with how it begins."""
    return Clause(mark, paragraph, decisions.mistyped(paragraph.text), decisions.with_that(paragraph.text))
