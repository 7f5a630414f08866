"""The dictionary and its traps."""

from __future__ import annotations

import pytest

from indexer.analysis import COMPOUND
from indexer.analysis.analyzer import analyze
from indexer.analysis.entries import homographs
from indexer.analysis.quantities import QUANTITY
from indexer.analysis.segmenter import Segmenter
from indexer.analysis.vocabulary import Vocabulary
from tests.analysis.terms import terms_of


def terms(text: str) -> list[str]:
    return list(terms_of(analyze(text, Segmenter())))


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
        assert len(terms_of(analysis)["晴れる"]) == 10_000


def test_particles_and_punctuation_are_no_terms() -> None:
    assert terms("猫が、庭に。") == ["猫", "庭"]


def test_the_end_of_a_sentence_parts_words() -> None:
    analysis = analyze("東京。都会", Segmenter())

    assert analysis.words.index("都会") - analysis.words.index("東京") == 2


def test_a_dot_between_words_does_not() -> None:
    analysis = analyze("国家・中国", Segmenter())

    assert analysis.words.index("中国") - analysis.words.index("国家") == 1


@pytest.mark.parametrize(
    "number", ["64,000円", "64000円", "６４０００円", "6万4千円", "六万四千円", "６万４千円", "6.4万円"]
)
def test_numbers_meet(number: str) -> None:
    assert {"64000", f"{QUANTITY}64000円"} <= {*terms(number)}


@pytest.mark.parametrize("text", ["\x00\x01", "\ud800x", "\u202e右から", "a\u0301" * 50])
def test_odd_characters_are_no_trouble(text: str) -> None:
    analyze(text, Segmenter())


def test_a_vocabulary_is_of_base_forms_numerals_and_strangers() -> None:
    segmenter = Segmenter()
    analyze("数人とご飯を食べた私。ホゲフガ", segmenter)

    assert {
        ("食べる", "食べる", "タベル"),
        ("私", "私", "ワタクシ"),
        ("数", "", ""),
    } <= segmenter.vocabulary.words.keys()
    assert segmenter.vocabulary.strangers == {"ホゲフガ": "ホゲフガ"}


def test_portions_of_a_vocabulary_make_it_again() -> None:
    segmenter = Segmenter()
    analyze("私はご飯を数杯食べた。猫を貰った。ホゲフガ", segmenter)
    met, again = segmenter.vocabulary, Vocabulary()

    sizes = []
    for portion in met.portions(3):
        sizes.append(len(portion.words) + len(portion.strangers))
        again.words |= portion.words
        again.strangers |= portion.strangers

    assert set(sizes[:-1]) == {3}
    assert (again.words, again.strangers) == (met.words, met.strangers)


def test_all_homographs_are_known() -> None:
    assert {"ワタシ", "ワタクシ"} <= {
        homograph.reading for homograph in homographs("私", "") if homograph.term == "私"
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("あ\ud800猫\n犬", ["", "犬", ""], id="a line in which the dictionary finds nothing"),
        pytest.param(
            "民主主義、民主主義", ["民主", "主義", "民主", "主義", ""], id="a comma between compounds"
        ),
        pytest.param("", [""], id="nothing"),
    ],
)
def test_positions_begin_and_end_where_words_do(text: str, words: list[str]) -> None:
    analysis = analyze(text, Segmenter())

    assert analysis.words == words
    spelt = [text[start:end] for start, end in zip(analysis.starts, analysis.ends, strict=True)]
    assert [word for word, term in zip(spelt, words, strict=True) if term] == [term for term in words if term]
