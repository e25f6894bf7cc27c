"""Item numbers that skip, repeat or go back."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Finding, Meeting, Misnumbering, Note, rule


@rule(severity="error")
def numbering(meeting: Meeting) -> Iterator[Finding]:
    """Tell each slip; an order that nobody announced may be meant, and a gap may be an item that was dropped."""
    for slip in meeting.find(Misnumbering):
        note = Note(f"item {slip.before.number}: {slip.before.title}", slip.before.number_span)
        finding = Finding(slip.span, told(meeting, slip), notes=(note,))
        if not slip.certain:
            finding = finding._replace(severity="note" if slip.kind == "back" else "warning")
        yield finding


def told(meeting: Meeting, slip: Misnumbering) -> str:
    """A slip as a sentence."""
    if slip.kind == "repeated":
        there, here = (meeting.document.spot(item.span.start) for item in (slip.before, slip.item))
        same = f"here and before it in the same {'line' if here.startswith('line') else 'place'}"
        where = f"here and {standing(there)}" if there != here else same
        return f"item {slip.raw} stands twice: {where}"
    lacking = f": {listed(slip)} missing" if slip.missing else ""
    return f"item {slip.before.number} is followed by item {slip.raw}{lacking}"


def standing(place: str) -> str:
    """A place in a sentence: "in line 12", "on page 2, paragraph 14", "in the page header"."""
    return place if place.startswith("in ") else f"{'on' if place.startswith('page') else 'in'} {place}"


def listed(gap: Misnumbering) -> str:
    """The numbers left out and their verb: "7 is", "7 and 8 are", "7 to 10 are"."""
    *others, last = gap.missing
    if not others:
        return f"{last} is"
    if len(others) > 2 and gap.in_a_row:
        return f"{others[0]} to {last} are"
    return f"{', '.join(others)} and {last} are"
