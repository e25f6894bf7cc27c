"""What a grid says of its own figures: totals across its rows, down its columns and of its groups.

A total that any likely reading of its grid bears out is right; it is wrong only where it is certain which figures it
adds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import accumulate, islice, takewhile

from minutes_lint import Claim, Quantity, Span
from minutes_lint.values import NamedTuple

from ...parser.words import terminal
from ..amounts import LONGEST_LABEL, NOTHING, Cell, Verdict, adds_up, claim, fits, is_rounded, worth
from ..rounding import Interval, exact
from . import balances
from .grid import PARTS, Entry, Grid, bare_head, filled, legible

ROWS_BACK = 40
"""At most this many rows or totals are looked at where any of them might belong together."""


def claims(grid: Grid) -> Iterator[Claim]:
    """All totals stated in a grid: across its rows, down its columns, of its groups, and its running balance."""
    across = list(across_rows(grid))
    yield from across
    down = list(down_columns(grid, wrong(across)))
    yield from down
    if not wrong(across) and all(total.verdict == "right" for total in down):
        yield from across_totals(grid)
    yield from row_totals(grid)
    yield from group_totals(grid)
    yield from balances.running(grid)


def wrong(found: Iterable[Claim]) -> list[Claim]:
    """The claims that are wrong."""
    return [total for total in found if total.verdict == "wrong"]


def summed(parts: Iterable[Quantity]) -> Decimal:
    """What figures come to, taken as they are printed."""
    return sum((part.value or NOTHING for part in parts), NOTHING)


# --- net, VAT and gross -----------------------------------------------------------------------------


def across_rows(grid: Grid) -> Iterator[Claim]:
    """Net and VAT against gross in each row that is no total, unless most rows say that the heads mean other things."""
    found = [made for entry in grid.entries if not entry.total and (made := net_and_vat(grid, entry)) is not None]
    amiss = len(wrong(found))
    if amiss <= max(1, len(found) - amiss):
        yield from found


def across_totals(grid: Grid) -> Iterator[Claim]:
    """Net and VAT against gross in the rows of totals, where the columns add up to something else than they do."""
    for entry in grid.entries:
        if entry.total == "stated" and (found := net_and_vat(grid, entry)) is not None:
            yield found


def net_and_vat(grid: Grid, entry: Entry) -> Claim | None:
    """What a row says of net, VAT and gross; without VAT it may be in the gross alone."""
    places = grid.places(*PARTS)
    if not places:
        return None
    net, vat, gross = (entry.cells[place] for place in places)
    if net is None or gross is None:
        return None
    parts = filled((net, vat))
    if any(figure.value is None or figure.value < 0 for figure in (*parts, gross)):
        return None
    right = adds_up(parts, gross, rounded=max(figure.precision for figure in (*parts, gross)) < 2)
    return claim(gross, parts, "right" if right else "open" if vat is None else "wrong", "net + VAT")


# --- down the columns -------------------------------------------------------------------------------


class Section(NamedTuple):
    """A row that is a total, and the rows above it: down from the last total, or from the head."""

    rows: tuple[Entry, ...]
    total: Entry

    def parts(self, column: int) -> list[Quantity]:
        """The figures of a column that its total may add."""
        return [cell for row in self.rows if not row.total and legible(cell := row.cells[column])]

    def first(self, column: int) -> int:
        """Which of the rows is the first to have such a figure."""
        places = (at for at, row in enumerate(self.rows) if not row.total and legible(row.cells[column]))
        return next(places, len(self.rows))

    def readable(self, column: int) -> bool:
        """Whether all that stands in a column can be added."""
        cells = filled(row.cells[column] for row in self.rows)
        return not any(row.total for row in self.rows) and all(legible(cell) and cell.unit != "%" for cell in cells)

    def parted(self, column: int) -> bool:
        """Whether a row of words alone stands among the figures of a column."""
        return any(row.opens for row in self.rows[self.first(column) + 1 :])

    def opened(self, column: int) -> bool:
        """Whether the first figure of a column is an opening balance."""
        return any(balances.name_of(row.label) == "OPENING" for row in self.rows[self.first(column) :][:1])


class ColumnTotal(NamedTuple):
    """A total of a column, the figures that it adds or should add, and whether it is their sum."""

    column: int
    section: Section
    stated: Quantity
    parts: tuple[Quantity, ...]
    right: bool
    first: bool
    """Whether no other total stands above it."""

    @property
    def proves(self) -> bool:
        """Whether it bears out that its row adds the rows above it: a single figure or noughts alone do not."""
        return self.right and len(self.parts) > 1 and any(part.value for part in self.parts)


def down_columns(grid: Grid, wrong_rows: Sequence[Claim]) -> Iterator[Claim]:
    """The totals of all columns; where none of several bears out the structure, nothing is said against them."""
    for row in by_row(grid):
        proven = any(found.proves for found in row)
        doubtful = not proven and sum(1 for found in row if not found.right) > 1
        for found in row:
            if len(found.parts) > 1 and not explained(grid, found, wrong_rows):
                known: Verdict = "right" if found.right else "open" if doubtful else judged(grid, found, proven)
                yield claim(found.stated, found.parts, known, bare_head(grid.heads[found.column]).lower())


def by_row(grid: Grid) -> Iterable[list[ColumnTotal]]:
    """The totals of all columns, those of one row together."""
    parted = list(sections(grid))
    found: dict[Span, list[ColumnTotal]] = {}
    for column in range(len(grid.heads)):
        for total in totals_of(grid, column, parted):
            found.setdefault(total.section.total.span, []).append(total)
    return found.values()


def sections(grid: Grid) -> Iterator[Section]:
    """The rows that are totals, each with those above it. Without words only the last row is taken for one."""
    start = 0
    for at, entry in enumerate(grid.entries):
        if entry.total == "stated" or (entry.total == "bare" and at + 1 == len(grid.entries)):
            yield Section(grid.entries[start:at], entry)
            start = at + 1


def totals_of(grid: Grid, column: int, parted: Iterable[Section]) -> Iterator[ColumnTotal]:
    """The totals of one column."""
    head = grid.heads[column]
    if terminal("numbers/tables", "UNSUMMED").search(head):
        return
    before: list[Quantity] = []
    whole = exact(NOTHING)
    for section in parted:
        parts, stated = section.parts(column), section.total.cells[column]
        whole = reduce(Interval.plus, (worth(part, rounded=False) for part in parts), whole)
        if legible(stated) and stated.unit != "%" and (parts or before):
            rounded = is_rounded(parts or before, stated, head)
            added = plausible(parts, before[-ROWS_BACK:], whole, stated, rounded)
            due = added or (parts[1:] if len(parts) > 2 and section.opened(column) else parts)
            yield ColumnTotal(column, section, stated, tuple(due), added is not None, not before)
            before.append(stated)


def plausible(
    section: Sequence[Quantity], before: Sequence[Quantity], whole: Interval, stated: Quantity, rounded: bool
) -> Sequence[Quantity] | None:
    """The parts by which some reading of a column bears out a total; None where no reading does.

    All rows since the last total, or the last of them; those and the last total; all rows; all totals. `whole` is
    what all rows come to.
    """
    sums = list(accumulate((worth(part, rounded) for part in reversed(section)), Interval.plus))
    for count in range(len(sums), min(2, len(sums)) - 1, -1):
        if count and fits(sums[count - 1], stated):
            return section[len(section) - count :]
    if before:
        parts = [before[-1], *section]
        if fits(whole, stated):
            return parts
        readings = (parts, before, [*before, *section])
        return next((parts for parts in readings if adds_up(parts, stated)), None)
    return None


# --- totals that nothing bears out ------------------------------------------------------------------


def judged(grid: Grid, found: ColumnTotal, proven: bool) -> Verdict:
    """Whether a total that nothing bears out is wrong, or its column not understood.

    `proven` says that another total of its row is right.
    """
    readable = grid.sure and found.section.readable(found.column)
    if not readable or average(found) or (nested(found) and not proven):
        return "open"
    mistyped = slip(found.stated, found.parts)
    if loose(grid, found):
        certain = mistyped
    elif not found.first:
        certain = mistyped and proven
    else:
        certain = mistyped or proven or plain(grid, found)
    return "wrong" if certain else "open"


def loose(grid: Grid, found: ColumnTotal) -> bool:
    """Whether a figure need be no total of all above it: a balance, one without words, one below several headings."""
    unnamed = found.section.total.total == "bare" or not grid.named
    return unnamed or grid.roles[found.column] == "balance" or found.section.parted(found.column)


def plain(grid: Grid, found: ColumnTotal) -> bool:
    """Whether the rows of a column can only count towards its total.

    None may count the other way, and the column is none of counts without a head, which may hold what nobody adds up.
    """
    if not grid.heads[found.column] and not found.stated.unit and found.stated.precision == 0:
        return False
    labels = [entry.label[-LONGEST_LABEL:] for entry in grid.entries if not entry.total]
    mixed = any(map(terminal("numbers/tables", "MIXED").search, labels))
    return not mixed and all((part.value or NOTHING) >= 0 for part in found.parts)


def average(found: ColumnTotal) -> bool:
    """Whether a figure in a row of totals is no sum: it does not exceed the greatest of what it would add."""
    values = [part.value for part in found.parts if part.value]
    return len(values) > 1 and min(values) > 0 and found.stated.value is not None and found.stated.value <= max(values)


def nested(found: ColumnTotal) -> bool:
    """Whether some rows seem to add others, so that the total need not add all: the sum of a group above its parts."""
    values = [part.value or NOTHING for part in found.parts]
    if found.stated.value is not None and summed(found.parts) == 2 * found.stated.value:
        return True
    for at, value in enumerate(values):
        sums = list(accumulate(values[at + 1 : at + 1 + ROWS_BACK]))
        if value and value in sums[1:]:
            return True
    return False


def slip(stated: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether a total is the right one but for a digit, or for two that were exchanged.

    >>> from decimal import Decimal
    >>> nowhere = Span(0, 0)
    >>> figures = [Quantity(nowhere, text, None, Decimal(text), precision=2) for text in ("21.34", "10.00", "31.43")]
    >>> slip(figures[2], figures[:2])
    True
    """
    if stated.value is None:
        return False
    places = max(stated.precision, *(part.precision for part in parts))
    due, shown = f"{summed(parts):.{places}f}", f"{stated.value:.{places}f}"
    if len(due) != len(shown):
        return False
    match [at for at, (one, other) in enumerate(zip(due, shown, strict=True)) if one != other]:
        case [_]:
            return True
        case [one, other]:
            return other - one < 3 and (due[one], due[other]) == (shown[other], shown[one])
    return False


