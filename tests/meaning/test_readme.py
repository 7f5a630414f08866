"""The sessions of the READMEs in which entries are found by their meaning: they need an encoded index."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment

if TYPE_CHECKING:
    from tests.meaning.conftest import MakeEncoded

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("name", "language"), [("README.md", "en"), ("README.ja.md", "ja")])
def test_session_by_meaning(
    make_encoded: MakeEncoded,
    name: str,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    ((command, expected),) = re.findall(
        r"<!-- by meaning -->\n```text\n\$ nikki ([^\n]*)\n(.*?)```", text, re.DOTALL
    )
    place = make_encoded().directory
    shutil.copytree(ROOT / "data", place.parent / "data")
    monkeypatch.chdir(place.parent)
    diary = Diary(place)
    diary.update(["data/diary.txt"], forget=diary.sources, meaning=True)
    variables = {"NIKKI_TODAY": "2026-05-23", "HOME": str(place.parent)}

    stream = io.StringIO()
    with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
        run(["--index", str(place), *shlex.split(command)], Environment(variables, language, str(place)))

    assert stream.getvalue() == expected
