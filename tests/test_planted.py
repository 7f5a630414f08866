"""What another user plants in an index that was once open: no command follows it, and nothing outside is harmed."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.index.store.directory import generation
from indexer.index.store.upkeep import not_private
from tests.commands import lines
from tests.conftest import days, write_diary

ROOT = Path(__file__).parent.parent
OTHER = 12345
"""The number of another user."""
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
as_root = pytest.mark.skipif(not IS_ROOT, reason="only root can be somebody else")
NAMES = (
    "xMAIN.tmp",
    "last-search",
    "last-shown",
    "looked-up",
    "patterns",
    "patterns-search",
    "state-{}.tsv",
    "state-{}.tsv",
    "sources-{}.tsv",
    "lexicon-{}.idx",
    "names-0123456789abcdef.dic",
    "names-0123456789abcdef_new.dic",
    "names-0123456789abcdef_new.csv",
    "MAIN_0123456789abcdef.seg",
    "_MAIN_{}.toc",
    "_MAIN_{}.toc.1234.5",
    "MAIN_WRITELOCK",
)
"""Every name that the program writes, or wrote once; the number is that of the next commit."""
ADVISED = (("index", "--rebuild"), ("doctor", "--fix", "--seed", "1"))


class Home:
    """A diary, its index, and files that have nothing to do with either."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.diary, self.index, self.bystander = folder / "diary", folder / "index", folder / "bystander"
        self.outside = folder / "outside"

    def write(self) -> None:
        self.diary.mkdir()
        write_diary(self.diary / "a.txt", {"20250501": "猫。", "20250502": "犬。"})
        self.bystander.write_bytes(b"nobody touches this")
        self.outside.mkdir()
        (self.outside / "kept").write_bytes(b"nor this")
        Diary(self.index).update([self.diary])

    def call(self, *words: str) -> tuple[int, str]:
        variables = {"HOME": str(self.folder), "NIKKI_TODAY": "2026-05-23", "EDITOR": "true", "PAGER": "cat"}
        environment = Environment({**variables, "PATH": os.environ["PATH"]}, "en", str(self.index))
        written = io.BytesIO()
        stream = io.TextIOWrapper(written, "utf-8", "surrogateescape")
        with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
            status = run(words, environment)
        stream.flush()
        return status, written.getvalue().decode("utf-8", "surrogateescape")

    def calls(self) -> list[tuple[str, ...]]:
        """Every command in each way, then what the messages advise, then some once more."""
        scratch = self.folder / "scratch"
        scratch.mkdir(exist_ok=True)
        found = [line.words for kind in lines("猫", "2025-05-01", scratch).values() for line in kind]
        mending = [words for words in found if "--rebuild" in words or "--fix" in words]
        others = [words for words in found if words not in mending]
        return [*others, *mending, *ADVISED, ("index",), ("search", "猫"), ("show", "1"), ("next",)]

    def fingerprint(self) -> dict[str, tuple[str, int, int, int]]:
        """Contents, time, mode and owner of everything outside the index."""
        paths = [*self.diary.rglob("*"), *self.outside.rglob("*"), self.diary, self.outside, self.bystander]
        return {str(path): _of(path) for path in paths}

    def aside(self) -> list[Path]:
        """The indexes that were put aside."""
        return sorted(self.folder.glob("index.untrusted-*"))


def _of(path: Path) -> tuple[str, int, int, int]:
    info = path.lstat()
    contents = b"" if path.is_dir() else path.read_bytes()
    return hashlib.sha256(contents).hexdigest(), info.st_mtime_ns, info.st_mode, info.st_uid


def _inside(index: Path) -> dict[str, tuple[str, int, int]]:
    """What stands in an index, links as links."""
    found = {}
    for path in index.iterdir():
        info = path.lstat()
        what = (
            str(path.readlink()) if path.is_symlink() else path.read_bytes().hex() if path.is_file() else ""
        )
        found[path.name] = (what, info.st_mode, info.st_uid)
    return found


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.write()
    return home