def explained(grid: Grid, found: ColumnTotal, wrong_rows: Sequence[Claim]) -> bool:
    """Whether a column fails to add up because of a row that was found wrong already."""
    role = grid.roles[found.column]
    if found.right or not wrong_rows or role not in PARTS:
        return False
    due, sign = summed(found.parts), 1 if role == "gross" else -1
    missing = (summed(row.operands) - (row.stated.value or NOTHING) for row in wrong_rows)
    return any(due + sign * amount == found.stated.value for amount in missing)


# --- totals of rows and of groups -------------------------------------------------------------------


def row_totals(grid: Grid) -> Iterator[Claim]:
    """A column of totals at the end of the rows, where at least two of three rows bear it out."""
    if grid.roles.count("total") != 1 or grid.roles[0] == "total":
        return
    place, heads = grid.roles.index("total"), " ".join(grid.heads)
    totals = [added(entry.cells[place], entry.cells[1:place], heads, "row") for entry in grid.entries]
    found = [total for total in totals if total is not None]
    if len(wrong(found)) * 3 <= len(found):
        yield from found


def group_totals(grid: Grid) -> Iterator[Claim]:
    """Totals above what they add: "Income - Subtotal", with the rows "Income - …" right below."""
    for at, entry in enumerate(grid.entries):
        below = group_of(entry, islice(grid.entries, at + 1, None))
        totals = [
            added(entry.cells[column], [row.cells[column] for row in below], head, bare_head(head).lower())
            for column, head in enumerate(grid.heads)
        ]
        found = [total for total in totals if total is not None]
        if len(found) == 1 or any(total.verdict == "right" for total in found):
            yield from found


def group_of(entry: Entry, below: Iterable[Entry]) -> list[Entry]:
    """The rows of a group, where the label of the row above them says that it is their total."""
    called = terminal("numbers/tables", "SUBTOTAL_OF").search(entry.label)
    if called is None or called.end() != len(entry.label):
        return []
    group = entry.label[: called.start()]
    return list(takewhile(lambda row: row.label.startswith(group), below))


def added(stated: Cell, cells: Iterable[Cell], head: str, about: str) -> Claim | None:
    """The claim that a cell adds others; None where one of them could not be read, or there are fewer than two."""
    parts = filled(cells)
    if not legible(stated) or len(parts) < 2 or not all(map(legible, parts)):
        return None
    right = adds_up(parts, stated, is_rounded(parts, stated, head))
    return claim(stated, parts, "right" if right else "wrong", about)
