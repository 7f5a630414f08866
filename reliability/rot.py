"""Bit rot: a bit, a byte or a page of a file of the index changes, and its size and times stay as they were.

Every answer is the one of the sound index, or the damage is said and repaired. ``nikki index`` never reports success
over a damaged index, ``nikki doctor`` finds every change, and ``doctor --fix`` mends it.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import shutil
import signal
import traceback
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment
from reliability.scene import ROOT, hold, write_diary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

KINDS = ("bit", "byte", "page")
"""What changes: one bit, all bits of a byte at random, 4096 bytes that become zero."""
_PAGE = 4096
_QUERIES = (
    ("search", "猫"),
    ("search", '"コーヒー"', "--passages", "2"),
    ("search", '"した"', "--count"),
    ("search", "らふぁう OR 味噌 -猫", "--json"),
    ("search", "kohi"),
    ("search", "コーフィー"),
    ("search", "去年の冬に食べたもの", "-n", "3"),
    ("search", "title:散歩 OR tag:読書", "--files"),
    ("show", "2026-05-03"),
    ("show", "1"),
    ("list", "--json"),
)
REPAIRS = {
    # A search that need not meet the damage itself: after it was found, the next one repairs the index.
    "doctor, then search": (_QUERIES[4],),
    "search": _QUERIES,
    "index": (("index",),),
    "doctor --fix": (("doctor", "--fix", "--seed", "1"),),
}
"""Commands after which the index is whole; those that search need not notice what their answers do not depend on."""
_CHECKED = (0, 2, 3, 10)
"""Which of them are asked again after a repair."""
_LINES_ONLY = ("last-search", "last-shown", "looked-up", "patterns", "patterns-search")
"""Files that say what was shown or worked out before: one that is damaged counts as none."""
_BAD = (
    "different answer",
    "unexpected",
    "success over damage",
    "not found",
    "not mended",
    "lost",
    "hangs",
)
"""Outcomes that break a promise."""
_PATIENCE = 200
"""Seconds of work that may go by with what came of one change."""
_AWAY_LOSSES = "entries would be lost"


class _Said(NamedTuple):
    """How a command ended: its exit status and its two outputs."""

    status: int
    out: str
    err: str

    @property
    def answer(self) -> tuple[int, str]:
        return self.status, self.out


class Rot:
    """A sound index of several commits in ``folder``, with names or without, and what its queries answer."""

    def __init__(self, folder: Path, *, names: bool = False) -> None:
        folder.mkdir()
        self.folder = folder
        self._names = names
        self._sound = folder / "sound"
        self._made = 0
        self._make_index()
        for query in _QUERIES:  # so that the last search is that of the list
            self._run(self._sound, *query)
        self.answers = [self._run(self._sound, *query).answer for query in _QUERIES]
        rebuilt = self._copy()
        self._run(rebuilt, "index", "--rebuild")
        rebuilt_answers = [self._run(rebuilt, *query).answer for query in _QUERIES]
        hold(self.answers == rebuilt_answers, "a rebuild alone changes answers")
        self.entries = _entries(self._sound)

    def _make_index(self) -> None:
        diary, disk = self.folder / "diary", self.folder / "disk"
        diary.mkdir()
        disk.mkdir()
        shutil.copy(ROOT / "data" / "diary.txt", diary)
        names = self.folder / "names.txt"
        names.write_text("ラファウ らふぁう\nヒバリ ひばり\n", encoding="utf-8")
        write_diary(
            disk / "disk.txt", {"20240501": "ラファウに会った。\n\n散歩した。#読書", "20240502": "雨。"}
        )
        Diary(self._sound).update([diary, disk], names=names if self._names else None)
        for day in range(3, 6):
            write_diary(diary / f"{day}.txt", {f"202405{day:02}": f"{day}日。喫茶ヒバリでコーヒー。#散歩"})
            Diary(self._sound).update()

    def files(self) -> list[str]:
        """The names of the files that can rot, the lock aside."""
        return sorted(path.name for path in self._sound.iterdir() if path.stat().st_size)

    def dictionaries(self) -> list[str]:
        """Those of them that are dictionaries of names."""
        return [name for name in self.files() if name.startswith("names-")]

    def tried(
        self, name: str, kind: str, seed: str, *, repairs: Iterable[str] = REPAIRS, away: bool = False
    ) -> Counter[str]:
        """Let a file of copies of the index rot; what came of it, and of some :data:`REPAIRS`.

        ``away``: a source is out of reach meanwhile, and ``doctor --fix`` alone is tried.
        """
        flip = _Flip(name, kind, seed)
        if away:
            return self._tried_away(flip)
        outcomes = Counter(self._searched(flip))
        if name in _LINES_ONLY:
            return outcomes
        outcomes.update(self._examined(flip))
        for repair in repairs:
            outcomes[f"{repair}: {self._repaired(flip, repair)}"] += 1
        return outcomes

    def _searched(self, flip: _Flip) -> Iterator[str]:
        """How the queries end that repair nothing: the worst of all."""
        place = self._copy()
        seen = set()
        for query, answer in zip(_QUERIES, self.answers, strict=True):
            flip.make(place, self._sound)
            seen.add(_judged(self._run(place, *query, "--no-update"), answer, flip.name))
        worst = next(
            (bad for bad in ("unexpected", "different answer", "said") if bad in seen), "same answers"
        )
        yield f"search: {worst}"

    def _examined(self, flip: _Flip) -> Iterator[str]:
        said = self._run(self._rotten(flip), "doctor", "--seed", "1")
        if _is_unexpected(said):
            yield "doctor: unexpected"
        else:
            found = said.status == 1 and (flip.name in said.out or "another version" in said.out)
            yield "doctor: found" if found else "doctor: not found"

    def _repaired(self, flip: _Flip, repair: str) -> str:
        """Whether a command repairs the index, and says so; all searches after it are right."""
        place = self._rotten(flip)
        if repair == "doctor, then search":
            self._run(place, "doctor", "--seed", "1")
        said = [self._run(place, *words) for words in REPAIRS[repair]]
        if any(map(_is_unexpected, said)):
            return "unexpected"
        if repair == "index" and "rebuilt" not in said[0].err:
            return "success over damage"
        if repair == "doctor --fix" and said[0].status:
            return "not mended"
        return "repaired" if self._is_right(place) else "different answer"

    def _tried_away(self, flip: _Flip) -> Counter[str]:
        """Entries of a source out of reach are kept, or the index is, and that is said."""
        disk, away = self.folder / "disk", self.folder / "away"
        place = self._rotten(flip)
        disk.rename(away)
        try:
            said = self._run(place, "doctor", "--fix", "--seed", "1")
            if _is_unexpected(said):
                return Counter(["away: unexpected"])
            if _AWAY_LOSSES in said.err:
                return Counter(["away: left as it is, and said"])
            return Counter(["away: kept" if _entries(place) == self.entries else "away: lost"])
        finally:
            away.rename(disk)

    def _is_right(self, place: Path) -> bool:
        """Whether some of the queries are answered as by the sound index."""
        return all(
            self._run(place, *_QUERIES[number], "--no-update").answer == self.answers[number]
            for number in _CHECKED
        )

    def _copy(self) -> Path:
        self._made += 1
        return Path(shutil.copytree(self._sound, self.folder / f"index{self._made}"))

    def _rotten(self, flip: _Flip) -> Path:
        place = self._copy()
        flip.make(place, self._sound)
        return place

    def _run(self, place: Path, *words: str) -> _Said:
        variables = {"HOME": str(self.folder), "NIKKI_TODAY": "2026-05-23", "PAGER": "cat"}
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = run(words, Environment(variables, "en", str(place)))
        return _Said(status, out.getvalue(), err.getvalue())


class _Flip(NamedTuple):
    """A change of a file, drawn by ``seed``."""

    name: str
    kind: str
    seed: str

    def make(self, place: Path, sound: Path) -> None:
        """Change the file in ``place`` as against that in ``sound``; size and times are those of the sound one.

        What was shown last is what it was there, too, whatever was searched for meanwhile.
        """
        for name in _LINES_ONLY:
            if (sound / name).exists():  # no patterns where this process had compiled all of them before
                shutil.copy2(sound / name, place / name)
        path = place / self.name
        if not path.exists():
            return
        info = (sound / self.name).stat()
        path.write_bytes(self._changed((sound / self.name).read_bytes()))
        os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))

    def _changed(self, data: bytes) -> bytes:
        chance = random.Random(self.seed)  # noqa: S311  (nothing secret)
        at = chance.randrange(len(data))
        if self.kind == "page":
            at -= at % _PAGE
            page = data[at : at + _PAGE]
            new = bytes(len(page)) if any(page) else b"\1" * len(page)
        else:
            mask = 1 << chance.randrange(8) if self.kind == "bit" else chance.randrange(1, 256)
            new = bytes((data[at] ^ mask,))
        return data[:at] + new + data[at + len(new) :]


def _entries(place: Path) -> Counter[tuple[str, str]]:
    return Counter((entry.id, entry.text) for entry in Diary(place).entries())


def _judged(said: _Said, answer: tuple[int, str], name: str) -> str:
    if _is_unexpected(said):
        return "unexpected"
    if said.answer == answer:
        return "same"
    told = ("no search yet",) if name in _LINES_ONLY else ("is damaged", "another version")
    return "said" if said.status == 2 and any(text in said.err for text in told) else "different answer"


def _is_unexpected(said: _Said) -> bool:
    return "unexpected" in said.err or "Traceback" in said.err


def flips(
    folder: Path, times: int, seed: int, *, away_every: int = 5, names_every: int = 50
) -> Iterator[tuple[str, Counter[str]]]:
    """So many changes over all files of an index, each repaired in one way: its description, and what came of it.

    Every ``names_every``-th is one of a dictionary of names; in every ``away_every``-th a source is out of reach, too.
    """
    plain = Rot(folder / "plain")
    named = Rot(folder / "named", names=True) if times >= names_every else plain
    files = plain.files()
    for number in range(times):
        kind = KINDS[number // len(files) % len(KINDS)]
        # To make a dictionary of names takes as long as all else.
        rot = named if number % names_every == names_every - 1 else plain
        name = next(iter(rot.dictionaries()), files[number % len(files)])
        # Each of them is a build.
        repair = [*REPAIRS][number // len(files) % len(REPAIRS)]
        trial = partial(rot.tried, name, kind, f"{seed}.{number}", repairs=[repair])
        yield f"{name} {kind} {seed}.{number}", _in_a_child(trial, rot.folder)
        if number % away_every == 0 and name not in _LINES_ONLY:
            outcomes = _in_a_child(partial(trial, away=True), rot.folder)
            yield f"{name} {kind} {seed}.{number} away", outcomes


def _in_a_child(trial: Callable[[], Counter[str]], folder: Path) -> Counter[str]:
    """The outcomes, found out by a process of its own: dictionaries and memory maps end with it."""
    report = folder / "report"
    child = os.fork()
    if not child:
        signal.setitimer(signal.ITIMER_PROF, _PATIENCE)
        try:
            report.write_text(json.dumps(trial()), encoding="utf-8")
        except BaseException:  # noqa: BLE001  (a child of a fork must not go on with what its parent does)
            traceback.print_exc()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    outcomes = (
        Counter(json.loads(report.read_text(encoding="utf-8"))) if report.exists() else Counter(["hangs"])
    )
    report.unlink(missing_ok=True)
    for path in folder.glob("index*"):
        shutil.rmtree(path)
    return outcomes


def broken(outcomes: Iterable[str]) -> list[str]:
    """Those of some outcomes that break a promise."""
    return [outcome for outcome in outcomes if outcome.endswith(_BAD)]
