"""A pattern that was carried over from another process is the pattern that it was; whatever is wrong, it is compiled anew."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from typing import TYPE_CHECKING

import pytest

import indexer
from indexer.support.compiled import Compiler, maker
from indexer.support.patterns import _Late

if TYPE_CHECKING:
    from collections.abc import Callable

PATTERNS = [
    (r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)", 0),
    (r"[一-龥々](?<=[ぁ-ん].)[A-Z]+$", re.IGNORECASE | re.MULTILINE),
    (r"(?P<a>a)|(b)(?P<c_1>c)?(?(c_1)d|e)", 0),
    (r"(?:[\s　]|[^\W\d_]++)*?\Z", re.VERBOSE),
    ("", 0),
]
TEXT = "2025-08-29 2025.8.3\n山 猫A あB acd bcd be 犬　\n"


def carried_over(source: str, flags: int) -> tuple[re.Pattern[str], bool]:
    """A pattern as another process gets it, and whether it was taken over."""
    first = Compiler(())
    first.compile(source, flags)
    second = Compiler(first.forms())
    return second.compile(source, flags), not second.forms()


def late_patterns() -> list[tuple[str, int]]:
    """Source and flags of every late pattern of the program that a module has by a name of its own."""
    names = [m.name for m in pkgutil.walk_packages(indexer.__path__, "indexer.") if "__main__" not in m.name]
    modules = [importlib.import_module(name) for name in names if not name.startswith("indexer.meaning")]
    late = {value for module in modules for value in vars(module).values() if isinstance(value, _Late)}
    sources = [value._source if isinstance(value._source, str) else value._source() for value in late]
    return sorted({(source, int(value._flags)) for source, value in zip(sources, late, strict=True)})


@pytest.mark.parametrize(("source", "flags"), PATTERNS)
def test_a_pattern_is_what_it_was(source: str, flags: int) -> None:
    ours, taken = carried_over(source, flags)
    theirs = re.compile(source, flags)

    assert taken
    assert (ours, ours.flags, ours.groups, ours.groupindex) == (
        theirs, theirs.flags, theirs.groups, theirs.groupindex
    )  # fmt: skip
    found = [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in ours.finditer(TEXT)]
    assert found == [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in theirs.finditer(TEXT)]


def test_every_pattern_of_the_program_can_be_carried_over() -> None:
    patterns = late_patterns()

    assert len(patterns) > 100
    for source, flags in patterns:
        # Equal patterns have the same code.
        assert carried_over(source, flags) == (re.compile(source, flags), True)


@pytest.mark.parametrize(
    "damage",
    [
        lambda form: form[:60],
        lambda form: f"{form} 9x",
        lambda form: form.replace(" ", " x", 1),
        lambda form: " ".join([*form.split(" ")[:3], "00" * 40]),
        lambda form: " ".join([*form.split(" ")[:3], "ff" * 40]),
        lambda form: " ".join(form.split(" ")[:2]),
    ],
)
def test_what_is_no_pattern_is_compiled_anew(damage: Callable[[str], str]) -> None:
    source, flags = PATTERNS[0]
    whole = Compiler(())
    whole.compile(source, flags)
    forms = whole.forms()
    damaged = Compiler(map(damage, forms))

    assert damaged.compile(source, flags) == re.compile(source, flags)
    assert damaged.forms() == forms


def test_a_python_that_compiles_otherwise_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    compiler = Compiler(())
    for source, flags in PATTERNS:
        compiler.compile(source, flags)
    monkeypatch.delattr(importlib.import_module("re._compiler"), "_code")

    assert compiler.forms() == []


def test_another_python_is_told_apart() -> None:
    assert maker().startswith(f"{sys.implementation.cache_tag} ")
