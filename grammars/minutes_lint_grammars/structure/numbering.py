"""Which numbered lines are items of the meeting's run, and which are entries of a list inside one.

Stands between lexer and parser, because it takes the whole run to tell: a list 1 to 6 inside minute 7 looks
like six minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import takewhile

from minutes_lint import Mark

from ..parser.parsing import Token
from ..parser.words import openers, terminal
from .headings import ATTENDED, beside, runs_on, topics_of, wordy
from .marks import as_roman, counting_on, read_mark, value_of, year_first
from .runs import Candidate, covered, in_letters, items, weak

BUSINESS = ("NUMBERED", "RESOLVED", *ATTENDED)
"""What shows that a meeting is under way: another title after it may open another meeting."""

AHEAD = 12
"""Within this many segments after its title a meeting says who was there, or what is on its agenda."""

DATED = 3
"""The day of a meeting stands within this many lines after its title."""

LONGEST = 160
"""A title is shorter than this."""

LETTERS = ("I.", "V.", "X.")
"""Marks that are letters in a run of letters."""

DRESS = " \t\xa0#*_>"
"""What may stand before a mark."""


class Numbering:
    """Turns NUMBERED segments into ITEM, ENTRY or TEXT, and headings into TOPIC where nothing is numbered.

    `names` says what a terminal of the line grammar is called in the style that imports it.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names

    def process(self, stream: Iterable[Token]) -> Iterator[Token]:
        """The same tokens, each with the type that it has in its meeting."""
        tokens = list(apart(barely(stream)))
        for start, end in meetings(tokens):
            tell_items(tokens[start:end])
        for token in together(tokens):
            token.type = self.names[token.type]
            yield token


