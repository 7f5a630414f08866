"""The compiled patterns of the update before, in a file beside the index.

Lines: what made them, those of :mod:`indexer.support.compiled`, a checksum. A file that is damaged, or of another Python,
counts as empty.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from indexer.index.store.filenames import PATTERNS
from indexer.index.store.records import with_checksum, without_checksum
from indexer.support import compiled, patterns

if TYPE_CHECKING:
    from indexer.index.store.directory import IndexDirectory


class KeptPatterns:
    """From now on, patterns are taken over from the file where it has them; :meth:`keep` adds the others to it."""

    def __init__(self, directory: IndexDirectory) -> None:
        self._directory = directory
        self._made_by = compiled.maker()
        self._compiler = compiled.Compiler(self._read())
        patterns.compile_by(self._compiler.compile)

    def _read(self) -> list[str]:
        try:
            head, *lines = without_checksum(self._directory.read(PATTERNS)).decode().split("\n")[:-1]
        except (OSError, ValueError):
            return []
        return lines if head == self._made_by and all(" " in line for line in lines) else []

    def keep(self) -> None:
        """Write the patterns if there are new ones; where that is not possible, they will be compiled again."""
        if forms := self._compiler.forms(patterns.used):
            lines = "".join(f"{line}\n" for line in (self._made_by, *forms))
            with contextlib.suppress(OSError):
                self._directory.write(PATTERNS, with_checksum(lines.encode()))
