"""What is odd about the diary, and how it was read."""

from __future__ import annotations

import math
import os
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from indexer.messages.reading import READING_TEXTS
from indexer.model import BAD, GOOD, KNOWN, Duplicate, Finding, Notice
from indexer.support import limits
from indexer.support.bounded import read_file
from indexer.sync.names import wrong_with
from indexer.sync.places import CLOSED, is_any_below, why_away

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from indexer.health.subject import Examined
    from indexer.index.manifest import FileRecord, State

_UNREAD = frozenset(
    {"notice-unreadable-file", "notice-binary", "notice-rtf", "notice-broken-bytes", *READING_TEXTS}
)
_LEFT_OUT = frozenset(
    {
        "notice-own-page",
        "notice-archive",
        "notice-template",
        "notice-data",
        "notice-table",
        "notice-repeats",
        "notice-feed",
    }
)
"""What is said of files that are no diary, or say what another says."""
_BAD_DATES = frozenset({"notice-bad-date", "notice-yearless", "notice-front-matter"})
_DOUBTFUL = frozenset({"notice-year-doubtful"})
_WEEKDAYS = frozenset({"notice-weekday"})
_OUT_OF_ORDER = frozenset({"notice-out-of-order"})
"""Said of a file; each line of it is among those that were passed over."""
_UNREACHED = {
    "unreadable": "notice-closed",
    "dead-link": "notice-dead-link",
    "too-large": "notice-too-large",
    "ignore-file": "failed-ignore-file",
}
"""Why a file was left out that its writer may miss."""
_MEDIA = frozenset(
    [
        ".jpg",
        ".jpeg",
        ".png",
        ".gif",
        ".webp",
        ".heic",
        ".heif",
        ".tif",
        ".tiff",
        ".bmp",
        ".svg",
        ".mp4",
        ".mov",
        ".avi",
        ".mp3",
        ".m4a",
        ".wav",
    ]
)
"""Endings of pictures, films and sounds, which are no diary by any name: they are counted, and not named."""
_FEW_OF_A_KIND = 2
"""Files of one ending that are named."""
_ENOUGH = 5
"""Entries of a diary of which one can be longer than the rest."""
_LONG, _TIMES = 20_000, 20
"""Characters of an entry, and times the length of half of the entries, that make one long."""
_LONG_BESIDE, _FEWEST_BESIDE = 2_000, 3
"""Characters of an entry, and others in its file, that make one long that is most of the file."""


def missing(it: Examined) -> Iterator[Finding]:
    """Sources that are not there now: a disk that is not plugged in; or that there is none."""
    if it.reader and not it.state.sources:
        yield Finding("missing", BAD, "health-no-sources")
    for path in it.files.discovery.missing:
        held = is_any_below(path, it.state.files)
        code = "health-closed" if why_away(path) == CLOSED else "health-missing" if held else "health-gone"
        yield Finding("missing", BAD, code, {"path": path})


def kept(it: Examined) -> Iterator[Finding]:
    """Files that are gone or empty, and whose entries are kept: since when, until when, and how to end it."""
    if not it.files.absent:
        return
    from indexer.sync.retention import kept_places

    for one in kept_places(it.files.absent, it.state.files, it.state.absent, why_away):
        places = tuple(Notice("notice-kept-file", path) for path in one.files if path != one.place)
        yield Finding("kept", BAD if one.until else KNOWN, f"kept-{one.reason}", one._asdict(), places)


def outside(it: Examined) -> Iterator[Finding]:
    """Links in the diary that lead out of it."""
    links = sorted(set(it.state.outside.values()))
    if links:
        details = {"count": len(links), "files": len(it.state.outside)}
        yield Finding("outside", KNOWN, "health-outside", details, tuple(_leading(link) for link in links))


def _leading(link: str) -> Notice:
    """Where a link leads."""
    return Notice("notice-leads-to", link, 0, os.path.realpath(link))


def unread(it: Examined) -> Iterator[Finding]:
    """Files, or parts of them, that could not be read; the file of names is among them."""
    places = [notice for notice in it.state.notices() if notice.code in _UNREAD]
    known = {notice.path for notice in places}
    places += [
        Notice(_UNREACHED[skip.reason], skip.path)
        for skip in it.files.discovery.skipped
        if skip.reason in _UNREACHED and skip.path not in known
    ]
    places += wrong_with(it.state.names)
    left_out = sum(_is_left_out(record) for record in it.state.files.values())
    yield _finding(
        "unread",
        places,
        "health-read",
        "health-unread",
        len(it.state.files) - left_out - len(it.files.absent),
    )


def _is_left_out(record: FileRecord) -> bool:
    """Whether a file was not read as a diary, which is among the remarks."""
    return not record.entry_count and any(notice.code in _LEFT_OUT for notice in record.notices)


def left_out(it: Examined) -> Iterator[Finding]:
    """Files whose names say that they are no diary: how many of each kind, and some of them."""
    kinds: dict[str, list[str]] = {}
    for skip in it.files.discovery.skipped:
        if skip.reason == "suffix":
            kinds.setdefault(os.path.splitext(skip.path)[1].lower() or "-", []).append(skip.path)
    if not kinds:
        return
    rarest_first = sorted(kinds.items(), key=lambda kind: (len(kind[1]), kind[0]))
    places = [
        Notice("notice-left-out", path, 0, kind)
        for kind, paths in rarest_first
        if kind not in _MEDIA
        for path in paths[:_FEW_OF_A_KIND]
    ]
    count = sum(map(len, kinds.values()))
    named = ", ".join(f"{kind} {len(paths)}" for kind, paths in rarest_first)
    yield Finding("left-out", KNOWN, "health-left-out", {"count": count, "kinds": named}, tuple(places))


