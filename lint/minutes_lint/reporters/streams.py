"""Standard output that never fails on a character, and knows whether a person is reading it."""

from __future__ import annotations

import codecs
import os
import sys

from ..report import Output
from ..values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("•·◦‣▪●", "*"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f", " "),
        "│": "|",
        "…": "...",
        "→": "->",
        "�": "?",
    }
)


def plainer(problem: UnicodeError) -> tuple[str, int]:
    """What to write for characters that an encoding lacks: the nearest plain ones, or their escapes."""
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    lacking = problem.object[problem.start : problem.end].translate(PLAIN)
    return lacking.encode("ascii", "backslashreplace").decode("ascii"), problem.end


codecs.register_error("minutes_lint.plainer", plainer)


def lenient(stream: TextIO) -> TextIO:
    """The stream, which from now on writes any character in some way."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="minutes_lint.plainer")
    return stream


def output(color: bool | None) -> Output:
    """Standard output for a reporter. `color` is what the command line says: yes, no, or nothing.

    Without it NO_COLOR and FORCE_COLOR (any value but an empty one) decide, then whether it is a terminal.
    """
    stream = lenient(sys.stdout)
    terminal = stream.isatty()
    if color is None:
        wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        color = wanted and (terminal or bool(os.environ.get("FORCE_COLOR")))
    return Output(stream, rich=terminal or color, color=color, width=width(stream) if terminal else 100)


def width(stream: TextIO) -> int:
    """The width of a terminal in characters: COLUMNS where that is set, at least 40."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal():
        return max(40, int(said))
    try:
        return max(40, os.get_terminal_size(stream.fileno()).columns)
    except (OSError, ValueError):
        return 100
