"""Damage that sizes and times do not show: it is met while the index is read, merged or examined, and repaired then."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from indexer.app import Diary
from indexer.assistant.server import Service, answer
from indexer.errors import IndexUnusable, UsageError
from indexer.health import examine
from indexer.index.integrity import damage, is_damage
from indexer.index.reader import open_index
from indexer.index.segment.reader import SegmentReader
from indexer.index.store.pages import DamagedFileError, PageReader, with_checksums
from tests.conftest import days, write_diary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXTS = {f"202505{day:02}": f"{day}日目。猫が庭で眠る。{'晴れ。' * 1000}" for day in range(1, 11)}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a diary of two files, and its index of two segments in the folder ``index``."""
    folder = tmp_path_factory.mktemp("sound")
    (folder / "diary").mkdir()
    write_diary(folder / "diary" / "a.txt", dict(list(TEXTS.items())[:8]))
    Diary(folder / "index").update([folder / "diary"])
    write_diary(folder / "diary" / "b.txt", dict(list(TEXTS.items())[8:]))
    Diary(folder / "index").update()
    return folder


@pytest.fixture
def index(sound: Path, tmp_path: Path) -> Path:
    """A copy of diary and index; the index remembers the diary of ``sound``, which nobody changes."""
    shutil.copytree(sound / "index", tmp_path / "index")
    return tmp_path / "index"


def replaced(path: Path, data: bytes) -> None:
    """Write a file, its times kept."""
    info = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))


def rot(path: Path, of: bytes) -> None:
    """Flip a bit of the first byte of something in a file, where it stands last: not on the page that every reader begins with."""
    data = path.read_bytes()
    at = data.rindex(of)
    replaced(path, data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :])


def largest(index: Path, pattern: str) -> Path:
    return max(index.glob(pattern), key=lambda path: path.stat().st_size)


def launder(path: Path, of: bytes, to: bytes) -> None:
    """Change a segment together with its checksums, as a merge of a damaged one did, or a fault of the memory."""
    data = path.read_bytes()
    body = data[: PageReader(data).size]
    assert of in body
    replaced(path, with_checksums(body.replace(of, to)))


READS: dict[str, Callable[[Diary], object]] = {
    "search": lambda diary: diary.search("猫"),
    "quoted": lambda diary: diary.search('"庭で"'),
    "entries": lambda diary: diary.entries(),
    "find": lambda diary: diary.find("2025-05", dt.date(2026, 1, 1)),
    "words": lambda diary: diary.words("猫"),
    "related": lambda diary: diary.related("庭の猫"),
}


@pytest.mark.parametrize("how", READS)
def test_what_is_read_of_a_damaged_segment_is_an_error_that_says_so(index: Path, how: str) -> None:
    rot(largest(index, "*.seg"), "日目".encode())
    assert open_index(index)
    diary = Diary(index)

    with pytest.raises(IndexUnusable) as error:
        READS[how](diary)

    assert error.value.code == "index-damaged"
    report = diary.refresh()
    assert report
    assert report.rebuilt == "damaged"
    assert READS[how](diary)
    assert sorted(days(diary, "猫")) == sorted(TEXTS)


def test_damage_that_was_met_is_seen_by_the_next_command(index: Path) -> None:
    rot(largest(index, "*.seg"), "日目".encode())
    with pytest.raises(IndexUnusable):
        Diary(index).entries()

    assert damage(index) == (largest(index, "*.seg").name,)
    report = Diary(index).refresh()

    assert report
    assert report.rebuilt == "damaged"
    assert damage(index) == ()


def test_a_method_goes_on_after_a_repair(index: Path) -> None:
    rot(largest(index, "*.seg"), "日目".encode())
    diary = Diary(index)
    diary.refresh()
    repaired = []
    diary.on_damage(lambda: repaired.append(diary.refresh()))

    assert len(diary.entries()) == len(TEXTS)
    assert [report.rebuilt for report in repaired if report] == ["damaged"]


def test_a_repair_that_does_not_help_is_tried_once(index: Path) -> None:
    rot(largest(index, "*.seg"), "日目".encode())
    diary = Diary(index)
    tried: list[int] = []
    diary.on_damage(lambda: tried.append(1))

    with pytest.raises(IndexUnusable, match="damaged"):
        diary.entries()

    assert tried == [1]


