"""Documents of Word 97 to 2003, which LibreOffice makes Word documents of where it is installed.

Nothing that is light and maintained reads them with their numbers and tables. LibreOffice runs without a window, with a
profile of its own that knows no macros and follows no links, in a folder that is gone afterwards, for a minute at most.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from xml.sax.saxutils import quoteattr

from ..errors import CannotRead
from ..model.document import Document
from .office import LARGEST, OLD

PROGRAMS = ("soffice", "libreoffice")
LONGEST = 60
"""In seconds: how long a conversion may take, with the first start of LibreOffice."""

SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
)
"""What the profile says: no macros, no links that are followed."""


def read(path: str, content: bytes) -> Document:
    """The document in an old Word file. Raises CannotRead where it is none, or cannot be converted.

    Rich text and newer documents are often called so; they are read as what they are.
    """
    if content.startswith(b"PK\3\4"):
        from .docx import read as read_word

        return read_word(path, content)
    if content.startswith(b"{\\rtf"):
        from .rtf import read as read_rich

        return read_rich(path, content)
    if not content.startswith(OLD):
        raise CannotRead("this is no Word document")
    if len(content) > LARGEST:
        raise CannotRead(f"{len(content) // 1_000_000} MB is more than any minutes take, so it was not read")
    from .docx import read as read_word

    return read_word(path, converted(content))


def converted(content: bytes) -> bytes:
    """A document of Word 97 to 2003 as a .docx. Raises CannotRead where LibreOffice is not there, or makes none."""
    program = next(filter(None, map(which, PROGRAMS)), None)
    if program is None:
        raise CannotRead(
            "this is a document of Word 97 to 2003, which is read where LibreOffice is installed;"
            " or open it in Word and save it as .docx"
        )
    with TemporaryDirectory(prefix="minutes-lint-", ignore_cleanup_errors=True) as folder:
        home, draft, made = Path(folder, "home"), Path(folder, "draft.doc"), Path(folder, "made")
        draft.write_bytes(content)
        profile(home)
        asked = [
            *(program, f"-env:UserInstallation={home.as_uri()}", "--headless", "--norestore", "--nologo"),
            *("--infilter=MS Word 97", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made), str(draft)),
        ]
        if not ended(asked, home):
            raise CannotRead(f"LibreOffice took more than {LONGEST} seconds to open the document; save it as .docx")
        try:
            return (made / "draft.docx").read_bytes()
        except OSError:
            raise CannotRead(
                "LibreOffice could not open the document, which may be damaged or have a password; save it as .docx"
            ) from None


def profile(home: Path) -> None:
    """Make a profile for one conversion."""
    spaces = 'xmlns:oor="http://openoffice.org/2001/registry"'
    items = "".join(
        f"<item oor:path={quoteattr(f'/org.openoffice.Office.{place}')}><prop oor:name={quoteattr(name)} "
        f'oor:op="fuse"><value>{value}</value></prop></item>'
        for place, name, value in SETTINGS
    )
    (home / "user").mkdir(parents=True)
    (home / "user" / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><oor:items {spaces}>{items}</oor:items>', encoding="utf-8"
    )


def ended(asked: Sequence[str], home: Path) -> bool:
    """Run a program with all that it starts; False where it took too long and was ended."""
    running = subprocess.Popen(
        asked,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"HOME": str(home)},
        start_new_session=True,
    )
    try:
        running.wait(LONGEST)
    except BaseException as problem:
        with suppress(OSError):
            os.killpg(running.pid, signal.SIGKILL) if hasattr(os, "killpg") else running.kill()
        running.wait()
        if isinstance(problem, subprocess.TimeoutExpired):
            return False
        raise
    return True
