"""Headings, lists and tables of Markdown, line by line, with what stands between them as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...model.layout import Block
from ...model.spans import Span
from .lines import Line

NESTED = 2
"""An entry that is indented by so many columns more than another is one of a list in it."""

DEEPEST = 6
LEVELS = ("1", "2", "3", "4", "5", "6")
SHALLOW = 3
"""What opens a block is indented by no more columns than this, outside of lists."""

ENDS = (".", ",", ";")
"""What ends a sentence, or a part of one, and no title."""

BULLETS = "-*+"
BLANKS = (" ", "\t")
MOST_DIGITS = 10
EMPHASIS = ("**", "__")


def structure(lines: Sequence[Line]) -> Iterator[Block]:
    """What the lines of a text are, in order; an empty line stands for what is known already."""
    rows = dict(tables(lines))
    lists: list[int] = []
    above = ""
    for order, line in enumerate(lines):
        if order in rows:
            lists, above = [], "row"
            yield rows[order]
        elif not line.words:
            above = ""
        elif not is_rule(line.words) and mark_of(line.words):
            above = "entry"
            yield entry(line, lists)
        else:
            below = lines[order + 1].words if order + 1 < len(lines) else ""
            found = [*paragraph(line, above, below)]
            yield from found
            if not above or found:
                lists = [marks for marks in lists if line.indent >= marks + NESTED]
            above = "heading" if found else "text"


def paragraph(line: Line, above: str, below: str) -> Iterator[Block]:
    """What a line says of itself that is no entry and no row: a heading, with signs or underlined, or all in bold."""
    if level := heading_level(line):
        yield Block(line.span, "heading", level)
        yield from closing_signs(line)
    elif not above and (level := underlined(line, below)):
        yield Block(line.span, "heading", level)
    elif is_underline(line.words) and above and len(line.words) > 1:
        yield Block(line.span, "comment")
    elif emphasised(line.words):
        yield Block(line.span, "paragraph", emphasised=True)


def heading_level(line: Line) -> int:
    """The level of a heading with signs before it, "## Reports", or in tags; 0 for any other line."""
    if line.words.startswith(("<h", "<H")):
        return level_of_tags(line.words)
    if not line.words.startswith("#") or line.indent > SHALLOW:
        return 0
    level = len(line.words) - len(line.words.lstrip("#"))
    return level if level <= DEEPEST and line.words[level : level + 1] in BLANKS else 0


def level_of_tags(words: str) -> int:
    """The level of a heading that is all of a line, "<h2>Reports</h2>"; 0 for any other line."""
    level = words[2:3]
    closed = words.lower().endswith(f"</h{level}>") and words[3:4] in (">", " ")
    return int(level) if closed and level in LEVELS else 0


def closing_signs(line: Line) -> Iterator[Block]:
    """The signs after a heading, "## Reports ##", which nobody sees."""
    words = line.words.rstrip("#")
    if words != line.words and words[-1:] in BLANKS:
        yield Block(Span(line.at + len(words), line.end), "comment")


def underlined(line: Line, below: str) -> int:
    """The level of a heading that the line below it makes one: 1 under "=====", 2 under "-----", else 0.

    A line under much longer words is one drawn across the page, as between two pages.
    """
    if not is_underline(below) or line.indent > SHALLOW or is_rule(line.words):
        return 0
    fits = len(below) * 2 >= len(line.words) and len(below) > 1
    return (1 if below.startswith("=") else 2) if fits and line.words[-1:] not in ENDS else 0


def is_underline(words: str) -> bool:
    """Whether a line holds nothing but signs that underline the one above it."""
    return words[:1] in ("=", "-") and not words.strip(words[:1])


def is_rule(words: str) -> bool:
    """Whether a line is one drawn across the page: "---", "* * *"."""
    sign = words[:1]
    return sign in "-*_" and len(words) > NESTED and not words.strip(f"{sign} \t")


def emphasised(words: str) -> bool:
    """Whether all words of a line are in bold."""
    sign = words[:2]
    inner = words.rstrip(": ").removesuffix(sign)
    return sign in EMPHASIS and len(inner) < len(words.rstrip(": ")) > len(sign) * 2 and sign not in inner[2:]


# --- lists --------------------------------------------------------------------------------------------


def mark_of(words: str) -> str:
    """The mark of an entry, "-", "3." or "<li>", with which a line begins; empty where it begins with none."""
    if words.startswith(("<li>", "<LI>")):
        return words[:4]
    digits = len(words) - len(words.lstrip("0123456789"))
    signs = ".)" if digits else BULLETS
    marked = (
        digits < MOST_DIGITS and words[digits : digits + 1] in [*signs] and words[digits + 1 : digits + 2] in BLANKS
    )
    return words[: digits + 1] if marked else ""


def entry(line: Line, lists: list[int]) -> Block:
    """An entry of a list; `lists` are the columns before the marks of those that are open."""
    while lists and line.indent < lists[-1] + NESTED:
        lists.pop()
    lists.append(line.indent)
    return Block(line.span, "entry", len(lists))


# --- tables -------------------------------------------------------------------------------------------


def tables(lines: Sequence[Line]) -> Iterator[tuple[int, Block]]:
    """The rows of tables, each with the number of its line: those above and below a line of dashes and bars."""
    open_until = 0
    for order, line in enumerate(lines):
        if order < open_until or not order or not is_divider(line.words):
            continue
        head = cells(lines[order - 1])
        if len(head) != len(cells(line)) or "|" not in lines[order - 1].words:
            continue
        yield order - 1, row(lines[order - 1], head=True)
        yield order, row(line)
        open_until = order + 1
        while open_until < len(lines) and "|" in lines[open_until].words:
            yield open_until, row(lines[open_until])
            open_until += 1


def is_divider(words: str) -> bool:
    """Whether a line stands between the head and the rows of a table: "|---|:--:|"."""
    return "-" in words and "|" in words and not words.strip("|-: \t") and "--" in words


def row(line: Line, head: bool = False) -> Block:
    """A row of a table."""
    return Block(line.span, "row", cells=cells(line), head=head)


def cells(line: Line) -> tuple[Span, ...]:
    """Where the words of each cell of a row stand; a bar after a backslash divides none."""
    return tuple(trimmed(line.words[start:end], line.at + start) for start, end in between_bars(line.words))


def trimmed(text: str, start: int) -> Span:
    """Where the words of some text stand that begins at an offset; at its beginning where it has none."""
    words = text.strip(" \t\xa0")
    at = start + (len(text) - len(text.lstrip(" \t\xa0")) if words else 0)
    return Span(at, at + len(words))


def between_bars(words: str) -> Iterable[tuple[int, int]]:
    """What stands between the bars of a line; before the first and after the last only where something does."""
    bars = [at for at, sign in enumerate(words) if sign == "|" and words[at - 1 : at] != "\\"]
    begins = [0, *(bar + 1 for bar in bars)]
    ends = [*bars, len(words)]
    first = 1 if bars and bars[0] == 0 else 0
    last = len(ends) - (1 if bars and bars[-1] == len(words) - 1 and len(ends) > first + 1 else 0)
    return zip(begins[first:last], ends[first:last], strict=True)
