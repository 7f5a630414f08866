"""What the tools answer: the JSON of the command line, of bounded size, without the folders above the diary.

Each function takes the diary, the arguments as :mod:`indexer.assistant.parameters` read them, and the day, and
returns a JSON object of the shape that its tool declares. Errors are :class:`~indexer.errors.NikkiError`.
"""

from __future__ import annotations

import json
import os
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indexer.errors import UsageError
from indexer.render import json_object
from indexer.render.entry_lines import first_line
from indexer.render.page import Page
from indexer.support.pictures import names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from indexer.app import Diary
    from indexer.model import Entry, Hit

    Arguments = Mapping[str, Any]
    Answer = dict[str, Any]

TITLE_MOST = 200
"""Characters of a title; some formats take a whole paragraph for one."""
FRONT_MATTER_MOST = 400
"""Characters of the front matter of an entry, keys and values together."""
VALUES_MOST = 8
"""Values of front matter that match, of one hit."""
TAGS_MOST = 300
"""Characters of the tags of an entry, all together."""
SNIPPET_MOST = 600
"""Characters of a snippet: three times what one has that holds no word of thousands of letters."""
ANSWER_MOST = 400_000
"""Characters of an answer as JSON, whatever the diary holds; the texts of a lifetime's titles come to half of it."""
BEGINNING = 80
"""Characters of the first line by which a list shows an entry."""
GLANCE = 300
"""Characters of an entry of another year: enough to know whether to read it."""
_ENTRIES_MOST = 200
"""Entries in one answer of :func:`read`, however short."""
_PERIODS_MOST = 400
_TO_COMPARE = 60
"""Entries that others may be compared with, as for ``nikki related``."""
_GLOB = "*?["


def search(diary: Diary, wish: Arguments, today: dt.date) -> Answer:
    """The object of ``nikki search --json``; each hit with the place of its passage in the text of its entry."""
    since, until = _period(wish, today)
    found = diary.search(
        wish["query"], wish["limit"], wish["offset"], since, until, wish["sort"], today=today
    )
    page = Page(today, query=wish["query"], offset=wish["offset"])
    return _fit(diary, _with_starts(_parsed(json_object.render(found, page)), found.hits))


def read(diary: Diary, wish: Arguments, today: dt.date) -> Answer:
    """The object of ``nikki show --json`` with as much text as is asked for, from ``offset`` on.

    Offsets count the characters of the entries' texts, one after the other, with one between two of them. So in
    the first they are those of its text, and an entry without a text has a place, too.
    """
    entries = _named(diary, wish["when"], today)
    start, left = wish["offset"], wish["max_characters"]
    end = start + left
    shown: list[dict[str, Any]] = []
    at = 0
    following = None
    for entry in entries:
        length = len(entry.text)
        if at + length >= start and following is None:
            if at >= end or len(shown) == _ENTRIES_MOST:
                following = at
            else:
                first, last = max(0, start - at), min(length, end - at)
                piece = {"text": entry.text[first:last], "start": first, "characters": length}
                pictures = list(names(entry.text))
                shown.append({**json_object.entry_object(entry), **piece, "pictures": pictures})
                following = at + last if last < length else None
        at += length + 1
    answer = {"version": json_object.VERSION, "entries": shown, "total": len(entries)}
    answer |= {"characters": max(0, at - 1), "next_offset": following}
    return _fit(diary, {**answer, "nearest": _nearest(diary, wish["when"], today) if not entries else []})


def list_entries(diary: Diary, wish: Arguments, today: dt.date) -> Answer:
    """The object of ``nikki list --json``, a page of it, with the length and the first line of each entry."""
    since, until = _period(wish, today)
    found = diary.listed(since, until, wish["limit"], wish["offset"], newest=wish["sort"] == "new")
    answer = _parsed(json_object.render_entries(found.entries, Page(today)))
    for item, entry in zip(answer["entries"], found.entries, strict=True):
        item |= {"characters": len(entry.text), "beginning": _cut(first_line(entry), BEGINNING)}
    return _fit(diary, {**answer, "total": found.total})


