"""The lexicon: made of all words of a diary, whether they came at once or one by one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from indexer.analysis.vocabulary import Met, Vocabulary
from indexer.app import Diary
from indexer.index.lexicon.reader import Lexicon, Material, write
from indexer.index.merge_policy import lexicon_to_merge
from indexer.index.reader import IndexReader, open_index
from indexer.index.store.directory import IndexDirectory
from tests.conftest import write_diary

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = (
    "新宿で瞑想の本を買った。",
    "人事の話をした。他人事ではない。",
    "ウォーリーとカフェで会った。読みかけの本。",
    "本を買った。新宿で。",
    "十三日に三日坊主の友達と散歩した。コメダ。",
)


def _opened(directory: Path) -> IndexReader:
    reader = open_index(directory)
    assert reader
    return reader


def _written_one_by_one(folder: Path, count: int) -> Diary:
    diary = Diary(folder / "index")
    for n in range(count):
        write_diary(folder / f"{n}.txt", {f"202501{n + 1:02}": TEXTS[n % len(TEXTS)]})
        diary.update([folder])
    return diary


def test_posts_one_by_one_make_the_lexicon_of_all_at_once(tmp_path: Path) -> None:
    diary = _written_one_by_one(tmp_path, len(TEXTS))
    fresh = Diary(tmp_path / "fresh")
    fresh.update([tmp_path])

    one, other = (_opened(d.directory).lexicon.material() for d in (diary, fresh))
    assert set(one.rows) == set(other.rows)
    assert set(one.marks) == set(other.marks)


def test_words_that_are_known_are_not_asked_of_the_dictionary_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = _written_one_by_one(tmp_path, 3)
    before = _opened(diary.directory).state.lexicon
    asked: list[str] = []

    def typed_rows(spelling: str, _segmenter: object) -> list[str]:
        asked.append(spelling)
        return []

    monkeypatch.setattr("indexer.index.lexicon.rows._typed_rows", typed_rows)
    write_diary(tmp_path / "again.txt", {"20250401": TEXTS[3]})
    diary.update([tmp_path])
    assert asked == []
    assert _opened(diary.directory).state.lexicon == before

    write_diary(tmp_path / "new.txt", {"20250402": "新宿で猫を見た。"})
    diary.update([tmp_path])
    assert sorted(asked) == ["猫", "見る"]


@pytest.mark.skipif(sys.platform != "linux", reason="one process is used elsewhere")
def test_several_processes_ask_for_what_is_new_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    diary = _written_one_by_one(tmp_path, len(TEXTS))
    before = _opened(diary.directory).lexicon.material()
    monkeypatch.setattr("indexer.index.writer.worker_count", lambda _characters: 2)
    more = {f"202502{n + 1:02}": text + "二度目。" for n, text in enumerate(TEXTS)} | {
        "20250301": "猫を見た。"
    }
    write_diary(tmp_path / "more.txt", more)
    diary.update([tmp_path])

    reader = _opened(diary.directory)
    added = Lexicon([str(diary.directory / reader.state.lexicon[-1])]).material()
    assert len(reader.documents()) == 2 * len(TEXTS) + 1
    assert {row.split(b"\t")[0] for row in added.rows if row not in before.rows} >= {
        "v猫".encode(),
        "v見る".encode(),
    }
    assert set(before.marks) < set(reader.lexicon.material().marks)
    fresh = Diary(tmp_path / "fresh")
    fresh.update([tmp_path])
    assert set(_opened(fresh.directory).lexicon.material().rows) == set(reader.lexicon.material().rows)


def test_many_updates_leave_few_files(tmp_path: Path) -> None:
    diary = _written_one_by_one(tmp_path, 2 * len(TEXTS))

    assert len(_opened(diary.directory).state.lexicon) <= 3


def test_small_files_become_one_and_a_large_one_stays(tmp_path: Path) -> None:
    sizes = {"large": 40_000, "small": 30, "middle": 3_000}
    for name, size in sizes.items():
        (tmp_path / name).write_bytes(b"x" * size)
    directory = IndexDirectory(tmp_path)

    assert lexicon_to_merge(directory, sizes, [Material([b"r" * 20], [])]) == ["small"]
    assert lexicon_to_merge(directory, sizes, [Material([b"r" * 1500], [])]) == ["small", "middle"]
    assert lexicon_to_merge(directory, sizes, [Material([b"r" * 20_000], [])]) == ["small", "middle", "large"]


def test_a_file_has_the_rows_and_marks_of_all_that_went_in(tmp_path: Path) -> None:
    directory = IndexDirectory(tmp_path)
    write(
        directory,
        "one",
        [Material([b"sb\t\tx", b"sa\t\ty"], [1 << 47, 3 << 16, 3]), Material([b"sa\t\ty"], [3, 5])],
    )
    write(directory, "two", [Material([], [])])
    lexicon = Lexicon([str(tmp_path / "two"), str(tmp_path / "one")])

    assert lexicon.material() == Material([b"sa\t\ty", b"sb\t\tx"], [3, 5, 3 << 16, 1 << 47])
    marks = (0, 1, 3, 4, 5, 3 << 16, (3 << 16) + 1, 1 << 47, (1 << 48) - 1)
    assert [mark for mark in marks if lexicon.knows(mark)] == [3, 5, 3 << 16, 1 << 47]


@pytest.mark.parametrize(
    "other",
    [
        (Met("猫", "猫", "ビョウ"), (1,)),
        (Met("ねこ", "猫", "ネコ"), (1,)),
        (Met("猫", "寝子", "ネコ"), (1,)),
        (Met("猫", "猫", "ネコ"), (1, 2)),
        (Met("猫", "猫", "ネコ"), ()),
    ],
)
def test_a_word_is_known_with_all_that_its_rows_are_made_of(other: tuple[Met, tuple[int, ...]]) -> None:
    one, two = Vocabulary(), Vocabulary()
    one.add(Met("猫", "猫", "ネコ"), (1,))
    two.add(*other)
    two.strangers["ニャー"] = "ニャー"

    known = set(one.new(lambda _mark: False)[1])
    new, marks = two.new(known.__contains__)

    assert one.new(known.__contains__)[1] == []
    assert (new.words, new.strangers, len(marks)) == (two.words, two.strangers, 2)
    assert two.new(marks.__contains__)[0].words == {}
