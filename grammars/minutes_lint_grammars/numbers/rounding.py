"""What a printed figure may stand for, and whether two of them can agree: every kind of rounding is believed.

A reported 2.35 stands for all that half-up, half-even or truncation prints as 2.35, as in statcheck and the
GRIM test: from 2.345 up to, but not including, 2.36. Negative figures mirror that.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce

from minutes_lint.values import NamedTuple

HALF = Decimal("0.5")


class Interval(NamedTuple):
    """All values from `low` to `high`; `low_in` and `high_in` say whether the ends belong to it."""

    low: Decimal
    high: Decimal
    low_in: bool = True
    high_in: bool = True

    def plus(self, other: Interval) -> Interval:
        """All sums of a value of this interval and one of another."""
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_in and other.low_in,
            self.high_in and other.high_in,
        )

    def minus(self, other: Interval) -> Interval:
        """All differences of a value of this interval and one of another."""
        return self.plus(Interval(-other.high, -other.low, other.high_in, other.low_in))

    def over(self, other: Interval) -> Interval | None:
        """All quotients of a value of this interval and one of another; None where that one may be zero.

        >>> exact(Decimal(1)).over(printed(Decimal(2), Decimal("0.1"))).low < Decimal("0.49")
        True
        """
        if other.low <= 0 <= other.high:
            return None
        corners = [
            (top / bottom, top_in and bottom_in)
            for top, top_in in ((self.low, self.low_in), (self.high, self.high_in))
            for bottom, bottom_in in ((other.low, other.low_in), (other.high, other.high_in))
        ]
        low, high = min(corners)[0], max(corners)[0]
        return Interval(low, high, (low, True) in corners, (high, True) in corners)

    def times(self, factor: Decimal | int) -> Interval:
        """All values of this interval, multiplied by a positive factor."""
        return Interval(self.low * factor, self.high * factor, self.low_in, self.high_in)

    def meets(self, other: Interval) -> bool:
        """Whether some value belongs to both intervals."""
        if self.low > other.low or (self.low == other.low and not self.low_in):
            low, low_in = self.low, self.low_in
        else:
            low, low_in = other.low, other.low_in
        if self.high < other.high or (self.high == other.high and not self.high_in):
            high, high_in = self.high, self.high_in
        else:
            high, high_in = other.high, other.high_in
        return low < high or (low == high and low_in and high_in)


def exact(value: Decimal) -> Interval:
    """A figure that stands for itself: a count, or money to the penny."""
    return Interval(value, value)


def step(precision: int) -> Decimal:
    """The unit of the last decimal printed.

    >>> step(2), step(0)
    (Decimal('0.01'), Decimal('1'))
    """
    return Decimal(1).scaleb(-precision)


def printed(value: Decimal, unit: Decimal) -> Interval:
    """All that may be printed as `value` by somebody who prints multiples of `unit`.

    >>> printed(Decimal("2.35"), step(2))[:2]
    (Decimal('2.345'), Decimal('2.36'))
    >>> printed(Decimal(-4), step(0))
    Interval(low=Decimal('-5'), high=Decimal('-3.5'), low_in=False, high_in=True)
    """
    if value > 0:
        return Interval(value - unit * HALF, value + unit, high_in=False)
    if value < 0:
        return Interval(value - unit, value + unit * HALF, low_in=False)
    return Interval(-unit, unit, low_in=False, high_in=False)


def accepts(stated: Decimal, unit: Decimal, true: Interval) -> bool:
    """Whether some value of `true` may be printed as `stated`, in multiples of `unit`.

    >>> accepts(Decimal("48.2"), step(1), exact(Decimal("48.27")))
    True
    >>> accepts(Decimal("58.3"), step(1), exact(Decimal("48.27")))
    False
    >>> accepts(Decimal(607), step(0), exact(Decimal(608)))
    False
    """
    return printed(stated, unit).meets(true)


def total(parts: Iterable[Interval]) -> Interval:
    """All sums of one value from each part.

    >>> total([exact(Decimal(2)), printed(Decimal("0.6"), step(1))])[:2]
    (Decimal('2.55'), Decimal('2.7'))
    """
    return reduce(Interval.plus, parts, exact(Decimal(0)))
