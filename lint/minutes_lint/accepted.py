"""Findings that a person has looked at and accepts as they are, in a file that is reviewed like any other."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from .engine import sic
from .model import Document, Finding

NAME = "minutes-lint-accepted.yaml"
OPENING = """\
# Findings that are accepted as they are. `minutes-lint accept` adds to this file; review it like any other.
# Delete an entry to see its finding again.
"""
SIC = "[sic]"


class Entry(NamedTuple):
    """One accepted finding.

    `path` is relative to the folder of the file, with slashes; `place` is where the entry stands.
    """

    rule: str
    path: str
    excerpt: str
    fingerprint: str
    reason: str
    date: str
    place: str = ""


def entries_of(folder: Path) -> tuple[Entry, ...]:
    """What is accepted in a folder's file. Raises CannotRun with line and column of what is wrong with it."""
    file = folder / NAME
    return tuple(parse(file)) if file.is_file() else ()


def parse(file: Path) -> Iterator[Entry]:
    """The entries of a file, in order."""
    from .files import source
    from .marked import compose

    root = compose(source(file), file)
    fields = Entry._fields[:-1]
    for element in root.elements("a list of accepted findings") if root else ():
        said = {name.text(): value for name, value in element.entries("an accepted finding")}
        for name in fields[:4]:
            if name not in said:
                raise element.wrong(f"this accepted finding has no {name}")
        words = {name: said[name].text() for name in fields if name in said}
        yield Entry(**({"reason": "", "date": ""} | words), place=element.place)


def relative(path: str, folder: Path) -> str:
    """The path of a document as an entry states it."""
    if path == "-":
        return path
    return os.path.relpath(path, folder).replace(os.sep, "/")


def settle(
    document: Document, findings: Iterable[Finding], entries: Iterable[Entry], folder: Path
) -> Iterator[Finding]:
    """The findings in a document, those that are accepted with the reason why."""
    path = relative(document.path, folder)
    reasons = {(entry.rule, entry.fingerprint): entry.reason for entry in entries if entry.path == path}
    for finding in findings:
        reason = reasons.get((finding.rule, finding.fingerprint))
        if reason is None and sic(document, finding):
            reason = SIC
        yield finding if reason is None else finding._replace(accepted=reason)


def stale(document: Document, findings: Iterable[Finding], entries: Iterable[Entry], folder: Path) -> Iterator[Entry]:
    """The entries for a document whose findings are no longer there."""
    path = relative(document.path, folder)
    found = {(finding.rule, finding.fingerprint) for finding in findings}
    return (entry for entry in entries if entry.path == path and (entry.rule, entry.fingerprint) not in found)


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

    from .files import source, write

    values = [entry._asdict() for entry in entries]
    for value in values:
        del value["place"]
    added = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000)
    file = folder / NAME
    before = source(file).rstrip("\n") + "\n" if file.exists() and any(parse(file)) else OPENING
    write(file, before + added)
