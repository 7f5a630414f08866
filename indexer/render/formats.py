"""Which formats the files of a diary have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.model import FormatCount
    from indexer.render.page import Page


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
