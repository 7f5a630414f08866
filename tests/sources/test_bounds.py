"""Reading within bounds: whatever a file is, and whatever it says of itself, time and memory are limited."""

from __future__ import annotations

import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from indexer.model import LASTING, Reading
from indexer.sources import read, reading
from indexer.support import limits
from reliability.mutants import mutant

ENTRY = {"creationDate": "2025-08-28T20:00:00Z", "text": "猫がいる。"}
JOURNAL = json.dumps({"entries": [ENTRY]})
_MOST_MEMORY = 700 * 2**20
"""Bytes of address space, of which Python and what it has loaded take 100 MB."""


def archive(path: Path, *texts: str, packing: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", packing) as file:
        for number, text in enumerate(texts):
            file.writestr(f"Journal{number}.json", text)
    return path


def failed(found: Reading) -> list[str]:
    assert found.failure == LASTING
    return [notice.code for notice in found.notices]


def read_in_little_memory(path: Path) -> str:
    """The codes of the notices, read in a process that may have little memory and 20 seconds of CPU."""
    code = (
        "import sys; from pathlib import Path; from indexer.sources import read; path = Path(sys.argv[1]);"
        "print(*(notice.code for notice in read(path, root=path.parent).notices))"
    )

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (20, 20))

    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_zip_that_is_none_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with path.open("wb") as file:
        file.write("20250829\n\n猫。\n".encode())
        file.truncate(3 * 2**30)

    assert read_in_little_memory(path) == "failed-too-large"


@pytest.mark.parametrize("size", [5 * 2**20, 300 * 2**20])
def test_a_zip_that_unpacks_to_too_much(tmp_path: Path, size: int) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file, file.open("a.json", "w") as member:
        for _ in range(size // 2**20):
            member.write(b"[" * 2**20)

    assert read_in_little_memory(path) == "failed-unpacks-too-large"


def test_many_texts_in_a_zip_are_limited_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ZIP_TEXT", 2 * len(JOURNAL))
    journals = [JOURNAL.replace("2025", year) for year in ("2023", "2024", "2025")]

    found = read(archive(tmp_path / "export.zip", *journals))

    assert failed(found) == ["failed-unpacks-too-large"]
    assert [entry.date.year for entry in found.entries if entry.date] == [2023, 2024]


def test_the_sizes_in_the_headers_are_not_believed(tmp_path: Path) -> None:
    path = archive(tmp_path / "export.zip", "[" * 5 * 2**20)
    data = path.read_bytes()
    with zipfile.ZipFile(path) as file:
        size = file.infolist()[0].file_size
    path.write_bytes(data.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little")))

    assert set(failed(read(path))) <= {"failed-unpacks-too-large", "failed-damaged"}


def test_a_table_of_contents_that_never_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ZIP_DIRECTORY", 100_000)
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as file:
        for number in range(2_000):
            file.writestr(f"{number:05}" + "a" * 90, b"")

    assert failed(read(path)) == ["failed-too-large"]


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_that_no_export_has(tmp_path: Path, packing: int) -> None:
    assert failed(read(archive(tmp_path / "export.zip", JOURNAL, packing=packing))) == ["failed-packing"]


def test_an_encrypted_zip(tmp_path: Path) -> None:
    path = archive(tmp_path / "export.zip", JOURNAL)
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)

    assert failed(read(path)) == ["failed-encrypted"]


def test_json_of_more_values_than_memory_has(tmp_path: Path) -> None:
    path = tmp_path / "Journal.json"
    path.write_text('{"entries": [' + "[]," * 5_000_000 + '"creationDate"]}', encoding="utf-8")

    assert read_in_little_memory(path) == "failed-too-large"


def test_what_was_read_before_a_failure_is_kept(tmp_path: Path) -> None:
    found = read(archive(tmp_path / "export.zip", JOURNAL, '{"creationDate"'))

    assert failed(found) == ["failed-damaged"]
    assert [entry.text for entry in found.entries] == ["猫がいる。"]


def test_a_pipe_and_a_device_are_not_waited_for(tmp_path: Path) -> None:
    """A file that was one when it was found may be another thing when it is opened."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")

    for name in ("pipe.txt", "zero.txt"):
        assert failed(read(tmp_path / name)) == ["failed-special"]


class _PanicError(BaseException):
    """As pyo3's PanicException is."""


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RecursionError(), "failed-too-deep"),
        (MemoryError(), "failed-no-memory"),
        (UnicodeDecodeError("utf-8", b"x", 0, 1, "x"), "failed-unforeseen"),
        (EOFError("猫"), "failed-unforeseen"),
        (_PanicError("猫"), "failed-unforeseen"),
    ],
)
def test_whatever_is_raised_while_a_file_is_read_is_its_notice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: str
) -> None:
    def fail(data: bytes) -> None:
        raise error

    monkeypatch.setattr(reading, "decode", fail)
    (tmp_path / "a.txt").write_text("猫。", encoding="utf-8")

    (notice,) = read(tmp_path / "a.txt").notices

    assert notice.code == code
    assert "猫" not in notice.detail


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_who_ends_the_program_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def fail(data: bytes) -> None:
        raise error

    monkeypatch.setattr(reading, "decode", fail)
    (tmp_path / "a.txt").write_text("猫。", encoding="utf-8")

    with pytest.raises(error):
        read(tmp_path / "a.txt")


def test_a_damaged_zip_is_said_to_be_damaged(tmp_path: Path) -> None:
    whole = archive(tmp_path / "export.zip", JOURNAL, json.dumps({"entries": [ENTRY] * 99})).read_bytes()
    path = tmp_path / "mutant.zip"
    codes = set()
    chance = random.Random(1)  # noqa: S311  (nothing secret)
    for _ in range(300):
        path.write_bytes(b"PK\x03\x04" + mutant(whole, chance)[4:])
        codes |= {notice.code for notice in read(path).notices}

    assert "failed-damaged" in codes
    assert "failed-unforeseen" not in codes


@pytest.mark.parametrize("text", ["2" * 200 + "x", "\n".join(["2" * 24 + "x"] * 10_000)])
def test_a_pattern_of_headings_that_takes_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(limits, "HEADING_SECONDS", 0.3)
    pattern = re.compile(r"^(?P<year>(2+)+)(?P<month>2)(?P<day>2)$")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    started = time.process_time()

    found = read(tmp_path / "a.txt", pattern=pattern)

    assert failed(found) == ["failed-heading"]
    assert time.process_time() - started < 2
    assert signal.getsignal(signal.SIGVTALRM) == signal.SIG_DFL
