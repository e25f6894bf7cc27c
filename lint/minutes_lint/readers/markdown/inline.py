"""What stands inside the lines of Markdown and is nobody's minutes: code, comments, struck text, signs of markup."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from ...model.layout import Block, BlockKind
from ...model.spans import Span
from .lines import Line

PAIRS: tuple[tuple[str, str, BlockKind], ...] = (
    ("<!--", "-->", "comment"),
    ("~~", "~~", "struck"),
    ("<del>", "</del>", "struck"),
    ("<s>", "</s>", "struck"),
    ("<strike>", "</strike>", "struck"),
    ("{% ", "%}", "code"),
    ("{{<", ">}}", "code"),
    ("{{%", "%}}", "code"),
)
"""What begins and what ends it, where both stand in one line."""

PROGRAM = frozenset('{}[]()<>=;$#|&\\@"')
"""Signs of what is written for programs; a name between backticks, `null` or `git_push`, reads as a word."""


SIGNS = ("`", "][", *(opening for opening, _, _ in PAIRS))
"""One of these stands in every line in which there is something that nobody reads."""


def suspects(text: str, lines: Iterable[Line]) -> list[Line]:
    """The lines of a text in which there may be something that nobody reads."""
    present = [sign for sign in SIGNS if sign in text]
    return [line for line in lines if any(sign in line.words for sign in present)] if present else []


def inline(line: Line, labels: Container[str]) -> Iterator[Block]:
    """What nobody reads of a line, in order for each kind; `labels` are those of links that are defined elsewhere."""
    code = [*code_spans(line.words)] if "`" in line.words else []
    for start, end in code:
        if is_code(line.words[start:end].strip("`")):
            yield within(block(line, start, end, "code"), line)
    for opening, closing, kind in PAIRS:
        if opening in line.words:
            for start, end in pairs(line.words, opening, closing, code):
                yield block(line, start, end, kind)
    if labels and "][" in line.words:
        yield from links(line, labels)


def is_code(words: str) -> bool:
    """Whether what is set as code is some, and no name or motion."""
    return not PROGRAM.isdisjoint(words)


def block(line: Line, start: int, end: int, kind: BlockKind) -> Block:
    """A part of a line's words; all of the line, where nothing but its mark stands beside it."""
    alone = end == len(line.words) and not line.words[:start].strip("#*-+0123456789.) \t")
    return Block(Span(line.at + (0 if alone else start), line.at + end), kind)


def within(code: Block, line: Line) -> Block:
    """Code without its backticks, which keep its place in the sentence; all of it where it is all of a line."""
    start, end = code.span
    while start > line.at and end - start > 2 and line.words[start - line.at] == line.words[end - 1 - line.at] == "`":
        start, end = start + 1, end - 1
    return code._replace(span=Span(start, end))


def code_spans(words: str) -> Iterator[tuple[int, int]]:
    """Where code stands between backticks, of which as many end it as begin it."""
    runs = [*runs_of_backticks(words)]
    following: dict[int, int] = {}
    closes: list[int | None] = []
    for order in range(len(runs) - 1, -1, -1):
        length = runs[order][1] - runs[order][0]
        closes.append(following.get(length))
        following[length] = order
    closes.reverse()
    order = 0
    while order < len(runs):
        closing = closes[order]
        if closing is not None:
            yield runs[order][0], runs[closing][1]
        order = (order if closing is None else closing) + 1


def runs_of_backticks(words: str) -> Iterator[tuple[int, int]]:
    """Where backticks stand, those that follow each other as one."""
    at = words.find("`")
    while at >= 0:
        end = at
        while words.startswith("`", end):
            end += 1
        yield at, end
        at = words.find("`", end)


def pairs(words: str, opening: str, closing: str, code: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where something stands between two signs that are not in code, with the signs."""
    spans = iter(code)
    begin, stop = next(spans, (len(words), 0))
    at = 0
    while (start := words.find(opening, at)) >= 0:
        while stop and stop <= start:
            begin, stop = next(spans, (len(words), 0))
        inner = start + len(opening)
        end = words.find(closing, inner)
        if end < 0:
            return
        at = end + len(closing)
        if start < begin and (opening != closing or strikes(words, start, end)):
            yield start, at


def strikes(words: str, start: int, end: int) -> bool:
    """Whether "~~" strikes words, rather than change them as CriticMarkup does: "{~~Monday~>Tuesday~~}"."""
    return words[start - 1 : start] != "{" and bool(words[start:end].strip("~ "))


def links(line: Line, labels: Container[str]) -> Iterator[Block]:
    """The signs of links to addresses that stand elsewhere in the text: "[the plan][1]"."""
    at = 0
    while (middle := line.words.find("][", at)) >= 0:
        at = middle + 2
        end, start = line.words.find("]", at), line.words.rfind("[", 0, middle)
        if end >= 0 <= start:
            label = line.words[at:end] or line.words[start + 1 : middle]
            if label.casefold() in labels:
                yield Block(Span(line.at + start, line.at + start + 1), "comment")
                yield Block(Span(line.at + middle, line.at + end + 1), "comment")
