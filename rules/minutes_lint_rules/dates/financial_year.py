"""A financial, municipal or academic year that does not run from one year to the next."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Edit, Finding, Meeting, Span, Suggestion, YearRange, rule


@rule(severity="warning")
def financial_year(meeting: Meeting) -> Iterator[Finding]:
    """Look at the years that the words around them make one year."""
    for years in meeting.find(YearRange):
        long = years.last - years.first
        if not years.yearly or long == 1 or (long > 2 and years.separator != "/") or years.separator == "to":
            continue
        figures = 4 if years.raw[-4:].isdigit() else 2
        right = str(years.first + 1)[-figures:]
        end = Span(years.span.end - figures, years.span.end)
        yield Finding(
            years.span,
            f"“{years.raw}” is no single year: the one after {years.first} is {years.first + 1}",
            suggestions=(Suggestion(years.raw[:-figures] + right, (Edit(end, right),)),),
        )
