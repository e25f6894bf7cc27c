"""What the dates and times of a meeting mean: its own date, their years, roles and tenses."""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from functools import lru_cache
from itertools import chain

from minutes_lint import DateMention, DateRange, Duration, NextMeeting, Paragraph, Span, TimeMention, TimeRange
from minutes_lint.model.mentions import DateRole, Tense
from minutes_lint.values import TYPE_CHECKING, NamedTuple

from ..parser.drafts import Draft, Found
from ..parser.words import series, terminal
from .times import seasonal, without_at

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

LABELLED = 20
"""A date or time within this many characters of the start of a cell may be what the cell before it announces."""

BEFORE, AFTER = 160, 90
"""What says what a date or time is stands within this many characters before or after it."""

SURELY = 3
"""At least this many dates in words, all with the month first, show that those in figures have it first too."""

NEAR = 330
"""A weekday may decide the year of a date that states none, for days within this many of the meeting."""


ClockRole: TypeAlias = "Literal['start', 'end', 'other']"


class Place(NamedTuple):
    """Where a mention stands: its paragraph, and the words before and after it there."""

    paragraph: Paragraph
    before: str
    after: str


def dated(draft: Draft, outside: list[DateMention]) -> Draft:
    """A draft with years, roles and tenses, and the date of the meeting itself where it is stated.

    `outside` are dates of the meeting that stand outside its paragraphs: in page headers and the front matter.
    """
    inside, clocks = sure_dates(draft.find(DateMention)), draft.find(TimeMention)
    places = placed(draft.document.text, draft.paragraphs, (*inside, *clocks))
    stated = numeric_order([*inside, *outside])
    inside, outside = stated[: len(inside)], stated[len(inside) :]
    own = own_date(draft, inside, places)
    anchor, again = anchor_of(inside, own), running(draft.document.text, inside, own)
    dates = {m.span: settled(m, own, anchor, places[m.span], again) for m in inside}
    if own is None and outside:
        own, *outside = outside
        dates[own.span] = of_meeting(own, anchor_of(inside, own))
    held = None if own is None else dates[own.span]
    times = {m.span: seasonal(m, None if held is None else held.date) for m in with_roles(clocks, own, places)}
    known: Found = {
        NextMeeting: [*next_meetings(draft)],
        DateMention: [*dates.values(), *(of_meeting(m, None) for m in outside)],
        TimeMention: [*times.values()],
    }
    return draft.having({**known, **joined(draft, dates, times)})._replace(date=held)


def sure_dates(stated: list[DateMention]) -> list[DateMention]:
    """The dates without those that may be none: "May 3", where no date with a year has its month first."""
    months_first = any(m.form[:2] == "M " for m in stated)
    return stated if months_first else [m for m in stated if not loose(m)]


def of_meeting(mention: DateMention, anchor: date | None) -> DateMention:
    """A date that is known to be the meeting's own."""
    return resolved(mention, anchor)._replace(role="meeting")


def joined(draft: Draft, dates: dict[Span, DateMention], times: dict[Span, TimeMention]) -> Found:
    """The stretches of a draft between dates and times as these are now known, and how long such a stretch took."""
    days = [r for r in draft.find(DateRange) if r.first.span in dates and r.last.span in dates]
    hours = {r.span: r._replace(first=times[r.first.span], last=times[r.last.span]) for r in draft.find(TimeRange)}
    return {
        DateRange: [r._replace(first=dates[r.first.span], last=dates[r.last.span]) for r in days],
        TimeRange: [*hours.values()],
        Duration: [d._replace(of=hours[d.of.span]) for d in draft.find(Duration)],
    }


def next_meetings(draft: Draft) -> Iterator[NextMeeting]:
    """The items for the date of the next meeting, and whether they name it or say why not."""
    for item in draft.items:
        if not says("NEXT_ITEM", item.title):
            continue
        words = " ".join(p.view.text for p in draft.paragraphs if item.heading.start <= p.span.start < item.span.end)
        yield NextMeeting(item.heading, item.title, item, says("SOME_DAY", words))


def placed(
    document: str, paragraphs: tuple[Paragraph, ...], mentions: Iterable[DateMention | TimeMention]
) -> dict[Span, Place]:
    """Where each mention stands; what stands in the cell before it in its row belongs to it."""
    ordered = sorted(paragraphs, key=lambda paragraph: paragraph.span.start)
    starts = [paragraph.span.start for paragraph in ordered]
    found = {}
    for mention in mentions:
        index = max(0, bisect_right(starts, mention.span.start) - 1)
        paragraph = ordered[index]
        text, view = paragraph.view.text, paragraph.view
        start, end = view.index(mention.span.start), view.index(mention.span.end)
        label = cell_before(document, ordered, index) if start < LABELLED else ""
        found[mention.span] = Place(paragraph, label + text[max(0, start - BEFORE) : start], text[end : end + AFTER])
    return found


