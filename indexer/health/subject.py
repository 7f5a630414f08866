"""An index and its diary, opened for being looked at: first whether it is whole, then what is in it."""

from __future__ import annotations

import contextlib
import random
from functools import cached_property
from typing import TYPE_CHECKING

from indexer.index import manifest, source_settings
from indexer.index.integrity import damage
from indexer.index.newest import newest, why_none
from indexer.index.store.directory import generation
from indexer.sync.scan import scan

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from indexer.index.manifest import State
    from indexer.index.reader import IndexReader
    from indexer.sync.scan import Scan

_SEEDS = 1_000_000


class Examined:
    """The index in ``directory``; ``sample`` entries are to be taken for the self-search, drawn by ``seed``.

    ``damaged`` names the files of the index that are not as they were written. ``reader`` is None where there are such, or
    the index cannot be opened; ``trouble`` says why: ``damaged``, ``version`` or "". ``state`` is what is known then all the
    same. ``today`` says for how long entries are still kept. Raises IndexUnusable if there is no index, or it is not the user's own.
    """

    def __init__(self, directory: Path, sample: int, seed: int | None, today: dt.date) -> None:
        self.directory = directory
        self.today = today
        self.sample = sample
        self.seed = random.randrange(_SEEDS) if seed is None else seed  # noqa: S311  (nothing secret)
        self.damaged = damage(directory)
        self.reader: IndexReader | None
        self.reader, self.trouble = (None, "damaged") if self.damaged else newest(directory)
        if self.trouble == "new":
            raise why_none(directory)
        self.generation = self.reader.generation if self.reader else generation(directory)
        self.state = self.reader.state if self.reader else _what_is_left(directory, self.generation)

    @cached_property
    def files(self) -> Scan:
        """The files of the diary as they are now, held against the index."""
        return scan(self.state.sources, self.state, self.today)


def _what_is_left(directory: Path, number: int) -> State:
    """The state of an index that cannot be opened, or at least its sources."""
    with contextlib.suppress(OSError, ValueError, IndexError, KeyError, TypeError):
        state = manifest.load(directory / manifest.state_name(number))
        if state:
            return state
    return manifest.State("", source_settings.newest(directory).sources)
