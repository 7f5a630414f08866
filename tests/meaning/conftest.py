"""An index that is encoded, made once for all tests of a process: to convert the encoder's tables takes two seconds."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Protocol

import pytest

from indexer.app import Diary
from indexer.meaning import building
from indexer.meaning.encoder import Encoder
from indexer.meaning.installed import installed
from indexer.meaning.tables import Tables
from tests.conftest import write_diary

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ENTRIES = {
    "20250101": "美容院に行って、さっぱりした。前髪が短い。",
    "20250102": "人身事故で列車が止まり、一時間待った。",
    "20250103": "夕飯はカレーにした。じゃがいもを入れすぎた。",
    "20250104": "熱が出て、一日寝ていた。",
    "20250105": "猫が障子を破った。",
    "20250106": "株価が下がって損をした。",
}


class MakeEncoded(Protocol):
    """A diary of these entries, with the encoder's tables in its index; without ``entries``, encoded as it is."""

    def __call__(self, entries: Mapping[str, str] | None = None) -> Diary: ...


def _linked(source: str, target: str) -> str:
    """The tables, which are large and are never changed, as another name; anything else is copied."""
    if "encoder-" in os.path.basename(source):
        os.link(source, target)
        return target
    return shutil.copy2(source, target)


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("encoded")
    write_diary(folder / "diary.txt", ENTRIES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "installed", installed)
        Diary(folder / "index").update([folder / "diary.txt"], meaning=True)
    return folder


@pytest.fixture(autouse=True)
def _with_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """The encoder, which the other tests do without."""
    monkeypatch.setattr(building, "installed", installed)
    monkeypatch.delenv("NIKKI_MEANING")


@pytest.fixture
def make_encoded(_template: Path, tmp_path: Path) -> MakeEncoded:
    """A maker of one encoded diary; given entries are indexed, and not yet encoded."""

    def make(entries: Mapping[str, str] | None = None) -> Diary:
        shutil.copytree(_template / "index", tmp_path / "index", copy_function=_linked)
        write_diary(tmp_path / "diary.txt", entries or ENTRIES)
        diary = Diary(tmp_path / "index")
        diary.update([tmp_path / "diary.txt"], forget=diary.sources)
        return diary

    return make


@pytest.fixture(scope="session")
def tables(_template: Path) -> Path:
    """The file of the encoder's tables."""
    return next((_template / "index").glob("encoder-*.bin"))


@pytest.fixture(scope="session")
def encoder(tables: Path) -> Encoder:
    """The encoder by these tables."""
    return Encoder(Tables.open(str(tables)))
