"""What holds for every word of every diary, on diaries made at random and on the sample diary."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis.kana import hiragana, is_kana
from indexer.analysis.lookup import look_up
from indexer.analysis.segmenter import Segmenter
from indexer.app import Diary
from indexer.dates.spotting import spotted
from indexer.index.reader import open_index
from tests.conftest import write_diary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexer.model import SearchResults

WORDS = (
    "猫", "犬", "図書館", "お母さん", "仕事", "食べた", "飲めない", "待ってた", "やばーい", "８時半", "三十人", "5キロ", "霞ヶ関", "斉藤さん",
    "バスタオル", "GPT-4o", "ONE PIECE", "会社", "瞑想", "とる", "かさ", "じてんしゃ", "湯田温泉", "さむっ", "8/29", "楽しい", "走る", "映画",
)  # fmt: skip
QUERIES = (
    "猫", "図書館", "としょかん", "お母さん", "母さん", "仕事", "食べる", "飲む", "待っている", "やばい", "8:30", "30人", "5km", "霞が関", "斎藤",
    "タオル", "GPT", "ONE PIECE", "めいそう", "とる", "かさ", "自転車", "温泉", "寒い", "8月29日", "楽しい", "走る", "映画", "犬 猫", "eiga",
)  # fmt: skip
ENTRIES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(lambda words: "と".join(words) + "。"),
    min_size=1,
    max_size=5,
)
TODAY = dt.date(2026, 11, 30)
RARE = 6
"""A tenth of the entries of the sample diary."""
SETTINGS = settings(max_examples=12)
"""A diary is indexed for each example."""


def indexed(folder: str, texts: Sequence[str]) -> Diary:
    """A diary of one entry a day."""
    source = Path(folder) / "diary.txt"
    write_diary(source, {f"202501{n + 1:02}": text for n, text in enumerate(texts)})
    diary = Diary(Path(folder) / "index")
    diary.update([source])
    return diary


def full(results: SearchResults) -> set[str]:
    """The texts of the full matches."""
    return {hit.entry.text for hit in results.hits if hit.tier == "full"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Diary:
    diary = Diary(tmp_path_factory.mktemp("sample") / "index")
    diary.update([Path(__file__).parents[2] / "data" / "diary.txt"])
    return diary


@pytest.fixture(scope="module")
def words(sample: Diary) -> list[str]:
    """Runs of one script in the sample diary: words, parts of words, words with their endings."""
    import re

    text = "\n".join(entry.text for entry in sample.entries())
    runs = re.findall("[一-龥々]{1,4}[ぁ-ん]{0,3}|[ァ-ヺー]{2,}|[ぁ-ん]{2,4}|[A-Za-z]{2,}", text)
    return sorted(set(runs))[::9]


def test_no_word_is_an_error_and_every_hit_is_marked(sample: Diary, words: list[str]) -> None:
    for word in words:
        for hit in sample.search(word, limit=None).hits:
            assert hit.highlights or hit.title_highlights, (word, hit.tier)


def test_full_matches_come_first_and_are_counted(sample: Diary, words: list[str]) -> None:
    for one, other in zip(words[::7], words[3::7], strict=False):
        results = sample.search(f"{one} {other}", limit=None)
        tiers = [hit.tier for hit in results.hits]
        assert tiers == sorted(tiers, key=("full", "partial", "characters", "near").index)
        assert results.total == (tiers.count("full") or len(tiers))
        assert results.relaxed == (bool(tiers) and "full" not in tiers)


def test_the_order_of_words_changes_no_set(sample: Diary, words: list[str]) -> None:
    for one, other in zip(words[::5], words[2::5], strict=False):
        assert full(sample.search(f"{one} {other}", limit=None)) == full(
            sample.search(f"{other} {one}", limit=None)
        )


@pytest.fixture(scope="module")
def readings(sample: Diary) -> list[tuple[str, str]]:
    """Readings in katakana with a word of the sample diary that is read so, as the lexicon has them."""
    reader = open_index(sample.directory)
    assert reader
    pairs = set()
    for row in reader.lexicon.material().rows:
        key, _, pair = row.decode().partition("\t")
        kana, _, term = pair.partition("\t")
        is_period = spotted(term, TODAY) or spotted(hiragana(kana), TODAY)
        # Hiragana may be a form of a verb, too, which katakana is not: いたい of 居る.
        is_form = kana.endswith("タイ")
        if (
            key.startswith("r")
            and len(kana) > 2
            and reader.postings(term).docs
            and not (is_period or is_form)
        ):
            pairs.add((kana, term))
    return sorted(pairs)[::11]


def test_the_same_sound_in_any_script_is_the_same_word(
    sample: Diary, readings: list[tuple[str, str]]
) -> None:
    assert len(readings) > 50
    for kana, term in readings:
        typed, other = (
            full(sample.search(word, limit=None, exact_words=True)) for word in (hiragana(kana), kana)
        )
        assert typed == other, kana
        held = sample.search(term, limit=None, exact_words=True).hits
        by_term = {hit.entry.text for hit in held if ("word", term) in {(r.how, r.form) for r in hit.reasons}}
        assert by_term <= typed, (kana, term)


def test_every_word_of_a_sentence_has_every_way(sample: Diary, readings: list[tuple[str, str]]) -> None:
    segmenter = Segmenter()
    for _, term in readings[::2]:
        alone = full(sample.search(term, limit=None))
        cut = look_up(f"{term}はどこ", segmenter).units
        # A word that many entries have is not looked for by its characters; another cut is another word.
        if len(alone) > RARE or cut[:1] != look_up(term, segmenter).units:
            continue
        asked = {hit.entry.text for hit in sample.search(f"{term}はどこ？", limit=None).hits}
        assert alone <= asked, term


@SETTINGS
@given(texts=ENTRIES, word=st.sampled_from([query for query in QUERIES if " " not in query]))
def test_a_word_finds_in_a_sentence_what_it_finds_alone(texts: list[str], word: str) -> None:
    with TemporaryDirectory() as folder:
        diary = indexed(folder, texts)
        alone = full(diary.search(word, limit=None))
        asked = {hit.entry.text for hit in diary.search(f"{word}はどこ？", limit=None).hits}

    # Two kana that the dictionary cuts otherwise in a sentence may be anything there.
    assert alone <= asked or (len(word) == 2 and is_kana(word))


@SETTINGS
@given(texts=ENTRIES, query=st.sampled_from(QUERIES), more=ENTRIES)
def test_adding_an_entry_takes_no_hit_away(texts: list[str], query: str, more: list[str]) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        before = full(indexed(one, texts).search(query, limit=None))
        after = full(indexed(other, texts + more).search(query, limit=None))

    assert before <= after


@SETTINGS
@given(texts=ENTRIES, word=st.sampled_from(WORDS))
def test_a_word_between_others_is_found_and_marked(texts: list[str], word: str) -> None:
    with TemporaryDirectory() as folder:
        diary = indexed(folder, [*texts, f"庭に{word}、石に水。"])
        hits = [hit for hit in diary.search(word, limit=None).hits if hit.tier == "full"]

    assert f"庭に{word}、石に水。" in {hit.entry.text for hit in hits}
    assert all(hit.highlights for hit in hits)
