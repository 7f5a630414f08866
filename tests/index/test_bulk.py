"""Segments made in columns are those that are made word by word, to the byte."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.analysis import names, segmenter
from indexer.analysis.segmenter import Segmenter, build_names
from indexer.app import Diary
from indexer.index import writer
from indexer.index.builder import SegmentBuilder
from indexer.index.bulk import postings, words
from indexer.index.bulk.columns import narrowed
from indexer.index.bulk.grams import BulkGrams
from indexer.index.bulk.making import InBulk
from indexer.index.bulk.postings import BulkPostings
from indexer.index.grams import GramsBuilder
from indexer.index.making import OneByOne
from indexer.index.packing import narrow
from indexer.index.postings import PostingsBuilder
from indexer.index.segment import ID_BYTES, SegmentReader
from indexer.index.writer import SegmentsWriter
from indexer.model import Entry
from indexer.sources import read
from tests.conftest import write_diary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from indexer.index.making import Making

SAMPLE = Path(__file__).parents[2] / "data" / "diary.txt"
PIECES = st.sampled_from(
    [
        *"日記今日は元日。読んでいた食べさせられなかった 、。「」！？・…\n\u3000\t\0\ud800",
        *"ｶﾞがか\u3099ゝゞ〳〵㍿㌔①ﾊﾟ👨‍👩‍👧é",
        *("思ふ", "けふは", "言つた", "會社", "民主主義", "三日坊主", "一二三人", "１２", "3.5", "C++", "LLM", "ＬＬＭ", "2025"),
        *("ホゲフガ", "ラファウ", "**", "[x](http://a.b)", "# ", "- ", "学校に行きたくなかった", "ありがとうございました", "ぺぺぺ"),
        *("ABC ", "Don't", "ß", "ﬁ", "\U00020bb7野家", "𝕏"),
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map("".join)
NUMBERS = st.integers(0, 2**17) | st.integers(0, 300)


def segment(
    way: Callable[[Segmenter], Making],
    path: Path,
    texts: Iterable[str],
    merged: Iterable[SegmentReader] = (),
    words_of: Segmenter | None = None,
) -> bytes:
    builder = SegmentBuilder(path.open("wb"), way(words_of or Segmenter()))
    for number, text in enumerate(texts):
        builder.add(Entry(f"{number:0{2 * ID_BYTES}x}", dt.date(2025, 1, 1), "", text, "", 1), text, 0)
    for reader in merged:
        builder.add_segment(reader)
    builder.finish()
    return path.read_bytes()


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [entry.text for entry in read(SAMPLE).entries]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bulk")


@settings(max_examples=60)
@given(texts=st.lists(TEXTS, max_size=5))
@example([""])
@example(["\n\n", "", "。", "\ud800", "猫\ud800\n犬"])
@example(["けふは㌔ー" * 60])
def test_any_texts(folder: Path, texts: list[str]) -> None:
    assert segment(InBulk, folder / "bulk", texts) == segment(OneByOne, folder / "one", texts)


def test_the_sample_diary(tmp_path: Path, texts: list[str]) -> None:
    one, other = Segmenter(), Segmenter()

    made = segment(InBulk, tmp_path / "bulk", texts * 3, words_of=one)

    assert made == segment(OneByOne, tmp_path / "one", texts * 3, words_of=other)
    assert one.vocabulary.words == other.vocabulary.words
    assert one.vocabulary.strangers == other.vocabulary.strangers
    assert segment(InBulk, tmp_path / "again", texts * 3, words_of=one) == made


def test_whatever_is_done_at_once(tmp_path: Path, texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Long texts come in several cuts, many postings in several blocks; ids may be high, strangers many."""
    texts = [*texts, "長い一行です。" * 2_000]
    expected = segment(OneByOne, tmp_path / "one", texts)

    monkeypatch.setattr(segmenter, "_AT_ONCE", 3)
    monkeypatch.setattr(segmenter, "_MOST_UNKNOWN", 2)
    monkeypatch.setattr(postings, "_AT_ONCE", 3)
    monkeypatch.setattr(words, "_MOST_IDS", 100_000)

    assert segment(OneByOne, tmp_path / "one", texts) == expected
    assert segment(InBulk, tmp_path / "bulk", texts) == expected


def test_a_long_line_is_cut_before_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segmenter, "_AT_ONCE", 100)
    monkeypatch.setattr(segmenter, "_MOST_CHARACTERS", 50)

    sizes = [len(cut.ids) for cut in Segmenter().cuts("長い一行です。" * 200 + "\n" * 300)]

    assert len(sizes) > 10
    assert max(sizes) < 200


def test_more_positions_than_two_bytes_hold(tmp_path: Path) -> None:
    texts = ["一\n" * 40_000 + "猫", "猫"]

    assert segment(InBulk, tmp_path / "bulk", texts) == segment(OneByOne, tmp_path / "one", texts)


