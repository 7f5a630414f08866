"""Encoding with several processes, each of which takes the next texts as soon as it is done with those before."""

from __future__ import annotations

from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING

from indexer.index.processes import Processes, answer, ready, send

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from indexer.index.processes import Inbox
    from indexer.meaning.files import Encoded

    Batch = list[tuple[str, str]]
    """Entries by id and text."""
    Encode = Callable[[Batch], Encoded]

_AHEAD = 2
"""Batches that wait for a process, so that it never waits for one."""


def encoded(batches: Iterator[Batch], encode: Encode, count: int) -> Generator[Encoded]:
    """What ``encode`` makes of each batch, by ``count`` processes (1: in this one), as soon as it is made.

    To be closed. Raises IndexUnusable if a process ends before its work is done, and what was raised in it.
    """
    if count == 1:
        yield from map(encode, batches)
        return

    def work(inbox: Inbox) -> None:
        while True:
            inbox.answer(encode(inbox.next()))

    with closing(Processes(count, work)) as processes:
        awaited = dict.fromkeys(processes.connections, 0)
        for connection in awaited:
            for batch in islice(batches, _AHEAD):
                send(connection, batch)
                awaited[connection] += 1
        while any(awaited.values()):
            for connection in ready(one for one, left in awaited.items() if left):
                awaited[connection] -= 1
                yield answer(connection)
                for batch in islice(batches, 1):
                    send(connection, batch)
                    awaited[connection] += 1
