"""A copy of a Word draft with a comment of Word's own at each finding; all else in the file stays byte for byte.

Runs of text are split where a comment begins or ends. What Word lets nobody comment on (headers, footnotes, text boxes)
gets its comment at the nearest text of the body.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo
from zlib import error

from ..errors import CannotRead, CannotRun
from ..files.files import replace, shown
from ..model.findings import Finding
from ..model.spans import BOXED
from ..readers.docx import Anchor, Read, unfold
from ..readers.office import Node, tree
from ..readers.word_styles import number
from ..report import Checked, Problem, Report
from ..reporters.words import place
from ..values import NamedTuple

SUFFIXES = (".docx", ".docm")
AUTHOR, INITIALS = "minutes-lint", "ML"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LARGEST_UNPACKED = 1_000_000_000
"""In bytes, with its pictures."""

PREFIX = re.compile(rb"<((?:[A-Za-z_][\w.-]*:)?)")
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Mark(NamedTuple):
    """Where a comment begins or ends: after `at` characters of a text element; `markup` is what is put there."""

    at: int
    ends: bool
    order: int
    markup: str


class Edit(NamedTuple):
    """New bytes for those from `start` to `end` of a part."""

    start: int
    end: int
    content: bytes


# --- from a report to files ---------------------------------------------------------------------------


def write(report: Report, out: Path) -> tuple[list[Path], list[Problem]]:
    """Write the Word drafts of a run with comments: what was written, and what could not be.

    `out` is the file for one draft, or a folder. Raises CannotRun where there is no draft, or `out` is the draft.
    """
    drafts = [checked for checked in report.documents if checked.path.lower().endswith(SUFFIXES)]
    if not drafts:
        raise CannotRun("there is no Word draft (.docx) among these documents to write comments into")
    targets = places(drafts, out)
    made, problems = [], []
    for checked, target in zip(drafts, targets, strict=True):
        try:
            replace(target, annotated(checked, Path(checked.path).read_bytes(), report))
            made.append(target)
        except CannotRead as problem:
            problems.append(Problem(checked.path, str(problem)))
        except OSError as problem:
            problems.append(Problem(checked.path, f"{shown(target)} could not be written: {problem.strerror}"))
    return made, problems


def places(drafts: Sequence[Checked], out: Path) -> list[Path]:
    """The file to write for each draft; makes the folder where there has to be one."""
    one = len(drafts) == 1 and not out.is_dir() and out.suffix.lower() in SUFFIXES
    targets = [out if one else out / Path(draft.path).name for draft in drafts]
    for draft, target in zip(drafts, targets, strict=True):
        if target.exists() and target.samefile(draft.path):
            raise CannotRun(f"{shown(target)} is the draft itself, which is left as it is; name another place")
        if targets.count(target) > 1:
            raise CannotRun(f"two of these drafts are called {target.name}; write their comments one after the other")
    try:
        (out.parent if one else out).mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise CannotRun(f"{shown(out)} cannot be a folder: {problem.strerror}") from problem
    return targets


def annotated(checked: Checked, content: bytes, report: Report) -> bytes:
    """The bytes of a draft with a comment at each open finding.

    Raises CannotRead where the draft is no longer the one that was linted, or is written in an encoding of its own.
    """
    read = unfold(checked.path, content)
    if checked.findings and read.document.text != checked.document.text:
        raise CannotRead("the file has changed meanwhile, so no comments were written")
    findings = checked.open
    if not findings:
        return content
    main = read.package.content(read.main) or b""
    if main[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise CannotRead("the draft is stored as UTF-16; save it again in Word to have comments in it")
    changed = dict(parts(read, main, findings, list(words(checked, findings, report))))
    try:
        return zipped(content, changed)
    except (BadZipFile, error, EOFError, OSError, RuntimeError, ValueError):
        raise CannotRead("a part of the draft, such as a picture, is damaged or locked, so it was not copied") from None


def words(checked: Checked, findings: Iterable[Finding], report: Report) -> Iterator[list[str]]:
    """What the comment on each finding says, paragraph by paragraph."""
    for finding in findings:
        where = checked.document.place(finding.span.start)
        inside = f" ({where.words})" if where.beside or where.cell == BOXED else ""
        said = [f"{(finding.severity or 'error').capitalize()}: {finding.message}{inside}"]
        for note in finding.notes:
            said.append(f"{place(report, checked, note).removeprefix(f'{checked.path}: ')}: {note.message}")
        said += [f"Suggestion: {suggestion.message}" for suggestion in finding.suggestions]
        yield [*said, f"[{finding.rule}]"]


# --- the parts that change ----------------------------------------------------------------------------


def parts(
    read: Read, main: bytes, findings: Sequence[Finding], said: Sequence[list[str]]
) -> Iterator[tuple[str, bytes]]:
    """The parts of the draft that are new or have changed, by name."""
    package = read.package
    strict = STRICT.encode() in main
    related = {kind: target for _, kind, target in package.related(read.main)}
    name = related.get("comments", "")
    before = package.content(name) if name else None
    first = next_id(package.part(name) if name else None)
    yield read.main, commented(read, main, findings, first)
    made = "".join(comment(first + order, paragraphs) for order, paragraphs in enumerate(said))
    space = STRICT if strict else WORD
    if before is not None:
        made = made.replace("<w:comment ", f'<w:comment xmlns:w="{space}" ')
        yield package.names[name.lower()], inserted(before, made)
        return
    folder, _, file = read.main.rpartition("/")
    name = f"{folder}/comments-minutes-lint.xml".lstrip("/")
    yield name, f'{HEAD}<w:comments xmlns:w="{space}">{made}</w:comments>'.encode()
    relation = f'Id="minutesLint" Type="{STRICT_RELATION if strict else RELATION}" Target="{name.rpartition("/")[2]}"'
    links = f"{folder}/_rels/{file}.rels".lstrip("/")
    known = package.content(links) or f'{HEAD}<Relationships xmlns="{RELATIONS}"/>'.encode()
    yield package.names.get(links.lower(), links), inserted(known, f"<Relationship {relation}/>", like_root=True)
    types = "[Content_Types].xml"
    override = f'<Override PartName="/{name}" ContentType="{CONTENT}"/>'
    yield package.names.get(types.lower(), types), inserted(package.content(types) or b"", override, like_root=True)


def next_id(root: Node | None) -> int:
    """The first id that no comment has."""
    known = [number(node.attributes.get("w:id")) for node in root.all("w:comment")] if root else []
    return max((value for value in known if value is not None), default=-1) + 1


def comment(order: int, paragraphs: Iterable[str]) -> str:
    """A comment of some paragraphs."""
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{plain(words)}</w:t></w:r></w:p>' for words in paragraphs)
    return f'<w:comment w:id="{order}" w:author="{AUTHOR}" w:initials="{INITIALS}">{body}</w:comment>'


def plain(text: str) -> str:
    """Text as XML has it, on one line."""
    return escape(NO_XML.sub("�", " ".join(text.split())))


def inserted(content: bytes, markup: str, like_root: bool = False) -> bytes:
    """A part with more at the end of its root element; `like_root` gives what is new the prefix of the root."""
    root = tree(content)
    if like_root:
        markup = re.sub("<(?=[A-Z])", f"<{prefix_of(content, root)}", markup)
    if content[root.end - 2 : root.end] == b"/>":
        name = content[root.start + 1 : root.end - 2].split()[0]
        return content[: root.end - 2] + b">" + markup.encode() + b"</" + name + b">" + content[root.end :]
    end = content.rindex(b"</", 0, root.end)
    return content[:end] + markup.encode() + content[end:]


# --- comments in the text -----------------------------------------------------------------------------


def commented(read: Read, main: bytes, findings: Sequence[Finding], first: int) -> bytes:
    """The main part with the beginnings and ends of the comments in it."""
    anchors = [
        (at, piece.source, len(piece.text))
        for at, piece in read.pieces
        if isinstance(piece.source, Anchor) and piece.source.part == read.main and not piece.source.boxed and piece.text
    ]
    if not anchors:
        raise CannotRead("the draft has no text of its own to write comments at")
    prefix, space = prefix_of(main, anchors[0][1].run), STRICT if STRICT.encode() in main else WORD
    marks: dict[int, list[Mark]] = defaultdict(list)
    elements = {anchor.element.start: anchor for _, anchor, _ in anchors}
    starts, ends = [at for at, _, _ in anchors], [at + length for at, _, length in anchors]
    for order, finding in enumerate(findings):
        begins = min(bisect_right(ends, finding.span.start), len(anchors) - 1)
        stops = max(bisect_left(starts, finding.span.end) - 1, begins)
        (at, one, length), (until, other, size) = anchors[begins], anchors[stops]
        opening, closing = markers(prefix, space, first + order)
        about = max(finding.span.start, at) < min(finding.span.end, until + size)
        marks[one.element.start].append(Mark(within(finding.span.start - at, length) * about, False, order, opening))
        last = within(finding.span.end - until, size) if about else size
        marks[other.element.start].append(Mark(last, True, order, closing))
    edits = (edit(main, prefix, elements[start], found) for start, found in marks.items())
    return applied(main, edits)


def within(offset: int, length: int) -> int:
    """An offset, moved into a text of that length where it lies outside."""
    return max(0, min(offset, length))


def prefix_of(content: bytes, node: Node) -> str:
    """The prefix that an element of a part is written with, such as "w:"."""
    found = PREFIX.match(content, node.start)
    return found[1].decode() if found else ""


def markers(w: str, space: str, order: int) -> tuple[str, str]:
    """What stands at the beginning and at the end of the text that a comment is about."""
    attribute = f'{w}id="{order}"' if w else f'xmlns:w="{space}" w:id="{order}"'
    return (
        f"<{w}commentRangeStart {attribute}/>",
        f"<{w}commentRangeEnd {attribute}/><{w}r><{w}commentReference {attribute}/></{w}r>",
    )


def edit(content: bytes, w: str, anchor: Anchor, marks: list[Mark]) -> Edit:
    """A text element split into runs, with what stands between them."""
    run, element = anchor.run, anchor.element
    look = run.get("w:rPr")
    properties = content[look.start : look.end].decode() if look else ""
    made, done = "", 0
    for mark in sorted(marks, key=lambda mark: (mark.at, not mark.ends, mark.order)):
        made += f"{text(w, element.text[done : mark.at])}</{w}r>{mark.markup}<{w}r>{properties}"
        done = mark.at
    return Edit(element.start, element.end, (made + text(w, element.text[done:])).encode())


def text(w: str, words: str) -> str:
    """A text element of some words; nothing for none."""
    return f'<{w}t xml:space="preserve">{escape(words)}</{w}t>' if words else ""


def applied(content: bytes, edits: Iterable[Edit]) -> bytes:
    """A part with all edits made."""
    made, done = [], 0
    for start, end, new in sorted(edits):
        made += [content[done:start], new]
        done = end
    return b"".join((*made, content[done:]))


def zipped(content: bytes, changed: dict[str, bytes]) -> bytes:
    """The file with some parts changed or added; the others are copied as they are."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        if sum(part.file_size for part in old.infolist()) > LARGEST_UNPACKED:
            raise CannotRead("the draft unpacks to more than any draft takes, so it was not copied")
        for part in old.infolist():
            if part.filename in changed:
                new.writestr(part, changed.pop(part.filename))
                continue
            with old.open(part) as source, new.open(part, "w") as target:
                copyfileobj(source, target)
        for name, added in changed.items():
            new.writestr(ZipInfo(name), added, ZIP_DEFLATED)
    return made.getvalue()
