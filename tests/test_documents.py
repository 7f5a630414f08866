"""The documents agree with the program and with each other."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest

from docs.figures import PAGES, current
from indexer.messages import MESSAGES
from indexer.support.terminal_text import width

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(chain(ROOT.glob("*.md"), (ROOT / "docs").glob("*.md")))
ENGLISH_ONLY = {"experiments.md"}
_LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_BLANK = re.compile(r"\{\w+(?::[^}]*)?\}|…")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    text = _CODE.sub("", path.read_text(encoding="utf-8"))
    assert [target for target in _LINK.findall(text) if not (path.parent / target).exists()] == []


def test_every_page_has_its_twin() -> None:
    names = {path.name for path in (ROOT / "docs").glob("*.md")} - ENGLISH_ONLY
    english = {name for name in names if not name.endswith(".ja.md")}
    assert names - english == {name.replace(".md", ".ja.md") for name in english}


@pytest.mark.parametrize("readme", ["README.md", "README.ja.md"])
def test_every_page_is_reached_from_its_readme(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    of_language = [
        path.name
        for path in (ROOT / "docs").glob("*.md")
        if path.name.endswith(".ja.md") == readme.endswith(".ja.md") and path.name not in ENGLISH_ONLY
    ]
    assert [name for name in of_language if f"(docs/{name})" not in text] == []


@pytest.mark.parametrize("page", PAGES)
def test_figures_are_current(page: str) -> None:
    """If not: ``python -m docs.figures``."""
    text = (ROOT / page).read_text(encoding="utf-8")
    assert "<!-- figures -->" in text
    assert text == current(page)


@pytest.mark.parametrize("readme", ["README.md", "README.ja.md"])
def test_sessions_fit_a_screen(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    sessions = re.findall(r"```console\n(.*?)```", text, re.DOTALL)
    assert sessions
    assert [line for line in "".join(sessions).split("\n") if width(line) > 100] == []


@pytest.mark.parametrize(("page", "language"), [("troubleshooting.md", 1), ("troubleshooting.ja.md", 0)])
def test_the_messages_that_are_explained_are_said(page: str, language: int) -> None:
    rows = re.findall(
        r"^\| (.+?) \| .+ \|$", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.MULTILINE
    )[1:]
    said = [_BLANK.sub("…", texts[language]) for texts in MESSAGES.values()]
    assert len(rows) > 10
    assert [row for row in rows if not any(text.startswith(row) for text in said)] == []
