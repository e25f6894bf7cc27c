"""Which kind of document this is, and what its front matter says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from minutes_lint import (
    Document,
    Paragraph,
    Span,
)
from minutes_lint.model.meeting import MeetingKind

from ..parser.words import terminal
from .lines import Line, Stretch

OPENING_PARAGRAPHS = 40
"""So many paragraphs before the first item may say what kind of document it is."""

KINDS: tuple[tuple[str, MeetingKind], ...] = (
    ("SUMMONS", "agenda"), ("AGENDA", "agenda"), ("MINUTES", "minutes"), ("NOTES", "notes"), ("REPORT", "report"),
)  # fmt: skip


def kind_of(
    document: Document, stretch: Stretch, paragraphs: tuple[Paragraph, ...], front: Mapping[str, tuple[str, Span]]
) -> MeetingKind:
    """What kind of document it is: by the first such word of its title, by what it records, or by its name."""
    opening = (p for p in paragraphs[:OPENING_PARAGRAPHS] if p.item is None and p.role in ("title", "text"))
    title = " ".join(p.view.text for p in opening)
    named = first_kind(title)
    if named and named != "minutes":
        recorded = {line.kind for section in stretch.sections for line in section.lines}
        own = "RESOLVED" in recorded or any(
            p.role == "heading" and not p.mark and p.view.text.lower() == "meeting minutes" for p in paragraphs
        )
        if named == "agenda" and own and {"PRESENT", "APOLOGIES"} & recorded:
            return "minutes"
        return named
    kinds = {line.kind for section in stretch.sections for line in section.lines}
    headed = any(p.view.text.lower() == "minutes" for p in paragraphs if p.role == "heading" and not p.mark)
    if named or headed or kinds & {"PRESENT", "APOLOGIES", "ABSENT", "RESOLVED"}:
        return "minutes"
    named = first_kind(front["title"][0] if "title" in front else "") or first_kind(words(document.path))
    held = terminal("agenda/signals", "HELD")
    return named or ("minutes" if any(held.search(paragraph.text) for paragraph in paragraphs) else "unknown")


def first_kind(text: str) -> MeetingKind | None:
    """The kind of document that the first telling word of a text names."""
    found = [(m.start(), kind) for name, kind in KINDS if (m := terminal("agenda/signals", name).search(text))]
    return min(found)[1] if found else None


def words(path: str) -> str:
    """The words of a file's name."""
    return PurePath(path).stem.replace("-", " ").replace("_", " ")


def front_matter(document: Document, front: Line | None) -> dict[str, tuple[str, Span]]:
    """The simple keys of a file's front matter, with their values and where these stand."""
    found = {}
    at = front.start if front else 0
    for line in document.text[at : front.end].splitlines(keepends=True) if front else ():
        key, colon, value = line.partition(":")
        value = value.strip().strip("\"'")
        if colon and value and key == key.strip():
            start = at + line.index(value, len(key))
            found[key.lower()] = (value, Span(start, start + len(value)))
        at += len(line)
    return found
