"""The command line from the outside: what it prints where, and its exit statuses. Sessions are in transcripts/."""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import click
import pytest

from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.cli.framework import AtLeast, OneOf
from indexer.cli.help import TOPICS
from indexer.cli.program import COMMANDS
from indexer.dates import parse_range
from indexer.errors import IndexUnusable
from indexer.index.store.records import with_checksum
from indexer.messages import message
from indexer.support.terminal_text import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ENTRIES = {
    "20250829": "LLM入門を読んだ。",
    "20250606": "瞑想をした。本も読む。",
    "20250318": "映画をみた。\n猫の日。",
}


class Result(NamedTuple):
    status: int
    out: str
    err: str


class Nikki(Protocol):
    def __call__(self, *arguments: str, terminal: bool = False, **variables: str) -> Result: ...


@pytest.fixture
def nikki(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Nikki:
    """Run ``nikki`` in this process, on an index that holds ENTRIES."""
    source = tmp_path / "diary.txt"
    source.write_text("".join(f"{day}\n\n\n{text}\n\n" for day, text in ENTRIES.items()), encoding="utf-8")
    directory = str(tmp_path / "index")
    Diary(directory).update([source])

    def call(*arguments: str, terminal: bool = False, **variables: str) -> Result:
        known = {"HOME": str(tmp_path), "NIKKI_TODAY": "2026-05-23", "PATH": os.environ["PATH"]}
        columns = int(variables.get("COLUMNS", "80"))
        language = variables.get("NIKKI_LANG", "ja")
        environment = Environment({**known, **variables}, language, directory, terminal, terminal, columns)
        status = run(arguments, environment)
        printed = capsys.readouterr()
        return Result(status, printed.out, printed.err)

    return call


def test_found_nothing_and_failed(nikki: Nikki) -> None:
    assert nikki("search", "読む").status == 0
    assert nikki("search", "自転車").status == 1
    assert nikki("search").status == 2
    assert nikki("--index", "/nowhere/at/all", "search", "読む").status == 2


def test_results_go_to_stdout_and_counts_to_stderr(nikki: Nikki) -> None:
    result = nikki("search", "読む", "-n", "1")
    assert len(result.out.splitlines()) == 1
    assert result.err == "2件中1件（関連度順。--sort new で新しい順、--all ですべて）\n"
    assert nikki("search", "読む", "--json").err == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("-映画", "読む"),
        ("読む", "-映画"),
        ("読む", "-n", "5", "-映画"),
        ("--", "-映画", "読む"),
        ("読む　-映画",),
    ],
)
def test_a_minus_excludes_wherever_it_stands(nikki: Nikki, arguments: tuple[str, ...]) -> None:
    assert json.loads(nikki("search", "--json", *arguments).out)["total"] == 2


@pytest.mark.parametrize("name", ["--json", "--jsonl", "--vimgrep", "--files", "--count"])
def test_every_format_prints_something_and_says_nothing(nikki: Nikki, name: str) -> None:
    result = nikki("search", "読む", name)
    assert (result.status, result.err) == (0, "")
    assert result.out.endswith("\n")


