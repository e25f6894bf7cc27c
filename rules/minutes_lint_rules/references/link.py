"""A link that leads nowhere, or to something that is no address."""

from collections.abc import Iterator

from minutes_lint import Finding, Link, Meeting, rule


@rule(severity="warning")
def link(meeting: Meeting) -> Iterator[Finding]:
    """Every link with no target or with a malformed one."""
    for found in meeting.find(Link):
        if found.problem is None:
            continue
        if found.problem == "no target":
            yield Finding(found.span, f"the link “{found.text}” has no target")
        elif found.problem == "no footnote":
            yield Finding(found.span, f"the footnote “{found.text}” is not on this page")
        elif found.problem == "no place":
            yield Finding(
                found.span, f"the link “{found.text}” leads to “{found.target}”, a place this page does not have"
            )
        elif found.text == found.target:
            yield Finding(found.span, f"“{found.target}” is not a valid address")
        else:
            yield Finding(
                found.span, f"the link “{found.text}” leads to “{found.target}”, which is not a valid address"
            )
