"""Who came, where the front matter of a file says it: "attendees:" and a list, as the notes of projects do."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Document, Paragraph, Span, View

from ..parser.words import terminal
from .lines import Line

LABELS = {"CAME": "Present:", "EXCUSED": "Apologies:", "AWAY": "Absent:"}
"""What opens a list in the text, by the kind of key that opens one in front matter."""


def attendance(document: Document, front: Line | None) -> Iterator[Paragraph]:
    """The lists of people in front matter, each as a label and a paragraph for every line of names, as in a text."""
    at, listing = (front.start if front else 0), False
    for line in document.text[at : front.end].splitlines(keepends=True) if front else ():
        key, colon, value = line.partition(":")
        if colon and key == key.strip(" \t-"):
            label = next((LABELS[name] for name in LABELS if terminal("structure/front", name).fullmatch(key)), "")
            listing = bool(label)
            if listing:
                yield Paragraph(Span(at, at + len(key)), View(label, (0,), (at,)), None, "attendance")
            start = at + len(key) + 1
        else:
            value, start = line, at
        names = value.strip(" \t\r\n[]-\"'")
        if listing and names:
            start += value.index(names)
            yield Paragraph(Span(start, start + len(names)), View(names, (0,), (start,)), None, "entry")
        at += len(line)
