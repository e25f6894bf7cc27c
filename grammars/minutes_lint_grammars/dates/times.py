"""Times of day and how long something took: from the tree of the dates grammar to mentions."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

from minutes_lint import Duration, Item, Span, TimeMention, TimeRange, View
from minutes_lint.model.mentions import Mention

from ..parser.parsing import Token, Tree
from ..parser.words import openers, terminal

NAMED = {"MIDDAY": (time(12), "n"), "MIDNIGHT": (time(0), "m")}
"""The times that have names, and what their halves of the day are called here."""

OFFSETS = {"UTC": 0, "GMT": 0, "BST": 1, "IST": 1, "CET": 1, "CEST": 2, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7,
           "MDT": -6, "PST": -8, "PDT": -7, "AWST": 8, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13}  # fmt: skip
"""Hours ahead of UTC; CST, of which there are two, is left out."""


def clock(tree: Tree, view: View, at: int, item: Item | None) -> tuple[Mention, ...]:
    """The times in a reading that begins at `at` of the view; none where it says no time after all."""
    pieces = [child for child in tree.children if isinstance(child, Token) and child.type != "AT"]
    cut = next((i for i, token in enumerate(pieces) if token.type == "TIME_TO"), len(pieces))
    first, last = pieces[:cut], pieces[cut + 1 :]
    ends = meridiem(last) if last else ""
    begin = moment(first, view, at, item, inherited(first, last, ends))
    end = moment(last, view, at, item, ends) if last else None
    if begin is None:
        return ()
    if end is None:
        return (begin,)
    if ends in ("a", "p") and not meridiem(first) and not in_order(begin, end):
        return (begin, end)
    raw = view.text[at + first[0].start_pos : at + last[-1].end_pos]
    stretch = TimeRange(Span(begin.span.start, end.span.end), raw, item, begin, end)
    took = next(iter(tree.below("duration")), None)
    return (begin, end, stretch, *(() if took is None else (lasting(took, view, at, item, stretch),)))


def in_order(begin: TimeMention, end: TimeMention) -> bool:
    """Whether one time is before another, as far as they are known."""
    return begin.value is None or end.value is None or begin.value < end.value


def moment(tokens: list[Token], view: View, at: int, item: Item | None, half: str) -> TimeMention | None:
    """One time; `half` is "a" or "p" where the other end of the stretch lends its half of the day."""
    start, end = at + tokens[0].start_pos, at + tokens[-1].end_pos
    raw, own = view.text[start:end], meridiem(tokens)
    zone = "".join(t.strip(" ()") for t in tokens if t.type == "ZONE")
    value, problem = value_of(tokens, own or half)
    if problem and not own and not spoken_of(view.text, start):
        return None
    return TimeMention(view.span(start, end), raw, item, value, problem, zone, offset=OFFSETS.get(zone))


def seasonal(clock: TimeMention, day: date | None) -> TimeMention:
    """A time, known as impossible where it is in British Summer Time and `day`, the meeting's, was in winter."""
    if clock.zone != "BST" or day is None or last_sunday(day.year, 3) <= day < last_sunday(day.year, 10):
        return clock
    return clock._replace(out_of_season=True)


def last_sunday(year: int, month: int) -> date:
    """The last Sunday of a month of 31 days."""
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def value_of(tokens: list[Token], half: str) -> tuple[time | None, str | None]:
    """The time that the tokens of one say, and what is wrong with it: "19.30 pm" is a time, "25.30" is none."""
    if tokens[0].type == "WORD_HOUR":
        return named(tokens[0].split()[-1])[0], None
    hour, minute = on_dial(tokens)
    problem = impossible(hour, minute, half)
    if problem is not None and (minute > 59 or hour > 23 or half != "p"):
        return None, problem
    if half == "p" and hour < 12:
        hour += 12
    elif half in ("a", "m") and hour == 12:
        hour = 0
    return time(hour % 24, minute), problem


def on_dial(tokens: list[Token]) -> tuple[int, int]:
    """The hour and the minute that are printed."""
    head = tokens[0]
    if head.type == "HHMM":
        return int(head[:2]), int(head[2:])
    minute = next((token for token in tokens if token.type in ("MINUTE", "BARE_MINUTE")), None)
    return int(head), int(minute[1:3]) if minute else 0


def impossible(hour: int, minute: int, half: str) -> str | None:
    """Why there is no such time in a half of the day; None where there is."""
    if minute > 59:
        return f"there are only 60 minutes in an hour, not {minute}"
    if hour > 24 or (hour == 24 and minute):
        return f"there are only 24 hours in a day, not {hour}"
    if half in ("a", "p") and hour > 12:
        return f"{hour} is an hour of the 24-hour clock, which has no {half}.m."
    return None


def meridiem(tokens: list[Token]) -> str:
    """Which half of the day is stated: "a", "p", "n" for noon, "m" for midnight, or none."""
    for token in tokens:
        if token.type == "MERIDIEM":
            return named(token.strip())[1] or token.strip()[0].lower()
    return ""


def named(word: str) -> tuple[time | None, str]:
    """The time that a word names, "noon", and its half of the day; None and "" where it names none: "pm"."""
    return next((known for name, known in NAMED.items() if word.lower() in openers("words", name)), (None, ""))


def inherited(first: list[Token], last: list[Token], half: str) -> str:
    """The half of the day that the first end of a stretch takes from the last: that which leaves it in order."""
    if half not in ("a", "p") or meridiem(first) or not first[0].isdigit():
        return ""
    begin, _ = value_of(first, half)
    end, _ = value_of(last, half)
    if begin is None or end is None:
        return ""
    return half if begin < end else "a"


def spoken_of(text: str, start: int) -> bool:
    """Whether the words before make it a time, however odd it is: a date, or the meeting's opening or close."""
    before = without_at(text[max(0, start - 80) : start])
    return any(terminal("dates/dates_words", name).search(before) for name in ("DATED", "OPENED", "CLOSED"))


def without_at(before: str) -> str:
    """The words before a time without the last one, "at"."""
    return terminal("dates/dates_words", "AT").sub("", before)


def lasting(tree: Tree, view: View, at: int, item: Item | None, stretch: TimeRange) -> Duration:
    """How long a stretch is said to have taken."""
    tokens = [t for t in tree.children if isinstance(t, Token) and t.type in ("HOURS", "MINUTES")]
    minutes = sum((number(t) * (60 if t.type == "HOURS" else 1) for t in tokens), Decimal(0))
    start, end = at + tokens[0].start_pos, at + tokens[-1].end_pos
    return Duration(view.span(start, end), view.text[start:end], item, round(minutes), stretch)


def number(token: Token) -> Decimal:
    """The figure in a token such as " and 30 minutes"."""
    return Decimal("".join(c for c in token if c.isdigit() or c == "."))