def on_this_day(diary: Diary, wish: Arguments, today: dt.date) -> Answer:
    """The object of ``nikki today --json``, a page of it, with the beginning of each text."""
    from indexer.dates import DateRange, parse_range
    from indexer.lookback.anniversaries import widened
    from indexer.render.on_this_day import RENDERERS

    asked = parse_range(wish["when"], today) if wish["when"] else DateRange(today, today)
    found = diary.on_this_day(widened(asked, wish["span"]), today, other_years=not wish["when"])
    page = found.memories[wish["offset"] :][: wish["limit"]]
    answer = _parsed(RENDERERS["json"](found._replace(memories=page), Page(today)))
    for item in answer["entries"]:
        item["characters"] = len(item["text"])
        item["text"] = _cut(item["text"], GLANCE)
    return _fit(diary, {**answer, "total": len(found.memories)})


def related(diary: Diary, wish: Arguments, today: dt.date) -> Answer:
    """The object of ``nikki related --json``, for entries or for a text."""
    from indexer.render.related import render_json

    if bool(wish["when"]) == bool(wish["text"]):
        raise UsageError("when-or-text")
    since, until = _period(wish, today)
    entries = _named(diary, wish["when"], today) if wish["when"] else ()
    if len(entries) > _TO_COMPARE:
        details = {"when": wish["when"], "count": len(entries), "most": _TO_COMPARE}
        raise UsageError("related-too-many", **details)
    there = bool(wish["text"] or entries)
    hits = diary.related(wish["text"] or entries, wish["limit"], since, until) if there else ()
    answer = _with_starts(_parsed(render_json(hits, entries, Page(today))), hits)
    return _fit(diary, {**answer, "nearest": [] if there else _nearest(diary, wish["when"], today)})


def words(diary: Diary, wish: Arguments, today: dt.date) -> Answer:
    """The object of ``nikki words --json``."""
    from indexer.render.words import render_json

    since, until = _period(wish, today)
    query = wish["query"] or ""
    found = diary.words(query, since, until, wish["limit"], today=today)
    return _fit(diary, _parsed(render_json(found, Page(today, query=query))))


def timeline(diary: Diary, wish: Arguments, today: dt.date) -> Answer:
    """The object of ``nikki timeline --json``. Raises UsageError for more periods than anybody reads."""
    from indexer.dates import DateRange
    from indexer.lookback.periods import chosen_unit, counted
    from indexer.render.timeline import timeline_json

    since, until = _period(wish, today)
    query = wish["query"] or ""
    found = diary.days(query, since, until, today=today)
    unit = wish["by"] or (chosen_unit(DateRange(*found.span)) if found.span else "year")
    periods = counted(found, unit, _PERIODS_MOST)
    lines = [timeline_json(found, periods, unit, Page(today, query=query), with_days=False)]
    return _fit(diary, _parsed(lines))


