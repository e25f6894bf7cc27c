"""Which of the numbers of a date in figures is the month: what the document shows, and nothing where it shows none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from minutes_lint import DateMention

from ..parser.drafts import Draft
from .around import says
from .days import resolved

SURELY = 3
"""At least this many dates in words, all with the month first, show that those in figures have it first too."""


def numeric_order(draft: Draft, stated: list[DateMention], known: set[date]) -> Callable[[DateMention], DateMention]:
    """What becomes of a date of the document: those in figures have day and month the right way round after it.

    `known` are days that its page headers, its front matter and its file name state without doubt.
    """
    figures = [m for m in stated if in_figures(m)]
    turn = order_of(draft, figures, stated, known) if figures else as_stated
    return lambda mention: turn(mention) if in_figures(mention) else mention


def order_of(
    draft: Draft, figures: list[DateMention], stated: list[DateMention], known: set[date]
) -> Callable[[DateMention], DateMention]:
    """What becomes of the dates in figures, which are read as day and month so far."""
    if any(only_day(m.day, m.month) for m in figures):
        return possible
    if any(only_day(m.month, m.day) for m in figures):
        return turned
    shown = {fits(m, known) for m in figures} - {None}
    return shown.pop() or unknown if len(shown) == 1 else customary(draft.document.text, stated)


def customary(text: str, stated: list[DateMention]) -> Callable[[DateMention], DateMention]:
    """What becomes of dates in figures by the signs of a country, by the dates in words, and last by the spelling."""
    day_first, month_first = says("DAY_FIRST", text), says("MONTH_FIRST", text)
    if day_first != month_first:
        return as_stated if day_first else turned
    words = [m.form[0] for m in stated if m.form[1:2] == " "]
    days, months = words.count("D"), words.count("M")
    british, american = says("BRITISH", text), says("AMERICAN", text)
    if days > months or (british and not american and not months):
        return as_stated
    surely = months >= SURELY and not days and not british
    return turned if surely or (american and not british and not days) else unknown


def fits(mention: DateMention, known: set[date]) -> Callable[[DateMention], DateMention] | None:
    """The order, where there is one only, in which a date in figures means its weekday or a day that is known."""
    days = [(turn, day) for turn in (as_stated, turned) if (day := resolved(turn(mention), None).date) is not None]
    if mention.weekday is not None:
        found = [turn for turn, day in days if day.weekday() == mention.weekday]
    else:
        found = [turn for turn, day in days if day in known]
    return found[0] if len(found) == 1 else None


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


def sure_dates(stated: list[DateMention]) -> list[DateMention]:
    """The dates without those that may be none: "May 3", where no date with a year has its month first."""
    months_first = any(m.form[:2] == "M " for m in stated)
    return stated if months_first else [m for m in stated if not loose(m)]


def loose(mention: DateMention) -> bool:
    """Whether a date is no more than a month and a figure, "May 3", which may be anything where days come first."""
    bare = mention.year is None and mention.weekday is None and not mention.suffix and mention.day is not None
    return bare and mention.part("month").start < mention.part("day").start