def date_lines(it: Examined) -> Iterator[Finding]:
    """Lines that look like the heading of an entry and give no date, or were taken as text; days that may hold many."""
    entries = sum(record.entry_count for record in it.state.files.values())
    places = [notice for notice in it.state.notices() if notice.code in _BAD_DATES]
    doubtful = tuple(notice for notice in it.state.notices() if notice.code in _DOUBTFUL)
    passed_over = tuple(_passed_over(it))
    long = tuple(_long_days(it))
    if places or not (passed_over or doubtful):
        yield _finding("date-lines", places, "health-dates", "health-bad-dates", entries)
    if doubtful:
        yield Finding("date-lines", BAD, "health-doubtful-years", {"count": len(doubtful)}, doubtful)
    if passed_over:
        yield Finding("date-lines", KNOWN, "health-dates-in-text", {"count": len(passed_over)}, passed_over)
    if long:
        yield Finding("date-lines", KNOWN, "health-long-days", {"count": len(long)}, long)


def _passed_over(it: Examined) -> Iterator[Notice]:
    """Lines that may be headings with a date and were taken as text of an entry: in a list, out of order, or alone."""
    from indexer.sources.dated_lines import passed_over
    from indexer.sources.decoding import decode
    from indexer.sources.registry import SOURCES

    of_lines = {source.name for source in SOURCES if not source.container}
    for path, heads in _headed(it, of_lines):
        try:
            text = decode(read_file(path, limits.NAMED_FILE)).text
        except OSError:
            continue
        for number, line in passed_over(text, heads):
            yield Notice("notice-date-in-text", path, number, line)


def _headed(it: Examined, formats: Collection[str]) -> Iterator[tuple[str, set[int]]]:
    """The files of some formats with the lines that head an entry; a file that changed since is read as it is now."""
    from indexer.sources import read
    from indexer.sync.request import heading_pattern

    for path, record in it.files.unchanged.items():
        if record.source in formats:
            yield path, {line for _, line in record.entries()}
    for file in it.files.to_read:
        if file.path in it.state.files:
            pattern = heading_pattern(it.state.heading)
            reading = read(Path(file.path), root=Path(file.root), pattern=pattern)
            if reading.source in formats:
                yield file.path, {entry.line for entry in reading.entries}


def _long_days(it: Examined) -> Iterator[Notice]:
    """Entries far longer than the rest of the diary, or of their file, each with its share of that."""
    if not it.reader:
        return
    docs = {it.reader.entry_id(doc): doc for doc in it.reader.documents()}
    lengths = it.reader.characters
    usual = median([lengths[doc] for doc in docs.values()]) if docs else 0
    longest = max(_LONG, _TIMES * usual) if len(docs) >= _ENOUGH else math.inf
    for path, record in it.state.files.items():
        entries = [(docs[name], line) for name, line in record.entries() if name in docs]
        whole = sum(lengths[doc] for doc, _ in entries)
        for doc, line in entries:
            length = lengths[doc]
            others = [lengths[other] for other, _ in entries if other != doc]
            most = length >= _LONG_BESIDE and length * 2 > whole and len(others) >= _FEWEST_BESIDE
            if length > longest or (most and length > _TIMES * median(others)):
                day = it.reader.date(doc)
                yield Notice("notice-long-day", path, line, f"{day or '-'}: {length:,} / {whole:,}")


def weekdays(it: Examined) -> Iterator[Finding]:
    """Headings whose weekday is not that of their date."""
    places = [notice for notice in it.state.notices() if notice.code in _WEEKDAYS]
    yield _finding("weekdays", places, "health-weekdays", "health-bad-weekdays")


def duplicates(it: Examined) -> Iterator[Finding]:
    """Entries that stand in more than one place."""
    found = duplicates_of(it.state)
    if not found:
        yield Finding("duplicates", GOOD, "health-no-duplicates")
        return
    together: dict[tuple[str, ...], int] = {}
    for duplicate in found:
        paths = tuple(dict.fromkeys(path for path, _ in duplicate.places))
        together[paths] = together.get(paths, 0) + 1
    for paths, count in together.items():
        yield Finding("duplicates", KNOWN, "health-duplicate", {"count": count, "paths": paths})


def duplicates_of(state: State) -> tuple[Duplicate, ...]:
    """The entries that stand in more than one place, with all their places."""
    places: dict[str, list[tuple[str, int]]] = {}
    for path in sorted(state.files):
        for entry_id, line in state.files[path].entries():
            places.setdefault(entry_id, []).append((path, line))
    return tuple(Duplicate(entry_id, tuple(where)) for entry_id, where in places.items() if len(where) > 1)


def undated(it: Examined) -> Iterator[Finding]:
    """Entries without a date."""
    count = sum(not it.reader.days[doc] for doc in it.reader.documents()) if it.reader else 0
    if count:
        yield Finding("undated", KNOWN, "health-undated", {"count": count})


def remarks(it: Examined) -> Iterator[Finding]:
    """What else was odd about the files."""
    said = _UNREAD | _BAD_DATES | _DOUBTFUL | _WEEKDAYS | _OUT_OF_ORDER
    places = tuple(notice for notice in it.state.notices() if notice.code not in said)
    if places:
        yield Finding("remarks", KNOWN, "health-remarks", {"count": len(places)}, places)


def _finding(check: str, places: list[Notice], praise: str, fault: str, good_count: int = 0) -> Finding:
    if places:
        return Finding(check, BAD, fault, {"count": len(places)}, tuple(places))
    return Finding(check, GOOD, praise, {"count": good_count})
