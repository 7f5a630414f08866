"""Pictures of `nikki live` for the documents: ``Frame → SVG``, in the colours of a light or a dark page."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.live.cells import width
from indexer.live.layout import frame
from indexer.live.state import Size
from tests.live.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.live.diary import LiveDiary
    from indexer.live.layout import Frame

DOCS = Path(__file__).parents[2] / "docs"
PICTURES = {"ja": DOCS / "live.ja.svg", "en": DOCS / "live.svg"}
_SIZE = Size(100, 18)
_CELL, _LINE, _EDGE = 8, 20, 12
"""Pixels: of a column, of a row, around all."""
_STYLE = """
text { font: 14px ui-monospace, "SFMono-Regular", "Noto Sans Mono CJK JP", "MS Gothic", monospace; fill: #24292f; white-space: pre; }
rect { fill: #ffffff; stroke: #d0d7de; }
.prompt, .count, .head, .key, .selected { font-weight: bold; }
.date { fill: #1a7f37; } .faint { fill: #6e7781; } .mark { fill: #cf222e; font-weight: bold; }
.bar { fill: #cf222e; } .path { fill: #8250df; } .chip { fill: #0969da; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; } rect { fill: #0d1117; stroke: #30363d; }
  .date { fill: #3fb950; } .faint { fill: #8b949e; } .mark, .bar { fill: #ff7b72; } .path { fill: #d2a8ff; } .chip { fill: #58a6ff; }
}
"""


def picture(diary: LiveDiary, home: str, language: str) -> str:
    """A query in romaji, half typed, with the entry beside what it finds."""
    desk = Desk(diary, _SIZE, language, home=home).type("neko mu").press("down")
    answer = desk.state.answer._replace(seconds=0.004)
    return svg(frame(desk.state._replace(answer=answer), desk.page), _SIZE)


def svg(drawn: Frame, size: Size) -> str:
    """A frame as a picture; every piece takes the columns that it has, whatever the font."""
    wide, high = size.columns * _CELL + 2 * _EDGE, size.rows * _LINE + 2 * _EDGE
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" role="img">',
        f"<style>{_STYLE}</style>",
        f'<rect x="0.5" y="0.5" width="{wide - 1}" height="{high - 1}" rx="6"/>',
        *_texts(drawn),
        _cursor(drawn),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _texts(drawn: Frame) -> Iterator[str]:
    for number, row in enumerate(drawn.rows):
        column = 0
        for style, text in row:
            if seen := text.rstrip():
                x, y = _EDGE + column * _CELL, _EDGE + (number + 1) * _LINE - 5
                named = f' class="{style}"' if style else ""
                taken = width(seen) * _CELL
                yield f'<text x="{x}" y="{y}" textLength="{taken}" lengthAdjust="spacingAndGlyphs"{named}>{escape(seen)}</text>'
            column += width(text)


def _cursor(drawn: Frame) -> str:
    row, at = drawn.cursor
    before = "".join(piece.text for piece in drawn.rows[row])[:at]
    x, y = _EDGE + width(before) * _CELL, _EDGE + row * _LINE + 2
    return f'<line x1="{x}" y1="{y}" x2="{x}" y2="{y + _LINE - 4}" stroke="#0969da" stroke-width="2"/>'
