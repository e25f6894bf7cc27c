"""People: who the lists of attendance name, and who is named in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import Literal

from minutes_lint import Attendance, Item, Paragraph, Person, Span, View
from minutes_lint.model import may_be_short

from .inline import Inline
from .mentions import Read, Sight
from .paragraphs import lead_of
from .parsing import Token, Tree
from .words import terminal

LIST = Inline("people", window=400_000)
LISTS = {
    "PRESENT": "present", "IN_CHAIR": "present", "APOLOGIES": "apologies", "ABSENT": "absent", "ATTENDING": "attending",
    "OBSERVING": "observing", "PROXY": "proxy", "MEMBERSHIP": "membership", "CHAIR_LABEL": "", "OTHER_LABEL": "",
    "NOTHING": "",
    "SUB_LABEL": "", "INVITED": "attending",
}  # fmt: skip
"""The list that a label opens; "" where it names one person for one duty."""

GUESTS = ("attending", "observing")
"""The lists of those who were there and are no members."""

STATES = {"present": "HERE", "apologies": "EXCUSED", "absent": "AWAY"}
"""The words in a row for whether somebody came, by the list that they put them on."""

TITLES = """
    councillor councillors cllr cllrs clr cr crs cmhlr member members mr mrs ms miss dr prof professor rev reverend fr
    sir dame lady lord mayor chair chairman chairwoman chairperson trustee trustees supervisor supervisors
    governor governors commissioner commissioners alderman senator
    treasurer secretary clerk president borough county district ward minister chief cathaoirleach
