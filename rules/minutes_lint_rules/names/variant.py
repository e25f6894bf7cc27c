"""One person or place spelled two ways.

Two names that differ by a letter may well be two people. The rule speaks where something else says that they are
one: the same initials and a list of attendance with only one of them, the same office, or "her" after a man's name.
"""

from collections.abc import Iterator

from minutes_lint import Edit, Finding, Meeting, Note, Suggestion, Variant, rule


@rule(severity="warning")
def variant(meeting: Meeting) -> Iterator[Finding]:
    """Names of people and places that are spelled otherwise where they mean the same."""
    for name in meeting.find(Variant):
        if name.kind != "role":
            yield Finding(
                name.span,
                f"“{name.raw}” is “{name.usual}” {name.place}",
                notes=(Note(f"“{meeting.document.text[slice(*name.where)]}”", name.where),),
                suggestions=(Suggestion(f"“{name.usual}”", (Edit(name.span, name.usual),)),),
            )
