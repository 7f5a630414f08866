"""Write the figures of the READMEs and of PERFORMANCE.md from one file: ``python -m docs.figures``.

``figures.json`` has them: numbers by name, rows that use them, and tables. A test fails for pages that are not current.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
PAGES = {"README.md": "en", "README.ja.md": "ja", "PERFORMANCE.md": "en"}
_WHOLE = "PERFORMANCE.md"
_MORE = {
    "en": " [PERFORMANCE.md](PERFORMANCE.md) has more.",
    "ja": "くわしくは [PERFORMANCE.md](PERFORMANCE.md)（英語）。",
}
_BLOCK = re.compile(r"(<!-- figures ?(\w*) -->\n).*?(<!-- /figures -->)", re.DOTALL)


def current(page: str) -> str:
    """A page with its blocks of figures as they are in the file."""
    figures = json.loads((ROOT / "docs" / "figures.json").read_text(encoding="utf-8"))
    language = PAGES[page]

    def block(match: re.Match[str]) -> str:
        lines = _table(figures["tables"][match[2]][language]) if match[2] else _all(figures, language)
        text = "\n".join(lines)
        # The page does not lead to itself.
        return f"{match[1]}{text.replace(_MORE[language], '') if page == _WHOLE else text}\n{match[3]}"

    return _BLOCK.sub(block, (ROOT / page).read_text(encoding="utf-8"))


def _all(figures: dict[str, Any], language: str) -> Iterator[str]:
    """What was measured on what, and the rows, numbers filled in."""
    yield figures["measured"][language] + _MORE[language]
    yield ""
    numbers = {name: _shown(value) for name, value in figures["numbers"].items()}
    yield from _table(
        [["", ""], *([cell.format(**numbers) for cell in row[language]] for row in figures["rows"])]
    )


def _shown(value: float | str) -> str:
    """A number as it is written: ranks with three digits behind the point."""
    return f"{value:.3f}" if isinstance(value, float) and value < 1 else str(value)


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    head, *body = rows
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in body)


if __name__ == "__main__":
    for name in PAGES:
        text = current(name)
        (ROOT / name).write_text(text, encoding="utf-8")
