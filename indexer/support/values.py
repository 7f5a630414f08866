"""Immutable values with named fields: ``typing.NamedTuple``, without what makes its classes dear.

It compiles the annotation of each field, and ``collections.namedtuple`` below it a constructor for each class. A search has
eighty: all with the same number of fields share one, which was compiled with this module. A value can do what one of
``namedtuple`` can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    import functools
    from collections import namedtuple
    from types import CodeType, FunctionType

    _OF_THE_CLASS_STATEMENT = frozenset({"__annotations__", "__module__", "__qualname__"})

    _made = tuple.__new__
    _CONSTRUCTORS = (
        lambda _cls, a: _made(_cls, (a,)),
        lambda _cls, a, b: _made(_cls, (a, b)),
        lambda _cls, a, b, c: _made(_cls, (a, b, c)),
        lambda _cls, a, b, c, d: _made(_cls, (a, b, c, d)),
        lambda _cls, a, b, c, d, e: _made(_cls, (a, b, c, d, e)),
        lambda _cls, a, b, c, d, e, f: _made(_cls, (a, b, c, d, e, f)),
        lambda _cls, a, b, c, d, e, f, g: _made(_cls, (a, b, c, d, e, f, g)),
        lambda _cls, a, b, c, d, e, f, g, h: _made(_cls, (a, b, c, d, e, f, g, h)),
        lambda _cls, a, b, c, d, e, f, g, h, i: _made(_cls, (a, b, c, d, e, f, g, h, i)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j: _made(_cls, (a, b, c, d, e, f, g, h, i, j)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k: _made(_cls, (a, b, c, d, e, f, g, h, i, j, k)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, s: _made(_cls, (a, b, c, d, e, f, g, h, i, j, k, s)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, s, m: _made(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, s, m)
        ),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, s, m, n: _made(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, s, m, n)
        ),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, s, m, n, o: _made(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, s, m, n, o)
        ),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, s, m, n, o, p: _made(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, s, m, n, o, p)
        ),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, s, m, n, o, p, q: _made(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, s, m, n, o, p, q)
        ),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, s, m, n, o, p, q, r: _made(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, s, m, n, o, p, q, r)
        ),
    )
    """What makes a value of so many fields, whatever their names."""

    def _constructor(count: int) -> CodeType:
        if count <= len(_CONSTRUCTORS):
            return _CONSTRUCTORS[count - 1].__code__
        names = ", ".join(f"field{number}" for number in range(count))
        return eval(f"lambda _cls, {names}: _made(_cls, ({names}))").__code__  # noqa: S307  (as namedtuple does)

    @functools.cache
    def _getters(count: int) -> tuple[object, ...]:
        """What reads each of so many fields."""
        template = namedtuple("_Template", [f"field{number}" for number in range(count)])
        return tuple(vars(template)[field] for field in template._fields)

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
            code = _constructor(len(fields)).replace(co_name="__new__", co_varnames=("_cls", *fields))
            defaults = {field: body[field] for field in fields if field in body}
            rest = {key: value for key, value in body.items() if key not in _OF_THE_CLASS_STATEMENT}
            getters = _getters(max(len(fields), len(_CONSTRUCTORS)))
            made = {
                "__slots__": (),
                "__module__": body["__module__"],
                "__qualname__": body["__qualname__"],
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
                "__new__": FunctionType(code, globals(), "__new__", (*defaults.values(),)),
            }
            return type(name, (_Value,), {**made, **rest, **dict(zip(fields, getters, strict=False))})

    class NamedTuple(metaclass=_Made):
        """The base that a class statement names; no class has it as a base afterwards."""
