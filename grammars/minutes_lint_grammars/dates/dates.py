"""Dates and times as they are stated: from the words to mentions, before the meeting's own date is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from minutes_lint import DateMention, DateRange, Item, Oddity, Span, View, YearRange
from minutes_lint.model.mentions import Mention
from minutes_lint.values import NamedTuple
from minutes_lint.wording import suffix

from ..parser.inline import Inline
from ..parser.parsing import Token, Tree
from ..parser.sweep import Read, Sight
from ..parser.words import openers, series, terminal
from .times import clock

GRAMMAR = Inline("dates/dates")

SEASON_MONTHS = (3, 6, 9, 12)
"""The months in which the seasons begin."""

STEM = 3
"""The letters by which months and weekdays are told apart, in full or cut short."""

SEASON_DAYS = 91
"""A season surely ends within this many days after its first."""

SPANS = ("TO", "DAY_TO", "MDAY_TO", "MONTH_TO")
PARTS = {
    "WEEKDAY": "weekday", "WEEKDAY_AFTER": "weekday", "DAY": "day", "MDAY": "day", "SUFFIX": "suffix", "MONTH": "month",
    "YEAR": "year", "MONTH_YEAR": "year", "SEASON_YEAR": "year", "ISO_YEAR": "year",
}  # fmt: skip


class Part(NamedTuple):
    """A part of a date: what it is, its word or figure, and where that stands in the view."""

    name: str
    text: str
    start: int
    end: int


def read(view: View, at: int, item: Item | None) -> Read | None:
    """The date, time, span of either, or span of years that begins at `at`."""
    text = view.text
    if terminal("dates/dates_words", "LOOK").match(text, at) is None:
        return wrong_ordinal(view, at, item)
    reading = GRAMMAR.read(text, at)
    if reading is None:
        return None
    (tree,) = reading.tree.children
    assert isinstance(tree, Tree)
    found = READERS[tree.data](tree, view, at, item)
    return Read(reading.end, found) if found else None


def wrong_ordinal(view: View, at: int, item: Item | None) -> Read | None:
    """An ordinal outside a date whose suffix does not fit its figure."""
    found = terminal("dates/dates_words", "WRONG_ORDINAL").match(view.text, at) if view.text[at].isdigit() else None
    if found is None or (at and view.text[at - 1].isalnum()):
        return None
    figure = found.group()[:-2]
    expected = figure + suffix(int(figure))
    return Read(found.end(), (Oddity(view.span(at, found.end()), found.group(), item, "suffix", expected),))


# --- dates ------------------------------------------------------------------------------------------


def dates(tree: Tree, view: View, at: int, item: Item | None) -> tuple[Mention, ...]:
    """The dates in a reading, and the stretch between two of them."""
    found: list[DateMention] = []
    joined: list[tuple[str, int]] = []
    for child in tree.children:
        if isinstance(child, Token):
            joined.append((child.type, len(found)))
        else:
            pieces, within = DATES[child.data](child, view, at, item)
            joined += [(kind, len(found) + place) for kind, place in within]
            found += pieces
    spans = {place for kind, place in joined if kind in SPANS}
    for place in range(len(found) - 1, 0, -1):
        found[place - 1] = with_year(found[place - 1], found[place], place in spans)
    for kind, place in joined:
        if kind == "NOT":
            found[place] = found[place]._replace(instead_of=True)
    stretches = [stretch(found[place - 1], found[place], item) for kind, place in joined if kind in SPANS]
    return (*found, *stretches)


def with_year(mention: DateMention, following: DateMention, spans: bool) -> DateMention:
    """A date with the year of the one it is joined to, where it states none.

    The beginning of a stretch (`spans`) that would come after its end is of the year before; of two days named
    together the first is of the second's year only when it comes before it.
    """
    if mention.year is not None or following.year is None or mention.month is None or following.month is None:
        return mention
    if mention.month <= following.month:
        return mention._replace(year=following.year)
    return mention._replace(year=following.year - 1) if spans else mention


def stretch(first: DateMention, last: DateMention, item: Item | None) -> DateRange:
    """From one date to another."""
    span = Span(first.span.start, last.span.end)
    return DateRange(span, f"{first.raw} to {last.raw}", item, first, last)


Stated = tuple[list[DateMention], list[tuple[str, int]]]


def day_first(tree: Tree, view: View, at: int, item: Item | None) -> Stated:
    """ "6th November, 2018", and several days of one month: "12th to 15th March 2024"."""
    days = [list(parts(child, at)) for child in tree.children if isinstance(child, Tree)]
    shared = list(parts(tree, at))
    between = [child for child in tree.children if isinstance(child, Token) and child.type.startswith("DAY_")]
    if len(between) > 1 and "/" in "".join(between):  # "24/25 to 7 January": a year of the accounts up to a day
        days, between = days[-1:], []
    found = [mention(view, own, shared, item) for own in days[:-1]]
    form = written(view, "D", days[-1], shared) if len(days) == 1 else ""
    found.append(mention(view, [*days[-1], *shared], [], item, form))
    return found, [(token.type, place) for place, token in enumerate(between, 1)]


def month_first(tree: Tree, view: View, at: int, item: Item | None) -> Stated:
    """ "November 6, 2018", and "March 3-5, 2020"."""
    found = list(parts(tree, at))
    days = [place for place, part in enumerate(found) if part.name == "day"]
    if len(days) == 1:
        return [mention(view, found, [], item, written(view, "M", found, []))], []
    shared = [part for part in found if part.name in ("month", "year")]
    first, last = found[: days[1]], [part for part in found[days[1] :] if part.name != "year"]
    return [mention(view, first, shared, item), mention(view, last, shared, item)], [("MDAY_TO", 1)]


def month_of_year(tree: Tree, view: View, at: int, item: Item | None) -> Stated:
    """ "March 2024"."""
    return [mention(view, list(parts(tree, at)), [], item)], []


def months_of_year(tree: Tree, view: View, at: int, item: Item | None) -> Stated:
    """ "April – September 2014"."""
    first, last, year = parts(tree, at)
    return [mention(view, [first], [year], item), mention(view, [last, year], [], item)], [("MONTH_TO", 1)]


def figures(tree: Tree, view: View, at: int, item: Item | None) -> Stated:
    """ "18/09/18", day first for now, and "2018-09-18"."""
    named = list(parts(tree, at))
    iso = tree.data == "iso"
    tokens = [child for child in tree.children if isinstance(child, Token)]
    for token in tokens:
        if token.type in ("FIRST", "SECOND", "THIRD"):
            name = {"FIRST": "day", "SECOND": "month", "THIRD": "day" if iso else "year"}[token.type]
            figure = token.partition("T")[0]
            start = at + token.start_pos
            named.append(Part(name, figure, start, start + len(figure)))
    between = next(str(token) for token in tokens if token.type == "PART_SEP")
    form = f"Y{between}M{between}D" if iso else f"D{between}M{between}Y"
    return [mention(view, sorted(named, key=lambda part: part.start), [], item, form)], []


def parts(tree: Tree, at: int) -> Iterator[Part]:
    """The parts of a date that are tokens of this tree, each without what separates it."""
    for token in tree.children:
        if isinstance(token, Token) and token.type in PARTS:
            start = at + token.start_pos
            words = list(terminal("agenda/signals", "WORD").finditer(token)) or None
            if words is None:  # a suffix that a scanner took for a quotation mark
                continue
            word = words[0] if token.type.startswith("WEEKDAY") else words[-1]
            yield Part(PARTS[token.type], word.group(), start + word.start(), start + word.end())


def mention(view: View, own: list[Part], shared: list[Part], item: Item | None, form: str = "") -> DateMention:
    """The mention of a date: what is its own makes its span, what it shares with others only its value."""
    values = {part.name: part.text for part in (*shared, *own)}
    year = values.get("year")
    start, end = min(part.start for part in own), max(part.end for part in own)
    if view.text[end : end + 1] == ")" and "(" in view.text[start:end]:
        end += 1
    return DateMention(
        view.span(start, end),
        view.text[start:end],
        item,
        year=None if year is None else int(year) + (2000 if len(year) == 2 else 0),
        month=month_of(values["month"]),
        day=int(values["day"]) if "day" in values else None,
        weekday=place_of(values["weekday"], "WEEKDAY") if "weekday" in values else None,
        suffix=values.get("suffix", ""),
        form=form,
        parts=tuple((part.name, view.span(part.start, part.end)) for part in (*own, *shared)),
    )


def month_of(text: str) -> int:
    """The number of a month, named or in figures."""
    return int(text) if text.isdigit() else place_of(text, "MONTH") + 1


def place_of(word: str, names: str) -> int:
    """The place of a month, a weekday or a season in its list in `words.lark`, from 0, in full or cut short."""
    return [name[:STEM] for name in series(names)].index(word[:STEM].lower())


def written(view: View, first: str, own: list[Part], shared: list[Part]) -> str:
    """How a date is written, by its parts and what stands between: "D M, Y"; empty without a year."""
    placed = {part.name: part for part in (*own, *shared)}
    if "year" not in placed:
        return ""
    order = ("day", "month") if first == "D" else ("month", "day")
    ends = [placed[name] for name in (*order, "year")]
    comma = "," if "," in view.text[ends[1].end : ends[2].start] else ""
    if "-" in view.text[ends[0].end : ends[1].start]:
        return "D-Mon-Y"
    return " ".join(name[0].upper() for name in order) + f"{comma} Y"


DATES = {
    "dmy": day_first, "mdy": month_first, "my": month_of_year, "months": months_of_year,
    "numeric": figures, "iso": figures,
}  # fmt: skip


# --- seasons and years ------------------------------------------------------------------------------


def season(tree: Tree, view: View, at: int, item: Item | None) -> tuple[Mention, ...]:
    """ "The early summer of 2024": the months of the season, in the north."""
    named = {token.type: token for token in tree.children if isinstance(token, Token)}
    (year,) = parts(tree, at)
    if len(year.text) != 4:
        return ()
    start = at + min(token.start_pos for token in named.values())
    first = date(int(year.text), SEASON_MONTHS[place_of(named["SEASON"], "SEASON_WORD")], 1)
    found = DateMention(
        view.span(start, year.end),
        view.text[start : year.end],
        item,
        year=first.year,
        first=first,
        last=first + timedelta(days=SEASON_DAYS),
        parts=(("year", view.span(year.start, year.end)),),
    )
    return (found,)


def years(tree: Tree, view: View, at: int, item: Item | None) -> tuple[Mention, ...]:
    """ "2016/17": the second year is of the century of the first, or of the next where that would go back to it."""
    first, between, last = (str(token) for token in tree.children)
    begin = int(first)
    end = int(last) if len(last) == 4 else begin - begin % 100 + int(last)
    if len(last) == 2 and end < begin and begin % 100 > 90:
        end += 100
    stop = at + len(first) + len(between) + len(last)
    before, after = view.text[max(0, at - 40) : at], view.text[stop : stop + 40]
    yearly = bool(
        terminal("dates/dates_words", "YEARLY_BEFORE").search(before)
        or terminal("dates/dates_words", "YEARLY_AFTER").match(after)
    )
    raw = view.text[at:stop]
    return (YearRange(view.span(at, stop), raw, item, begin, end, between.strip(), yearly),)


READERS = {"dates": dates, "clock": clock, "years": years, "season": season}

SIGHTS: tuple[Sight, ...] = (Sight(lambda: openers("dates/dates") - openers("dates/dates_words", "LEADS_ON"), read),)
