"""Findings that a person has looked at and accepts as they are, in a file that is reviewed like any other."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from ..errors import CannotRun
from ..model.document import Document
from ..model.findings import Finding
from ..values import NamedTuple

NAME = "minutes-lint-accepted.yaml"
OPENING = """\
# Findings that are accepted as they are. `minutes-lint accept` adds to this file; review it like any other.
# Delete an entry to see its finding again.
"""
SIC = "[sic]"
FIELDS = ("rule", "path", "excerpt", "fingerprint", "reason", "date")
"""What an entry says; all but the last has to be said."""

Key = tuple[str, str, str]


class Entry(NamedTuple):
    """One accepted finding.

    `path` is relative to the folder of the file, with slashes; `place` is where the entry stands, `lines` the first
    and the last line of it, from 1.
    """

    rule: str
    path: str
    excerpt: str
    fingerprint: str
    reason: str
    date: str = ""
    place: str = ""
    lines: tuple[int, int] = (0, 0)

    def concerns(self, path: str, suffixes: Collection[str]) -> bool:
        """Whether it is of the document at a path, or of the same draft in another kind of file: one of `suffixes`."""
        mine, other = PurePosixPath(self.path), PurePosixPath(path)
        kinds = {mine.suffix.lower(), other.suffix.lower()}
        return mine == other or (kinds <= {*suffixes} and mine.with_suffix("") == other.with_suffix(""))


def entries_of(folder: Path) -> tuple[Entry, ...]:
    """What is accepted in a folder's file. Raises CannotRun with line and column of what is wrong with it."""
    from ..files.files import source

    file = folder / NAME
    return tuple(parse(source(file), file)) if file.is_file() else ()


def parse(text: str, file: Path) -> Iterator[Entry]:
    """The entries in the text of a file, in order. Raises CannotRun as `entries_of` does."""
    from ..files.marked import compose

    root = compose(text, file)
    for element in root.elements("a list of accepted findings") if root else ():
        said = {name.text(): value for name, value in element.entries("an accepted finding")}
        for name in FIELDS[:5]:
            if name not in said:
                raise element.wrong(f"this accepted finding has no {name}")
        words = {name: said[name].text() for name in FIELDS if name in said}
        if not words["reason"].strip():
            raise said["reason"].wrong("this accepted finding has no reason")
        yield Entry(**words, place=element.place, lines=element.lines)


def relative(path: str, folder: Path) -> str:
    """The path of a document as an entry states it."""
    if path == "-":
        return path
    return os.path.relpath(path, folder).replace(os.sep, "/")


def settle(
    document: Document, findings: Iterable[Finding], entries: Iterable[Entry], folder: Path, suffixes: Collection[str]
) -> Iterator[Finding]:
    """The findings in a document, those that are accepted with the reason why.

    `suffixes` are those of the kinds of file that can be read.
    """
    findings = list(findings)
    settled = matched(findings, entries, relative(document.path, folder), suffixes)
    for place, finding in enumerate(findings):
        if place in settled:
            yield finding._replace(accepted=settled[place].reason)
        else:
            yield finding._replace(accepted=SIC) if sic(document, finding) else finding


def matched(
    findings: Sequence[Finding], entries: Iterable[Entry], path: str, suffixes: Collection[str]
) -> dict[int, Entry]:
    """The entry for each finding that has one, by the finding's place in order; no entry is for two.

    First go those with the same fingerprint, then those with the same first or second half of it.
    """
    settled: dict[int, Entry] = {}
    waiting = [entry for entry in entries if entry.concerns(path, suffixes)]
    for keys in (whole, halves) if waiting else ():
        index: dict[Key, list[int]] = {}
        for place, finding in enumerate(findings):
            for key in keys(finding) if place not in settled else ():
                index.setdefault(key, []).append(place)
        left = []
        for entry in waiting:
            fitting = (place for key in keys(entry) for place in index.get(key, ()) if place not in settled)
            first = next(fitting, None)
            if first is None:
                left.append(entry)
            else:
                settled[first] = entry
        waiting = left
    return settled


def whole(said: Finding | Entry) -> tuple[Key, ...]:
    """What a finding and its entry have in common where nothing has changed."""
    return ((said.rule, "", said.fingerprint),)


def halves(said: Finding | Entry) -> tuple[Key, ...]:
    """What they have in common, one or the other, where something close by has changed."""
    middle = len(said.fingerprint) // 2
    return (said.rule, "before", said.fingerprint[:middle]), (said.rule, "after", said.fingerprint[middle:])


def remove(folder: Path, stale: Collection[Entry]) -> None:
    """Remove entries from a folder's file; all else there, comments too, is kept as it is.

    Raises CannotRun where they do not have lines of their own.
    """
    from ..files.files import source, write

    file = folder / NAME
    before = source(file)
    gone = {number for entry in stale for number in range(entry.lines[0], entry.lines[1] + 1)}
    after = "\n".join(line for number, line in enumerate(before.split("\n"), 1) if number not in gone)
    kept = [entry[:6] for entry in parse(before, file) if entry not in stale]
    if said_in(after, file) != kept:
        raise CannotRun(f"{next(iter(stale)).place}this entry has no lines of its own; delete it by hand")
    write(file, after)


def said_in(text: str, file: Path) -> list[tuple[object, ...]] | None:
    """What the entries of a text say, without their places; None where it has a mistake."""
    try:
        return [entry[:6] for entry in parse(text, file)]
    except CannotRun:
        return None


def entry(document: Document, finding: Finding, folder: Path, reason: str) -> Entry:
    """A finding as an entry of the file, accepted today."""
    from datetime import date

    words = " ".join(document.text[finding.span.start : finding.span.end].split())
    excerpt = words if len(words) <= 80 else words[:79] + "…"
    today = date.today().isoformat()
    return Entry(finding.rule, relative(document.path, folder), excerpt, finding.fingerprint, reason, today)


def add(folder: Path, entries: Iterable[Entry]) -> None:
    """Add entries to a folder's file; what stands there already, comments too, is kept as it is."""
    import yaml

    from ..files.files import source, write

    values = [entry._asdict() for entry in entries]
    for value in values:
        del value["place"], value["lines"]
    added = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000)
    file = folder / NAME
    before = source(file).rstrip("\n") + "\n" if file.exists() else OPENING
    if not any(parse(before, file)):  # "[]" goes, what people wrote stays
        before = "".join(line for line in before.splitlines(keepends=True) if line.startswith("#")) or OPENING
    write(file, before + added)


def sic(document: Document, finding: Finding) -> bool:
    """Whether the text itself says that it means what it says: "[sic]" follows what was found."""
    after = document.text[finding.span.end : finding.span.end + 12].lstrip(" \t\r\n*_”’\"'.,;:)")
    return after[:5].lower() == "[sic]"
