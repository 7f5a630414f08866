"""Immutable values with named fields: ``typing.NamedTuple``, without what makes its classes dear.

It compiles the annotation of each field, and ``collections.namedtuple`` below it a constructor for each class. A search has
eighty: all with the same number of fields share what was compiled for one, which takes a third of the time. A value can do
what one of ``namedtuple`` can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    import functools
    from collections import namedtuple
    from types import FunctionType

    _OF_THE_CLASS_STATEMENT = frozenset({"__annotations__", "__module__", "__qualname__"})

    @functools.cache
    def _template(count: int) -> type[tuple[object, ...]]:
        """A class of values with so many fields, whatever their names."""
        return namedtuple("_Template", [f"field{number}" for number in range(count)])

    class _Value(tuple):
        __slots__ = ()
        _fields = ()
        _make = classmethod(tuple.__new__)

        def _replace(self, **changes: object) -> _Value:
            value = self.__class__(*map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"no such fields: {list(changes)!r}")
            return value

        def _asdict(self) -> dict[str, object]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            fields = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{self.__class__.__name__}({', '.join(fields)})"

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)

    class _Made(type):
        """The type of :class:`NamedTuple` alone: of a class statement it makes a class of tuples."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body["__annotations__"])  # strings, in a module that postpones annotations
            template = _template(len(fields))
            code = template.__new__.__code__.replace(co_varnames=("_cls", *fields))
            defaults = {field: body[field] for field in fields if field in body}
            rest = {key: value for key, value in body.items() if key not in _OF_THE_CLASS_STATEMENT}
            getters = [vars(template)[field] for field in template._fields]
            made = {
                "__slots__": (),
                "__module__": body["__module__"],
                "__qualname__": body["__qualname__"],
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
                "__new__": FunctionType(code, template.__new__.__globals__, "__new__", (*defaults.values(),)),
            }
            return type(name, (_Value,), {**made, **rest, **dict(zip(fields, getters, strict=True))})

    class NamedTuple(metaclass=_Made):
        """The base that a class statement names; no class has it as a base afterwards."""
