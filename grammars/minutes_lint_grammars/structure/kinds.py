"""Which kind of document this is, and what its front matter says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from minutes_lint import Document, Paragraph, Span
from minutes_lint.model.meeting import MeetingKind
from minutes_lint.model.structure import Role

from ..parser.words import terminal
from .lines import Line, Stretch

OPENING_PARAGRAPHS = 40
"""At most this many paragraphs before the first item may say what kind of document it is."""

KINDS: tuple[tuple[str, MeetingKind], ...] = (
    ("SUMMONS", "agenda"), ("AGENDA", "agenda"), ("MINUTES", "minutes"), ("NOTES", "notes"), ("REPORT", "report"),
)  # fmt: skip

SIMPLE = frozenset(("title", "date", ""))
"""Front matter of no other keys is written for the minutes, and not for a site that publishes them."""

CAME = frozenset(("PRESENT", "APOLOGIES"))
"""Lines that say who came and who did not, which an agenda may leave room for."""

RECORDED = CAME | {"ABSENT", "RESOLVED"}
"""Lines of a record."""


def kind_of(
    document: Document, stretch: Stretch, paragraphs: tuple[Paragraph, ...], front: Mapping[str, tuple[str, Span]]
) -> MeetingKind:
    """What kind of document it is: by the first such word of its title, by what it records, or by its name."""
    name = words(document.path)
    titled = first_kind(front["title"][0] if "title" in front else "") or first_kind(opening(paragraphs, "title"))
    titled = titled or first_kind(name) or first_kind(opening(paragraphs, "text"))
    if titled == "agenda" and first_kind(name) == "minutes" and decides(paragraphs):
        return "minutes"
    if recorded(titled, stretch, paragraphs):
        return "notes" if titled is None and noted(name, front, paragraphs) else "minutes"
    return titled or ("minutes" if tells_of_meeting(paragraphs) else "unknown")


def noted(name: str, front: Mapping[str, tuple[str, Span]], paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether a record is called notes, by its file, its front matter or a heading, and minutes by none of these."""
    pattern = terminal("structure/structure_words", "NOTES_HEADING")
    called = f"{name} {front['title'][0] if 'title' in front else ''}"
    if first_kind(called) == "minutes" or headed("MINUTES_HEADING", paragraphs):
        return False
    return pattern.search(called) is not None or headed("NOTES_HEADING", paragraphs)


def decides(paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether a document says how its business ended, by a line that says no more, or in a sentence."""
    ended = terminal("structure/structure_words", "OUTCOME")
    return any(ended.fullmatch(p.view.text) for p in paragraphs) or tells_of_meeting(paragraphs)


def recorded(titled: MeetingKind | None, stretch: Stretch, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether a document records a meeting, though its title says that it is an agenda, or says nothing."""
    lines = {line.kind for section in stretch.sections for line in section.lines}
    if titled == "agenda":
        return bool(lines & CAME) and ("RESOLVED" in lines or headed("MEETING_MINUTES", paragraphs))
    return titled is None and (bool(lines & RECORDED) or headed("MINUTES_HEADING", paragraphs))


def headed(words: str, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether words of a kind are the whole of a heading without a number."""
    pattern = terminal("structure/structure_words", words)
    return any(p.role == "heading" and not p.mark and pattern.fullmatch(p.view.text.rstrip(": ")) for p in paragraphs)


def opening(paragraphs: tuple[Paragraph, ...], role: Role) -> str:
    """The words of the paragraphs before the first item that are the title's, or those of running text."""
    return " ".join(p.view.text for p in paragraphs[:OPENING_PARAGRAPHS] if p.item is None and p.role == role)


def tells_of_meeting(paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether any paragraph says what only a record does: "The meeting closed at 9 pm"."""
    held = terminal("agenda/signals", "HELD")
    return any(held.search(paragraph.text) for paragraph in paragraphs)


def first_kind(text: str) -> MeetingKind | None:
    """The kind of document that the first telling word of a text names."""
    found = [(m.start(), kind) for name, kind in KINDS if (m := terminal("agenda/signals", name).search(text))]
    return min(found)[1] if found else None


def words(path: str) -> str:
    """The words of a file's name."""
    return PurePath(path).stem.replace("-", " ").replace("_", " ")


def front_matter(document: Document, front: Line | None) -> dict[str, tuple[str, Span]]:
    """The simple keys of a file's front matter, with their values and where these stand.

    Its date is the `day` of the meeting as well where nothing else than a title stands beside it.
    """
    found = {}
    at = front.start if front else 0
    sign = "=" if document.text.startswith("+++", at) else ":"
    alone = True
    for line in document.text[at : front.end].splitlines(keepends=True) if front else ():
        key, between, value = line.partition(sign)
        value = value.strip().strip("\"'")
        alone = alone and key.strip(" \ufeff-+\r\n") in SIMPLE
        if between and value and key == key.lstrip():
            start = at + line.index(value, len(key))
            found[key.strip().lower()] = (value, Span(start, start + len(value)))
        at += len(line)
    if alone and "date" in found:
        found["day"] = found["date"]
    return found
