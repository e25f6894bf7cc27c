"""What a document says, as immutable values: every type that readers, grammars, rules and reporters share.

Places are half-open spans of code-point offsets into `Document.text`. Lines and columns count from 1.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal

from ..values import TYPE_CHECKING, NamedTuple
from .people import Person
from .spans import Span
from .structure import Item, Mark, Paragraph

if TYPE_CHECKING:
    from typing import Literal, Protocol, TypeAlias, TypeVar
else:
    Protocol = object

DateRole: TypeAlias = "Literal['meeting', 'previous', 'next', 'issued', 'other']"

Tense: TypeAlias = "Literal['past', 'future']"


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

    names_previous: bool = False
    """Whether these words name the meeting before: "of the last meeting"."""

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
        """The most people it may stand for: those named or the number stated, or both together if few are named."""
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

    with_that: bool = False
    """Whether it begins as clauses do: "That"."""


class Resolution(NamedTuple):
    """A decision as recorded: the words that open it, its text, its clauses."""

    span: Span
    raw: str
    item: Item | None
    text: str
    clauses: tuple[Clause, ...] = ()
    with_that: bool = False
    """Whether its text begins as clauses do: "That"."""


class Decision(NamedTuple):
    """Words that record what became of a piece of business: "carried", "it was agreed that", "noted"."""

    span: Span
    raw: str
    item: Item | None
    recorded: bool = False
    """Whether the words say themselves that they record: "AGREED: …", "was agreed", not "they had agreed"."""

    noting: bool = False
    """Whether it decides nothing of the business: it is noted, or put off: "agreed to defer it to the next meeting"."""

    refusing: bool = False
    """Whether its first words say that the business was put off, refused or lost: "deferred", "not approved"."""


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
"""That an item was taken out of its order is looked for within this many characters after its heading."""


class Announcement(NamedTuple):
    """Words of minutes that say that the business was other than on the agenda."""

    span: Span
    raw: str
    item: Item | None
    what: Literal["reordered", "moved", "withdrawn", "added"]
    """ "moved" where it speaks of one piece of business, not of the agenda."""


def out_of_order(items: Sequence[Item], announcements: Iterable[Announcement]) -> frozenset[int]:
    """The `order` of each item that words in the item before it, or soon after its heading, say is out of order."""
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
    """Initials that stand for nobody listed, or for both people in `names`, of whom the first is named at `where`."""

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


Slip: TypeAlias = (
    "Literal['doubled', 'inside', 'unclosed', 'unopened', 'broken-off', 'mojibake', 'replacement', "
    "'debris', 'suffix', 'unread']"
)


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


if TYPE_CHECKING:
    M = TypeVar("M", bound=Mention)
