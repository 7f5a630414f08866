"""What lines say that are no text of an entry: titles of files, rules; and what may stand behind a date."""

from __future__ import annotations

import re

from indexer.patterns import late
from indexer.sources.periods import parse_period

INLINE = 40
"""Characters. A longer remark after a date, or one with a full stop, is text and not a title."""
TITLE_LENGTH = 30
"""Characters. A longer first line is text."""

_RULE = late(r"[\s　]*(?:[-=*_─━＝＊~◇◆☆★]\s?){3,}[\s　]*$")
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
_SKY = (
    r"(?:快晴|薄晴|晴天|晴れ?|はれ|薄?曇り?|うす曇り?|くもり|曇天|(?:小|大|豪|長|霧|夕|雷|にわか|俄か?|通り)?雨|あめ|(?:小|大|粉|吹)?雪|ゆき|吹雪|みぞれ|霙"
    r"|あられ|霰|ひょう|雹|霧|きり|靄|もや|雷|かみなり|強?風|嵐|台風|黄砂|猛暑|真夏|暑い?|寒い?|暖か?い?|涼しい?|蒸し暑い|sunny|cloudy|rainy?|snowy?|fine|clear)"
)
_WEATHER = late(
    rf"(?:天気|天候)?[:：]?(?:{_SKY}|(?:最?[高低]?気温|室温|体温|湿度)?[:：]?[-−]?[0-9０-９.．]+(?:[℃度%％]C?|°C?)"
    r"|[☀-⟿⬀-⯿\U0001F300-\U0001FAFF\ufe0f]|のち|後|時々|ときどき|一時|ところにより|から|まで|[→〜~/／・、,（）()　 |]){1,16}",
    re.IGNORECASE,
)
_TIME = late(
    r"(?:午前|午後|朝|夜|[AaPp][Mm] ?)?[0-9０-９]{1,2}(?:[:：][0-9０-９]{2}(?:[:：][0-9０-９]{2})?|時(?:[0-9０-９]{1,2}分?|半)?)(?:頃|ごろ)?(?: ?[AaPp][Mm])?"
)
_DAY_NAME = late(
    r"[(（\[]?(?:[月火水木金土日](?:曜日?)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?)[)）\]]?(?:[・ ]?(?:祝日?|休日?))?",
    re.IGNORECASE,
)
_ENGLISH_TEMPLATES = """
    todo tasks task notes note memo log journal diary daily morning evening summary today plan plans schedule untitled
"""
_JAPANESE_TEMPLATES = """
    メモ タスク 予定 今日の予定 やること 今日やること やったこと 今日やったこと 今日のこと 今日の出来事 できごと 出来事 今日一日
    今日のまとめ 振り返り ふりかえり チェックリスト 日記 日誌 日報 今日の日記 記録 ログ まとめ 本文 感想 所感 気づき 学び
    良かったこと よかったこと 体調 食事 の日記 の日誌 無題
"""
_OF_TEMPLATES = frozenset((_ENGLISH_TEMPLATES + _JAPANESE_TEMPLATES).split())
"""Headings that stand in every entry of one writer, in small letters: they tell nothing of the day."""
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


def is_postscript(remark: str) -> bool:
    """Whether what follows a date says that something was added to an older text on that day."""
    return bool(_POSTSCRIPT.match(remark))


def is_telling(title: str) -> bool:
    """Whether a title says something of its day: weather, weekday, time, or a heading of a template, do not.

    >>> [is_telling(title) for title in ("晴れのち曇り", "気温25℃曇", "火曜日", "22時13分", "## ToDo", "雨の日", "東京へ")]
    [False, False, False, False, False, True, True]
    """
    bare = title.strip(" 　#*_:：■◆●【】[]「」-ー")
    if not bare or len(bare) > INLINE:
        return bool(bare) or not title.strip()
    return not (
        bare.lower() in _OF_TEMPLATES
        or _WEATHER.fullmatch(bare)
        or _TIME.fullmatch(bare)
        or _DAY_NAME.fullmatch(bare)
    )
