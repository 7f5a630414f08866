"""The state of a diary and its index, for a person or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from indexer.messages import message
from indexer.model import BAD, GOOD, KNOWN, Kept
from indexer.render.formats import format_lines
from indexer.render.json_object import VERSION, dumps
from indexer.render.kept import joined, kept_end, kept_sentence
from indexer.render.paths import where
from indexer.support.terminal_text import hanging, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.model import Finding, Health
    from indexer.render.page import Page

_SIGNS = {GOOD: "✓", BAD: "!", KNOWN: "-"}
_HANGING = 2
"""Columns of a sign."""
_MOST = 20
"""Places of one kind that a person is shown; JSON has them all."""


def health_lines(health: Health, page: Page) -> Iterator[str]:
    """A line for each finding: ✓ it is as it should be, ! it needs attention, - for information; below it the places.

    On a terminal they are wrapped at the window, but for those with a command, which is to be copied as it stands.
    """
    for line in _lines(health, page):
        if not page.terminal or f"{page.command} " in line:
            yield line
            continue
        blanks = len(line) - len(line.lstrip())
        wrapped_at = hanging(line.lstrip(), page.width - blanks, _HANGING)
        yield from (" " * blanks + part for part in wrapped_at)


def _lines(health: Health, page: Page) -> Iterator[str]:
    for fault in health.mended:
        yield f"{_SIGNS[GOOD]} " + message("health-mended", page.language, fault=_sentence(fault, page))
        yield from _place_lines(fault, page)
    for finding in health.findings:
        if finding.state != KNOWN:
            yield from _finding_lines(finding, page)
    for path in health.sources:
        yield "- " + message("health-source", page.language, path=where(path, 0, page))
    yield from ("- " + line for line in format_lines(health.formats, health.skipped, page))
    for finding in health.findings:
        if finding.state == KNOWN:
            yield from _finding_lines(finding, page)


def _finding_lines(finding: Finding, page: Page) -> Iterator[str]:
    yield f"{_SIGNS[finding.state]} {_sentence(finding, page)}"
    yield from _place_lines(finding, page)


def _place_lines(finding: Finding, page: Page) -> Iterator[str]:
    for notice in finding.places[:_MOST]:
        text = message(notice.code, page.language, detail=one_line(notice.detail), command=page.command)
        yield f"  {where(notice.path, notice.line, page)}: {text}"
    if len(finding.places) > _MOST:
        yield "  " + message("more-in-json", page.language, count=len(finding.places) - _MOST)


def _sentence(finding: Finding, page: Page) -> str:
    if finding.check == "kept":
        kept = Kept(**finding.details)
        since = message("kept-since", page.language, since=kept.since)
        return joined(page, kept_sentence(kept, page), since, kept_end(kept, page))
    details = dict(finding.details)
    if "path" in details:
        details["path"] = where(details["path"], 0, page)
    if "made_with" in details:
        parts = str(details["made_with"]).split(" ")
        details["made_with"] = " ".join(part for part in parts if not part.endswith("="))
    if "paths" in details:
        details["paths"] = message("comma", page.language).join(where(p, 0, page) for p in details["paths"])
    return message(finding.code, page.language, **{"command": page.command, **details})


def health_json(health: Health) -> Iterator[str]:
    """One object: the fields of :class:`~indexer.model.Health`, with ``version``, ``sound`` and the findings as ``checks``."""
    fields = health._asdict()
    checks, mended = fields.pop("findings"), fields.pop("mended")
    yield dumps(
        {
            "version": VERSION,
            "sound": health.sound,
            "checks": [_check_object(finding) for finding in checks],
            "mended": [_check_object(finding) for finding in mended],
            **fields,
            "formats": [count._asdict() for count in health.formats],
            "files": [
                dict(zip(("path", "source", "encoding", "entries"), f, strict=True)) for f in health.files
            ],
            "skipped": dict(health.skipped),
            "notices": [notice._asdict() for notice in health.notices],
            "duplicates": [
                {"id": d.entry_id, "places": [{"path": p, "line": n} for p, n in d.places]}
                for d in health.duplicates
            ],
        }
    )


def _check_object(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "state": finding.state,
        "code": finding.code,
        "details": dict(finding.details),
        "places": [notice._asdict() for notice in finding.places],
    }
