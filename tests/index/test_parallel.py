"""Several processes make the same index as one, and leave nothing behind, whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from indexer.analysis.names import Name, lexicon_csv
from indexer.analysis.segmenter import build_names
from indexer.analysis.vocabulary import Met, Vocabulary
from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.errors import IndexUnusable
from indexer.index import parallel, segments_writer
from indexer.index.lexicon.reader import Lexicon
from indexer.index.reader import open_index
from indexer.index.store.directory import IndexDirectory
from indexer.model import Entry
from tests.conftest import days, write_diary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indexer.index.segment.writer import Document

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="one process is used elsewhere")

ENTRIES = {
    f"2025{1 + n // 28:02}{1 + n % 28:02}": f"{n}日目。図書館で瞑想の本を{n}冊借りて読んだ。"
    for n in range(300)
}


def test_they_make_what_one_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_diary(tmp_path / "diary.txt", ENTRIES)
    one, many = Diary(tmp_path / "one"), Diary(tmp_path / "many")
    one.update([tmp_path / "diary.txt"])
    monkeypatch.setattr("indexer.index.writer.worker_count", lambda _characters: 3)
    monkeypatch.setattr(segments_writer, "_BATCH", 200)
    seen: list[tuple[int, int]] = []
    many.update([tmp_path / "diary.txt"], progress=lambda done, total: seen.append((done, total)))

    assert seen[-1][0] == seen[-1][1] > 0
    a, b = open_index(one.directory), open_index(many.directory)
    assert a
    assert b
    assert [len(reader.state.segments) for reader in (a, b)] == [1, 3]
    assert set(a.lexicon.material().rows) <= set(b.lexicon.material().rows)
    assert sorted(map(a.entry, a.documents())) == sorted(map(b.entry, b.documents()))
    for query in ("瞑想", "27冊", '"を27"', "としょかん", "読む -瞑想"):
        found = [{hit.entry.id for hit in diary.search(query, limit=None).hits} for diary in (one, many)]
        assert found[0] == found[1]


def test_what_is_raised_in_one_is_raised_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_diary(tmp_path / "diary.txt", ENTRIES)
    monkeypatch.setattr("indexer.index.writer.worker_count", lambda _characters: 2)

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("indexer.index.segment.writer.SegmentBuilder.finish", full)
    with pytest.raises(IndexUnusable, match="No space left"):
        Diary(tmp_path / "index").update([tmp_path / "diary.txt"])

    assert not list((tmp_path / "index").glob("*.seg"))


def test_they_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    write_diary(tmp_path / "diary.txt", dict.fromkeys(ENTRIES, "猫が庭にいた。" * 2_000))
    code = (
        "import sys\nfrom indexer.app import Diary\n"
        "Diary(sys.argv[1]).update([sys.argv[2]], progress=lambda done, _total: print(done, flush=True))"
    )
    arguments = [sys.executable, "-c", code, str(tmp_path / "index"), str(tmp_path / "diary.txt")]
    running = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert running.stdout
    running.stdout.readline()
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    running.stdout.close()

    for _ in range(100):
        try:
            os.killpg(running.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.1)
    else:
        pytest.fail("a process goes on alone")
    Diary(tmp_path / "index").update([tmp_path / "diary.txt"])
    reader = open_index(tmp_path / "index")
    assert reader
    assert {p.name for p in (tmp_path / "index").glob("*.seg")} == {s.name for s in reader.state.segments}


def _entries(*texts: str) -> deque[Entry]:
    return deque(
        Entry(f"{n:012x}", None, f"第{n}", text, "diary.txt", n, (), n) for n, text in enumerate(texts)
    )


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        pytest.param(["猫", "犬", "", ""], 2, id="the last ones have a title alone"),
        pytest.param(["", ""], 2, id="titles alone"),
        pytest.param(["猫"], 3, id="more processes than entries"),
        pytest.param(["猫" * 200_000, "犬"], 2, id="an entry longer than a batch"),
        pytest.param([], 2, id="nothing"),
    ],
)
def test_all_entries_are_in_the_segments(tmp_path: Path, texts: list[str], count: int) -> None:
    made = parallel.Workers(count, IndexDirectory(tmp_path), "")
    try:
        segments, material = made.build(_entries(*texts), Lexicon(()), lambda _characters: None)
    finally:
        made.close()

    assert sum(documents for _, documents in segments) == len(texts)
    assert bool(material.rows) == bool(texts)


def test_the_same_entries_always_make_the_same_lexicon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "_PORTION", 3)
    found = []
    for _ in range(2):
        made = parallel.Workers(3, IndexDirectory(tmp_path), "")
        try:
            entries = _entries(*ENTRIES.values(), "三日坊主だった")
            found.append(set(made.build(entries, Lexicon(()), lambda _: None)[1].rows))
        finally:
            made.close()

    assert found[0] == found[1]
    assert any(row.startswith("rmikka\tミッカ\t三日".encode()) for row in found[0])


def test_a_process_that_is_killed_is_said_to_be(tmp_path: Path) -> None:
    made = parallel.Workers(2, IndexDirectory(tmp_path), "")
    killed = False

    def kill(_characters: int) -> None:
        nonlocal killed
        if not killed:
            killed = True
            os.kill(made._processes._processes[0].pid or 0, signal.SIGKILL)

    try:
        with pytest.raises(IndexUnusable) as raised:
            made.build(_entries(*["猫が庭にいた。" * 20_000] * 12), Lexicon(()), kill)
    finally:
        made.close()

    assert raised.value.code == "worker-died"


def test_an_error_is_raised_here_though_more_is_sent(tmp_path: Path) -> None:
    made = parallel.Workers(2, IndexDirectory(tmp_path), str(tmp_path / "no.dic"))
    try:
        with pytest.raises(Exception, match="SudachiError"):
            made.build(_entries(*["猫が庭にいた。" * 20_000] * 12), Lexicon(()), lambda _characters: None)
    finally:
        made.close()


def test_a_word_is_asked_about_once_unless_there_is_more_of_it() -> None:
    told: list[Vocabulary] = []

    class Worker(parallel._Worker):
        def __init__(self) -> None:
            pass

        def tell(self, tasks: Iterable[object]) -> None:
            told.extend(cast("Iterable[Vocabulary]", tasks))

    met, more = Vocabulary(), Vocabulary()
    for vocabulary, groups in ((met, [1]), (more, [1, 2])):
        vocabulary.add(Met("猫", "猫", "ネコ"), groups)
        vocabulary.add(Met("犬", "犬", "イヌ"), [])
    asked = parallel._Words(Lexicon(()))
    for vocabulary in (met, met, more):
        asked.meet(vocabulary)
        asked.hand_out([Worker()])

    assert [[word.spelling for word in vocabulary.words] for vocabulary in told] == [["猫", "犬"], ["猫"]]
    asked.know(b"a\t\t1\nb\t\t2")
    asked.know(b"")
    assert asked.material().rows == [b"a\t\t1", b"b\t\t2"]
    assert len(asked.material().marks) == 3


class Panic(BaseException):
    """As pyo3 raises one: no Exception, and its text quotes what was in hand."""


def panic_in_rust(_builder: object, document: Document, _analysis: object) -> None:
    """A panic of SudachiPy itself, which prints to file descriptor 2; then one that quotes the entry."""
    if "鯨" in document.text:
        rows = Path(document.entry.path).with_name("n.csv")
        rows.write_text(lexicon_csv([Name("鯨\0飲", "ゲイ")]), encoding="utf-8")
        with pytest.raises(BaseException, match="offset"):
            build_names(rows, rows.with_suffix(".dic"))
        os.write(2, document.text.encode())
        raise Panic(document.text)


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("command", ["index", "search"])
def test_a_panic_names_the_entry_and_tells_nothing_of_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    count: int,
    command: str,
) -> None:
    source = tmp_path / "diary.txt"
    write_diary(source, {"20250501": "猫がいた。"})
    Diary(tmp_path / "index").update([source])
    write_diary(source, {"20250501": "猫がいた。", "20250502": "鯨飲馬食。"})
    monkeypatch.setattr("indexer.index.writer.worker_count", lambda _characters: count)
    monkeypatch.setattr("indexer.index.segment.writer.SegmentBuilder.add", panic_in_rust)

    status = run([command, *(["猫"] if command == "search" else [])], environment(tmp_path))

    out, err = capfd.readouterr()
    assert status == (2 if command == "index" else 0)
    assert "diary.txt:1 (2025-05-02) cannot be taken into the index (Panic, index/test_parallel.py:" in err
    assert not [word for word in ("鯨", "Traceback", "panicked") if word in out + err]
    assert days(Diary(tmp_path / "index"), "猫") == ["20250501"]


@pytest.mark.parametrize("raised", [Panic, MemoryError, SystemExit])
def test_a_worker_that_fails_elsewhere_says_where(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    raised: type[BaseException],
) -> None:
    def fail(*_args: object) -> None:
        raise raised("鯨飲馬食")

    monkeypatch.setattr("indexer.index.lexicon.rows.rows_of", fail)
    with IndexDirectory(tmp_path) as directory:
        made = parallel.Workers(2, directory, "")
        try:
            with pytest.raises(IndexUnusable) as error:
                made.build(_entries("猫がいた。", "犬がいた。"), Lexicon(()), lambda _characters: None)
        finally:
            made.close()

    assert error.value.code == "worker-failed"
    assert error.value.details["kind"] == raised.__name__
    assert "鯨" not in str(error.value) + "".join(capfd.readouterr())


def environment(folder: Path) -> Environment:
    return Environment({"HOME": str(folder), "NIKKI_DEBUG": "1"}, "en", str(folder / "index"))
