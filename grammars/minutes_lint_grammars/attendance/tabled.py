"""Those whom a table names, read into the roll."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from minutes_lint import Document, Paragraph, Person

from ..parser.words import terminal
from .columns import LINE, Legend, Told, status, told_in
from .entries import over, single
from .grids import Cell, Cells, Day, Table, late, rows_at, table_of, ticked
from .listed import not_whole, read, said, with_single
from .parts import LIST, label_of, names_somebody
from .persons import shortens
from .taking import Roll

NEAR = 4
"""What the codes of a table mean stands at most this many paragraphs from it."""

NOTE = 200
"""A paragraph that says what codes mean has at most this many characters."""


def in_table(
    roll: Roll, paragraphs: tuple[Paragraph, ...], index: int, document: Document, days: frozenset[Day], listing: bool
) -> tuple[Roll, int]:
    """The roll after the table that begins at an index, and the index after it; `days` are those of the meeting, and
    `listing` says that a list is open.
    """
    rows = rows_at(paragraphs, index, document)
    end = index + sum(map(len, rows))
    legend = legend_in([*paragraphs[max(0, index - NEAR) : index], *paragraphs[end : end + NEAR]])
    table = table_of(rows, document, days, legend)
    roll = roll._replace(going=listing)
    if table.several:
        return roll._replace(going=False), end
    for cells in table.rows:
        roll = in_row(roll, cells, table, legend)
    return roll, end


def legend_in(paragraphs: list[Paragraph]) -> Legend:
    """What codes mean, as paragraphs around a table say: "P = present, A = apologies"."""
    found: Legend = {}
    for paragraph in paragraphs:
        if len(paragraph.view.text) <= NOTE:
            for meaning in terminal("attendance/people_words", "LEGEND").finditer(paragraph.view.text):
                found[meaning["code"]] = over(meaning["word"].capitalize(), "")
    return {code: name for code, name in found.items() if name}


def in_row(roll: Roll, cells: Cells, table: Table, legend: Legend) -> Roll:
    """The roll after a row of a table."""
    if table.marked and table.names:
        return marked_row(roll, cells, table, legend)
    if table.listing:
        return listing_row(roll, cells, table)
    told = told_in(tuple(cell.paragraph for cell in cells), legend)
    after = row(roll, cells, told) if told else None
    if after is not None:
        return after._replace(going=True)
    for number, cell in enumerate(cells):
        if roll.going and number and (cell.column in table.strange or initials(roll, cell)):
            roll = described(roll, cell)
        else:
            roll = in_cell(roll, cell.paragraph, roll.going)
    return roll


def marked_row(roll: Roll, cells: Cells, table: Table, legend: Legend) -> Roll:
    """The roll after a row in which marks under the heads say whether somebody came, be it several side by side."""
    begins = [order for order, cell in enumerate(cells) if cell.column in table.names]
    if len(begins) > 1 and all(any(begin < column for column in table.marked) for begin in table.names):
        for begin, end in pairwise((*begins, len(cells))):
            roll = marked_cells(roll, cells[begin:end], table, legend)
        return roll
    return marked_cells(roll, cells, table, legend)


def marked_cells(roll: Roll, cells: Cells, table: Table, legend: Legend) -> Roll:
    """The roll after cells that name somebody and mark whether they came."""
    whom = next((cell for cell in cells if cell.column in table.names), None)
    said_of = (verdict(cell.text, table.marked[cell.column], legend) for cell in cells if cell.column in table.marked)
    name = next(filter(None, said_of), "")
    if whom is None:
        return roll
    if not name:
        return not_whole(roll)
    roll = named(roll, whom, roll.section if roll.section and name == "present" else name)
    for cell in cells:
        if cell.column in table.marked:
            roll = with_last(roll, came_late(cell.text)) if late(cell.text) else roll
        elif cell is not whom:
            roll = described(roll, cell)
    return roll


def verdict(text: str, name: str, legend: Legend) -> str:
    """The list that a mark puts somebody on, under a head that opens the list of a name; "" where it does not say."""
    if text in legend:
        return legend[text]
    if ticked(text):
        return name
    told = status(text, legend)
    if told == "present" or late(text):
        return name
    return told if name not in ("absent", "apologies") else ""


def listing_row(roll: Roll, cells: Cells, table: Table) -> Roll:
    """The roll after a row with people below heads that say what list they are on."""
    for cell in cells:
        name = table.listing.get(cell.column)
        if name:
            roll = named(roll, cell, name)
        elif roll.lists:
            roll = described(roll, cell)
    return roll


def named(roll: Roll, cell: Cell, name: str) -> Roll:
    """The roll with those whom a cell names on the list of a name."""
    roll = roll._replace(name=name, chairing=False, going=True)
    one = single(cell.paragraph.view, cell.paragraph.item)
    if one is not None:
        return with_single(roll, one, name, cell.paragraph.item)
    after, end = read(roll, cell.paragraph.view, 0, cell.paragraph.item, labelled=False)
    return after if end else not_whole(roll)


def described(roll: Roll, cell: Cell) -> Roll:
    """The roll with what a cell says that whoever was added last is: their initials, or a role."""
    if initials(roll, cell):
        return with_last(roll, lambda person: person._replace(short=cell.text))
    telling = cell.text.replace(" ", "").isalpha() and not status(cell.text, {})
    return said(roll, cell.text) if telling else roll


def with_last(roll: Roll, change: Callable[[Person], Person]) -> Roll:
    """The roll with a change of whoever was added last."""
    if not roll.lists or not roll.lists[-1].people:
        return roll
    *people, last = roll.lists[-1].people
    return roll._replace(lists=(*roll.lists[:-1], roll.lists[-1]._replace(people=(*people, change(last)))))


def came_late(text: str) -> Callable[[Person], Person]:
    """Gives somebody the words that say when they came or went, beside the role that they have."""
    return lambda person: person._replace(role=", ".join(filter(None, (person.role, text))))


def initials(roll: Roll, cell: Cell) -> bool:
    """Whether a cell gives the initials of whoever was added last."""
    people = roll.lists[-1].people if roll.lists else ()
    if not people or terminal("attendance/people_words", "INITIALS").fullmatch(cell.text) is None:
        return False
    return cell.text[0] == people[-1].name[:1] and shortens(cell.text, people[-1])


# --- rows without a head ----------------------------------------------------------------------------


def row(roll: Roll, cells: Cells, told: list[Told]) -> Roll | None:
    """The roll with those of whom a row says whether they came; None where it is no such row.

    One that says it twice of somebody is of several meetings and names nobody.
    """
    if not names_somebody(cells[0].text):
        return roll if len(told) > 1 else None  # "Captain | M. Hill | ✓ | ✓"
    lists = roll.lists
    for whom, name in told:
        if not whom:
            return roll._replace(lists=lists)
        roll = roll._replace(name=roll.section if roll.section and name == "present" else name, chairing=False)
        if names_somebody(whom[0].view.text):
            roll, end = read(roll, whom[0].view, 0, whom[0].item, labelled=False)
            roll = said(roll, " ".join(role.view.text for role in whom[1:])) if end else roll
    return roll


def in_cell(roll: Roll, paragraph: Paragraph, listing: bool) -> Roll:
    """The roll after a cell of a table: a label, or names under or beside one."""
    view = paragraph.view
    reading = LIST.read(view.text, 0)
    parts = reading.tree.children if reading else []
    if reading is None or not parts or view.text[reading.end :].strip(" .)"):
        return roll._replace(going=listing and len(view.text) <= LINE)
    labelled = all(map(label_of, parts))
    if not listing and not labelled:
        return roll._replace(going=False)
    after, end = read(roll, view, 0, paragraph.item, labelled)
    return after._replace(section=roll.section, going=end > 0)
