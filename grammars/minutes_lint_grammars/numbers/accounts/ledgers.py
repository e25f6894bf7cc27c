"""Lists of payments as grids: a payment to a line, or run together in extracted text."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from minutes_lint import Item, Quantity, Span

from ...parser.drafts import Draft
from ...parser.words import terminal
from ..amounts import DRESS, HEAD_REACH, LONGEST_LABEL, Cell, Run, says, unread
from .grid import LABEL_DRESS, PARTS, Entry, Grid, TotalKind

NEAR = 1000
"""What stands above the first list is looked at for at most this many characters."""

ROWS_APART = 5
"""More lines than this between two lists part them."""

TAIL = 80
"""Words that call figures a total stand at most this many characters before them, where no line ends between."""


def ledgers(draft: Draft, money: Iterable[Run]) -> Iterator[Grid]:
    """The grids of the lists of payments in a meeting."""
    text, before = draft.document.seen, None
    for group in grouped(money):
        first = group[0].span.start
        if len(group) > 2:
            headed = heads_in(text[max(draft.span.start, first - HEAD_REACH) : first])
            sure = headed or sure_start(text, before, first)
            if (grid := ledger(group, headed, item_at(draft.items, first), sure)) is not None:
                yield grid
        before = group[-1]


def item_at(items: Sequence[Item], place: int) -> Item | None:
    """The item that was begun last before a place."""
    at = bisect_right(items, place, key=lambda item: item.span.start)
    return items[at - 1] if at else None


# --- where lists begin and end ----------------------------------------------------------------------


def grouped(found: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs in lists."""
    group: list[Run] = []
    for run in found:
        if group and ends(group[-1], run):
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def ends(last: Run, run: Run) -> bool:
    """Whether a list ends between two runs: at long words, a line without figures, new heads, text after a total."""
    if last.alone and not run.alone and is_total(last):
        return True
    return len(run.label) >= LONGEST_LABEL or leads(run.label) or parted(run.label) or heads_in(run.label)


def leads(label: str) -> bool:
    """Whether the line on which the figure before stands ends in a colon: the list begins below it."""
    line, *below = lines_of(label)
    return bool(below) and line.rstrip(DRESS).endswith(":")


def parted(label: str) -> bool:
    """Whether a line without figures stands between two runs."""
    return any(line.strip(DRESS) for line in lines_of(label)[1:-1])


def heads_in(text: str) -> bool:
    """Whether the words net, VAT and gross, which head a list, stand in a text in that order."""
    if "vat" not in text.lower():
        return False
    return terminal("numbers/tables", "HEADS").search(terminal("numbers/tables", "UNSEEN").sub(" ", text)) is not None


def sure_start(text: str, before: Run | None, first: int) -> bool:
    """Whether a list certainly begins with its first row: nothing right above it may be a row of it.

    `before` are the last figures of the list above it, `first` is where its own begin.
    """
    start = before.span.end if before else max(0, first - NEAR)
    above = lines_of(text[start:first])[:-1]
    if before is None:
        return not above or not may_be_row(above[-1])
    rest, between = above[:1], above[1:]
    if between and may_be_row(between[-1]):
        return False
    led = any(line.rstrip().endswith(":") for line in rest)
    return led or is_total(before) or far_apart(between)


def may_be_row(line: str) -> bool:
    """Whether a line may be a row of a list: words that are neither heads nor a heading."""
    return bool(line.strip(DRESS)) and not (headed(line) or says("HEADING", line.strip("#" + DRESS)))


def headed(line: str) -> bool:
    """Whether a line is the head of a table in aligned text: words far apart, and no figures."""
    return "   " in line.strip() and not any(character.isdigit() for character in line)


def far_apart(between: Iterable[str]) -> bool:
    """Whether the lines between two lists part them: there are many, or one is the heading of a list."""
    lines = [words for line in between if (words := line.strip(DRESS))]
    return len(lines) > ROWS_APART or any(says("SECTION", line) for line in lines)


def lines_of(text: str) -> list[str]:
    """The lines of a text, whatever they end in."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


# --- their rows -------------------------------------------------------------------------------------


def ledger(group: Sequence[Run], headed: bool, item: Item | None, sure: bool) -> Grid | None:
    """A list of payments as a grid; None where its rows are of no one form."""
    lined = all(run.alone for run in group)
    known = lined or headed
    width = len(PARTS) if headed else usual_width(group)
    if not known and width != 1:
        return None
    rows = upto_total(group) if headed and not lined else group
    entries = tuple(entry for run in rows for entry in rows_of(run, width, item, lined))
    heads = PARTS if headed else ("",) * width
    return Grid(heads, heads, entries, sure and known, known)


def usual_width(group: Sequence[Run]) -> int:
    """How many figures stand in most rows of a list; of two numbers as frequent the one that comes first."""
    return Counter(len(run.figures) for run in group).most_common(1)[0][0]


def upto_total(group: Sequence[Run]) -> list[Run]:
    """The rows of net, VAT and gross that were run together, to their total or to where something else begins."""
    kept = []
    for run in group:
        stated = ends_in_total(run.label)
        if len(run.figures) not in (2, 3) and not stated:
            break
        kept.append(run)
        if stated:
            break
    return kept


def rows_of(run: Run, width: int, item: Item | None, lined: bool) -> Iterator[Entry]:
    """The row that a run of figures is, or a row and the total that follows it in extracted text."""
    label = lines_of(run.label)[-1] if lined or "\n" in run.label else run.label
    words = terminal("numbers/tables", "UNSEEN").sub(" ", label)
    total = total_kind(run, words, lined)
    found = [figure.amount._replace(item=item) for figure in run.figures]
    if width == 1 and len(found) == 2 and not lined:
        yield Entry(found[0].span, words, (found[0],), total)
        yield Entry(found[1].span, "", (found[1],), "bare")
    else:
        yield Entry(run.span, words, cells_of(found, width, run.span), total)


def total_kind(run: Run, words: str, lined: bool) -> TotalKind:
    """Whether the words before figures call them a total; on a line of their own figures without words may be one."""
    if not lined:
        return "stated" if ends_in_total(words) else ""
    if is_total(run):
        return "stated"
    return "" if words.strip(LABEL_DRESS) else "bare"


def is_total(run: Run) -> bool:
    """Whether the words before figures on their line call them a total."""
    words = terminal("numbers/tables", "UNSEEN").sub(" ", lines_of(run.label)[-1])
    return says("TOTAL", " ".join(words.split()).strip(LABEL_DRESS))


def ends_in_total(words: str) -> bool:
    """Whether words end in what calls the figures after them a total."""
    return terminal("numbers/tables", "TOTAL_TAIL").search(words[-TAIL:]) is not None


def cells_of(found: Sequence[Quantity], width: int, span: Span) -> tuple[Cell, ...]:
    """The figures of a row in their columns: of net, VAT and gross, VAT may be left out."""
    if len(found) == width:
        return tuple(found)
    if width == len(PARTS) and len(found) == 2:
        return (found[0], None, found[1])
    return (unread(span, found[0].item),) * width
