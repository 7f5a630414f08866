"""Files of the index that were cut, garbled or lost: a silent rebuild, never a wrong answer, never a lost entry."""

from __future__ import annotations

import os
import random
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.errors import IndexUnusable, SourceError
from indexer.health import examine, mend
from indexer.index.store.records import with_checksum, without_checksum
from tests.commands import lines
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
    if how == "empty":
        return b""
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


@pytest.mark.parametrize("how", ["cut", "empty", "one byte", "overwritten", "zeroed", "longer", "lost"])
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


@pytest.mark.parametrize("kind", KINDS)
def test_every_command_says_what_is_wrong(
    index: Path, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those that bring the index up to date repair it, the others say that it is damaged; none falls over."""
    variables = {
        "HOME": str(tmp_path),
        "NIKKI_TODAY": "2026-05-23",
        "EDITOR": "true",
        "PATH": os.environ["PATH"],
    }
    for name, calls in lines("猫", "2025-05-01", tmp_path).items():
        place = tmp_path / f"damaged-{name}"
        shutil.copytree(index, place)
        for path in place.glob(f"{kind}*"):
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

        status = run(calls[0].words, Environment(variables, "en", str(place)))

        errors = capsys.readouterr().err
        assert status in {0, 1, 2}
        assert "unexpected" not in errors, (name, errors)
        assert status < 2 or re.search(
            "damaged|rebuilt|not there|nothing has been read|too many|needs a terminal", errors
        ), errors


@pytest.mark.parametrize("name", ["last-search", "last-shown", "looked-up", "patterns", "patterns-search"])
@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"x" * 100_000, b"0123456789ab 9 9999-99-99\n" * 3])
def test_what_was_found_last_is_no_more_than_a_help(
    index: Path, tmp_path: Path, name: str, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (index / name).write_bytes(data)
    environment = Environment({"HOME": str(tmp_path), "NIKKI_TODAY": "2026-05-23"}, "en", str(index))

    for words in (["show", "1"], ["next"], ["search", "猫"], ["show", "1"], ["next"]):
        assert run(words, environment) in {0, 1, 2}
        assert "unexpected" not in capsys.readouterr().err
    assert run(["show", "1"], environment) == 0


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
    from indexer.index.snapshot import snapshot
    from indexer.index.store.checksums import broken
    from indexer.index.store.directory import IndexDirectory

    victim = next(index.glob("*.seg"))
    status = victim.stat()
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 1
    victim.write_bytes(data)
    os.utime(victim, ns=(status.st_atime_ns, status.st_mtime_ns))

    snap = snapshot(index)

    assert snap
    assert broken(IndexDirectory(index), snap.state.checksums, thorough=True) == [victim.name]


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
    lines = without_checksum(state.read_bytes())
    state.write_bytes(with_checksum(lines.replace(b"nikki-state\t", b"nikki-state\t9", 1)))

    report = Diary(index).refresh()

    assert report
    assert report.rebuilt == "version"
    assert is_right(index)


@pytest.fixture
def away(tmp_path: Path) -> Path:
    """An index of two folders; one of them is renamed to ``away``, as if its disk had been unplugged."""
    for name, word in (("here", "猫"), ("disk", "犬")):
        (tmp_path / name).mkdir()
        write_diary(tmp_path / name / "a.txt", {"20250501": f"{word}。", "20250502": f"また{word}。"})
    Diary(tmp_path / "index").update([tmp_path / "here", tmp_path / "disk"])
    (tmp_path / "disk").rename(tmp_path / "away")
    return tmp_path / "index"


DAMAGES = {
    "lexicon": lambda index: next(index.glob("lexicon-*")).write_bytes(b"x"),
    "memory": lambda index: next(index.glob("sources-*")).unlink(),
    "segment": lambda index: next(index.glob("*.seg")).write_bytes(b"x"),
    "state": lambda index: next(index.glob("state-*")).write_bytes(b"nikki-state\t5\n"),
    "version": lambda index: next(index.glob("state-*")).write_bytes(b"nikki-state\t99\n"),
}


@pytest.mark.parametrize("damage", ["lexicon", "memory"])
def test_entries_out_of_reach_outlive_damage(away: Path, damage: str) -> None:
    DAMAGES[damage](away)

    Diary(away).refresh()

    assert sorted(days(Diary(away), "犬")) == ["20250501", "20250502"]


@pytest.mark.parametrize("damage", ["segment", "state", "version"])
@pytest.mark.parametrize("how", ["search", "doctor"])
def test_entries_out_of_reach_are_not_lost_unasked(away: Path, damage: str, how: str) -> None:
    """An index that cannot give them back is not replaced, unless the user says so; then they come back with the disk."""
    DAMAGES[damage](away)
    before = {path.name: path.read_bytes() for path in away.iterdir()}

    with pytest.raises(IndexUnusable, match="entries would be lost"):
        mend(away) if how == "doctor" else Diary(away).refresh()

    assert {path.name: path.read_bytes() for path in away.iterdir()} == before
    report = Diary(away).update(rebuild=True)
    assert "notice-source-lost" in [notice.code for notice in report.warnings]
    assert (days(Diary(away), "犬"), len(days(Diary(away), "猫"))) == ([], 2)
    assert not examine(away, seed=1).is_bad("integrity")
    (away.parent / "away").rename(away.parent / "disk")
    assert Diary(away).refresh()
    assert sorted(days(Diary(away), "犬")) == ["20250501", "20250502"]


def test_an_index_of_another_version_is_said_to_be_one(index: Path) -> None:
    DAMAGES["version"](index)

    with pytest.raises(IndexUnusable, match="another version"):
        Diary(index).entries()


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