def _period(wish: Arguments, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    from indexer.dates.within import within

    return within(today, wish["since"], wish["until"], wish.get("on"))


def _named(diary: Diary, when: str, today: dt.date) -> tuple[Entry, ...]:
    """The entries of a date or an id. The numbers of hits that a person sees are none here."""
    if when.isdecimal() and len(when) < 4:
        raise UsageError("bad-date", text=when)
    try:
        return diary.find(when, today)
    except UsageError as error:
        raise UsageError("bad-date", text=when) from None if error.code == "bad-when" else error


def _nearest(diary: Diary, when: str, today: dt.date) -> list[str]:
    """The last day with an entry before a period, and the first one after it."""
    from indexer.dates import parse_range

    asked = parse_range(when, today)
    around = (diary.before(asked.start), diary.after(asked.end))
    return [entry.date.isoformat() for entry in around if entry and entry.date]


def _parsed(lines: Iterable[str]) -> Answer:
    answer: Answer = json.loads("\n".join(lines))
    return answer


def _with_starts(answer: Answer, hits: Sequence[Hit]) -> Answer:
    """With the offset of each snippet, from which :func:`read` can go on."""
    for item, hit in zip(answer["hits"], hits, strict=True):
        item["start"] = hit.snippet.start
    return answer


def _fit(diary: Diary, answer: Answer) -> Answer:
    """The answer with short fields and paths, and nothing in it that is no character: the protocol can carry none.

    Raises UsageError for one that is longer than :data:`ANSWER_MOST` all the same.
    """
    shorten = _shortener(diary.sources)
    for value in answer.values():
        for item in value if isinstance(value, list) else ():
            if "path" in item:
                item["path"] = shorten(item["path"])
    whole = json.dumps({name: _bounded(value, name) for name, value in answer.items()}, ensure_ascii=False)
    if len(whole) > ANSWER_MOST:
        raise UsageError("answer-too-large", most=ANSWER_MOST)
    found: Answer = json.loads(whole.encode("utf-8", "replace"))
    return found


def _bounded(value: Any, name: str) -> Any:  # noqa: ANN401  (a JSON value)
    """A field of an answer, shortened. The texts of entries are as long as was asked for."""
    if isinstance(value, str):
        return value if name in {"text", "query"} else _cut(value, TITLE_MOST)
    if isinstance(value, list):
        if name == "matched_front_matter":
            value = value[:VALUES_MOST]
        return _tags(value) if name in {"tags", "pictures"} else [_bounded(item, name) for item in value]
    if isinstance(value, dict):
        fields = {field: _bounded(item, field) for field, item in value.items()}
        if name == "matched_front_matter":
            return _match(fields)
        if name == "front_matter":
            return _front_matter(fields)
        return _snippet(fields) if name == "snippet" else _title(fields) if name == "titles" else fields
    return value


def _tags(tags: Sequence[str]) -> list[str]:
    """As many tags as are short enough together, and "…" where there are more."""
    shown: list[str] = []
    left = TAGS_MOST
    for tag in tags:
        left -= len(tag) + 1
        if left < 0:
            return [*shown, "…"]
        shown.append(tag)
    return shown


def _front_matter(values: Mapping[str, Sequence[str]]) -> Answer:
    """As many values of front matter as are short enough together."""
    shown: dict[str, list[str]] = {}
    left = FRONT_MATTER_MOST
    for key, texts in values.items():
        for text in texts:
            left -= len(key) + len(text)
            if left >= 0:
                shown.setdefault(key, []).append(text)
    return shown


def _match(fields: Answer) -> Answer:
    """A value that matches, with the highlights of what is left of it."""
    last = len(fields["value"])
    spans = [[start, min(end, last)] for start, end in fields["highlights"] if start < last]
    return {**fields, "highlights": spans}


def _snippet(fields: Answer) -> Answer:
    """A snippet cut to its length, with the highlights of what is left."""
    text = _cut(fields["text"], SNIPPET_MOST)
    spans = [[start, min(end, len(text))] for start, end in fields["highlights"] if start < len(text)]
    return {**fields, "text": text, "highlights": spans}


def _title(fields: Answer) -> Answer:
    """A title that stands in texts: its ``text`` is none of an entry."""
    return {**fields, "text": _cut(fields["text"], TITLE_MOST)}


def _shortener(sources: Sequence[str]) -> Callable[[str], str]:
    """Paths below the folder that the user named, the name alone if it was the file: what is above says who and where."""
    folders = sorted((_fixed(source).rstrip(os.sep) + os.sep for source in sources), key=len, reverse=True)

    def shorten(path: str) -> str:
        folder = next((folder for folder in folders if path.startswith(folder)), "")
        return path[len(folder) :] if folder else path.rpartition(os.sep)[2]

    return shorten


def _fixed(source: str) -> str:
    """What stands before the first wildcard of a glob."""
    return str(Path(*takewhile(lambda part: not any(sign in part for sign in _GLOB), Path(source).parts)))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
