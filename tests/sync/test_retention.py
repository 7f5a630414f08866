"""Entries are kept while sync tools and disks take files away for a while, and no longer than that."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, NamedTuple

import pytest

from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.errors import SourceError
from indexer.health import examine
from indexer.model import BAD, KNOWN
from indexer.sync.retention import GRACE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from indexer.model import UpdateReport

FIRST = dt.date(2026, 5, 1)
LAST = GRACE - 1
"""The last day on which an entry is kept that vanished on day 0."""


class Step(NamedTuple):
    """The files below the diary's folder on a day, which entries are then found, and why files are kept ("" if none is).

    A folder has None for its text; ``entries`` are letters, of which each is one entry.
    """

    day: int
    files: Mapping[str, str | None]
    found: str
    kept: str = ""


def entry(letter: str) -> str:
    """An entry of a day of its own, longer than a README."""
    day = 1 + "abcdefgh".index(letter)
    return f"2025050{day}\n\n\n猫{letter}。{'今日も猫を見た。' * 20}\n\n"


def text(letters: str) -> str:
    return "".join(map(entry, letters))


def files(letters: str, folder: str = "") -> dict[str, str | None]:
    """A file for each letter."""
    return {f"{folder}{letter}.txt": entry(letter) for letter in letters}


README: dict[str, str | None] = {"README.txt": "ここにディスクをつなぐ。\n"}
ABC = files("abc")
AB = files("ab")
AWAY = 400

CASES: dict[str, list[Step]] = {
    "0 bytes for a moment": [Step(0, AB | {"a.txt": ""}, "ab", "empty"), Step(0, AB, "ab")],
    "blanks": [Step(0, AB | {"a.txt": "\n \n"}, "ab", "empty"), Step(1, AB, "ab")],
    "NULs": [Step(0, AB | {"a.txt": "\0" * 4096}, "ab", "empty"), Step(1, AB, "ab")],
    "0 bytes, then blanks, then for good": [
        Step(0, AB | {"a.txt": ""}, "ab", "empty"),
        Step(9, AB | {"a.txt": "\n"}, "ab", "empty"),
        Step(LAST, AB | {"a.txt": "\n"}, "ab", "empty"),
        Step(GRACE, AB | {"a.txt": "\n"}, "b"),
    ],
    "0 bytes, then deleted": [Step(0, ABC | {"a.txt": ""}, "abc", "empty"), Step(1, files("bc"), "bc")],
    "0 bytes, then other entries": [
        Step(0, AB | {"a.txt": ""}, "ab", "empty"),
        Step(1, AB | {"a.txt": text("c")}, "bc"),
    ],
    "all files 0 bytes": [Step(0, dict.fromkeys(AB, ""), "ab", "empty"), Step(1, AB, "ab")],
    "some entries deleted": [Step(0, {"a.txt": text("abc")}, "abc"), Step(0, {"a.txt": text("ab")}, "ab")],
    "cut from one file and put into another": [Step(0, {"a.txt": "", "b.txt": text("ab")}, "ab")],
    "a placeholder of iCloud": [
        Step(0, files("bc") | {".a.txt.icloud": "bplist"}, "abc", "placeholder"),
        Step(AWAY, files("bc") | {".a.txt.icloud": "bplist"}, "abc", "placeholder"),
        Step(AWAY, ABC, "abc"),
    ],
    "placeholders of iCloud alone": [
        Step(0, {".a.txt.icloud": "x", ".b.txt.icloud": "x", ".c.txt.icloud": "x"}, "abc", "unreachable"),
        Step(AWAY, files("c") | {".a.txt.icloud": "x", ".b.txt.icloud": "x"}, "abc", "placeholder"),
    ],
    "a placeholder that is deleted": [
        Step(0, files("bc") | {".a.txt.icloud": "bplist"}, "abc", "placeholder"),
        Step(1, files("bc"), "bc"),
    ],
    "an unfinished copy of Syncthing": [
        Step(0, files("bc") | {".syncthing.a.txt.tmp": "2025"}, "abc", "unfinished"),
        Step(0, ABC, "abc"),
    ],
    "an unfinished copy that is given up": [
        Step(0, files("bc") | {"a.txt.part": "2025"}, "abc", "unfinished"),
        Step(0, files("bc"), "bc"),
    ],
    "a backup of an editor is no unfinished copy": [Step(0, files("bc") | {"a.txt~": text("a")}, "bc")],
    "a conflict copy takes its place": [
        Step(0, files("bc") | {"a (conflicted copy 2026-05-01).txt": text("a")}, "abc")
    ],
    "a conflict copy beside it": [Step(0, ABC | {"a (conflicted copy 2026-05-01).txt": text("a")}, "abc")],
    "one file deleted": [Step(0, files("bc"), "bc")],
    "one file renamed": [Step(0, files("bc") | {"2025/neko.txt": text("a")}, "abc")],
    "all files renamed": [Step(0, files("abc", "neko/"), "abc")],
    "all files joined": [Step(0, {"all.txt": text("abc")}, "abc")],
    "all files joined, and changed": [Step(0, {"all.txt": text("ab") + text("d")}, "abd")],
    "a mount point with a README": [
        Step(0, README, "abc", "shrunk"),
        Step(LAST, README, "abc", "shrunk"),
        Step(LAST, ABC, "abc"),
    ],
    "a mount point with a README, for good": [Step(0, README, "abc", "shrunk"), Step(GRACE, README, "")],
    "a mount point of one large file": [
        Step(0, {"all.txt": text("abc")}, "abc"),
        Step(0, README, "abc", "shrunk"),
    ],
    "a mount point with lost+found": [
        Step(0, {"lost+found": None}, "abc", "unreachable"),
        Step(AWAY, {"lost+found": None}, "abc", "unreachable"),
    ],
    "files come back one by one": [
        Step(0, README, "abc", "shrunk"),
        Step(1, README | files("ab"), "abc", "shrunk"),
        Step(2, ABC, "abc"),
        Step(3, files("bc"), "bc"),
    ],
    "a limit begins when the disk is back without them": [
        Step(0, {}, "abc", "unreachable"),
        Step(AWAY, README, "abc", "shrunk"),
        Step(AWAY + LAST, README, "abc", "shrunk"),
        Step(AWAY + GRACE, README, ""),
    ],
    "the disk is back without one of them": [Step(0, {}, "abc", "unreachable"), Step(AWAY, files("bc"), "bc")],
    "a disk in the middle": [
        Step(0, files("abc", "usb/") | files("def"), "abcdef"),
        Step(0, {"usb": None} | files("def"), "abcdef", "shrunk"),
        Step(1, files("abc", "usb/") | files("def"), "abcdef"),
    ],
    "a folder deleted": [
        Step(0, files("ab", "old/") | files("def"), "abdef"),
        Step(0, files("def"), "def"),
    ],
    "the one file of a folder deleted": [
        Step(0, files("a", "old/") | files("def"), "adef"),
        Step(0, {"old": None} | files("def"), "def"),
    ],
    "left out by a .nikkiignore": [Step(0, ABC | {".nikkiignore": "a*\nb*\n"}, "c")],
    "the clock was ahead": [
        Step(AWAY, README, "abc", "shrunk"),
        Step(0, README, "abc", "shrunk"),
        Step(GRACE, README, ""),
    ],
}  # fmt: skip


def put(folder: Path, wanted: Mapping[str, str | None]) -> None:
    """Make the folder hold just these files; those that it has already are not touched."""
    folder.mkdir(exist_ok=True)
    for path in sorted(folder.rglob("*"), reverse=True):
        name = str(path.relative_to(folder))
        if path.is_dir():
            if not any(other == name or other.startswith(f"{name}/") for other in wanted):
                path.rmdir()
        elif wanted.get(name) is None:
            path.unlink()
    for name, content in wanted.items():
        path = folder / name
        (path if content is None else path.parent).mkdir(parents=True, exist_ok=True)
        if content is not None and not (path.exists() and path.read_text("utf-8") == content):
            path.write_text(content, encoding="utf-8")


def found(diary: Diary) -> str:
    hits = diary.search("猫", limit=None).hits
    return "".join(sorted(hit.entry.text[1] for hit in hits))


def reasons(report: UpdateReport | None) -> str:
    return " ".join(sorted({kept.reason for kept in report.kept})) if report else ""


@pytest.fixture
def diary(tmp_path: Path) -> Diary:
    """A diary of three files."""
    put(tmp_path / "diary", ABC)
    diary = Diary(tmp_path / "index")
    diary.update([tmp_path / "diary"], today=FIRST)
    return diary


def day(number: int) -> dt.date:
    return FIRST + dt.timedelta(number)


@pytest.mark.parametrize("glob", ["", "**/*.txt"], ids=["folder", "glob"])
@pytest.mark.parametrize("steps", CASES.values(), ids=list(CASES))
def test_what_is_kept(tmp_path: Path, steps: list[Step], glob: str) -> None:
    place = tmp_path / "diary"
    put(place, AB if "c" not in steps[0].found and steps[0].files.keys() <= AB.keys() else ABC)
    if glob and any(name.startswith((".nikki", "a.txt~")) for name in steps[0].files):
        pytest.skip("a glob names each file")
    diary = Diary(tmp_path / "index")
    diary.update([place / glob if glob else place], today=FIRST)

    for step in steps:
        put(place, step.files)
        report = diary.refresh(today=day(step.day))

        assert found(diary) == step.found
        assert diary.search("猫", limit=None).total == len(step.found)
        if report:
            assert reasons(report) == step.kept
        assert diary.refresh(today=day(step.day)) is None, "it is not written each time"
        rebuilt = diary.update(rebuild=True, today=day(step.day))
        assert found(diary) == step.found
        assert reasons(rebuilt) == step.kept
        assert diary.refresh(today=day(step.day)) is None


FORGET: list[tuple[str, dict[str, str | None], str, str]] = [
    ("an empty file", ABC | {"a.txt": ""}, "a.txt", "bc"),
    ("a file that vanished", README, "a.txt", "bc"),
    ("a file in iCloud", files("bc") | {".a.txt.icloud": "x"}, "a.txt", "bc"),
    ("all that vanished", README | files("c"), "*", "c"),
    ("what a glob means", README, "[ab].txt", "c"),
]


@pytest.mark.parametrize(
    ("wanted", "selection", "left"), [case[1:] for case in FORGET], ids=[c[0] for c in FORGET]
)
@pytest.mark.parametrize("rebuild", [False, True])
def test_forgetting_ends_it_at_once(
    diary: Diary, tmp_path: Path, wanted: dict[str, str | None], selection: str, left: str, rebuild: bool
) -> None:
    put(tmp_path / "diary", wanted)
    diary.refresh(today=FIRST)
    assert found(diary) == "abc"

    report = diary.update(forget=[tmp_path / "diary" / selection], rebuild=rebuild, today=FIRST)

    assert found(diary) == left
    assert report.total == len(left) + ("README.txt" in wanted)
    assert diary.sources == (str(tmp_path / "diary"),)
    assert diary.refresh(today=FIRST) is None
    put(tmp_path / "diary", ABC)
    diary.refresh(today=FIRST)
    assert found(diary) == "abc"


@pytest.mark.parametrize(("selection", "problem"), [("a.txt", "is there"), ("no.txt", "none of the places")])
def test_what_is_there_cannot_be_forgotten(
    diary: Diary, tmp_path: Path, selection: str, problem: str
) -> None:
    with pytest.raises(SourceError, match=problem):
        diary.update(forget=[tmp_path / "diary" / selection], today=FIRST)
    assert found(diary) == "abc"


def test_it_is_said_once_with_what_ends_it(
    diary: Diary, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    put(tmp_path / "diary", README)
    environment = Environment(
        {"NIKKI_TODAY": "2026-05-01", "HOME": str(tmp_path)}, "en", str(diary.directory)
    )

    assert run(["search", "猫"], environment) == 0
    said = capsys.readouterr().err
    assert "Most of ~/diary vanished at once; 3 entries are kept until 2026-05-31." in said
    assert "nikki index --forget '~/diary/*'" in said

    assert run(["search", "猫"], environment) == 0
    assert "kept" not in capsys.readouterr().err
    assert run(["index", "--forget", "~/diary/*"], environment) == 0
    assert "1 entry" in capsys.readouterr().err


def test_doctor_names_the_files_and_how_long(
    diary: Diary, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "diary", ABC | {"a.txt": ""})
    diary.refresh(today=FIRST)
    put(tmp_path / "diary", files("c") | {"a.txt": "", ".b.txt.icloud": ""})
    diary.refresh(today=day(2))

    kept = [finding for finding in examine(diary.directory, today=day(3)).findings if finding.check == "kept"]

    assert [(f.state, f.details["reason"], f.details["since"], f.details["until"]) for f in kept] == [
        (BAD, "empty", "2026-05-01", "2026-05-31"),
        (KNOWN, "placeholder", "2026-05-03", ""),
    ]
    environment = Environment(
        {"NIKKI_TODAY": "2026-05-04", "HOME": str(tmp_path)}, "en", str(diary.directory)
    )
    assert run(["doctor"], environment) == 1
    assert (
        "! ~/diary/a.txt holds no entry any more; the 1 that it had is kept until 2026-05-31. First noticed on 2026-05-01. "
        in (capsys.readouterr().out)
    )
    assert run(["doctor", "--json"], environment) == 1
    assert json.loads(capsys.readouterr().out)["checks"]


def test_the_place_of_an_entry_is_the_file_that_is_there(diary: Diary, tmp_path: Path) -> None:
    put(tmp_path / "more", {"z.txt": text("a")})
    diary.update([tmp_path / "more"], today=FIRST)
    put(tmp_path / "diary", {})
    diary.refresh(today=FIRST)

    assert {hit.entry.path for hit in diary.search("猫a").hits} == {str(tmp_path / "more" / "z.txt")}
    assert {hit.entry.path for hit in diary.search("猫b").hits} == {str(tmp_path / "diary" / "b.txt")}


def test_a_dry_run_says_what_would_be_kept(diary: Diary, tmp_path: Path) -> None:
    put(tmp_path / "diary", README)
    report = diary.update(dry_run=True, today=FIRST)
    assert (reasons(report), report.removed) == ("shrunk", 0)
