"""Figures in rows and columns, and the totals stated of them: tables, aligned text and lists of payments.

Extract, recompute, compare: `ruled` and `ledgers` make grids of figures, whatever they were set in; `claims` finds
what a grid says of its own figures. A total that any likely reading of its grid bears out is right; it is wrong only
where it is certain which figures it adds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Literal

from minutes_lint import Claim, Document, Item, Quantity, Row, Span, Table
from minutes_lint.values import NamedTuple

from ..parser.drafts import Draft
from ..parser.words import terminal
from . import balances
from .amounts import (
    DRESS,
    HEAD_REACH,
    LONGEST_LABEL,
    NOTHING,
    Cell,
    Run,
    Verdict,
    adds_up,
    amounts,
    claim,
    fits,
    is_rounded,
    quantity,
    runs,
    says,
    unread,
    worth,
)
from .rounding import Interval, exact

LABEL_DRESS = DRESS + "#:=|-–—.\\£€$"
PARTS = ("net", "vat", "gross")
NEAR = 1000
ROWS_APART = 5
"""So many lines between two lists part them."""

ROWS_BACK = 40
"""So many rows or totals are looked at where any of them might belong together."""


class Entry(NamedTuple):
    """One row of figures: its label, its cells, and whether it is a total: said to be one, or by its place."""

    span: Span
    label: str
    cells: tuple[Cell, ...]
    total: Literal["", "stated", "bare"] = ""
    opens: bool = False
    """Whether a row of words alone stands right above it."""


class Grid(NamedTuple):
    """Rows of figures under one head. `sure` says that all rows of the list are known to be here."""

    item: Item | None
    heads: tuple[str, ...]
    roles: tuple[str, ...]
    """What each column is, where its head says so: net, vat, gross, total, in, out, balance."""

    entries: tuple[Entry, ...]
    sure: bool = True
    named: bool = True
    """Whether its totals are only those that are called so."""


def settle(draft: Draft) -> Draft:
    """A draft with the claims that its tables, lists of payments and accounts make."""
    text = draft.document.text
    tables = draft.find(Table)
    money = list(runs(text, amounts(text, draft.span, [table.span for table in tables])))
    grids = [
        grid
        for before, table in zip([None, *tables], tables, strict=False)
        for grid in ruled(draft.document, table, not continued(draft.document, before, table))
    ]
    made = [claim for grid in (*grids, *ledgers(draft, money)) for claim in claims(grid)]
    for grid in grids:
        rows = [(entry.label, entry.cells) for entry in grid.entries]
        made += [*balances.in_rows(rows)] or balances.in_totals(rows)
    made += balances.in_text(money)
    wrong = any(claim.verdict != "right" for claim in made)
    if wrong and terminal("agenda/signals", "SCANNED").search(text, *draft.span) is not None:
        made = [claim if claim.verdict == "right" else claim._replace(verdict="open") for claim in made]
    return draft.more({Claim: [*made]})


def role(head: str) -> str:
    """What a column is by the words at its head."""
    words = re_head(head)
    for name in ("net", "vat", "gross", "total", "in", "out", "balance"):
        if says(f"ROLE_{name.upper()}", words):
            return name
    return ""


def re_head(head: str) -> str:
    """The words at the head of a column, without markup."""
    return " ".join(terminal("numbers/tables", "UNSEEN").sub("", head).split()).strip(":. ")


def roles_of(heads: Sequence[str]) -> tuple[str, ...]:
    """What each column of a table is. Gross is also the total beside VAT, and a total is no sum of net and VAT."""
    found = [role(head) for head in heads]
    if "vat" in found and found.count("gross") == 0 and found.count("total") == 1:
        found[found.index("total")] = "gross"
    if "vat" not in found or "net" not in found:
        found = ["total" if name == "gross" and says("ROLE_TOTAL", re_head(head)) else name
                 for name, head in zip(found, heads, strict=True)]  # fmt: skip
    return tuple(found)


# --- tables with rules or tabs ----------------------------------------------------------------------


def ruled(document: Document, table: Table, sure: bool) -> Iterator[Grid]:
    """The grids of a table: after a total, a row without figures begins a new one."""
    rows = [split(document, row, table.item) for row in table.rows]
    width = max((len(cells) for _, cells in rows), default=0)
    heads: tuple[str, ...] = ("",) * width
    entries: list[Entry] = []
    opens = False
    for (row, cells), (_, below) in zip(rows, [*rows[1:], (rows[-1][0], ())], strict=True):
        texts = [document.text[span.start : span.end].strip(DRESS) for span in row]
        if all(says("RULE", text) for text in texts if text) or texts == list(heads[: len(texts)]):
            continue
        ruled_off = not entries and below and all(cell is not None and says("RULE", cell.raw) for cell in below)
        figures = any(cell is not None and cell.value is not None for cell in cells[1:])
        if (figures or any(text and says("BLANK", text) for text in texts[1:])) and not ruled_off:
            entries.append(entry_of(row, texts, cells, width)._replace(opens=opens and bool(entries)))
            opens = False
            continue
        opens = True
        if any(entry.total for entry in entries):
            yield grid_of(table, heads, entries, sure)
            entries, sure = [], True
        if not entries:
            heads = tuple(texts + [""] * (width - len(texts)))
    if entries:
        yield grid_of(table, heads, entries, sure)


def continued(document: Document, before: Table | None, table: Table) -> bool:
    """Whether a table may go on with the one before it: nothing but a page break's worth of lines stands between."""
    if before is None or any(says("TOTAL", cell.strip(LABEL_DRESS)) for cell in before.rows[-1].cells):
        return False
    lines = [line for line in document.text[before.span.end : table.span.start].splitlines() if line.strip()]
    return len(lines) < ROWS_APART and not any(says("SECTION", line.strip(DRESS)) for line in lines)