def test_files_and_count_speak_of_all_hits(nikki: Nikki, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for day in range(10, 25):
        (folder / f"2024-01-{day}.md").write_text(f"散歩{day}\n", encoding="utf-8")
    assert nikki("index", str(folder)).status == 0
    assert nikki("search", "散歩", "--count").out == "15\n"
    assert len(nikki("search", "散歩", "--files").out.splitlines()) == 15
    assert len(nikki("search", "散歩").out.splitlines()) == 10
    assert len(nikki("search", "散歩", "--all").out.splitlines()) == 15
    assert "15件中11〜15件目" in nikki("search", "散歩", "--offset", "10").err


@pytest.mark.parametrize("output", ["--passages=2", "--vimgrep", "--jsonl", "--format={title}"])
def test_an_entry_that_is_no_more_than_its_title(nikki: Nikki, tmp_path: Path, output: str) -> None:
    (tmp_path / "journal.txt").write_text("[2025-06-01 10:00] 鯨を見た\n", encoding="utf-8")
    nikki("index", str(tmp_path / "journal.txt"))

    for terminal in (False, True):
        found = nikki("search", "鯨", output, terminal=terminal)

        assert found.status == 0
        assert "鯨を見た" in found.out


def test_dates_limit_a_search(nikki: Nikki) -> None:
    assert nikki("search", "読む", "--since", "2025-07", "--count").out == "1\n"
    assert nikki("search", "読む", "--on", "2025-06", "--count").out == "1\n"
    assert nikki("search", "--until", "2025年3月", "--count").out == "1\n"
    assert nikki("search", "読む", "--since", "2025", "--until", "2024").status == 2
    nothing = nikki("search", "読む", "--on", "2024")
    assert nothing.status == 1
    assert "期間を限らなければ2件あります（2025-06-06〜2025-08-29）。" in nothing.err


@pytest.mark.parametrize("option", ["--since", "--until", "--on"])
@pytest.mark.parametrize("text", ["ほげ", "", " "])
def test_a_date_that_cannot_be_read_is_an_error_and_not_no_filter(
    nikki: Nikki, option: str, text: str
) -> None:
    result = nikki("search", "読む", option, text)
    assert (result.status, result.out) == (2, "")
    assert f"「{text}」" in result.err


@pytest.mark.parametrize(
    ("arguments", "typed", "below"),
    [
        (("search", "猫 OR"), "  猫 OR", "     ^^"),
        (("search", "猫", "（犬　OR"), "  猫 （犬　OR", "     ^^"),
        (("search", "猫 date:2025年ほげ"), "  猫 date:2025年ほげ", "                ^^^^"),
        (("list", "--since", "2025年ほげ"), "  2025年ほげ", "        ^^^^"),
        (("search", "\x1b猫 OR"), "  ␛猫 OR", "      ^^"),
        (("search", "あ" * 200 + " OR"), f"  …{'あ' * 17} OR", " " * 38 + "^^"),
    ],
)
def test_an_error_points_at_its_place(
    nikki: Nikki, arguments: tuple[str, ...], typed: str, below: str
) -> None:
    assert nikki(*arguments).err.splitlines()[1:] == [typed, below]


def test_the_examples_of_the_help_are_dates(nikki: Nikki) -> None:
    for language in ("ja", "en"):
        examples = message("topic-dates", language).split("\n\n")[1]
        for example in (text for line in examples.splitlines() for text in line.strip().split("  ")):
            assert parse_range(example, dt.date(2026, 5, 23))


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_line_of_the_help_is_wider_than_the_window(nikki: Nikki, columns: int, language: str) -> None:
    pages = [("--help",), *((name, "--help") for name in COMMANDS), *(("help", topic) for topic in TOPICS)]
    for page in pages:
        if page != ("help", "json"):
            out = nikki(*page, NIKKI_LANG=language, COLUMNS=str(columns)).out
            wide = [line for line in out.splitlines() if width(line) >= columns]
            # A regular expression is not cut, nor is a word.
            assert [line for line in wide if " " in line.strip() and "(?P<" not in line] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("serch", "読む"), ("serch", "search")),
        (("検索", "読む"), ("検索", "「search」")),
        (("find", "読む"), ("find", "「search」")),
        (("読書", "旅行"), ("読書", "nikki search 読書 旅行")),
        (("--version2",), ("--version2", "「--version」")),
        (("--index", "", "search", "読む"), ("--index", "値")),
        (("search", "--jsno", "読む"), ("--jsno", "「--json」")),
        (("search", "--no", "読む"), ("--no", "--no-update, --no-pager")),
        (("search", "読む", "-n", "x"), ("--limit", "x")),
        (("search", "読む", "-n"), ("-n", "値")),
        (("search", "読む", "-n0"), ("--limit", "0")),
        (("search", "読む", "--sort", "newest"), ("--sort", "relevance, new, old")),
        (("list", "foo"), ("foo",)),
        (("list", "--json=1"), ("--json", "値は付けられません")),
        (("show",), ("nikki show 2025-06-06",)),
        (("show", "99"), ("99",)),
        (("help", "foo"), ("foo", "query, dates")),
        (("help", "serach"), ("serach", "「search」")),
        (("index", "/no/such/place"), ("/no/such/place",)),
    ],
)
def test_bad_usage_is_named(nikki: Nikki, arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    result = nikki(*arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("エラー: ")
    assert all(word in result.err for word in words)


def wrong_uses(command: str) -> Iterator[list[str]]:
    """Every way to use a command wrongly that click itself would answer, in English."""
    module, _, name = COMMANDS[command].partition(":")
    yield [command, "--no-such-option"]
    for param in getattr(importlib.import_module(module), name).params:
        if isinstance(param, click.Option):
            option = max(param.opts, key=len)
            yield [command, f"{option}=1"] if param.is_flag else [command, option]
            if isinstance(param.type, AtLeast | OneOf):
                yield [command, option, "none of these"]


@pytest.mark.parametrize("command", COMMANDS)
def test_no_word_of_click_reaches_the_user(nikki: Nikki, command: str) -> None:
    for arguments in wrong_uses(command):
        ja, en = (nikki(*arguments, NIKKI_LANG=language) for language in ("ja", "en"))
        assert (ja.status, ja.out, en.status, en.out) == (2, "", 2, "")
        assert ja.err.startswith("エラー: ")
        assert re.search("[ぁ-ん]", ja.err.splitlines()[0].removeprefix("エラー: "))
        assert en.err.startswith("Error: ")
        assert en.err.isascii()


def test_no_command_shows_the_help_as_an_error(nikki: Nikki) -> None:
    result = nikki()
    assert result.status == 2
    assert result.err.startswith("使い方: nikki")


def test_the_index_follows_the_diary(nikki: Nikki, tmp_path: Path) -> None:
    with (tmp_path / "diary.txt").open("a", encoding="utf-8") as file:
        file.write("20250101\n\n\n初詣で甘酒を飲んだ。\n")
    assert nikki("search", "甘酒", "--no-update").status == 1
    result = nikki("search", "甘酒")
    assert result.status == 0
    assert "追加1" in result.err


def test_a_folder_of_nothing_but_an_export(nikki: Nikki, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "export.csv").write_text("日付,本文\n2025/8/29,晴れ\n", encoding="utf-8")
    new = ("--index", str(tmp_path / "new"), "index")
    assert " index ファイル" in nikki(*new, str(tmp_path / "folder")).err
    result = nikki(*new, str(tmp_path / "folder" / "export.csv"))
    assert "全1件" in result.err
    assert " index ファイル" not in result.err


def test_a_locked_index_is_searched_as_it_is(nikki: Nikki, monkeypatch: pytest.MonkeyPatch) -> None:
    def refresh(_diary: Diary, _progress: object) -> None:
        raise IndexUnusable("index-locked", path="")

    monkeypatch.setattr(Diary, "refresh", refresh)
    result = nikki("search", "読む")
    assert result.status == 0
    assert "前回の索引を検索します" in result.err


def test_a_search_does_not_wait_for_an_update(nikki: Nikki, tmp_path: Path) -> None:
    from indexer.index.writer import IndexWriter

    with (tmp_path / "diary.txt").open("a", encoding="utf-8") as file:
        file.write("20250101\n\n\n初詣で甘酒を飲んだ。\n")
    started = time.monotonic()
    with IndexWriter(tmp_path / "index"):
        result = nikki("search", "読む")
    assert time.monotonic() - started < 5
    assert result.status == 0
    assert "別の nikki が索引を更新している" in result.err


def test_the_last_place_can_be_forgotten(nikki: Nikki, tmp_path: Path) -> None:
    result = nikki("index", "--forget", str(tmp_path / "diary.txt"))
    assert result.status == 0
    assert "もうありません" in result.err
    for again in (("index",), ("index", "--rebuild")):
        result = nikki(*again)
        assert (result.status, "まだ指定されていません" in result.err) == (2, True)
    assert nikki("doctor").status == 1
    assert "索引に入れる日記がありません" in nikki("doctor").out
    assert nikki("index", str(tmp_path / "diary.txt")).status == 0
    assert nikki("doctor").status == 0


@pytest.mark.parametrize("how", ["moved", "emptied"])
def test_what_is_kept_of_a_file_that_is_gone_is_marked_each_time(
    nikki: Nikki, tmp_path: Path, how: str
) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "2026-01-01.md").write_text("りんごを食べた。\n", encoding="utf-8")
    (folder / "2026-01-02.md").write_text("りんごを買った。\n", encoding="utf-8")
    assert nikki("index", str(folder)).status == 0
    assert "今はない" not in nikki("search", "りんご").out + nikki("list").err
    if how == "moved":
        folder.rename(tmp_path / "moved")
    else:
        (folder / "2026-01-02.md").write_text("\n", encoding="utf-8")
    count = 2 if how == "moved" else 1
    for _ in range(2):
        assert nikki("search", "りんご").out.count("（今はないファイルから）") == count
        assert nikki("search", "りんご", "--json").status == 0
        assert f"{count}件は、今はない" in nikki("list").err


@contextlib.contextmanager
def interrupted() -> Iterator[None]:
    """Ctrl-C while entries are added to an index."""
    from indexer.index.writer import IndexWriter

    def add(*_args: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(IndexWriter, "add", add)
        yield


@pytest.mark.parametrize(
    ("arguments", "proposed"),
    [
        (("index", "diary.txt"), "search 読む"),
        (("index", "--forget", "diary.txt"), "index 日記"),
        (("show",), "show 2025-06-06"),
    ],
)
def test_proposed_commands_are_of_the_same_index(
    nikki: Nikki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], proposed: str
) -> None:
    monkeypatch.chdir(tmp_path)
    nikki("--index", "my index", "index", "diary.txt")
    text = nikki("--index", "my index", *arguments).err
    assert f"nikki --index 'my index' {proposed}" in text
    assert re.findall(r"nikki (?:index|search|show)", text) == []


@pytest.mark.parametrize("reader", [("search", "読む"), ("list",), ("doctor",), ("show", "1")], ids=str)
def test_where_there_is_no_index_is_said(nikki: Nikki, tmp_path: Path, reader: tuple[str, ...]) -> None:
    result = nikki("--index", str(tmp_path / "wrong"), *reader)
    assert result.status == 2
    assert f"{tmp_path}/wrong に索引はありません" in result.err
    assert f"nikki --index {tmp_path}/wrong index" in result.err


READERS = (("search", "読む"), ("search", "読む", "--no-update"), ("list",), ("stats",), ("doctor",))


def test_a_first_index_that_was_interrupted_is_remembered(nikki: Nikki, tmp_path: Path) -> None:
    new = ("--index", str(tmp_path / "new"))
    with interrupted():
        result = nikki(*new, "index", str(tmp_path / "diary.txt"))
    assert result.status == 130
    assert "日記の場所は覚えました" in result.err
    for reader in READERS:
        result = nikki(*new, *reader)
        assert (result.status, "途中で止まったまま" in result.err) == (2, True), reader
    assert nikki(*new, "index").status == 0
    assert nikki(*new, "search", "読む").status == 0
    assert nikki(*new, "doctor").status == 0


def test_an_update_that_was_interrupted_leaves_the_index(nikki: Nikki) -> None:
    with interrupted():
        result = nikki("index", "--rebuild")
    assert result.status == 130
    assert "索引は前のままです" in result.err
    assert nikki("search", "読む").status == 0


def test_a_first_index_that_is_being_made_is_said(nikki: Nikki, tmp_path: Path) -> None:
    from indexer.index import source_settings
    from indexer.index.writer import IndexWriter

    place = tmp_path / "new"
    with IndexWriter(place) as writer:
        source_settings.save_first(writer.directory, (str(tmp_path / "diary.txt"),), "", None)
        for reader in READERS:
            result = nikki("--index", str(place), *reader)
            assert (result.status, "作っているところ" in result.err) == (2, True), reader


def test_show_takes_numbers_of_the_last_search(nikki: Nikki) -> None:
    ids = [hit["id"] for hit in json.loads(nikki("search", "読む", "--json").out)["hits"]]
    assert nikki("show", "2").out == nikki("show", ids[1]).out
    nikki("search", "読む", "--offset", "1")
    assert nikki("show", "2").out == nikki("show", ids[1]).out


def edited(tmp_path: Path) -> str:
    """An editor that writes down what it is given."""
    editor = tmp_path / "vi"
    editor.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/edited"\n', encoding="utf-8")
    editor.chmod(0o700)
    return str(editor)


def test_a_hit_opens_at_its_passage_and_a_day_at_its_entry(nikki: Nikki, tmp_path: Path) -> None:
    editor = edited(tmp_path)
    assert nikki("search", "猫").status == 0
    assert nikki("open", "1", EDITOR=editor).status == 0
    assert (tmp_path / "edited").read_text() == f"+15 {tmp_path / 'diary.txt'}\n"
    assert nikki("open", "2025-03-18", EDITOR=editor).status == 0
    assert (tmp_path / "edited").read_text().startswith("+11 ")
    result = nikki("open", "2025", EDITOR=editor)
    assert (tmp_path / "edited").read_text().startswith("+11 ")
    assert result.err == "「2025」の記事は3件あります。最初の 2025-03-18(火) を開きます。\n"


def test_numbers_stay_true_while_the_diary_is_edited(nikki: Nikki, tmp_path: Path) -> None:
    editor = edited(tmp_path)
    nikki("search", "猫")
    path = tmp_path / "diary.txt"
    path.write_text("20260101\n\n\n初詣。\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    nikki("open", "1", EDITOR=editor)
    assert (tmp_path / "edited").read_text().startswith("+20 ")
    path.write_text(path.read_text(encoding="utf-8").replace("猫の日", "猫と犬の日"), encoding="utf-8")
    assert "猫と犬の日" in nikki("show", "1").out
    path.write_text("20260101\n\n\n初詣。\n", encoding="utf-8")
    gone = nikki("show", "1")
    assert (gone.status, gone.err.splitlines()[-1]) == (
        2,
        "エラー: 直前の検索の1番目の記事は、もうありません。もう一度検索してください。",
    )


def test_a_number_that_the_last_search_has_not(nikki: Nikki, tmp_path: Path) -> None:
    assert "まだ検索していない" in nikki("show", "1").err
    nikki("search", "読む")
    assert "（2番目まで）" in nikki("show", "3").err
    nikki("search", "読む", "--offset", "1")
    assert nikki("show", "1").status == 2
    (tmp_path / "index" / "last-search").write_bytes(with_checksum(b"x\ny 1\nz 1 2025-99-99\n"))
    assert "まだ検索していない" in nikki("show", "1").err


@pytest.mark.parametrize("command", ["list", "show", "random", "next"])
def test_every_command_that_reads_sees_what_was_written(nikki: Nikki, tmp_path: Path, command: str) -> None:
    with (tmp_path / "diary.txt").open("a", encoding="utf-8") as file:
        file.write("20251231\n\n\n大晦日の蕎麦。\n")
    rest = {"show": ["2025-12-31"], "random": ["--since", "2025-12"], "next": ["2025-08"], "list": []}[
        command
    ]
    assert "蕎麦" not in nikki(command, *rest, "--no-update").out
    result = nikki(command, *rest)
    assert "蕎麦" in result.out
    assert "追加1" in result.err


def test_list_takes_a_period_an_order_and_a_number(nikki: Nikki) -> None:
    assert len(nikki("list", "--on", "2025年6月").out.splitlines()) == 1
    result = nikki("list", "--sort", "new", "-n", "2")
    assert [line.split(":")[2] for line in result.out.splitlines()] == ["2025-08-29", "2025-06-06"]
    assert result.err == "3件中2件（新しい順）\n"
    assert nikki("list", "-n", "2", "--json").err == ""
    assert "（2020-01-01〜2020-12-31）" in nikki("list", "--on", "2020").err
    assert "（2030-01-01から）" in nikki("list", "--since", "2030").err
    assert "（2020-12-31まで）" in nikki("list", "--until", "2020").err


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("tag:旅", "タグ「旅」はありません。近いタグ: 旅行（2件）\n次: nikki search tag:旅行\n"),
        ("温泉 tag:#旅行記", "近いタグ: 旅行（2件）"),
        ("tag:仕事", "タグ「仕事」はありません。多いタグ: 旅行（2件）\n"),
        ("title:卵", "「title:」を付けなければ、本文に合う記事が2件あります。\n次: nikki search 卵\n"),
        ('"温泉卵を食べる"', "引用符を外せば2件あります。\n次: nikki search 温泉卵を食べる\n"),
        ("温泉 -卵", "「-卵」を外せば2件あります。\n次: nikki search 温泉\n"),
        (
            "温泉 (宇宙船 OR 火星) date:2020",
            "1語ずつなら: 温泉（2件）、(宇宙船 OR 火星)（0件）\n次: nikki search 温泉\n",
        ),
    ],
)
def test_nothing_found_says_what_would_be(nikki: Nikki, tmp_path: Path, query: str, said: str) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for day, title in (("2024-05-01", "箱根"), ("2024-06-01", "草津")):
        text = f"---\ndate: {day}\ntitle: {title}\ntags: [旅行]\n---\n{title}の温泉卵を食べた。\n"
        (folder / f"{day}.md").write_text(text, encoding="utf-8")
    nikki("index", str(folder))
    result = nikki("search", query)
    assert (result.status, result.out) == (1, "")
    assert said in result.err