def cell_before(document: str, ordered: list[Paragraph], index: int) -> str:
    """The text of the cell before a cell in its row, where it is no more than a label: "Date of next meeting"."""
    if index == 0 or ordered[index].role != "row" or ordered[index - 1].role != "row":
        return ""
    cell, before = ordered[index], ordered[index - 1]
    apart = "\n" in document[before.span.end : cell.span.start]
    return "" if apart or len(before.text) > BEFORE // 2 else f"{before.text} "


def says(name: str, text: str) -> bool:
    """Whether words of a kind stand in a text."""
    return terminal("dates/dates_words", name).search(text) is not None


def begins(name: str, text: str) -> bool:
    """Whether a text begins with words of a kind."""
    return terminal("dates/dates_words", name).match(text) is not None


def loose(mention: DateMention) -> bool:
    """Whether a date is no more than a month and a figure, "May 3", which may be anything where days come first."""
    bare = mention.year is None and mention.weekday is None and not mention.suffix and mention.day is not None
    return bare and mention.part("month").start < mention.part("day").start


# --- which of the numbers is the month --------------------------------------------------------------


def numeric_order(stated: list[DateMention]) -> list[DateMention]:
    """The dates with day and month of those in figures the right way round, as far as the document tells."""
    ordered = order_of(stated)
    return [ordered(m) if in_figures(m) else m for m in stated]


def order_of(stated: list[DateMention]) -> Callable[[DateMention], DateMention]:
    """What becomes of dates in figures, read as day and month so far, for those that can be in one order only."""
    figures = [m for m in stated if in_figures(m)]
    if any(only_day(m.day, m.month) for m in figures):
        return possible
    if any(only_day(m.month, m.day) for m in figures):
        return turned
    words = [m.form[0] for m in stated if m.form[1:2] == " "]
    if words.count("M") * 2 <= len(words):
        return as_stated
    return turned if "D" not in words and len(words) >= SURELY else unknown


def only_day(figure: int | None, other: int | None) -> bool:
    """Whether of two figures the first can only be the day, as the other may be the month."""
    return (figure or 0) > 12 >= (other or 0)


def possible(mention: DateMention) -> DateMention:
    """A date with the day first, turned where there is no such month."""
    return turned(mention) if (mention.month or 0) > 12 else mention


def as_stated(mention: DateMention) -> DateMention:
    """A date as it was read."""
    return mention


def unknown(mention: DateMention) -> DateMention:
    """A date in figures of which nobody can tell which is the day: it means none, unless both are one number."""
    return mention if mention.day == mention.month else mention._replace(month=None, day=None)


def in_figures(mention: DateMention) -> bool:
    """Whether a date is written in figures, with day and month in an order to be found out."""
    return mention.form[:2] in ("D/", "D.", "D-") and mention.form[2:4] != "Mo"


def turned(mention: DateMention) -> DateMention:
    """The same date with day and month the other way round."""
    names = {"day": "month", "month": "day"}
    parts = tuple((names.get(name, name), span) for name, span in mention.parts)
    form = mention.form.translate(str.maketrans("DM", "MD"))
    return mention._replace(day=mention.month, month=mention.day, parts=parts, form=form)


# --- the meeting's own date -------------------------------------------------------------------------


def own_date(draft: Draft, stated: list[DateMention], places: dict[Span, Place]) -> DateMention | None:
    """The date of the meeting itself: the first day of the opening that is not that of something else.

    One that stands with a weekday, a time of day or the words of a meeting comes before one that stands alone,
    which may be that of a letter.
    """
    end = opening_end(draft)
    days = [m for m in stated if m.span.start < end and m.day is not None and not m.instead_of]
    days = [m for m in days if not elsewhere(places[m.span])]
    titles = [m for m in days if places[m.span].paragraph.role == "title"]
    sure = [m for m in days if accompanied(m, places[m.span])]
    sure_titles = (m for m in titles if m in sure)
    summons = sure if draft.kind == "agenda" else []
    return next(chain(sure_titles, summons, titles, sure), None)


def accompanied(mention: DateMention, place: Place) -> bool:
    """Whether a date stands with a weekday, the words of a meeting or a time of day."""
    return mention.weekday is not None or says("OWN", place.before) or begins("TIME_AFTER", place.after)


def opening_end(draft: Draft) -> int:
    """Where the part ends in which a document says when its meeting is or was."""
    for item in draft.items:
        if item.mark is not None and item.span.start > draft.span.start:
            return item.span.start
    return min(draft.span.end, draft.span.start + 3000)


