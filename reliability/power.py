"""A loss of power at any moment of a build, an update or a rebuild: what was not synced may be gone, garbled or reordered.

A run writes down each call that changes the index. From the beginning of that record up to each of its calls, many
states of the disk are made that a crash may leave there: of a file, what was written after it was last synced is there,
or in part, or as zeros, or as anything; of the directory, each change since it was last synced has happened or not,
whatever happened to the others. A rename happens as a whole. Each state must be the old index or the new one.

This allows more than any one file system does, as ALICE does (Pillai et al. 2014, All File Systems Are Not Created Equal).
"""

from __future__ import annotations

import io
import os
import pickle
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from indexer.app import Diary
from indexer.index import source_settings, writer
from indexer.index.reader import IndexReader
from indexer.index.snapshot import snapshot
from indexer.index.store import directory as calls
from indexer.index.store.checksums import broken
from indexer.index.store.directory import IndexDirectory
from indexer.support import system
from reliability.scene import ROOT, BrokenPromiseError, Scene, entries, environment, hold, write_diary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

POWER_WAYS = ("build", "update", "rebuild", "names")
DEAF = ("all", "files", "directory")
"""What a program may fail to sync, to see that the trial would notice."""
_OLD, _NEW = entries(40, "猫"), {**entries(45, "猫"), **entries(20, "犬")}
_BLOCK = 512
"""Bytes that a disk writes at once."""
_REPAIRED = 25
"""Of so many states one is brought up to date, too, which takes longer than to look at all of them."""


class Event(NamedTuple):
    """A call that changed the index: ``name`` is that of a file, ``to`` its new one, ``mtime_ns`` when it was last written."""

    kind: str
    name: str = ""
    data: bytes = b""
    to: str = ""
    mtime_ns: int = 0


# --- recording --------------------------------------------------------------------------------------------


class Recorder:
    """Stands for the module ``os`` where files of the index are written and synced, and writes down what changes it.

    Several processes may write to the same ``log``. ``deaf`` is one of :data:`DEAF`: what is not synced, though asked for.
    """

    def __init__(self, log: Path, deaf: str = "") -> None:
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._deaf = deaf
        self._names: dict[int, str] = {}

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (whatever the module has)
        return getattr(os, name)

    def note(self, kind: str, name: str = "", data: bytes = b"", to: str = "", mtime_ns: int = 0) -> None:
        """Write down a call, in one piece."""
        record = pickle.dumps(tuple(Event(kind, name, data, to, mtime_ns)))
        os.write(self._log, len(record).to_bytes(4, "little") + record)

    def open(self, path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        """Open a file, or the directory."""
        file = os.open(path, flags, mode, dir_fd=dir_fd)
        self._names[file] = "" if flags & os.O_DIRECTORY else path
        if flags & os.O_CREAT:
            self.note("create", self._names[file])
        return file

    def fdopen(self, file: int, mode: str) -> io.BufferedReader | io.BufferedWriter:
        """A file object; what is written to the system through it is written down."""
        if mode == "wb":
            return io.BufferedWriter(_Written(file, self, self._names[file]))
        return io.BufferedReader(io.FileIO(file))

    def fsync(self, file: int) -> None:
        """Sync a file, or the directory."""
        os.fsync(file)
        name = self._names[file]
        if name:
            self.note("written", name, mtime_ns=os.fstat(file).st_mtime_ns)
        if self._deaf not in {"all", "files" if name else "directory"}:
            self.note("sync", name)

    def replace(self, name: str, to: str, *, src_dir_fd: int, dst_dir_fd: int) -> None:
        """Rename a file. SudachiPy writes a dictionary by itself; it is read before it is renamed."""
        info = os.stat(name, dir_fd=src_dir_fd)
        if name.endswith(".dic"):
            with open(name, "rb", opener=lambda path, flags: os.open(path, flags, dir_fd=src_dir_fd)) as file:
                self.note("write", name, file.read())
        self.note("written", name, mtime_ns=info.st_mtime_ns)
        os.replace(name, to, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)
        self.note("rename", name, to=to)

    def unlink(self, name: str, *, dir_fd: int) -> None:
        """Remove a file."""
        os.unlink(name, dir_fd=dir_fd)
        self.note("remove", name)


class _Written(io.FileIO):
    """A new file, of which each writing is written down."""

    def __init__(self, file: int, recorder: Recorder, name: str) -> None:
        super().__init__(file, "wb")
        self._recorder = recorder
        self._name = name

    def write(self, data: Any, /) -> int:  # noqa: ANN401  (whatever has bytes)
        """Write."""
        count = super().write(data) or 0
        self._recorder.note("write", self._name, bytes(data)[:count])
        return count


def run_recorded(place: str, source: str, way: str, log: str, two: str, deaf: str) -> None:
    """What the process does that is recorded; ``two`` is "two" if so many processes build."""
    recorder = Recorder(Path(log), deaf)
    for module in (calls, system):
        setattr(module, "os", recorder)  # noqa: B010  (a module is no such object)
    writer.WORTH_IT = 1_000 if two else 1 << 40
    names = Path(source).with_name("names.txt") if way == "names" else None
    Diary(place).update([source], way == "rebuild", names=names)


def _recorded(scene: Scene, way: str, log: Path, deaf: str) -> list[Event]:
    code = "import sys; from reliability import power; power.run_recorded(*sys.argv[1:])"
    command = [
        sys.executable,
        "-c",
        code,
        str(scene.place),
        str(scene.source),
        way,
        str(log),
        "two" * scene.two,
        deaf,
    ]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False, timeout=300
    )
    hold(done.returncode == 0, done.stderr)
    data, events = log.read_bytes(), []
    while data:
        end = 4 + int.from_bytes(data[:4], "little")
        events.append(Event(*pickle.loads(data[4:end])))  # noqa: S301  (our own)
        data = data[end:]
    return events