def _plant(home: Home, name: str, target: Path, owner: int | None = None) -> Path:
    """Put a link into the index while it is open to others, and close it as the old advice was."""
    link = home.index / name.format(generation(home.index) + 1)
    home.index.chmod(0o777)
    link.unlink(missing_ok=True)
    link.symlink_to(target)
    if owner is not None:
        os.chown(link, owner, owner, follow_symlinks=False)
    home.index.chmod(0o700)
    return link


# --- links ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("owner", [None, pytest.param(OTHER, marks=as_root)])
@pytest.mark.parametrize("to", ["diary", "diary/a.txt", "outside/new"])
@pytest.mark.parametrize("name", sorted(set(NAMES)))
def test_no_command_follows_a_planted_link(home: Home, name: str, to: str, owner: int | None) -> None:
    """What is advised does not, either; and after it the diary is searched as before."""
    link = _plant(home, name, home.folder / to, owner)
    before = home.fingerprint()

    for words in home.calls():
        status, printed = home.call(*words)
        assert status in {0, 1, 2}, printed
        assert "unexpected" not in printed, (words, printed)

    assert home.fingerprint() == before
    assert [path.name for path in home.aside()] != []
    assert (home.aside()[0] / link.name).readlink() == home.folder / to
    assert days(Diary(home.index), "猫") == ["20250501"]
    assert not_private(home.index) == []
    assert not any(path.is_symlink() for path in home.index.iterdir())


@pytest.mark.parametrize("name", ["last-search", "state-{}.tsv", "xMAIN.tmp"])
def test_a_link_is_seen_and_named_whatever_is_asked(home: Home, name: str) -> None:
    link = _plant(home, name, home.bystander)

    for words in (("search", "猫"), ("index",), ("list",), ("stats",), ("doctor",), ("show", "1")):
        status, printed = home.call(*words)
        assert (status, link.name in printed, "--rebuild" in printed) == (2, True, True), printed
    assert home.aside() == []


@pytest.mark.parametrize("kind", ["folder", "pipe"])
@pytest.mark.parametrize("name", ["last-search", "sources-{}.tsv", "MAIN_WRITELOCK"])
def test_what_is_no_file_is_not_waited_for(home: Home, name: str, kind: str) -> None:
    place = home.index / name.format(generation(home.index) + 1)
    place.unlink(missing_ok=True)
    if kind == "folder":
        place.mkdir()
        (place / "kept").write_bytes(b"x")
    else:
        os.mkfifo(place)

    assert home.call("search", "猫")[0] == 2
    assert home.call("index", "--rebuild")[0] == 0
    assert home.call("search", "猫", "--count")[1] == "1\n"
    assert kind == "pipe" or (home.aside()[0] / place.name / "kept").read_bytes() == b"x"


@pytest.mark.parametrize("name", ["last-search", "lexicon-1.idx"])
def test_a_hard_link_to_a_file_of_the_diary_is_not_written_through(home: Home, name: str) -> None:
    (home.index / name).unlink(missing_ok=True)
    os.link(home.diary / "a.txt", home.index / name)
    (home.diary / "a.txt").chmod(0o644)
    before = home.fingerprint()

    for words in (
        ("search", "猫"),
        ("show", "1"),
        ("index", "--rebuild"),
        ("doctor", "--fix"),
        ("search", "犬"),
    ):
        home.call(*words)

    assert home.fingerprint() == before
    assert days(Diary(home.index), "猫") == ["20250501"]


def test_other_files_in_the_directory_stay(home: Home) -> None:
    """A folder with a name as Whoosh gave to its scratch folders, and files of others' making."""
    (home.index / "xMAIN.tmp").mkdir()
    (home.index / "xMAIN.tmp" / "kept").write_bytes(b"x")
    (home.index / "notes.txt").write_bytes(b"y")

    for words in (("index", "--rebuild"), ("doctor", "--fix"), ("search", "猫")):
        assert home.call(*words)[0] in {0, 1}

    assert (home.index / "xMAIN.tmp" / "kept").read_bytes() == b"x"
    assert (home.index / "notes.txt").read_bytes() == b"y"
    assert home.aside() == []


