"""An action with nobody to do it."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Action, Finding, Meeting, rule
from minutes_lint.wording import short


@rule(severity="warning", default=False)
def action(meeting: Meeting, *, due: bool = False) -> Iterator[Finding]:
    """Look at what minutes mark as an action; with `due`, each needs a date too."""
    if not meeting.is_record:
        return
    for found in meeting.find(Action):
        if not found.owner:
            yield Finding(found.span, f"nobody is named to do “{short(found.text.rstrip('.'))}”")
        elif due and found.due is None and not found.when:
            yield Finding(found.span, f"no date is given for “{short(found.text.rstrip('.'))}”")
