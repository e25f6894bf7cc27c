"""When the meeting began and when it closed, among the times that its minutes state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from minutes_lint import DateMention, Span, TimeMention
from minutes_lint.values import TYPE_CHECKING

from ..parser.drafts import Draft
from .around import Place, last_sentence, says
from .outside import clock_in_front
from .times import without_at

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

ClockRole: TypeAlias = "Literal['start', 'end', 'other']"

Places = Mapping[Span, Place]
"""Where each date and time stands."""

NEAR = 20
"""The words of an item begin within this many characters after its heading."""

BELOW = 120
"""A time alone in the title stands within this many characters after the meeting's date."""


def with_roles(draft: Draft, clocks: list[TimeMention], days: list[DateMention], places: Places) -> list[TimeMention]:
    """The times, those known as such at which the meeting opened and closed; `days` say the meeting's own date."""
    told = [clock._replace(role=clock_role(clock, days, places)) for clock in clocks]
    start = next((clock for clock in told if clock.role == "start" and clock.value), None)
    if start is None and (start := planned(draft, told, places)) is not None:
        told = [start, *(clock for clock in told if clock.span != start.span)]
    return [afternoon(clock, start) if clock.role == "end" else clock for clock in told]


def planned(draft: Draft, told: list[TimeMention], places: Places) -> TimeMention | None:
    """When the meeting is to begin where its text does not say when it did: by the front matter, or by custom."""
    opening = (clock for clock in told if clock.value and places[clock.span].paragraph.item is None)
    custom = (clock for clock in opening if says("HABIT", before_it(places[clock.span])))
    start = clock_in_front(draft) or next(custom, None)
    return None if start is None else start._replace(role="start")


def clock_role(clock: TimeMention, days: list[DateMention], places: Places) -> ClockRole:
    """Whether the meeting opened or closed at a time, by the words before it and the date beside it."""
    place = places[clock.span]
    before = before_it(place)
    last = not place.after.strip(" .*_)")
    if says("CLOSED", before.lstrip() if last else before):
        return "end"
    if says("OPENED", before) or (place.paragraph.item is None and opens(clock, place, before, days)):
        return "start"
    return "start" if any(beside(clock, day, places) for day in days) else "other"


def before_it(place: Place) -> str:
    """The words before a time in its sentence, with the title of its item where it is the first word below that."""
    words, item = without_at(last_sentence(place.before)), place.paragraph.item
    alone = item is not None and not words.strip(" *_(") and place.paragraph.span.start - item.heading.end <= NEAR
    return f"{item.title}: " if item is not None and alone else words


def opens(clock: TimeMention, place: Place, before: str, days: list[DateMention]) -> bool:
    """Whether a time in the opening is that of the meeting: by its label, or because it stands alone below the date."""
    if place.paragraph.role == "heading" or says("CLOSED", before):
        return False
    if says("TIME_LABEL", before):
        return True
    alone = place.paragraph.role in ("title", "row") and not says("WORDS", place.before)
    return alone and any(0 <= clock.span.start - day.span.end <= BELOW for day in days)


def beside(clock: TimeMention, own: DateMention, places: Places) -> bool:
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
