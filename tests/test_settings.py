"""Settings: five layers, one table; what a folder's file may not say."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment, project_file
from indexer.cli.setting_table import SETTINGS
from indexer.cli.settings import in_force, understood, with_settings
from indexer.errors import Mark, UsageError

if TYPE_CHECKING:
    from pathlib import Path

DIARIES = '[diaries.work]\npaths = ["notes"]\nnames = "~/n.txt"\n[diaries.home]\nindex = "/i"\n'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder in which the user stands in ``project/deep``."""
    (tmp_path / "project" / "deep").mkdir(parents=True)
    (tmp_path / ".config" / "nikki").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "project" / "deep")
    return tmp_path


def environment(home: Path, **variables: str) -> Environment:
    return Environment({"HOME": str(home), **variables}, "en", str(home / "default"))


def write(home: Path, user: str = "", project: str = "") -> None:
    (home / ".config" / "nikki" / "config.toml").write_text(user, encoding="utf-8")
    (home / "project" / ".nikki.toml").write_text(project, encoding="utf-8")


@pytest.mark.parametrize(
    ("user", "project", "variables", "expected"),
    [
        ("", "", {}, (10, "default")),
        ("limit = 20", "", {}, (20, "user")),
        ("limit = 20", "limit = 30", {}, (30, "project")),
        ("limit = 20", "limit = 30", {"NIKKI_LIMIT": "40"}, (40, "environment")),
        ("limit = 20", "", {"NIKKI_LIMIT": ""}, (20, "user")),
    ],
)
def test_the_nearest_layer_decides(
    home: Path, user: str, project: str, variables: dict[str, str], expected: tuple[int, str]
) -> None:
    write(home, user, project)
    found = in_force(environment(home, **variables)).values["limit"]
    assert (found.value, found.layer) == expected


@pytest.mark.parametrize(
    ("flags", "user", "project", "variables", "index"),
    [
        ({}, DIARIES, "", {}, "{home}/default"),
        ({}, 'index = "here"', "", {}, "{home}/.config/nikki/here"),
        ({}, 'index = "~/here"', "", {"NIKKI_INDEX": "/e"}, "/e"),
        ({}, 'diary = "work"\n' + DIARIES, "", {}, "{home}/.local/share/nikki-diaries/work"),
        ({}, DIARIES, 'diary = "home"', {}, "/i"),
        (
            {},
            DIARIES,
            'diary = "home"',
            {"NIKKI_DIARY": "work", "XDG_DATA_HOME": "/x"},
            "/x/nikki-diaries/work",
        ),
        ({}, DIARIES, 'diary = "home"', {"NIKKI_INDEX": "/e"}, "/e"),
        ({"diary": "home"}, DIARIES, "", {"NIKKI_INDEX": "/e", "NIKKI_DIARY": "work"}, "/i"),
        ({"diary": "home", "index": "/f"}, DIARIES, "", {}, "/f"),
    ],
)
def test_which_index_is_meant(
    home: Path, flags: dict[str, str], user: str, project: str, variables: dict[str, str], index: str
) -> None:
    write(home, user, project)
    found = with_settings(environment(home, **variables), flags.get("index"), flags.get("diary"))
    assert found.directory == index.format(home=home)


def test_diaries_do_not_share_what_belongs_to_a_diary(home: Path) -> None:
    write(home, 'names = "all.txt"\nheading = "x"\nlimit = 5\n' + DIARIES)
    found = in_force(environment(home), diary="work").values
    assert found["paths"].value == (str(home / ".config" / "nikki" / "notes"),)
    assert found["names"].value == "~/n.txt"
    assert found["heading"].value is None
    assert found["limit"].value == 5


@pytest.mark.parametrize(
    ("text", "line", "named"),
    [
        ("limit = 0", 1, "limit"),
        ("sort = 'new'\n\nlimit = true", 3, "limit"),
        ('limit = "ten"', 1, "limit"),
        ('sort = "newest"', 1, "relevance / new / old"),
        ("editor = 1", 1, "editor"),
        ('index = ""', 1, "index"),
        ('"paths" = [1]', 1, "paths"),
        ("limit = 1\npagre = 1", 2, "Did you mean 'pager'?"),
        ("window = 1", 1, "diary, index, paths"),
        ("[diaries.home]\n[diaries.work]\nlimit = 1", 3, "limit"),
        ('limit = 5\n[diaries.work]\npath = ["x"]', 3, "Did you mean 'paths'?"),
        ('limit = 5\n[diaries."../x"]\n', 2, "../x"),
        ('diaries = "work"', 1, "diaries"),
        ("\nlimit 5", 2, "Expected '='"),
        ('color = "auto', 1, "config.toml:1:"),
        ("limit = 5\nsort = new\n", 2, "Texts stand in quotes"),
        ("x" * 70_000, 0, "64 KB"),
        ('diary = "wrok"\n' + DIARIES, 0, "work, home"),
    ],
)
def test_what_cannot_be_understood_is_named_with_its_place(
    home: Path, text: str, line: int, named: str
) -> None:
    write(home, text)
    with pytest.raises(UsageError) as caught:
        in_force(environment(home))
    assert named in str(caught.value)
    assert f"config.toml:{line}:" in str(caught.value) if line else "config.toml" in str(caught.value)


