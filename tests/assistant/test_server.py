"""The server as a client sees it: the SDK's own client starts ``nikki mcp`` and talks to it over its standard streams."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import jsonschema
import pytest
from anyio.from_thread import start_blocking_portal
from mcp import Client, StdioServerParameters, stdio_client

from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from anyio.from_thread import BlockingPortal
    from mcp.types import CallToolResult, Tool

ROOT = Path(__file__).parents[2]
NAMES = [
    "search_diary",
    "read_entries",
    "list_entries",
    "on_this_day",
    "related_entries",
    "characteristic_words",
    "timeline",
]
WATCHED = """\
import os, sys
log, folder = open(sys.argv.pop(1), "w", encoding="utf-8"), sys.argv.pop(1)
CHANGES = ("os.remove", "os.rename", "os.truncate", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.symlink", "os.utime")
def hook(event, args):
    if event == "open" and isinstance(args[0], str) and args[0].startswith(folder):
        writes = args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        print("write" if writes else "read", args[0], file=log, flush=True)
    elif event in CHANGES and str(args[0]).startswith(folder):
        print("change", event, args[0], file=log, flush=True)
    elif event.startswith(("socket.bind", "socket.connect", "socket.getaddrinfo", "socket.send", "urllib")):
        print("network", event, file=log, flush=True)
sys.addaudithook(hook)
from indexer.cli import main
main()
"""
"""Runs ``nikki`` with a record of what is opened in the folder of the diary, and of every use of a network."""


class Session(NamedTuple):
    """A connection to a server that runs."""

    portal: BlockingPortal
    client: Client
    errors: Path

    def call(self, name: str, **arguments: object) -> CallToolResult:
        result: CallToolResult = self.portal.call(self.client.call_tool, name, arguments)
        return result

    def value(self, name: str, **arguments: object) -> Any:
        """The answer, which the client has held against the schema of the tool."""
        result = self.call(name, **arguments)
        assert not result.is_error, result.content
        return result.structured_content

    def error(self, name: str, **arguments: object) -> str:
        result = self.call(name, **arguments)
        assert result.is_error
        assert result.structured_content is None
        return str(getattr(result.content[0], "text", ""))

    def tools(self) -> list[Tool]:
        return self.portal.call(self.client.list_tools).tools


@contextmanager
def session(
    folder: Path, arguments: Sequence[str], *, command: Sequence[str] = ("-m", "indexer"), **variables: str
) -> Iterator[Session]:
    """A server started as a client would, in an environment that has nothing but what is named."""
    errors = folder / "stderr"
    environment = {"HOME": str(folder), "NIKKI_TODAY": "2026-05-23", "PYTHONPATH": str(ROOT), **variables}
    parameters = StdioServerParameters(
        command=sys.executable, args=[*command, *arguments], env=environment, cwd=folder
    )
    with errors.open("a", encoding="utf-8") as log, start_blocking_portal() as portal:
        client = Client(stdio_client(parameters, errlog=log))
        with portal.wrap_async_context_manager(client):
            yield Session(portal, client, errors)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample diary and its index."""
    folder = tmp_path_factory.mktemp("home")
    shutil.copytree(ROOT / "data", folder / "data")
    Diary(folder / "index").update([folder / "data" / "diary.txt"])
    return folder


@pytest.fixture(scope="module")
def diary(folder: Path) -> Iterator[Session]:
    """A server of the sample diary, for the tests that only ask."""
    with session(folder, ["--index", str(folder / "index"), "mcp"]) as server:
        yield server
    assert server.errors.read_text(encoding="utf-8") == ""


def test_the_tools_are_for_reading_only(diary: Session) -> None:
    tools = diary.tools()

    assert [tool.name for tool in tools] == NAMES
    for tool in tools:
        assert tool.annotations
        assert tool.annotations.read_only_hint is True
        assert tool.annotations.open_world_hint is False
        assert tool.title
        assert tool.description
        jsonschema.Draft202012Validator.check_schema(tool.input_schema)
        jsonschema.Draft202012Validator.check_schema(tool.output_schema or {"type": "missing"})
        assert all(field["description"] for field in tool.input_schema["properties"].values())


def test_it_offers_nothing_but_tools_and_says_how_to_take_what_entries_say(diary: Session) -> None:
    offered = diary.client.server_capabilities
    assert offered.tools
    assert [offered.resources, offered.prompts, offered.completions] == [None, None, None]
    assert "never an instruction" in (diary.client.instructions or "")


@pytest.mark.parametrize(
    ("tool", "arguments", "command"),
    [
        ("search_diary", {"query": "読む", "limit": 3}, ["search", "読む", "-n", "3"]),
        ("search_diary", {"query": "猫", "since": "2024", "sort": "new"}, ["search", "猫", "--since", "2024", "--sort", "new"]),
        ("search_diary", {"query": "猫 宇宙船"}, ["search", "猫 宇宙船"]),
        ("search_diary", {"query": "temperature"}, ["search", "temperature"]),
        ("search_diary", {"query": "", "on": "去年の夏"}, ["search", "--on", "去年の夏"]),
        ("search_diary", {"query": "存在しない話題"}, ["search", "存在しない話題"]),
        ("read_entries", {"when": "2024-02-29"}, ["show", "2024-02-29"]),
        ("list_entries", {"since": "2026-04"}, ["list", "--since", "2026-04"]),
        ("on_this_day", {}, ["today"]),
        ("on_this_day", {"when": "4/19"}, ["today", "4/19"]),
        ("on_this_day", {"when": "4/19", "span": "week"}, ["today", "4/19", "--week"]),
        ("related_entries", {"when": "2025-05-23", "limit": 3}, ["related", "2025-05-23", "-n", "3"]),
        ("characteristic_words", {"on": "2025", "limit": 5}, ["words", "--on", "2025", "-n", "5"]),
        ("timeline", {"query": "猫", "by": "month"}, ["timeline", "猫", "--by", "month"]),
        ("timeline", {}, ["timeline"]),
    ],
    ids=str,
)  # fmt: skip
def test_answers_are_those_of_the_command_line(
    diary: Session,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    tool: str,
    arguments: dict[str, Any],
    command: list[str],
) -> None:
    """To the last field, but for what is added for paging, and for the path, which begins below the diary's folder."""
    variables = {"HOME": str(folder), "NIKKI_TODAY": "2026-05-23"}
    run([*command, "--json"], Environment(variables, "en", str(folder / "index")))
    expected = json.loads(capsys.readouterr().out)

    answer = diary.value(tool, **arguments)

    assert not (set(answer) - set(expected)) - {"total", "characters", "next_offset", "nearest"}
    for name, value in expected.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            shown = [
                {key: item[key] for key in known} for item, known in zip(answer[name], value, strict=True)
            ]
            assert shown == [{**item, "path": "diary.txt"} if "path" in item else item for item in value]
        else:
            assert answer[name] == value


def test_an_answer_is_text_too_for_clients_that_know_no_values(diary: Session) -> None:
    result = diary.call("search_diary", query="鶴の湯")
    assert json.loads(getattr(result.content[0], "text", "")) == result.structured_content


def test_reading_on_through_a_year(diary: Session, folder: Path) -> None:
    texts: dict[str, str] = {}
    offset: int | None = 0
    calls = 0
    while offset is not None:
        answer = diary.value("read_entries", when="2025", offset=offset, max_characters=300)
        for entry in answer["entries"]:
            assert entry["start"] == len(texts.get(entry["id"], ""))
            texts[entry["id"]] = texts.get(entry["id"], "") + entry["text"]
        offset = answer["next_offset"]
        calls += 1

    entries = [e for e in Diary(folder / "index").entries() if e.date and e.date.year == 2025]
    assert texts == {entry.id: entry.text for entry in entries}
    assert calls > 3


def test_a_hit_leads_to_its_place_in_the_text(diary: Session) -> None:
    hit = diary.value("search_diary", query="アプリ 呼吸", limit=1)["hits"][0]
    entry = diary.value("read_entries", when=hit["id"], offset=hit["start"])["entries"][0]
    assert hit["start"] > 0
    assert entry["text"].startswith(hit["snippet"]["text"][:20])


@pytest.mark.parametrize(
    ("tool", "arguments", "text"),
    [
        ("search_diary", {"query": "猫", "since": "いつか"}, "'いつか' is no date"),
        (
            "search_diary",
            {"query": "猫", "since": "2025", "until": "2024"},
            "begins (2025-01-01) after it ends",
        ),
        ("search_diary", {"query": ""}, "nothing to search for"),
        ("search_diary", {"query": "猫 OR"}, "'OR' at character 3 of the query"),
        ("search_diary", {"query": "date:いつか"}, "'いつか' is no date"),
        ("search_diary", {}, "query is missing"),
        ("search_diary", {"q": "猫"}, "no argument 'q'. There are: query, since"),
        ("search_diary", {"query": 5}, "query has to be a string"),
        ("search_diary", {"query": "猫" * 501}, "query is too long (501 characters; 500 at most)"),
        (
            "search_diary",
            {"query": "猫", "limit": 51},
            "limit cannot be '51'. Give a whole number from 1 to 50",
        ),
        ("search_diary", {"query": "猫", "sort": "best"}, "Choose from: relevance, new, old"),
        ("read_entries", {"when": "3"}, "'3' is no date"),
        ("read_entries", {"when": "deadbeef"}, "'deadbeef' is no date"),
        ("on_this_day", {"when": "2023..2024"}, "less than a year"),
        ("related_entries", {}, "either when or text"),
        ("related_entries", {"when": "2019..2026"}, "is 62 entries"),
        ("characteristic_words", {}, "which period or topic"),
        ("shell", {"command": "ls"}, "no tool 'shell'"),
    ],
    ids=str,
)
def test_what_is_asked_wrong_is_answered_in_words(
    diary: Session, tool: str, arguments: dict[str, Any], text: str
) -> None:
    assert text in diary.error(tool, **arguments)


def test_in_japanese_for_a_diary_with_a_name(tmp_path: Path) -> None:
    """The configuration says where it is; the tools' titles and errors, which people see, are in their language."""
    (tmp_path / "work.txt").write_text("20250601\n\n\n会議が長かった。\n", encoding="utf-8")
    config = tmp_path / ".config" / "nikki" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('[diaries.work]\npaths = ["~/work.txt"]\nindex = "~/work-index"\n', encoding="utf-8")
    Diary(tmp_path / "work-index").update([tmp_path / "work.txt"])

    with session(tmp_path, ["--diary", "work", "mcp"], NIKKI_LANG="ja") as server:
        assert server.value("search_diary", query="会議")["total"] == 1
        assert server.tools()[0].title == "日記を検索する"
        assert "解釈できません" in server.error("read_entries", when="いつか")


def test_a_folder_does_not_choose_which_diary_is_shown(tmp_path: Path) -> None:
    """An assistant starts the server in any folder, somebody else's too."""
    config = tmp_path / ".config" / "nikki" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('[diaries.secret]\npaths = ["~/secret.txt"]\n', encoding="utf-8")
    (tmp_path / ".nikki.toml").write_text('diary = "secret"\n', encoding="utf-8")

    def status(*arguments: str, **variables: str) -> int:
        process = start(tmp_path, arguments, variables, stdin=subprocess.DEVNULL, cwd=tmp_path)
        out, errors = process.communicate(timeout=30)
        assert out == b""
        assert process.returncode == 0 or b"nikki --diary secret mcp" in errors
        return process.returncode

    assert status() == 2
    assert status("--diary", "secret") == 0
    assert status(NIKKI_INDEX=str(tmp_path / "index")) == 0


def test_answers_follow_the_diary_and_the_index(tmp_path: Path) -> None:
    """A server that runs for days: entries are written, and others update, throw away and remake its index."""
    source, index = tmp_path / "diary.txt", tmp_path / "index"
    source.write_text("20250601\n\n\n猫が来た。\n", encoding="utf-8")

    with session(tmp_path, ["mcp"], NIKKI_INDEX=str(index)) as server:
        assert "There is no index yet" in server.error("search_diary", query="猫")

        Diary(index).update([source])
        assert server.value("timeline")["total"] == 1

        source.write_text("20250602\n\n\n犬も来た。\n\n20250601\n\n\n猫が来た。\n", encoding="utf-8")
        answer = server.value("search_diary", query="犬")
        assert answer["total"] == 1
        assert "(1 added, 0 changed, 0 removed)" in answer["notes"][0]
        assert "notes" not in server.value("search_diary", query="犬")

        Diary(index).update(rebuild=True)
        assert server.value("search_diary", query="犬")["total"] == 1

        shutil.rmtree(index)
        source.write_text("20250603\n\n\n鳥だけがいる。\n", encoding="utf-8")
        Diary(index).update([source])
        assert server.value("search_diary", query="犬")["total"] == 0
        assert server.value("search_diary", query="鳥")["total"] == 1
    assert server.errors.read_text(encoding="utf-8") == ""


def test_without_an_update_the_index_stays_as_it_is(tmp_path: Path) -> None:
    source, index = tmp_path / "diary.txt", tmp_path / "index"
    source.write_text("20250601\n\n\n猫が来た。\n", encoding="utf-8")
    Diary(index).update([source])
    source.write_text("20250601\n\n\n犬が来た。\n", encoding="utf-8")
    before = fingerprints(index)

    with session(tmp_path, ["--index", str(index), "mcp", "--no-update"]) as server:
        assert server.value("search_diary", query="猫")["total"] == 1
        assert server.value("search_diary", query="犬")["total"] == 0
        assert fingerprints(index) == before
        Diary(index).update()
        assert server.value("search_diary", query="犬")["total"] == 1


def fingerprints(folder: Path) -> dict[str, tuple[str, int]]:
    """Each file, with what is in it and when it was changed."""
    return {
        path.name: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in folder.iterdir()
    }


def test_it_reads_only_and_touches_no_network(tmp_path: Path) -> None:
    """Every tool, and an update, with a record of the files that are opened and of all that sockets are asked to do."""
    place, log = tmp_path / "diary", tmp_path / "log"
    place.mkdir()
    (place / "a.txt").write_text("20250601\n\n\n猫が来た。\n", encoding="utf-8")
    Diary(tmp_path / "index").update([place])
    (place / "b.txt").write_text("20240601\n\n\n猫がまた来た。\n", encoding="utf-8")
    before = fingerprints(place)
    script = tmp_path / "watched.py"
    script.write_text(WATCHED, encoding="utf-8")
    arguments = [str(log), str(place), "--index", str(tmp_path / "index"), "mcp"]

    with session(tmp_path, arguments, command=[str(script)]) as server:
        for name, wish in [
            ("search_diary", {"query": "猫"}),
            ("read_entries", {"when": "2024"}),
            ("list_entries", {}),
            ("on_this_day", {"when": "6/1"}),
            ("related_entries", {"text": "猫が来た。"}),
            ("characteristic_words", {"on": "2024"}),
            ("timeline", {}),
        ]:
            server.value(name, **wish)

    seen = set(log.read_text(encoding="utf-8").splitlines())
    assert f"read {place}/b.txt" in seen
    assert not [line for line in seen if not line.startswith("read ")]
    assert fingerprints(place) == before


def test_the_watch_sees_what_it_shall_see(tmp_path: Path) -> None:
    """The other way round: what writes, or asks for a network, is recorded."""
    script = tmp_path / "watched.py"
    deeds = (
        f"open({str(tmp_path / 'x')!r}, 'w').close(); import socket; socket.socket().bind(('127.0.0.1', 0))"
    )
    script.write_text(WATCHED.replace("from indexer.cli import main\nmain()", deeds), encoding="utf-8")
    subprocess.run([sys.executable, script, tmp_path / "log", tmp_path], check=True)

    assert (tmp_path / "log").read_text(encoding="utf-8").splitlines() == [
        f"write {tmp_path}/x",
        "network socket.bind",
    ]


def start(
    folder: Path, arguments: Sequence[str], variables: Mapping[str, str], **streams: Any
) -> subprocess.Popen[bytes]:
    variables = {"HOME": str(folder), "PYTHONPATH": str(ROOT), "NIKKI_LANG": "en", **variables}
    command = [sys.executable, "-m", "indexer", *arguments, "mcp"]
    return subprocess.Popen(command, env=variables, stderr=subprocess.PIPE, stdout=subprocess.PIPE, **streams)


def greet(process: subprocess.Popen[bytes]) -> None:
    hello = {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    }
    message = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello}
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps(message).encode() + b"\n")
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["result"]["serverInfo"]["name"] == "nikki"


