"""Characters that an encoding garbled or lost, and codes that a converter left behind."""

from collections.abc import Iterator

from minutes_lint import Edit, Finding, Meeting, Oddity, Suggestion, rule

SHOWN = 40
"""At most N characters of what was found are quoted."""

SLIPS = ("mojibake", "replacement", "debris")


@rule(severity="warning")
def encoding(meeting: Meeting) -> Iterator[Finding]:
    """Every garbled word and left-over code, each but once."""
    seen: set[str] = set()
    for oddity in meeting.find(Oddity):
        if oddity.slip not in SLIPS or oddity.raw in seen:
            continue
        seen.add(oddity.raw)
        yield Finding(oddity.span, said(oddity), suggestions=tuple(repairs(oddity)))


def said(oddity: Oddity) -> str:
    """What is wrong with a piece of text."""
    raw = oddity.raw if len(oddity.raw) <= SHOWN else oddity.raw[:SHOWN] + "…"
    if oddity.slip == "replacement":
        return f"a character was lost in “{raw}”"
    if oddity.slip == "debris":
        return f"“{raw}” was left behind by a program and is no part of the text"
    return f"“{raw}” is garbled; “{oddity.expected}” was meant" if oddity.expected else f"“{raw}” is garbled"


def repairs(oddity: Oddity) -> Iterator[Suggestion]:
    """The word as it was meant, where that can be told."""
    if oddity.expected:
        yield Suggestion(f"“{oddity.expected}”", (Edit(oddity.span, oddity.expected),))
