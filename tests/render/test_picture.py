"""Pictures are drawn with matplotlib itself, and with a font that has the letters."""

from __future__ import annotations

import datetime as dt
import json
import struct
import sys
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.errors import UsageError
from indexer.render import fonts
from tests.test_imports import modules_after

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeDiary

ENTRIES = {"20240105": "雪が降った。", "20240229": "雪見酒。", "20250610": "梅雨入り。"}


@pytest.fixture
def environment(make_diary: MakeDiary, tmp_path: Path) -> Environment:
    diary = make_diary(ENTRIES)
    return Environment({"HOME": str(tmp_path), "NIKKI_TODAY": "2026-05-23"}, "ja", str(diary.directory))


def png_size(path: Path) -> tuple[int, int]:
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    return width, height


@pytest.mark.parametrize(("arguments", "count"), [([], 8000), (["--by", "month"], 96000)])
def test_more_bars_than_a_picture_can_have_are_refused(
    make_diary: MakeDiary,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    count: int,
) -> None:
    """A Day One export can have any date; a bar takes milliseconds, and a mistyped year 9999 took minutes."""
    dates = ("2000-01-01T10:00:00Z", "9999-12-30T10:00:00Z")
    entries = [{"uuid": f"A{n}", "creationDate": date, "text": "猫。"} for n, date in enumerate(dates)]
    journal = tmp_path / "journal.json"
    journal.write_text(json.dumps({"metadata": {"version": "1.0"}, "entries": entries}), encoding="utf-8")
    diary = make_diary({})
    diary.update([journal])
    environment = Environment({"HOME": str(tmp_path)}, "en", str(diary.directory))

    assert run(["timeline", *arguments, "--svg", str(tmp_path / "a.svg")], environment) == 2

    assert f"That is {count} periods (2000 at most)" in capsys.readouterr().err
    assert not (tmp_path / "a.svg").exists()


@pytest.mark.parametrize("arguments", [[], ["雪"], ["--by", "week"], ["--by", "month"], ["雪", "--heatmap"]])
def test_pictures_of_all_kinds(environment: Environment, tmp_path: Path, arguments: list[str]) -> None:
    png, svg = tmp_path / "絵.png", tmp_path / "絵.SVG"
    assert run(["timeline", *arguments, "--png", str(png), "--svg", str(svg)], environment) == 0

    assert png_size(png) >= (1400, 300)
    root = ET.fromstring(svg.read_text(encoding="utf-8"))  # noqa: S314  (our own file)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert [path.name for path in tmp_path.iterdir() if "tmp" in path.name] == []


def test_a_calendar_grows_with_its_years(environment: Environment, tmp_path: Path) -> None:
    one, two = tmp_path / "one.png", tmp_path / "two.png"
    run(["timeline", "--heatmap", "--until", "2024", "--png", str(one)], environment)
    run(["timeline", "--heatmap", "--png", str(two)], environment)

    assert png_size(one)[1] < png_size(two)[1]


def test_the_same_diary_gives_the_same_file(environment: Environment, tmp_path: Path) -> None:
    first, second = tmp_path / "1.svg", tmp_path / "2.svg"
    for path in (first, second):
        run(["timeline", "雪", "--svg", str(path)], environment)

    assert first.read_bytes() == second.read_bytes()


def test_the_font_has_the_letters() -> None:
    from matplotlib.font_manager import findfont, get_font

    name = fonts.families("「猫」の記事の数")[0]
    font = get_font(findfont(name))

    assert all(font.get_char_index(ord(letter)) for letter in "「猫」の記事の数年月火水木金土日〜")


@pytest.mark.parametrize("query", ["雪 OR $x_1$", "雪 OR \\frac", "雪 OR \x1b[31m", "雪 OR 😀", "雪 OR {0}"])
def test_a_query_is_text(
    environment: Environment, tmp_path: Path, query: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["timeline", query, "--png", str(tmp_path / "a.png")], environment) == 0
    assert "Glyph" not in capfd.readouterr().err


@pytest.mark.parametrize("option", ["--png", "--svg"])
def test_a_file_that_is_no_picture_is_not_written_over(
    environment: Environment, tmp_path: Path, option: str
) -> None:
    diary = tmp_path / "diary0.txt"
    before = diary.read_bytes()
    assert run(["timeline", option, str(diary)], environment) == 2

    assert diary.read_bytes() == before


def test_a_folder_that_is_not_there_is_named(
    environment: Environment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "none" / "a.png")
    assert run(["timeline", "--png", path], environment) == 2

    assert f"{path}: " in capsys.readouterr().err


def test_nothing_found_draws_nothing(environment: Environment, tmp_path: Path) -> None:
    assert run(["timeline", "存在しない話題", "--png", str(tmp_path / "a.png")], environment) == 1
    assert not (tmp_path / "a.png").exists()


def test_without_the_extra(
    environment: Environment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert run(["timeline", "--png", str(tmp_path / "a.png")], environment) == 2

    assert "pip install 'nikki-search[plot]'" in capsys.readouterr().err
    assert run(["timeline"], environment) == 0


def test_without_a_japanese_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_KNOWN", ())
    assert fonts.families("記事")[0] == "IPAexGothic"
    monkeypatch.setitem(sys.modules, "matplotlib_fontja", None)
    assert fonts.families("entries")
    with pytest.raises(UsageError):
        fonts.families("記事")


def test_too_many_years(environment: Environment, tmp_path: Path) -> None:
    from indexer.lookback.calendar import calendar_of
    from indexer.model import HitDays
    from indexer.render.picture import Labels, calendar_picture

    days = tuple(dt.date(year, 1, 1) for year in range(1900, 2001))
    with pytest.raises(UsageError):
        calendar_picture(calendar_of(HitDays(days, 0, (days[0], days[-1]))), Labels("", "ja"))


def test_bars_in_a_terminal_need_no_matplotlib(environment: Environment) -> None:
    loaded = modules_after(
        "from indexer.cli import run",
        "from indexer.cli.environment import Environment",
        f"assert run(['timeline', '--heatmap'], Environment({{}}, 'ja', {environment.directory!r})) == 0",
    )

    assert not [name for name in loaded if name.startswith(("matplotlib", "whoosh"))]
