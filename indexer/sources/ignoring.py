r"""The patterns of a ``.nikkiignore``, as git understands those of a ``.gitignore``, matched without trying anything twice.

A pattern becomes a regular expression in which each part between two stars is taken where it stands first, and nowhere
else: that is enough, since a part has a fixed length (or number of folders), and what comes after it has the more room
the earlier it ends. Atomic groups, ``(?>…)``, keep :mod:`re` from trying the others, which would take the length of the
name to the power of the number of stars. fnmatch of the standard library does the same inside a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.support import limits
from indexer.support.bounded import RefusedError, read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NAMED = {
    "alnum": "0-9A-Za-z", "alpha": "A-Za-z", "blank": " \\t", "digit": "0-9", "lower": "a-z", "upper": "A-Z",
    "punct": "!-/:-@\\[-`{-~", "space": "\\s", "xdigit": "0-9A-Fa-f",
}  # fmt: skip


def ignored_in(path: str) -> Callable[[str], bool] | None:
    """A test for paths below the folder of the file ``path`` (folders end in "/"), or None where there is no such file.

    Raises OSError where it cannot be read, RefusedError among them where it is no list of patterns.
    """
    try:
        data = read_file(path, limits.IGNORE_FILE)
    except FileNotFoundError:
        return None
    rules = list(_rules(_text(data).split("\n")))
    if len(rules) > limits.IGNORE_LINES:
        raise RefusedError("failed-too-large", f"{limits.IGNORE_LINES:,}")
    # The last one that matches decides, so they are tried from the end.
    rules.reverse()

    def ignored(relative: str) -> bool:
        return next((excluded for matches, excluded in rules if matches(relative)), False)

    return ignored


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        from indexer.sources.decoding import decode

        text = decode(data).text
    return text.replace("\r\n", "\n")


def _rules(lines: list[str]) -> Iterator[tuple[Callable[[str], object], bool]]:
    for line in lines:
        pattern = _without_blanks(line)
        if not pattern or pattern.startswith("#"):
            continue
        excluded = not pattern.startswith("!")
        expression = as_regex(pattern if excluded else pattern[1:])
        if expression:
            yield re.compile(expression, re.DOTALL).fullmatch, excluded


def _without_blanks(line: str) -> str:
    """A line without the blanks at its end, unless a backslash keeps them."""
    bare = line.rstrip()
    backslashes = len(bare) - len(bare.rstrip("\\"))
    return bare + line[len(bare) : len(bare) + 1] if backslashes % 2 else bare


class _NoPatternError(ValueError):
    """A pattern that git takes for none: a bracket or a backslash with nothing after it."""


def as_regex(pattern: str) -> str:
    """The regular expression for the paths that a pattern matches itself, "" for a pattern that matches nothing.

    Paths are relative to the folder of the list and end in "/" if they are folders. What is below a folder that
    matches is left out by not going there.
    """
    only_folders = pattern.endswith("/")
    parts = pattern.removesuffix("/").split("/")
    parts = ["**", *parts] if len(parts) == 1 else parts[1:] if not parts[0] else parts
    if not any(parts[1:] or parts):
        return ""
    end = r"/\Z" if only_folders else r"/?\Z"
    try:
        return "".join(_expressions(_runs(parts), end))
    except _NoPatternError:
        return ""


def _runs(parts: list[str]) -> list[list[str]]:
    """The names between the ``**``, which stand for any folders: more runs by one than there are of these."""
    runs: list[list[str]] = [[]]
    for part in parts:
        if len(part) > 1 and not part.strip("*"):
            if runs[-1] or len(runs) == 1:
                runs.append([])
        else:
            runs[-1].append(part)
    return runs


def _expressions(runs: list[list[str]], end: str) -> Iterator[str]:
    """What matches each run: the first at the beginning, the last at the end, each other where it stands first."""
    *before, last = runs
    for number, run in enumerate(before):
        names = "/".join(map(_name, run))
        if run:
            yield f"(?>(?:[^/]+/)*?{names}/)" if number else f"{names}/"
    if not last:
        # "a/**" is everything below a.
        yield f"[^/].*?{end}" if end.startswith(r"/\Z") else r"[^/].*\Z"
        return
    if before:
        # Folders, as many as leave the names of the run.
        yield rf"(?>(?:[^/]+/)*?(?=[^/]+(?:/[^/]+){{{len(last) - 1}}}/?\Z))"
    yield "/".join(map(_name, last)) + end


def _name(part: str) -> str:
    """The regular expression for one name."""
    pieces = [""]
    at = 0
    while at < len(part):
        char = part[at]
        if char == "*":
            if pieces[-1] or len(pieces) == 1:
                pieces.append("")
            at += 1
            continue
        if char == "[":
            found, at = _class(part, at + 1)
        elif char == "\\":
            found, at = re.escape(_at(part, at + 1)), at + 2
        else:
            found, at = "[^/]" if char == "?" else re.escape(char), at + 1
        pieces[-1] += found
    first, *rest = pieces
    if not rest:
        return first
    *middle, last = rest
    taken = "".join(f"(?>[^/]*?{piece})" for piece in middle)
    return rf"(?=[^/]){first}{taken}(?>[^/]*{last}(?=/|\Z))"


def _class(part: str, at: int) -> tuple[str, int]:
    """The characters of a bracket expression that begins before ``at``, and where it ends; read as git's wildmatch.c does."""
    negated = _at(part, at) in "!^"
    at += negated
    first, found, low = at, "", ""
    while at == first or _at(part, at) != "]":
        char = _at(part, at)
        if char == "-" and low and _at(part, at + 1) != "]":
            at += 1 + (part[at + 1] == "\\")
            high = _at(part, at)
            found += f"{re.escape(low)}-{re.escape(high)}" if low <= high else ""
            low = ""
        elif char == "[" and part[at + 1 : at + 2] == ":" and (end := part.find(":]", at + 2)) >= 0:
            if part[at + 2 : end] not in _NAMED:
                raise _NoPatternError
            found, low, at = found + _NAMED[part[at + 2 : end]], "", end + 1
        else:
            at += char == "\\"
            low = _at(part, at)
            found += re.escape(low)
        at += 1
    if not found:
        return ("[^/]" if negated else "(?!)"), at + 1
    return (f"[^/{found}]" if negated else f"(?!/)[{found}]"), at + 1


def _at(part: str, at: int) -> str:
    """A character of a name. Raises _NoPatternError behind its end."""
    if at >= len(part):
        raise _NoPatternError
    return part[at]
