"""The pictures in the documents are those of the program as it is; --update-transcripts draws them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from indexer.live.diary import LiveDiary
from tests.live.picture import PICTURES, picture

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_picture_is_current(sample: Path, language: str, pytestconfig: pytest.Config) -> None:
    drawn = picture(LiveDiary(sample / "index"), str(sample), language)
    assert ET.fromstring(drawn).tag.endswith("svg")  # noqa: S314  (our own)
    if pytestconfig.getoption("--update-transcripts"):
        PICTURES[language].write_text(drawn, encoding="utf-8")
    assert drawn == PICTURES[language].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "name"), [("README.md", "docs/live.svg"), ("README.ja.md", "docs/live.ja.svg")]
)
def test_it_is_shown(page: str, name: str) -> None:
    assert f"({name})" in (ROOT / page).read_text(encoding="utf-8")
