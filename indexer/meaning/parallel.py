"""Encoding with several processes, each of which takes the next texts as soon as it is done with those before."""

from __future__ import annotations

import contextlib
import os
import signal
from itertools import islice
from typing import TYPE_CHECKING, cast

from indexer.analysis.panics import silence
from indexer.errors import IndexUnusable, NikkiError, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from multiprocessing.connection import Connection

    from indexer.meaning.files import Encoded

    Batch = list[tuple[str, str]]
    """Entries by id and text."""
    Encode = Callable[[Batch], Encoded]

_AHEAD = 2
"""Batches that wait for a process, so that it never waits for one."""
_PATIENCE = 0.5
"""Seconds after which a process sees that the one that started it is gone."""


def encoded(batches: Iterator[Batch], encode: Encode, count: int) -> Generator[Encoded]:
    """What ``encode`` makes of each batch, by ``count`` processes (1: in this one), as soon as it is made.

    To be closed. Raises IndexUnusable if a process ends before its work is done, and what was raised in it.
    """
    if count == 1:
        yield from map(encode, batches)
        return
    with _processes(encode, count) as connections:
        awaited = dict.fromkeys(connections, 0)
        for connection in connections:
            for batch in islice(batches, _AHEAD):
                _send(connection, batch)
                awaited[connection] += 1
        while any(awaited.values()):
            for connection in _ready(awaited):
                awaited[connection] -= 1
                yield _answer(connection)
                for batch in islice(batches, 1):
                    _send(connection, batch)
                    awaited[connection] += 1


@contextlib.contextmanager
def _processes(encode: Encode, count: int) -> Iterator[list[Connection]]:
    """Processes that wait for batches, seen by their connections; they are ended, whatever they are doing."""
    import multiprocessing

    # Forked: the tables are in memory once, and another way to start would run the program that imported us once more.
    context = multiprocessing.get_context("fork")
    connections: list[Connection] = []
    processes = []
    try:
        for _ in range(count):
            ours, theirs = context.Pipe()
            connections.append(ours)
            arguments = (theirs, encode, os.getpid(), tuple(connections))
            process = context.Process(target=_work, args=arguments, daemon=True)
            process.start()
            processes.append(process)
            theirs.close()
        yield connections
    finally:
        for connection in connections:
            connection.close()
        for process in processes:
            process.terminate()
            process.join()


def _ready(awaited: dict[Connection, int]) -> list[Connection]:
    """The connections with an answer; waits until there is one."""
    from multiprocessing.connection import wait

    return cast("list[Connection]", wait([one for one, count in awaited.items() if count]))


def _send(connection: Connection, batch: Batch) -> None:
    # A process that is gone has said before why.
    with contextlib.suppress(ConnectionError):
        connection.send(batch)


def _answer(connection: Connection) -> Encoded:
    try:
        answer = connection.recv()
    except (EOFError, ConnectionError) as error:
        raise IndexUnusable("worker-died") from error
    if isinstance(answer, BaseException):
        raise answer
    return cast("Encoded", answer)


def _work(connection: Connection, encode: Encode, parent: int, inherited: tuple[Connection, ...]) -> None:
    """What a process does: encode the batches that come.

    ``inherited`` are the other ends: as long as anybody has them open, half a message seems to go on.
    """
    for other in inherited:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that started us sees it too, and ends us
    silence()
    try:
        while True:
            _wait(connection, parent)
            connection.send(encode(connection.recv()))
    except (EOFError, BrokenPipeError):
        pass
    except BaseException as error:  # noqa: BLE001  (raised again where it can be said)
        with contextlib.suppress(OSError):
            connection.send(_told(error))


def _told(error: BaseException) -> NikkiError | OSError:
    """The error, to be sent: of one that was not foreseen only its kind and place, for its text may quote the diary."""
    if isinstance(error, NikkiError | OSError):
        return error
    return IndexUnusable("worker-failed", kind=type(error).__name__, place=place_of(error))


def _wait(connection: Connection, parent: int) -> None:
    """Wait for a message; EOFError if the process that sends them is gone (others hold its end of the pipe, too)."""
    while not connection.poll(_PATIENCE):
        if os.getppid() != parent:
            raise EOFError
