"""What a tool answers: the JSON Schema of the command that does the same, and what is different here."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COUNT = {"type": "integer", "minimum": 0}
_NOTES: dict[str, Any] = {
    "notes": {
        "type": "array",
        "items": {"type": "string"},
        "description": "What the user should know, for example that the index could not be brought up to date.",
    }
}
_EVERYWHERE: dict[str, Any] = {
    "path": {"type": "string", "description": "The file, below the folder that the user indexed."},
    "rank": {"type": "integer", "minimum": 1},
    "title": {"type": "string", "description": "Shortened to 200 characters."},
    "tags": {
        "type": "array",
        "items": {"type": "string"},
        "description": "As many as have 300 characters together; … stands for more.",
    },
    "characters": {**COUNT, "description": "The length of the whole text."},
}
"""What fields are called here that have another meaning, or none, on the command line."""
_NEVER = ("passages", "reasons", "parts", "days")
"""Fields of options that there are none of here."""


def shape(command: str, more: Mapping[str, Mapping[str, Any]] = {}) -> dict[str, Any]:
    """The schema of ``nikki COMMAND --json``, with ``more`` fields, always there, where their key says.

    ``hit`` is the definition of that name, ``today.entries`` what the list ``entries`` of ``today`` holds.
    """
    definitions = json.loads(json.dumps(_documented()))
    for place, fields in more.items():
        name, *below = place.split(".")
        node = definitions[name]
        for field in below:
            node = node["properties"][field]["items"]
        node["properties"].update(fields)
        node["required"] = [*node["required"], *fields]
    _adapt(definitions)
    definitions[command]["properties"].update(_NOTES)
    top = definitions[command]
    needed = _reached(top, definitions)
    found = {key: value for key, value in top.items() if key != "title"}
    return {**found, "$defs": {name: definitions[name] for name in sorted(needed)}} if needed else found


@cache
def _documented() -> dict[str, Any]:
    from importlib.resources import files

    text = files("indexer.render").joinpath("output.schema.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text)["$defs"])


def _objects(node: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  (a JSON value)
    """Every object in a schema that describes an object with named fields, and every reference."""
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _objects(value)
    if isinstance(node, dict) and ("properties" in node or "$ref" in node):
        yield node


def _adapt(definitions: dict[str, Any]) -> None:
    for node in _objects(definitions):
        fields = node.get("properties", {})
        for name in _NEVER:
            if name not in node.get("required", ()):
                fields.pop(name, None)
        if "id" in fields:
            fields.update({name: field for name, field in _EVERYWHERE.items() if name in fields})


def _reached(node: Any, definitions: Mapping[str, Any]) -> set[str]:  # noqa: ANN401  (a JSON value)
    """The names of the definitions that ``node`` needs."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        for item in _objects(waiting.pop()):
            name = item.get("$ref", "").rpartition("/")[2]
            if name and name not in found:
                found.add(name)
                waiting.append(definitions[name])
    return found
