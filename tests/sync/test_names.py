"""A file of names: known to the analysis of entries and queries alike, rebuilt when it changes."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from indexer.analysis import segmenter
from indexer.analysis.names import BadLine, Name, lexicon_csv, parse
from indexer.analysis.segmenter import Segmenter, build_names
from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.errors import SourceError
from indexer.index.snapshot import snapshot
from indexer.messages.reading import READING_TEXTS
from indexer.support import limits
from indexer.sync import names
from tests.conftest import days, write_diary

if TYPE_CHECKING:
    from pathlib import Path

    from indexer.index.manifest import NamesRecord


@pytest.mark.skipif(os.name == "nt", reason="no permissions as of POSIX")
def test_nobody_else_can_read_the_dictionary(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("ラファウ\n", encoding="utf-8")
    write_diary(tmp_path / "diary.txt", {"20250501": "ラファウに会う。"})
    before = os.umask(0)
    try:
        Diary(tmp_path / "index").update([tmp_path / "diary.txt"], names=tmp_path / "names.txt")
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "index").iterdir()} == {0o600}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ラファウ", Name("ラファウ", "ラファウ")),
        ("喫茶ヒバリ\tキッサヒバリ", Name("喫茶ヒバリ", "キッサヒバリ")),
        ("黎々火、れいれいか # 友人", Name("黎々火", "レイレイカ")),
        ("ＫＡＩＫＡＩ, かいかい", Name("kaikai", "カイカイ")),
        ("山田", Name("山田", "")),
    ],
)
def test_lines(line: str, name: Name) -> None:
    assert parse(line) == ((name,), (), ())


def test_lines_that_are_no_names_are_named() -> None:
    assert parse("# 名前\n\n山田 yamada\nあ い う\n= 夫\n宮 =\n") == (
        (),
        (),
        (BadLine(3, "山田 yamada"), BadLine(4, "あ い う"), BadLine(5, "= 夫"), BadLine(6, "宮 =")),
    )


@pytest.mark.parametrize(
    "line",
    [
        '"ラファウ',
        "a\0b",
        "a\\u0041",
        "\ufeff\u200b",
        "\ufffdあ",
        "ア" * 61,
        "山田 " + "ア" * 20_000,
        "山田 ア\0",
        "\x1b[31m",
    ],
)
def test_what_the_dictionary_would_refuse_is_refused_by_line(line: str) -> None:
    found, _, bad = parse(f"花子 はなこ\n{line}\n太郎 たろう")

    assert [name.written for name in found] == ["花子", "太郎"]
    assert [(one.line, len(one.text) <= 60) for one in bad] == [(2, True)]


def test_a_dictionary_is_made_of_whatever_is_taken_for_names(tmp_path: Path) -> None:
    """Every character there is alone and in a word, with readings; to make one dictionary takes seconds."""
    characters = [chr(code) for code in range(0x30000) if not 0xD800 <= code < 0xE000]
    chance = random.Random(1)  # noqa: S311  (nothing secret)
    lines = [*characters[:0x3400:3], *chance.sample(characters, 4_000)]
    lines += ["".join(chance.choices(characters, k=chance.randrange(1, 70))) for _ in range(2_000)]
    lines += [f"山{number} " + "ア" * number for number in range(1, 300)]
    lines += ["山" * number for number in range(1, 80)]
    found, _, bad = parse("\n".join(lines))

    (tmp_path / "names.csv").write_text(lexicon_csv(found), encoding="utf-8")
    build_names(tmp_path / "names.csv", tmp_path / "names.dic")

    assert len(found) > 3_000
    assert len(bad) > 500
    assert Segmenter(str(tmp_path / "names.dic")).words("山1と山2に行った。")


def test_a_name_is_one_word_with_its_reading(tmp_path: Path) -> None:
    source, file = tmp_path / "diary.txt", tmp_path / "names.txt"
    write_diary(source, {"20250501": "黎々火さんと会う。", "20250502": "火を見た。"})
    diary = Diary(tmp_path / "index")
    diary.update([source])
    assert days(diary, "れいれいか") == []

    file.write_text("黎々火 れいれいか\n", encoding="utf-8")
    report = diary.update(names=file)

    assert report.rebuilt == "version"
    assert days(diary, "れいれいか") == ["20250501"]
    assert days(diary, "黎々火") == ["20250501"]
    assert days(diary, "火") == ["20250502"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("夫", ["20250501", "20250502", "20250503"]),
        ("旦那様", ["20250501", "20250502", "20250503"]),
        ("宮さん", ["20250501", "20250502", "20250503"]),
        ("宮さんと行った海", ["20250501", "20250502", "20250503"]),
        ("夫婦", ["20250504"]),
        ("宮城", ["20250505"]),
    ],
)
def test_other_words_for_the_same_find_each_other(tmp_path: Path, query: str, found: list[str]) -> None:
    source, file = tmp_path / "diary.txt", tmp_path / "names.txt"
    texts = {
        "20250501": "宮と海へ行った。",
        "20250502": "夫と海へ行った。",
        "20250503": "旦那様と海へ行った。",
        "20250504": "となりの夫婦が来た。",
        "20250505": "宮城の酒を飲んだ。",
    }
    write_diary(source, texts)
    file.write_text("宮  みや  = 夫, 旦那様  # うちの\n", encoding="utf-8")
    diary = Diary(tmp_path / "index")
    diary.update([source], names=file)

    assert sorted(days(diary, query)) == found


def test_a_change_of_the_other_words_alone_counts_at_once(tmp_path: Path) -> None:
    source, file = tmp_path / "diary.txt", tmp_path / "names.txt"
    write_diary(source, {"20250501": "宮と海へ行った。"})
    file.write_text("宮 みや\n", encoding="utf-8")
    diary = Diary(tmp_path / "index")
    diary.update([source], names=file)
    assert days(diary, "夫") == []

    file.write_text("宮 みや = 夫\n", encoding="utf-8")
    diary.refresh()

    assert [reason.how for reason in diary.search("夫").hits[0].reasons] == ["synonym"]
    assert diary.search("夫", exact_words=True).hits == ()


def test_a_changed_file_of_names_is_noticed_by_a_search(tmp_path: Path) -> None:
    source, file = tmp_path / "diary.txt", tmp_path / "names.txt"
    write_diary(source, {"20250501": "黎々火さんと会う。"})
    file.write_text("花子 はなこ\n", encoding="utf-8")
    diary = Diary(tmp_path / "index")
    diary.update([source], names=file)
    assert diary.refresh() is None

    file.write_text("花子 はなこ\n黎々火 れいれいか\nこれ は だめ\n", encoding="utf-8")
    report = diary.refresh()

    assert report
    assert [(n.code, n.line) for n in report.warnings] == [("notice-bad-name", 3)]
    assert days(diary, "れいれいか") == ["20250501"]
    assert len(list(diary.directory.glob("names-*"))) == 1

    file.unlink()
    assert diary.refresh() is None


def test_a_file_of_names_that_cannot_be_read(tmp_path: Path) -> None:
    source = tmp_path / "diary.txt"
    write_diary(source, {"20250501": "猫。"})

    with pytest.raises(SourceError, match="one name a line"):
        Diary(tmp_path / "index").update([source], names=tmp_path / "none.txt")


def test_a_file_of_names_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_bytes("黎 れい\n山田 やまだ\n喫茶ヒバリ きっさひばり\n".encode("cp932"))

    assert "喫茶ヒバリ" in names._read(tmp_path / "names.txt")


def test_whatever_becomes_of_the_file_of_names_a_search_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    source, file = tmp_path / "diary.txt", tmp_path / "names.txt"
    write_diary(source, {"20250501": "黎々火さんと会う。"})
    file.write_text("黎々火 れいれいか\n", encoding="utf-8")
    diary = Diary(tmp_path / "index")
    diary.update([source], names=file)
    monkeypatch.setattr(limits, "NAMES", 1_000)

    def becomes_pipe() -> None:
        file.unlink()
        os.mkfifo(file)

    def panics(csv: str, output: Path) -> None:
        os.write(2, b"panicked")  # as Rust prints it, before Python hears of it
        raise _PanicError

    monkeypatch.setattr(segmenter, "build_names", panics)
    for code, happens in (
        ("names-binary", lambda: file.write_bytes(bytes(range(256)))),
        ("names-too-large", lambda: file.write_text("花子\n" * 1_000, encoding="utf-8")),
        ("names-not-made", lambda: file.write_text("花子 はなこ\n", encoding="utf-8")),
        ("names-special", becomes_pipe),
    ):
        happens()
        status = run(["search", "れいれいか"], Environment({}, "en", str(diary.directory)))
        printed = capfd.readouterr()
        assert (status, "黎々火" in printed.out, "panicked" in printed.err) == (0, True, False), code
        assert READING_TEXTS[code][1].partition("{")[0] in printed.err
        assert diary.refresh() is None
        if code != "names-not-made":
            assert [notice.code for notice in names.wrong_with(_record(diary))] == [code]
    file.unlink()
    assert [notice.code for notice in diary.update().warnings] == ["names-gone"]


class _PanicError(BaseException):
    """As pyo3's PanicException is."""


def _record(diary: Diary) -> NamesRecord | None:
    found = snapshot(diary.directory)
    return found.state.names if found else None
