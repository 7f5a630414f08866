"""One bad file never stops the rest: what is wrong with it is said, and everything else is found."""

from __future__ import annotations

import json
import os
import zipfile
from typing import TYPE_CHECKING, NamedTuple

import pytest

from indexer.analysis.segmenter import Segmenter
from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.cli.refresh import refreshing
from indexer.index import writer
from indexer.sources import reading
from tests.conftest import days, write_diary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from indexer.analysis.lexemes import Lexeme

JOURNAL = json.dumps(
    {"entries": [{"creationDate": f"2025-06-0{day}T20:00:00Z", "text": f"犬{day}。"} for day in (1, 2)]}
)


class Home(NamedTuple):
    """A folder with a diary in it, and its index; ``call`` is what the command line prints."""

    folder: Path

    @property
    def source(self) -> Path:
        return self.folder / "diary"

    @property
    def diary(self) -> Diary:
        return Diary(self.folder / "index")

    @property
    def export(self) -> Path:
        return self.source / "export.zip"

    def environment(self, language: str = "en", **variables: str) -> Environment:
        return Environment({"HOME": str(self.folder), **variables}, language, str(self.folder / "index"))

    def damage(self) -> None:
        data = bytearray(self.export.read_bytes())
        data[60] ^= 0xFF
        self.export.write_bytes(data)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.source.mkdir()
    write_diary(home.source / "diary.txt", {"20250501": "猫がいる。"})
    with zipfile.ZipFile(home.export, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("Journal.json", JOURNAL)
    home.diary.update([home.source])
    return home


@pytest.fixture
def nikki(home: Home, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def call(*words: str, language: str = "en", **variables: str) -> tuple[int, str, str]:
        status = run(words, home.environment(language, **variables))
        out, err = capsys.readouterr()
        assert "unexpected" not in err
        return status, out, err

    return call


@pytest.mark.parametrize("rebuild", [False, True])
def test_a_file_that_was_damaged_keeps_its_entries(home: Home, rebuild: bool) -> None:
    home.damage()
    write_diary(home.source / "diary.txt", {"20250501": "猫がいる。", "20250502": "鳥がいる。"})

    report = home.diary.update(None, rebuild)

    assert [(notice.code, notice.path) for notice in report.warnings] == [
        ("failed-damaged", str(home.export))
    ]
    assert days(home.diary, "犬") == ["20250603", "20250602"]
    assert days(home.diary, "鳥") == ["20250502"]
    assert home.diary.refresh() is None


def test_a_file_that_was_mended_is_what_it_says(home: Home) -> None:
    whole = home.export.read_bytes()
    home.damage()
    home.diary.update()
    home.export.write_bytes(whole)

    report = home.diary.update()

    assert (report.warnings, report.total) == ((), 3)


def test_what_is_new_in_a_damaged_file_is_there_beside_what_was_in_it(home: Home) -> None:
    with zipfile.ZipFile(home.export, "w") as file:
        file.writestr("A.json", JOURNAL.replace("2025-06-01", "2024-01-01"))
        file.writestr("B.json", '{"creationDate"')

    home.diary.update()

    assert sorted(days(home.diary, "犬")) == ["20240102", "20250602", "20250603"]


@pytest.mark.parametrize(("language", "said"), [("en", "is damaged"), ("ja", "壊れていて")])
def test_a_search_says_which_file_is_bad(
    home: Home, nikki: Callable[..., tuple[int, str, str]], language: str, said: str
) -> None:
    home.damage()

    status, out, err = nikki("search", "猫", language=language)

    assert (status, "export.zip" in err, said in err) == (0, True, True)
    assert "猫" in out
    assert "export.zip" in nikki("doctor")[1]


def test_an_assistant_is_not_told_where_a_bad_file_is(home: Home) -> None:
    home.damage()

    said = list(refreshing(home.diary, home.environment(), with_places=False))

    assert said
    assert str(home.folder) not in "".join(said)
    assert "export.zip" not in "".join(said)


def test_a_file_that_makes_a_reader_panic_is_a_notice(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def panic(data: bytes) -> None:
        raise PanicError

    monkeypatch.setattr(reading, "decode", panic)
    write_diary(home.source / "diary.txt", {"20250501": "鳥がいる。"})

    report = home.diary.update()

    assert [notice.code for notice in report.warnings] == ["failed-unforeseen"]
    assert days(home.diary, "猫") == ["20250501"]


@pytest.mark.parametrize("how", ["pipe", "long", "folder"])
def test_a_list_of_what_is_ignored_that_cannot_be_used(
    home: Home, nikki: Callable[..., tuple[int, str, str]], how: str
) -> None:
    """What was to be left out is not read; what was read is found."""
    (home.source / ".nikkiignore").write_text("secret*\n", encoding="utf-8")
    write_diary(home.source / "secret.txt", {"20250503": "鳥がいる。"})
    home.diary.update()
    (home.source / ".nikkiignore").unlink()
    if how == "pipe":
        os.mkfifo(home.source / ".nikkiignore")
    elif how == "long":
        (home.source / ".nikkiignore").write_text("a\n" * 2_000, encoding="utf-8")
    else:
        (home.source / ".nikkiignore").mkdir()

    for command in ("search", "search"):
        status, out, err = nikki(command, "猫")
        assert (status, "猫" in out, ".nikkiignore: cannot be used" in err) == (0, True, True)
        assert "is not there now" not in err
    assert nikki("index", "--rebuild")[0] == 0
    assert nikki("search", "鳥", "--count")[1] == "0\n"
    assert days(home.diary, "犬") == ["20250603", "20250602"]
    assert ".nikkiignore" in nikki("doctor")[1]

    (home.source / ".nikkiignore").rmdir() if how == "folder" else (home.source / ".nikkiignore").unlink()
    assert nikki("search", "鳥", "--count")[1] == "1\n"


class PanicError(BaseException):
    """As pyo3's PanicException is."""


@pytest.mark.parametrize(
    "error", [ValueError("鯨"), MemoryError(), PanicError("鯨"), OSError(5, "Input/output error")]
)
@pytest.mark.parametrize(
    "place", ["indexer.sync.update.plan", "indexer.index.segment.writer.SegmentBuilder.add"]
)
def test_whatever_fails_while_the_index_is_updated_a_search_answers_from_it(
    home: Home,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    error: BaseException,
) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise error

    write_diary(home.source / "diary.txt", {"20250501": "猫がいる。", "20250502": "鳥がいる。"})
    monkeypatch.setattr("indexer.sync.update.plan_changes" if place.endswith("changes") else place, fail)

    status = run(("search", "猫", "--count"), home.environment())
    printed = capsys.readouterr()

    assert (status, printed.out) == (0, "1\n")
    assert "The index cannot be updated now" in printed.err
    assert "鯨" not in printed.err
    monkeypatch.undo()
    assert days(home.diary, "鳥") == []
    assert run(("search", "鳥", "--count"), home.environment()) == 0


@pytest.mark.parametrize("together", [False, True])
def test_an_entry_that_makes_the_dictionary_panic_is_found_by_its_characters(
    home: Home, monkeypatch: pytest.MonkeyPatch, together: bool
) -> None:
    scan = Segmenter.scan

    def panic(self: Segmenter, text: str) -> tuple[list[Lexeme], list[int]]:
        if "鯨" in text:
            raise PanicError
        return scan(self, text)

    if together:
        monkeypatch.setattr(writer, "WORTH_IT", 1)
    monkeypatch.setattr(Segmenter, "scan", panic)
    write_diary(
        home.source / "diary.txt",
        {"20250501": "鳥がいる。", "20250502": "鯨がいる。", "20250503": "牛がいる。"},
    )

    report = home.diary.update()

    assert [(notice.code, notice.line) for notice in report.warnings] == [("entry-unanalyzed", 6)]
    assert days(home.diary, '"鯨がいる"') == ["20250502"]
    assert days(home.diary, "鳥") == ["20250501"]
    assert days(home.diary, "牛") == ["20250503"]
    assert home.diary.refresh() is None


def test_without_an_index_that_can_be_opened_a_failure_is_the_error(
    home: Home, nikki: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in home.diary.directory.glob("state-*"):
        path.unlink()
    for path in home.diary.directory.glob("sources-*"):
        path.unlink()

    status, _, err = nikki("search", "猫")

    assert status == 2
    assert "Name it again" in err
