"""Figures and number words that say how much or how many: counts, money, shares, points and fractions.

What only looks like one is left alone: years, ages, times, telephone numbers, house and item numbers, codes.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from minutes_lint import Item, Quantity, View

from ..parser.inline import Inline
from ..parser.parsing import Token, Tree
from ..parser.sweep import Read, Sight
from ..parser.words import number_words, openers, terminal

GRAMMAR = Inline("numbers/quantities", window=120)

CURRENCIES = {"POUNDS": "£", "EUROS": "€", "DOLLARS": "$"}
UNITS = {"PERCENT": "%", "POINTS": "points"}
SCALES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
"""The powers of ten that words and letters after a figure stand for."""

LARGE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}

ATTACHED = frozenset("/.,:_#&=@\\-–—'’*×^~<>")
"""What stands right before a figure that is part of something else."""

LOOK_BACK = 64
"""The label that a figure belongs to stands within this many characters before it."""


def read(view: View, at: int, item: Item | None) -> Read | None:
    """The quantity, or the two ends of a range of them, that begins at `at` or at the sign or currency before it."""
    text = view.text
    begin = beginning(text, at)
    if begin and (text[begin - 1].isalnum() or text[begin - 1] in ATTACHED):
        return None
    if begin == at:
        code = terminal("numbers/quantities_words", "CODE").match(text, at)
        if code:
            return Read(code.end(), ())
        if bare(text, at):
            return None
    return stated(view, begin, item)


def stated(view: View, begin: int, item: Item | None) -> Read | None:
    """The quantities that the grammar reads at a place; None where there is none, or one without a value or fault."""
    reading = GRAMMAR.read(view.text, begin)
    if reading is None:
        return None
    (tree,) = reading.tree.children
    assert isinstance(tree, Tree)
    found = tuple(quantities(tree, view, begin, item))
    if not found or any(quantity.value is None and quantity.problem is None for quantity in found):
        return None
    last = [token for token in tree.children if isinstance(token, Token) and token.type != "NOUN"][-1]
    return Read(begin + place(last)[1], found)


def beginning(text: str, at: int) -> int:
    """Where a quantity begins whose figure or word is at `at`: at its sign, its currency, or at "a" of "a hundred"."""
    begin = at
    if text[at - 1 : at] in ("£", "$", "€") or (at > 1 and text[at - 2 : at] in ("£ ", "$ ", "€ ")):
        begin -= 1 if text[at - 1] != " " else 2
    if text[begin - 1 : begin] in ("-", "+", "−") and text[max(0, begin - 2) : begin - 1] in ("", " ", "("):
        begin -= 1
    if text[at : at + 1] in "hHtTmM" and text[max(0, at - 2) : at] in ("a ", "A "):
        begin = at - 2
    return begin


def bare(text: str, at: int) -> bool:
    """Whether a figure without sign and currency is a year, a mark or the number of something."""
    if not text[at].isdigit():
        pronoun = text[at : at + 4].casefold() in ("one ", "one,", "one.") and not counted(text, at + 3)
        return pronoun or labelled(text, at)
    if any(terminal("numbers/quantities_words", name).match(text, at) for name in ("YEAR", "HOUSE")):
        return True
    if at == 0 and terminal("numbers/quantities_words", "MARK").match(text):
        return True
    if text[at - 1 : at] == "(" and text[max(0, at - 2) : at - 1].isalnum():
        return True  # "Regulation 20(2)"
    return labelled(text, at)


def labelled(text: str, at: int) -> bool:
    """Whether what stands at `at` is the number of what is named before it: "Room 4", "item three"."""
    return terminal("numbers/quantities_words", "LABELLED").search(text[max(0, at - LOOK_BACK) : at]) is not None


def counted(text: str, at: int) -> bool:
    """Whether something counted follows at `at`: "one member", not "one of them"."""
    return terminal("numbers/quantities", "NOUN").match(text, at) is not None


def quantities(tree: Tree, view: View, begin: int, item: Item | None) -> Iterator[Quantity]:
    """The quantities of a reading: one, or the two ends of a range, which share their unit."""
    tokens = [token for token in tree.children if isinstance(token, Token)]
    unit = unit_of(tree, tokens)
    noun = next((str(token).strip() for token in tokens if token.type == "NOUN"), "")
    for own in ends(tokens):
        left, right = begin + place(own[0])[0], begin + place(own[-1])[1]
        raw = view.text[left:right].rstrip()
        value, precision = valued(own)
        problem = "malformed" if any(token.type.startswith("MALFORMED") for token in own) else None
        yield Quantity(view.span(left, left + len(raw)), raw, item, value, unit, noun, precision, problem)


def ends(tokens: list[Token]) -> list[list[Token]]:
    """The tokens of each end of a range without the noun, or those of all where it is no range."""
    found: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "DASH":
            found.append([])
        elif token.type != "NOUN":
            found[-1].append(token)
    return found


def unit_of(tree: Tree, tokens: list[Token]) -> str:
    """The unit that a reading states: a currency, "%", "points", "/" for a fraction, or nothing."""
    if tree.data == "fraction":
        return "/"
    for token in tokens:
        if token.type == "CURRENCY":
            return token[0]
        if token.type in CURRENCIES:
            return CURRENCIES[token.type]
        if token.type in UNITS:
            return UNITS[token.type]
    return ""


def valued(tokens: list[Token]) -> tuple[Decimal | None, int]:
    """The value of a figure with its sign and scale, and the decimals printed (fewer than none where it is scaled)."""
    named = {token.type: str(token) for token in tokens}
    value, precision = printed(named)
    if value is None:
        return None, precision
    scale = named.get("SCALE") or named.get("MILLION") or named.get("THOUSAND")
    if scale:
        power = SCALES[scale.strip().lower()]
        value, precision = value.scaleb(power), precision - power
    return (-value if named.get("SIGN") in ("-", "−") else value), precision


def printed(named: dict[str, str]) -> tuple[Decimal | None, int]:
    """What the figure, words or fraction among some tokens stand for by themselves, and the decimals printed."""
    if "FIGURE" in named:
        figure = named["FIGURE"].replace(",", "")
        return Decimal(figure), len(figure.partition(".")[2])
    if "SPELLED" in named:
        return spelled(named["SPELLED"]), 0
    if "FRACTION" in named:
        top, _, bottom = named["FRACTION"].partition("/")
        return Decimal(top) / Decimal(bottom), 0
    return None, 0


def spelled(words: str) -> Decimal | None:
    """The value of number words, None where they make no number.

    >>> spelled("three hundred and forty-two"), spelled("two three")
    (Decimal('342'), None)
    """
    total, group, last = 0, 0, 0
    for word in words.lower().replace("-", " ").replace(",", " ").split():
        if word in number_words():
            value = number_words()[word]
            if last and (value >= last or last < 20 or value >= 10 > last // 10 or 20 <= last < 100 <= 10 * value):
                return None
            group, last = group + value, value
        elif word == "hundred":
            group, last = max(group, 1) * 100, 0
        elif word in LARGE:
            total, group, last = total + max(group, 1) * LARGE[word], 0, 0
    return Decimal(total + group)


def place(token: Token) -> tuple[int, int]:
    """Where a token begins and ends, counted from where its quantity begins."""
    return token.start_pos, token.start_pos + len(token)


SIGHTS = (Sight(lambda: openers("numbers/quantities") - openers("numbers/quantities_words", "LEADS_ON"), read),)
