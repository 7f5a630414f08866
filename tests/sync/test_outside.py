"""Links in a diary that lead out of it are said, and assistants see nothing of what they lead to, unless they may."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING, Any

import pytest

from indexer.app import Diary
from indexer.assistant.server import Service, answer
from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.errors import UsageError
from indexer.health import examine
from indexer.model import KNOWN
from indexer.sources.outside import Outside
from tests.conftest import days, write_diary

if TYPE_CHECKING:
    from pathlib import Path

TODAY = dt.date(2026, 5, 23)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A diary with a link to a folder and one to a file; what is both inside and outside is inside."""
    for folder in ("diary", "secret", "secret/deep"):
        (tmp_path / folder).mkdir()
    write_diary(tmp_path / "diary" / "z.txt", {"20250501": "猫。", "20250502": "猫の手紙。"})
    write_diary(
        tmp_path / "secret" / "deep" / "a.txt",
        {"20250502": "猫の手紙。", "20310603": "猫の合言葉temperature。"},
    )
    write_diary(tmp_path / "secret.txt", {"20310604": "猫の暗証番号。"})
    (tmp_path / "diary" / "a-link").symlink_to(tmp_path / "secret")
    (tmp_path / "diary" / "file.txt").symlink_to(tmp_path / "secret.txt")
    Diary(tmp_path / "index").update([tmp_path / "diary"])
    return tmp_path


def asked(home: Path, tool: str, *, outside: bool = False, **arguments: Any) -> Any:
    service = Service(str(home / "index"), "en", lambda: TODAY, lambda _: (), str, outside)
    return answer(service, tool, arguments)


def test_they_are_said_once_and_shown_by_doctor(home: Path) -> None:
    diary = Diary(home / "index")
    links = [str(home / "diary" / name) for name in ("a-link", "file.txt")]
    assert sorted(days(diary, "猫")) == ["20250501", "20250502", "20310603", "20310604"]

    first = diary.update(rebuild=True)
    assert [notice.path for notice in first.warnings if notice.code == "notice-outside"] == links
    assert diary.refresh() is None

    (finding,) = (f for f in examine(home / "index").findings if f.check == "outside")
    assert (finding.state, finding.details) == (KNOWN, {"count": 2, "files": 2})
    assert [(notice.path, notice.detail) for notice in finding.places] == [
        (links[0], str(home / "secret")),
        (links[1], str(home / "secret.txt")),
    ]


def test_an_assistant_sees_nothing_of_them(home: Path) -> None:
    found = asked(home, "search_diary", query="猫")
    assert {(hit["date"], hit["path"]) for hit in found["hits"]} == {
        ("2025-05-01", "z.txt"),
        ("2025-05-02", "z.txt"),
    }
    questions: list[tuple[str, dict[str, Any]]] = [
        ("search_diary", {"query": "temperture"}),
        ("search_diary", {"query": "合言葉"}),
        ("search_diary", {"query": "猫 -手紙"}),
        ("read_entries", {"when": "2025"}),
        ("list_entries", {}),
        ("on_this_day", {"when": "5月"}),
        ("related_entries", {"text": "猫の合言葉temperature。"}),
        ("characteristic_words", {"on": "2025-05"}),
        ("timeline", {"by": "week"}),
    ]
    for tool, wish in questions:
        told = {**asked(home, tool, **wish), "query": ""}
        assert not [w for w in ("合言葉", "暗証", "temperature", "2031") if w in str(told)], told
    hidden = next(entry for entry in Diary(home / "index").entries() if "暗証" in entry.text)
    with pytest.raises(UsageError):
        asked(home, "read_entries", when=hidden.id)


def test_what_vanished_there_is_not_shown_either(home: Path) -> None:
    (home / "diary" / "a-link").unlink()
    (home / "secret").rename(home / "away")
    (home / "diary" / "a-link").symlink_to(home / "secret")
    Diary(home / "index").update()

    assert sorted(days(Diary(home / "index"), "猫")) == ["20250501", "20250502", "20310603", "20310604"]
    assert asked(home, "search_diary", query="猫")["total"] == 2


def test_it_may_be_allowed(home: Path) -> None:
    assert asked(home, "search_diary", query="猫", outside=True)["total"] == 4


@pytest.mark.parametrize(("text", "status"), [("outside = true", 0), ("outside = 1", 2)])
def test_the_setting(
    home: Path, capsys: pytest.CaptureFixture[str], text: str, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / ".config" / "nikki").mkdir(parents=True)
    (home / ".config" / "nikki" / "config.toml").write_text(f"{text}\n", encoding="utf-8")
    seen: list[Service] = []
    monkeypatch.setattr("indexer.assistant.server.serve", seen.append)

    assert run(["mcp"], Environment({"HOME": str(home)}, "en", str(home / "index"))) == status
    assert [service.outside for service in seen] == ([True] if not status else [])


LINKS: list[tuple[str, str, list[str], str]] = [
    ("a file", "d/a.txt", ["d"], ""),
    ("a file through a folder", "d/out/x.txt", ["d"], "d/out"),
    ("a file deep in it", "d/out/deep/x.txt", ["d"], "d/out"),
    ("a link to a file", "d/f.txt", ["d"], "d/f.txt"),
    ("a link within", "d/in/b.txt", ["d"], ""),
    ("to another source", "d/out/x.txt", ["d", "o"], ""),
    ("the source is a link", "l/a.txt", ["l"], ""),
    ("the source is a link to a file", "d/f.txt", ["d/f.txt"], ""),
    ("a link that leads to a name that begins alike", "d/alike/x.txt", ["d"], "d/alike"),
    ("a dead link", "d/dead/x.txt", ["d"], "d/dead"),
    ("a link back in through one out", "d/out/back/a.txt", ["d"], ""),
]


@pytest.mark.parametrize(
    ("path", "roots", "link"), [case[1:] for case in LINKS], ids=[case[0] for case in LINKS]
)
def test_what_is_outside(tmp_path: Path, path: str, roots: list[str], link: str) -> None:
    for folder in ("d/sub", "o/deep", "d2"):
        (tmp_path / folder).mkdir(parents=True)
    for file in ("d/a.txt", "d/sub/b.txt", "o/x.txt", "o/deep/x.txt", "d2/x.txt"):
        (tmp_path / file).write_text("x", encoding="utf-8")
    for name, target in [
        ("d/out", "o"), ("d/f.txt", "o/x.txt"), ("d/in", "d/sub"), ("l", "d"), ("d/alike", "d2"),
        ("d/dead", "none"), ("o/back", "d"),
    ]:  # fmt: skip
        (tmp_path / name).symlink_to(tmp_path / target)

    found = Outside([str(tmp_path / root) for root in roots]).link_of(str(tmp_path / path))

    assert found == (str(tmp_path / link) if link else "")
    assert os.sep in found or not link
