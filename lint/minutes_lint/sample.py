"""A small report in every format: `python -m minutes_lint.sample [FORMAT]`, for whoever writes a reporter."""

from __future__ import annotations

from .model.document import Document
from .model.findings import Edit, Finding, Note, Suggestion
from .model.meeting import Meeting, Pack
from .model.spans import Span
from .placing import placed
from .report import Problem, Report, checked

TEXT = """\
Minutes of the Allotments Committee, Thursday 7 March 2024

1. Water
The tank was filled on Friday 9 March 2024, as the the plot holders had asked.
2. Next meeting
The next meeting is on 4 April 2024 [sic].
"""


def sample() -> Report:
    """A report with a finding of each severity, one that is accepted, and a file that could not be read."""
    document = Document("draft.md", TEXT)
    meeting = Meeting(document, Span(0, len(TEXT)), "plain", kind="minutes", unread={"votes": 2})
    pack = Pack(document, "plain", (meeting,))
    told = checked(pack, placed(pack, (weekday(), repeated(), unread(), order())))
    problem = Problem("plan.pdf", ".pdf files cannot be read yet; minutes-lint reads .md .txt")
    return Report((told,), (problem,), "0.1.0")


def at(words: str) -> Span:
    """Where words stand in the sample."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def weekday() -> Finding:
    """An error with a note and two suggestions."""
    return Finding(
        at("Friday 9 March 2024"),
        "9 March 2024 was a Saturday, not a Friday",
        "error",
        notes=(Note("the meeting was on a Thursday", at("Thursday 7 March 2024")),),
        suggestions=(
            Suggestion("Saturday 9 March 2024", (Edit(at("Friday"), "Saturday"),)),
            Suggestion("Friday 8 March 2024", (Edit(at("9"), "8"),)),
        ),
        rule="dates/weekday",
        path="draft.md",
        fingerprint="00000000000000a1",
    )


def repeated() -> Finding:
    """A warning with a fix and a note in the same line."""
    repair = Suggestion("the", (Edit(at("the the"), "the"),))
    return Finding(
        at("the the"),
        "“the” stands here twice",
        "warning",
        notes=(Note("the sentence begins here", at("The tank")),),
        fix=repair,
        rule="text/repeated-word",
        path="draft.md",
        fingerprint="00000000000000a2",
    )


def unread() -> Finding:
    """A note."""
    return Finding(
        at("4 April 2024"),
        "the time of the next meeting could not be read",
        "note",
        rule="reading/unread",
        path="draft.md",
        fingerprint="00000000000000a3",
    )


def order() -> Finding:
    """An error that the text itself accepts."""
    return Finding(
        at("4 April 2024"),
        "the next meeting, 4 April 2024, is before this one",
        "error",
        rule="dates/order",
        path="draft.md",
        fingerprint="00000000000000a4",
        accepted="[sic]",
    )


if __name__ == "__main__":
    import sys

    from .reporters import reporters
    from .reporters.streams import output

    chosen = sys.argv[1] if len(sys.argv) > 1 else "text"
    {reporter.name: reporter for reporter in reporters()}[chosen].write(sample(), output(None))
