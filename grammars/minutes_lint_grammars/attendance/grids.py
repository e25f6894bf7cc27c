"""Tables of people: which column names them, which says whether they came, and what the others are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from minutes_lint import Document, Paragraph
from minutes_lint.values import NamedTuple

from ..dates.dates import place_of
from ..parser.words import terminal
from ..structure.paragraphs import places
from .columns import Legend, status
from .entries import over, single
from .parts import LIST, LISTS, is_label, label_of

WIDE = 60
"""The head of a column has at most this many characters."""

ROWS = 3
"""At least this many rows prove by themselves that what stands in a column are no names."""

Day = tuple[int, int]
"""A day and its month; 0 for a day that is not stated."""


class Cell(NamedTuple):
    """A cell of a table that is not empty, and the number of its column."""

    column: int
    paragraph: Paragraph

    @property
    def text(self) -> str:
        """Its words."""
        return self.paragraph.view.text


Cells = tuple[Cell, ...]


class Table(NamedTuple):
    """The rows of a table below its head, and what their columns are."""

    rows: tuple[Cells, ...]
    names: frozenset[int]
    """The columns that name people."""

    strange: frozenset[int]
    """The columns that name nobody."""

    marked: dict[int, str]
    """The columns that say of each whether they came, with the list that a tick in them puts somebody on."""

    listing: dict[int, str]
    """The columns of people, with the list that their head opens."""

    several: bool
    """Whether it is of several meetings, and does not say which of them is this one."""


# --- the rows ---------------------------------------------------------------------------------------


def rows_at(paragraphs: tuple[Paragraph, ...], index: int, document: Document) -> list[Cells]:
    """The rows of the table that begins at an index, up to a blank line or another item."""
    end = index + 1
    while end < len(paragraphs) and goes_down(paragraphs[end - 1], paragraphs[end], document.text):
        end += 1
    lines = groupby(paragraphs[index:end], key=lambda cell: document.position(cell.span.start).line)
    return aligned([(tuple(cells), ends_of(document, line)) for line, cells in lines])


def ends_of(document: Document, line: int) -> list[int]:
    """Where the cells of a line end, empty ones as well."""
    start = document.line_starts[line - 1]
    return [end for _, end in places(document, start, start + len(document.line(line)))]


def aligned(rows: list[tuple[tuple[Paragraph, ...], list[int]]]) -> list[Cells]:
    """The rows with the numbers of their columns; a label before the first row may push its cells to the right."""
    (first, ends), *below = rows
    most = max((len(others) for _, others in below), default=len(ends))
    pushed = len(ends) > most and leads(first[0].view.text) and not leads(below[0][0][0].view.text)
    return [tuple(numbered(first, ends, int(pushed))), *(tuple(numbered(cells, others, 0)) for cells, others in below)]


def leads(text: str) -> bool:
    """Whether a cell is a label, or a head that says nothing of people."""
    return is_label(text) or head_of(text) in (Head(), Head(other=True))


def numbered(cells: Iterable[Paragraph], ends: list[int], pushed: int) -> Iterator[Cell]:
    """The cells of a row, each with the number of its column."""
    for cell in cells:
        yield Cell(max(0, bisect_right(ends, cell.span.start) - pushed), cell)


def goes_down(one: Paragraph, other: Paragraph, text: str) -> bool:
    """Whether two cells that follow one another are in one table."""
    return other.role == "row" and other.item is one.item and "\n\n" not in text[one.span.end : other.span.start]


# --- the heads of its columns -----------------------------------------------------------------------


class Head(NamedTuple):
    """What the head of a column says of it: that it names people, opens a list, is of a day, or is another one."""

    names: bool = False
    list: str = ""
    days: frozenset[Day] = frozenset()
    other: bool = False

    @property
    def known(self) -> bool:
        """Whether it says anything."""
        return self != Head()


def heads_of(rows: list[Cells], document: Document) -> dict[int, Head]:
    """What the heads of the columns say; nothing where the first row is no head."""
    first = rows[0]
    known = {cell.column: head_of(cell.text) for cell in first}
    if stated_head(rows, document):
        return {column: head or Head() for column, head in known.items()}
    named = any(head and head.names for head in known.values())
    whole = all(known.values()) and len(known) > 1
    return {column: head or Head() for column, head in known.items()} if (named or whole) and len(rows) > 1 else {}


def stated_head(rows: list[Cells], document: Document) -> bool:
    """Whether the file says that the first row is a head: by itself, or by the line of dashes below."""
    line = document.position(rows[0][0].paragraph.span.start).line
    block = document.rows.get(document.line_starts[line - 1])
    return block.head if block else len(rows) > 1 and document.line(line + 1).strip("|-: \t") == ""


def head_of(text: str) -> Head | None:
    """What a cell says as the head of a column; None where it may be no head."""
    words = text.strip(" :")
    if len(words) > WIDE:
        return None
    if days := days_in(words):
        return Head(days=days)
    names = terminal("attendance/people_words", "HEADS_NAMES").fullmatch(words) is not None
    came = label_list(text) or over(words[:1].upper() + words[1:], "attending")
    if names or came:
        return Head(names, came)
    if is_label(text) or terminal("attendance/people_words", "HEADS_TABLE").fullmatch(text):
        return Head()
    other = terminal("attendance/people_words", "HEADS_OTHERS").search(words)
    return Head(other=True) if other else None


def label_list(text: str) -> str:
    """The list that a label opens, where a cell is one and nothing else."""
    reading = LIST.read(text, 0) if is_label(text) else None
    return LISTS[label_of(reading.tree.children[0])] if reading and reading.tree.children else ""


def days_in(text: str) -> frozenset[Day]:
    """The days that a text states without their years; figures may be either way round."""
    found: set[Day] = set()
    for day in terminal("attendance/people_words", "DAY").finditer(text):
        if day["month"]:
            found.add((int(day["day"] or day["after"] or 0), place_of(day["month"], "MONTH") + 1))
        else:
            one, two = int(day["one"]), int(day["two"])
            found |= {(one, two), (two, one)}
    return frozenset(found)


# --- the columns ------------------------------------------------------------------------------------


def table_of(rows: list[Cells], document: Document, days: frozenset[Day], legend: Legend) -> Table:
    """A table, where `days` are those that the title of the meeting states."""
    heads = heads_of(rows, document)
    body = tuple(rows[1:] if heads else rows)
    columns: dict[int, list[Cell]] = {}
    for cell in chain.from_iterable(body):
        columns.setdefault(cell.column, []).append(cell)
    ours, several = of_this_meeting(heads, days)
    lists = {column: name for column, name in lists_of(heads).items() if column in columns}
    marked = {column: name for column, name in lists.items() if says_it(columns[column], legend)}
    marked |= dict.fromkeys(ours, "present")
    listing = {column: name for column, name in lists.items() if column not in marked}
    names = names_of(columns, heads, marked, listing)
    strange = {*columns} - names - {*marked, *listing} if names and (heads or len(body) >= ROWS) else set()
    return Table(body, frozenset(names), frozenset(strange), marked, {} if marked else listing, several)


def names_of(
    columns: dict[int, list[Cell]], heads: dict[int, Head], marked: dict[int, str], listing: dict[int, str]
) -> set[int]:
    """The columns that name people: by their heads, or else by what is in them."""
    headed = {column for column, head in heads.items() if head.names and column in columns}
    if headed or listing:
        return headed or ({min(listing)} if marked else set())
    open_to = (column for column in columns if column not in marked and not heads.get(column, Head()).known)
    return {column for column in open_to if of_people(columns[column])}


def lists_of(heads: dict[int, Head]) -> dict[int, str]:
    """The lists that the heads of columns open; those in attendance are those present where no head is of these."""
    lists = {column: head.list for column, head in heads.items() if head.list}
    if "present" in lists.values():
        return lists
    return {column: "present" if name == "attending" else name for column, name in lists.items()}


def of_this_meeting(heads: dict[int, Head], days: frozenset[Day]) -> tuple[list[int], bool]:
    """The column of this meeting, where heads give days, and whether several do, but none as its own."""
    dated = [column for column, head in heads.items() if head.days]
    ours = [column for column in dated if of_this_day(heads[column].days, days)]
    return (ours, False) if len(ours) == 1 else ([], len(dated) > 1)


def of_this_day(stated: frozenset[Day], days: frozenset[Day]) -> bool:
    """Whether one of the days at the head of a column is one of those of a meeting."""
    return any((day, month) in days or (not day and month in {one[1] for one in days}) for day, month in stated)


def says_it(cells: list[Cell], legend: Legend) -> bool:
    """Whether nearly all cells of a column say whether somebody came."""
    told = [cell for cell in cells if ticked(cell.text) or late(cell.text) or status(cell.text, legend)]
    return 3 * len(told) >= 2 * len(cells)


def ticked(text: str) -> bool:
    """Whether a cell has a mark that says yes to the head of its column."""
    return terminal("attendance/people_words", "TICK").fullmatch(text) is not None


def late(text: str) -> bool:
    """Whether a cell says when somebody came or went."""
    return terminal("attendance/people_words", "LATE").search(text) is not None


def of_people(cells: list[Cell]) -> bool:
    """Whether nearly all cells of a column name somebody, nobody twice, and none a body."""
    found = [one for one in (single(cell.paragraph.view, None) for cell in cells) if one and one.sure]
    body = terminal("attendance/people_words", "BODY")
    texts = {cell.text for cell in cells}
    return 3 * len(found) >= 2 * len(cells) > 0 and len(texts) == len(cells) and not any(map(body.search, texts))
