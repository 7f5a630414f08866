"""The dictionary and its traps."""

from __future__ import annotations

import pytest

from indexer.analysis import COMPOUND
from indexer.analysis.analyzer import analyze
from indexer.analysis.segmenter import Segmenter


def terms(text: str) -> list[str]:
    return list(analyze(text, Segmenter()).terms)


def test_a_word_without_parts_is_kept() -> None:
    """SudachiPy 0.7.0 splits such a word into nothing (sudachi.rs #300)."""
    assert terms("瞑想") == ["瞑想"]


def test_a_compound_is_itself_and_its_parts() -> None:
    assert terms("民主主義") == [COMPOUND + "民主主義", "民主", "主義"]


@pytest.mark.parametrize(
    "text", ["あ" * 60_000, "今日は晴れた。" * 10_000, "🍣" * 20_000], ids=["kana", "sentences", "emoji"]
)
def test_text_beyond_the_limit_of_one_call(text: str) -> None:
    """One call takes 49,149 bytes."""
    analysis = analyze(text, Segmenter())

    assert analysis.ends[-1] <= len(text)
    if "晴れ" in text:
        assert len(analysis.terms["晴れる"]) == 10_000


def test_particles_and_punctuation_are_no_terms() -> None:
    assert terms("猫が、庭に。") == ["猫", "庭"]


def test_the_end_of_a_sentence_parts_words() -> None:
    analysis = analyze("東京。都会", Segmenter())

    assert analysis.terms["都会"][0] - analysis.terms["東京"][0] == 2


def test_a_dot_between_words_does_not() -> None:
    analysis = analyze("国家・中国", Segmenter())

    assert analysis.terms["中国"][0] - analysis.terms["国家"][0] == 1


@pytest.mark.parametrize(
    "number", ["64,000円", "64000円", "６４０００円", "6万4千円", "六万四千円", "６万４千円", "6.4万円"]
)
def test_numbers_meet(number: str) -> None:
    assert terms(number)[0] == "64000"


@pytest.mark.parametrize("text", ["\x00\x01", "\ud800x", "\u202e右から", "a\u0301" * 50])
def test_odd_characters_are_no_trouble(text: str) -> None:
    analyze(text, Segmenter())


def test_readings_are_learnt_of_base_forms_and_homographs() -> None:
    segmenter = Segmenter()
    analyze("私はご飯を食べた", segmenter)

    assert "タベル" in segmenter.knowledge["食べる"].readings
    assert {"ワタシ", "ワタクシ"} <= segmenter.knowledge["私"].readings
