"""Segments made in columns are those that are made word by word, to the byte."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.analysis import names, segmenter
from indexer.analysis.segmenter import Segmenter, build_names
from indexer.index.builder import SegmentBuilder
from indexer.index.bulk import postings, words
from indexer.index.bulk.making import InBulk
from indexer.index.making import OneByOne, Terms
from indexer.index.segment import ID_BYTES, SegmentReader
from indexer.model import Entry
from indexer.sources import read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indexer.index.making import Making

SAMPLE = Path(__file__).parents[2] / "data" / "diary.txt"
PIECES = st.sampled_from(
    [
        *"日記今日は元日。読んでいた食べさせられなかった 、。「」！？・…\n\u3000\t\0",
        *"ｶﾞがか\u3099ゝゞ〳〵㍿㌔①ﾊﾟ👨‍👩‍👧é",
        *("思ふ", "けふは", "言つた", "會社", "民主主義", "三日坊主", "一二三人", "１２", "3.5", "C++", "LLM", "ＬＬＭ", "2025"),
        *("ホゲフガ", "ラファウ", "**", "[x](http://a.b)", "# ", "- ", "学校に行きたくなかった", "ありがとうございました", "ぺぺぺ"),
        *("ABC ", "Don't", "ß", "ﬁ", "\U00020bb7野家", "𝕏"),
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map("".join)


def segment(
    making: Making[Terms], path: Path, texts: Iterable[str], merged: Iterable[SegmentReader] = ()
) -> bytes:
    builder = SegmentBuilder(str(path), making)
    for number, text in enumerate(texts):
        entry = Entry(f"{number:0{2 * ID_BYTES}x}", dt.date(2025, 1, 1), "", text, "", 1)
        builder.add(entry, text, 0, *making.document(text))
    for reader in merged:
        builder.add_segment(reader)
    builder.finish()
    return path.read_bytes()


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[OneByOne, InBulk, Path]:
    """Both ways, used again and again as by a build, and a folder to work in."""
    return OneByOne(Segmenter()), InBulk(Segmenter()), tmp_path_factory.mktemp("bulk")


@settings(max_examples=60)
@given(st.lists(TEXTS, max_size=5))
@example([""])
@example(["\n\n", "", "。"])
@example(["けふは㌔ー" * 60])
def test_any_texts(both: tuple[OneByOne, InBulk, Path], texts: list[str]) -> None:
    one_by_one, in_bulk, folder = both

    assert segment(in_bulk, folder / "bulk", texts) == segment(one_by_one, folder / "one", texts)


def test_the_sample_diary(tmp_path: Path) -> None:
    texts = [entry.text for entry in read(SAMPLE).entries] * 3
    one_by_one, in_bulk = OneByOne(Segmenter()), InBulk(Segmenter())

    assert segment(in_bulk, tmp_path / "bulk", texts) == segment(one_by_one, tmp_path / "one", texts)
    assert in_bulk.segmenter.vocabulary.words == one_by_one.segmenter.vocabulary.words
    assert in_bulk.segmenter.vocabulary.strangers == one_by_one.segmenter.vocabulary.strangers


def test_whatever_is_done_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Long texts come in several cuts, many postings in several blocks, and ids may be higher than expected."""
    texts = [entry.text for entry in read(SAMPLE).entries]
    expected = segment(OneByOne(Segmenter()), tmp_path / "one", texts)

    monkeypatch.setattr(segmenter, "_AT_ONCE", 3)
    monkeypatch.setattr(postings, "_AT_ONCE", 3)
    monkeypatch.setattr(words, "_MOST_IDS", 100_000)

    assert segment(InBulk(Segmenter()), tmp_path / "bulk", texts) == expected


def test_names_of_the_user(tmp_path: Path) -> None:
    build_names(names.lexicon_csv(names.parse("黎々火 れいれいか\n喫茶ヒバリ\n")[0]), tmp_path / "names.dic")
    texts = ["喫茶ヒバリで黎々火さんと会う。", "黎々火さん。"]
    segmenters = [Segmenter(str(tmp_path / "names.dic")) for _ in range(2)]

    made = segment(InBulk(segmenters[0]), tmp_path / "bulk", texts)

    assert made == segment(OneByOne(segmenters[1]), tmp_path / "one", texts)
    reader = SegmentReader(str(tmp_path / "bulk"))
    assert "喫茶ヒバリ".encode() in {term.strip(b"\x01") for term, _ in reader.terms()}


def test_segments_that_are_made_one(tmp_path: Path) -> None:
    texts = ["図書館で瞑想の本を読んだ。", "瞑想と散歩。", "本を返す。"]
    segment(OneByOne(Segmenter()), tmp_path / "old", texts)
    old = SegmentReader(str(tmp_path / "old"))
    old.deleted = frozenset({1})

    made = segment(InBulk(Segmenter()), tmp_path / "bulk", texts[:2], [old])

    assert made == segment(OneByOne(Segmenter()), tmp_path / "one", texts[:2], [old])
    assert SegmentReader(str(tmp_path / "bulk")).count == 4
