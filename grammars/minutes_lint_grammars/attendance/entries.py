"""Lists in which each of those named has a line of their own: bullets, lines, and the short headings over them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from minutes_lint import Item, Paragraph, View
from minutes_lint.values import NamedTuple

from ..parser.words import terminal
from .columns import LINE, MOST, between, line_breaks, wide
from .parts import LIST, Listing, Part, is_label, kind_of, plural, surely, titles_of, tokens_of

HEADING = 60
"""A heading over a list of people has at most this many characters."""

COLUMN = 3
"""At least this many lines make a column, in which only the first of two names with a comma between is somebody's."""

OPENING_ITEMS = 3
"""The first items, at most this many, may say who came, whatever their title."""

HEADS = ("heading", "title", "text", "attendance", "entry")
"""The roles that a heading over a list may have."""

BEFORE = 3
"""Before "Other attendees" stand at most this many other lists."""

PEOPLE = ("person", "post", "pair")


Cells = tuple[View, ...]


class Single(NamedTuple):
    """A line that names one person, or says that it names nobody."""

    listing: Listing | None
    """The name, with what the grammar knows of its bearer; None of nobody."""

    about: str
    """What else the line says of them."""

    others: int
    """How many names follow that may be those of others."""

    sure: bool
    names: int = 0
    """How many names seem to follow, be they what somebody is."""

    away: bool = False
    """Whether it has a box that is not ticked."""


# --- the heading over a list ------------------------------------------------------------------------


def over(text: str, open_list: str) -> str:
    """The list that a short heading opens by its words, wherever they stand: "District Attendees (3)"; "" for none.

    Words for guests alone, such as "Staff", go on with attendance where a list is open.
    """
    text = text.strip("= ")
    if len(text) > HEADING or not text[:1].isupper() or text[-1:] in ".;,":
        return ""
    if found := terminal("attendance/people_words", "OVER_GONE").search(text):
        return "apologies" if found["excused"] else "absent"
    guests = terminal("attendance/people_words", "OVER_GUESTS").search(text) is not None
    if terminal("attendance/people_words", "OVER_CAME").search(text):
        return "attending" if guests else "present"
    return "attending" if guests and open_list else ""


def heads_people(paragraphs: tuple[Paragraph, ...], index: int, open_list: str, text: str, others: int) -> str:
    """The list that a paragraph opens which is a short heading and stands over people; "" for none.

    One that is nothing but a label is no matter for this. `others`: where the last heading over other attendees stands.
    """
    paragraph = paragraphs[index]
    if not may_head(paragraphs, index):
        return ""
    name = over(paragraph.view.text, "" if paragraph.mark else open_list)
    name = name or (among_attendees(paragraphs, index, text) if index < others else "")
    if not name or names_too(paragraph.view.text) or (paragraph.role != "title" and is_label(paragraph.view.text)):
        return ""
    return name if column(paragraphs, index + 1, text)[0] else ""


def early(item: Item | None) -> bool:
    """Whether something stands before the items or in one of the first."""
    return item is None or item.order < OPENING_ITEMS


def may_head(paragraphs: tuple[Paragraph, ...], index: int) -> bool:
    """Whether a paragraph may be the heading of the lines below, by what both are."""
    paragraph, below = paragraphs[index], paragraphs[index + 1] if index + 1 < len(paragraphs) else None
    if below is None or paragraph.opens or (paragraph.role == below.role == "entry"):
        return False
    return paragraph.role in HEADS and len(paragraph.view.text) <= HEADING


def among_attendees(paragraphs: tuple[Paragraph, ...], index: int, text: str) -> str:
    """The list of those below a heading that says nothing of it, where a later one has "Other attendees"."""
    heading, end = paragraphs[index], index
    if heading.role not in ("heading", "title") or not early(heading.item) or next(lines_in(heading.view, text))[1:]:
        return ""
    for _ in range(BEFORE):
        found, after = column(paragraphs, end + 1, text)
        if not found or after + 1 >= len(paragraphs):
            return ""
        if heads_others(paragraphs[after]):
            staff = terminal("attendance/people_words", "OVER_GUESTS").search(heading.view.text)
            return "attending" if staff else "present"
        end = after
    return ""


