"""People: who the lists of attendance name, and who is named in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from minutes_lint import Attendance, Item, Paragraph, Person, Span, View

from .inline import Inline
from .mentions import WORD, Read, Sight
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

TITLES = """
    councillor councillors cllr cllrs clr cmhlr member members mr mrs ms miss dr prof professor rev reverend fr
    sir dame lady lord mayor chair chairman chairwoman chairperson trustee trustees supervisor supervisors
    governor governors commissioner commissioners alderman senator
    treasurer secretary clerk president borough county district ward minister chief cathaoirleach
"""
"""Words that open a title in running text."""

OPENING_ITEMS = 3
"""So many items may say who came, whatever their title."""

LINE = 120
"""Somebody who stands on a line of their own in a list has a line of at most so many characters."""

GLUED = 6
"""So many paragraphs may continue a list that breaks off inside brackets."""

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
        self.waiting: Paragraph | None = None
        self.settled: tuple[Attendance, ...] = ()
        self.rowwise = False
        self.vertical = self.bare = self.opened = False

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
        first = label_of(parts[0]) if parts else ""
        opened = first not in ("", "NOTHING") and (not labelled or first not in ("INVITED", "SUB_LABEL"))
        rest = view.text[reading.end :].strip(" .)")
        clean = not rest or self.ended(view, reading.end)
        awaited = self.bare and sum(isinstance(part, Tree) for part in parts) > 1
        if not parts or (labelled and not opened) or not (opened or clean or awaited):
            return 0
        if loose and not opened and not trusted(parts, self.bare):
            return 0
        self.bare, self.opened = all(map(label_of, parts)), opened
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
        return view.part(len(lead))

    def cell(self, paragraph: Paragraph, listing: bool) -> bool:
        """Read a cell of a table: names under or beside a label, or what the row says of the one whom it names."""
        view = paragraph.view
        reading = LIST.read(view.text, 0)
        parts = reading.tree.children if reading else []
        if reading is None or not parts or view.text[reading.end :].strip(" .)"):
            return listing
        if not all(map(label_of, parts)):
            self.waiting, self.settled = paragraph, tuple(self.lists)
            return listing and not self.rowwise and self.read(view, 0, paragraph.item, labelled=False) > 0
        if self.waiting is None:
            return self.read(view, 0, paragraph.item, labelled=True) > 0
        self.lists, self.rowwise = list(self.settled), True
        self.open(parts[0])
        self.read(self.waiting.view, 0, paragraph.item, labelled=False)
        self.waiting = None
        return False

    def ended(self, view: View, end: int) -> bool:
        """Whether a list ends with its sentence."""
        return view.text[end : end + 1] == "." or not view.text[end:].strip()

    def take(self, view: View, at: int, item: Item | None, parts: list[Token | Tree], clean: bool,
             stated: int | None = None) -> None:  # fmt: skip
        """Add to the lists what the parts of a reading name."""
        people: list[Person] = []
        start, whole, title, post, follow = at, clean, "", "", False
        for index, part in enumerate(parts):
            kind = part.type if isinstance(part, Token) else str(part.data)
            if kind == "label":
                if people:
                    self.add(view, start, at + end_of(parts[index - 1]), item, people, whole, stated)
                    stated = None
                people, whole, title = [], clean, ""
                start, stated = at + start_of(part), stated or number(text_of(part))
                self.open(part)
            elif kind == "SKIPPED":
                whole = False
            elif kind in ("person", "post", "pair"):
                found = list(persons(view, at, item, part, title, self.name, paired=coupled(people)))
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
            elif kind == "ROLE" and str(part).lower().startswith("the "):
                post = str(part)[4:]
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
        if word.type == "SUB_LABEL" and self.name:
            return
        self.name = LISTS[word.type]
        self.chairing = word.type in ("IN_CHAIR", "CHAIR_LABEL")
        if word.type == "ATTENDING" and word.lower().startswith("in attendance") and "present" not in self.seen:
            self.name = "present"

    def placed(self, people: Iterable[Person]) -> Iterator[Person]:
        """People as their list has them."""
        for person in people:
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
        listing = going and goes_on(roll, paragraph)
        if paragraph.role == "row" and (listing or early(paragraph.item)):
            going = roll.cell(paragraph, listing)
            continue
        if not listing and not may_open(paragraph):
            going = going and paragraph.role in ("row", "entry") and roll.item is paragraph.item
            continue
        view, last = roll.begun(paragraph), min(index + GLUED, len(paragraphs))
        listing = listing or view is not paragraph.view
        while broken_off(view.text) and index < last:
            view = view.then(paragraphs[index].view)
            index += 1
        read = 0
        for line in entries(view, text):
            read = roll.read(line, 0, paragraph.item, not (listing or read), loose=paragraph.role != "entry")
            for start in openings(line):
                if start >= read:
                    read = roll.read(line, start, paragraph.item, labelled=True) or read
        going = read > 0
    return roll


def entries(view: View, text: str) -> Iterator[View]:
    """The lines of a paragraph where each names somebody of its own, or all of it as one."""
    if len(view.text) <= MOST and "\n" in text[view.offset(0) : view.offset(len(view.text) - 1)]:
        breaks = [i for i, letter in enumerate(view.text) if letter == " " and "\n" in between(view, text, i)]
        lines = [view.part(start, end) for start, end in pairwise((0, *breaks, len(view.text)))]
        if all(len(line.text) <= LINE // 2 and line.text[:1].isupper() for line in lines) and all(
            map(ends, lines[:-1])
        ):
            yield from lines
            return
    yield view


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
    named = item is not None and any(word in item.title.casefold() for word in ("apolog", "present", "attend", "absen"))
    words = paragraph.view.text[:4000].casefold()
    return (early(item) or named) and any(
        word in words for word in ("present", "apolog", "attend", "absen", "membership", "chair:")
    )


def early(item: Item | None) -> bool:
    """Whether something stands before the items or in one of the first."""
    return item is None or item.order < OPENING_ITEMS


def goes_on(roll: Roll, paragraph: Paragraph) -> bool:
    """Whether the list that was read before a paragraph may go on in it."""
    if roll.item is not paragraph.item and paragraph.item is not None:
        return False
    if paragraph.role in ("attendance", "entry", "row") or roll.bare or paragraph.view.text.endswith(":"):
        return paragraph.role != "heading" or paragraph.mark is None
    return len(paragraph.view.text) <= LINE and roll.vertical and paragraph.mark is None


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
    surnames = title.rstrip("s") in ("councillor", "member", "supervisor", "trustee", "cllr")
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
    while pieces and pieces[-1] in ("OBE", "MBE", "CBE", "JP", "MP", "TD", "MEP"):
        pieces.pop()
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
        role=visiting,
        name=name,
        honorific=sexes[0] if sexes else "",
        initials=initials,
        given=first,
        surname=surname,
        office=office,
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
    if word in ("cllr", "clr", "bcllr", "ccllr", "dcllr", "cmhlr", "councillor"):
        return "councillor"
    return "" if terminal("people_words", "SEX").fullmatch(title.strip(" .")) else word


def detailed(person: Person, tokens: list[Token]) -> Person:
    """A person with what stands after the name: initials, office, or a part in the meeting."""
    post = next((str(token).strip(" ,") for token in tokens if token.type == "POST"), "")
    if post:
        person = with_role(person, post)
    for token in tokens:
        words = token.strip(" ()")
        if token.type == "SHORT":
            person = person._replace(short=words)
        elif token.type == "LETTER":
            person = person._replace(
                initials=words[0], name=f"{person.name} ({words})", surname=person.surname or person.name
            )
        elif token.type in ("BRACKET", "ROLE", "IS", "PRESIDING"):
            person = with_role(person, words.strip(" -–—:"))
    titles = [office_of(token) for token in tokens if token.type == "TITLE"]
    if any(title in CHAIRING for title in titles) and not person.role:
        return person._replace(role="chair" if "vice" not in "".join(tokens).lower() else "Vice-Chair")
    return person


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
    titled = bool(people) and any(isinstance(t, Token) and t.type == "TITLE" for t in people[0].children)
    doubtful = sum(not surely(part) for part in people)
    return titled or (awaited and len(people) > 1) or doubtful <= len(people) // 3


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
    """Somebody named in the text."""
    words = view.text[name:end]
    return made(words, titles, Person(view.span(start, end), view.text[start:end], item, words))


def by_name(view: View, start: int, item: Item | None, known: dict[str, list[Person]]) -> Read | None:
    """Somebody whom a list names, named again by the same name or by the initials that the list gives."""
    text = view.text
    word = WORD.match(text, start)
    best: Person | None = None
    end = start
    for person in known.get(word.group().casefold(), ()) if word else ():
        for name in (person.name, person.short):
            after = start + len(name)
            if after > end and text.startswith(name, start) and not text[after : after + 1].isalnum():
                best, end = person, after
    if best is None:
        return None
    span = view.span(start, end)
    return Read(end, (best._replace(span=span, raw=text[start:end], item=item, list="text", role=""),))
