"""One JSON object for all results: the documented format, version 1. Changes are additions only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from indexer.render.vimgrep import position
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.model import Entry, Hit, Properties, SearchResults, Snippet
    from indexer.render.page import Page

VERSION = 1
_NEVER_RAW = late("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def dumps(value: object) -> str:
    r"""JSON in UTF-8 as it is, but for what could drive a terminal or is no character.

    >>> dumps({"日記": "\x9b"})
    '{"日記": "\\u009b"}'
    """
    return _NEVER_RAW.sub(lambda m: f"\\u{ord(m.group()):04x}", json.dumps(value, ensure_ascii=False))


def render(results: SearchResults, page: Page) -> Iterator[str]:
    """The object of ``nikki search --json``."""
    yield dumps(
        {
            "version": VERSION,
            "query": page.query,
            "total": results.total,
            "relaxed": results.relaxed,
            "relaxation": results.relaxation,
            "period": _period(results),
            "suggestions": [suggestion._asdict() for suggestion in results.suggestions],
            "hits": [hit_object(hit, rank, page) for rank, hit in enumerate(results.hits, page.offset + 1)],
        }
    )


def _period(results: SearchResults) -> dict[str, Any] | None:
    found = results.period
    return found and {
        "text": found.text,
        "since": found.first.isoformat(),
        "until": found.last.isoformat(),
        "applied": found.applied,
    }


def render_entries(entries: Sequence[Entry], page: Page) -> Iterator[str]:  # noqa: ARG001  (one shape for all)
    """The object of ``nikki list --json``."""
    yield dumps({"version": VERSION, "entries": [entry_object(entry) for entry in entries]})


def render_full(entries: Sequence[Entry], page: Page) -> Iterator[str]:  # noqa: ARG001  (one shape for all)
    """The object of ``nikki show --json``: the entries with their texts."""
    yield dumps({"version": VERSION, "entries": [full_object(entry) for entry in entries]})


def full_object(entry: Entry) -> dict[str, Any]:
    """An entry with its text, and the names of its pictures."""
    from indexer.support.pictures import names

    return {**entry_object(entry), "text": entry.text, "pictures": list(names(entry.text))}


def hit_object(hit: Hit, rank: int, page: Page) -> dict[str, Any]:
    """A hit; ``passages`` if several were asked for, ``reasons`` and ``parts`` if an explanation was."""
    fields = {
        "rank": rank,
        **entry_object(hit.entry),
        "score": round(hit.score, 4),
        "tier": hit.tier,
        "snippet": _snippet(hit.entry, hit.snippet),
        "matched_front_matter": [
            {"key": found.key, "value": found.value, "highlights": [list(span) for span in found.highlights]}
            for found in hit.properties
        ],
    }
    if page.passages > 1:
        fields["passages"] = [_snippet(hit.entry, passage) for passage in hit.passages]
    if page.explain:
        fields["reasons"] = [reason._asdict() for reason in hit.reasons]
        fields["parts"] = {name: round(share, 4) for name, share in hit.parts}
    return fields


def entry_object(entry: Entry) -> dict[str, Any]:
    """An entry by its id, date, title and place."""
    return {
        "id": entry.id,
        "date": entry.date.isoformat() if entry.date else None,
        "title": entry.title,
        "path": entry.path,
        "line": entry.line,
        "tags": list(entry.tags),
        "front_matter": _values_by_key(entry.properties),
    }


def _values_by_key(properties: Properties) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for key, value in properties:
        values.setdefault(key, []).append(value)
    return values


def _snippet(entry: Entry, snippet: Snippet) -> dict[str, Any]:
    line, column, _ = position(entry, snippet)
    return {
        "text": snippet.text,
        "highlights": [list(span) for span in snippet.highlights],
        "start": snippet.start,
        "line": line,
        "column": column,
    }