def test_a_diary_without_tags_says_so(nikki: Nikki) -> None:
    assert "この日記にタグはありません。" in nikki("search", "tag:旅行").err


def test_show_says_what_is_near(nikki: Nikki) -> None:
    result = nikki("show", "2025-07-01")
    assert result.status == 1
    assert result.err == "「2025-07-01」の記事はありません。\n近い日: 2025-06-06、2025-08-29\n"


def test_colours_and_window(nikki: Nikki) -> None:
    on_terminal = nikki("search", "読む", terminal=True, TERM="xterm").out
    assert "\x1b[1;31m読んだ\x1b[0m" in on_terminal
    assert f"\x1b]8;;file://{os.uname().nodename}/" in on_terminal
    assert "\x1b]8" not in nikki("search", "読む", terminal=True, NO_HYPERLINKS="1").out
    assert "\x1b" not in nikki("search", "読む", terminal=True, NO_COLOR="1").out
    assert "\x1b" not in nikki("search", "読む", terminal=True, TERM="dumb").out
    assert "\x1b" not in nikki("search", "読む", "--color", "never", terminal=True).out
    piped = nikki("search", "読む", "--color", "always").out
    assert "\x1b[1;31m" in piped
    assert "\x1b]8" not in piped


def test_an_unexpected_error_does_not_quote_the_diary(nikki: Nikki, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("秘" + "密")

    monkeypatch.setattr(Diary, "search", fail)
    result = nikki("search", "読む")
    assert result.status == 2
    assert "ValueError" in result.err
    assert "秘密" not in result.err
    assert "秘密" not in (trace := nikki("search", "読む", NIKKI_DEBUG="1").err)
    assert "in fail" in trace


def test_errors_cannot_drive_the_terminal(nikki: Nikki) -> None:
    assert "\x1b" not in nikki("show", "\x1b[2J").err


def test_the_pager_gets_what_does_not_fit(nikki: Nikki, tmp_path: Path) -> None:
    pager = (
        f"{sys.executable} -c \"import sys; open('{tmp_path}/paged', 'wb').write(sys.stdin.buffer.read())\""
    )
    text = "\n".join(f"{n}行目" for n in range(30))
    (tmp_path / "2024-01-01.md").write_text(text, encoding="utf-8")
    nikki("index", str(tmp_path / "2024-01-01.md"))
    assert "29行目" in nikki("show", "2024-01-01", "--no-pager", terminal=True, PAGER=pager).out
    assert nikki("show", "2024-01-01", terminal=True, PAGER=pager).out == ""
    assert "29行目" in (tmp_path / "paged").read_text(encoding="utf-8")
    assert "29行目" in nikki("show", "2024-01-01", terminal=True, PAGER="no-such-pager").out
    assert "29行目" in nikki("show", "2024-01-01", terminal=True, PAGER=pager, TERM="dumb").out


@pytest.mark.parametrize("command", ["index", "search", "list", "show", "open", "help"])
def test_every_command_has_help_in_both_languages(nikki: Nikki, command: str) -> None:
    ja = nikki(command, "--help").out
    assert ja.startswith(f"使い方: nikki {command}")
    assert nikki("help", command).out == ja


class TestProcess:
    """What can be seen only from another process."""

    @pytest.fixture
    def variables(self, nikki: Nikki, tmp_path: Path) -> Mapping[str, str]:  # noqa: ARG002  (it makes the index)
        root = str(Path(__file__).parent.parent)
        return {**os.environ, "PYTHONPATH": root, "NIKKI_INDEX": str(tmp_path / "index"), "NIKKI_LANG": "ja"}

    @pytest.mark.parametrize(
        "arguments",
        [
            ["search", "読む", "--all"],
            ["search", "読む", "--json"],
            ["--help"],
            ["--version"],
            ["list"],
            ["show", "2025"],
        ],
    )
    def test_a_closed_pipe_is_quiet_and_no_failure(
        self, variables: Mapping[str, str], arguments: list[str]
    ) -> None:
        read, write = os.pipe()
        os.close(read)
        command = [sys.executable, "-m", "indexer", *arguments]
        done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, env=variables, check=False)
        both = subprocess.run(command, stdout=write, stderr=write, env=variables, check=False)
        os.close(write)
        assert b"Traceback" not in done.stderr
        assert b"Broken" not in done.stderr
        assert (done.returncode, both.returncode) == (0, 0)

    def test_an_interrupt_is_130(self, variables: Mapping[str, str], tmp_path: Path) -> None:
        fifo = tmp_path / "diary.fifo"
        os.mkfifo(fifo)
        code = (
            "import signal, sys, indexer.app, indexer.cli\n"
            # A shell starts background jobs with SIGINT ignored, and they hand that down.
            "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
            "def search(*_, **__): print('ready', flush=True); import time; time.sleep(60)\n"
            "indexer.app.Diary.search = search\n"
            "sys.argv = ['nikki', 'search', '読む']\n"
            "indexer.cli.main()\n"
        )
        process = subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=variables
        )
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
        assert process.returncode == 130
        assert b"Traceback" not in err

    def test_output_in_a_locale_without_the_characters(self, variables: Mapping[str, str]) -> None:
        command = [sys.executable, "-m", "indexer", "search", "読む"]
        ascii_only = {**variables, "PYTHONIOENCODING": "ascii"}
        assert subprocess.run(command, capture_output=True, env=ascii_only, check=False).returncode == 0
        done = subprocess.run([*command, "--json"], capture_output=True, env=ascii_only, check=False)
        assert "読んだ" in done.stdout.decode("utf-8")


