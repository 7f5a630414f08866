"""JSON output is what ``nikki help json`` documents, to the last name."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import indexer.cli.help
from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment

DOCS = Path(__file__).parents[1] / "docs"
SCHEMA = json.loads(indexer.cli.help.json_schema())
TEXT = "---\ndate: 2025-06-01\ntitle: 旅の記録\ntags: [旅行]\n---\n温泉でカーネーションを見た。\nカーネーションの赤。\n"


def closed(node: Any) -> Any:
    """The schema with nothing allowed that it does not name."""
    if isinstance(node, dict):
        extra = {"additionalProperties": False} if "properties" in node else {}
        return {**extra, **{name: closed(value) for name, value in node.items()}}
    return [closed(item) for item in node] if isinstance(node, list) else node


def validate(value: Any, name: str) -> None:
    schema = {**closed({"$defs": SCHEMA["$defs"]}), "$ref": f"#/$defs/{name}"}
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    validator.validate(value)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("search", ["search", "カーネーション"]),
        ("search", ["search", "カーネーション", "--explain", "--passages", "2"]),
        ("search", ["search", "カーネーシヨン"]),
        ("search", ["search", "温泉 宇宙船"]),
        ("search", ["search", "宇宙船"]),
        ("search", ["search", "--on", "2025"]),
        ("list", ["list"]),
        ("show", ["show", "2025-06-01"]),
        ("related", ["related", "2025-06-01"]),
        ("words", ["words", "--on", "2025"]),
        ("words", ["words", "宇宙船"]),
        ("show", ["next", "2025-05"]),
        ("show", ["random"]),
        ("today", ["today", "6/1"]),
        ("today", ["today", "6/2"]),
        ("timeline", ["timeline"]),
        ("timeline", ["timeline", "カーネーション", "--heatmap"]),
        ("timeline", ["timeline", "宇宙船"]),
        ("review", ["review"]),
        ("review", ["review", "2025-06"]),
        ("stats", ["stats"]),
        ("doctor", ["doctor"]),
        ("doctor", ["doctor", "--fix"]),
        ("config", ["config"]),
    ],
)
def test_output_is_as_documented(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, arguments: list[str]
) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("日付のない覚え書き。\n", encoding="utf-8")
    Diary(tmp_path / "index").update([tmp_path / "a.md", tmp_path / "b.txt"])
    variables = {"HOME": str(tmp_path), "NIKKI_TODAY": "2026-05-23"}
    environment = Environment(variables, "en", str(tmp_path / "index"))

    run([*arguments, "--json"], environment)

    output = json.loads(capsys.readouterr().out)
    validate(output, name)
    if name == "search":
        run([*arguments, "--jsonl"], environment)
        for line in capsys.readouterr().out.splitlines():
            validate(json.loads(line), "hit")


def test_an_export_is_as_documented(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    Diary(tmp_path / "index").update([tmp_path / "a.md"])
    environment = Environment({"HOME": str(tmp_path)}, "en", str(tmp_path / "index"))

    run(["export", "--jsonl"], environment)
    (line,) = capsys.readouterr().out.splitlines()
    run(["export", "赤", "--bulk", "nikki"], environment)
    action, document = map(json.loads, capsys.readouterr().out.splitlines())

    validate(json.loads(line), "full-entry")
    assert document == json.loads(line)
    assert action == {"index": {"_index": "nikki", "_id": document["id"]}}


@pytest.mark.parametrize("name", ["Nikki", "a b", "-a", "a*", "a/b", "猫" * 81])
def test_what_is_no_name_of_an_index(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    Diary(tmp_path / "index").update([tmp_path / "a.md"])
    environment = Environment({"HOME": str(tmp_path)}, "en", str(tmp_path / "index"))
    assert run(["export", f"--bulk={name}"], environment) == 2
    assert "no name for an index" in capsys.readouterr().err


@pytest.mark.parametrize("page", ["search-engines.md", "search-engines.ja.md"])
def test_the_mapping_of_the_documentation_has_all_fields(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    mapping = json.loads(re.findall(r"```json\n(.*?)```", text, re.DOTALL)[0])
    fields = set(mapping["mappings"]["properties"])
    assert fields == set(SCHEMA["$defs"]["full-entry"]["properties"])


def test_a_snippet_says_where_it_stands_in_the_entry_and_in_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT, encoding="utf-8")
    Diary(tmp_path / "index").update([path])
    environment = Environment({"HOME": str(tmp_path)}, "en", str(tmp_path / "index"))

    run(["search", "赤", "--json", "--passages", "2"], environment)
    (hit,) = json.loads(capsys.readouterr().out)["hits"]
    run(["show", hit["id"], "--json"], environment)
    (entry,) = json.loads(capsys.readouterr().out)["entries"]

    assert hit["passages"][0] == hit["snippet"]
    snippet = hit["snippet"]
    assert entry["text"][snippet["start"] :].startswith(snippet["text"])
    line = path.read_bytes().splitlines()[snippet["line"] - 1]
    assert line[snippet["column"] - 1 :].decode("utf-8").startswith("赤")


def test_the_schema_is_one_and_says_where_each_output_is() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    titles = [part["title"] for part in SCHEMA["$defs"].values() if "title" in part]
    assert "nikki search --json" in titles


def test_what_is_not_documented_is_found() -> None:
    with pytest.raises(jsonschema.ValidationError):
        validate({"version": 1, "entries": [], "more": 1}, "list")
