"""What finds what: one table for each way of matching, and what must not be found."""

from __future__ import annotations

import pytest

from tests.conftest import MakeDiary, days

FOUND = {
    "inflection": [
        ("読む", "新しい本を読んだ。"),
        ("読んだ", "毎晩すこしずつ読みたい。"),
        ("面白い", "あまり面白くなかった。"),
        ("サボる", "運動をサボってた。"),
        ("食べられない", "辛くて食べられなかった。"),
    ],
    "spelling": [
        ("ユーザー", "ユーザの声を聞く。"),
        ("引越し", "来月引っ越しをする。"),
        ("分かる", "やっとわかった。"),
        ("おもしろい", "とても面白い本。"),
        ("コンテクスト", "コンテキストが長い。"),
        ("ヴァイオリン", "バイオリンを習う。"),
    ],
    "width and case": [
        ("ＬＬＭ", "llmを試す。"),
        ("ﾜｲﾓﾊﾞｲﾙ", "ワイモバイルに変えた。"),
        ("pixel6a", "Ｐｉｘｅｌ６ａを買う。"),
        ("カ\u3099ラス", "ガラスを割った。"),
    ],
    "old spelling": [
        ("会社", "會社を休む。"),
        ("思う", "さうだらうと思ふ。"),
        ("いろいろ", "いろ〳〵あつた。"),
        ("きょう", "けふは雨だらう。"),
        ("ラジオ", "ラヂオを聴いたのだらう。"),
        ("會社", "会社に行く。"),
        ("290円", "鰻を貳百九拾圓で買つた。"),
    ],
    "compound": [
        ("主義", "民主主義について。"),
        ("民主主義", "民主主義的な決め方。"),
        ("監視社会", "監視・社会の話。"),
        ("温泉", "湯田温泉に泊まる。"),
    ],
    "number": [
        ("64,000円", "６万４千円もらった。"),
        ("六万四千円", "64000円の得。"),
        ("22世紀", "二十二世紀の話。"),
        ("13時間", "十三時間も寝た。"),
    ],
    "reading": [
        ("めいそう", "瞑想を始めた。"),
        ("たべる", "蕎麦を食べた。"),
        ("みんしゅしゅぎ", "民主主義の本。"),
        ("かんししゃかい", "監視する社会ではなく監視社会。"),
        ("うぉーりー", "ウォーリーを探せ。"),
        ("おんせん", "湯田温泉に行く。"),
    ],
    "romaji": [
        ("meisou", "瞑想を始めた。"),
        ("toukyou", "東京へ行く。"),
        ("Tokyo", "東京へ行く。"),
        ("anime", "アニメを見た。"),
        ("onsen", "湯田温泉に行く。"),
    ],
    "base form": [("考え", "よく考えてみれば。"), ("思う", "いい思いをした。")],
    "signs": [
        ("C++", "C++を書く。"),
        ("top-p", "top-pを下げる。"),
        ("GPT-2", "gpt-2の頃。"),
        ("＋4000円", "現場の裁量で+4000円。"),
        ("@neko_daily", "https://example.com/@neko_daily を見る。"),
        ("マイケル・フリード", "マイケルフリードの評論。"),
        ("シリコン・バレー", "シリコンバレーの人。"),
    ],
    "synonym": [("無料", "無償で配る。"), ("キャンセル", "予約を取り消す。")],
    "verb taken for another word": [("わける", "コンピュータにわけて渡す。")],
    "near spelling": [
        ("atention", "attentionの仕組み。"),
        ("インストラクションチュニング", "インストラクションチューニングは軽い。"),
        ("類人園", "類人猿の映画。"),
        ("カイカイキ", "カイカイキキの展覧会。"),
    ],
}
NOT_FOUND = [
    ("京都", "東京都に住む。"),
    ("タイ", "スタイルがよい。タイトルも。"),
    ("うに", "雨のように降る。"),
    ("リオ", "シナリオを書く。"),
    ("AI", "kaikaiの展示。"),
    ("本", "日本の夏。日本人。"),
    ("人事", "他人事ではない。"),
    ("参考", "参加した。"),
    ("バレー", "シリコンバレーの人。"),
    ("C++", "Cを書く。"),
    ('"ように"', "雨の様に降る。"),
    ('"読む"', "本を読んだ。"),
]
_CASES = [
    pytest.param(query, text, id=f"{kind}: {query}") for kind, rows in FOUND.items() for query, text in rows
]


@pytest.mark.parametrize(("query", "text"), _CASES)
def test_found(make_diary: MakeDiary, query: str, text: str) -> None:
    diary = make_diary({"20250501": text, "20250502": "庭の草をむしった。ほかには何もない一日。"})

    assert days(diary, query) == ["20250501"]


