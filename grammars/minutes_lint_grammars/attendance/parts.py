"""The parts of a list of attendance as the grammar gives them: people, labels, roles, and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minutes_lint import Item, View
from minutes_lint.values import NamedTuple

from ..parser.inline import Inline
from ..parser.parsing import Token, Tree
from ..parser.words import terminal
from .titles import many, office_of

Part = Token | Tree

LIST = Inline("attendance/people", window=400_000)

LISTS = {
    "PRESENT": "present", "IN_CHAIR": "present", "APOLOGIES": "apologies", "ABSENT": "absent", "ATTENDING": "attending",
    "OBSERVING": "observing", "PROXY": "proxy", "MEMBERSHIP": "membership", "CHAIR_LABEL": "", "OTHER_LABEL": "",
    "NOTHING": "", "SUB_LABEL": "", "INVITED": "attending",
}  # fmt: skip
"""The list that a label opens, by the type of its token; "" where it names one person for one duty."""

OPENERS = {"present": "PRESENT", "apologies": "APOLOGIES", "absent": "ABSENT", "attending": "ATTENDING"}
"""A label that opens each list."""


class Listing(NamedTuple):
    """A stretch of a paragraph that lists people, in parts."""

    view: View
    at: int
    """Where in the view it begins; the places of its parts count from there."""

    end: int
    item: Item | None
    parts: Sequence[Part]
    opened: bool
    """Whether it begins with the label of a list."""

    whole: bool
    """Whether the sentence or the paragraph says nothing else after it."""

    @property
    def alone(self) -> bool:
        """Whether it is nothing but labels, so that those whom it lists are awaited below."""
        return all(label_of(part) or kind_of(part) == "HEADCOUNT" for part in self.parts)

    @property
    def rest(self) -> str:
        """What the paragraph says after it."""
        return self.view.text[self.end :].strip(" .)")

    def begin(self, part: Part) -> int:
        """Where in the view a part begins."""
        return self.at + start_of(part)

    def stop(self, part: Part) -> int:
        """Where in the view a part ends, without the spaces after it."""
        return self.at + end_of(part)

    def between(self, one: Part, other: Part) -> str:
        """What stands between two parts, without the spaces around it."""
        return self.view.text[self.stop(one) : self.begin(other)].strip()

    def before(self, index: int) -> Part | None:
        """The part before the one at an index."""
        return self.parts[index - 1] if index else None

    def after(self, index: int) -> Part | None:
        """The part after the one at an index."""
        return self.parts[index + 1] if index + 1 < len(self.parts) else None


# --- what a part is, and where it stands ------------------------------------------------------------


def kind_of(part: Part | None) -> str:
    """What a part of a list is: the name of its rule, or the type of its token; "" of none."""
    if part is None:
        return ""
    return part.type if isinstance(part, Token) else part.data


def label_of(part: Part) -> str:
    """What kind of label a part of a list is; "" where it is none."""
    return "" if isinstance(part, Token) or part.data != "label" else word_of(part).type


def word_of(label: Part) -> Token:
    """The one token of a label."""
    assert isinstance(label, Tree)
    (word,) = label.children
    assert isinstance(word, Token)
    return word


def text_of(part: Part) -> str:
    """The words of a part."""
    return str(part) if isinstance(part, Token) else "".join(map(text_of, part.children))


def start_of(part: Part) -> int:
    """Where a part begins, counted from where the reading began."""
    while isinstance(part, Tree):
        part = part.children[0]
    return part.start_pos


def end_of(part: Part) -> int:
    """Where a part ends, without the spaces after it, counted from where the reading began."""
    while isinstance(part, Tree):
        part = part.children[-1]
    return part.start_pos + len(part.rstrip())


def tokens_of(part: Part) -> list[Token]:
    """All tokens of a part."""
    return [part] if isinstance(part, Token) else list(part.tokens())


def titles_of(part: Part) -> list[Token]:
    """The titles that stand in a part itself."""
    return [t for t in part.children if isinstance(t, Token) and t.type == "TITLE"] if isinstance(part, Tree) else []


def plural(part: Part) -> bool:
    """Whether a part of a list begins with a title for all that follow."""
    return any(map(many, titles_of(part)))


def bare(part: Part) -> bool:
    """Whether a part of a list names somebody without a title, or with an honorific alone."""
    return not any(map(office_of, titles_of(part)))


# --- whether the parts are people -------------------------------------------------------------------


def surely(part: Part) -> bool:
    """Whether a part of a list can be nothing else: who it names has a title, two names, or something after them."""
    if isinstance(part, Token) or part.data == "label":
        return True
    tokens = tokens_of(part)
    return len(tokens) > 1 or " " in tokens[0].strip()


def trusted(parts: Sequence[Part], awaited: bool) -> bool:
    """Whether the parts of a list are surely people: the first has a title, or nearly all can be nothing else.

    Where a list is `awaited` after a bare label, only a single word is doubtful.
    """
    people = [part for part in parts if isinstance(part, Tree) and part.data != "label"]
    if people and titles_of(people[0]):
        return True
    posts = sum(kind_of(before) == "ROLE" and kind_of(part) == "person" for before, part in pairwise(parts))
    doubtful = sum(not surely(part) for part in people) - posts
    return (awaited and len(people) > 1) or doubtful <= len(people) // 3


def is_label(text: str) -> bool:
    """Whether some words are labels of lists and nothing else."""
    reading = LIST.read(text, 0)
    return reading is not None and not text[reading.end :].strip(" .)") and all(map(label_of, reading.tree.children))


def names_somebody(text: str) -> bool:
    """Whether a cell names somebody, and says nothing else; a single word in small letters may be anything."""
    reading = LIST.read(text, 0)
    if reading is None or text[reading.end :].strip(" .)"):
        return False
    people = [part for part in reading.tree.children if kind_of(part) == "person"]
    return len(people) == 1 and (surely(people[0]) or text.isupper())


# --- who is said to have come or not ----------------------------------------------------------------


def absentees(text: str, parts: list[Part], name: str) -> list[Part]:
    """The parts of a list, with a label around those of whom a sentence or a dash says whether they came.

    `text` is what was read, `name` the list that is open before it.
    """
    told: list[Part] = []
    for part in parts:
        told.append(part)
        name = opened_by(part, name)
        stated = came(part)
        if stated and OPENERS.get(name) != stated:
            first = first_of_sentence(text, told)
            told.insert(first, label(stated, start_of(told[first])))
            told.append(label(OPENERS.get(name, "PRESENT"), end_of(part)))
    return told if told[-1:] == parts[-1:] else told[:-1]


def opened_by(part: Part, name: str) -> str:
    """The list that is open after a part, where `name` was open before it."""
    kind = label_of(part)
    return name if kind in ("", "SUB_LABEL") else LISTS[kind] or name


def came(part: Part) -> str:
    """The label for the one whom a part of a list names where it says itself whether they came."""
    if isinstance(part, Token):
        return ""
    types = {token.type for token in part.tokens()}
    return "ABSENT" if "MISSING" in types else "PRESENT" if "COMING" in types else ""


def first_of_sentence(text: str, told: list[Part]) -> int:
    """The index of the first part of whom it is said too what is said of the last: "Hill and Reed were absent"."""
    first = len(told) - 1
    if shared(told[-1]):
        while first and one_sentence(text, told[first - 1], told[-1]):
            first -= 1
    return first


def shared(part: Part) -> bool:
    """Whether what is said of somebody is said of those named before in the sentence: "Hill and Reed were absent"."""
    return terminal("attendance/people_words", "SAID_OF_ALL").search(text_of(part)) is not None


def label(kind: str, at: int) -> Tree:
    """A label of no length at a place."""
    return Tree("label", [Token(kind, "", at)])


def one_sentence(text: str, one: Part, other: Part) -> bool:
    """Whether two parts of a list name people in one sentence."""
    return kind_of(one) == "person" and "." not in text[end_of(one) : start_of(other)]