def heads_others(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a heading over other attendees."""
    return terminal("attendance/people_words", "OVER_OTHERS").match(paragraph.view.text) is not None


def over_others(paragraphs: tuple[Paragraph, ...]) -> int:
    """Where the last heading over other attendees stands; -1 where there is none."""
    return max((index for index, paragraph in enumerate(paragraphs) if heads_others(paragraph)), default=-1)


def names_too(text: str) -> bool:
    """Whether a label stands before people on its own line."""
    reading = LIST.read(text, 0)
    kinds = [kind_of(part) for part in reading.tree.children] if reading else []
    return kinds[:1] == ["label"] and any(kind in PEOPLE for kind in kinds)


# --- the lines below it -----------------------------------------------------------------------------


def column(paragraphs: tuple[Paragraph, ...], index: int, text: str) -> tuple[list[Single | None], int]:
    """Those whom the lines from a paragraph on name, None for a line that could not be read, and the index after them;
    nobody where these are no such lines.
    """
    run: list[Cells] = []
    first, at = paragraphs[index], index
    if first.role == "heading" and first.view.text.isupper():
        return [], index
    while at < len(paragraphs) and stands_in(first, paragraphs[at]):
        found = list(lines_in(paragraphs[at].view, text))
        if first.role != "entry" and any(single(cells[0], None) is None for cells in found):
            break
        run += found
        at += 1
    people = list(named_in(run, first.item))
    return (people, at) if people and is_column([one for one in people if one], len(people)) else ([], index)


def named_in(run: list[Cells], item: Item | None) -> Iterator[Single | None]:
    """Those whom some lines name: in their first cells, and in the others where all of these name somebody."""
    others = [single(cell, None) for cells in run for cell in cells[1:]]
    people = all(one and one.sure and not one.others for one in others)
    for cells in run:
        one = single(cells[0], item)
        if people:
            yield from (one, *(single(cell, item) for cell in cells[1:]))
        elif one is None or len(cells) == 1:
            yield one
        else:
            yield one._replace(about=one.about or " ".join(cell.text for cell in cells[1:]))


def stands_in(first: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a paragraph may be in the same column as the first one."""
    if paragraph.item is not first.item or paragraph.opens or paragraph.depth != first.depth:
        return False
    if first.role == "entry":
        return paragraph.role == "entry"
    roles = ("text", "heading", "attendance", "title")
    shouts = paragraph.view.text.isupper() and not first.view.text.isupper()
    return paragraph.role in roles and paragraph.mark is None and not shouts and not over(paragraph.view.text, "")


def lines_in(view: View, text: str) -> Iterator[Cells]:
    """The lines of a paragraph that is short enough to be some of a list, each as what stands between wide gaps."""
    breaks = line_breaks(view, text) if len(view.text) <= MOST else []
    for start, end in pairwise((0, *breaks, len(view.text))):
        line = view.part(start, end)
        gaps = [i for i, letter in enumerate(line.text) if letter == " " and wide(between(line, text, i))]
        yield tuple(line.part(begin, stop) for begin, stop in pairwise((0, *gaps, len(line.text))))


def is_column(found: list[Single], lines: int) -> bool:
    """Whether lines that name somebody, out of so many, are a column: nearly all sure, and no other names follow."""
    if 3 * sum(one.sure for one in found) < 2 * lines or all(one.away for one in found):
        return False
    if lines < COLUMN or any(one.others > 1 for one in found):
        return not any(one.names for one in found)
    followed = [one for one in found if one.others]
    return 2 * len(followed) < lines or of_bodies([one.about for one in followed])


def of_bodies(followers: list[str]) -> bool:
    """Whether what follows the names on all lines of a list are bodies: one of them twice, or one that is called so."""
    body = terminal("attendance/people_words", "BODY")
    return len(set(followers)) < len(followers) or any(map(body.search, followers))


def single(view: View, item: Item | None) -> Single | None:
    """The one person whom a line names; None where it names several, or could not be read."""
    box = terminal("attendance/people_words", "BOX").match(view.text)
    one = named(view.part(box.end()) if box else view, item)
    return one._replace(away=box["ticked"] is None) if one and box else one


def named(view: View, item: Item | None) -> Single | None:
    """The one person whom a line without a box names."""
    reading = LIST.read(view.text, 0) if 0 < len(view.text) <= LINE else None
    parts = [part for part in reading.tree.children if kind_of(part) != "SEPARATOR"] if reading else []
    if reading is None or not parts:
        return None
    people = [part for part in parts if kind_of(part) in PEOPLE]
    if view.text[reading.end :].strip(" .)*") or len(people) > 1:
        return leading(view, item, parts)
    if people and not is_body(view.text, people[0]):
        return Single(Listing(view, 0, reading.end, item, parts, False, True), "", 0, surely(people[0]))
    return Single(None, "", 0, sure=True) if all(kind_of(part) == "NOBODY" for part in parts) else None


def is_body(text: str, part: Part) -> bool:
    """Whether a line that reads like a name and nothing else is the name of a body."""
    return len(tokens_of(part)) == 1 and terminal("attendance/people_words", "BODY_ENDS").search(text) is not None


def leading(view: View, item: Item | None, parts: list[Part]) -> Single | None:
    """The person with whose name a line begins, where a sign divides it from all that follows."""
    if kind_of(parts[0]) != "person":
        return None
    listing = Listing(view, 0, 0, item, parts[:1], False, True)
    end = listing.stop(parts[0])
    divider = terminal("attendance/people_words", "DIVIDES").match(view.text, end)
    if divider is None:
        return None
    about = view.text[end:].strip(" ,;:–—-|/*")
    listed = divider.group().strip() in (",", ";", "+")
    if not listed:
        return Single(listing._replace(end=end), about, 0, surely(parts[0]))
    names = sum(kind_of(part) in PEOPLE for part in parts[1:])
    return Single(listing._replace(end=end), about, others(parts), surely(parts[0]), names)


def others(parts: list[Part]) -> int:
    """How many of the parts after somebody name others: with a title, where they have one; none after a role."""
    first, *after = parts
    if kind_of(after[0] if after else None) == "ROLE":
        return 0
    people = [part for part in after if kind_of(part) in PEOPLE]
    return len([part for part in people if titles_of(part)] if titles_of(first) and not plural(first) else people)
