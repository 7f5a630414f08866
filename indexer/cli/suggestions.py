"""What was meant by a command, option or topic that there is not."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from indexer.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indexer.cli.environment import Environment

_CUTOFF = 0.7
"""Of difflib's ratio: two letters that changed places in a word of four (shwo) have 0.75."""
_MOST = 3
CALLED = {
    **dict.fromkeys(("find", "grep", "query", "検索", "探す", "さがす"), "search"),
    **dict.fromkeys(("add", "init", "import", "update", "sync", "reindex", "索引", "更新"), "index"),
    **dict.fromkeys(("ls", "entries", "一覧"), "list"),
    **dict.fromkeys(("cat", "view", "read", "print", "表示"), "show"),
    **dict.fromkeys(("edit", "vi", "開く", "編集"), "open"),
    **dict.fromkeys(("後", "次", "次へ"), "next"),
    **dict.fromkeys(("previous", "back", "前", "前へ"), "prev"),
    **dict.fromkeys(("anniversary", "onthisday", "今日", "きょう", "この日"), "today"),
    **dict.fromkeys(("histogram", "calendar", "年表"), "timeline"),
    **dict.fromkeys(("statistics", "count", "統計"), "stats"),
    **dict.fromkeys(("similar", "like", "関連", "似た記事"), "related"),
    **dict.fromkeys(("check", "status", "fsck", "診断"), "doctor"),
    **dict.fromkeys(("settings", "設定"), "config"),
    **dict.fromkeys(("man", "usage", "ヘルプ", "使い方"), "help"),
    "補完": "completion",
    "version": "--version",
}
"""What other programs, or a Japanese reader, would call a command."""


def near_names(text: str, names: Iterable[str], language: str) -> str:
    """``Did you mean …?`` with the names that are like ``text``, to follow a sentence; empty if none is.

    What begins so comes first; dashes make nothing alike.
    """
    plain = {name.lstrip("-"): name for name in names}
    bare = text.lstrip("-")
    begun = [name for short, name in plain.items() if bare and short.startswith(bare)]
    near = begun or [plain[short] for short in get_close_matches(bare, plain, cutoff=_CUTOFF)]
    return did_you_mean(near[:_MOST], language)


def did_you_mean(names: Sequence[str], language: str) -> str:
    """The question, to follow a sentence; empty without names."""
    code = "did-you-mean" if len(names) == 1 else "did-you-mean-one"
    return message(code, language, text=", ".join(names)) if names else ""


def near_command(words: Sequence[str], commands: Iterable[str], environment: Environment) -> str:
    """What was meant by the first of ``words``, which is no command: another one, or to search for them all."""
    language = environment.language
    called = CALLED.get(words[0])
    near = did_you_mean([called], language) if called else near_names(words[0], commands, language)
    if near and words[0].isascii():
        return near
    # A Japanese word may be meant as what it says.
    from indexer.cli.no_results import search_command

    command = search_command(" ".join(words), environment)
    gap = " " if near and language == "ja" else ""
    return near + gap + message("search-instead", language, command=command)
