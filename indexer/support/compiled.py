"""Patterns as ``re`` compiled them, carried over from one process to the next.

What reads and analyzes a post needs some ninety patterns, and to compile them takes a quarter of an update by one post; a
question needs thirty, an eighth of its time.
``re`` has no way to write down what it compiled, as other engines have (``to_bytes`` of Rust's regex-automata,
``hs_serialize_database`` of Hyperscan), so what it hands to its own engine is taken from the functions of CPython behind
it. Where these are not as expected, or anything is wrong with what was carried over, a pattern is compiled anew.
"""

from __future__ import annotations

import re
import sys
from array import array
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from indexer.support.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterable


def maker() -> str:
    """What tells whether this Python understands what another one compiled."""
    engine: Any = import_module("_sre")
    return (
        f"{sys.implementation.cache_tag} {sys.hexversion:x} {engine.MAGIC} {engine.CODESIZE} {sys.byteorder}"
    )


class Compiler:
    """Compiles patterns, or takes them over from another process, whose :meth:`forms` these are."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = dict(form.split(" ", 1) for form in forms)
        self._new: list[tuple[str, int]] = []

    def compile(self, source: str, flags: int) -> re.Pattern[str]:
        """The pattern of ``source``."""
        name = _name(source, flags)
        if form := self._forms.get(name):
            try:
                return _of_form(source, form)
            except Exception:  # noqa: BLE001  (whatever it is, the source says all)
                del self._forms[name]
        self._new.append((source, flags))
        return re.compile(source, flags)

    def forms(self) -> list[str]:
        """What another process can take over, as lines, if some of it is new; else nothing."""
        if not self._new:
            return []
        try:
            self._forms |= {_name(*pattern): _form(*pattern) for pattern in self._new}
        except Exception:  # noqa: BLE001  (whatever another Python has there, each process can compile for itself)
            return []
        return [f"{name} {form}" for name, form in self._forms.items()]


def _name(source: str, flags: int) -> str:
    return digest(f"{int(flags)} {source}".encode("utf-8", "surrogatepass"), 16).hex()


def _form(source: str, flags: int) -> str:
    """Flags, number of groups, code, and the names of groups with their numbers."""
    flags = int(flags)
    parser, compiler = import_module("re._parser"), import_module("re._compiler")
    parsed: Any = parser.parse(source, flags)
    code = array("I", compiler._code(parsed, flags))  # noqa: SLF001  (there is no other way to it)
    named = (f"{number}{name}" for name, number in parsed.state.groupdict.items())
    return " ".join((str(flags | parsed.state.flags), str(parsed.state.groups), code.tobytes().hex(), *named))


def _of_form(source: str, form: str) -> re.Pattern[str]:
    engine: Any = import_module("_sre")
    flags, groups, code, *named = form.split(" ")
    names: list[str | None] = [None] * int(groups)
    for group in named:
        name = group.lstrip("0123456789")
        names[int(group.removesuffix(name))] = name
    index = {name: number for number, name in enumerate(names) if name}
    words = array("I", bytes.fromhex(code)).tolist()
    return cast(
        "re.Pattern[str]", engine.compile(source, int(flags), words, int(groups) - 1, index, tuple(names))
    )
