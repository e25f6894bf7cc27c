"""Who came and who did not: the lists of attendance, and in which paragraphs of a meeting they stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from minutes_lint import Item, Paragraph, View

from ..parser.words import terminal
from ..structure.paragraphs import lead_of
from .columns import LINE, lines, row_at, told_in
from .parts import LIST, Listing, absentees, kind_of, label_of, names_somebody, trusted
from .taking import Roll, number, taken
from .titles import with_role

OPENING_ITEMS = 3
"""The first items, at most this many, may say who came, whatever their title."""

GLUED = 6
"""A list that breaks off inside brackets may go on in at most this many paragraphs."""

COUNT = 24
"""At most this many characters after a label may give a number instead of names: "Membership: nine councillors"."""

REACH = 4000
"""A list begins at most this many characters into a paragraph."""

GUESTS = ("attending", "observing")
"""The lists of those who were there and are no members."""


def attendance(paragraphs: tuple[Paragraph, ...], text: str) -> Roll:
    """The lists of who came and who did not, as the paragraphs of a meeting in a text give them."""
    roll, index = Roll(), 0
    while index < len(paragraphs):
        roll, index = called(roll, paragraphs, index, text)
    return roll


def called(roll: Roll, paragraphs: tuple[Paragraph, ...], index: int, text: str) -> tuple[Roll, int]:
    """The roll after the paragraph at an index, and the index of the one to read next."""
    paragraph, before = paragraphs[index], paragraphs[index - 1] if index else None
    if paragraph.role == "title" and not (roll.going or opens(paragraph)):
        return roll, index + 1
    listing = roll.going and goes_on(roll, before, paragraph, text)
    if paragraph.role == "row" and (listing or early(paragraph.item)):
        return in_row(roll, row_at(paragraphs, index, text), index, listing)
    if not listing and not may_open(paragraph):
        return passed(roll, paragraph), index + 1
    if before is not None and terminal("attendance/people_words", "SIDE").match(before.view.text):
        return roll._replace(going=False), index + 1  # "Ayes: …", "Noes: …", "Absent: …" are the sides of a vote
    return in_text(roll, paragraphs, index, text, listing)


# --- which paragraphs list people -------------------------------------------------------------------


def opens(paragraph: Paragraph) -> bool:
    """Whether a line of the title opens a list."""
    return terminal("attendance/people_words", "OPENING").search(paragraph.view.text) is not None


def may_open(paragraph: Paragraph) -> bool:
    """Whether a list may begin in a paragraph."""
    if paragraph.role == "attendance":
        return True
    item = paragraph.item
    if not (item is None or early(item) or of_attendance(item.title)):
        return False
    return terminal("attendance/people_words", "MAY_LIST").search(paragraph.view.text[:REACH].casefold()) is not None


def early(item: Item | None) -> bool:
    """Whether something stands before the items or in one of the first."""
    return item is None or item.order < OPENING_ITEMS


@lru_cache(maxsize=64)
def of_attendance(title: str) -> bool:
    """Whether the title of an item tells that it says who came."""
    return terminal("attendance/people_words", "WHO_CAME").search(title.casefold()) is not None


def goes_on(roll: Roll, before: Paragraph | None, paragraph: Paragraph, text: str) -> bool:
    """Whether the list that was read before a paragraph may go on in it."""
    if paragraph.item is not None and roll.item is not paragraph.item:
        return paragraph.role == "heading" and paragraph.mark is None and early(paragraph.item) and labels(paragraph)
    if paragraph.role in ("attendance", "entry", "row") or roll.bare or paragraph.view.text.endswith(":"):
        return not (paragraph.role == "heading" and paragraph.mark is not None) and not apart(before, paragraph, text)
    return stands_below(roll, paragraph, text)


def apart(before: Paragraph | None, paragraph: Paragraph, text: str) -> bool:
    """Whether a paragraph is a row with a blank line between it and the row before."""
    if before is None or before.role != "row" or paragraph.role != "row":
        return False
    return "\n\n" in text[before.span.end : paragraph.span.start]


def stands_below(roll: Roll, paragraph: Paragraph, text: str) -> bool:
    """Whether a paragraph of text looks like more of the list above it: by a label, by its lines, by being short."""
    view = paragraph.view
    if terminal("attendance/people_words", "LABEL").match(view.text):
        return paragraph.mark is None
    if roll.vertical and len(tuple(lines(view, text))) > 1:
        return paragraph.mark is None
    if roll.name == "present" and len(view.text) > LINE and paragraph.item is None:
        return terminal("attendance/people_words", "TITLE").match(view.text) is not None
    below = roll.vertical or (paragraph.depth > 0 and roll.item is paragraph.item)
    return below and len(view.text) <= LINE and paragraph.mark is None


def labels(paragraph: Paragraph) -> bool:
    """Whether a paragraph is no more than the words that open a list."""
    reading = LIST.read(paragraph.view.text, 0)
    return reading is not None and reading.end == len(paragraph.view.text) and all(map(label_of, reading.tree.children))


def passed(roll: Roll, paragraph: Paragraph) -> Roll:
    """The roll after a paragraph that lists nobody: a list of rows or entries may go on below it."""
    if not roll.going or (paragraph.role in ("row", "entry") and roll.item is paragraph.item):
        return roll
    return roll._replace(going=False)


# --- a row of a table -------------------------------------------------------------------------------


def in_row(roll: Roll, cells: tuple[Paragraph, ...], index: int, listing: bool) -> tuple[Roll, int]:
    """The roll after a row that says who came, and the index after it; or else after the first of its cells alone."""
    read = row(roll, cells)
    if read is not None:
        return read._replace(going=True), index + len(cells)
    return cell(roll, cells[0], listing), index + 1


def row(roll: Roll, cells: tuple[Paragraph, ...]) -> Roll | None:
    """The roll with those of whom a row says whether they came; None where it is no such row.

    One that says it twice of somebody is of several meetings and names nobody.
    """
    told = told_in(cells)
    if not told:
        return None
    if not names_somebody(cells[0].view.text):
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


def said(roll: Roll, role: str) -> Roll:
    """The roll with what a row says that whoever was added last is."""
    if not role or not roll.lists or not roll.lists[-1].people:
        return roll
    *people, last = roll.lists[-1].people
    listed = roll.lists[-1]._replace(people=(*people, with_role(last, role)))
    return roll._replace(lists=(*roll.lists[:-1], listed))


def cell(roll: Roll, paragraph: Paragraph, listing: bool) -> Roll:
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


# --- a paragraph of text ----------------------------------------------------------------------------


def in_text(roll: Roll, paragraphs: tuple[Paragraph, ...], index: int, text: str, listing: bool) -> tuple[Roll, int]:
    """The roll with those whom a paragraph lists, and the index after it and those in which its list goes on."""
    paragraph, known = paragraphs[index], roll.people
    roll, view = begun(roll, paragraph)
    listing = listing or view is not paragraph.view
    view, index = glued(view, paragraphs, index + 1)
    roll, end = in_lines(roll, view, paragraph, text, listing)
    going = end > 0 or not view.text
    if listing and not going and roll.vertical and seems_to_name(view.text):
        roll = not_whole(roll)
    one_a_line = 0 < roll.people - known <= 1 + text.count("\n", *paragraph.span)
    section = guests(roll.name) if roll.bare else roll.section
    return roll._replace(going=going, vertical=roll.vertical or one_a_line, section=section), index


def begun(roll: Roll, paragraph: Paragraph) -> tuple[Roll, View]:
    """What to read in a paragraph: what follows its opener, where only the style knows that it opens a list."""
    view = paragraph.view
    if not paragraph.opens or terminal("attendance/people_words", "OPENING").match(view.text):
        return roll, view
    lead, reading = lead_of(paragraph), LIST.read(view.text, 0)
    if not lead or (reading and any(map(label_of, reading.tree.children[:2]))):
        return roll, view
    name, bare = paragraph.opens, len(view.text) == len(lead)
    return roll._replace(name=name, chairing=False, section=guests(name), bare=bare), view.part(len(lead))


def guests(name: str) -> str:
    """A list of guests by its name; "" of any other."""
    return name if name in GUESTS else ""


def glued(view: View, paragraphs: tuple[Paragraph, ...], index: int) -> tuple[View, int]:
    """What a list says together with the paragraphs from an index on in which it goes on; the index after these."""
    last = min(index + GLUED, len(paragraphs))
    while index < last and broken_off(view.text) and joins(paragraphs[index]):
        view, index = view.then(paragraphs[index].view), index + 1
    return view, index


def broken_off(text: str) -> bool:
    """Whether a list breaks off inside brackets."""
    return text.count("(") > text.count(")") or terminal("attendance/people_words", "HANGS").search(text) is not None


def joins(paragraph: Paragraph) -> bool:
    """Whether a paragraph may go on with a list that breaks off above it, rather than open one of its own."""
    return paragraph.role in ("text", "heading") and ":" not in paragraph.view.text[:LINE]


def in_lines(roll: Roll, view: View, paragraph: Paragraph, text: str, listing: bool) -> tuple[Roll, int]:
    """The roll with those whom the lines of a paragraph list, and where in the last line the last list ends."""
    end, item, loose = 0, paragraph.item, paragraph.role != "entry"
    for line in lines(view, text):
        roll, end = read(roll, line, 0, item, labelled=not (listing or end), loose=loose)
        for start in openings(line):
            if start >= end:
                roll, after = read(roll, line, start, item, labelled=True)
                end = after or end
    return roll, end


def openings(view: View) -> Iterator[int]:
    """Where sentences of a paragraph list who came."""
    return (found.start() for found in terminal("attendance/people_words", "OPENING").finditer(view.text))


def seems_to_name(text: str) -> bool:
    """Whether a line that could not be read names somebody all the same: "Cllr Reed (AR), Highland ward member"."""
    short = len(text) <= LINE // 2 and text[-1:] not in ".:"
    return short and terminal("attendance/people_words", "TITLE").match(text) is not None


def not_whole(roll: Roll) -> Roll:
    """The roll with a last list that could not be read whole."""
    if not roll.lists:
        return roll
    return roll._replace(lists=(*roll.lists[:-1], roll.lists[-1]._replace(whole=False)))


# --- one list ---------------------------------------------------------------------------------------


def read(roll: Roll, view: View, at: int, item: Item | None, labelled: bool, loose: bool = False) -> tuple[Roll, int]:
    """The roll with those whom a paragraph lists from `at` on, and where that ends; 0 where it lists nobody.

    `labelled` says that a list may only go on here where a label opens it. In a `loose` paragraph, which nothing
    but its place makes part of a list, a single word may be no name.
    """
    listing = listing_at(view, at, item, roll.name, labelled)
    if listing is None or (labelled and not listing.opened) or not lists_people(roll, listing, loose):
        return roll, 0
    bare = listing.alone
    section = "" if bare else roll.section
    roll = roll._replace(item=item, opened=listing.opened, bare=bare, section=section, posts=False, office="")
    if listing.opened and len(listing.parts) == 1 and listing.rest:
        stated = number(view.text[listing.end : listing.end + COUNT])
        return taken(roll, listing._replace(whole=False), stated), listing.end
    return taken(roll, listing), listing.end


def listing_at(view: View, at: int, item: Item | None, name: str, labelled: bool) -> Listing | None:
    """What lists people from a place of a paragraph on, where the list `name` is open; None where nothing does.

    Where a list must be `labelled`, a label that only opens a part of one opens none.
    """
    reading = LIST.read(view.text, at)
    if reading is None:
        return None
    parts = [part for part in reading.tree.children if kind_of(part) != "SEPARATOR"]
    parts = absentees(view.text[at:], parts, name)
    if not parts:
        return None
    first, rest = label_of(parts[0]), view.text[reading.end :].strip(" .)")
    opened = first not in ("", "NOTHING") and not (labelled and first in ("INVITED", "SUB_LABEL"))
    whole = not rest or view.text.startswith(".", reading.end)
    return Listing(view, at, reading.end, item, parts, opened, whole)


def lists_people(roll: Roll, listing: Listing, loose: bool) -> bool:
    """Whether what reads like a list of people is one."""
    if roll.name in ("apologies", "absent") and all(kind_of(part) == "ROLE" for part in listing.parts):
        return False
    if listing.opened:
        return True
    awaited = roll.bare and sum(not isinstance(part, str) for part in listing.parts) > 1
    return (listing.whole or awaited) and (not loose or trusted(listing.parts, roll.bare))
