"""Compiled patterns of the processes before, in a file beside the index: one for updates, one for searches.

Lines: what made them, those of :mod:`indexer.support.compiled`, a checksum. A file that is damaged, or of another Python,
counts as empty.
"""

from __future__ import annotations

import contextlib
from functools import cached_property
from typing import TYPE_CHECKING

from indexer.index.store.directory import IndexDirectory, read
from indexer.index.store.records import with_checksum, without_checksum
from indexer.support.patterns import compile_by

if TYPE_CHECKING:
    import re

    from indexer.support.compiled import Compiler


class KeptPatterns:
    """From now on, patterns are taken over from the file ``name`` where it has them; :meth:`keep` adds the others to it.

    The file is read when the first pattern is needed.
    """

    def __init__(self, place: str, name: str) -> None:
        self._place, self._name = place, name
        compile_by(self._compile)

    def _compile(self, source: str, flags: int) -> re.Pattern[str]:
        return self._compiler.compile(source, flags)

    @cached_property
    def _compiler(self) -> Compiler:
        from indexer.support.compiled import Compiler, maker

        self._made_by = maker()
        return Compiler(self._read())

    def _read(self) -> list[str]:
        try:
            data = without_checksum(read(f"{self._place}/{self._name}"))
            head, *lines = data.decode().split("\n")[:-1]
        except (OSError, ValueError):
            return []
        return lines if head == self._made_by and all(" " in line for line in lines) else []

    def keep(self) -> None:
        """Write the patterns if there are new ones; where that is not possible, they will be compiled again."""
        if "_compiler" in self.__dict__ and (forms := self._compiler.forms()):
            lines = "".join(f"{line}\n" for line in (self._made_by, *forms))
            with contextlib.suppress(OSError), IndexDirectory(self._place) as directory:
                directory.write(self._name, with_checksum(lines.encode()))
