"""What is fuzzed: functions that take any bytes and fail only where a promise of the program is broken.

``tests/test_fuzz.py`` gives them what hypothesis makes up, ``reliability/fuzz.py`` what atheris does.
"""

from __future__ import annotations

import atexit
import contextlib
import datetime as dt
import io
import json
import re
import shutil
import tempfile
import time
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.errors import NikkiError
from indexer.model import Entry, Hit, Notice, Reason, SearchResults, Snippet, Suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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
    "note.rst",
    "note.adoc",
    "E697A5E8A8982F323032352D30382D3239.txt",
    "p_20250901_120000.json",
    "notes.json",
    "Keep/note.json",
    "Keep/note.html",
    "1756400000000-3fd1a2b3c4d5.json",
    "times/2025-08-29.json",
    "outbox.json",
    "tweets.js",
    "diary.enex",
    "wordpress.xml",
    "diary.csv",
    "diary.docx",
    "diary.xlsx",
    "[LINE]diary.txt",
    "0123456789abcdef0123456789abcdef.md",
    "note 0123456789abcdef0123456789abcdef.md",
    "journal/20250829",
]
"""Names that lead to all formats; the first byte of the input chooses one."""
COMMANDS = (
    "search",
    "list",
    "show",
    "today",
    "timeline",
    "words",
    "related",
    "review",
    "stats",
    "next",
    "random",
    "help",
    "completion",
)
"""Commands that write nothing but what was found last."""
_WRITES = ("svg", "png", "html", "--diary", "-i")
"""Options that write files, or ask for a terminal."""
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
    journal = folder() / "journal.txt"
    journal.write_text("[2025-06-01 10:00] 猫だけの題\n\n[2025-06-02 10:00] 犬\n\n", encoding="utf-8")
    source = folder() / "diary.txt"
    parts = [f"2025050{number}\n\n\n{text}\n\n" for number, text in enumerate(texts, 1)]
    source.write_text("".join(parts), encoding="utf-8")
    diary = Diary(folder() / "index")
    diary.update([source, journal])
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
    path = folder() / "source" / NAMES[(data[0] if data else 0) % len(NAMES)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data[1:])
    lines = len(re.findall(rb"\r\n|\r|\n|\x85", data[1:])) + data.count(b"\n") + data.count(b"\r") + 2
    _is_read(path, lines)


def zipped(data: bytes) -> None:
    """The same for files in a zip: each byte 1 begins one more, and the byte after it chooses its name."""
    path = folder() / "source" / ("export.zip", "diary.docx", "diary.xlsx")[(data[0] if data else 0) % 3]
    path.parent.mkdir(parents=True, exist_ok=True)
    members = [
        *NAMES,
        "word/document.xml",
        "docProps/core.xml",
        "xl/sharedStrings.xml",
        "xl/worksheets/sheet1.xml",
    ]
    with zipfile.ZipFile(path, "w") as archive:
        for number, part in enumerate(data[1:].split(b"\x01")[:8]):
            name = members[(part[0] if part else 0) % len(members)]
            unique = name if name.endswith(".xml") else f"{number}/{name}"
            if unique not in archive.namelist():
                archive.writestr(unique, part[1:])
    _is_read(path, 1)


def _is_read(path: Path, lines: int) -> None:
    from indexer.sources import read

    try:
        reading = read(path, root=folder() / "source")
    finally:
        path.unlink()
    ids = [entry.id for entry in reading.entries]
    _hold(len(ids) == len(set(ids)), "ids")
    for entry in reading.entries:
        _hold(1 <= entry.line <= lines and 1 <= entry.text_line <= lines, "line")
        "".join((entry.title, entry.text, *entry.tags)).encode()
    _hold(bool(ids) or bool(reading.notices), "nothing said")
    _hold(all(isinstance(notice, Notice) for notice in reading.notices), "notices")
    _foreseen(reading.notices)


def archive(data: bytes) -> None:
    """A zip, damaged where the input says, is read as far as it goes, and what is damaged is said to be."""
    from indexer.sources import read

    journal = (
        b'{"entries": [{"creationDate": "2025-08-28T20:00:00Z", "text": "' + data.hex().encode() + b'"}]}'
    )
    path = folder() / "export.zip"
    for content in (_damaged({"a.json": journal, "b.json": data}, data), b"PK\x03\x04" + data):
        path.write_bytes(content)
        reading = read(path)
        _hold(bool(reading.entries) or bool(reading.notices), "nothing said")
        _foreseen(reading.notices)