def elsewhere(place: Place) -> bool:
    """Whether the words around a date make it that of something else than the meeting at hand."""
    item = place.paragraph.item
    sentence = last_sentence(place.before)
    names_itself = place.paragraph.role == "title"
    return (
        says("NEXT", sentence)
        or says("OTHER_DAY", sentence)
        or begins("STAMPED", place.after)
        or (not names_itself and (says("PREVIOUS", sentence) or begins("APPROVED", place.after)))
        or (item is not None and titled_as(item.title) != "other")
    )


def last_sentence(text: str) -> str:
    """The words after the last full stop that ends a sentence."""
    return text[max(text.rfind(". "), text.rfind("; ")) + 1 :]


def anchor_of(stated: list[DateMention], own: DateMention | None) -> date | None:
    """The day near which dates without a year lie: the meeting's, in the year of the others where it has none."""
    days = sorted(day for m in stated if (day := resolved(m, None).date) is not None and 1900 < day.year < 2200)
    middle = days[len(days) // 2] if days else None
    if own is None:
        return None
    day = resolved(own, middle).date
    if day is None or (middle is not None and abs(day.year - middle.year) > 60):
        return resolved(own._replace(year=None, weekday=None), middle).date
    return day


# --- years, roles and tenses ------------------------------------------------------------------------


def settled(
    mention: DateMention, own: DateMention | None, anchor: date | None, place: Place, again: set[Span]
) -> DateMention:
    """A date with its days, its role and its tense; `again` are those in lines that name the meeting on every page."""
    mention = resolved(plausible(mention, anchor), anchor)
    sentence = last_sentence(place.before)
    role: DateRole = "other" if mention.instead_of else role_of(place, sentence)
    if own is not None and (
        mention.span == own.span or mention.span in again or repeats(mention, own) or runs_along(mention, own, place)
    ):
        role = "meeting"
    return mention._replace(role=role, tense=tense_of(sentence))


def role_of(place: Place, sentence: str) -> DateRole:
    """Whose date it is, by the words around it and the item it stands in."""
    titled = titled_as("" if place.paragraph.item is None else place.paragraph.item.title)
    told = says("TELLING", sentence)
    if told and says("NEXT", sentence):
        return "next"
    minutes = (told and says("PREVIOUS", sentence)) or begins("MINUTES_AFTER", place.after)
    if minutes and (titled == "previous" or approved(place, sentence)):
        return "previous"
    if titled == "previous" and told and says("HELD", sentence):
        return "previous"
    return "next" if titled == "next" and announced(place) else "other"


def approved(place: Place, sentence: str) -> bool:
    """Whether the minutes that a date belongs to are approved here, or this is the heading for that."""
    if place.paragraph.role != "title" and begins("MINUTES_HEAD", place.paragraph.text):
        return True
    return begins("APPROVED", place.after) or says("APPROVING", sentence)


@lru_cache(maxsize=64)
def titled_as(title: str) -> DateRole:
    """Whose date an item with this title deals with."""
    if says("PREVIOUS_TITLE", title):
        return "previous"
    return "next" if says("NEXT_TITLE", title) else "other"


def announced(place: Place) -> bool:
    """Whether a date is the first thing that an item about the next meeting says, or stands with a time there."""
    item, paragraph = place.paragraph.item, place.paragraph
    assert item is not None
    near = paragraph.span.start + len(place.before) - item.heading.end < BEFORE
    return near and not says("OTHER_DAY", last_sentence(place.before))


def repeats(mention: DateMention, own: DateMention) -> bool:
    """Whether a date says again, right below it, what the title said."""
    return same_day(mention, own) and mention.span.start - own.span.end < 2 * BEFORE


def running(text: str, stated: list[DateMention], own: DateMention | None) -> set[Span]:
    """Where the meeting's own date stands at the end of words that begin more lines than one, as page headers do."""
    found: dict[str, list[Span]] = defaultdict(list)
    for mention in stated:
        if own is not None and same_day(mention, own):
            reach = max(0, mention.span.start - BEFORE)
            line = max(text.rfind("\n", reach, mention.span.start) + 1, reach)
            found[text[line : mention.span.end].strip()].append(mention.span)
    return {span for words, spans in found.items() if len(spans) > 1 and words[:1].isalpha() for span in spans}


def same_day(mention: DateMention, own: DateMention) -> bool:
    """Whether two dates are written for the same day of the same year."""
    return (mention.year, mention.month, mention.day) == (own.year, own.month, own.day)


def runs_along(mention: DateMention, own: DateMention, place: Place) -> bool:
    """Whether a line inside the business gives the title of these minutes again, as the foot of a page does."""
    item, paragraph = place.paragraph.item, place.paragraph
    if item is None or not same_day(mention, own):
        return False
    alone = not place.after.strip(" .)*_") and begins("MINUTES_HEAD", paragraph.text)
    return alone and paragraph.span.start > item.heading.start and titled_as(item.title) != "previous"


def tense_of(sentence: str) -> Tense | None:
    """Whether the words right before a date speak of what was or of what will be."""
    if not says("TELLING", sentence):
        return None
    if says("FUTURE", sentence):
        return "future"
    return "past" if says("PAST", sentence) else None


def plausible(mention: DateMention, anchor: date | None) -> DateMention:
    """A date whose two figures after the month are no year near the meeting's states none."""
    year = mention.part("year")
    if mention.year is None or year.end - year.start != 2 or mention.form[1:2] in ("/", "."):
        return mention
    if anchor is not None and abs(mention.year - anchor.year) <= 2:
        return mention
    return mention._replace(year=None, form="")


def resolved(mention: DateMention, anchor: date | None) -> DateMention:
    """A date with the days it may mean, or the reason it means none."""
    if mention.first is not None or mention.month is None or (mention.instead_of and mention.year is None):
        return mention
    if not 1 <= mention.month <= 12:
        return mention._replace(problem=f"there is no month {mention.month}")
    if mention.year is None:
        return nearest(mention, anchor)
    if not 1 <= mention.year <= 9999:
        return mention
    last = monthrange(mention.year, mention.month)[1]
    if mention.day is None:
        first = date(mention.year, mention.month, 1)
        return mention._replace(first=first, last=first.replace(day=last))
    if not 1 <= mention.day <= last:
        return mention._replace(problem=f"{month_name(mention)} has {last} days")
    day = date(mention.year, mention.month, mention.day)
    return mention._replace(first=day, last=day)


def month_name(mention: DateMention) -> str:
    """The month of a date, with its year where that decides how long it is."""
    assert mention.month is not None
    name = series("MONTH")[mention.month - 1].capitalize()
    return f"{name} {mention.year}" if mention.month == 2 and mention.year else name


def nearest(mention: DateMention, anchor: date | None) -> DateMention:
    """A date without a year, in the year that brings it nearest to the meeting; one of its weekday if any is near."""
    if mention.day is None or mention.month is None:
        return mention
    if mention.day > monthrange(2024, mention.month)[1] or mention.day < 1:
        return mention._replace(problem=f"{month_name(mention)} has {monthrange(2024, mention.month)[1]} days")
    if anchor is None:
        return mention
    days = years_around(anchor, mention.month, mention.day)
    if not days:
        return mention
    fitting = [d for d in days if d.weekday() == mention.weekday and abs(d - anchor).days <= NEAR]
    day = (fitting or days)[0]
    return mention._replace(year=day.year, first=day, last=day, inferred=True)


def years_around(anchor: date, month: int, day: int) -> list[date]:
    """A day in the year of another and in those beside it, the nearest first."""
    years = range(max(1, anchor.year - 1), min(9999, anchor.year + 1) + 1)
    days = (date(year, month, day) for year in years if day <= monthrange(year, month)[1])
    return sorted(days, key=lambda found: abs(found - anchor))


# --- times ------------------------------------------------------------------------------------------


def with_roles(clocks: list[TimeMention], own: DateMention | None, places: dict[Span, Place]) -> Iterator[TimeMention]:
    """The times, those known as such at which the meeting opened and closed."""
    told = [clock._replace(role=clock_role(clock, own, places)) for clock in clocks]
    start = next((clock for clock in told if clock.role == "start" and clock.value), None)
    for clock in told:
        yield afternoon(clock, start) if clock.role == "end" else clock


def clock_role(clock: TimeMention, own: DateMention | None, places: dict[Span, Place]) -> ClockRole:
    """Whether the meeting opened or closed at a time, by the words before it and the date beside it."""
    place = places[clock.span]
    before = without_at(last_sentence(place.before))
    last = not place.after.strip(" .*_)")
    if says("CLOSED", before.lstrip() if last else before):
        return "end"
    return "start" if says("OPENED", before) or (own is not None and beside(clock, own, places)) else "other"


def beside(clock: TimeMention, own: DateMention, places: dict[Span, Place]) -> bool:
    """Whether a time stands with the meeting's own date."""
    same = own.span in places and places[clock.span].paragraph is places[own.span].paragraph
    return same and -60 <= clock.span.start - own.span.end <= 40


def afternoon(clock: TimeMention, start: TimeMention | None) -> TimeMention:
    """A closing time without a half of the day, in the half that lies after the opening."""
    stated = any(character.isalpha() for character in clock.raw)
    if start is None or start.value is None or clock.value is None or stated or not 1 <= clock.value.hour < 12:
        return clock
    if clock.value > start.value:
        return clock
    return clock._replace(value=time(clock.value.hour + 12, clock.value.minute))