def grid_of(table: Table, heads: tuple[str, ...], entries: list[Entry], sure: bool) -> Grid:
    """The rows of a table below one head."""
    return Grid(table.item, heads, roles_of(heads), tuple(entries), sure)


def split(document: Document, row: Row, item: Item | None) -> tuple[list[Span], list[Cell]]:
    """All cells of a row, those that are empty too: where they stand and what they hold."""
    start = row.span.start
    text = document.text[start : row.span.end]
    bar = "|" if text.lstrip().startswith("|") else "\t"
    inner = text.rstrip()
    inner = inner[:-1] if bar == "|" and inner.endswith("|") and not inner.endswith("\\|") else inner
    at = start + text.index("|") + 1 if bar == "|" else start
    spans, cells = [], []
    for piece in document.text[at : start + len(inner)].split(bar):
        spans.append(Span(at, at + len(piece)))
        cells.append(quantity(piece, at, item))
        at += len(piece) + 1
    return spans, cells


def entry_of(row: Sequence[Span], texts: Sequence[str], cells: Sequence[Cell], width: int) -> Entry:
    """A row of a table; its label is the cell that calls it a total, or the first that holds words."""
    held = zip(texts, cells, strict=True)
    words = [text.strip(LABEL_DRESS) for text, cell in held if cell is None or cell.value is None]
    stated = next((text for text in words if says("TOTAL", text)), "")
    label = stated or next((text for text in words if text), "")
    kind: Literal["", "stated", "bare"] = "stated" if stated else "" if label else "bare"
    padded = (*cells, *[None] * (width - len(cells)))
    return Entry(Span(row[0].start, row[-1].end), label, padded, kind)


# --- lists of payments ------------------------------------------------------------------------------


def ledgers(draft: Draft, money: Iterable[Run]) -> Iterator[Grid]:
    """The grids of lists of payments, one to a line or run together in extracted text."""
    text, before = draft.document.text, None
    for group in grouped(money):
        at = bisect_right(draft.items, group[0].span.start, key=lambda item: item.span.start)
        item = draft.items[at - 1] if at else None
        headed = heads_in(text[max(draft.span.start, group[0].span.start - HEAD_REACH) : group[0].span.start])
        if len(group) > 2 and (grid := ledger(group, headed, item, bool(headed) or sure_start(text, before, group))):
            yield grid
        before = group[-1]


