"""Earlier queries: kept beside the index, a few of them, for their writer."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from indexer.live.history import History
from indexer.live.line import LONGEST

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeDiary


@pytest.fixture
def place(make_diary: MakeDiary) -> Path:
    return make_diary({"20250501": "猫"}).directory


def test_the_last_ones_are_kept_each_once(place: Path) -> None:
    history = History(str(place))
    for query in ("猫", "犬  鳥", "猫", "", " "):
        history.keep(query)
    assert History(str(place)).queries() == ("猫", "犬 鳥")
    assert stat.S_IMODE((place / "last-queries").stat().st_mode) == 0o600


def test_two_hundred(place: Path) -> None:
    history = History(str(place))
    for number in range(205):
        history.keep(str(number))
    assert history.queries() == tuple(map(str, range(204, 4, -1)))


def test_none_is_longer_than_a_line(place: Path) -> None:
    history = History(str(place))
    history.keep("猫" * 600)
    assert history.queries() == ("猫" * LONGEST,)
    history._write(["犬" * 40_000, "鳥"])
    assert history.queries() == ("鳥",)


def test_none_is_kept_where_that_is_not_wanted(place: Path) -> None:
    History(None).keep("猫")
    assert History(None).queries() == ()
    assert not (place / "last-queries").exists()


def test_a_damaged_file_counts_as_none(place: Path) -> None:
    History(str(place)).keep("猫")
    (place / "last-queries").write_bytes(b"\xff")
    assert History(str(place)).queries() == ()


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    History(str(tmp_path / "none")).keep("猫")
    assert not (tmp_path / "none").exists()


def test_an_update_keeps_them(place: Path) -> None:
    from indexer.app import Diary

    History(str(place)).keep("猫")
    Diary(place).update(rebuild=True)
    Diary(place).update(rebuild=True)
    assert History(str(place)).queries() == ("猫",)
