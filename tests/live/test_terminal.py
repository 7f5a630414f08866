"""`nikki live` as a user sees it: whole screens in a terminal, and the terminal afterwards."""

from __future__ import annotations

import re
import signal
import stat
import sys
import time
from pathlib import Path

import pytest

from indexer.live.history import History
from tests.live.terminal import ESCAPES, terminal, without_times

SCREENS = Path(__file__).parent / "screens"
SIZES = ((120, 30), (80, 24), (40, 12))
STEPS = {
    "start": ("", "1/62"),
    "typed": ("onse", "1/1"),
    "two words": ("\x15本 読", "1/10"),
    "unfinished": ("|", r"'\|'|「\|」"),
    "period": ("\x15猫\t", "1/2"),
    "help": ("\x1bOP", "C-p C-n"),
    "back": ("q\x1b[Z\x15雨", "> 雨.* (1件|1 entry)"),
    "read": ("\x0f", "雨"),
}
"""Keys, and what stands on the screen when they have been answered."""


@pytest.mark.parametrize("language", ["ja", "en"])
def test_screens(sample: Path, language: str, pytestconfig: pytest.Config) -> None:
    shown = []
    for columns, rows in SIZES:
        with terminal(
            sample,
            "live",
            "--no-update",
            columns=columns,
            rows=rows,
            NIKKI_LANG=language,
            NIKKI_HISTORY="false",
        ) as opened:
            for name, (keys, awaited) in STEPS.items():
                opened.send(keys)
                opened.wait(awaited)
                shown += [f"=== {name}, {columns} x {rows}", *opened.lines()]
            opened.send("\x03")
            assert opened.end() == 0
            assert opened.is_restored()
    text = without_times("\n".join(shown)).replace(str(sample), "~") + "\n"
    golden = SCREENS / f"{language}.txt"
    if pytestconfig.getoption("--update-transcripts"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_the_cursor_stands_where_one_types(sample: Path) -> None:
    with terminal(sample, "live", "--no-update") as opened:
        opened.wait("1/62")
        opened.send("日記を")
        opened.wait("日記を")
        assert (opened.screen.cursor.y, opened.screen.cursor.x) == (0, len("日記> ") + 2 + 6)
        opened.send("\x1b[D")
        opened.wait("日記を")
        assert opened.screen.cursor.x == len("日記> ") + 2 + 4


@pytest.mark.parametrize("paste", [("", ""), ("\x1b[200~", "\x1b[201~")])
def test_the_blank_of_an_input_method_is_one(sample: Path, paste: tuple[str, str]) -> None:
    with terminal(sample, "live", "--no-update") as opened:
        opened.wait("1/62")
        opened.send("猫　ムギ".join(paste))
        opened.wait("> 猫　ムギ +3件")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_as_it_was(sample: Path, number: int) -> None:
    with terminal(sample, "live", "--no-update") as opened:
        opened.wait("1/62")
        opened.process.send_signal(number)
        assert opened.end() == 128 + number
        assert opened.is_restored()


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP, "\x03"])
def test_the_program_ends_at_once_while_it_searches(home: Path, ending: int | str) -> None:
    path = _patched(
        home,
        "import indexer.live.answers as answers\n"
        "before = answers.answer\n"
        "def endless(diary, question, *rest):\n"
        "    while question.text == '猫':\n"
        "        pass\n"
        "    return before(diary, question, *rest)\n"
        "answers.answer = endless\n",
    )
    with terminal(home, "live", "--no-update", PYTHONPATH=path) as opened:
        opened.wait("1/62")
        opened.send("猫")
        opened.wait("> 猫")
        started = time.monotonic()
        if isinstance(ending, str):
            opened.send(ending)
        else:
            opened.process.send_signal(ending)
        assert opened.end() == (0 if isinstance(ending, str) else 128 + ending)
        assert time.monotonic() - started < 5
        assert opened.is_restored()


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signal")
@pytest.mark.parametrize("options", [(), ("--height", "12")])
def test_a_stopped_program_leaves_the_terminal_and_comes_back(sample: Path, options: tuple[str, ...]) -> None:
    script = '"$@"; echo is stopped; read line; fg'
    with terminal(sample, "live", "--no-update", *options, script=script) as opened:
        opened.wait("1/62")
        opened.send("onse")
        opened.wait("1/1")
        opened.send("\x1a")
        opened.wait("is stopped")
        assert opened.is_restored()
        assert "湯田" not in "\n".join(opened.lines())
        opened.send("\r")
        opened.wait("> onse.*1件")
        opened.send("\x03")
        opened.end()
        assert opened.is_restored()


