"""A file of names: known to the analysis of entries and queries alike, rebuilt when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from indexer.analysis.names import BadLine, Name, parse
from indexer.app import Diary
from indexer.errors import SourceError
from tests.conftest import days, write_diary

if TYPE_CHECKING:
    from pathlib import Path


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
    assert parse(line) == ([name], [])


def test_lines_that_are_no_names_are_named() -> None:
    assert parse("# 名前\n\n山田 yamada\nあ い う") == (
        [],
        [BadLine(3, "山田 yamada"), BadLine(4, "あ い う")],
    )


def test_a_name_is_one_word_with_its_reading(tmp_path: Path) -> None:
    source, names = tmp_path / "diary.txt", tmp_path / "names.txt"
    write_diary(source, {"20250501": "黎々火さんと会う。", "20250502": "火を見た。"})
    diary = Diary(tmp_path / "index")
    diary.update([source])
    assert days(diary, "れいれいか") == []

    names.write_text("黎々火 れいれいか\n", encoding="utf-8")
    report = diary.update(names=names)

    assert report.rebuilt == "version"
    assert days(diary, "れいれいか") == ["20250501"]
    assert days(diary, "黎々火") == ["20250501"]
    assert days(diary, "火") == ["20250502"]


def test_a_changed_file_of_names_is_noticed_by_a_search(tmp_path: Path) -> None:
    source, names = tmp_path / "diary.txt", tmp_path / "names.txt"
    write_diary(source, {"20250501": "黎々火さんと会う。"})
    names.write_text("花子 はなこ\n", encoding="utf-8")
    diary = Diary(tmp_path / "index")
    diary.update([source], names=names)
    assert diary.refresh() is None

    names.write_text("花子 はなこ\n黎々火 れいれいか\nこれ は だめ\n", encoding="utf-8")
    report = diary.refresh()

    assert report
    assert [(n.code, n.line) for n in report.warnings] == [("notice-bad-name", 3)]
    assert days(diary, "れいれいか") == ["20250501"]
    assert len(list(diary.directory.glob("names-*"))) == 1

    names.unlink()
    assert diary.refresh() is None


def test_a_file_of_names_that_cannot_be_read(tmp_path: Path) -> None:
    source = tmp_path / "diary.txt"
    write_diary(source, {"20250501": "猫。"})

    with pytest.raises(SourceError, match="UTF-8"):
        Diary(tmp_path / "index").update([source], names=tmp_path / "none.txt")