def barely(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, with the bare names of their terminals as types."""
    for token in tokens:
        token.type = bare(token.type)
        yield token


def apart(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, with each row of a table that is the agenda told apart: the item it begins, and its other cells."""
    agenda = False
    for token in tokens:
        if token.type != "ROW":
            agenda = False
            yield token
            continue
        agenda = agenda or terminal("agenda/signals", "AGENDA_TABLE").match(token) is not None
        cells = terminal("agenda/signals", "AGENDA_ROW").match(token) if agenda else None
        if cells is None or cells.end() == len(token):
            yield token
        else:
            yield Token("NUMBERED", cells.group(), token.start_pos)
            yield Token("ROW", token[cells.end() :], token.start_pos + cells.end())


def together(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, with the rows that begin no item made whole again."""
    begun: Token | None = None
    for token in tokens:
        if begun is not None:
            yield Token("ROW", begun + token, begun.start_pos)
            begun = None
        elif token.type in ("ENTRY", "TEXT") and terminal("agenda/signals", "AGENDA_ROW").fullmatch(token):
            begun = token
        else:
            yield token


@cache
def bare(name: str) -> str:
    """The name of a terminal or rule without the prefix that Lark's imports give it."""
    return name.rpartition("__")[2]


def meetings(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """The stretches of the stream that are one meeting each; title lines that open none become headings."""
    begins, titled, business = 0, False, False
    seen: set[str] = set()
    for index, token in enumerate(tokens):
        if token.type != "TITLE" and (seen.isdisjoint(BUSINESS) or not records(token)):
            seen.add(token.type)
            business = business or token.type in BUSINESS or wordy(token)
        elif not business and not titled:
            titled = True
        elif business and opens(tokens, index) and not again(tokens, begins, index, not seen.isdisjoint(ATTENDED)):
            yield begins, index
            begins, titled, business, seen = index, True, False, set()
            token.type = "TITLE"
        elif token.type == "TITLE":
            token.type = "HEADING"
    yield begins, len(tokens)


def records(token: Token) -> bool:
    """Whether a line reads as the title of minutes or of an agenda: "Shared Facilities Meeting Minutes"."""
    plain = token.type in ("TEXT", "HEADING") and len(token) < LONGEST
    return plain and terminal("structure/structure_words", "RECORD_TITLE").fullmatch(token.strip()) is not None


def following(tokens: list[Token], index: int) -> list[Token]:
    """What stands right after a title, without blanks."""
    return [token for token in tokens[index + 1 : index + 3 * AHEAD] if token.type != "BLANK"][:AHEAD]


def opens(tokens: list[Token], index: int) -> bool:
    """Whether a title line is followed by what a meeting or a report begins with.

    A line that only reads as a title needs the day of the meeting and those who came.
    """
    after = following(tokens, index)
    if tokens[index].type != "TITLE":
        return attended(after) and bool(days([tokens[index], *after[:DATED]]))
    opening = openers("structure/structure_words", "OPENS_BUSINESS")
    announced = any(token.strip(" *#\r\n").lower() in opening for token in after)
    report = terminal("structure/structure_words", "REPORT").search(tokens[index]) is not None
    return attended(after) or announced or report


def attended(tokens: list[Token]) -> bool:
    """Whether some lines say who came to a meeting."""
    came = terminal("structure/structure_words", "CAME")
    return any(token.type in ATTENDED or came.match(token) for token in tokens)


def again(tokens: list[Token], begins: int, index: int, came: bool) -> bool:
    """Whether a title names the day that stands at the top of its meeting already, as the title of each page does.

    It opens the minutes of that day where it is the first to say who came; what was before it was their agenda.
    """
    after = following(tokens, index)
    if attended(after) and not came:
        return False
    top = takewhile(lambda token: token.type not in BUSINESS, tokens[begins : min(index, begins + 3 * AHEAD)])
    return not days(top).isdisjoint(days([tokens[index], *after[:DATED]]))


def days(tokens: Iterable[Token]) -> set[str]:
    """The days in some lines, each by its letters and figures alone."""
    found = terminal("structure/structure_words", "DAY")
    return {"".join(filter(str.isalnum, day.group().lower())) for token in tokens for day in found.finditer(token)}


def tell_items(tokens: list[Token]) -> None:
    """Say by their types which numbered lines and headings of one meeting are its items, and what the others are."""
    run, candidates = run_of(tokens)
    topics = topics_of(tokens, run)
    for candidate in candidates:
        tokens[candidate.order].type = "TEXT" if candidate.inline or weak(candidate) else "ENTRY"
    for candidate in beside(topics, tokens, run, candidates) if topics else run:
        tokens[candidate.order].type = "ITEM"
    for index in topics:
        tokens[index].type = "TOPIC"
    for token in tokens:
        if token.type == "HEADING" and runs_on(token):
            token.type = "TEXT"
    tell_lists([token for token in tokens if token.type == "LETTERED"])


def run_of(tokens: list[Token]) -> tuple[list[Candidate], list[Candidate]]:
    """The lines with a number, or with a letter, that are the items of a meeting, and all that were candidates."""
    candidates = numbered(tokens)
    run = items(candidates, len(tokens))
    letters = in_letters(lettered(tokens), len(tokens))
    if covered(run, len(tokens)) < covered(letters, len(tokens)) / 2:
        return letters, [*candidates, *letters]
    return run, candidates


def numbered(tokens: list[Token]) -> list[Candidate]:
    """The numbered segments of a meeting; those that have no mark after all become text."""
    found = []
    before = ""
    for index, token in enumerate(tokens):
        if token.type == "NUMBERED":
            mark = read_mark(token, token.start_pos)
            if mark is None:
                token.type = "TEXT"
            else:
                mark = as_roman(mark)
                found.append(Candidate(index, mark, dress(token, mark), bool(before) and before[-1] not in "\r\n"))
        before = token
    if year_first(candidate.mark for candidate in found):
        return [candidate._replace(mark=counting_on(candidate.mark)) for candidate in found]
    return found


def dress(token: Token, mark: Mark) -> str:
    """How a numbered line is set off: by its indent, by Markdown, by emphasis, by capitals, or not at all."""
    title = str(token)[mark.span.end - token.start_pos :].strip(" \t*_\\")
    letters = [letter for letter in title[:24] if letter.isalpha()]
    capitals = "A" if len(letters) > 3 and all(letter.isupper() for letter in letters[:12]) else ""
    head = str(token).lstrip()
    indent = " " * ((len(token) - len(head)) // 2)
    return indent + (head[:1] if head[:1] in "#*_" else "") + capitals


def lettered(tokens: list[Token]) -> Iterator[Candidate]:
    """The lines "A. Call to order", "B. Minutes" … of a meeting."""
    for index, token in enumerate(tokens):
        if token.type == "LETTERED" or (token.type == "NUMBERED" and token.lstrip(DRESS)[:2] in LETTERS):
            mark = read_mark(token, token.start_pos)
            if mark is not None and mark.form.startswith("A"):
                yield Candidate(index, mark, "", inline=False)


def tell_lists(tokens: list[Token]) -> None:
    """Say of the lines "A. …", "B. …" that are no items whether they are clauses: those that count on from A are.

    Others begin with somebody's initial.
    """
    run: list[Token] = []
    last = 0
    for token in tokens:
        token.type = "TEXT"
        value = value_of("LETTER", token.lstrip(DRESS)[0])
        if value == 1 or not last < value <= last + 2:
            run = []
        if value == 1 or run:
            run.append(token)
            last = value
        if len(run) > 1:
            run[0].type = token.type = "CLAUSE"
