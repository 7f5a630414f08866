"""What exports are kept in: JSON and XML, read within limits and without entities.

Python's own parsers do: expat expands no entity here, and opens no file that a document names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.support import limits
from indexer.support.bounded import RefusedError
from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_NO_XML = late("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARATION = late(r"<\?xml[^>]*\?>")
_DEEPEST = 200
"""Elements within elements; no export has more than some ten."""


def load_json(text: str) -> object:
    """The value of a JSON text. Raises RefusedError for what is none, or too large to be held as values."""
    import json

    if text.count("{") + text.count("[") > limits.JSON_PARTS:
        raise RefusedError("failed-too-large", f"{limits.JSON_PARTS:,}")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise RefusedError("failed-damaged", f"JSON, {error.lineno}:{error.colno}") from None
    except RecursionError:
        raise RefusedError("failed-too-deep") from None
    except ValueError:
        # A number of thousands of digits.
        raise RefusedError("failed-damaged", "JSON") from None


class Field(NamedTuple):
    """What stands in an element: ``name`` is its own and those of the elements around it, without prefixes, ``a/b``."""

    name: str
    attributes: dict[str, str]
    text: str


class Element(NamedTuple):
    """An element of a list: the line (from 1) where it begins, and what it holds."""

    line: int
    fields: tuple[Field, ...]

    def text(self, *names: str) -> str:
        """What stands in the first field that has one of the names and says something."""
        return next(
            (f.text.strip() for name in names for f in self.fields if f.name == name and f.text.strip()), ""
        )

    def all(self, name: str) -> Iterator[Field]:
        """The fields of that name."""
        return (field for field in self.fields if field.name == name)


def elements(text: str, names: Collection[str]) -> Iterator[Element]:
    """The elements of these names (with their prefixes) in an XML text, in order; those before a fault are given.

    Raises RefusedError at the fault. Names have the prefixes that the document gives them.
    """
    from xml.parsers import expat

    reader = _Elements(names)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: reader.start(
        name, attributes, parser.CurrentLineNumber
    )
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    parser.EntityDeclHandler = _refuse
    clean = _NO_XML.sub("", _DECLARATION.sub(lambda match: " " * len(match[0]), text[:200]) + text[200:])
    fault = ""
    try:
        parser.Parse(clean.lstrip().encode("utf-8", "replace"), True)  # noqa: FBT003  (its only way)
    except expat.ExpatError as error:
        fault = f"XML, {error.lineno}:{error.offset}"
    except RefusedError as error:
        fault = error.detail
    yield from reader.found
    if fault:
        raise RefusedError("failed-damaged", fault)


def _refuse(*_declaration: object) -> None:
    raise RefusedError("failed-damaged", "XML, ENTITY")


class _Elements:
    def __init__(self, names: Collection[str]) -> None:
        self.found: list[Element] = []
        self._names = names
        self._path: list[tuple[str, dict[str, str], list[str]]] = []
        self._fields: list[Field] = []
        self._line = 0
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str], line: int) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise RefusedError("failed-damaged", f"XML, > {_DEEPEST}")
        if self._path:
            self._path.append((name, attributes, []))
        elif name in self._names:
            self._path = [(name, attributes, [])]
            self._fields = []
            self._line = line

    def data(self, text: str) -> None:
        if self._path:
            self._path[-1][2].append(text)

    def end(self, _name: str) -> None:
        self._depth -= 1
        if not self._path:
            return
        _, attributes, pieces = self._path[-1]
        path = "/".join(name for name, _, _ in self._path[1:])
        self._fields.append(Field(path, attributes, "".join(pieces)))
        self._path.pop()
        if not self._path:
            self.found.append(Element(self._line, tuple(self._fields)))


def find_line(text: str, sign: str, seen: tuple[int, int]) -> tuple[int, int]:
    """Where ``sign`` stands after ``seen`` (a place and its line), as such a pair; ``seen`` itself if nowhere."""
    place, line = seen
    at = text.find(sign, place) if sign else -1
    return (at, line + text.count("\n", place, at)) if at >= 0 else seen
