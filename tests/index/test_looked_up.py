"""Words that were asked for are not looked up again, and nothing depends on the file that keeps them."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from indexer.analysis.lookup import look_up
from indexer.analysis.segmenter import Segmenter
from indexer.app import Diary
from indexer.index.lexicon.looked_up import MOST, LookedUp
from tests.test_imports import modules_after

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeDiary


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter()


@pytest.mark.parametrize(
    "word", ["スマホ", "めいそう", "量子力学", "食べられなかった", "めいそうはどこ", "C++"]
)
def test_a_word_is_given_back_as_it_was(tmp_path: Path, segmenter: Segmenter, word: str) -> None:
    typed = look_up(word, segmenter)
    kept = LookedUp(str(tmp_path), "made with this")
    kept.add(word, typed)
    kept.keep()

    assert LookedUp(str(tmp_path), "made with this").get(word) == typed
    assert LookedUp(str(tmp_path), "made with that").get(word) is None
    assert stat.S_IMODE((tmp_path / "looked-up").stat().st_mode) == 0o600


@pytest.mark.parametrize("word", ["", "語\tを", "一\n二", "長" * 65])
def test_what_is_no_word_is_not_kept(tmp_path: Path, segmenter: Segmenter, word: str) -> None:
    kept = LookedUp(str(tmp_path), "made with this")
    kept.add(word, look_up("語", segmenter))
    kept.keep()

    assert LookedUp(str(tmp_path), "made with this").get(word) is None


def test_the_newest_words_are_kept(tmp_path: Path, segmenter: Segmenter) -> None:
    typed = look_up("猫", segmenter)
    kept = LookedUp(str(tmp_path), "made with this")
    for number in range(MOST + 5):
        kept.add(f"猫{number}", typed)
    kept.keep()
    again = LookedUp(str(tmp_path), "made with this")

    assert [again.get(f"猫{number}") is None for number in (0, 4, 5, MOST + 4)] == [True, True, False, False]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"made with this\nx\n", b"x" * 100_000])
def test_a_damaged_file_counts_as_empty(tmp_path: Path, segmenter: Segmenter, data: bytes) -> None:
    (tmp_path / "looked-up").write_bytes(data)
    kept = LookedUp(str(tmp_path), "made with this")

    assert kept.get("x") is None
    kept.add("猫", look_up("猫", segmenter))
    kept.keep()
    assert LookedUp(str(tmp_path), "made with this").get("猫")


@pytest.mark.parametrize("query", ["スマホ", "めいそう", "meisou", "量子", "量子 猫"])
def test_the_second_search_for_a_word_needs_no_dictionary(make_diary: MakeDiary, query: str) -> None:
    place = str(make_diary({"20250501": "瞑想した。", "20250502": "雨。"}).directory)

    def dictionary_after_search() -> bool:
        lines = (
            "from indexer.cli import run",
            "from indexer.cli.environment import Environment",
            f"run(['--index', {place!r}, 'search', {query!r}], Environment.current())",
        )
        return any(name.startswith("sudachipy") for name in modules_after(*lines))

    first = Diary(place).search(query)
    assert [dictionary_after_search(), dictionary_after_search()] == [True, False]
    assert Diary(place).search(query) == first
    assert Diary(place).update().added == 0
    assert not dictionary_after_search()
