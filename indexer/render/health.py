"""The state of a diary and its index, for a person or as JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from indexer.messages import message
from indexer.render.json_object import dumps
from indexer.render.parts import where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.model import FormatCount, Health
    from indexer.render.page import Page


_MOST = 20
"""Lines of one kind that a person is shown; JSON has them all."""


def format_lines(
    formats: tuple[FormatCount, ...], skipped: tuple[tuple[str, int], ...], page: Page
) -> Iterator[str]:
    """What the files were read as, and which were left out and why."""
    for count in formats:
        yield message("format-count", page.language, **count._asdict())
    if skipped:
        reasons = [
            message("skip-count", page.language, reason=message(f"skip-{reason}", page.language), count=count)
            for reason, count in skipped
        ]
        yield message("skipped", page.language, reasons=message("comma", page.language).join(reasons))


def health_lines(health: Health, page: Page) -> Iterator[str]:
    """A line for each thing that was looked at: ✓ it is as it should be, ! it needs attention, - for information."""
    checks = (
        (health.fresh, "health-fresh", "health-stale", {"entries": health.entries}),
        (health.same_program, "health-program", "health-other-program", {"made_with": health.made_with}),
        (not health.open_files, "health-private", "health-open", {"count": len(health.open_files)}),
    )
    for good, praise, fault, details in checks:
        yield ("✓ " if good else "! ") + message(praise if good else fault, page.language, **details)
    for path in health.missing:
        yield "! " + message("health-missing", page.language, path=where(path, 0, page))
    yield from ("- " + line for line in _facts(health, page))


def _facts(health: Health, page: Page) -> Iterator[str]:
    """What is odd about the diary, and how it was read."""
    for path in health.sources:
        yield message("health-source", page.language, path=where(path, 0, page))
    yield from format_lines(health.formats, health.skipped, page)
    if health.undated:
        yield message("health-undated", page.language, count=health.undated)
    yield from _first_few(list(_duplicates(health, page)), page)
    yield from _first_few(list(_odd_places(health, page)), page)


def _first_few(lines: list[str], page: Page) -> Iterator[str]:
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield message("more-in-json", page.language, count=len(lines) - _MOST)


def _duplicates(health: Health, page: Page) -> Iterator[str]:
    together = Counter(tuple(dict.fromkeys(path for path, _ in d.places)) for d in health.duplicates)
    for paths, count in together.items():
        places = message("comma", page.language).join(where(path, 0, page) for path in paths)
        yield message("health-duplicate", page.language, count=count, places=places)


def _odd_places(health: Health, page: Page) -> Iterator[str]:
    for notice in health.notices:
        text = message(notice.code, page.language, detail=notice.detail)
        yield f"{where(notice.path, notice.line, page)}: {text}"


def health_json(health: Health) -> Iterator[str]:
    """One object: the fields of :class:`~indexer.model.Health`, with ``version`` and ``sound``."""
    fields = {
        "version": 1,
        "sound": health.sound,
        **health._asdict(),
        "formats": [count._asdict() for count in health.formats],
        "files": [dict(zip(("path", "source", "encoding", "entries"), f, strict=True)) for f in health.files],
        "skipped": dict(health.skipped),
        "notices": [notice._asdict() for notice in health.notices],
        "duplicates": [
            {"id": d.entry_id, "places": [{"path": p, "line": n} for p, n in d.places]}
            for d in health.duplicates
        ],
    }
    yield dumps(fields)
