from __future__ import annotations

import errno
import os
import pickle
import re
from itertools import pairwise
from pathlib import Path
from string import Formatter

import pytest

from indexer import search
from indexer.cli.program import COMMANDS
from indexer.errors import IndexUnusable, Mark, NikkiError, UsageError
from indexer.messages import MESSAGES, message
from indexer.support.terminal_text import width


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("code", MESSAGES)
def test_both_languages_say_the_same(code: str) -> None:
    ja, en = MESSAGES[code]
    assert ja
    assert en
    assert fields(ja) == fields(en)


@pytest.mark.parametrize(
    "code", [code for code in MESSAGES if code.startswith("topic-") and code != "topic-json"]
)
@pytest.mark.parametrize("language", [0, 1])
def test_no_paragraph_of_a_topic_is_wrapped_beforehand(code: str, language: int) -> None:
    """It is wrapped at the window: a line that ends in the middle of a sentence would be broken twice."""
    lines = MESSAGES[code][language].split("\n")
    for line, after in pairwise(lines):
        prose = line[:1].strip() and after[:1].strip() and width(line) > 78
        assert not prose or line.rstrip().endswith((".", "。", ":", "：")), line


def test_no_table_of_texts_overrides_another() -> None:
    package = Path(__file__).parent.parent / "indexer"
    rows = [
        code
        for path in (package / "messages").glob("[!_]*.py")
        for code in re.findall(r'^    "([^"]+)": ', path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert [code for code in rows if rows.count(code) > 1] == []
    assert set(rows) <= set(MESSAGES)
    assert len(rows) > 200


def test_every_command_has_help() -> None:
    for name in COMMANDS:
        assert message(f"help-{name}", "ja") != message(f"help-{name}", "en")


def test_every_way_of_finding_has_a_name() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(search.__file__).parent.rglob("*.py")]
    ways = re.findall(r'\b(?:Expansion|Reason)\(\s*"(\w+)"', "".join(sources))
    assert len(set(ways)) > 8
    assert {f"how-{way}" for way in ways} <= set(MESSAGES)


def test_every_code_in_the_source_is_in_the_table() -> None:
    """A message that does not exist would be found by the user who needs it."""
    package = Path(__file__).parent.parent / "indexer"
    pattern = re.compile(r"""(?:\bmessage|\w+Error|IndexUnusable|Notice)\(\s*"([a-z]+(?:-[a-z]+)+)\"""")
    used = {
        code for path in package.rglob("*.py") for code in pattern.findall(path.read_text(encoding="utf-8"))
    }
    assert len(used) > 20
    assert used <= set(MESSAGES)


@pytest.mark.parametrize(
    "error",
    [IndexUnusable("index-damaged", path="ここ"), UsageError("bad-date", Mark("date:x", 5, 6), text="x")],
)
def test_an_error_crosses_from_one_process_to_another(error: NikkiError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  (our own)

    assert type(again) is type(error)
    assert str(again) == str(error)
    assert vars(again) == vars(error)
    assert again.text("ja") == error.text("ja")


@pytest.mark.parametrize(
    ("language", "expected"), [("ja", "a: 権限がありません"), ("en", "a: Permission denied")]
)
def test_what_the_system_says_is_translated(language: str, expected: str) -> None:
    assert message("system-error", language, path="a", reason=os.strerror(errno.EACCES)) == expected