def test_a_pick_that_is_waited_for_is_not_stopped(sample: Path) -> None:
    with terminal(sample, "live", "--no-update", "--print", script='"$@"; echo ended $?') as opened:
        opened.wait("1/62")
        opened.send("\x1aonse")
        opened.wait("1/1")
        opened.send("\x1b")
        opened.wait("ended 130")


def test_a_long_paste_is_bounded(home: Path) -> None:
    with terminal(home, "live", "--no-update", NIKKI_HISTORY="true") as opened:
        opened.wait("1/62")
        paste = "\x1b[200~" + "日記を書く。" * 3000 + "\n\x1b[201~"
        for at in range(0, len(paste), 500):  # as much as a terminal takes at once
            opened.send(paste[at : at + 500])
        started = time.monotonic()
        opened.wait("500文字まで")
        opened.send("\x03")
        assert opened.end() == 0
        assert time.monotonic() - started < 10
    assert max(map(len, History(str(home / "index")).queries()), default=0) <= 500


def _patched(home: Path, code: str) -> str:
    """The path to start a program of ours with (PYTHONPATH), so that it is changed by some code."""
    site = home / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(code, encoding="utf-8")
    return f"{site}:{Path(__file__).parents[2]}"


def test_an_error_in_the_middle_leaves_the_terminal_as_it_was(home: Path) -> None:
    """What is unforeseen is said by kind and place alone."""
    path = _patched(
        home,
        "import indexer.live.layout as layout\n"
        "before = layout.list_view.rows\n"
        "def broken(state, page):\n"
        "    if state.query.text == '猫':\n"
        "        raise RuntimeError('what the diary says')\n"
        "    return before(state, page)\n"
        "layout.list_view.rows = broken\n",
    )
    with terminal(home, "live", "--no-update", PYTHONPATH=path) as opened:
        opened.wait("1/62")
        opened.send("猫")
        assert opened.end() == 2
        assert opened.is_restored()
        assert "RuntimeError" in "\n".join(opened.lines())
        assert "what the diary says" not in opened.output.decode(errors="replace")


def test_the_editor_opens_the_line_and_the_list_comes_back(home: Path) -> None:
    editor = home / "vi"
    editor.write_text(
        '#!/bin/sh\necho "$@" > "$HOME/opened"\necho 20260520 >> "$HOME/diary.txt"; echo >> "$HOME/diary.txt"; echo 駱駝に会った。 >> "$HOME/diary.txt"\n'
    )
    editor.chmod(0o700)
    with terminal(home, "live", EDITOR=str(editor)) as opened:
        opened.wait("1/62")
        opened.send("瞑想")
        opened.wait("1/2")
        opened.send("\x1b[B\r")
        opened.wait("2/2")
        path = str(home / "diary.txt")
        line = int((home / "opened").read_text().removeprefix("+").partition(" ")[0])
        assert "瞑想" in Path(path).read_text(encoding="utf-8").split("\n")[line - 1]
        opened.send("\x15駱駝")
        opened.wait("1/1")  # what was written in the editor is found
        opened.send("\x1b")
        assert opened.end() == 0


def test_a_new_entry_is_found_while_the_screen_is_open(home: Path) -> None:
    from indexer.app import Diary

    with terminal(home, "live") as opened:
        opened.wait("1/62")
        opened.send("駱駝")
        opened.wait("0件")
        with (home / "diary.txt").open("a", encoding="utf-8") as file:
            file.write("\n20260520\n\n駱駝に会った。\n")
        Diary(home / "index").update()
        opened.wait("駱駝に会った")


def test_the_pick_is_printed(sample: Path) -> None:
    words = ["live", "--no-update", "--print", "--height", "50%", "--format", "{date} +{line}"]
    with terminal(sample, *words) as opened:
        opened.wait("1/62")
        assert b"\x1b[?1049h" not in opened.output
        opened.send("onse")
        opened.wait("1/1")
        opened.send("\r")
        assert opened.end() == 0
        assert opened.is_restored()
        assert re.search(r"^2026-05-03 \+\d+$", "\n".join(opened.lines()), re.MULTILINE)


