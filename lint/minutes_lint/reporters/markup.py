"""HTML in which no text can become markup: it comes in through `words` and through attributes, and both escape it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NewType

Markup = NewType("Markup", str)

VOID = ("input", "meta")
"""The elements that have no content and no end."""

ENDING = ("article", "div", "fieldset", "form", "head", "header", "li", "main", "nav", "section", "style", "ul")
"""The elements after which the source of a page has a line end, for whoever reads that."""

SHOWN = (
    {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"}
    | {0x7F: 0x2421}
    | dict.fromkeys(
        (*range(0x80, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF), 0xFFFD
    )
    | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
)
"""What is shown for characters that a page may not contain or that change its direction: their pictures, or "�"."""


def words(text: str) -> Markup:
    """Text as it stands, harmless.

    >>> words("a <b> & c\\x00")
    'a &lt;b&gt; &amp; c␀'
    """
    return Markup(escape(text if text.isprintable() else text.translate(SHOWN)))


def joined(parts: Iterable[Markup]) -> Markup:
    """Pieces of a page one after the other."""
    return Markup("".join(parts))


def element(name: str, /, *content: Markup, **attributes: str | bool | None) -> Markup:
    """An element; an attribute that is None or False is left out.

    A "_" in an attribute's name stands for "-", and at its end for nothing.

    >>> element("a", words("here"), href="#f1", class_="mark", data_of="f1", hidden=True)
    '<a href="#f1" class="mark" data-of="f1" hidden>here</a>'
    """
    said = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{words(value)}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    inside = "" if name in VOID else f"{''.join(content)}</{name}>"
    return Markup(f"<{name}{said}>{inside}" + "\n" * (name in ENDING))
