"""What a document says, as immutable values: every type that readers, grammars, rules and reporters share.

Places are half-open spans of code-point offsets into `Document.text`. Lines and columns count from 1.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from functools import cache, cached_property
from typing import Any, Literal, Protocol, TypeVar
from unicodedata import combining, normalize

from .values import NamedTuple

Severity = Literal["note", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")
MeetingKind = Literal["agenda", "minutes", "notes", "report", "unknown"]
Promise = Literal["", "nothing", "information"]


class Span(NamedTuple):
    """A half-open range of code-point offsets into `Document.text`."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether all of `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


class Position(NamedTuple):
    """A place as people name it: line and column from 1, columns in code points, and the offset."""

    line: int
    column: int
    offset: int


class Place(NamedTuple):
    """Where text that was no text came from: a page, a paragraph or a table cell of the original.

    `cell` is also what else stands beside the text: "header", "footnote 2". In a file that is text itself, such as a
    web page, it is the line and column of the file.
    """

    page: int | None = None
    paragraph: int | None = None
    cell: str | None = None
    line: int | None = None
    column: int | None = None

    @property
    def words(self) -> str:
        """The place as a person would name it: "page 2, paragraph 14"; empty where it is the place in a text."""
        page = f"page {self.page}" if self.page is not None else ""
        paragraph = f"paragraph {self.paragraph}" if self.paragraph is not None and not self.cell else ""
        return ", ".join(filter(None, (page, self.cell, paragraph)))


class Origin(NamedTuple):
    """From this offset of `Document.text` on, the text came from this place of the original."""

    start: int
    place: Place


Change = Literal["insertion", "deletion", "formatting", "comment"]


class Revision(NamedTuple):
    """A tracked change or a comment that is still in a draft: what it is, whose it is, and its words.

    Deleted words are not in the text; `span` is then the place where they stood, and has no length.
    """

    span: Span
    raw: str
    item: Item | None
    kind: Change
    author: str = ""


class Source(NamedTuple):
    """What a reader says of a file."""

    path: str
    """As the user gave it; "-" for standard input."""

    text: str
    origins: tuple[Origin, ...] = ()
    extracted: bool = False
    """Whether the text was taken out of a page layout, so that line breaks and numbering prove little."""

    running: tuple[Span, ...] = ()
    """Page headers and footers, which the text runs through, in order."""

    revisions: tuple[Revision, ...] = ()
    """Tracked changes and comments that the file still has, in order."""


class Document(Source):
    """The text of one file and where each part of it comes from."""

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line begins; lines end at \\n, \\r\\n or \\r and nowhere else."""
        text, starts, at = self.text, [0], 0
        if "\r" not in text:
            while (at := text.find("\n", at) + 1) > 0:
                starts.append(at)
            return tuple(starts)
        for line in text.replace("\r\n", " \n").replace("\r", "\n").split("\n")[:-1]:
            at += len(line) + 1
            starts.append(at)
        return tuple(starts)

    def position(self, offset: int) -> Position:
        """The line and column of an offset, both from 1."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1, offset)

    def line(self, number: int) -> str:
        """The text of a line (from 1) without its line end."""
        starts = self.line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def place(self, offset: int) -> Place:
        """The page, paragraph or cell of the original that an offset came from."""
        at = bisect_right(self.origins, offset, key=lambda origin: origin.start)
        if not at:
            return Place()
        start, place = self.origins[at - 1]
        return place if place.column is None else place._replace(column=place.column + offset - start)

    def without_text(self) -> Document:
        """The document with nothing but its path: of many that nobody looks into again, the texts fill the memory."""
        return Document(self.path, "")

    def where(self, offset: int) -> str:
        """The path and the place of an offset in the file, as a person would name it.

        Such as "draft.txt:12:5" or "draft.docx: page 2, paragraph 14".
        """
        if words := self.place(offset).words:
            return f"{self.path}: {words}"
        at = self.source(offset)
        return f"{self.path}:{at.line}:{at.column}"

    def spot(self, offset: int) -> str:
        """The place of an offset in words, for a sentence: "line 12", "page 2, paragraph 14"."""
        return self.place(offset).words or f"line {self.source(offset).line}"

    def source(self, offset: int) -> Position:
        """The line and column of an offset in the file, which differ from those in the text for a web page."""
        place, at = self.place(offset), self.position(offset)
        if place.line is None or place.column is None:
            return at
        return Position(place.line, place.column, offset)

    def ends(self, span: Span) -> tuple[Position, Position]:
        """Where a span begins and ends in the file, the end exclusive."""
        start, end = self.source(span.start), self.source(span.end)
        if span.end > span.start and self.place(span.end - 1).line is not None:
            last = self.source(span.end - 1)
            end = Position(last.line, last.column + 1, span.end)
        return start, end


