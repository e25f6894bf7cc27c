"""People: who the lists of attendance name, and who is named in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from minutes_lint import Attendance, Item, Paragraph, Person, Span, View

from ..parser.parsing import Token, Tree
from ..parser.words import terminal
from ..structure.paragraphs import lead_of
from .persons import (
    FOLLOWING,
    GUESTS,
    LIST,
    LISTS,
    absentees,
    carried,
    coupled,
    crowded,
    department,
    end_of,
    kind_of,
    label_of,
    leads,
    named,
    number,
    persons,
    shared_title,
    start_of,
    status,
    text_of,
    trusted,
    with_role,
)

OFFICES = ("CHAIR_LABEL", "OTHER_LABEL")
"""Labels that name one person for one duty; one of those present, where a list begins with them."""

OPENING_ITEMS = 3
"""So many items may say who came, whatever their title."""

ROUTINE = ("apologies", "attendance")
"""The topics of the items that list who is a member."""

LINE = 120
"""Somebody who stands on a line of their own in a list has a line of at most so many characters."""

GLUED = 6
"""So many paragraphs may continue a list that breaks off inside brackets."""

MOST = 4000
"""A paragraph that is longer than this is no list of lines."""

COUNT = 24
"""After a label, so many characters may give a number instead of names: "Membership: nine councillors"."""


class Roll:
    """The lists of one meeting in the making."""

    def __init__(self) -> None:
        self.lists: list[Attendance] = []
        self.duties: list[Person] = []
        self.name = ""
        self.chairing = self.chaired = False
        self.item: Item | None = None
        self.section = ""
        self.vertical = self.bare = self.opened = False
        self.posts = self.fresh = False
        self.office = ""

    @property
    def seen(self) -> set[str]:
        """The lists that name somebody so far."""
        return {found.list for found in self.lists if found.people}

    def read(self, view: View, at: int, item: Item | None, labelled: bool, loose: bool = False) -> int:
        """Read what a paragraph lists from `at` on, and where that ends; 0 where it lists nobody.

        `labelled` says that a list may only go on here where a label opens it. In a `loose` paragraph, which nothing
        but its place makes part of a list, a single word may be no name.
        """
        reading = LIST.read(view.text, at)
        if reading is None:
            return 0
        parts = [part for part in reading.tree.children if not (isinstance(part, Token) and part.type == "SEPARATOR")]
        parts = absentees(view.text[at:], parts, self.name)
        first = label_of(parts[0]) if parts else ""
        opened = first not in ("", "NOTHING") and (not labelled or first not in ("INVITED", "SUB_LABEL"))
        rest = view.text[reading.end :].strip(" .)")
        clean = not rest or self.ended(view, reading.end)
        awaited = self.bare and sum(isinstance(part, Tree) for part in parts) > 1
        if not parts or (labelled and not opened) or not (opened or clean or awaited):
            return 0
        if self.name in ("apologies", "absent") and all(isinstance(p, Token) and p.type == "ROLE" for p in parts):
            return 0
        if loose and not opened and not trusted(parts, self.bare):
            return 0
        self.bare, self.opened = all(label_of(part) or kind_of(part) == "HEADCOUNT" for part in parts), opened
        self.posts, self.office = False, ""
        self.section = "" if self.bare else self.section
        self.item = item
        if opened and len(parts) == 1 and rest:
            stated = number(view.text[reading.end : reading.end + COUNT])
            self.take(view, at, item, parts, clean=False, stated=stated)
            return reading.end
        self.take(view, at, item, parts, clean)
        return reading.end

    def begun(self, paragraph: Paragraph) -> View:
        """What to read in a paragraph: what follows its opener, where only the style knows that it opens a list."""
        view = paragraph.view
        if not paragraph.opens or terminal("attendance/people_words", "OPENING").match(view.text):
            return view
        lead, reading = lead_of(paragraph), LIST.read(view.text, 0)
        if not lead or (reading and any(map(label_of, reading.tree.children[:2]))):
            return view
        self.name, self.chairing = paragraph.opens, False
        self.section = self.name if self.name in GUESTS else ""
        self.bare = len(view.text) == len(lead)
        return view.part(len(lead))

    def cell(self, paragraph: Paragraph, listing: bool) -> bool:
        """Read a cell of a table: a label, or names under or beside one."""
        view = paragraph.view
        reading = LIST.read(view.text, 0)
        parts = reading.tree.children if reading else []
        if reading is None or not parts or view.text[reading.end :].strip(" .)"):
            return listing and len(view.text) <= LINE
        labelled, section = all(map(label_of, parts)), self.section
        read = (listing or labelled) and self.read(view, 0, paragraph.item, labelled) > 0
        self.section = section
        return read

    def row(self, cells: list[Paragraph]) -> bool:
        """Read a row that says of each whom it names whether they came: a name, what they are, "Present" or a tick.

        False where it is no such row. One that says it twice of somebody is of several meetings and names nobody.
        """
        told = [status(cell.view.text) for cell in cells]
        if told[0] or not any(told):
            return False
        if not named(cells[0].view.text):
            return sum(map(bool, told)) > 1  # "Captain | M. Hill | ✓ | ✓"
        before, whom, what = list(self.lists), [], self.section
        for cell, name in zip(cells, told, strict=True):
            if not name:
                whom.append(cell)
                continue
            if not whom:
                self.lists = before
                return True
            self.name = what if what and name == "present" else name
            self.chairing = False
            if named(whom[0].view.text) and self.read(whom[0].view, 0, whom[0].item, labelled=False):
                self.say(" ".join(role.view.text for role in whom[1:]))
            whom = []
        self.section = what
        return True

    def say(self, role: str) -> None:
        """Note what a row says somebody is."""
        people = self.lists[-1].people
        if role and people:
            self.lists[-1] = self.lists[-1]._replace(people=(*people[:-1], with_role(people[-1], role)))

    def ended(self, view: View, end: int) -> bool:
        """Whether a list ends with its sentence."""
        return view.text[end : end + 1] == "." or not view.text[end:].strip()

    def take(self, view: View, at: int, item: Item | None, parts: list[Token | Tree], clean: bool,
             stated: int | None = None) -> None:  # fmt: skip
        """Add to the lists what the parts of a reading name."""
        people: list[Person] = []
        start, whole, title, post, follow = at, clean, "", "", False
        for index, part in enumerate(parts):
            kind = kind_of(part)
            if kind == "label":
                if people:
                    self.add(view, start, at + end_of(parts[index - 1]), item, people, whole, stated)
                    stated = None
                people, whole, title = [], clean, shared_title(text_of(part))
                start, stated = at + start_of(part), stated or number(text_of(part))
                self.open(part)
            elif kind == "SKIPPED":
                whole = False
            elif kind == "HEADCOUNT":
                stated, whole = (number(str(part)) or 0) + len(people), whole and self.name == "present"
            elif kind in ("person", "post", "pair"):
                found = list(persons(view, at, item, part, title, self.name, paired=coupled(people)))
                if index and kind_of(parts[index - 1]) == "ROLE" and people and department(view, at, parts, index):
                    people[-1] = with_role(people[-1], text_of(parts[index - 1]))
                    continue
                adjoining = index > 0 and not view.text[at + end_of(parts[index - 1]) : at + start_of(part)].strip()
                if (
                    adjoining
                    and people
                    and kind == "person"
                    and found[0].role in FOLLOWING
                    and (follow or not people[0].role)
                ):
                    people[-1], found[0] = with_role(people[-1], found[0].role), found[0]._replace(role="")
                    follow = True
                if post:
                    found[0], post = with_role(found[0], post), ""
                title = carried(part, found[-1], title)
                people += self.placed(found)
            elif kind == "ROLE" and (str(part).lower().startswith("the ") or leads(view, at, parts, index)):
                post = str(part).removeprefix("the ").removeprefix("The ")
            elif kind == "ROLE" and people:
                people[-1] = with_role(people[-1], str(part))
        end = at + end_of(parts[-1])
        while len(people) > 1 and not clean and view.text[: before_of(view, people[-1])].endswith(". "):
            end = before_of(view, people.pop()) - 1
            clean = whole = True
        self.add(view, start, end, item, people, whole, stated)

    def open(self, label: Token | Tree) -> None:
        """Begin the list that a label opens."""
        assert isinstance(label, Tree)
        (word,) = label.children
        assert isinstance(word, Token)
        office = word.type in OFFICES and self.fresh and self.name == "present"
        if self.name and (office or word.type == "SUB_LABEL"):
            self.posts, self.office = True, word.strip(" :") if office else ""
            return
        self.posts, self.fresh, self.office = False, True, ""
        self.name = LISTS[word.type]
        if self.name == "membership" and self.item is not None and self.item.topic not in ROUTINE:
            self.name = ""  # a report of how many members a society has
        self.chairing = word.type in ("IN_CHAIR", "CHAIR_LABEL")
        first = word.lower().startswith(("in attendance", "the following"))
        if word.type == "ATTENDING" and first and "present" not in self.seen:
            self.name = "present"

    def placed(self, people: Iterable[Person]) -> Iterator[Person]:
        """People as their list has them."""
        self.fresh = self.fresh and self.posts
        for person in people:
            if self.office:
                person = with_role(person, self.office)
            if self.chairing:
                person = person._replace(role="in the chair" if self.name else "chair")
            yield person

    def add(
        self, view: View, start: int, end: int, item: Item | None, people: list[Person], whole: bool, stated: int | None
    ) -> None:
        """Keep a list, or whom a duty is given to."""
        if not people and not stated and self.lists and self.lists[-1].list == self.name:
            return
        if not self.name:
            self.duties += [person._replace(list="text") for person in people]
            return
        self.vertical = len(people) <= 1
        whole = whole and not crowded(people)
        span = view.span(start, max(end, start + 1))
        raw = view.text[start:end]
        before = self.lists[-1] if self.lists else None
        alike = before is not None and before.list == self.name and before.item is item and stated is None
        goes_on = self.chairing == self.chaired and not self.opened
        alike = alike and (goes_on or not before or not before.people)
        self.chaired = self.chairing
        if before is not None and alike:
            grown = (*before.people, *people)
            begins = before.span.start if before.people else span.start
            self.lists[-1] = before._replace(
                span=Span(begins, max(span.end, before.span.end)), people=grown, whole=before.whole and whole
            )
        else:
            self.lists.append(Attendance(span, raw, item, self.name, tuple(people), whole, stated))


def attendance(paragraphs: tuple[Paragraph, ...], text: str) -> Roll:
    """The lists of who came and who did not, as the paragraphs of a meeting in a text give them."""
    roll = Roll()
    going, index = False, 0
    while index < len(paragraphs):
        paragraph = paragraphs[index]
        index += 1
        if paragraph.role == "title" and not going and not opens(paragraph):
            continue
        listing = going and goes_on(roll, paragraph, text)
        if listing and paragraph.role == "row" and index > 1 and paragraphs[index - 2].role == "row":
            listing = "\n\n" not in text[paragraphs[index - 2].span.end : paragraph.span.start]
        if paragraph.role == "row" and (listing or early(paragraph.item)):
            cells = row_at(paragraphs, index - 1, text)
            if roll.row(cells):
                going, index = True, index - 1 + len(cells)
            else:
                going = roll.cell(paragraph, listing)
            continue
        if not listing and not may_open(paragraph):
            going = going and paragraph.role in ("row", "entry") and roll.item is paragraph.item
            continue
        if index > 1 and terminal("attendance/people_words", "SIDE").match(paragraphs[index - 2].view.text):
            going = False  # "Ayes: …", "Noes: …", "Absent: …" are the sides of a vote
            continue
        view, last = roll.begun(paragraph), min(index + GLUED, len(paragraphs))
        listing = listing or view is not paragraph.view
        while index < last and broken_off(view.text) and joins(paragraphs[index]):
            view = view.then(paragraphs[index].view)
            index += 1
        read, known = 0, sum(len(listed.people) for listed in roll.lists)
        for line in entries(view, text):
            read = roll.read(line, 0, paragraph.item, not (listing or read), loose=paragraph.role != "entry")
            for start in openings(line):
                if start >= read:
                    read = roll.read(line, start, paragraph.item, labelled=True) or read
        going = read > 0 or not view.text
        if listing and not going and roll.vertical and names_one(view.text) and roll.lists:
            roll.lists[-1] = roll.lists[-1]._replace(whole=False)
        names = sum(len(listed.people) for listed in roll.lists) - known
        roll.vertical = roll.vertical or 0 < names <= 1 + text.count("\n", paragraph.span.start, paragraph.span.end)
        if roll.bare:
            roll.section = roll.name if roll.name in GUESTS else ""
    return roll


def names_one(text: str) -> bool:
    """Whether a line that could not be read names somebody all the same: "Cllr Reed (AR), Highland ward member"."""
    short = len(text) <= LINE // 2 and text[-1:] not in ".:"
    return short and terminal("attendance/people_words", "TITLE").match(text) is not None


def row_at(paragraphs: tuple[Paragraph, ...], index: int, text: str) -> list[Paragraph]:
    """The cells of a row from one of them on."""
    cells = [paragraphs[index]]
    for cell in paragraphs[index + 1 :]:
        if cell.role != "row" or "\n" in text[cells[-1].span.end : cell.span.start]:
            break
        cells.append(cell)
    return cells


def entries(view: View, text: str) -> Iterator[View]:
    """The lines of a paragraph where each names somebody of its own, or all of it as one."""
    raw = text[view.offset(0) : view.offset(len(view.text) - 1)] if 0 < len(view.text) <= MOST else ""
    breaks = (
        [i for i, letter in enumerate(view.text) if letter == " " and "\n" in between(view, text, i)]
        if "\n" in raw
        else []
    )
    lines = [view.part(start, end) for start, end in pairwise((0, *breaks, len(view.text)))]
    told = [tuple(columns(line, text)) for line in lines] if "   " in raw else []
    if told and all(told):
        yield from chain.from_iterable(told)
    elif (
        breaks
        and all(len(line.text) <= LINE // 2 and line.text[:1].isupper() for line in lines)
        and all(map(ends, lines[:-1]))
    ):
        yield from lines
    else:
        yield view


def columns(line: View, text: str) -> Iterator[View]:
    """What stands in a line of columns: a name, and what its bearer is; or several names. Nothing in any other line."""
    gap = next((i for i, letter in enumerate(line.text) if letter == " " and wide(between(line, text, i))), 0)
    before, after = line.part(0, gap), line.part(gap + 1)
    if not gap or not named(before.text):
        return
    others = tuple(columns(after, text))
    if others or named(after.text):
        yield from (before, *(others or (after,)))
    else:
        yield line if terminal("attendance/people_words", "CHAIRS").fullmatch(after.text) else before


def wide(space: str) -> bool:
    """Whether the space between two words is that between two columns."""
    return len(space) > 2 and "\n" not in space


def between(view: View, text: str, space: int) -> str:
    """What stands in a text where its view has a space."""
    return text[view.offset(space - 1) + 1 : view.offset(space + 1)]


def ends(line: View) -> bool:
    """Whether a line does not break off in the midst of a list."""
    return line.text[-1] not in ",;&-(" and not line.text.endswith((" and", " the", " of", ":"))


def before_of(view: View, person: Person) -> int:
    """Where in a view somebody is first named."""
    return view.text.rfind(person.raw)


def opens(paragraph: Paragraph) -> bool:
    """Whether a line of the title opens a list."""
    return terminal("attendance/people_words", "OPENING").search(paragraph.view.text) is not None


def openings(view: View) -> Iterator[int]:
    """Where sentences of a paragraph list who came."""
    return (found.start() for found in terminal("attendance/people_words", "OPENING").finditer(view.text))


def may_open(paragraph: Paragraph) -> bool:
    """Whether a list may begin in a paragraph."""
    if paragraph.role == "attendance":
        return True
    item = paragraph.item
    named = item is not None and any(
        word in item.title.casefold() for word in ("apolog", "present", "attend", "absen", "roll call")
    )
    words = paragraph.view.text[:4000].casefold()
    return (early(item) or named) and any(
        word in words
        for word in ("present", "apolog", "attend", "absen", "membership", "chair:", " call:", "participa", "regrets")
    )


def early(item: Item | None) -> bool:
    """Whether something stands before the items or in one of the first."""
    return item is None or item.order < OPENING_ITEMS


def goes_on(roll: Roll, paragraph: Paragraph, text: str) -> bool:
    """Whether the list that was read before a paragraph may go on in it."""
    if roll.item is not paragraph.item and paragraph.item is not None:
        return paragraph.role == "heading" and paragraph.mark is None and early(paragraph.item) and labels(paragraph)
    if paragraph.role in ("attendance", "entry", "row") or roll.bare or paragraph.view.text.endswith(":"):
        return paragraph.role != "heading" or paragraph.mark is None
    if terminal("attendance/people_words", "LABEL").match(paragraph.view.text):
        return paragraph.mark is None
    if roll.vertical and len(tuple(entries(paragraph.view, text))) > 1:
        return paragraph.mark is None
    if roll.name == "present" and len(paragraph.view.text) > LINE and paragraph.item is None:
        return terminal("attendance/people_words", "TITLE").match(paragraph.view.text) is not None
    below = roll.vertical or (paragraph.depth > 0 and roll.item is paragraph.item)
    return len(paragraph.view.text) <= LINE and below and paragraph.mark is None


def labels(paragraph: Paragraph) -> bool:
    """Whether a paragraph is no more than the words that open a list."""
    reading = LIST.read(paragraph.view.text, 0)
    return reading is not None and reading.end == len(paragraph.view.text) and all(map(label_of, reading.tree.children))


def joins(paragraph: Paragraph) -> bool:
    """Whether a paragraph may go on with a list that breaks off above it, rather than open one of its own."""
    return paragraph.role in ("text", "heading") and ":" not in paragraph.view.text[:LINE]


def broken_off(text: str) -> bool:
    """Whether a list breaks off inside brackets."""
    return text.count("(") > text.count(")") or terminal("attendance/people_words", "HANGS").search(text) is not None
