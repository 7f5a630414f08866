"""A diary of a size that none has: a line of 100 MB, a million tiny entries, an entry of five million characters.

No crash, no hang, and memory that is bounded: what each command takes is measured and held against a limit.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from typing import IO, TYPE_CHECKING, NamedTuple

from reliability.scene import ROOT, Scene, environment, hold, hold_upright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MOST_SECONDS, MOST_MEGABYTES = 400.0, 2_500
"""What a command may take on two shared cores: CPU of all its processes, memory of the largest."""
_WORDS = [
    "猫",
    "犬",
    "鳥",
    "魚",
    "本",
    "山",
    "海",
    "雨",
    "雪",
    "風",
    "花",
    "月",
    "星",
    "朝",
    "夜",
    "道",
    "駅",
    "店",
    "茶",
    "米",
    "読んだ",
    "食べた",
    "行った",
    "見る",
    "きれい",
    "とても",
    "会社",
    "友達",
]
_NEEDLE = "鯨飲馬食"
"""What stands once in each of these diaries, in the middle."""


class Taken(NamedTuple):
    """What a command took: exit status, seconds of CPU, megabytes, and what it printed."""

    status: int
    seconds: float
    megabytes: int
    out: str


def _prose(characters: int) -> str:
    chance = random.Random(1)  # noqa: S311
    pieces: list[str] = []
    size = 0
    while size < characters:
        pieces.append(chance.choice(_WORDS) + chance.choice("がはをにと"))
        size += len(pieces[-1])
    return "".join(pieces)


def one_line(share: float) -> str:
    """An entry of one line, without a full stop: 100 MB, or a share of it."""
    half = _prose(50_000) * max(1, round(330 * share))
    return f"20250501\n\n\n{half}、{_NEEDLE}、{half}\n"


def one_entry(share: float) -> str:
    """An entry of many lines: five million characters, or a share of it."""
    prose = _prose(50_000)
    lines = [prose[at : at + 25] + "。" for at in range(0, len(prose), 25)] * max(1, round(48 * share))
    lines.insert(len(lines) // 2, f"{_NEEDLE}。")
    return (
        "20250501\n\n\n"
        + "".join(line + "\n" * (number % 4 == 0) for number, line in enumerate(lines))
        + "\n"
    )


def tiny_entries(share: float) -> str:
    """A million entries of a few characters in one file, or a share of them."""
    count = round(1_000_000 * share)
    chance = random.Random(1)  # noqa: S311
    words = chance.choices(_WORDS, k=count)
    words[count // 2] = _NEEDLE
    lines = (
        f"[{2000 + n // 336_000}-{n // 28_000 % 12 + 1:02}-{n // 1_000 % 28 + 1:02} {n // 60 % 24:02}:{n % 60:02}] {word}{n}\n\n"
        for n, word in enumerate(words)
    )
    return "".join(lines)


SHAPES: dict[str, Callable[[float], str]] = {
    "one line": one_line,
    "one entry": one_entry,
    "tiny entries": tiny_entries,
}
_COMMANDS = (
    ("search", _NEEDLE),
    ("search", f'"{_NEEDLE}"', "--json"),
    ("search", "猫"),
    ("search", "猫 会社", "--count"),
    ("search", "猫", "--passages", "50"),
    ("search", "path:diary", "-n", "5"),
    ("list",),
    ("stats",),
    ("timeline",),
    ("index",),
)


_LAUNCHER = """
import os, sys
child = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(child, 0)
with open(sys.argv[1], "w") as file:
    print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss, file=file)
"""
"""A small process that starts another: a new process begins with the peak memory of the one that started it."""


def taken(scene: Scene, *words: str) -> Taken:
    """Run ``nikki`` and measure it; ``out`` is the end of what it printed."""
    with (
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
        tempfile.NamedTemporaryFile("r", encoding="ascii") as measured,
    ):
        launcher = [sys.executable, "-I", "-S", "-c", _LAUNCHER, measured.name]
        subprocess.run(
            [*launcher, *scene.command(*words)],
            cwd=ROOT,
            env=environment(),
            stdout=out,
            stderr=err,
            stdin=subprocess.DEVNULL,
            check=True,
        )
        code, spent, resident = measured.read().split()
        hold_upright(int(code), _end(err))
        return Taken(int(code), float(spent), round(int(resident) / 1024), _end(out))


def _end(file: IO[bytes]) -> str:
    file.seek(max(0, file.seek(0, os.SEEK_END) - 4096))
    return file.read().decode("utf-8", "replace")


def tried(folder: Path, shape: str, share: float = 1.0) -> Iterator[str]:
    """Index a diary of a shape and ask it everything; a line of seconds and megabytes for each command."""
    scene = Scene(folder / "diary.txt", folder / "index", two=True)
    scene.source.write_text(SHAPES[shape](share), encoding="utf-8")
    for words in (("index", str(scene.source)), *_COMMANDS):
        found = taken(scene, *words)
        name = " ".join(words[:1] if words[0] == "index" else words)
        said = f"{shape}: {name}: {found.seconds:.1f} s, {found.megabytes} MB"
        hold(found.status == 0, said)
        hold(_NEEDLE not in words or _NEEDLE in found.out.replace("【", "").replace("】", ""), said)
        hold(found.seconds < MOST_SECONDS and found.megabytes < MOST_MEGABYTES, said)
        yield said