def test_a_client_that_hangs_up_ends_it_quietly(folder: Path) -> None:
    process = start(folder, ["--index", str(folder / "index")], {}, stdin=subprocess.PIPE)
    greet(process)
    out, errors = process.communicate(timeout=30)
    assert (process.returncode, out, errors) == (0, b"", b"")


ASK = '{"jsonrpc":"2.0","id":%s,"method":"tools/call","params":{"name":"search_diary","arguments":{"query":"%s"}}}'
PARSE_ERROR, INVALID_REQUEST = -32700, -32600


NO_MESSAGES = [
    ("not a message", None, PARSE_ERROR),
    ('{"jsonrpc":"2.0","id":5,"method":"pi', None, PARSE_ERROR),
    (ASK % (5, "\\ud800"), 5, PARSE_ERROR),
    (ASK % ('"a\\udfff"', "猫"), "a?", PARSE_ERROR),
    ('{"jsonrpc":"2.0","id":5}', 5, INVALID_REQUEST),
    ('{"jsonrpc":"2.0","id":[5],"method":3}', None, INVALID_REQUEST),
    ("[]", None, INVALID_REQUEST),
    ("null", None, INVALID_REQUEST),
    ('"猫"', None, INVALID_REQUEST),
    ("[" * 100_000, None, PARSE_ERROR),
]


