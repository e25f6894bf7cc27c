"""The letters that a sentence becomes before `claims.lark` reads it: one for each kind of word, sign and quantity."""

from __future__ import annotations

from minutes_lint import Quantity


class Word:
    """Words and signs, named as their terminals in `claims_words.lark`, in the order in which those are tried."""

    TOTAL = "S"
    BRING = "R"
    WHOM = "W"
    PART = "P"
    SPLIT = "E"
    COMPARED = "C"
    ABOVE = "H"
    BELOW = "L"
    EITHER = "N"
    LIMIT_LOW = "I"
    LIMIT_HIGH = "J"
    EXIST = "V"
    CARRIED = "Q"
    LEAVING = "z"
    EQUIVALENT = "Z"
    BREAK = "~"
    LESS = "y"
    LOSS = "n"
    UP = "U"
    DOWN = "D"
    CHANGE = "X"
    GAP = "G"
    FROM = "F"
    TO = "T"
    BY = "B"
    OF = "O"
    AND = "&"
    PLUS = "+"
    EQUALS = "="
    RATE = "e"
    AT = "t"
    ADDITIONAL = "A"
    REST = "M"
    BETWEEN = "K"
    ABOUT = "q"
    THESE = "Y"
    ARTICLE = "a"
    STOP = "."
    SEMICOLON = ";"
    COMMA = ","
    OPEN = "("
    CLOSE = ")"
    COLON = ":"
    DASH = "-"
    WORD = "w"


class Figure:
    """Quantities by their unit."""

    COUNT = "c"
    MONEY = "m"
    SHARE = "p"
    POINTS = "o"
    FRACTION = "f"


WORDS: dict[str, str] = {name: letter for name, letter in vars(Word).items() if name.isupper()}
"""The letters of words and signs, by their names."""

PRICED = "r"
"""What stands before the price of each: "at", "per"."""

END = "/"
"""The end of a paragraph."""

BESIDE = {"IDLE": Word.WORD, "HEDGE": Word.ABOUT, "RATED": PRICED}
"""What becomes of a letter for those beside it, by the terminals of `claims_context.lark`."""

UNITS = {"": Figure.COUNT, "%": Figure.SHARE, "points": Figure.POINTS, "/": Figure.FRACTION}
"""The letters of all units but those of money."""


def letter_of(quantity: Quantity) -> str:
    """The letter of a quantity, by its unit."""
    return UNITS.get(quantity.unit, Figure.MONEY)