# --- an index that was open -------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ADVISED, ids=" ".join)
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702, 0o1777])
def test_an_index_that_was_open_is_put_aside_and_made_anew(
    home: Home, mode: int, words: tuple[str, ...]
) -> None:
    home.index.chmod(mode)
    before, identity = _inside(home.index), home.index.stat().st_ino

    status, printed = home.call(*words)

    (aside,) = home.aside()
    assert status == 0, printed
    assert str(aside).replace(str(home.folder), "~") in printed
    assert "~/diary" in printed
    assert (aside.stat().st_ino, _inside(aside)) == (identity, before)
    assert home.index.stat().st_mode & 0o777 == 0o700
    assert days(Diary(home.index), "猫") == ["20250501"]
    assert list(home.folder.glob(".index*")) == []


def test_nothing_of_it_is_rescued_and_what_is_lost_is_named(home: Home) -> None:
    """Whoever could write to it can have made entries, with the digests that they need."""
    away = home.folder / "away"
    away.mkdir()
    write_diary(away / "b.txt", {"20250601": "鳥。"})
    Diary(home.index).update([away])
    away.rename(home.folder / "unplugged")
    home.index.chmod(0o777)

    status, printed = home.call("index", "--rebuild")

    assert status == 0
    assert "~/away: is not there now, and what the index held of it could not be kept" in printed
    assert days(Diary(home.index), "鳥") == []
    (home.folder / "unplugged").rename(away)
    assert home.call("search", "鳥", "--count")[1].endswith("\n1\n")


def test_a_second_one_is_put_beside_the_first(home: Home) -> None:
    for _ in range(2):
        home.index.chmod(0o777)
        assert home.call("index", "--rebuild")[0] == 0

    assert len(home.aside()) == 2


def test_what_is_typed_wrong_is_said_before_it_is_put_aside(home: Home) -> None:
    home.index.chmod(0o777)

    assert home.call("index", "--rebuild", str(home.folder / "nowhere"))[0] == 2
    assert home.call("index", "--rebuild", "--dry-run")[0] == 2
    assert home.aside() == []


def test_one_that_does_not_say_of_which_diary_it_is(home: Home) -> None:
    for path in [*home.index.glob("sources-*"), *home.index.glob("state-*")]:
        path.unlink()
        path.symlink_to(home.bystander)

    status, printed = home.call("index", "--rebuild")
    assert (status, "nikki index --rebuild ~/diary" in printed) == (2, True)
    assert home.call("index", "--rebuild", str(home.diary))[0] == 0
    assert days(Diary(home.index), "猫") == ["20250501"]


def test_a_killed_rebuild_still_knows_the_diary(home: Home) -> None:
    """It is put aside before the new one is built; the next command builds it."""
    from indexer.index.store.upkeep import set_aside

    home.index.chmod(0o777)
    set_aside(home.index)

    assert home.call("search", "猫", "--count")[1].endswith("1\n")


def test_two_rebuilds_at_once_put_it_aside_once(home: Home) -> None:
    home.index.chmod(0o777)
    command = [sys.executable, "-m", "indexer", "--index", str(home.index), "index", "--rebuild"]
    environment = {**os.environ, "HOME": str(home.folder), "NIKKI_LANG": "en"}
    running = [
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        for _ in range(3)
    ]
    errors = [process.communicate()[1] for process in running]

    assert [process.returncode for process in running] == [0, 0, 0], errors
    assert len(home.aside()) == 1
    assert days(Diary(home.index), "猫") == ["20250501"]


