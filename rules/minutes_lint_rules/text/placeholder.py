"""A form's prompt that was left in: “[insert name]”, “Minute taker: NAME”, “on ?? March”."""

from collections.abc import Iterator

from minutes_lint import Finding, Meeting, Placeholder, rule


@rule(severity="warning")
def placeholder(meeting: Meeting) -> Iterator[Finding]:
    """Every prompt that nobody filled in."""
    for prompt in meeting.find(Placeholder):
        yield Finding(prompt.span, f"“{prompt.raw}” is left over from a form or a draft")
