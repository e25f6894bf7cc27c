"""A sentence as the letters that `claims.lark` reads, and what was read of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from minutes_lint import Item, Paragraph, Quantity
from minutes_lint.values import TYPE_CHECKING, NamedTuple

from ..parser.drafts import Draft
from ..parser.parsing import Token
from ..parser.words import either, terminal
from .letters import BESIDE, END, WORDS, Word, letter_of

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

LIST_GAP = frozenset((Word.WORD, Word.ARTICLE, Word.COMMA, Word.AND, Word.PLUS, Word.SEMICOLON))
"""Letters that stand between the figures of a list."""

CLAUSE = Word.COMMA + Word.SEMICOLON
SENTENCE = Word.STOP + END
"""Letters that end a clause, and those that end a sentence."""

UNSPOKEN = ("signature", "address")
"""Paragraphs that are no sentences."""

SPOKEN = 6
"""The cell of a table that has this many spaces is a sentence."""

NEAR = 200
"""At most this many characters or letters before and after a quantity may say what it has to do with others."""

Verdict: TypeAlias = "Literal['right', 'wrong', 'open']"

Stated = tuple[str, Quantity]
"""A quantity and the terminal before it, which says what part it plays; nothing before the first of a claim."""

Sign = tuple[str, str, Quantity | None]
"""A letter, the word or figure that it stands for, and the quantity where it is one."""


class Passage(NamedTuple):
    """Sentences that may speak of each other, as letters; words and quantities by their place among them."""

    code: str
    words: tuple[str, ...]
    quantities: dict[int, Quantity]
    item: Item | None


class Reading(NamedTuple):
    """A claim as read: which rule of the grammar, its tokens, and where in the passage it begins and ends."""

    name: str
    tokens: tuple[Token, ...]
    start: int
    end: int
    passage: Passage

    @property
    def figures(self) -> list[Quantity]:
        """The quantities, in order."""
        return [self.quantity(token) for token in self.tokens if token.type == "VALUE"]

    @property
    def stated(self) -> list[Stated]:
        """Each quantity with the terminal before it, which says what part it plays."""
        before, found = "", []
        for token in self.tokens:
            if token.type == "VALUE":
                found.append((before, self.quantity(token)))
                before = ""
            else:
                before = token.type
        return found

    def place(self, token: Token) -> int:
        """The place of a token in the passage."""
        return self.start + token.start_pos

    def quantity(self, token: Token) -> Quantity:
        """The quantity of a VALUE."""
        return self.passage.quantities[self.place(token)]

    def hedged(self) -> bool:
        """Whether one of the figures is said to be about right."""
        places = [self.place(token) for token in self.tokens if token.type == "VALUE"]
        return any(Word.ABOUT in self.passage.code[max(0, at - 2) : at] for at in places)

    def word(self, *letters: str) -> str:
        """The first word of the reading whose letter is one of these; empty where there is none."""
        for at in range(self.start, self.end):
            if self.passage.code[at] in letters:
                return self.passage.words[at]
        return ""

    def before(self) -> str:
        """The letters between the beginning of the sentence and the reading."""
        code = self.passage.code[max(0, self.start - NEAR) : self.start]
        return code.replace(END, Word.STOP).rpartition(Word.STOP)[2]

    def after(self) -> str:
        """The letters between the reading and the end of the sentence."""
        return up_to(self.passage.code[self.end : self.end + NEAR], SENTENCE)

    def preceded(self, quantity: Quantity) -> bool:
        """Whether another figure of the kind of one of its own stands before it in the sentence."""
        return letter_of(quantity) in self.before()

    def limited(self) -> bool:
        """Whether a word such as "with", "but" or "after" follows in the sentence."""
        return Word.BREAK in self.after()


def up_to(code: str, ends: str) -> str:
    """The letters before the first that is one of `ends`.

    >>> up_to("wc,m;p", ";,"), up_to("wc", ".")
    ('wc', 'wc')
    """
    return code[: min((at for end in ends if (at := code.find(end)) >= 0), default=len(code))]


Told = tuple[Paragraph, list[Quantity]]
"""A paragraph and the quantities in it."""


def figures(draft: Draft) -> Iterator[Told]:
    """The paragraphs that are sentences, each with its quantities."""
    quantities = draft.find(Quantity)
    quantities.sort(key=lambda quantity: quantity.span)
    starts = [quantity.span.start for quantity in quantities]
    for paragraph in draft.paragraphs:
        told = paragraph.role != "row" or paragraph.view.text.count(" ") >= SPOKEN
        if told and paragraph.role not in UNSPOKEN:
            span = paragraph.span
            yield paragraph, quantities[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def passages(told: Iterable[Told]) -> Iterator[Passage]:
    """The passages in which two quantities or more stand: a paragraph, or a list with the words that lead to it."""
    for group in groups(told):
        if sum(len(quantities) for _, quantities in group) > 1:
            signs: list[Sign] = []
            for paragraph, quantities in group:
                if quantities:
                    signs += signs_of(paragraph, quantities)
                signs.append((END, "", None))
            yield passage(signs, group[0][0].item)


def groups(told: Iterable[Told]) -> Iterator[list[Told]]:
    """Paragraphs that are read together: the entries of a list, with the paragraph that ends in a colon before them."""
    group: list[Told] = []
    for paragraph, quantities in told:
        goes_on = bool(group) and entry(paragraph) and (entry(group[-1][0]) or leads(group[-1][0]))
        if group and not (goes_on and paragraph.item is group[0][0].item):
            yield group
            group = []
        group.append((paragraph, quantities))
    if group:
        yield group


def entry(paragraph: Paragraph) -> bool:
    """Whether a paragraph is an entry of a list, if only by its indent: extracted text may have lost its bullets."""
    return paragraph.role in ("entry", "clause") or (paragraph.role == "text" and paragraph.depth > 0)


def leads(paragraph: Paragraph) -> bool:
    """Whether a paragraph leads to a list: it ends in a colon, with or without a dash."""
    return paragraph.view.text[-2:].rstrip("-–")[-1:] == ":"


def signs_of(paragraph: Paragraph, quantities: Iterable[Quantity]) -> Iterator[Sign]:
    """The letters of a paragraph, each with its word, and with its quantity where it stands for one."""
    view, at = paragraph.view, 0
    lower = view.text.lower()
    said = Said(view.text, lower if len(lower) == len(view.text) else view.text)
    for quantity in quantities:
        start = found_at(paragraph, quantity, at)
        if start < 0:
            continue
        yield from spelled(said, at, start)
        at = start + len(quantity.raw)
        yield Word.BREAK if quantity.problem else letter_of(quantity), quantity.raw, quantity
    yield from spelled(said, at, len(view.text))


def found_at(paragraph: Paragraph, quantity: Quantity, at: int) -> int:
    """Where in the view a quantity stands, at `at` or after; -1 where it is not shown."""
    view = paragraph.view
    at = view.text.find(quantity.raw, at)
    while at >= 0 and view.offset(at) != quantity.span.start:
        at = view.text.find(quantity.raw, at + 1)
    return at


class Said(NamedTuple):
    """The text of a paragraph, and the same in lower case."""

    text: str
    lower: str


def spelled(said: Said, start: int, end: int) -> Iterator[Sign]:
    """The letters of the words between two quantities; of a long stretch, those near them."""
    text = said.text
    if end - start > 2 * NEAR:
        yield from spelled(said, start, start + NEAR if start else 0)
        yield Word.BREAK, "…", None
        start = end - NEAR if end < len(text) else end
    for word in either("numbers/claims_words", tuple(WORDS)).finditer(said.lower, start, end):
        letter, (first, last) = WORDS[word.lastgroup or ""], word.span()
        if letter == Word.DASH and " " in text[max(0, first - 1) : last + 1]:
            letter = Word.COMMA
        yield letter, text[first:last], None


def passage(signs: list[Sign], item: Item | None) -> Passage:
    """The passage that signs make: brackets without a figure are left out, and each letter is what it means there."""
    code = "".join(letter for letter, _, _ in signs)
    empty = [match.span() for match in terminal("numbers/claims_context", "EMPTY").finditer(code)]
    for start, end in reversed(empty):
        del signs[start:end]
    code = "".join(letter for letter, _, _ in signs)
    code = either("numbers/claims_context", tuple(BESIDE)).sub(lambda match: BESIDE[match.lastgroup or ""], code)
    words = tuple(word for _, word, _ in signs)
    return Passage(code, words, {at: q for at, (_, _, q) in enumerate(signs) if q is not None}, item)