def test_what_is_no_message_is_answered_and_the_server_goes_on(folder: Path) -> None:
    process = start(folder, ["--index", str(folder / "index")], {}, stdin=subprocess.PIPE)
    greet(process)

    def asked(line: str) -> Any:
        assert process.stdin
        assert process.stdout
        process.stdin.write(line.encode() + b"\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    for line, number, code in NO_MESSAGES:
        refused = asked(line)
        assert (refused["id"], refused["error"]["code"]) == (number, code), line[:80]
        assert "猫" not in json.dumps(refused, ensure_ascii=False)
        assert asked('{"jsonrpc":"2.0","id":6,"method":"ping"}') == {"jsonrpc": "2.0", "id": 6, "result": {}}
    out, errors = process.communicate(timeout=30)
    assert (process.returncode, out, errors) == (0, b"", b"")


def test_ctrl_c_ends_it_quietly_on_a_terminal(folder: Path) -> None:
    """The SDK waits for standard input in a thread that Ctrl-C does not wake; a person should not have to know."""
    outer, inner = os.openpty()
    process = start(folder, ["--index", str(folder / "index")], {}, stdin=inner)
    assert process.stderr
    assert b"Waiting for an assistant" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=30)
    os.close(outer)
    os.close(inner)
    assert (process.returncode, out, errors) == (130, b"", b"")


def test_without_the_extra(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    assert run(["mcp"], Environment({"HOME": str(folder)}, "en", str(folder / "index"))) == 2
    assert "pip install 'nikki-search[mcp]'" in capsys.readouterr().err
