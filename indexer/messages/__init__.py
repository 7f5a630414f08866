"""Everything that the program says, in Japanese and English: one table, code → (ja, en)."""

from __future__ import annotations

import errno
import os

from indexer.messages.assistant import ASSISTANT_TEXTS
from indexer.messages.console import CONSOLE_TEXTS
from indexer.messages.errors import ERROR_TEXTS
from indexer.messages.health import HEALTH_TEXTS
from indexer.messages.help import HELP_TEXTS
from indexer.messages.live import LIVE_TEXTS
from indexer.messages.lookback import LOOKBACK_TEXTS
from indexer.messages.output import OUTPUT_TEXTS
from indexer.messages.reading import READING_TEXTS
from indexer.messages.settings import SETTINGS_TEXTS
from indexer.messages.topics import TOPIC_TEXTS

MESSAGES: dict[str, tuple[str, str]] = {
    **CONSOLE_TEXTS,
    **HEALTH_TEXTS,
    **HELP_TEXTS,
    **OUTPUT_TEXTS,
    **READING_TEXTS,
    **TOPIC_TEXTS,
    **SETTINGS_TEXTS,
    **LIVE_TEXTS,
    **LOOKBACK_TEXTS,
    **ASSISTANT_TEXTS,
    **ERROR_TEXTS,
}


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
