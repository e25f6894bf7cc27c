"""The marks of items and entries: what they look like, and what of them counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from minutes_lint import Mark, Span
from minutes_lint.wording import of_roman

from ..parser.inline import Inline
from ..parser.parsing import Token
from ..parser.words import openers, terminal

MARKS = Inline("structure/heading", window=48)
ENOUGH = 3
"""At least this many items show how a meeting numbers its business."""


def read_mark(text: str, start: int) -> Mark | None:
    """The mark that a segment begins with; `start` is where the segment stands in the document."""
    reading = MARKS.read(text, 0)
    if reading is None:
        return None
    parts = {str(part.type): part for part in reading.tree.children if isinstance(part, Token)}
    dress = len(parts.get("DRESS", ""))
    written = text[dress : reading.end]
    for kind, letter in (("FIGURE", "n"), ("ROMAN", "i"), ("LETTER", "a")):
        if kind in parts:
            number = str(parts[kind])
            form = written.replace(number, letter if number.islower() or kind == "FIGURE" else letter.upper(), 1)
            return Mark(Span(start + dress, start + reading.end), written, plain(form), value_of(kind, number))
    kind = next(kind for kind in ("SERIAL", "CODED", "DOTTED") if kind in parts)
    form, value, series = counted(kind, str(parts[kind]))
    return Mark(Span(start + dress, start + reading.end), written, form, value, series)


def counted(kind: str, number: str) -> tuple[str, int, str]:
    """The form of a number of several parts, the part that counts, and what stays the same in it.

    The part that counts comes before a year ("172/20", "FGB 98/2122") or has three digits ("TB/19/051").

    >>> counted("SERIAL", "172/20"), counted("SERIAL", "TB/19/051"), counted("CODED", "A12"), counted("DOTTED", "3.0")
    (('n/y', 172, '/20'), ('x/y/n', 51, 'TB/19/'), ('xn', 12, 'A'), ('n.0', 3, ''))
    """
    if kind == "DOTTED":
        series, _, value = number.rpartition(".")
        if value == "0" and series.isdigit():
            return "n.0", int(series), ""
        return "n" + ".n" * number.count("."), int(value), series
    digits = list(terminal("agenda/signals", "FIGURES").finditer(number))
    last = digits[-1]
    dated = len(last.group()) == 3 and (len(digits[0].group()) == 2 or digits[0].group()[:2] in ("19", "20"))
    count = last if len(digits) == 1 or dated else digits[0]
    shape = "".join("n" if part is count else "y" for part in digits)
    prefix = "x" if number[0].isalpha() else ""
    form = prefix + ("" if kind == "CODED" or not prefix else "/") + "/".join(shape)
    return form, int(count.group()), number[: count.start()] + number[count.end() :]


def as_roman(mark: Mark) -> Mark:
    """The mark of an item, in which a capital I, V or X alone is a roman numeral."""
    if not mark.form.startswith("A") or not may_be_roman(mark.text[:1]):
        return mark
    return mark._replace(form="I" + mark.form[1:], value=of_roman(mark.text[0]))


def as_letter(mark: Mark) -> Mark:
    """The mark of an item, in which a capital I, V or X alone is a letter."""
    if not mark.form.startswith("I") or len(mark.text.rstrip(".):")) != 1:
        return mark
    return mark._replace(form="A" + mark.form[1:], value=value_of("LETTER", mark.text[0]))


def year_first(marks: Iterable[Mark | None]) -> bool:
    """Whether the marks of a run begin with the year and count in their last figure: "20/41", "20/42", "20/43"."""
    pairs = [mark for mark in marks if mark is not None and mark.form in ("n/y", "x/n/y")]
    usual = max(Counter(mark.value for mark in pairs).values(), default=0)
    if usual < ENOUGH or usual * 4 < len(pairs) * 3:
        return False
    counts = [counting_on(mark).value or 0 for mark in pairs]
    return sum(one < other <= one + 2 for one, other in pairwise(counts)) > len(pairs) / 2


def counting_on(mark: Mark) -> Mark:
    """The mark of an item of a run that begins with the year, in which its last figure counts."""
    if mark.form not in ("n/y", "x/n/y"):
        return mark
    number = mark.text.strip(" \t\\*_.:)")
    *_, last = terminal("agenda/signals", "FIGURES").finditer(number)
    form = mark.form.replace("n", "y")[:-1] + "n"
    return mark._replace(form=form, value=int(last.group()), series=number[: last.start()])


def plain(form: str) -> str:
    """The form of a mark without Markdown's escapes and emphasis."""
    return form.replace("\\", "").replace("*", "").replace("_", "")


def may_be_roman(letter: str) -> bool:
    """Whether a mark of one letter may be a roman numeral."""
    return letter.lower() in openers("words", "ROMAN_LETTER")


def value_of(kind: str, number: str) -> int:
    """The place in the count that a figure, a roman numeral or a letter stands for.

    >>> value_of("ROMAN", "iv"), value_of("LETTER", "c"), value_of("FIGURE", "12")
    (4, 3, 12)
    """
    if kind == "FIGURE":
        return int(number)
    if kind == "LETTER":
        return ord(number.lower()) - ord("a") + 1
    return of_roman(number)
