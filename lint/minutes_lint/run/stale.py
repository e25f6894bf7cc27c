"""Accepted findings that are found no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..accepted.accepted import Entry, matched, relative
from ..engine import Project
from ..report import Checked, Report
from .workspace import Workspace


def stale_entries(report: Report, workspace: Workspace) -> list[tuple[Path, Entry]]:
    """What was accepted beside the configurations of a run and is no longer found, each entry once, with its folder.

    That is where its document was linted with its rule and has no such finding, and where its document is gone. One
    draft may be there as several kinds of file, and then each of its entries is in use that one of them needs.
    """
    linted: dict[Path, list[Checked]] = {}
    failed = {problem.path for problem in report.errors}
    for checked in report.documents:
        linted.setdefault(workspace.settings_of(checked.path).base, []).append(checked)
    stale = []
    for base, documents in linted.items():
        loaded = workspace.project_of(documents[0].path)
        entries = workspace.accepted_in(base)
        stale += [(base, entry) for entry in unused(entries, documents, base, loaded, failed)]
    return stale


def unused(
    entries: Iterable[Entry], documents: list[Checked], base: Path, loaded: Project, failed: set[str]
) -> Iterator[Entry]:
    """The entries of one file that nothing needs any longer; `documents` are those linted under its configuration."""
    entries = list(entries)
    suffixes = loaded.plugins.readers
    paths = {relative(checked.path, base): checked for checked in documents} if entries else {}
    used = {e for path, checked in paths.items() for e in matched(checked.findings, entries, path, suffixes).values()}
    on = {rule.id for rule, *_ in loaded.settings.enabled(loaded.plugins.rules)}
    for entry in entries:
        if entry in used:
            continue
        drafts = [checked for path, checked in paths.items() if entry.concerns(path, suffixes)]
        if any(checked.path in failed for checked in drafts):
            continue
        judged = entry.rule in on or entry.rule not in loaded.plugins.rules
        if (judged and entry.path in paths) or not is_there(base / entry.path, suffixes):
            yield entry


def is_there(path: Path, suffixes: Iterable[str]) -> bool:
    """Whether a document is there, or another kind of file of the same draft."""
    kinds = suffixes if path.suffix.lower() in suffixes else ()
    return path.exists() or any(path.with_suffix(suffix).exists() for suffix in kinds)
