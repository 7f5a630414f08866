"""Immutable values are those of ``typing.NamedTuple`` in all that the program asks of them."""

from __future__ import annotations

import pickle
import typing
from typing import Any

import pytest

from indexer.support.values import NamedTuple


class Point(NamedTuple):
    """A place."""

    x: int
    y: int = 2

    @property
    def total(self) -> int:
        """The sum."""
        return self.x + self.y

    def moved(self, by: int) -> Point:
        """Another place."""
        return self._replace(x=self.x + by)

    @classmethod
    def origin(cls) -> Point:
        """The first place."""
        return cls(0, 0)


class TypingPoint(typing.NamedTuple):
    """A place."""

    x: int
    y: int = 2


POINTS: list[type[Any]] = [Point, TypingPoint]


@pytest.mark.parametrize("kind", POINTS)
def test_a_value(kind: type[Any]) -> None:
    value = kind(1)

    assert value == (1, 2) == kind(y=2, x=1)
    assert (value.x, value.y, *value) == (1, 2, 1, 2)
    assert value._fields == ("x", "y")
    assert value._asdict() == {"x": 1, "y": 2}
    assert repr(value) == f"{kind.__name__}(x=1, y=2)"
    assert kind._make([3, 4]) == (3, 4)
    assert kind._field_defaults == {"y": 2}
    assert hash(value) == hash((1, 2))
    again = pickle.loads(pickle.dumps(value))  # noqa: S301
    assert (type(again), again) == (kind, value)
    assert (kind.__doc__, kind.__module__) == ("A place.", __name__)
    assert not hasattr(value, "__dict__")


@pytest.mark.parametrize("kind", POINTS)
@pytest.mark.parametrize("arguments", [(), (1, 2, 3)])
def test_a_wrong_number_of_fields(kind: type[Any], arguments: tuple[int, ...]) -> None:
    with pytest.raises(TypeError, match="argument"):
        kind(*arguments)


@pytest.mark.parametrize("kind", POINTS)
def test_a_value_does_not_change(kind: type[Any]) -> None:
    with pytest.raises(AttributeError):
        kind(1).x = 3


def test_methods_are_those_of_the_class_statement() -> None:
    assert Point(3).total == 5
    assert Point(3).moved(4) == Point(7)
    assert Point.origin() == (0, 0)
