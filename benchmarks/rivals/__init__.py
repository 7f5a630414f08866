"""What nikki is compared with: one module each, all in the table :data:`RIVALS`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.nikki import NIKKI
from benchmarks.rivals.fts5 import FTS5
from benchmarks.rivals.fts5_words import FTS5_WORDS
from benchmarks.rivals.ripgrep import RIPGREP
from benchmarks.rivals.tantivy_bigrams import TANTIVY
from benchmarks.rivals.tantivy_words import TANTIVY_WORDS
from benchmarks.rivals.whoosh_words import WHOOSH

if TYPE_CHECKING:
    from benchmarks.engine import Engine

RIVALS: tuple[Engine, ...] = (FTS5, FTS5_WORDS, TANTIVY, TANTIVY_WORDS, WHOOSH, RIPGREP)
ENGINES = {engine.name: engine for engine in (NIKKI, *RIVALS)}


def installed() -> list[Engine]:
    """The rivals that are there."""
    return [rival for rival in RIVALS if rival.version()]