class View:
    """The text of a paragraph as a reader sees it, and the way back from there to the document.

    Single spaces; emphasis, escapes, tags, link targets, page headers and false blanks are gone.
    """

    __slots__ = ("_at", "_to", "text")

    def __init__(self, text: str, at: tuple[int, ...], to: tuple[int, ...]) -> None:
        """From offset `at[i]` of `text` on, the characters stand at `to[i]` and after in the document."""
        self.text, self._at, self._to = text, at, to

    def offset(self, index: int) -> int:
        """The offset in the document of the character at `index` of the view."""
        piece = bisect_right(self._at, index) - 1
        return self._to[piece] + index - self._at[piece]

    def span(self, start: int, end: int) -> Span:
        """The span in the document of the characters `start` to `end` (exclusive, not empty) of the view."""
        at, to, last = self._at, self._to, end - 1
        first_piece, last_piece = bisect_right(at, start) - 1, bisect_right(at, last) - 1
        return Span(to[first_piece] + start - at[first_piece], to[last_piece] + end - at[last_piece])

    def index(self, offset: int) -> int:
        """The first character of the view that stands at an offset in the document or after it."""
        piece = bisect_right(self._to, offset) - 1
        if piece < 0:
            return 0
        end = self._at[piece + 1] if piece + 1 < len(self._at) else len(self.text)
        return min(self._at[piece] + offset - self._to[piece], end)

    def part(self, start: int, end: int | None = None) -> View:
        """The view of the characters `start` to `end` (exclusive), without the spaces around them."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        if not text:
            return View("", (0,), (self.offset(max(start - 1, 0)),))
        first, last = bisect_right(self._at, start), bisect_right(self._at, start + len(text) - 1)
        at = (0, *(index - start for index in self._at[first:last]))
        return View(text, at, (self.offset(start), *self._to[first:last]))

    def then(self, other: View) -> View:
        """This view and another one after it, with a space between."""
        shift = len(self.text) + 1
        at = (*self._at, shift - 1, *(index + shift for index in other._at))
        return View(f"{self.text} {other.text}", at, (*self._to, other.offset(0) - 1, *other._to))


# --- What a meeting consists of ---------------------------------------------------------------------


class Mark(NamedTuple):
    """What stands before an item, a clause or a list entry: "29.", "172/20", "(2)", "b)", "•".

    `form` is how marks of its kind look, with n, a, A, i or I for the counting part: "(n)", "a)", "•".
    `value` is the place in the count ("c)" is 3), None for a bullet; `series` what stays the same in it
    ("20" of "172/20", "5" of "5.1").
    """

    span: Span
    text: str
    form: str
    value: int | None = None
    series: str = ""


class Item(NamedTuple):
    """One numbered or headed piece of business: the `order`-th of `Meeting.items`, from 0.

    `heading` is its mark and title, `span` all of it; `parent` is the order of the item it stands under.
    """

    order: int
    number: str
    title: str
    span: Span
    heading: Span
    mark: Mark | None
    parent: int | None = None
    inline: bool = False
    """Whether its mark stood inside a paragraph."""

    topic: str = ""
    """What routine business its title names: "apologies", "previous-minutes", "close"; empty for all else."""

    complete: bool = False
    """Whether its title is its text, or says itself what came of it: "Apologies: none"."""

    standing: bool = False
    """Whether its title names what belongs to every meeting: "Call to order", "Clerk's report"."""

    promise: Promise = ""
    """What its title promises, where that is no decision: "nothing" ("Any other business") or "information" ("To
    receive a report"); empty for all else."""

    @property
    def name(self) -> str:
        """Its number and title, as a reader would call it: "29. Bus shelters" without the stop."""
        return f"{self.number} {self.title}".strip()

    @property
    def number_span(self) -> Span:
        """Where its number stands, without the space and the stop after it; its heading where it has none."""
        if self.mark is None:
            return self.heading
        start = self.mark.span.start + max(0, self.mark.text.find(self.number))
        return Span(start, start + len(self.number))


Role = Literal[
    "title",
    "heading",
    "text",
    "entry",
    "clause",
    "resolution",
    "attendance",
    "row",
    "signature",
    "address",
    "prompt",
]


class Paragraph(NamedTuple):
    """A run of text that belongs together, whatever line and page breaks stand in it."""

    span: Span
    view: View
    item: Item | None
    role: Role
    mark: Mark | None = None
    depth: int = 0
    """How far a list entry is indented, in columns."""

    lead: str = ""
    """The words that opened the block it belongs to: "Resolved:-", "Apologies for absence"."""

    opens: str = ""
    """The list of attendance that its first words open in the style of the document: "present", "apologies"."""

    @property
    def text(self) -> str:
        """The words as read, with single spaces and without markup."""
        return self.view.text

    @property
    def raw(self) -> str:
        """The same words: what a mention of this kind says."""
        return self.view.text


class RunningHeader(NamedTuple):
    """A page header or footer that the text runs through."""

    span: Span
    raw: str
    item: Item | None


class Row(NamedTuple):
    """One row of a table."""

    span: Span
    cells: tuple[str, ...]
    spans: tuple[Span, ...]


class Table(NamedTuple):
    """A table: Markdown, or aligned by tabs."""

    span: Span
    raw: str
    item: Item | None
    rows: tuple[Row, ...]


# --- What is said in the text -----------------------------------------------------------------------

DateRole = Literal["meeting", "previous", "next", "issued", "other"]
Tense = Literal["past", "future"]


class DateMention(NamedTuple):
    """A date as stated, and the days it may mean.

    `year`, `month`, `day`, `weekday` (Monday is 0) are as written; a year that was not written is taken
    from the meeting and `inferred` is set. `first` and `last` are the days it spans ("March 2024" is
    1 to 31 March); both are None where there is a `problem`.
    """

    span: Span
    raw: str
    item: Item | None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    suffix: str = ""
    """The ordinal suffix as written: "th"."""

    first: date | None = None
    last: date | None = None
    inferred: bool = False
    problem: str | None = None
    role: DateRole = "other"
    tense: Tense | None = None
    """Whether the words around it speak of what was or of what will be."""

    form: str = ""
    """How it is written, with the parts by letter: "D M Y", "M D, Y", "D/M/Y"; empty where it proves no habit."""

    parts: tuple[tuple[str, Span], ...] = ()
    """Where each part stands: weekday, day, suffix, month, year."""

    instead_of: bool = False
    """Whether it is the date that another one replaces ("6th November not 30th October")."""

    @property
    def date(self) -> date | None:
        """The day it means, where it means one day."""
        return self.first if self.first is not None and self.first == self.last else None

    def part(self, name: str) -> Span:
        """Where a part stands, or the whole mention where that part is not written."""
        return dict(self.parts).get(name, self.span)


class TimeMention(NamedTuple):
    """A time of day as stated, and the value or the reason it has none."""

    span: Span
    raw: str
    item: Item | None
    value: time | None = None
    problem: str | None = None
    zone: str = ""
    role: Literal["start", "end", "other"] = "other"
    offset: int | None = None
    """Hours ahead of UTC, where its zone is named and has one meaning."""

    out_of_season: bool = False
    """Whether it is stated in summer time, and the meeting was in winter."""


class TimeRange(NamedTuple):
    """Two times said to be the ends of one stretch: "5.00-7.00 p.m."."""

    span: Span
    raw: str
    item: Item | None
    first: TimeMention
    last: TimeMention


class Duration(NamedTuple):
    """How long the text says that something took, in minutes, where it says from when to when."""

    span: Span
    raw: str
    item: Item | None
    minutes: int
    of: TimeRange


class DateRange(NamedTuple):
    """Two dates said to be the ends of one stretch: "12th to 15th March 2024"."""

    span: Span
    raw: str
    item: Item | None
    first: DateMention
    last: DateMention


class FileDate(NamedTuple):
    """A day in the file's name; it has no place in the text, and borrows that of the meeting's own date.

    `written` says that the name spells it out ("6th-november-2018"), as the name of a document does.
    """

    span: Span
    raw: str
    item: Item | None
    date: date
    written: bool


class NextMeeting(NamedTuple):
    """An item for the date of the next meeting; `dated` says that it names a day, or says why it does not."""

    span: Span
    raw: str
    item: Item | None
    dated: bool


class YearRange(NamedTuple):
    """A span of years: "2016/17", "2018-2021". `separator` is what stands between them.

    `yearly` says that the words around it make it one financial, municipal or academic year.
    """

    span: Span
    raw: str
    item: Item | None
    first: int
    last: int
    separator: str
    yearly: bool = False


class Reference(NamedTuple):
    """A citation of a minute, item, page, paragraph, appendix, table, recommendation, resolution, enclosure, section …

    `kind` is what is cited ("minute", "item", "page" …), `number` as written without its sub-numbers
    ("13" of "13(3)"), `title` the words given with it. `meeting` says whose it is: "this", "previous",
    "other" (another body, or one that cannot be told), or the ISO date of the meeting named.
    """

    span: Span
    raw: str
    item: Item | None
    kind: str
    number: str
    title: str = ""
    title_span: Span | None = None
    meeting: str = "this"
    sub: str = ""
    last: str = ""
    """The end of a range: "16" of "Pages 3 - 16"."""

    number_span: Span | None = None
    """Where its number stands."""

    whose: str = ""
    """The words after it that say whose it is: "of the Cabinet held on", "of the previous"."""

    apart: bool = False
    """Whether the words around it say that it was put off, left out or dealt with apart."""


class Caption(NamedTuple):
    """What names a table, an appendix, an item or a recommendation, rather than cites it: "Table 3: Spending".

    `number` is as written, "3" or "B"; for a listed recommendation it is its place in the list.
    """

    span: Span
    raw: str
    item: Item | None
    kind: str
    number: str


class Link(NamedTuple):
    """A hyperlink: what is shown and where it leads. `problem` says what is wrong with the address."""

    span: Span
    raw: str
    item: Item | None
    text: str
    target: str
    problem: str | None = None


class Quantity(NamedTuple):
    """A figure with its unit and what it counts.

    `unit` is "", a currency, "%", "points", "page" (in a claim about pages), or "/" for a fraction;
    `precision` the number of decimals printed, less than none where it is printed in thousands or millions
    (-5 for £12.3M). `value` is None where there is a `problem`.
    """

    span: Span
    raw: str
    item: Item | None
    value: Decimal | None
    unit: str = ""
    noun: str = ""
    precision: int = 0
    problem: str | None = None


class Claim(NamedTuple):
    """A relation that the text states between quantities, and whether it holds."""

    span: Span
    raw: str
    item: Item | None
    relation: str
    operands: tuple[Quantity, ...]
    stated: Quantity
    verdict: Literal["right", "wrong", "open"] = "open"
    expected: str = ""
    """The figure that the operands make, printed as the stated one is."""

    word: str = ""
    """The word that states the relation, where it is what is wrong: "increase"."""


class Person(NamedTuple):
    """Somebody named. `list` is where: present, apologies, absent, attending, observing, proxy, membership or text.

    `name` is as written, without honorific and office: "Julia Tanner", "T. Fenwold", "Hollins (B)".
    `role` is what the text says of them ("Clerk", "Director"); it is "chair" for who presides.
    """

    span: Span
    raw: str
    item: Item | None
    name: str
    role: str = ""
    list: str = "text"
    honorific: str = ""
    """ "Mr", "Mrs", "Dr" …, without a full stop."""

    initials: str = ""
    """The first letters of the given names, in capitals: "T", "JM"; those of a given name written in full too."""

    given: str = ""
    surname: str = ""
    """Empty for somebody known by one name where that may be a given name ("Fletcher")."""

    short: str = ""
    """The initials that stand for them in the text: "FL"."""

    office: str = ""
    """The office they are named by, in the singular: "councillor", "member", "supervisor", "mayor"."""

    seat: Literal["", "member", "chair"] = ""
    """What that office tells of a seat in a body: councillors and trustees are members, a mayor may preside."""

    def may_be(self, other: Person) -> bool:
        """Whether two mentions can be of one person: Barnet and J. Barnet can, Barnet and M. Barnett cannot."""
        if not may_be_one_sex(self.honorific, other.honorific):
            return False
        one, two = letters_of(self.surname), letters_of(other.surname)
        if one and two and not part_of(self.name, other.name):
            return may_be_surname(self.surname, other.surname) and may_be_given(self, other)
        if not one and not two and self.short and other.short:
            return self.short == other.short
        if (self.short and self.short in (other.name, other.short)) or (other.short and other.short == self.name):
            return True
        if bool(one) != bool(two) and one + two in (letters_of(self.given), letters_of(other.given)):
            return True
        return part_of(self.name, other.name) or (bool(self.given and other.given) and may_be_given(self, other))

    def is_like(self, other: Person) -> bool:
        """Whether two mentions can be of one person, or could if a letter of one surname were misspelled."""
        one, two = letters_of(self.surname or self.given), letters_of(other.surname or other.given)
        if any(letters_of(other.surname) == letters_of(word) for word in self.name.split()) and other.surname:
            return True
        return self.may_be(other) or (min(len(one), len(two)) >= 4 and one_slip_apart(one, two))

    def is_surely(self, other: Person) -> bool:
        """Whether two mentions name one person alike, as far as a name can tell: both with initials or both without.

        A middle initial tells two people apart: John Farrelly is not surely John V. Farrelly.
        """
        alike = letters_of(self.name) == letters_of(other.name) or bool(self.initials and other.initials)
        return (
            alike
            and bool(self.surname) == bool(other.surname)
            and middle_initials(self.name) == middle_initials(other.name)
            and self.may_be(other)
        )


class Attendance(NamedTuple):
    """One list of the attendance: who it names, and whether all of it could be read.

    `list` is as in `Person`. `stated` is the number of people that the text itself gives ("PRESENT (6 members)").
    """

    span: Span
    raw: str
    item: Item | None
    list: str
    people: tuple[Person, ...]
    whole: bool
    stated: int | None = None

    @property
    def most(self) -> int:
        """How many it may stand for: those it names or as many as it states, and both where it names few of these."""
        few, stated = len(self.people), self.stated or 0
        return few + stated if stated > 2 * few else max(few, stated)

    @property
    def office(self) -> str:
        """The office that all of them are named by; empty where there is no such one."""
        offices = {person.office for person in self.people}
        return offices.pop() if len(offices) == 1 else ""


class Presence(NamedTuple):
    """A stretch of the meeting in which a person was there: from one offset of the text to another.

    `certain` is False where the text says that they came or went, and not where in the text that was.
    """

    span: Span
    raw: str
    item: Item | None
    person: Person
    during: Span
    certain: bool = True


class Movement(NamedTuple):
    """Somebody comes or goes: "Councillor Reed left the meeting". `what` is arrived, left or returned."""

    span: Span
    raw: str
    item: Item | None
    person: Person
    what: str


class Act(NamedTuple):
    """Somebody takes part in the meeting. `what` is moved, seconded, voted, signed or spoke."""

    span: Span
    raw: str
    item: Item | None
    person: Person
    what: str


class Venue(NamedTuple):
    """Words in the front matter or the opening of a meeting that name a place: a building, an address, a dial-in."""

    span: Span
    raw: str
    item: Item | None


class Quorum(NamedTuple):
    """How many must be present, as the text states it."""

    span: Span
    raw: str
    item: Item | None
    least: int


class Interest(NamedTuple):
    """An interest that a member declared, and in which item."""

    span: Span
    raw: str
    item: Item | None
    person: str
    reference: Reference | None = None
    left: bool = False


class Motion(NamedTuple):
    """What was moved, by whom, seconded by whom, and what became of it."""

    span: Span
    raw: str
    item: Item | None
    text: str
    mover: str = ""
    seconder: str = ""
    result: str = ""
    moved: Span | None = None
    """Where the mover's name stands."""

    seconded: Span | None = None
    """Where the seconder's name stands."""

    mover_words: tuple[str, ...] = ()
    """The words of the mover's name as `words_of` gives them, without an office that every member has."""

    seconder_words: tuple[str, ...] = ()
    """The words of the seconder's name, in the same way."""

    covered: bool = False
    """Of a motion without a result: whether it needs none of its own, as it takes effect when it is moved ("to
    adjourn"), or another vote after it decides it too."""


class Vote(NamedTuple):
    """A vote: how many, or who, for each option (Popolo's vote event); `result` as stated.

    The options are "for", "against" and "abstain", or the name of a candidate.
    """

    span: Span
    raw: str
    item: Item | None
    counts: Mapping[str, int]
    voters: Mapping[str, tuple[str, ...]]
    result: str = ""
    motion: Motion | None = None
    passed: bool | None = None
    """Whether the stated result is that the motion passed; None where it is neither said nor denied of this vote."""

    stated: Span | None = None
    """Where the result stands."""

    places: Mapping[str, Span] = {}
    """Where the count for an option stands."""

    rolls: Mapping[str, Span] = {}
    """Where the list of names for an option stands, where all of them are given."""

    names: Mapping[str, tuple[tuple[str, ...], ...]] = {}
    """The words of each of the names in `voters`, without an office that every member has."""

    unanimous: Span | None = None
    """Where words say that nobody was against."""

    everyone: bool = False
    """Whether those words say that every member voted for it."""

    casting: bool = False
    """Whether the chair decided it."""

    required: tuple[int, int] | None = None
    """The majority that the text says it needed: (2, 3) for two thirds."""

    special: bool = False
    """Whether the text speaks of a majority or quorum that may decide otherwise than more votes do."""

    elsewhere: bool = False
    """Whether others than those present may have voted: by post, by proxy, on line, in a ballot."""

    unfinished: bool = False
    """Whether its tally breaks off."""

    @property
    def cast(self) -> int:
        """How many votes were counted: for, against and abstentions; none for a candidate."""
        return sum(self.counts.get(option, 0) for option in ("for", "against", "abstain"))


class Clause(NamedTuple):
    """One clause of a resolution: its mark and its words."""

    mark: Mark
    paragraph: Paragraph
    mistyped: bool = False
    """Whether its first word looks like a slip of the pen for "That"."""


class Resolution(NamedTuple):
    """A decision as recorded: the words that open it, its text, its clauses."""

    span: Span
    raw: str
    item: Item | None
    text: str
    clauses: tuple[Clause, ...] = ()


class Decision(NamedTuple):
    """Words that record what became of a piece of business: "carried", "it was agreed that", "noted"."""

    span: Span
    raw: str
    item: Item | None
    recorded: bool = False
    """Whether the words say themselves that they record: "AGREED: …", "was agreed", not "they had agreed"."""

    noting: bool = False
    """Whether it decides nothing of the business: it is noted, or put off: "agreed to defer it to the next meeting"."""


class Proposal(NamedTuple):
    """Words that put something to the meeting: "proposed that", "it was recommended"."""

    span: Span
    raw: str
    item: Item | None
    report: bool = False
    """Whether what is put to the meeting is no more than a report."""


class Approval(NamedTuple):
    """A paragraph that approves something under the item for the previous minutes; `raw` the words that do.

    `minutes` says that it names the minutes it approves.
    """

    span: Span
    raw: str
    item: Item | None
    minutes: bool


SOON = 300
"""So many characters after the heading of an item may say that it was taken out of its order."""


class Announcement(NamedTuple):
    """Words of minutes that say that the business was other than on the agenda."""

    span: Span
    raw: str
    item: Item | None
    what: Literal["reordered", "moved", "withdrawn", "added"]
    """ "moved" where it speaks of one piece of business, not of the agenda."""


def out_of_order(items: Sequence[Item], announcements: Iterable[Announcement]) -> frozenset[int]:
    """The orders of items taken out of their order by words in the item before, or soon after their heading."""
    found: set[int] = set()
    for words in announcements:
        if words.what in ("reordered", "moved"):
            at = words.span.start
            following = bisect_right(items, at, key=lambda item: item.span.start)
            found.add(following)
            for order in range(following - 1, -1, -1):
                if at >= items[order].heading.end + SOON:
                    break
                if at < items[order].span.end:
                    found.add(order)
    return frozenset(found)


class Detail(NamedTuple):
    """Words in the opening of an agenda that may say when or where the meeting is, in whatever form.

    Used to tell that nothing of the kind is said: a `what` of "name" is any capitalised word that may be of a place.
    """

    span: Span
    raw: str
    item: Item | None
    what: Literal["date", "time", "name"]


class Action(NamedTuple):
    """Something to be done, by whom and by when."""

    span: Span
    raw: str
    item: Item | None
    text: str
    owner: str = ""
    """Who is to do it; empty where nobody is named, or what stands there ("TBC") is nobody's name."""

    due: DateMention | None = None
    when: str = ""
    """When it is due, where no date says so: "next meeting"."""


class Acronym(NamedTuple):
    """A short form, and the long form where it is explained."""

    span: Span
    raw: str
    item: Item | None
    short: str
    long: str = ""


class Initials(NamedTuple):
    """Initials used for a person that are nobody's, or those of the two people in `names`, the first at `where`."""

    span: Span
    raw: str
    item: Item | None
    names: tuple[str, ...] = ()
    where: Span | None = None


class BodyName(NamedTuple):
    """A body named in the text: "Better Streets Select Commission" is of the kind "Commission"."""

    span: Span
    raw: str
    item: Item | None
    name: str
    kind: str
    own: bool = False
    """Whether it is the body whose document this is."""

    meant: str = ""
    """The name of the body whose document this is, where this one only differs from it in its kind or a letter."""


class Variant(NamedTuple):
    """A name that is spelled otherwise where it means the same: `usual` is the other spelling, and `where` it stands.

    `kind` is "person", "initials" (the same surname with another initial), "place" or "role"; `place` says in words
    where the other spelling is found.
    """

    span: Span
    raw: str
    item: Item | None
    kind: str
    usual: str
    where: Span
    place: str = "elsewhere"


class Placeholder(NamedTuple):
    """A form's prompt that was left in."""

    span: Span
    raw: str
    item: Item | None


class Repetition(NamedTuple):
    """One to four words and the same words again; `span` is the second time, `before` the first."""

    span: Span
    raw: str
    item: Item | None
    words: tuple[str, ...]
    before: Span
    apart: bool = False
    """Whether something that speaks for two statements stands between them: a line's end after a label."""

    surplus: Span | None = None
    """What to leave out so that the words stand once, where one time is surely too many."""


Slip = Literal[
    "doubled", "inside", "unclosed", "unopened", "broken-off", "mojibake", "replacement", "debris", "suffix",
    "unread",
]  # fmt: skip


class Oddity(NamedTuple):
    """A piece of text whose form alone is odd: punctuation, brackets, encoding, or a line that could not be read."""

    span: Span
    raw: str
    item: Item | None
    slip: Slip
    expected: str = ""
    """What should stand there, or what it seems to be."""


class Misnumbering(NamedTuple):
    """The number of an item that does not go on the count: it leaves numbers out, stands twice, or goes back.

    `before` is the item it follows, or the one that bears the same number; `missing` the numbers left out.
    """

    span: Span
    raw: str
    item: Item
    before: Item
    kind: Literal["gap", "repeated", "back"]
    missing: tuple[str, ...] = ()
    in_a_row: bool = False
    """Whether the numbers left out follow one another."""

    certain: bool = False
    """Whether it follows the same number at once, and is the only slip of its run."""


class SubMisnumbering(NamedTuple):
    """The mark of a clause or list entry that skips one, `missing`, or repeats the mark `before` it."""

    span: Span
    raw: str
    item: Item | None
    before: Mark
    kind: Literal["gap", "repeated"]
    missing: str = ""


class Mention(Protocol):
    """What all that is found in a text has: its place, its words and the item it belongs to."""

    @property
    def span(self) -> Span: ...
    @property
    def raw(self) -> str: ...
    @property
    def item(self) -> Item | None: ...


M = TypeVar("M", bound=Mention)


SHORT_FORMS = (
    "alexander alex", "alexandra alex", "andrew andy", "anthony tony", "antony tony", "benjamin ben",
    "catherine cath cathy kate", "charles charlie", "christine chris", "christopher chris", "daniel dan danny",
    "david dave", "deborah deb debbie", "donald don", "dorothy dot", "douglas doug", "edward ed eddie ted",
    "elizabeth liz beth betty", "frederick fred", "geoffrey geoff", "gerald gerry", "gregory greg",
    "henry harry", "james jim jimmy jamie", "janet jan", "jennifer jen jenny", "john jack", "jonathan jon",
    "joseph joe", "josephine jo", "joshua josh", "kathleen kath kathy", "kenneth ken", "lawrence larry",
    "leonard len", "margaret maggie meg peggy", "matthew matt", "michael mick mike", "nicholas nick",
    "pamela pam", "patricia pat trish", "patrick pat paddy", "peter pete", "philip phil", "raymond ray",
    "richard dick rich rick", "robert bob rob", "ronald ron", "samuel sam", "samantha sam", "stephen steve",
    "steven steve", "stuart stu", "susan sue", "terence terry", "thomas tom", "timothy tim", "trudy trudie",
    "valerie val", "victoria vicky", "vincent vince", "william bill will billy",
)  # fmt: skip
"""Given names with what they are shortened to."""

MEN, WOMEN = frozenset({"Mr", "Sir"}), frozenset({"Mrs", "Ms", "Miss", "Dame", "Lady"})


def letters_of(name: str) -> str:
    """A name without accents, case, spaces, apostrophes and hyphens."""
    if not name.isascii():
        name = "".join(letter for letter in normalize("NFD", name) if not combining(letter))
    return "".join(filter(str.isalnum, name)).casefold()


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without points, commas and brackets.

    >>> words_of("A.Reed (Junior)")
    ('a', 'reed', 'junior')
    """
    words = (word.strip(".,()").casefold() for word in name.replace(".", ". ").split())
    return tuple(filter(None, words))


NAMESAKES = 20
"""So many people of one surname are told apart; more than that are no attendance."""


def by_name(people: Iterable[Person]) -> dict[str, list[Person]]:
    """People by the last of their names, in small letters without accents: those of one key may be one person."""
    found: dict[str, list[Person]] = {}
    for person in people:
        found.setdefault(name_key(person), []).append(person)
    return found


def name_key(person: Person) -> str:
    """The last of somebody's names, or the only one, in small letters without accents."""
    return letters_of(person.surname or person.given or person.name)


def unlike(people: Iterable[Person], others: Iterable[Person]) -> Iterator[Person]:
    """Those of some people who can be none of the others, even if a letter of a surname were misspelled."""
    others = tuple(others)
    known = by_name(others)
    for person in people:
        near = known.get(name_key(person), ())
        if not any(person.is_like(other) for group in (near, others) for other in group):
            yield person


def may_be_one_sex(one: str, other: str) -> bool:
    """Whether two honorifics may be of one person."""
    return not ((one in MEN and other in WOMEN) or (one in WOMEN and other in MEN))


def may_be_surname(one: str, other: str) -> bool:
    """Whether two surnames are the same, or one is a part of the other: Novak and Novak Uí Bhriain."""
    if letters_of(one) == letters_of(other):
        return True
    parts = [set(map(letters_of, name.replace("-", " ").split())) for name in (one, other)]
    shorter, longer = sorted(parts, key=len)
    return len(shorter) == 1 and len(longer) > 1 and shorter < longer


def part_of(one: str, other: str) -> bool:
    """Whether one name is a single word and one of several words of the other."""
    words, others = sorted((one.split(), other.split()), key=len)
    return len(words) == 1 < len(others) and len(words[0]) > 2 and letters_of(words[0]) in map(letters_of, others)


def one_slip_apart(one: str, other: str) -> bool:
    """Whether two different words differ by one letter missing, added, changed or moved."""
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, tail = one[start:], other[start:]
    swapped = len(rest) > 1 and rest[1::-1] + rest[2:] == tail
    return swapped or rest[1:] == tail or rest == tail[1:] or rest[1:] == tail[1:]


def may_be_given(one: Person, other: Person) -> bool:
    """Whether two people of one surname may have one given name: written out, shortened, as initials or not at all."""
    if not one.initials or not other.initials:
        return True
    if one.given and other.given:
        return may_be_short(letters_of(one.given), letters_of(other.given))
    shorter, longer = sorted((one.initials, other.initials), key=len)
    return longer.startswith(shorter)


def middle_initials(name: str) -> str:
    """The initials that stand after the first given name or initial: "V" of "John V. Farrelly".

    >>> middle_initials("J. V. Farrelly"), middle_initials("John Farrelly")
    ('V', '')
    """
    words = (word.strip(".") for word in name.split()[1:])
    return "".join(word for word in words if len(word) == 1 and word.isalpha())


def may_be_short(one: str, other: str) -> bool:
    """Whether two given names are the same or one is short for the other."""
    if one == other or (min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one))):
        return True
    known = short_forms()
    return one in known and not known[one].isdisjoint(known.get(other, ()))


