"""Every library that the package imports has an owner, which the import contracts of pyproject.toml name."""

from __future__ import annotations

import ast
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def imported() -> set[str]:
    """The top-level packages that the modules of ``indexer`` import, beside its own and the standard library's."""
    found: set[str] = set()
    for path in (ROOT / "indexer").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {"indexer"}


def test_every_library_has_a_contract_over_the_whole_package() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    whole = [c for c in contracts if c["type"] == "forbidden" and c["source_modules"] == ["indexer"]]
    owned = {module for contract in whole for module in contract["forbidden_modules"]}

    assert imported() <= owned
