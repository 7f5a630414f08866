"""What a commit changes, from what was known of the files, seen of them and read in them: tables of cases, no file anywhere."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

import pytest

from indexer.index.manifest import Absence, FileRecord, State
from indexer.model import Entry, Notice
from indexer.sources.discovery import Discovery, FileStat, Skip
from indexer.support.digest import entry_id
from indexer.sync.plan import Basis, Plan, plan
from indexer.sync.reading import FileReading
from indexer.sync.retention import EMPTY, GRACE, UNREACHABLE
from indexer.sync.scan import Scan

if TYPE_CHECKING:
    from collections.abc import Mapping

TODAY = dt.date(2026, 5, 1)
DAY = TODAY.toordinal()
FAILED = "!"
"""Stands for the end of a file that could not be read to it."""


def entry(letter: str) -> Entry:
    day = dt.date(2025, 5, 1 + "abcdefgh".index(letter))
    return Entry(entry_id(day, "", letter), day, "", letter, "", 1)


def record(name: str, letters: str) -> FileRecord:
    """A file that holds an entry for each letter, or was not read to its end."""
    notices = (Notice("failed-read", name),) if letters.endswith(FAILED) else ()
    entries = [entry(letter) for letter in letters.removesuffix(FAILED)]
    ids = "".join(one.id for one in entries)
    places = " ".join(f"{3 * number + 1} {3 * number + 2}" for number in range(len(entries)))
    return FileRecord(10 * len(letters), 1, 1, "dated_lines", "utf-8", ids, places, notices)


def reading(name: str, letters: str) -> FileReading:
    return FileReading(record(name, letters), tuple(map(entry, letters.removesuffix(FAILED))))


def state(files: Mapping[str, str], absent: Mapping[str, Absence] | None = None) -> State:
    return State("", ("/d",), files={name: record(name, files[name]) for name in files}, absent=absent or {})


def planned(
    known: State,
    read: Mapping[str, str],
    *,
    unchanged: str = "",
    absent: Mapping[str, Absence] | None = None,
    rebuild_with: str | None = None,
    forget: tuple[str, ...] = (),
    outside: Mapping[str, str] | None = None,
) -> Plan:
    """A plan after ``read`` was read; for a rebuild, the index before gives back the entries of some letters."""
    here = [*unchanged.split(), *read]
    seen = Scan(
        ("/d",),
        (("/d",),),
        Discovery(tuple(FileStat(name, "/d", 1, 1, 1) for name in here), (Skip("x.mp4", "media"),), ()),
        {name: known.files[name] for name in unchanged.split()},
        tuple(FileStat(name, "/d", 1, 1, 1) for name in read),
        absent or {},
    )
    readings = {name: reading(name, read[name]) for name in read}
    back = None if rebuild_with is None else {entry(one).id: entry(one) for one in rebuild_with}
    basis = Basis(known if back is None else State(""), known, back)
    return plan(basis, seen, readings, outside or {}, TODAY, forget)


def letters(ids: frozenset[str] | list[str]) -> str:
    return "".join(letter for letter in "abcdefgh" if entry(letter).id in ids)


class Case(NamedTuple):
    """Known files, those that are read and those that are unchanged; what is then added, removed, and in which file."""

    known: Mapping[str, str]
    read: Mapping[str, str]
    unchanged: str
    added: str
    removed: str
    files: Mapping[str, str]


CASES = {
    "a new file": Case({}, {"1": "ab"}, "", "ab", "", {"1": "ab"}),
    "a post more": Case({"1": "a"}, {"1": "ab"}, "", "b", "", {"1": "ab"}),
    "a post less": Case({"1": "ab"}, {"1": "a"}, "", "", "b", {"1": "a"}),
    "another instead": Case({"1": "ab"}, {"1": "ac"}, "", "c", "b", {"1": "ac"}),
    "touched": Case({"1": "ab"}, {"1": "ab"}, "", "", "", {"1": "ab"}),
    "deleted": Case({"1": "ab", "2": "c"}, {}, "2", "", "ab", {"2": "c"}),
    "renamed": Case({"1": "ab"}, {"2": "ab"}, "", "", "", {"2": "ab"}),
    "moved to a file that is there": Case(
        {"1": "ab", "2": "c"}, {"1": "a", "2": "bc"}, "", "", "", {"1": "a", "2": "bc"}
    ),
    "in two files, gone from one": Case({"1": "ab", "2": "b"}, {"1": "a"}, "2", "", "", {"1": "a", "2": "b"}),
    "twice in what is read": Case({}, {"1": "a", "2": "a"}, "", "a", "", {"1": "a", "2": "a"}),
    "read half": Case({"1": "abc"}, {"1": "b!"}, "", "", "", {"1": "abc"}),
    "read half, with a new one": Case({"1": "ab"}, {"1": "c!"}, "", "c", "", {"1": "abc"}),
    "never read whole": Case({}, {"1": "a!"}, "", "a", "", {"1": "a"}),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_an_update(case: Case) -> None:
    found = planned(state(case.known), case.read, unchanged=case.unchanged)

    assert letters([one.id for one in found.added]) == case.added
    assert letters(found.removed) == case.removed
    assert {name: letters(one.entry_ids()) for name, one in found.files.items()} == case.files
    assert found.lost == ()
    assert found.skipped == (("media", 1),)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_rebuild_adds_all_that_an_update_leaves(case: Case) -> None:
    everything = {**{name: case.known[name] for name in case.unchanged.split()}, **case.read}
    found = planned(state(case.known), everything, rebuild_with="".join(case.known.values()))

    assert letters([one.id for one in found.added]) == letters(
        [one for file in found.files.values() for one in file.entry_ids()]
    )
    assert {name: letters(one.entry_ids()) for name, one in found.files.items()} == case.files
    assert found.removed == frozenset()
    assert found.lost == ()


AWAY = Absence(DAY, UNREACHABLE, "/d")


@pytest.mark.parametrize(
    ("given_back", "added", "held", "lost"),
    [("ab", "ab", "ab", ()), ("a", "a", "a", ("1",)), ("", "", "", ("1",))],
)
def test_a_rebuild_keeps_of_an_absent_file_what_the_index_gives_back(
    given_back: str, added: str, held: str, lost: tuple[str, ...]
) -> None:
    found = planned(state({"1": "ab"}), {}, absent={"1": AWAY}, rebuild_with=given_back)

    assert letters([one.id for one in found.added]) == added
    assert letters(found.files["1"].entry_ids()) == held
    assert (found.lost, [*found.absent]) == (lost, ["1"])
    # What was lost is to be read as soon as the file is back.
    assert (found.files["1"].size < 0) == bool(lost)


def test_what_another_file_has_is_not_lost_with_an_absent_one() -> None:
    found = planned(state({"1": "ab", "2": ""}), {"2": "bcd"}, absent={"1": AWAY}, rebuild_with="a")

    assert letters([one.id for one in found.added]) == "abcd"
    assert found.lost == ()


@pytest.mark.parametrize("rebuild_with", [None, "abc"])
def test_a_file_that_is_emptied_keeps_its_entries_for_a_while(rebuild_with: str | None) -> None:
    found = planned(state({"1": "abc"}), {"1": ""}, rebuild_with=rebuild_with)

    assert found.absent == {"1": Absence(DAY, EMPTY, "1")}
    assert letters(found.files["1"].entry_ids()) == "abc"
    assert found.removed == frozenset()


def test_and_no_longer() -> None:
    known = state({"1": "abc"}, {"1": Absence(DAY - GRACE, EMPTY, "1")})

    found = planned(known, {"1": ""})
    assert (found.absent, letters(found.removed)) == ({}, "abc")
    # Nor where nothing has touched it since.
    found = planned(known, {}, unchanged="1")
    assert (found.absent, letters(found.removed)) == ({}, "abc")


def test_an_emptied_file_whose_entries_stand_elsewhere_was_moved() -> None:
    found = planned(state({"1": "abc"}), {"1": "", "2": "abc"})

    assert (found.absent, found.removed, found.added) == ({}, frozenset(), ())


def test_what_is_forgotten_goes() -> None:
    found = planned(state({"1": "ab"}), {}, absent={"1": AWAY}, forget=("1",))

    assert (found.absent, letters(found.removed)) == ({}, "ab")


def test_links_are_said_once_and_kept_while_their_file_is() -> None:
    found = planned(state({"1": "a"}), {"1": "a"}, outside={"1": "/d/link", "2": "/d/other"})

    assert found.outside == {"1": "/d/link"}
    assert [one.path for one in found.notices] == ["/d/link"]
    again = planned(
        state({"1": "a"})._replace(outside={"1": "/d/link"}), {}, outside={"1": "/d/link"}, unchanged="1"
    )
    assert (again.outside, again.notices) == ({"1": "/d/link"}, ())


def test_nothing_that_is_given_is_changed() -> None:
    known = state({"1": "abc", "2": "d"}, {"1": Absence(DAY, EMPTY, "1")})
    before = repr(known)

    planned(known, {"2": "de", "3": "f!"}, absent={"1": AWAY}, rebuild_with="abcd")

    assert repr(known) == before
