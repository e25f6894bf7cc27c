"""What is wrong with a `.lark` file, and where: Lark names the line of some mistakes, of others a word."""

from __future__ import annotations

import re
from pathlib import Path

AT = re.compile(r",? ?at line (\d+),? column (\d+)(?: in (\S+))?[.:]?")
WORD = re.compile(r"\w{1,80}")


def sentence(style: Path, problem: Exception) -> str:
    """A broken style as one sentence that begins with "file:line:column: "."""
    said = str(problem).partition("\n")[0].strip()
    at = AT.search(str(problem))
    if at is not None:
        line, column, file = at.groups()
        what = said.replace(at.group(), "").strip()
        return f"{(file or str(style)).rstrip(':')}:{line}:{column}: {what}"
    line = line_of(said, style)
    return f"{style}:{line}:1: {said}" if line else f"{style}: {said}"


def line_of(said: str, style: Path) -> int | None:
    """The line of a file that a message speaks of: where a name in it is defined, or else first used."""
    try:
        source = style.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    names = [name for name in WORD.findall(said) if name in source]
    for form in (r"^(?:%override\s+|%extend\s+)?[?!]?{}\s*[.:{{]", r"^[^/\n]*\b{}\b"):
        for name in names:
            found = re.search(form.format(re.escape(name)), source, re.MULTILINE)
            if found is not None:
                return source.count("\n", 0, found.start()) + 1
    return None
