"""What a tool takes: one table a tool, from which come both its JSON Schema and the check of what was sent.

The schemas use few words, since clients translate them into what their models can take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from indexer.errors import UsageError
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Parameter(NamedTuple):
    """A parameter: a text of ``longest`` characters at most, or with ``most`` a whole number from ``least`` to ``most``.

    ``choices`` are all the texts that it may be, if they are few. Without a ``default`` it may be left out, unless it
    is ``required``.
    """

    name: str
    description: str
    longest: int = 100
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    default: str | int | None = None
    required: bool = False

    def schema(self) -> dict[str, Any]:
        """Its JSON Schema."""
        found: dict[str, Any]
        if self.most:
            found = {"type": "integer", "minimum": self.least, "maximum": self.most}
        elif self.choices:
            found = {"type": "string", "enum": list(self.choices)}
        else:
            found = {"type": "string", "maxLength": self.longest}
        if self.default is not None:
            found["default"] = self.default
        return {**found, "description": self.description}

    def read(self, value: object) -> str | int:
        """The value, where models send ``"5"`` or ``5.0`` for 5 too. Raises UsageError if it is none."""
        if self.most:
            return self._number(value)
        if not isinstance(value, str):
            raise UsageError("argument-not-text", name=self.name)
        if len(value) > self.longest:
            raise UsageError("argument-too-long", name=self.name, count=len(value), most=self.longest)
        if self.choices and value not in self.choices:
            raise UsageError("bad-choice", option=self.name, text=value, choices=", ".join(self.choices))
        return value

    def _number(self, value: object) -> int:
        number = _whole(value)
        if number is None or not self.least <= number <= self.most:
            text = str(value)[:40]
            raise UsageError(
                "argument-not-in-range", name=self.name, text=text, least=self.least, most=self.most
            )
        return number


def _whole(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = int(value)
    except (ValueError, OverflowError):
        return None
    return number if isinstance(value, str) or number == value else None


def input_schema(parameters: Sequence[Parameter]) -> dict[str, Any]:
    """The JSON Schema of the arguments of a tool."""
    required = [parameter.name for parameter in parameters if parameter.required]
    return {
        "type": "object",
        "properties": {parameter.name: parameter.schema() for parameter in parameters},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def read_arguments(parameters: Sequence[Parameter], sent: Mapping[str, object]) -> dict[str, Any]:
    """All arguments by name, None for what is not there: what was left out, null, and an empty text that none demands.

    Raises UsageError for one that is missing, unknown, or not of its kind.
    """
    known = {parameter.name: parameter for parameter in parameters}
    for name in sent:
        if name not in known:
            raise UsageError("no-such-argument", name=name, known=", ".join(known))
    found: dict[str, Any] = {}
    for name, parameter in known.items():
        value = sent.get(name)
        if value is None and parameter.required:
            raise UsageError("argument-missing", name=name)
        left_out = value is None or (value == "" and not parameter.required)
        found[name] = parameter.default if left_out else parameter.read(value)
    return found
