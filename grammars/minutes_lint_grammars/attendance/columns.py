"""Lists that are laid out in lines and columns, and rows of a table that say of each whether they came."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from minutes_lint import Paragraph, View
from minutes_lint.values import NamedTuple

from ..parser.words import terminal
from .parts import LIST, is_label, kind_of, names_somebody

LINE = 120
"""Somebody who stands on a line of their own in a list has a line of at most this many characters."""

MOST = 4000
"""A paragraph that is longer than this is no list of lines."""

Legend = dict[str, str]
"""What a document says that its codes mean: the list of each."""

CROWD = 3

STATES = {"present": "HERE", "apologies": "EXCUSED", "absent": "AWAY"}
"""The words in a row for whether somebody came, by the list that they put them on."""


# --- lines ------------------------------------------------------------------------------------------


def lines(view: View, text: str) -> Iterator[View]:
    """The lines of a paragraph where each names somebody of its own, or all of it as one."""
    raw = text[view.offset(0) : view.offset(len(view.text) - 1)] if 0 < len(view.text) <= MOST else ""
    breaks = line_breaks(view, text) if "\n" in raw else []
    found = [view.part(start, end) for start, end in pairwise((0, *breaks, len(view.text)))]
    told = [tuple(columns(line, text)) for line in found] if "   " in raw or "\t" in raw else []
    if told and all(told):
        return chain.from_iterable(told)
    return iter(found if breaks and one_each(found) else (view,))


def line_breaks(view: View, text: str) -> list[int]:
    """The spaces of a view at which a line of the text ends."""
    return [i for i, letter in enumerate(view.text) if letter == " " and "\n" in between(view, text, i)]


def one_each(found: list[View]) -> bool:
    """Whether each of some lines begins anew, and none breaks off in the midst of a list."""
    if any(crowd(line.text) for line in found):
        return False
    begun = all(len(line.text) <= LINE // 2 and line.text[:1].isupper() for line in found)
    return begun and all(ends(line) or (line is found[0] and is_label(line.text)) for line in found[:-1])


def crowd(text: str) -> bool:
    """Whether a line names three people or more, so that it is not one of somebody's own."""
    reading = LIST.read(text, 0) if text.count(" ") >= CROWD else None
    return reading is not None and sum(kind_of(part) == "person" for part in reading.tree.children) >= CROWD


def ends(line: View) -> bool:
    """Whether a line does not break off in the midst of a list."""
    return terminal("attendance/people_words", "GOES_ON").search(line.text) is None


def columns(line: View, text: str) -> Iterator[View]:
    """What stands in a line of columns: a name, and what its bearer is; or several names. Nothing in any other line."""
    gap = next((i for i, letter in enumerate(line.text) if letter == " " and wide(between(line, text, i))), 0)
    before, after = line.part(0, gap), line.part(gap + 1)
    if gap and is_label(before.text):
        yield from (before, *(tuple(columns(after, text)) or (after,)))
        return
    if not gap or not names_somebody(before.text):
        return
    others = tuple(columns(after, text))
    if others or names_somebody(after.text):
        yield from (before, *(others or (after,)))
    else:
        yield line if terminal("attendance/people_words", "CHAIRS").fullmatch(after.text) else before


def wide(space: str) -> bool:
    """Whether the space between two words is that between two columns."""
    return (len(space) > 2 or "\t" in space) and "\n" not in space


def between(view: View, text: str, space: int) -> str:
    """What stands in a text where its view has a space."""
    return text[view.offset(space - 1) + 1 : view.offset(space + 1)]


# --- rows of a table --------------------------------------------------------------------------------


class Told(NamedTuple):
    """The cells of a row that name somebody and say what they are, and the list that the next one puts them on."""

    whom: tuple[Paragraph, ...]
    name: str


def told_in(cells: tuple[Paragraph, ...], legend: Legend) -> list[Told]:
    """What a row says of each whom it names: a name, what they are, "Present" or a tick. Nothing in any other row."""
    told: list[Told] = []
    whom: list[Paragraph] = []
    for cell in cells:
        name = status(cell.view.text, legend)
        if name:
            told.append(Told(tuple(whom), name))
            whom = []
        else:
            whom.append(cell)
    return told if told and told[0].whom else []


def status(text: str, legend: Legend) -> str:
    """The list that a cell puts somebody on: "Present", "Apologies accepted", a tick; "" for any other cell."""
    if text in legend:
        return legend[text]
    states = ((name, terminal("attendance/people_words", word)) for name, word in STATES.items())
    return next((name for name, pattern in states if pattern.fullmatch(text)), "")
