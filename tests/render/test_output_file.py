"""Files that somebody names: nothing is lost, nothing is left over, nobody else can read them."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.render.output_file import replacing
from indexer.sources import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import MakeDiary

    Nikki = Callable[..., int]

ENTRIES = {"20240105": "雪が降った。", "20240229": "雪見酒。猫。", "20250610": "梅雨入り。"}
FORMATS = [["export", "--html"], ["timeline", "--png"], ["timeline", "--svg"]]


@pytest.fixture
def nikki(make_diary: MakeDiary, tmp_path: Path) -> Nikki:
    diary = make_diary(ENTRIES)
    environment = Environment(
        {"HOME": str(tmp_path), "NIKKI_TODAY": "2026-05-23"}, "ja", str(diary.directory)
    )
    return lambda *arguments: run([str(argument) for argument in arguments], environment)


def name_of(option: str) -> str:
    return f"a{option.replace('--', '.')}"


@pytest.mark.parametrize(("command", "option"), FORMATS)
def test_what_was_written_is_written_again_and_is_private(
    nikki: Nikki, tmp_path: Path, command: str, option: str
) -> None:
    path = tmp_path / name_of(option)
    assert nikki(command, option, path) == 0
    first = path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert nikki(command, "--until", "2024", option, path) == 0
    assert path.read_bytes() != first
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize(("command", "option"), FORMATS)
def test_what_others_wrote_is_left_as_it_is(
    nikki: Nikki, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, option: str
) -> None:
    path = tmp_path / name_of(option)
    path.write_bytes(b"\x89PNG <svg> <html> a picture of the family")
    assert nikki(command, option, path) == 2
    assert path.read_bytes().endswith(b"the family")
    assert f"{path} は nikki が書いたファイルではない" in capsys.readouterr().err
    assert nikki(command, option, path, "--force") == 0
    assert b"the family" not in path.read_bytes()


def test_an_empty_file_has_nothing_to_lose(nikki: Nikki, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.touch()
    assert nikki("export", "--html", path) == 0
    assert path.stat().st_size


@pytest.mark.parametrize(("command", "option"), FORMATS)
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_file_of_the_diary_is_never_written_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, option: str, force: tuple[str, ...]
) -> None:
    """Under whatever name it is reached."""
    diary = tmp_path / "diary"
    diary.mkdir()
    path = diary / f"2025-05-23{name_of(option)}"
    path.write_text("<html><body>雪が降った。</body></html>", encoding="utf-8")
    Diary(tmp_path / "index").update([path])
    link = tmp_path / name_of(option)
    link.symlink_to(path)
    environment = Environment({"NIKKI_TODAY": "2026-05-23"}, "ja", str(tmp_path / "index"))
    for name in (path, link):
        assert run([command, option, str(name), *force], environment) == 2
        assert f"{name} は日記のファイル" in capsys.readouterr().err
    assert "雪が降った" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
@pytest.mark.parametrize(("command", "option"), FORMATS)
def test_what_is_no_file_is_not_replaced(
    nikki: Nikki, tmp_path: Path, command: str, option: str, make: Callable[[Path], None]
) -> None:
    path = tmp_path / name_of(option)
    make(path)
    before = path.stat().st_ino
    assert nikki(command, option, path, "--force") == 2
    assert path.stat().st_ino == before


@pytest.mark.parametrize(("command", "option"), FORMATS)
def test_the_ending_says_what_it_is(
    nikki: Nikki, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, option: str
) -> None:
    assert nikki(command, option, tmp_path / "a.txt", "--force") == 2
    assert f"{option} のファイル名" in capsys.readouterr().err
    assert not (tmp_path / "a.txt").exists()


def test_nothing_is_left_over_where_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("before")

    def lines() -> Iterator[bytes]:
        yield b"half a page"
        raise ValueError("half")

    with pytest.raises(ValueError, match="half"), replacing(str(path)) as file:
        file.writelines(lines())
    assert [p.name for p in tmp_path.iterdir()] == ["a.html"]
    assert path.read_text() == "before"


def test_a_folder_that_is_not_there_is_named(
    nikki: Nikki, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "none" / "a.html"
    assert nikki("export", "--html", path) == 2
    assert f"{path}: " in capsys.readouterr().err


def test_nothing_found_writes_nothing(
    nikki: Nikki, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.html"
    assert nikki("export", "存在しない話題", "--html", path) == 1
    assert nikki("export", "雪", "--on", "1999", "--html", path) == 1
    assert "期間を限らなければ2件" in capsys.readouterr().err
    assert not path.exists()


def test_without_a_file_it_says_how(nikki: Nikki, capsys: pytest.CaptureFixture[str]) -> None:
    assert nikki("export", "雪") == 2
    assert "nikki export 雪 --html" in capsys.readouterr().err


def test_a_page_in_the_folder_of_the_diary_is_no_diary(tmp_path: Path) -> None:
    folder = tmp_path / "diary"
    folder.mkdir()
    (folder / "2025-05-23.txt").write_text("雪が降った。", encoding="utf-8")
    diary = Diary(tmp_path / "index")
    diary.update([folder])
    environment = Environment({"NIKKI_TODAY": "2026-05-23"}, "ja", str(diary.directory))
    assert run(["export", "--html", str(folder / "2025.html")], environment) == 0

    found = read(folder / "2025.html", root=folder)
    assert ([n.code for n in found.notices], found.entries) == (["notice-own-page"], ())
    assert diary.update([folder]).total == 1
    # It may be written again, though the index knows it now.
    assert run(["export", "--html", str(folder / "2025.html")], environment) == 0
