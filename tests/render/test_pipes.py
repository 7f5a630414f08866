"""The formats that other programs read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from indexer.render import ENTRY_RENDERERS, RENDERERS

if TYPE_CHECKING:
    from indexer.model import Entry, SearchResults
    from indexer.render import Page


@pytest.fixture
def printed(results: SearchResults, page: Page) -> Any:
    def render(name: str, **fields: Any) -> list[str]:
        return list(RENDERERS[name](results, page._replace(**fields)))

    return render


def test_plain_is_one_line_per_hit_with_nothing_cut(printed: Any) -> None:
    assert printed("plain", width=10) == [
        "/home/me/diary/diary.txt:4:2025-08-29:LLM自作入門を【読んだ】。 章ごとにメモを取る␛[31m。",
        "/mnt/␛[2Jnote.txt:3::【読む】本",
    ]


def test_plain_with_colours_has_the_same_shape(printed: Any) -> None:
    assert printed("plain", color=True)[1] == "/mnt/␛[2Jnote.txt:3::\x1b[1;31m読む\x1b[0m本"


def test_paths_are_shortened_below_the_folder_of_the_reader_only(printed: Any) -> None:
    assert printed("plain", folder="/home/me/diary")[0].startswith("diary.txt:4:")
    assert printed("plain", folder="/home/me/dia")[0].startswith("/home/me/diary/diary.txt:4:")
    assert printed("plain", folder="/")[0].startswith("home/me/diary/diary.txt:4:")


def test_json_is_as_documented(printed: Any) -> None:
    (text,) = printed("json")
    assert "読んだ" in text
    found = json.loads(text)
    assert list(found) == [
        "version",
        "query",
        "total",
        "relaxed",
        "relaxation",
        "period",
        "suggestions",
        "hits",
    ]
    assert (found["version"], found["query"], found["total"], found["relaxed"]) == (1, "読む", 8, False)
    hit = found["hits"][0]
    assert list(hit) == [
        "rank",
        "id",
        "date",
        "title",
        "path",
        "line",
        "tags",
        "front_matter",
        "score",
        "tier",
        "snippet",
        "matched_front_matter",
    ]
    assert (hit["rank"], hit["date"], hit["line"], hit["score"]) == (1, "2025-08-29", 1, 1.5)
    start, end = hit["snippet"]["highlights"][0]
    assert hit["snippet"]["text"][start:end] == "読んだ"
    assert found["hits"][1]["date"] is None


def test_json_with_more(printed: Any) -> None:
    hit = json.loads(printed("json", explain=True, passages=2)[0])["hits"][0]
    assert hit["reasons"] == [{"word": "読む", "how": "word", "form": "読む"}]
    assert hit["parts"] == {"document": 1.5}
    assert [len(passage["highlights"]) for passage in hit["passages"]] == [1, 1]


def test_json_cannot_drive_a_terminal_and_loses_nothing(results: SearchResults, page: Page) -> None:
    odd = "\x1b[31m\x9b31m\u202e\udce3"
    hit = results.hits[0]._replace(entry=results.hits[0].entry._replace(path=odd))
    (text,) = RENDERERS["json"](results._replace(hits=(hit,)), page)
    assert text.isprintable()
    assert json.loads(text)["hits"][0]["path"] == odd


def test_json_lines_are_the_hits(printed: Any) -> None:
    lines = [json.loads(line) for line in printed("jsonl", offset=10)]
    assert lines == json.loads(printed("json", offset=10)[0])["hits"]
    assert [line["rank"] for line in lines] == [11, 12]


def test_vimgrep_has_byte_columns_and_whole_lines(printed: Any) -> None:
    assert printed("vimgrep", passages=2) == [
        "/home/me/diary/diary.txt:4:19:LLM自作入門を読んだ。",
        "/home/me/diary/diary.txt:5:22:章ごとにメモを取る␛[31m。",
        "/mnt/\x1b[2Jnote.txt:3:1:読む本",
    ]
    assert "\x1b" not in printed("vimgrep", terminal=True)[1]


def test_files_are_named_once(results: SearchResults, page: Page) -> None:
    twice = results._replace(hits=results.hits * 2)
    assert list(RENDERERS["files"](twice, page)) == ["/home/me/diary/diary.txt", "/mnt/\x1b[2Jnote.txt"]
    assert list(RENDERERS["files"](twice, page._replace(terminal=True)))[1] == "/mnt/␛[2Jnote.txt"


def test_count(printed: Any) -> None:
    assert printed("count") == ["8"]


def test_entries(entry: Entry, page: Page) -> None:
    plain = list(ENTRY_RENDERERS["plain"]([entry], page))
    assert plain == ["/home/me/diary/diary.txt:1:2025-08-29:LLM自作入門を読んだ。"]
    assert list(ENTRY_RENDERERS["terminal"]([entry], page._replace(language="en", width=56))) == [
        "2025-08-29(Fri)  LLM自作入門を読んだ。     …/diary.txt:1"
    ]
    (text,) = ENTRY_RENDERERS["json"]([entry], page)
    fields = {
        "id": entry.id,
        "date": "2025-08-29",
        "title": "",
        "path": entry.path,
        "line": 1,
        "tags": [],
    } | {"front_matter": {}}
    assert json.loads(text) == {"version": 1, "entries": [fields]}


def test_an_entry_in_full(entry: Entry, page: Page) -> None:
    titled = entry._replace(title="題")
    assert list(ENTRY_RENDERERS["full"]([entry, titled], page)) == [
        "2025-08-29(金) 8か月前  ~/diary/diary.txt:1",
        "",
        "LLM自作入門を読んだ。",
        "章ごとにメモを取る␛[31m。",
        "",
        "2025-08-29(金) 8か月前  題  ~/diary/diary.txt:1",
        "",
        "LLM自作入門を読んだ。",
        "章ごとにメモを取る␛[31m。",
    ]


def test_no_results(page: Page, results: SearchResults) -> None:
    nothing = results._replace(hits=(), total=0)
    printed = {name: list(render(nothing, page)) for name, render in RENDERERS.items()}
    assert printed.pop("count") == ["0"]
    assert json.loads(printed.pop("json")[0])["hits"] == []
    assert not any(printed.values())
