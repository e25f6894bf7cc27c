"""Who came and who did not: the lists of attendance, and in which paragraphs of a meeting they stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from minutes_lint import Document, Item, Paragraph, View
from minutes_lint.values import NamedTuple

from ..parser.words import terminal
from ..structure.paragraphs import lead_of
from .columns import LINE, line_breaks, lines
from .entries import Single, column, early, heads_people, over_others
from .grids import Day, days_in
from .listed import guests, not_whole, read, with_single
from .parts import LIST, is_label, label_of
from .tabled import in_table
from .taking import Roll

TITLE = 12
"""The title of a meeting is at most this many paragraphs."""

SHOUT = 6
"""More characters than this in capitals are no initials."""

GLUED = 6
"""A list that breaks off inside brackets may go on in at most this many paragraphs."""

REACH = 4000
"""A list begins at most this many characters into a paragraph."""


class Known(NamedTuple):
    """What is known of a meeting before its lists are read."""

    document: Document
    days: frozenset[Day]
    """Its own days, as far as its title says them."""

    others: int
    """Where the last heading over other attendees stands; -1 where there is none."""


def attendance(paragraphs: tuple[Paragraph, ...], document: Document) -> Roll:
    """The lists of who came and who did not, as the paragraphs of a meeting in a document give them."""
    roll, index = Roll(), 0
    days = days_in(" ".join(paragraph.view.text for paragraph in paragraphs[:TITLE] if paragraph.role == "title"))
    known = Known(document, days, over_others(paragraphs))
    while index < len(paragraphs):
        roll, index = called(roll, paragraphs, index, known)
    return roll


def called(roll: Roll, paragraphs: tuple[Paragraph, ...], index: int, known: Known) -> tuple[Roll, int]:
    """The roll after the paragraph at an index, and the index of the one to read next."""
    paragraph, before = paragraphs[index], paragraphs[index - 1] if index else None
    if is_rule(paragraph):
        return roll, index + 1
    if of_a_vote(before):
        return roll._replace(going=False), index + 1
    open_list, text = roll.name if roll.going else "", known.document.text
    if headed := heads_people(paragraphs, index, open_list, text, known.others):
        return awaiting(roll, paragraph, headed), index + 1
    if paragraph.role == "title" and not (roll.going or opens(paragraph)):
        return roll, index + 1
    listing = roll.going and goes_on(roll, before, paragraph, text)
    if paragraph.role == "row" and (listing or early(paragraph.item)):
        return in_table(roll, paragraphs, index, known.document, known.days, listing)
    if not listing and not may_open(paragraph):
        return passed(roll, paragraph), index + 1
    return in_lists(roll, paragraphs, index, text, listing)


def in_lists(roll: Roll, paragraphs: tuple[Paragraph, ...], index: int, text: str, listing: bool) -> tuple[Roll, int]:
    """The roll with those whom a paragraph lists, or the lines of a column that begins with it, and the index after."""
    found, after = column(paragraphs, index, text) if listing and roll.bare else ([], index)
    if found:
        return in_column(roll, found, paragraphs[index].item), after
    return in_text(roll, paragraphs, index, text, listing)


def awaiting(roll: Roll, paragraph: Paragraph, name: str) -> Roll:
    """The roll where a heading opens a list and people stand below."""
    opened = roll._replace(name=name, item=paragraph.item, going=True, bare=True, section=guests(name))
    return opened._replace(chairing=False, posts=False, office="")


def in_column(roll: Roll, found: list[Single | None], item: Item | None) -> Roll:
    """The roll with those whom lines name, one each; a line that could not be read leaves the list not whole."""
    name = roll.name
    for one in filter(None, found):
        roll = with_single(roll, one, name, item)
    roll = roll._replace(name=name, going=True, vertical=True, bare=False)
    return roll if all(found) else not_whole(roll)


def is_rule(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a line drawn below a heading."""
    return not paragraph.view.text.strip("=-_~* ")


def of_a_vote(before: Paragraph | None) -> bool:
    """Whether the paragraph before is a side of a vote: "Ayes: …", "Noes: …"; then "Absent: …" is one as well."""
    return before is not None and terminal("attendance/people_words", "SIDE").match(before.view.text) is not None


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


@lru_cache(maxsize=64)
def of_attendance(title: str) -> bool:
    """Whether the title of an item tells that it says who came."""
    return terminal("attendance/people_words", "WHO_CAME").search(title.casefold()) is not None


def goes_on(roll: Roll, before: Paragraph | None, paragraph: Paragraph, text: str) -> bool:
    """Whether the list that was read before a paragraph may go on in it."""
    if shouts(roll, paragraph):
        return False
    if paragraph.item is not None and roll.item is not paragraph.item:
        return (
            paragraph.role == "heading"
            and paragraph.mark is None
            and early(paragraph.item)
            and is_label(paragraph.view.text)
        )
    if paragraph.role in ("attendance", "entry", "row") or roll.bare or paragraph.view.text.endswith(":"):
        return not (paragraph.role == "heading" and paragraph.mark is not None) and not apart(before, paragraph, text)
    return stands_below(roll, paragraph, text)


def shouts(roll: Roll, paragraph: Paragraph) -> bool:
    """Whether a paragraph is in capitals and the names of the list are not: it is the heading of something else."""
    people = roll.lists[-1].people if roll.lists and not roll.bare else ()
    text = paragraph.view.text
    if len(text) <= SHOUT or not text.isupper() or is_label(text):
        return False
    return bool(people) and not people[-1].name.isupper()


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


def passed(roll: Roll, paragraph: Paragraph) -> Roll:
    """The roll after a paragraph that lists nobody: a list of rows or entries may go on below it."""
    if not roll.going or (paragraph.role in ("row", "entry") and roll.item is paragraph.item):
        return roll
    return roll._replace(going=False)


# --- a paragraph of text ----------------------------------------------------------------------------


def in_text(roll: Roll, paragraphs: tuple[Paragraph, ...], index: int, text: str, listing: bool) -> tuple[Roll, int]:
    """The roll with those whom a paragraph lists, and the index after it and those in which its list goes on."""
    paragraph, known = paragraphs[index], roll.people
    roll, view = begun(roll, paragraph, text)
    listing = listing or view is not paragraph.view
    view, index = glued(view, paragraphs, index + 1)
    roll, end = in_lines(roll, view, paragraph, text, listing)
    going = end > 0 or not view.text
    if listing and not going and roll.vertical and seems_to_name(view.text):
        roll = not_whole(roll)
    one_a_line = 0 < roll.people - known <= 1 + text.count("\n", *paragraph.span)
    section = guests(roll.name) if roll.bare else roll.section
    return roll._replace(going=going, vertical=roll.vertical or one_a_line, section=section), index


def begun(roll: Roll, paragraph: Paragraph, text: str) -> tuple[Roll, View]:
    """What to read in a paragraph: what follows its opener, where only the style knows that it opens a list."""
    view = paragraph.view
    if not paragraph.opens or terminal("attendance/people_words", "OPENING").match(view.text):
        return roll, view
    lead, reading = lead_of(paragraph), LIST.read(view.text, 0)
    if breaks := line_breaks(view.part(0, len(lead) + 1), text):
        lead = lead[: breaks[0]]
    if not lead or (reading and any(map(label_of, reading.tree.children[:2]))):
        return roll, view
    name, bare = paragraph.opens, len(view.text) == len(lead)
    return roll._replace(name=name, chairing=False, section=guests(name), bare=bare), view.part(len(lead))


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
