"""Everything that the program says, in Japanese and English: one table, code → (ja, en)."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # errors
    "no-index": (
        "索引がまだありません。まず「nikki index 日記のファイルやフォルダ」を実行してください。",
        "There is no index yet. Run 'nikki index FILE_OR_FOLDER' first.",
    ),
}


def message(code: str, language: str, **details: object) -> str:
    """The text for ``code`` in ``language`` (``ja``, or English for anything else), its blanks filled.

    >>> message("no-index", "en")
    "There is no index yet. Run 'nikki index FILE_OR_FOLDER' first."
    """
    ja, en = MESSAGES[code]
    return (ja if language == "ja" else en).format(**details)
