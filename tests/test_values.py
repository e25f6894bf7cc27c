"""Values are made faster than `typing.NamedTuple` makes them, and are no different in use."""

from __future__ import annotations

import pickle
from typing import NamedTuple as Typed

import pytest

from minutes_lint.values import NamedTuple


class Ours(NamedTuple):
    """A kind of values."""

    start: int
    names: tuple[str, ...]
    end: int | None = None

    @property
    def size(self) -> int:
        """How long it is."""
        return (self.end or self.start) - self.start


class Theirs(Typed):
    """The same kind."""

    start: int
    names: tuple[str, ...]
    end: int | None = None


def test_values_are_tuples_with_names() -> None:
    ours, theirs = Ours(3, ("a",), end=9), Theirs(3, ("a",), end=9)
    assert tuple(ours) == tuple(theirs) == (3, ("a",), 9)
    assert (hash(ours), ours._asdict(), ours._fields) == (hash(theirs), theirs._asdict(), theirs._fields)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours") == "Ours(start=3, names=('a',), end=9)"
    assert (ours.size, Ours(3, ()).end, Ours.__doc__, Ours.__module__) == (6, None, "A kind of values.", __name__)
    assert ours._replace(start=8, names=()) == Ours(8, (), 9)
    match ours:
        case Ours(start, _, end):
            assert (start, end) == (3, 9)


def test_values_do_not_change() -> None:
    ours = Ours(3, ())
    with pytest.raises(AttributeError):
        ours.start = 4  # type: ignore[misc]
    with pytest.raises(AttributeError):
        ours.other = 4  # type: ignore[attr-defined]


def test_values_are_kept() -> None:
    ours = Ours(3, ("a", "b"))
    again = pickle.loads(pickle.dumps(ours))
    assert (type(again), again) == (Ours, ours)


def test_wrong_fields_are_told() -> None:
    with pytest.raises(TypeError, match=r"Ours\.__new__\(\) missing 1 required positional argument: 'names'"):
        Ours(3)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match=r"got unexpected field names: \['begin'\]"):
        Ours(3, ())._replace(begin=4)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="a field of Wrong without a default follows one with a default"):

        class Wrong(NamedTuple):
            start: int = 1
            end: int  # type: ignore[misc]
