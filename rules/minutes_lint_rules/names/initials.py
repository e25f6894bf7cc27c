"""Initials that are nobody's, or two people's.

The rule speaks only where a document explains whose initials it uses, and uses at least three of them. Initials
that no list explains may still be an organisation's, so they must do what only people do, or stand in a row with
initials of people.
"""

from collections.abc import Iterator

from minutes_lint import Finding, Initials, Meeting, Note, rule


@rule(severity="note")
def initials(meeting: Meeting) -> Iterator[Finding]:
    """Initials of which the reader cannot tell whose they are; each once."""
    for found in meeting.find(Initials):
        if not found.names:
            yield Finding(found.span, f"the initials “{found.raw}” are nobody’s who is named")
        else:
            first, second = found.names
            yield Finding(
                found.span,
                f"the initials “{found.raw}” stand for {second} here and for {first} elsewhere",
                notes=(Note(first, found.where),) if found.where else (),
            )