"""
"""Words that open a title in running text."""

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

GIVEN, CROWD = 3, 200
"""A given name of so many letters may stand alone for somebody, where no more people than this are listed."""

MOST = 4000
"""A paragraph that is longer than this is no list of lines."""

COUNT = 24
"""After a label, so many characters may give a number instead of names: "Membership: nine councillors"."""

MANY = 3
"""Who has more names than this may be two people between whom nothing stands."""

NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip


# --- lists ------------------------------------------------------------------------------------------


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
        if not paragraph.opens or terminal("people_words", "OPENING").match(view.text):
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
        if index > 1 and terminal("people_words", "SIDE").match(paragraphs[index - 2].view.text):
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
    return short and terminal("people_words", "TITLE").match(text) is not None


def row_at(paragraphs: tuple[Paragraph, ...], index: int, text: str) -> list[Paragraph]:
    """The cells of a row from one of them on."""
    cells = [paragraphs[index]]
    for cell in paragraphs[index + 1 :]:
        if cell.role != "row" or "\n" in text[cells[-1].span.end : cell.span.start]:
            break
        cells.append(cell)
    return cells


def status(text: str) -> str:
    """The list that a cell puts somebody on: "Present", "Apologies accepted", a tick; "" for any other cell."""
    return next((name for name, word in STATES.items() if terminal("people_words", word).fullmatch(text)), "")


def named(text: str) -> bool:
    """Whether a cell names somebody, and says nothing else; a single word in small letters may be anything."""
    reading = LIST.read(text, 0)
    parts = reading.tree.children if reading else []
    people = [part for part in parts if isinstance(part, Tree) and part.data == "person"]
    sure = len(people) == 1 and (surely(people[0]) or text.isupper())
    return reading is not None and sure and not text[reading.end :].strip(" .)")


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
        yield line if terminal("people_words", "CHAIRS").fullmatch(after.text) else before


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
    return terminal("people_words", "OPENING").search(paragraph.view.text) is not None


def openings(view: View) -> Iterator[int]:
    """Where sentences of a paragraph list who came."""
    return (found.start() for found in terminal("people_words", "OPENING").finditer(view.text))


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
    if terminal("people_words", "LABEL").match(paragraph.view.text):
        return paragraph.mark is None
    if roll.vertical and len(tuple(entries(paragraph.view, text))) > 1:
        return paragraph.mark is None
    if roll.name == "present" and len(paragraph.view.text) > LINE and paragraph.item is None:
        return terminal("people_words", "TITLE").match(paragraph.view.text) is not None
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
    return text.count("(") > text.count(")") or terminal("people_words", "HANGS").search(text) is not None


# --- from trees to people ---------------------------------------------------------------------------


def persons(
    view: View, at: int, item: Item | None, part: Token | Tree, title: str, name: str, paired: bool
) -> Iterator[Person]:
    """The person or the two people that a part of a list names. `title` is what the list calls all of them."""
    assert isinstance(part, Tree)
    tokens = list(part.tokens())
    titles = [token for token in tokens if token.type == "TITLE"]
    surnames = title.rstrip("s") in ("councillor", "member", "supervisor", "trustee", "cllr", "cr")
    for token in tokens:
        if token.type not in ("NAME", "TITLED", "PAIR"):
            continue
        first = titles[0] if titles and token.type == "TITLED" and not many(titles[0]) else token
        words = token.split(" and ")[0].split(" & ")[0].rstrip() if token.type == "PAIR" else str(token).rstrip()
        end = token.start_pos + len(words)
        if token.type == "PAIR" and paired and not surnames:
            last = next(other for other in tokens if other.type in ("NAME", "TITLED"))
            words = f"{words} {last.split(' ')[-1]}"
        calls = [str(t) for t in titles] if titles and token.type == "TITLED" else [title] if title else []
        span = view.span(at + first.start_pos, at + end)
        raw = view.text[at + first.start_pos : at + end]
        person = made(words, calls, Person(span, raw, item, words, list=name))
        yield detailed(person, tokens) if token.type != "PAIR" else person


def made(words: str, titles: list[str], person: Person) -> Person:
    """A person with the parts of the name told apart; `titles` are the words before it."""
    pieces = words.replace(".", ". ").split()
    while pieces and pieces[-1].strip(".") in ("OBE", "MBE", "CBE", "JP", "MP", "TD", "MEP", "Jr", "Sr"):
        pieces.pop()
        pieces[-1:] = [piece.rstrip(",") for piece in pieces[-1:]]
    called = " ".join(titles)
    sexes = terminal("people_words", "SEX").findall(called)
    sexes = sexes if len(sexes) == 1 else []
    offices = [office for office in map(office_of, titles) if office]
    office = next((office for office in offices if office not in CHAIRING), offices[0] if offices else "")
    given = [piece for piece in pieces[:-1] if len(piece.strip(".")) > 1 and piece.lower() not in PARTICLES]
    single = [piece.strip(".") for piece in pieces[:-1] if len(piece.strip(".")) == 1]
    last = pieces[-1] if pieces else words
    surname, name = last, " ".join(pieces)
    if len(last.strip(".")) == 1 and given:
        surname, name = "", name
    elif pieces[:-1] and pieces[-2].lower() in PARTICLES:
        start = next(i for i, piece in enumerate(pieces) if piece.lower() in PARTICLES)
        surname = " ".join(pieces[start:])
        given, single = [p for p in pieces[:start] if len(p) > 2], [p.strip(".") for p in pieces[:start] if len(p) <= 2]
    elif len(pieces) == 1 and not titles:
        given, surname = [last], ""
    first = given[0] if given and not (single and pieces[0].strip(".") == single[0]) else ""
    initials = "".join(single) if not first else first[0].upper()
    visiting = next((title.strip() for title in titles if terminal("people_words", "VISITOR").match(title)), "")
    return person._replace(
        role=visiting or person.role,
        name=name,
        honorific=sexes[0] if sexes else "",
        initials=initials,
        given=first,
        surname=surname,
        office=office,
        seat=seat_of(office),
    )


PARTICLES = frozenset(
    (
        "ó",
        "ní",
        "uí",
        "mac",
        "nic",
        "o",
        "de",
        "di",
        "del",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ap",
        "al",
        "st",
        "st.",
    )
)
"""Small words that belong to a surname."""


def office_of(title: str) -> str:
    """The office in a title, in the singular and in small letters: "councillor" of "Borough Cllrs."."""
    word = title.lower().strip(" .").rpartition(" ")[2].rstrip("s").replace("’", "").replace("'", "")
    if word in ("cllr", "clr", "cr", "bcllr", "ccllr", "dcllr", "cmhlr", "councillor"):
        return "councillor"
    return "" if terminal("people_words", "SEX").fullmatch(title.strip(" .")) else word


def seat_of(office: str) -> Literal["", "member", "chair"]:
    """What an office tells of a seat in a body."""
    seat = terminal("people_words", "SEAT").fullmatch(office)
    return "" if seat is None else "member" if seat["member"] else "chair"


def detailed(person: Person, tokens: list[Token]) -> Person:
    """A person with what stands after the name: initials, office, or a part in the meeting."""
    post = next((str(token).strip(" ,") for token in tokens if token.type == "POST"), "")
    if post:
        person = with_role(person, post.removeprefix("the ").removeprefix("The "))
    for token in tokens:
        words = token.strip(" ()")
        if token.type == "SHORT" and not person.short and shortens(words.strip("[]"), person):
            person = person._replace(short=words.strip("[]"))
        elif token.type == "LETTER":
            person = person._replace(
                initials=words[0], name=f"{person.name} ({words})", surname=person.surname or person.name
            )
        elif token.type in ("SHORT", "BRACKET", "ROLE", "IS", "OF", "PRESIDING"):
            person = with_role(person, words.strip(" -–—:[]"))
    titles = [office_of(token) for token in tokens if token.type == "TITLE"]
    if any(title in CHAIRING for title in titles) and not person.role:
        return person._replace(role="chair" if "vice" not in "".join(tokens).lower() else "Vice-Chair")
    return person


def shortens(short: str, person: Person) -> bool:
    """Whether capitals after a name may be short for it, rather than for what its bearer is: (AR) of Ann Reed."""
    return any(word[:1] in short for word in (person.surname, *person.name.split()[1:]))


CHAIRING = frozenset({"chair", "chairman", "chairwoman", "chairperson", "cathaoirleach"})


FOLLOWING = ("chair", "Vice-Chair")
"""Roles that some lists give after the name: "Cllr Sue Lamb Chair Cllr Jan Tarn Vice Chair"."""


def with_role(person: Person, words: str) -> Person:
    """A person with the role that some words give, where they have none that says more."""
    if person.role == "in the chair":
        return person
    if terminal("people_words", "PRESIDES").search(words):
        return person._replace(role="in the chair")
    if terminal("people_words", "CHAIRS").fullmatch(words.strip(" .")):
        return person._replace(role="chair")
    return person if person.role else person._replace(role=words.strip(" ."))


def coupled(people: list[Person]) -> bool:
    """Whether a list gives given names, so that "Ann and Tom Reed" are a couple."""
    return not people or bool(people[-1].initials and people[-1].surname)


def plural(part: Token | Tree) -> bool:
    """Whether a part of a list begins with a title for all that follow."""
    titles = [t for t in part.children if isinstance(t, Token) and t.type == "TITLE"] if isinstance(part, Tree) else []
    return any(many(title) for title in titles)


def many(title: str) -> bool:
    """Whether a title is one of several people."""
    word = title.strip(" .").lower()
    return word.endswith("s") and word not in ("mrs", "ms", "miss")


def carried(part: Token | Tree, last: Person, title: str) -> str:
    """The title that those after a part of a list share: "Councillors" in "Councillors Hill, Cmhlr. Ó Sé, Lowe"."""
    if plural(part) and last.office in SHARED:
        return f"{last.office}s"
    kept = isinstance(part, Tree) and part.data != "post" and (bare(part) or f"{last.office}s" == title)
    return title if kept else ""


def shared_title(label: str) -> str:
    """The title that a label gives all those below it: "Councillors: …"."""
    word = label.strip(" :–—-").casefold()
    return word if word.endswith("s") and word[:-1] in SHARED else ""


SHARED = frozenset({"councillor", "member", "supervisor", "trustee", "governor", "commissioner"})
"""Offices that many hold, so that a list gives them once."""


def bare(part: Token | Tree) -> bool:
    """Whether a part of a list names somebody without a title, or with an honorific alone."""
    titles = [t for t in part.children if isinstance(t, Token) and t.type == "TITLE"] if isinstance(part, Tree) else []
    return all(not office_of(str(title)) for title in titles)


def trusted(parts: list[Token | Tree], awaited: bool) -> bool:
    """Whether the parts of a list are surely people: the first has a title, or nearly all can be nothing else.

    Where a list is `awaited` after a bare label, only a single word is doubtful.
    """
    people = [part for part in parts if isinstance(part, Tree) and part.data != "label"]
    posts = sum(kind_of(before) == "ROLE" and kind_of(part) == "person" for before, part in pairwise(parts))
    titled = bool(people) and any(isinstance(t, Token) and t.type == "TITLE" for t in people[0].children)
    doubtful = sum(not surely(part) for part in people) - posts
    return titled or (awaited and len(people) > 1) or doubtful <= len(people) // 3


def leads(view: View, at: int, parts: list[Token | Tree], index: int) -> bool:
    """Whether a role stands right before the one whose it is, and not right after somebody else."""
    following = parts[index + 1] if index + 1 < len(parts) else None
    if following is None or kind_of(following) != "person":
        return False
    before = at + end_of(parts[index - 1]) if index else at
    start, end = at + start_of(parts[index]), at + end_of(parts[index])
    apart = index == 0 or kind_of(parts[index - 1]) == "label" or bool(view.text[before:start].strip())
    return apart and not view.text[end : at + start_of(following)].strip()


def came(part: Token | Tree) -> str:
    """The label for the one whom a part of a list names where it says itself whether they came."""
    types = {token.type for token in part.tokens()} if isinstance(part, Tree) else set()
    return "ABSENT" if "MISSING" in types else "PRESENT" if "COMING" in types else ""


def absentees(text: str, parts: list[Token | Tree], name: str) -> list[Token | Tree]:
    """The parts of a list, with a label around those of whom a sentence or a dash says whether they came.

    `text` is what was read, `name` the list that is open before it.
    """
    told: list[Token | Tree] = []
    for part in parts:
        told.append(part)
        name = LISTS[label_of(part)] or name if label_of(part) not in ("", "SUB_LABEL") else name
        stated = came(part)
        if stated and OPENERS.get(name) != stated:
            first = len(told) - 1
            while shared(part) and first and one_sentence(text, told[first - 1], part):
                first -= 1
            told.insert(first, label(stated, start_of(told[first])))
            told.append(label(OPENERS.get(name, "PRESENT"), end_of(part)))
    return told if told[-1:] == parts[-1:] else told[:-1]


def shared(part: Token | Tree) -> bool:
    """Whether what is said of somebody is said of those named before in the sentence: "Hill and Reed were absent"."""
    words = text_of(part).lower()
    return " were " in words or (words.endswith((" present", " absent", " excused")) and not words.endswith(NOT_SHARED))


NOT_SHARED = tuple(
    f"{before} {word}" for before in ("was", "-", "–", "—", ":") for word in ("present", "absent", "excused")
)
"""How what is said of one person alone ends."""

OPENERS = {"present": "PRESENT", "apologies": "APOLOGIES", "absent": "ABSENT", "attending": "ATTENDING"}
"""A label that opens each list."""


def label(kind: str, at: int) -> Tree:
    """A label of no length at a place."""
    return Tree("label", [Token(kind, "", at)])


def one_sentence(text: str, one: Token | Tree, other: Token | Tree) -> bool:
    """Whether two parts of a list name people in one sentence."""
    return kind_of(one) == "person" and "." not in text[end_of(one) : start_of(other)]


def department(view: View, at: int, parts: list[Token | Tree], index: int) -> bool:
    """Whether a single word after somebody's role and a dash is no name: "Ann Lee, Director – Education"."""
    part = parts[index]
    tokens = list(part.tokens()) if isinstance(part, Tree) else []
    dashed = view.text[at + end_of(parts[index - 1]) : at + start_of(part)].strip() in ("-", "–", "—")
    return dashed and len(tokens) == 1 and tokens[0].type == "NAME" and " " not in tokens[0].strip()