def test_the_folder_above_cannot_be_written_to(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_names: object) -> None:
        raise PermissionError(13, "Permission denied")

    home.index.chmod(0o777)
    before = _inside(home.index)
    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", fail)
        status, printed = home.call("index", "--rebuild")

    assert (status, "cannot be renamed (Permission denied)" in printed) == (2, True), printed
    assert _inside(home.index) == before
    assert list(home.folder.glob(".index*")) == []


# --- a link in place of the directory ---------------------------------------------------------------------


def test_a_link_of_ones_own_may_stand_for_the_directory(home: Home) -> None:
    disk = home.folder / "disk"
    home.index.rename(disk)
    home.index.symlink_to(disk)

    assert home.call("search", "猫", "--count")[1] == "1\n"
    disk.chmod(0o777)
    assert home.call("search", "猫")[0] == 2
    assert home.call("index", "--rebuild")[0] == 0
    assert home.index.is_symlink()
    assert home.call("search", "猫", "--count")[1] == "1\n"
    assert len(list(home.folder.glob("disk.untrusted-*"))) == 1


@as_root
def test_a_link_of_somebody_else_may_not(home: Home) -> None:
    disk = home.folder / "disk"
    home.index.rename(disk)
    home.index.symlink_to(disk)
    os.chown(home.index, OTHER, OTHER, follow_symlinks=False)

    for words in (("search", "猫"), ("index",), ("index", "--rebuild"), ("doctor", "--fix")):
        status, printed = home.call(*words)
        assert (status, "belongs to another user" in printed) == (2, True)


# --- another user -----------------------------------------------------------------------------------------


@as_root
@pytest.mark.parametrize("kind", ["state-*", "sources-*", "*.seg", "lexicon-*", "_MAIN_*.toc"])
def test_a_file_of_another_user(home: Home, kind: str) -> None:
    foreign = next(home.index.glob(kind))
    os.chown(foreign, OTHER, OTHER)
    before = _inside(home.index)

    status, printed = home.call("search", "猫")
    assert (status, foreign.name in printed) == (2, True)
    assert home.call("doctor")[0] == 2
    assert home.call("doctor", "--fix")[0] == 0
    assert days(Diary(home.index), "猫") == ["20250501"]
    assert _inside(home.aside()[0]) == before


@as_root
def test_another_user_does_it_all_by_himself(tmp_path: Path) -> None:
    """A process of another user plants the links while the index is open; the diary's owner does what is advised."""
    tmp_path.chmod(0o755)
    for folder in list(tmp_path.parents)[:3]:
        folder.chmod(folder.stat().st_mode | 0o011)
    home = Home(tmp_path)
    home.write()
    home.index.chmod(0o777)
    child = os.fork()
    if not child:
        status = 1
        with contextlib.suppress(OSError):
            os.setgid(OTHER)
            os.setuid(OTHER)
            (home.index / "xMAIN.tmp").symlink_to(home.diary)
            for name in ("last-search", "last-shown", "state-2.tsv", "sources-2.tsv", "lexicon-2.idx"):
                (home.index / name).symlink_to(home.diary / "a.txt")
            status = 0
        os._exit(status)
    assert os.waitpid(child, 0)[1] == 0
    before = home.fingerprint()

    for words in home.calls():
        assert home.call(*words)[0] in {0, 1, 2}
    home.index.chmod(0o700)
    for words in home.calls():
        assert home.call(*words)[0] in {0, 1, 2}

    assert home.fingerprint() == before
    assert days(Diary(home.index), "猫") == ["20250501"]
    assert home.aside() != []


def test_names_and_headings_are_taken_over_and_named(home: Home) -> None:
    names = home.folder / "names.txt"
    names.write_text("# nobody yet\n", encoding="utf-8")
    pattern = r"^(?P<year>\d{4})/(?P<month>\d\d)/(?P<day>\d\d)$"
    Diary(home.index).update(names=names, heading=pattern)
    home.index.chmod(0o777)

    printed = home.call("index", "--rebuild")[1]

    assert "~/names.txt: was named in the old index as the file of names" in printed
    assert pattern in printed
