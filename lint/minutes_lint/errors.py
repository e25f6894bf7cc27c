"""What can keep a run or a file from being linted, each a sentence for the user."""

from __future__ import annotations

from collections.abc import Iterable


class CannotRun(Exception):
    """The run cannot go on: bad configuration, unknown rule, broken plugin or style. Exit code 2."""


class CannotRead(Exception):
    """One file cannot be read; the others are still linted. Exit code 2 in the end."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a sentence that says a word is not known: "; did you mean X?", or nothing."""
    from difflib import get_close_matches

    nearest = get_close_matches(word, sorted(known), n=1)
    return f"; did you mean {nearest[0]}?" if nearest else ""


def one_line(problem: BaseException) -> str:
    """What went wrong, as one line of a message."""
    return " ".join(str(problem).split()) or type(problem).__name__


def blame(problem: BaseException) -> str:
    """What went wrong in code that should not fail, and where, as one line instead of a traceback."""
    trace = problem.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    kind, words = type(problem).__name__, one_line(problem)
    said = kind if words == kind else f"{kind}: {words}"
    if trace is None:
        return said
    file = trace.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2]
    return f"{said} ({file} line {trace.tb_lineno})"
