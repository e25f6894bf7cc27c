"""What a text in Markdown holds for programs alone, line by line: code between fences, comments, addresses of links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...model.layout import Block
from ...model.spans import Span
from .lines import Line
from .quotations import callout

FENCES = ("```", "~~~")


def unseen(text: str, lines: list[Line]) -> tuple[list[Block], list[Line]]:
    """Code between fences and comments that fill their lines, and the lines with empty ones in their place."""
    found = fenced(lines) if any(fence in text for fence in FENCES) else []
    found += comments(text, blanked(lines, found)) if "<!--" in text else []
    return found, blanked(lines, found) if found else lines


def blanked(lines: Iterable[Line], found: Iterable[Block]) -> list[Line]:
    """Lines without what stands in some blocks, and after these in the line."""
    rest = iter(sorted(block.span for block in found))
    span, kept = next(rest, None), []
    for line in lines:
        while span is not None and span.end <= line.start:
            span = next(rest, None)
        kept.append(line if span is None or span.start >= line.end else line.cut(span.start))
    return kept


def fenced(lines: Sequence[Line]) -> list[Block]:
    """Code between fences, which are of the same sign; the fences alone where most of the text stands between them."""
    found: list[Block] = []
    order = 0
    while order < len(lines):
        end = closing_fence(lines, order)
        if end:
            found.append(Block(Span(lines[order].at, lines[end].end), "code"))
        order = max(order, end) + 1
    if sum(block.span.end - block.span.start for block in found) * 2 <= sum(len(line.words) for line in lines):
        return found
    return [Block(line.span, "comment") for line in lines if line.words.startswith(FENCES)]


def closing_fence(lines: Sequence[Line], order: int) -> int:
    """The number of the line that closes the fence in a line; 0 where that is no fence, or is never closed."""
    words = lines[order].words
    if not words.startswith(FENCES):
        return 0
    sign = words[: len(words) - len(words.lstrip(words[0]))]
    if "`" in words[len(sign) :]:
        return 0
    closing = (at for at in range(order + 1, len(lines)) if lines[at].words.startswith(sign))
    return next((at for at in closing if not lines[at].words.strip(sign[0])), 0)


def comments(text: str, lines: Iterable[Line]) -> list[Block]:
    """Comments of several lines, and those that are all of their line."""
    found: list[Block] = []
    done = 0
    for line in lines:
        at = line.words.rfind("<!--")
        if at < 0 or line.at < done or ("-->" in line.words[at:] and not is_comment(line.words)):
            continue
        at = 0 if is_comment(line.words) else at
        end = text.find("-->", line.at + at)
        if end < 0:
            return found
        done = end + len("-->")
        found.append(Block(Span(line.at + at, done), "comment"))
    return found


def is_comment(words: str) -> bool:
    """Whether one comment is all of a line."""
    return words.startswith("<!--") and words.find("-->") == len(words) - len("-->")


def signs(line: Line) -> Iterator[Block]:
    """What a line holds for programs alone: the address of a link, the kind of a callout, where contents are put."""
    words = line.words
    if defined(words) or for_programs(words):
        yield Block(line.span, "comment")
    elif end := callout(line):
        yield Block(Span(line.at, line.at + end), "comment")


def defined(words: str) -> str:
    """The label of the link whose address a line states, "[plan]: https://…", in lower case; empty for any other."""
    if not words.startswith("["):
        return ""
    label, colon, target = words.partition("]: ")
    address = target.strip().split(" ", 1)[0]
    stated = "]" not in label and address and ("://" in address or address[0] in "/#<")
    return label[1:].casefold() if stated and colon else ""


def for_programs(words: str) -> bool:
    """Whether a line is for who makes the page: "{: .wide}", "[TOC]", "{{Floating TOC}}"."""
    contents = words.startswith(("[", "{")) and words.strip("[]{}_ ").casefold().endswith("toc")
    return contents or (words.startswith(("{:", "{.", "{#")) and words.endswith("}"))
