"""The man pages are those of the help, and well-formed."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from docs.man.make import PAGES, page
from indexer.cli.program import COMMANDS
from indexer.messages import MESSAGES


@pytest.mark.parametrize("language", PAGES)
def test_they_are_current(language: str) -> None:
    """If not: ``python -m docs.man.make``."""
    assert PAGES[language].read_text(encoding="utf-8") == page(language)


@pytest.mark.parametrize("language", PAGES)
def test_they_say_all_of_the_help(language: str) -> None:
    text = page(language).replace("\\-", "-")
    assert set(re.findall(r"^\.SS nikki (\w+)$", text, re.MULTILINE)) == set(COMMANDS)
    assert not [code for code in MESSAGES if code.startswith(("opt-", "help-")) and f"\n{code}\n" in text]


@pytest.mark.skipif(not shutil.which("groff"), reason="needs groff")
@pytest.mark.parametrize("language", PAGES)
def test_the_formatter_understands_them(language: str) -> None:
    command = ["groff", "-k", "-Kutf8", "-man", "-Tutf8", "-ww", str(PAGES[language])]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert "--since" in done.stdout
    assert not [line for line in done.stderr.splitlines() if "macro" in line or "escape" in line]
    # On the line where names are looked up nothing wraps.
    assert [line for line in done.stdout.splitlines() if "nikki - " in line]
