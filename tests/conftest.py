"""What several tests share: small diaries in the owner's format, indexed for real."""

from __future__ import annotations

import compileall
import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import settings

import indexer
from indexer.app import Diary
from indexer.meaning import building

if TYPE_CHECKING:
    from collections.abc import Mapping


def pytest_configure() -> None:
    """Compile the package once: the tests start some hundred processes, in places where Python writes no bytecode."""
    compileall.compile_dir(Path(indexer.__file__).parent, quiet=2)
    # No entry is encoded by its meaning but in the tests of that (tests/meaning): it takes two seconds an index.
    os.environ["NIKKI_MEANING"] = "false"
    vars(building)["installed"] = lambda: None


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-transcripts`` rewrites the golden sessions (test_transcripts.py)."""
    parser.addoption("--update-transcripts", action="store_true", help="write what the sessions print now")


# Time is measured by benchmarks: on a busy machine a deadline fails tests that are right.
settings.register_profile("nikki", deadline=None)
settings.load_profile("nikki")


class MakeDiary(Protocol):
    """Index entries, given as YYYYMMDD → text, and return the diary."""

    def __call__(self, entries: Mapping[str, str]) -> Diary: ...


def write_diary(path: Path, entries: Mapping[str, str]) -> None:
    """Write entries in the owner's format, newest first."""
    parts = [f"{day}\n\n\n{text}\n\n" for day, text in sorted(entries.items(), reverse=True)]
    path.write_text("".join(parts), encoding="utf-8")


@pytest.fixture
def make_diary(tmp_path: Path) -> MakeDiary:
    """A maker of indexed diaries; each call indexes another one."""

    def make(entries: Mapping[str, str]) -> Diary:
        number = len(list(tmp_path.iterdir()))
        source = tmp_path / f"diary{number}.txt"
        write_diary(source, entries)
        diary = Diary(tmp_path / f"index{number}")
        diary.update([source])
        return diary

    return make


def days(diary: Diary, query: str) -> list[str]:
    """The days of the hits, best first."""
    hits = diary.search(query, limit=None).hits
    return [hit.entry.date.strftime("%Y%m%d") if hit.entry.date else "" for hit in hits]
