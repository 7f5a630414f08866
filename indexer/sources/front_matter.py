"""Front matter: the block of settings at the top of a Markdown file, in YAML, TOML or JSON."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from indexer.sources.dates import parse_stamp
from indexer.sources.headings import parse_heading
from indexer.sources.properties import properties_of
from indexer.support import limits
from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from indexer.model import Properties

LONGEST = 400
"""Lines. A block that has not ended by then is no front matter but text under a rule."""
_LONGEST_HEADER = 4_000
"""Characters of a block without rules."""

_KEY = late(r"[^\W\d_\"']?[\w\"'][\w .\-\"']*:(?:\s|$)")
_HEADER = late(r"([^\W\d][\w -]{0,24})(?::|：) ?(\S.*|$)")
_DATE_KEY = late(r"^[\"']?(?:date|日付|日時)[\"']?[ \t]*[:=](.+)", re.IGNORECASE | re.MULTILINE)


def _keys(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(","))


_TITLES = _keys("title, タイトル, 題, 題名, 件名, 表題, 見出し")
_DATES = _keys("date, 日付, 日時, 年月日, 日, 記録日, day, datetime, diary-date, date-daily")
_MADE = _keys(
    "created, created_at, createdat, created-at, creation_date, date created, date_created, datecreated, created time,"
    "creationdate, created_time, published, publishdate, pubdate, published_at, posted, 作成日, 作成日時, 作成, 投稿日,"
    "投稿日時, 公開日, 記入日, 開始日, start, start_date"
)
_TAGS = _keys(
    "tags, tag, keywords, categories, category, タグ, カテゴリ, カテゴリー, 分類, キーワード, ラベル, labels"
)
"""The keys that a diary needs, in small letters; the first that says something counts, of tags all do."""


class FrontMatter(NamedTuple):
    """What the block says. ``lines``: how many lines of the file it takes; ``broken``: it could not be read.

    ``date`` is of a ``date`` key, ``created`` of a key that tells a time of making, which may be another day.
    ``keys`` are all of its keys in small letters, ``properties`` what it says beside title, day and tags.
    """

    lines: int
    title: str = ""
    date: dt.date | None = None
    created: dt.date | None = None
    tags: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()
    broken: bool = False
    properties: Properties = ()


@lru_cache(maxsize=2)
def read_front_matter(text: str) -> FrontMatter | None:
    r"""The front matter that ``text`` begins with, or None.

    >>> read_front_matter("---\nTitle: 散歩\nDate: 2025-08-29\ntags: [町]\n---\n晴。")[:3]
    (5, '散歩', datetime.date(2025, 8, 29))
    """
    kind = _kind(text)
    if not kind:
        return _header(text)
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
    return gather(settings, end + 1)


def _kind(text: str) -> str:
    """The first line's mark: ``---``, ``+++`` or ``{``, or ""."""
    first = text[:100].split("\n", 1)[0].rstrip()
    if first in ("---", "+++"):
        return first
    return "{" if text[:200].lstrip().startswith("{") and re.match(r'\s*\{\s*"', text[:200]) else ""


def _header(text: str) -> FrontMatter | None:
    """Lines of keys and values on top, a blank line below them, as Pelican and MultiMarkdown have them.

    Two keys at least must say something of a post, and the first must not come again: then it is that of each day.
    """
    block = text[:_LONGEST_HEADER].split("\n\n", 1)[0].split("\n")
    if len(block) < 2 or not block[0].strip():
        return None
    settings = {}
    for line in block:
        match = _HEADER.match(line)
        if not match:
            return None
        settings[match[1]] = match[2]
    known = [key for key in settings if key.lower() in (*_TITLES, *_DATES, *_MADE, *_TAGS)]
    first = next(iter(settings))
    if len(known) < 2 or re.search(rf"\n{re.escape(first)}[:：]", text):
        return None
    return gather(settings, len(block))


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
    from indexer.support.toml import TomlError, load_toml

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
    return gather(settings, text.count("\n", 0, end) + 1)


def gather(settings: Mapping[str, object], lines: int) -> FrontMatter:
    """The settings that a diary needs, whatever the case of their keys; all others are properties."""
    small = {str(key).lower(): value for key, value in settings.items()}
    titled = next(
        (key for key in _TITLES if isinstance(small.get(key), str | int | float) and small[key]), ""
    )
    dated = _first_day(small, _DATES)
    made = _first_day(small, _MADE)
    tagged = (key for key in small if key in _TAGS and _are_tags(small[key]))
    spent = {titled, dated[0], "" if dated[1] else made[0], *tagged}
    rest = {str(key): value for key, value in settings.items() if str(key).lower() not in spent}
    return FrontMatter(
        lines,
        str(small[titled]).strip() if titled else "",
        dated[1],
        made[1],
        _tags(small),
        frozenset(small),
        properties=properties_of(rest),
    )


def _first_day(settings: Mapping[str, object], keys: Iterable[str]) -> tuple[str, dt.date | None]:
    """The first of ``keys`` that says a day, and that day; ("", None) if none does."""
    days: Iterator[tuple[str, dt.date | None]] = (
        (key, _stamp(settings[key])) for key in keys if key in settings
    )
    return next(((key, day) for key, day in days if day), ("", None))


def _stamp(value: object) -> dt.date | None:
    """The day of a date in a block: as programs write it, or as a writer does (令和6年5月3日, [[2024-05-03]])."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if value is None or isinstance(value, list | dict):
        return None
    text = str(value)
    heading = None if (day := parse_stamp(text)) else parse_heading(text)
    return heading.date if heading else day


def _are_tags(value: object) -> bool:
    names = value if isinstance(value, list) else [value]
    return all(isinstance(name, str | int | float) for name in names)


def _tags(settings: Mapping[str, object]) -> tuple[str, ...]:
    """Tags and categories, each once; a string is a list with commas or blanks between."""
    found: dict[str, None] = {}
    for key in _TAGS:
        value = settings.get(key)
        if isinstance(value, str):
            value = re.split(r"[,、]\s*", value) if re.search(r"[,、]", value) else value.split()
        if isinstance(value, list):
            names = (str(name).strip().lstrip("#＃") for name in value if isinstance(name, str | int | float))
            found |= {name: None for name in names if name}
    return tuple(found)
