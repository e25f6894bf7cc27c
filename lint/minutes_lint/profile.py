"""What law or custom demands of the meetings of a house style: its profile, in YAML beside its `.lark` file.

    notice: {days: 3, without: [issue, meeting, sundays, bank-holidays], country: GB, subdivision: ENG, law: …}
    required: [date, place, attendance, previous-minutes]
    quorum: {least: 3, share: 1/3, of: [council], law: …}

All keys are optional. A rule asks for `profile` by parameter name. The file is read when it asks the profile something,
so that a run whose rules ask nothing reads no YAML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from .errors import CannotRun, did_you_mean
from .values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any, TypeAlias

    from .files.marked import Marked

PARTS = ("date", "place", "attendance", "previous-minutes")
"""What a profile may require of minutes."""

SATURDAYS, SUNDAYS, HOLIDAYS = "saturdays", "sundays", "bank-holidays"
WITHOUT = ("issue", "meeting", SATURDAYS, SUNDAYS, HOLIDAYS)
"""Which days a notice may be counted without, besides single ones: "12-24" of every year, "2022-09-19" of one."""


class Uncounted(NamedTuple):
    """A day that does not count, and what it is called where it has a name of its own."""

    date: date
    name: str = ""


class Notice(NamedTuple):
    """How many days before a meeting its members have to be told, and which days do not count towards them.

    `country` is an ISO 3166 code and `subdivision` the part of it whose bank holidays count, as `holidays` names them.
    """

    days: int
    without: tuple[str, ...] = ("issue", "meeting")
    country: str = ""
    subdivision: str = ""
    law: str = ""

    @property
    def clear(self) -> bool:
        """Whether neither the day of issue nor that of the meeting counts."""
        return {"issue", "meeting"} <= set(self.without)

    def between(self, issued: date, meeting: date) -> tuple[int, tuple[Uncounted, ...]]:
        """How many days of notice lie between an issue and a meeting, and the days between that do not count.

        Raises CannotRun where bank holidays are asked for and not known.
        """
        days = tuple(issued + timedelta(ahead) for ahead in range(1, (meeting - issued).days))
        ends = ("issue" not in self.without) + ("meeting" not in self.without and meeting > issued)
        uncounted = tuple(self.uncounted(days))
        return len(days) + ends - len(uncounted), uncounted

    def uncounted(self, days: tuple[date, ...]) -> Iterator[Uncounted]:
        """Those of some days that do not count."""
        weekend = {5: SATURDAYS, 6: SUNDAYS}
        named = bank_holidays(self.country, self.subdivision, days) if days and HOLIDAYS in self.without else {}
        for day in days:
            single = {day.isoformat(), day.isoformat()[5:]}
            if day in named:
                yield Uncounted(day, named[day])
            elif weekend.get(day.weekday()) in self.without or single & set(self.without):
                yield Uncounted(day)


class Share(NamedTuple):
    """How many of the members have to be present: `least`, and as a fraction of them all `share`.

    `kinds` are the kinds of body it is for, in lower case: "council", and not its committees; none is every kind.
    """

    least: int = 0
    share: tuple[int, int] = (0, 1)
    kinds: tuple[str, ...] = ()
    law: str = ""

    def of(self, members: int) -> int:
        """The quorum of a body that has `members` members.

        >>> Share(3, (1, 3)).of(7), Share(3, (1, 3)).of(13)
        (3, 5)
        """
        part, whole = self.share
        return max(self.least, -(-members * part // whole))


class Profile:
    """What is demanded of the meetings of a style; of one without a profile nothing is."""

    def __init__(self, file: Path | None = None) -> None:
        """`file` need not exist."""
        self.file = file

    @property
    def notice(self) -> Notice | None:
        """How early a meeting has to be called. Raises CannotRun, as all of these do, where the file has a mistake."""
        found: Notice | None = self.said.get("notice")
        return found

    @property
    def required(self) -> tuple[str, ...]:
        """What minutes have to say, in words of `PARTS`."""
        found: tuple[str, ...] = self.said.get("required", ())
        return found

    @property
    def quorum(self) -> Share | None:
        """How many have to be present."""
        found: Share | None = self.said.get("quorum")
        return found

    @cached_property
    def said(self) -> Mapping[str, Any]:
        """What the file says, by key."""
        if self.file is None or not self.file.is_file():
            return {}
        from .files.files import source
        from .files.marked import compose

        root = compose(source(self.file), self.file)
        return read(root, KEYS) if root is not None else {}


def beside(grammar: Path) -> Profile:
    """The profile of the style in a `.lark` file."""
    return Profile(grammar.with_suffix(".yaml"))


def bank_holidays(country: str, subdivision: str, days: tuple[date, ...]) -> dict[date, str]:
    """Those of some days that are bank holidays, with their names.

    Raises CannotRun where `holidays` is not installed or does not know the country or the part of it.
    """
    try:
        from holidays import country_holidays
    except ImportError as problem:
        raise CannotRun(
            "which days are bank holidays is not known here; install it with `pip install 'minutes-lint[notice]'`"
        ) from problem
    try:
        found = country_holidays(country, subdiv=subdivision or None, years=range(days[0].year, days[-1].year + 1))
    except NotImplementedError as problem:
        place = f"{country}, {subdivision}" if subdivision else country
        raise CannotRun(f"no bank holidays are known for the country {place}") from problem
    return {day: found[day] for day in days if day in found}


# --- the file -------------------------------------------------------------------------------------------

Keys: TypeAlias = "Mapping[str, Callable[[Marked], Any]]"


def read(value: Marked, keys: Keys) -> dict[str, Any]:
    """A mapping with these keys and no others. Raises CannotRun with the place of what is wrong."""
    said: dict[str, Any] = {}
    for name, setting in value.entries():
        key = name.text()
        if key not in keys:
            raise name.wrong(f"there is no key {key}{did_you_mean(key, keys)}")
        said[key] = keys[key](setting)
    return said


def notice(value: Marked) -> Notice:
    """The key `notice:`."""
    said = read(value, NOTICE)
    if "days" not in said:
        raise value.wrong("this should say how many days")
    found = Notice(**said)
    if HOLIDAYS in found.without and not found.country:
        raise value.wrong(f"{HOLIDAYS} are those of a country, which this should say")
    return found


def quorum(value: Marked) -> Share:
    """The key `quorum:`."""
    said = read(value, QUORUM)
    return Share(kinds=said.pop("of", ()), **said)


def number(value: Marked) -> int:
    """A whole number."""
    words = value.text("a whole number")
    if not (words.isascii() and words.isdigit()):
        raise value.wrong(f"{words} should be a whole number")
    return int(words)


def fraction(value: Marked) -> tuple[int, int]:
    """A part of a whole: "1/3"."""
    part, _, whole = value.text("a fraction such as 1/3").partition("/")
    digits = part.isascii() and part.isdigit() and whole.isascii() and whole.isdigit()
    if not digits or not 0 < int(part) <= int(whole):
        raise value.wrong("this should be a fraction such as 1/3")
    return int(part), int(whole)


def parts(value: Marked) -> tuple[str, ...]:
    """The key `required:`."""
    return tuple(known(value, word, PARTS) for word in value.texts())


def without(value: Marked) -> tuple[str, ...]:
    """Which days do not count: words of `WITHOUT`, days of every year and days."""
    return tuple(word if is_day(word) else known(value, word, WITHOUT) for word in value.texts())


def known(value: Marked, word: str, words: tuple[str, ...]) -> str:
    """A word, if it is one of these."""
    if word not in words:
        raise value.wrong(f"{word} is none of {', '.join(words)}{did_you_mean(word, words)}")
    return word


def is_day(word: str) -> bool:
    """Whether a word is a day, of every year or of one.

    >>> is_day("12-24"), is_day("2022-09-19"), is_day("13-24"), is_day("sundays")
    (True, True, False, False)
    """
    try:
        date.fromisoformat(word if len(word) == 10 else f"2024-{word}")
    except ValueError:
        return False
    return True


def text(value: Marked) -> str:
    """Some words."""
    return value.text()


NOTICE: Keys = {"days": number, "without": without, "country": text, "subdivision": text, "law": text}
QUORUM: Keys = {"least": number, "share": fraction, "of": lambda value: value.texts(), "law": text}
KEYS: Keys = {"notice": notice, "required": parts, "quorum": quorum}
