"""The meeting's own date: what most of the places say that may name it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from minutes_lint import DateMention, Span
from minutes_lint.values import TYPE_CHECKING, NamedTuple

from ..parser.drafts import Draft
from .around import Place, begins, last_sentence, says, titled_as
from .days import middle_of, resolved, same_day
from .figures import in_figures
from .outside import FileName, Source, Stated

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

Kind: TypeAlias = "Literal['opening', 'order', 'file'] | Source"

FILE, SPELLED = 3, 4
"""How much the name of the file weighs, in figures and spelled out: less than the title of a meeting."""

TITLE = 6
"""How much the title of a meeting weighs that names its day with its weekday, its time or the words for it."""

SOURCES: dict[Source, int] = {"title": 5, "held": 4, "header": 3, "day": 2, "dated": 2}
"""How much each place outside the paragraphs weighs."""


class Witness(NamedTuple):
    """A date that may be the meeting's: which kind of place names it, and how much that weighs.

    What several places of one kind say weighs once.
    """

    mention: DateMention
    kind: Kind
    weight: int


Day = date | str
"""A day, or the words of a date that means none: because there is no such day, or its month cannot be told."""


def own_date(
    draft: Draft, inside: list[DateMention], beside: list[Stated], names: list[FileName], places: dict[Span, Place]
) -> DateMention | None:
    """The date of the meeting itself: the one for which the places that name it weigh most."""
    stated = [*testimony(draft, inside, places), *(Witness(m, source, SOURCES[source]) for m, source in beside)]
    middle = middle_of([*inside, *(one.mention for one in beside)])
    said: dict[Day, list[Witness]] = defaultdict(list)
    for one in stated:
        said[resolved(one.mention, middle).date or one.mention.raw].append(one)
    named = in_the_name(draft, names, said)
    days = [day for day in said if day in named or any(one.kind != "dated" for one in said[day])]
    days += (day for day in named if day not in said)
    best = max(days, key=lambda day: weight(said.get(day, ()), named.get(day, 0)), default=None)
    if best is None:
        return None
    if best not in said:
        assert isinstance(best, date)
        return from_name(draft, best, names)
    return max(said[best], key=lambda one: (one.kind in ("opening", "order"), one.weight)).mention


def weight(witnesses: Iterable[Witness], more: int) -> tuple[int, int]:
    """How much the witnesses of one day weigh, each kind of place once, and how much the best of them."""
    kinds: dict[Kind, int] = {}
    for one in witnesses:
        kinds[one.kind] = max(one.weight, kinds.get(one.kind, 0))
    return sum(kinds.values()) + more, max(kinds.values(), default=0)


def in_the_name(draft: Draft, names: list[FileName], said: Iterable[Day]) -> dict[Day, int]:
    """How much the name of the file weighs for the days that are stated, or for the one that it may only mean."""
    weights: dict[Day, int] = {day: FILE for name in names for day in name.days}
    weights |= {day: SPELLED for name in names if name.written for day in name.days}
    stated = {day: weights[day] for day in said if day in weights}
    if stated or draft.span.start or not names or len(names[0].days) > 1:
        return stated
    return {day: weights[day] for day in names[0].days}


def from_name(draft: Draft, day: date, names: list[FileName]) -> DateMention:
    """A date that stands in the name of the file alone; it has no place in the text but where that begins."""
    raw = next(name.raw for name in names if day in name.days)
    at = Span(draft.span.start, draft.span.start)
    return DateMention(at, raw, None, day.year, day.month, day.day, first=day, last=day, role="meeting")


def testimony(draft: Draft, inside: list[DateMention], places: dict[Span, Place]) -> Iterator[Witness]:
    """The dates of the paragraphs that may be the meeting's own."""
    end = opening_end(draft)
    for mention in inside:
        place = places[mention.span]
        if (mention.day is None and not in_figures(mention)) or mention.instead_of or elsewhere(place):
            continue
        if says("OPENED", last_sentence(place.before)):
            yield Witness(mention, "order", 4)
        if mention.span.start < end and (worth := in_opening(draft, mention, place)):
            yield Witness(mention, "opening", worth)


def in_opening(draft: Draft, mention: DateMention, place: Place) -> int:
    """How much a date in the opening weighs: that of a title with a weekday, a time or the words of a meeting most."""
    sure = accompanied(mention, place, "OWN")
    if place.paragraph.role == "title":
        return TITLE if sure else 3 if draft.kind == "agenda" else 4
    if says("DATE_LABEL", place.before) or names_itself(place):
        return 4 if draft.kind == "agenda" else TITLE
    sure = accompanied(mention, place, "HELD_ON")
    if place.paragraph.item is not None:
        return 1 if sure else 0
    if sure:
        return 5 if draft.kind == "agenda" else 2
    year = mention.part("year")
    alone = not says("WORDS", place.after) and not says("WORDS", place.before)
    return 3 if alone and year.end - year.start == 4 else 0


def overruled(draft: Draft, mention: DateMention, own: DateMention, place: Place) -> bool:
    """Whether a date is the title's, though all outside the text speaks for a day that differs in one part."""
    if mention.span.start >= opening_end(draft) or same_day(mention, own) or mention.instead_of or elsewhere(place):
        return False
    parts = zip((mention.year, mention.month, mention.day), (own.year, own.month, own.day), strict=True)
    slipped = mention.year is not None and sum(one != other for one, other in parts) == 1
    return slipped and in_opening(draft, mention, place) >= TITLE


def accompanied(mention: DateMention, place: Place, words: str) -> bool:
    """Whether a date stands with a weekday, the words of a meeting or a time of day."""
    return mention.weekday is not None or says(words, place.before) or begins("TIME_AFTER", place.after)


def opening_end(draft: Draft) -> int:
    """Where the part ends in which a document says when its meeting is or was."""
    for item in draft.items:
        if item.mark is not None and item.span.start > draft.span.start:
            return item.span.start
    return min(draft.span.end, draft.span.start + 3000)


def names_itself(place: Place) -> bool:
    """Whether a paragraph is the title of the minutes or agenda at hand, with its date."""
    own = place.paragraph.role == "title" or begins("TITLE_WORDS", place.paragraph.text)
    return own and place.paragraph.item is None


def elsewhere(place: Place) -> bool:
    """Whether the words around a date make it that of something else than the meeting at hand."""
    item = place.paragraph.item
    sentence = last_sentence(place.before)
    return (
        says("NEXT", sentence)
        or says("OTHER_DAY", sentence)
        or begins("STAMPED", place.after)
        or (not names_itself(place) and (says("PREVIOUS", sentence) or begins("APPROVED", place.after)))
        or (item is not None and titled_as(item.title) != "other")
    )
