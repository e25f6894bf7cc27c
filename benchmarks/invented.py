"""Minutes of bodies that do not exist, in all styles, for measuring; the same seed gives the same minutes.

`python benchmarks/invented.py FOLDER [DOCUMENTS]` writes 1,000 of them, or so many. Bodies meet every four weeks: each
meeting approves the minutes of the last and announces the next, so that together they are an archive. Sizes, and how
much is said of dates, figures, people and votes, are as in real minutes. Three of a hundred documents have one
mistake in them, and it is known which.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, count, cycle, islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from layouts import COUNCIL, LAYOUTS, Layout
from phrases import CLAIMS, DECISIONS, FIRST_NAMES, LAST_NAMES, MISTAKES, PLACES, SENTENCES, STREETS, SUBJECTS, WARES

SIZES = (
    (0.0, 1_300), (0.1, 2_950), (0.2, 4_100), (0.3, 5_450), (0.4, 7_150), (0.5, 8_450), (0.6, 10_050),
    (0.7, 12_350), (0.8, 15_500), (0.9, 19_200), (0.95, 31_200), (0.98, 41_400), (1.0, 58_700),
)  # fmt: skip
"""How many bytes real minutes have: this share of 130 documents of five kinds of bodies has at most that many."""

MISTAKEN = 0.03
"""The share of documents that have a mistake in them."""

DECIDED, LISTS, TABLES, CITED, CLAIMED = 0.4, 0.1, 0.02, 0.3, 0.06
"""The shares of items that end in a decision, have a list, have a table, cite something, compare figures."""

CLOSING = 160
"""About this many bytes follow the last item of business."""

MEETINGS, MEMBERS = 24, 9
"""How often a body meets before another takes its place, and how many members it has."""

SAINTS = ("", " St Mary", " Magna", " Parva", " Regis", " Underwood")
FIRST, FOUR_WEEKS = date(2015, 1, 5), timedelta(weeks=4)


class Mistake(NamedTuple):
    """The sentence that was made wrong in a document, and the rule that has to say so."""

    rule: str
    sentence: str


class Minutes(NamedTuple):
    """One invented document: where it belongs, its text and style, and the mistake in it."""

    path: Path
    text: str
    style: str
    mistake: Mistake | None


class Member(NamedTuple):
    """Somebody who sits on a body."""

    first: str
    last: str


class Meeting(NamedTuple):
    """What the minutes of one meeting depend on."""

    layout: Layout
    body: str
    day: date
    previous: date | None
    """The day of the meeting before, whose minutes this one approves."""

    members: tuple[Member, ...]
    """The first of them is in the chair."""

    number: int
    """The number of its first item."""

    cited: str
    """The number and title of an item that may be cited: "41 (Street Lighting)"; empty where there is none."""


class Facts(dict[str, str]):
    """What the templates of one meeting may name: some of it always the same, the rest new each time."""

    def __init__(self, random: Random, meeting: Meeting) -> None:
        """`random` decides what is not fixed by the meeting, beginning with who is there."""
        self.random, self.meeting, layout = random, meeting, meeting.layout
        chair, *others = meeting.members
        missing = self.random.choice(others)
        others.remove(missing)
        self.present = [chair, *others]
        super().__init__(
            body=meeting.body,
            capitals=meeting.body.upper(),
            day=layout.spelled(meeting.day),
            weekday=f"{meeting.day:%A}",
            previous=layout.spelled(meeting.previous or meeting.day - FOUR_WEEKS),
            following=layout.spelled(meeting.day + FOUR_WEEKS),
            chair=layout.list([chair]),
            present=layout.list(others),
            absent=layout.list([missing], mark="A"),
            cited=meeting.cited,
        )

    def __missing__(self, key: str) -> str:
        """Something new: one of the methods below."""
        return str(getattr(self, f"any_{key}")())

    def said(self, template: str) -> str:
        """A template with the facts in it."""
        return template.format_map(self)

    def any_past(self) -> str:
        """A day before the meeting."""
        return self.meeting.layout.spelled(self.meeting.day - timedelta(days=self.random.randint(3, 160)))

    def any_future(self) -> str:
        """A day after it."""
        return self.meeting.layout.spelled(self.meeting.day + timedelta(days=self.random.randint(3, 160)))

    def any_wrong(self) -> str:
        """A day after it with the weekday of another."""
        day = self.meeting.day + timedelta(days=self.random.randint(3, 160))
        return f"{day + timedelta(days=2):%A} {self.meeting.layout.spelled(day)}"

    def any_year(self) -> int:
        """The year of the meeting."""
        return self.meeting.day.year

    def any_name(self) -> str:
        """Somebody who is there, as the minutes call people."""
        return self.meeting.layout.called.format(one=self.random.choice(self.present))

    def any_mover(self) -> str:
        """Who moves, and from then on another one who seconds."""
        mover, seconder = (self.meeting.layout.called.format(one=one) for one in self.random.sample(self.present, 2))
        self["seconder"] = seconder
        return mover

    def any_ayes(self) -> int:
        """The votes for a motion, and from then on those against it."""
        noes = self.random.choice((0, 0, 1))
        self["noes"] = str(noes)
        return len(self.present) - noes

    def any_decision(self) -> str:
        """What is decided: "the report be received"."""
        return self.said(self.random.choice(DECISIONS))

    def any_street(self) -> str:
        """The name of a street."""
        return self.random.choice(STREETS)

    def any_money(self) -> str:
        """A sum of money."""
        return f"{self.meeting.layout.currency}{self.random.randint(12, 2400) * 5:,}"

    def any_number(self) -> int:
        """A number of things."""
        return self.random.randint(12, 480)

    def any_share(self) -> str:
        """A part of a whole with its percentage: "30 of 120 (25%)"."""
        whole, percent = self.random.randint(2, 20) * 100, self.random.randint(11, 89)
        return f"{whole * percent // 100} of {whole} ({percent}%)"

    def any_rise(self) -> str:
        """A change with its size: "from 24 to 31, an increase of 7"."""
        before, more = self.random.randint(20, 200), self.random.randint(3, 60)
        return f"from {before} to {before + more}, an increase of {more}"

    def any_table(self) -> str:
        """A table of payments with their total."""
        layout, rows = self.meeting.layout, []
        for ware in self.random.sample(WARES, self.random.randint(3, 6)):
            net = self.random.randint(20, 900) * 5
            rows.append((ware, net, net // 5, net + net // 5))
        total = ("Total", *(sum(column) for column in list(zip(*rows, strict=True))[1:]))
        heads = ("Payment for", "Net", "VAT", "Gross")
        return layout.table(heads, [(name, *(f"{sum_:,}.00" for sum_ in sums)) for name, *sums in [*rows, total]])


class Written(NamedTuple):
    """The text of a meeting's minutes, the titles of its items, and the mistake in it."""

    text: str
    titles: tuple[str, ...]
    mistake: Mistake | None


