"""When two spellings may be one word: a name, a role or a year that was mistyped once."""

from __future__ import annotations


def one_slip_apart(one: str, other: str) -> bool:
    """Whether two different words differ by one letter or figure missing, added, changed or moved by one place.

    >>> one_slip_apart("Barnet", "Barnett"), one_slip_apart("Hill", "Hall"), one_slip_apart("2109", "2019")
    (True, True, True)
    >>> one_slip_apart("Barnet", "Burnett")
    False
    """
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, tail = one[start:], other[start:]
    swapped = len(rest) > 1 and rest[1::-1] + rest[2:] == tail
    return swapped or rest[1:] == tail or rest == tail[1:] or rest[1:] == tail[1:]
