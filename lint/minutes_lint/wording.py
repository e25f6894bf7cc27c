"""How sentences, Word and browsers print numbers and days, what things are called, and how a text is shortened."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
)  # fmt: skip
ROMAN = {
    "m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50, "xl": 40, "x": 10, "ix": 9, "v": 5, "iv": 4,
    "i": 1,
}  # fmt: skip
"""What the signs of roman numerals are worth, the greatest first."""

TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

SINGULAR = {
    "items": "item",
    "votes": "vote",
    "dates": "date",
    "references": "reference",
    "quantities": "quantity",
    "claims": "claim",
}
"""What one is called of what the closing line counts, by its key in the JSON and in the order of the line."""


def one_of(name: str) -> str:
    """What one of the things is called that have this key in the JSON; the key itself where it is not known.

    >>> one_of("votes"), one_of("quantities")
    ('vote', 'quantity')
    """
    return SINGULAR.get(name, name)


def short(text: str, most: int = 80) -> str:
    """The first words of a text, at most `most` characters.

    >>> short("The bus shelter in Mill Lane", 18), short("Honorificabilitudinitatibus", 18)
    ('The bus shelter …', 'Honorificabilitu …')
    """
    return text if len(text) <= most else f"{text[: most - 1].rpartition(' ')[0] or text[: most - 2]} …"


def counted(number: int) -> str:
    """How many, as a sentence has it: in words up to twelve.

    >>> counted(0), counted(5), counted(13)
    ('no', 'five', '13')
    """
    return ("no", *WORDS[1:13])[number] if number < 13 else str(number)


def suffix(number: int) -> str:
    """What makes a figure an ordinal.

    >>> suffix(1), suffix(12), suffix(22), suffix(103)
    ('st', 'th', 'nd', 'rd')
    """
    return "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def spelled(day: date) -> str:
    """A day as minutes write it.

    >>> spelled(date(2021, 3, 2))
    '2 March 2021'
    """
    return f"{day.day} {day:%B %Y}"


def in_form(value: int, form: str) -> str:
    """A number as Word prints it.

    >>> [in_form(4, form) for form in ("decimal", "decimalZero", "lowerLetter", "upperRoman", "ordinal", "none")]
    ['4', '04', 'd', 'IV', '4th', '']
    >>> in_form(28, "upperLetter"), in_form(1999, "lowerRoman"), in_form(22, "ordinalText"), in_form(40, "cardinalText")
    ('BB', 'mcmxcix', 'Twenty-second', 'Forty')
    """
    if form == "none":
        return ""
    if value < 1:
        return str(value)
    if form == "decimalZero":
        return f"{value:02}"
    if form in ("lowerLetter", "upperLetter"):
        printed = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if value <= 780 else str(value)
    elif form in ("lowerRoman", "upperRoman"):
        printed = roman(value) if value < 4000 else str(value)
    elif form == "ordinal":
        printed = f"{value}{suffix(value)}"
    elif form == "cardinalText":
        printed = in_words(value, WORDS, "").capitalize()
    elif form == "ordinalText":
        printed = in_words(value, ORDINALS, "ieth").capitalize()
    else:
        printed = str(value)
    return printed.upper() if form.startswith("upper") else printed


def roman(value: int) -> str:
    """A number from 1 to 3999 in small roman numerals.

    >>> roman(14), roman(1999)
    ('xiv', 'mcmxcix')
    """
    printed = ""
    for sign, worth in ROMAN.items():
        printed += sign * (value // worth)
        value %= worth
    return printed


def of_roman(numeral: str) -> int:
    """The number that a roman numeral stands for, in capitals or small letters.

    >>> of_roman("xiv"), of_roman("MCMXCIX")
    (14, 1999)
    """
    values = [ROMAN[letter] for letter in numeral.lower()]
    return sum(-one if one < other else one for one, other in pairwise([*values, 0]))


def in_words(value: int, units: tuple[str, ...], ending: str) -> str:
    """A number below a hundred in words, figures from there on; `ending` is what full tens end in instead of "y"."""
    if value < 20:
        return units[value]
    if value > 99:
        return str(value)
    tens = TENS[value // 10 - 2]
    return f"{tens}-{units[value % 10]}" if value % 10 else tens.removesuffix("y") + (ending or "y")
