"""Draws the pictures of the README from real runs: `python docs/make_pictures.py`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURES = {"check.svg": ("examples/agenda.md",)}
"""From the name of a picture to the arguments of the command it shows."""

WIDTH = 100
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""Where a picture would load its fonts from: it takes those of whoever looks at it."""


def printed(arguments: tuple[str, ...]) -> str:
    """What `minutes-lint` prints at a terminal with colours."""
    ran = subprocess.run(
        [sys.executable, "-m", "minutes_lint", *arguments],
        cwd=ROOT,
        env=os.environ | {"FORCE_COLOR": "1", "NO_COLOR": "", "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return ran.stdout


def picture(arguments: tuple[str, ...]) -> str:
    """An SVG of a command and what it prints."""
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi(f"$ minutes-lint {' '.join(arguments)}\n{printed(arguments)}"))
    return FONTS.sub("", console.export_svg(title="minutes-lint"))


if __name__ == "__main__":
    for name, shown in PICTURES.items():
        (ROOT / "docs" / name).write_text(picture(shown), encoding="utf-8")
