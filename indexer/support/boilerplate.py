"""What says something of a day, and what does not: weather, weekday, time, the headings of a template."""

from __future__ import annotations

import re

from indexer.support.patterns import late

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
_REST_OF_DATE = late(
    r"(?:[~〜～–→、,・&-]|から|と)[ 　]*(?:\d{4}[/.年-])?(?:[\d一二三四五六七八九十]{1,3}[/.月-])?[\d一二三四五六七八九十]{1,3}日?(?:まで)?(?:[(（][月火水木金土日](?:[・、][月火水木金土日])?[)）])?"
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
_SIGNS = late(
    r"[\s　]*(?:#{1,6}[ \t]+|[■◆●▼▲□◇○・•‣]+[\s　]*|[-*+][ \t]+(?:\[[ xX]\][ \t]*)?|>[ \t]*(?:\[![a-z]+\][-+]?)?|=+[ \t]|\*{1,6}[ \t]+|h[1-6]\.[ \t])*"
)
_NO_TEXT = late(
    r"[\s　]*(?:!?\[[^\]\n]*\]\([^()\n]*\)|!\[\[[^\]\n]*\]\]|<img\b[^>]*>|https?://\S+|[|«»<>・/\s　]|\[\[[^\]\n]*\]\]|[-=*_─━~]{3,}+"
    r"|(?:```|~~~).*|\#\+\w+.*|:[\w-]+:.*|<!--.*?-->)++$"
)
"""Lines of pictures, links, rules and settings alone."""
_LONGEST = 40
"""Characters of a line that is a title or the weather; no longer one is."""


def is_telling(title: str) -> bool:
    """Whether a title says something of its day: weather, weekday, time, the rest of a date, or a heading of a template, do not.

    >>> [is_telling(title) for title in ("晴れのち曇り", "気温25℃曇", "火曜日", "22時13分", "## ToDo", "〜5/12", "雨の日", "東京へ")]
    [False, False, False, False, False, False, True, True]
    """
    bare = title.strip(" 　#*_:：■◆●【】[]「」-ー")
    if not bare or len(bare) > _LONGEST:
        return bool(bare) or not title.strip()
    return not (
        bare.lower() in _OF_TEMPLATES
        or _WEATHER.fullmatch(bare)
        or _TIME.fullmatch(bare)
        or _REST_OF_DATE.fullmatch(title.strip(" 　#*_"))
        or _DAY_NAME.fullmatch(bare)
    )


def telling_line(text: str) -> str:
    """The first line of a text that says something of its day, without the signs of a heading or a list before it.

    It is the first line that is no rule, picture or link where no line says more, and "" for a text of blanks.
    """
    first = ""
    for line in text.split("\n", _MOST_LINES)[:_MOST_LINES]:
        sign = _SIGNS.match(line)
        bare = line[sign.end() if sign else 0 :].strip()
        if bare and not _NO_TEXT.match(bare):
            first = bare if not first or _DAY_NAME.fullmatch(first) else first
            if is_telling(bare.rstrip(" #=")):
                return bare
    return first or next((line.strip() for line in text.split("\n") if line.strip()), "")


_MOST_LINES = 60
"""Lines of a text that are looked at."""
