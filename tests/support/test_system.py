"""What differs between systems, each difference simulated on the one that runs the tests."""

from __future__ import annotations

import ctypes
import datetime as dt
import fcntl
import os
import subprocess
import sys
import types
from typing import TYPE_CHECKING, Any

import pytest

from indexer import Diary, IndexUnusable
from indexer.cli.environment import config_path, default_index, language
from indexer.health.registry import examine
from indexer.index.writer import WORTH_IT, worker_count
from indexer.model import BAD
from indexer.support import system
from tests.conftest import write_diary

if TYPE_CHECKING:
    from pathlib import Path

ME, OTHER = 0x1234, 0x5678
TODAY = dt.date(2026, 5, 23)
ENGLISH, JAPANESE = 0x0409, 0x0411


class Libraries:
    """Windows' libraries, as far as they are asked: who owns every file, who the user is, in which language it speaks."""

    def __init__(self) -> None:
        self.owner, self.user, self.language, self.failure = ME, ME, ENGLISH, 0
        self.GetCurrentProcess = lambda: 7
        self.GetCurrentProcess.restype = None  # type: ignore[attr-defined]

    def GetNamedSecurityInfoW(self, _path: Any, *arguments: Any) -> int:  # noqa: N802
        arguments[2]._obj.value = self.owner
        return self.failure

    def OpenProcessToken(self, _process: Any, _access: int, token: Any) -> int:  # noqa: N802
        token._obj.value = 9
        return 1

    def GetTokenInformation(self, _token: Any, _kind: int, held: Any, _size: Any, needed: Any) -> int:  # noqa: N802
        needed._obj.value = 16
        if held is not None:
            ctypes.cast(held, ctypes.POINTER(ctypes.c_void_p))[0] = self.user
        return held is not None

    def EqualSid(self, one: Any, other: Any) -> int:  # noqa: N802
        return int(one.value == other.value)

    def LocalFree(self, descriptor: Any) -> None:  # noqa: N802
        pass

    def CloseHandle(self, token: Any) -> None:  # noqa: N802
        pass

    def GetUserDefaultUILanguage(self) -> int:  # noqa: N802
        return self.language


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Libraries:
    """This process believes to run on Windows."""
    libraries = Libraries()

    def locking(file: int, _mode: int, _count: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", types.SimpleNamespace(locking=locking, LK_NBLCK=2))
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name: libraries, raising=False)
    return libraries


def indexed(folder: Path) -> Diary:
    source = folder / "日記.txt"
    source.write_text("20250829\n猫が寝ている。\n", encoding="utf-8")
    diary = Diary(folder / "index")
    diary.update([source], today=TODAY)
    return diary


def test_windows_folders_that_report_all_permissions(tmp_path: Path, windows: Libraries) -> None:
    diary = indexed(tmp_path)
    (tmp_path / "index").chmod(0o777)
    for file in (tmp_path / "index").iterdir():
        file.chmod(0o666)
    assert diary.search("猫", today=TODAY).total == 1
    findings = examine(tmp_path / "index", today=TODAY).findings
    assert not [finding for finding in findings if finding.check == "permissions" and finding.state == BAD]


def test_windows_an_index_of_another_user(tmp_path: Path, windows: Libraries) -> None:
    diary = indexed(tmp_path)
    windows.owner = OTHER
    with pytest.raises(IndexUnusable) as raised:
        Diary(tmp_path / "index").search("猫", today=TODAY)
    assert raised.value.code == "index-foreign"
    windows.owner = 0
    assert diary.search("猫", today=TODAY).total == 1


def test_windows_that_does_not_say_who_owns_an_index(tmp_path: Path, windows: Libraries) -> None:
    indexed(tmp_path)
    windows.failure = 5
    with pytest.raises(OSError, match="GetNamedSecurityInfo"):
        system.belongs_to_user(str(tmp_path), tmp_path.stat())