@pytest.mark.parametrize(("query", "text"), NOT_FOUND)
def test_not_found(make_diary: MakeDiary, query: str, text: str) -> None:
    diary = make_diary({"20250501": text, "20250502": "庭の草をむしった。"})

    assert days(diary, query) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("猫 -犬", ["20250501", "20250503"], id="a word"),
        pytest.param("猫 -吠える", ["20250501", "20250503"], id="an inflected word"),
        pytest.param("猫 -雪", ["20250501", "20250502"], id="kanji inside other words too"),
        pytest.param("-猫", ["20250504"], id="only an exclusion"),
        pytest.param("猫 -(犬 吠える)", ["20250501", "20250503"], id="a group"),
        pytest.param("(犬 OR 雪見酒) 猫", ["20250502", "20250503"], id="or"),
        pytest.param("猫 date:2025-05-02", ["20250502"], id="a date"),
    ],
)
def test_operators(make_diary: MakeDiary, query: str, expected: list[str]) -> None:
    diary = make_diary(
        {
            "20250501": "猫が寝ている。",
            "20250502": "猫と犬。犬が吠えた。",
            "20250503": "猫と雪見酒。",
            "20250504": "鳥だけの日。",
        }
    )

    assert sorted(days(diary, query)) == expected


@pytest.mark.parametrize(
    ("query", "text"), [("ハロウィン", "ハロウィンパーティーの日。"), ("Mac", "MacBookを開く。")]
)
def test_what_is_found_as_a_part_is_shut_out(make_diary: MakeDiary, query: str, text: str) -> None:
    diary = make_diary({"20250501": text, "20250502": "庭の草をむしった。"})

    assert days(diary, query) == ["20250501"]
    assert days(diary, f"-{query}") == ["20250502"]


@pytest.mark.parametrize(
    "phrase",
    [
        "国家・中",
        "意識民",
        "。無意",
        "が",
        "GDP",
        "gdp成",
        "ー",
        "「チ。」",
        "ＧＤＰ",
        "1,000",
        "http://example.com/?q=1",
    ],
)
def test_a_quoted_search_finds_what_grep_finds(make_diary: MakeDiary, phrase: str) -> None:
    text = "監視国家・中国。無意識民主主義。GDP成長と「チ。」のユーザーが1,000人。http://example.com/?q=1 を見た。"
    diary = make_diary({"20250501": text, "20250502": "庭を見た"})

    assert days(diary, f"“{phrase}”") == ["20250501"]


@pytest.mark.parametrize("query", ['"\u200b"', '"\u202e', '猫 "\u200b"', '-"\u200b" 猫', '"\u200b" OR 猫'])
def test_a_quotation_of_nothing_that_is_seen_finds_nothing(make_diary: MakeDiary, query: str) -> None:
    diary = make_diary({"20250501": "猫がいる。", "20250502": "犬がいる。"})

    assert days(diary, query) == (["20250501"] if "猫" in query else [])


def test_a_half_of_a_character_is_no_word_and_no_failure(make_diary: MakeDiary) -> None:
    """Bytes of the command line that are no UTF-8 come as such."""
    diary = make_diary({"20250501": "らふぁうを読む。"})

    assert days(diary, "\udc80らふぁう") == []
    assert days(diary, "らふぁう") == ["20250501"]


@pytest.mark.parametrize(
    ("query", "text", "tier"),
    [
        ("アルバイト", "バイトに行く。", "full"),
        ("医者", "医師に聞く。", "full"),
        ("無料", "無償で配る。", "full"),
        ("薔薇", "バラが咲く。", "full"),
        ("提出", "母に出してもらった。", "partial"),
        ("提出した", "母に出してもらった。", "partial"),
        ("購入する", "本を買う。", "partial"),
        ("約束", "コミットした。", "partial"),
        ("値段", "写真を額に入れる。", "partial"),
        ("止まる", "手を止めた。", "partial"),
        ("細い", "狭い道。", "partial"),
        ("道", "ロードの練習。", "partial"),
    ],
)
def test_a_synonym_in_one_sense_of_several_is_a_part_of_an_answer(
    make_diary: MakeDiary, query: str, text: str, tier: str
) -> None:
    (hit,) = make_diary({"20250501": text, "20250502": "庭の草をむしった。"}).search(query).hits

    assert hit.tier == tier


def test_a_synonym_in_one_sense_of_several_is_the_reason(make_diary: MakeDiary) -> None:
    (hit,) = make_diary({"20250501": "写真を額に入れる。"}).search("値段").hits

    assert [(reason.word, reason.how, reason.form) for reason in hit.reasons] == [("値段", "synonym", "額")]


def test_a_quantity_with_a_word_behind_it_is_found_with_that_word(make_diary: MakeDiary) -> None:
    diary = make_diary({"20250501": "当直は二人だ。", "20250502": "二人組の強盗。"})

    tiers = {hit.entry.text: hit.tier for hit in diary.search("2人組").hits}
    assert tiers.pop("二人組の強盗。") == "full"
    assert "full" not in tiers.values()


@pytest.mark.parametrize(("query", "text"), [("五十", "五十嵐さんに会う。"), ("第二", "第二十一話を見る。")])
def test_a_number_is_no_part_of_a_name_or_of_another_number(
    make_diary: MakeDiary, query: str, text: str
) -> None:
    assert [hit.tier for hit in make_diary({"20250501": text}).search(query).hits] != ["full"]


def test_a_sound_is_found_however_many_entries_have_it(make_diary: MakeDiary) -> None:
    entries = {
        f"2025{month:02}{day:02}": "鳥の声をきいた。" for month in range(1, 10) for day in range(1, 29)
    }

    assert make_diary(entries).search("聞く").total == len(entries)
