"""The keys, and the actions that they are for: the tables :data:`KEYS` and :data:`READING_KEYS`.

Keys have the names of prompt_toolkit (``c-n``, ``s-up``, ``pageup``); ``m-x`` is x with Alt, or behind Escape.
"""

from __future__ import annotations

from indexer.support.values import NamedTuple


class Binding(NamedTuple):
    """Keys that do the same: what they do, and under which code of the messages the help has it ("": it does not).

    ``label`` is how the first ones are written for a reader.
    """

    keys: tuple[str, ...]
    action: str
    label: str = ""
    help: str = ""


KEYS = (
    Binding(("down", "c-n"), "down", "↑ ↓  C-p C-n", "live-key-move"),
    Binding(("up", "c-p"), "up"),
    Binding(("pagedown",), "page-down", "PgUp PgDn", "live-key-page"),
    Binding(("pageup",), "page-up"),
    Binding(("m-<",), "first", "M-< M->", "live-key-ends"),
    Binding(("m->",), "last"),
    Binding(("enter", "c-j"), "choose", "Enter", "live-key-choose"),
    Binding(("c-o",), "text", "C-o", "live-key-text"),
    Binding(("s-down", "c-down"), "scroll-down", "S-↑ S-↓", "live-key-scroll"),
    Binding(("s-up", "c-up"), "scroll-up"),
    Binding(("m-n",), "next-match", "M-n M-N", "live-key-match"),
    Binding(("m-N",), "previous-match"),
    Binding(("tab",), "period", "Tab  S-Tab", "live-key-period"),
    Binding(("s-tab",), "period-back"),
    Binding(("c-s",), "sort", "C-s", "live-key-sort"),
    Binding(("c-r",), "related", "C-r", "live-key-related"),
    Binding(("c-y",), "copy", "C-y", "live-key-copy"),
    Binding(("c-x",), "save", "C-x", "live-key-save"),
    Binding(("m-up", "m-p"), "older", "M-↑ M-↓", "live-key-history"),
    Binding(("m-down",), "newer"),
    Binding(("left", "c-b"), "left", "← →  Home End", "live-key-cursor"),
    Binding(("right", "c-f"), "right"),
    Binding(("c-a", "home"), "line-start"),
    Binding(("c-e", "end"), "line-end"),
    Binding(("c-w", "m-backspace"), "delete-word", "C-w C-u C-k", "live-key-delete"),
    Binding(("c-u",), "delete-to-start"),
    Binding(("c-k",), "delete-to-end"),
    Binding(("c-left", "m-b"), "word-left"),
    Binding(("c-right", "m-f"), "word-right"),
    Binding(("backspace", "c-h"), "delete-before"),
    Binding(("delete",), "delete-after"),
    Binding(("c-d",), "delete-or-leave"),
    Binding(("f1", "m-?"), "help", "F1  M-?", "live-key-help"),
    Binding(("?",), "help-or-sign"),
    Binding(("escape", "c-g"), "back", "Esc", "live-key-back"),
    Binding(("c-c",), "quit", "C-c", "live-key-quit"),
    Binding(("c-z",), "suspend", "C-z", "live-key-suspend"),
)
"""The keys of the list."""

READING_KEYS = (
    Binding(("n",), "next-match", "n N", "live-key-reading-match"),
    Binding(("N",), "previous-match"),
    Binding(("j",), "down", "j k  Space b  g G", "live-key-reading-scroll"),
    Binding(("k",), "up"),
    Binding((" ",), "page-down"),
    Binding(("b",), "page-up"),
    Binding(("g",), "beginning"),
    Binding(("G",), "end"),
    Binding(("c-n",), "next", "C-p C-n", "live-key-reading-next"),
    Binding(("c-p",), "previous"),
    Binding(("q",), "back"),
)
"""What letters do, and other keys otherwise, while an entry is read in full."""
_WHERE_PICKED = {"live-key-choose": "live-key-pick", "live-key-suspend": ""}
"""What some keys do where the entry that is chosen is printed: a shell waits for that, so nothing is stopped."""


def help_of(code: str, *, picks: bool) -> str:
    """The code of what a key does, by that in the table, where the chosen entry is printed or not; "" if it does nothing."""
    return _WHERE_PICKED.get(code, code) if picks else code
