"""What is fuzzed: functions that take any bytes and fail only where a promise of the program is broken.

``tests/test_fuzz.py`` gives them what hypothesis makes up, ``reliability/fuzz.py`` what atheris does.
"""

from __future__ import annotations

import atexit
import contextlib
import datetime as dt
import json
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.errors import NikkiError
from indexer.model import Entry, Hit, Notice, Reason, SearchResults, Snippet, Suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from indexer.app import Diary

TODAY = dt.date(2026, 5, 23)
NAMES = [
    "日記.txt",
    "2025-08-29.md",
    "Journal.json",
    "page.html",
    "diary.org",
    "ChangeLog",
    "202508.md",
    "export.zip",
    "20250829.td2",
    "export.txt",
    "diary.xml",
    "2025-08-29-101010.howm",
    "note.md",
    "2025.txt",
    "journal.txt",
    "2025/08/29.txt",
]
"""Names that lead to all formats; the first byte of the input chooses one."""
_NEVER_RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OWN_MARKUP = re.compile("\x1b\\[[0-9;]*m|\x1b\\]8;;[!-~]*\x1b\\\\")
"""Colours and links: what the program itself sends to a terminal."""


def text_of(data: bytes) -> str:
    """Text of any kind; lone surrogates stand for bytes that are no UTF-8, as in arguments and file names."""
    return data.decode("utf-8", "surrogateescape")


@cache
def folder() -> Path:
    """A folder of this process, removed at its end."""
    path = Path(tempfile.mkdtemp(prefix="nikki-fuzz-"))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path


@cache
def small_diary() -> Diary:
    """A diary of a few odd entries, indexed once."""
    from indexer.app import Diary

    texts = [
        "猫が寝ている。民主主義の本を読んだ。",
        "ＬＬＭに64,000円払った。㌔ﾊﾞ｡",
        "會社へ行つた。いろ〳〵。\x1b[31m",
        "# 題\n#散歩 した。",
    ]
    source = folder() / "diary.txt"
    parts = [f"2025050{number}\n\n\n{text}\n\n" for number, text in enumerate(texts, 1)]
    source.write_text("".join(parts), encoding="utf-8")
    diary = Diary(folder() / "index")
    diary.update([source])
    return diary


def _said(error: NikkiError) -> None:
    """An error has a text in both languages."""
    if not (error.text("ja") and error.text("en")):
        raise AssertionError(error.code)


def query(data: bytes) -> None:
    """Any text is a query, or a usage error with a text."""
    from indexer.query import And, parse

    try:
        tree = parse(text_of(data))
    except NikkiError as error:
        _said(error)
    else:
        _hold(isinstance(tree, And), "tree")


def date(data: bytes) -> None:
    """Any text is a range of days that ends after it begins, or a usage error."""
    from indexer.dates import parse_range

    try:
        found = parse_range(text_of(data), TODAY)
    except NikkiError as error:
        _said(error)
    else:
        _hold(found.start <= found.end, "range")


def source(data: bytes) -> None:
    """Any file is read: ids are unique, lines are of the file, texts can be written as UTF-8."""
    from indexer.sources import read

    path = folder() / "source" / NAMES[(data[0] if data else 0) % len(NAMES)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data[1:])
    try:
        reading = read(path, root=folder() / "source")
    finally:
        path.unlink()
    ids = [entry.id for entry in reading.entries]
    _hold(len(ids) == len(set(ids)), "ids")
    lines = len(re.findall(rb"\r\n|\r|\n|\x85", data[1:])) + data.count(b"\n") + data.count(b"\r") + 2
    for entry in reading.entries:
        _hold(1 <= entry.line <= lines and 1 <= entry.text_line <= lines, "line")
        "".join((entry.title, entry.text, *entry.tags)).encode()
    _hold(bool(ids) or bool(reading.notices), "nothing said")
    _hold(all(isinstance(notice, Notice) for notice in reading.notices), "notices")


def config(data: bytes) -> None:
    """Any file is a configuration, or a usage error; so is any value in the environment."""
    from indexer.cli.config_files import read_project_file, read_user_file
    from indexer.cli.environment import Environment
    from indexer.cli.settings import with_settings

    path = folder() / "config.toml"
    path.write_bytes(data)
    for read in (read_user_file, read_project_file):
        try:
            read(str(path))
        except NikkiError as error:
            _said(error)
    text = text_of(data)
    variables = dict.fromkeys(
        ("NIKKI_SORT", "NIKKI_LIMIT", "NIKKI_COLOR", "NIKKI_PAGER", "NIKKI_DIARY"), text
    )
    variables["HOME"] = str(folder())
    try:
        with_settings(Environment(variables, "ja", "/nowhere"), None, text)
    except NikkiError as error:
        _said(error)


