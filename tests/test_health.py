"""What ``nikki doctor`` finds, and what it mends."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import stat
from typing import TYPE_CHECKING

import pytest

from indexer.app import Diary
from indexer.errors import IndexUnusable
from indexer.health import examine, mend
from indexer.health.registry import CHECKS
from indexer.index.store.directory import IndexDirectory
from indexer.index.store.lock import Lock
from indexer.index.store.records import with_checksum, without_checksum
from indexer.model import BAD, GOOD, KNOWN
from indexer.render.health import health_json
from tests.conftest import write_diary
from tests.test_faults import fingerprints

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from indexer.model import Health


@pytest.fixture
def index(tmp_path: Path) -> Path:
    (tmp_path / "diary").mkdir()
    write_diary(
        tmp_path / "diary" / "a.txt", {"20250501": "猫がいる。", "20250502": "民主主義の本を読んだ。"}
    )
    Diary(tmp_path / "index").update([tmp_path / "diary"])
    return tmp_path / "index"


def states(health: Health) -> dict[str, str]:
    """The worst state of each check."""
    found: dict[str, str] = {}
    for finding in health.findings:
        if found.get(finding.check) != BAD:
            found[finding.check] = finding.state
    return found


def test_a_sound_index(index: Path) -> None:
    health = examine(index, seed=1)

    assert health.sound
    assert set(states(health).values()) == {GOOD}
    assert [(c.source, c.encoding, c.files, c.entries) for c in health.formats] == [
        ("dated-lines", "utf-8", 1, 2)
    ]


def test_no_index(tmp_path: Path) -> None:
    for look in (examine, mend):
        with pytest.raises(IndexUnusable, match="no index yet"):
            look(tmp_path / "nothing")


def test_a_folder_that_is_no_index_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir(mode=0o755)
    (tmp_path / "mine" / "letter.txt").write_text("x", encoding="utf-8")

    for look in (examine, mend):
        with pytest.raises(IndexUnusable, match="no index yet"):
            look(tmp_path / "mine")

    assert stat.S_IMODE((tmp_path / "mine").stat().st_mode) == 0o755


def flip(path: Path) -> None:
    """Change a byte of a file, but not its times: only who reads all of it sees that."""
    times = path.stat()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def open_to_all(index: Path) -> None:
    next(index.glob("*.seg")).chmod(0o644)


def close_to_all(index: Path) -> None:
    next(index.glob("lexicon-*")).chmod(0o200)


def contents(index: Path) -> dict[str, tuple[str, int]]:
    """Hash and mode of every file; the time of one that is damaged is another when that was found out."""
    return {path: (digest, mode) for path, (digest, _, mode) in fingerprints(index).items()}


def flip_a_segment(index: Path) -> None:
    flip(next(index.glob("*.seg")))


def flip_the_contents(index: Path) -> None:
    flip(next(index.glob("_MAIN_*.toc")))


def flip_the_lexicon(index: Path) -> None:
    flip(next(index.glob("lexicon-*")))


def flip_the_memory(index: Path) -> None:
    flip(next(index.glob("sources-*")))


def lose_the_state(index: Path) -> None:
    next(index.glob("state-*")).unlink()


def cut_the_lexicon(index: Path) -> None:
    path = next(index.glob("lexicon-*"))
    path.write_bytes(path.read_bytes()[:-9])


def make_it_old(index: Path) -> None:
    from indexer.index import manifest

    path = next(index.glob("state-*"))
    state = manifest.load(path)
    assert state
    manifest.save(IndexDirectory(index), path.name, state._replace(fingerprint="format=4 analysis=1"))


def make_it_new(index: Path) -> None:
    path = next(index.glob("state-*"))
    lines = without_checksum(path.read_bytes())
    path.write_bytes(with_checksum(lines.replace(b"nikki-state\t", b"nikki-state\t9", 1)))


def write_more(index: Path) -> None:
    write_diary(index.parent / "diary" / "b.txt", {"20250503": "犬。"})


def delete_a_file(index: Path) -> None:
    write_more(index)
    Diary(index).update()
    (index.parent / "diary" / "b.txt").unlink()


def leave_files(index: Path) -> None:
    for name in ("MAIN_0000000000000000.seg", "state-99.tsv", "names-00_new.dic", "_MAIN_1.toc.1234.5"):
        (index / name).write_text("x", encoding="ascii")
    (index / "0123456789abcdef.MAIN.tmp").mkdir()


def lose_an_entry(index: Path) -> None:
    """As if an update had forgotten one: the state says that it is there, the segment that it is deleted."""
    from indexer.index import manifest

    path = next(index.glob("state-*"))
    state = manifest.load(path)
    assert state
    segment = state.segments[0]._replace(deleted=(0,))
    manifest.save(IndexDirectory(index), path.name, state._replace(segments=(segment,)))


ILLNESSES: list[tuple[str, Callable[[Path], None]]] = [
    ("permissions", open_to_all),
    ("permissions", close_to_all),
    ("integrity", flip_a_segment),
    ("integrity", flip_the_memory),
    ("integrity", flip_the_lexicon),
    ("integrity", flip_the_contents),
    ("integrity", lose_the_state),
    ("integrity", cut_the_lexicon),
    ("integrity", lose_an_entry),
    ("program", make_it_old),
    ("program", make_it_new),
    ("freshness", write_more),
    ("freshness", delete_a_file),
    ("leftovers", leave_files),
    ("self-search", lose_an_entry),
]


@pytest.mark.parametrize(("check", "make_ill"), ILLNESSES)
def test_what_is_wrong_with_an_index_is_found_and_mended(
    index: Path, check: str, make_ill: Callable[[Path], None]
) -> None:
    make_ill(index)
    before = contents(index)
    diary = fingerprints(index.parent / "diary")

    ill = examine(index, seed=1)

    assert ill.is_bad(check), ill.findings
    assert not ill.sound
    assert contents(index) == before

    mended = mend(index, seed=1)

    assert mended.sound, [finding for finding in mended.findings if finding.state == BAD]
    assert check in [finding.check for finding in mended.mended]
    assert examine(index, seed=1).sound
    assert fingerprints(index.parent / "diary") == diary
    assert Diary(index).search("猫").total == 1


def test_every_mend_was_tried() -> None:
    assert {check for check, _ in ILLNESSES} == {check.name for check in CHECKS if check.mend}


ODDITIES: list[tuple[str, str, str, str]] = [
    ("date-lines", "a.txt", "20250503\n\n\n猫。\n\n20250532\n\n\n犬。\n", BAD),
    ("date-lines", "a.txt", "20250503\n\n\n予定\n20250601\n20250602\n20250603\n20250604\n", KNOWN),
    ("date-lines", "2025-05-03.md", "猫。\n\n## 2024-01-02 追記\n\n犬。\n", KNOWN),
    (
        "date-lines",
        "a.txt",
        "".join(f"2025060{n}\n\n\n{'長い猫。' * (6000 if n == 3 else 1)}\n\n" for n in range(1, 8)),
        KNOWN,
    ),
    (
        "date-lines",
        "b.txt",
        "".join(f"2025060{n}\n\n\n{'長い猫。' * (600 if n == 3 else 1)}\n\n" for n in range(1, 5)),
        KNOWN,
    ),
    ("weekdays", "202508.md", "# 日記\n\n## 2025/08/03 (月)\n\n猫。\n\n## 2025/08/04 (月)\n\n犬。\n", BAD),
    ("unread", "a.txt", "20250503\n\n\n晴れ。\n\udcff曇り、のち雨。\n", BAD),
    ("unread", "b.txt", "\x01\x02\x03\x04" * 9, BAD),
    ("remarks", "b.txt", "20250503\n\n\n晴れ。\n\udc90\udcb0\udc82\udcea\udc81B\n", KNOWN),
    ("duplicates", "b.txt", "20250501\n\n\n猫がいる。\n", KNOWN),
    ("undated", "memo.txt", "走り書き。\n", KNOWN),
    ("left-out", "b.csv", "日付,本文\n2025-05-03,猫。\n", KNOWN),
    ("remarks", "empty.txt", "\n", KNOWN),
]


@pytest.mark.parametrize(("check", "name", "text", "state"), ODDITIES)
def test_what_is_odd_about_the_diary_is_said_with_its_place(
    index: Path, check: str, name: str, text: str, state: str
) -> None:
    path = index.parent / "diary" / name
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    Diary(index).update()

    for look in (examine, mend):
        health = look(index, seed=1)

        found = {finding.state: finding for finding in health.findings if finding.check == check}
        assert state in found
        assert health.sound == (state == KNOWN)
        assert check in {"duplicates", "undated"} or found[state].places[0].path == str(path)
        assert health.mended == ()


def test_a_year_that_a_single_weekday_gave_needs_attention(index: Path) -> None:
    path = index.parent / "diary" / "b.txt"
    path.write_text("8月24日（金）\n猫。\n", encoding="utf-8")
    os.utime(path, (0, 1_796_000_000))  # in November 2026
    Diary(index).update()

    (bad,) = [finding for finding in examine(index, seed=1).findings if finding.state == BAD]

    assert (bad.code, bad.places[0].path, bad.places[0].detail) == (
        "health-doubtful-years",
        str(path),
        "2018",
    )


def test_files_of_other_kinds_are_counted_by_kind_and_some_are_named(index: Path) -> None:
    for name in ("a.jpg", "b.jpg", "c.jpg", "d.csv"):
        (index.parent / "diary" / name).write_bytes(b"x")

    (found,) = [finding for finding in examine(index, seed=1).findings if finding.check == "left-out"]

    assert found.details == {"count": 4, "kinds": ".csv 1, .jpg 3"}
    assert [os.path.basename(place.path) for place in found.places] == ["d.csv"]


def test_on_a_terminal_lines_are_wrapped_between_words(index: Path) -> None:
    from indexer.render.health import health_lines
    from indexer.render.page import Page
    from indexer.support.terminal_text import width

    health = examine(index, seed=1)
    page = Page(dt.date(2026, 5, 23), language="en", width=40)
    whole = list(health_lines(health, page))

    lines = list(health_lines(health, page._replace(terminal=True, home=str(index.parent))))

    assert max(map(width, whole)) > 60
    assert max(map(width, lines)) <= 40
    words = {word for line in whole for word in line.split() if len(word) < 30}
    assert words <= {word for line in lines for word in line.split()}


def test_a_file_that_was_left_out_is_not_counted_as_read(index: Path) -> None:
    (index.parent / "diary" / "b.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    Diary(index).update([index.parent / "diary" / "b.csv"])

    health = examine(index, seed=1)

    assert [notice.code for notice in health.notices] == ["notice-table"]
    assert [f.details["count"] for f in health.findings if f.check == "unread"] == [1]


def test_the_share_of_a_long_day_in_its_file_is_said(index: Path) -> None:
    path = index.parent / "diary" / "b.txt"
    write_diary(path, {f"2025060{n}": "長い猫。" * (600 if n == 3 else 10) for n in range(1, 5)})
    Diary(index).update()

    (finding,) = [f for f in examine(index, seed=1).findings if f.code == "health-long-days"]

    assert [(place.path, place.detail) for place in finding.places] == [
        (str(path), "2025-06-03: 2,400 / 2,520")
    ]


def test_what_cannot_be_mended_is_no_reason_to_write(index: Path) -> None:
    shutil.rmtree(index.parent / "diary")
    before = fingerprints(index)

    health = mend(index, seed=1)

    assert states(health)["missing"] == BAD
    assert states(health)["self-search"] == GOOD
    assert fingerprints(index) == before


def test_files_of_a_run_that_is_going_on_are_no_leftovers(index: Path) -> None:
    leave_files(index)
    held = Lock.of(IndexDirectory(index))
    try:
        assert "leftovers" not in states(examine(index, seed=1))
    finally:
        held.release()
    assert states(examine(index, seed=1))["leftovers"] == BAD


def test_the_self_search_is_repeatable_and_can_be_left_out(index: Path) -> None:
    assert examine(index, seed=5).findings == examine(index, seed=5).findings
    assert "self-search" not in states(examine(index, sample=0))
    (finding,) = (f for f in examine(index, sample=1, seed=5).findings if f.check == "self-search")
    assert (finding.details["entries"], finding.details["seed"]) == (1, 5)


def test_a_file_name_cannot_drive_the_terminal_through_json(tmp_path: Path) -> None:
    name = "日記\x9b31m\x1b[31m\u200f\n.txt"
    write_diary(tmp_path / name, {"20250501": "猫。"})
    Diary(tmp_path / "index").update([tmp_path / name])

    (line,) = health_json(examine(tmp_path / "index"))

    assert not re.search("[\x00-\x1f\x7f-\x9f\u200e\u200f]", line)
    assert json.loads(line)["files"][0]["path"] == str(tmp_path / name)


def test_lines_with_dates_in_the_text_of_a_file_that_changed_since(index: Path, tmp_path: Path) -> None:
    path = tmp_path / "diary" / "a.txt"
    path.write_text("2025-08-01\n\n海。\n2052-08-02\n山。\n\n2025-08-03\n\n川。\n", encoding="utf-8")
    Diary(index).update()

    def passed_over() -> list[tuple[str, int]]:
        places = [place for finding in examine(index, seed=1).findings for place in finding.places]
        return [(place.detail, place.line) for place in places if place.code == "notice-date-in-text"]

    assert passed_over() == [("2052-08-02", 4)]
    os.utime(path, (1, 1))
    assert passed_over() == [("2052-08-02", 4)]


def test_a_link_that_leads_nowhere(index: Path, tmp_path: Path) -> None:
    (tmp_path / "diary" / "b.txt").symlink_to(tmp_path / "none.txt")

    health = examine(index, seed=1)

    assert [place.code for finding in health.findings for place in finding.places] == ["notice-dead-link"]
    assert health.skipped == (("dead-link", 1),)
    report = Diary(index).update()
    assert [notice.code for notice in report.warnings] == ["notice-dead-link"]
