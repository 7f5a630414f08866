"""Updating: the result is that of a rebuild, what did not change is not done again, nothing is lost."""

from __future__ import annotations

import datetime as dt
import os
import stat
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.app import Diary
from indexer.errors import IndexUnusable, SourceError
from indexer.index import manifest
from indexer.index.snapshot import snapshot
from indexer.index.writer import IndexWriter
from tests.conftest import days, write_diary

if TYPE_CHECKING:
    from indexer.model import SearchResults

WORDS = [
    "猫が寝ている。",
    "犬を連れて散歩した。",
    "民主主義の本を読んだ。",
    "64,000円もらった。",
    "ラーメンを食べた。",
]
ENTRIES = st.dictionaries(
    st.dates(dt.date(2020, 1, 1), dt.date(2020, 1, 9)).map(lambda d: d.strftime("%Y%m%d")),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map("".join),
    min_size=1,
)
QUERIES = ["猫", "読む", "主義", "64000円", "犬 散歩", "-猫", '"を"', "らーめん", "猫 OR 犬"]


def answers(diary: Diary) -> list[tuple[list[tuple[str, float]], bool]]:
    """What a diary answers to some queries, scores included."""

    def rounded(results: SearchResults) -> list[tuple[str, float]]:
        return sorted((hit.entry.id, round(hit.score, 6)) for hit in results.hits)

    return [(rounded(r), r.relaxed) for r in (diary.search(query, limit=None) for query in QUERIES)]


