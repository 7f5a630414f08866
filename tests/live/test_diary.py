"""What a diary answers while a query is typed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from indexer.errors import UsageError
from indexer.live.diary import LiveDiary, Scope

if TYPE_CHECKING:
    from tests.conftest import MakeDiary

POSTS = {
    "20230523": "温泉旅行の話をした。",
    "20240228": "音楽を聴く。音楽はいい。",
    "20240229": "うるう日に温泉へ。",
    "20240523": "温泉と音楽。",
    "20250301": "恩師に会う。",
    "20250523": "東京でPythonの本を読んだ。",
}
TODAY = dt.date(2026, 5, 23)


@pytest.fixture
def diary(make_diary: MakeDiary) -> LiveDiary:
    return LiveDiary(make_diary(POSTS).directory)


def days(diary: LiveDiary, query: str, scope: Scope = Scope(today=TODAY)) -> list[str]:  # noqa: B008  (immutable)
    return [
        hit.entry.date.strftime("%Y%m%d") if hit.entry.date else ""
        for hit in diary.answer(query, 20, scope).hits
    ]


@pytest.mark.parametrize("typed", ["onsen", "おんせん", "toukyou", "python", "温泉旅行"])
def test_every_beginning_of_a_word_finds_it(diary: LiveDiary, typed: str) -> None:
    whole = set(days(diary, typed))
    assert whole
    for end in range(1, len(typed)):
        assert whole <= set(days(diary, typed[:end])), typed[:end]


@pytest.mark.parametrize("typed", ["yonda", "yond", "よんだ", "kiita", "kiit", "kikanakatt", "きかなかっ"])
def test_the_beginning_of_a_form_finds_its_word(diary: LiveDiary, typed: str) -> None:
    found = {"20250523"} if typed.startswith(("yo", "よ")) else {"20240228"}
    assert set(days(diary, typed)) == found


def test_what_the_diary_has_more_often_comes_first(diary: LiveDiary) -> None:
    assert days(diary, "on")[-1] == "20250301"


def test_a_finished_word_is_no_beginning(diary: LiveDiary) -> None:
    assert days(diary, "on ") == []
    assert days(diary, "温泉 on")[0] == "20240523"


def test_no_spelling_is_corrected(diary: LiveDiary) -> None:
    results = diary.answer("Pythom", 20, Scope(today=TODAY))
    assert (results.hits, results.suggestions) == ((), ())


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        (Scope(since=dt.date(2024, 3, 1), today=TODAY), {"20240523"}),
        (Scope(on_day=dt.date(2026, 5, 23), today=TODAY), {"20230523", "20240523"}),
        (Scope(on_day=dt.date(2026, 2, 28), today=TODAY), {"20240229"}),
        (Scope(on_day=dt.date(2024, 2, 29), today=TODAY), {"20240229"}),
    ],
)
def test_a_period(diary: LiveDiary, scope: Scope, found: set[str]) -> None:
    assert set(days(diary, "温泉", scope)) == found


def test_a_date_among_the_words(diary: LiveDiary) -> None:
    results = diary.answer("去年 本", 20, Scope(today=TODAY))
    assert results.period
    assert (results.period.text, len(results.hits)) == ("去年", 1)


@pytest.mark.parametrize("query", ["去年 ぬ", "去年 温", "去年に温", "2024年2月 東京"])
@pytest.mark.parametrize("settled", [False, True])
def test_a_period_stays_while_the_words_behind_it_are_typed(
    diary: LiveDiary, query: str, settled: bool
) -> None:
    results = diary.answer(query, 20, Scope(today=TODAY), settled=settled)
    assert results.period
    assert results.period.applied
    assert results.hits == ()


def test_a_period_among_the_words_is_asked_for_instead_of_another(diary: LiveDiary) -> None:
    scope = Scope(since=dt.date(2026, 1, 1), until=dt.date(2026, 12, 31), today=TODAY)
    assert days(diary, "去年 本", scope) == ["20250523"]
    assert days(diary, "2019年", scope) == []
    assert days(diary, "本", scope) == []


def test_a_period_alone_in_which_nothing_was_written_is_words(diary: LiveDiary) -> None:
    results = diary.answer("2019年", 20, Scope(today=TODAY))
    assert results.period
    assert not results.period.applied


def test_orders(diary: LiveDiary) -> None:
    assert days(diary, "温泉", Scope(sort="old", today=TODAY)) == ["20230523", "20240229", "20240523"]
    assert days(diary, "温泉", Scope(sort="new", today=TODAY)) == ["20240523", "20240229", "20230523"]


def test_a_line_is_the_sentence_of_the_match(diary: LiveDiary) -> None:
    (hit,) = diary.answer("聴", 20, Scope(today=TODAY)).hits
    assert hit.snippet.text == "音楽を聴く。"
    assert hit.highlights == ((3, 5),)


def test_what_is_kept_changes_no_answer(diary: LiveDiary) -> None:
    queries = ["o", "on", "ons", "温泉 o", "音楽", "音", "pyth", "去年 本", "友達と本を読んだ"]
    kept = [diary.answer(query, 20, Scope(today=TODAY)) for query in queries]
    for _ in diary.warm_up():
        pass
    assert [diary.answer(query, 20, Scope(today=TODAY)) for query in queries] == kept
    fresh = [LiveDiary(diary.directory).answer(query, 20, Scope(today=TODAY)) for query in queries]
    assert fresh == kept


def test_nothing_typed_is_no_query(diary: LiveDiary) -> None:
    with pytest.raises(UsageError):
        diary.answer("  ", 20, Scope(today=TODAY))
