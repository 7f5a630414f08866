"""How the styles of the screen look: in colours of the terminal's own palette, light or dark, or without any."""

from __future__ import annotations

COLOURS = {
    "prompt": "bold",
    "query": "",
    "count": "bold",
    "chip": "reverse",
    "date": "fg:ansigreen",
    "faint": "dim",
    "mark": "bold fg:ansired",
    "current": "reverse",
    "head": "bold",
    "path": "fg:ansimagenta",
    "bar": "fg:ansired",
    "selected": "bold",
    "key": "bold",
    "problem": "fg:ansired",
    "notice": "fg:ansigreen",
}
"""Of styles that prompt_toolkit knows; nothing has a ground, so that any will do."""

PLAIN = {
    **dict.fromkeys(COLOURS, ""),
    "prompt": "bold",
    "count": "bold",
    "chip": "reverse",
    "mark": "underline",
    "current": "reverse",
    "head": "bold",
    "selected": "bold",
    "key": "bold",
    "problem": "bold",
}
"""Without colours: what has to be seen is underlined, bold or reversed."""
