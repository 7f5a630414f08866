"""The terms of the sounds of words in kana."""

from __future__ import annotations

import pytest

from indexer.analysis.analyzer import analyze
from indexer.analysis.segmenter import Segmenter
from indexer.analysis.sounds import SOUND

HEARD = [
    ("鳥の声をきいた", {"動詞キク"}),
    ("聞いた", set()),
    ("町についた", {"動詞ツク"}),
    ("つばさを見た", {"名詞ツバサ"}),
    ("散歩をする", set()),
    ("本をかりて、かえした", {"動詞カリル", "動詞カエス"}),
]
HELPERS = [
    ("話すことがない", "名詞コト"),
    ("見てみる", "動詞ミル"),
    ("寝ておる", "動詞オル"),
    ("なりきる", "動詞キル"),
]


def sounds(text: str) -> set[str]:
    analysis = analyze(text, Segmenter())
    return {term[1:] for _, term in analysis.compounds if term.startswith(SOUND)}


@pytest.mark.parametrize(("text", "expected"), HEARD)
def test_words_in_kana_are_met_by_their_sound(text: str, expected: set[str]) -> None:
    assert expected <= sounds(text)
    assert expected or not sounds(text)


@pytest.mark.parametrize(("text", "sound"), HELPERS)
def test_what_helps_another_word_is_not(text: str, sound: str) -> None:
    assert sound not in sounds(text)


@pytest.mark.parametrize(("text", "sound"), [("布をおる", "動詞オル"), ("コトを弾く", "名詞コト")])
def test_what_looks_like_a_helper_and_is_none_is(text: str, sound: str) -> None:
    assert sound in sounds(text)


def test_what_stands_before_te_and_is_no_verb() -> None:
    assert "teナイ" in sounds("鳥がないた")
    assert not any(sound.startswith("te") for sound in sounds("鳥をみた"))


@pytest.mark.parametrize(
    ("text", "sound"),
    [("毛糸をまかないで", "動詞マク"), ("靴をはかない", "動詞ハク"), ("波をかわない", "動詞カウ")],
)
def test_what_says_no_behind_an_object_is_a_verb(text: str, sound: str) -> None:
    assert sound in sounds(text)


def test_what_says_no_and_has_no_object_is_what_the_dictionary_takes_it_for() -> None:
    assert "動詞マク" not in sounds("毛糸のまかないで")


def test_a_sound_stands_where_its_word_does() -> None:
    analysis = analyze("朝に鳥の声をきいた", Segmenter())
    at = next(at for at, term in analysis.compounds if term.startswith(SOUND) and term.endswith("キク"))
    assert (analysis.starts[at], analysis.words[at]) == (6, "きく")
