"""The errors that reach a user, each with a message from the table and an exit status.

::

    NikkiError              2
    ├── UsageError          2   what was typed cannot be understood
    ├── SourceError         2   a diary file or folder cannot be read
    └── IndexUnusable       2   there is no index, or it cannot be used
"""

from __future__ import annotations

import functools
import os

from indexer.messages import message
from indexer.support.values import NamedTuple

FOUND, NOTHING, FAILED, INTERRUPTED = 0, 1, 2, 130


class NikkiError(Exception):
    """An error with a text in the message table: ``code`` names it, ``details`` fill its blanks."""

    exit_status = FAILED

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(message(code, "en", **details))
        self.code = code
        self.details = details

    def __reduce__(self) -> tuple[object, ...]:
        # An exception is made again of its message, which is no code.
        return functools.partial(type(self), self.code, **self.details), (), self.__dict__

    def text(self, language: str, command: str = "nikki") -> str:
        """The message in ``language`` (``ja`` or ``en``); ``command`` is how the user calls the program."""
        return message(self.code, language, **{"command": command, **self.details})


class Mark(NamedTuple):
    """Where in a text that was typed the error is: a span of it, in characters."""

    text: str
    start: int
    end: int


class UsageError(NikkiError):
    """A query, a date or an option that cannot be understood; ``mark`` is where, if only a part of it cannot."""

    def __init__(self, code: str, mark: Mark | None = None, **details: object) -> None:
        super().__init__(code, **details)
        self.mark = mark

    def within(self, text: str) -> UsageError:
        """The same error, marked in ``text``, of which what was typed is a part."""
        part = self.mark or Mark(str(self.details.get("text", "")), 0, len(str(self.details.get("text", ""))))
        at = text.find(part.text) if part.text else -1
        if at >= 0:
            self.mark = Mark(text, at + part.start, at + part.end)
        return self


class SourceError(NikkiError):
    """A diary file or folder that does not exist or cannot be read."""


class IndexUnusable(NikkiError):  # noqa: N818  (what it says reads better where it is raised)
    """An index that is missing, locked, foreign or damaged."""


def place_of(error: BaseException) -> str:
    """File and line of the program where an error arose, without the folders above the package; "?" if none is known."""
    traceback = error.__traceback__
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    if traceback is None:
        return "?"
    folder, name = os.path.split(traceback.tb_frame.f_code.co_filename)
    return f"{os.path.basename(folder)}/{name}:{traceback.tb_lineno}"
