"""Patterns of a .nikkiignore: as git has them, and in no time."""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.sources.ignoring import ignored_in
from indexer.support import limits
from indexer.support.bounded import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CASES = [
    ("*.bak", ["a.bak", "x/a.bak", ".bak"], ["a.bak.txt", "a.bakx"]),
    ("/a.txt", ["a.txt"], ["x/a.txt"]),
    ("draft/", ["draft/", "x/draft/"], ["draft"]),
    ("x/y", ["x/y", "x/y/"], ["z/x/y", "y"]),
    ("**/x/y", ["x/y", "z/x/y", "z/z/x/y"], ["x/z/y"]),
    ("x/**", ["x/y", "x/y/", "x/y/z"], ["x", "x/", "z/x/y"]),
    ("x/**/y", ["x/y", "x/z/y", "x/z/z/y"], ["xy", "x/zy", "z/x/y"]),
    ("a*b*c", ["abc", "aXbXc", "abcbc"], ["ab", "abcx", "a/bc"]),
    ("*a*a", ["aa", "bacada"], ["a", "aab"]),
    ("日記?.txt", ["日記1.txt"], ["日記.txt", "日記12.txt"]),
    ("[a-c]x", ["ax", "cx"], ["dx", "-x"]),
    ("[!a-c]x", ["dx"], ["ax", "/x"]),
    ("[]a]x", ["]x", "ax"], ["bx"]),
    ("[[:digit:]]", ["1"], ["a"]),
    ("[c-a]", ["c"], ["a", "b"]),
    (r"\#a", ["#a"], ["a"]),
    (r"\!a", ["!a"], ["a"]),
    ("a\\ ", ["a "], ["a"]),
    ("a  ", ["a"], ["a  "]),
    ("[a", [], ["a", "[a"]),
    ("a\\", [], ["a", "a\\"]),
    ("/", [], ["a"]),
    ("!", [], ["a"]),
    ("**", ["a", "a/b"], []),
    ("*", ["a", "a/", "a/b"], []),
]


@pytest.fixture
def matcher(tmp_path: Path) -> Callable[[str], Callable[[str], bool]]:
    def make(text: str) -> Callable[[str], bool]:
        (tmp_path / ".nikkiignore").write_text(text, encoding="utf-8")
        found = ignored_in(str(tmp_path / ".nikkiignore"))
        assert found
        return found

    return make


@pytest.mark.parametrize(("pattern", "ignored", "kept"), CASES)
def test_a_pattern(
    matcher: Callable[[str], Callable[[str], bool]], pattern: str, ignored: list[str], kept: list[str]
) -> None:
    matches = matcher(pattern)
    assert [path for path in [*ignored, *kept] if matches(path)] == ignored


def test_the_last_pattern_that_matches_decides(matcher: Callable[[str], Callable[[str], bool]]) -> None:
    matches = matcher("# a comment\n\n*.md\r\n!keep.md\nx/keep.md\n")
    assert [matches(path) for path in ("a.md", "keep.md", "x/keep.md", "a.txt")] == [True, False, True, False]


@pytest.mark.parametrize(
    "pattern",
    [
        "*a" * 120 + "b",
        "a*" * 100 + "b",
        "*" * 200 + "!",
        "**/" * 100 + "b",
        "**/a/" * 60 + "b",
        "**/*a*a*a*a*ab/" * 60 + "b",
        "*a*a*a/" * 100 + "b",
        "?*" * 120 + "b",
        "[ab]*" * 60 + "c",
        "[!c]*" * 60 + "c",
    ],
)
def test_no_pattern_takes_time(matcher: Callable[[str], Callable[[str], bool]], pattern: str) -> None:
    matches = matcher("\n".join([pattern] * 10))
    started = time.process_time()

    for path in ("a" * 255, "/".join(["a" * 100] * 40), "a/" * 2_000, "/".join(["a" * 255] * 15) + "/"):
        assert not matches(path)

    assert time.process_time() - started < 2


def test_a_list_that_never_ends_is_refused(tmp_path: Path) -> None:
    path = tmp_path / ".nikkiignore"
    os.mkfifo(path)
    with pytest.raises(RefusedError):
        ignored_in(str(path))
    path.unlink()
    path.symlink_to("/dev/zero")
    with pytest.raises(RefusedError):
        ignored_in(str(path))
    path.unlink()
    for text in ("a\n" * (limits.IGNORE_LINES + 1), "a" * (limits.IGNORE_FILE + 1)):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(RefusedError):
            ignored_in(str(path))


def test_a_list_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / ".nikkiignore").write_bytes("下書き/\n秘密の日記.txt\n".encode("cp932"))

    matches = ignored_in(str(tmp_path / ".nikkiignore"))

    assert matches
    assert matches("秘密の日記.txt")


_SIGNS = st.sampled_from(
    [*"abc*?/!-", "**", "**/", "/**", "[a-b]", "[!a]", "[^b]c", "[]-]", "\\a", "\\*", "a/", "*a*"]
)
_LINES = (
    st.lists(_SIGNS, min_size=1, max_size=6)
    .map("".join)
    # git takes the ** of "a**/" for that of "**/", if one sign stands before it; its manual says otherwise.
    .filter(lambda line: line[-1] != "\\" and not re.search(r"[^/*]\*\*", line))
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders and files of short names, for git to look at."""
    place = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", str(place)], check=True)
    chance = random.Random(1)  # noqa: S311  (nothing secret)
    for number in range(150):
        names = chance.choices(["a", "b", "c", "ab", "ba", "abc", "a-", "*"], k=1 + number % 4)
        with contextlib.suppress(FileExistsError, NotADirectoryError):
            place.joinpath(*names[:-1]).mkdir(parents=True, exist_ok=True)
            place.joinpath(*names).touch(exist_ok=False)
    return place


@pytest.mark.skipif(not shutil.which("git"), reason="git is what says what is right")
@settings(max_examples=150)
@given(lines=st.lists(_LINES, min_size=1, max_size=3))
def test_git_says_the_same(repository: Path, lines: list[str]) -> None:
    """Of folders and what is in them: what is below a folder that is left out is left out."""
    for name in (".gitignore", ".nikkiignore"):
        (repository / name).write_text("\n".join(lines), encoding="utf-8")
    matches = ignored_in(str(repository / ".nikkiignore"))
    assert matches
    there = [path for path in sorted(repository.rglob("*")) if ".git" not in path.parts]
    asked = [path.relative_to(repository) for path in there if path.name[0] != "."]
    done = subprocess.run(
        ["git", "-c", "core.excludesFile=", "check-ignore", "--no-index", "--stdin", "-z"],
        cwd=repository,
        input="\0".join(map(str, asked)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr

    def is_left_out(path: Path) -> bool:
        above = [f"{folder}/" for folder in [*path.parents][-2::-1]]
        return any(map(matches, [*above, f"{path}/" if (repository / path).is_dir() else str(path)]))

    left_out = [str(path) for path in asked if is_left_out(path)]
    assert left_out == [name for name in done.stdout.split("\0") if name]