def test_other_errors_stay_what_they_are(index: Path) -> None:
    diary = Diary(index)

    with pytest.raises(UsageError):
        diary.search("")
    with pytest.raises(AttributeError):
        diary.entries(1)  # type: ignore[arg-type]
    assert not is_damage(MemoryError(), index)
    assert len(diary.entries()) == len(TEXTS)


def test_an_assistant_is_told_of_the_repair(index: Path) -> None:
    rot(largest(index, "*.seg"), "日目".encode())

    def refresh(diary: Diary) -> list[str]:
        report = diary.refresh()
        return [report.rebuilt] if report else []

    service = Service(str(index), "en", lambda: dt.date(2026, 1, 1), refresh, str)

    found = answer(service, "search_diary", {"query": "猫"})

    assert (found["total"], found["notes"]) == (len(TEXTS), ["damaged"])


@pytest.mark.parametrize("pattern", ["*.seg", "lexicon-*", "sources-*", "_MAIN_*", "state-*"])
def test_an_update_that_is_asked_for_looks_at_everything(index: Path, pattern: str) -> None:
    victim = largest(index, pattern)
    data = victim.read_bytes()
    middle = len(data) // 2
    replaced(victim, data[:middle] + bytes((data[middle] ^ 0x10,)) + data[middle + 1 :])

    report = Diary(index).update()

    assert (report.rebuilt, report.total) == ("damaged", len(TEXTS))
    assert damage(index) == ()


def small_updates(folder: Path, count: int) -> list[str]:
    """So many posts more, each in an update by a search; why the index was rebuilt in each."""
    why = []
    for number in range(count):
        write_diary(folder / "diary" / f"more{number}.txt", {f"202506{number + 1:02}": f"{number}匹目の犬。"})
        report = Diary(folder / "index").refresh()
        assert report
        why.append(report.rebuilt)
    return why


@pytest.mark.parametrize("of", ["segment", "lexicon", "laundered segment"])
def test_a_merge_verifies_what_it_copies(tmp_path: Path, of: str) -> None:
    (tmp_path / "diary").mkdir()
    write_diary(tmp_path / "diary" / "a.txt", {"20250501": "鯨を見た。"})
    Diary(tmp_path / "index").update([tmp_path / "diary"])
    if of == "lexicon":
        path = largest(tmp_path / "index", "lexicon-*")
        rot(path, path.read_bytes()[-40:-4])
    elif of == "segment":
        rot(largest(tmp_path / "index", "*.seg"), "鯨".encode())
    else:
        launder(largest(tmp_path / "index", "*.seg"), "鯨".encode(), "鰯".encode())

    assert "damaged" in small_updates(tmp_path, 6)

    diary = Diary(tmp_path / "index")
    assert days(diary, "鯨") == ["20250501"]
    assert diary.entries()[0].text == "鯨を見た。"
    assert len(diary.entries()) == 7
    assert examine(tmp_path / "index", seed=1).sound


def test_an_entry_is_what_its_id_says_or_an_error(index: Path) -> None:
    """The checksums of this segment are in order: only the digest tells."""
    segment = largest(index, "*.seg")
    launder(segment, "3日目".encode(), "8日目".encode())
    SegmentReader(str(segment)).check()
    reader = open_index(index)
    assert reader
    wrong = [doc for doc in reader.documents() if reader.is_untrue(doc)]

    with pytest.raises(DamagedFileError):
        reader.entry(wrong[0])
    with pytest.raises(IndexUnusable, match="damaged"):
        Diary(index).entries()
    assert len(wrong) == 1


def test_a_dictionary_of_names_is_verified_before_it_is_opened(tmp_path: Path) -> None:
    write_diary(tmp_path / "diary.txt", {"20250501": "ラファウに会った。"})
    (tmp_path / "names.txt").write_text("ラファウ らふぁう\n", encoding="utf-8")
    diary = Diary(tmp_path / "index")
    diary.update([tmp_path / "diary.txt"], names=tmp_path / "names.txt")
    dictionary = next(diary.directory.glob("names-*.dic"))
    data = dictionary.read_bytes()
    info = dictionary.stat()
    dictionary.unlink()  # this process has the old file in a memory map
    dictionary.write_bytes(data[:-9] + bytes((data[-9] ^ 1,)) + data[-8:])
    os.utime(dictionary, ns=(info.st_atime_ns, info.st_mtime_ns))

    with pytest.raises(IndexUnusable, match="damaged"):
        Diary(tmp_path / "index").search("見知らぬ")

    assert Diary(tmp_path / "index").refresh()
    assert days(Diary(tmp_path / "index"), "らふぁう") == ["20250501"]