def test_windows_files_in_use_go_with_the_next_update(
    tmp_path: Path, windows: Libraries, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = indexed(tmp_path)
    before = {file.name for file in (tmp_path / "index").glob("*.seg")}

    def refuse(path: str, *, dir_fd: int | None = None) -> None:
        raise PermissionError(13, "in use", path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", refuse)
        diary.update(rebuild=True, today=TODAY)
    assert before <= {file.name for file in (tmp_path / "index").iterdir()}
    assert diary.search("猫", today=TODAY).total == 1
    diary.update(rebuild=True, today=TODAY)
    assert before.isdisjoint(file.name for file in (tmp_path / "index").iterdir())


def test_windows_a_file_is_synced_by_those_who_may_write_it(windows: Libraries) -> None:
    assert system.sync_flags() == os.O_RDWR


def test_windows_folders(windows: Libraries) -> None:
    variables = {"USERPROFILE": "C:/Users/me", "LOCALAPPDATA": "C:/Users/me/AppData/Local"}
    assert default_index(variables) == "C:/Users/me/AppData/Local/nikki"
    assert config_path(variables) == "C:/Users/me/AppData/Roaming/nikki/config.toml"
    assert system.home(variables) == "C:/Users/me"


@pytest.mark.parametrize(
    ("variables", "spoken", "expected"),
    [
        ({}, JAPANESE, "ja"),
        ({}, ENGLISH, "en"),
        ({"LANG": "ja_JP"}, ENGLISH, "ja"),
        ({"NIKKI_LANG": "en"}, JAPANESE, "en"),
    ],
)
def test_windows_language(windows: Libraries, variables: dict[str, str], spoken: int, expected: str) -> None:
    windows.language = spoken
    assert language(variables) == expected


def test_windows_has_a_terminal_and_ends_otherwise(windows: Libraries) -> None:
    assert system.terminal_devices() == ("CONIN$", "CONOUT$")
    assert system.ending_signals() == ()
    system.suspend()  # nothing that this process would have to be woken from


def test_windows_has_an_editor(windows: Libraries) -> None:
    assert system.editors()[-1] == "notepad"


def test_windows_words_of_a_command(windows: Libraries) -> None:
    editor = r'"C:\Program Files\Editor\e.exe" --wait'
    assert system.shell_words(editor) == [r"C:\Program Files\Editor\e.exe", "--wait"]
    assert system.shell_command(["nikki", "show", r"C:\日記 1\a.txt"]) == r'nikki show "C:\日記 1\a.txt"'


def test_words_of_a_command() -> None:
    words = ["nikki", "show", "日記 1/it's.txt"]
    assert system.shell_words(system.shell_command(words)) == words


def test_a_file_that_answers_to_two_spellings_of_its_name(tmp_path: Path) -> None:
    """As on file systems that do not tell capitals apart: each entry is there once, and stays when one spelling goes."""
    write_diary(tmp_path / "diary.txt", {"20250501": "猫。", "20250502": "犬。"})
    os.link(tmp_path / "diary.txt", tmp_path / "Diary.TXT")
    diary = Diary(tmp_path / "index")
    assert diary.update([tmp_path / "diary.txt", tmp_path / "Diary.TXT"]).total == 2
    assert len(diary.search("猫").hits) == 1
    diary.update(forget=[tmp_path / "Diary.TXT"])
    assert len(diary.search("猫").hits) == 1


@pytest.mark.parametrize("name", ["win32", "darwin"])
def test_no_process_is_forked_but_on_linux(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(sys, "platform", name)
    assert worker_count(WORTH_IT) == 1


@pytest.mark.parametrize("fails", [False, True])
def test_macos_waits_for_the_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: bool) -> None:
    asked: list[object] = []

    def control(file: int, command: int) -> int:
        asked.append(command)
        if fails:
            raise OSError(45, "Operation not supported")
        return 0

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", control)
    monkeypatch.setattr(os, "fsync", asked.append)
    with (tmp_path / "a").open("wb") as file:
        system.sync(file.fileno())
        assert asked == ([51, file.fileno()] if fails else [51])


def test_no_home() -> None:
    assert default_index({}) == "~/.local/share/nikki"
    assert (
        config_path({"HOME": "/home/me", "XDG_CONFIG_HOME": "relative"})
        == "/home/me/.config/nikki/config.toml"
    )


@pytest.mark.parametrize("encoding", ["cp932", "ascii"])
def test_a_console_that_has_not_all_characters(tmp_path: Path, encoding: str) -> None:
    source = tmp_path / "2025-08-29.txt"
    source.write_text("猫と🐱、髙橋さん。\n", encoding="utf-8")
    command = [sys.executable, "-m", "indexer", "--index", str(tmp_path / "index")]
    variables = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    subprocess.run([*command, "index", str(source)], env=variables, check=True, capture_output=True)
    found = subprocess.run([*command, "search", "猫"], env=variables, check=True, capture_output=True)
    shown = found.stdout.decode(encoding)
    assert "U0001f431" in shown


@pytest.mark.parametrize(
    ("prefix", "command"),
    [
        ("/home/me/.local/share/pipx/venvs/nikki-search", "pipx install --force 'nikki-search[plot]'"),
        ("C:\\Users\\me\\uv\\tools\\nikki-search", "uv tool install 'nikki-search[plot]'"),
        ("/home/me/.venv", "pip install 'nikki-search[plot]'"),
    ],
)
def test_an_extra_is_added_as_the_program_was(
    monkeypatch: pytest.MonkeyPatch, prefix: str, command: str
) -> None:
    monkeypatch.setattr(sys, "prefix", prefix)
    assert system.install_command("plot") == command
