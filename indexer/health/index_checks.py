"""What may be wrong with the index: its age, its makers, who can read it, whether its files are whole, what lies about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from indexer.index import manifest
from indexer.index.store.directory import IndexDirectory
from indexer.index.store.upkeep import left_over, not_private
from indexer.meaning.files import coverage
from indexer.model import BAD, GOOD, KNOWN, Finding
from indexer.sync.freshness import fingerprint, names_changed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from indexer.health.subject import Examined


def freshness(it: Examined) -> Iterator[Finding]:
    """Whether the index holds the files of the diary as they are now."""
    if it.reader is None:
        return
    changed = it.files.to_read or it.files.deleted(it.state) or names_changed(it.state.names)
    details = {"entries": len(it.reader.documents()), "files": len(it.state.files)}
    yield _finding("freshness", not changed, "health-fresh", "health-stale", **details)


def program(it: Examined) -> Iterator[Finding]:
    """Whether this version of the program, of SudachiPy and of its dictionary made the index."""
    if it.trouble == "version":
        yield Finding("program", BAD, "health-other-format")
    elif it.reader:
        made_with, now = it.state.fingerprint, fingerprint(it.state.names, it.state.heading)
        details = {"made_with": _dated(made_with), "now": _dated(now)}
        yield _finding("program", made_with == now, "health-program", "health-other-program", **details)


def _dated(fingerprint: str) -> str:
    """A fingerprint that names the installed dictionary by its date, which says more than its size."""
    from indexer.analysis.installed import dictionary_date, versions

    return fingerprint.replace(f"dictionary={versions()['dictionary']}", f"dictionary={dictionary_date()}")


def permissions(it: Examined) -> Iterator[Finding]:
    """Whether the user, and nobody else, can read and write the index."""
    return of_permissions(it.directory)


def of_permissions(directory: Path) -> Iterator[Finding]:
    """The same, of an index that need not be readable."""
    paths = tuple(path for path, _ in not_private(directory))
    yield _finding("permissions", not paths, "health-private", "health-open", count=len(paths), files=paths)


def integrity(it: Examined) -> Iterator[Finding]:
    """Whether each file of the index is, to the last byte, as it was written, and the state true of what they hold."""
    if it.trouble == "version":
        return
    damaged = list(it.damaged)
    if not damaged and it.reader is None:
        damaged = [manifest.state_name(it.generation)]
    count = len(it.state.own_files()) + 2
    size = sum(checksum.size for checksum in it.state.checksums)
    details: dict[str, Any] = {"count": count, "size": size, "names": ", ".join(damaged)}
    yield _finding("integrity", not damaged, "health-whole", "health-damaged", **details)
    if it.reader and not damaged:
        stated = Counter(it.state.ids().keys())
        held = Counter(map(it.reader.entry_id, it.reader.documents()))
        wrong = ((stated - held) + (held - stated)).total() + sum(
            map(it.reader.is_untrue, it.reader.documents())
        )
        if wrong:
            yield Finding("integrity", BAD, "health-untrue", {"count": wrong})


def leftovers(it: Examined) -> Iterator[Finding]:
    """Whether files lie about that no commit needs, of a run that was killed; those of a run going on are none."""
    from indexer.index.store.lock import is_locked

    if it.reader is None:
        return
    with IndexDirectory(it.directory) as directory:
        if is_locked(directory):
            return
    names = left_over(it.directory, it.generation, it.state.own_files())
    yield _finding("leftovers", not names, "health-tidy", "health-leftovers", count=len(names), files=names)


def meaning(it: Examined) -> Iterator[Finding]:
    """How much of the diary is found by its meaning; nothing where that was not asked for."""
    if it.reader is None or not it.state.meaning:
        return
    entries, encoded = coverage(it.reader)
    details = {"entries": entries, "encoded": encoded}
    if encoded == entries:
        yield Finding("meaning", GOOD, "health-meaning", details)
    else:
        yield Finding("meaning", KNOWN, "health-meaning-part", details)


def _finding(check: str, good: bool, praise: str, fault: str, **details: Any) -> Finding:  # noqa: ANN401, FBT001
    return Finding(check, GOOD if good else BAD, praise if good else fault, details)