def kind_of(part: Token | Tree) -> str:
    """What a part of a list is."""
    return part.type if isinstance(part, Token) else str(part.data)


def surely(part: Token | Tree) -> bool:
    """Whether a part of a list can be nothing else: who it names has a title, two names, or something after them."""
    if isinstance(part, Token) or part.data == "label":
        return True
    tokens = list(part.tokens())
    return len(tokens) > 1 or " " in tokens[0].strip()


def label_of(part: Token | Tree) -> str:
    """What kind of label a part of a list is; "" where it is none."""
    if isinstance(part, Token) or part.data != "label":
        return ""
    (word,) = part.children
    assert isinstance(word, Token)
    return word.type


def crowded(people: Iterable[Person]) -> bool:
    """Whether somebody has so many names that they may be two people."""
    return any(person.name.count(" ") >= MANY for person in people)


def text_of(part: Token | Tree) -> str:
    """The words of a part."""
    return str(part) if isinstance(part, Token) else "".join(map(text_of, part.children))


def start_of(part: Token | Tree) -> int:
    """Where a part begins."""
    while isinstance(part, Tree):
        part = part.children[0]
    return part.start_pos


def end_of(part: Token | Tree) -> int:
    """Where a part ends, without the spaces after it."""
    while isinstance(part, Tree):
        part = part.children[-1]
    return part.start_pos + len(part.rstrip())