@pytest.mark.parametrize(
    ("user", "project", "limit"),
    [
        ("limit = 5\nsort = 'newest'\n[diaries.'../x']\n", "", 5),
        ("limit = 5", 'editor = "touch pwned"\nlimit = 6', 6),
        ("limit = 5", "limit 6", 5),
        ("limit = 5", 'diary = "nobody"', 5),
        ("limit = 5", "a" + ".a" * 30_000 + "=1", 5),
        ("limit 5", "limit = 6", 6),
        ("limit = " + "9" * 5_000, "limit = 0x" + "f" * 5_000, 10),
    ],
)
def test_what_cannot_be_understood_is_left_out_by_a_search(
    home: Path, capsys: pytest.CaptureFixture[str], user: str, project: str, limit: int
) -> None:
    (home / "diary.txt").write_text(
        "".join(f"202501{day:02}\n\n猫。\n\n" for day in range(1, 20)), encoding="utf-8"
    )
    Diary(home / "default").update([home / "diary.txt"])
    write(home, user, project)

    found = understood(environment(home))
    status = run(["search", "--json", "猫"], environment(home))
    printed = capsys.readouterr()

    assert found.values["limit"].value == limit
    assert found.problems
    assert (status, len(json.loads(printed.out)["hits"])) == (0, limit)
    assert printed.err.count("goes on without") == len(found.problems)
    assert run(["index"], environment(home)) == 2


@pytest.mark.parametrize("broken", ["limit 4", "limit = true", "limt = 4"])
def test_what_is_needed_to_mend_a_configuration_runs_without_it(
    home: Path, capsys: pytest.CaptureFixture[str], broken: str
) -> None:
    (home / "diary.txt").write_text("20250101\n\n猫。\n", encoding="utf-8")
    Diary(home / "default").update([home / "diary.txt"])
    write(home, f"sort = 'new'\n{broken}", "")

    for command, status, said in (("doctor", 1, "up to date"), ("config", 2, "limit")):
        assert run([command], environment(home)) == status
        printed = capsys.readouterr()
        assert said in printed.out
        assert "config.toml:2" in printed.err


@pytest.mark.parametrize("where", [".config/nikki/config.toml", "project/.nikki.toml"])
@pytest.mark.parametrize("become", ["pipe", "zero"])
def test_a_configuration_that_never_ends_is_not_waited_for(home: Path, where: str, become: str) -> None:
    if become == "pipe":
        os.mkfifo(home / where)
    else:
        (home / where).symlink_to("/dev/zero")

    codes = [problem.code for problem in understood(environment(home)).problems]

    assert codes == (["config-special"] if where.startswith(".config") else [])


def test_the_line_that_is_no_toml_is_shown(home: Path) -> None:
    write(home, "limit = 5\r\nsort = new\r\n")
    with pytest.raises(UsageError) as caught:
        in_force(environment(home))
    assert caught.value.mark == Mark("sort = new", 7, 8)


def test_the_files_are_never_written(home: Path) -> None:
    write(home, 'limit = 5\n[diaries.work]\npaths = ["../../2025-01-01.md"]\n', 'sort = "new"')
    files = [home / ".config" / "nikki" / "config.toml", home / "project" / ".nikki.toml"]
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in files]
    (home / "2025-01-01.md").write_text("初詣。\n", encoding="utf-8")
    for arguments in (
        ["config"],
        ["--diary", "work", "index"],
        ["--diary", "work", "search", "初詣"],
        ["config", "--json"],
    ):
        assert run(arguments, environment(home)) == 0
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in files] == before


def test_a_variable_that_cannot_be_understood_is_named(home: Path) -> None:
    with pytest.raises(UsageError, match="NIKKI_LIMIT"):
        in_force(environment(home, NIKKI_LIMIT="many"))


@pytest.mark.parametrize("name", [*SETTINGS, "diaries"])
def test_a_folder_sets_nothing_that_runs_or_names_a_place(home: Path, name: str) -> None:
    values = {"sort": '"new"', "limit": "5", "diary": '"work"', "diaries": "{x = {}}", "color": '"never"'}
    write(home, DIARIES, f"{name} = {values.get(name, repr('touch pwned'))}")
    if name in {"sort", "limit", "diary"}:
        assert in_force(environment(home)).values[name].layer == "project"
    else:
        with pytest.raises(UsageError, match=name):
            in_force(environment(home))


def test_only_a_file_of_the_users_own_counts(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = home / "project" / ".nikki.toml"
    os.mkfifo(path)
    assert project_file(str(path.parent / "deep")) == ""
    path.unlink()
    path.write_text("limit = 5", encoding="utf-8")
    assert project_file(str(path.parent / "deep")) == str(path)
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    assert project_file(str(path.parent / "deep")) == ""


def test_no_colour_comes_before_the_file_and_after_the_option(home: Path) -> None:
    write(home, 'color = "always"')
    assert in_force(environment(home)).values["color"].value == "always"
    assert in_force(environment(home, NO_COLOR="1")).values["color"].value == "never"


def test_nothing_is_read_where_nothing_is_set(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def state(**variables: str) -> Any:
        return environment(home, **variables).is_configured()

    assert not state()
    assert not state(NIKKI_LANG="ja", NIKKI_INDEX="/e", NO_COLOR="1")
    assert state(NIKKI_SORT="new")
    write(home)
    assert state()
