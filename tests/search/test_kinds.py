"""Kinds of what people type: for each mechanism what it finds, and what it must leave alone."""

from __future__ import annotations

import pytest

from tests.conftest import MakeDiary, days

FOUND = {
    "numbers and counters": [
        ("八人", "8人で集まった。"),
        ("12冊", "十二冊も借りた。"),
        ("第3巻", "第三巻を買う。"),
        ("30歳", "三十歳になった。"),
        ("憲法14条", "憲法十四条を読む。"),
        ("みっつ", "飴を3つもらう。"),
        ("10km", "10キロ歩いた。"),
        ("250グラム", "肉を250g買う。"),
        ("￥1500", "千五百円のランチ。"),
        ("8時半", "8:30に出る。"),
        ("11月3日", "11/3は文化の日。"),
        ("45分", "四十五分位かかる。"),
    ],
    "helpers": [
        ("読んでいる", "ずっと読んでた。"),
        ("忘れてしまう", "傘を忘れちゃった。"),
        ("買っておく", "牛乳を買っといた。"),
        ("練習する", "ピアノの練習。"),
        ("お弁当", "弁当を作る。"),
        ("ご家族", "家族が増えた。"),
        ("行かなければ", "もう行かなきゃ。"),
    ],
    "expressive spelling": [
        ("寒い", "さむーーい。"),
        ("怖い", "こわっ！"),
        ("早い", "早っ。"),
        ("眠い", "ねむーい朝。"),
        ("暑い", "あつーーーい！"),
        ("かゆい", "かっゆ！"),
        ("終わった", "やっと終わったぁぁ。"),
    ],
    "potential forms": [
        ("泳ぐ", "もう泳げない。"),
        ("飛ぶ", "遠くまで飛べた。"),
        ("のむ", "薬が飲めない。"),
        ("はこぶ", "重くて運べなかった。"),
    ],
    "kanji and kana": [
        ("料理", "りょうりを習う。"),
        ("自動車", "じどうしゃの絵本。"),
        ("続く", "雨がつづく。"),
        ("渡辺", "ワタナベさんに会う。"),
        ("思い出す", "急におもいだした。"),
    ],
    "readings in any script": [
        ("ギンコウ", "銀行へ行く。"),
        ("ぎんこう", "銀行へ行く。"),
        ("ginkou", "銀行へ行く。"),
        ("zasshi", "雑誌を読む。"),
        ("kesshite", "決して言わない。"),
        ("くるまをあらう", "車を洗う。"),
        ("しゃしんき", "写真機を買う。"),
        ("ふつかまえ", "二日前のこと。"),
    ],
    "names": [
        ("たかはしさん", "高橋さんから電話。"),
        ("斎藤", "斉藤部長に会う。"),
        ("高橋", "髙橋先生の授業。"),
        ("吉田", "𠮷田屋で飲む。"),
        ("浜口", "濵口さんの家。"),
        ("鶴田", "靏田くんと将棋。"),
    ],
    "places": [
        ("阿佐ヶ谷", "阿佐ケ谷の映画館。"),
        ("阿佐ヶ谷", "阿佐が谷の映画館。"),
        ("一ノ関", "一関で降りる。"),
        ("丸の内", "丸ノ内を歩く。"),
        ("三ツ沢", "三ッ沢の競技場。"),
    ],
    "what is not seen": [
        ("辻", "辻\U000e0100さんの家。"),
        ("名古屋", "名\u200b古屋へ。"),
        ("奈良", "奈\xad良の鹿。"),
        ("☎", "☎\ufe0fが鳴る。"),
    ],
    "ruby": [
        ("大阪", "<ruby>大<rt>おお</rt>阪<rt>さか</rt></ruby>へ行く。"),
        ("おおさか", "<ruby>大阪<rt>おおさか</rt></ruby>へ行く。"),
        ("ふぁんたじい", "<ruby>幻想<rt>ふぁんたじい</rt></ruby>の国。"),
    ],
    "words over lines": [
        ("美術館", "日曜の午後は近くの美術\n館まで歩いた。"),
        ('"美術館"', "日曜の午後は近くの美術\n館まで歩いた。"),
        ("美術", "日曜の午後は近くの美術\n館まで歩いた。"),
    ],
    "parts of words": [
        ("ケーブル", "ロープケーブルカーに乗る。"),
        ("マラソン", "フルマラソンを走る。"),
        ("iPhone", "iPhone-15を買う。"),
        ("シャツ", "Yシャツを洗う。"),
        ("いか", "いか焼きを食べる。"),
        ("金", "お金がない。"),
    ],
    "words with a blank": [("Los Angeles", "Los Angelesへ飛ぶ。"), ("deep learning", "deep learningの本。")],
    "misspellings": [("こんにちは", "こんにちわと言う。"), ("シミュレーション", "シュミレーションの授業。"), ("雰囲気", "ふいんきのいい店。")],
    "old kana": [("うれしいうれしい", "うれしい〳〵と笑ふ。"), ("らっぱ", "らつぱを吹く音を聴いたのだらう。")],
    "characters at the end": [("お茶", "お茶請けを買う。"), ("卒論", "卒論発表会。")],
}  # fmt: skip
NOT_FOUND = [
    ("1度", "気温は41度。"),
    ("五人", "三十五人いた。"),
    ("4,000円", "24,000円だった。"),
    ("8位", "98位だった。"),
    ("30分", "130分の映画。"),
    ("5kg", "5km走る。"),
    ("京都", "東京都に住む。"),
    ("おかん", "彼に会う。"),
    ("らずぱい", "パイを焼く。"),
    ("ぷりんと", "プリンを食べる。"),
    ("愉快", "良い天気。"),
    ("ばか", "墓を洗う。"),
    ("続く", "勉強を続ける。"),
    ("タイ", "行きたい。"),
    ("山", "山田に会う。"),
    ("リオ", "シナリオを書く。"),
    ("グラム", "プログラムを書く。"),
    ("もなか", "言うまでもなかった。"),
    ("下", "何かした。"),
    ("斎藤", "佐藤に会う。"),
    ("いけいけ", "行けない。"),
]


@pytest.mark.parametrize(
    ("query", "text"),
    [pytest.param(*row, id=f"{kind}: {row[0]}") for kind, rows in FOUND.items() for row in rows],
)
def test_found_and_marked(make_diary: MakeDiary, query: str, text: str) -> None:
    diary = make_diary({"20250501": text, "20250502": "庭の草をむしった。"})

    (hit,) = diary.search(query, limit=None).hits
    assert hit.entry.text == text
    assert hit.highlights


@pytest.mark.parametrize(("query", "text"), NOT_FOUND)
def test_not_found(make_diary: MakeDiary, query: str, text: str) -> None:
    diary = make_diary({"20250501": text, "20250502": "庭の草をむしった。"})

    assert days(diary, query) == []


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("お母さん", "今日はお母さんと。", "お母さん"),
        ("としょかん", "町の図書館へ。", "図書館"),
        ("toshokan", "町の図書館へ。", "図書館"),
        ("三十人", "会場に30人いた。", "30人"),
        ("8時半", "朝8:30に出る。", "8:30"),
        ("美術館", "近くの美術\n館まで。", "美術\n館"),
        ("掲示板", "駅の掲示板を見る。", "掲示板"),
    ],
)
def test_a_mark_covers_the_whole_word(make_diary: MakeDiary, query: str, text: str, marked: str) -> None:
    hit = make_diary({"20250501": text, "20250502": "雨。"}).search(query).hits[0]

    assert [hit.entry.text[start:end] for start, end in hit.highlights] == [marked]
