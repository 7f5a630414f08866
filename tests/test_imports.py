"""What ``--help`` and ``--version`` do not import: a start should cost little more than click."""

from __future__ import annotations

import subprocess
import sys

import pytest

_HEAVY = (
    "whoosh", "sudachipy", "mcp", "anyio", "pydantic", "json", "textwrap", "pathlib", "shutil", "subprocess", "locale",
)  # fmt: skip
_OURS = (
    "indexer.app",
    "indexer.index",
    "indexer.search",
    "indexer.analysis",
    "indexer.sources",
    "indexer.render",
)


def modules_after(*lines: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after ``lines``."""
    code = "\n".join([*lines, "import sys; print('\\nMODULES', *sys.modules)"])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("MODULES")[2].split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["search", "--help"], ["mcp", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    ours = modules_after(
        "from indexer.cli import run",
        "from indexer.cli.environment import Environment",
        f"assert run({arguments!r}, Environment.current()) == 0",
    )
    extra = ours - modules_after("import click")
    heavy = {name for name in extra if name.startswith((*_HEAVY, *_OURS, "importlib.metadata"))}
    assert not heavy


def test_the_package_is_light() -> None:
    """``import indexer`` loads neither the engine nor the dictionary, nor click."""
    loaded = modules_after("from indexer import __version__")
    assert not [name for name in loaded if name.startswith(("whoosh", "sudachipy", "click"))]