def test_the_pick_is_of_what_was_typed_before_it(sample: Path) -> None:
    with terminal(sample, "live", "--no-update", "--print", "--format", "picked {date}") as opened:
        opened.wait("1/62")
        opened.send("猫\r")
        assert opened.end() == 0
        assert "picked 2026-02-22" in "\n".join(opened.lines())


def test_what_was_typed_before_there_was_a_screen_is_typed(sample: Path) -> None:
    with terminal(sample, "live", "--no-update", "--print", "--format", "picked {date}") as opened:
        opened.send("猫\r")  # the terminal, which is not raw yet, makes a line feed of Enter
        assert opened.end() == 0
        assert "picked 2026-02-22" in "\n".join(opened.lines())


def test_the_editor_opens_what_was_typed_before_it(home: Path) -> None:
    editor = home / "vi"
    editor.write_text('#!/bin/sh\necho "$1" >> "$HOME/opened"\n')
    editor.chmod(0o700)
    lines = (home / "diary.txt").read_text(encoding="utf-8").split("\n")
    with terminal(home, "live", EDITOR=str(editor)) as opened:
        opened.wait("1/62")
        opened.send("盲腸\r\x15瞑想\x1b[B\r")
        opened.wait("> 瞑想.*2件")
        opened.wait("2/2")
        opened.send("\x03")
        assert opened.end() == 0
    found = [lines[int(line[1:]) - 1] for line in (home / "opened").read_text().split()]
    assert [word in line for word, line in zip(("盲腸", "瞑想"), found, strict=True)] == [True, True]


def test_a_part_of_the_screen_is_below_the_line_of_the_shell(sample: Path) -> None:
    words = ["live", "--no-update", "--print", "--height", "50%"]
    with terminal(sample, *words, script='printf "%s" "$ vim "; file=$("$@"); echo $file') as opened:
        opened.wait("1/62")
        assert [line[:6].rstrip() for line in opened.lines()[:2]] == ["$ vim", "日記>"]
        opened.send("\x1b")
        opened.end()
        assert opened.lines()[0] == "$ vim"
        assert opened.screen.cursor.y == 1


def test_a_part_of_the_screen_is_where_a_command_prints(sample: Path) -> None:
    with terminal(
        sample, "live", "--no-update", "--height", "50%", script='echo "$ nikki live"; "$@"'
    ) as opened:
        opened.wait("1/62")
        assert [line[:12].rstrip() for line in opened.lines()[:2]] == ["$ nikki live", "日記>"]
        opened.send("\x1b")
        opened.end()
        assert opened.lines()[:2] == ["$ nikki live", ""]
        assert opened.screen.cursor.y == 1


@pytest.mark.parametrize("columns", [100, 80, 40])
def test_a_part_of_the_screen_is_as_high_as_was_asked_for(sample: Path, columns: int) -> None:
    script = 'printf "one\ntwo\n"; "$@"'
    with terminal(
        sample, "live", "--no-update", "--height", "3", columns=columns, rows=30, script=script
    ) as opened:
        opened.wait("日記>")
        opened.send("猫\x1b[B")
        opened.wait("> 猫 ")
        assert [bool(line) for line in opened.lines()] == [True] * 5 + [False] * 25
        assert opened.lines()[4].startswith("↑ ↓")
        opened.send("\x1b")
        opened.end()
        assert opened.lines()[:3] == ["one", "two", ""]


def test_nothing_picked_is_130(sample: Path) -> None:
    with terminal(sample, "live", "--no-update", "--print") as opened:
        opened.wait("1/62")
        opened.send("\x1b")
        assert opened.end() == 130


def test_alone_on_a_terminal(sample: Path, tmp_path: Path) -> None:
    with terminal(sample) as opened:
        opened.wait("1/62")
        opened.send("\x03")
        assert opened.end() == 0
    with terminal(sample, NIKKI_INDEX=str(tmp_path / "none")) as opened:
        assert opened.end() == 2
        assert "nikki index ~/diary" in opened.output.decode()