def _damaged(members: Mapping[str, bytes], data: bytes) -> bytes:
    """A zip of some files; three bytes of ``data`` say where it is damaged and how."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED if len(data) % 2 else zipfile.ZIP_STORED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    whole = bytearray(packed.getvalue())
    for at in range(0, len(data) - 2, 3):
        whole[4 + (data[at] * 256 + data[at + 1]) % (len(whole) - 4)] = data[at + 2]
    return bytes(whole)


def pictures(data: bytes) -> None:
    """Whatever a text names and a zip holds, a page gets a picture or nothing, and the text keeps all but their names."""
    from indexer.render.album import Album
    from indexer.sources.html_text import html_to_text
    from indexer.support.pictures import described, references, without_pictures

    text = data.decode("utf-8", "replace")
    for said in (
        text,
        f"![]({text}.png)",
        html_to_text(text),
        html_to_text(f"<img src='{text}' alt='{text}'>"),
    ):
        _hold(all(0 <= found.start < found.end <= len(said) for found in references(said)), "inside")
        _hold(len(described(said)) <= len(said) >= len(without_pictures(said)), "longer")
    place = folder() / "album"
    place.mkdir(exist_ok=True)
    (place / "export.zip").write_bytes(
        _damaged({"a.png": b"\x89PNG\r\n\x1a\n" + data, "b/猫.jpg": data}, data[:60])
    )
    (place / "c.gif").write_bytes(b"GIF8" + data)
    for page in ("export.zip", "note.md"):
        album = Album([str(place)])
        named = f"![](a.png) ![](../b/猫.jpg) ![[c.gif]] {text}"
        entry = Entry("0123456789ab", TODAY, "", named, str(place / page), 1)
        shown = [album.html(entry, found) for found in references(named)]
        _hold(album.taken + len(album.left) == len(shown), "counts")
        _safe("pictures", shown)


def toml(data: bytes) -> None:
    """Any text is TOML, as tomllib has it, or an error; so is any front matter."""
    from indexer.sources.front_matter import read_front_matter
    from indexer.support.toml import TomlError, load_toml

    text = data.decode("utf-8", "replace")
    with contextlib.suppress(TomlError):
        _hold(isinstance(load_toml(text), dict), "table")
    for mark in ("---", "+++"):
        read_front_matter(f"{mark}\n{text}\n{mark}\n猫。")
    read_front_matter(text)


def config(data: bytes) -> None:
    """Any file is a configuration, or a usage error; so is any value in the environment."""
    from indexer.cli.config_files import read_project_file, read_user_file
    from indexer.cli.environment import Environment
    from indexer.cli.settings import with_settings

    path = folder() / "config.toml"
    path.write_bytes(data)
    for read in (read_user_file, read_project_file):
        for problem in read(str(path)).problems:
            _said(problem)
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
    from indexer.index.manifest import NamesRecord
    from indexer.messages import message
    from indexer.sync.names import wrong_with

    found, aliases, bad = parse(data.decode("utf-8", "replace"))
    rows = lexicon_csv(found)
    _hold(rows.count("\n") == len(found) == len(rows.splitlines()), "rows")
    _hold(all(len(group) > 0 and not any("\n" in word for word in group) for group in aliases), "aliases")
    _hold(all(row.count(",") == 18 and '"' not in row for row in rows.splitlines()), "columns")
    _hold(all(len(line.text) <= 60 for line in bad), "bad lines")
    place = folder() / "names.txt"
    place.write_bytes(data)
    for notice in wrong_with(NamesRecord(str(place), 0, 0, "", "")):
        _hold(bool(message(notice.code, "ja", detail=notice.detail)), notice.code)


def analysis(data: bytes) -> None:
    """Any text has an analysis whose spans lie in it, ascending."""
    from indexer.analysis.analyzer import analyze
    from indexer.analysis.segmenter import Segmenter

    text = data.decode("utf-8", "replace")
    found = analyze(text, Segmenter(""))
    spans = list(zip(found.starts, found.ends, strict=True))
    _hold(all(0 <= start <= end <= len(text) for start, end in spans), "spans")
    _hold(len(found.words) == len(spans), "words")
    _hold(all(position < len(spans) for position, _ in found.compounds), "compounds")


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
    from indexer.index import manifest, source_settings
    from indexer.index.segment.reader import SegmentReader

    place = folder() / "damaged"
    place.mkdir(exist_ok=True)
    for name in ("state-1.tsv", "sources-1.tsv", "MAIN_x.seg"):
        (place / name).write_bytes(data)
    with contextlib.suppress(ValueError, IndexError, KeyError, TypeError):
        manifest.load(place / "state-1.tsv")
    source_settings.newest(place)
    with contextlib.suppress(ValueError):
        SegmentReader(str(place / "MAIN_x.seg"))


def diary(data: bytes) -> None:
    """Any file goes the whole way: whatever was read of it is found by its own characters, and shown in every format."""
    from indexer.analysis.folding import fold
    from indexer.app import Diary
    from indexer.render import ENTRY_RENDERERS, RENDERERS, Page

    place = folder() / "whole"
    path = place / "diary" / NAMES[(data[0] if data else 0) % len(NAMES)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data[1:])
    whole = Diary(place / "index")
    try:
        report = whole.update([path])
        _foreseen(report.warnings)
        entries = whole.entries()
        _hold(len(entries) == report.total, "entries")
        for entry in entries[:3]:
            lines = re.split('[\\s"“”„‟＂「」『』]+', f"{entry.title}\n{entry.text}")
            longest = max(lines, key=len)
            phrase = longest[:20]
            if not phrase or fold(phrase).text not in fold(longest).text:
                continue  # half a character (ﾊ of ﾊﾞ) is not what stands there
            results = whole.search(f'"{phrase}"', limit=None, passages=2)
            _hold(any(hit.entry.id == entry.id for hit in results.hits), f"lost: {phrase!a}")
            page = Page(TODAY, terminal=True, width=40, query=phrase, explain=True, passages=2)
            for name in RENDERERS:
                _safe(name, RENDERERS[name](results, page))
        for name in ENTRY_RENDERERS:
            _safe(name, ENTRY_RENDERERS[name](entries[:3], Page(TODAY, terminal=True, width=40)))
    finally:
        shutil.rmtree(place)


def line(data: bytes) -> None:
    """Any words are a command line that ends with a status, and never with something unexpected."""
    from indexer.cli import run
    from indexer.cli.environment import Environment

    words = [word.replace("\0", "") for word in text_of(data[1:]).split("\n")]
    if any(name in word for word in words for name in _WRITES):
        return
    command = COMMANDS[(data[0] if data else 0) % len(COMMANDS)]
    variables = {"HOME": str(folder()), "NIKKI_TODAY": TODAY.isoformat(), "PAGER": "cat", "EDITOR": "true"}
    environment = Environment(variables, "en", str(small_diary().directory))
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run([command, *words], environment)
    _hold(status in {0, 1, 2}, "status")
    _hold("Something unexpected" not in err.getvalue(), err.getvalue())
    _safe("errors", err.getvalue().split("\n"))


def template(data: bytes) -> None:
    """Any text is a template, or a usage error."""
    from indexer.render import ENTRY_RENDERERS, RENDERERS, Page
    from indexer.render.template import check

    text = text_of(data)
    try:
        check(text)
    except NikkiError as error:
        _said(error)
        return
    page = Page(TODAY, template=text, passages=2)
    list(RENDERERS["format"](small_diary().search("猫"), page))
    list(ENTRY_RENDERERS["format"](small_diary().entries(), page))


def ignored(data: bytes) -> None:
    """Any file is a list of what is to be left out."""
    from indexer.sources.discovery import discover
    from indexer.sources.ignoring import ignored_in

    place = folder() / "ignored"
    (place / "2025").mkdir(parents=True, exist_ok=True)
    for name in ("a.txt", "2025/b.md"):
        (place / name).write_text("猫。", encoding="utf-8")
    (place / ".nikkiignore").write_bytes(data)
    found = discover([str(place)])
    _hold(len(found.files) + len(found.skipped) >= 1, "nothing said")
    with contextlib.suppress(OSError):
        matches = ignored_in(str(place / ".nikkiignore"))
        _hold(matches is not None, "no list")
        started = time.process_time()
        for path in ("a" * 255, "a/" * 500, "a.txt", data[:99].decode("utf-8", "replace") or "a"):
            _hold(matches is None or isinstance(matches(path), bool), "no answer")
        _hold(time.process_time() - started < 5, "time")


def _foreseen(notices: Iterable[Notice]) -> None:
    """No failure was one that nobody thought of: the boundary around each file would hide it."""
    codes = {notice.code: notice.detail for notice in notices}
    _hold("failed-unforeseen" not in codes, str(codes))


def _safe(name: str, lines: Iterable[str]) -> None:
    for line in lines:
        raw = _NEVER_RAW.search(_OWN_MARKUP.sub("", line))
        _hold(raw is None, f"{name}: {raw!r}")


def _hold(promise: bool, what: str) -> None:  # noqa: FBT001  (a condition)
    if not promise:
        raise AssertionError(what)


TARGETS: dict[str, Callable[[bytes], None]] = {
    function.__name__: function
    for function in (
        query,
        date,
        source,
        archive,
        pictures,
        toml,
        zipped,
        config,
        names,
        analysis,
        search,
        output,
        state,
        diary,
        line,
        template,
        ignored,
    )
}
