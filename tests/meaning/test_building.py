"""Vectors are made after the words, kept whatever happens, and treated as every other file of the index."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import re
import shutil
import signal
import socket
import stat
import sys
import threading
import traceback
from typing import TYPE_CHECKING

import pytest

from indexer.app import Diary
from indexer.errors import IndexUnusable
from indexer.health.registry import examine
from indexer.index.integrity import damage
from indexer.index.store.filenames import is_own
from indexer.index.store.upkeep import left_over
from indexer.meaning import building
from indexer.meaning.files import Kept, encoded_ids, version_of
from indexer.meaning.installed import Installed
from indexer.model import GOOD, KNOWN
from indexer.render.page import Page
from indexer.render.statistics import statistics_lines
from tests.conftest import write_diary
from tests.meaning.conftest import ENTRIES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.meaning.conftest import MakeEncoded

MORE = ENTRIES | {
    "20250107": "新しい傘を買った。",
    "20250108": "川沿いを五キロ走った。ジョギングは一年ぶりだ。",
}


def files(diary: Diary, kind: str) -> list[Path]:
    """The files of a kind in the index."""
    return sorted(diary.directory.glob(f"{kind}-*"))


def leftovers(diary: Diary) -> tuple[str, ...]:
    reader = diary._reader
    return left_over(diary.directory, reader.generation, reader.state.own_files())


def found(diary: Diary, query: str) -> list[str]:
    """The days of the hits that are there for their meaning."""
    hits = diary.search(query).hits
    return [f"{hit.entry.date:%Y%m%d}" for hit in hits if hit.tier == "meaning"]


class Stopped(BaseException):
    """An interruption."""


def test_an_update_encodes_what_it_indexed(make_encoded: MakeEncoded) -> None:
    diary = make_encoded()
    assert diary.encoded() == (6, 6)
    assert found(diary, "散髪屋さん")[0] == "20250101"
    assert {stat.S_IMODE(path.stat().st_mode) for path in diary.directory.iterdir()} == {0o600}
    assert not leftovers(diary)


def test_nothing_is_encoded_twice(make_encoded: MakeEncoded) -> None:
    diary = make_encoded(MORE)
    told: list[tuple[int, int]] = []
    assert diary.encoded() == (8, 6)
    diary.encode(lambda done, total: told.append((done, total)))
    characters = sum(len(MORE[day]) for day in MORE.keys() - ENTRIES.keys())
    assert told == [(characters, characters)]
    generation = diary._reader.generation
    diary.encode(lambda done, total: told.append((done, total)))
    assert len(told) == 1
    assert diary._reader.generation == generation


def test_a_rebuild_takes_the_vectors_over(make_encoded: MakeEncoded) -> None:
    diary = make_encoded()
    before = [path.name for path in files(diary, "vectors")]
    diary.update(rebuild=True)
    assert [path.name for path in files(diary, "vectors")] == before
    assert diary.encoded() == (6, 6)


def test_an_entry_that_goes_is_found_no_more(make_encoded: MakeEncoded, tmp_path: Path) -> None:
    diary = make_encoded()
    write_diary(tmp_path / "diary.txt", {day: text for day, text in ENTRIES.items() if day != "20250101"})
    diary.update()
    assert "20250101" not in found(diary, "散髪屋さん")
    write_diary(tmp_path / "diary.txt", MORE)
    diary.update(meaning=True)
    assert diary.encoded() == (8, 8)
    assert found(diary, "散髪屋さん")[0] == "20250101"


def test_an_interruption_keeps_what_is_done_the_newest_first(
    make_encoded: MakeEncoded, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = make_encoded({f"202506{day:02}": f"{day}日目の日記。雨が降った。" for day in range(1, 21)})
    monkeypatch.setattr(building, "_BATCH", 20)

    def stop(done: int, total: int) -> None:
        if done > total // 2:
            raise Stopped

    with pytest.raises(Stopped):
        diary.encode(stop)
    some = diary.encoded()
    assert 0 < some.encoded < some.entries == 20
    reader = diary._reader
    missing = set(building._missing(reader, version_of("0.2.1")))
    dates = [reader.days[doc] for doc in reader.documents() if doc not in missing]
    assert min(dates) > max(reader.days[doc] for doc in missing)
    diary.encode()
    assert diary.encoded() == (20, 20)
    assert not leftovers(diary)


def test_portions_are_committed_and_merged(
    make_encoded: MakeEncoded, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = make_encoded({f"202506{day:02}": f"{day}日目の日記。雨が降った。" for day in range(1, 21)})
    generation = diary._reader.generation
    monkeypatch.setattr(building, "_BATCH", 10)
    monkeypatch.setattr(building, "_PORTION", 10)
    diary.encode()
    assert diary._reader.generation >= generation + 20
    assert diary.encoded() == (20, 20)
    assert len(files(diary, "vectors")) < 6


def test_two_runs_at_once_encode_each_entry_once(make_encoded: MakeEncoded) -> None:
    diary = make_encoded(MORE)
    other = Diary(diary.directory)

    def meanwhile(_done: int, _total: int) -> None:
        other.encode()

    diary.encode(meanwhile)
    reader = diary._reader
    ids = list(encoded_ids(reader.place, Kept.of(reader.state).vectors))
    assert len(ids) == len(set(ids)) == 8
    assert diary.encoded() == (8, 8)


def test_an_update_while_entries_are_encoded_is_kept(make_encoded: MakeEncoded, tmp_path: Path) -> None:
    diary = make_encoded(MORE)

    def meanwhile(_done: int, _total: int) -> None:
        write_diary(tmp_path / "diary.txt", {day: text for day, text in MORE.items() if day != "20250107"})
        Diary(diary.directory).update()

    diary.encode(meanwhile)
    assert not diary.search("傘").hits
    assert diary.encoded() == (7, 7)


def test_two_processes_make_what_one_makes(
    make_encoded: MakeEncoded, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = make_encoded(MORE)
    monkeypatch.setattr(building, "_BATCH", 1)
    monkeypatch.setattr(building, "worker_count", lambda _: 2)
    diary.encode()
    assert diary.encoded() == (8, 8)
    assert found(diary, "ランニング")[0] == "20250108"
    assert not multiprocessing.active_children()


def test_a_process_that_fails_says_so_and_nothing_of_the_diary(
    make_encoded: MakeEncoded, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = make_encoded(MORE)
    monkeypatch.setattr(building, "worker_count", lambda _: 2)

    def fail(*_: object) -> None:
        raise ValueError("傘")

    monkeypatch.setattr(building._Maker, "encode", fail)
    with pytest.raises(IndexUnusable) as caught:
        diary.encode()
    assert caught.value.code == "worker-failed"
    assert "傘" not in repr(caught.value.details)
    assert not multiprocessing.active_children()


def test_doctor_and_stats_say_how_much_is_covered(make_encoded: MakeEncoded) -> None:
    diary = make_encoded(MORE)
    (finding,) = (one for one in examine(diary.directory, seed=1).findings if one.check == "meaning")
    assert (finding.state, finding.details) == (KNOWN, {"entries": 8, "encoded": 6})
    numbers = diary.statistics(dt.date(2025, 2, 1))
    assert numbers.cost.encoded == 6
    assert 30_000_000 < numbers.cost.meaning_bytes < numbers.cost.bytes
    lines = list(statistics_lines(numbers, Page(dt.date(2025, 2, 1), language="en")))
    of_words, of_meaning = (
        next(line for line in lines if line.startswith(name)) for name in ("Index of", "Found")
    )
    # The encoder, as large as 100,000 posts, is told apart from what grows with the diary.
    assert re.fullmatch(r"Index of words +[0-9.]+ kB \(the diary: [0-9]+ B\)", of_words)
    assert re.fullmatch(
        r"Found by meaning +6 entries \([0-9.]+ kB, and 40\.. MB for the encoder, which every index has\)",
        of_meaning,
    )
    assert "(of 1 file)" in next(line for line in lines if line.startswith("Index "))
    diary.encode()
    (finding,) = (one for one in examine(diary.directory, seed=1).findings if one.check == "meaning")
    assert finding.state == GOOD
    diary.encode(wanted=False)
    assert not [one for one in examine(diary.directory, seed=1).findings if one.check == "meaning"]


def test_what_is_not_wanted_is_deleted(make_encoded: MakeEncoded) -> None:
    diary = make_encoded()
    diary.update(meaning=False)
    assert not files(diary, "vectors")
    assert not files(diary, "encoder")
    assert diary.encoded() == (6, 0)
    assert not diary.search("散髪屋さん").hits


def test_without_the_encoder_words_are_indexed_and_vectors_still_used(
    make_encoded: MakeEncoded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "installed", lambda: None)
    fresh = Diary(tmp_path / "fresh")
    write_diary(tmp_path / "fresh.txt", ENTRIES)
    fresh.update([tmp_path / "fresh.txt"], meaning=True)
    assert fresh.encode() is None
    assert len(fresh.search("猫").hits) == 1
    assert not files(fresh, "encoder")
    assert found(make_encoded(), "散髪屋さん")[0] == "20250101"


def test_a_package_with_other_files_is_as_none(
    make_encoded: MakeEncoded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "installed", lambda: Installed("9.9", str(tmp_path)))
    (tmp_path / "sp.model").write_bytes(b"\n\x02\x10")
    (tmp_path / "weights.npz").write_bytes(b"PK")
    assert make_encoded().encode() is None


@pytest.mark.parametrize("kind", ["vectors", "encoder"])
@pytest.mark.parametrize("how", ["flipped", "cut", "lost"])
def test_damage_is_noticed_and_repaired(make_encoded: MakeEncoded, kind: str, how: str) -> None:
    diary = make_encoded()
    (path,) = files(diary, kind)
    data = bytearray(path.read_bytes())
    path.unlink()  # the tables have another name
    if how != "lost":
        for at in range(100, len(data), 4096):
            data[at] ^= 4
        path.write_bytes(data[: -1000 if how == "cut" else None])
        path.chmod(0o600)
    assert damage(diary.directory) == (path.name,)
    with pytest.raises(IndexUnusable) as caught:
        Diary(diary.directory).search("散髪屋さん")
    assert caught.value.code == "index-damaged"
    repaired = Diary(diary.directory)
    repaired.update(meaning=True)
    assert repaired.encoded() == (6, 6)
    assert found(repaired, "散髪屋さん")[0] == "20250101"
    assert not damage(diary.directory)


def test_nothing_opens_a_socket_or_starts_a_thread(
    make_encoded: MakeEncoded, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    threads = threading.active_count()
    diary = make_encoded(MORE)
    diary.encode()
    assert found(diary, "ランニング")
    assert threading.active_count() == threads


def test_a_kill_before_any_deed_leaves_the_old_vectors_or_the_new(make_encoded: MakeEncoded) -> None:
    diary = make_encoded(MORE)
    saved = diary.directory.with_name("saved")
    shutil.copytree(diary.directory, saved)
    ends = set()
    number = 0
    while _killed(diary.directory, number):
        after = Diary(diary.directory)
        ends.add(after.encoded().encoded)
        assert len(after.search("傘").hits) == 1
        assert not damage(after.directory)
        after.update(meaning=True)
        assert after.encoded() == (8, 8)
        assert not leftovers(after)
        shutil.rmtree(diary.directory)
        shutil.copytree(saved, diary.directory)
        number += 3
    assert ends == {6, 8}


def _killed(place: Path, number: int) -> bool:
    """Encode in a child that is killed before its deed ``number`` on a file of the index; False if it ended before."""
    child = os.fork()
    if not child:
        try:
            left = iter(range(number + 1))

            def watch(event: str, arguments: tuple[object, ...]) -> None:
                deed = event in {"open", "os.rename", "os.remove"} and _is_of_index(arguments[0])
                if deed and next(left, None) == number:
                    os.kill(os.getpid(), signal.SIGKILL)

            sys.addaudithook(watch)
            Diary(place).encode()
        except BaseException:  # noqa: BLE001  (a child of a fork must not go on with what its parent does)
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def _is_of_index(path: object) -> bool:
    text = os.fspath(path) if isinstance(path, str | os.PathLike) else ""
    return isinstance(text, str) and is_own(text.rpartition("/")[2])


@pytest.fixture(autouse=True)
def _no_children() -> Iterator[None]:
    """No process is left behind."""
    yield
    assert not multiprocessing.active_children()
