"""What the dates and times of a meeting mean: its own date, their years, roles and tenses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from minutes_lint import DateMention, DateRange, Duration, FileDate, NextMeeting, Span, TimeMention, TimeRange
from minutes_lint.model.mentions import DateRole, Tense

from ..parser.drafts import Draft, Found
from ..parser.words import series
from .around import BEFORE, Place, begins, last_sentence, placed, says, titled_as
from .clocks import with_roles
from .days import anchor_of, plausible, resolved, same_day
from .figures import numeric_order, sure_dates
from .outside import Stated, file_names, in_name, outside, sure_days
from .times import seasonal
from .witnesses import overruled, own_date

SOON = 100
"""The meeting of a month is at most this many days ahead."""


def settle(draft: Draft) -> Draft:
    """A draft with years, roles and tenses, and the date of the meeting itself where it is stated."""
    beside, names = outside(draft), file_names(draft)
    inside, clocks = sure_dates(draft.find(DateMention)), draft.find(TimeMention)
    places = placed(draft.document.text, draft.paragraphs, (*inside, *clocks))
    ordered = numeric_order(draft, [*inside, *(one.mention for one in beside)], sure_days(beside, names))
    inside, beside = [ordered(m) for m in inside], [one._replace(mention=ordered(one.mention)) for one in beside]
    own = own_date(draft, inside, beside, names, places)
    dates = with_days(draft, inside, own, places)
    anchor = anchor_of(inside, own)
    dates |= {one.mention.span: of_meeting(one.mention, anchor) for one in beside if names_meeting(one, own)}
    held = None if own is None else dates.get(own.span) or of_meeting(own, anchor)
    times = with_roles(draft, clocks, [m for m in dates.values() if m.role == "meeting"], places)
    clock = {m.span: seasonal(m, held and held.date) for m in times}
    known: Found = {
        NextMeeting: [*next_meetings(draft)],
        DateMention: [*dates.values()],
        TimeMention: [*clock.values()],
        FileDate: [*in_name(draft, names, held)],
    }
    return draft.having({**known, **joined(draft, dates, clock)})._replace(date=held)


def with_days(
    draft: Draft, inside: list[DateMention], own: DateMention | None, places: dict[Span, Place]
) -> dict[Span, DateMention]:
    """The dates of the paragraphs by their places, with days, roles and tenses."""
    anchor, again = anchor_of(inside, own), running(draft.document.text, inside, own)
    if own is not None and own.span not in places:
        again |= {m.span for m in inside if overruled(draft, m, own, places[m.span])}
    return {m.span: settled(m, own, anchor, places[m.span], again) for m in inside}


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


def names_meeting(stated: Stated, own: DateMention | None) -> bool:
    """Whether a date outside the paragraphs is meant for the meeting's; one of front matter only where it is that."""
    return stated.source not in ("day", "dated") or (own is not None and stated.mention.span == own.span)


# --- years, roles and tenses ------------------------------------------------------------------------


def settled(
    mention: DateMention, own: DateMention | None, anchor: date | None, place: Place, again: set[Span]
) -> DateMention:
    """A date with its days, its role and its tense; `again` are others that are meant for the meeting's own."""
    mention = resolved(plausible(mention, anchor), anchor)
    sentence = last_sentence(place.before)
    role: DateRole = "other" if mention.instead_of else role_of(place, sentence)
    if role == "other" and anchor is not None and coming(mention, anchor, place):
        role = "next"
    if own is not None and (
        mention.span == own.span or mention.span in again or repeats(mention, own) or runs_along(mention, own, place)
    ):
        role = "meeting"
    return mention._replace(role=role, tense=tense_of(sentence))


def coming(mention: DateMention, anchor: date, place: Place) -> bool:
    """Whether a date after the meeting is that of the meeting of its month: "April meeting – Wednesday, April 7"."""
    if mention.date is None or mention.date <= anchor or (mention.date - anchor).days > SOON:
        return False
    item = place.paragraph.item
    title = place.under or ("" if item is None else item.title)
    month = series("MONTH")[mention.date.month - 1]
    return any(month in words.lower() and says("OF_MONTH", words) for words in (place.before, f"{title}: "))


def role_of(place: Place, sentence: str) -> DateRole:
    """Whose date it is, by the words around it and the item it stands in."""
    titled = titled_as("" if place.paragraph.item is None else place.paragraph.item.title)
    titled = titled_as(place.under) if titled == "other" else titled
    told = says("TELLING", sentence)
    if says("PUT_OFF", sentence):
        return "other"
    if told and says("NEXT", sentence):
        return "next"
    if earlier(place, sentence, titled == "previous", told):
        return "previous"
    return "next" if titled == "next" and announced(place) else "other"


def earlier(place: Place, sentence: str, titled: bool, told: bool) -> bool:
    """Whether a date is that of the meeting before; `titled` says that it stands under a title for its minutes."""
    minutes = (told and says("PREVIOUS", sentence)) or begins("MINUTES_AFTER", place.after)
    if minutes and (titled or approved(place, sentence)):
        return True
    return titled and told and (says("HELD", sentence) or begins("MEETING_OF", place.before))


def approved(place: Place, sentence: str) -> bool:
    """Whether the minutes that a date belongs to are approved here, or this is the heading for that."""
    if place.paragraph.role != "title" and begins("MINUTES_HEAD", place.paragraph.text):
        return True
    return begins("APPROVED", place.after) or says("APPROVING", sentence)


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
