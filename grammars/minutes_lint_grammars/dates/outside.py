"""What names the day of a meeting outside its paragraphs: page headers, the front matter, the file's name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import PurePath

from minutes_lint import DateMention, FileDate, Paragraph, RunningHeader, Span, TimeMention, View
from minutes_lint.values import TYPE_CHECKING, NamedTuple

from ..parser.drafts import Draft
from ..parser.sweep import Swept, sweep
from ..parser.words import terminal
from .around import says
from .dates import SIGHTS
from .days import resolved
from .figures import in_figures, turned

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

Source: TypeAlias = "Literal['header', 'title', 'held', 'day', 'dated']"
"""A page header; the title in the front matter; its date, surely, likely or perhaps that of the meeting."""

COMPACT = {
    8: ((0, 4, 4, 6, 6, 8), (4, 8, 2, 4, 0, 2), (4, 8, 0, 2, 2, 4)),
    6: ((0, 2, 2, 4, 4, 6), (4, 6, 2, 4, 0, 2), (4, 6, 0, 2, 2, 4)),
}
"""Where year, month and day may begin and end in a run of figures, by its length."""

YEARS = range(1900, 2100)
"""The years that a name without signs may mean."""


class Stated(NamedTuple):
    """A date outside the paragraphs, and where that is."""

    mention: DateMention
    source: Source


class FileName(NamedTuple):
    """A date in the file's name and the days that it may mean; `written` says that it has a month by name."""

    raw: str
    days: frozenset[date]
    written: bool


def outside(draft: Draft) -> list[Stated]:
    """The dates in page headers and the front matter, but those that are said to be of something else."""
    found = [
        Stated(mention, "header")
        for header in draft.find(RunningHeader)
        for mention in dates_in(header.raw, header.span.start)
        if not of_another(header.raw[: mention.span.start - header.span.start])
    ]
    if "title" in draft.front:
        text, span = draft.front["title"]
        found += (Stated(mention, "title") for mention in dates_in(text, span.start))
    for text, span in days_in_front(draft):
        sure = "held" in draft.front or clock_in(text, span.start) is not None
        source: Source = "held" if sure else "day" if "day" in draft.front else "dated"
        found += (Stated(mention, source) for mention in dates_in(text, span.start)[:1])
    return found


def of_another(before: str) -> bool:
    """Whether the words before a date in a page header make it that of something else: "Last updated: 5/3/2021"."""
    return says("OTHER_DAY", before) or says("NEXT", before)


def days_in_front(draft: Draft) -> list[tuple[str, Span]]:
    """What the front matter gives as a day, but the moment at which a program wrote it."""
    key = terminal("structure/front", "DAY")
    values = (value for name, value in draft.front.items() if key.fullmatch(name))
    return [value for value in values if not says("MACHINE", value[0])]


def clock_in_front(draft: Draft) -> TimeMention | None:
    """The time at which the meeting began, where the front matter says it, with its day or by itself."""
    key = terminal("structure/front", "HOUR")
    stated = [*days_in_front(draft), *(value for name, value in draft.front.items() if key.fullmatch(name))]
    return next((clock for text, span in stated if (clock := clock_in(text, span.start)) is not None), None)


def clock_in(text: str, start: int) -> TimeMention | None:
    """The time of day in a value of the front matter; midnight is that of a day without a time."""
    iso = terminal("dates/dates_words", "ISO_CLOCK").search(text)
    if iso is not None:
        hour, minute = (int(part) for part in iso.group()[1:].split(":"))
        place = Span(start + iso.start() + 1, start + iso.end())
        return TimeMention(place, iso.group()[1:], None, time(hour % 24, minute % 60), role="start")
    clocks = (m for m in swept(text, start).get(TimeMention, ()) if isinstance(m, TimeMention) and m.value)
    return next((clock._replace(role="start") for clock in clocks), None)


def swept(text: str, start: int) -> Swept:
    """What the grammar of dates reads in a text that begins at `start` of the document."""
    view = View(text, (0,), (start,))
    return sweep([Paragraph(Span(start, start + len(text)), view, None, "title")], SIGHTS)


def dates_in(text: str, start: int) -> list[DateMention]:
    """The dates with a year or a weekday in a text that begins at `start` of the document."""
    found = swept(text, start).get(DateMention, [])
    return [m for m in found if isinstance(m, DateMention) and m.day and (m.year or m.weekday is not None)]


# --- the name of the file ---------------------------------------------------------------------------


def file_names(draft: Draft) -> list[FileName]:
    """The days that the file's name may mean; where it has some spelled out, these come first."""
    return sorted(named(PurePath(draft.document.path).stem), key=lambda name: not name.written)


def named(stem: str) -> Iterator[FileName]:
    """The dates in a name without its suffix: "2018-12-01", "10_8_15", "6th-november-2018", "20181201"."""
    spoken = stem.replace("._", "; ").replace("_", " ").replace("-", " ")
    for numbers in terminal("dates/dates_words", "NAME_FIGURES").finditer(stem):
        start, end = numbers.span()
        signs = numbers.group().replace("_", "/").replace("-", "/").replace(".", "/")
        days = compact(signs) if signs.isdigit() else {day for m in dates_in(signs, 0) for day in either(m)}
        if days:
            yield FileName(numbers.group(), frozenset(days), written=False)
        spoken = f"{spoken[:start]}{';' * (end - start)}{spoken[end:]}"
    for mention in dates_in(spoken, 0):
        if (day := resolved(mention, None).date) is not None:
            yield FileName(mention.raw, frozenset((day,)), written=True)


def sure_days(beside: list[Stated], names: list[FileName]) -> set[date]:
    """The days that are stated without doubt outside the paragraphs."""
    days = {resolved(one.mention, None).date for one in beside if not in_figures(one.mention)}
    days |= {day for name in names if len(name.days) == 1 for day in name.days}
    return {day for day in days if day is not None}


def either(mention: DateMention) -> Iterator[date]:
    """The days that a date may mean, in either order where it is in figures."""
    for reading in (mention, turned(mention)) if in_figures(mention) else (mention,):
        if (day := resolved(reading, None).date) is not None:
            yield day


def compact(figures: str) -> set[date]:
    """The days that a run of six or eight figures may mean."""
    found = set()
    for y, y_end, m, m_end, d, d_end in COMPACT.get(len(figures), ()):
        year = int(figures[y:y_end]) + (2000 if y_end - y == 2 else 0)
        stated = DateMention(Span(0, 0), figures, None, year, int(figures[m:m_end]), int(figures[d:d_end]))
        if year in YEARS and (day := resolved(stated, None).date) is not None:
            found.add(day)
    return found


def in_name(draft: Draft, names: list[FileName], own: DateMention | None) -> Iterator[FileDate]:
    """The days in the name of the file whose first meeting this is, as far as they mean one day."""
    if own is None or draft.span.start:
        return
    for name in names:
        if own.date in name.days or len(name.days) == 1:
            day = own.date if own.date in name.days else next(iter(name.days))
            assert day is not None
            yield FileDate(own.span, name.raw, None, day, name.written)
