"""The sample diary, indexed once for all tests of live."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from indexer.app import Diary

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample diary and its index."""
    home = tmp_path_factory.mktemp("home")
    shutil.copy(ROOT / "data" / "diary.txt", home / "diary.txt")
    Diary(home / "index").update([home / "diary.txt"])
    return home


@pytest.fixture
def home(sample: Path, tmp_path: Path) -> Path:
    """The same for one test, which may change it."""
    shutil.copytree(sample, tmp_path / "home")
    place = tmp_path / "home"
    Diary(place / "index").update([place / "diary.txt"], forget=[sample / "diary.txt"])
    return place
