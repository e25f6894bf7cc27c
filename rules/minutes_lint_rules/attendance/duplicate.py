"""One person listed twice in one list of the attendance."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Attendance, Finding, Meeting, Note, Person, rule

WORDS = {
    "present": "those present", "attending": "those in attendance", "apologies": "the apologies",
    "absent": "those absent", "observing": "the observers", "membership": "the members",
}  # fmt: skip


@rule(severity="warning")
def duplicate(meeting: Meeting) -> Iterator[Finding]:
    """Look in each list for a name that stands in it twice, with the same titles and the same role."""
    for found in meeting.find(Attendance):
        first: dict[tuple[str, ...], tuple[Person, str]] = {}
        for person in found.people if found.list in WORDS else ():
            key = (person.name.casefold(), person.honorific, person.office, person.initials)
            role = "" if person.role in ("chair", "in the chair") else person.role
            before, other = first.setdefault(key, (person, role))
            if before is not person and role == other:
                message = f"{person.raw} is listed twice among {WORDS[found.list]}"
                yield Finding(person.span, message, notes=(Note(f"{before.raw} is already listed here", before.span),))
