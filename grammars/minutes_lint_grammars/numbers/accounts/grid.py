"""Figures in rows and columns, whatever they were set in, and what the words at their heads and before them say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from minutes_lint import Quantity, Span
from minutes_lint.values import TYPE_CHECKING, NamedTuple

from ...parser.words import terminal
from ..amounts import DRESS, Cell, says

if TYPE_CHECKING:
    from typing import Literal, TypeAlias, TypeGuard

LABEL_DRESS = DRESS + "#:=|-–—.\\£€$"

PARTS = ("net", "vat", "gross")
ROLES = (*PARTS, "total", "in", "out", "balance")

TotalKind: TypeAlias = "Literal['', 'stated', 'bare']"
"""How a row is told to be a total: by its words, or by its place as it has none; empty for other rows."""


class Entry(NamedTuple):
    """One row of figures: its label, its cells, and whether it is a total."""

    span: Span
    label: str
    cells: tuple[Cell, ...]
    total: TotalKind = ""
    opens: bool = False
    """Whether a row of words alone stands right above it."""


class Grid(NamedTuple):
    """Rows of figures under one head. `sure` says that all rows of the list are known to be here."""

    heads: tuple[str, ...]
    roles: tuple[str, ...]
    """What each column is, where its head says so: net, vat, gross, total, in, out, balance."""

    entries: tuple[Entry, ...]
    sure: bool = True
    named: bool = True
    """Whether its totals are only those that are called so."""

    def places(self, *roles: str) -> tuple[int, ...]:
        """The first column of each of these roles; none at all where one is missing."""
        return tuple(map(self.roles.index, roles)) if all(role in self.roles for role in roles) else ()


def legible(cell: Cell) -> TypeGuard[Quantity]:
    """Whether a figure stands in a cell, and could be read."""
    return cell is not None and cell.value is not None


def filled(cells: Iterable[Cell]) -> list[Quantity]:
    """The cells in which anything stands."""
    return [cell for cell in cells if cell is not None]


def role(head: str) -> str:
    """What a column is by the words at its head."""
    words = bare_head(head)
    return next((name for name in ROLES if says(f"ROLE_{name.upper()}", words)), "")


def bare_head(head: str) -> str:
    """The words at the head of a column, without markup."""
    return " ".join(terminal("numbers/tables", "UNSEEN").sub("", head).split()).strip(":. ")


def roles_of(heads: Sequence[str]) -> tuple[str, ...]:
    """What each column is. Gross is also the total beside VAT; without net and VAT, a total is no sum of these."""
    found = [role(head) for head in heads]
    if "vat" in found and "gross" not in found and found.count("total") == 1:
        found[found.index("total")] = "gross"
    if "vat" in found and "net" in found:
        return tuple(found)
    totals = [says("ROLE_TOTAL", bare_head(head)) for head in heads]
    return tuple("total" if name == "gross" and total else name for name, total in zip(found, totals, strict=True))