@cache
def short_forms() -> Mapping[str, frozenset[str]]:
    """The groups of SHORT_FORMS that each name is in."""
    return {
        name: frozenset(group for group in SHORT_FORMS if name in group.split())
        for names in SHORT_FORMS
        for name in names.split()
    }


# --- Meetings ---------------------------------------------------------------------------------------


NOTHING: Mapping[Any, Any] = {}
"""What is there where nothing was found."""


class Meeting(NamedTuple):
    """One agenda, one set of minutes or one report, and everything that was understood of it.

    `body` and `date` are None where the text does not say. `front` is the front matter of the file.
    `mentions` holds, by type and in order of place, all that was found.
    """

    document: Document
    span: Span
    style: str
    kind: MeetingKind = "unknown"
    body: BodyName | None = None
    date: DateMention | None = None
    items: tuple[Item, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    mentions: Mapping[type, tuple[Mention, ...]] = NOTHING
    unread: Mapping[str, int] = NOTHING
    front: Mapping[str, tuple[str, Span]] = NOTHING
    habits: frozenset[str] = frozenset()
    """What the style says this family of bodies always does: "resolves-reports", "prints-draft-text", "scanned".

    "short-notice" where an agenda says that its meeting was called in a hurry.
    """

    def find(self, kind: type[M]) -> tuple[M, ...]:
        """All mentions of a kind, in order of place."""
        if kind is Paragraph:
            return self.paragraphs  # type: ignore[return-value]
        return self.mentions.get(kind, ())  # type: ignore[return-value]

    def within(self, kind: type[M], span: Span) -> Iterator[M]:
        """The mentions of a kind that lie inside a span."""
        found = self.find(kind)
        at = bisect_right(found, span.start - 1, key=lambda mention: mention.span.start)
        while at < len(found) and found[at].span.start < span.end:
            if found[at].span.end <= span.end:
                yield found[at]
            at += 1

    def listed(self, *lists: str) -> tuple[Person, ...]:
        """Everybody whom the lists of attendance with these names name, in order."""
        return tuple(person for found in self.find(Attendance) if found.list in lists for person in found.people)

    def different(self, *lists: str) -> list[Person]:
        """Those whom these lists name, each once, though several lists name them."""
        people: list[Person] = []
        earlier: dict[str, list[Person]] = {}
        for found in self.find(Attendance):
            here = {person.name: person for person in found.people if found.list in lists}
            new = [p for p in here.values() if not any(o.may_be(p) for o in earlier.get(name_key(p), ())[:NAMESAKES])]
            people += new
            for person in new:
                earlier.setdefault(name_key(person), []).append(person)
        return people

    def paragraphs_of(self, item: Item) -> tuple[Paragraph, ...]:
        """The paragraphs under an item's heading, those of its sub-items too."""
        return tuple(p for p in self.within(Paragraph, item.span) if p.span.start >= item.heading.end)

    def sub_items(self, item: Item) -> tuple[Item, ...]:
        """The items directly below an item."""
        return tuple(other for other in self.items if other.parent == item.order)

    @property
    def is_record(self) -> bool:
        """Whether it records what was done (minutes or notes), rather than what is to be done."""
        return self.kind in ("minutes", "notes")


class Pack(NamedTuple):
    """All meetings of one file, in order; every code point of the document belongs to exactly one."""

    document: Document
    style: str
    meetings: tuple[Meeting, ...]
    style_reason: str = ""


# --- What the archive keeps --------------------------------------------------------------------------


Day = date


class MinuteRecord(NamedTuple):
    """What the archive keeps of one item: its number, title and heading, and which words stand under it.

    `parent` is the place of the item it stands under in `MeetingRecord.minutes`; `pages` what an agenda says of its
    papers, first and last page. `words` is for `minutes_lint.archive.mentions`.
    """

    number: str
    title: str
    span: Span
    parent: int | None = None
    words: str = ""
    pages: tuple[int, int] | None = None
    routine: bool = False
    """Of an agenda's item: whether it comes before every meeting, so that its minute may stand anywhere or nowhere."""


class PreviousMinutes(NamedTuple):
    """The minutes of an earlier meeting that a meeting deals with; `approved` says that it records their approval."""

    date: date
    span: Span
    approved: bool


class Run(NamedTuple):
    """Minutes numbered without a break, from `first` to `last`; `series` is "20" of "172/20"."""

    first: int
    last: int
    series: str = ""


class MeetingRecord(NamedTuple):
    """What the archive keeps of one meeting in one document. All spans are of the document at `path`.

    `body` is the name of the body as `minutes_lint.archive.body_key` makes it of `name`, empty where the document
    does not say; `span` is that of the meeting's date. `run` is None where the numbering is not without a break.
    `occasion` is "annual", "special" and the like, empty for an ordinary meeting.
    """

    path: str
    kind: MeetingKind
    body: str
    name: str
    date: Day | None
    span: Span
    minutes: Sequence[MinuteRecord] = ()
    run: Run | None = None
    previous: tuple[PreviousMinutes, ...] = ()
    next: Day | None = None
    next_span: Span | None = None
    occasion: str = ""
    draft: bool = False

    @property
    def is_record(self) -> bool:
        """Whether it records what was done (minutes or notes)."""
        return self.kind in ("minutes", "notes")


# --- Findings ---------------------------------------------------------------------------------------


class Note(NamedTuple):
    """Another place that a finding speaks of, and what stands there."""

    message: str
    span: Span
    path: str | None = None


class Edit(NamedTuple):
    """Replace the text of a span."""

    span: Span
    text: str


class Suggestion(NamedTuple):
    """One way to put a finding right."""

    message: str
    edits: tuple[Edit, ...]


class Finding(NamedTuple):
    """What a rule found: where, and one plain sentence that quotes both sides.

    A rule gives `span`, `message` and what else it knows; `severity` only where it is less sure than usual.
    The engine fills in the rest.
    """

    span: Span
    message: str
    severity: Severity | None = None
    notes: tuple[Note, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    fix: Suggestion | None = None
    rule: str = ""
    path: str = ""
    fingerprint: str = ""
    accepted: str | None = None
    """Why it was accepted, where it was."""
