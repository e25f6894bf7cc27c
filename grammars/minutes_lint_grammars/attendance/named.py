"""Who is named in the text, by what the lists of attendance call them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from minutes_lint import Attendance, Item, Person, View
from minutes_lint.model.people import may_be_short

from ..parser.sweep import Read, Sight
from ..parser.words import openers, terminal
from .columns import LINE
from .persons import made
from .titles import many

GIVEN, CROWD = 3, 200
"""A given name of at least this many letters may stand alone for somebody, where at most this many words open names."""


def sight(lists: tuple[Attendance, ...]) -> Sight:
    """How people take part in the sweep: after a title, or as somebody whom a list names; not in the lists."""
    known: dict[str, list[Person]] = defaultdict(list)
    for listed in lists:
        for person in listed.people:
            for word in {*person.name.split()[:1], person.short}:
                if word:
                    known[first_word(word)].append(person)
    starts = sorted(listed.span for listed in lists)

    def read(view: View, start: int, item: Item | None) -> Read | None:
        place = view.offset(start)
        index = bisect_right(starts, place, key=lambda span: span.start)
        if index and place < starts[index - 1].end:
            return None
        return titled(view, start, item) or named_again(view, start, item, known)

    return Sight(lambda: openers("attendance/people_words", "NAMING").union(known), read)


def first_word(name: str) -> str:
    """The first word of a name as the sweep sees it."""
    return name.replace("-", " ").replace(".", " ").split()[0].casefold() if name.strip("-. ") else name


def titled(view: View, start: int, item: Item | None) -> Read | None:
    """Those named from `start` on after a title: one, or several after titles in the plural."""
    text, at, titles = view.text, start, []
    while match := terminal("attendance/people_words", "TITLE").match(text, at):
        titles.append(match.group())
        at = match.end()
    if not titles or (name := terminal("attendance/people_words", "NAME").match(text, at)) is None:
        return None
    several = many(titles[0])
    found = [one(view, name.start() if several else start, name.start(), name.end(), titles, item)]
    end = name.end()
    if several:
        while (after := terminal("attendance/people_words", "NEXT").match(text, end)) and (
            name := terminal("attendance/people_words", "NAME").match(text, after.end())
        ):
            found.append(one(view, name.start(), name.start(), name.end(), titles, item))
            end = name.end()
    return Read(end, tuple(found))


def one(view: View, start: int, name: int, end: int, titles: list[str], item: Item | None) -> Person:
    """Somebody named in the text, as a visitor where the words before or after name another body as theirs."""
    words = view.text[name:end]
    before = terminal("attendance/people_words", "SENT_BY").search(view.text, max(0, start - LINE), start)
    visits = before is not None or terminal("attendance/people_words", "BELONGS").match(view.text, end) is not None
    person = Person(view.span(start, end), view.text[start:end], item, words, role="visitor" if visits else "")
    return made(words, titles, person)


def named_by_given(text: str, start: int, given: str, known: dict[str, list[Person]]) -> Person | None:
    """The one person of the lists with a given name, where this name alone stands beside words about a deed."""
    if len(given) < GIVEN or not given[0].isupper() or len(known) > CROWD or not alone(text, start, start + len(given)):
        return None
    listed = (person for people in known.values() for person in people if person.given)
    meant = {p.name: p for p in listed if may_be_short(p.given.casefold(), given.casefold())}
    if len(meant) != 1:
        return None
    (person,) = meant.values()
    return person if person.surname and person.given == given else None


def alone(text: str, start: int, end: int) -> bool:
    """Whether a name stands beside words about a deed, without another name before or after it."""
    if text[end : end + 2].strip()[:1].isupper():
        return False
    if terminal("attendance/presence_words", "BY").search(text, max(0, start - LINE), start):
        return True
    before = text[:start].rstrip().rpartition(" ")[2]
    if before[:1].isupper() and before[-1:].isalnum():
        return False
    return terminal("attendance/presence_words", "FOLLOWS").match(text, end) is not None


def named_again(view: View, start: int, item: Item | None, known: dict[str, list[Person]]) -> Read | None:
    """Somebody whom a list names, named again by the same name or by the initials that the list gives."""
    text = view.text
    word = terminal("agenda/signals", "WORD").match(text, start)
    best: Person | None = None
    end = start
    for person in known.get(word.group().casefold(), ()) if word else ():
        for name in (person.name, person.short):
            after = start + len(name)
            if after > end and text.startswith(name, start) and not text[after : after + 1].isalnum():
                best, end = person, after
    if best is None and word:
        best, end = named_by_given(text, start, word.group(), known), word.end()
    if best is None:
        return None
    span = view.span(start, end)
    return Read(end, (best._replace(span=span, raw=text[start:end], item=item, list="text", role=""),))