def grouped(found: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs in lists: long words, a line without figures, new heads or text after a total end one."""
    group: list[Run] = []
    for run in found:
        ended = bool(group) and group[-1].alone and not run.alone and is_total(group[-1])
        ended = ended or leads(run.label)
        if group and (ended or len(run.label) >= LONGEST_LABEL or parted(run.label) or heads_in(run.label)):
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def leads(label: str) -> bool:
    """Whether the line on which the figure before stands ends in a colon: the list begins below it."""
    line, broken, _ = label.replace("\r", "\n").partition("\n")
    return bool(broken) and line.rstrip(DRESS).endswith(":")


def parted(label: str) -> bool:
    """Whether a line without figures stands between two runs."""
    inner = label.replace("\r", "\n").split("\n")[1:-1]
    return any(line.strip(DRESS) for line in inner)


def heads_in(text: str) -> re.Match[str] | None:
    """The words net, VAT and gross at the head of a list, in that order."""
    if "vat" not in text.lower():
        return None
    found = list(terminal("numbers/tables", "HEADS").finditer(terminal("numbers/tables", "UNSEEN").sub(" ", text)))
    return found[-1] if found else None


def sure_start(text: str, before: Run | None, group: Sequence[Run]) -> bool:
    """Whether a list certainly begins with its first row: nothing right above it may be a row of it."""
    start = before.span.end if before else max(0, group[0].span.start - NEAR)
    above = text[start : group[0].span.start].replace("\r\n", "\n").replace("\r", "\n").split("\n")[:-1]
    between = above[1:] if before else above
    if before and above and above[0].rstrip().endswith(":"):
        before = None
    lines = [line.strip(DRESS) for line in between if line.strip(DRESS)]
    last = between[-1] if between else ""
    if last.strip(DRESS) and not (headed(last) or says("HEADING", last.strip("#" + DRESS))):
        return False
    apart = before is None or len(lines) > ROWS_APART or is_total(before)
    return apart or any(says("SECTION", line) for line in lines)


def headed(line: str) -> bool:
    """Whether a line is the head of a table in aligned text: words far apart, and no figures."""
    return "   " in line.strip() and not any(character.isdigit() for character in line)


def is_total(run: Run) -> bool:
    """Whether the words before figures on their line call them a total."""
    words = terminal("numbers/tables", "UNSEEN").sub(" ", run.label.replace("\r", "\n").rpartition("\n")[2])
    return says("TOTAL", " ".join(words.split()).strip(LABEL_DRESS))


def ledger(group: Sequence[Run], headed: re.Match[str] | None, item: Item | None, sure: bool) -> Grid | None:
    """A list of payments as a grid; None where its rows are of no one form."""
    lined = all(run.alone for run in group)
    if headed and not lined:
        group = upto_total(group)
    lengths = [len(run.figures) for run in group]
    width = 3 if headed else max(set(lengths), key=lengths.count)
    if not lined and not headed and width != 1:
        return None
    entries = [entry for run in group for entry in rows_of(run, width, item, lined)]
    heads = PARTS if headed else ("",) * width
    known = lined or headed is not None
    return Grid(item, heads, heads, tuple(entries), sure and known, known)


def upto_total(group: Sequence[Run]) -> list[Run]:
    """The rows of net, VAT and gross that were run together, to their total or to where something else begins."""
    kept = []
    for run in group:
        stated = terminal("numbers/tables", "TOTAL_TAIL").search(run.label[-80:]) is not None
        if len(run.figures) not in (2, 3) and not stated:
            break
        kept.append(run)
        if stated:
            break
    return kept


def rows_of(run: Run, width: int, item: Item | None, lined: bool) -> Iterator[Entry]:
    """The row that a run of figures is, or a row and the total that follows it in extracted text."""
    label = run.label.replace("\r", "\n").rpartition("\n")[2] if lined or "\n" in run.label else run.label
    words = terminal("numbers/tables", "UNSEEN").sub(" ", label)
    found = [figure.amount._replace(item=item) for figure in run.figures]
    if lined:
        stated = is_total(run)
        bare = not words.strip(LABEL_DRESS)
    else:
        stated = terminal("numbers/tables", "TOTAL_TAIL").search(words[-80:]) is not None
        bare = False
    kind: Literal["", "stated", "bare"] = "stated" if stated else "bare" if bare else ""
    if width == 1 and len(found) == 2 and not lined:
        yield Entry(found[0].span, words, (found[0],), kind)
        yield Entry(found[1].span, "", (found[1],), "bare")
    else:
        yield Entry(run.span, words, cells_of(found, width, run.span), kind)


def cells_of(found: list[Quantity], width: int, span: Span) -> tuple[Cell, ...]:
    """The figures of a row in their columns: of net, VAT and gross, VAT may be left out."""
    if len(found) == width:
        return tuple(found)
    if width == 3 and len(found) == 2:
        return (found[0], None, found[1])
    return (unread(span, found[0].item),) * width


# --- what a grid says of itself ---------------------------------------------------------------------


def claims(grid: Grid) -> Iterator[Claim]:
    """All totals stated in a grid: across its rows, down its columns, of its groups, and its running balance."""
    across = list(across_rows(grid))
    yield from across
    wrong = [claim for claim in across if claim.verdict == "wrong"]
    down = list(down_columns(grid, wrong))
    yield from down
    if not wrong and all(claim.verdict == "right" for claim in down):
        yield from across_totals(grid)
    yield from row_totals(grid)
    yield from group_totals(grid)
    yield from running(grid)


def across_rows(grid: Grid) -> Iterator[Claim]:
    """Net and VAT against gross in each row that is no total, unless most rows say that the heads mean other things."""
    found = [c for entry in grid.entries if not entry.total and (c := net_and_vat(grid, entry)) is not None]
    wrong = [claim for claim in found if claim.verdict == "wrong"]
    if len(wrong) > max(1, len(found) - len(wrong)):
        return
    yield from found


def across_totals(grid: Grid) -> Iterator[Claim]:
    """Net and VAT against gross in the rows of totals, where the columns add up to something else than they do."""
    for entry in grid.entries:
        if entry.total == "stated" and (found := net_and_vat(grid, entry)) is not None:
            yield found


def net_and_vat(grid: Grid, entry: Entry) -> Claim | None:
    """What a row says of net, VAT and gross."""
    if not all(name in grid.roles for name in PARTS):
        return None
    net, vat, gross = (entry.cells[grid.roles.index(name)] for name in PARTS)
    if net is None or gross is None or net.value is None or gross.value is None or (vat and vat.value is None):
        return None
    parts = [part for part in (net, vat) if part is not None]
    if any((figure.value or 0) < 0 for figure in (*parts, gross)):
        return None
    rounded = max(figure.precision for figure in (*parts, gross)) < 2
    if adds_up(parts, gross, rounded):
        return claim(gross, parts, "right", "net + VAT")
    return claim(gross, parts, "wrong" if vat is not None else "open", "net + VAT")


class Column(NamedTuple):
    """A total of a column, the figures above it back to the last total or the head, and how it compares."""

    column: int
    entry: Entry
    stated: Quantity
    parts: tuple[Quantity, ...]
    right: bool
    readable: bool
    first: bool
    """Whether no other total stands above it."""

    parted: bool
    """Whether a row of words alone stands among the figures above it."""


def down_columns(grid: Grid, wrong_rows: Sequence[Claim]) -> Iterator[Claim]:
    """The totals of all columns; where none of several bears out the structure, nothing is said against them."""
    by_row: dict[Span, list[Column]] = {}
    for column in range(len(grid.heads)):
        for found in totals_of(grid, column):
            by_row.setdefault(found.entry.span, []).append(found)
    for row in by_row.values():
        proven = any(found.right and len(found.parts) > 1 and any(part.value for part in found.parts) for found in row)
        doubtful = len(row) > 1 and not proven and sum(1 for found in row if not found.right) > 1
        for found in row:
            if len(found.parts) < 2 or explained(grid, found, wrong_rows):
                continue
            known: Verdict = "right" if found.right else "open" if doubtful else judged(grid, found, proven)
            yield claim(found.stated, found.parts, known, re_head(grid.heads[found.column]).lower())


def totals_of(grid: Grid, column: int) -> Iterator[Column]:
    """The totals of one column, each with the figures that it can add."""
    if terminal("numbers/tables", "UNSUMMED").search(grid.heads[column]):
        return
    section: list[Quantity] = []
    before: list[Quantity] = []
    all_parts, readable, parted, opened = exact(NOTHING), True, False, False
    for index, entry in enumerate(grid.entries):
        cell = entry.cells[column]
        last = index + 1 == len(grid.entries)
        if entry.total == "stated" or (entry.total == "bare" and last):
            if cell is not None and cell.value is not None and cell.unit != "%" and (section or before):
                rounded = is_rounded(section or before, cell, grid.heads[column])
                parts = plausible(section, before[-ROWS_BACK:], all_parts, cell, rounded)
                known = readable and all(part.unit != "%" for part in section)
                own = section[1:] if opened and len(section) > 2 else section
                yield Column(column, entry, cell, tuple(parts or own), parts is not None, known, not before, parted)
                before.append(cell)
            section, readable, parted = [], True, False
            continue
        parted = parted or (entry.opens and bool(section))
        if (cell is not None and cell.value is None) or entry.total:
            readable = False
        elif cell is not None:
            opened = opened if section else balances.name_of(entry.label) == "OPENING"
            section.append(cell)
            all_parts = all_parts.plus(worth(cell, rounded=False))


def plausible(
    section: Sequence[Quantity], before: Sequence[Quantity], all_parts: Interval, stated: Quantity, rounded: bool
) -> Sequence[Quantity] | None:
    """The parts by which some reading of a column bears out a total; None where no reading does.

    All rows since the last total, or the last of them; those and the last total; all rows; all totals.
    """
    sums = list(accumulate((worth(part, rounded) for part in reversed(section)), Interval.plus))
    for count in range(len(sums), min(2, len(sums)) - 1, -1):
        if count and fits(sums[count - 1], stated):
            return section[len(section) - count :]
    if before:
        parts = [before[-1], *section]
        if fits(all_parts, stated):
            return parts
        readings = (parts, before, [*before, *section])
        return next((parts for parts in readings if adds_up(parts, stated)), None)
    return None


def judged(grid: Grid, found: Column, proven: bool) -> Verdict:
    """Whether a total that nothing bears out is wrong, or its column not understood."""
    if not grid.sure or not found.readable or average(found) or (nested(found) and not proven):
        return "open"
    mistyped = slip(found.stated, found.parts)
    if grid.roles[found.column] == "balance" or found.entry.total == "bare" or found.parted or not grid.named:
        return "wrong" if mistyped else "open"
    if not found.first:
        return "wrong" if mistyped and proven else "open"
    if proven or mistyped:
        return "wrong"
    if not grid.heads[found.column] and not found.stated.unit and found.stated.precision == 0:
        return "open"  # a column of counts without a head may hold what nobody adds up
    mixed = terminal("numbers/tables", "MIXED")
    labels = [entry.label[-LONGEST_LABEL:] for entry in grid.entries if not entry.total]
    odd = any(map(mixed.search, labels)) or any((part.value or 0) < 0 for part in found.parts)
    return "open" if odd else "wrong"


def average(found: Column) -> bool:
    """Whether a figure in a row of totals is no sum: it does not exceed the greatest of what it would add."""
    values = [part.value for part in found.parts if part.value]
    return len(values) > 1 and min(values) > 0 and found.stated.value is not None and found.stated.value <= max(values)


def nested(found: Column) -> bool:
    """Whether some rows seem to add others, so that the total need not add all: the sum of a group above its parts."""
    values = [part.value or NOTHING for part in found.parts]
    if found.stated.value is not None and sum(values, NOTHING) == 2 * found.stated.value:
        return True
    for index, value in enumerate(values):
        sums = list(accumulate(values[index + 1 : index + 1 + ROWS_BACK]))
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
    due = sum((part.value or NOTHING for part in parts), NOTHING)
    places = max(stated.precision, *(part.precision for part in parts))
    one, other = f"{due:.{places}f}", f"{stated.value:.{places}f}"
    differing = [i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(differing) > 2:
        return False
    if len(differing) == 2:
        a, b = differing
        return b - a < 3 and one[a] == other[b] and one[b] == other[a]
    return len(differing) == 1


def explained(grid: Grid, found: Column, wrong_rows: Sequence[Claim]) -> bool:
    """Whether a column fails to add up because of a row that was found wrong already."""
    if found.right or not wrong_rows or found.stated.value is None or grid.roles[found.column] not in PARTS:
        return False
    due = sum((part.value or NOTHING for part in found.parts), NOTHING)
    sign = 1 if grid.roles[found.column] == "gross" else -1
    for row in wrong_rows:
        missing = sum((part.value or NOTHING for part in row.operands), NOTHING) - (row.stated.value or NOTHING)
        if due + sign * missing == found.stated.value:
            return True
    return False


def row_totals(grid: Grid) -> Iterator[Claim]:
    """A column of totals at the end of the rows, where two rows at least and most of them bear it out."""
    if not grid.roles or "total" not in grid.roles[1:] or grid.roles.count("total") > 1:
        return
    at = grid.roles.index("total")
    found = []
    for entry in grid.entries:
        stated, parts = entry.cells[at], [cell for cell in entry.cells[1:at] if cell is not None]
        if stated is None or stated.value is None or len(parts) < 2 or any(part.value is None for part in parts):
            continue
        right = adds_up(parts, stated, is_rounded(parts, stated, " ".join(grid.heads)))
        found.append(claim(stated, parts, "right" if right else "wrong", "row"))
    wrong = sum(1 for c in found if c.verdict == "wrong")
    if wrong * 3 <= len(found):
        yield from found


def group_totals(grid: Grid) -> Iterator[Claim]:
    """Totals above what they add: "Income - Subtotal", with the rows "Income - …" right below."""
    for index, entry in enumerate(grid.entries):
        stated_of = terminal("numbers/tables", "SUBTOTAL_OF").search(entry.label)
        if stated_of is None or stated_of.end() != len(entry.label):
            continue
        prefix = entry.label[: stated_of.start()]
        below: list[Entry] = []
        for other in grid.entries[index + 1 :]:
            if not other.label.startswith(prefix):
                break
            below.append(other)
        columns = [c for c in range(len(grid.heads)) if readable_group(entry, below, c)]
        found = [group_total(grid, entry, below, column) for column in columns]
        if any(c.verdict == "right" for c in found) or len(found) == 1:
            yield from found


def readable_group(entry: Entry, below: Sequence[Entry], column: int) -> bool:
    """Whether a column of a group holds figures and nothing else."""
    stated, cells = entry.cells[column], [other.cells[column] for other in below]
    figures = [cell for cell in cells if cell is not None]
    known = stated is not None and stated.value is not None and len(figures) > 1
    return known and all(cell.value is not None for cell in figures)


def group_total(grid: Grid, entry: Entry, below: Sequence[Entry], column: int) -> Claim:
    """The total of one column of a group."""
    stated, parts = entry.cells[column], [cell for other in below if (cell := other.cells[column]) is not None]
    assert stated is not None
    right = adds_up(parts, stated, is_rounded(parts, stated, grid.heads[column]))
    return claim(stated, parts, "right" if right else "wrong", re_head(grid.heads[column]).lower())


def running(grid: Grid) -> Iterator[Claim]:
    """A running balance: each is the one above it with what came in and less what went out."""
    if not all(name in grid.roles for name in ("in", "out", "balance")):
        return
    columns = [grid.roles.index(name) for name in ("in", "out", "balance")]
    found, before = [], None
    for entry in grid.entries:
        received, paid, balance = (entry.cells[column] for column in columns)
        if entry.total or balance is None or balance.value is None:
            before = None
            continue
        moved = [cell for cell in (received, paid) if cell is not None]
        if before is not None and moved and all(cell.value is not None and cell.value >= 0 for cell in moved):
            parts = [before, *([received] if received else []), *([balances.negative(paid)] if paid else [])]
            right = adds_up(parts, balance)
            found.append(claim(balance, parts, "right" if right else "wrong", "balance", "balance"))
        before = balance
    wrong = sum(1 for c in found if c.verdict == "wrong")
    if wrong * 2 <= len(found) and len(found) > 2:
        yield from found
