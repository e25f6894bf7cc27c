"""Draws the pictures of the README from real runs: `python docs/make_pictures.py`, with playwright and Chromium."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from io import StringIO
from pathlib import Path
from struct import pack
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zlib import crc32

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURES = {"check.svg": ("examples/agenda.md",)}
"""From the name of a picture to the arguments of the command it shows."""

WIDTH = 100
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""Where a picture would load its fonts from: it takes those of whoever looks at it."""


class View(NamedTuple):
    """How a page is looked at: on a window of this size, with the finding that says this highlighted."""

    arguments: tuple[str, ...]
    width: int
    height: int
    scheme: str
    finding: str
    sharpness: int = 1


REPORT = ("--format", "html", "examples/council-minutes.txt")
VIEWS = {
    "report.png": View(REPORT, 1280, 1180, "light", "minute 44 is"),
    "report-phone.png": View(REPORT, 390, 780, "dark", "the minutes approved are", 2),
}
"""From the name of a picture to the page it shows."""

HEADER = 33
"""The bytes of a PNG before which nothing else may stand."""


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


def screenshots() -> Iterator[tuple[str, bytes]]:
    """The views by name, each as a PNG that says which page it is of."""
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, view in VIEWS.items():
            page, file = printed(view.arguments), Path(folder) / "report.html"
            file.write_text(page, encoding="utf-8")
            tab = browser.new_page(
                viewport={"width": view.width, "height": view.height},
                device_scale_factor=view.sharpness,
                color_scheme=view.scheme,
            )
            tab.goto(file.as_uri())
            tab.get_by_role("link", name=view.finding).click()
            tab.evaluate("document.activeElement.blur()")
            tab.mouse.move(0, 0)
            yield name, labelled(tab.screenshot(), digest(page))


def digest(page: str) -> str:
    """What a picture calls the page that it is of."""
    return sha256(page.encode()).hexdigest()


def labelled(png: bytes, source: str) -> bytes:
    """A PNG with the name of its source in it, as the specification of PNG has it."""
    chunk = b"tEXtSource\0" + source.encode("ascii")
    return png[:HEADER] + pack(">I", len(chunk) - 4) + chunk + pack(">I", crc32(chunk)) + png[HEADER:]


def label(png: bytes) -> str:
    """The name of its source in a PNG."""
    return png.partition(b"tEXtSource\0")[2][:64].decode("ascii")


if __name__ == "__main__":
    for name, shown in PICTURES.items():
        (ROOT / "docs" / name).write_text(picture(shown), encoding="utf-8")
    for name, png in screenshots():
        (ROOT / "docs" / name).write_bytes(png)
