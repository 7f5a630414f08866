"""A segment and the index of segments, as a search sees them."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.folding import fold
from indexer.analysis.lookup import look_up
from indexer.analysis.normalized import prepare
from indexer.analysis.query_word import packed, unpacked
from indexer.analysis.segmenter import Segmenter
from indexer.app import Diary
from indexer.index.reader import open_index
from indexer.index.segment.reader import SegmentReader
from indexer.index.store.pages import DamagedFileError
from tests.conftest import write_diary

if TYPE_CHECKING:
    from pathlib import Path

    from indexer.index.reader import IndexReader
    from tests.conftest import MakeDiary

ENTRIES = {
    "20250101": "元日。湯田温泉で瞑想した。おせちを食べすぎた。",
    "20250102": "図書館で『坊っちゃん』を借りて読んでいた。",
    "20250103": "瞑想と散歩。ＬＬＭの話を聞いた。",
}


def test_what_the_index_says_of_a_word_the_dictionary_says_too(make_diary: MakeDiary) -> None:
    diary = make_diary(ENTRIES)
    reader = open_index(diary.directory)
    assert reader
    segmenter = Segmenter()

    for word in ("瞑想", "食べる", "図書館", "読む", "散歩", "聞く", "借りる"):
        assert reader.lexicon.typed(word) == look_up(prepare(word)[1].text, segmenter)


@pytest.mark.parametrize(
    "word", ["考え", "思う", "民主主義", "めいそう", "映画友達", "〜", "c++", "0", "1000"]
)
def test_a_typed_word_is_packed_and_unpacked(word: str) -> None:
    typed = look_up(word, Segmenter())

    assert unpacked(word, packed(word, typed)) == typed


def test_a_flipped_bit_is_seen(make_diary: MakeDiary) -> None:
    diary = make_diary(ENTRIES)
    path = next(diary.directory.glob("*.seg"))
    data = bytearray(path.read_bytes())
    data[20] ^= 1
    path.write_bytes(data)

    with pytest.raises(DamagedFileError, match="page"):
        SegmentReader(str(path)).check()


TEXTS = ("日記をしたしだ", "とうとう日の記", "ガ1と1ガ。日記", "日🐈\nNikki")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> IndexReader:
    folder = tmp_path_factory.mktemp("texts")
    write_diary(folder / "diary.txt", {f"202501{n:02}": text for n, text in enumerate(TEXTS, start=1)})
    Diary(folder / "index").update([folder / "diary.txt"])
    opened = open_index(folder / "index")
    assert opened
    return opened


@given(needle=st.text("しただとう日記のｶﾞ１ 。", min_size=1, max_size=8))
def test_a_quoted_search_finds_what_the_texts_hold(reader: IndexReader, needle: str) -> None:
    folded = fold(needle).text

    found = {reader.text(doc): count for doc, count in reader.counts(folded, (), 1000).items()}

    texts = [reader.text(doc) for doc in reader.documents()]
    assert found == {text: text.count(folded) for text in texts if folded in text}


@pytest.mark.parametrize("needle", ["日", "。", "猫", "ガ", "\n", "🐈", "日🐈", "nikk", "🐕"])
def test_characters_are_found_as_by_the_texts(reader: IndexReader, needle: str) -> None:
    texts = [reader.text(doc) for doc in reader.documents()]

    assert reader.holding(needle) == [doc for doc, text in enumerate(texts) if needle in text]


@pytest.mark.parametrize("few", [0, 2, 64])
@given(typed=st.lists(st.text("しただとう日記ガ1\n", min_size=1, max_size=2), min_size=2, max_size=4))
def test_a_quotation_that_grows_is_found_as_one_that_is_typed_at_once(
    reader: IndexReader, few: int, typed: list[str]
) -> None:
    texts = [reader.text(doc) for doc in reader.documents()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("indexer.index.segment.reader._FEW", few)
        for needle in accumulate(typed):
            by_texts = {doc: text.count(needle) for doc, text in enumerate(texts) if needle in text}

            assert reader.counts(needle, (), 1000) == by_texts
            assert reader.holding(needle) == [*by_texts]


@given(
    needle=st.text("しただとう日記ガ1", min_size=1, max_size=3),
    before=st.sets(st.sampled_from("しただ日記")),
    after=st.sets(st.sampled_from("しただ日記")),
)
def test_characters_are_found_where_none_of_some_others_are_beside_them(
    reader: IndexReader, needle: str, before: set[str], after: set[str]
) -> None:
    pattern = re.compile(f"(?<![{''.join(before)} ]){needle}(?![{''.join(after)} ])")
    texts = [reader.text(doc) for doc in reader.documents()]

    found = reader.holding(needle, (), before | {"　"}, after | {"　"})

    assert found == [doc for doc, text in enumerate(texts) if pattern.search(text)]
    assert len(found) <= reader.at_most(needle)


@pytest.mark.parametrize("worth", [0, 10**9])
def test_a_quoted_search_finds_the_same_however_many_lists_it_reads(
    reader: IndexReader, worth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    needles = ["日記", "した", "ガ1と", "日🐈\n", "とうとう日", "nikki", "1と1", "記を"]
    found = [reader.holding(needle) for needle in needles]
    monkeypatch.setattr("indexer.index.segment.ngrams._NOT_WORTH_IT", worth)

    assert [reader.holding(needle) for needle in needles] == found


@pytest.mark.parametrize(("count", "looked_at"), [(63, 63), (64, 2), (300, 2)])
def test_two_kanji_are_looked_for_where_they_are_neighbours(
    tmp_path: Path, count: int, looked_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a segment of enough documents; in others, pairs of kanji would take more room than they save time."""
    monkeypatch.setattr("indexer.index.segment.ngrams._FEW", 64)
    texts = {f"2024{1 + n // 28:02}{1 + n % 28:02}": f"日の出と月{n}" for n in range(count)}
    texts |= {"20240103": "日月を重ねる𠮷日", "20240120": "月日と日月"}
    write_diary(tmp_path / "diary.txt", texts)
    Diary(tmp_path / "index").update([tmp_path / "diary.txt"])
    opened = open_index(tmp_path / "index")
    assert opened
    (segment,) = opened.segments

    assert len(segment._grams.documents("日月")) == looked_at
    for needle in ("日月", "月日", "𠮷日", "月日と日", "日の", "出と"):
        assert opened.holding(needle) == [doc for doc in opened.documents() if needle in opened.text(doc)]


def test_grams_survive_changes_and_merging(tmp_path: Path) -> None:
    """Of 300 documents, so that lists are longer than a byte counts; some are changed, some deleted, all made one again."""
    entries = {f"2024{1 + n // 28:02}{1 + n % 28:02}": f"日記その{n}。ねこ🐈と山へ" for n in range(300)}
    write_diary(tmp_path / "diary.txt", entries)
    diary = Diary(tmp_path / "index")
    diary.update([tmp_path / "diary.txt"])
    for n, day in enumerate(list(entries)[:40]):
        if n % 2:
            del entries[day]
        else:
            entries[day] = f"いぬ🐕と海へ{n}"
        if n % 8 == 7:
            write_diary(tmp_path / "diary.txt", entries)
            diary.update()
    opened = open_index(tmp_path / "index")
    assert opened

    texts = {doc: opened.text(doc) for doc in opened.documents()}
    assert len(texts) == len(entries)
    for needle in ("ね", "ねこ", "こ🐈", "🐕", "山へ", "へ2", "いぬ", "その29", "日記そ", "猫"):
        assert opened.holding(needle) == [doc for doc, text in texts.items() if needle in text]
