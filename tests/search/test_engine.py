"""Tiers, order, snippets, highlights."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from indexer.app import Diary
from indexer.errors import IndexUnusable, UsageError
from tests.conftest import MakeDiary, days

if TYPE_CHECKING:
    from indexer.model import Hit

LONG = "\n".join(f"{i}日目。今日は特に書くことがない。天気は晴れで、洗濯をした。" for i in range(30))


def marked(hit: Hit) -> str:
    """The snippet with its highlights in 【】."""
    out, at = "", 0
    for start, end in hit.snippet.highlights:
        out += hit.snippet.text[at:start] + "【" + hit.snippet.text[start:end] + "】"
        at = end
    return out + hit.snippet.text[at:]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("サボる", "最近サボってた瞑想。", "最近【サボってた】瞑想。"),
        ("読む", "本を読んだので。", "本を【読んだ】ので。"),
        ("面白い", "面白かった。", "【面白かった】。"),
        ("考える", "考えてみればそうか。", "【考えてみれば】そうか。"),
        ("読む", "読みたい本。", "【読みたい】本。"),
        ("本", "この本を読んだ。", "この【本】を読んだ。"),
        ("民主主義", "民主主義的だ。", "【民主主義】的だ。"),
        ("めいそう", "瞑想をするそうだ。", "【瞑想】をするそうだ。"),
        ('"想を"', "瞑想をする。", "瞑【想を】する。"),
        ("キロ", "５㌔走った。", "５【㌔】走った。"),
        ("ワイモバイル", "ﾜｲﾓﾊﾞｲﾙにした。", "【ﾜｲﾓﾊﾞｲﾙ】にした。"),
        ("ガラス", "カ\u3099ラスの靴。", "【カ\u3099ラス】の靴。"),
        ("猫 犬", "猫と犬。", "【猫】と【犬】。"),
    ],
)
def test_highlights_sit_on_the_original_characters(
    make_diary: MakeDiary, query: str, text: str, expected: str
) -> None:
    diary = make_diary({"20250501": text})

    assert marked(diary.search(query).hits[0]) == expected


def test_all_words_before_some_and_said_so(make_diary: MakeDiary) -> None:
    diary = make_diary({"20250501": "猫と犬。", "20250502": "猫だけ。"})

    results = diary.search("猫 犬")
    assert [(hit.entry.text, hit.tier) for hit in results.hits] == [
        ("猫と犬。", "full"),
        ("猫だけ。", "partial"),
    ]
    assert results.total == 1
    assert not results.relaxed
    assert [hit.tier for hit in diary.search("猫 犬", full_only=True).hits] == ["full"]

    partial = diary.search("猫 犬 鳥")
    assert partial.relaxed
    assert partial.relaxation == "partial"
    assert [hit.entry.text for hit in partial.hits] == ["猫と犬。", "猫だけ。"]


def test_a_question_needs_not_all_its_words(make_diary: MakeDiary) -> None:
    diary = make_diary(
        {
            "20250720": "ワイモバイルに乗り換えた。",
            "20250721": "電車を乗り換えた。",
            "20250722": "いつもの朝。",
        }
    )

    assert days(diary, "いつワイモバイルに乗り換えた？")[0] == "20250720"


@pytest.mark.parametrize("query", ["冷蔵庫", "れいぞうこ", "reizouko"])
def test_a_reason_names_a_word_that_is_broken_over_two_lines_as_it_is(
    make_diary: MakeDiary, query: str
) -> None:
    (hit,) = make_diary({"20250501": "買った冷蔵\n庫を置く。"}).search(query).hits

    assert [reason.form for reason in hit.reasons] == ["冷蔵庫"]


def test_a_rare_kanji_of_a_word_that_is_not_there_counts_a_little(make_diary: MakeDiary) -> None:
    others = {f"202504{day:02}": f"{day}日の散歩。" for day in range(1, 29)}
    diary = make_diary(others | {"20250501": "駅前で理髪。", "20250601": "駅前で昼食。"})

    first, second, *_ = diary.search("駅前で髪を切る").hits

    assert (first.entry.text, second.entry.text) == ("駅前で理髪。", "駅前で昼食。")
    assert [first.entry.text[start:end] for start, end in first.highlights] == ["駅前"]


def test_a_word_that_every_entry_has_is_no_partial_match(make_diary: MakeDiary) -> None:
    diary = make_diary({f"202505{i:02}": "散歩をした。" for i in range(1, 20)})

    assert days(diary, "存在しない話題") == []


def test_a_question_of_one_word(make_diary: MakeDiary) -> None:
    diary = make_diary({"20250501": "FIFAの歴史を読む。", "20250502": "庭の草。"})

    assert days(diary, "FIFAとは何？") == ["20250501"]


def test_what_is_asked_about_comes_first(make_diary: MakeDiary) -> None:
    texts = ["金沢で蟹を食べた。", "朝から山へ行く。", "この前のこと。"]
    diary = make_diary({f"2025050{day}": text for day, text in enumerate(texts, start=1)})

    assert [hit.entry.text.strip() for hit in diary.search("金沢に行ったのは何年前？").hits] == texts[:2]


def test_particles_beside_quotes_are_no_obstacle(make_diary: MakeDiary) -> None:
    diary = make_diary({"20250501": "猫と犬の違い。", "20250502": "庭の草。"})

    assert days(diary, "「猫」と「犬」の違い") == ["20250501"]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        (
            "忘れない",
            [
                "一生忘れない景色だ。忘れた頃に思い出す。",
                "鍵を忘れた。また忘れた。",
                "忘れたのは三度目。忘れた。",
            ],
        ),
        (
            "行かなかった",
            ["祭りには行かなかった。", "祭りに行った。行った。", "会社に行きたくない。行くけれど。"],
        ),
        ("食べてしまった", ["残りを食べちゃった。", "よく食べた。食べて寝た。", "食べたら眠い。食べない。"]),
        ("起きられない", ["朝は起きられなかった。", "早く起きた。起きる。", "起きたら昼。起きて食べる。"]),
        ("行きたかった", ["海に行きたい。", "海に行った。行けば楽しい。", "海に行かない。行くのは明日。"]),
        ("食べたい", ["鰻が食べたかった。", "鰻を食べた。食べた。", "鰻は食べない。食べるなら鮎。"]),
        (
            "あきらめた",
            ["もうあきらめた。", "あきらめない。あきらめるな。", "あきらめたい。あきらめたら終わり。"],
        ),
        ("待ってた", ["駅で待っていた。", "待って、待った。", "待てなかった。待つ。"]),
    ],
)
def test_the_form_that_was_typed_comes_first(make_diary: MakeDiary, query: str, texts: list[str]) -> None:
    diary = make_diary({f"2025050{day}": text for day, text in enumerate(texts, start=1)})

    hits = diary.search(query).hits

    assert len(hits) == len(texts)
    assert hits[0].entry.text.strip() == texts[0]


def test_the_passage_shows_the_form_that_was_typed(make_diary: MakeDiary) -> None:
    text = LONG.replace("3日目。", "走れば速い。", 1).replace("15日目。", "もう走りたくない。", 1)

    (hit,) = make_diary({"20250501": text}).search("走りたくない").hits

    assert "もう走りたくない。" in hit.snippet.text


def test_the_entry_with_the_best_passage_comes_first(make_diary: MakeDiary) -> None:
    scattered = LONG.replace("3日目。", "京都を思い出す。", 1).replace("29日目。", "紅葉の話。", 1)
    together = LONG.replace("15日目。", "京都で紅葉を見た。", 1)
    diary = make_diary({"20250501": scattered, "20250502": together})

    hits = diary.search("京都 紅葉").hits

    assert [hit.entry.date for hit in hits] == [dt.date(2025, 5, 2), dt.date(2025, 5, 1)]
    assert "京都で紅葉を見た。" in hits[0].snippet.text


def test_the_snippet_knows_its_line(make_diary: MakeDiary) -> None:
    diary = make_diary(
        {"20250501": "一行目" + "あ" * 120 + "。\n\n三行目に猫がいる。", "20250430": "無関係。"}
    )

    hit = diary.search("猫").hits[0]

    assert hit.snippet.text == "三行目に猫がいる。"
    assert (
        Path(hit.entry.path).read_text(encoding="utf-8").split("\n")[hit.snippet.line - 1] == hit.snippet.text
    )


def test_every_match_is_known_in_text_and_title(tmp_path: Path) -> None:
    note = tmp_path / "2025-05-23.md"
    note.write_text(f"---\ntitle: 猫の手帳\n---\n{LONG}\n猫が来た。\n{LONG}\nまた猫。\n", encoding="utf-8")
    diary = Diary(tmp_path / "index")
    diary.update([note])
    (hit,) = diary.search("猫").hits
    assert [hit.entry.text[a : b + 1] for a, b in hit.highlights] == ["猫が", "猫。"]
    assert [hit.entry.title[a:b] for a, b in hit.title_highlights] == ["猫"]
    (by_title,) = diary.search("手帳").hits
    assert (by_title.highlights, by_title.title_highlights) == ((), ((2, 4),))
    assert diary.search("", since=dt.date(2025, 1, 1)).hits[0].highlights == ()


def test_near_spellings_are_said_to_be_so(make_diary: MakeDiary) -> None:
    results = make_diary({"20250501": "tempertureを下げる。"}).search("temperature")

    assert results.relaxed
    assert results.relaxation == "spelling"
    assert [(s.instead_of, s.word) for s in results.suggestions] == [("temperature", "temperture")]


def test_a_word_of_the_same_sound_is_offered_only(make_diary: MakeDiary) -> None:
    results = make_diary({"20250501": "確率の問題。"}).search("確立")

    assert results.hits == ()
    assert [s.word for s in results.suggestions] == ["確率"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("new", ["20250503", "20250502", "20250501"]), ("old", ["20250501", "20250502", "20250503"])],
)
def test_sorted_by_date(make_diary: MakeDiary, sort: str, expected: list[str]) -> None:
    diary = make_diary({"20250501": "猫。", "20250502": "猫猫猫。", "20250503": "大きな猫がいた。"})

    hits = diary.search("猫", sort=sort).hits

    assert [hit.entry.date.strftime("%Y%m%d") for hit in hits if hit.entry.date] == expected


def test_pages_make_up_the_whole(make_diary: MakeDiary) -> None:
    diary = make_diary({f"202505{i:02}": "猫" * i for i in range(1, 25)})

    pages = [
        hit.entry.id for offset in range(0, 24, 5) for hit in diary.search("猫", limit=5, offset=offset).hits
    ]

    assert pages == [hit.entry.id for hit in diary.search("猫", limit=None).hits]
    assert diary.search("猫", limit=5).total == 24


def test_periods_are_inclusive(make_diary: MakeDiary) -> None:
    diary = make_diary({"20250501": "猫。", "20250502": "猫。", "20250503": "猫。"})

    results = diary.search("猫", since=dt.date(2025, 5, 2), until=dt.date(2025, 5, 2))

    assert [hit.entry.date for hit in results.hits] == [dt.date(2025, 5, 2)]
    assert diary.search("", since=dt.date(2025, 5, 2)).total == 2


def test_synonyms_can_be_left_out(make_diary: MakeDiary) -> None:
    diary = make_diary({"20250501": "無償で配る。"})

    found = diary.search("無料").hits
    assert [reason.how for reason in found[0].reasons] == ["synonym"]
    assert diary.search("無料", exact_words=True).total == 0


def test_further_passages(make_diary: MakeDiary) -> None:
    text = "猫の話。\n" + "あ" * 200 + "。\n" + "また猫の話。"
    hit = make_diary({"20250501": text}).search("猫", passages=3).hits[0]

    assert [passage.text for passage in hit.passages] == ["猫の話。", "また猫の話。"]


def test_reasons_and_parts_explain_a_hit(make_diary: MakeDiary) -> None:
    hit = make_diary({"20250501": "瞑想をした。"}).search("めいそう").hits[0]

    assert hit.reasons == (("めいそう", "reading", "瞑想"),)
    (several,) = make_diary({"20250501": "瞑想をした。雨。"}).search("めいそう 雨").hits
    assert {name for name, _ in several.parts} >= {"document", "coverage"}


@pytest.mark.parametrize("query", ["", "　", '""'])
def test_an_empty_query_is_an_error(make_diary: MakeDiary, query: str) -> None:
    with pytest.raises(UsageError):
        make_diary({"20250501": "猫。"}).search(query)


@pytest.mark.parametrize("word", ["が", "とる", "かさ", "まえ", "じだい"])
def test_a_word_that_the_dictionary_takes_for_particles_is_found(make_diary: MakeDiary, word: str) -> None:
    diary = make_diary({"20250501": f"猫{word}。", "20250502": "庭の草。"})

    assert days(diary, word) == ["20250501"]


def test_no_index_yet(tmp_path: object) -> None:
    from indexer.app import Diary

    with pytest.raises(IndexUnusable, match="nikki index"):
        Diary(f"{tmp_path}/none").search("猫")


@pytest.mark.parametrize("constant", ["_MOST_READ", "_MOST_COUNTED"])
@pytest.mark.parametrize("query", ["ナヴァル", '"ナヴァル"', "ぬめりん", '"た"'])
def test_what_is_found_does_not_depend_on_how_much_is_read(
    make_diary: MakeDiary, monkeypatch: pytest.MonkeyPatch, query: str, constant: str
) -> None:
    diary = make_diary(
        {
            "20250501": "ナヴァルの本を読んだ。ナヴァル！",
            "20250502": "ナヴァル・ラヴィカントと、ぬめりんを見た。",
            "20250503": "ぬめりんと呼んだ。",
        }
    )
    before = sorted(days(diary, query))
    monkeypatch.setattr(f"indexer.search.matching.{constant}", 0)

    assert before
    assert sorted(days(diary, query)) == before


def test_the_best_of_many_equal_hits_are_the_newest(make_diary: MakeDiary) -> None:
    diary = make_diary({f"202505{day:02}": "今日も猫を見た。" for day in range(1, 31)})

    assert [hit.entry.date.day for hit in diary.search("猫", limit=3).hits if hit.entry.date] == [30, 29, 28]
    assert [hit.entry.date.day for hit in diary.search("猫", limit=2, offset=3).hits if hit.entry.date] == [
        27,
        26,
    ]
    assert diary.search("猫", limit=3).total == 30


def test_a_pasted_text_finds_where_it_comes_from(make_diary: MakeDiary) -> None:
    """Thousands of words: no more of them are looked at than an answer needs."""
    text = "".join(
        f"{number}日目は図書館で{word}の本を読み、" for number in range(400) for word in ("猫", "経済")
    )
    diary = make_diary({"20250501": "図書館で経済の本を読んだ。", "20250502": text, "20250503": "雨。"})

    assert days(diary, text)[0] == "20250502"
    assert "20250503" not in days(diary, "猫" * 3000 + text)


def test_a_tag_holds_those_below_it(make_diary: MakeDiary) -> None:
    diary = make_diary(
        {"20250501": "#人/叔母 と会う。", "20250502": "#人形 を直す。", "20250503": "#人 が多い。"}
    )

    found = {
        query: [f"{hit.entry.date}" for hit in diary.search(query).hits]
        for query in ("tag:人", "tag:人/叔母", "tag:叔母")
    }

    assert sorted(found["tag:人"]) == ["2025-05-01", "2025-05-03"]
    assert found["tag:人/叔母"] == ["2025-05-01"]
    assert found["tag:叔母"] == []


def test_what_the_dictionary_cuts_out_of_a_word_in_kana_is_no_word_of_the_sentence(
    make_diary: MakeDiary,
) -> None:
    diary = make_diary(
        {"20250501": "瞑想。", "20250502": "姪が来た。", "20250503": "終電。", "20250504": "州の話。"}
    )
    assert days(diary, "めいそうはどこ") == ["20250501"]
