"""One owner of the file system calls in an index: what it refuses, and that nobody else makes any."""

from __future__ import annotations

import ast
import os
from pathlib import Path

import pytest

from indexer.errors import IndexUnusable
from indexer.index.store.directory import IndexDirectory, mapped, read
from indexer.index.store.filenames import fresh, is_own

PACKAGE = Path(__file__).parents[2] / "indexer"
OWNERS = {"directory.py", "upkeep.py"}
OTHERS = (
    "lookback/last_shown.py",
    "health/subject.py",
    "health/repair.py",
    "health/index_checks.py",
    "health/registry.py",
)
"""Modules outside of ``index/`` that speak to the index, and have no other business with the file system."""
CALLS = frozenset(
    [
        "access",
        "chflags",
        "chmod",
        "chown",
        "fsync",
        "lchown",
        "link",
        "listdir",
        "lstat",
        "makedirs",
        "mkdir",
        "mkfifo",
        "mknod",
        "open",
        "readlink",
        "remove",
        "removedirs",
        "rename",
        "renames",
        "replace",
        "rmdir",
        "scandir",
        "stat",
        "symlink",
        "truncate",
        "unlink",
        "utime",
        "walk",
    ]
)
"""Of ``os``."""
METHODS = frozenset(
    [
        "exists",
        "glob",
        "hardlink_to",
        "is_dir",
        "is_file",
        "is_symlink",
        "iterdir",
        "lchmod",
        "read_bytes",
        "read_text",
        "resolve",
        "rglob",
        "rmdir",
        "symlink_to",
        "touch",
        "unlink",
        "write_bytes",
        "write_text",
    ]
)
"""Of paths, under names that nothing else has."""
MODULES = frozenset({"shutil", "tempfile", "glob"})


def calls_of(source: str) -> list[str]:
    """The calls to the file system in a module, as lines of it."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
            if MODULES.intersection(names):
                found.append(ast.unparse(node))
        elif isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value)
            if (
                (owner == "os" and node.attr in CALLS)
                or owner in {"os.path", "shutil", "tempfile"}
                or node.attr in METHODS
            ):
                found.append(ast.unparse(node))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"open", "io.open"}:
            found.append(ast.unparse(node))
    return found


@pytest.mark.parametrize(
    "path",
    [
        *sorted(p for p in (PACKAGE / "index").rglob("*.py") if p.name not in OWNERS),
        *map(PACKAGE.joinpath, OTHERS),
    ],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_nobody_else_calls_the_file_system(path: Path) -> None:
    assert calls_of(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "open(path)",
        "os.open(path, 0)",
        "os.unlink(path)",
        "os.path.exists(path)",
        "shutil.rmtree(path)",
        "from tempfile import mkdtemp",
        "path.iterdir()",
        "any(p.is_dir() for p in ())",
        "patch(os.replace)",
    ],
)
def test_such_a_call_would_be_seen(line: str) -> None:
    assert calls_of(line) != []


# --- what it refuses --------------------------------------------------------------------------------------


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    path = tmp_path / "outside"
    path.write_bytes(b"outside")
    return path


@pytest.fixture
def directory(tmp_path: Path) -> IndexDirectory:
    (tmp_path / "index").mkdir(mode=0o700)
    return IndexDirectory(tmp_path / "index")


def test_a_link_is_not_read(directory: IndexDirectory, outside: Path) -> None:
    path = Path(directory.place, "state-1.tsv")
    path.symlink_to(outside)

    for reading in (directory.read, directory.opened):
        with pytest.raises(OSError, match="symbolic"):
            reading("state-1.tsv")
    for of_path in (read, mapped):
        with pytest.raises(OSError, match="symbolic"):
            of_path(str(path))


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_only_regular_files_are_read(directory: IndexDirectory, make: object) -> None:
    assert callable(make)
    make(f"{directory.place}/state-1.tsv")

    with pytest.raises(OSError, match="not permitted"):
        directory.read("state-1.tsv")


@pytest.mark.parametrize("sync", [False, True])
def test_a_link_is_replaced_and_not_written_through(
    directory: IndexDirectory, outside: Path, sync: bool
) -> None:
    Path(directory.place, "state-1.tsv").symlink_to(outside)

    directory.write("state-1.tsv", b"new", sync=sync)

    assert outside.read_bytes() == b"outside"
    assert directory.read("state-1.tsv") == b"new"
    assert directory.names() == ["state-1.tsv"]
    assert directory.info("state-1.tsv").st_mode & 0o777 == 0o600


def test_a_new_file_is_made_where_nothing_is(directory: IndexDirectory, outside: Path) -> None:
    Path(directory.place, "MAIN_1.seg").symlink_to(outside.with_name("nowhere"))

    with pytest.raises(FileExistsError):
        directory.create("MAIN_1.seg")
    assert not outside.with_name("nowhere").exists()


def test_the_lock_is_no_link(directory: IndexDirectory, outside: Path) -> None:
    Path(directory.place, "MAIN_WRITELOCK").symlink_to(outside)

    with pytest.raises(OSError, match="symbolic"):
        directory.lock_file(make=True)


def test_of_a_link_the_link_is_removed(directory: IndexDirectory, outside: Path) -> None:
    Path(directory.place, "state-1.tsv").symlink_to(outside)

    directory.remove("state-1.tsv")

    assert (directory.names(), outside.read_bytes()) == ([], b"outside")


@pytest.mark.parametrize("name", ["notes.txt", "../outside", "xMAIN.tmp", "state-1.tsv/x", "a.toc"])
def test_nothing_else_is_removed(directory: IndexDirectory, outside: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a file of the index"):
        directory.remove(name)
    assert outside.exists()


def test_the_directory_that_was_opened_is_the_one_that_is_written(
    directory: IndexDirectory, tmp_path: Path
) -> None:
    """Though another is put into its place meanwhile."""
    Path(directory.place).rename(tmp_path / "moved")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "state-1.tsv").write_bytes(b"other")
    Path(directory.place).symlink_to(tmp_path / "other")

    directory.write("state-1.tsv", b"new")
    directory.remove("state-1.tsv")
    directory.write("last-search", b"new")

    assert (tmp_path / "other" / "state-1.tsv").read_bytes() == b"other"
    assert [path.name for path in (tmp_path / "moved").iterdir()] == ["last-search"]


def test_a_failure_leaves_nothing_behind(directory: IndexDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    directory.write("state-1.tsv", b"old")
    monkeypatch.setattr(os, "replace", fail)

    with pytest.raises(OSError, match="No space"):
        directory.write("state-1.tsv", b"new")
    assert (directory.names(), directory.read("state-1.tsv")) == (["state-1.tsv"], b"old")


def test_a_file_instead_of_a_directory(outside: Path) -> None:
    with pytest.raises(IndexUnusable, match="not a folder"):
        IndexDirectory(outside)


@pytest.mark.parametrize(
    "name",
    [
        "_MAIN_1.toc",
        "_MAIN_1.toc.1700000000.25",
        "MAIN_WRITELOCK",
        "MAIN_0123456789abcdef.seg",
        "state-1.tsv",
        "state-1.json",
        "sources-1.tsv",
        "lexicon-1.idx",
        "names-0123456789abcdef.dic",
        "names-0123456789abcdef_0123456789abcdef.csv",
        "last-search",
        "last-shown",
    ],
)
def test_names_of_files_and_of_unfinished_ones(name: str) -> None:
    assert is_own(name)
    assert is_own(fresh(name))
    assert not is_own(f"x{name}")
    assert not is_own(f"{name}\n")
