"""A short form explained twice in different words; with an option, one that is never explained."""

from collections.abc import Iterator

from minutes_lint import Acronym, Finding, Meeting, Note, rule
from minutes_lint.archive.titles import content, shared


@rule(severity="note")
def acronym(meeting: Meeting, *, undefined: bool = False) -> Iterator[Finding]:
    """Short forms that stand for two things, and with `undefined` those whose meaning is not given."""
    meanings: dict[str, Acronym] = {}
    told: set[str] = set()
    for found in meeting.find(Acronym):
        first = meanings.setdefault(found.short, found) if found.long else found
        if undefined and not found.long:
            yield Finding(found.span, f"“{found.short}” is used here and explained nowhere")
        elif different(found.long, first.long) and found.short not in told:
            told.add(found.short)
            yield Finding(
                found.span,
                f"“{found.short}” stands for “{found.long}” here and for “{first.long}” before",
                notes=(Note(f"“{first.long}”", first.span),),
            )


def different(one: str, other: str) -> bool:
    """Whether two explanations are not the same but for the endings of their words."""
    first, second = content(one.replace("-", " ")), content(other.replace("-", " "))
    return shared(first, second) < len(first) or shared(second, first) < len(second)