@settings(max_examples=15, deadline=None)
@given(st.lists(ENTRIES, min_size=2, max_size=4))
def test_an_update_equals_a_rebuild(versions: list[dict[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        source = Path(folder) / "diary.txt"
        updated = Diary(Path(folder) / "updated")
        for number, entries in enumerate(versions):
            write_diary(source, entries)
            os.utime(source, ns=(number, number))
            updated.update([source])
        rebuilt = Diary(Path(folder) / "rebuilt")
        rebuilt.update([source])

        assert [e.id for e in updated.entries()] == [e.id for e in rebuilt.entries()]
        assert updated.entries() == rebuilt.entries()
        assert answers(updated) == answers(rebuilt)


def test_a_post_in_a_large_file_is_a_post_and_not_a_large_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Processes that help are started before the files are read, and only for much new text."""
    source = tmp_path / "diary.txt"
    entries = {f"202501{day:02}": "瞑想した。" * 20 for day in range(1, 29)}
    expected: list[int] = []
    expect = IndexWriter.expect

    def told(writer: IndexWriter, characters: int) -> None:
        expected.append(characters)
        expect(writer, characters)

    monkeypatch.setattr(IndexWriter, "expect", told)
    diary = Diary(tmp_path / "index")
    for added in ({}, {"20250301": "本を読んだ。"}, {"20250301": ""}):
        write_diary(source, entries | added)
        first = len(expected)
        diary.update([source])
        whole = source.stat().st_size // 3
        assert expected[first] == whole if not added else expected[first] < whole / 20
    (tmp_path / "more.txt").write_text("20260101\n\n\n" + "本を読んだ。" * 99, encoding="utf-8")
    diary.update([tmp_path / "more.txt"])
    assert 500 < expected[-1] < 700


def test_the_report_counts_entries(tmp_path: Path) -> None:
    source = tmp_path / "diary.txt"
    diary = Diary(tmp_path / "index")
    write_diary(source, {"20250501": "猫。", "20250502": "犬。", "20250503": "鳥。"})
    first = diary.update([source])

    assert (first.added, first.changed, first.removed, first.unchanged, first.total) == (3, 0, 0, 0, 3)
    assert first.rebuilt == ""
    assert (first.first, first.last) == (dt.date(2025, 5, 1), dt.date(2025, 5, 3))

    write_diary(source, {"20250501": "猫。", "20250502": "犬と猫。", "20250504": "魚。"})
    second = diary.update()

    assert (second.added, second.changed, second.removed, second.unchanged, second.total) == (1, 1, 1, 1, 3)
    assert sorted(days(diary, "猫")) == ["20250501", "20250502"]
    assert days(diary, "鳥") == []


def test_lines_follow_what_is_written_above(tmp_path: Path) -> None:
    source = tmp_path / "diary.txt"
    diary = Diary(tmp_path / "index")
    write_diary(source, {"20250501": "猫。"})
    diary.update([source])
    write_diary(source, {"20250501": "猫。", "20250502": "一行。\n二行。"})
    diary.update()

    entry = diary.search("猫").hits[0].entry

    assert source.read_text(encoding="utf-8").split("\n")[entry.line - 1] == "20250501"


def test_a_search_sees_new_posts_after_a_refresh(tmp_path: Path) -> None:
    source = tmp_path / "diary.txt"
    diary = Diary(tmp_path / "index")
    write_diary(source, {"20250501": "猫。"})
    diary.update([source])
    assert diary.refresh() is None

    write_diary(source, {"20250501": "猫。", "20250502": "また猫。"})

    report = diary.refresh()
    assert report
    assert report.added == 1
    assert sorted(days(diary, "猫")) == ["20250501", "20250502"]


def test_an_unchanged_diary_is_not_written(tmp_path: Path) -> None:
    source = tmp_path / "diary.txt"
    diary = Diary(tmp_path / "index")
    write_diary(source, {"20250501": "猫。"})
    diary.update([source])
    before = sorted(p.name for p in diary.directory.iterdir())

    assert diary.update().unchanged == 1
    assert sorted(p.name for p in diary.directory.iterdir()) == before


def test_sources_are_remembered_and_added_to(tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    write_diary(one, {"20250501": "猫。"})
    write_diary(two, {"20250502": "犬。"})
    diary = Diary(tmp_path / "index")
    diary.update([one])
    diary.update([two])

    assert diary.sources == (str(one), str(two))
    assert [entry.text for entry in diary.entries()] == ["猫。", "犬。"]


def test_the_same_post_in_two_files_is_one_entry(tmp_path: Path) -> None:
    folder = tmp_path / "diary"
    folder.mkdir()
    one, two = folder / "one.txt", folder / "two.txt"
    for path in (one, two):
        write_diary(path, {"20250501": "猫。"})
    diary = Diary(tmp_path / "index")
    diary.update([folder])
    assert diary.search("猫").total == 1

    one.unlink()
    diary.update()

    assert [hit.entry.path for hit in diary.search("猫").hits] == [str(two)]


def test_the_entries_of_a_source_that_is_gone_are_kept(tmp_path: Path) -> None:
    """An unplugged disk is no reason to forget."""
    folder = tmp_path / "disk"
    folder.mkdir()
    write_diary(folder / "diary.txt", {"20250501": "猫。"})
    diary = Diary(tmp_path / "index")
    diary.update([folder])
    folder.rename(tmp_path / "unplugged")

    report = diary.update()

    assert [notice.code for notice in report.warnings] == ["notice-source-missing"]
    assert days(diary, "猫") == ["20250501"]


def test_a_diary_that_was_moved_is_counted_once(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    for number in (1, 2):
        (old / f"2025-05-0{number}.md").write_text(f"猫{number}。\n", encoding="utf-8")
    diary = Diary(tmp_path / "index")
    diary.update([old])
    old.rename(new)

    report = diary.update([new])

    assert report.total == 2
    assert [(count.files, count.entries) for count in report.formats] == [(2, 2)]
    assert [(notice.code, notice.path) for notice in report.warnings] == [("notice-source-gone", str(old))]
    assert report.kept == ()
    assert diary.refresh() is None
    assert {hit.entry.path for hit in diary.search("猫").hits} == {str(path) for path in new.iterdir()}
    new.rename(old)
    diary.refresh()
    assert diary.search("猫").total == 2


def test_a_copy_of_a_part_forgets_nothing_of_a_source_that_is_away(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    write_diary(old / "a.txt", {"20250501": "猫。", "20250502": "犬。"})
    diary = Diary(tmp_path / "index")
    diary.update([old])
    write_diary(new / "a.txt", {"20250501": "猫。"})
    old.rename(tmp_path / "away")

    assert diary.update([new]).total == 2
    assert days(diary, "犬") == ["20250502"]


def test_a_source_that_is_empty_is_not_said_to_be_missing(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    write_diary(folder / "diary.txt", {"20250501": "猫。"})
    diary = Diary(tmp_path / "index")
    diary.update([folder])
    (folder / "diary.txt").unlink()

    report = diary.update()

    assert [notice.code for notice in report.warnings] == ["notice-source-empty"]
    assert [(kept.reason, kept.why) for kept in report.kept] == [("unreachable", "empty")]
    assert days(diary, "猫") == ["20250501"]


@pytest.mark.parametrize("why", ["asked", "version"])
def test_a_rebuild_keeps_them_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str) -> None:
    here, folder = tmp_path / "here.txt", tmp_path / "disk"
    folder.mkdir()
    write_diary(here, {"20250502": "また猫。"})
    write_diary(folder / "diary.txt", {"20250501": "猫と…ＬＬＭ。"})
    Diary(tmp_path / "index").update([folder, here])
    folder.rename(tmp_path / "unplugged")
    if why == "version":
        monkeypatch.setattr("indexer.analysis.ANALYSIS_VERSION", 10_000)

    diary = Diary(tmp_path / "index")
    assert diary.update(rebuild=why == "asked").rebuilt == why

    assert sorted(days(diary, "猫")) == ["20250501", "20250502"]
    assert diary.search("llm").hits[0].entry.text == "猫と…ＬＬＭ。"

    diary.update(forget=[folder])
    assert days(diary, "猫") == ["20250502"]
    assert diary.sources == (str(here),)


def test_a_glob_means_what_matches_it_at_each_time(tmp_path: Path) -> None:
    folder = tmp_path / "diary" / "2025"
    folder.mkdir(parents=True)
    (folder / "20250501.md").write_text("猫。", encoding="utf-8")
    (folder / "20250501.log").write_text("猫。", encoding="utf-8")
    diary = Diary(tmp_path / "index")
    assert diary.update([tmp_path / "diary" / "**" / "*.md"]).total == 1

    (folder / "20250502.md").write_text("また猫。", encoding="utf-8")

    assert diary.refresh()
    assert sorted(days(diary, "猫")) == ["20250501", "20250502"]

    (tmp_path / "diary").rename(tmp_path / "unplugged")
    assert [notice.code for notice in diary.update().warnings] == ["notice-source-missing"]
    assert diary.search("猫").total == 2

    with pytest.raises(SourceError, match="does not exist"):
        diary.update([tmp_path / "unplugged" / "*.none"])


def test_a_file_deleted_from_a_folder_is_forgotten(tmp_path: Path) -> None:
    folder = tmp_path / "diary"
    folder.mkdir()
    for day in ("20250501", "20250502"):
        (folder / f"{day}.md").write_text("猫。", encoding="utf-8")
    diary = Diary(tmp_path / "index")
    diary.update([folder])
    (folder / "20250501.md").unlink()

    assert diary.update().removed == 1
    assert days(diary, "猫") == ["20250502"]


def test_another_analysis_rebuilds_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "diary.txt"
    write_diary(source, {"20250501": "猫。"})
    diary = Diary(tmp_path / "index")
    diary.update([source])
    monkeypatch.setattr("indexer.analysis.ANALYSIS_VERSION", 10_000)

    report = Diary(tmp_path / "index").update()

    assert report.rebuilt == "version"
    assert days(Diary(tmp_path / "index"), "猫") == ["20250501"]


@pytest.mark.parametrize("damage", ["toc", "segment", "state"])
def test_a_damaged_index_is_made_anew_from_the_remembered_sources(tmp_path: Path, damage: str) -> None:
    source = tmp_path / "diary.txt"
    write_diary(source, {"20250501": "猫。"})
    diary = Diary(tmp_path / "index")
    diary.update([source])
    pattern = {"toc": "_MAIN_*.toc", "segment": "*.seg", "state": "state-*.tsv"}[damage]
    victim = next(diary.directory.glob(pattern))
    victim.write_bytes(victim.read_bytes()[:40])

    again = Diary(tmp_path / "index")
    again.update([source], rebuild=True)

    assert days(again, "猫") == ["20250501"]


def test_a_damaged_index_mends_itself_at_the_next_search(tmp_path: Path) -> None:
    source = tmp_path / "diary.txt"
    write_diary(source, {"20250501": "猫。"})
    diary = Diary(tmp_path / "index")
    diary.update([source])
    write_diary(source, {"20250501": "猫。", "20250502": "また猫。"})
    diary.update()
    state = next(diary.directory.glob("state-*"))
    state.write_bytes(state.read_bytes()[:-30])

    report = Diary(tmp_path / "index").refresh()

    assert report
    assert report.rebuilt == "damaged"
    assert sorted(days(Diary(tmp_path / "index"), "猫")) == ["20250501", "20250502"]


def test_an_edit_that_keeps_size_and_time_is_seen(tmp_path: Path) -> None:
    source = tmp_path / "diary.txt"
    write_diary(source, {"20250501": "猫。"})
    diary = Diary(tmp_path / "index")
    diary.update([source])
    status = source.stat()
    write_diary(source, {"20250501": "犬。"})
    os.utime(source, ns=(status.st_atime_ns, status.st_mtime_ns))

    assert diary.refresh()
    assert days(diary, "犬") == ["20250501"]


def test_an_index_in_the_folder_of_the_diary_is_no_diary(tmp_path: Path) -> None:
    folder = tmp_path / "diary"
    folder.mkdir()
    write_diary(folder / "diary.txt", {"20250501": "猫。"})
    diary = Diary(folder / "index")
    diary.update([folder])

    report = diary.update(rebuild=True)

    assert (report.total, report.warnings, report.skipped) == (1, (), (("index", 1),))
    assert diary.refresh() is None


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_the_index_is_private_under_any_umask(tmp_path: Path, mask: int) -> None:
    source = tmp_path / "diary.txt"
    write_diary(source, {"20250501": "猫。"})
    before = os.umask(mask)
    try:
        diary = Diary(tmp_path / "index")
        diary.update([source])
        diary.remember(["abc"])
    finally:
        os.umask(before)

    assert stat.S_IMODE(diary.directory.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in diary.directory.iterdir()} == {0}


@pytest.mark.parametrize("how", ["empty", "dead link", "sign in the name"])
def test_entries_out_of_reach_are_kept(tmp_path: Path, how: str) -> None:
    disk = tmp_path / ("[disk]" if how == "sign in the name" else "disk")
    disk.mkdir()
    write_diary(disk / "diary.txt", {"20250501": "猫。"})
    source = disk
    if how == "dead link":
        source = tmp_path / "diary"
        source.mkdir()
        write_diary(source / "other.txt", {"20250502": "犬。"})
        (source / "usb").symlink_to(disk)
    diary = Diary(tmp_path / "index")
    diary.update([source])
    disk.rename(tmp_path / "elsewhere")
    if how == "empty":
        disk.mkdir()

    report = diary.update()

    assert report.removed == 0
    why = "missing" if how == "dead link" else "empty"
    assert [notice.code for notice in report.warnings] == [f"notice-source-{why}"]
    assert days(diary, "猫") == ["20250501"]
    diary.update(rebuild=True)
    assert days(diary, "猫") == ["20250501"]


def test_a_changed_tag_is_a_change(tmp_path: Path) -> None:
    source = tmp_path / "2024-01-02.md"
    source.write_text("---\ntags: [猫]\n---\n今日は晴れ。\n", encoding="utf-8")
    diary = Diary(tmp_path / "index")
    diary.update([source])
    source.write_text("---\ntags: [犬犬]\n---\n今日は晴れ。\n", encoding="utf-8")

    assert diary.update().changed == 1
    assert (days(diary, "tag:犬犬"), days(diary, "tag:猫")) == (["20240102"], [])


def test_a_folder_of_other_files_is_no_place_for_an_index(tmp_path: Path) -> None:
    source, folder = tmp_path / "diary.txt", tmp_path / "folder"
    write_diary(source, {"20250501": "猫。"})
    folder.mkdir(mode=0o755)
    (folder / "mine.sh").write_text("x", encoding="utf-8")

    with pytest.raises(IndexUnusable, match="other files"):
        Diary(folder).update([source])

    assert [path.name for path in folder.iterdir()] == ["mine.sh"]


def test_files_of_others_in_an_index_are_left_alone(tmp_path: Path) -> None:
    source, index = tmp_path / "diary.txt", tmp_path / "index"
    write_diary(source, {"20250501": "猫。"})
    Diary(index).update([source])
    (index / "work.tmp").mkdir()
    (index / "work.tmp" / "file").write_text("precious", encoding="utf-8")

    Diary(index).update(rebuild=True)

    assert (index / "work.tmp" / "file").read_text(encoding="utf-8") == "precious"


def test_an_index_that_others_can_write_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "diary.txt"
    write_diary(source, {"20250501": "猫。"})
    diary = Diary(tmp_path / "index")
    diary.update([source])
    diary.directory.chmod(0o777)

    with pytest.raises(IndexUnusable, match="--rebuild"):
        Diary(tmp_path / "index").search("猫")


def test_a_second_writer_waits_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from indexer.index.writer import IndexWriter

    source = tmp_path / "diary.txt"
    write_diary(source, {"20250501": "猫。"})
    monkeypatch.setattr("indexer.index.store.lock._TIMEOUT", 0.1)

    with (
        IndexWriter(tmp_path / "index"),
        pytest.raises(IndexUnusable, match="updating"),
    ):
        Diary(tmp_path / "index").update([source])


def test_a_failure_leaves_the_old_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "diary.txt"
    write_diary(source, {"20250501": "猫。"})
    diary = Diary(tmp_path / "index")
    diary.update([source])
    before = {p.name: p.read_bytes() for p in diary.directory.iterdir()}
    write_diary(source, {"20250501": "猫。", "20250502": "犬。"})

    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(manifest, "save", fail)
        with pytest.raises(IndexUnusable, match="No space"):
            diary.update()

    assert {p.name: p.read_bytes() for p in diary.directory.iterdir()} == before
    assert diary.update().added == 1


def test_the_diary_itself_is_never_touched(tmp_path: Path) -> None:
    source = tmp_path / "diary.txt"
    write_diary(source, {"20250501": "猫。"})
    source.chmod(0o400)
    before = (source.read_bytes(), source.stat().st_mtime_ns)
    diary = Diary(tmp_path / "index")
    diary.update([source])
    diary.update(rebuild=True)
    diary.search("猫")

    assert (source.read_bytes(), source.stat().st_mtime_ns) == before


def test_no_stray_files_pile_up(tmp_path: Path) -> None:
    source = tmp_path / "diary.txt"
    diary = Diary(tmp_path / "index")
    for number in range(12):
        write_diary(source, {f"202505{day:02}": f"{day}日目の猫。" for day in range(1, number + 2)})
        diary.update([source])
    snap = snapshot(diary.directory)

    assert snap
    names = {path.name for path in diary.directory.iterdir()}
    segments = {segment.name for segment in snap.state.segments}
    lexicons = set(snap.state.lexicon)
    others = {"MAIN_WRITELOCK", "_MAIN_12.toc", "state-12.tsv", "sources-12.tsv"}
    # Nothing to keep where all patterns were compiled before.
    assert names - {"patterns"} == others | segments | lexicons
    assert len(lexicons) <= 9


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="does not exist"):
        Diary(tmp_path / "index").update([tmp_path / "none.txt"])

    assert not (tmp_path / "index").exists()


def test_nothing_named_yet(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nikki index"):
        Diary(tmp_path / "index").update()


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system for the names of open files")
def test_files_are_on_the_disk_before_they_count_and_are_not_synced_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, os.replace

    def synced(handle: int) -> None:
        done.append(Path(f"/proc/self/fd/{handle}").readlink().name)
        fsync(handle)

    def renamed(name: str, target: str, **options: int) -> None:
        done.append(f"rename {name}")
        replace(name, target, **options)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", renamed)
    write_diary(tmp_path / "1.txt", {f"202501{n:02}": "猫が庭にいた。" * 20 for n in range(1, 28)})
    diary = Diary(tmp_path / "index")
    diary.update([tmp_path])
    first = snapshot(tmp_path / "index")
    assert first
    before = done[: next(n for n, what in enumerate(done) if what.startswith("rename _MAIN"))]
    assert {*first.state.own_files(), "state-1.tsv", "sources-1.tsv", "index"} < {*before}
    assert done[len(before) - 2] == done[len(before)].removeprefix("rename ")

    done.clear()
    write_diary(tmp_path / "2.txt", {"20250301": "犬"})
    diary.update([tmp_path])
    second = snapshot(tmp_path / "index")
    assert second
    kept = {*first.state.own_files()} & {*second.state.own_files()}
    assert kept
    assert {*second.state.own_files()} - kept < {*done}
    assert kept.isdisjoint(done)


def test_a_new_place_without_a_diary_is_named(tmp_path: Path) -> None:
    write_diary(tmp_path / "diary.txt", {"20250501": "猫。"})
    (tmp_path / "empty").mkdir()
    diary = Diary(tmp_path / "index")
    diary.update([tmp_path / "diary.txt"])

    report = diary.update([tmp_path / "empty"])

    assert [(notice.code, notice.path) for notice in report.warnings] == [
        ("notice-no-diary", str(tmp_path / "empty"))
    ]
    assert diary.update().warnings == ()
