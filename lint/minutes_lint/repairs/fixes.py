"""Mistakes with one certain repair, put right: in the text, and in its file with every other byte as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from ..engine import read
from ..errors import CannotRead
from ..files.files import replace
from ..model.document import Document
from ..model.findings import Edit, Finding
from ..report import Checked, Problem, Report
from ..run.collect import STDIN
from ..run.lint import lint
from ..run.passes import content_of
from ..run.workspace import Workspace
from ..values import NamedTuple

ROUNDS = 10
"""So often a text is put right and linted again: one repair may show the next."""

CHANGED = "the file has changed meanwhile and is left as it is"

ENCODINGS = (
    (b"", "utf-8"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"", "cp1252"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"", "utf-16-le"),
    (b"", "utf-16-be"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
)
"""What a file may begin with, and how its text is then written."""


class Repair(NamedTuple):
    """A document before it was put right and after."""

    before: str
    after: str
    content: bytes
    """Its bytes before."""

    fixed: int
    """How many findings were put right."""


class Fixed(NamedTuple):
    """A run after all that is certain was put right: its report is of what remains."""

    report: Report
    repairs: dict[str, Repair]
    """By path."""

    left: tuple[Problem, ...]
    """What could have been put right but for the kind of its file."""


def fixed(paths: Iterable[str], space: Workspace, problems: Iterable[Problem] = ()) -> Fixed:
    """Lint documents with their certain repairs made, one after another; no file is written.

    `space.given` then holds the content of every document that was put right. Raises CannotRun as `lint` does.
    """
    paths, problems = list(paths), list(problems)
    if STDIN in paths:
        with suppress(CannotRead):  # what cannot be read is a problem of the report
            space.given[STDIN] = content_of(STDIN)
    report = lint(paths, space, problems)
    repairs: dict[str, Repair] = {}
    left: dict[str, Problem] = {}
    for _ in range(ROUNDS):
        found = {checked.path: checked for checked in report.documents if checked.path not in left}
        made = {path: repair for path in found if (repair := repaired(found[path], space)) is not None}
        for path, repair in made.items():
            content = written(repair)
            if content is None:
                left[path] = Problem(path, reason(repair, path, space))
                continue
            space.given[path] = content
            first = repairs.setdefault(path, repair._replace(fixed=0))
            repairs[path] = first._replace(after=repair.after, fixed=first.fixed + repair.fixed)
        if made.keys() <= left.keys():
            break
        report = lint(paths, space, problems)
    return Fixed(report, repairs, tuple(left.values()))


def repaired(checked: Checked, space: Workspace) -> Repair | None:
    """What becomes of a document by the fixes of its findings; None where they have none."""
    text, count = mended(checked.document, checked.open)
    if not count:
        return None
    return Repair(checked.document.text, text, content_of(checked.path, space.given), count)


def mended(document: Document, findings: Iterable[Finding]) -> tuple[str, int]:
    """The text of a document with the fixes of some findings, and of how many; of those that overlap, the first."""
    text, edits, end, count = document.text, [], -1, 0
    for fix in sorted((finding.fix for finding in findings if finding.fix), key=lambda fix: fix.edits):
        ordered = sorted(fix.edits)
        if ordered and ordered[0].span.start > end and apart(ordered):
            edits += ordered
            end, count = ordered[-1].span.end, count + 1
    return "".join(pieces(text, edits)), count


def apart(edits: list[Edit]) -> bool:
    """Whether none of some edits, in order, reaches into the next."""
    return all(one.span.end <= other.span.start for one, other in pairwise(edits))


def pieces(text: str, edits: Iterable[Edit]) -> Iterator[str]:
    """A text with edits made that are in order and apart, piece by piece."""
    at = 0
    for edit in edits:
        yield from (text[at : edit.span.start], edit.text)
        at = edit.span.end
    yield text[at:]


def written(repair: Repair) -> bytes | None:
    """The bytes of a file after its repair; None where they were more than its text, in an encoding that is certain.

    A text that is encoded to the very bytes of the file leaves all of them as they are but those of the repair.
    """
    for mark, encoding in ENCODINGS:
        with suppress(UnicodeEncodeError):
            if repair.content.startswith(mark) and mark + repair.before.encode(encoding) == repair.content:
                return mark + repair.after.encode(encoding)
    return None


def reason(repair: Repair, path: str, space: Workspace) -> str:
    """Why the bytes of a document cannot be written."""
    try:
        same = read(path, repair.content, space.project_of(path)).text == repair.before
    except CannotRead:
        same = False
    if not same:
        return CHANGED
    what = "one finding has" if repair.fixed == 1 else f"{repair.fixed} findings have"
    return f"{what} one certain repair, which is left to you: only plain text in a certain encoding is written"


def write(repairs: dict[str, Repair], space: Workspace) -> list[Problem]:
    """Write documents that were put right, but for standard input; what cannot be is left alone and no longer given.

    That is a file that has changed meanwhile, and one that may not be written.
    """
    failed = []
    for path, repair in repairs.items():
        if path == STDIN:
            continue
        try:
            if content_of(path) != repair.content:
                raise CannotRead(CHANGED)
            replace(Path(path), space.given[path])
        except (OSError, CannotRead) as problem:
            words = getattr(problem, "strerror", None)
            failed.append(Problem(path, f"the file could not be written: {words}" if words else str(problem)))
            del space.given[path]
    return failed


def diff(path: str, repair: Repair) -> Iterator[str]:
    """What was put right in a document, as the lines of a unified diff, each with its end."""
    from difflib import unified_diff

    for line in unified_diff(lines(repair.before), lines(repair.after), path, path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def lines(text: str) -> list[str]:
    """The lines of a text with their ends, as `patch` counts them."""
    found = text.split("\n")
    return [f"{line}\n" for line in found[:-1]] + [line for line in found[-1:] if line]
