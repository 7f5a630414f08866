"""What lines say that are no text of an entry: titles of files, rules; and what may stand behind a date."""

from __future__ import annotations

import re

from indexer.sources.periods import parse_period
from indexer.support.boilerplate import is_telling
from indexer.support.patterns import late

INLINE = 40
"""Characters. A longer remark after a date, or one with a full stop, is text and not a title."""
TITLE_LENGTH = 30
"""Characters. A longer first line is text."""

_RULE = late(r"[\s　]*[┏┗┌└╔╚╭╰]?(?:[-=*_─━═＝＊~◇◆☆★]\s?){3,}[┓┛┐┘╗╝╮╯]?[\s　]*$")
_TITLE_WORDS = (
    "日記",
    "日誌",
    "日録",
    "日乗",
    "ノート",
    "diary",
    "journal",
    "nikki",
    "diaries",
    "daily",
    "memo",
)
_POSTSCRIPT = late(
    r"[(（【\[]?(?:追記|追補|追伸|更新|補足|付記|後記|後日談|修正|訂正|編集|改訂|加筆|ps\b|p\.s\.|update|edit)",
    re.IGNORECASE,
)
_NOTEPAD = ".LOG"
"""The first line of a file to which Windows' Notepad adds the time whenever it opens it."""


def is_rule(line: str) -> bool:
    """Whether the line is a rule between entries, such as ``---``."""
    return bool(_RULE.match(line))


def is_inline(rest: str) -> bool:
    """Whether what follows a date on its line is text of the entry rather than a title or the weather."""
    return len(rest) > INLINE or "。" in rest


def is_file_title(text: str) -> bool:
    r"""Whether ``text`` is no more than a title: ``# 震災日記``, 日記, 大正十二年, with or without a rule.

    >>> is_file_title("# 日記"), is_file_title("2025年の日記\n----"), is_file_title("朝から雨。")
    (True, True, False)
    """
    lines = [line.strip() for line in text.split("\n") if line.strip() and not is_rule(line)]
    if len(lines) != 1 or len(lines[0]) > TITLE_LENGTH or "。" in lines[0]:
        return not lines
    line = lines[0]
    return (
        line.startswith("# ")
        or line == _NOTEPAD
        or parse_period(line) is not None
        or any(word in line.lower() for word in _TITLE_WORDS)
    )


def is_telling_title(text: str) -> bool:
    """Whether the title of a file says more than that it is a diary, or of which time."""
    lines = [line.strip() for line in text.split("\n") if line.strip() and not is_rule(line)]
    return any(
        line != _NOTEPAD
        and parse_period(line) is None
        and is_telling(line)
        and not any(word in line.lower() for word in _TITLE_WORDS)
        for line in lines
    )


def is_postscript(remark: str) -> bool:
    """Whether what follows a date says that something was added to an older text on that day."""
    return bool(_POSTSCRIPT.match(remark))
