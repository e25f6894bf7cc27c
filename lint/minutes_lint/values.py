"""Immutable values with named fields: what `typing.NamedTuple` is to type checkers, and in use, but quickly made.

A run makes some hundred and fifty kinds of values. `typing` compiles every annotation and evaluates the source of every
constructor; here one constructor for each number of fields is compiled, and its copies differ in the names of their
parameters. It saves 20 of the 260 ms that one document takes (medians of 15 runs, grammars kept). It uses a part of
Python that is promised to nobody: where that is missing or makes other values than expected, `typing` makes them all.
A module that makes values imports `annotations` from `__future__`.
"""

from __future__ import annotations

TYPE_CHECKING = False
"""Type checkers take this name for true. `typing`, which has it too, takes 2 ms of every run that imports it."""

UNEXPECTED = (ImportError, AttributeError, LookupError, TypeError, ValueError, SyntaxError)
"""What is raised where parts of Python that are not promised to anybody have changed."""

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from functools import cache
    from types import CodeType, FunctionType

    class Value(tuple):
        """What all kinds of values can do, as `collections.namedtuple` has it."""

        __slots__ = ()
        _fields: tuple[str, ...] = ()

        def _replace(self, /, **changes: object) -> Value:
            """This value with other fields. Raises ValueError for a field that it has not."""
            made = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"got unexpected field names: {list(changes)!r}")
            return made

        def _asdict(self) -> dict[str, object]:
            """The fields by their names."""
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            """The value as it is written in Python."""
            fields = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({', '.join(fields)})"

        def __getnewargs__(self) -> tuple[object, ...]:
            """What pickle makes the value of again."""
            return tuple(self)

    @cache
    def getter() -> type:
        """What reads a field, as the fields of `collections.namedtuple` are read. Raises ImportError without it."""
        from _collections import _tuplegetter

        return _tuplegetter

    @cache
    def constructor(size: int) -> CodeType:
        """A constructor of values with `size` fields, whatever their names."""
        names = ", ".join(f"_{index}" for index in range(size))
        return eval(f"lambda _cls, {names}: _new(_cls, ({names},))").__code__

    class Maker(type):
        """Makes a kind of values of each class that names NamedTuple as its base."""

        def __new__(cls, name: str, _bases: tuple[type, ...], body: dict[str, object]) -> type:
            """The class, with a constructor and a field for each annotation. Fields with defaults come last."""
            fields = tuple(body.get("__annotations__", ()))
            code = constructor(len(fields)).replace(co_qualname=f"{name}.__new__", co_varnames=("_cls", *fields))
            defaults = tuple(body[field] for field in fields if field in body)
            if defaults and not all(field in body for field in fields[-len(defaults) :]):
                raise TypeError(f"a field of {name} without a default follows one with a default")
            new = FunctionType(code, {"_new": tuple.__new__}, "__new__", defaults)
            places = {field: getter()(index, None) for index, field in enumerate(fields)}
            made = {"__slots__": (), "_fields": fields, "__match_args__": fields, "__new__": new}
            return type(name, (Value,), body | places | made)

    def as_expected(base: type) -> bool:
        """Whether kinds of values can be made with a base, and are what they should be."""
        try:

            class Probe(base):
                first: int
                second: int = 2

            value = Probe(first=1)
            kept = (*value, value.first, value.second, *Probe(3, 4), *value._replace(second=5))
            return kept == (1, 2, 1, 2, 3, 4, 1, 5) and Probe._fields == ("first", "second")
        except UNEXPECTED:
            return False

    NamedTuple = type.__new__(Maker, "NamedTuple", (), {})
    if not as_expected(NamedTuple):
        from typing import NamedTuple
