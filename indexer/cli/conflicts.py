"""Options that do nothing beside others: a table, so that none is ignored silently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NUMBERS = ("--count",)
_NAMES = ("--files", "--count")
_DATA = ("--json", "--jsonl", "--vimgrep", *_NAMES)

WITHOUT: Mapping[str, Sequence[tuple[str, Sequence[str]]]] = {
    "search": (
        ("--format", _DATA),
        ("--quiet", (*_DATA, "--format", "--explain", "--mark", "--interactive")),
        ("--explain", ("--vimgrep", *_NAMES, "--format")),
        ("--passages", _NAMES),
        ("--mark", _DATA),
        ("--limit", ("--all", *_NUMBERS)),
        ("--offset", _NUMBERS),
        ("--all", _NUMBERS),
    ),
    "list": (("--format", ("--json",)),),
    **dict.fromkeys(("show", "next", "prev", "random"), (("--format", ("--json",)),)),
    "timeline": (("--heatmap", ("--by",)), ("--json", ("--svg", "--png"))),
    "export": tuple((name, ("--jsonl", "--bulk")) for name in ("--title", "--no-images", "--force")),
}
"""For each command, options that do nothing with any of others."""
NEEDED: Mapping[str, Sequence[tuple[str, Sequence[str]]]] = {
    "timeline": (("--force", ("--svg", "--png")),),
}
"""Options that do nothing without one of others."""


def check(command: str, given: Sequence[str], same: Sequence[Sequence[str]]) -> None:
    """Raise UsageError for two of the ``given`` options of a command that do not go together.

    ``same`` are groups of options that choose one thing, such as a form of output: two of them are one too many.
    """
    for group in same:
        chosen = [option for option in given if option in group]
        if len(chosen) > 1:
            raise UsageError("two-options", option=chosen[0], other=chosen[1])
    for option, others in WITHOUT.get(command, ()):
        other = next((other for other in others if other in given), "")
        if option in given and other:
            raise UsageError("two-options", option=other, other=option)
    for option, others in NEEDED.get(command, ()):
        if option in given and not any(other in given for other in others):
            raise UsageError("option-without", option=option, others=others[0])
