"""Date expressions: one table of what they mean on Saturday, 23 May 2026."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.dates import DateRange, ago, feasts, parse_range, weekday, words
from indexer.dates.wareki import ERA_LETTERS, ERAS
from indexer.errors import UsageError

TODAY = dt.date(2026, 5, 23)
MEANINGS = """
# in figures
2025            | 2025-01-01 | 2025-12-31
2025年          | 2025-01-01 | 2025-12-31
2025-08         | 2025-08-01 | 2025-08-31
2025/8          | 2025-08-01 | 2025-08-31
2025.8          | 2025-08-01 | 2025-08-31
202508          | 2025-08-01 | 2025-08-31
20250829        | 2025-08-29
2025-08-29      | 2025-08-29
2025/8/29       | 2025-08-29
2025.8.29       | 2025-08-29
2025/8/29(金)   | 2025-08-29
２０２５／８／２９ | 2025-08-29
２０２５ー０８ー２９ | 2025-08-29
2025年8月       | 2025-08-01 | 2025-08-31
2025年8月29日   | 2025-08-29
2025年 8月 29日 | 2025-08-29
2025年8月29日（金）   | 2025-08-29
2025年8月29日 金曜日  | 2025-08-29
2024年2月       | 2024-02-01 | 2024-02-29
二〇二五年八月  | 2025-08-01 | 2025-08-31
二〇二五年八月二十九日 | 2025-08-29
二千二十五年十二月 | 2025-12-01 | 2025-12-31
9999年          | 9999-01-01 | 9999-12-31
# the most recent that has begun
8月             | 2025-08-01 | 2025-08-31
5月             | 2026-05-01 | 2026-05-31
8/29            | 2025-08-29
5/23            | 2026-05-23
5/24            | 2025-05-24
2/29            | 2024-02-29
8月29日         | 2025-08-29
8/29（金）      | 2025-08-29
29日            | 2026-04-29
二十三日        | 2026-05-23
31日            | 2026-03-31
# eras
令和7年         | 2025-01-01 | 2025-12-31
令和7年8月      | 2025-08-01 | 2025-08-31
令和7年8月29日  | 2025-08-29
令和七年八月二十九日 | 2025-08-29
㋿7年8月        | 2025-08-01 | 2025-08-31
R7              | 2025-01-01 | 2025-12-31
R7.8            | 2025-08-01 | 2025-08-31
R7.8.29         | 2025-08-29
r7/8/29         | 2025-08-29
平成元年        | 1989-01-08 | 1989-12-31
平成元年1月     | 1989-01-08 | 1989-01-31
昭和64年        | 1989-01-01 | 1989-01-07
令和元年の春    | 2019-03-01 | 2019-05-31
明治45年7月30日 | 1912-07-30
大正元年7月30日 | 1912-07-30
明治3年         | 1870-01-01 | 1870-12-31
明治            | 1868-01-25 | 1912-07-30
大正            | 1912-07-30 | 1926-12-25
昭和            | 1926-12-25 | 1989-01-07
平成            | 1989-01-08 | 2019-04-30
令和            | 2019-05-01 | 9999-12-31
# from today
今日            | 2026-05-23
きょう          | 2026-05-23
本日            | 2026-05-23
昨日            | 2026-05-22
きのう          | 2026-05-22
一昨日          | 2026-05-21
おととい        | 2026-05-21
おとつい        | 2026-05-21
明日            | 2026-05-24
今週            | 2026-05-18 | 2026-05-24
先週            | 2026-05-11 | 2026-05-17
先々週          | 2026-05-04 | 2026-05-10
今月            | 2026-05-01 | 2026-05-31
先月            | 2026-04-01 | 2026-04-30
先々月          | 2026-03-01 | 2026-03-31
今年            | 2026-01-01 | 2026-12-31
去年            | 2025-01-01 | 2025-12-31
昨年            | 2025-01-01 | 2025-12-31
一昨年          | 2024-01-01 | 2024-12-31
おととし        | 2024-01-01 | 2024-12-31
三日前          | 2026-05-20
3日前           | 2026-05-20
2週間前         | 2026-05-04 | 2026-05-10
三か月前        | 2026-02-01 | 2026-02-28
3ヶ月前         | 2026-02-01 | 2026-02-28
3ヵ月前         | 2026-02-01 | 2026-02-28
3カ月前         | 2026-02-01 | 2026-02-28
半年前          | 2025-11-01 | 2025-11-30
一年半前        | 2024-11-01 | 2024-11-30
5年前           | 2021-01-01 | 2021-12-31
過去30日        | 2026-04-24 | 2026-05-23
過去2週間       | 2026-05-10 | 2026-05-23
ここ3か月       | 2026-02-24 | 2026-05-23
去年の今日      | 2025-05-23
去年の今月      | 2025-05-01 | 2025-05-31
先週の金曜日    | 2026-05-15
先週の日曜日    | 2026-05-17
今週の月曜      | 2026-05-18
金曜日          | 2026-05-22
土曜            | 2026-05-23
日曜日          | 2026-05-17
二三日前        | 2026-05-20 | 2026-05-21
2、3日前        | 2026-05-20 | 2026-05-21
三四年前        | 2022-01-01 | 2023-12-31
二十三日前      | 2026-04-30
三日まえ        | 2026-05-20
ひと月前        | 2026-04-01 | 2026-04-30
今から3年前     | 2023-01-01 | 2023-12-31
昨夜            | 2026-05-22
さきおととし    | 2023-01-01 | 2023-12-31
週末            | 2026-05-23 | 2026-05-24
先週末          | 2026-05-16 | 2026-05-17
先々週の週末    | 2026-05-09 | 2026-05-10
去年の今頃      | 2025-05-16 | 2025-05-30
# parts of a year or month
去年の夏        | 2025-06-01 | 2025-08-31
2年前の夏       | 2024-06-01 | 2024-08-31
令和7年夏       | 2025-06-01 | 2025-08-31
2024年の冬      | 2024-12-01 | 2025-02-28
2023年の冬      | 2023-12-01 | 2024-02-29
夏              | 2025-06-01 | 2025-08-31
春              | 2026-03-01 | 2026-05-31
秋              | 2025-09-01 | 2025-11-30
冬              | 2025-12-01 | 2026-02-28
去年の8月       | 2025-08-01 | 2025-08-31
去年8月3日      | 2025-08-03
一昨年の秋      | 2024-09-01 | 2024-11-30
2024年の正月    | 2024-01-01 | 2024-01-07
お正月          | 2026-01-01 | 2026-01-07
年始            | 2026-01-01 | 2026-01-07
年末            | 2025-12-25 | 2025-12-31
年末年始        | 2025-12-25 | 2026-01-07
2024年の年末年始 | 2024-12-25 | 2025-01-07
去年の年末      | 2025-12-25 | 2025-12-31
昨年末          | 2025-12-25 | 2025-12-31
お盆            | 2025-08-13 | 2025-08-16
GW              | 2026-04-29 | 2026-05-05
ゴールデンウィーク | 2026-04-29 | 2026-05-05
クリスマス      | 2025-12-24 | 2025-12-25
大晦日          | 2025-12-31
元日            | 2026-01-01
2024年の元旦    | 2024-01-01
バレンタイン    | 2026-02-14
上旬            | 2026-05-01 | 2026-05-10
下旬            | 2026-05-21 | 2026-05-31
8月上旬         | 2025-08-01 | 2025-08-10
5月下旬         | 2026-05-21 | 2026-05-31
2025年8月中旬   | 2025-08-11 | 2025-08-20
2025-02下旬     | 2025-02-21 | 2025-02-28
先月下旬        | 2026-04-21 | 2026-04-30
月初            | 2026-05-01 | 2026-05-07
月末            | 2026-04-25 | 2026-04-30
2月の月末       | 2026-02-25 | 2026-02-28
去年の8月末     | 2025-08-25 | 2025-08-31
前半            | 2026-01-01 | 2026-06-30
後半            | 2025-07-01 | 2025-12-31
2024年上半期    | 2024-01-01 | 2024-06-30
去年の後半      | 2025-07-01 | 2025-12-31
8月前半         | 2025-08-01 | 2025-08-15
2024年2月後半   | 2024-02-16 | 2024-02-29
昨夏            | 2025-06-01 | 2025-08-31
今春            | 2026-03-01 | 2026-05-31
去年の夏休み    | 2025-07-20 | 2025-08-31
去年の母の日    | 2025-05-11
父の日          | 2025-06-15
1990年代        | 1990-01-01 | 1999-12-31
90年代          | 1990-01-01 | 1999-12-31
10年代          | 2010-01-01 | 2019-12-31
昭和50年代      | 1975-01-01 | 1984-12-31
2025-W35        | 2025-08-25 | 2025-08-31
2024年度        | 2024-04-01 | 2025-03-31
令和元年度      | 2019-04-01 | 2020-03-31
今年度          | 2026-04-01 | 2027-03-31
昨年度          | 2025-04-01 | 2026-03-31
2024年度下半期  | 2024-10-01 | 2025-03-31
2024年度の2月   | 2025-02-01 | 2025-02-28
# parts of a day
おとといの夜    | 2026-05-21
昨日の朝        | 2026-05-22
昨日夕方        | 2026-05-22
先週の金曜の夜  | 2026-05-15
8月29日の午前中 | 2025-08-29
大晦日の夜      | 2025-12-31
敬老の日の夜    | 2025-09-15
今夕            | 2026-05-23
一昨夜          | 2026-05-21
yesterday morning | 2026-05-22
last friday night | 2026-05-15
# times not known well
2024年の夏ごろ  | 2024-05-02 | 2024-09-30
夏ごろ          | 2025-05-02 | 2025-09-30
2020年頃        | 2019-01-01 | 2021-12-31
8月あたり       | 2025-07-17 | 2025-09-15
先週くらい      | 2026-05-04 | 2026-05-24
5月3日ごろ      | 2026-04-30 | 2026-05-06
2024年前半ごろ  | 2023-11-02 | 2024-08-29
10年ほど前      | 2015-01-01 | 2017-12-31
3日くらい前     | 2026-05-17 | 2026-05-23
約10年前        | 2015-01-01 | 2017-12-31
今から約10年前  | 2015-01-01 | 2017-12-31
5年くらい前の夏 | 2021-05-02 | 2021-09-30
二三年ほど前    | 2022-01-01 | 2025-12-31
2024年の夏ごろから秋ごろ | 2024-05-02 | 2024-12-30
around 2020     | 2019-01-01 | 2021-12-31
about 3 years ago | 2022-01-01 | 2024-12-31
# the last that is over
この前の日曜    | 2026-05-17
この前の土曜    | 2026-05-16
この前の夏      | 2025-06-01 | 2025-08-31
この間の正月    | 2026-01-01 | 2026-01-07
こないだの土曜の夜 | 2026-05-16
# holidays
成人の日        | 2026-01-12
1998年の成人の日 | 1998-01-15
2024年度の成人の日 | 2025-01-13
海の日          | 2025-07-21
2020年の海の日  | 2020-07-23
天皇誕生日      | 2026-02-23
昭和60年の天皇誕生日 | 1985-04-29
2019年度の天皇誕生日 | 2020-02-23
2000年のみどりの日 | 2000-04-29
体育の日        | 2019-10-14
スポーツの日    | 2025-10-13
春分の日        | 2026-03-20
1979年の秋分の日 | 1979-09-24
2012年の秋分の日 | 2012-09-22
2026年の山の日  | 2026-08-11
去年の文化の日（月） | 2025-11-03
シルバーウィーク | 2025-09-13 | 2025-09-23
2024年のシルバーウィーク | 2024-09-14 | 2024-09-23
去年の秋のお彼岸 | 2025-09-20 | 2025-09-26
last mountain day | 2025-08-11
# seasons of a name
梅雨            | 2025-06-01 | 2025-07-20
2024年の晩秋    | 2024-11-01 | 2024-11-30
去年の真冬      | 2025-01-01 | 2025-02-28
冬至            | 2025-12-21 | 2025-12-22
# ranges
2024-05..2024-07   | 2024-05-01 | 2024-07-31
2024-05〜2024-07   | 2024-05-01 | 2024-07-31
2024-05 ～ 2024-07 | 2024-05-01 | 2024-07-31
2024-05 - 2024-07  | 2024-05-01 | 2024-07-31
2024年5月 - 7月    | 2024-05-01 | 2024-07-31
2024年5月から7月   | 2024-05-01 | 2024-07-31
2024年5月から7月まで | 2024-05-01 | 2024-07-31
2024年12月〜2月    | 2024-12-01 | 2025-02-28
4/20〜5/30         | 2026-04-20 | 2026-05-30
8/1〜15日          | 2025-08-01 | 2025-08-15
去年の夏から冬     | 2025-06-01 | 2026-02-28
先週の月曜から金曜 | 2026-05-11 | 2026-05-15
去年の夏から昨日   | 2025-06-01 | 2026-05-22
8月..8月           | 2025-08-01 | 2025-08-31
2024-05..          | 2024-05-01 | 9999-12-31
2024-05から        | 2024-05-01 | 9999-12-31
2024年以降         | 2024-01-01 | 9999-12-31
2024-2025          | 2024-01-01 | 2025-12-31
2024–2025          | 2024-01-01 | 2025-12-31
~2024-07           | 0001-01-01 | 2024-07-31
2024-05〜          | 2024-05-01 | 9999-12-31
2025年より前       | 0001-01-01 | 2024-12-31
昨日より後         | 2026-05-23 | 9999-12-31
..2024-07          | 0001-01-01 | 2024-07-31
2024-07まで        | 0001-01-01 | 2024-07-31
先週以前           | 0001-01-01 | 2026-05-17
# English
today           | 2026-05-23
Yesterday       | 2026-05-22
tomorrow        | 2026-05-24
this week       | 2026-05-18 | 2026-05-24
last week       | 2026-05-11 | 2026-05-17
this month      | 2026-05-01 | 2026-05-31
last month      | 2026-04-01 | 2026-04-30
this year       | 2026-01-01 | 2026-12-31
last year       | 2025-01-01 | 2025-12-31
3 days ago      | 2026-05-20
2 weeks ago     | 2026-05-04 | 2026-05-10
a month ago     | 2026-04-01 | 2026-04-30
2 years ago     | 2024-01-01 | 2024-12-31
three days ago  | 2026-05-20
half a year ago | 2025-11-01 | 2025-11-30
past week       | 2026-05-17 | 2026-05-23
last weekend    | 2026-05-16 | 2026-05-17
late august     | 2025-08-21 | 2025-08-31
end of August 2024 | 2024-08-25 | 2024-08-31
early may, 2025 | 2025-05-01 | 2025-05-10
end of 2024     | 2024-12-25 | 2024-12-31
before 2025     | 0001-01-01 | 2024-12-31
after may       | 2026-06-01 | 9999-12-31
1990s           | 1990-01-01 | 1999-12-31
last 7 days     | 2026-05-17 | 2026-05-23
friday          | 2026-05-22
last friday     | 2026-05-15
last mon        | 2026-05-11
Aug 2025        | 2025-08-01 | 2025-08-31
August 2025     | 2025-08-01 | 2025-08-31
aug 29 2025     | 2025-08-29
aug 29 2025 (fri) | 2025-08-29
August 29, 2025 | 2025-08-29
29th of August 2025 | 2025-08-29
29 aug          | 2025-08-29
2025-08-29 (fri) | 2025-08-29
august          | 2025-08-01 | 2025-08-31
last may        | 2025-05-01 | 2025-05-31
summer 2024     | 2024-06-01 | 2024-08-31
winter of 2024  | 2024-12-01 | 2025-02-28
last summer     | 2025-06-01 | 2025-08-31
last spring     | 2025-03-01 | 2025-05-31
christmas 2024  | 2024-12-24 | 2024-12-25
from 2024-05 to 2024-07 | 2024-05-01 | 2024-07-31
since 2024      | 2024-01-01 | 9999-12-31
until yesterday | 0001-01-01 | 2026-05-22
"""
ROWS = [
    [cell.strip() for cell in line.split("|")]
    for line in MEANINGS.strip().splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("text", "start", "end"), [(row[0], row[1], row[-1]) for row in ROWS])
def test_meaning(text: str, start: str, end: str) -> None:
    assert parse_range(text, TODAY) == (dt.date.fromisoformat(start), dt.date.fromisoformat(end))


ERRORS = [
    *[("", "bad-date"), ("  ", "bad-date"), ("ほげ", "bad-date"), ("3", "bad-date"), ("日", "bad-date")],
    *[
        ("25年", "bad-date"),
        ("一二三年", "bad-date"),
        ("去年の", "bad-date"),
        ("..", "bad-date"),
        ("末", "bad-date"),
    ],
    *[("昭和の終わり", "bad-date-part"), ("昨日ほげ", "bad-date-part"), ("25/8/29", "bad-date")],
    *[("2025-08-29T10", "bad-date-part"), ("2025-8/29", "bad-date-part"), ("2025080", "bad-date")],
    *[("2024-05..ほげ", "bad-date-part"), ("ほげ〜2024", "bad-date-part"), ("9" * 5000 + "日前", "bad-date")],
    *[("夜", "bad-date"), ("このごろ", "bad-date"), ("去年の夏の夜", "bad-date-part")],
    *[("1940年の成人の日", "no-such-date"), ("2019年の天皇誕生日", "no-such-date")],
    *[("2025-13", "no-such-date"), ("2025-02-30", "no-such-date"), ("2025年2月29日", "no-such-date")],
    *[
        ("202513", "no-such-date"),
        ("99999999", "no-such-date"),
        ("0000-01-01", "no-such-date"),
        ("0", "bad-date"),
    ],
    *[("13月", "no-such-date"), ("2月30日", "no-such-date"), ("9999年の冬", "no-such-date")],
    *[("9999年前", "no-such-date"), ("999999か月前", "no-such-date"), ("999999週間前", "no-such-date")],
    *[("昭和65年", "no-such-date-of-era"), ("平成40年", "no-such-date-of-era")],
    *[("昭和64年1月8日", "no-such-date-of-era"), ("平成31年5月", "no-such-date-of-era")],
    *[("令和0年", "no-such-date"), ("明治3年5月", "no-such-date-of-era")],
    *[("平成元年の正月", "no-such-date-of-era"), ("9999年より後", "no-such-date"), ("0829", "bad-date")],
    *[
        ("999999日前", "no-such-date"),
        ("before", "bad-date"),
        ("より前", "bad-date"),
        ("2025-W54", "no-such-date"),
    ],
    *[("2025-08-29(木)", "bad-date-weekday"), ("2025年8月29日 土曜", "bad-date-weekday")],
    *[("8/29(木)", "bad-date-weekday"), ("2024-07..2024-05", "dates-backwards")],
]


@pytest.mark.parametrize(("text", "code"), ERRORS)
def test_what_is_no_date_is_an_error_that_names_it(text: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_range(text, TODAY)

    assert caught.value.code == code
    assert all(text[:80] in caught.value.text(language) for language in ("ja", "en"))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("昨日ほげ", "「ほげ」"),
        ("昭和の終わり", "「終わり」"),
        ("2024-05..ほげ", "「ほげ」"),
        ("last ほげ", "「last ほげ」"),
    ],
)
def test_an_error_names_the_part_that_was_not_understood(text: str, part: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_range(text, TODAY)

    assert part in caught.value.text("ja")


def test_an_error_marks_the_part_where_it_stands() -> None:
    with pytest.raises(UsageError) as caught:
        parse_range("２０２４年 ほげ", TODAY)

    mark = caught.value.mark
    assert mark
    assert mark.text[mark.start : mark.end] == "ほげ"


@pytest.mark.parametrize(("text", "right"), [("2025-08-29（木）", "(金)"), ("aug 29 2025 (thu)", "(Fri)")])
def test_a_wrong_weekday_is_answered_with_the_right_one(text: str, right: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_range(text, TODAY)

    assert f"2025-08-29{right}" in caught.value.text("ja")
    assert f"2025-08-29{right}" in caught.value.text("en")


@pytest.mark.parametrize(
    ("text", "today", "start", "end"),
    [
        ("冬", "2026-01-10", "2025-12-01", "2026-02-28"),
        ("8月29日", "2026-08-10", "2025-08-29", "2025-08-29"),
        ("8月下旬", "2026-08-10", "2025-08-21", "2025-08-31"),
        ("29日", "2026-03-05", "2026-01-29", "2026-01-29"),
        ("2月29日", "1904-01-01", "1896-02-29", "1896-02-29"),
        ("last summer", "2026-10-01", "2026-06-01", "2026-08-31"),
        ("先週", "2026-05-18", "2026-05-11", "2026-05-17"),
        ("1か月前", "2026-03-31", "2026-02-01", "2026-02-28"),
        ("今年度", "2026-03-31", "2025-04-01", "2026-03-31"),
    ],
)
def test_meaning_on_another_day(text: str, today: str, start: str, end: str) -> None:
    found = parse_range(text, dt.date.fromisoformat(today))

    assert found == (dt.date.fromisoformat(start), dt.date.fromisoformat(end))


PIECES = [row[0] for row in ROWS] + [text for text, _ in ERRORS if len(text) < 20]
EXPRESSIONS = (
    st.text(max_size=30)
    | st.text(
        st.sampled_from("0123456789-/.年月日前週間先去今昨の上旬令和春夏末半度から~RrGgw ()金"), max_size=14
    )
    | st.lists(
        st.sampled_from([*PIECES, "の", " ", "..", "last ", "から", "より前", "after ", "、", "end of "]),
        max_size=4,
    ).map("".join)
)


@given(EXPRESSIONS, st.dates() | st.sampled_from([dt.date.min, dt.date.max]))
def test_any_text_is_a_range_in_order_or_a_usage_error(text: str, today: dt.date) -> None:
    try:
        found = parse_range(text, today)
    except UsageError:
        return

    assert isinstance(found, DateRange)
    assert found.start <= found.end


@given(st.dates(), st.dates())
def test_an_iso_day_is_that_day(day: dt.date, today: dt.date) -> None:
    assert parse_range(day.isoformat(), today) == (day, day)


@given(st.sampled_from(sorted(ERAS)), st.booleans(), st.data())
def test_a_day_of_an_era_is_that_day(era: str, letter: bool, data: st.DataObject) -> None:
    first, last = words.ERA_DAYS[era]
    day = data.draw(st.dates(max(first, dt.date(1873, 1, 1)), min(last, dt.date(2099, 12, 31))))
    year = day.year - ERAS[era]
    letters = {name: sign for sign, name in ERA_LETTERS.items()}
    text = (
        f"{letters[era]}{year}.{day.month}.{day.day}"
        if letter
        else f"{era}{'元' if year == 1 else year}年{day.month}月{day.day}日"
    )

    assert parse_range(text, TODAY) == (day, day)


@pytest.mark.parametrize(
    ("day", "ja", "en"),
    [
        ("2026-05-23", "今日", "today"),
        ("2026-05-22", "1日前", "1 day ago"),
        ("2026-05-20", "3日前", "3 days ago"),
        ("2026-05-10", "13日前", "13 days ago"),
        ("2026-05-09", "2週間前", "2 weeks ago"),
        ("2026-04-24", "4週間前", "4 weeks ago"),
        ("2026-04-23", "1か月前", "1 month ago"),
        ("2025-08-29", "8か月前", "8 months ago"),
        ("2025-05-24", "11か月前", "11 months ago"),
        ("2025-05-23", "1年前", "1 year ago"),
        ("2024-05-24", "1年前", "1 year ago"),
        ("2024-05-23", "2年前", "2 years ago"),
        ("2026-05-26", "3日後", "in 3 days"),
        ("2027-05-23", "1年後", "in 1 year"),
    ],
)
def test_ago(day: str, ja: str, en: str) -> None:
    assert ago(dt.date.fromisoformat(day), TODAY, "ja") == ja
    assert ago(dt.date.fromisoformat(day), TODAY, "en") == en


@pytest.mark.parametrize(
    ("day", "short"),
    [
        ("2026-05-23", "today"), ("2026-05-10", "13d ago"), ("2026-05-09", "2w ago"), ("2025-06-24", "10mo ago"),
        ("2025-05-23", "1y ago"), ("2016-05-23", "10y ago"), ("2026-05-26", "in 3d"),
    ],
)  # fmt: skip
def test_shortly(day: str, short: str) -> None:
    date = dt.date.fromisoformat(day)
    assert ago(date, TODAY, "en", short=True) == short
    assert ago(date, TODAY, "ja", short=True) == ago(date, TODAY, "ja")


@given(st.dates(), st.dates())
def test_ago_and_later_are_the_same_distance(one: dt.date, other: dt.date) -> None:
    assert ago(one, other, "ja").rstrip("前後") == ago(other, one, "ja").rstrip("前後")


@pytest.mark.parametrize(
    ("days", "ja", "en"), [(0, "土", "Sat"), (1, "日", "Sun"), (2, "月", "Mon"), (6, "金", "Fri")]
)
def test_weekday(days: int, ja: str, en: str) -> None:
    day = TODAY + dt.timedelta(days)

    assert (weekday(day, "ja"), weekday(day, "en")) == (ja, en)


WORDS = [
    *words.ERA_DAYS, *words.DAYS_AGO, *words.WEEKS_AGO, *words.MONTHS_AGO, *words.YEARS_AGO, *words.FISCAL_YEARS_AGO,
    *words.WEEKDAYS, *words.ENGLISH_MONTHS, *words.PARTS_OF_YEAR, *words.HALVES, *words.PARTS_OF_MONTH,
    *feasts.NTH_WEEKDAYS, *feasts.FEASTS, *feasts.HOLIDAYS, *feasts.HIGAN, *feasts.SILVER_WEEK, *words.PARTS_OF_WEEK, *(f"先週の{word}" for word in words.PARTS_AFTER_WEEK),
    *(f"去年の{word}" for word in (*words.SAME_DAY, *words.SAME_MONTH, *words.NEAR_SAME_DAY, *words.PARTS_AFTER_YEAR)),
    *(f"昨日の{word}" for word in words.PARTS_OF_DAY),
    *(f"{word} days ago" for word in words.ENGLISH_NUMBERS if len(word) > 2),
    *(f"8月の{word}" for word in words.PARTS_AFTER_MONTH),
]  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_every_word_is_understood_in_either_width_and_case(word: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in word.upper())

    assert parse_range(word, TODAY) == parse_range(wide, TODAY)
