"""Segments hold what was put into them, whoever builds them: one process or several."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.analysis import segmenter
from indexer.analysis.analyzer import analyze, analyze_all
from indexer.analysis.segmenter import Segmenter
from indexer.app import Diary
from indexer.index import writer
from indexer.index.fields import HAS, has_terms
from indexer.index.segment.postings import PostingsBuilder
from indexer.index.segment.reader import SegmentReader
from indexer.index.segment.writer import Document, SegmentBuilder
from indexer.index.store.encoding import unpack_postings
from indexer.model import Entry
from indexer.support.digest import entry_id
from tests.conftest import write_diary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

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


def build(path: Path, texts: Iterable[str], merged: Iterable[SegmentReader] = ()) -> SegmentReader:
    builder = SegmentBuilder(path.open("wb"))
    texts = list(texts)
    for text, analysis in zip(texts, analyze_all(texts, Segmenter()), strict=True):
        name = entry_id(dt.date(2025, 1, 1), "", text)
        builder.add(Document(Entry(name, dt.date(2025, 1, 1), "", text, "", 1), text, 0), analysis)
    for reader in merged:
        builder.add_segment(reader, reader.deleted)
    builder.finish()
    return SegmentReader(str(path))


def placed(reader: SegmentReader) -> dict[str, dict[int, list[int]]]:
    """The positions of each term, by document."""
    found: dict[str, dict[int, list[int]]] = {}
    for term, postings in reader.terms():
        cuts = pairwise((0, *accumulate(postings.freqs)))
        positions = [list(postings.positions[start:end]) for start, end in cuts]
        found[term.decode()] = dict(zip(postings.docs, positions, strict=True))
    return found


def expected(texts: Iterable[str]) -> dict[str, dict[int, list[int]]]:
    """The same, as analysis has it."""
    found: dict[str, dict[int, list[int]]] = {}
    for doc, text in enumerate(texts):
        analysis = analyze(text, Segmenter())
        pairs = [*enumerate(analysis.words), *analysis.compounds]
        for position, term in sorted(pair for pair in pairs if pair[1]):
            found.setdefault(term, {}).setdefault(doc, []).append(position)
    return found


@settings(max_examples=60)
@given(texts=st.lists(TEXTS, max_size=5))
@example([""])
@example(["\n\n", "", "。", "\ud800", "猫\ud800\n犬"])
@example(["けふは㌔ー" * 60])
@example(["[x](http://a.b)", "![](a.png) http://a https://b"])
def test_a_segment_holds_the_terms_of_any_texts(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    reader = build(tmp_path_factory.mktemp("any") / "segment", texts)

    found = placed(reader)
    beside = {term: found.pop(term) for term in [*found] if term.startswith(HAS)}
    assert found == expected(texts)
    assert list(reader.sizes) == [analyze(text, Segmenter()).size for text in texts]
    # Links and pictures, each as often as it is there.
    for doc, text in enumerate(texts):
        assert {term: len(docs[doc]) for term, docs in beside.items() if doc in docs} == has_terms(text)


def test_a_long_line_is_cut_at_its_punctuation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And words that the dictionary does not have are not all kept in memory."""
    texts = ["ホゲフガとピヨピヨで瞑想した。\n二行目。", "長い一行です。" * 200, "ホゲフガ。"]
    whole = expected(texts)

    monkeypatch.setattr(segmenter, "_MOST_CHARACTERS", 50)
    monkeypatch.setattr(segmenter, "_MOST_UNKNOWN", 1)

    assert placed(build(tmp_path / "segment", texts)) == whole


def test_more_positions_than_two_bytes_hold(tmp_path: Path) -> None:
    texts = ["一\n" * 40_000 + "猫", "猫"]

    assert placed(build(tmp_path / "segment", texts))["猫"] == expected(texts)["猫"]


@given(
    st.dictionaries(
        st.text("あいう", min_size=1, max_size=2),
        st.dictionaries(NUMBERS, st.sets(NUMBERS, min_size=1, max_size=400), min_size=1, max_size=9),
        max_size=6,
    )
)
def test_any_postings_are_packed_and_unpacked(found: dict[str, dict[int, set[int]]]) -> None:
    builder = PostingsBuilder()
    for term, documents in found.items():
        docs = sorted(documents)
        positions = [position for doc in docs for position in sorted(documents[doc])]
        builder.add_term(term.encode(), docs, [len(documents[doc]) for doc in docs], positions)

    unpacked = {term.decode(): unpack_postings(data) for term, data in builder.packed()}

    assert list(unpacked) == sorted(found, key=str.encode)
    for term, postings in unpacked.items():
        docs = list(postings.docs)
        assert docs == sorted(found[term])
        assert list(postings.freqs) == [len(found[term][doc]) for doc in docs]
        assert list(postings.positions) == [p for doc in docs for p in sorted(found[term][doc])]


def test_segments_that_are_merged(tmp_path: Path) -> None:
    texts = ["図書館で瞑想の本を読んだ。", "瞑想と散歩。", "本を返す。"]
    old = build(tmp_path / "old", texts)
    old.deleted = frozenset({1})

    merged = build(tmp_path / "merged", texts[:2], [old])

    assert placed(merged) == expected([*texts[:2], texts[0], texts[2]])
    assert Counter(merged.ids()) == Counter([*old.ids()[:2], old.ids()[0], old.ids()[2]])


@pytest.mark.skipif(sys.platform != "linux", reason="one process is used elsewhere")
def test_one_process_and_two_build_the_same_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for count in (1, 2):
        monkeypatch.setattr(writer, "worker_count", lambda _characters, count=count: count)
        entries = {f"202501{day:02}": f"{day}日。図書館で瞑想の本を読んだ。" for day in range(1, 20)}
        source, diary = tmp_path / f"{count}.txt", Diary(tmp_path / str(count))
        for more in ({}, {"20250201": "猫が寝ている。"}, {"20250105": "", "20250202": "犬。"}):
            entries |= more
            write_diary(source, entries)
            diary.update([source])
        results = [diary.search(query, limit=None) for query in ("読む", "めいそう", "猫", "図書館 -5日")]
        hits = [(hit.entry.id, hit.score, hit.snippet) for result in results for hit in result.hits]
        found.append((hits, diary.tags(), [entry.text for entry in diary.entries()]))

    assert found[0] == found[1]
    assert len(found[0][0]) > 19
