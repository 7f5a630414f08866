"""What may stand around the date of a heading: marks, signs, brackets, labels, weekdays and times."""

from __future__ import annotations

import re

from indexer.sources.date_forms import NUMERAL
from indexer.support.patterns import late

WEEKDAYS = "月火水木金土日"

_WIDE = "０１２３４５６７８９／．－（）［］：＃＊～〜‐–−ＲＨＳＴＭ㋿㍻㍼㍽㍾　\t○◯＞＜｛｝＠，＝’"
_NARROW = "0123456789/.-()[]:#*~~---RHSTMRHSTM  〇〇><{}@,='"
_COPIED = "\f\u00a0\u2002\u2003\u2007\u2009\u202f\u2010\u2011\u2012⁄∕｜⽉⽇⽕⽔⽊⾦⼟⼀⼆⼋⼗"
_TYPED = "       ---//|月日火水木金土一二八十"
"""Page breaks, blanks, hyphens and radicals that come with a text copied from a page, and what a writer types for them."""
_NARROWED = dict(zip(_WIDE + _COPIED, _NARROW + _TYPED, strict=True))
"""One character for one, so that a place in the folded line is the same place in the line."""
_TO_NARROW = late(f"[{re.escape(_WIDE + _COPIED)}]")
BLANKS = " \t\f　\u00a0\u2002\u2003\u2007\u2009\u202f"
INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Characters of no width, which a copied text may have anywhere."""
_UNSEEN = late(f"[{INVISIBLE}]")

BRACKETS = {
    "[[": "]]",
    "[": "]",
    "(": ")",
    "{": "}",
    "<": ">",
    "【": "】",
    "〔": "〕",
    "〈": "〉",
    "《": "》",
    "≪": "≫",
    "〖": "〗",
    "「": "」",
    "『": "』",
    "“": "”",
    '"': '"',
    "`": "`",
    "|": "|",
    "│": "│",
    "┃": "┃",
    "║": "║",
}
"""Those that may stand around a date, opening and closing, as they are folded."""
QUOTES = frozenset('「『“"`')
"""Brackets that a sentence has, too."""
WALLS = frozenset("|│┃║")
"""The sides of a box, which has nothing but a date; a table has more."""
_OPENING = r"\[\[|[" + re.escape("".join(opening for opening in BRACKETS if len(opening) == 1)) + "]"
_CLOSING = re.escape("".join(closing for closing in BRACKETS.values() if len(closing) == 1))

STRONG = frozenset("#■◆●◎◇□★☆▼▲▽△〇")
_MARKS = "#■◆●*◎◇□★☆▼▲▽△〇・=.•+"
_ARROWS = "←-⇿⟵-⟿⤴⤵➔➘-➾⬀-⬑"
_SIGN = f"[†‡※§¶‣⌀-⏿▀-⟿⬀-⯿\U0001f300-\U0001faff{_ARROWS}]\ufe0f?\u200d?"
_ARROW = late(f"[{_ARROWS}]")

_STARTS = re.escape(
    "0123456789０１２３４５６７８９〇零一二三四五六七八九十正元廿卅朔令平昭大明西㋿㍻㍼㍽㍾ＲＨＳＴＭ'’"
    '#＃■◆●◎◇□★☆▼▲▽△○◯・*＊=＝.．•+-－‐–[［(（{｛【<〔〈《≪〖「『“"`|｜│┃║※†§ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    "ol"
)
"""The characters a heading may begin with, after blanks, and those that are typed for 0 and 1."""
_MOST_BEFORE = 40
"""Characters before a date at most."""
_NUMBERED = rf"[0-9０-９]|{NUMERAL}(?: ?[年月日]|[・.]{NUMERAL})"
"""What every date has."""
_SIGNS = "[>＞<＜@＠~～〜_─━═―—＊＝月火水木金土日午←-⇿⌀-⏿▀-⟿⤴⤵⬀-⯿\U0001f300-\U0001faff]"
_WORD = r"(?=[^ 　:：\n]{1,8}+[ 　:：])(?:[^\W\d_]{1,8}+ ?[:：]|[^\W\d_a-z]{2,6}+[ 　])"
"""A word before a date, with a colon or a blank behind it: that one of them is near is soon seen."""
_DATE_NEAR = "[^。\n]{0,24}?(?:[0-9０-９]|[一二三四五六七八九十元][年月日])"
SALIENT = late(
    r"\n[^\S\n]*+(?:"
    + "|".join(
        (
            _NUMBERED,
            rf"[{_STARTS}][^\n]{{0,{_MOST_BEFORE}}}?(?:{_NUMBERED})",
            f"{_SIGNS}{_DATE_NEAR}",
            f"第[0-9０-９]{_DATE_NEAR}",
            f"[{INVISIBLE}]",
            "```|~~~",
            f"{_WORD}{_DATE_NEAR}",
        )
    )
    + ")"
)
"""What a line begins with, after a line break, that is more than text: that of a heading maybe, or a code fence."""

_NOTED = r"(?:[^\W\d_]{0,4}(?:日付け?|日時|日にち|年月日|作成日|記入日|記録日|投稿日|月日|日)|作成|記入|投稿|記|[Dd]ate|DATE|[Dd]ay|[Cc]reated)"
_DIARY = (
    r"(?:[^\W\d_a-zA-Z]{0,4}(?:日記|日誌|日報|日録|ジャーナル|記録)|[Dd]iary|[Jj]ournal|[Nn]ikki|[Dd]aily(?: [Nn]ote)?"
    r"|第?\d{1,3}日目|第\d{1,4}(?:号|回|日)|[Dd]ay ?\d{1,3}(?!\d))"
)
_DAY_BEFORE = (
    r"(?:\((?P<wa>[月火水木金土日])(?:曜日?)?\) ?|(?P<wb>[月火水木金土日])(?:曜日? ?[,、]? ?|, ?| )"
    r"|\(?(?P<we>(?i:Mon|Tue|Wed|Thu|Fri|Sat|Sun))(?i:[a-z]{0,3}day)?\.?,?\)?,? )"
)
LEAD = late(
    rf"[ ]*(?:(?P<rule>(?P<ruled>[-=~_─━═―—])(?: ?(?P=ruled))+|[~_─━═―—])|(?P<mark>\#{{1,6}}|[{_MARKS}-]{{1,3}})|(?P<quote>>{{1,3}})|(?P<at>@))?[ ]*"
    rf"(?P<bold>\*{{2,3}}|__)?"
    rf"(?P<signs>(?:{_SIGN}[ ]*){{1,3}})?"
    rf"(?:(?P<label>{_NOTED}[ ]?:[ ]*|(?:日付|日時|年月日)[ ]+)|(?P<word>{_DIARY})[ ]*[:,]?[ ]*)?"
    rf"(?P<clock>(?:午前|午後)?\d{{1,2}}:\d\d[ ]+)?"
    rf"(?:{_DAY_BEFORE})?"
    rf"(?P<open>(?:{_OPENING})?)[ ]*"
)
"""All that may stand before a date, in its order."""
SOUNDS = ("げつ", "か", "すい", "もく", "きん", "ど", "にち")
"""The days of the week in kana, Monday first."""
WEEKDAY = late(
    rf" ?[/,.、・―-]? ?(?:[(\[<〈《「【〔] ?(?P<a>[月火水木金土日])(?:曜日?)?(?=[)\]>〉》」】〕・、,/ 祝休曜])(?P<more>[^)\]>〉》」】〕]*)[)\]>〉》」】〕]"
    rf"|[(\[<] ?(?P<k>{'|'.join(SOUNDS)})(?:よう(?:び|日)?)?[)\]>]|(?P<h>{'|'.join(SOUNDS)})よう(?:び|日)"
    rf"|(?P<b>[月火水木金土日])曜日?|(?P<c>[月火水木金土日])(?= |$|祝|休|・|[{_CLOSING}、,/])"
    r"|(?P<p>[㈪-㈰㊊-㊐])"
    r"|(?P<o>[(\[])?(?P<e>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]{0,3}day)?\.?(?(o)[)\]])(?![A-Za-z]))",
    re.IGNORECASE,
)
TAG = late(
    r"[ ]*<(?P<tag>h[1-6]|b|strong|em|i|u|p|div|span|font|center|big)\b[^<>]{0,40}>(?P<inner>.*)</(?P=tag)>[ ]*$",
    re.IGNORECASE,
)
"""A line that is one element of HTML."""
_WHEN = r"早朝|明け方|未明|午前中?|正午|午後|昼(?:過ぎ|すぎ|前)?|朝|夕方?|夜中?|晩|深夜|真夜中"
_KANA_SKY = r"(?:はれ|くもり|あめ|ゆき|ハレ|クモリ|アメ|ユキ)(?=$|[ 、,/→]|のち|時々|ときどき|一時|後)"
AFTER = late(
    rf" ?(?:の ?)?(?P<when>(?:{_WHEN})[ ]*)$| ?(?P<more>(?:記す?|しるす|その[0-9一二三四五])[ ]*$|{_KANA_SKY}|[①-⑳⑴-⒇❶-❿])"
    r"|(?P<none>[、,][ ]*)$"
)
"""What may follow a date without anything between, as 晴 may."""
CLOCK = late(
    r"(?: ?[T ] ?|, ?)\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm]\b)?(?:\.\d+)?"
    r"(?:Z| ?(?:GMT)?[+-]\d\d:?\d\d)?(?![:\d])"
)


def narrowed(text: str) -> str:
    """``text`` with the marks and digits of full width, and what a page has for others, as they are typed; of the same length."""
    # Few characters are others: to translate all of them takes twice as long.
    return _TO_NARROW.sub(_narrow, text)


def _narrow(match: re.Match[str]) -> str:
    return _NARROWED[match.group()]


def without_invisible(line: str) -> str:
    """``line`` without the characters that cannot be seen."""
    return line if line.isascii() else _UNSEEN.sub("", line)


def is_arrow(signs: str | None) -> bool:
    """Whether one of the signs before a date points somewhere: to a day that a thing was put off to, as a rule."""
    return bool(signs and _ARROW.search(signs))
