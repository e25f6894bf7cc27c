"""A title or role spelled two ways.

Both spellings may be right, and a document that uses both for one role looks as if there were two. The rule takes
the more frequent spelling for the usual one.
"""

from collections.abc import Iterator

from minutes_lint import Edit, Finding, Meeting, Note, Suggestion, Variant, rule


@rule(severity="note")
def spelling(meeting: Meeting) -> Iterator[Finding]:
    """Titles and roles whose spelling is not the document's usual one; each once."""
    for role in meeting.find(Variant):
        if role.kind == "role":
            yield Finding(
                role.span,
                f"“{role.raw}” is spelled “{role.usual}” elsewhere",
                notes=(Note(f"“{role.usual}”", role.where),),
                suggestions=(Suggestion(f"“{role.usual}”", (Edit(role.span, role.usual),)),),
            )
