"""What a hit scores, and of what that is made: BM25 as in the papers, the best passage, ties by date.

The weights stand here as they were measured (``python -m benchmarks.quality``): who changes one measures, and changes
it in both places.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

import pytest

from indexer.search.passages import Candidate, Occurrence, best_passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexer.app import Diary
    from tests.conftest import MakeDiary


def idf(held: int, entries: int) -> float:
    return math.log(1 + (entries - held + 0.5) / (held + 0.5))


def bm25(times: int, size: int, average: float) -> float:
    """BM25 without its idf (Robertson & Zaragoza 2009), k1 = b = 0.6."""
    return times * (0.6 + 1) / (times + 0.6 * (1 - 0.6 + 0.6 * size / average))


def document_share(diary: Diary, query: str) -> list[float]:
    return [dict(hit.parts)["document"] for hit in diary.search(query).hits]


def test_a_word_scores_by_bm25(make_diary: MakeDiary) -> None:
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
    average = sum(sizes) / 4

    assert document_share(diary, "猫") == pytest.approx(
        [0.7 * idf(3, 4) * bm25(times, size, average) for times, size in [(2, 3), (1, 1), (1, 8)]]
    )


def test_a_word_of_parts_scores_half_by_itself_and_half_by_them(make_diary: MakeDiary) -> None:
    diary = make_diary({"20250501": "民主主義。", "20250502": "主義。", "20250503": "雪。"})
    assert sorted(diary._reader.sizes) == [1, 1, 3]
    once = bm25(1, 3, 5 / 3)

    assert document_share(diary, "民主主義") == pytest.approx(
        [0.7 * once * 0.5 * (idf(1, 3) + idf(1, 3) + idf(2, 3))]
    )


def test_what_stands_for_a_word_counts_as_it_is_rare_itself(make_diary: MakeDiary) -> None:
    others = {f"202504{day:02}": f"髪を{day}回とかす。" for day in range(1, 29)}
    texts = {"20250501": "髪型と靴。", "20250502": "髪と帽子。"}
    diary = make_diary(others | texts)

    def covered(query: str) -> dict[str, float]:
        return {hit.entry.text: dict(hit.parts)["coverage"] for hit in diary.search(query).hits}

    found = covered("髪型と帽子の話")
    assert found["髪と帽子。"] == pytest.approx(1.1 * (idf(29, 30) + idf(1, 30)))


def test_equal_passages_come_newest_first(make_diary: MakeDiary) -> None:
    diary = make_diary({f"202505{day:02}": "庭で猫と犬を見た。" for day in range(1, 9)})

    for query in ("猫", "猫 犬", "庭 猫 犬"):
        found = [hit.entry.date for hit in diary.search(query).hits]
        assert found == [dt.date(2025, 5, day) for day in range(8, 0, -1)]


@pytest.mark.parametrize(("between", "worth"), [(0, 0.8), (1, 0.8), (2, 0.5), (3, 0.5), (4, 0.0)])
def test_words_of_the_query_may_have_three_characters_between_them(between: int, worth: float) -> None:
    text = "猫" + "あ" * between + "犬"
    places = [Occurrence(0, 0, 1), Occurrence(1, between + 1, between + 2)]

    parts = dict(best_passage(Candidate(text, places), [2.0, 1.0], {}).parts)

    assert parts["adjacency"] == pytest.approx(worth)


def test_words_in_another_order_are_no_neighbours() -> None:
    places = [Occurrence(1, 0, 1), Occurrence(0, 1, 2)]

    assert dict(best_passage(Candidate("犬猫", places), [2.0, 1.0], {}).parts)["adjacency"] == 0


@pytest.mark.parametrize(("absent", "found"), [(1, True), (2, False)])
def test_what_holds_little_of_a_query_is_no_partial_match(
    make_diary: MakeDiary, absent: int, *, found: bool
) -> None:
    """A word of every second entry weighs 0.69; beside two that none has (3.7 each) that is less than 0.12 of all."""
    texts = {f"202505{day:02}": "庭の草。" if day % 2 else "窓の外。" for day in range(1, 21)}

    hits = make_diary(texts).search(" ".join(["庭", "麒麟", "河馬"][: 1 + absent])).hits

    assert bool(hits) == found


def test_what_holds_a_fifth_of_the_best_is_a_partial_match(make_diary: MakeDiary) -> None:
    """Of what one has that has 猫 and 鳥, 窓 weighs more than a fifth, 庭 less."""
    texts = {f"202505{day:02}": "庭の草。" for day in range(1, 13)}
    texts |= {f"202506{day:02}": "窓の外。" for day in range(1, 8)}
    texts |= {f"202507{day:02}": "雪。" for day in range(1, 12)}
    diary = make_diary({**texts, "20250801": "猫と鳥。"})
    best = 2 * idf(1, 31)
    assert 0.1 * best < idf(12, 31) < 0.2 * best < idf(7, 31) < 0.3 * best

    found = diary.search("猫 鳥 麒麟 窓 庭", limit=None).hits

    assert {hit.entry.text for hit in found} == {"猫と鳥。", "窓の外。"}


@pytest.mark.parametrize("others", [7, 16])
def test_every_word_that_was_set_apart_is_marked(make_diary: MakeDiary, others: int) -> None:
    """However little it says."""
    texts = {f"2025{5 + day // 28:02}{1 + day % 28:02}": "庭の草。" for day in range(others)}
    texts |= {f"202509{day:02}": "窓の外。" for day in range(1, 8)}
    diary = make_diary({**texts, "20251001": "庭に猫がいる。"})

    hit = diary.search("庭 猫").hits[0]

    assert [hit.snippet.text[start:end] for start, end in hit.snippet.highlights] == ["庭", "猫"]


def parts(text: str, places: Sequence[Occurrence], bigrams: dict[str, float]) -> dict[str, float]:
    return dict(best_passage(Candidate(text, list(places)), [2.0, 1.0], bigrams).parts)


def test_the_shares_of_a_passage() -> None:
    """What the words of the passage weigh, 1.1 times; its bigrams 0.8 times, those of the document 0.3 times."""
    text = "猫が庭にいた。\n" + "あ" * 300 + "。\n窓の外は雨。"
    places = [Occurrence(0, 0, 1), Occurrence(1, 2, 3)]

    assert parts(text, places, {"庭に": 3.0, "雨。": 0.5}) == pytest.approx(
        {"coverage": 1.1 * 3, "adjacency": 0.8, "window-bigrams": 0.8 * 3, "document-bigrams": 0.3 * 3.5}
    )


@pytest.mark.parametrize(("length", "share"), [(40, 1.0), (140, 1 / 1.2), (540, 0.5)])
def test_a_long_passage_counts_for_less(length: int, share: float) -> None:
    """From 40 characters on, 1 / (1 + 0.002 n) for n more."""
    text = "猫" + "あ" * (length - 2) + "犬"

    found = parts(text, [Occurrence(0, 0, 1), Occurrence(1, length - 1, length)], {})

    assert found["coverage"] == pytest.approx(1.1 * 3 * share)


@pytest.mark.parametrize(("sentences", "covered"), [(6, 3.0), (7, 2.0)])
def test_a_passage_has_six_sentences_at_most(sentences: int, covered: float) -> None:
    text = "猫。" + "い。" * (sentences - 2) + "犬。"

    found = parts(text, [Occurrence(0, 0, 1), Occurrence(1, len(text) - 2, len(text) - 1)], {})

    assert found["coverage"] == pytest.approx(1.1 * covered)


def coverage(diary: Diary, query: str) -> float:
    """What the words that it holds count in the passage of the first hit."""
    return dict(diary.search(query).hits[0].parts)["coverage"]


@pytest.mark.parametrize(("query", "share"), [("雲や鯨", 1.0), ("雲と跳ねる", 0.6), ("雲やゆっくり", 0.6)])
def test_a_verb_or_an_adverb_of_a_sentence_says_less_than_a_noun(
    make_diary: MakeDiary, query: str, share: float
) -> None:
    diary = make_diary(
        {"20250501": "鯨。", "20250502": "跳ねる。", "20250503": "ゆっくり。", "20250504": "雪。"}
    )

    assert coverage(diary, query) == pytest.approx(1.1 * share * idf(1, 4))
