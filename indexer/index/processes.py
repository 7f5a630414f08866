"""Processes that help with an index: started, told what to do, asked for answers, and ended, whatever they are doing.

Forked, so that they have what this process has in memory; another way to start would run the program that imported us
once more. None outlives the process that started it.
"""

from __future__ import annotations

import contextlib
import os
import signal
from typing import TYPE_CHECKING, Any, cast

from indexer.analysis.panics import silence
from indexer.errors import IndexUnusable, NikkiError, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from multiprocessing.connection import Connection

_PATIENCE = 0.5
"""Seconds after which a process sees that the one that started it is gone."""


class Inbox:
    """What a process is told, seen from inside; EOFError where the one that started it is gone."""

    def __init__(self, connection: Connection, parent: int) -> None:
        self._connection = connection
        self._parent = parent

    def wait(self) -> None:
        """Wait for a message. Others hold its end of the pipe, too, so that it may stay open when nobody is left to write."""
        while not self._connection.poll(_PATIENCE):
            if os.getppid() != self._parent:
                raise EOFError

    def next(self) -> Any:  # noqa: ANN401  (each message has a type of its own)
        """The next message."""
        self.wait()
        return self._connection.recv()

    def answer(self, answer: object) -> None:
        """Send an answer."""
        self._connection.send(answer)


class Processes:
    """``count`` processes that do ``work``, seen by their ``connections``; to be closed."""

    def __init__(self, count: int, work: Callable[[Inbox], None]) -> None:
        import multiprocessing

        # Where there is no fork, `indexer.support.system.can_fork` keeps it from being asked for.
        context: Any = multiprocessing.get_context("fork")
        self.connections: list[Connection] = []
        self._processes: list[Any] = []
        try:
            for _ in range(count):
                ours, theirs = context.Pipe()
                self.connections.append(ours)
                arguments = (theirs, work, os.getpid(), tuple(self.connections))
                process = context.Process(target=_run, args=arguments, daemon=True)
                process.start()
                theirs.close()
                self._processes.append(process)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        for connection in self.connections:
            connection.close()
        for process in self._processes:
            process.terminate()
            process.join()


def send(connection: Connection, task: object) -> bool:
    """Send a task; False to a process that is gone, which has said before why."""
    try:
        connection.send(task)
    except ConnectionError:
        return False
    return True


def answer(connection: Connection) -> Any:  # noqa: ANN401  (each answer has a type of its own)
    """The next answer. Raises IndexUnusable if the process is gone, and what was raised in it."""
    try:
        found = connection.recv()
    except (EOFError, ConnectionError) as error:
        raise IndexUnusable("worker-died") from error
    if isinstance(found, BaseException):
        raise found
    return found


def ready(awaited: Iterable[Connection]) -> list[Connection]:
    """Those of some connections that have an answer; waits until one has."""
    from multiprocessing.connection import wait

    return cast("list[Connection]", wait([*awaited]))


def _run(
    connection: Connection, work: Callable[[Inbox], None], parent: int, inherited: tuple[Connection, ...]
) -> None:
    """What a process does. ``inherited`` are the other ends: as long as anybody has them open, half a message seems to go on."""
    for other in inherited:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that started us sees it too, and ends us
    silence()
    try:
        work(Inbox(connection, parent))
    except (EOFError, BrokenPipeError):
        pass
    except BaseException as error:  # noqa: BLE001  (a panic of SudachiPy is no Exception; raised again where it can be said)
        with contextlib.suppress(OSError):
            connection.send(_told(error))


def _told(error: BaseException) -> NikkiError | OSError:
    """The error, to be sent: of one that was not foreseen only its kind and place, for its text may quote the diary."""
    if isinstance(error, NikkiError | OSError):
        return error
    return IndexUnusable("worker-failed", kind=type(error).__name__, place=place_of(error))