def test_the_words_outside_the_dates_are_counted_alike_in_all_forms(nikki: Nikki) -> None:
    said = {nikki("search", "読む", "--on", "2024", *form).err for form in ((), ("--count",), ("--json",))}
    assert len(said) == 1
    assert "期間を限らなければ2件あります（2025-06-06〜2025-08-29）。" in said.pop()
    for command in (["timeline"], ["words"], ["export", "--jsonl"]):
        assert "期間を限らなければ2件あります" in nikki(*command, "読む", "--on", "2024").err


def test_that_no_entry_has_all_the_words_is_said_of_the_dates_alone(nikki: Nikki) -> None:
    result = nikki("search", "瞑想 読む", "--since", "2025-07")
    assert result.err.startswith("この期間に、すべての語を含む記事はありません。")
    assert "期間を限らなければ1件あります（2025-06-06）。" in result.err
    assert "この期間に" not in nikki("search", "映画 読む").err
    assert "この絞り込みでは" in nikki("search", "映画 読む -瞑想").err


def test_full_only_shows_full_matches_only(nikki: Nikki) -> None:
    for form in ((), ("--json",), ("--count",), ("--files",)):
        result = nikki("search", "映画 読む", "--full-only", *form)
        assert result.status == 1
        assert "一部の語に合う記事なら3件あります" in result.err
    assert nikki("search", "瞑想 読む", "--full-only").status == 0


