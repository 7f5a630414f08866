"""Search results in a notebook: a list with the passages, in HTML that needs no style sheet."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from indexer.messages import message
from indexer.render.web_text import escaped, line_of, marked

if TYPE_CHECKING:
    from indexer.model import Hit, SearchResults


def html(results: SearchResults) -> str:
    """The hits in order, matches in ``mark``; everything that the diary says is escaped."""
    lines = [f"<p>{escaped(line)}</p>" for line in _headings(results)]
    items = "".join(map(_item, results.hits))
    return f'<div class="nikki">{"".join(lines)}{f"<ol>{items}</ol>" if items else ""}</div>'


def _headings(results: SearchResults) -> list[str]:
    """How many there are, and how they were found if not by all words, in the English of Python's own messages."""
    shown, total = len(results.hits), results.total
    code = "footer-part" if shown < total else "footer-all"
    lines = [message(code, "en", shown=shown, total=total)]
    if results.relaxation == "partial":
        lines.append(message("relaxed-partial", "en", limits=""))
    if results.suggestions:
        near = message("comma", "en").join(suggestion.word for suggestion in results.suggestions)
        lines.append(message("near-spellings", "en", words=near))
    return lines


def _item(hit: Hit) -> str:
    entry = hit.entry
    title = f" <b>{marked(line_of(entry.title), hit.title_highlights)}</b>" if entry.title else ""
    place = escaped(f"{os.path.basename(entry.path)}:{hit.snippet.line or entry.line}")
    passages = "".join(
        f'<blockquote lang="ja" style="white-space: pre-wrap">{marked(part.text, part.highlights)}</blockquote>'
        for part in hit.passages or (hit.snippet,)
    )
    passages += "".join(
        f"<div><small>{escaped(line_of(found.key))}: {marked(line_of(found.value), found.highlights)}</small></div>"
        for found in hit.properties
    )
    return f"<li>{escaped(str(entry.date or ''))}{title} <small>{place}</small>{passages}</li>"
