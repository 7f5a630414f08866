"""What a hit scores, and of what that is made: BM25 as in the papers, neighbours in the text, ties by date."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

import pytest

from indexer.search.passages import Candidate, Occurrence, best_passage

if TYPE_CHECKING:
    from tests.conftest import MakeDiary


def test_a_word_scores_by_bm25(make_diary: MakeDiary) -> None:
    """Robertson & Zaragoza 2009, with Lucene's idf, k1 = b = 0.6; four entries of 1, 3, 8 and 1 words."""
    diary = make_diary(
        {
            "20250501": "猫。",
            "20250502": "猫と猫と犬。",
            "20250503": "長い雨の一日、庭を眺めて猫を待つ。",
            "20250504": "雪。",
        }
    )
    sizes = diary._reader.sizes
    assert sorted(sizes) == [1, 1, 3, 8]
    idf = math.log(1 + (4 - 3 + 0.5) / (3 + 0.5))

    def bm25(times: int, size: int) -> float:
        average = sum(sizes) / len(sizes)
        return idf * times * (0.6 + 1) / (times + 0.6 * (1 - 0.6 + 0.6 * size / average))

    shares = [dict(hit.parts)["document"] for hit in diary.search("猫").hits]

    assert [share / shares[0] for share in shares] == pytest.approx(
        [score / bm25(2, 3) for score in (bm25(2, 3), bm25(1, 1), bm25(1, 8))]
    )


def test_equal_passages_come_newest_first(make_diary: MakeDiary) -> None:
    diary = make_diary({f"202505{day:02}": "庭で猫と犬を見た。" for day in range(1, 9)})

    for query in ("猫", "猫 犬", "庭 猫 犬"):
        found = [hit.entry.date for hit in diary.search(query).hits]
        assert found == [dt.date(2025, 5, day) for day in range(8, 0, -1)]


@pytest.mark.parametrize(("between", "worth"), [(0, 0.5), (1, 0.5), (2, 0.3), (3, 0.3), (4, 0.0)])
def test_words_of_the_query_may_have_three_characters_between_them(between: int, worth: float) -> None:
    text = "猫" + "あ" * between + "犬"
    places = [Occurrence(0, 0, 1), Occurrence(1, between + 1, between + 2)]

    parts = dict(best_passage(Candidate(text, places), [2.0, 1.0], {}).parts)

    assert parts["adjacency"] == pytest.approx(worth)


def test_words_in_another_order_are_no_neighbours() -> None:
    places = [Occurrence(1, 0, 1), Occurrence(0, 1, 2)]

    assert dict(best_passage(Candidate("犬猫", places), [2.0, 1.0], {}).parts)["adjacency"] == 0


@pytest.mark.parametrize(("absent", "found"), [(1, True), (6, False)])
def test_what_holds_little_of_a_query_is_no_partial_match(
    make_diary: MakeDiary, absent: int, *, found: bool
) -> None:
    """A word of every second entry weighs 0.69; beside six that none has (3.7 each) that is less than 0.12 of all."""
    texts = {f"202505{day:02}": "庭の草。" if day % 2 else "窓の外。" for day in range(1, 21)}
    words = ["麒麟", "河馬", "駱駝", "海豹", "栗鼠", "土竜"]

    hits = make_diary(texts).search(" ".join(["庭", *words[:absent]])).hits

    assert bool(hits) == found