def test_a_count_numbers_no_hits(nikki: Nikki) -> None:
    nikki("search", "読む", "--sort", "old")
    nikki("search", "映画", "--count")
    assert "瞑想をした" in nikki("show", "1").out


FRONT_MATTER = (
    "---\ndate: 2026-03-01\nmood: {mood}\ntags: [散歩, 町]\n場所: 京都\n---\n\n晴れ。嬉しい。\n\n長い坂。\n"
)


@pytest.fixture
def with_front_matter(nikki: Nikki, tmp_path: Path) -> Nikki:
    """``nikki`` on an index with one more entry, which has tags and properties."""
    text = FRONT_MATTER.format(mood="とても" * 40 + "嬉しい")
    (tmp_path / "2026-03-01.md").write_text(text, encoding="utf-8")
    nikki("index", str(tmp_path / "2026-03-01.md"))
    return nikki


@pytest.mark.parametrize("terminal", [False, True])
def test_an_entry_in_full_has_its_tags_and_front_matter(with_front_matter: Nikki, terminal: bool) -> None:
    shown = with_front_matter("show", "2026-03-01", terminal=terminal, NO_COLOR="1").out
    head, _, below = shown.partition("長い坂。\n\n")
    assert "晴れ。嬉しい。" in head
    assert below.startswith("#散歩 #町\nmood: とても")
    assert below.endswith("場所: 京都\n")
    assert "#" not in with_front_matter("show", "2025-08-29", terminal=terminal).out


