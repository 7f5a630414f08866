"""What must outlive the loss of a state: which sources the user named, and with which headings and names they are read.

It stands beside each state in a file of its own, so that an index of which either is lost or garbled can be rebuilt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.errors import IndexUnusable
from indexer.index import manifest
from indexer.index.store.directory import IndexDirectory, read
from indexer.index.store.records import joined, split, with_checksum, without_checksum
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from indexer.index.manifest import NamesRecord, State

_BEGINNING = "nikki-sources\t1\n"


class SourceSettings(NamedTuple):
    """The sources as they were named, the pattern of headings, and the file of names ("" if there is none)."""

    sources: tuple[str, ...] = ()
    heading: str = ""
    names: str = ""


def file_name(generation: int) -> str:
    """The name of the file of a generation."""
    return f"sources-{generation}.tsv"


def of_state(state: State) -> SourceSettings:
    """The settings of a state."""
    return SourceSettings(state.sources, state.heading, state.names.path if state.names else "")


def save(directory: IndexDirectory, name: str, settings: SourceSettings) -> None:
    """Write settings as a file of that name. Raises OSError."""
    lines = [joined(["source", source]) for source in settings.sources]
    lines += [joined(["heading", settings.heading]), joined(["names", settings.names])]
    data = (_BEGINNING + "".join(f"{line}\n" for line in lines)).encode("utf-8", "surrogateescape")
    directory.write(name, with_checksum(data))


def save_first(directory: IndexDirectory, sources: tuple[str, ...], heading: str, names: Path | None) -> None:
    """Remember what the first commit will be of, so that it can be made again should it be interrupted. Raises OSError."""
    path = str(names.expanduser().absolute()) if names else ""
    save(directory, file_name(0), SourceSettings(sources, heading, path))


def newest(directory: str | Path) -> SourceSettings:
    """The newest settings of an index that is whole, or that of its newest state; nothing if there is neither."""
    return found(directory) or SourceSettings()


def found(directory: str | Path) -> SourceSettings | None:
    """As :func:`newest`; None if there is neither, so that nobody knows of which diary the index was."""
    for path in _newest_first(directory, r"sources-(\d+)\.tsv"):
        try:
            return load(path)
        except (OSError, ValueError, IndexError):
            continue
    for path in _newest_first(directory, r"state-(\d+)\.(?:tsv|json)"):
        try:
            return _of_old_state(path)
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            continue
    return None


def names_to_reread(path: str) -> NamesRecord | None:
    """A record of a file of names as if it had changed; None for ""."""
    return manifest.NamesRecord(path, -1, 0, "", "") if path else None


def _newest_first(directory: str | Path, pattern: str) -> list[str]:
    try:
        with IndexDirectory(directory) as opened:
            found = [re.fullmatch(pattern, name) for name in opened.names()]
    except (OSError, IndexUnusable):
        return []
    numbered = sorted(((int(match[1]), match[0]) for match in found if match), reverse=True)
    return [f"{directory}/{name}" for _, name in numbered]


def load(path: str | Path) -> SourceSettings:
    """The settings in a file. Raises OSError, ValueError, IndexError or KeyError if it is lost or damaged."""
    return parse(read(str(path)))


def parse(data: bytes) -> SourceSettings:
    """The settings that a file holds. Raises ValueError, IndexError or KeyError if it is damaged."""
    lines = without_checksum(data).decode("utf-8", "surrogateescape")
    if not lines.startswith(_BEGINNING):
        raise ValueError("no source settings")
    rows = [split(line) for line in lines.split("\n")[1:-1]]
    values = {kind: value for kind, value in rows if kind != "source"}
    return SourceSettings(
        tuple(row[1] for row in rows if row[0] == "source"), values["heading"], values["names"]
    )


def _of_old_state(path: str) -> SourceSettings:
    """That of a state of this format, or the sources of one of an older."""
    data = read(path)
    if data.startswith(b"{"):
        import json

        return SourceSettings(tuple(map(str, json.loads(data.decode("utf-8", "surrogateescape"))["sources"])))
    state = manifest.load(path)
    if state is not None:
        return of_state(state)
    lines = without_checksum(data).decode("utf-8", "surrogateescape").split("\n")
    return SourceSettings(tuple(split(line)[1] for line in lines if line.startswith("source\t")))
