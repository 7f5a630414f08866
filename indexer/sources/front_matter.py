"""Front matter: the block of settings at the top of a Markdown file, in YAML, TOML or JSON."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from indexer import limits
from indexer.patterns import late
from indexer.sources.dates import parse_stamp
from indexer.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

LONGEST = 400
"""Lines. A block that has not ended by then is no front matter but text under a rule."""

_KEY = late(r"[A-Za-z_\"'][\w .\-\"']*:(?:\s|$)")
_DATE_KEY = late(r"^[\"']?date[\"']?[ \t]*[:=](.+)", re.IGNORECASE | re.MULTILINE)


class FrontMatter(NamedTuple):
    """What the block says. ``lines``: how many lines of the file it takes; ``broken``: it could not be read.

    ``date`` is of a ``date`` key, ``created`` of a key that tells a time of making, which may be another day.
    ``keys`` are all of its keys in small letters.
    """

    lines: int
    title: str = ""
    date: dt.date | None = None
    created: dt.date | None = None
    tags: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()
    broken: bool = False


@lru_cache(maxsize=2)
def read_front_matter(text: str) -> FrontMatter | None:
    r"""The front matter that ``text`` begins with, or None.

    >>> read_front_matter("---\nTitle: 散歩\nDate: 2025-08-29\ntags: [町]\n---\n晴。")[:3]
    (5, '散歩', datetime.date(2025, 8, 29))
    """
    kind = _kind(text)
    if not kind:
        return None
    if kind == "{":
        return _json(text)
    lines = text.split("\n", LONGEST + 1)[: LONGEST + 1]
    ends = ("---", "...") if kind == "---" else ("+++",)
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ends), None)
    if end is None:
        return None
    block = "\n".join(lines[1:end])
    is_text = kind == "---" and not any(_KEY.match(line) for line in lines[1:end])
    if is_text or len(block) > limits.FRONT_MATTER:
        return None
    settings = _yaml(block) if kind == "---" else _toml(block)
    if settings is None:
        return _broken(block)
    return _gather(settings, end + 1)


def _kind(text: str) -> str:
    """The first line's mark: ``---``, ``+++`` or ``{``, or ""."""
    first = text[:100].split("\n", 1)[0].rstrip()
    if first in ("---", "+++"):
        return first
    return "{" if text[:200].lstrip().startswith("{") and re.match(r'\s*\{\s*"', text[:200]) else ""


def _broken(block: str) -> FrontMatter:
    """A block that cannot be read: it stays text, but a line with its date is believed."""
    match = _DATE_KEY.search(block)
    return FrontMatter(0, date=parse_stamp(match[1].strip(" \t\"'")) if match else None, broken=True)


def _yaml(block: str) -> Mapping[str, object] | None:
    """The settings of a YAML block, all values as written, or None."""
    import yaml  # type: ignore[import-untyped,unused-ignore]

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        settings = yaml.load(block, Loader=loader)  # noqa: S506 - the base loaders make strings, lists, mappings
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return settings if isinstance(settings, dict) else None


def _toml(block: str) -> Mapping[str, object] | None:
    """The settings of a TOML block, or None."""
    from indexer.toml import TomlError, load_toml

    try:
        return load_toml(block)
    except TomlError:
        return None


def _json(text: str) -> FrontMatter | None:
    """A JSON object at the top of a file with text below it."""
    import json

    try:
        start = len(text) - len(text.lstrip())
        settings, end = json.JSONDecoder().raw_decode(text[start : start + limits.FRONT_MATTER])
    except (ValueError, RecursionError):
        return None
    end += start
    if not isinstance(settings, dict) or not text[end:].strip() or text[end : end + 1] != "\n":
        return None
    return _gather(settings, text.count("\n", 0, end) + 1)


def _gather(settings: Mapping[str, object], lines: int) -> FrontMatter:
    """The settings that a diary needs, whatever the case of their keys."""
    small = {str(key).lower(): value for key, value in settings.items()}
    created = (
        "created",
        "created_at",
        "createdat",
        "created-at",
        "creation_date",
        "published",
        "publishdate",
        "pubdate",
    )
    title = small.get("title")
    return FrontMatter(
        lines,
        str(title).strip() if isinstance(title, str | int | float) else "",
        _stamp(small.get("date")),
        next((day for key in created if (day := _stamp(small.get(key)))), None),
        _tags(small),
        frozenset(small),
    )


def _stamp(value: object) -> dt.date | None:
    """The day of a date in a block."""
    return None if value is None or isinstance(value, list | dict) else parse_stamp(str(value))


def _tags(settings: Mapping[str, object]) -> tuple[str, ...]:
    """Tags and categories, each once; a string is a list with commas or blanks between."""
    found: dict[str, None] = {}
    for key in ("tags", "tag", "keywords", "categories", "category"):
        value = settings.get(key)
        if isinstance(value, str):
            value = re.split(r"[,、]\s*", value) if re.search(r"[,、]", value) else value.split()
        if isinstance(value, list):
            names = (str(name).strip().lstrip("#＃") for name in value if isinstance(name, str | int | float))
            found |= {name: None for name in names if name}
    return tuple(found)
