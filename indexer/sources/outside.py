"""Links in a diary that lead out of it: to a folder or file that is below no place that the user named."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Outside:
    """Tells files that are reached through a link out of all ``roots`` (absolute paths of files and folders).

    A root may be a link itself: what it leads to is what the user named.
    """

    def __init__(self, roots: Sequence[str]) -> None:
        self._roots = roots
        self._folders: dict[str, str] = {}

    @cached_property
    def _real_roots(self) -> tuple[str, ...]:
        return tuple(map(os.path.realpath, self._roots))

    def link_of(self, path: str) -> str:
        """The link on the way to ``path`` that leads outside; "" if none does."""
        folder, name = os.path.split(path)
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        is_link = os.path.islink(path)
        real = os.path.realpath(path) if is_link else os.path.join(self._folders[folder], name)
        if self._is_inside(real):
            return ""
        links = (above for above in self._downward(path) if os.path.islink(above))
        return next((link for link in links if not self._is_inside(os.path.realpath(link))), path)

    def _is_inside(self, real: str) -> bool:
        return any(real == root or real.startswith(root.rstrip(os.sep) + os.sep) for root in self._real_roots)

    def _downward(self, path: str) -> Iterator[str]:
        """The folders from the root that ``path`` is below down to it."""
        root = max(
            (root for root in self._roots if path.startswith(root.rstrip(os.sep) + os.sep)), default=""
        )
        at = len(root.rstrip(os.sep))
        while root and (at := path.find(os.sep, at + 1)) >= 0:
            yield path[:at]
        yield path