def test_what_drives_a_terminal_does_not_reach_it(home: Path) -> None:
    with (home / "diary.txt").open("a", encoding="utf-8") as file:
        file.write("\n20260521\n\n罠\x1b]0;title\x07\x1b[2J\x1b[31m\x9b31m\u202e\x08終わり。\n")
    with terminal(home, "live") as opened:
        opened.wait("1/63")
        opened.send("罠\x0f")
        opened.wait("終わり")
        opened.send("\x03")
        opened.end()
    rest = ESCAPES.sub(b"", opened.output).decode()
    assert not [char for char in rest if char < " " and char not in "\r\n\b\t"]
    assert not set(rest) & {"\x9b", "\u202e"}
    assert b"]0;title\x07" not in opened.output


def test_no_color(sample: Path) -> None:
    with terminal(sample, "live", "--no-update", NO_COLOR="1") as opened:
        opened.wait("1/62")
        opened.send("猫")
        opened.wait("1/")
        marked = [cell for line in opened.screen.buffer.values() for cell in line.values() if cell.underscore]
        assert "猫" in {cell.data for cell in marked}
    assert not re.search(rb"\x1b\[[0-9;]*(?<![0-9])(?:3[0-7]|9[0-7]|38)(?:;|m)", opened.output)


def test_queries_are_kept_for_their_writer_alone(home: Path) -> None:
    kept = home / "index" / "last-queries"
    for keys in ("猫", "\x1b[1;3A犬"):
        with terminal(home, "live", "--no-update", NIKKI_HISTORY="true") as opened:
            opened.wait("1/62")
            opened.send(keys)
            opened.wait(keys[-1])
            opened.send("\x1b")
            opened.end()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert History(str(home / "index")).queries() == ("猫犬", "猫")


def test_queries_are_not_kept_where_that_is_not_wanted(home: Path) -> None:
    with terminal(home, "live", "--no-update") as opened:
        opened.wait("1/62")
        opened.send("猫")
        opened.wait("猫")
        opened.send("\x1b")
        opened.end()
    assert not (home / "index" / "last-queries").exists()


def test_copying(sample: Path) -> None:
    with terminal(sample, "live", "--no-update") as opened:
        opened.wait("1/62")
        opened.send("onse")
        opened.wait("1/1")
        opened.send("\x19")
        opened.wait("コピー")
        assert re.search(rb"\x1b\]52;c;[A-Za-z0-9+/=]+\x07", opened.output)


def test_resized_again_and_again(sample: Path) -> None:
    with terminal(sample, "live", "--no-update") as opened:
        opened.wait("1/62")
        opened.send("猫")
        for columns, rows in ((1, 1), (200, 60), (2, 2), (40, 12), (99, 3), (100, 24)):
            opened.resize(columns, rows)
            opened.read(0.2)
        opened.wait("1/")
        opened.send("\x03")
        assert opened.end() == 0
        assert opened.is_restored()


def test_what_is_listed_is_written_as_a_page(home: Path) -> None:
    (home / "other.html").write_text("not ours", encoding="utf-8")
    with terminal(home, "live", "--no-update") as opened:
        opened.wait("1/62")
        opened.send("猫\x18")
        opened.wait("nikki.html")
        opened.send(f"\x15{home}/other.html\r")
        opened.wait("同じ名前のファイル")
        opened.send("\x15page.txt\r")
        opened.wait(r"\.html で終わる")
        assert (home / "other.html").read_text(encoding="utf-8") == "not ours"
        opened.send("\x15~/a page.html\r")
        opened.wait("書き出しました")
        opened.send("\x03")
        assert opened.end() == 0
    page = (home / "a page.html").read_text(encoding="utf-8")
    assert page.count("<article") == 6
    assert stat.S_IMODE((home / "a page.html").stat().st_mode) == 0o600


def test_a_damaged_index_is_repaired_behind_the_screen(home: Path) -> None:
    with terminal(home, "live") as opened:
        opened.wait("1/62")
        for path in (home / "index").glob("*.seg"):
            data = bytearray(path.read_bytes())
            data[100:5000] = bytes(4900)
            path.write_bytes(bytes(data))
        opened.send("猫")
        opened.wait(r"1/\d")
        opened.send("\x03")
        assert opened.end() == 0
        assert "注意" not in opened.output.decode(errors="replace")
