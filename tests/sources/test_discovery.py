"""Which files of a folder may be diaries."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from indexer.index.manifest import State
from indexer.sources import discover
from indexer.support import limits
from indexer.sync.scan import scan

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("2025/0829.md", "日記.txt", "ChangeLog", "20250829.DAY", "Journal.json", "export.zip"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("晴", encoding="utf-8")
    return tmp_path


def names(folder: Path, *roots: Path) -> list[str]:
    return [file.path.removeprefix(f"{folder}/") for file in discover(roots or [folder]).files]


def test_takes_text_sorted_with_size_and_time(folder: Path) -> None:
    assert names(folder) == sorted(
        ["2025/0829.md", "日記.txt", "ChangeLog", "20250829.DAY", "Journal.json", "export.zip"]
    )
    first = discover([folder]).files[0]
    status = (folder / "2025/0829.md").stat()
    assert first[:2] == (f"{folder}/2025/0829.md", str(folder))
    assert first[2:] == (status.st_size, status.st_mtime_ns, status.st_ctime_ns)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".git/HEAD", "hidden"),
        (".obsidian/app.json", "hidden"),
        (".DS_Store", "hidden"),
        ("写真.JPG", "suffix"),
        ("家計簿.xlsx", "suffix"),
        ("make.py", "suffix"),
        ("data.json", "suffix"),
        ("日記.txt~", "backup"),
        ("日記.bak", "backup"),
        ("node_modules/readme.md", "folder"),
        ("logseq/bak/old.md", "folder"),
    ],
)
def test_leaves_out(folder: Path, name: str, reason: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("x", encoding="utf-8")
    before = names(folder)
    assert name not in before
    skips = discover([folder]).skipped
    assert [skip.reason for skip in skips] == [reason]
    assert (str(folder / name) + "/").startswith(skips[0].path + "/")


def test_takes_any_file_given_by_name(folder: Path) -> None:
    (folder / "log.csv").write_text("x", encoding="utf-8")
    assert names(folder, folder / "log.csv") == ["log.csv"]
    assert "log.csv" in names(folder, folder, folder / "log.csv")
    assert discover([folder, folder / "log.csv"]).skipped == ()


@pytest.mark.parametrize(
    ("glob", "taken"),
    [("*", ["a.txt", "export.zip"]), ("*.mp4", ["film.mp4"]), (".*", [".hidden.txt"]), ("a*", ["a.txt"])],
)
def test_what_a_glob_matches_is_taken_as_what_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, glob: str, taken: list[str]
) -> None:
    monkeypatch.setattr(limits, "FILE", 3)
    for name in ("a.txt", "film.mp4", ".hidden.txt", "old.txt~", "export.zip", "huge.txt", "huge.mp4"):
        (tmp_path / name).write_text("xxxx" if name[0] in "eh" else "x", encoding="utf-8")

    found = scan([f"{tmp_path}/{glob}"], State(""), dt.date(2026, 5, 1)).discovery

    assert [file.path.rpartition("/")[2] for file in found.files] == taken


def test_each_file_once(folder: Path) -> None:
    assert names(folder, folder, folder / "2025", folder / "2025" / ".." / "日記.txt") == names(folder)


def test_missing_roots_are_told(folder: Path) -> None:
    found = discover([folder / "gone", folder / "2025"])
    assert found.missing == (str(folder / "gone"),)
    assert len(found.files) == 1


def test_too_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE", 3)
    (folder / "big.txt").write_text("xxxx", encoding="utf-8")
    assert "big.txt" not in names(folder)
    assert "too-large" in {skip.reason for skip in discover([folder]).skipped}


def test_links(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "20240101.txt").write_text("晴", encoding="utf-8")
    (folder / "loop").symlink_to(folder)
    (folder / "2025" / "up").symlink_to("..")
    (folder / "other").symlink_to(outside)
    (folder / "nowhere.txt").symlink_to(folder / "none")
    found = discover([folder])
    assert f"{folder}/other/20240101.txt" in {file.path for file in found.files}
    reasons = {skip.path.removeprefix(f"{folder}/"): skip.reason for skip in found.skipped}
    assert reasons == {"loop": "symlink", "2025/up": "symlink", "nowhere.txt": "dead-link"}


def test_a_line_of_nikkiignore_that_means_nothing(folder: Path) -> None:
    (folder / ".nikkiignore").write_text("!\n2025/\n/\n*.DAY\n", encoding="utf-8")

    assert {skip.reason for skip in discover([folder]).skipped} == {"ignored"}


def test_nikkiignore(folder: Path) -> None:
    (folder / ".nikkiignore").write_text("# 下書き\n2025/\n*.DAY\n!keep.DAY\n", encoding="utf-8")
    (folder / "keep.DAY").write_text("晴", encoding="utf-8")
    assert names(folder) == sorted(["日記.txt", "ChangeLog", "Journal.json", "export.zip", "keep.DAY"])
    assert {skip.reason for skip in discover([folder]).skipped} == {"ignored"}


def test_imports_next_to_nothing() -> None:
    code = (
        "import sys; from indexer.sources import discover; discover(['.']); "
        "print([m for m in ('yaml', 'json', 'html', 'zipfile', 'indexer.sources.ignoring', 'indexer.sources.registry') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-E", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_what_obsidian_keeps_for_templates_is_left_out(folder: Path) -> None:
    for name, text in [
        (".obsidian/templates.json", '{"folder": "道具/ひな形"}'),
        (".obsidian/daily-notes.json", '{"folder": "2025", "template": "毎日"}'),
        (".obsidian/app.json", '{"userIgnoreFilters": ["古い/", "../外"]}'),
        ("道具/ひな形/週.md", "晴"),
        ("道具/読書.md", "晴"),
        ("毎日.md", "晴"),
        ("古い/2001.md", "晴"),
    ]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    found = discover([folder])

    assert "道具/読書.md" in names(folder)
    assert "2025/0829.md" in names(folder)
    left_out = {skip.path.removeprefix(f"{folder}/") for skip in found.skipped if skip.reason == "ignored"}
    assert left_out == {"道具/ひな形", "毎日.md", "古い"}
