"""An interest declared in an item that does not exist, or by a member who left for it and moves or votes on it."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Act, Finding, Interest, Meeting, Note, Presence, Reference, rule
from minutes_lint.archive.citing import last_below

DECIDING = ("moved", "seconded", "voted")


@rule(severity="warning")
def interest(meeting: Meeting) -> Iterator[Finding]:
    """Follow each interest to the item it is about, and each member with one out of the room."""
    if not meeting.is_record:
        return
    yield from nowhere(meeting)
    for found in meeting.find(Interest):
        for act in meeting.find(Act) if found.left else ():
            if act.what in DECIDING and act.person.name == found.person and gone(meeting, act):
                message = f"{act.person.raw} {act.what} here after leaving the meeting with an interest declared"
                yield Finding(act.span, message, notes=(Note("the interest is declared here", found.span),))


def nowhere(meeting: Meeting) -> Iterator[Finding]:
    """The interests in an item or a minute that these minutes do not have: its number is beyond their last."""
    numbers = {item.number.rstrip(".") for item in meeting.items if item.number}
    plain = {item.number.rstrip(".") for item in meeting.items if item.number and item.parent is None}
    if not all(number.isdecimal() for number in plain):
        plain = set()  # numbers such as "24/091" are not those of the agenda
    for found, cited in cited_here(meeting):
        last = last_below(cited.number, plain if cited.number.isdecimal() else numbers)
        if last and cited.number not in numbers:
            message = f"{found.person} declares an interest in {cited.kind} {cited.number}"
            message += f", and the last {cited.kind} is {last}"
            yield Finding(cited.span, message, notes=(Note("the interest is declared here", found.span),))


def cited_here(meeting: Meeting) -> Iterator[tuple[Interest, Reference]]:
    """The interests in an item or a minute of this meeting, each with the words that cite it."""
    for found in meeting.find(Interest):
        cited = found.reference
        if cited is not None and cited.kind in ("item", "minute") and cited.meeting == "this":
            yield found, cited


def gone(meeting: Meeting, act: Act) -> bool:
    """Whether somebody is known not to be there when they act."""
    stretches = [p for p in meeting.find(Presence) if p.person.may_be(act.person)]
    there = any(p.during.covers(act.span) or not p.certain for p in stretches)
    return bool(stretches) and not there and len({p.person for p in stretches}) == 1
