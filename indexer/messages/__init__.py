"""Everything that the program says, in Japanese and English: one table, code → (ja, en)."""

from __future__ import annotations

import errno
import functools
import os
from collections.abc import Iterator, Mapping
from importlib import import_module

_TABLES = {
    "console": "CONSOLE_TEXTS",
    "output": "OUTPUT_TEXTS",
    "errors": "ERROR_TEXTS",
    "reading": "READING_TEXTS",
    "settings": "SETTINGS_TEXTS",
    "health": "HEALTH_TEXTS",
    "lookback": "LOOKBACK_TEXTS",
    "live": "LIVE_TEXTS",
    "assistant": "ASSISTANT_TEXTS",
    "help": "HELP_TEXTS",
    "topics": "TOPIC_TEXTS",
}
"""The modules that have them: a search says a line or two, and reads the first of these for it."""


@functools.cache
def _table(module: str) -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = vars(import_module(f"{__name__}.{module}"))[_TABLES[module]]
    return table


class _Messages(Mapping[str, tuple[str, str]]):
    """The tables as one, each read when nothing before it has what is asked for."""

    def __getitem__(self, code: str) -> tuple[str, str]:
        for module in _TABLES:
            if code in (table := _table(module)):
                return table[code]
        raise KeyError(code)

    def __iter__(self) -> Iterator[str]:
        for module in _TABLES:
            yield from _table(module)

    def __len__(self) -> int:
        return sum(len(_table(module)) for module in _TABLES)


MESSAGES = _Messages()


_REASONS = {
    os.strerror(number): text
    for number, text in (
        (errno.EACCES, "権限がありません"),
        (errno.EPERM, "許可されていません"),
        (errno.ENOENT, "見つかりません"),
        (errno.EROFS, "書き込めないディスクです"),
        (errno.ENOSPC, "空き容量がありません"),
        (errno.EDQUOT, "使える容量を超えました"),
        (errno.EFBIG, "ファイルが大きすぎます"),
        (errno.EIO, "入出力エラー"),
        (errno.EISDIR, "フォルダです"),
        (errno.ENOTDIR, "フォルダではありません"),
        (errno.ENAMETOOLONG, "名前が長すぎます"),
        (errno.ELOOP, "リンクが循環しています"),
        (errno.EMFILE, "開いているファイルが多すぎます"),
        (errno.ETIMEDOUT, "時間内に応答がありません"),
        (errno.ENOTCONN, "接続が切れています"),
        (errno.ESTALE, "接続が切れています"),
        (errno.ENOMEM, "メモリが足りません"),
    )
}
"""What the system says of errors, which speaks English to every program."""
_REASON = frozenset({"reason", "problem", "detail"})

_LONGEST_QUOTE = 80
_QUOTED = frozenset({"text", "part", "near", "query", "when", "value"})
"""Blanks for what the user typed, which may be a whole page: an error is to be read."""


class _Number(int):
    """A number that knows its plural: ``{count} {count:entry|entries}``."""

    def __format__(self, spec: str) -> str:
        one, bar, many = spec.partition("|")
        return (one if self == 1 else many) if bar else int.__format__(self, spec)


def message(code: str, language: str, **details: object) -> str:
    """The text for ``code`` in ``language`` (``ja``, or English for anything else), its blanks filled.

    ``command`` is how the user calls the program, for the commands that a text proposes: ``nikki``, unless it is given.

    >>> message("no-index", "en")
    "There is no index yet. Run 'nikki index FILE_OR_FOLDER' first."
    >>> message("entries-count", "en", count=1), message("entries-count", "ja", count=1)
    ('1 entry', '1件')
    """
    ja, en = MESSAGES[code]
    filled: dict[str, object] = {"command": "nikki"}
    filled |= {name: _shown(name, value) for name, value in details.items()}
    if language == "ja":
        said = {name: text for name in _REASON if isinstance(text := filled.get(name), str)}
        filled |= {name: _REASONS.get(text) or _of_python(text) for name, text in said.items()}
    return (ja if language == "ja" else en).format(**filled)


def _of_python(text: str) -> str:
    """What Python says of a configuration, a pattern or bytes, in Japanese where that is known."""
    if not text.isascii():
        return text
    from indexer.messages.of_python import in_japanese

    return in_japanese(text)


def _shown(name: str, value: object) -> object:
    if type(value) is int:
        return _Number(value)
    if name in _QUOTED and isinstance(value, str) and len(value) > _LONGEST_QUOTE:
        return value[:_LONGEST_QUOTE] + "…"
    return value
