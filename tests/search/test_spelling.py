"""Near spellings: what may be passed over when they are looked for."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.app import Diary
from indexer.index.reader import open_index
from indexer.search.spelling import edit_distance
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


@pytest.mark.parametrize("least", [-1, 0, 1, 2, 3, 9])
def test_runs_are_of_texts_that_share_pairs(tmp_path: Path, least: int) -> None:
    texts = ["アイウエとアイと", "イウ", "エイアウ。アイウエ", "ウエ\nアイ", "猫"]
    write_diary(tmp_path / "diary.txt", {f"2025010{n}": text for n, text in enumerate(texts, start=1)})
    Diary(tmp_path / "index").update([tmp_path / "diary.txt"])
    reader = open_index(tmp_path / "index")
    assert reader
    wanted = {"アイ", "イウ", "ウエ"}

    found = reader.runs(re.compile(rb"(?:\xe3\x82[\xa1-\xbf]){2,}"), "アイウエ", least)

    shared = [text for text in texts if len({a + b for a, b in pairwise(text)} & wanted) >= least]
    assert found == Counter(run for text in shared for run in re.findall("[ァ-タ]{2,}", text))