@given(
    st.dictionaries(
        st.text("あいう", min_size=1, max_size=2),
        st.dictionaries(NUMBERS, st.sets(NUMBERS, min_size=1, max_size=400), min_size=1, max_size=9),
        max_size=6,
    )
)
def test_any_postings(found: dict[str, dict[int, set[int]]]) -> None:
    one, bulk = PostingsBuilder(), BulkPostings()
    for term, documents in found.items():
        docs = sorted(documents)
        positions = [position for doc in docs for position in sorted(documents[doc])]
        for builder in (one, bulk):
            builder.add_term(term.encode(), docs, [len(documents[doc]) for doc in docs], positions)

    assert list(bulk.packed()) == list(one.packed())


def test_terms_in_many_documents() -> None:
    docs = [*range(300), 900, 70_000]
    one, bulk = PostingsBuilder(), BulkPostings()
    for builder in (one, bulk):
        builder.add_term("あ".encode(), docs, [300] + [1] * 301, [*range(300), *[7] * 301])
        builder.add_term("い".encode(), docs, [1] * 302, [7] * 302)

    assert list(bulk.packed()) == list(one.packed())


@given(st.lists(st.text("猫あいaA!\n\U00020bb7", max_size=6), max_size=400))
@settings(max_examples=20)
@example([*["猫"] * 300, *["ああ"] * 300, "猫"])
def test_any_grams(texts: list[str]) -> None:
    one, bulk = GramsBuilder(), BulkGrams()
    for text in texts:
        one.add(text)
        bulk.add(text)

    assert bulk.packed() == one.packed()


@pytest.mark.parametrize("most", [0, 255, 256, 65_535, 65_536, 2**32 - 1])
def test_columns_are_as_narrow_as_they_can_be(most: int) -> None:
    assert narrowed(np.array([0, most])) == narrow([0, most])
    assert narrowed(np.array([0, most])).typecode == narrow([0, most]).typecode


def test_names_of_the_user(tmp_path: Path) -> None:
    rows = names.lexicon_csv(names.parse("黎々火 れいれいか\n喫茶ヒバリ\n")[0])
    (tmp_path / "names.csv").write_text(rows, encoding="utf-8")
    build_names(tmp_path / "names.csv", tmp_path / "names.dic")
    texts = ["喫茶ヒバリで黎々火さんと会う。", "黎々火さん。"]
    one, other = (Segmenter(str(tmp_path / "names.dic")) for _ in range(2))

    made = segment(InBulk, tmp_path / "bulk", texts, words_of=one)

    assert made == segment(OneByOne, tmp_path / "one", texts, words_of=other)
    reader = SegmentReader(str(tmp_path / "bulk"))
    assert "喫茶ヒバリ".encode() in {term.strip(b"\x01") for term, _ in reader.terms()}


def test_segments_that_are_made_one(tmp_path: Path) -> None:
    texts = ["図書館で瞑想の本を読んだ。", "瞑想と散歩。", "本を返す。"]
    segment(OneByOne, tmp_path / "old", texts)
    old = SegmentReader(str(tmp_path / "old"))
    old.deleted = frozenset({1})

    made = segment(InBulk, tmp_path / "bulk", texts[:2], [old])

    assert made == segment(OneByOne, tmp_path / "one", texts[:2], [old])
    assert SegmentReader(str(tmp_path / "bulk")).count == 4


def test_a_build_with_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where there is but one processor, or no fork: what was built and updated in bulk is what is otherwise."""
    monkeypatch.setattr(writer, "worker_count", lambda _characters: 1)
    made = []
    for name, worth_it in (("one", writer.WORTH_IT), ("bulk", 1)):
        monkeypatch.setattr(writer, "WORTH_IT", worth_it)
        entries = {f"202501{day:02}": f"{day}日。図書館で瞑想の本を読んだ。" for day in range(1, 20)}
        source, diary = tmp_path / f"{name}.txt", Diary(tmp_path / name)
        for more in ({}, {"20250201": "猫が寝ている。"}, {"20250105": "", "20250202": "犬。"}):
            entries |= more
            write_diary(source, entries)
            diary.update([source])
        files = [*diary.directory.glob("*.seg"), *diary.directory.glob("lexicon-*")]
        made.append(sorted(path.read_bytes() for path in files))

    assert made[0] == made[1]
    assert len(made[0]) > 2


@pytest.mark.skipif(sys.platform != "linux", reason="one process is used elsewhere")
def test_what_other_processes_made_is_made_one_without_getting_ready_for_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ways = []
    begin = SegmentsWriter.__init__

    def begun(self: SegmentsWriter, *arguments: Any) -> None:
        ways.append(arguments[2:] or (OneByOne,))
        begin(self, *arguments)

    monkeypatch.setattr(writer, "worker_count", lambda _characters: 2)
    monkeypatch.setattr(writer, "WORTH_IT", 1)
    monkeypatch.setattr(SegmentsWriter, "__init__", begun)
    source, diary = tmp_path / "diary.txt", Diary(tmp_path / "index")
    for text in ("図書館で瞑想の本を読んだ。", "犬と散歩した。"):
        write_diary(source, {f"202501{day:02}": f"{day}日。{text}" for day in range(1, 20)})
        diary.update([source])

    assert len(diary.search("散歩", limit=None).hits) == 19
    assert not diary.search("瞑想").hits
    assert set(ways) == {(OneByOne,)}
