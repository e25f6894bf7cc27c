"""Who the lists of attendance name, and as what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from minutes_lint import Item, Person, View

from ..parser.inline import Inline
from ..parser.parsing import Token, Tree
from ..parser.words import terminal

LIST = Inline("attendance/people", window=400_000)

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

MANY = 3
"""Who has more names than this may be two people between whom nothing stands."""

NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip


def status(text: str) -> str:
    """The list that a cell puts somebody on: "Present", "Apologies accepted", a tick; "" for any other cell."""
    return next(
        (name for name, word in STATES.items() if terminal("attendance/people_words", word).fullmatch(text)), ""
    )


def named(text: str) -> bool:
    """Whether a cell names somebody, and says nothing else; a single word in small letters may be anything."""
    reading = LIST.read(text, 0)
    parts = reading.tree.children if reading else []
    people = [part for part in parts if isinstance(part, Tree) and part.data == "person"]
    sure = len(people) == 1 and (surely(people[0]) or text.isupper())
    return reading is not None and sure and not text[reading.end :].strip(" .)")


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
    sexes = terminal("attendance/people_words", "SEX").findall(called)
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
    visiting = next(
        (title.strip() for title in titles if terminal("attendance/people_words", "VISITOR").match(title)), ""
    )
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
    return "" if terminal("attendance/people_words", "SEX").fullmatch(title.strip(" .")) else word


def seat_of(office: str) -> Literal["", "member", "chair"]:
    """What an office tells of a seat in a body."""
    seat = terminal("attendance/people_words", "SEAT").fullmatch(office)
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
    if terminal("attendance/people_words", "PRESIDES").search(words):
        return person._replace(role="in the chair")
    if terminal("attendance/people_words", "CHAIRS").fullmatch(words.strip(" .")):
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
    found = terminal("attendance/people_words", "NUMBER").search(words)
    if found is None:
        return None
    return int(found.group()) if found.group().isdigit() else NUMBERS.index(found.group().lower()) + 1
