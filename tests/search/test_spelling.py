"""Near spellings: what may be passed over when they are looked for."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.kana import is_katakana
from indexer.app import Diary
from indexer.index.reader import open_index
from indexer.search.scoring import Scorer
from indexer.search.spelling import _near_terms, edit_distance
from tests.conftest import write_diary

if TYPE_CHECKING:
    from pathlib import Path

WORDS = st.text("アイウー", min_size=4, max_size=9)


@given(word=WORDS, other=WORDS, most=st.integers(1, 2))
def test_a_near_spelling_shares_all_pairs_but_three_an_edit(word: str, other: str, most: int) -> None:
    if edit_distance(word, other, most) <= most:
        shared = {*pairwise(word)} & {*pairwise(other)}
        assert len(shared) >= len({*pairwise(word)}) - 3 * most


@given(data=st.data(), word=st.text("アイウー", min_size=6, max_size=9))
def test_edits_of_a_word_share_its_pairs(data: st.DataObject, word: str) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    assert len({*pairwise(word)} & {*pairwise(swapped)}) >= len({*pairwise(word)}) - 3


@given(word=st.text("アイウー", min_size=4, max_size=4), other=WORDS)
def test_a_near_spelling_of_four_letters_shares_a_pair_unless_the_middle_ones_change_places(
    word: str, other: str
) -> None:
    if edit_distance(word, other, 1) <= 1 and other != word[0] + word[2] + word[1] + word[3]:
        assert {*pairwise(word)} & {*pairwise(other)}


@pytest.mark.parametrize("least", [1, 2, 3, 9])
def test_runs_are_of_texts_that_share_pairs(tmp_path: Path, least: int) -> None:
    texts = ["アイウエとアイと", "イウ", "エイアウ。アイウエ", "ウエ\nアイ", "猫"]
    write_diary(tmp_path / "diary.txt", {f"2025010{n}": text for n, text in enumerate(texts, start=1)})
    Diary(tmp_path / "index").update([tmp_path / "diary.txt"])
    reader = open_index(tmp_path / "index")
    assert reader
    wanted = {"アイ", "イウ", "ウエ"}

    found = reader.runs("アイウエ", frozenset("アイウエオ"), least)

    shared = [text for text in texts if len({a + b for a, b in pairwise(text)} & wanted) >= least]
    runs = (run for text in shared for run in re.findall("[ァ-タ]{2,}", text))
    assert found == Counter(run for run in runs if {a + b for a, b in pairwise(run)} & wanted)


@pytest.fixture(scope="module")
def scorer(tmp_path_factory: pytest.TempPathFactory) -> Scorer:
    """Of a diary of short katakana words, each text with three of them."""
    folder = tmp_path_factory.mktemp("katakana")
    words = ["".join(letters) for letters in product("アイー", repeat=5)] + [
        "アイイア",
        "イアアイ",
        "アアイイ",
    ]
    texts = ["・".join(words[n : n + 3]) for n in range(0, len(words), 3)]
    write_diary(
        folder / "diary.txt", {f"{20250101 + 100 * (n // 28) + n % 28}": text for n, text in enumerate(texts)}
    )
    Diary(folder / "index").update([folder / "diary.txt"])
    reader = open_index(folder / "index")
    assert reader
    return Scorer(reader)


@given(word=st.text("アイー", min_size=4, max_size=8).filter(is_katakana))
def test_near_spellings_are_those_of_all_words(scorer: Scorer, word: str) -> None:
    most = 2 if len(word) >= 8 else 1
    texts = [scorer.reader.text(doc) for doc in scorer.reader.documents()]
    runs = Counter(run for text in texts for run in re.findall("[ァ-ヺー]{4,}", text))
    near = {run for run in runs if edit_distance(word, run, most) <= most}

    found = list(_near_terms(word, scorer))
    assert {run for run, _, count in found if count} == near
    assert all(runs[run] == count for run, _, count in found)
