"""TOML in bounded time and memory, and otherwise as tomllib reads it."""

from __future__ import annotations

import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.sources.front_matter import read_front_matter
from indexer.support import limits
from indexer.support.toml import TomlError, load_toml

BOMBS = {
    "dots": "a" + ".a" * 32_000 + "=1",
    "dots of a table": "[" + "a." * 32_000 + "a]",
    "dots with blanks": "a" + " . a" * 16_000 + "=1",
    "quoted": '"a"' + '."a"' * 16_000 + "=1",
    "inside": "x = {" + "a." * 30_000 + "a=1}",
    "arrays": "x = " + "[" * 60_000,
    "tables": "x = " + "{a=" * 20_000,
    "arrays after a string": 'x = ["]]]", ' + "[" * 1_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_would_fill_the_memory_is_refused_before_it_is_parsed(name: str) -> None:
    started = time.process_time()

    with pytest.raises(TomlError, match=r"Nested too deeply \(at line 1, column \d+\)"):
        load_toml(BOMBS[name])

    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "text",
    [
        '"""' + '\\"""' * 16_000 + "\\",
        "'''" * 20_001,
        '"' * 60_001,
        "x = 1" + "0" * 5_000,
        "[" * 9,
    ],
)
def test_what_is_no_toml_is_refused_in_no_time(text: str) -> None:
    started = time.process_time()

    with pytest.raises(TomlError):
        load_toml(text)

    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "text",
    [
        'a = "' + "." * 1_000 + '"',
        "a = '" + "[" * 1_000 + "'",
        'a = """\n' + "[" * 1_000 + '\\"""\n"""',
        "a = '''\n" + "{." * 1_000 + "'''",
        "# " + "[." * 1_000 + "\na = 1",
        "".join(f"a{number}.b.c = [{{d = 1.5}}]\n" for number in range(1_000)),
        "a = " + "[" * limits.TOML_DEPTH + "]" * limits.TOML_DEPTH,
        ".".join("a" * limits.TOML_PARTS) + " = 1",
    ],
)
def test_what_is_within_the_limits_is_read(text: str) -> None:
    assert load_toml(text) == tomllib.loads(text)


_PIECES = st.sampled_from([*"\"'#=.,[]{}\n\\ab1 ", '"""', "'''", "a=", "1979-05-27"])


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_anything_is_read_as_tomllib_does(text: str) -> None:
    try:
        expected = tomllib.loads(text)
    except ValueError:
        with pytest.raises(TomlError):
            load_toml(text)
    else:
        assert load_toml(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"+++\n{BOMBS['dots']}\n+++\n晴れ。\n",
        f"+++\n{BOMBS['arrays']}\n+++\n晴れ。\n",
        "+++\n" + "a=1\n" * 390 + "b = '" + "x" * 10_000_000 + "'\n+++\n晴れ。",
        "---\ntitle: " + "[" * 60_000 + "\n---\n晴れ。",
        "---\na: &a [x]\n" + "".join(f"k{n}: &b{n} [*a, *a]\n" for n in range(390)) + "---\n晴れ。",
        "---\ntitle: a: b\ndate: x" + " " * 60_000 + "y\n---\n晴れ。",
        '{"a": ' + "[" * 10_000_000,
    ],
)
def test_front_matter_takes_no_time(text: str) -> None:
    started = time.process_time()

    read_front_matter(text)

    assert time.process_time() - started < 2


def test_a_folder_of_somebody_elses_does_not_fill_the_memory(tmp_path: Path) -> None:
    (tmp_path / ".nikki.toml").write_text("a" + ".a" * 32_000 + "=1", encoding="utf-8")
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (2 ** 29, 2 ** 29));"
        "from indexer.cli import main; main()"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, "search", "猫"],
        cwd=tmp_path,
        env={"HOME": str(tmp_path), "NIKKI_LANG": "en", "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert "Nested too deeply" in done.stderr
    assert "There is no index yet" in done.stderr
