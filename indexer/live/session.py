"""The diary beside the screen: a thread of its own that answers the newest question, and follows the index.

A question that comes while another is answered waits; one that waits is forgotten when a newer one comes. So keys that come
faster than answers are skipped, and what is typed waits for none.
"""

from __future__ import annotations

import gc
import threading
import time
from typing import TYPE_CHECKING

from indexer.errors import NikkiError
from indexer.live import answers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from indexer.live.diary import LiveDiary
    from indexer.live.state import Answer, Question

    Deliver = Callable[["Answer | BaseException"], None]

_LOOK = 2.0
"""Seconds between two looks at whether there is a newer commit."""
_DONE: Iterator[None] = iter(())
"""Stands for what has been read to its end."""


_COLLECTED = 20_000, 20, 20
"""Objects, and rounds, between two collections of garbage: a key makes some thousands, of which few stay."""


def settle() -> None:
    """Let what is kept for good not be looked through again and again, and the rest less often."""
    gc.freeze()
    gc.set_threshold(*_COLLECTED)


class Session:
    """Answers questions of a diary, opened once, in a thread; to be closed.

    ``deliver`` is given each answer, or the error that ended the thread, there. ``today`` says the day.
    """

    def __init__(self, diary: LiveDiary, today: Callable[[], dt.date], language: str) -> None:
        self.deliver: Deliver = lambda _: None
        self._diary = diary
        self._today = today
        self._language = language
        self._changed = threading.Condition()
        self._waiting: Question | None = None
        self._last: Question | None = None
        self._refresh = self._closed = False
        self._thread = threading.Thread(target=self._run, name="live", daemon=True)
        self._thread.start()

    def ask(self, question: Question) -> None:
        """Have a question answered, instead of one that still waits."""
        with self._changed:
            self._waiting = self._last = question
            self._changed.notify()

    def refresh(self) -> None:
        """Bring the index up to date, because a file may have been edited; the last question is answered again."""
        with self._changed:
            self._refresh = True
            self._changed.notify()

    def close(self) -> None:
        """Answer nothing any more."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    # --- the thread ---------------------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            self._serve()
        except BaseException as error:  # noqa: BLE001  (it is raised where the screen is)
            self.deliver(error)

    def _serve(self) -> None:
        # What is kept for all queries is read between two questions, a part at a time.
        preparing: Iterator[None] | None = None
        while not self._closed:
            question, refresh = self._next(wait=preparing is _DONE or self._last is None)
            changed = (
                self._updated()
                if refresh
                else question is None and preparing is _DONE and self._diary.follow()
            )
            if changed:
                preparing = None
                question = question or (self._last and self._last._replace(settled=False))
            if question:
                self.deliver(self._answered(question))
            elif self._last and preparing is not _DONE:
                preparing = preparing or self._diary.warm_up()
                if next(preparing, _DONE) is _DONE:
                    preparing = _DONE
                    settle()

    def _next(self, *, wait: bool) -> tuple[Question | None, bool]:
        """The question that waits, if one does, and whether the index is to be brought up to date."""
        with self._changed:
            if wait and not (self._waiting or self._refresh or self._closed):
                self._changed.wait(_LOOK)
            found = self._waiting, self._refresh
            self._waiting, self._refresh = None, False
            return found

    def _answered(self, question: Question) -> Answer:
        started = time.perf_counter()
        found = answers.answer(self._diary, question, self._today(), self._language)
        return found._replace(seconds=time.perf_counter() - started)

    def _updated(self) -> bool:
        """Bring the index up to date; whether it was not. Where it cannot be written, it is searched as it is."""
        try:
            return self._diary.refresh(today=self._today()) is not None
        except (NikkiError, OSError):
            return False