# --- what a crash may leave -------------------------------------------------------------------------------


class _File:
    """A file: what was written to it, and what of that is on the disk for certain."""

    def __init__(self, data: bytes = b"", mtime_ns: int = 0) -> None:
        self.data = self.synced = data
        self.mtime_ns = mtime_ns


State = dict[str, tuple[bytes, int]]
"""A directory: the contents of each file, and its time of modification."""
Choice = str
"""What becomes of what was not synced: ``none`` of it is there, ``all``, the ``first`` of it, or ``any``."""


class Disk:
    """A directory as it is while the program runs, and as a crash may leave it. ``files`` were there before."""

    def __init__(self, files: State) -> None:
        self._durable = {name: _File(*file) for name, file in files.items()}
        self._names = dict(self._durable)
        self._changes: list[Callable[[dict[str, _File]], None]] = []

    def apply(self, event: Event) -> None:
        """What a call does."""
        if event.kind == "create" and event.name not in self._names:
            self._change(_linked(event.name, _File()))
        elif event.kind == "write":
            self._names[event.name].data += event.data
        elif event.kind == "written":
            self._names[event.name].mtime_ns = event.mtime_ns
        elif event.kind == "rename":
            self._change(_renamed(event.name, event.to, self._names[event.name]))
        elif event.kind == "remove":
            self._change(_removed(event.name))
        elif event.kind == "sync" and event.name:
            file = self._names[event.name]
            file.synced = file.data
        elif event.kind == "sync":
            self._durable, self._changes = dict(self._names), []

    def _change(self, change: Callable[[dict[str, _File]], None]) -> None:
        change(self._names)
        self._changes.append(change)

    def after_a_crash(self, chance: random.Random, names: Choice, data: Choice) -> State:
        """A state that a crash may leave now."""
        found = dict(self._durable)
        for change in _chosen(self._changes, names, chance):
            change(found)
        return {name: (_left(file, data, chance), file.mtime_ns) for name, file in found.items()}


def _linked(name: str, file: _File) -> Callable[[dict[str, _File]], None]:
    return lambda names: names.update({name: file})


def _renamed(name: str, to: str, file: _File) -> Callable[[dict[str, _File]], None]:
    def rename(names: dict[str, _File]) -> None:
        names.pop(name, None)
        names[to] = file

    return rename


def _removed(name: str) -> Callable[[dict[str, _File]], None]:
    def remove(names: dict[str, _File]) -> None:
        names.pop(name, None)

    return remove


def _chosen(changes: list[Any], choice: Choice, chance: random.Random) -> list[Any]:
    """Those of the changes that have happened, in their order."""
    if choice == "any":
        share = chance.random()
        return [change for change in changes if chance.random() < share]
    counts = {"none": 0, "all": len(changes), "first": chance.randint(0, len(changes))}
    return changes[: counts[choice]]


