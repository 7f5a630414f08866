"""Text that was rewritten, and where each of its characters came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indexer.model import Span

Edit = tuple[int, int, str]
"""Replace ``text[start:end]`` by a string: ``(start, end, string)``."""


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """Edits as :meth:`Aligned.rewritten` takes them: in the order of the text, without those that overlap one given before.

    >>> apart([(4, 6, "a"), (0, 2, "b"), (1, 5, "c")])
    [(0, 2, 'b'), (4, 6, 'a')]
    """
    taken: set[int] = set()
    kept = []
    for edit in edits:
        reach = range(edit[0], edit[1])
        if taken.isdisjoint(reach):
            taken.update(reach)
            kept.append(edit)
    return sorted(kept)


class Aligned(NamedTuple):
    """A rewritten text. ``starts[i]`` is the offset in the original of the character that became ``text[i]``.

    ``starts`` has one item more than ``text`` (the length of the original), or is None where every
    character stands at its own offset.
    """

    text: str
    starts: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """The characters of the original that ``text[start:end]`` came from, whole clusters only.

        >>> Aligned("キロ", (0, 0, 1)).span(0, 1)
        (0, 1)
        """
        if self.starts is None or start >= end:
            return (start, end) if self.starts is None else (self.starts[start], self.starts[start])
        last, after = self.starts[end - 1], end
        while after < len(self.starts) - 1 and self.starts[after] == last:
            after += 1
        return self.starts[start], self.starts[after]

    def spans(self, starts: Sequence[int], ends: Sequence[int]) -> tuple[list[int], list[int]]:
        """As :meth:`span`, of many at once: where each starts, and where each ends.

        >>> Aligned("キロだ", (0, 0, 1, 2)).spans([0, 2], [1, 3])
        ([0, 1], [1, 2])
        """
        old = self.starts
        if old is None:
            return list(starts), list(ends)
        first = [old[start] for start in starts]
        # Nearly every end is the end of a cluster.
        after = [
            old[end] if start < end and old[end] != old[end - 1] else self.span(start, end)[1]
            for start, end in zip(starts, ends, strict=True)
        ]
        return first, after

    def rewritten(self, edits: Iterable[Edit]) -> Aligned:
        """The text with ``edits`` made: sorted, not overlapping, in offsets of ``self.text``.

        A replacement of the same length moves nothing; otherwise each new character is said to come
        from the character of the same rank in the old, the surplus from the last.
        """
        edits = list(edits)
        if not edits:
            return self
        pieces: list[str] = []
        at = 0
        for start, end, new in edits:
            pieces += self.text[at:start], new
            at = end
        pieces.append(self.text[at:])
        text = "".join(pieces)
        if all(len(new) == end - start for start, end, new in edits):
            return Aligned(text, self.starts)
        offsets: list[int] = []
        at = 0
        for start, end, new in edits:
            offsets += range(at, start)
            offsets += [min(start + i, end - 1) for i in range(len(new))]
            at = end
        offsets += range(at, len(self.text) + 1)
        old = self.starts
        return Aligned(text, tuple(offsets) if old is None else tuple(old[i] for i in offsets))
