from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from indexer.analysis.headwords import Headword, Headwords
from indexer.errors import UsageError

if TYPE_CHECKING:
    from indexer.app import Diary
    from indexer.lookback.words import Characteristics
    from tests.conftest import MakeDiary

YEARS = {
    "20240103": "コーヒーを飲んで、新宿の本屋へ行った。",
    "20240310": "新宿でまたコーヒー。本屋で「無人島の食卓」という小説を買った。",
    "20240512": "コーヒーを淹れて「無人島の食卓」を読んだ。やってみたい料理がある。",
    "20240801": "新宿でヤマネさんと会い、コーヒーを飲んだ。「もう帰る」と言われた。",
    "20250105": "庭で猫と遊んだ。ヤマネさんは来ない。猫、猫、猫、猫、猫、猫。",
    "20250311": "庭の草をむしった。雨。",
    "20250514": "雨の庭を見ながらお茶。",
    "20250802": "庭に水をやる。暑い。",
}


def forms(found: Characteristics, *kinds: str) -> list[str]:
    return [word.form for word in found.of_kind(*kinds)]


def of_year(diary: Diary, year: int) -> Characteristics:
    return diary.words(since=dt.date(year, 1, 1), until=dt.date(year, 12, 31))


def test_a_year_is_told_by_its_words(make_diary: MakeDiary) -> None:
    diary = make_diary(YEARS)
    found = of_year(diary, 2024)
    assert found.entries == found.others == 4
    assert forms(found, "word")[0] == "コーヒー"
    assert forms(found, "place") == ["新宿"]
    assert [title.text for title in found.titles] == ["無人島の食卓"]
    assert found.titles[0].entries == 2


def test_a_word_that_one_entry_repeats_comes_after_those_of_many(make_diary: MakeDiary) -> None:
    found = forms(of_year(make_diary(YEARS), 2025), "word")
    assert found.index("庭") < found.index("猫")


def test_a_topic_is_told_without_its_own_word(make_diary: MakeDiary) -> None:
    found = make_diary(YEARS).words("庭")
    assert found.entries == 4
    assert "庭" not in forms(found, "word")
    assert "雨" in forms(found, "word")


def test_words_that_say_little_are_left_out(make_diary: MakeDiary) -> None:
    diary = make_diary({"20240101": "私はこれをとても三つする。ことがある。", "20250101": "猫"})
    found = of_year(diary, 2024)
    assert forms(found, "word") == []


def test_with_nothing_to_compare_the_commonest_words_come(make_diary: MakeDiary) -> None:
    found = make_diary(YEARS).words(since=dt.date(2000, 1, 1))
    assert found.others == 0
    assert [(w.form, w.entries, w.expected) for w in found.words[:2]] == [
        ("コーヒー", 4, 0.0),
        ("庭", 4, 0.0),
    ]


def test_a_compound_is_one_word_and_not_its_parts_too(make_diary: MakeDiary) -> None:
    diary = make_diary(
        {"20240101": "民主主義の本を読む。", "20240102": "民主主義とは。", "20250101": "猫。本。"}
    )
    found = forms(of_year(diary, 2024), "word")
    assert found[0] == "民主主義"
    assert not {"民主", "主義"} & set(found)


def test_deleted_entries_do_not_count(make_diary: MakeDiary) -> None:
    diary = make_diary(YEARS)
    (source,) = map(Path, diary.sources)
    text = source.read_text(encoding="utf-8").replace("庭の草をむしった。雨。", "何もない。")
    source.write_text(text, encoding="utf-8")
    diary.update()

    changed = make_diary({**YEARS, "20250311": "何もない。"})

    assert of_year(diary, 2025) == of_year(changed, 2025)
    assert of_year(diary, 2024) == of_year(changed, 2024)


def test_no_question_no_answer(make_diary: MakeDiary) -> None:
    with pytest.raises(UsageError):
        make_diary(YEARS).words()
    assert make_diary(YEARS).words("犬").entries == 0


@pytest.mark.parametrize(
    ("text", "word", "form", "kind"),
    [
        ("今日もやってみた", "やっ", "やる", "little"),
        ("本を読んでいた", "読ん", "読む", "word"),
        ("鈴木さんと東京へ", "鈴木", "鈴木", "person"),
        ("鈴木さんと東京へ", "東京", "東京", "place"),
        ("ソウタくんが来た", "ソウタ", "ソウタ", "person"),
        ("會社を休む", "會社", "會社", "word"),
        ("三人で", "三", "三", "little"),
        ("サラダ油を買う", "サラダ油", "サラダ油", "word"),
        ("雨によって中止", "よっ", "よる", "little"),
        ("親による反対", "よる", "よる", "little"),
        ("猫について書く", "つい", "つく", "little"),
        ("床についた", "つい", "つく", "word"),
        ("店をめぐって争う", "めぐっ", "めぐる", "little"),
        ("店をめぐり歩く", "めぐり", "めぐる", "word"),
        ("寒さを感じた", "感じ", "感じる", "word"),
        ("寒さを感ずる", "感ずる", "感ずる", "word"),
        ("手紙あり", "あり", "あり", "little"),
        ("昭和の話", "昭和", "昭和", "little"),
    ],
)
def test_headwords_in_their_sentences(text: str, word: str, form: str, kind: str) -> None:
    start = text.index(word)
    found = Headwords().standing(text, start, start + len(word))
    assert found is not None
    assert (found.form, found.kind) == (form, kind)


@pytest.mark.parametrize(
    ("surface", "word"),
    [
        ("読ん", Headword("読む", "word", "読む")),
        ("ﾜｲﾌｧｲ", Headword("ﾜｲﾌｧｲ", "name", "wi-fi")),
        ("ムギ太郎", Headword("ムギ太郎", "word", "ムギ太郎")),
    ],
)
def test_words_by_how_they_are_written(surface: str, word: Headword) -> None:
    assert word in Headwords().written(surface)


def test_a_word_is_what_it_is_in_most_places(make_diary: MakeDiary) -> None:
    """In the first of them it is taken for a name."""
    text = "章ごとにメモ。\n1章は短い。\n2章を読む。"
    found = make_diary({"20240101": text, "20240102": "3章。", "20250101": "猫。"}).words(
        until=dt.date(2024, 12, 31)
    )
    assert "章" in forms(found, "word")
    assert "章" not in forms(found, "person")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("「知」そのものについて。", []),
        ("「苔」という小説を読む。", ["苔"]),
        ("「婦、公、」来る。", []),
        ("『門』を買う。", ["門"]),
    ],
)
def test_what_is_a_title(make_diary: MakeDiary, text: str, found: list[str]) -> None:
    diary = make_diary({"20240101": text, "20250101": "猫"})
    assert [title.text for title in of_year(diary, 2024).titles] == found


@pytest.mark.parametrize(
    ("text", "noun"), [("チ。", True), ("無人島のひとり暮らし", True), ("もう帰る", False)]
)
def test_titles_end_in_nouns(text: str, noun: bool) -> None:
    assert Headwords().ends_in_noun(text) == noun
