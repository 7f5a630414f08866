"""Dates typed among the words of a query: what is read as a period, and what stays a word."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from indexer.dates.spotting import spotted

if TYPE_CHECKING:
    from indexer.app import Diary
    from tests.conftest import MakeDiary

TODAY = dt.date(2026, 5, 23)


@pytest.mark.parametrize(
    ("word", "text", "first", "last", "rest"),
    [
        ("去年の夏に読んだ本", "去年の夏", "2025-06-01", "2025-08-31", "読んだ本"),
        ("先月の映画", "先月", "2026-04-01", "2026-04-30", "映画"),
        ("2019年の夏に観た映画", "2019年の夏", "2019-06-01", "2019-08-31", "観た映画"),
        ("昨日", "昨日", "2026-05-22", "2026-05-22", ""),
        ("昨日の夕飯", "昨日", "2026-05-22", "2026-05-22", "夕飯"),
        ("一昨日は雨", "一昨日", "2026-05-21", "2026-05-21", "雨"),
        ("おととしの旅行", "おととし", "2024-01-01", "2024-12-31", "旅行"),
        ("昨年の健康診断", "昨年", "2025-01-01", "2025-12-31", "健康診断"),
        ("一昨年に買った靴", "一昨年", "2024-01-01", "2024-12-31", "買った靴"),
        ("今年の目標", "今年", "2026-01-01", "2026-12-31", "目標"),
        ("今月の出費", "今月", "2026-05-01", "2026-05-31", "出費"),
        ("先週の会議", "先週", "2026-05-11", "2026-05-17", "会議"),
        ("先々月の残業", "先々月", "2026-03-01", "2026-03-31", "残業"),
        ("三年前に飼った犬", "三年前", "2023-01-01", "2023-12-31", "飼った犬"),
        ("5年前の手帳", "5年前", "2021-01-01", "2021-12-31", "手帳"),
        ("３年前の春", "３年前の春", "2023-03-01", "2023-05-31", ""),
        ("2か月前に行った店", "2か月前", "2026-03-01", "2026-03-31", "行った店"),
        ("三ヶ月前の電話", "三ヶ月前", "2026-02-01", "2026-02-28", "電話"),
        ("三日前の喧嘩", "三日前", "2026-05-20", "2026-05-20", "喧嘩"),
        ("去年の8月に登った山", "去年の8月", "2025-08-01", "2025-08-31", "登った山"),
        ("去年の12月の忘年会", "去年の12月", "2025-12-01", "2025-12-31", "忘年会"),
        ("2024年の秋に聴いた曲", "2024年の秋", "2024-09-01", "2024-11-30", "聴いた曲"),
        ("2024年3月の引っ越し", "2024年3月", "2024-03-01", "2024-03-31", "引っ越し"),
        ("2023年5月10日の献立", "2023年5月10日", "2023-05-10", "2023-05-10", "献立"),
        ("令和5年の正月", "令和5年の正月", "2023-01-01", "2023-01-07", ""),
        ("平成30年の台風", "平成30年", "2018-01-01", "2018-12-31", "台風"),
        ("2022年も花見", "2022年", "2022-01-01", "2022-12-31", "花見"),
        ("2024-03の出張", "2024-03", "2024-03-01", "2024-03-31", "出張"),
        ("2024/03/15の写真", "2024/03/15", "2024-03-15", "2024-03-15", "写真"),
        ("去年、京都で", "去年", "2025-01-01", "2025-12-31", "京都で"),
        ("去年の冬のスキー", "去年の冬", "2025-12-01", "2026-02-28", "スキー"),
        ("先月の上旬に届いた本", "先月の上旬", "2026-04-01", "2026-04-10", "届いた本"),
        ("去年のゴールデンウィークの渋滞", "去年のゴールデンウィーク", "2025-04-29", "2025-05-05", "渋滞"),
        ("2021年", "2021年", "2021-01-01", "2021-12-31", ""),
        ("半年前の約束", "半年前", "2025-11-01", "2025-11-30", "約束"),
        ("二週間前の風邪", "二週間前", "2026-05-04", "2026-05-10", "風邪"),
        ("十年前の自分", "十年前", "2016-01-01", "2016-12-31", "自分"),
        ("きのうの夢", "きのう", "2026-05-22", "2026-05-22", "夢"),
        ("ことしの桜", "ことし", "2026-01-01", "2026-12-31", "桜"),
        ("先週の金曜日に飲んだ酒", "先週の金曜日", "2026-05-15", "2026-05-15", "飲んだ酒"),
        ("去年の夏休みの宿題", "去年の夏", "", "", ""),
        ("昨日の夜に食べた", "昨日の夜", "2026-05-22", "2026-05-22", "食べた"),
        ("昨日の夜食", "昨日", "2026-05-22", "2026-05-22", "夜食"),
        ("去年の夏の夜に見た花火", "去年の夏", "2025-06-01", "2025-08-31", "夜に見た花火"),
        ("2024年の夏ごろの旅行", "2024年の夏ごろ", "2024-05-02", "2024-09-30", "旅行"),
        ("10年ほど前に買った靴", "10年ほど前", "2015-01-01", "2017-12-31", "買った靴"),
        ("この前の日曜に行った店", "この前の日曜", "2026-05-17", "2026-05-17", "行った店"),
        ("去年の成人の日に着た着物", "去年の成人の日", "2025-01-13", "2025-01-13", "着た着物"),
        ("2024年の成人の日記", "2024年", "2024-01-01", "2024-12-31", "成人の日記"),
        ("去年の梅雨前線", "去年", "2025-01-01", "2025-12-31", "梅雨前線"),
    ],
)
def test_read_as_a_period(word: str, text: str, first: str, last: str, rest: str) -> None:
    found = spotted(word, TODAY)

    if not first:
        assert not found or found.rest == "宿題"
        return
    assert found
    days = (str(found.days.start), str(found.days.end))
    assert (found.text, days, found.rest) == (text, (first, last), rest)


@pytest.mark.parametrize(
    "word",
    [
        "夏目漱石", "三月のライオン", "一日中", "今日", "今日は", "今日的な課題", "2001年宇宙の旅", "2025年問題", "去年ルノアールで",
        "昨日今日", "八月の鯨", "四月になれば", "金曜日の妻", "五月病", "夏", "冬のソナタ", "十五夜", "百年の孤独", "千年前線",
        "来年の手帳", "明日の予定", "先生の話", "前の会社", "今度の旅行", "正月", "年末", "20歳の誕生日", "1984", "第19回",
        "成人の日記", "成人の日", "梅雨前線", "梅雨", "この前の映画", "この前の日曜大工", "この前", "この間の夢", "こないだの雨",
    ],
)  # fmt: skip
def test_noop(word: str) -> None:
    assert spotted(word, TODAY) is None


@pytest.fixture
def diary(make_diary: MakeDiary) -> Diary:
    return make_diary(
        {
            "20250710": "海辺で本を読んだ。",
            "20250310": "本を読んだ。",
            "20240710": "山で本を読んだ。",
            "20260401": "去年の夏に読んだ本の話をした。",
        }
    )


def test_a_period_among_the_words_is_said(diary: Diary) -> None:
    found = diary.search("去年の夏に読んだ本", today=TODAY)

    assert found.period
    assert (found.period.text, found.period.applied) == ("去年の夏", True)
    assert [str(hit.entry.date) for hit in found.hits] == ["2025-07-10"]


def test_an_empty_period_is_searched_for_as_words(diary: Diary) -> None:
    found = diary.search("2019年 本", today=TODAY)

    assert found.period
    assert not found.period.applied
    assert found.total


def test_of_an_empty_period_the_beginning_is_one(make_diary: MakeDiary) -> None:
    diary = make_diary({"20251220": "ハロウィンの衣装をしまう。", "20241031": "ハロウィン。"})

    found = diary.search("去年のハロウィン", today=TODAY)

    assert found.period
    assert (found.period.text, found.period.applied) == ("去年", True)
    assert [str(hit.entry.date) for hit in found.hits] == ["2025-12-20"]


def test_an_empty_period_is_a_word_of_its_own(make_diary: MakeDiary) -> None:
    text = "本を読んだ。雨。去年の夏よりも暑い。"
    diary = make_diary({"20260520": text, "20260401": "本を買う。"})

    found = diary.search("去年の夏の本", today=TODAY)

    assert found.period
    assert not found.period.applied
    assert [(hit.entry.text, hit.tier) for hit in found.hits if hit.tier == "full"] == [(text, "full")]


@pytest.mark.parametrize("query", ['"去年の夏" 本', "本 date:2025", "三月のライオン"])
def test_words_that_are_no_period(diary: Diary, query: str) -> None:
    assert diary.search(query, today=TODAY).period is None
    assert diary.search("去年の本", since=dt.date(2020, 1, 1), today=TODAY).period is None