def documents(number: int, seed: int = 0) -> Iterator[Minutes]:
    """Minutes, as many as are asked for: of one body of each style in turn, meeting after meeting, then of others.

    What comes first does not depend on how many there are.
    """
    blocks = ([body(layout, block, seed) for layout in LAYOUTS] for block in count())
    rounds = chain.from_iterable(zip(*block, strict=True) for block in blocks)
    return islice(chain.from_iterable(rounds), number)


def body(layout: Layout, number: int, seed: int) -> Iterator[Minutes]:
    """The minutes of all meetings of the `number`-th body of a style."""
    random = Random(f"{seed} {layout.style} {number}")
    place = PLACES[number % len(PLACES)] + SAINTS[number // len(PLACES) % len(SAINTS)]
    folder = Path(f"{place} {layout.style}".lower().replace(" ", "-"))
    name = random.choice(layout.bodies).format(place=place)
    people = zip(random.sample(FIRST_NAMES, MEMBERS), random.sample(LAST_NAMES, MEMBERS), strict=True)
    members = tuple(Member(first, random.choice(pair)) for first, pair in people)
    day, previous = FIRST + timedelta(weeks=random.randrange(200), days=number % 4), None
    first, cited = layout.start, ""
    for _ in range(MEETINGS):
        meeting = Meeting(layout, name, day, previous, members, first, cited)
        mistaken = random.choice(tuple(MISTAKES)) if random.random() < MISTAKEN else ""
        text, titles, mistake = written(random, meeting, size(random.random()), mistaken)
        yield Minutes(folder / f"{day}-minutes{layout.suffix}", text, layout.style, mistake)
        last = first + len(titles) - 1
        cited = f"{last - 1} ({titles[-2].title()})"
        day, previous, first = day + FOUR_WEEKS, day, last + 1 if layout.continued else layout.start


def size(share: float) -> int:
    """The bytes of minutes of which this share of real ones is smaller."""
    place = min(bisect_right(SIZES, share, key=lambda knot: knot[0]), len(SIZES) - 1)
    (low, least), (high, most) = SIZES[place - 1], SIZES[place]
    return round(least + (most - least) * (share - low) / (high - low))


def written(random: Random, meeting: Meeting, size: int, mistaken: str = "") -> Written:
    """The minutes of a meeting, of about `size` bytes, with a mistake where a rule is named that has to find it."""
    layout, facts = meeting.layout, Facts(random, meeting)
    mistake = Mistake(mistaken, facts.said(MISTAKES[mistaken])) if mistaken else None
    parts, titles = [facts.said(layout.head)], list[str]()

    def minute(title: str, text: str) -> int:
        """Minute one item more; gives its length."""
        titles.append(layout.titled(facts.said(title)))
        heading = layout.item.format(number=meeting.number + len(titles) - 1, title=titles[-1])
        parts.append(heading + facts.said(text) + "\n")
        return len(parts[-1])

    room = size - len(parts[0]) - CLOSING
    for title, text in layout.first:
        if meeting.previous is not None or "{previous}" not in title + text:
            room -= minute(title, text)
    for title, text in business(random, layout, meeting.cited, mistake):
        room -= minute(title, text)
        if room <= 0:
            break
    minute(*layout.last)
    return Written("".join(parts) + layout.close, tuple(titles), mistake)


def business(random: Random, layout: Layout, cited: str, mistake: Mistake | None) -> Iterator[tuple[str, str]]:
    """Titles and texts of items without end, the first of them with the mistake."""
    places = chain([""], (f" {street}" for street in STREETS))
    subjects = (subject + place for place in cycle(places) for subject in random.sample(SUBJECTS, len(SUBJECTS)))
    sentences = cycle(random.sample(SENTENCES, len(SENTENCES)))
    for subject in subjects:
        lengths = random.choices((1, 2, 3, 4), k=random.randint(1, layout.length))
        paragraphs = [" ".join(islice(sentences, length)) for length in lengths]
        if mistake is not None:
            paragraphs[0], mistake = f"{paragraphs[0]} {mistake.sentence}", None
        extend(paragraphs, random, layout, cited, sentences)
        yield subject, "\n\n".join(paragraphs)


def extend(paragraphs: list[str], random: Random, layout: Layout, cited: str, sentences: Iterator[str]) -> None:
    """Add to the paragraphs of an item what items have now and then: claims, lists, tables, citations, decisions."""
    if random.random() < CLAIMED:
        paragraphs[-1] += " " + random.choice(CLAIMS)
    if random.random() < LISTS:
        paragraphs.append("\n".join(f"- {sentence}" for sentence in islice(sentences, 3)))
    if random.random() < TABLES:
        paragraphs.append("{table}")
    if layout.cites and (cited or not layout.continued) and random.random() < CITED:
        paragraphs[0] += " " + random.choice(layout.cites)
    if layout.every or random.random() < DECIDED:
        paragraphs.append(random.choice(layout.motions))


def minutes(size: int, seed: int = 0) -> str:
    """The minutes of a council's second meeting, of about `size` bytes, without a mistake in them."""
    random = Random(f"{seed} {size}")
    pairs = zip(FIRST_NAMES, LAST_NAMES[:MEMBERS], strict=False)
    members = tuple(Member(first, names[0]) for first, names in pairs)
    name = COUNCIL.bodies[0].format(place=PLACES[0])
    return written(random, Meeting(COUNCIL, name, FIRST + FOUR_WEEKS, FIRST, members, 41, ""), size).text


def write(folder: Path, number: int, seed: int = 0) -> list[Minutes]:
    """Write as many documents as are asked for below a folder; gives them."""
    made = list(documents(number, seed))
    for document in made:
        path = folder / document.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document.text, encoding="utf-8")
    return made


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 1_000)