def _left(file: _File, choice: Choice, chance: random.Random) -> bytes:
    """What is left of a file."""
    safe, data = file.synced, file.data
    if data == safe or choice == "all":
        return data
    if choice == "none":
        return safe
    if choice == "first":
        return data[: chance.randint(len(safe), len(data))]
    # Its size counts already, and of its blocks some are written, some are not.
    left = bytearray(safe)
    for at in range(len(safe), len(data), _BLOCK):
        block = data[at : at + _BLOCK]
        left += chance.choice((block, bytes(len(block)), chance.randbytes(len(block))))
    return bytes(left)


def _states(disk: Disk, chance: random.Random, times: int) -> Iterator[State]:
    """States of a crash at one moment: the plain ones, and as many by chance."""
    for names in ("none", "all"):
        for data in ("none", "all"):
            yield disk.after_a_crash(chance, names, data)
    for _ in range(times):
        yield disk.after_a_crash(
            chance, chance.choice(("all", "first", "any")), chance.choice(("none", "first", "any"))
        )


# --- the trial --------------------------------------------------------------------------------------------


def crashed(
    folder: Path, way: str, times: int, seed: int, *, two: bool = False, deaf: str = ""
) -> Counter[str]:
    """Look at ``times`` states by chance, beside the plain ones, for each call of a run: how many were old, new and bad.

    States that are the same as one before are not looked at again. ``deaf``: of a program that does not
    sync these (see :data:`DEAF`); only then may there be bad ones. ``repaired`` are those that were brought up to date, too.
    """
    scene = Scene(folder / "diary.txt", folder / "index", two)
    old = _prepared(scene, way)
    before = _read(scene.place)
    events = _recorded(scene, way, folder / "log", deaf)
    crash = scene._replace(place=folder / "crash")
    disk, chance = Disk(before), random.Random(f"{seed} {way} {two}")  # noqa: S311
    ends: Counter[str] = Counter()
    seen: set[int] = set()
    for number in range(len(events) + 1):
        for state in _states(disk, chance, times):
            key = hash(frozenset((name, data) for name, (data, _) in state.items()))
            if key not in seen:
                seen.add(key)
                ends[_looked_at(crash, state, old, deaf)] += 1
                if len(seen) % _REPAIRED == 0 and not deaf:
                    crash.hold_ended(old, _NEW)
                    ends["repaired"] += 1
        if number < len(events):
            disk.apply(events[number])
    last = disk.after_a_crash(chance, "none", "none")
    hold(bool(deaf) or _looked_at(crash, last, old) == "new", "what was reported as done is lost")
    ends["calls"] = len(events)
    return ends


def _prepared(scene: Scene, way: str) -> Mapping[str, str] | None:
    """Make what there is before the run: the entries of the old index, None if there is none."""
    scene.source.with_name("names.txt").write_text("ラファウ らふぁう\n", encoding="utf-8")
    if way != "build":
        write_diary(scene.source, _OLD)
        Diary(scene.place).update([scene.source])
    write_diary(scene.source, _NEW)
    return None if way == "build" else _OLD


def _read(place: Path) -> State:
    if not place.exists():
        return {}
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in place.iterdir()}


def _looked_at(scene: Scene, state: State, before: Mapping[str, str] | None, deaf: str = "") -> str:
    """Make a state and say which it is. Raises BrokenPromiseError if it is neither, unless it is of a ``deaf`` run."""
    shutil.rmtree(scene.place, ignore_errors=True)
    scene.place.mkdir(mode=0o700)
    for name, (data, mtime_ns) in state.items():
        path = scene.place / name
        path.write_bytes(data)
        path.chmod(0o600)
        os.utime(path, ns=(mtime_ns, mtime_ns))
    try:
        found = _contents(scene)
    except Exception as error:
        if deaf:
            return "bad"
        kinds = {name: len(data) for name, (data, _) in state.items()}
        raise BrokenPromiseError(f"{type(error).__name__}: {error}; {kinds}") from error
    old = None if before is None else frozenset(before.values())
    if found == frozenset(_NEW.values()):
        return "new"
    hold(bool(deaf) or found == old, f"neither the old nor the new: {state.keys()}")
    return "old" if found == old else "bad"


def _contents(scene: Scene) -> frozenset[str] | None:
    """The texts of an index that is whole to the last byte; None if there is none."""
    snap = snapshot(scene.place)
    if snap is None:
        return None
    with IndexDirectory(scene.place) as directory:
        hold(broken(directory, snap.state.checksums, thorough=True) == [], "not as it was committed")
    source_settings.load(scene.place / source_settings.file_name(snap.generation))
    reader = IndexReader(scene.place, snap)
    for segment in reader.segments:
        segment.check()
    return frozenset(reader.entry(doc).text for doc in reader.documents())
