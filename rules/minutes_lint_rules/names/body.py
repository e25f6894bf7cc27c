"""The body called by another kind than its own, or by a name spelled otherwise.

A name with the same words and another kind may be another body's: where a heading or a title has it, where
one paragraph names both, or where it is named more often than the body itself, the rule is silent.
"""

from collections.abc import Iterator

from minutes_lint import BodyName, Edit, Finding, Meeting, Note, Suggestion, rule

KINDS = frozenset({"commission", "committee", "panel", "board", "forum"})
OFFICE = "commissioner"
SPELLED = 5
"""A word of so many letters or more may be misspelled by one letter; a shorter one is another word."""

BETWEEN = frozenset({"and", "of", "for", "the", "on", "to"})


@rule(severity="warning")
def body(meeting: Meeting) -> Iterator[Finding]:
    """Names that only differ from the body's own in their kind, or in one letter."""
    own = meeting.body
    if own is None or own.kind.casefold() not in KINDS or len(own.name.split()) < 2:
        return
    others = [name for name in meeting.find(BodyName) if not name.own]
    offices = sum(name.kind.casefold() == OFFICE for name in others)
    for (words, kind), named in by_name(others).items():
        slip = other_kind(own, words, kind, offices) or (
            misspelled(own.name, words) and kind == own.kind.casefold()
        )
        if slip and not another_body(meeting, named):
            for name in named:
                right = own.raw if name.raw.isupper() else in_small_letters(meeting, own)
                yield Finding(
                    name.span,
                    f"“{name.raw}” is called “{right}” in the title",
                    notes=(Note(f"“{own.raw}”", own.span),),
                    suggestions=(Suggestion(f"“{right}”", (Edit(name.span, right),)),),
                )


def in_small_letters(meeting: Meeting, own: BodyName) -> str:
    """The body's name as the text writes it, or would, where the title is all in capitals."""
    for name in meeting.find(BodyName):
        if name.own and not name.raw.isupper():
            return name.raw
    return " ".join(
        word.lower() if word.lower() in BETWEEN else word.capitalize() for word in own.raw.split()
    )


def by_name(names: list[BodyName]) -> dict[tuple[str, str], list[BodyName]]:
    """The names by their words and kind."""
    groups: dict[tuple[str, str], list[BodyName]] = {}
    for name in names:
        groups.setdefault((name.name.casefold(), name.kind.casefold()), []).append(name)
    return groups


def other_kind(own: BodyName, words: str, kind: str, offices: int) -> bool:
    """Whether a name has the body's words and another kind; "Commissioner" counts where nobody holds that office."""
    kinds = KINDS | {OFFICE} if offices == 1 and own.kind.casefold() == "commission" else KINDS
    return words == own.name.casefold() and kind in kinds and kind != own.kind.casefold()


def misspelled(own: str, words: str) -> bool:
    """Whether one word of a name differs from the body's by one letter missing, added, changed or moved."""
    one, other = own.casefold().split(), words.split()
    if len(one) != len(other):
        return False
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(different) == 1 and min(map(len, different[0])) >= SPELLED and near(*different[0])


def near(one: str, other: str) -> bool:
    """Whether two words are one slip of the keyboard apart."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, tail = one[start:], other[start:]
    swapped = len(rest) > 1 and rest[1::-1] + rest[2:] == tail
    return swapped or rest[1:] == tail or rest == tail[1:] or rest[1:] == tail[1:]


def another_body(meeting: Meeting, named: list[BodyName]) -> bool:
    """Whether a name seems to be that of another body."""
    own = [name for name in meeting.find(BodyName) if name.own]
    if len(named) > len(own):
        return True
    for paragraph in meeting.paragraphs:
        if any(paragraph.span.covers(name.span) for name in named) and (
            paragraph.role in ("title", "heading") or any(paragraph.span.covers(name.span) for name in own)
        ):
            return True
    return False
