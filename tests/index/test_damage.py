"""Files of the index that were cut, garbled or lost: a silent rebuild, never a wrong answer, never a lost entry."""

from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING

import pytest

from indexer.app import Diary
from indexer.errors import IndexUnusable, SourceError
from tests.conftest import days, write_diary

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = {f"202505{day:02}": f"{day}日目。猫の話。" for day in range(1, 11)}
KINDS = ("state-", "lexicon-", "MAIN_", "sources-", "_MAIN_")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a diary and its index, in the folder ``index``, of two commits."""
    folder = tmp_path_factory.mktemp("sound")
    write_diary(folder / "diary.txt", dict(list(ENTRIES.items())[:5]))
    Diary(folder / "index").update([folder / "diary.txt"])
    write_diary(folder / "diary.txt", ENTRIES)
    Diary(folder / "index").update()
    return folder


@pytest.fixture
def index(sound: Path, tmp_path: Path) -> Path:
    """A copy of the index, its times kept."""
    shutil.copytree(sound / "index", tmp_path / "index")
    return tmp_path / "index"


def garbled(data: bytes, how: str, chance: random.Random) -> bytes:
    at = chance.randrange(len(data)) if data else 0
    if how == "cut":
        return data[:at]
    if how == "one byte":
        return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :] if data else b"\1"
    if how == "overwritten":
        return chance.randbytes(len(data))
    if how == "zeroed":
        return bytes(len(data)) or b"\0"
    return data + chance.randbytes(40)


def is_right(index: Path) -> bool:
    """Whether a search, with the update before it, finds what it should."""
    diary = Diary(index)
    diary.refresh()
    found = sorted(days(diary, "猫"))
    return found == sorted(ENTRIES) and len(diary.entries()) == len(ENTRIES)


@pytest.mark.parametrize("how", ["cut", "one byte", "overwritten", "zeroed", "longer", "lost"])
def test_any_file_of_the_index(index: Path, how: str) -> None:
    chance = random.Random(how)  # noqa: S311
    whole = {path.name: path for path in index.iterdir() if path.name != "MAIN_WRITELOCK"}
    assert {name for name in KINDS if not any(file.startswith(name) for file in whole)} == set()
    for name in sorted(whole):
        place = index.with_name(f"damaged-{name}")
        shutil.copytree(index, place)
        if how == "lost":
            (place / name).unlink()
        else:
            (place / name).write_bytes(garbled((place / name).read_bytes(), how, chance))

        assert is_right(place), name
        assert Diary(place).refresh() is None


def test_the_dictionary_of_names(tmp_path: Path) -> None:
    write_diary(tmp_path / "diary.txt", {"20250501": "ラファウに会った。"})
    (tmp_path / "names.txt").write_text("ラファウ らふぁう\n", encoding="utf-8")
    diary = Diary(tmp_path / "index")
    diary.update([tmp_path / "diary.txt"], names=tmp_path / "names.txt")
    dictionary = next(diary.directory.glob("names-*.dic"))
    data = dictionary.read_bytes()
    dictionary.unlink()  # this process has the old file in a memory map
    dictionary.write_bytes(data[:100] + b"\xff" * 100)

    diary = Diary(tmp_path / "index")

    assert diary.refresh()
    assert days(diary, "らふぁう") == ["20250501"]


def test_a_copy_of_an_index_is_no_damage(index: Path) -> None:
    for path in index.iterdir():
        os.utime(path)

    assert Diary(index).refresh() is None
    assert is_right(index)


def test_a_file_that_kept_its_time_is_found_by_a_thorough_look(index: Path) -> None:
    from indexer.index.reader import snapshot
    from indexer.index.seals import broken

    victim = next(index.glob("*.seg"))
    status = victim.stat()
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 1
    victim.write_bytes(data)
    os.utime(victim, ns=(status.st_atime_ns, status.st_mtime_ns))

    snap = snapshot(index)

    assert snap
    assert broken(str(index), snap.state.seals, thorough=True) == [victim.name]


def test_no_state_at_all(index: Path, sound: Path) -> None:
    for path in index.glob("state-*"):
        path.unlink()

    assert is_right(index)

    for path in [*index.glob("state-*"), *index.glob("sources-*")]:
        path.unlink()

    with pytest.raises(SourceError, match="Name it again"):
        Diary(index).update()
    assert Diary(index).update([sound / "diary.txt"]).total == len(ENTRIES)


def test_an_index_of_a_newer_version(index: Path) -> None:
    state = next(index.glob("state-*"))
    state.write_bytes(state.read_bytes().replace(b"nikki-state\t", b"nikki-state\t9", 1))

    report = Diary(index).refresh()

    assert report
    assert report.rebuilt == "version"
    assert is_right(index)


@pytest.mark.parametrize("kept", ["nothing", "a folder of other files"])
def test_the_directory_is_deleted_underneath(index: Path, kept: str) -> None:
    diary = Diary(index)
    assert days(diary, "猫")
    shutil.rmtree(index)
    if kept != "nothing":
        index.mkdir()
        (index / "mine.txt").write_text("x", encoding="utf-8")

    assert len(days(diary, "猫")) == len(ENTRIES)
    with pytest.raises((IndexUnusable, SourceError)):
        Diary(index).refresh()
