"""Years that cannot be meant, judged from the dates around them."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import DateMention, Edit, Finding, Meeting, Suggestion, rule
from minutes_lint.spelling import one_slip_apart

REACH = 150
"""Nobody plans, or owns, for more years than this; leases that run on longer are of round spans of years."""

LEASES = (200, 250, 300, 500, 999)


@rule(severity="error")
def year(meeting: Meeting) -> Iterator[Finding]:
    """Look at each stated year that lies far from all others and is one slip of the pen from a near one."""
    dates = meeting.find(DateMention)
    near = sorted(date.year for date in dates if date.year is not None and 1800 < date.year < 2150)
    if not near:
        return
    base = near[len(near) // 2]
    for date in dates:
        if date.year is None or date.inferred or 1000 <= date.year <= base + REACH or lease(date.year, base):
            continue
        meant = [other for other in sorted(range(base - 9, base + 10), key=lambda y: abs(y - base))
                 if one_slip_apart(str(date.year), str(other))]  # fmt: skip
        if meant:
            yield Finding(
                date.part("year"),
                f"the year {date.year} of “{date.raw}” cannot be meant: the other dates are of about {base}",
                suggestions=tuple(Suggestion(str(y), (Edit(date.part("year"), str(y)),)) for y in meant[:2]),
            )


def lease(year: int, base: int) -> bool:
    """Whether a year lies as far ahead as the end of a long lease."""
    return any(abs(year - base - span) <= 3 for span in LEASES)
