"""A good file beside a damaged one: whatever became of the one, the other is indexed and found.

Each format is damaged in thousands of ways: bytes changed, dropped, repeated, put in, cut off.
"""

from __future__ import annotations

import contextlib
import io
import json
import random
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from indexer.cli import run
from indexer.cli.environment import Environment
from reliability.scene import hold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_NEEDLE = "鯨飲馬食"
"""What stands in the good file."""
_JOURNAL = json.dumps(
    {
        "metadata": {"version": "1.0"},
        "entries": [
            {
                "creationDate": f"2025-08-{day:02}T20:00:00Z",
                "text": f"# 題{day}\n晴れ。猫がいた。",
                "tags": ["町"],
            }
            for day in range(1, 29)
        ],
    },
    ensure_ascii=False,
)
_TEXTS = {
    "Journal.json": _JOURNAL,
    "日記.txt": "20250829\n\n\n晴れ。猫がいた。\n\n20250828\n\n\n雨。\n",
    "2025-08-29.md": "# 町\n\n## 朝\n\n晴れ。 #散歩\n",
    "note.md": "---\ntitle: 町\ndate: 2025-08-29\ntags: [散歩, {a: [b]}]\n---\n晴れ。\n",
    "toml.md": '+++\ntitle = "町"\ndate = 2025-08-29\ntags = ["散歩"]\n[a.b]\nc = {d = [1]}\n+++\n晴れ。\n',
    "json.md": '{\n"title": "町",\n"date": "2025-08-29"\n}\n\n晴れ。\n',
    "diary.org": "* 2025-08-29 金曜日 :町:\n:PROPERTIES:\n:ID: a\n:END:\n晴れ。\n* <2025-08-30 土> 題\n雨。\n",
    "page.html": "<html><body><h2>2025年8月29日</h2><p>晴れ。<br>猫&amp;犬</p><!-- a --><pre>雨</pre></body></html>",
    "ChangeLog": "2025-08-29  N  <a@b>\n\n\t* 町: 晴れ。\n\t猫がいた。\n",
    "export.txt": "AUTHOR: a\nTITLE: 題\nDATE: 08/29/2025 03:00:00 PM\nCATEGORY: 町\n-----\nBODY:\n<p>晴れ。</p>\n-----\n--------\n",
    "diary.xml": '<?xml version="1.0"?>\n<diary><day date="2025-08-29" title=""><body>*t=1*[町]晴れ。\n雨&lt;。</body></day></diary>',
    "20250829.td2": "TDIARY2.01.00\nDate: 20250829\nTitle: 題\nFormat: tDiary\n\n晴れ。\n猫がいた。\n.\n",
    "jrnl.txt": "[2025-08-29 10:00] 題 @町\n晴れ。\n\n[2025-08-30 10:00] 雨\n",
    "2025-08-29-101010.howm": "= 題\n[2025-08-29 10:10]\n晴れ。\n",
}


def originals() -> dict[str, bytes]:
    """A small file of each format by its name; texts in the encodings that diaries have, too."""
    found = {name: text.encode() for name, text in _TEXTS.items()}
    found["sjis.txt"] = _TEXTS["日記.txt"].encode("cp932")
    found["wide.txt"] = _TEXTS["日記.txt"].encode("utf-16")
    found["jis.txt"] = _TEXTS["日記.txt"].encode("iso-2022-jp")
    for name, packing in (("deflated.zip", zipfile.ZIP_DEFLATED), ("stored.zip", zipfile.ZIP_STORED)):
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", packing) as file:
            file.writestr("Journal.json", _JOURNAL)
            file.writestr("photos/a.jpeg", b"\xff\xd8\xff")
            file.writestr("日記/Other.json", _JOURNAL.replace("2025", "2024"))
        found[name] = archive.getvalue()
    return found


def mutant(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to eight damages."""
    mutated = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 3, 8])):
        at = chance.randrange(len(mutated) + 1)
        length = chance.choice([1, 1, 2, 4, 16, 200])
        _DAMAGES[chance.randrange(len(_DAMAGES))](mutated, at, length, chance)
    return bytes(mutated)


def _change(data: bytearray, at: int, length: int, chance: random.Random) -> None:
    data[at : at + length] = chance.randbytes(min(length, len(data) - at))


def _flip(data: bytearray, at: int, _length: int, chance: random.Random) -> None:
    if at < len(data):
        data[at] ^= 1 << chance.randrange(8)


def _drop(data: bytearray, at: int, length: int, _chance: random.Random) -> None:
    del data[at : at + length]


def _repeat(data: bytearray, at: int, length: int, chance: random.Random) -> None:
    data[at:at] = data[at : at + length] * chance.choice([1, 2, 50])


def _put_in(data: bytearray, at: int, length: int, chance: random.Random) -> None:
    data[at:at] = chance.choice(
        [chance.randbytes(length), b"\0" * length, b"\xff" * length, b"[" * 50 * length]
    )


def _cut(data: bytearray, at: int, _length: int, _chance: random.Random) -> None:
    del data[at:]


_DAMAGES: tuple[Callable[[bytearray, int, int, random.Random], None], ...] = (
    _change, _flip, _flip, _drop, _repeat, _put_in, _cut,
)  # fmt: skip


def tried(folder: Path, name: str, count: int, seed: int = 1) -> Counter[str]:
    """Damage a format so many times, and hold each time that a search brings the index up to date and finds what is good.

    Returns how often the damaged file was ``whole`` to the program, and how often it was ``said`` to be damaged.
    """
    chance = random.Random(seed)  # noqa: S311
    diary = folder / "diary"
    diary.mkdir()
    (diary / "good.txt").write_text(f"20250501\n\n\n{_NEEDLE}。\n", encoding="utf-8")
    whole = originals()[name]
    (diary / name).write_bytes(whole)
    environment = Environment({"HOME": str(folder)}, "en", str(folder / "index"))
    _nikki(environment, "index", str(diary))
    ends: Counter[str] = Counter()
    for number in range(count):
        data = mutant(whole, chance)
        (diary / name).write_bytes(data)
        way = ("index", "--rebuild") if number % 50 == 0 else ("index",)
        said = _nikki(environment, *way)
        found = _nikki(environment, "search", _NEEDLE)
        hold(_NEEDLE in found.replace("【", "").replace("】", ""), f"{name} {number}: {found} {data!r}")
        ends["said" if name in said else "whole"] += 1
    return ends


def _nikki(environment: Environment, *words: str) -> str:
    """What a command printed; holds that it found something and did not fall over."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run(words, environment)
    printed = out.getvalue() + err.getvalue()
    hold(status == 0, f"{words}: {status}: {printed}")
    hold("unexpected" not in printed, printed)
    return printed


def all_tried(place: Callable[[], Path], count: int, seed: int = 1) -> Iterator[str]:
    """Damage every format so many times; a line for each."""
    for name in originals():
        ends = tried(place(), name, count, seed)
        yield f"{name}: {count} times, {ends['said']} times said"
