"""Rich text made ready for striprtf: all it cannot read left out, and a sign where something begins that it would lose.

striprtf gives the characters of a text, in whatever code page they are, and nothing of what they are: no paragraphs
apart from lines, no cells of tables, neither headers nor notes, and deleted and struck words as if they were text. Its
patterns take minutes for a table of fonts that means harm, so that is written anew, and links are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntFlag

from striprtf.striprtf import destinations

from ..errors import CannotRead
from ..values import NamedTuple
from .word_styles import SMALL_GAP

MOST_TOKENS = 2_000_000
DEEPEST = 1000
MOST_FONTS = 10_000
PARAGRAPH, CELL, ROW, HEAD, TABLED, CLOSE = (chr(0xE000 + order) for order in range(6))
"""Signs: a paragraph, a cell or a row ends; its row is one of header cells; a paragraph stands in a table, or has no
space between it and those of its kind."""

LEVEL, DEPTH = chr(0xE040), chr(0xE060)
"""From here on the signs for the level of a heading (0 for none), and for that of a list (from 0)."""

STATES, PARTS = 0xE080, 0xE0C0
"""From here on two signs for each state and each part: it begins, and it ends."""


class State(IntFlag):
    """What words are, beside text."""

    BOLD = 1
    UNDERLINED = 2
    STRUCK = 4
    HIDDEN = 8
    DELETED = 16
    INSERTED = 32


PARTS_OF = {
    "listtext": "mark",
    "pntext": "mark",
    "header": "header",
    "headerl": "header",
    "headerr": "header",
    "headerf": "letterhead",
    "footer": "footer",
    "footerl": "footer",
    "footerr": "footer",
    "footerf": "footer",
    "footnote": "note",
    "annotation": "comment",
    "shptxt": "box",
    "dptxbxtext": "box",
}
"""Groups that stand apart from the text around them, by the word that opens them."""

KINDS = ("mark", "header", "letterhead", "footer", "note", "comment", "box")
SWITCHES = {
    "b": State.BOLD,
    "strike": State.STRUCK,
    "striked": State.STRUCK,
    "v": State.HIDDEN,
    "deleted": State.DELETED,
    "revised": State.INSERTED,
    **{f"ul{kind}": State.UNDERLINED for kind in ("", "w", "d", "db", "dash", "dashd", "th", "wave")},
}
SIGNS = {"par": PARAGRAPH, "nestcell": PARAGRAPH, "sect": PARAGRAPH, "page": PARAGRAPH, "cell": CELL, "row": ROW}
SIGNS |= {"trhdr": HEAD, "intbl": TABLED, "contextualspace": CLOSE}
SPACES = {"sb": 0xE0F0, "sa": 0xE0F2}
"""The first of two signs for the space above a paragraph and for that below it: it looks like a blank line, or not."""

KEPT = frozenset((
    *("line", "tab", "emdash", "endash", "emspace", "enspace", "qmspace", "bullet"),
    *("lquote", "rquote", "ldblquote", "rdblquote"),
))  # fmt: skip
"""Words that striprtf knows as characters."""

DROPPED = frozenset(("sp", "fontemb", "bkmkstart", "bkmkend", "mmathPr", *destinations)) - {"shp", "shpinst", "do"}
"""Groups of which nothing is text; shapes may hold some."""

CHARSETS = frozenset((0, 77, 128, 129, 134, 136, 161, 162, 163, 177, 178, 186, 204, 222, 238, 254, 255))
"""The sets of characters that striprtf and Python both know."""

LONGEST_SHEET = 200_000
"""In characters: how much of the sheet of styles is looked at for those of headings."""

TOKEN = re.compile(r"[{}]|\\(?:'[0-9a-fA-F]{2}|(\*)|([a-zA-Z]{1,32})(-?[0-9]{1,10})?[ ]?|[^a-zA-Z'])")
STYLE = re.compile(r"\{\\s([0-9]{1,4})(?![0-9])[^{};]{0,900}[ ]heading[ ]([1-9]);", re.IGNORECASE)


class Frame(NamedTuple):
    """A group that is open: the state outside of it, and what ends with it."""

    state: State
    end: str = ""


def prepared(source: str) -> str:
    """Rich text of which striprtf makes the text and the signs. Raises CannotRead for what is larger than minutes."""
    return "".join(Preparing(source).parts())


def sign(kind: str, ends: bool = False) -> str:
    """The sign that a part of a kind begins, or ends."""
    return chr(PARTS + 2 * KINDS.index(kind) + ends)


class Preparing:
    """Goes through rich text once."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.frames: list[Frame] = []
        self.state = State(0)
        self.at = 0
        self.starred = False
        """Whether the group began with the sign for those that may be left out."""

        self.titled = "\\titlepg" in source
        sheet = source.find("\\stylesheet")
        styles = STYLE.finditer(source, sheet, sheet + LONGEST_SHEET) if sheet >= 0 else ()
        self.headings = {found[1]: found[2] for found in styles}
        self.count = 0

    def parts(self) -> Iterator[str]:
        """The rich text, piece by piece."""
        at = 0
        while (found := self.next()) is not None:
            yield self.source[at : found.start()]
            yield self.token(found)
            at = self.at
        yield self.source[at:]

    def next(self) -> re.Match[str] | None:
        """The next token."""
        self.count += 1
        if self.count > MOST_TOKENS or len(self.frames) > DEEPEST:
            raise CannotRead("the document is larger or deeper than minutes are, so it was not read")
        found = TOKEN.search(self.source, self.at)
        if found is not None:
            self.at = found.end() + (max(0, int(found[3] or 0)) if found[2] == "bin" else 0)
        return found

    def inside(self) -> Iterator[re.Match[str]]:
        """The tokens of a group up to its end, which comes next after them."""
        depth = 1
        while (found := self.next()) is not None:
            depth += (found[0] == "{") - (found[0] == "}")
            if not depth:
                self.at = found.start()
                return
            yield found

    def token(self, found: re.Match[str]) -> str:
        """What is written for a token."""
        token, word = found[0], found[2]
        if token == "{":
            self.frames.append(Frame(self.state))
        elif token == "}":
            return self.close()
        elif found[1]:
            self.starred = True
            return ""
        elif word is not None:
            starred, self.starred = self.starred, False
            return self.word(word, found[3], starred)
        return PARAGRAPH if token in ("\\\n", "\\\r") else token

    def close(self) -> str:
        """What is written where a group ends; nothing for one that never began."""
        if not self.frames:
            return ""
        frame = self.frames.pop()
        return f"{self.turn(frame.state)}{frame.end}}}"

    def word(self, word: str, value: str | None, starred: bool) -> str:
        """What is written for a control word and its number."""
        if word == "fonttbl":
            return self.fonts()
        if word in PARTS_OF and self.frames:
            return self.part(word)
        if word in DROPPED or (starred and word not in ("shppict", "shpinst")):
            return self.skip()
        if word in SWITCHES:
            return self.turn(self.state & ~SWITCHES[word] if value == "0" else self.state | SWITCHES[word])
        if word in ("ulnone", "plain"):
            return self.turn(self.state & ~State.UNDERLINED if word == "ulnone" else State(0))
        return self.layout(word, value) or self.character(word, value)

    def layout(self, word: str, value: str | None) -> str:
        """What is written for a word that says what a paragraph is."""
        number = int(value) if value and value.isdigit() and len(value) < 5 else -1
        if word == "pard":
            return LEVEL
        if word == "outlinelevel":
            return chr(ord(LEVEL) + number + 1) if 0 <= number < 9 else ""
        if word == "s":
            return chr(ord(LEVEL) + int(self.headings[value])) if value in self.headings else ""
        if word == "ilvl":
            return chr(ord(DEPTH) + number) if 0 <= number < 9 else ""
        if word in SPACES:
            return chr(SPACES[word] + (number < SMALL_GAP))
        return SIGNS.get(word, "")

    def character(self, word: str, value: str | None) -> str:
        """What is written for a word that striprtf knows; all others are left out."""
        number = int(value) if value else None
        kept = word in KEPT or (number is not None and (
            (word == "u" and -0x8000 <= number <= 0xFFFF)
            or (word == "uc" and 0 <= number < 10)
            or (word in ("f", "deff", "ansicpg") and 0 <= number < 100_000)
        ))  # fmt: skip
        return f"\\{word}{value or ''} " if kept else ""

    def turn(self, state: State) -> str:
        """The signs that lead from the state of the words to another."""
        changed, self.state = self.state ^ state, state
        if not changed:
            return ""
        flags = (flag for flag in State if flag & changed)
        return "".join(chr(STATES + 2 * (flag.bit_length() - 1) + (not flag & state)) for flag in flags)

    def part(self, word: str) -> str:
        """Begin a part that stands apart."""
        if word in ("headerf", "footerf") and not self.titled:
            return self.skip()
        kind = PARTS_OF[word]
        self.frames[-1] = self.frames[-1]._replace(end=self.frames[-1].end + sign(kind, ends=True))
        return self.turn(State(0)) + sign(kind)

    def skip(self) -> str:
        """Leave out the rest of a group."""
        for _ in self.inside():
            pass
        return ""

    def fonts(self) -> str:
        """The table of fonts with what striprtf has to know of it: the characters of each."""
        font, fonts = 0, dict[int, int]()
        for found in self.inside():
            number = int(found[3] or 0)
            if found[2] == "f" and 0 <= number < MOST_FONTS:
                font = number
            elif found[2] == "fcharset":
                fonts[font] = number if number in CHARSETS else 0
        return "\\fonttbl" + "".join(f"{{\\f{font}\\fcharset{charset} x;}}" for font, charset in fonts.items())