def number(words: str) -> int | None:
    """The first number in some words, in figures or written out."""
    found = terminal("people_words", "NUMBER").search(words)
    if found is None:
        return None
    return int(found.group()) if found.group().isdigit() else NUMBERS.index(found.group().lower()) + 1


# --- people in the text -----------------------------------------------------------------------------


def sight(roll: Roll) -> Sight:
    """How people take part in the sweep: after a title, or as somebody whom a list names; not in the lists."""
    known: dict[str, list[Person]] = defaultdict(list)
    for listed in roll.lists:
        for person in listed.people:
            for word in {*person.name.split()[:1], person.short}:
                if word:
                    known[first_word(word)].append(person)
    starts = sorted(listed.span for listed in roll.lists)

    def read(view: View, start: int, item: Item | None) -> Read | None:
        place = view.offset(start)
        index = bisect_right(starts, place, key=lambda span: span.start)
        if index and place < starts[index - 1].end:
            return None
        return titled(view, start, item) or by_name(view, start, item, known)

    return Sight(frozenset((*TITLES.split(), *known)), read)


def first_word(name: str) -> str:
    """The first word of a name as the sweep sees it."""
    return name.replace("-", " ").replace(".", " ").split()[0].casefold() if name.strip("-. ") else name


def titled(view: View, start: int, item: Item | None) -> Read | None:
    """Those named from `start` on after a title: one, or several after titles in the plural."""
    text, at, titles = view.text, start, []
    while match := terminal("people_words", "TITLE").match(text, at):
        titles.append(match.group())
        at = match.end()
    if not titles or (name := terminal("people_words", "NAME").match(text, at)) is None:
        return None
    several = many(titles[0])
    found = [one(view, name.start() if several else start, name.start(), name.end(), titles, item)]
    end = name.end()
    if several:
        while (after := terminal("people_words", "NEXT").match(text, end)) and (
            name := terminal("people_words", "NAME").match(text, after.end())
        ):
            found.append(one(view, name.start(), name.start(), name.end(), titles, item))
            end = name.end()
    return Read(end, tuple(found))


