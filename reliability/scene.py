"""What the trials have in common: a diary that changes, its index, and what must be true of the two."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from indexer.app import Diary
from indexer.index.snapshot import snapshot
from indexer.index.store.upkeep import left_over, not_private

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent
WAYS = ("build", "update", "rebuild")
"""What may be interrupted: a first index, one of a few changes, one of everything."""
_PROGRAM = """
import sys
from indexer.index import writer
writer.WORTH_IT = int(sys.argv.pop(1))
from indexer.cli import main
main()
"""
_ALONE, _TOGETHER = 1 << 40, 1_000
"""Characters from which on two processes build: never, or at once."""


class BrokenPromiseError(AssertionError):
    """Something that RELIABILITY.md promises did not hold."""


def hold(promise: bool, what: object) -> None:  # noqa: FBT001  (a condition)
    """Raise BrokenPromiseError, saying ``what``, unless the promise is kept."""
    if not promise:
        raise BrokenPromiseError(str(what))


def entries(count: int, word: str) -> dict[str, str]:
    """So many entries, of as many days, about a word."""
    return {f"2025{i // 28 + 1:02}{i % 28 + 1:02}": f"{i}日目。{word}の話。" * 20 for i in range(count)}


def write_diary(path: Path, days: Mapping[str, str]) -> None:
    """Write entries in the owner's format, the file replaced in one step, as careful editors do."""
    text = "".join(f"{day}\n\n\n{text}\n\n" for day, text in sorted(days.items(), reverse=True))
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


class Scene(NamedTuple):
    """A diary, and the place of its index; ``two`` lets two processes build, however small it is."""

    source: Path
    place: Path
    two: bool = False

    def command(self, *words: str) -> list[str]:
        """The command line of a process that runs ``nikki`` with ``words`` on the index."""
        least = str(_TOGETHER if self.two else _ALONE)
        return [sys.executable, "-c", _PROGRAM, least, "--index", str(self.place), *words]

    def words(self, way: str) -> tuple[str, ...]:
        """The words of one of the ways."""
        return {
            "build": ("index", str(self.source)),
            "update": ("index",),
            "rebuild": ("index", "--rebuild"),
        }[way]

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run ``nikki`` to its end, and hold that it did not fall over."""
        done = subprocess.run(
            self.command(*words),
            cwd=ROOT,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        hold_upright(done.returncode, done.stderr)
        return done

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start ``nikki``."""
        return subprocess.Popen(
            self.command(*words),
            cwd=ROOT,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def contents(self) -> frozenset[str] | None:
        """The texts in the index; None if there is no index."""
        if snapshot(self.place) is None:
            return None
        return frozenset(entry.text for entry in Diary(self.place).entries())

    def hold_ended(self, before: Mapping[str, str] | None, after: Mapping[str, str]) -> str:
        """Hold that the index is exactly the old one or the new one, and that the next update repairs what is to be repaired.

        Returns ``old`` or ``new``. ``before`` is None where there was no index.
        """
        old = None if before is None else frozenset(before.values())
        new = frozenset(after.values())
        found = self.contents()
        hold(found in (old, new), f"neither the old nor the new: {None if found is None else len(found)}")
        report = Diary(self.place).update([self.source])
        hold(self.contents() == new, "the next update does not repair")
        hold(report.total == len(after), report)
        hold(self.left_over() == (), self.left_over())
        hold(not_private(self.place) == [], not_private(self.place))
        return "new" if found == new else "old"

    def left_over(self) -> tuple[str, ...]:
        """The files of the index that its newest commit does without."""
        snap = snapshot(self.place)
        hold(snap is not None, "no index")
        return left_over(self.place, snap.generation, snap.state.own_files()) if snap else ()


def environment() -> dict[str, str]:
    """The variables of a process: messages in English, no settings of the user's own, no vectors (which have tests of their own)."""
    own = {"NIKKI_LANG": "en", "PAGER": "cat", "XDG_CONFIG_HOME": "/nonexistent", "PYTHONPATH": str(ROOT)}
    own["NIKKI_MEANING"] = "false"
    return {**{name: value for name, value in os.environ.items() if not name.startswith("NIKKI_")}, **own}


def hold_upright(status: int, errors: str) -> None:
    """Hold that a process ended as a command does, with a message and no traceback."""
    hold(status in {0, 1, 2}, f"exit status {status}: {errors}")
    for word in ("Traceback", "Something unexpected", "Exception ignored"):
        hold(word not in errors, errors)
