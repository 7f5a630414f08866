"""Copying to the clipboard of the terminal, also of one on another machine: OSC 52 (XTerm Control Sequences)."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from indexer.support.terminal_text import clean
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from indexer.model import Hit

_MOST = 74_994
"""Bytes in base64 that terminals take (hterm and tmux; others take more)."""


class Copy(NamedTuple):
    """What is copied, and under which code of the messages that is said."""

    text: str
    said: str


def copy_of(hit: Hit) -> Copy:
    """An entry under its day and title; of one that is too long for a terminal, the passage."""
    entry = hit.entry
    head = " ".join(filter(None, (entry.date.isoformat() if entry.date else "", entry.title)))
    whole = "\n\n".join(filter(None, (head, entry.text.strip("\n"))))
    if len(sequence(whole)) <= _MOST:
        return Copy(clean(whole), "live-copied")
    return Copy(clean("\n\n".join(filter(None, (head, hit.snippet.text)))), "live-copied-passage")


def sequence(text: str) -> str:
    r"""The characters by which a terminal is told to copy a text.

    >>> sequence("猫")
    '\x1b]52;c;54yr\x07'
    """
    return f"\x1b]52;c;{b64encode(text.encode('utf-8', 'replace')).decode()}\x07"