def test_a_match_in_front_matter_is_no_line_of_its_own(with_front_matter: Nikki) -> None:
    for query in ("mood:嬉しい", "嬉しい", "場所:京都"):
        lines = with_front_matter("search", query).out.splitlines()
        assert len(lines) == 1
    assert lines[0].endswith(":8:2026-03-01:晴れ。嬉しい。 長い坂。（場所: 【京都】）")
    several = with_front_matter("search", "嬉しい", "--passages", "3").out.splitlines()
    assert [("mood" in line, "とても【嬉しい】）" in line) for line in several] == [(True, True)]


@pytest.mark.parametrize("command", ["show", "open", "next", "prev", "related"])
def test_a_date_that_is_not_in_the_calendar_is_none_in_every_command(nikki: Nikki, command: str) -> None:
    assert "暦にありません" in nikki(command, "2024-02-30").err
    assert "曜日が合いません" in nikki(command, "2025-08-29（月）").err
    assert "id としても" in nikki(command, "ほげほげ").err


def test_a_day_without_an_entry_is_said_with_its_date(nikki: Nikki) -> None:
    for command in ("show", "review"):
        assert "「昨日」（2026-05-22）の記事はありません。" in nikki(command, "昨日").err


@pytest.mark.parametrize("when", ["去年", "2025年", "2024年度", "2024-01-01..2026-01-01"])
def test_a_whole_year_has_every_day(nikki: Nikki, when: str) -> None:
    result = nikki("today", when)
    assert (result.status, result.out) == (2, "")
    assert "1年より短い期間" in result.err


