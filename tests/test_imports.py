"""What ``--help``, ``--version`` and a search import: a start should cost little more than click."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import MakeDiary


_STANDARD = {
    "_bisect",
    "_blake2",
    "_heapq",
    "array",
    "bisect",
    "gc",
    "heapq",
    "math",
    "mmap",
    "unicodedata",
    "zlib",
}
"""Modules of the standard library that a search may import beside those of click."""
_SEARCH = {
    "indexer": "app cli diary errors lookback messages model query support sync",
    "indexer.analysis": "aligned characters expressive folding historic inflection installed kana kyujitai line_breaks misspellings normalized normalizers numerals quantities query_word repetition sounds",
    "indexer.cli": "environment failures framework index options output program refresh search",
    "indexer.dates": "days spoken spotting wareki",
    "indexer.diary": "opened reading searching updating",
    "indexer.index.lexicon": "looked_up reader",
    "indexer.index.segment": "ngrams reader stored_fields",
    "indexer.index.store": "checksums directory encoding filenames pages records sstable",
    "indexer.index": "fields kept_patterns lexicon manifest reader segment snapshot store",
    "indexer.messages": "console output",
    "indexer.query": "names",
    "indexer.render": "entry_lines page paths plain terminal vimgrep",
    "indexer.search": "boolean calendar clauses edges engine expansion filters highlight hits loosely matching occurrences passages periods plan ranking scoring snippets tiers",
    "indexer.search.expansion": "characters dictionary drawn_out forms homophones loanwords mixed names readings sounds spellings synonyms word",
    "indexer.lookback": "last_shown",
    "indexer.sources": "discovery",
    "indexer.support": "compiled digest limits patterns system terminal_text values",
    "indexer.sync": "freshness places scan",
}
"""Modules of our own that a search may import."""

_HEAVY = (
    "whoosh", "sudachipy", "mcp", "anyio", "pydantic", "json", "textwrap", "pathlib", "shutil", "subprocess", "locale",
)  # fmt: skip
_OURS = (
    "indexer.app",
    "indexer.index",
    "indexer.search",
    "indexer.analysis",
    "indexer.sources",
    "indexer.render",
)


def modules_after(*lines: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after ``lines``."""
    code = "\n".join([*lines, "import sys; print('\\nMODULES', *sys.modules)"])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("MODULES")[2].split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["search", "--help"], ["mcp", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    ours = modules_after(
        "from indexer.cli import run",
        "from indexer.cli.environment import Environment",
        f"assert run({arguments!r}, Environment.current()) == 0",
    )
    extra = ours - modules_after("import click")
    heavy = {name for name in extra if name.startswith((*_HEAVY, *_OURS, "importlib.metadata"))}
    assert not heavy


def test_the_package_is_light() -> None:
    """``import indexer`` loads neither the engine nor the dictionary, nor click."""
    loaded = modules_after("from indexer import __version__")
    assert not [name for name in loaded if name.startswith(("whoosh", "sudachipy", "click"))]


@pytest.mark.parametrize("query", ["読む", "読む 本 友達", '"した"', "本 -瞑想", "本 -title:猫"])
def test_a_search_imports_no_more_than_it_needs(
    make_diary: MakeDiary, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No Whoosh, no dictionary for a word that the diary holds, and nothing that costs each search its milliseconds."""
    monkeypatch.delenv("NIKKI_MEANING")
    diary = make_diary({"20250501": "友達と本を読んだ。猫と犬がいた。したい。", "20250502": "瞑想した。"})

    ours = modules_after(
        "import os, sys",
        "from indexer.cli import run",
        "from indexer.cli.environment import Environment",
        f"run(['--index', {str(diary.directory)!r}, 'search', {query!r}], Environment.current())",
    ) - modules_after("import click")

    allowed = {f"{package}.{name}" for package, names in _SEARCH.items() for name in names.split()}
    extra = ours - allowed - set(_SEARCH) - _STANDARD
    assert not {name for name in extra if not name.startswith("encodings")}


def test_an_update_of_one_post_imports_nothing_that_only_a_large_one_needs(make_diary: MakeDiary) -> None:
    diary = make_diary({"20250501": "友達と本を読んだ。"})
    source = Path(diary.sources[0])
    source.write_text(f"20250502\n\n瞑想した。\n\n{source.read_text('utf-8')}", encoding="utf-8")

    ours = modules_after(
        "from indexer.cli import run",
        "from indexer.cli.environment import Environment",
        f"assert run(['--index', {str(diary.directory)!r}, 'index'], Environment.current()) == 0",
    )

    assert len(diary.search("瞑想").hits) == 1
    assert not ours & {"multiprocessing", "whoosh", "hashlib"}
    assert "indexer.index.segment.writer" in ours