def names(data: bytes) -> None:
    """Any file of names has names and lines that are none; what is made of it has one row a name."""
    from indexer.analysis.names import lexicon_csv, parse

    found, _ = parse(data.decode("utf-8", "replace"))
    _hold(len(lexicon_csv(found).splitlines()) >= len(found), "rows")


def analysis(data: bytes) -> None:
    """Any text has an analysis whose spans lie in it, ascending."""
    from indexer.analysis.analyzer import analyze
    from indexer.analysis.segmenter import Segmenter

    text = data.decode("utf-8", "replace")
    found = analyze(text, Segmenter(""))
    spans = list(zip(found.starts, found.ends, strict=True))
    _hold(all(0 <= start <= end <= len(text) for start, end in spans), "spans")
    _hold(all(position < len(spans) for places in found.terms.values() for position in places), "positions")


def search(data: bytes) -> None:
    """Any query finds what it finds, with highlights inside of snippets, and is valid JSON."""
    from indexer.render import RENDERERS, Page

    text = text_of(data)
    try:
        results = small_diary().search(text, limit=None, passages=2, today=TODAY)
    except NikkiError as error:
        _said(error)
        return
    for hit in results.hits:
        for snippet in (hit.snippet, *hit.passages):
            edges = [edge for span in snippet.highlights for edge in span]
            _hold(edges == sorted(edges), "order")
            _hold(all(0 <= edge <= len(snippet.text) for edge in edges), "inside")
    page = Page(TODAY, query=text, passages=2, explain=True)
    (line,) = RENDERERS["json"](results, page)
    _hold(json.loads(line)["total"] == results.total, "total")


def output(data: bytes) -> None:
    """Whatever a diary and its file names hold, no format lets it drive a terminal, and JSON stays JSON."""
    from indexer.render import ENTRY_RENDERERS, RENDERERS, Page

    text = text_of(data)
    half = len(text) // 2
    path = "/" + text.replace("\0", "")
    entry = Entry("0123456789ab", TODAY, text[:half], text[half:], path, 1, (text[:9],), 2)
    snippet = Snippet(text, ((0, half),) if half else (), 0, 3)
    hit = Hit(entry, 1.0, snippet, (snippet,), (Reason(text, "word", text),), (("document", 1.0),))
    results = SearchResults((hit,), 1, suggestions=(Suggestion(text, text, 1),))
    page = Page(TODAY, terminal=True, width=40, query=text, explain=True)
    for colored in (False, True):
        shown = page._replace(color=colored, links=colored)
        for name in RENDERERS:
            lines = list(RENDERERS[name](results, shown))
            _safe(name, lines)
            if name in {"json", "jsonl"}:
                _hold(all(isinstance(json.loads(line), dict) for line in lines), name)
        for name in ENTRY_RENDERERS:
            _safe(name, ENTRY_RENDERERS[name]([entry], shown))


def state(data: bytes) -> None:
    """A state, a memory or a segment of any bytes is refused with an error that the reader knows."""
    from indexer.index import memory
    from indexer.index import state as manifest
    from indexer.index.segment import SegmentReader

    place = folder() / "damaged"
    place.mkdir(exist_ok=True)
    for name in ("state-1.tsv", "sources-1.tsv", "MAIN_x.seg"):
        (place / name).write_bytes(data)
    with contextlib.suppress(ValueError, IndexError, KeyError, TypeError):
        manifest.load(place / "state-1.tsv")
    memory.remembered(place)
    with contextlib.suppress(ValueError):
        SegmentReader(str(place / "MAIN_x.seg"))


def _safe(name: str, lines: Iterable[str]) -> None:
    for line in lines:
        raw = _NEVER_RAW.search(_OWN_MARKUP.sub("", line))
        _hold(raw is None, f"{name}: {raw!r}")


def _hold(promise: bool, what: str) -> None:  # noqa: FBT001  (a condition)
    if not promise:
        raise AssertionError(what)


TARGETS: dict[str, Callable[[bytes], None]] = {
    function.__name__: function
    for function in (query, date, source, config, names, analysis, search, output, state)
}