def test_a_single_hit_of_many_is_no_range(nikki: Nikki) -> None:
    assert nikki("search", "読む", "--offset", "1").err.startswith("2件中2件目（")


def test_the_place_of_the_index_is_named_alike(
    nikki: Nikki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("index", "stats", "config"):
        result = nikki(command)
        assert "~/index" in result.out + result.err, command


def test_what_the_index_remembers_is_in_force(nikki: Nikki, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("宮 みや\n雪乃\n", encoding="utf-8")
    printed = nikki("index", "--names", str(tmp_path / "names.txt")).err
    assert "固有名詞のファイルが変わったので、作り直しました。" in printed
    assert "names.txt:2: 固有名詞「雪乃」によみがないので" in printed
    rows = {
        line.split()[0]: line for line in nikki("--index", str(tmp_path / "index"), "config").out.splitlines()
    }
    assert "names.txt" in rows["names"]
    assert "索引が覚えているもの" in rows["names"]
    assert "索引が覚えているもの" in rows["paths"]


def test_a_width_that_is_none_is_no_brace_alone(nikki: Nikki) -> None:
    for field in ("{title:x}", "{title:}", "{title:12345}", "{nothing:-1}"):
        assert f"「{field}」の幅を読めません" in nikki("search", "読む", "--format", f"・{field}").err
    assert "対応する括弧がありません" in nikki("search", "読む", "--format", "{title").err


def test_an_editor_that_fails_was_started(nikki: Nikki) -> None:
    assert (
        "エディタ「false」は、終了コード 1 で終わりました。"
        in nikki("open", "2025-08-29", EDITOR="false").err
    )


@pytest.mark.parametrize("text", ["limit 3", "limit = ", "[a", "limit = 1\nlimit = 2", '"', "a = [1", "\xff"])
def test_what_is_wrong_with_a_configuration_is_said_in_one_language(
    nikki: Nikki, tmp_path: Path, text: str
) -> None:
    place = tmp_path / ".config" / "nikki" / "config.toml"
    place.parent.mkdir(parents=True)
    place.write_bytes(text.encode("latin-1"))
    said = nikki("search", "読む").err.partition("読めません（")[2].partition("）")[0]
    assert said
    assert not re.search("[a-z]{4}", said)


def test_a_variable_that_cannot_be_understood_is_left_out_like_a_setting(nikki: Nikki) -> None:
    result = nikki("search", "読む", NIKKI_LIMIT="x", NIKKI_SORT="old")
    assert result.status == 0
    assert "注意: 次の設定は使わずに続けます。NIKKI_LIMIT" in result.err
    assert nikki("index", NIKKI_LIMIT="x").status == 2