def one(view: View, start: int, name: int, end: int, titles: list[str], item: Item | None) -> Person:
    """Somebody named in the text, as a visitor where the words before or after name another body as theirs."""
    words = view.text[name:end]
    before = terminal("people_words", "SENT_BY").search(view.text, max(0, start - LINE), start)
    visits = before is not None or terminal("people_words", "BELONGS").match(view.text, end) is not None
    person = Person(view.span(start, end), view.text[start:end], item, words, role="visitor" if visits else "")
    return made(words, titles, person)


def by_given(text: str, start: int, given: str, known: dict[str, list[Person]]) -> Person | None:
    """The one person of the lists with a given name, where this name alone stands beside words about a deed."""
    if len(given) < GIVEN or not given[0].isupper() or len(known) > CROWD:
        return None
    end = start + len(given)
    if text[end : end + 2].strip()[:1].isupper():
        return None
    if terminal("presence_words", "BY").search(text, max(0, start - LINE), start) is None:
        before = text[:start].rstrip().rpartition(" ")[2]
        named = before[:1].isupper() and before[-1:].isalnum()
        if named or terminal("presence_words", "FOLLOWS").match(text, end) is None:
            return None
    listed = (person for people in known.values() for person in people if person.given)
    meant = {p.name: p for p in listed if may_be_short(p.given.casefold(), given.casefold())}
    person = next(iter(meant.values()), None)
    return person if person and len(meant) == 1 and person.surname and person.given == given else None


def by_name(view: View, start: int, item: Item | None, known: dict[str, list[Person]]) -> Read | None:
    """Somebody whom a list names, named again by the same name or by the initials that the list gives."""
    text = view.text
    word = terminal("signals", "WORD").match(text, start)
    best: Person | None = None
    end = start
    for person in known.get(word.group().casefold(), ()) if word else ():
        for name in (person.name, person.short):
            after = start + len(name)
            if after > end and text.startswith(name, start) and not text[after : after + 1].isalnum():
                best, end = person, after
    if best is None and word:
        best, end = by_given(text, start, word.group(), known), word.end()
    if best is None:
        return None
    span = view.span(start, end)
    return Read(end, (best._replace(span=span, raw=text[start:end], item=item, list="text", role=""),))
