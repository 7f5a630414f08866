"""The rivals are asked fairly: they find what they can find."""

from __future__ import annotations

import datetime as dt
import subprocess
from typing import TYPE_CHECKING

import pytest

from benchmarks.asking import ROOT
from benchmarks.engine import Engine, Query
from benchmarks.nikki import NIKKI
from benchmarks.posts import Post, write_diary
from benchmarks.rivals import RIVALS
from indexer.app import Diary
from indexer.errors import IndexUnusable

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [
    "猫が寝ている。",
    "民主主義の本を読んだ。猫もいた。",
    "雨。本屋で「社会の中」を買う。",
    "Python で 100% 書いた",
]
BY_WORDS = ["SQLite FTS5, Sudachi", "tantivy, Sudachi", "Whoosh, Sudachi"]
POSTS = [Post(dt.date(2025, 1, 1 + number), text) for number, text in enumerate(TEXTS)]


def of(name: str) -> Engine:
    rival = next(rival for rival in RIVALS if rival.name == name)
    if not rival.version():
        # The others are packages, and `.[dev]` brings them.
        assert name == "ripgrep"
        pytest.skip(f"{name} is not installed")
    return rival


def query(*words: str, without: tuple[str, ...] = (), question: bool = False) -> Query:
    return Query("", " ".join(words), words, without, question)


_FOUND = [
    (query("猫"), 2),
    (query("本"), 2),
    (query("主義"), 1),
    (query("民主主義"), 1),
    (query("読んだ。"), 1),
    (query("読む"), 0),
    (query("猫", "本"), 1),
    (query("民主主", "猫"), 1),
    (query("猫", without=("本",)), 1),
    (query("民主主義", without=("社会の",)), 1),
    (query("民主主義", without=("読んだ",)), 0),
    (query("0%"), 1),
    (query('"'), 0),
    (query("何の本を読んだ？", question=True), 1),
]


@pytest.mark.parametrize("name", ["SQLite FTS5", "tantivy"])
@pytest.mark.parametrize(("asked", "expected"), _FOUND, ids=[f"{q.text} -{q.without}" for q, _ in _FOUND])
def test_an_index_is_built_and_searched(name: str, asked: Query, expected: int, tmp_path: Path) -> None:
    rival = of(name)
    assert rival.build
    assert rival.searcher
    rival.build(POSTS, str(tmp_path / "index"))

    found = rival.searcher(str(tmp_path / "index"))(asked)

    # tantivy answers a question with every post that has a character of it.
    assert found == expected or (name == "tantivy" and asked.question and found == len(TEXTS))


@pytest.mark.parametrize("name", BY_WORDS)
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (query("猫"), 2),
        (query("読む"), 1),
        (query("寝た"), 1),
        (query("民主主義"), 1),
        (query("主義"), 1),
        (query("猫", "本"), 1),
        (query("猫", without=("本",)), 1),
        (query("社会の中"), 1),
        (query("中社会"), 0),
        (query("何の本を読んだ？", question=True), 1),
        (query(), None),
    ],
)
def test_words_are_found_in_any_inflection(
    name: str, asked: Query, expected: int | None, tmp_path: Path
) -> None:
    rival = of(name)
    assert rival.build
    assert rival.searcher
    rival.build(POSTS, str(tmp_path / "index"))
    assert rival.searcher(str(tmp_path / "index"))(asked) == expected


@pytest.mark.parametrize("name", ["SQLite FTS5", "tantivy", *BY_WORDS])
def test_posts_are_added(name: str, tmp_path: Path) -> None:
    rival = of(name)
    assert rival.build
    assert rival.add
    assert rival.searcher
    rival.build(POSTS[:2], str(tmp_path / "index"))
    rival.add(POSTS[2:], str(tmp_path / "index"))

    assert rival.searcher(str(tmp_path / "index"))(query("社会の")) == 1


@pytest.mark.parametrize("name", ["SQLite FTS5", "tantivy"])
def test_what_strings_cannot_say_is_not_asked(name: str, tmp_path: Path) -> None:
    rival = of(name)
    assert rival.build
    assert rival.searcher
    rival.build(POSTS, str(tmp_path / "index"))

    assert rival.searcher(str(tmp_path / "index"))(query()) is None
    assert rival.command(str(tmp_path / "index"), "", query()) is None


@pytest.mark.parametrize("name", [rival.name for rival in RIVALS])
def test_one_search_is_a_process(name: str, tmp_path: Path) -> None:
    rival = of(name)
    if rival.build:
        rival.build(POSTS, str(tmp_path / "index"))
    write_diary(POSTS, tmp_path / "diary")
    command = rival.command(str(tmp_path / "index"), str(tmp_path / "diary"), query("主義"))

    assert command
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert len(done.stdout.splitlines()) == 1


def test_nikki_is_asked_what_a_user_would_type(tmp_path: Path) -> None:
    """A query that it does not understand finds nothing; an index that is not there is an error."""
    write_diary(POSTS, tmp_path / "diary")
    Diary(tmp_path / "index").update([tmp_path / "diary"])
    assert NIKKI.searcher
    search = NIKKI.searcher(str(tmp_path / "index"))

    assert search(query("読む")) == 1
    assert search(query("NOT")) == 0
    with pytest.raises(IndexUnusable):
        NIKKI.searcher(str(tmp_path / "nothing"))(query("読む"))


def test_ripgrep_is_not_asked_for_several_words_of_a_post() -> None:
    assert of("ripgrep").command("", "diary", query("猫", "本")) is None
